/* SPDX-License-Identifier: Apache-2.0
 * What help and --version print on standard output. */
#ifndef DRS_CLI_HELP_H
#define DRS_CLI_HELP_H

#include "cli/call.h"

drs_status drs_help(const drs_call *call);
drs_status drs_version(void);

#endif
