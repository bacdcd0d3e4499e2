/* SPDX-License-Identifier: Apache-2.0
 * Independent pieces of work, several at a time (-j). */
#ifndef DRS_CLI_CREW_H
#define DRS_CLI_CREW_H

#include "base/mem.h"

typedef struct drs_work {
    void *context;
    /* Does piece i; called once for each, from any thread. */
    void (*piece)(void *context, size_t i);
    /* Piece i is done; called in order of i, from one thread at a time. */
    void (*finished)(void *context, size_t i);
} drs_work;

/* Does pieces 0 to count - 1 with at most `workers` threads, 1: all in this one. A piece is
 * `finished` as soon as it and all before it are done. */
void drs_crew_run(const drs_mem *mem, size_t count, unsigned workers, drs_work work);

#endif
