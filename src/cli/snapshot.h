/* SPDX-License-Identifier: Apache-2.0
 * The command snapshot: bags of what was said, made, verified, listed and compared. */
#ifndef DRS_CLI_SNAPSHOT_H
#define DRS_CLI_SNAPSHOT_H

#include "cli/call.h"

drs_status drs_snapshot(const drs_call *call);

drs_status drs_snapshot_create(const drs_call *call);
drs_status drs_snapshot_verify(const drs_call *call);
drs_status drs_snapshot_list(const drs_call *call);
drs_status drs_snapshot_diff(const drs_call *call);

#endif
