/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/style.h"

#include "layout/line.h"

/* "12.65" in thousandths; false where the word is no figure. */
static bool figure(drs_str word, int32_t *value)
{
    int32_t whole = 0, unit = 1000;
    bool fraction = false;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (c == '.' && !fraction && i) {
            fraction = true;
        } else if (c >= '0' && c <= '9' && whole < 10000000) {
            if (fraction)
                unit /= 10;
            whole = fraction ? whole + (c - '0') * unit : whole * 10 + (c - '0') * 1000;
        } else {
            return false;
        }
    }
    *value = whole;
    return word.len > 0;
}

static void look_word(drs_look *look, drs_str word)
{
    static const struct {
        const char *word;
        unsigned style;
        int align; /* drs_align, -1: says nothing about it */
    } words[] = {{"bold", DRS_BOLD, -1},  {"italic", DRS_ITALIC, -1}, {"left", 0, DRS_LEFT},
                 {"right", 0, DRS_RIGHT}, {"centre", 0, DRS_CENTRE},  {"justify", 0, DRS_JUSTIFY}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!drs_str_is(word, words[i].word))
            continue;
        look->style |= words[i].style;
        if (words[i].align >= 0)
            look->align = (drs_align)words[i].align;
    }
    if (drs_str_is(word, "upright"))
        look->style = 0;
    else if (drs_str_is(word, "justify"))
        look->full = DRS_FULL_ALWAYS;
    else if (drs_str_is(word, "left"))
        look->full = DRS_FULL_RAGGED;
    else if (drs_str_is(word, "whole"))
        look->full = DRS_FULL_NEVER;
}

drs_look drs_look_read(const drs_profile *profile, const char *name, drs_look look)
{
    drs_str rest = drs_profile_get(profile, name), word;
    int32_t *figures[] = {&look.size, &look.leading, &look.gap};
    size_t count = 0;
    while (drs_str_split(&rest, ' ', &word)) {
        int32_t value;
        if (!figure(word, &value))
            look_word(&look, word);
        else if (count < sizeof figures / sizeof *figures)
            *figures[count++] = value;
    }
    return look;
}

static void measures(drs_style *s, const drs_profile *p)
{
    s->measure = drs_profile_length(p, "measure", 460993);
    s->margin = drs_profile_length(p, "margin", (DRS_A4_SHORT - s->measure) / 2);
    s->edge_measure = drs_profile_length(p, "edge.measure", s->measure);
    s->edge_margin =
        drs_profile_length(p, "edge.margin", s->margin - (s->edge_measure - s->measure) / 2);
    s->top = drs_profile_length(p, "top", 80000);
    s->bottom = drs_profile_length(p, "bottom", s->top + 646300);
    s->first_top = drs_profile_length(p, "first.top", 48000);
    s->first_bottom = drs_profile_length(p, "first.bottom", s->bottom);
    s->running = drs_profile_length(p, "running.baseline", 50000);
    s->running_rule = drs_profile_length(p, "running.rule", 55000);
    s->foot = drs_profile_length(p, "foot.baseline", s->bottom + 34000);
    s->first_foot = drs_profile_length(p, "first.foot", s->first_bottom + 20000);
    s->first_foot_end = drs_profile_length(p, "first.foot.end", DRS_A4_LONG - 28000);
    s->last_foot_end = drs_profile_length(p, "last.foot.end", s->bottom);
    s->rule = drs_profile_length(p, "rule", 500);
    s->note_rule = drs_profile_length(p, "note.rule", 144000);
    s->note_gap = drs_profile_length(p, "note.gap", 18000);
    s->question_indent = drs_profile_length(p, "question.indent", 21260);
    s->item_indent = drs_profile_length(p, "item.indent", 21260);
    s->fraktion_gap = drs_profile_length(p, "fraktion.gap", 12000);
    s->mark_size = drs_profile_length(p, "mark.size", 650000) / 1000;
    s->mark_rise = drs_profile_length(p, "mark.rise", 350000) / 1000;
    s->wide_margin = drs_profile_length(p, "wide.margin", 56693);
    s->wide_top = drs_profile_length(p, "wide.top", s->top);
    s->wide_bottom = drs_profile_length(p, "wide.bottom", DRS_A4_SHORT - 68000);
    s->wide_foot = drs_profile_length(p, "wide.foot", s->wide_bottom + 34000);
    s->cell_padding = drs_profile_length(p, "cell.padding", 3000);
    s->cell_side = drs_profile_length(p, "cell.side", 4000);
}

static void looks(drs_style *s, const drs_profile *p)
{
    const drs_look body = {11000, 12650, 12650, 0, DRS_JUSTIFY, DRS_FULL_ALWAYS};
    s->body = drs_look_read(p, "look.body", body);
    drs_look base = s->body;
    s->item = drs_look_read(p, "look.item", base);
    base.style = DRS_BOLD;
    s->question = drs_look_read(p, "look.question", base);
    base.align = DRS_LEFT;
    base.full = DRS_FULL_NEVER;
    s->heading = drs_look_read(p, "look.heading", base);
    s->annex = drs_look_read(p, "look.annex", base);
    s->title = drs_look_read(p, "look.title", base);
    s->type = drs_look_read(p, "look.type", base);
    base = s->title;
    base.size = 14000;
    base.leading = 17000;
    s->report = drs_look_read(p, "look.report", base);
    const drs_look note = {10000, 11500, 0, 0, DRS_JUSTIFY, DRS_FULL_ALWAYS};
    s->note = drs_look_read(p, "look.note", note);
    const drs_look cell = {9500, 11000, 0, 0, DRS_LEFT, DRS_FULL_RAGGED};
    s->cell = drs_look_read(p, "look.cell", cell);
    base = s->cell;
    base.style = DRS_BOLD;
    base.full = DRS_FULL_NEVER;
    s->column = drs_look_read(p, "look.column", base);
}

void drs_style_read(drs_style *style, const drs_profile *profile)
{
    measures(style, profile);
    looks(style, profile);
}
