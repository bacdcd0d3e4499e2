/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/foot.h"

#include "layout/template.h"

static const char first_stem[] = "first.foot", last_stem[] = "last.foot";

/* ---- what belongs there ---- */

enum { LONGEST_OWN = 1200 }; /* bytes: a longer paragraph is text whatever it begins with */

static bool has_marks(drs_text text)
{
    for (size_t i = 0; i < text.count; i++)
        if (text.runs[i].kind == DRS_RUN_MARK)
            return true;
    return false;
}

static bool may_belong(const drs_block *block)
{
    switch (block->kind) {
    case DRS_BLOCK_PARAGRAPH:
    case DRS_BLOCK_ANSWERED:
    case DRS_BLOCK_PLAIN:
        return !has_marks(block->text);
    case DRS_BLOCK_HEADING:
    case DRS_BLOCK_QUESTION:
    case DRS_BLOCK_ITEM:
    case DRS_BLOCK_ANNEX:
    case DRS_BLOCK_TABLE:
        return false;
    }
    return false;
}

static bool begins(drs_set *set, const drs_block *block, drs_str opening)
{
    drs_buf words = DRS_BUF(set->mem);
    drs_text_words(&words, block->text);
    drs_str all = drs_str_trim(drs_buf_str(&words));
    bool found = all.len <= LONGEST_OWN && drs_str_starts(all, opening);
    drs_buf_free(&words);
    return found;
}

/* The first paragraph that begins with the words under `key`, NULL for none; it is then taken. */
static const drs_block *find_own(drs_set *set, const char *key)
{
    drs_str opening = drs_profile_get(set->paper->profile, key);
    for (size_t i = 0; opening.len && i < set->paper->block_count; i++) {
        const drs_block *block = &set->paper->blocks[i];
        if (set->owned[i] || !may_belong(block) || !begins(set, block, opening))
            continue;
        set->owned[i] = true;
        return block;
    }
    return NULL;
}

/* A line of a foot. */
struct drs_foot_line {
    struct drs_foot_line *next;
    const drs_block *own; /* NULL: words are the profile's */
    drs_str words;
    drs_look look;
    uint32_t element; /* handle of its P, 0: opened where it is drawn */
};

static drs_look look_of(drs_set *set, const char *stem, unsigned number)
{
    drs_look look = set->style.note;
    look.gap = 0;
    look = drs_look_read(set->paper->profile, drs_set_key(set, "look.", 0, stem), look);
    return drs_look_read(set->paper->profile,
                         drs_set_key(set, drs_set_key(set, "look.", 0, stem), number, ""), look);
}

/* The lines of the foot called `stem`, in their order. */
static struct drs_foot_line *lines_of(drs_set *set, const char *stem)
{
    struct drs_foot_line *first = NULL, **last = &first;
    for (unsigned i = 1;; i++) {
        const char *key = drs_set_key(set, stem, i, ""), *own = drs_set_key(set, stem, i, ".own");
        const drs_profile *profile = set->paper->profile;
        if (drs_profile_get(profile, key).len == 0 && drs_profile_get(profile, own).len == 0)
            return first;
        struct drs_foot_line line = {.own = find_own(set, own), .look = look_of(set, stem, i)};
        if (!line.own)
            line.words = drs_set_filled(set, key, 1);
        if (!line.own && line.words.len == 0)
            continue;
        line.words = drs_arena_copy(set->arena, line.words);
        *last = drs_arena_alloc(set->arena, sizeof **last);
        **last = line;
        last = &(*last)->next;
    }
}

bool drs_foot_owns(const drs_set *set, size_t block)
{
    return set->owned[block];
}

/* ---- setting ---- */

static void load(drs_set *set, const struct drs_foot_line *line)
{
    if (line->own)
        drs_set_glyphs(set, &set->aside, line->own->text, &line->look, /* uniform */ true);
    else
        drs_set_words(set, &set->aside, (drs_fact){.text = line->words}, &line->look);
}

static uint32_t open_line(drs_set *set, drs_builder *builder, const struct drs_foot_line *line)
{
    const drs_element element = {.tag = DRS_TAG_P, .block = line->own};
    return drs_builder_open(builder, set->document, &element);
}

/* The line as a P whose top is at `y`; returns where it ends. */
static int32_t put_foot_line(drs_set *set, drs_builder *builder, const struct drs_foot_line *line,
                             int32_t y)
{
    drs_frame frame = drs_flow_frame(&set->flow);
    const drs_look *look = &line->look;
    load(set, line);
    uint32_t handle = line->element ? line->element : open_line(set, builder, line);
    drs_ink ink = drs_set_ink(set, builder, &set->aside, handle);
    y += look->gap;
    for (size_t at = 0; at < set->aside.count;) {
        drs_line_cut cut = drs_line_fit(&set->aside, at, frame.edge_measure, look->full);
        drs_line_place place = {.x = frame.edge_x,
                                .y = y + drs_look_baseline(look),
                                .measure = frame.edge_measure,
                                .align = look->align};
        drs_ink_line(&ink, &cut, &place);
        y += look->leading;
        at = cut.next;
    }
    drs_ink_end(&ink);
    drs_builder_close(builder, handle);
    return y;
}

static int32_t height_of(drs_set *set, const struct drs_foot_line *line)
{
    int32_t height = 0;
    for (; line; line = line->next) {
        load(set, line);
        height += line->look.gap;
        for (size_t at = 0; at < set->aside.count; height += line->look.leading)
            at = drs_line_fit(&set->aside, at, set->style.edge_measure, line->look.full).next;
    }
    return height;
}

/* ---- page 1 ---- */

void drs_foot_start(drs_set *set)
{
    drs_style *style = &set->style;
    set->owned = drs_arena_alloc(set->arena, set->paper->block_count + 1);
    if (set->paper->kind == DRS_PAPER_TABLE)
        return;
    set->first_foot = lines_of(set, first_stem);
    set->last_foot = lines_of(set, last_stem);
    int32_t over = style->first_foot + height_of(set, set->first_foot) - style->first_foot_end;
    if (over > 0) {
        style->first_foot -= over;
        style->first_bottom -= over;
    }
}

void drs_foot_open_first(drs_set *set)
{
    for (struct drs_foot_line *line = set->first_foot; line; line = line->next)
        line->element = open_line(set, &set->flow.builder, line);
}

static void take_strip(void *context, const drs_strip *strip)
{
    drs_flow_replay(context, strip, 0);
}

drs_builder drs_foot_builder(drs_set *set)
{
    return (drs_builder){.mem = set->mem,
                         .arena = set->flow.builder.arena,
                         .handles = &set->flow.handles,
                         .context = &set->flow,
                         .take = take_strip};
}

void drs_foot_rule(drs_set *set, int32_t y)
{
    drs_frame frame = drs_flow_frame(&set->flow);
    const drs_item rule = {.kind = DRS_ITEM_BLACK,
                           .artifact = DRS_ARTIFACT_LAYOUT,
                           .x = frame.edge_x,
                           .y = y,
                           .width = frame.edge_measure,
                           .height = set->style.rule};
    if (set->style.rule)
        drs_flow_item(&set->flow, &rule);
}

void drs_foot_first(drs_set *set)
{
    int32_t y = set->style.first_foot;
    drs_builder builder = drs_foot_builder(set);
    if (set->first_foot)
        drs_foot_rule(set, y - set->style.rule);
    for (const struct drs_foot_line *line = set->first_foot; line; line = line->next)
        y = put_foot_line(set, &builder, line, y);
    drs_builder_strip(&builder, (drs_strip){0});
    drs_builder_free(&builder);
}

/* ---- the last page ---- */

void drs_foot_last(drs_set *set)
{
    drs_builder *builder = &set->flow.builder;
    drs_strip strip = {.keep = DRS_KEEP_ALWAYS};
    for (const struct drs_foot_line *line = set->last_foot; line; line = line->next)
        strip.height = put_foot_line(set, builder, line, strip.height);
    if (set->last_foot) {
        strip.keep = DRS_KEEP_NOT;
        strip.gap = set->style.body.leading;
        strip.bottom = true;
    }
    drs_builder_strip(builder, strip);
}
