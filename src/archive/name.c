/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/name.h"

#include "base/utf8.h"

static drs_str taken(drs_arena *arena, drs_buf *buf)
{
    drs_str copy = drs_arena_copy(arena, drs_buf_str(buf));
    drs_buf_free(buf);
    return copy;
}

/* German writes "ae" where it has no "ä". */
static drs_str umlauts_spelled(drs_arena *arena, drs_str words)
{
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    for (size_t at = 0; at < words.len;) {
        size_t from = at;
        switch (drs_utf8_next(words, &at)) {
        case 0xE4:
            drs_buf_text(&out, "ae");
            break;
        case 0xF6:
            drs_buf_text(&out, "oe");
            break;
        case 0xFC:
            drs_buf_text(&out, "ue");
            break;
        default:
            drs_buf_put(&out, drs_str_sub(words, from, at));
        }
    }
    return taken(arena, &out);
}

static bool is_slug_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

drs_str drs_name_slug(drs_arena *arena, drs_str words)
{
    drs_str bare = drs_utf8_bare(arena, umlauts_spelled(arena, drs_utf8_fold(arena, words)));
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    for (size_t i = 0; i < bare.len && out.len < DRS_SLUG_MOST; i++) {
        if (is_slug_byte(bare.ptr[i]))
            drs_buf_byte(&out, bare.ptr[i]);
        else if (out.len && out.ptr[out.len - 1] != '-')
            drs_buf_byte(&out, '-');
    }
    if (out.len && out.ptr[out.len - 1] == '-')
        out.len--;
    return taken(arena, &out);
}

static bool is_forbidden(uint32_t c)
{
    return c < 0x20 || c == 0x7F || c == DRS_REPLACEMENT ||
           (c < 0x80 && strchr("/\\:*?\"<>|%", (int)c));
}

/* Where the last suffix begins, its dot included; at the end where there is none of 2 to 10. */
static size_t suffix_of(drs_str name)
{
    for (size_t at = name.len; at-- > 1 && name.len - at <= 10;)
        if (name.ptr[at] == '.')
            return at;
    return name.len;
}

/* The longest beginning of whole characters within `most` bytes. */
static drs_str cut(drs_str s, size_t most)
{
    while (most < s.len && most && ((unsigned char)s.ptr[most] & 0xC0) == 0x80)
        most--;
    return drs_str_sub(s, 0, most);
}

drs_str drs_name_portable(drs_arena *arena, drs_str name)
{
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    drs_str composed = drs_utf8_nfc(arena, name);
    for (size_t at = 0; at < composed.len;) {
        size_t from = at;
        uint32_t c = drs_utf8_next(composed, &at);
        bool is_edge = (from == 0 && (c == '.' || c == '-' || c == '~' || c == ' ')) ||
                       (at == composed.len && (c == '.' || c == ' '));
        if (is_edge || is_forbidden(c))
            drs_buf_byte(&out, '_');
        else
            drs_buf_put(&out, drs_str_sub(composed, from, at));
    }
    if (out.len == 0)
        drs_buf_byte(&out, '_');
    drs_str whole = taken(arena, &out);
    if (whole.len <= DRS_FILE_NAME_MOST)
        return whole;
    size_t suffix = suffix_of(whole);
    drs_str pieces[] = {cut(whole, DRS_FILE_NAME_MOST - (whole.len - suffix)),
                        drs_str_sub(whole, suffix, whole.len)};
    return drs_arena_join(arena, pieces, 2);
}
