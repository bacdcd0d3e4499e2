/* SPDX-License-Identifier: Apache-2.0 */
#include "base/encoding.h"

#include "base/utf8.h"

/* Windows-1252, 0x80 to 0x9F. The five free places stand for themselves, as browsers read them. */
static const uint16_t upper_half[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

static bool starts_with(drs_str s, const char *mark, size_t length)
{
    return drs_str_starts(s, drs_str_of(mark, length));
}

/* Well-formed multi-byte sequences against damaged bytes. */
static bool is_mostly_utf8(drs_str s)
{
    size_t right = 0, wrong = 0;
    for (size_t at = 0; at < s.len;) {
        size_t valid = drs_utf8_valid(drs_str_sub(s, at, s.len));
        for (size_t i = at; i < at + valid; i++)
            right += ((unsigned char)s.ptr[i] & 0xC0) == 0xC0;
        at += valid;
        if (at < s.len) {
            wrong++;
            at++;
        }
    }
    return wrong == 0 || right > wrong;
}

drs_encoding drs_encoding_guess(drs_str bytes)
{
    if (starts_with(bytes, "\xEF\xBB\xBF", 3))
        return DRS_UTF8_BOM;
    if (starts_with(bytes, "\xFF\xFE", 2))
        return DRS_UTF16LE;
    if (starts_with(bytes, "\xFE\xFF", 2))
        return DRS_UTF16BE;
    bool is_utf8 = drs_utf8_valid(bytes) == bytes.len || is_mostly_utf8(bytes);
    return is_utf8 ? DRS_UTF8 : DRS_WINDOWS_1252;
}

const char *drs_encoding_name(drs_encoding encoding)
{
    static const char *const names[] = {"UTF-8", "UTF-8 (BOM)", "UTF-16LE", "UTF-16BE",
                                        "Windows-1252"};
    return names[encoding];
}

static drs_str from_1252(drs_arena *arena, drs_str bytes)
{
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        drs_utf8_put(&out, c >= 0x80 && c < 0xA0 ? upper_half[c - 0x80] : c);
    }
    drs_str text = drs_arena_copy(arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return text;
}

static uint32_t unit(const unsigned char *p, bool big)
{
    return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

static drs_place place_of(drs_str text, size_t offset)
{
    drs_place place = {1, 1};
    for (size_t at = 0; at < offset;) {
        uint32_t c = drs_utf8_next(text, &at);
        bool is_crlf = c == '\r' && at < text.len && text.ptr[at] == '\n';
        if (c == '\n' || (c == '\r' && !is_crlf))
            place = (drs_place){place.line + 1, 1};
        else
            place.column++;
    }
    return place;
}

/* Lone surrogates and a last odd byte become U+FFFD and are counted; *first is the place of the
 * first. */
static drs_str from_utf16(drs_arena *arena, drs_str bytes, bool big, size_t *damaged,
                          drs_place *first)
{
    const unsigned char *p = (const unsigned char *)bytes.ptr;
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    for (size_t i = 0; i < bytes.len; i += 2) {
        uint32_t c = i + 1 < bytes.len ? unit(p + i, big) : DRS_REPLACEMENT;
        uint32_t low = i + 3 < bytes.len ? unit(p + i + 2, big) : 0;
        if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        } else if ((c >= 0xD800 && c < 0xE000) || i + 1 >= bytes.len) {
            c = DRS_REPLACEMENT;
            if ((*damaged)++ == 0)
                *first = place_of(drs_buf_str(&out), out.len);
        }
        drs_utf8_put(&out, c);
    }
    drs_str text = drs_arena_copy(arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return text;
}

/* Damaged bytes replaced, counted; *first is the place of the first. */
static drs_str repaired(drs_arena *arena, drs_str bytes, size_t *damaged, drs_place *first)
{
    size_t valid = drs_utf8_valid(bytes);
    if (valid == bytes.len)
        return bytes;
    *first = place_of(bytes, valid);
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    drs_buf_put(&out, drs_str_sub(bytes, 0, valid));
    for (size_t at = valid; at < bytes.len;) {
        size_t good = drs_utf8_valid(drs_str_sub(bytes, at, bytes.len));
        drs_buf_put(&out, drs_str_sub(bytes, at, at + good));
        at += good;
        if (at < bytes.len) {
            drs_utf8_put(&out, DRS_REPLACEMENT);
            (*damaged)++;
            at++;
        }
    }
    drs_str text = drs_arena_copy(arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return text;
}

/* 0xFF for control characters no text has, else 0: a mask, of which compilers make vectors. Tab,
 * line ends, form feed, 0x1A and escape are met in texts. */
static inline unsigned char binary_mask(unsigned char c)
{
    unsigned char low = (unsigned char)-(c <= 8);
    unsigned char middle = (unsigned char)-((unsigned char)(c - 14) <= 0x19 - 14);
    unsigned char high = (unsigned char)-((unsigned char)(c - 0x1C) <= 0x1F - 0x1C);
    return low | middle | high;
}

static bool has_binary(drs_str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    unsigned char any = 0;
    for (size_t i = 0; i < s.len; i++)
        any |= binary_mask(p[i]);
    return any != 0;
}

static bool is_blank(drs_str text)
{
    size_t i = 0;
    while (i < text.len && (unsigned char)text.ptr[i] <= ' ')
        i++;
    return i == text.len;
}

static bool is_blank_reported(drs_str text, drs_diags *diags)
{
    bool blank = is_blank(text);
    if (blank)
        drs_diag_add(diags, DRS_GEN004, (drs_place){0}, (drs_args){0});
    return blank;
}

static bool has_binary_reported(drs_str text, drs_diags *diags)
{
    size_t at = 0;
    while (at < text.len && !binary_mask((unsigned char)text.ptr[at]))
        at++;
    if (at < text.len)
        drs_diag_add(diags, DRS_GEN005, place_of(text, at), (drs_args){0});
    return at < text.len;
}

static bool is_utf16(drs_encoding encoding)
{
    return encoding == DRS_UTF16LE || encoding == DRS_UTF16BE;
}

/* What CP850 writes as ü, ä and ö, read as Windows-1252. */
static bool is_dos_umlaut(uint32_t c)
{
    return c == 0x81 || c == 0x201E || c == 0x201D;
}

static bool is_umlaut(uint32_t c)
{
    static const uint32_t umlauts[] = {0xE4, 0xF6, 0xFC, 0xC4, 0xD6, 0xDC, 0xDF};
    bool found = false;
    for (size_t i = 0; i < sizeof umlauts / sizeof *umlauts; i++)
        found = found || c == umlauts[i];
    return found;
}

/* Text of DOS programs cannot be told from Windows-1252 for sure. Signs that stand between letters
 * where no umlaut stands anywhere make it likely, and that is told with the place of the first. */
static void dos_report(drs_str text, drs_diags *diags)
{
    size_t first = DRS_NOT_FOUND, here = 0;
    bool is_behind_letter = false, may_be = false; /* the sign before, behind a letter */
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t c = drs_utf8_next(text, &at);
        if (is_umlaut(c))
            return;
        if (may_be && drs_utf8_is_letter(c) && first == DRS_NOT_FOUND)
            first = here;
        may_be = is_behind_letter && is_dos_umlaut(c);
        is_behind_letter = drs_utf8_is_letter(c);
        here = start;
    }
    if (first != DRS_NOT_FOUND)
        drs_diag_add(diags, DRS_GEN016, place_of(text, first), (drs_args){0});
}

/* Bytes of the mark. */
static size_t mark_length(drs_encoding encoding)
{
    switch (encoding) {
    case DRS_UTF8_BOM:
        return 3;
    case DRS_UTF16LE:
    case DRS_UTF16BE:
        return 2;
    case DRS_UTF8:
    case DRS_WINDOWS_1252:
        return 0;
    }
    return 0;
}

static drs_str converted(drs_arena *arena, drs_str bytes, drs_encoding encoding, size_t *damaged,
                         drs_place *first)
{
    switch (encoding) {
    case DRS_UTF16LE:
    case DRS_UTF16BE:
        return from_utf16(arena, bytes, encoding == DRS_UTF16BE, damaged, first);
    case DRS_WINDOWS_1252:
        return from_1252(arena, bytes);
    case DRS_UTF8:
    case DRS_UTF8_BOM:
        return repaired(arena, bytes, damaged, first);
    }
    return bytes;
}

drs_str drs_encoding_convert(drs_arena *arena, drs_str bytes, drs_encoding encoding,
                             size_t *damaged)
{
    drs_place first;
    *damaged = 0;
    return converted(arena, bytes, encoding, damaged, &first);
}

/* Is all of it well-formed UTF-8 without binary bytes? Both tests block by block, so that large
 * texts come from memory once. */
static bool is_clean(drs_str bytes)
{
    enum { BLOCK = 32 * 1024, LONGEST_SEQUENCE = 4 };
    for (size_t at = 0; at < bytes.len;) {
        drs_str block = drs_str_sub(bytes, at, at + BLOCK);
        size_t valid = drs_utf8_valid(block);
        bool is_last = at + block.len == bytes.len;
        if (valid + LONGEST_SEQUENCE <= block.len || (is_last && valid < block.len) ||
            has_binary(drs_str_sub(block, 0, valid)))
            return false;
        at += valid;
    }
    return true;
}

/* Offset of the first combining mark (U+0300 to U+036F, lead bytes CC and CD), s.len for none. */
static size_t first_mark(drs_str s)
{
    for (size_t from = 0; from < s.len;) {
        drs_str rest = drs_str_sub(s, from, s.len);
        size_t low = drs_str_find_byte(rest, '\xCC');
        size_t high = drs_str_find_byte(drs_str_sub(rest, 0, low), '\xCD');
        size_t hit = from + (high < low ? high : low);
        if (low == DRS_NOT_FOUND && high == DRS_NOT_FOUND)
            return s.len;
        if (s.ptr[hit] == '\xCC' || (unsigned char)s.ptr[hit + 1] < 0xB0)
            return hit;
        from = hit + 1;
    }
    return s.len;
}

/* As macOS stores names and Word at times text: "a" and two dots above. Such letters become one
 * character, line by line; the other lines stay as they are. */
static drs_str composed(drs_arena *arena, drs_str text, drs_diags *diags)
{
    size_t first = first_mark(text);
    if (first == text.len)
        return text;
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    size_t letters = 0, place = 0;
    drs_str rest = text, line;
    for (bool more = false; drs_str_split(&rest, '\n', &line); more = true) {
        if (more)
            drs_buf_byte(&out, '\n');
        drs_str whole = first_mark(line) < line.len ? drs_utf8_nfc(arena, line) : line;
        size_t fewer = whole.ptr == line.ptr ? 0 : drs_utf8_length(line) - drs_utf8_length(whole);
        if (fewer && letters == 0)
            place = (size_t)(line.ptr - text.ptr) + first_mark(line);
        letters += fewer;
        drs_buf_put(&out, whole);
    }
    if (letters) {
        drs_place at = place_of(text, place);
        at.column--; /* of the letter before the mark */
        drs_diag_add_numbers(diags, DRS_GEN013, at, (int64_t)letters, 0);
    }
    text = drs_arena_copy(arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return text;
}

bool drs_encoding_decode(drs_arena *arena, drs_str bytes, drs_diags *diags, drs_str *text)
{
    *text = (drs_str){"", 0};
    bool clean = is_clean(bytes);
    bool has_mark = starts_with(bytes, "\xEF\xBB\xBF", 3);
    drs_encoding encoding = has_mark ? DRS_UTF8_BOM : clean ? DRS_UTF8 : drs_encoding_guess(bytes);
    size_t damaged = 0;
    drs_place first = {1, 1};
    drs_str result = drs_str_sub(bytes, mark_length(encoding), bytes.len);
    if (!clean)
        result = converted(arena, result, encoding, &damaged, &first);
    if ((!clean && has_binary_reported(result, diags)) || is_blank_reported(result, diags))
        return false;
    if (encoding > DRS_UTF8_BOM)
        drs_diag_add(diags, DRS_GEN006, (drs_place){0},
                     (drs_args){{drs_str_c(drs_encoding_name(encoding))}});
    if (encoding == DRS_WINDOWS_1252)
        dos_report(result, diags);
    if (damaged)
        drs_diag_add_numbers(diags, is_utf16(encoding) ? DRS_GEN015 : DRS_GEN007, first,
                             (int64_t)damaged, 0);
    *text = composed(arena, result, diags);
    return true;
}
