/* SPDX-License-Identifier: Apache-2.0
 * How a parliament's paper looks: measures and looks, read from its profile, each with a value
 * of its own where the profile is silent. A look is one line of the profile:
 *
 *     look.title: 12 14 25.3 bold left
 *
 * type size, leading and white above in pt, then any of bold, italic, upright, left, right,
 * centre, justify, and whole: words are hyphenated only where they are longer than a line. Figures
 * and words that are not given keep their former value. */
#ifndef DRS_LAYOUT_STYLE_H
#define DRS_LAYOUT_STYLE_H

#include "layout/page.h"

typedef enum drs_align { DRS_LEFT, DRS_RIGHT, DRS_CENTRE, DRS_JUSTIFY } drs_align;

typedef struct drs_look {
    int32_t size, leading, gap; /* 1/1000 pt; gap is the white above */
    unsigned style;             /* DRS_BOLD | DRS_ITALIC */
    drs_align align;
    int full; /* how full a line may be left unhyphenated, see layout/line.h */
} drs_look;

typedef struct drs_style {
    int32_t measure, margin;           /* width of the text, white to its left */
    int32_t edge_measure, edge_margin; /* of heads and feet, where they are wider than the text */
    int32_t top, bottom;               /* of the text, from the page's top; pages 2 to n */
    int32_t first_top, first_bottom;   /* page 1 */
    int32_t running, foot;             /* baselines of running head and page number */
    int32_t running_rule;              /* top of the hairline below it */
    int32_t first_foot;                /* top of the foot of page 1, with its rule */
    int32_t first_foot_end;            /* no foot goes further down */
    int32_t last_foot_end;             /* of the imprint on the last page */
    int32_t rule;                      /* thickness of hairlines */
    int32_t note_rule;                 /* length of the rule above the notes */
    int32_t note_gap;                  /* white between text and notes, with the rule in it */
    int32_t question_indent, item_indent;
    int32_t fraktion_gap; /* white between an asker and the Fraktion */
    int32_t mark_size;    /* of footnote marks, per mille of the type size */
    int32_t mark_rise;    /* per mille of the type size */
    int32_t wide_margin, wide_top, wide_bottom, wide_foot; /* landscape pages */
    int32_t cell_padding, cell_side; /* white above and below, to the left and right of cells */
    drs_look body, question, heading, annex, title, report, note, cell, column, type, item;
} drs_style;

void drs_style_read(drs_style *style, const drs_profile *profile);
/* The look called `name`, starting from `look`. */
drs_look drs_look_read(const drs_profile *profile, const char *name, drs_look look);

static inline drs_face drs_style_face(unsigned style)
{
    return (drs_face)(style & (DRS_BOLD | DRS_ITALIC));
}

/* Baseline of a line `leading` high: Liberation Sans stands 905/1000 em above and 212/1000 em
 * below it (its hhea table). */
static inline int32_t drs_look_baseline(const drs_look *look)
{
    return (int32_t)(((int64_t)look->leading * 1000 + (int64_t)look->size * (905 - 212)) / 2000);
}

#endif
