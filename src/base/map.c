/* SPDX-License-Identifier: Apache-2.0 */
#include "base/map.h"

typedef struct slot {
    drs_str key; /* ptr NULL: free */
    uint64_t hash;
    size_t value;
} slot;

struct drs_map {
    drs_arena *arena;
    slot *slots;
    size_t count, size; /* size: a power of two, at least twice count */
};

enum { FIRST_SIZE = 64 };

/* FNV-1a, its high bits mixed down because slots are chosen by the low ones. */
static uint64_t hash_of(drs_str key)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < key.len; i++)
        hash = (hash ^ (unsigned char)key.ptr[i]) * 0x100000001B3u;
    return hash ^ hash >> 32;
}

drs_map *drs_map_new(drs_arena *arena)
{
    drs_map *map = drs_arena_alloc(arena, sizeof *map);
    map->arena = arena;
    map->size = FIRST_SIZE;
    map->slots = drs_arena_alloc(arena, FIRST_SIZE * sizeof *map->slots);
    return map;
}

/* The key's slot, or the free one where it would go. */
static slot *find(const drs_map *map, drs_str key, uint64_t hash)
{
    for (size_t at = hash & (map->size - 1);; at = (at + 1) & (map->size - 1)) {
        slot *s = &map->slots[at];
        if (!s->key.ptr || (s->hash == hash && drs_str_equal(s->key, key)))
            return s;
    }
}

static void grow(drs_map *map)
{
    slot *old = map->slots;
    size_t old_size = map->size;
    map->size *= 2;
    map->slots = drs_arena_alloc(map->arena, map->size * sizeof *map->slots);
    for (size_t i = 0; i < old_size; i++)
        if (old[i].key.ptr)
            *find(map, old[i].key, old[i].hash) = old[i];
}

size_t drs_map_get(const drs_map *map, drs_str key)
{
    const slot *s = find(map, key, hash_of(key));
    return s->key.ptr ? s->value : DRS_NOT_FOUND;
}

size_t drs_map_add(drs_map *map, drs_str key, size_t value)
{
    uint64_t hash = hash_of(key);
    slot *s = find(map, key, hash);
    if (s->key.ptr)
        return s->value;
    *s = (slot){.key = key.ptr ? key : drs_str_c(""), .hash = hash, .value = value};
    if (++map->count * 2 > map->size)
        grow(map);
    return value;
}

void drs_map_set(drs_map *map, drs_str key, size_t value)
{
    if (drs_map_add(map, key, value) != value)
        find(map, key, hash_of(key))->value = value;
}
