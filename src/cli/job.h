/* SPDX-License-Identifier: Apache-2.0
 * One input on its way through the program: read, completed with what the user said, checked,
 * written. Commands are made of these steps. */
#ifndef DRS_CLI_JOB_H
#define DRS_CLI_JOB_H

#include "base/errno_words.h"
#include "base/file.h"
#include "base/sink.h"
#include "cli/call.h"
#include "cli/progress.h"

typedef struct drs_job {
    const drs_call *call;
    const char *input; /* as the user typed it; "-" is standard input */
    drs_str stem;      /* of the outputs' names */
    drs_arena *arena;
    drs_str table_name, table; /* the file that replaces the list and its bytes; name NULL: none */
    drs_paper *paper;          /* NULL until read, or where it has errors */
    drs_diags *diags;          /* of reader and check */
    drs_diags *late; /* of the writers: not in the documents, which must not depend on -f */
    drs_write_options options;
    drs_progress *progress; /* borrowed; NULL: none is shown */
    size_t written;         /* of the call's formats, how many are in place */
} drs_job;

/* Prepares a job; free it whatever happens then. */
drs_job drs_job_new(const drs_call *call, const char *input);
void drs_job_free(drs_job *job);

/* Reads the file, makes the paper, applies --table and the user's facts, checks it. What is
 * wrong is in job->diags. */
drs_status drs_job_read(drs_job *job);
/* The first half of it: the bytes of the file `path`, or a finding. */
drs_status drs_job_load(drs_job *job, const char *path, drs_str *bytes);
/* The same for the call's --table, which goes into job->table; nothing where there is none. */
drs_status drs_job_load_table(drs_job *job);
/* The second half: from bytes that are in memory and stay there. */
drs_status drs_job_read_bytes(drs_job *job, drs_str bytes);
/* Writes one format into a sink; failures of sink and writer become findings in job->late, with
 * `target` as the name of what was written. */
drs_status drs_job_write(drs_job *job, const drs_writer *writer, drs_sink *sink,
                         const char *target);

/* The exit status findings of this severity mean. */
drs_status drs_status_of(drs_severity worst);
/* The stem of a path: its last part without the last suffix; "drucksache" for "-". */
drs_str drs_stem_of(drs_arena *arena, const char *path);
/* folder/stem.suffix */
char *drs_output_path(drs_arena *arena, const char *folder, drs_str stem, const char *suffix);
/* Program, libraries, fonts: what must be equal for equal bytes. */
const char *drs_build_line(void);
/* The largest input that is read, in bytes. */
enum { DRS_INPUT_MOST = 512 * 1024 * 1024 };

#endif
