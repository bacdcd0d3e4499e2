/* SPDX-License-Identifier: Apache-2.0
 * The program's memory: when there is no more, it says so and leaves with status 3. Outputs are
 * untouched then: they are replaced only when all is finished, and an unfinished one has no name
 * (base/file.h). */
#ifndef DRS_CLI_MEMORY_H
#define DRS_CLI_MEMORY_H

#include "base/mem.h"

#include <stdio.h>

/* What is said before leaving, and where. */
typedef struct drs_last_words {
    FILE *messages;
    const char *words; /* in the user's language */
} drs_last_words;

drs_mem drs_memory_of_program(const drs_last_words *last);

#endif
