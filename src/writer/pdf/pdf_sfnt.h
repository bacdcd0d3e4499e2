/* SPDX-License-Identifier: Apache-2.0
 * TrueType files ("sfnt", ISO/IEC 14496-22): reading numbers and tables, and building a subset
 * that holds nothing but the glyphs in use. libharu's own subset keeps all tables at full length,
 * unaligned and with a wrong directory; this one is a quarter of the size and valid. */
#ifndef DRS_WRITER_PDF_SFNT_H
#define DRS_WRITER_PDF_SFNT_H

#include "base/buf.h"

#include <stdint.h>

/* Numbers at an offset; 0 outside of the table. */
uint16_t drs_sfnt_u16(drs_str table, size_t at);
uint32_t drs_sfnt_u32(drs_str table, size_t at);
/* The table with this tag, empty where the file has none. */
drs_str drs_sfnt_table(drs_str file, const char *tag);
/* The glyph of a character beyond U+FFFF (cmap format 12), 0 where there is none. */
uint16_t drs_sfnt_glyph(drs_str file, uint32_t code_point);

/* Appends a font of the glyphs marked in `wanted` (one byte for each glyph of the file, glyph 0
 * and the parts of composite glyphs are marked by this function). map[g] becomes the new number
 * of each wanted glyph g; `count` is the number of glyphs of the file. */
void drs_sfnt_subset(drs_buf *out, drs_str file, unsigned char *wanted, uint16_t *map,
                     size_t count);

#endif
