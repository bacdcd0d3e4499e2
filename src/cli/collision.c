/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/collision.h"

#include "base/sort.h"
#include "cli/job.h"
#include "cli/message.h"

#include <sys/stat.h>

typedef struct named {
    drs_str stem;
    const char *input;
} named;

static int by_stem(const void *left, const void *right)
{
    return drs_str_compare(((const named *)left)->stem, ((const named *)right)->stem);
}

static drs_status stems_compare(const drs_call *call, drs_arena *arena)
{
    named *all = drs_arena_alloc(arena, call->input_count * sizeof *all);
    for (size_t i = 0; i < call->input_count; i++)
        all[i] = (named){drs_stem_of(arena, call->inputs[i]), call->inputs[i]};
    drs_sort(call->mem, all, call->input_count, sizeof *all, by_stem);
    for (size_t i = 1; i < call->input_count; i++) {
        if (!drs_str_equal(all[i - 1].stem, all[i].stem))
            continue;
        const char *path =
            drs_output_path(arena, call->folder, all[i].stem, call->writers[0]->suffix);
        drs_message(
            call, DRS_CLI011,
            (drs_args){{drs_str_c(all[i - 1].input), drs_str_c(all[i].input), drs_str_c(path)}});
        return DRS_STATUS_USAGE;
    }
    return DRS_STATUS_DONE;
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat first, second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

static bool is_input(const drs_call *call, const char *path, const char **input)
{
    for (size_t i = 0; i < call->input_count; i++)
        if (is_same_file(call->inputs[i], path)) {
            *input = call->inputs[i];
            return true;
        }
    if (call->table && is_same_file(call->table, path)) {
        *input = call->table;
        return true;
    }
    return false;
}

drs_status drs_collision_check(const drs_call *call, const char *path)
{
    const char *input;
    if (!is_input(call, path, &input))
        return DRS_STATUS_DONE;
    drs_message(call, DRS_CLI012, (drs_args){{drs_str_c(path), drs_str_c(input)}});
    return DRS_STATUS_USAGE;
}

static drs_status inputs_spare(const drs_call *call, drs_arena *arena)
{
    for (size_t i = 0; i < call->input_count; i++) {
        drs_str stem = drs_stem_of(arena, call->inputs[i]);
        for (size_t w = 0; w < call->writer_count; w++) {
            drs_status status = drs_collision_check(
                call, drs_output_path(arena, call->folder, stem, call->writers[w]->suffix));
            if (status)
                return status;
        }
    }
    return DRS_STATUS_DONE;
}

drs_status drs_collision_find(const drs_call *call)
{
    if (strcmp(call->folder, "-") == 0)
        return DRS_STATUS_DONE;
    drs_arena *arena = drs_arena_new(call->mem);
    drs_status status = stems_compare(call, arena);
    if (!status)
        status = inputs_spare(call, arena);
    drs_arena_free(arena);
    return status;
}
