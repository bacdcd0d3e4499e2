/* SPDX-License-Identifier: Apache-2.0
 * snapshot diff: two bags, papers or tables are read, their lists compared, and the result is
 * text on standard output, or a paper that the writers of build print. */
#include "cli/snapshot.h"

#include "cli/build.h"
#include "cli/collision.h"
#include "cli/message.h"
#include "cli/snapshot_record.h"
#include "compare/compare.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#define STEM "vergleich"

/* One of the two that are compared. */
typedef struct stand {
    drs_call call; /* the user's, or for a bag with the options it records */
    drs_job job;
} stand;

/* ---- reading ---- */

static bool is_folder(const char *path)
{
    struct stat status;
    return strcmp(path, "-") != 0 && stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The input a bag was made of; of a bag of others its only file. */
static drs_str bag_input(const drs_bag *bag)
{
    drs_str input = drs_snapshot_input(bag);
    size_t count = 0;
    for (size_t i = 0; input.len == 0 && i < bag->record_count; i++)
        count += drs_bag_is_payload(bag->records[i].path);
    for (size_t i = 0; count == 1 && i < bag->record_count; i++)
        if (drs_bag_is_payload(bag->records[i].path) && bag->records[i].place == DRS_BAG_FILE)
            input = bag->records[i].path;
    return input;
}

/* What is compared must be what was archived. */
static void bag_open(stand *s, const char *path, drs_bag **bag, drs_str *input)
{
    drs_arena *arena = s->job.arena;
    drs_diags *diags = s->job.diags;
    *bag = drs_bag_read(arena, drs_str_c(path), diags);
    *input = bag_input(*bag);
    if ((*bag)->is_readable && input->len == 0) {
        drs_diags_file(diags, drs_str_c(path));
        drs_diag_add(diags, DRS_ARC048, (drs_place){0}, (drs_args){0});
    }
    if (input->len)
        drs_bag_verify_file(*bag, *input, diags);
}

static drs_str base_name(drs_str path)
{
    for (size_t at = path.len; at > 0; at--)
        if (path.ptr[at - 1] == '/')
            return drs_str_sub(path, at, path.len);
    return path;
}

/* The edited table the paper was archived with. */
static drs_status bag_table_load(stand *s, const drs_bag *bag)
{
    drs_str table = drs_snapshot_table(bag);
    if (table.len == 0)
        return DRS_STATUS_DONE;
    s->job.table_name = base_name(table);
    drs_bag_verify_file(bag, table, s->job.diags);
    drs_status status = drs_status_of(drs_diags_worst(s->job.diags));
    return status ? status
                  : drs_job_load(&s->job, drs_bag_full_path(bag, table).ptr, &s->job.table);
}

static drs_status bag_read(stand *s, const drs_call *typed, const char *path)
{
    drs_bag *bag;
    drs_str input, bytes;
    s->job = drs_job_new(typed, path);
    bag_open(s, path, &bag, &input);
    drs_status status = drs_status_of(drs_diags_worst(s->job.diags));
    if (status)
        return status;
    s->call = drs_snapshot_call_of(bag, typed);
    s->job.call = &s->call;
    s->job.input = base_name(input).ptr;
    s->job.stem = drs_stem_of(s->job.arena, s->job.input);
    drs_diags_file(s->job.diags, drs_bag_full_path(bag, input));
    status = drs_job_load(&s->job, drs_bag_full_path(bag, input).ptr, &bytes);
    if (!status)
        status = bag_table_load(s, bag);
    if (!status)
        status = drs_job_read_bytes(&s->job, bytes);
    return status;
}

/* Findings are only told where the reading failed: what is to be said about a paper was said when
 * it was made. */
static drs_status stand_read(stand *s, const drs_call *typed, const char *path)
{
    drs_status status;
    s->call = *typed;
    if (is_folder(path)) {
        status = bag_read(s, typed, path);
    } else {
        s->job = drs_job_new(&s->call, path);
        status = drs_job_read(&s->job);
    }
    if (status)
        drs_message_findings(typed, s->job.diags);
    return status;
}

/* Bags and files go by their own names, without the folders they lie in, so that the report is the
 * same wherever they lie; unless that would be one name for both. */
static void names_set(const drs_call *call, stand *older, stand *newer)
{
    drs_str paths[2], names[2];
    for (size_t i = 0; i < 2; i++) {
        paths[i] = drs_str_c(call->inputs[i]);
        while (paths[i].len > 1 && paths[i].ptr[paths[i].len - 1] == '/')
            paths[i].len--;
        names[i] = base_name(paths[i]);
    }
    bool differ = !drs_str_equal(names[0], names[1]);
    older->job.paper->input_name = differ ? names[0] : paths[0];
    newer->job.paper->input_name = differ ? names[1] : paths[1];
}

/* ---- telling ---- */

static drs_status text_print(const drs_call *call, drs_arena *arena, const drs_comparison *c)
{
    drs_buf text = DRS_BUF(call->mem);
    drs_comparison_text(&text, arena, c);
    bool failed = fwrite(text.ptr, 1, text.len, stdout) != text.len || fflush(stdout) != 0;
    drs_buf_free(&text);
    if (!failed)
        return DRS_STATUS_DONE;
    const char *words = drs_errno_words(errno, call->language);
    drs_message(call, DRS_GEN003, (drs_args){{drs_str_c("-"), drs_str_c(words)}});
    return DRS_STATUS_FILES;
}

static drs_status outputs_check(const drs_call *call, drs_arena *arena)
{
    drs_status status = DRS_STATUS_DONE;
    for (size_t i = 0; i < call->writer_count && !status; i++)
        status = drs_collision_check(
            call, drs_output_path(arena, call->folder, drs_str_c(STEM), call->writers[i]->suffix));
    return status;
}

/* The report, with the newer paper's date. */
static drs_status report_write(const stand *newer, const drs_comparison *c)
{
    const drs_call *call = &newer->call;
    drs_job job = drs_job_new(call, STEM);
    job.paper = drs_comparison_paper(job.arena, c, newer->job.paper->profile);
    job.options = newer->job.options;
    job.options.findings = job.diags;
    job.options.attachments = NULL;
    job.options.attachment_count = 0;
    drs_status status = drs_outputs_write(&job);
    drs_message_findings(call, job.late);
    drs_outputs_tell(&job);
    drs_job_free(&job);
    return status;
}

/* ---- the command ---- */

static drs_status stands_compare(const drs_call *call, stand *older, stand *newer)
{
    drs_arena *arena = newer->job.arena;
    drs_diags *diags = drs_diags_new(arena, drs_str_c(STEM));
    names_set(call, older, newer);
    const drs_comparison *c = drs_compare_papers(arena, older->job.paper, newer->job.paper, diags);
    drs_message_findings(call, diags);
    if (!c)
        return DRS_STATUS_DEFECT;
    bool is_report = call->formats_given || call->folder_given;
    drs_status status = is_report ? report_write(newer, c) : DRS_STATUS_DONE;
    if (!status && strcmp(call->folder, "-") != 0)
        status = text_print(call, arena, c);
    if (!status && call->exit_code && !drs_comparison_is_empty(c))
        status = DRS_STATUS_DEFECT;
    return status;
}

drs_status drs_snapshot_diff(const drs_call *call)
{
    drs_arena *arena = drs_arena_new(call->mem);
    bool is_file = strcmp(call->folder, "-") != 0;
    drs_status status = is_file ? outputs_check(call, arena) : DRS_STATUS_DONE;
    drs_arena_free(arena);
    if (status)
        return status;
    stand older = {0}, newer = {0};
    status = stand_read(&older, call, call->inputs[0]);
    drs_status other = stand_read(&newer, call, call->inputs[1]);
    status = other > status ? other : status;
    if (!status)
        status = stands_compare(call, &older, &newer);
    drs_job_free(&older.job);
    drs_job_free(&newer.job);
    return status;
}
