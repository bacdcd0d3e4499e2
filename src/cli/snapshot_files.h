/* SPDX-License-Identifier: Apache-2.0
 * The files of a snapshot: the input and everything made of it. Made when the snapshot is created,
 * and again when it is verified. */
#ifndef DRS_CLI_SNAPSHOT_FILES_H
#define DRS_CLI_SNAPSHOT_FILES_H

#include "archive/store.h"
#include "cli/job.h"

/* The input, PDF, XLSX, ODS, CSV (where there is a table), JSON and the findings of a job that was
 * read, in the job's arena. The job's input must be a portable name. What fails is in job->late. */
drs_status drs_snapshot_files(drs_job *job, drs_bag_file **files, size_t *count);
/* Does what is in `archived` say the same as what was made anew by another build? `name` tells
 * what kind of file it is. Cells are compared in tables, words in JSON; a PDF and the findings
 * cannot be compared: *compared is false then. */
bool drs_snapshot_says_the_same(drs_job *job, drs_str name, drs_str archived, drs_str fresh,
                                bool *compared);

#endif
