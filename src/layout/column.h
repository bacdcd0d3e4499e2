/* SPDX-License-Identifier: Apache-2.0
 * The columns of a table: how wide each must be, would like to be, and becomes. All rows are
 * looked at once, in linear time. */
#ifndef DRS_LAYOUT_COLUMN_H
#define DRS_LAYOUT_COLUMN_H

#include "layout/set.h"

/* What the cells of one column ask for, in 1/2048 em of the cell's size. */
typedef struct drs_column_need {
    int64_t least;   /* the longest piece no line may break */
    int64_t most;    /* the longest line of a cell */
    int64_t typical; /* root mean square of the cells' widths: long cells count more */
} drs_column_need;

/* Columns of a table that stand side by side, all of them or a part: needs, and once fitted, the
 * lines between them. */
typedef struct drs_columns {
    struct drs_columns *next;
    const drs_table *table;
    const size_t *at; /* which columns of the table, from the left */
    size_t count;
    drs_column_need *needs; /* of each of them */
    int32_t size, leading;  /* of the type, smaller than the profile's where columns are many */
    int32_t *x;             /* left edges of the columns and, last, the right edge of the table */
} drs_columns;

/* The table's needs, looked at before its turn comes; kept for it. Tables are foreseen in the
 * order they are set in. */
const drs_columns *drs_columns_foresee(drs_set *set, const drs_table *table);
/* The needs of the table whose turn it is. */
drs_columns *drs_columns_of(drs_set *set, const drs_table *table);
/* Do the longest words fit side by side? */
bool drs_columns_fit(const drs_set *set, const drs_columns *columns, int32_t measure);
/* … in the smallest type, long words being hyphenated? */
bool drs_columns_fit_small(const drs_set *set, const drs_columns *columns, int32_t measure);
/* The next part of columns that are too many for one page: column `key` of the table, which tells
 * the rows apart, and as many from *from on as fit, at least one; *from is moved behind them. */
drs_columns *drs_columns_part(drs_set *set, const drs_columns *whole, size_t key, size_t *from,
                              int32_t measure);
/* Sets x, size and leading for a table that starts at `x`. Where the words do not fit, the type is
 * made smaller, then words are broken; that is reported. */
void drs_columns_set(drs_set *set, drs_columns *columns, int32_t x, int32_t measure);

#endif
