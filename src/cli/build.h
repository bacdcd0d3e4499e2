/* SPDX-License-Identifier: Apache-2.0
 * The commands build and check. */
#ifndef DRS_CLI_BUILD_H
#define DRS_CLI_BUILD_H

#include "cli/job.h"

drs_status drs_build(const drs_call *call);
drs_status drs_check_command(const drs_call *call);

/* All formats of the call from a job that was read: finished beside their targets before the first
 * is renamed into place; or the one format to standard output. */
drs_status drs_outputs_write(drs_job *job);
/* A line for each file that is in place. */
void drs_outputs_tell(const drs_job *job);

#endif
