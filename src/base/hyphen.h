/* SPDX-License-Identifier: Apache-2.0
 * Where German words may be hyphenated: the patterns of Debian's hyphen-de, compiled in as tables
 * (fonts/compile_patterns.c) and applied exactly as libhyphen 2.8.8 does, two levels and all.
 * Nothing is loaded at start. */
#ifndef DRS_BASE_HYPHEN_H
#define DRS_BASE_HYPHEN_H

#include "base/str.h"

#include <stdint.h>

enum { DRS_HYPHEN_LONGEST = 100 }; /* letters; a longer word is not hyphenated */

/* For a word of `count` letters (code points, upper or lower case) sets after[i] where a hyphen
 * may follow letter i. At least two letters stay on either side. Words with letters that
 * ISO 8859-1 lacks, and words that are too long, get none. */
void drs_hyphenate(const uint32_t *letters, size_t count, bool *after);
/* Does hyphenation allow a break before byte `at` of the word (UTF-8)? */
bool drs_hyphen_allows(drs_str word, size_t at);

#endif
