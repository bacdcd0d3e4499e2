/* SPDX-License-Identifier: Apache-2.0
 * A workbook as plain data, the same for XLSX and ODS: sheets in order, and for each its columns,
 * rows, styles, table, print setup, names, rules and charts. The two writers only translate it;
 * whatever can be decided once (widths, heights, types, formulas, words) is decided here.
 * Rows are made on demand into cells the writer lends, so a million of them need no second copy.
 *
 * Units: lengths in 1/1000 pt. Rows, columns and sheets count from 0. Colours are 0xRRGGBB.
 * Face: DRS_WORKBOOK_FACE (Arial; LibreOffice shows it as Liberation Sans, whose widths are the
 * same): widths and heights are computed with it, in the size of each style.
 * Page: A4 landscape, margins DRS_SHEET_MARGIN left and right, so that columns which sum to at
 * most DRS_SHEET_MEASURE print unscaled on one page across. Wider tables (more columns than can be
 * made narrow) go on, unscaled, on pages beside, with repeated columns. Never scale: LibreOffice
 * clips last lines on scaled pages.
 *
 * How a reader tells our own columns from the paper's: in a list of initiatives the columns
 *     "Nr." | the paper's columns | "Ressort 1" … "Ressort n" | "Phase" | "Datum" | "Fundstelle"
 * stand in this order in the head row; in any other table just the paper's columns. The paper's
 * block (head row and rows) has the defined name "Abdruck" (a second table: "Abdruck_2" …),
 * which LibreOffice, openpyxl, SheetJS and exceljs keep; the custom property "Ergänzte Spalten"
 * (DRS_WORKBOOK_ADDED) lists the names of the added columns of the first sheet, separated by
 * ';', for programs that keep properties. An added name that the paper has too gets " (erkannt)"
 * behind it. Lines above and below a table stand in the sheet's first column, an empty row between
 * them and the table. */
#ifndef DRS_WORKBOOK_WORKBOOK_H
#define DRS_WORKBOOK_WORKBOOK_H

#include "base/diag.h"
#include "model/paper.h"

#define DRS_WORKBOOK_FACE  "Arial"
#define DRS_WORKBOOK_ADDED "Ergänzte Spalten"

enum {
    DRS_SHEET_MEASURE = 760000,      /* 26.8 cm; LibreOffice shows XLSX columns 1 % wider */
    DRS_SHEET_MARGIN = 36850,        /* 1.3 cm, left and right */
    DRS_SHEET_MARGIN_TOP = 56690,    /* 2 cm to the cells; the page head stands within */
    DRS_SHEET_MARGIN_BOTTOM = 51020, /* 1.8 cm to the cells; the page foot stands within */
    DRS_SHEET_MARGIN_HEAD = 28350,   /* 1 cm from the paper's edge to head and foot */
    DRS_SHEET_ROW = 13000,           /* height of a row of one line */
    DRS_SHEET_ROW_MOST = 409000,     /* Excel's limit is 409.5 pt */
    DRS_SHEET_NAME_MOST = 31,        /* UTF-16 units */
    DRS_CELL_TEXT_MOST = 32767       /* UTF-16 units; longer texts are continued, see below */
};

enum { DRS_NO_COLOUR = 0x1000000 };

/* ---- styles ---- */

typedef enum drs_format_kind {
    DRS_FORMAT_GENERAL,
    DRS_FORMAT_TEXT,   /* "@": entered again, the cell stays text ("=1+1", "0123", "-") */
    DRS_FORMAT_NUMBER, /* decimals, grouped, unit below; German: 1.234,50 */
    DRS_FORMAT_LINE,   /* "Zeile "0 */
    DRS_FORMAT_DATE    /* date pattern below */
} drs_format_kind;

typedef enum drs_date_pattern {
    DRS_PATTERN_DDMMYYYY, /* 06.10.2023 */
    DRS_PATTERN_DMYYYY,   /* 6.10.2023 */
    DRS_PATTERN_DDMMYY,   /* 06.10.23 */
    DRS_PATTERN_DMY,      /* 6.10.23 */
    DRS_PATTERN_ISO,      /* 2023-10-06 */
    DRS_PATTERN_WORDS     /* 6. Oktober 2023 */
} drs_date_pattern;

typedef struct drs_format {
    uint8_t kind;     /* drs_format_kind */
    uint8_t decimals; /* NUMBER */
    bool grouped;     /* NUMBER: thousands apart by '.' */
    uint8_t pattern;  /* DATE: drs_date_pattern */
    const char *unit; /* NUMBER: behind the digits, blank included, " €"; NULL: none */
} drs_format;

typedef enum drs_align { DRS_ALIGN_START, DRS_ALIGN_CENTRE, DRS_ALIGN_END } drs_align;

typedef struct drs_style {
    drs_format format;
    int32_t size;  /* of the face */
    uint32_t ink;  /* DRS_NO_COLOUR: automatic */
    uint32_t fill; /* DRS_NO_COLOUR: none */
    uint8_t align; /* drs_align; vertically all cells stand at the top */
    bool bold, italic, underline;
    bool wrap;
    bool border; /* thin line of colour DRS_BORDER_INK on all four sides */
} drs_style;

enum { DRS_BORDER_INK = 0x7F7F7F };

/* ---- cells ---- */

/* Cells from (first_row, first_column) to (last_row, last_column), both inside. */
typedef struct drs_range {
    uint32_t sheet; /* index in drs_workbook.sheets */
    uint32_t first_row, first_column, last_row, last_column;
} drs_range;

/* A formula is pieces one after the other, because the two formats write references and the mark
 * between arguments differently: XLSX "COUNTIF(Initiativen!$H$2:$H$25,'A b'!$A$3)", ODS
 * "of:=COUNTIF([$Initiativen.$H$2:.$H$25];[$'A b'.$A$3])". All references are absolute and name
 * their sheet; names of functions are the English ones. */
typedef enum drs_piece_kind {
    DRS_PIECE_TEXT,  /* as it stands: "SUMPRODUCT((", "=" */
    DRS_PIECE_RANGE, /* a range, or one cell where first and last are the same */
    DRS_PIECE_NEXT   /* between two arguments: ',' or ';' */
} drs_piece_kind;

typedef struct drs_piece {
    uint8_t kind;
    const char *text;
    drs_range range;
} drs_piece;

typedef struct drs_formula {
    const drs_piece *pieces;
    size_t count;
} drs_formula;

typedef enum drs_sheet_cell_kind {
    DRS_CELL_EMPTY,   /* no content; its style counts */
    DRS_CELL_TEXT,    /* text */
    DRS_CELL_NUMBER,  /* unscaled / 10^scale; at most 15 digits, so a double holds it */
    DRS_CELL_DATE,    /* date; 1900-03-01 to 9999-12-31 */
    DRS_CELL_FORMULA, /* formula; its result now is the number unscaled / 10^scale */
    DRS_CELL_LINK     /* text is shown, target is http(s):, mailto: or "#" + sheet name + ".A1" */
} drs_sheet_cell_kind;

typedef struct drs_sheet_cell {
    uint8_t kind;   /* drs_sheet_cell_kind */
    uint8_t scale;  /* NUMBER, FORMULA */
    uint16_t style; /* index in drs_workbook.styles */
    drs_date date;
    int64_t unscaled;
    drs_str text; /* UTF-8, lines end in '\n', at most DRS_CELL_TEXT_MOST UTF-16 units, no
                     character that XML 1.0 forbids. DATE, NUMBER: as it is shown (for text:p) or
                     empty where the writer has to make it (drs_sheet_cell_shown) */
    drs_str target;
    const drs_formula *formula;
} drs_sheet_cell;

/* What a writer lends: room for the sheet's column_count cells. */
typedef struct drs_sheet_row {
    drs_sheet_cell *cells;
    int32_t height; /* 0: DRS_SHEET_ROW, needs no explicit height; else of all lines */
} drs_sheet_row;

/* ---- sheets ---- */

typedef struct drs_sheet_column {
    int32_t width;
    uint16_t style; /* of cells that are not written */
} drs_sheet_column;

typedef struct drs_validation {
    drs_range range;
    uint32_t name;   /* list: index in drs_workbook.names */
    drs_str title;   /* at most 32 characters */
    drs_str message; /* at most 255 characters: shown when the cell is entered and when it is not
                        in the list; a wrong value is refused, an empty one allowed */
} drs_validation;

/* A cell of the range whose text equals `text` is drawn in `style` (ink, fill, bold, italic of
 * it). All conditions of a sheet share one range. */
typedef struct drs_condition {
    drs_str text;
    uint16_t style;
} drs_condition;

typedef enum drs_chart_kind {
    DRS_CHART_BAR,        /* horizontal bars, first category on top */
    DRS_CHART_BAR_STACKED /* the same, series one behind the other, legend below */
} drs_chart_kind;

typedef struct drs_chart_series {
    drs_range name;   /* one cell */
    drs_range values; /* one column or one row of cells */
    uint32_t fill;
    uint8_t pattern; /* 0 plain; 1..: another hatching each, so that colour is not alone */
} drs_chart_series;

typedef struct drs_chart {
    drs_chart_kind kind;
    drs_str name;                        /* of the object, unique in the workbook */
    drs_str title;                       /* printed over it */
    drs_str alt;                         /* alternative text: what it shows, with the figures */
    drs_str category_title, value_title; /* of the axes; empty: none */
    drs_range categories;
    const drs_chart_series *series;
    size_t series_count;
    uint32_t row, column; /* cell whose upper left corner is the chart's */
    int32_t width, height;
} drs_chart;

/* A table with a head row and filter buttons: XLSX table, ODS database range. */
typedef struct drs_sheet_table {
    bool is_set;
    bool is_plain;   /* heads are unique without regard to case, none is empty or has line ends: an
                        XLSX table can be made; otherwise filter buttons alone */
    drs_str name;    /* letters, digits, '_'; unique among tables and defined names */
    drs_range range; /* head row to last row */
    const drs_str *heads; /* words of the head row */
    size_t head_count;
} drs_sheet_table;

typedef struct drs_sheet drs_sheet;
struct drs_sheet {
    drs_str name; /* safe for both formats */
    const drs_sheet_column *columns;
    size_t column_count;
    size_t row_count;
    /* Fills all cells and the height of one row; texts live as long as the workbook, or until
     * the next call where they were made for it. Rows may be asked for in any order. */
    void (*fill)(const drs_sheet *sheet, size_t row, drs_sheet_row *out);
    const void *context;

    drs_sheet_table table;
    size_t head_row;                    /* marked as head; DRS_NOT_FOUND: none */
    size_t frozen_rows, frozen_columns; /* 0: not frozen */
    size_t repeat_row;                  /* printed on every page, DRS_NOT_FOUND: none */
    size_t repeat_columns;              /* so many from the left on every page; 0: none */
    const uint32_t *page_breaks;        /* rows that begin a new page */
    size_t page_break_count;
    drs_str page_head_left, page_head_right; /* plain text, at most 100 characters each */
    drs_str page_foot_left;                  /* at the right stands "Seite n von m" */

    const drs_validation *validations;
    size_t validation_count;
    drs_range condition_range;
    const drs_condition *conditions;
    size_t condition_count;
    const drs_chart *charts;
    size_t chart_count;
};

/* ---- the workbook ---- */

typedef struct drs_name {
    drs_str name; /* safe for both formats */
    drs_range range;
} drs_name;

typedef struct drs_property {
    drs_str name;
    drs_str text; /* where date is not set */
    drs_date date;
} drs_property;

typedef struct drs_workbook {
    drs_arena *arena;
    drs_str title, subject, creator, keywords, description; /* metadata; empty: none */
    drs_str generator;                                      /* program and version */
    int64_t time; /* created and modified: seconds since 1970 UTC */
    const drs_property *properties;
    size_t property_count;
    const drs_style *styles; /* 0 is the default of all cells */
    size_t style_count;
    const drs_sheet *sheets;
    size_t sheet_count;
    const drs_name *names;
    size_t name_count;
} drs_workbook;

/* What the workbook needs to know besides the paper. */
typedef struct drs_workbook_facts {
    int64_t time;
    drs_str build;             /* version line */
    const drs_diags *findings; /* may be NULL */
} drs_workbook_facts;

/* The workbook of a paper, in `arena`; the paper must live as long. What had to be done
 * differently (texts continued) is told in `diags`. NULL where a table has more rows or columns
 * than a sheet can hold; the error is in `diags`. */
const drs_workbook *drs_workbook_new(drs_arena *arena, const drs_paper *paper,
                                     const drs_workbook_facts *facts, drs_diags *diags);

/* One row; out->cells has room for sheet->column_count. */
static inline void drs_sheet_fill(const drs_sheet *sheet, size_t row, drs_sheet_row *out)
{
    sheet->fill(sheet, row, out);
}

/* How a number or date is shown in Germany under this format: "1.234,50 €", "06.10.2023". */
void drs_sheet_cell_shown(drs_buf *out, const drs_sheet_cell *cell, const drs_style *style);
/* "A", "AB" */
void drs_sheet_column_letters(drs_buf *out, uint32_t column);

#endif
