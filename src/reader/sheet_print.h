/* SPDX-License-Identifier: Apache-2.0
 * Sheets of our own workbook, come back: only the printed columns are the table. */
#ifndef DRS_READER_SHEET_PRINT_H
#define DRS_READER_SHEET_PRINT_H

#include "reader/sheet.h"

/* Takes the columns our workbook added (Nr., Ressort 1 …, Phase, Datum, Fundstelle) out of the
 * table, others' columns stay. Reports where somebody edited an added column: what counts are the
 * printed words. False where the sheet is none of ours; nothing happens then. */
bool drs_sheet_print_only(const drs_sheet_book *book, const drs_sheet *sheet, drs_table *table);

#endif
