/* SPDX-License-Identifier: Apache-2.0
 * The records of a CSV text as rows of a grid. */
#ifndef DRS_READER_CSV_PARSE_H
#define DRS_READER_CSV_PARSE_H

#include "reader/grid.h"

/* Reads `text` (UTF-8 without a mark) from offset `from` on, which is the start of line `line`;
 * cells are slices of the text where they can be. False where an error was reported. */
bool drs_csv_parse(drs_grid *grid, drs_str text, char delimiter, size_t from, uint32_t line);

#endif
