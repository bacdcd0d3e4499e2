/* SPDX-License-Identifier: Apache-2.0
 * Notes: the number raised, a blank, the words; the number leads back to the mark in the text. */
#include "layout/set.h"

#include "layout/finding.h"
#include "layout/room.h"

static void take_line(void *context, const drs_strip *strip)
{
    drs_set *set = context;
    drs_footnote *note = set->noted;
    note->lines =
        drs_room(set->mem, note->lines, note->count, &note->capacity, sizeof *note->lines);
    note->lines[note->count++] = *strip;
}

void drs_set_notes_start(drs_set *set)
{
    set->note_builder = (drs_builder){.mem = set->mem,
                                      .arena = set->arena,
                                      .handles = &set->flow.handles,
                                      .context = set,
                                      .take = take_line};
}

static uint32_t open_note(drs_set *set, uint32_t index)
{
    drs_buf id = DRS_BUF(set->mem);
    drs_buf_text(&id, "note-");
    drs_buf_int(&id, (int64_t)index + 1);
    drs_element note = {.tag = DRS_TAG_NOTE,
                        .note_id = drs_arena_copy(set->arena, drs_buf_str(&id))};
    drs_buf_free(&id);
    uint32_t handle = drs_builder_open(&set->note_builder, set->document, &note);
    drs_builder_is_note(&set->note_builder, index);
    return handle;
}

/* The mark before the note's words; returns its width. */
static int32_t put_mark(drs_set *set, uint32_t index, uint32_t note)
{
    drs_builder *builder = &set->note_builder;
    drs_look look = set->style.note;
    drs_str mark = set->paper->notes[index].mark;
    drs_str said[] = {drs_str_c("Zurück zum Text bei Fußnote "), mark};
    drs_element label = {.tag = DRS_TAG_LBL};
    drs_element link = {.tag = DRS_TAG_LINK, .contents = drs_arena_join(set->arena, said, 2)};
    int32_t rise = look.size / 1000 * set->style.mark_rise;
    look.size = look.size / 1000 * set->style.mark_size;
    drs_set_words(set, &set->label, (drs_fact){.text = mark}, &look);
    uint32_t outer = drs_builder_open(builder, note, &label);
    uint32_t inner = outer;
    if (set->flow.notes[index].called) {
        inner = drs_builder_open(builder, outer, &link);
        drs_builder_is_note(builder, index);
    }
    drs_ink ink = drs_set_ink(set, builder, &set->label, inner);
    drs_line_cut cut =
        drs_line_fit(&set->label, 0, drs_flow_frame(&set->flow).measure, DRS_FULL_NEVER);
    cut.blank = true;
    cut.next = 0;
    drs_line_place place = {.x = drs_flow_frame(&set->flow).x,
                            .y = drs_look_baseline(&set->style.note) - rise};
    drs_ink_line(&ink, &cut, &place);
    if (inner != outer)
        drs_builder_close(builder, inner);
    drs_builder_close(builder, outer);
    return drs_ink_width(cut.width) + look.size / 3;
}

void drs_set_note(void *context, uint32_t index)
{
    drs_set *set = context;
    const drs_glyphs *glyphs = &set->note;
    const drs_look *look = &set->style.note;
    drs_frame frame = drs_flow_frame(&set->flow);
    set->noted = &set->flow.notes[index];
    uint32_t note = open_note(set, index);
    int32_t indent = put_mark(set, index, note);
    drs_set_glyphs(set, &set->note, set->paper->notes[index].text, look, /* uniform */ false);
    drs_ink ink = drs_set_ink(set, &set->note_builder, glyphs, note);
    size_t at = 0;
    drs_keep keep = DRS_KEEP_NOT;
    do {
        drs_line_place place = {.x = frame.x + indent,
                                .y = drs_look_baseline(look),
                                .measure = frame.measure - indent,
                                .align = look->align};
        drs_line_cut cut = {.next = glyphs->count};
        if (at < glyphs->count)
            cut = drs_line_fit(glyphs, at, place.measure, look->full);
        at = cut.next;
        int32_t space = drs_ink_line(&ink, &cut, &place);
        drs_find_loose(set, glyphs, &cut, space, set->paper->notes[index].place);
        indent = 0;
        if (at >= glyphs->count) {
            drs_ink_end(&ink);
            drs_builder_close(&set->note_builder, note);
        }
        drs_builder_strip(&set->note_builder, (drs_strip){.height = look->leading, .keep = keep});
        keep = cut.hyphen ? DRS_KEEP_ALWAYS : DRS_KEEP_NOT;
    } while (at < glyphs->count);
}
