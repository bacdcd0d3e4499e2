/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/job.h"

#include "check/check.h"
#include "compare/replace.h"
#include "reader/foreign.h"
#include "reader/reader.h"

#include <errno.h>

drs_job drs_job_new(const drs_call *call, const char *input)
{
    drs_job job = {.call = call, .input = input, .arena = drs_arena_new(call->mem)};
    job.stem = drs_stem_of(job.arena, input);
    job.diags = drs_diags_new(job.arena, drs_str_c(input));
    job.late = drs_diags_new(job.arena, drs_str_c(input));
    drs_diags_speak(job.diags, call->language);
    drs_diags_speak(job.late, call->language);
    return job;
}

void drs_job_free(drs_job *job)
{
    drs_arena_free(job->arena);
    *job = (drs_job){0};
}

drs_status drs_status_of(drs_severity worst)
{
    switch (worst) {
    case DRS_NOTE:
    case DRS_WARNING:
        return DRS_STATUS_DONE;
    case DRS_ERROR:
        return DRS_STATUS_DEFECT;
    case DRS_FATAL:
        return DRS_STATUS_FILES;
    }
    return DRS_STATUS_FILES;
}

drs_status drs_job_load(drs_job *job, const char *path, drs_str *bytes)
{
    int error = drs_file_read(job->arena, path, DRS_INPUT_MOST, bytes);
    if (error == 0)
        return DRS_STATUS_DONE;
    if (error == EISDIR)
        drs_diag_add(job->diags, DRS_GEN002, (drs_place){0}, (drs_args){0});
    else if (error == EFBIG)
        drs_diag_add(job->diags, DRS_GEN009, (drs_place){0},
                     (drs_args){{drs_str_c("file"), drs_str_c("512 MiB")}});
    else
        drs_diag_add(job->diags, DRS_GEN001, (drs_place){0},
                     (drs_args){{drs_str_c(drs_errno_words(error, job->call->language))}});
    return drs_status_of(drs_diags_worst(job->diags));
}

drs_status drs_job_load_table(drs_job *job)
{
    if (!job->call->table)
        return DRS_STATUS_DONE;
    job->table_name = drs_str_c(job->call->table);
    drs_diags_file(job->diags, job->table_name);
    drs_status status = drs_job_load(job, job->call->table, &job->table);
    drs_diags_file(job->diags, drs_str_c(job->input));
    return status;
}

static drs_paper *paper_read(drs_job *job, const char *name, drs_str bytes, drs_str from)
{
    if (bytes.len == 0) {
        drs_diag_add(job->diags, DRS_GEN004, (drs_place){0}, (drs_args){0});
        return NULL;
    }
    const char *foreign = drs_reader_foreign(bytes);
    if (foreign) {
        drs_diag_add(job->diags, DRS_GEN012, (drs_place){0}, (drs_args){{drs_str_c(foreign)}});
        return NULL;
    }
    const drs_reader *reader =
        from.len ? drs_reader_find(from) : drs_reader_probe(bytes, drs_str_c(name));
    if (!reader) {
        drs_diag_add(job->diags, DRS_GEN011, (drs_place){0}, (drs_args){0});
        return NULL;
    }
    drs_input input = {.name = drs_str_c(name), .bytes = bytes};
    drs_paper *paper = reader->read(job->arena, &input, job->call->profile, job->diags);
    if (!paper)
        return NULL;
    paper->input = bytes;
    paper->input_name = drs_arena_copy(job->arena, input.name);
    return drs_diags_worst(job->diags) < DRS_ERROR ? paper : NULL;
}

/* A table is no paper, whatever its words are. The edited table takes the place of the paper's;
 * false where it has errors or is no table. */
static bool table_replace(drs_job *job)
{
    if (!job->table_name.ptr)
        return true;
    drs_str name = drs_arena_copy(job->arena, job->table_name);
    drs_diags_file(job->diags, name);
    bool zipped = drs_str_starts(job->table, drs_str_c("PK\x03\x04"));
    const drs_paper *edited = paper_read(job, name.ptr, job->table, drs_str_c(zipped ? "" : "csv"));
    bool is_replaced = edited && drs_paper_replace_list(job->paper, edited, job->diags);
    if (edited && !is_replaced)
        drs_diag_add(job->diags, DRS_TAB010, (drs_place){0}, (drs_args){0});
    job->paper->list_name = name;
    job->paper->list_input = job->table;
    drs_diags_file(job->diags, drs_str_c(job->input));
    return is_replaced;
}

static void title_complete(drs_job *job)
{
    if (job->paper->title.count == 0 && job->paper->kind == DRS_PAPER_TABLE)
        job->paper->title = drs_text_plain(job->arena, job->stem, (drs_place){0});
}

static int64_t time_of(const drs_call *call, const drs_paper *paper)
{
    enum { SECONDS_OF_DAY = 86400, DAYS_TO_1980 = 3652 };
    if (call->has_epoch)
        return call->epoch;
    if (drs_date_is_set(paper->date.date))
        return drs_date_days(paper->date.date) * SECONDS_OF_DAY;
    return (int64_t)DAYS_TO_1980 * SECONDS_OF_DAY;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static const char *media_type(drs_str name)
{
    static const char *const types[][2] = {
        {".md", "text/markdown"},
        {".csv", "text/csv"},
        {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {".ods", "application/vnd.oasis.opendocument.spreadsheet"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (drs_str_ends(name, drs_str_c(types[i][0])))
            return types[i][1];
    return "text/plain";
}

static drs_attachment attachment_of_table(const drs_job *job)
{
    drs_str name = drs_arena_copy(job->arena, job->table_name);
    name = drs_str_c(base_name(name.ptr));
    return (drs_attachment){.name = name,
                            .media_type = drs_str_c(media_type(name)),
                            .description = drs_str_c("Die bearbeitete Tabelle, wie sie gelesen "
                                                     "wurde"),
                            .content = job->table};
}

/* The input as it was read, with the edited table where there is one, and the table as CSV. */
static void attachments_make(drs_job *job)
{
    enum { ATTACHMENTS = 3 };
    drs_attachment *files = drs_arena_alloc(job->arena, ATTACHMENTS * sizeof *files);
    bool piped = strcmp(job->input, "-") == 0;
    drs_str name = drs_str_c(piped ? "drucksache.txt" : base_name(job->input));
    files[0] = (drs_attachment){.name = name,
                                .media_type = drs_str_c(media_type(name)),
                                .description = drs_str_c("Die Eingabe, wie sie gelesen wurde"),
                                .content = job->paper->input};
    size_t count = 1;
    if (job->table_name.ptr)
        files[count++] = attachment_of_table(job);
    if (job->paper->list) {
        drs_memory_sink sink = drs_memory_sink_new(job->call->mem);
        drs_csv_writer.write(job->paper, &job->options, job->call->mem, &sink.sink, job->late);
        drs_str pieces[] = {job->stem, drs_str_c("-tabelle.csv")};
        files[count++] = (drs_attachment){.name = drs_arena_join(job->arena, pieces, 2),
                                          .media_type = drs_str_c("text/csv"),
                                          .description = drs_str_c("Die Tabelle als CSV"),
                                          .content = drs_arena_adopt(job->arena, &sink.buf)};
    }
    job->options.attachments = files;
    job->options.attachment_count = count;
}

drs_status drs_job_read_bytes(drs_job *job, drs_str bytes)
{
    job->paper = paper_read(job, job->input, bytes, job->call->from);
    if (job->paper && !table_replace(job))
        job->paper = NULL;
    if (job->paper) {
        drs_paper_apply(job->paper, &job->call->facts, job->diags);
        title_complete(job);
        drs_check(job->paper, job->diags);
        drs_diags_sort(job->diags);
        job->options = (drs_write_options){.time = time_of(job->call, job->paper),
                                           .build = drs_str_c(drs_build_line()),
                                           .annex = job->call->annex,
                                           .findings = job->diags,
                                           .scratch = "/tmp"};
    }
    return drs_status_of(drs_diags_worst(job->diags));
}

drs_status drs_job_read(drs_job *job)
{
    drs_str bytes;
    drs_status status = drs_job_load(job, job->input, &bytes);
    if (!status)
        status = drs_job_load_table(job);
    return status ? status : drs_job_read_bytes(job, bytes);
}

drs_status drs_job_write(drs_job *job, const drs_writer *writer, drs_sink *sink, const char *target)
{
    /* Only a PDF takes its sources along; the report of a comparison has none. */
    if (writer == &drs_pdf_writer && !job->options.attachments && job->paper->input.len)
        attachments_make(job);
    bool written = writer->write(job->paper, &job->options, job->call->mem, sink, job->late);
    if (sink->error)
        drs_diag_add(job->late, DRS_GEN003, (drs_place){0},
                     (drs_args){{drs_str_c(target),
                                 drs_str_c(drs_errno_words(sink->error, job->call->language))}});
    if (written && !sink->error)
        return DRS_STATUS_DONE;
    drs_status status = drs_status_of(drs_diags_worst(job->late));
    return status ? status : DRS_STATUS_FILES;
}

drs_str drs_stem_of(drs_arena *arena, const char *path)
{
    if (strcmp(path, "-") == 0)
        return drs_str_c("drucksache");
    drs_str name = drs_str_c(base_name(path));
    size_t end = name.len;
    while (end > 1 && name.ptr[end - 1] != '.')
        end--;
    return drs_arena_copy(arena, end > 1 ? drs_str_sub(name, 0, end - 1) : name);
}

char *drs_output_path(drs_arena *arena, const char *folder, drs_str stem, const char *suffix)
{
    drs_str pieces[] = {drs_str_c(folder), drs_str_c("/"), stem, drs_str_c("."), drs_str_c(suffix)};
    drs_str path = drs_arena_join(arena, pieces, 5);
    char *copy = drs_arena_alloc(arena, path.len + 1);
    memcpy(copy, path.ptr, path.len);
    return copy;
}

const char *drs_build_line(void)
{
    return DRS_BUILD;
}
