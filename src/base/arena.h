/* SPDX-License-Identifier: Apache-2.0
 * One arena owns one paper: freeing it frees every node, cell and string taken from it. */
#ifndef DRS_BASE_ARENA_H
#define DRS_BASE_ARENA_H

#include "base/buf.h"
#include "base/mem.h"
#include "base/str.h"

typedef struct drs_arena drs_arena;

drs_arena *drs_arena_new(const drs_mem *mem);
void drs_arena_free(drs_arena *arena);
/* `size` zeroed bytes, aligned for any type; never NULL. */
void *drs_arena_alloc(drs_arena *arena, size_t size);
/* As drs_arena_alloc, but the bytes are whatever they are: for what is filled at once. */
void *drs_arena_room(drs_arena *arena, size_t size);
/* A copy of the bytes, followed by a NUL that does not count. */
drs_str drs_arena_copy(drs_arena *arena, drs_str s);
/* Pieces one after the other, in one new string. */
drs_str drs_arena_join(drs_arena *arena, const drs_str *pieces, size_t count);
/* The array `items` of `count` elements of `size` bytes with room for one more: returns it, moved
 * to twice the room where *capacity was reached. What is old stays in the arena (at most as much
 * again as is in use). */
void *drs_arena_grow(drs_arena *arena, void *items, size_t count, size_t *capacity, size_t size);
/* Takes over the buffer's memory without copying it and adds a NUL that does not count; the buffer
 * is empty afterwards. It must be of the arena's memory. */
drs_str drs_arena_adopt(drs_arena *arena, drs_buf *buf);
/* Memory the arena draws on, for buffers that live shorter. */
const drs_mem *drs_arena_mem(const drs_arena *arena);

#endif
