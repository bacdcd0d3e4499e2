/* SPDX-License-Identifier: Apache-2.0
 * From a printed cell to a typed one. A cell becomes a number or a date only where its format
 * shows the very words that were printed (U+2212 is shown as '-', U+00A0 as a blank); every other
 * cell stays text. So typing never changes what is read: "1 234" is text, because no format of both
 * XLSX and ODS shows a blank between the thousands of numbers of any size. */
#ifndef DRS_WORKBOOK_VALUE_H
#define DRS_WORKBOOK_VALUE_H

#include "workbook/workbook.h"

/* Sets kind, number or date of `out` and the format that shows `cell` as printed; false: the cell
 * is to stay text, `out` is untouched. `scratch` is overwritten. */
bool drs_value_typed(const drs_cell *cell, drs_buf *scratch, drs_sheet_cell *out,
                     drs_format *format);
/* The date with the pattern that shows it as `text` does; false where none does. */
bool drs_date_typed(drs_str text, drs_date date, drs_buf *scratch, drs_sheet_cell *out,
                    drs_format *format);
/* Would a spreadsheet take the text for something else when it is entered again: a formula, a
 * number, a date? */
bool drs_text_is_literal(drs_str text);

#endif
