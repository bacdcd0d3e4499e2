/* SPDX-License-Identifier: Apache-2.0
 * What a row of a grid looks like, alone and beside the rows below it. */
#ifndef DRS_READER_GRID_ROW_H
#define DRS_READER_GRID_ROW_H

#include "reader/grid.h"

enum { DRS_MOST_HEAD = 4 }; /* rows of one head */

bool drs_grid_cell_is_empty(const drs_cell *cell);
/* Has the row content in this column? */
bool drs_grid_has(const drs_row *row, size_t column);
/* Cells up to the last one with content. */
size_t drs_grid_row_width(const drs_row *row);
/* Cells with content. */
size_t drs_grid_row_filled(const drs_row *row);
/* Cells with numbers and dates that can hardly be a head: years head columns. */
size_t drs_grid_row_data(const drs_row *row);
/* Dates behind the first cell, 0 where there are numbers too: ";31.12.2019;31.12.2020;alle". */
size_t drs_grid_row_dates(const drs_row *row);
/* At least half of it is data; columns numbered through are a head all the same. */
bool drs_grid_row_is_data(const drs_row *row);
/* "Stichtag:;31.12.2022" or "Statistik: Löhne; Stand: 2022": a line of the preamble. */
bool drs_grid_row_is_labelled(const drs_row *row);

/* How the cells of a row differ from what the rows below it have in the same columns. */
typedef struct drs_grid_contrast {
    size_t alike; /* a number over numbers, a date over dates: a row of data among others */
    size_t heads; /* a word over numbers or dates, a year or a date over numbers: a head */
    size_t words; /* a word over words, behind the first column: says nothing */
} drs_grid_contrast;

drs_grid_contrast drs_grid_contrast_of(const drs_grid *grid, size_t row);
/* Is it a row of data rather than a head? Of numbers over numbers it is, also where one word stands
 * over numbers: a head too many in the rows does less harm than a row lost in the head. */
bool drs_grid_row_is_body(const drs_grid *grid, size_t row);

#endif
