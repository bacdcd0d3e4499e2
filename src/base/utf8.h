/* SPDX-License-Identifier: Apache-2.0
 * UTF-8 (RFC 3629): decoding, encoding, checking, NFC. */
#ifndef DRS_BASE_UTF8_H
#define DRS_BASE_UTF8_H

#include "base/arena.h"
#include "base/buf.h"

enum { DRS_REPLACEMENT = 0xFFFD };

/* The code point at s[*at], *at moved behind it; damaged bytes yield DRS_REPLACEMENT, one a byte.
 * Needs *at < s.len. */
uint32_t drs_utf8_next(drs_str s, size_t *at);
void drs_utf8_put(drs_buf *out, uint32_t code_point);
/* Offset of the first damaged byte, or s.len. */
size_t drs_utf8_valid(drs_str s);
/* How many code points. */
size_t drs_utf8_length(drs_str s);
/* s in Normalisation Form C: s itself where it is so already, else a new string. */
drs_str drs_utf8_nfc(drs_arena *arena, drs_str s);
/* s without its case (Unicode's full case folding), in NFC: equal for what a reader or a file
 * system may take for the same. s itself where nothing changes. */
drs_str drs_utf8_fold(drs_arena *arena, drs_str s);
/* The same without accents and other marks: "café" is "cafe"; "ä" is "a". */
drs_str drs_utf8_bare(drs_arena *arena, drs_str s);
/* Letters of any script, by general category L*. */
bool drs_utf8_is_letter(uint32_t code_point);
bool drs_utf8_is_upper(uint32_t code_point);
/* Simple lower case mapping. */
uint32_t drs_utf8_lower(uint32_t code_point);

#endif
