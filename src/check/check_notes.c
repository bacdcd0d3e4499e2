/* SPDX-License-Identifier: Apache-2.0 */
#include "check/rules.h"

static void marks_count(const drs_paper *paper, drs_text text, uint32_t *seen, drs_diags *diags)
{
    for (size_t i = 0; i < text.count; i++) {
        const drs_run *run = &text.runs[i];
        if (run->kind != DRS_RUN_MARK)
            continue;
        if (run->note < paper->note_count)
            seen[run->note]++;
        else
            drs_diag_add(diags, DRS_CHK020, run->place, (drs_args){{run->text}});
    }
}

static void anchors_count(const drs_paper *paper, const drs_table *table, uint32_t *seen)
{
    for (size_t i = 0; table && i < table->anchor_count; i++)
        if (table->anchors[i].note < paper->note_count)
            seen[table->anchors[i].note]++;
}

void drs_check_notes(const drs_paper *paper, drs_diags *diags)
{
    const drs_mem *mem = drs_arena_mem(paper->arena);
    uint32_t *seen = drs_mem_new(mem, paper->note_count * sizeof *seen);
    memset(seen, 0, paper->note_count * sizeof *seen);
    marks_count(paper, paper->title, seen, diags);
    for (size_t i = 0; i < paper->block_count; i++) {
        marks_count(paper, paper->blocks[i].text, seen, diags);
        anchors_count(paper, paper->blocks[i].table, seen);
    }
    for (size_t i = 0; i < paper->note_count; i++) {
        const drs_note *note = &paper->notes[i];
        if (note->text.count == 0)
            drs_diag_add(diags, DRS_CHK023, note->place, (drs_args){{note->mark}});
        if (seen[i] == 0)
            drs_diag_add(diags, DRS_CHK021, note->place, (drs_args){{note->mark}});
        else if (i && drs_str_equal(note->mark, paper->notes[i - 1].mark))
            drs_diag_add(diags, DRS_CHK022, note->place, (drs_args){{note->mark}});
    }
    drs_mem_free(mem, seen);
}
