/* SPDX-License-Identifier: Apache-2.0
 * From lines to placed items: where each piece of a line stands, how far its blanks are
 * stretched, which element owns it. */
#ifndef DRS_LAYOUT_INK_H
#define DRS_LAYOUT_INK_H

#include "layout/line.h"
#include "layout/strip.h"
#include "layout/style.h"

/* Sets the lines of one paragraph, one after the other. */
typedef struct drs_ink {
    drs_builder *builder;
    const drs_glyphs *glyphs;
    drs_arena *words; /* of strings that elements keep */
    drs_buf *text;    /* scratch */
    uint32_t element; /* handle of the paragraph's element; 0: artifact */
    drs_artifact artifact;
    /* state: the inline element that is open */
    const void *open;      /* the run or span it is of */
    uint32_t outer, inner; /* handles: REFERENCE or 0; LINK or SPAN */
} drs_ink;

typedef struct drs_line_place {
    int32_t x, y;    /* left edge of the measure, baseline */
    int32_t measure; /* width */
    drs_align align;
} drs_line_place;

/* Puts the line into the strip in the making. Returns what was added to each blank. */
int32_t drs_ink_line(drs_ink *ink, const drs_line_cut *cut, const drs_line_place *place);
/* Closes what is open. */
void drs_ink_end(drs_ink *ink);
/* Width of a run of glyphs in 1/1000 pt, rounded up. */
int32_t drs_ink_width(int64_t units);

#endif
