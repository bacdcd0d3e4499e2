/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"

void drs_buf_free(drs_buf *buf)
{
    if (buf->mem)
        drs_mem_free(buf->mem, buf->ptr);
    *buf = (drs_buf){.mem = buf->mem};
}

void drs_buf_grow(drs_buf *buf, size_t more)
{
    size_t larger = buf->capacity < 128 ? 256 : buf->capacity * 2;
    if (larger < buf->len + more)
        larger = buf->len + more;
    buf->ptr = drs_mem_resize(buf->mem, buf->ptr, larger);
    buf->capacity = larger;
}

void drs_buf_int(drs_buf *buf, int64_t number)
{
    drs_buf_int_padded(buf, number, 1);
}

void drs_buf_int_padded(drs_buf *buf, int64_t number, int digits)
{
    char text[24];
    size_t at = sizeof text;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        text[--at] = (char)('0' + rest % 10);
        rest /= 10;
        digits--;
    } while ((rest || digits > 0) && at > 1);
    if (number < 0)
        text[--at] = '-';
    drs_buf_put(buf, drs_str_of(text + at, sizeof text - at));
}
