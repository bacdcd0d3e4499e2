/* SPDX-License-Identifier: Apache-2.0 */
#include "fuzz/fuzz.h"

#include "base/utf8.h"
#include "package/zip.h"

#include <stdio.h>
#include <stdlib.h>

void drs_fuzz_expect(bool holds, const char *words)
{
    if (holds)
        return;
    (void)fprintf(stderr, "does not hold: %s\n", words);
    abort();
}

static void *resize(void *context, void *old, size_t size)
{
    (void)context;
    if (size == 0) {
        free(old);
        return NULL;
    }
    void *fresh = realloc(old, size);
    drs_fuzz_expect(fresh, "memory suffices");
    return fresh;
}

drs_mem drs_fuzz_mem(void)
{
    return (drs_mem){resize, NULL};
}

/* ---- packages ---- */

static const char mark[] = "\n%% ";

/* Offset of the next part's "%%", or the length. */
static size_t part_end(drs_str bytes, size_t from)
{
    size_t hit = drs_str_find(drs_str_sub(bytes, from, bytes.len), drs_str_c(mark));
    return hit == DRS_NOT_FOUND ? bytes.len : from + hit + 1;
}

static void part_add(drs_arena *arena, drs_zip *zip, drs_str part)
{
    size_t line = drs_str_find_byte(part, '\n');
    if (line == DRS_NOT_FOUND)
        line = part.len;
    drs_str name = drs_arena_copy(arena, drs_str_sub(part, 3, line));
    drs_zip_add(zip, name.ptr, DRS_ZIP_STORED, drs_str_sub(part, line + 1, part.len));
}

drs_str drs_fuzz_package(drs_arena *arena, drs_str bytes)
{
    if (!drs_str_starts(bytes, drs_str_c(mark + 1)))
        return bytes;
    drs_memory_sink sink = drs_memory_sink_new(drs_arena_mem(arena));
    drs_zip *zip = drs_zip_new(drs_arena_mem(arena), &sink.sink);
    for (size_t at = 0; at < bytes.len;) {
        size_t end = part_end(bytes, at);
        part_add(arena, zip, drs_str_sub(bytes, at, end));
        at = end;
    }
    (void)drs_zip_finish(zip);
    drs_zip_free(zip);
    return drs_arena_adopt(arena, &sink.buf);
}

/* ---- what must hold of a paper ---- */

static void text_is_sound(drs_str text)
{
    drs_fuzz_expect(drs_utf8_valid(text) == text.len, "the model has UTF-8 only");
}

static void lines_are_sound(const drs_line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        text_is_sound(lines[i].text);
}

static void table_is_sound(const drs_table *table)
{
    lines_are_sound(table->above, table->above_count);
    lines_are_sound(table->below, table->below_count);
    for (size_t c = 0; c < table->column_count; c++)
        text_is_sound(table->columns[c].name);
    for (size_t r = 0; r < table->row_count; r++) {
        const drs_row *row = &table->rows[r];
        drs_fuzz_expect(row->count <= table->column_count, "each cell has a column");
        for (size_t c = 0; c < row->count; c++) {
            text_is_sound(row->cells[c].text);
            text_is_sound(row->cells[c].source);
        }
    }
}

static void runs_are_sound(drs_text text)
{
    for (size_t i = 0; i < text.count; i++)
        text_is_sound(text.runs[i].text);
}

static void paper_is_sound(const drs_paper *paper)
{
    runs_are_sound(paper->title);
    for (size_t i = 0; i < paper->block_count; i++) {
        text_is_sound(paper->blocks[i].label);
        runs_are_sound(paper->blocks[i].text);
        if (paper->blocks[i].table)
            table_is_sound(paper->blocks[i].table);
    }
    for (size_t i = 0; i < paper->note_count; i++)
        runs_are_sound(paper->notes[i].text);
}

static void findings_are_sound(drs_arena *arena, drs_diags *diags)
{
    drs_buf words = DRS_BUF(drs_arena_mem(arena));
    drs_diags_sort(diags);
    for (size_t i = 0; i < drs_diags_count(diags); i++) {
        words.len = 0;
        drs_diag_text(&words, drs_diags_get(diags, i), i % 2 ? DRS_GERMAN : DRS_ENGLISH);
        text_is_sound(drs_buf_str(&words));
    }
    drs_buf_free(&words);
}

void drs_fuzz_read(const drs_reader *reader, drs_str bytes)
{
    drs_mem mem = drs_fuzz_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_input input = {drs_str_c("fuzz"), drs_fuzz_package(arena, bytes)};
    drs_diags *diags = drs_diags_new(arena, input.name);
    int sure = reader->probe(input.bytes);
    drs_fuzz_expect(sure >= 0 && sure <= 100, "a reader is 0 to 100 sure");
    const drs_paper *paper = reader->read(arena, &input, (drs_str){"", 0}, diags);
    drs_fuzz_expect(paper || drs_diags_worst(diags) >= DRS_ERROR, "no paper: an error says why");
    if (paper)
        paper_is_sound(paper);
    findings_are_sound(arena, diags);
    drs_arena_free(arena);
}
