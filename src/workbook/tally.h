/* SPDX-License-Identifier: Apache-2.0
 * How often each word occurs, without regard to case, as spreadsheets compare words: a hash table
 * of folded words that remembers the first spelling. */
#ifndef DRS_WORKBOOK_TALLY_H
#define DRS_WORKBOOK_TALLY_H

#include "base/arena.h"
#include "base/buf.h"

typedef struct drs_count {
    drs_str word;   /* as first met */
    drs_str folded; /* key */
    size_t count;
} drs_count;

typedef struct drs_tally {
    drs_arena *arena;
    drs_count *counts; /* in order of first appearance, until sorted */
    size_t count, capacity;
    uint32_t *slots; /* 0: free, else index in counts + 1 */
    size_t slot_count;
    drs_buf key;
} drs_tally;

/* End with drs_tally_free; the counts stay in the arena. */
drs_tally drs_tally_new(drs_arena *arena);
void drs_tally_free(drs_tally *tally);
/* How often the word has now been met. */
size_t drs_tally_add(drs_tally *tally, drs_str word);
/* Index of the word in counts, DRS_NOT_FOUND where it was never met. */
size_t drs_tally_find(drs_tally *tally, drs_str word);
/* Most frequent first, among equals by their words. */
void drs_tally_sort(drs_tally *tally);

#endif
