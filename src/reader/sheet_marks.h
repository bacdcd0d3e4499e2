/* SPDX-License-Identifier: Apache-2.0
 * What a sheet has besides the words of its cells and a table has no place for. It is not taken
 * over, or not as it is seen, so it is told: each kind once, with its number and the first place.
 */
#ifndef DRS_READER_SHEET_MARKS_H
#define DRS_READER_SHEET_MARKS_H

#include "reader/sheet.h"

/* Adds one to the sheet that is being filled; `extent` as in drs_sheet_mark. */
void drs_sheet_mark_add(drs_sheet_book *book, drs_mark_kind kind, drs_place place, uint32_t extent);
void drs_sheet_link_add(drs_sheet_book *book, drs_place place, drs_str target);
/* Tells those of the sheet that is read; `table` is the one made of it. */
void drs_sheet_marks_report(const drs_sheet_book *book, const drs_sheet *sheet,
                            const drs_table *table);

#endif
