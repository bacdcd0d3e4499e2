/* SPDX-License-Identifier: Apache-2.0
 * Room for one more element in an array that is used again and again (arenas serve what is
 * written once). */
#ifndef DRS_LAYOUT_ROOM_H
#define DRS_LAYOUT_ROOM_H

#include "base/mem.h"

/* The array with room for one more behind `count`; free it with drs_mem_free. */
static inline void *drs_room(const drs_mem *mem, void *items, size_t count, size_t *capacity,
                             size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? *capacity * 2 : 64;
    return drs_mem_resize(mem, items, *capacity * size);
}

/* The array with room for `count` in all. */
static inline void *drs_room_for(const drs_mem *mem, void *items, size_t count, size_t *capacity,
                                 size_t size)
{
    if (count <= *capacity)
        return items;
    *capacity = count > *capacity * 2 ? count : *capacity * 2;
    return drs_mem_resize(mem, items, *capacity * size);
}

#endif
