/* SPDX-License-Identifier: Apache-2.0
 * Checksums: thin names over nettle (small, quick to start, uses the CPU's SHA instructions). */
#ifndef DRS_BASE_DIGEST_H
#define DRS_BASE_DIGEST_H

#include "base/buf.h"

typedef enum drs_digest_kind { DRS_MD5, DRS_SHA1, DRS_SHA256, DRS_SHA512 } drs_digest_kind;
enum { DRS_DIGEST_MOST = 64 };

/* Writes the digest's bytes into `out` (room for DRS_DIGEST_MOST) and returns their number. */
size_t drs_digest(drs_digest_kind kind, drs_str content, unsigned char *out);
/* Lower case hexadecimal digits. */
void drs_digest_hex(drs_buf *out, drs_digest_kind kind, drs_str content);

#endif
