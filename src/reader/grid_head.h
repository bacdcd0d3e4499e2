/* SPDX-License-Identifier: Apache-2.0
 * Which rows of a grid are the table's head. */
#ifndef DRS_READER_GRID_HEAD_H
#define DRS_READER_GRID_HEAD_H

#include "reader/grid_row.h"

typedef struct drs_grid_head {
    size_t first; /* index of the first head row; without a head, of the first row of the table */
    size_t count; /* head rows, 0 where none was recognised */
} drs_grid_head;

/* The width most rows of more than one cell have, of several such the smallest; 1 where no row has
 * more, 0 without content. */
size_t drs_grid_width(const drs_grid *grid);

/* How many of Behörde, Ressort, Name and Status the cells' words name. */
unsigned drs_grid_head_roles(const drs_row *row);

/* The head of a grid that has content; `width` as drs_grid_width says. */
drs_grid_head drs_grid_head_find(const drs_grid *grid, size_t width);
/* The name of a column: the words of all head rows, what stands over several columns repeated in
 * each, joined by " / ". Places follow the lowest head row. */
drs_column drs_grid_head_column(const drs_grid *grid, drs_grid_head head, size_t column);

#endif
