/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/memory.h"

#include "cli/call.h"

#include <stdlib.h>

static void *resize(void *context, void *old, size_t size)
{
    if (size == 0) {
        free(old);
        return NULL;
    }
    void *fresh = realloc(old, size);
    if (fresh)
        return fresh;
    const drs_last_words *last = context;
    (void)fprintf(last->messages, "drucksache: %s\n", last->words);
    exit(DRS_STATUS_FILES);
}

drs_mem drs_memory_of_program(const drs_last_words *last)
{
    return (drs_mem){resize, (void *)(size_t)last};
}
