/* SPDX-License-Identifier: Apache-2.0
 * The commands build and check. */
#ifndef DRS_CLI_BUILD_H
#define DRS_CLI_BUILD_H

#include "cli/call.h"

drs_status drs_build(const drs_call *call);
drs_status drs_check_command(const drs_call *call);

#endif
