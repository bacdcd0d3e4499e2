/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/head.h"

#include "base/utf8.h"
#include "layout/template.h"

/* ---- the head of page 1 ---- */

/* One side of a line, in a P of its own; its look is under "look.<key>". */
static drs_look put_side(drs_set *set, const char *key, drs_look look, drs_str words)
{
    drs_builder *builder = &set->flow.builder;
    drs_frame frame = drs_flow_frame(&set->flow);
    look = drs_look_read(set->paper->profile, drs_set_key(set, "look.", 0, key), look);
    drs_set_words(set, &set->glyphs, (drs_fact){.text = words}, &look);
    if (set->glyphs.count == 0)
        return look;
    uint32_t element = drs_set_open(set, set->document, DRS_TAG_P, NULL);
    drs_ink ink = drs_set_ink(set, builder, &set->glyphs, element);
    drs_line_cut cut = drs_line_fit(&set->glyphs, 0, frame.measure, look.full);
    drs_line_place place = {
        .x = frame.x, .y = drs_look_baseline(&look), .measure = frame.measure, .align = look.align};
    drs_ink_line(&ink, &cut, &place);
    drs_builder_close(builder, element);
    return look;
}

/* Line `number` of the head; false where the profile has no more. */
static bool head_line(drs_set *set, unsigned number)
{
    const char *left = drs_set_key(set, "head", number, ".left");
    const char *right = drs_set_key(set, "head", number, ".right");
    const drs_profile *profile = set->paper->profile;
    if (drs_profile_get(profile, left).len == 0 && drs_profile_get(profile, right).len == 0)
        return false;
    drs_look look = set->style.body;
    look.align = DRS_LEFT;
    look.gap = 0;
    drs_str words[] = {drs_set_filled(set, left, 1), drs_set_filled(set, right, 1)};
    if (words[0].len + words[1].len == 0)
        return true;
    drs_look first = put_side(set, left, look, words[0]);
    look.align = DRS_RIGHT;
    drs_look second = put_side(set, right, look, words[1]);
    int32_t height = first.leading > second.leading ? first.leading : second.leading;
    int32_t gap = first.gap > second.gap ? first.gap : second.gap;
    drs_builder_strip(&set->flow.builder,
                      (drs_strip){.height = height, .gap = gap, .keep = DRS_KEEP_ALWAYS});
    return true;
}

static void put_line(drs_set *set, drs_tag tag, drs_look look, drs_str words)
{
    if (words.len == 0)
        return;
    drs_set_words(set, &set->glyphs, (drs_fact){.text = words}, &look);
    uint32_t element = drs_set_open(set, set->document, tag, NULL);
    drs_paragraph p = {.look = look, .gap = look.gap, .element = element, .keep_next = true};
    drs_set_paragraph(set, &p);
    drs_builder_close(&set->flow.builder, element);
}

static void span_words(drs_set *set, drs_str words, const drs_look *look)
{
    const drs_span span = {
        .face = drs_style_face(look->style), .size = look->size, .note = DRS_NO_NOTE};
    drs_glyphs_span(&set->glyphs, &span);
    drs_glyphs_text(&set->glyphs, drs_utf8_nfc(set->arena, words), (drs_place){0});
}

/* Askers of one Fraktion after the other, the Fraktion behind a wider gap. */
static void span_askers(drs_set *set, const drs_look *look)
{
    const drs_inquiry *inquiry = &set->paper->inquiry;
    uint16_t gap = (uint16_t)((int64_t)set->style.fraktion_gap * DRS_UNITS_PER_EM / look->size);
    for (size_t from = 0, to; from < inquiry->asker_count; from = to) {
        drs_str fraktion = inquiry->askers[from].fraktion;
        for (to = from + 1; to < inquiry->asker_count; to++)
            if (!drs_str_equal(inquiry->askers[to].fraktion, fraktion))
                break;
        drs_buf names = DRS_BUF(set->mem);
        drs_template_names(&names, inquiry, from, to);
        span_words(set, drs_arena_copy(set->arena, drs_buf_str(&names)), look);
        drs_buf_free(&names);
        if (fraktion.len) {
            drs_glyphs_gap(&set->glyphs, gap);
            span_words(set, fraktion, look);
        }
        if (to < inquiry->asker_count)
            span_words(set, drs_str_c("\n"), look);
    }
}

/* "auf die Kleine Anfrage … / des Abgeordneten … / Drucksache …": lines of one paragraph. A line
 * with {wide askers} at its end sets each Fraktion apart. */
static void inquiry_lines(drs_set *set)
{
    drs_look look = set->style.body;
    look.align = DRS_LEFT;
    look = drs_look_read(set->paper->profile, "look.inquiry", look);
    drs_glyphs_clear(&set->glyphs);
    for (unsigned i = 1;; i++) {
        const char *key = drs_set_key(set, "inquiry", i, "");
        drs_str template = drs_profile_get(set->paper->profile, key);
        if (template.len == 0)
            break;
        bool wide = drs_str_find(template, drs_str_c("{wide askers}")) != DRS_NOT_FOUND;
        drs_str words = drs_set_filled(set, key, 1);
        if (words.len == 0 && !(wide && set->paper->inquiry.asker_count))
            continue;
        if (set->glyphs.count)
            span_words(set, drs_str_c("\n"), &look);
        span_words(set, words, &look);
        if (wide)
            span_askers(set, &look);
    }
    if (set->glyphs.count == 0)
        return;
    drs_line_breaks(&set->glyphs);
    uint32_t element = drs_set_open(set, set->document, DRS_TAG_P, NULL);
    drs_paragraph p = {.look = look, .gap = look.gap, .element = element, .keep_next = true};
    drs_set_paragraph(set, &p);
    drs_builder_close(&set->flow.builder, element);
}

void drs_head_masthead(drs_set *set)
{
    unsigned number = 1;
    while (head_line(set, number))
        number++;
    drs_look look = set->style.body;
    look.align = DRS_LEFT;
    const drs_profile *profile = set->paper->profile;
    if (set->paper->reprint.fact.text.len)
        put_line(set, DRS_TAG_P, drs_look_read(profile, "look.reprint", look),
                 drs_set_filled(set, "reprint", 1));
    if (set->paper->type.text.len)
        put_line(set, drs_set_heading(set, 1), set->style.type, set->paper->type.text);
    put_line(set, DRS_TAG_P, drs_look_read(profile, "look.answerer", look),
             set->paper->answerer.text);
    inquiry_lines(set);
}
