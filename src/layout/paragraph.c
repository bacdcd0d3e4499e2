/* SPDX-License-Identifier: Apache-2.0
 * Paragraphs: runs become glyphs, glyphs lines, lines strips. */
#include "layout/set.h"

#include "base/utf8.h"
#include "layout/finding.h"
#include "layout/template.h"

uint32_t drs_set_open(drs_set *set, uint32_t parent, drs_tag tag, const drs_block *block)
{
    drs_element element = {.tag = tag, .block = block};
    return drs_builder_open(&set->flow.builder, parent, &element);
}

drs_tag drs_set_heading(drs_set *set, unsigned level)
{
    if (level > set->heading + 1)
        level = set->heading + 1;
    set->heading = level;
    return (drs_tag)(DRS_TAG_H1 + level - 1);
}

const char *drs_set_key(drs_set *set, const char *stem, unsigned number, const char *end)
{
    drs_buf key = DRS_BUF(set->mem);
    drs_buf_text(&key, stem);
    if (number) {
        drs_buf_byte(&key, '.');
        drs_buf_int(&key, number);
    }
    drs_buf_text(&key, end);
    drs_str kept = drs_arena_copy(set->arena, drs_buf_str(&key));
    drs_buf_free(&key);
    return kept.ptr;
}

drs_str drs_set_filled(drs_set *set, const char *key, uint32_t page)
{
    drs_buf line = DRS_BUF(set->mem);
    drs_template_fill(&line, set->paper, key, page);
    drs_str kept = drs_arena_copy(set->flow.builder.arena, drs_buf_str(&line));
    drs_buf_free(&line);
    return kept;
}

/* ---- glyphs ---- */

static drs_span span_of(drs_set *set, const drs_run *run, const drs_look *look, bool uniform)
{
    unsigned style = uniform ? look->style : run->style | look->style;
    drs_span span = {.face = drs_style_face(style), .size = look->size, .note = DRS_NO_NOTE};
    if (run->kind == DRS_RUN_LINK && run->target.len) {
        span.kind = DRS_INLINE_LINK;
        span.run = run;
    } else if (run->kind == DRS_RUN_MARK) {
        span.size = look->size / 1000 * set->style.mark_size;
        span.rise = look->size / 1000 * set->style.mark_rise;
        span.note = run->note;
        if (run->note < set->flow.note_count) {
            span.kind = DRS_INLINE_MARK;
            span.run = run;
        }
    }
    return span;
}

static void add_piece(drs_glyphs *glyphs, const drs_span *span, drs_str text, drs_place run)
{
    if (text.len == 0)
        return;
    drs_glyphs_span(glyphs, span);
    drs_glyphs_text(glyphs, text, run);
}

/* A short form is a span of its own. */
static void add_run(drs_set *set, drs_glyphs *glyphs, const drs_run *run, const drs_span *span)
{
    drs_str text =
        run->kind == DRS_RUN_BREAK ? drs_str_c("\n") : drs_utf8_nfc(set->arena, run->text);
    size_t at = 0;
    drs_short_form form;
    bool may_be_short = set->short_forms && !set->is_short && run->kind == DRS_RUN_TEXT;
    while (may_be_short && drs_short_form_next(set->short_forms, text, at, &form)) {
        drs_span shortened = *span;
        shortened.kind = DRS_INLINE_SHORT;
        shortened.expansion = form.expansion;
        add_piece(glyphs, span, drs_str_sub(text, at, form.from), run->place);
        add_piece(glyphs, &shortened, drs_str_sub(text, form.from, form.to), run->place);
        at = form.to;
    }
    add_piece(glyphs, span, drs_str_sub(text, at, text.len), run->place);
}

void drs_set_glyphs(drs_set *set, drs_glyphs *glyphs, drs_text text, const drs_look *look,
                    bool uniform)
{
    drs_glyphs_clear(glyphs);
    drs_stand_ins_start(set->stand_ins);
    for (size_t i = 0; i < text.count; i++) {
        drs_span span = span_of(set, &text.runs[i], look, uniform);
        add_run(set, glyphs, &text.runs[i], &span);
    }
    drs_line_breaks(glyphs);
    drs_nobreak_apply(set->nobreak, glyphs);
}

void drs_set_words(drs_set *set, drs_glyphs *glyphs, drs_fact words, const drs_look *look)
{
    const drs_run run = {
        .kind = DRS_RUN_TEXT, .note = DRS_NO_NOTE, .text = words.text, .place = words.place};
    drs_set_glyphs(set, glyphs, (drs_text){&run, 1}, look, /* uniform */ true);
}

/* ---- lines ---- */

drs_ink drs_set_ink(drs_set *set, drs_builder *builder, const drs_glyphs *glyphs, uint32_t element)
{
    return (drs_ink){.builder = builder,
                     .glyphs = glyphs,
                     .words = set->arena,
                     .text = &set->text,
                     .element = element};
}

/* The label, and how far right the text must stand for it. */
static void put_label(drs_set *set, const drs_paragraph *p, int32_t x)
{
    drs_glyphs *label = &set->label;
    if (label->count == 0)
        return;
    drs_ink ink = drs_set_ink(set, &set->flow.builder, label, p->label_element);
    drs_line_cut cut = {.to = label->count, .next = label->count, .blank = true};
    drs_line_place place = {.x = x + p->label_indent, .y = drs_look_baseline(&p->look)};
    drs_ink_line(&ink, &cut, &place);
}

static int32_t label_width(drs_set *set, const drs_paragraph *p)
{
    drs_look look = p->look;
    drs_glyphs_clear(&set->label);
    if (p->label.len == 0)
        return 0;
    drs_set_words(set, &set->label, (drs_fact){p->label, p->place}, &look);
    int64_t units = 0;
    for (size_t i = 0; i < set->label.count; i++)
        units += drs_glyph_width(&set->label, i);
    return p->label_indent + drs_ink_width(units) + look.size / 3;
}

/* May a page end before line `index`? */
static drs_keep keep_of(const drs_paragraph *p, size_t index, const drs_line_cut *before, bool last)
{
    if (index == 1 || last || before->hyphen || p->keep_next)
        return DRS_KEEP_ALWAYS;
    return DRS_KEEP_NOT;
}

static void end_line(drs_set *set, const drs_paragraph *p, bool first, drs_keep keep)
{
    drs_strip strip = {.height = p->look.leading, .keep = keep};
    if (first) {
        strip.gap = p->gap;
        strip.keep = set->keep_next ? DRS_KEEP_NEXT : DRS_KEEP_NOT;
    }
    drs_builder_strip(&set->flow.builder, strip);
}

void drs_set_paragraph(drs_set *set, const drs_paragraph *p)
{
    const drs_glyphs *glyphs = &set->glyphs;
    drs_frame frame = drs_flow_frame(&set->flow);
    int32_t indent = label_width(set, p);
    if (indent < p->indent)
        indent = p->indent;
    drs_ink ink = drs_set_ink(set, &set->flow.builder, glyphs, p->element);
    drs_line_place place = {.x = frame.x + indent,
                            .y = drs_look_baseline(&p->look),
                            .measure = frame.measure - indent,
                            .align = p->look.align};
    drs_line_cut before = {0};
    put_label(set, p, frame.x);
    size_t index = 0;
    for (size_t at = 0; at < glyphs->count && !set->flow.stopped; index++) {
        drs_line_cut cut = drs_line_fit(glyphs, at, place.measure, p->look.full);
        at = cut.next;
        int32_t space = drs_ink_line(&ink, &cut, &place);
        drs_find_loose(set, glyphs, &cut, space, p->place);
        if (at >= glyphs->count)
            drs_ink_end(&ink);
        end_line(set, p, index == 0, keep_of(p, index, &before, at >= glyphs->count));
        before = cut;
    }
    if (index == 0)
        end_line(set, p, /* first */ true, DRS_KEEP_NOT);
    set->keep_next = p->keep_next || p->leads;
}
