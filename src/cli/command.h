/* SPDX-License-Identifier: Apache-2.0
 * The command line (docs: man/drucksache.1). */
#ifndef DRS_CLI_COMMAND_H
#define DRS_CLI_COMMAND_H

/* Runs one call of the program and returns its exit status. */
int drs_command(int argc, char **argv);

#endif
