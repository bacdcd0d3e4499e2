/* SPDX-License-Identifier: Apache-2.0
 * snapshot create: everything is made in memory, then the folder is entered (one run at a time),
 * looked through for the same snapshot, and the bag gets its name when it is whole. */
#include "cli/snapshot.h"

#include "archive/name.h"
#include "cli/message.h"
#include "cli/snapshot_files.h"
#include "cli/snapshot_record.h"
#include "reader/reader.h"

#include <errno.h>

static const char *archived_name(drs_arena *arena, const char *typed)
{
    if (strcmp(typed, "-") == 0)
        return "drucksache.txt";
    const char *slash = strrchr(typed, '/');
    return drs_name_portable(arena, drs_str_c(slash ? slash + 1 : typed)).ptr;
}

/* ---- the same snapshot ---- */

typedef struct same_bag {
    drs_str name; /* ptr NULL: there is none */
    bool has_options;
} same_bag;

/* The bag in the folder that was made of the same bytes, if possible with the same options. */
static same_bag same_find(drs_job *job, const drs_bag_tag *tags, size_t tag_count)
{
    drs_str *names, folder = drs_str_c(job->call->into);
    size_t count;
    same_bag same = {0};
    (void)drs_store_names(job->arena, folder, &names, &count);
    for (size_t i = 0; i < count && !same.has_options; i++) {
        drs_str pieces[] = {folder, drs_str_c("/"), names[i]};
        drs_arena *arena = drs_arena_new(job->call->mem);
        drs_diags *unheard = drs_diags_new(arena, names[i]);
        drs_bag *bag = drs_bag_read(arena, drs_arena_join(arena, pieces, 3), unheard);
        bool has_options = drs_snapshot_has_options(bag, tags, tag_count);
        if ((!same.name.ptr || has_options) && drs_snapshot_is_same(bag, job))
            same = (same_bag){names[i], has_options};
        drs_arena_free(arena);
    }
    return same;
}

/* ---- writing ---- */

static void tell(const drs_job *job, drs_diag_id id, drs_str name)
{
    drs_str pieces[] = {drs_str_c(job->call->into), drs_str_c("/"), name};
    if (!job->call->quiet)
        drs_message_bare(job->call, id, (drs_args){{drs_arena_join(job->arena, pieces, 3)}});
}

/* NAME, and where that is taken NAME_2, NAME_3 … */
static drs_str numbered(drs_arena *arena, drs_str name, int64_t number)
{
    drs_buf digits = DRS_BUF(drs_arena_mem(arena));
    drs_buf_int(&digits, number);
    drs_str pieces[] = {name, drs_str_c("_"), drs_buf_str(&digits)};
    drs_str result = number == 1 ? name : drs_arena_join(arena, pieces, 3);
    drs_buf_free(&digits);
    return result;
}

static drs_status bag_put(drs_job *job, drs_store *store, const drs_bag_plan *plan)
{
    drs_str name = drs_snapshot_name(job), given = name;
    int error = EEXIST;
    for (int64_t number = 1; error == EEXIST; number++) {
        given = numbered(job->arena, name, number);
        error = drs_store_put(store, given, plan, job->late);
    }
    if (error)
        return DRS_STATUS_FILES;
    tell(job, DRS_CLI015, given);
    return DRS_STATUS_DONE;
}

static drs_status files_make(drs_job *job, drs_store *store, drs_bag_plan *plan)
{
    drs_bag_file *files;
    job->options.scratch = drs_store_scratch(store, job->late);
    if (!*job->options.scratch)
        return DRS_STATUS_FILES;
    drs_status status = drs_snapshot_files(job, &files, &plan->file_count);
    plan->files = files;
    drs_store_tidy(store, job->options.scratch);
    return status;
}

static drs_status job_archive(drs_job *job)
{
    drs_bag_plan plan = {0};
    plan.tags = drs_snapshot_tags(job, &plan.tag_count);
    drs_store *store = drs_store_open(job->arena, drs_str_c(job->call->into), NULL, job->late);
    if (!store)
        return DRS_STATUS_FILES;
    same_bag same = same_find(job, plan.tags, plan.tag_count);
    drs_status status = DRS_STATUS_DONE;
    if (same.name.ptr) {
        tell(job, DRS_ARC050, same.name);
        if (!same.has_options)
            drs_diag_add(job->late, DRS_ARC054, (drs_place){0}, (drs_args){{same.name}});
    } else {
        status = files_make(job, store, &plan);
        if (!status)
            status = bag_put(job, store, &plan);
    }
    drs_store_close(store);
    return status;
}

/* ---- one input ---- */

/* The job knows its files by their archived names; the user knows them by those that were typed. */
static void findings_tell(const drs_job *job, drs_str typed)
{
    drs_diags *told = drs_diags_new(job->arena, typed);
    for (size_t i = 0; i < drs_diags_count(job->diags); i++) {
        const drs_diag *diag = drs_diags_get(job->diags, i);
        bool of_table = !drs_str_is(diag->file, job->input) && job->call->table;
        drs_diags_file(told, of_table ? drs_str_c(job->call->table) : typed);
        drs_diag_add(told, diag->id, diag->place, diag->args);
    }
    drs_message_findings(job->call, told);
    drs_message_findings(job->call, job->late);
}

/* "antwort-ka-2326-liste.ods": a table that is handed back is often called as an output is. */
static drs_status table_load(drs_job *job)
{
    drs_status status = drs_job_load_table(job);
    if (status || !job->call->table)
        return status;
    const drs_reader *reader = drs_reader_probe(job->table, drs_str_c(job->call->table));
    bool is_sheet = reader && reader != &drs_paper_reader;
    drs_str pieces[] = {job->stem, drs_str_c("-liste."),
                        drs_str_c(is_sheet ? reader->name : "txt")};
    job->table_name = drs_arena_join(job->arena, pieces, 3);
    return DRS_STATUS_DONE;
}

static drs_status input_create(const drs_call *typed_call, const char *typed)
{
    drs_arena *arena = drs_arena_new(typed_call->mem);
    drs_call call = drs_snapshot_call(arena, typed_call);
    drs_job job = drs_job_new(&call, archived_name(arena, typed));
    drs_str bytes;
    drs_status status = drs_job_load(&job, typed, &bytes);
    if (!status)
        status = table_load(&job);
    if (!status)
        status = drs_job_read_bytes(&job, bytes);
    if (!status)
        status = job_archive(&job);
    findings_tell(&job, drs_str_c(typed));
    drs_job_free(&job);
    drs_arena_free(arena);
    return status;
}

drs_status drs_snapshot_create(const drs_call *call)
{
    drs_status worst = DRS_STATUS_DONE;
    for (size_t i = 0; i < call->input_count; i++) {
        drs_status status = input_create(call, call->inputs[i]);
        worst = status > worst ? status : worst;
    }
    return worst;
}
