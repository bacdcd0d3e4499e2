/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/paper_block.h"

#include "base/utf8.h"
#include "reader/paper_inline.h"
#include "reader/paper_pattern.h"

void drs_block_add(drs_source *source, drs_block block)
{
    source->blocks = drs_arena_grow(source->arena, source->blocks, source->block_count,
                                    &source->block_capacity, sizeof *source->blocks);
    source->blocks[source->block_count++] = block;
}

/* A finding is one line. */
static drs_str on_one_line(drs_source *source, drs_str words)
{
    char *copy = drs_arena_alloc(source->arena, words.len + 1);
    for (size_t i = 0; i < words.len; i++)
        copy[i] = words.ptr[i] == '\n' ? ' ' : words.ptr[i];
    return drs_str_of(copy, words.len);
}

void drs_block_plain(drs_source *source, drs_section section, drs_prose *prose)
{
    drs_place place = drs_prose_place(prose, 0);
    drs_str words = drs_buf_str(&prose->text);
    drs_diag_id id = drs_is_boilerplate(words) ? DRS_PAP041
                     : drs_is_stamp(words)     ? DRS_PAP034
                                               : DRS_PAP040;
    drs_source_report(source, id, place, on_one_line(source, words), (drs_str){0});
    drs_block_add(source, (drs_block){.kind = DRS_BLOCK_PLAIN,
                                      .section = section,
                                      .text = drs_paper_inline(source, prose),
                                      .place = place});
}

drs_text drs_text_behind(drs_source *source, drs_text text, size_t count)
{
    drs_run *runs = drs_arena_alloc(source->arena, (text.count + 1) * sizeof *runs);
    size_t kept = 0;
    bool begun = false;
    for (size_t i = 0; i < text.count; i++) {
        drs_run run = text.runs[i];
        bool words = run.kind == DRS_RUN_TEXT || run.kind == DRS_RUN_LINK;
        if (!begun && (words || run.kind == DRS_RUN_BREAK)) {
            size_t length = words ? run.text.len : 1;
            size_t cut = count < length ? count : length;
            count -= cut;
            if (words && run.kind == DRS_RUN_TEXT && count == 0)
                cut = drs_skip_blanks(run.text, cut);
            run.place.column += (uint32_t)drs_utf8_length(drs_str_sub(run.text, 0, cut));
            run.text = drs_str_sub(run.text, cut, run.text.len);
            if (run.text.len == 0)
                continue;
        }
        begun = true;
        runs[kept++] = run;
    }
    return (drs_text){runs, kept};
}

drs_text drs_text_without(drs_source *source, drs_text text, unsigned style)
{
    drs_run *runs = drs_arena_alloc(source->arena, (text.count + 1) * sizeof *runs);
    for (size_t i = 0; i < text.count; i++) {
        runs[i] = text.runs[i];
        runs[i].style &= ~style;
    }
    return (drs_text){runs, text.count};
}
