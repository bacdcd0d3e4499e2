/* SPDX-License-Identifier: Apache-2.0 */
#include "workbook/tally.h"

#include "base/sort.h"
#include "base/utf8.h"

enum { FIRST_SLOTS = 64 };

static void put_folded(drs_buf *out, drs_str s)
{
    for (size_t at = 0; at < s.len;) {
        unsigned char byte = (unsigned char)s.ptr[at];
        if (byte < 0x80) {
            drs_buf_byte(out, (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte));
            at++;
        } else {
            drs_utf8_put(out, drs_utf8_lower(drs_utf8_next(s, &at)));
        }
    }
}

drs_tally drs_tally_new(drs_arena *arena)
{
    drs_tally tally = {
        .arena = arena, .slot_count = FIRST_SLOTS, .key = DRS_BUF(drs_arena_mem(arena))};
    tally.slots = drs_arena_alloc(arena, FIRST_SLOTS * sizeof *tally.slots);
    return tally;
}

void drs_tally_free(drs_tally *tally)
{
    drs_buf_free(&tally->key);
}

/* FNV-1a */
static size_t hash_of(drs_str s)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.ptr[i]) * 0x100000001B3u;
    return (size_t)(hash ^ hash >> 32);
}

/* The slot of this key, or the free one where it belongs. */
static uint32_t *slot_of(const drs_tally *tally, drs_str key)
{
    size_t mask = tally->slot_count - 1;
    for (size_t at = hash_of(key) & mask;; at = (at + 1) & mask) {
        uint32_t *slot = &tally->slots[at];
        if (*slot == 0 || drs_str_equal(tally->counts[*slot - 1].folded, key))
            return slot;
    }
}

static void fill_slots(drs_tally *tally)
{
    memset(tally->slots, 0, tally->slot_count * sizeof *tally->slots);
    for (size_t i = 0; i < tally->count; i++)
        *slot_of(tally, tally->counts[i].folded) = (uint32_t)i + 1;
}

size_t drs_tally_add(drs_tally *tally, drs_str word)
{
    tally->key.len = 0;
    put_folded(&tally->key, word);
    uint32_t *slot = slot_of(tally, drs_buf_str(&tally->key));
    if (*slot)
        return ++tally->counts[*slot - 1].count;
    tally->counts = drs_arena_grow(tally->arena, tally->counts, tally->count, &tally->capacity,
                                   sizeof *tally->counts);
    drs_str folded = drs_arena_copy(tally->arena, drs_buf_str(&tally->key));
    tally->counts[tally->count++] = (drs_count){.word = word, .folded = folded, .count = 1};
    *slot = (uint32_t)tally->count;
    if (tally->count * 2 > tally->slot_count) {
        tally->slot_count *= 2;
        tally->slots = drs_arena_alloc(tally->arena, tally->slot_count * sizeof *tally->slots);
        fill_slots(tally);
    }
    return 1;
}

size_t drs_tally_find(drs_tally *tally, drs_str word)
{
    tally->key.len = 0;
    put_folded(&tally->key, word);
    uint32_t slot = *slot_of(tally, drs_buf_str(&tally->key));
    return slot ? slot - 1 : DRS_NOT_FOUND;
}

static int by_count(const void *left, const void *right)
{
    const drs_count *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return drs_str_compare(a->folded, b->folded);
}

void drs_tally_sort(drs_tally *tally)
{
    drs_sort(drs_arena_mem(tally->arena), tally->counts, tally->count, sizeof *tally->counts,
             by_count);
    fill_slots(tally);
}
