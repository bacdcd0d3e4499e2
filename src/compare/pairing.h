/* SPDX-License-Identifier: Apache-2.0
 * Which row of an old table is which row of a new one? In four steps, each over what the one
 * before left over:
 *   1. rows in which every word is the same, wherever they stand;
 *   2. rows of the same Behörde and the same name (case and blanks do not count);
 *   3. rows of the same name where that name is left over once on each side: the Behörde changed;
 *   4. rows of the same Behörde whose names are similar (compare/similarity.h), the most similar
 *      first: the initiative was renamed.
 * Steps 1 to 3 look keys up; step 4 compares a row with at most DRS_PAIR_CANDIDATES others, all of
 * its Behörde where they are few, else those that share one of its rarer words. So the time grows
 * with the number of rows, not with its square. */
#ifndef DRS_COMPARE_PAIRING_H
#define DRS_COMPARE_PAIRING_H

#include "model/table.h"

enum { DRS_PAIR_CANDIDATES = 64, DRS_PAIR_SIMILAR = 50 };

/* A table and the columns that tell whose row it is; DRS_NOT_FOUND: it has no such column. */
typedef struct drs_side {
    const drs_table *table;
    size_t authority, name; /* columns */
} drs_side;

typedef struct drs_pair {
    size_t old_row, new_row; /* DRS_NOT_FOUND: none on that side */
    unsigned percent;        /* 100, or how similar the names are */
} drs_pair;

/* Every row of both tables once: the pairs and the new rows in the order of the new table, then
 * the old rows without a partner in the order of the old one. columns[i] is the column of the old
 * table that belongs to column i of the new one, DRS_NOT_FOUND for none. */
drs_pair *drs_pair_rows(drs_arena *arena, drs_side old_side, drs_side new_side,
                        const size_t *columns, size_t *count);

/* Words as they are compared: blanks of any kind are one blank, none at the ends. */
drs_str drs_words_plain(drs_arena *arena, drs_str text);

#endif
