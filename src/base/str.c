/* SPDX-License-Identifier: Apache-2.0 */
#include "base/str.h"

int drs_str_compare(drs_str a, drs_str b)
{
    size_t least = a.len < b.len ? a.len : b.len;
    int order = least ? memcmp(a.ptr, b.ptr, least) : 0;
    if (order)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool drs_str_ends(drs_str s, drs_str suffix)
{
    return suffix.len == 0 ||
           (s.len >= suffix.len && memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0);
}

size_t drs_str_find(drs_str s, drs_str needle)
{
    if (needle.len == 0)
        return 0;
    for (size_t at = 0; at + needle.len <= s.len; at++) {
        const char *hit = memchr(s.ptr + at, needle.ptr[0], s.len - needle.len - at + 1);
        if (!hit)
            return DRS_NOT_FOUND;
        at = (size_t)(hit - s.ptr);
        if (memcmp(hit, needle.ptr, needle.len) == 0)
            return at;
    }
    return DRS_NOT_FOUND;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

drs_str drs_str_trim(drs_str s)
{
    while (s.len && is_blank(s.ptr[0]))
        s = drs_str_sub(s, 1, s.len);
    while (s.len && is_blank(s.ptr[s.len - 1]))
        s.len--;
    return s;
}
