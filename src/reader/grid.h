/* SPDX-License-Identifier: Apache-2.0
 * Rows of cells as a CSV file or a sheet has them, before it is known what is head, body, preamble
 * and footer; and the table made of them. */
#ifndef DRS_READER_GRID_H
#define DRS_READER_GRID_H

#include "base/diag.h"
#include "model/paper.h"
#include "reader/reader.h"

typedef struct drs_grid {
    drs_arena *arena;
    drs_diags *diags;
    drs_row *rows;
    uint16_t *widths; /* of each row: cells up to the last one with content */
    size_t count, capacity, width_capacity;
    size_t cell_count; /* of all rows */
    /* A row's number of cells is a statement (CSV); in a sheet empty cells are just not there. */
    bool counts_are_told;
    char separator; /* of CSV, 0 in a sheet */
} drs_grid;

/* Room for so many rows at once. */
void drs_grid_reserve(drs_grid *grid, size_t rows);
/* Adds a row of copies of `cells`. False where a limit is passed, which is reported. */
bool drs_grid_add(drs_grid *grid, const drs_cell *cells, size_t count, drs_place place);

/* The table in the grid: head row or rows found by their words and shape, lines above and below
 * set apart, empty rows left out, each departure reported. Its cells are the grid's; roles, types
 * and values are set. NULL, reported, where the grid has no words at all. */
drs_table *drs_grid_table(drs_grid *grid);

/* A paper that is this table and nothing else. */
drs_paper *drs_grid_paper(drs_arena *arena, const drs_input *input, const drs_table *table,
                          drs_str profile);

#endif
