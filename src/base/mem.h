/* SPDX-License-Identifier: Apache-2.0
 * Where memory comes from. The caller of the library supplies one drs_mem; everything below
 * `cli` takes its memory from it and so never tests for NULL. A drs_mem that runs out does not
 * return: it reports and leaves (cli), or jumps back into the test that injected the fault. */
#ifndef DRS_BASE_MEM_H
#define DRS_BASE_MEM_H

#include <stddef.h>
#include <stdint.h>

typedef struct drs_mem {
    /* realloc-shaped. size 0 frees and returns NULL; any other size returns memory. */
    void *(*resize)(void *context, void *old, size_t size);
    void *context;
} drs_mem;

/* At least `size` bytes, uninitialised; free with drs_mem_free. */
void *drs_mem_new(const drs_mem *mem, size_t size);
void *drs_mem_resize(const drs_mem *mem, void *old, size_t size);
void drs_mem_free(const drs_mem *mem, void *old);
/* The whole block is about to be written: the system may back it in one go. Without this, each
 * first touch of a page costs a fault, on virtual machines more than parsing what goes there. No
 * effect where the system cannot. */
void drs_mem_populate(void *block, size_t size);

#endif
