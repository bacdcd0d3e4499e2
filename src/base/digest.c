/* SPDX-License-Identifier: Apache-2.0 */
#include "base/digest.h"

#include <nettle/nettle-meta.h>

static const struct nettle_hash *hash_of(drs_digest_kind kind)
{
    switch (kind) {
    case DRS_MD5:
        return &nettle_md5;
    case DRS_SHA1:
        return &nettle_sha1;
    case DRS_SHA256:
        return &nettle_sha256;
    case DRS_SHA512:
        return &nettle_sha512;
    }
    return &nettle_sha256;
}

/* Larger than any context of nettle's hashes (SHA-512: 216 bytes). */
typedef union context {
    max_align_t align;
    unsigned char room[512];
} context;

size_t drs_digest(drs_digest_kind kind, drs_str content, unsigned char *out)
{
    const struct nettle_hash *hash = hash_of(kind);
    context state;
    hash->init(&state);
    hash->update(&state, content.len, (const uint8_t *)content.ptr);
    hash->digest(&state, hash->digest_size, out);
    return hash->digest_size;
}

void drs_digest_hex(drs_buf *out, drs_digest_kind kind, drs_str content)
{
    static const char hex[] = "0123456789abcdef";
    unsigned char digest[DRS_DIGEST_MOST];
    size_t count = drs_digest(kind, content, digest);
    for (size_t i = 0; i < count; i++) {
        drs_buf_byte(out, hex[digest[i] >> 4]);
        drs_buf_byte(out, hex[digest[i] & 15]);
    }
}
