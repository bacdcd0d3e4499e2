/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/memory.h"

#include "cli/call.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

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

/* glibc takes blocks over 128 KiB from the system, zeroed and untouched, but only until the first
 * of them is freed. libxlsxwriter asks for 130 KiB of zeros for each column of a table and uses
 * little of it: with 10,000 columns that made 1.3 GiB. */
static void keep_large_blocks_apart(void)
{
#ifdef __GLIBC__
    (void)mallopt(M_MMAP_THRESHOLD, 128 * 1024);
#endif
}

drs_mem drs_memory_of_program(const drs_last_words *last)
{
    keep_large_blocks_apart();
    return (drs_mem){resize, (void *)(size_t)last};
}
