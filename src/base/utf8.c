/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

/* Length of the well-formed sequence at p (table 3-7 of the Unicode Standard), 0 where damaged. */
static size_t sequence(const unsigned char *p, size_t room)
{
    if (p[0] < 0x80)
        return 1;
    size_t length = p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : p[0] < 0xF5 ? 4 : 0;
    if (length == 0 || length > room)
        return 0;
    unsigned low = 0x80, high = 0xBF;
    if (p[0] == 0xE0)
        low = 0xA0;
    else if (p[0] == 0xED)
        high = 0x9F;
    else if (p[0] == 0xF0)
        low = 0x90;
    else if (p[0] == 0xF4)
        high = 0x8F;
    if (p[1] < low || p[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    return length;
}

uint32_t drs_utf8_next(drs_str s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + *at;
    size_t length = sequence(p, s.len - *at);
    if (length == 0) {
        (*at)++;
        return DRS_REPLACEMENT;
    }
    *at += length;
    if (length == 1)
        return p[0];
    uint32_t code_point = p[0] & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++)
        code_point = code_point << 6 | (p[i] & 0x3Fu);
    return code_point;
}

void drs_utf8_put(drs_buf *out, uint32_t c)
{
    if (c < 0x80) {
        drs_buf_byte(out, (char)c);
        return;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    drs_buf_byte(out, (char)((0xF80u >> more & 0xFFu) | c >> (6 * more)));
    while (more-- > 0)
        drs_buf_byte(out, (char)(0x80u | (c >> (6 * more) & 0x3Fu)));
}

/* 0xFF where c is one of from to `to`, else 0: a mask, of which compilers make vectors. */
static inline unsigned char within(unsigned char c, unsigned char from, unsigned char to)
{
    return (unsigned char)-((unsigned char)(c - from) <= (unsigned char)(to - from));
}

/* Is each byte a continuation exactly where the two before it ask for one? Sequences of four
 * bytes and those whose second byte is restricted (E0, ED) are left to sequence(). p[0] and p[1]
 * are ASCII. */
static bool is_plain(const unsigned char *p, size_t length)
{
    unsigned char wrong = 0;
    for (size_t i = 2; i < length; i++) {
        unsigned char c = p[i], before = p[i - 1], second = p[i - 2];
        unsigned char wanted =
            (unsigned char)(within(before, 0xC2, 0xDF) | within(before, 0xE1, 0xEF) |
                            within(second, 0xE1, 0xEF));
        unsigned char rare = (unsigned char)(within(c, 0xC0, 0xC1) | within(c, 0xE0, 0xE0) |
                                             within(c, 0xED, 0xED) | within(c, 0xF0, 0xFF));
        wrong |= (unsigned char)((within(c, 0x80, 0xBF) ^ wanted) | rare);
    }
    return wrong == 0;
}

/* How much of a block of letters as European texts have them is surely well-formed; what its last
 * sequence would need beyond the block is cut off. 0 where it has to be looked at closely. */
static size_t plain_run(const unsigned char *p, size_t room)
{
    enum { BLOCK = 2048, LEAST = 16 };
    size_t length = room < BLOCK ? room : BLOCK;
    if (length < LEAST || p[0] >= 0x80 || p[1] >= 0x80 || !is_plain(p, length))
        return 0;
    size_t cut = p[length - 1] >= 0xC2 ? 1 : p[length - 2] >= 0xE1 ? 2 : 0;
    return length - cut;
}

size_t drs_utf8_valid(drs_str s)
{
    enum { CLOSE_LOOK = 64 /* bytes until a block is tried again */ };
    const unsigned char *p = (const unsigned char *)s.ptr;
    size_t at = 0, again = 0;
    while (at < s.len) {
        size_t length = at >= again ? plain_run(p + at, s.len - at) : 0;
        if (length == 0) {
            again = at >= again ? at + CLOSE_LOOK : again;
            length = sequence(p + at, s.len - at);
        }
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

size_t drs_utf8_length(drs_str s)
{
    size_t count = 0;
    for (size_t at = 0; at < s.len; count++)
        (void)drs_utf8_next(s, &at);
    return count;
}

/* Below U+0300 every code point is NFC by itself and no combining mark occurs. */
static bool is_surely_nfc(drs_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0xCC)
            return false;
    return true;
}

/* utf8proc_map without its malloc: code points go into a buffer of ours and become UTF-8 there. */
static drs_str mapped(drs_arena *arena, drs_str s, utf8proc_option_t options)
{
    const drs_mem *mem = drs_arena_mem(arena);
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)s.ptr;
    utf8proc_ssize_t length = (utf8proc_ssize_t)s.len;
    utf8proc_ssize_t count = utf8proc_decompose(bytes, length, NULL, 0, options);
    if (count <= 0)
        return s;
    utf8proc_int32_t *room = drs_mem_new(mem, ((size_t)count + 1) * sizeof *room);
    count = utf8proc_decompose(bytes, length, room, count, options);
    count = utf8proc_reencode(room, count, options);
    drs_str result = drs_str_of((const char *)room, count > 0 ? (size_t)count : 0);
    result = count <= 0 || drs_str_equal(result, s) ? s : drs_arena_copy(arena, result);
    drs_mem_free(mem, room);
    return result;
}

drs_str drs_utf8_nfc(drs_arena *arena, drs_str s)
{
    if (is_surely_nfc(s) || drs_utf8_valid(s) != s.len)
        return s;
    return mapped(arena, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

drs_str drs_utf8_fold(drs_arena *arena, drs_str s)
{
    if (s.len == 0 || drs_utf8_valid(s) != s.len)
        return s;
    return mapped(arena, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

drs_str drs_utf8_bare(drs_arena *arena, drs_str s)
{
    if (s.len == 0 || drs_utf8_valid(s) != s.len)
        return s;
    return mapped(arena, s,
                  UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
}

bool drs_utf8_is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool drs_utf8_is_upper(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
}

uint32_t drs_utf8_lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c | 32 : c;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}
