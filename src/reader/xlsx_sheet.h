/* SPDX-License-Identifier: Apache-2.0
 * One worksheet of an XLSX file. */
#ifndef DRS_READER_XLSX_SHEET_H
#define DRS_READER_XLSX_SHEET_H

#include "reader/xlsx_parts.h"

/* Adds the sheet's rows to the book; false where an error was reported. */
bool drs_xlsx_sheet_read(drs_xlsx *xlsx, const drs_xlsx_sheet *sheet);

#endif
