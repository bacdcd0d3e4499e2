/* SPDX-License-Identifier: Apache-2.0
 * A buffer of bytes that grows. Start with DRS_BUF(mem), end with drs_buf_free. */
#ifndef DRS_BASE_BUF_H
#define DRS_BASE_BUF_H

#include "base/mem.h"
#include "base/str.h"

#include <stdint.h>

typedef struct drs_buf {
    const drs_mem *mem;
    char *ptr;
    size_t len, capacity; /* bytes */
} drs_buf;

#define DRS_BUF(memory) ((drs_buf){.mem = (memory)})

void drs_buf_free(drs_buf *buf);
/* More capacity, at least for `more` bytes behind the end. */
void drs_buf_grow(drs_buf *buf, size_t more);
/* Decimal digits, independent of any locale. */
void drs_buf_int(drs_buf *buf, int64_t number);
/* At least `digits` digits, zeros in front. */
void drs_buf_int_padded(drs_buf *buf, int64_t number, int digits);

/* What follows runs for every byte and word of a document. */

/* Room for `more` bytes behind the end; returns where they go. Count them in with buf->len. */
static inline char *drs_buf_room(drs_buf *buf, size_t more)
{
    if (buf->capacity - buf->len < more)
        drs_buf_grow(buf, more);
    return buf->ptr + buf->len;
}

static inline void drs_buf_put(drs_buf *buf, drs_str s)
{
    if (s.len == 0)
        return;
    memcpy(drs_buf_room(buf, s.len), s.ptr, s.len);
    buf->len += s.len;
}

static inline void drs_buf_text(drs_buf *buf, const char *text)
{
    drs_buf_put(buf, drs_str_c(text));
}

static inline void drs_buf_byte(drs_buf *buf, char byte)
{
    *drs_buf_room(buf, 1) = byte;
    buf->len++;
}

static inline drs_str drs_buf_str(const drs_buf *buf)
{
    return (drs_str){buf->ptr, buf->len};
}

#endif
