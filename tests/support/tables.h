/* SPDX-License-Identifier: Apache-2.0
 * Tables and findings as one string each, for tests that read; and spreadsheets made of pieces of
 * XML. */
#ifndef DRS_TESTS_TABLES_H
#define DRS_TESTS_TABLES_H

#include "base/buf.h"
#include "base/diag.h"
#include "model/table.h"

/* Cells between '|', rows between '/', the head first. */
const char *drs_test_table(drs_arena *arena, const drs_table *table);
/* "CSV002@3:7 TAB001@6:1", sorted by place. */
const char *drs_test_findings(drs_arena *arena, drs_diags *diags);

/* The part `name` of a package; name NULL ends a list of them. */
typedef struct drs_test_part {
    const char *name, *content;
} drs_test_part;
/* A zip of the parts; free it. */
drs_buf drs_test_zip(const drs_mem *mem, const drs_test_part *parts);

/* What is in a workbook of one sheet "Tabelle1"; NULL: nothing. */
typedef struct drs_test_xlsx {
    const char *rows;                 /* within sheetData */
    const char *strings;              /* within sst */
    const char *formats;              /* within cellXfs; numFmts before it in `codes` */
    const char *codes;                /* within numFmts */
    const char *workbook;             /* within workbook, before sheets */
    const char *head;                 /* of the sheet, before sheetData */
    const char *tail;                 /* behind sheetData */
    const char *relations, *comments; /* of the sheet; the latter in xl/comments.xml */
} drs_test_xlsx;
drs_buf drs_test_xlsx_file(const drs_mem *mem, drs_test_xlsx xlsx);
/* `tables`: within office:spreadsheet. */
drs_buf drs_test_ods_file(const drs_mem *mem, const char *tables);

#endif
