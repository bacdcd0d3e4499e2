/* SPDX-License-Identifier: Apache-2.0
 * A PDF of ours as text: everything in it, with its packed streams unpacked behind it. */
#ifndef DRS_TESTS_UNPACKED_H
#define DRS_TESTS_UNPACKED_H

#include "base/buf.h"

#include <zlib.h>

static inline size_t unpacked_find(drs_str text, const char *word, size_t from)
{
    size_t at = drs_str_find(drs_str_sub(text, from, text.len), drs_str_c(word));
    return at == DRS_NOT_FOUND ? at : from + at;
}

/* Appends what the zlib stream that begins at `from` holds, nothing where none does. */
static inline void unpacked_stream(drs_buf *out, drs_str pdf, size_t from)
{
    z_stream z = {.next_in = (unsigned char *)(uintptr_t)pdf.ptr + from,
                  .avail_in = (unsigned)(pdf.len - from)};
    if (inflateInit(&z) != Z_OK)
        return;
    int status;
    do {
        enum { PIECE = 4096 };
        z.next_out = (unsigned char *)drs_buf_room(out, PIECE);
        z.avail_out = PIECE;
        status = inflate(&z, Z_NO_FLUSH);
        out->len += PIECE - z.avail_out;
    } while (status == Z_OK);
    inflateEnd(&z);
    drs_buf_byte(out, '\n');
}

static inline drs_buf unpacked(const drs_mem *mem, drs_str pdf)
{
    drs_buf out = DRS_BUF(mem);
    drs_buf_put(&out, pdf);
    static const char start[] = ">>\nstream\n";
    for (size_t at = 0; (at = unpacked_find(pdf, start, at)) != DRS_NOT_FOUND;) {
        at += sizeof start - 1;
        unpacked_stream(&out, pdf, at);
    }
    return out;
}

static inline bool unpacked_has(const drs_buf *text, const char *words)
{
    return unpacked_find(drs_buf_str(text), words, 0) != DRS_NOT_FOUND;
}

static inline size_t unpacked_count(const drs_buf *text, const char *words)
{
    size_t count = 0, at = 0;
    while ((at = unpacked_find(drs_buf_str(text), words, at)) != DRS_NOT_FOUND) {
        count++;
        at++;
    }
    return count;
}

#endif
