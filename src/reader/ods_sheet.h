/* SPDX-License-Identifier: Apache-2.0
 * The sheets of an ODS file: its part content.xml. */
#ifndef DRS_READER_ODS_SHEET_H
#define DRS_READER_ODS_SHEET_H

#include "reader/sheet.h"
#include "reader/zip_reader.h"

/* Adds all sheets to the book; false where an error was reported. */
bool drs_ods_sheets_read(drs_sheet_book *book, drs_zip_reader *zip);

#endif
