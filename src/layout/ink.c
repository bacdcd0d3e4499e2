/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/ink.h"

#include "base/utf8.h"

int32_t drs_ink_width(int64_t units)
{
    return (int32_t)((units + DRS_UNITS_PER_EM - 1) / DRS_UNITS_PER_EM);
}

/* ---- links, marks, short forms ---- */

static drs_str said(drs_ink *ink, const char *words, drs_str what)
{
    drs_str pieces[] = {drs_str_c(words), what};
    return drs_arena_join(ink->words, pieces, 2);
}

static void open_link(drs_ink *ink, const drs_span *span)
{
    drs_element link = {.tag = DRS_TAG_LINK,
                        .uri = span->run->target,
                        .contents = said(ink, "Internetadresse ", span->run->target)};
    ink->inner = drs_builder_open(ink->builder, ink->element, &link);
}

static void open_mark(drs_ink *ink, const drs_span *span)
{
    drs_element reference = {.tag = DRS_TAG_REFERENCE};
    drs_element link = {.tag = DRS_TAG_LINK, .contents = said(ink, "Fußnote ", span->run->text)};
    ink->outer = drs_builder_open(ink->builder, ink->element, &reference);
    ink->inner = drs_builder_open(ink->builder, ink->outer, &link);
    drs_builder_leads_to(ink->builder, span->note);
}

/* An element, not marked content within that of the paragraph: poppler (to 22.12 at least) takes
 * the end of the inner one for the end of both. It goes on where a line ends in the short form. */
static void open_short_form(drs_ink *ink, const drs_span *span)
{
    drs_element element = {.tag = DRS_TAG_SPAN, .expansion = span->expansion};
    ink->inner = drs_builder_open(ink->builder, ink->element, &element);
}

void drs_ink_end(drs_ink *ink)
{
    if (ink->inner)
        drs_builder_close(ink->builder, ink->inner);
    if (ink->outer)
        drs_builder_close(ink->builder, ink->outer);
    ink->inner = 0;
    ink->outer = 0;
    ink->open = NULL;
}

/* What tells whether a span goes on with the element that is open. */
static const void *key_of(const drs_span *span)
{
    switch (span->kind) {
    case DRS_INLINE_NONE:
        return NULL;
    case DRS_INLINE_LINK:
    case DRS_INLINE_MARK:
        return span->run;
    case DRS_INLINE_SHORT:
        return span;
    }
    return NULL;
}

static void open_inline(drs_ink *ink, const drs_span *span)
{
    switch (span->kind) {
    case DRS_INLINE_NONE:
        return;
    case DRS_INLINE_LINK:
        open_link(ink, span);
        return;
    case DRS_INLINE_MARK:
        open_mark(ink, span);
        return;
    case DRS_INLINE_SHORT:
        open_short_form(ink, span);
        return;
    }
}

/* The element that owns the span's items; opens and closes inline elements on the way. */
static uint32_t owner(drs_ink *ink, const drs_span *span)
{
    const void *key = key_of(span);
    if (key != ink->open) {
        drs_ink_end(ink);
        ink->open = key;
        open_inline(ink, span);
    }
    return ink->inner ? ink->inner : ink->element;
}

/* ---- items ---- */

typedef struct stretch {
    int64_t units;  /* from the line's start, in 1/2048 of 1/1000 pt */
    int32_t blanks; /* passed so far */
    int32_t space;  /* added to each */
} stretch;

static int32_t position(const stretch *s)
{
    return (int32_t)((s->units + DRS_UNITS_PER_EM / 2) / DRS_UNITS_PER_EM) + s->blanks * s->space;
}

static bool is_drawn(const drs_glyph *g)
{
    return g->brk != DRS_BREAK_SOFT && g->code != 0x200B;
}

/* Glyphs [from, result) are one item: one span, one face. */
static size_t item_end(const drs_glyphs *glyphs, size_t from, size_t to)
{
    const drs_glyph *first = &glyphs->glyphs[from];
    size_t i = from + 1;
    while (i < to && glyphs->glyphs[i].span == first->span && glyphs->glyphs[i].face == first->face)
        i++;
    return i;
}

/* The text of glyphs [from, to), which are of one span, `s` moved behind it; returns where its ink
 * ends: before a blank at the very end. */
static int32_t spell(drs_ink *ink, size_t from, size_t to, stretch *s)
{
    drs_buf *out = ink->text;
    const drs_glyph *glyphs = ink->glyphs->glyphs, *last = &glyphs[to - 1];
    int64_t size = drs_glyphs_span_of(ink->glyphs, from)->size, advance = 0;
    out->len = 0;
    (void)drs_buf_room(out, to - from);
    for (const drs_glyph *g = &glyphs[from]; g <= last; g++) {
        if (!is_drawn(g))
            continue;
        if (g->code < 0x80)
            drs_buf_byte(out, (char)g->code);
        else
            drs_utf8_put(out, g->code);
        advance += g->advance;
        s->blanks += g->code == ' ';
    }
    s->units += advance * size;
    if (last->code != ' ')
        return position(s);
    stretch inked = {s->units - last->advance * size, s->blanks - 1, s->space};
    return position(&inked);
}

/* What stands at the end of a line that goes on: a blank, or a soft hyphen. */
static void finish(drs_ink *ink, const drs_line_cut *cut)
{
    if (cut->hyphen)
        drs_utf8_put(ink->text, 0xAD);
    else if (cut->blank || (cut->forced && cut->next < ink->glyphs->count))
        drs_buf_byte(ink->text, ' ');
}

/* A blank wider than this is a hole: the line is left unjustified instead. In type sizes. */
enum { WIDEST_BLANK = 2 };

static int32_t space_of(const drs_ink *ink, const drs_line_cut *cut, const drs_line_place *place)
{
    int32_t blanks = 0;
    if (place->align != DRS_JUSTIFY || cut->forced)
        return 0;
    for (size_t i = cut->from; i < cut->to; i++)
        blanks += ink->glyphs->glyphs[i].code == ' ';
    int64_t slack = (int64_t)place->measure * DRS_UNITS_PER_EM - cut->width;
    if (blanks == 0 || slack <= 0)
        return 0;
    int64_t space = slack / blanks / DRS_UNITS_PER_EM;
    bool hole = space > (int64_t)WIDEST_BLANK * drs_glyphs_span_of(ink->glyphs, cut->from)->size;
    return hole ? 0 : (int32_t)space;
}

static int32_t start_of(const drs_line_cut *cut, const drs_line_place *place)
{
    int32_t white = place->measure - drs_ink_width(cut->width);
    switch (place->align) {
    case DRS_RIGHT:
        return place->x + white;
    case DRS_CENTRE:
        return place->x + white / 2;
    case DRS_LEFT:
    case DRS_JUSTIFY:
        break;
    }
    return place->x;
}

int32_t drs_ink_line(drs_ink *ink, const drs_line_cut *cut, const drs_line_place *place)
{
    const drs_glyphs *glyphs = ink->glyphs;
    stretch s = {.space = space_of(ink, cut, place)};
    int32_t start = start_of(cut, place);
    for (size_t from = cut->from, to; from < cut->to; from = to) {
        to = item_end(glyphs, from, cut->to);
        const drs_span *span = drs_glyphs_span_of(glyphs, from);
        drs_item item = {.kind = DRS_ITEM_TEXT,
                         .artifact = ink->artifact,
                         .element = ink->artifact ? 0 : owner(ink, span),
                         .face = (drs_face)glyphs->glyphs[from].face,
                         .size = span->size,
                         .x = start + position(&s),
                         .y = place->y - span->rise,
                         .space = s.space};
        int32_t end = spell(ink, from, to, &s);
        if (to == cut->to) {
            finish(ink, cut);
            if (cut->hyphen)
                end = drs_ink_width(cut->width) + s.blanks * s.space;
        }
        item.width = start + end - item.x;
        item.text = drs_arena_copy(ink->builder->arena, drs_buf_str(ink->text));
        if (item.text.len)
            drs_builder_item(ink->builder, &item);
    }
    return s.space;
}
