/* SPDX-License-Identifier: Apache-2.0
 * A slice of bytes, UTF-8 unless said otherwise; borrows, never owns, need not end in NUL. */
#ifndef DRS_BASE_STR_H
#define DRS_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct drs_str {
    const char *ptr;
    size_t len; /* bytes */
} drs_str;

#define DRS_NOT_FOUND ((size_t)-1)

static inline drs_str drs_str_of(const char *ptr, size_t len)
{
    return (drs_str){ptr, len};
}

static inline drs_str drs_str_c(const char *text)
{
    return (drs_str){text, text ? strlen(text) : 0};
}

static inline bool drs_str_is_empty(drs_str s)
{
    return s.len == 0;
}

static inline bool drs_str_equal(drs_str a, drs_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool drs_str_is(drs_str s, const char *text)
{
    return drs_str_equal(s, drs_str_c(text));
}

/* Bytes compared as memcmp does, the shorter first. */
int drs_str_compare(drs_str a, drs_str b);
bool drs_str_ends(drs_str s, drs_str suffix);
/* Offset of the first `needle`, or DRS_NOT_FOUND. */
size_t drs_str_find(drs_str s, drs_str needle);
/* Without ASCII blanks, tabs and line ends at both ends. */
drs_str drs_str_trim(drs_str s);

static inline bool drs_str_starts(drs_str s, drs_str prefix)
{
    return prefix.len == 0 || (s.len >= prefix.len && memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

/* Offset of the first `byte`, or DRS_NOT_FOUND. */
static inline size_t drs_str_find_byte(drs_str s, char byte)
{
    const char *hit = s.len ? memchr(s.ptr, byte, s.len) : NULL;
    return hit ? (size_t)(hit - s.ptr) : DRS_NOT_FOUND;
}

/* [from, to) of s, both cut to its length. */
static inline drs_str drs_str_sub(drs_str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    return (drs_str){s.len ? s.ptr + from : s.ptr, to - from};
}

/* Takes the piece before `separator` off the front of *rest; false when *rest is used up.
 * "a;b;" yields "a", "b", "". Start with *rest = the whole; afterwards rest->ptr is NULL. */
static inline bool drs_str_split(drs_str *rest, char separator, drs_str *piece)
{
    if (!rest->ptr)
        return false;
    size_t at = drs_str_find_byte(*rest, separator);
    *piece = drs_str_sub(*rest, 0, at);
    *rest = at == DRS_NOT_FOUND ? (drs_str){0} : drs_str_sub(*rest, at + 1, rest->len);
    return true;
}

#endif
