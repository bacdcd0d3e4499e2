/* SPDX-License-Identifier: Apache-2.0
 * Lines, first-fit: as many words as the measure holds, then the next line, as a word processor
 * does. Widths are summed in font units and compared with the measure unrounded. Only the word
 * that overflows its line is hyphenated.
 *
 * A line is never wider than the measure, unless a single character is: words that fit no line
 * and cannot be hyphenated are broken anywhere, without a hyphen. */
#ifndef DRS_LAYOUT_LINE_H
#define DRS_LAYOUT_LINE_H

#include "layout/glyph.h"

typedef struct drs_line_cut {
    size_t from, to; /* glyphs drawn */
    size_t next;     /* first glyph of the next line */
    int64_t width;   /* natural, in 1/2048 of 1/1000 pt, with the hyphen */
    bool hyphen;     /* a hyphen is added at its end */
    bool blank;      /* a blank stood at its end */
    bool forced;     /* ended by the text itself: its end, or a line end that is kept */
} drs_line_cut;

/* How full a line must be, in per cent of the measure, to be left without hyphenating the word
 * that overflows it. Justified text is hyphenated wherever it can be, ragged text where it would
 * look empty, heads and titles only where a word is too long for the measure. */
enum { DRS_FULL_ALWAYS = 101, DRS_FULL_RAGGED = 70, DRS_FULL_NEVER = 0 };

/* The line that starts at glyph `from` (less than the count). `measure` in 1/1000 pt. */
drs_line_cut drs_line_fit(const drs_glyphs *glyphs, size_t from, int32_t measure, int full);
/* Sets where lines may break behind hyphens, slashes and in long addresses. */
void drs_line_breaks(drs_glyphs *glyphs);

#endif
