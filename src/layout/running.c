/* SPDX-License-Identifier: Apache-2.0
 * What stands above and below the text of every page. */
#include "layout/head.h"

#include "base/utf8.h"

static void take_line(void *context, const drs_strip *strip)
{
    drs_flow_replay(context, strip, 0);
}

static drs_builder page_builder(drs_set *set)
{
    return (drs_builder){.mem = set->mem,
                         .arena = set->flow.builder.arena,
                         .handles = &set->flow.handles,
                         .context = &set->flow,
                         .take = take_line};
}

static drs_look look_of(drs_set *set, const char *name, drs_align align)
{
    drs_look look = set->style.body;
    look.gap = 0;
    look = drs_look_read(set->paper->profile, name, look);
    look.align = align;
    return look;
}

static void rule_at(drs_set *set, int32_t y)
{
    drs_frame frame = drs_flow_frame(&set->flow);
    drs_item rule = {.kind = DRS_ITEM_BLACK,
                     .artifact = DRS_ARTIFACT_LAYOUT,
                     .x = frame.x,
                     .y = y,
                     .width = frame.measure,
                     .height = set->style.rule};
    if (set->style.rule)
        drs_flow_item(&set->flow, &rule);
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

/* Words on one line as an artifact; what does not fit ends in "…". */
static void put_words(drs_set *set, drs_str words, int32_t y, const drs_look *look)
{
    drs_frame frame = drs_flow_frame(&set->flow);
    drs_builder builder = page_builder(set);
    drs_set_words(set, &set->aside, (drs_fact){.text = words}, look);
    if (set->aside.count == 0)
        return;
    drs_line_cut cut = drs_line_fit(&set->aside, 0, frame.measure, look->full);
    if (cut.next < set->aside.count)
        cut = shortened(set, frame.measure, look);
    drs_ink ink = drs_set_ink(set, &builder, &set->aside, 0);
    ink.artifact = y < frame.height / 2 ? DRS_ARTIFACT_HEADER : DRS_ARTIFACT_FOOTER;
    drs_line_place place = {.x = frame.x, .y = y, .measure = frame.measure, .align = look->align};
    drs_ink_line(&ink, &cut, &place);
    drs_builder_strip(&builder, (drs_strip){0});
    drs_builder_free(&builder);
}

/* The profile's line "<stem>.odd.left", or "<stem>.left" where both sides are alike. */
static void put_line(drs_set *set, const char *stem, const char *side, int32_t y, drs_align align)
{
    uint32_t page = set->flow.page_number;
    const char *whole = drs_set_key(set, stem, 0, page % 2 ? ".odd" : ".even");
    const char *key = drs_set_key(set, whole, 0, side);
    if (drs_profile_get(set->paper->profile, key).len == 0)
        key = drs_set_key(set, stem, 0, side);
    drs_look look = look_of(set, drs_set_key(set, "look.", 0, stem), align);
    put_words(set, drs_set_filled(set, key, page), y, &look);
}

/* ---- a table's report ---- */

static void report_head(drs_set *set)
{
    drs_buf title = DRS_BUF(set->mem);
    drs_text_words(&title, set->paper->title);
    drs_look look = look_of(set, "look.running", DRS_LEFT);
    put_words(set, drs_arena_copy(set->flow.builder.arena, drs_buf_str(&title)), set->style.running,
              &look);
    drs_buf_free(&title);
}

/* ---- the foot of page 1 ---- */

/* The words as a P at the top `y`; returns where it ends. */
static int32_t foot_lines(drs_set *set, drs_str words, int32_t y, const drs_look *look)
{
    drs_frame frame = drs_flow_frame(&set->flow);
    drs_builder builder = page_builder(set);
    const drs_element element = {.tag = DRS_TAG_P};
    drs_set_words(set, &set->aside, (drs_fact){.text = words}, look);
    uint32_t handle = drs_builder_open(&builder, set->document, &element);
    drs_ink ink = drs_set_ink(set, &builder, &set->aside, handle);
    for (size_t at = 0; at < set->aside.count;) {
        drs_line_cut cut = drs_line_fit(&set->aside, at, frame.measure, look->full);
        drs_line_place place = {.x = frame.x,
                                .y = y + drs_look_baseline(look),
                                .measure = frame.measure,
                                .align = look->align};
        drs_ink_line(&ink, &cut, &place);
        y += look->leading;
        at = cut.next;
    }
    drs_builder_close(&builder, handle);
    drs_builder_strip(&builder, (drs_strip){0});
    drs_builder_free(&builder);
    return y;
}

static void first_foot(drs_set *set)
{
    int32_t y = set->style.first_foot;
    for (unsigned i = 1;; i++) {
        const char *key = drs_set_key(set, "first.foot", i, "");
        if (drs_profile_get(set->paper->profile, key).len == 0)
            break;
        drs_str words = drs_set_filled(set, key, 1);
        if (words.len == 0)
            continue;
        if (y == set->style.first_foot)
            rule_at(set, y - set->style.rule);
        drs_look look = look_of(set, drs_set_key(set, "look.", 0, key), DRS_JUSTIFY);
        y = foot_lines(set, words, y + look.gap, &look);
    }
}

void drs_head_decorate(void *context, drs_flow *flow, bool last)
{
    drs_set *set = context;
    (void)last;
    bool table = set->paper->kind == DRS_PAPER_TABLE;
    if (flow->page_number == 1 && !table) {
        first_foot(set);
        return;
    }
    if (table) {
        report_head(set);
    } else {
        put_line(set, "running", ".left", set->style.running, DRS_LEFT);
        put_line(set, "running", ".centre", set->style.running, DRS_CENTRE);
        put_line(set, "running", ".right", set->style.running, DRS_RIGHT);
    }
    if (set->style.running_rule)
        rule_at(set, set->style.running_rule);
    int32_t foot = flow->landscape ? set->style.wide_foot : set->style.foot;
    put_line(set, "foot", ".left", foot, DRS_LEFT);
    put_line(set, "foot", ".centre", foot, DRS_CENTRE);
    put_line(set, "foot", ".right", foot, DRS_RIGHT);
}
