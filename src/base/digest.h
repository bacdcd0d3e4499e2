/* SPDX-License-Identifier: Apache-2.0
 * Checksums: thin names over nettle. Of the well-kept libraries it is the one that only computes:
 * small, no start-up work, no configuration read at run time (libcrypto reads openssl.cnf), uses
 * the CPU's SHA instructions, LGPL, and in every distribution because GnuTLS stands on it.
 * MD5 and SHA-1 are here to judge old bags with, never to make new ones. */
#ifndef DRS_BASE_DIGEST_H
#define DRS_BASE_DIGEST_H

#include "base/buf.h"

typedef enum drs_digest_kind {
    DRS_MD5,
    DRS_SHA1,
    DRS_SHA224,
    DRS_SHA256,
    DRS_SHA384,
    DRS_SHA512
} drs_digest_kind;
enum { DRS_DIGEST_COUNT = 6, DRS_DIGEST_MOST = 64 };

/* "sha256" */
const char *drs_digest_name(drs_digest_kind kind);
/* Bytes of a digest. */
size_t drs_digest_size(drs_digest_kind kind);

/* Writes the digest's bytes into `out` (room for DRS_DIGEST_MOST) and returns their number. */
size_t drs_digest(drs_digest_kind kind, drs_str content, unsigned char *out);
/* Lower case hexadecimal digits. */
void drs_digest_hex(drs_buf *out, drs_digest_kind kind, drs_str content);
/* The same for bytes of a digest that is known already. */
void drs_digest_digits(drs_buf *out, const unsigned char *digest, size_t count);

/* A digest of something that comes in pieces. */
typedef struct drs_hasher {
    drs_digest_kind kind;
    union {
        max_align_t align;
        unsigned char room[512]; /* larger than any of nettle's states (SHA-512: 216 bytes) */
    } state;
} drs_hasher;
void drs_hasher_start(drs_hasher *hasher, drs_digest_kind kind);
void drs_hasher_add(drs_hasher *hasher, drs_str piece);
size_t drs_hasher_finish(drs_hasher *hasher, unsigned char *out);

#endif
