/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/snapshot_files.h"

#include "archive/json_words.h"
#include "base/utf8.h"
#include "cli/message.h"
#include "reader/pdf_words.h"
#include "reader/reader.h"

/* ---- making them ---- */

static const drs_writer *const writers[] = {&drs_pdf_writer, &drs_xlsx_writer, &drs_ods_writer,
                                            &drs_csv_writer, &drs_json_writer};
enum { WRITERS = sizeof writers / sizeof *writers, FILES_MOST = WRITERS + 3 };

/* STEM.suffix, or STEM_ausgabe.suffix where the input is called so. */
static drs_str output_name(const drs_job *job, const char *suffix)
{
    drs_str pieces[] = {job->stem, drs_str_c(""), drs_str_c("."), drs_str_c(suffix)};
    drs_str name = drs_arena_join(job->arena, pieces, 4);
    if (drs_str_equal(drs_utf8_fold(job->arena, name),
                      drs_utf8_fold(job->arena, drs_str_c(job->input)))) {
        pieces[1] = drs_str_c("_ausgabe");
        name = drs_arena_join(job->arena, pieces, 4);
    }
    return name;
}

static drs_str taken(drs_arena *arena, drs_buf *buf)
{
    drs_str copy = drs_arena_copy(arena, drs_buf_str(buf));
    drs_buf_free(buf);
    return copy;
}

static drs_status output_make(drs_job *job, const drs_writer *writer, drs_bag_file *file)
{
    drs_memory_sink sink = drs_memory_sink_new(job->call->mem);
    file->name = output_name(job, writer->suffix);
    drs_status status = drs_job_write(job, writer, &sink.sink, file->name.ptr);
    file->content = taken(job->arena, &sink.buf);
    return status;
}

/* As on standard error, in German whatever the user's language. */
static drs_bag_file findings_file(drs_job *job)
{
    drs_str pieces[] = {job->stem, drs_str_c("-befunde.txt")};
    drs_buf text = DRS_BUF(job->call->mem);
    drs_findings_print(&text, job->diags, DRS_GERMAN, /* json */ false);
    return (drs_bag_file){drs_arena_join(job->arena, pieces, 2), taken(job->arena, &text)};
}

drs_status drs_snapshot_files(drs_job *job, drs_bag_file **files, size_t *count)
{
    *files = drs_arena_alloc(job->arena, FILES_MOST * sizeof **files);
    *count = 0;
    (*files)[(*count)++] = (drs_bag_file){drs_str_c(job->input), job->paper->input};
    if (job->table_name.len)
        (*files)[(*count)++] = (drs_bag_file){job->table_name, job->table};
    for (size_t i = 0; i < WRITERS; i++) {
        if (writers[i] == &drs_csv_writer && !job->paper->list)
            continue;
        drs_status status = output_make(job, writers[i], &(*files)[*count]);
        if (status)
            return status;
        ++*count;
    }
    (*files)[(*count)++] = findings_file(job);
    return DRS_STATUS_DONE;
}

/* ---- comparing them ---- */

static const drs_table *table_read(drs_job *job, const char *kind, drs_str bytes)
{
    drs_input input = {drs_str_c(kind), bytes};
    drs_diags *unheard = drs_diags_new(job->arena, input.name);
    const drs_paper *paper =
        drs_reader_find(input.name)->read(job->arena, &input, drs_str_c(""), unheard);
    return paper ? paper->list : NULL;
}

static bool same_cells(const drs_table *a, const drs_table *b)
{
    if (!a || !b || a->column_count != b->column_count || a->row_count != b->row_count)
        return a == b;
    for (size_t c = 0; c < a->column_count; c++)
        if (!drs_str_equal(a->columns[c].name, b->columns[c].name))
            return false;
    for (size_t r = 0; r < a->row_count; r++)
        for (size_t c = 0; c < a->column_count; c++)
            if (!drs_str_equal(drs_table_cell(a, r, c)->text, drs_table_cell(b, r, c)->text))
                return false;
    return true;
}

/* A PDF in which no words are found is of a kind this version does not know. */
static bool same_words(drs_job *job, drs_str archived, drs_str fresh, bool *compared)
{
    drs_str words = drs_pdf_words(job->arena, archived);
    *compared = words.len > 0;
    return !*compared || drs_str_equal(words, drs_pdf_words(job->arena, fresh));
}

bool drs_snapshot_says_the_same(drs_job *job, drs_str name, drs_str archived, drs_str fresh,
                                bool *compared)
{
    static const char *const tables[][2] = {{".csv", "csv"}, {".xlsx", "xlsx"}, {".ods", "ods"}};
    *compared = true;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (drs_str_ends(name, drs_str_c(tables[i][0])))
            return same_cells(table_read(job, tables[i][1], archived),
                              table_read(job, tables[i][1], fresh));
    if (drs_str_ends(name, drs_str_c(".json")))
        return drs_str_equal(drs_json_texts(job->arena, archived),
                             drs_json_texts(job->arena, fresh));
    if (drs_str_ends(name, drs_str_c(".pdf")))
        return same_words(job, archived, fresh, compared);
    *compared = false;
    return true;
}
