/* SPDX-License-Identifier: Apache-2.0
 * The parts of an XLSX file (ISO/IEC 29500-1, 18) besides the sheets: which sheets there are, the
 * shared strings, the number formats. */
#ifndef DRS_READER_XLSX_PARTS_H
#define DRS_READER_XLSX_PARTS_H

#include "reader/number_format.h"
#include "reader/sheet.h"
#include "reader/xml_reader.h"

typedef struct drs_xlsx_sheet {
    drs_str name, relation; /* r:id */
    const char *part;       /* "xl/worksheets/sheet1.xml"; NULL: no worksheet */
    bool is_hidden;
} drs_xlsx_sheet;

typedef struct drs_xlsx {
    drs_arena *arena;
    drs_diags *diags;
    drs_zip_reader *zip;
    drs_sheet_book *book;
    drs_xlsx_sheet *sheets;
    size_t sheet_count, sheet_capacity;
    bool has_too_many_sheets;
    const char *workbook, *strings_part, *styles_part; /* names of parts; NULL: not there */
    drs_str *strings;
    size_t string_count, string_capacity;
    const drs_number_format **formats; /* of the cell formats (cellXfs), by index */
    size_t format_count, format_capacity;
    bool is_1904;
} drs_xlsx;

/* Of an attribute, NULL where it is not there. */
bool drs_xlsx_is_true(const char *text);
/* Each false where an error was reported. */
bool drs_xlsx_workbook_read(drs_xlsx *xlsx); /* sheets, names, and where the parts are */
bool drs_xlsx_strings_read(drs_xlsx *xlsx);
bool drs_xlsx_styles_read(drs_xlsx *xlsx);

#endif
