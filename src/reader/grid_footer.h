/* SPDX-License-Identifier: Apache-2.0
 * Where a table ends and the lines below it begin. */
#ifndef DRS_READER_GRID_FOOTER_H
#define DRS_READER_GRID_FOOTER_H

#include "reader/grid.h"

/* Index of the first footer row, grid->count where there is none. The table's rows begin at `body`;
 * `width` as drs_grid_width says. */
size_t drs_grid_footer_find(const drs_grid *grid, size_t body, size_t width);

#endif
