/* SPDX-License-Identifier: Apache-2.0 */
#include "base/mem.h"

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
