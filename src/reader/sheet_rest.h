/* SPDX-License-Identifier: Apache-2.0
 * Texts longer than a cell of a spreadsheet, come back: our own workbook continues them in the
 * sheet "Fortsetzungen". */
#ifndef DRS_READER_SHEET_REST_H
#define DRS_READER_SHEET_REST_H

#include "reader/sheet.h"

/* Puts the parts behind the cells, heads and lines of the table they continue. A part whose cell is
 * not full or not there any more is reported and left out. */
void drs_sheet_rest_join(const drs_sheet_book *book, const drs_sheet *sheet, drs_table *table);

#endif
