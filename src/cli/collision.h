/* SPDX-License-Identifier: Apache-2.0
 * Before anything is done: would two outputs have one name, or an output replace an input? */
#ifndef DRS_CLI_COLLISION_H
#define DRS_CLI_COLLISION_H

#include "cli/call.h"

/* DRS_STATUS_USAGE, with a message, where that is so. */
drs_status drs_collision_find(const drs_call *call);
/* The same for one output path of a call whose outputs are not named after its inputs. */
drs_status drs_collision_check(const drs_call *call, const char *path);

#endif
