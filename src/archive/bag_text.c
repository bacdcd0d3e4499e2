/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/bag_text.h"

#include "base/utf8.h"

/* Upper case, letters and digits alone: "utf-8" and "UTF8" are one name. */
static size_t plain_label(drs_str label, char *room, size_t size)
{
    size_t length = 0;
    for (size_t i = 0; i < label.len && length < size; i++) {
        char c = label.ptr[i];
        if (c >= 'a' && c <= 'z')
            c = (char)(c - 32);
        if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            room[length++] = c;
    }
    return length;
}

bool drs_bag_encoding(drs_str label, drs_encoding *encoding)
{
    /* ISO-8859-1 is read as Windows-1252, as the WHATWG Encoding Standard does. */
    static const struct {
        const char *name;
        drs_encoding encoding;
    } names[] = {
        {"UTF8", DRS_UTF8},
        {"USASCII", DRS_UTF8},
        {"ASCII", DRS_UTF8},
        {"UTF16", DRS_UTF16BE},
        {"UTF16BE", DRS_UTF16BE},
        {"UTF16LE", DRS_UTF16LE},
        {"CP1252", DRS_WINDOWS_1252},
        {"ISO88591", DRS_WINDOWS_1252},
        {"WINDOWS1252", DRS_WINDOWS_1252},
        {"LATIN1", DRS_WINDOWS_1252},
    };
    char room[16];
    drs_str plain = drs_str_of(room, plain_label(label, room, sizeof room));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (drs_str_is(plain, names[i].name)) {
            *encoding = names[i].encoding;
            return true;
        }
    return false;
}

drs_str drs_bag_decode(drs_arena *arena, drs_str bytes, drs_encoding encoding, size_t *damaged)
{
    if (encoding == DRS_UTF8 && drs_str_starts(bytes, drs_str_c("\xEF\xBB\xBF")))
        bytes = drs_str_sub(bytes, 3, bytes.len);
    if (encoding == DRS_UTF16BE || encoding == DRS_UTF16LE) {
        drs_encoding marked = drs_encoding_guess(bytes);
        if (marked == DRS_UTF16BE || marked == DRS_UTF16LE) {
            encoding = marked;
            bytes = drs_str_sub(bytes, 2, bytes.len);
        }
    }
    return drs_encoding_convert(arena, bytes, encoding, damaged);
}

bool drs_bag_line(drs_str *rest, drs_str *line)
{
    if (rest->len == 0)
        return false;
    size_t end = 0;
    while (end < rest->len && rest->ptr[end] != '\n' && rest->ptr[end] != '\r')
        end++;
    *line = drs_str_sub(*rest, 0, end);
    bool is_pair = end + 1 < rest->len && rest->ptr[end] == '\r' && rest->ptr[end + 1] == '\n';
    *rest = drs_str_sub(*rest, end + (is_pair ? 2 : 1), rest->len);
    return true;
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

/* The byte "%XX" at s stands for, 0 for none that is undone. */
static char encoded_byte(drs_str s, bool percent)
{
    if (s.len < 3 || s.ptr[0] != '%')
        return 0;
    char first = s.ptr[1], second = upper(s.ptr[2]);
    if (first == '0' && second == 'D')
        return '\r';
    if (first == '0' && second == 'A')
        return '\n';
    return percent && first == '2' && second == '5' ? '%' : 0;
}

drs_str drs_bag_path_decode(drs_arena *arena, drs_str path, bool percent)
{
    if (drs_str_find_byte(path, '%') == DRS_NOT_FOUND)
        return path;
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    for (size_t at = 0; at < path.len; at++) {
        char byte = encoded_byte(drs_str_sub(path, at, path.len), percent);
        drs_buf_byte(&out, byte ? byte : path.ptr[at]);
        at += byte ? 2 : 0;
    }
    drs_str decoded = drs_arena_copy(arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return decoded;
}

void drs_bag_path_encode(drs_buf *out, drs_str path)
{
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        if (c == '\r')
            drs_buf_text(out, "%0D");
        else if (c == '\n')
            drs_buf_text(out, "%0A");
        else if (c == '%')
            drs_buf_text(out, "%25");
        else
            drs_buf_byte(out, c);
    }
}

drs_str drs_bag_path_clean(drs_arena *arena, drs_str path)
{
    char *room = drs_arena_alloc(arena, path.len + 1);
    drs_str rest = path, piece;
    size_t length = 0;
    while (drs_str_split(&rest, '/', &piece)) {
        bool is_root = piece.len == 0 && piece.ptr == path.ptr;
        if (!is_root && (piece.len == 0 || drs_str_is(piece, ".")))
            continue;
        if (length && room[length - 1] != '/')
            room[length++] = '/';
        if (is_root)
            room[length++] = '/';
        if (piece.len)
            memcpy(room + length, piece.ptr, piece.len);
        length += piece.len;
    }
    drs_str cleaned = drs_str_of(room, length);
    return drs_str_equal(cleaned, path) ? path : cleaned;
}

bool drs_bag_path_is_inside(drs_str path)
{
    if (path.len == 0 || path.ptr[0] == '/' || path.ptr[0] == '~' ||
        drs_str_find_byte(path, '\0') != DRS_NOT_FOUND)
        return false;
    drs_str piece;
    while (drs_str_split(&path, '/', &piece))
        if (drs_str_is(piece, ".."))
            return false;
    return true;
}
