/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/head.h"

#include "base/utf8.h"
#include "layout/foot.h"
#include "layout/template.h"

/* ---- the head of page 1 ---- */

enum { SIDE_GAP = 12000 }; /* white between the sides of a line */

/* One side of a head's line. */
typedef struct head_side {
    drs_look look;
    drs_str words;
    int32_t x, measure;
} head_side;

static int32_t natural_width(drs_set *set, const head_side *side)
{
    int64_t units = 0;
    drs_set_words(set, &set->glyphs, (drs_fact){.text = side->words}, &side->look);
    for (size_t i = 0; i < set->glyphs.count; i++)
        units += drs_glyph_width(&set->glyphs, i);
    return drs_ink_width(units);
}

/* Sets the side in a P of its own; returns its height. */
static int32_t put_side(drs_set *set, const head_side *side)
{
    drs_builder *builder = &set->flow.builder;
    drs_line_place place = {.x = side->x,
                            .y = drs_look_baseline(&side->look),
                            .measure = side->measure,
                            .align = side->look.align};
    int32_t height = 0;
    drs_set_words(set, &set->glyphs, (drs_fact){.text = side->words}, &side->look);
    if (set->glyphs.count == 0)
        return 0;
    uint32_t element = drs_set_open(set, set->document, DRS_TAG_P, NULL);
    drs_ink ink = drs_set_ink(set, builder, &set->glyphs, element);
    for (size_t at = 0; at < set->glyphs.count; height += side->look.leading) {
        drs_line_cut cut = drs_line_fit(&set->glyphs, at, place.measure, side->look.full);
        drs_ink_line(&ink, &cut, &place);
        place.y += side->look.leading;
        at = cut.next;
    }
    drs_builder_close(builder, element);
    return height;
}

enum { LEFT, CENTRE, RIGHT, SIDES };

/* What each side of line `number` says; false where the profile has no more lines. */
static bool read_sides(drs_set *set, unsigned number, head_side *sides)
{
    static const char *const names[] = {".left", ".centre", ".right"};
    static const drs_align aligns[] = {DRS_LEFT, DRS_CENTRE, DRS_RIGHT};
    const drs_profile *profile = set->paper->profile;
    bool there = false;
    for (int i = 0; i < SIDES; i++) {
        const char *key = drs_set_key(set, "head", number, names[i]);
        there |= drs_profile_get(profile, key).len > 0;
        drs_look look = set->style.body;
        look.align = aligns[i];
        look.gap = 0;
        look.full = DRS_FULL_NEVER;
        sides[i].look = drs_look_read(profile, drs_set_key(set, "look.", 0, key), look);
        sides[i].words = drs_set_filled(set, key, 1);
    }
    return there;
}

/* The sides share the width: the right one takes what it needs, up to two thirds; the left one has
 * the rest; the middle all. What is longer goes on in a second line. */
static void share_width(drs_set *set, head_side *sides)
{
    drs_frame frame = drs_flow_frame(&set->flow);
    int32_t right = natural_width(set, &sides[RIGHT]);
    if (sides[LEFT].words.len && right > frame.edge_measure * 2 / 3)
        right = frame.edge_measure * 2 / 3;
    if (!sides[LEFT].words.len)
        right = frame.edge_measure;
    for (int i = 0; i < SIDES; i++) {
        sides[i].x = frame.edge_x;
        sides[i].measure = frame.edge_measure;
    }
    sides[RIGHT].x += frame.edge_measure - right;
    sides[RIGHT].measure = right;
    if (sides[RIGHT].words.len)
        sides[LEFT].measure -= right + SIDE_GAP;
}

/* Line `number` of the head; false where the profile has no more. */
static bool head_line(drs_set *set, unsigned number)
{
    head_side sides[SIDES];
    int32_t height = 0, gap = 0;
    if (!read_sides(set, number, sides))
        return false;
    share_width(set, sides);
    for (int i = 0; i < SIDES; i++) {
        if (sides[i].words.len == 0)
            continue;
        int32_t own = put_side(set, &sides[i]);
        height = own > height ? own : height;
        gap = sides[i].look.gap > gap ? sides[i].look.gap : gap;
    }
    if (height)
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
        to = drs_template_group(inquiry, from);
        drs_str fraktion = inquiry->askers[to - 1].fraktion;
        drs_buf names = DRS_BUF(set->mem);
        drs_template_names(&names, inquiry, from, to);
        /* "der Fraktion der CDU" are words of a sentence. */
        bool apart = !inquiry->askers[to - 1].group.len;
        if (fraktion.len && !apart) {
            drs_buf_byte(&names, ' ');
            drs_buf_put(&names, fraktion);
        }
        span_words(set, drs_arena_copy(set->arena, drs_buf_str(&names)), look);
        drs_buf_free(&names);
        if (fraktion.len && apart) {
            drs_glyphs_gap(&set->glyphs, gap);
            span_words(set, fraktion, look);
        }
        if (to < inquiry->asker_count)
            span_words(set, drs_str_c("\n"), look);
    }
}

/* Is the paper headed as what is asked? Who answers stands in its text, then. */
static bool heads_as_inquiry(const drs_paper *paper)
{
    return paper->kind == DRS_PAPER_QUESTION ||
           (paper->type.text.len && drs_str_equal(paper->type.text, paper->inquiry.kind));
}

static drs_look left_look(drs_set *set, const char *name)
{
    drs_look look = set->style.body;
    look.align = DRS_LEFT;
    return drs_look_read(set->paper->profile, name, look);
}

/* "auf die Kleine Anfrage … / des Abgeordneten … / Drucksache …": lines of one paragraph. A line
 * with {wide askers} at its end sets each Fraktion apart. */
static void inquiry_lines(drs_set *set)
{
    drs_look look = left_look(set, "look.inquiry");
    const char *stem = heads_as_inquiry(set->paper) ? "question" : "inquiry";
    drs_glyphs_clear(&set->glyphs);
    for (unsigned i = 1;; i++) {
        const char *key = drs_set_key(set, stem, i, "");
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

/* ---- type, answerer, inquiry: in the order of the profile ---- */

/* "Antwort"; "Kleine Anfrage 5441" where the paper is the inquiry itself. */
static drs_str type_of(drs_set *set)
{
    const drs_paper *paper = set->paper;
    drs_str number = paper->inquiry.number.text;
    drs_str pieces[] = {paper->type.text, drs_str_c(" "), number};
    bool numbered = paper->kind == DRS_PAPER_QUESTION && number.len;
    return numbered ? drs_arena_join(set->arena, pieces, 3) : paper->type.text;
}

static void put_part(drs_set *set, drs_str part)
{
    const drs_paper *paper = set->paper;
    if (drs_str_is(part, "type") && paper->type.text.len)
        put_line(set, drs_set_heading(set, 1), set->style.type, type_of(set));
    else if (drs_str_is(part, "answerer") && !heads_as_inquiry(paper))
        put_line(set, DRS_TAG_P, left_look(set, "look.answerer"), paper->answerer.text);
    else if (drs_str_is(part, "inquiry"))
        inquiry_lines(set);
}

void drs_head_masthead(drs_set *set)
{
    unsigned number = 1;
    while (head_line(set, number))
        number++;
    drs_foot_open_first(set);
    if (set->paper->reprint.fact.text.len)
        put_line(set, DRS_TAG_P, left_look(set, "look.reprint"), drs_set_filled(set, "reprint", 1));
    drs_str parts = drs_profile_get(set->paper->profile, "masthead"), part;
    if (parts.len == 0)
        parts = drs_str_c("type answerer inquiry");
    while (drs_str_split(&parts, ' ', &part))
        put_part(set, part);
}
