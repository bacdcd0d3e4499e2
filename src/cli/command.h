/* SPDX-License-Identifier: Apache-2.0
 * The command line (docs: man/drucksache.1). */
#ifndef DRS_CLI_COMMAND_H
#define DRS_CLI_COMMAND_H

#include <stdio.h>

/* Runs one call of the program and returns its exit status; what it has to say goes to `messages`.
 * Where memory runs out it does not return, but exits with DRS_STATUS_FILES. */
int drs_command(int argc, char **argv, FILE *messages);

#endif
