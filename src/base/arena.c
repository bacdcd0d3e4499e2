/* SPDX-License-Identifier: Apache-2.0
 * Chunks in a list, bump allocation. A piece larger than a chunk gets a chunk of its own, kept
 * behind the current one so that the current one goes on being filled. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>

typedef struct chunk {
    struct chunk *next;
    size_t used, size; /* bytes of data */
    alignas(max_align_t) unsigned char data[];
} chunk;

typedef struct adopted {
    struct adopted *next;
    void *memory;
} adopted;

struct drs_arena {
    drs_mem mem;
    chunk *first;
    adopted *adopted;
    size_t next_size;
};

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024, ALIGN = alignof(max_align_t) };

drs_arena *drs_arena_new(const drs_mem *mem)
{
    drs_arena *arena = drs_mem_new(mem, sizeof *arena);
    *arena = (drs_arena){.mem = *mem, .next_size = FIRST_CHUNK};
    return arena;
}

void drs_arena_free(drs_arena *arena)
{
    if (!arena)
        return;
    drs_mem mem = arena->mem;
    for (adopted *a = arena->adopted; a; a = a->next)
        drs_mem_free(&mem, a->memory);
    for (chunk *c = arena->first; c;) {
        chunk *next = c->next;
        drs_mem_free(&mem, c);
        c = next;
    }
    drs_mem_free(&mem, arena);
}

static chunk *chunk_new(drs_arena *arena, size_t size)
{
    chunk *c = drs_mem_new(&arena->mem, sizeof *c + size);
    drs_mem_populate(c, sizeof *c + size);
    c->used = 0;
    c->size = size;
    return c;
}

static chunk *chunk_for(drs_arena *arena, size_t size)
{
    chunk *first = arena->first;
    if (first && first->size - first->used >= size)
        return first;
    if (first && size > arena->next_size / 4) {
        chunk *own = chunk_new(arena, size);
        own->next = first->next;
        first->next = own;
        return own;
    }
    chunk *fresh = chunk_new(arena, size > arena->next_size ? size : arena->next_size);
    fresh->next = first;
    arena->first = fresh;
    if (arena->next_size < LARGEST_CHUNK)
        arena->next_size *= 2;
    return fresh;
}

void *drs_arena_room(drs_arena *arena, size_t size)
{
    size = (size + ALIGN - 1) / ALIGN * ALIGN;
    chunk *c = chunk_for(arena, size);
    void *piece = c->data + c->used;
    c->used += size;
    return piece;
}

void *drs_arena_alloc(drs_arena *arena, size_t size)
{
    return memset(drs_arena_room(arena, size), 0, size);
}

drs_str drs_arena_copy(drs_arena *arena, drs_str s)
{
    return drs_arena_join(arena, &s, 1);
}

drs_str drs_arena_join(drs_arena *arena, const drs_str *pieces, size_t count)
{
    size_t total = 0;
    for (size_t i = 0; i < count; i++)
        total += pieces[i].len;
    char *copy = drs_arena_room(arena, total + 1);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (pieces[i].len)
            memcpy(copy + at, pieces[i].ptr, pieces[i].len);
        at += pieces[i].len;
    }
    copy[total] = 0;
    return (drs_str){copy, total};
}

void *drs_arena_grow(drs_arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    size_t larger = *capacity ? *capacity * 2 : size < 32 ? 8 : 2;
    void *moved = drs_arena_alloc(arena, larger * size);
    if (count)
        memcpy(moved, items, count * size);
    *capacity = larger;
    return moved;
}

drs_str drs_arena_adopt(drs_arena *arena, drs_buf *buf)
{
    *drs_buf_room(buf, 1) = '\0';
    adopted *node = drs_arena_alloc(arena, sizeof *node);
    *node = (adopted){arena->adopted, buf->ptr};
    arena->adopted = node;
    drs_str content = drs_buf_str(buf);
    *buf = DRS_BUF(buf->mem);
    return content;
}

const drs_mem *drs_arena_mem(const drs_arena *arena)
{
    return &arena->mem;
}
