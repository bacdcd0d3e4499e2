/* SPDX-License-Identifier: Apache-2.0
 * A bar on a terminal for work that takes longer than a second: which file is being written, how
 * many of all are done. It wipes itself away; nothing of it stays on the screen. */
#ifndef DRS_CLI_PROGRESS_H
#define DRS_CLI_PROGRESS_H

#include "base/sink.h"

#include <stdio.h>

typedef struct drs_progress drs_progress;

/* `total` files are to be written. NULL, and nothing will ever be shown, where `wanted` is false
 * or `screen` is no terminal. */
drs_progress *drs_progress_new(const drs_mem *mem, FILE *screen, bool wanted, size_t total);
/* The file at `path` begins; bytes put into the result go on to `sink` and move the bar. */
drs_sink *drs_progress_file(drs_progress *progress, const char *path, drs_sink *sink);
/* That file is done. */
void drs_progress_step(drs_progress *progress);
/* Wipes the bar away, before a message; it comes back by itself. */
void drs_progress_clear(drs_progress *progress);
void drs_progress_free(drs_progress *progress);

#endif
