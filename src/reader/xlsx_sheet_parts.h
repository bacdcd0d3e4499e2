/* SPDX-License-Identifier: Apache-2.0
 * Parts of an XLSX file that belong to one sheet: comments on its cells. */
#ifndef DRS_READER_XLSX_SHEET_PARTS_H
#define DRS_READER_XLSX_SHEET_PARTS_H

#include "reader/xlsx_parts.h"

/* Marks what they say about cells of the sheet read last, whose part is named. False where an error
 * was reported. */
bool drs_xlsx_sheet_parts_read(drs_xlsx *xlsx, const char *part);

#endif
