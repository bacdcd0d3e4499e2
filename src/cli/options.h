/* SPDX-License-Identifier: Apache-2.0
 * From the words of the command line to a drs_call. */
#ifndef DRS_CLI_OPTIONS_H
#define DRS_CLI_OPTIONS_H

#include "cli/call.h"

/* Reads argv (which getopt reorders) into *call, whose mem, language and epoch are set. Says on
 * standard error what is wrong and returns DRS_STATUS_USAGE, else DRS_STATUS_DONE. */
drs_status drs_options_read(int argc, char **argv, drs_call *call);

/* The writer of this name, or NULL. */
const drs_writer *drs_writer_find(drs_str name);

#endif
