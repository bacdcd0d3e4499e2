/* SPDX-License-Identifier: Apache-2.0
 * What stands above and below the text of every page. */
#include "layout/head.h"

#include "layout/foot.h"

static drs_look look_of(drs_set *set, const char *name, drs_align align)
{
    drs_look look = set->style.body;
    look.gap = 0;
    look = drs_look_read(set->paper->profile, name, look);
    look.align = align;
    return look;
}

/* The first words of set->aside that leave room for "…". */
static drs_line_cut shortened(drs_set *set, int32_t measure, const drs_look *look)
{
    drs_glyphs *glyphs = &set->aside;
    drs_line_cut cut = drs_line_fit(glyphs, 0, measure - 2 * look->size, DRS_FULL_NEVER);
    glyphs->count = cut.to;
    drs_glyphs_text(glyphs, drs_str_c("…"), (drs_place){0});
    cut.width += drs_glyph_width(glyphs, glyphs->count - 1);
    cut.to = cut.next = glyphs->count;
    cut.blank = cut.hyphen = false;
    cut.forced = true;
    return cut;
}

/* Words on one line of this width as an artifact; what does not fit ends in "…". */
static void put_words(drs_set *set, drs_str words, const drs_line_place *place,
                      const drs_look *look)
{
    drs_frame frame = drs_flow_frame(&set->flow);
    drs_builder builder = drs_foot_builder(set);
    drs_set_words(set, &set->aside, (drs_fact){.text = words}, look);
    if (set->aside.count == 0)
        return;
    drs_line_cut cut = drs_line_fit(&set->aside, 0, place->measure, look->full);
    if (cut.next < set->aside.count)
        cut = shortened(set, place->measure, look);
    drs_ink ink = drs_set_ink(set, &builder, &set->aside, 0);
    ink.artifact = place->y < frame.height / 2 ? DRS_ARTIFACT_HEADER : DRS_ARTIFACT_FOOTER;
    drs_ink_line(&ink, &cut, place);
    drs_builder_strip(&builder, (drs_strip){0});
    drs_builder_free(&builder);
}

static int32_t natural_width(drs_set *set, drs_str words, const drs_look *look)
{
    int64_t units = 0;
    drs_set_words(set, &set->aside, (drs_fact){.text = words}, look);
    for (size_t i = 0; i < set->aside.count; i++)
        units += drs_glyph_width(&set->aside, i);
    return drs_ink_width(units);
}

/* The profile's line "<stem>.odd<side>", or "<stem><side>" where both pages are alike. */
static drs_str side_of(drs_set *set, const char *stem, const char *side)
{
    uint32_t page = set->flow.page_number;
    const char *whole = drs_set_key(set, stem, 0, page % 2 ? ".odd" : ".even");
    const char *key = drs_set_key(set, whole, 0, side);
    if (drs_profile_get(set->paper->profile, key).len == 0)
        key = drs_set_key(set, stem, 0, side);
    return drs_set_filled(set, key, page);
}

enum { SIDE_GAP = 12000 }; /* white between two sides of a line */

/* Left, middle and right of a line. The middle has what it needs, then the right side; the left
 * one is shortened before it meets them. */
static void put_line(drs_set *set, const char *stem, int32_t y)
{
    drs_frame frame = drs_flow_frame(&set->flow);
    drs_look look = look_of(set, drs_set_key(set, "look.", 0, stem), DRS_LEFT);
    drs_str left = side_of(set, stem, ".left"), middle = side_of(set, stem, ".centre"),
            right = side_of(set, stem, ".right");
    int32_t room = frame.edge_measure, taken = 0;
    if (middle.len)
        room = (room - natural_width(set, middle, &look)) / 2 - SIDE_GAP;
    if (right.len)
        taken = natural_width(set, right, &look);
    if (taken > room)
        taken = room;
    drs_line_place place = {.x = frame.edge_x, .y = y, .measure = frame.edge_measure};
    place.align = DRS_CENTRE;
    put_words(set, middle, &place, &look);
    place.align = DRS_RIGHT;
    place.x = frame.edge_x + frame.edge_measure - taken;
    place.measure = taken;
    put_words(set, right, &place, &look);
    place.align = DRS_LEFT;
    place.x = frame.edge_x;
    place.measure = middle.len || !right.len ? room : room - taken - SIDE_GAP;
    put_words(set, left, &place, &look);
}

/* ---- a table's report ---- */

static void report_head(drs_set *set)
{
    drs_buf title = DRS_BUF(set->mem);
    drs_frame frame = drs_flow_frame(&set->flow);
    drs_text_words(&title, set->paper->title);
    drs_look look = look_of(set, "look.running", DRS_LEFT);
    const drs_line_place place = {
        .x = frame.edge_x, .y = set->style.running, .measure = frame.edge_measure};
    put_words(set, drs_arena_copy(set->flow.builder.arena, drs_buf_str(&title)), &place, &look);
    drs_buf_free(&title);
}

void drs_head_decorate(void *context, drs_flow *flow, bool last)
{
    drs_set *set = context;
    (void)last;
    bool table = set->paper->kind == DRS_PAPER_TABLE;
    if (flow->page_number == 1 && !table) {
        drs_foot_first(set);
        return;
    }
    put_line(set, "foot", flow->landscape ? set->style.wide_foot : set->style.foot);
    if (flow->page_number == 1)
        return; /* a report's title stands there in full */
    if (table)
        report_head(set);
    else
        put_line(set, "running", set->style.running);
    if (set->style.running_rule)
        drs_foot_rule(set, set->style.running_rule);
}
