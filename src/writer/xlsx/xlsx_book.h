/* SPDX-License-Identifier: Apache-2.0
 * What the parts of the XLSX writer share. Every call of libxlsxwriter goes through
 * drs_xlsx_check, so that the first failure is told with the cell it happened at; every string
 * goes through drs_xlsx_text, because the library checks none. */
#ifndef DRS_WRITER_XLSX_BOOK_H
#define DRS_WRITER_XLSX_BOOK_H

#include <xlsxwriter.h>

#include "workbook/workbook.h"
#include "writer/writer.h"

typedef struct drs_xlsx {
    const drs_workbook *data;
    lxw_workbook *book;
    lxw_worksheet **sheets; /* by index, as in data */
    lxw_format **formats;   /* by index, as data->styles */
    bool streams;           /* rows go out one by one: no table objects */
    drs_diags *diags;
    drs_buf text, other; /* for one C string each */
    uint32_t sheet;      /* where we are, for findings */
    size_t row, column;
    size_t links;
    bool failed;
    int file_error; /* errno, where it was the library's own file that failed */
} drs_xlsx;

/* false, and told once, where the call failed. */
bool drs_xlsx_check(drs_xlsx *x, lxw_error error);

/* The text as a C string in `room`: `_x0041_` in it is written so that it is not read back as "A"
 * (ECMA-376-1, 22.9.2.19), damaged UTF-8 is a failure. */
const char *drs_xlsx_text(drs_xlsx *x, drs_buf *room, drs_str text);
/* The same without that escape, for what is no cell text: names, formulas, metadata. */
const char *drs_xlsx_plain(drs_xlsx *x, drs_buf *room, drs_str text);
/* A copy for the library, which wants `char *` and copies in its turn; NULL for an empty text. */
char *drs_xlsx_copy(drs_xlsx *x, drs_str text);
/* "'Name'!$A$1:$B$2" */
void drs_xlsx_range(drs_buf *out, const drs_workbook *data, drs_range range);

/* One format for each style of the workbook. */
bool drs_xlsx_formats(drs_xlsx *x, const drs_mem *mem);
/* The format of a condition: only what may differ from the cell's own. */
lxw_format *drs_xlsx_condition_format(drs_xlsx *x, const drs_style *style);

void drs_xlsx_sheet(drs_xlsx *x, uint32_t index, drs_sheet_row *row);
void drs_xlsx_chart(drs_xlsx *x, const drs_chart *chart);

#endif
