/* SPDX-License-Identifier: Apache-2.0 */
/* madvise is no part of POSIX. */
#define _DEFAULT_SOURCE
#include "base/mem.h"

#include <sys/mman.h>

void *drs_mem_new(const drs_mem *mem, size_t size)
{
    return mem->resize(mem->context, NULL, size ? size : 1);
}

void *drs_mem_resize(const drs_mem *mem, void *old, size_t size)
{
    return mem->resize(mem->context, old, size ? size : 1);
}

void drs_mem_free(const drs_mem *mem, void *old)
{
    if (old)
        (void)mem->resize(mem->context, old, 0);
}

void drs_mem_populate(void *block, size_t size)
{
#ifdef MADV_POPULATE_WRITE
    enum { PAGE = 4096, WORTHWHILE = 256 * 1024 };
    uintptr_t from = ((uintptr_t)block + PAGE - 1) / PAGE * PAGE;
    uintptr_t to = ((uintptr_t)block + size) / PAGE * PAGE;
    if (size >= WORTHWHILE)
        (void)madvise((void *)from, to - from, MADV_POPULATE_WRITE);
#else
    (void)block, (void)size;
#endif
}
