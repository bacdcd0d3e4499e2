/* SPDX-License-Identifier: Apache-2.0
 * A paragraph as layout sees it: one glyph for each character, with its width and with what a
 * line may do behind it, and spans of glyphs that look alike and have one owner.
 *
 * Words stay as they are. Only white space is evened out: runs of blanks and tabs become one
 * U+0020, blanks at either end of a line go. */
#ifndef DRS_LAYOUT_GLYPH_H
#define DRS_LAYOUT_GLYPH_H

#include "layout/face.h"

typedef enum drs_break {
    DRS_BREAK_NOT,
    DRS_BREAK_BLANK, /* a U+0020 a line may end at */
    DRS_BREAK_AFTER, /* behind "-" or "/", within a long address */
    DRS_BREAK_SOFT,  /* U+00AD: nothing, or a hyphen at the end of a line */
    DRS_BREAK_LINE   /* a line ends here; nothing is drawn */
} drs_break;

typedef struct drs_glyph {
    uint32_t code;
    uint32_t span;
    uint16_t advance; /* 1/2048 em of the span's size */
    uint8_t face;     /* drs_face */
    uint8_t brk;      /* drs_break */
} drs_glyph;

/* A piece of a paragraph that has an element of its own. */
typedef enum drs_inline_kind {
    DRS_INLINE_NONE,
    DRS_INLINE_LINK,
    DRS_INLINE_MARK,
    DRS_INLINE_SHORT
} drs_inline_kind;

typedef struct drs_span {
    drs_face face;
    int32_t size, rise; /* rise: baseline above the line's */
    drs_inline_kind kind;
    const drs_run *run; /* LINK, MARK: where it comes from */
    uint32_t note;      /* MARK: index of the note, DRS_NO_NOTE for none */
    drs_str expansion;  /* SHORT: the long form */
} drs_span;

/* Cleared and filled again for each paragraph. */
typedef struct drs_glyphs {
    const drs_mem *mem;
    drs_faces *faces;
    drs_glyph *glyphs;
    size_t count, capacity;
    drs_span *spans;
    size_t span_count, span_capacity;
    bool special; /* has characters that lines may break behind, other than blanks */
    bool figures; /* has digits or "z.": rules against breaks may apply */
    void *context;
    /* Told of each character that is not drawn as it should be; `run` is where its run begins. */
    void (*tell)(void *context, const drs_width *width, drs_place run);
} drs_glyphs;

void drs_glyphs_free(drs_glyphs *glyphs);
void drs_glyphs_clear(drs_glyphs *glyphs);
/* Adds a span; what is added next belongs to it. */
void drs_glyphs_span(drs_glyphs *glyphs, const drs_span *span);
/* Adds text (NFC) to the last span; `run` is where its run begins. '\n' ends a line. */
void drs_glyphs_text(drs_glyphs *glyphs, drs_str text, drs_place run);
/* A blank of this width where no line ends, as the end of the last span. */
void drs_glyphs_gap(drs_glyphs *glyphs, uint16_t advance);

static inline const drs_span *drs_glyphs_span_of(const drs_glyphs *glyphs, size_t i)
{
    return &glyphs->spans[glyphs->glyphs[i].span];
}

/* Width in 1/2048 of 1/1000 pt. */
static inline int64_t drs_glyph_width(const drs_glyphs *glyphs, size_t i)
{
    return (int64_t)glyphs->glyphs[i].advance * drs_glyphs_span_of(glyphs, i)->size;
}

#endif
