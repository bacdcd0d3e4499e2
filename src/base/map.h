/* SPDX-License-Identifier: Apache-2.0
 * From strings to numbers: which entry has this name? Open addressing, the keys are borrowed.
 * Kept in an arena; there is no removing, nobody needs it. */
#ifndef DRS_BASE_MAP_H
#define DRS_BASE_MAP_H

#include "base/arena.h"

#include <stdint.h>

typedef struct drs_map drs_map;

drs_map *drs_map_new(drs_arena *arena);
/* The number kept under `key`, or DRS_NOT_FOUND. */
size_t drs_map_get(const drs_map *map, drs_str key);
/* Keeps `value` under `key`, in place of an older one. The key's bytes must stay. */
void drs_map_set(drs_map *map, drs_str key, size_t value);
/* The number kept under `key` where there is one; else keeps `value` and returns it. */
size_t drs_map_add(drs_map *map, drs_str key, size_t value);

#endif
