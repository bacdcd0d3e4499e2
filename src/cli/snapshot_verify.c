/* SPDX-License-Identifier: Apache-2.0
 * snapshot verify: the RFC first; then, where the bag is one of ours and valid, its outputs are
 * made again from its input and compared: byte for byte where the recorded build is this one, else
 * by what they say. */
#include "cli/snapshot.h"

#include "cli/message.h"
#include "cli/snapshot_files.h"
#include "cli/snapshot_record.h"

typedef struct verification {
    const drs_call *call;
    drs_arena *arena;
    const drs_bag *bag;
    drs_diags *diags;
    bool same_build;
} verification;

static void fault(verification *v, drs_diag_id id, drs_str path, drs_str what)
{
    drs_diags_file(v->diags, drs_bag_full_path(v->bag, path));
    drs_diag_add(v->diags, id, (drs_place){0}, (drs_args){{what}});
}

static drs_str payload_path(verification *v, drs_str name)
{
    drs_str pieces[] = {drs_str_c("data/"), name};
    return drs_arena_join(v->arena, pieces, 2);
}

static bool load(verification *v, drs_str path, drs_str *bytes)
{
    int error = drs_file_read(v->arena, drs_bag_full_path(v->bag, path).ptr, DRS_INPUT_MOST, bytes);
    if (error)
        fault(v, DRS_GEN001, path, drs_str_c(drs_errno_words(error, v->call->language)));
    return error == 0;
}

static void file_compare(verification *v, drs_job *job, const drs_bag_file *fresh)
{
    drs_str path = payload_path(v, fresh->name), archived;
    bool compared = true;
    const drs_bag_record *record = drs_bag_find(v->bag, path);
    if (!record || record->place != DRS_BAG_FILE) {
        fault(v, v->same_build ? DRS_ARC043 : DRS_ARC045, path, (drs_str){0});
        return;
    }
    if (!load(v, path, &archived) || drs_str_equal(archived, fresh->content))
        return;
    if (v->same_build)
        fault(v, DRS_ARC042, path, (drs_str){0});
    else if (!drs_snapshot_says_the_same(job, fresh->name, archived, fresh->content, &compared))
        fault(v, DRS_ARC042, path, (drs_str){0});
    else if (!compared)
        fault(v, DRS_ARC046, path, (drs_str){0});
}

/* With the same build every file of the payload is one of those that are made. */
static void surplus_find(verification *v, const drs_bag_file *files, size_t count)
{
    drs_map *made = drs_map_new(v->arena);
    for (size_t i = 0; i < count; i++)
        drs_map_set(made, payload_path(v, files[i].name), i);
    for (size_t i = 0; i < v->bag->record_count; i++) {
        drs_str path = v->bag->records[i].path;
        if (drs_bag_is_payload(path) && drs_map_get(made, path) == DRS_NOT_FOUND)
            fault(v, DRS_ARC047, path, (drs_str){0});
    }
}

static void outputs_verify(verification *v, drs_str input)
{
    drs_str bytes;
    drs_call call = drs_snapshot_call_of(v->bag, v->call);
    if (!load(v, input, &bytes))
        return;
    drs_str name = drs_arena_copy(v->arena, drs_bag_tag_value(v->bag, DRS_TAG_INPUT));
    drs_job job = drs_job_new(&call, name.ptr);
    drs_bag_file *files;
    size_t count = 0;
    drs_str table = drs_snapshot_table(v->bag);
    if (table.len && load(v, table, &job.table))
        job.table_name = drs_bag_tag_value(v->bag, DRS_TAG_TABLE);
    drs_status status = drs_job_read_bytes(&job, bytes);
    if (!status)
        status = drs_snapshot_files(&job, &files, &count);
    if (status)
        fault(v, DRS_ARC044, input, (drs_str){0});
    for (size_t i = 0; i < count && !status; i++)
        file_compare(v, &job, &files[i]);
    if (!status && v->same_build)
        surplus_find(v, files, count);
    drs_job_free(&job);
}

static void tell_valid(const verification *v, drs_diag_id id)
{
    drs_buf count = DRS_BUF(v->call->mem);
    size_t files = 0;
    for (size_t i = 0; i < v->bag->record_count; i++)
        files += drs_bag_is_payload(v->bag->records[i].path);
    drs_buf_int(&count, (int64_t)files);
    if (!v->call->quiet)
        drs_message_bare(v->call, id, (drs_args){{v->bag->path, drs_buf_str(&count)}});
    drs_buf_free(&count);
}

static drs_status bag_verify(const drs_call *call, const char *path)
{
    drs_arena *arena = drs_arena_new(call->mem);
    verification v = {.call = call, .arena = arena};
    v.diags = drs_diags_new(arena, drs_str_c(path));
    drs_diags_speak(v.diags, call->language);
    v.bag = drs_bag_read(arena, drs_str_c(path), v.diags);
    drs_bag_verify(v.bag, v.diags);
    drs_str input = drs_snapshot_input(v.bag);
    drs_str build = drs_bag_tag_value(v.bag, DRS_TAG_BUILD);
    v.same_build = drs_str_is(build, drs_build_line());
    if (input.len && drs_diags_worst(v.diags) < DRS_ERROR) {
        if (!v.same_build)
            fault(&v, DRS_ARC041, drs_str_c(""), build);
        outputs_verify(&v, input);
    }
    drs_message_findings(call, v.diags);
    drs_status status = drs_status_of(drs_diags_worst(v.diags));
    if (!status)
        tell_valid(&v, input.len == 0 ? DRS_ARC053 : v.same_build ? DRS_ARC051 : DRS_ARC052);
    drs_arena_free(arena);
    return status;
}

drs_status drs_snapshot_verify(const drs_call *call)
{
    drs_status worst = DRS_STATUS_DONE;
    for (size_t i = 0; i < call->input_count; i++) {
        drs_status status = bag_verify(call, call->inputs[i]);
        worst = status > worst ? status : worst;
    }
    return worst;
}
