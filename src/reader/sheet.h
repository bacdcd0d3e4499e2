/* SPDX-License-Identifier: Apache-2.0
 * What XLSX and ODS share once their XML is read: sheets being filled cell by cell, the choice of
 * the one with the table, and the paper made of it. */
#ifndef DRS_READER_SHEET_H
#define DRS_READER_SHEET_H

#include "reader/grid.h"

/* Where our own workbook has the printed table (defined name "Abdruck"); columns from 1. */
typedef struct drs_sheet_print {
    drs_str sheet; /* empty: there is no such name */
    uint32_t first_column, last_column;
} drs_sheet_print;

/* What a sheet has besides the words of its cells (reader/sheet_marks.h). */
typedef enum drs_mark_kind {
    DRS_MARK_COMMENT,
    DRS_MARK_HIDDEN_ROW,    /* `extent` rows with content */
    DRS_MARK_HIDDEN_COLUMN, /* `extent` columns, place.line is 0 */
    DRS_MARK_LINK,          /* to `target` */
    DRS_MARK_MERGED         /* `extent` rows are one cell */
} drs_mark_kind;

typedef struct drs_sheet_mark {
    drs_mark_kind kind;
    drs_place place;
    uint32_t extent;
    drs_str target;
} drs_sheet_mark;

typedef struct drs_sheet {
    drs_str name;
    bool is_hidden;
    drs_grid grid;
    drs_diags *cell_diags; /* about its cells: told where it is the sheet that is read */
    drs_sheet_mark *marks;
    size_t mark_count, mark_capacity;
} drs_sheet;

typedef struct drs_sheet_book {
    drs_arena *arena;
    drs_diags *diags;
    drs_sheet *sheets;
    size_t count, capacity;
    drs_sheet_print print;

    /* the row being filled */
    drs_cell *cells;
    size_t width, cell_capacity; /* cells in use, cells there are */
    size_t real, made;           /* cells read so far; cells only repeats or gaps made */
    uint64_t text_bytes;
    bool failed; /* a limit was met and reported */
} drs_sheet_book;

/* The sheet that rows are added to from now on. */
void drs_sheet_begin(drs_sheet_book *book, drs_str name, bool is_hidden);
/* Its findings about cells, but those that end the reading. */
drs_diags *drs_sheet_cell_diags(const drs_sheet_book *book);
/* What a cell says, and what it says where the workbook turns out to be our own. */
typedef struct drs_sheet_words {
    drs_str text, own;
} drs_sheet_words;

/* A cell with words in the current row, `repeat` times from `column` (from 1) on; they must stay.
 * Cells come from left to right or not, a later one replaces. */
void drs_sheet_cell_put(drs_sheet_book *book, drs_place place, uint32_t repeat,
                        drs_sheet_words words);
/* Ends the row number `line` and adds it `repeat` times; rows without content are not kept. */
void drs_sheet_row_end(drs_sheet_book *book, uint32_t line, uint32_t repeat, bool is_hidden);
/* Adds a range "$Sheet.$B$1:.$E$25" or "'My sheet'!$B$1:$E$25" named "Abdruck". */
void drs_sheet_print_name(drs_sheet_book *book, const char *range);

/* Does it have the sheets that all our workbooks have? */
bool drs_sheet_book_is_own(const drs_sheet_book *book);

/* "B12" to row and column; bytes used, 0 where it is no address or outside a sheet. */
size_t drs_sheet_address(const char *text, drs_place *place);

/* The sheet with the table (see sheet.c) as a paper, NULL where an error was reported. */
drs_paper *drs_sheet_paper(drs_sheet_book *book, const drs_input *input, drs_str profile);

#endif
