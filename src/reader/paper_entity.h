/* SPDX-License-Identifier: Apache-2.0
 * Characters written as HTML writes them: "&amp;", "&#8211;", "&#x2013;". */
#ifndef DRS_READER_PAPER_ENTITY_H
#define DRS_READER_PAPER_ENTITY_H

#include "base/str.h"

#include <stdint.h>

/* The character reference at s[at], which is "&": the bytes it takes and its code point; 0 where
 * none stands there. Of names those that converters of German papers write. */
size_t drs_entity_at(drs_str s, size_t at, uint32_t *code_point);

#endif
