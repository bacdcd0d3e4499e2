/* SPDX-License-Identifier: Apache-2.0
 * A table: named columns, rows of cells. A cell holds the words as printed, and the typed value
 * beside them, never instead of them. */
#ifndef DRS_MODEL_TABLE_H
#define DRS_MODEL_TABLE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"

/* What a column of initiatives means, found by its head's words (contract, "The initiatives"). */
typedef enum drs_role { DRS_OTHER, DRS_BEHOERDE, DRS_RESSORT, DRS_NAME, DRS_STATUS } drs_role;
enum { DRS_ROLE_COUNT = 5 };

/* What a cell, or all cells of a column, turn out to be. */
typedef enum drs_type {
    DRS_EMPTY,     /* nothing stands there */
    DRS_TEXT,      /* words */
    DRS_NOT_GIVEN, /* "-", "k. A.": something stands there, and it says that nothing is known */
    DRS_INTEGER,   /* 1.364 */
    DRS_DECIMAL,   /* 2,5 */
    DRS_MONEY,     /* 18.437.511,54 € */
    DRS_DATE       /* 06.10.2023, and nothing else in the cell */
} drs_type;

enum { DRS_NO_PHASE = 0xFF }; /* "ohne Zuordnung" */

typedef struct drs_value {
    uint8_t type;    /* drs_type */
    uint8_t scale;   /* numbers: unscaled / 10^scale */
    uint8_t phase;   /* status column: index in drs_phases, DRS_NO_PHASE where none is named */
    uint16_t phases; /* all phases named, bit i for phase i */
    drs_date date;   /* the date, or the first one in a text; year 0: none */
    int64_t unscaled;
} drs_value;

typedef struct drs_cell {
    drs_str text;   /* what is printed and written everywhere; lines end in '\n' */
    drs_str source; /* as it stood in the input, where the reader joined or cut; else == text */
    drs_place place;
    drs_value value;
} drs_cell;

typedef struct drs_row {
    drs_cell *cells; /* `count` of them; to read use drs_table_cell */
    uint32_t count;
    uint32_t continues; /* 1: the row's cells came in pieces over a page break */
    drs_place place;
} drs_row;

typedef struct drs_column {
    drs_str name; /* empty for a column without a name */
    drs_role role;
    drs_type type; /* what all its non-empty cells are; DRS_TEXT where they differ */
    uint8_t scale; /* numbers: most decimal places */
    drs_place place;
} drs_column;

/* A piece of a cell's text that leads somewhere: the mark of a footnote, or a link. */
typedef struct drs_anchor {
    uint32_t row, column; /* row: 1 + index, 0 for the columns' names */
    size_t from, to;      /* bytes of the text */
    uint32_t note;        /* index in paper->notes; DRS_NO_NOTE: a link */
    drs_str target;       /* of a link */
} drs_anchor;

typedef struct drs_line {
    drs_str text;
    drs_place place;
} drs_line;

typedef struct drs_table {
    drs_column *columns;
    size_t column_count;
    drs_row *rows;
    size_t row_count, row_capacity;
    drs_anchor *anchors; /* row by row, cell by cell, as they stand */
    size_t anchor_count, anchor_capacity;
    drs_line *above, *below; /* preamble and footer lines of a CSV or sheet */
    size_t above_count, below_count;
    bool has_sums; /* the paper itself has a row of sums (last row) */
    drs_str name;  /* what its sheet is called; empty: the writer chooses */
    drs_place place;
} drs_table;

/* Adds a row; `cells` must stay (arena). */
void drs_table_add(drs_arena *arena, drs_table *table, drs_row row);
/* The first anchor of a cell (row as in drs_anchor), *count of them. */
const drs_anchor *drs_table_anchors(const drs_table *table, size_t row, size_t column,
                                    size_t *count);
/* The cell, or an empty one where the row is short; never NULL. */
const drs_cell *drs_table_cell(const drs_table *table, size_t row, size_t column);
/* The first column with this role, or DRS_NOT_FOUND. */
size_t drs_table_find(const drs_table *table, drs_role role);
/* Behörde, Ressort, Name and Status are all there. */
bool drs_table_is_initiatives(const drs_table *table);

#endif
