/* SPDX-License-Identifier: Apache-2.0
 * The sheet has the columns Blatt, Zelle, Teil, Text, the parts of one cell below each other. A
 * cell that was continued is full (32,767 UTF-16 units, one less where a character would have been
 * split); one that is not was edited or moved, and then its rest has no place. */
#include "reader/sheet_rest.h"

#include "base/utf8.h"

enum { SHEET, CELL, PART, TEXT, COLUMNS };

enum { FULL = 32767 - 1 }; /* UTF-16 units */

static const drs_grid *rest_find(const drs_sheet_book *book)
{
    static const char *const heads[COLUMNS] = {"Blatt", "Zelle", "Teil", "Text"};
    for (size_t i = 0; i < book->count; i++) {
        const drs_grid *grid = &book->sheets[i].grid;
        bool is_rest = grid->count > 1 && grid->rows[0].count == COLUMNS &&
                       drs_str_starts(book->sheets[i].name, drs_str_c("Fortsetzungen"));
        for (size_t c = 0; is_rest && c < COLUMNS; c++)
            is_rest = drs_str_is(grid->rows[0].cells[c].text, heads[c]);
        if (is_rest)
            return grid;
    }
    return NULL;
}

/* ---- where the text goes on ---- */

static bool is_at(drs_place place, drs_place wanted)
{
    return place.line == wanted.line && place.column == wanted.column;
}

static drs_str *in_row(drs_row *row, drs_place wanted)
{
    for (size_t c = 0; c < row->count; c++)
        if (is_at(row->cells[c].place, wanted))
            return &row->cells[c].text;
    return NULL;
}

/* Rows are in the order of their lines. */
static drs_str *in_rows(drs_table *table, drs_place wanted)
{
    size_t low = 0, high = table->row_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (table->rows[middle].place.line < wanted.line)
            low = middle + 1;
        else
            high = middle;
    }
    return low < table->row_count ? in_row(&table->rows[low], wanted) : NULL;
}

static drs_str *in_lines(drs_line *lines, size_t count, drs_place wanted)
{
    for (size_t i = 0; i < count; i++)
        if (is_at(lines[i].place, wanted))
            return &lines[i].text;
    return NULL;
}

static drs_str *text_at(drs_table *table, drs_place wanted)
{
    drs_str *text = in_rows(table, wanted);
    for (size_t c = 0; !text && c < table->column_count; c++)
        if (is_at(table->columns[c].place, wanted))
            text = &table->columns[c].name;
    if (!text)
        text = in_lines(table->above, table->above_count, wanted);
    return text ? text : in_lines(table->below, table->below_count, wanted);
}

static bool is_full(drs_str text)
{
    size_t units = 0;
    for (size_t at = 0; at < text.len && units < FULL;)
        units += drs_utf8_next(text, &at) >= 0x10000 ? 2 : 1;
    return units >= FULL;
}

/* ---- joining ---- */

static drs_str word(const drs_row *row, size_t column)
{
    return column < row->count ? row->cells[column].text : (drs_str){"", 0};
}

static bool same_cell(const drs_row *a, const drs_row *b)
{
    return drs_str_equal(word(a, SHEET), word(b, SHEET)) &&
           drs_str_equal(word(a, CELL), word(b, CELL));
}

/* The rows [first, end) continue one cell. */
static void join(const drs_sheet_book *book, const drs_grid *grid, size_t first, size_t end,
                 drs_table *table)
{
    drs_place wanted;
    drs_str cell = word(&grid->rows[first], CELL);
    drs_str address = drs_arena_copy(book->arena, cell);
    drs_str *text = drs_sheet_address(address.ptr, &wanted) ? text_at(table, wanted) : NULL;
    if (!text || !is_full(*text)) {
        drs_diag_add(book->diags, DRS_SHT026, grid->rows[first].place, (drs_args){{cell}});
        return;
    }
    drs_buf all = DRS_BUF(drs_arena_mem(book->arena));
    drs_buf_put(&all, *text);
    for (size_t r = first; r < end; r++)
        drs_buf_put(&all, word(&grid->rows[r], TEXT));
    *text = drs_arena_copy(book->arena, drs_buf_str(&all));
    drs_buf_free(&all);
}

void drs_sheet_rest_join(const drs_sheet_book *book, const drs_sheet *sheet, drs_table *table)
{
    const drs_grid *grid = rest_find(book);
    for (size_t r = 1; grid && r < grid->count;) {
        size_t end = r + 1;
        while (end < grid->count && same_cell(&grid->rows[r], &grid->rows[end]))
            end++;
        if (drs_str_equal(word(&grid->rows[r], SHEET), sheet->name))
            join(book, grid, r, end, table);
        r = end;
    }
}
