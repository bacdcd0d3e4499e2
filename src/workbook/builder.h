/* SPDX-License-Identifier: Apache-2.0
 * What all sheets share while a workbook is put together: the pool of styles, the sheets and names
 * so far, and grids, which are sheets small enough to keep their cells. */
#ifndef DRS_WORKBOOK_BUILDER_H
#define DRS_WORKBOOK_BUILDER_H

#include "workbook/face.h"
#include "workbook/tally.h"
#include "workbook/value.h"
#include "workbook/workbook.h"

/* Which sheet shows which table of the paper. */
typedef struct drs_shown {
    const drs_table *table;
    size_t sheet;
} drs_shown;

typedef struct drs_builder {
    drs_arena *arena;
    const drs_paper *paper;
    const drs_workbook_facts *facts;
    drs_diags *diags; /* what the workbook itself has to say; the sheet Hinweise shows it, too */
    drs_buf scratch;  /* for one expression at a time */
    drs_sheet_face regular, bold;
    drs_style *styles;
    size_t style_count, style_capacity;
    drs_sheet *sheets;
    size_t sheet_count, sheet_capacity;
    drs_tally taken; /* names no further sheet may have */
    drs_name *names;
    size_t name_count, name_capacity;
    drs_shown *shown;
    size_t shown_count, shown_capacity;
    drs_str page_head, page_foot;     /* of every sheet */
    struct drs_sheet_grid *continued; /* ends of texts too long for a cell; NULL so far none */
} drs_builder;

#define DRS_NAME_PHASES "Phasen"

/* ---- styles ---- */

enum {
    DRS_SIZE_BODY = 9000,
    DRS_SIZE_TITLE = 12000,
    DRS_FILTER_BUTTON = 14000, /* width, at the lower right of a head cell */
    DRS_ROW_LINES_MOST = 33    /* of the body in a row: 33 * 12 pt + 1 pt < DRS_SHEET_ROW_MOST */
};

/* The styles most sheets use. */
typedef enum drs_look {
    DRS_LOOK_PLAIN,   /* no border: lines round tables, remarks */
    DRS_LOOK_TITLE,   /* heading inside a sheet */
    DRS_LOOK_HEAD,    /* head cell of a table */
    DRS_LOOK_ADDED,   /* head cell of a column of ours */
    DRS_LOOK_TEXT,    /* cell of a table */
    DRS_LOOK_LITERAL, /* the same, format text */
    DRS_LOOK_STRONG,  /* the same, bold: row heads, questions, sums */
    DRS_LOOK_INTEGER,
    DRS_LOOK_STRONG_INTEGER,
    DRS_LOOK_ORDINAL, /* "Nr." */
    DRS_LOOK_LINE,    /* source place */
    DRS_LOOK_DATE,
    DRS_LOOK_LINK,
    DRS_LOOK_COUNT
} drs_look;

/* Fills the pool with the looks, so that a look is its style's index. */
void drs_builder_looks(drs_builder *builder);
/* The index of this style, added where it is new. */
uint16_t drs_builder_style(drs_builder *builder, drs_style style);
bool drs_style_equal(const drs_style *a, const drs_style *b);
/* A table's cell with this format. */
drs_style drs_style_cell(drs_format format);
/* The style's face and size. */
drs_measure drs_builder_measure(const drs_builder *builder, uint16_t style);

/* ---- sheets ---- */

/* A new sheet with a safe name made from `name`, page head and foot set, nothing else; the pointer
 * holds until the next one. */
drs_sheet *drs_builder_sheet(drs_builder *builder, drs_str name);
uint32_t drs_builder_name(drs_builder *builder, drs_str name, drs_range range);
/* Height of a row whose longest cell takes so many lines of this size; 0 for one line. */
int32_t drs_row_height(uint32_t lines, int32_t size);
/* Room for text between the edges of a column of this width. */
int32_t drs_column_inner(int32_t width);
/* The column that has room for text of this width. */
int32_t drs_column_width(int64_t text);
/* The same in a head cell, where the button of the filter takes some. */
int32_t drs_head_inner(int32_t width);
/* Spreads DRS_SHEET_MEASURE over columns: each gets at least its longest word; what room is left
 * goes to heads and columns of long texts, then to short lines. */
void drs_columns_spread(drs_sheet_column *columns, const drs_extent *extents, size_t count);
/* At most `most` UTF-16 units of s, whole characters. */
drs_str drs_text_cut(drs_str s, size_t most);
/* The first part of a text that is longer than a cell can hold; the rest goes on in the sheet
 * Fortsetzungen, told with the cell's place in a finding. */
drs_str drs_builder_continue(drs_builder *builder, drs_str text, drs_str sheet, drs_str cell);
/* "B12" */
drs_str drs_builder_cell_name(drs_builder *builder, size_t row, size_t column);
/* The text as a cell may hold it: without characters XML forbids, CR LF as LF. The slice itself
 * where nothing had to change; *changed counts replaced characters. */
drs_str drs_text_legal(drs_arena *arena, drs_str text, size_t *changed);
/* The head words can be names of columns of an XLSX table. */
bool drs_heads_are_plain(drs_arena *arena, const drs_str *heads, size_t count);

/* ---- grids ---- */

typedef struct drs_sheet_grid_row {
    drs_sheet_cell *cells;
    int32_t height;
} drs_sheet_grid_row;

typedef struct drs_sheet_grid {
    size_t columns;
    drs_sheet_grid_row *rows;
    size_t count, capacity;
} drs_sheet_grid;

drs_sheet_grid *drs_sheet_grid_new(drs_builder *builder, size_t columns);
/* A new row of empty cells of one look; the pointer holds as long as the workbook. */
drs_sheet_cell *drs_sheet_grid_add(drs_builder *builder, drs_sheet_grid *grid, drs_look look);
void drs_cell_text(drs_sheet_cell *cell, drs_look look, drs_str text);
void drs_cell_integer(drs_sheet_cell *cell, drs_look look, int64_t number);
/* Source place: "Zeile 7", empty where not known. */
void drs_cell_place(drs_sheet_cell *cell, drs_place place);
/* Heights by the sheet's columns; the sheet shows the grid. */
void drs_sheet_grid_finish(drs_builder *builder, drs_sheet_grid *grid, drs_sheet *sheet);
/* A head row of these words; the sheet's table is from here to the grid's last row, named `name`,
 * with head row and columns frozen. Call once all rows are added. */
void drs_sheet_grid_table(drs_builder *builder, const drs_sheet_grid *grid, drs_sheet *sheet,
                          const char *name);
void drs_sheet_grid_heads(drs_builder *builder, drs_sheet_grid *grid, const char *const *heads);
/* Columns of these widths. */
void drs_sheet_widths(drs_builder *builder, drs_sheet *sheet, const int32_t *widths, size_t count);

/* ---- what several sheets say ---- */

/* A finding with two figures. */
void drs_builder_tell(drs_builder *builder, drs_diag_id id, drs_place place, size_t first,
                      size_t second);

/* A finding about the cell of a sheet, which is {0} of {1}. */
void drs_builder_tell_cell(drs_builder *builder, drs_diag_id id, drs_place place,
                           const drs_sheet *sheet, size_t row, size_t column);

/* The paper's title; the input's name where it has none. */
drs_str drs_builder_title(drs_builder *builder);
/* A path's last part: where a file lies is nobody's business. */
drs_str drs_builder_file(drs_str path);
/* SHA-256 in hexadecimal digits. */
drs_str drs_builder_digest(drs_builder *builder, drs_str bytes);
/* Name of the sheet that shows the table. */
drs_str drs_builder_table_sheet(const drs_builder *builder, const drs_table *table);

/* ---- the sheets ---- */

/* Where the columns of a list of initiatives stand, with the rows that may be added below. */
typedef struct drs_list_ranges {
    drs_range number, name, behoerde, first_ressort, ressorts, phase;
    uint32_t phase_name; /* index of the name for the list of phases */
} drs_list_ranges;

/* One table: "Initiativen" or any other; false where it is too large (reported). *ranges is set
 * for a list of initiatives. */
bool drs_list_sheet(drs_builder *builder, const drs_table *table, drs_str name,
                    drs_list_ranges *ranges);
/* The n-th Ressort of a row as its column shows it; empty behind the last. */
drs_str drs_list_ressort(const drs_table *table, size_t row, size_t n);
void drs_evaluation_sheet(drs_builder *builder, const drs_table *table,
                          const drs_list_ranges *list);
void drs_paper_sheet(drs_builder *builder);
void drs_origin_sheet(drs_builder *builder);
void drs_findings_sheet(drs_builder *builder);

#endif
