/* SPDX-License-Identifier: Apache-2.0
 * Parts of an XLSX file that belong to one sheet: comments on its cells,
 * targets of its links. */
#ifndef DRS_READER_XLSX_SHEET_PARTS_H
#define DRS_READER_XLSX_SHEET_PARTS_H

#include "reader/xlsx_parts.h"

typedef struct drs_xlsx_link {
    drs_place place;
    drs_str relation; /* id */
} drs_xlsx_link;

typedef struct drs_xlsx_links {
    drs_xlsx_link *items;
    size_t count, capacity;
} drs_xlsx_links;

/* Marks what they say about cells of the sheet read last, whose part is named and whose links are
 * given. False where an error was reported. */
bool drs_xlsx_sheet_parts_read(drs_xlsx *xlsx, const char *part, const drs_xlsx_links *links);

#endif
