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
    case DRS_SHA224:
        return &nettle_sha224;
    case DRS_SHA256:
        return &nettle_sha256;
    case DRS_SHA384:
        return &nettle_sha384;
    case DRS_SHA512:
        return &nettle_sha512;
    }
    return &nettle_sha256;
}

const char *drs_digest_name(drs_digest_kind kind)
{
    return hash_of(kind)->name;
}

size_t drs_digest_size(drs_digest_kind kind)
{
    return hash_of(kind)->digest_size;
}

void drs_hasher_start(drs_hasher *hasher, drs_digest_kind kind)
{
    hasher->kind = kind;
    hash_of(kind)->init(&hasher->state);
}

void drs_hasher_add(drs_hasher *hasher, drs_str piece)
{
    hash_of(hasher->kind)->update(&hasher->state, piece.len, (const uint8_t *)piece.ptr);
}

size_t drs_hasher_finish(drs_hasher *hasher, unsigned char *out)
{
    const struct nettle_hash *hash = hash_of(hasher->kind);
    hash->digest(&hasher->state, hash->digest_size, out);
    return hash->digest_size;
}

size_t drs_digest(drs_digest_kind kind, drs_str content, unsigned char *out)
{
    drs_hasher hasher;
    drs_hasher_start(&hasher, kind);
    drs_hasher_add(&hasher, content);
    return drs_hasher_finish(&hasher, out);
}

void drs_digest_digits(drs_buf *out, const unsigned char *digest, size_t count)
{
    static const char hex[] = "0123456789abcdef";
    for (size_t i = 0; i < count; i++) {
        drs_buf_byte(out, hex[digest[i] >> 4]);
        drs_buf_byte(out, hex[digest[i] & 15]);
    }
}

void drs_digest_hex(drs_buf *out, drs_digest_kind kind, drs_str content)
{
    unsigned char digest[DRS_DIGEST_MOST];
    size_t count = drs_digest(kind, content, digest);
    drs_digest_digits(out, digest, count);
}
