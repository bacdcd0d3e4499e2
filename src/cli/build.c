/* SPDX-License-Identifier: Apache-2.0
 * build: all formats of an input are finished beside their targets before the first is renamed
 * into place; an input with errors leaves its outputs as they were. */
#include "cli/build.h"

#include "cli/collision.h"
#include "cli/crew.h"
#include "cli/job.h"
#include "cli/message.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

static drs_status highest(drs_status a, drs_status b)
{
    return a > b ? a : b;
}

static drs_status write_failed(drs_job *job, const char *path, int error)
{
    drs_diag_add(
        job->late, DRS_GEN003, (drs_place){0},
        (drs_args){{drs_str_c(path), drs_str_c(drs_errno_words(error, job->call->language))}});
    return DRS_STATUS_FILES;
}

/* Makes the folder with those above it. 0 or errno. */
static int folder_make(drs_arena *arena, const char *folder)
{
    drs_str copy = drs_arena_copy(arena, drs_str_c(folder));
    char *path = drs_arena_alloc(arena, copy.len + 1);
    memcpy(path, copy.ptr, copy.len);
    for (size_t i = 1; i <= copy.len; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        char end = path[i];
        path[i] = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return errno;
        path[i] = end;
    }
    struct stat status;
    if (stat(folder, &status) != 0)
        return errno;
    return S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
}

/* One format, finished beside its target. */
static drs_status file_write(drs_job *job, const drs_writer *writer, const char *path,
                             drs_file **file)
{
    int error = drs_file_begin(job->call->mem, path, file);
    if (error)
        return write_failed(job, path, error);
    drs_sink *sink = drs_progress_file(job->progress, path, drs_file_sink(*file));
    drs_status status = drs_job_write(job, writer, sink, path);
    drs_progress_step(job->progress);
    if (status)
        return status;
    error = drs_file_finish(*file);
    return error ? write_failed(job, path, error) : DRS_STATUS_DONE;
}

static drs_status files_commit(drs_job *job, drs_file **files, char **paths)
{
    for (size_t i = 0; i < job->call->writer_count; i++) {
        int error = drs_file_commit(files[i]);
        if (error)
            return write_failed(job, paths[i], error);
        job->written++;
    }
    return DRS_STATUS_DONE;
}

static drs_status files_write(drs_job *job)
{
    const drs_call *call = job->call;
    int error = folder_make(job->arena, call->folder);
    if (error)
        return write_failed(job, call->folder, error);
    job->options.scratch = call->folder;
    drs_file *files[DRS_WRITERS_MOST] = {NULL};
    char *paths[DRS_WRITERS_MOST] = {NULL};
    drs_status status = DRS_STATUS_DONE;
    for (size_t i = 0; i < call->writer_count && !status; i++) {
        paths[i] = drs_output_path(job->arena, call->folder, job->stem, call->writers[i]->suffix);
        status = file_write(job, call->writers[i], paths[i], &files[i]);
    }
    if (!status)
        status = files_commit(job, files, paths);
    for (size_t i = 0; i < call->writer_count; i++)
        drs_file_free(files[i]);
    return status;
}

/* Whole in memory first: on a failure nothing of it goes out. */
static drs_status stdout_write(drs_job *job)
{
    drs_memory_sink sink = drs_memory_sink_new(job->call->mem);
    drs_status status = drs_job_write(job, job->call->writers[0], &sink.sink, "-");
    if (!status) {
        size_t put = fwrite(sink.buf.ptr, 1, sink.buf.len, stdout);
        if (put != sink.buf.len || fflush(stdout) != 0)
            status = write_failed(job, "-", errno);
    }
    drs_buf_free(&sink.buf);
    return status;
}

drs_status drs_outputs_write(drs_job *job)
{
    return strcmp(job->call->folder, "-") == 0 ? stdout_write(job) : files_write(job);
}

static drs_status job_build(drs_job *job)
{
    drs_status status = drs_job_read(job);
    return status ? status : drs_outputs_write(job);
}

/* What the PDF's pages would have to say is said too; nothing is kept. */
static drs_status job_check(drs_job *job)
{
    drs_status status = drs_job_read(job);
    if (status)
        return status;
    drs_sink nowhere = drs_null_sink();
    return drs_job_write(job, &drs_pdf_writer, &nowhere, "-");
}

static void tell_read(const drs_job *job)
{
    if (!job->call->verbose || !job->paper)
        return;
    static const char *const kinds[] = {"Antwort", "Kleine Anfrage", "Tabelle"};
    drs_buf rows = DRS_BUF(job->call->mem);
    drs_buf_int(&rows, job->paper->list ? (int64_t)job->paper->list->row_count : 0);
    drs_message(job->call, DRS_CLI016,
                (drs_args){{drs_str_c(job->input), drs_str_c(kinds[job->paper->kind]),
                            drs_profile_get(job->paper->profile, "name"), drs_buf_str(&rows)}});
    drs_buf_free(&rows);
}

void drs_outputs_tell(const drs_job *job)
{
    const drs_call *call = job->call;
    for (size_t i = 0; i < job->written && !call->quiet; i++) {
        const char *path =
            drs_output_path(job->arena, call->folder, job->stem, call->writers[i]->suffix);
        drs_message_bare(call, DRS_CLI015, (drs_args){{drs_str_c(path)}});
    }
}

/* All inputs of a call. Their messages come in the order of the inputs, however many run. */
typedef struct batch {
    const drs_call *call;
    drs_status (*run)(drs_job *job);
    drs_job *jobs;
    drs_status *statuses;
    drs_progress *progress;
    drs_status worst;
} batch;

static void batch_piece(void *context, size_t i)
{
    batch *b = context;
    b->jobs[i] = drs_job_new(b->call, b->call->inputs[i]);
    b->jobs[i].progress = b->progress;
    b->statuses[i] = b->run(&b->jobs[i]);
}

static void batch_finished(void *context, size_t i)
{
    batch *b = context;
    drs_progress_clear(b->progress);
    tell_read(&b->jobs[i]);
    drs_message_findings(b->call, b->jobs[i].diags);
    drs_message_findings(b->call, b->jobs[i].late);
    drs_outputs_tell(&b->jobs[i]);
    b->worst = highest(b->worst, b->statuses[i]);
    drs_job_free(&b->jobs[i]);
}

static drs_status each_input(const drs_call *call, drs_status (*run)(drs_job *), bool progress)
{
    const drs_mem *mem = call->mem;
    batch b = {.call = call, .run = run};
    b.jobs = drs_mem_new(mem, call->input_count * sizeof *b.jobs);
    b.statuses = drs_mem_new(mem, call->input_count * sizeof *b.statuses);
    b.progress =
        drs_progress_new(mem, call->messages, progress && !call->quiet && call->parallel == 1,
                         call->input_count * call->writer_count);
    drs_crew_run(mem, call->input_count, call->parallel,
                 (drs_work){&b, batch_piece, batch_finished});
    drs_progress_free(b.progress);
    drs_mem_free(mem, b.jobs);
    drs_mem_free(mem, b.statuses);
    return b.worst;
}

drs_status drs_build(const drs_call *call)
{
    drs_status status = drs_collision_find(call);
    return status ? status : each_input(call, job_build, /* progress */ true);
}

drs_status drs_check_command(const drs_call *call)
{
    return each_input(call, job_check, /* progress */ false);
}
