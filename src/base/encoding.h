/* SPDX-License-Identifier: Apache-2.0
 * From the bytes of a text file to UTF-8 without a byte order mark: UTF-8, UTF-16 with a mark,
 * Windows-1252 (WHATWG Encoding Standard, index windows-1252; iconv fails on 0x81 and others). */
#ifndef DRS_BASE_ENCODING_H
#define DRS_BASE_ENCODING_H

#include "base/arena.h"
#include "base/diag.h"

typedef enum drs_encoding {
    DRS_UTF8,
    DRS_UTF8_BOM,
    DRS_UTF16LE,
    DRS_UTF16BE,
    DRS_WINDOWS_1252
} drs_encoding;

/* What the bytes look like: marks first, then UTF-8 if most sequences of bytes over 0x7F are
 * right, else Windows-1252. */
drs_encoding drs_encoding_guess(drs_str bytes);
const char *drs_encoding_name(drs_encoding encoding);
/* The text in UTF-8, a slice of `bytes` where nothing had to change, with letters and their marks
 * in one character (Normalisation Form C, GEN013). Reports encodings other than UTF-8 (GEN006),
 * text that may be of DOS (GEN016), damaged bytes with the first place (GEN007, GEN015), and NUL or
 * other control bytes no text has (GEN005, an error: *text is empty), an empty or blank file
 * (GEN004). */
bool drs_encoding_decode(drs_arena *arena, drs_str bytes, drs_diags *diags, drs_str *text);

/* Bytes without a byte order mark, known to be in this encoding, as UTF-8; damaged ones become
 * U+FFFD and are counted in *damaged. */
drs_str drs_encoding_convert(drs_arena *arena, drs_str bytes, drs_encoding encoding,
                             size_t *damaged);

#endif
