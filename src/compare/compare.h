/* SPDX-License-Identifier: Apache-2.0
 * What became of each initiative between two papers: the rows paired (compare/pairing.h), what
 * differs in each pair, and the phases counted. A change of order is no change; neither is one of
 * blanks, of line ends, or of the order of Ressorts in a cell. */
#ifndef DRS_COMPARE_COMPARE_H
#define DRS_COMPARE_COMPARE_H

#include "compare/pairing.h"
#include "model/paper.h"

/* In the order in which they are reported. */
typedef enum drs_fate { DRS_CHANGED, DRS_RENAMED, DRS_ADDED, DRS_REMOVED, DRS_UNCHANGED } drs_fate;
enum { DRS_FATES = 5 };

typedef struct drs_difference {
    drs_pair pair;
    drs_fate fate;
    bool *differs; /* per column of the new table; NULL where there is no pair */
} drs_difference;

/* How many moved from one phase to another. */
typedef struct drs_move {
    uint8_t from, to; /* phases, DRS_NO_PHASE for "ohne Zuordnung" */
    size_t count;
} drs_move;

typedef struct drs_comparison {
    drs_side old_side, new_side;
    drs_str old_name, new_name;  /* of the inputs, for people */
    const size_t *columns;       /* see drs_pair_rows */
    drs_difference *differences; /* by fate, within it in the order of the tables */
    size_t difference_count;
    size_t counts[DRS_FATES];
    drs_move *moves; /* most first */
    size_t move_count;
} drs_comparison;

/* Compares the papers' lists; NULL, with a finding, where one has none. `diags` hears of columns
 * only one of them has. */
drs_comparison *drs_compare_papers(drs_arena *arena, const drs_paper *old_paper,
                                   const drs_paper *new_paper, drs_diags *diags);
/* Is nothing added, removed, renamed or changed? */
bool drs_comparison_is_empty(const drs_comparison *comparison);

/* "neu", "weggefallen" … */
const char *drs_fate_word(drs_fate fate);
/* "Status" for a column of that role, however long its head; else the head. */
drs_str drs_column_word(const drs_column *column);
/* "Entwicklung", "ohne Zuordnung" */
drs_str drs_phase_word(uint8_t phase);
/* The text of a role or column of the row's new (or else old) side; empty where there is none. */
drs_str drs_difference_text(const drs_comparison *comparison, const drs_difference *difference,
                            drs_role role);
/* The same on the old side alone. */
drs_str drs_difference_before(const drs_comparison *comparison, const drs_difference *difference,
                              size_t new_column);

/* The comparison as a paper: a summary, the moves between phases, and the list of all
 * initiatives with what became of them. */
drs_paper *drs_comparison_paper(drs_arena *arena, const drs_comparison *comparison,
                                const drs_profile *profile);
/* The same as text for a terminal; unchanged ones are only counted. */
void drs_comparison_text(drs_buf *out, drs_arena *arena, const drs_comparison *comparison);

#endif
