/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/sheet_marks.h"

#include "reader/limits.h"

void drs_sheet_mark_add(drs_sheet_book *book, drs_sheet_mark mark)
{
    drs_sheet *sheet = &book->sheets[book->count - 1];
    sheet->marks = drs_arena_grow(book->arena, sheet->marks, sheet->mark_count,
                                  &sheet->mark_capacity, sizeof *sheet->marks);
    sheet->marks[sheet->mark_count++] = mark;
}

/* How many there are of a kind, and where the first one is. */
typedef struct tally {
    int64_t count;
    drs_place first;
} tally;

static void tally_add(tally *t, drs_place place, int64_t count)
{
    bool is_first = t->count == 0 || place.line < t->first.line ||
                    (place.line == t->first.line && place.column < t->first.column);
    if (is_first)
        t->first = place;
    t->count += count;
}

/* Whether a column of the sheet has any content. */
static bool *columns_in_use(const drs_sheet_book *book, const drs_sheet *sheet)
{
    bool *in_use = drs_arena_alloc(book->arena, DRS_MOST_COLUMNS + 1);
    for (size_t r = 0; r < sheet->grid.count; r++) {
        const drs_row *row = &sheet->grid.rows[r];
        for (size_t c = 0; c < row->count; c++)
            if (row->cells[c].text.len)
                in_use[row->cells[c].place.column] = true;
    }
    return in_use;
}

/* Hidden ones that have content. Ranges may overlap: `edges` has 1 where one begins and -1 behind
 * its end. */
static tally hidden_columns(const drs_sheet_book *book, const drs_sheet *sheet)
{
    tally columns = {0};
    int32_t depth = 0, *edges = NULL;
    for (size_t i = 0; i < sheet->mark_count; i++) {
        const drs_sheet_mark *mark = &sheet->marks[i];
        uint64_t end = (uint64_t)mark->place.column + mark->extent;
        if (mark->kind != DRS_MARK_HIDDEN_COLUMN || mark->place.column > DRS_MOST_COLUMNS)
            continue;
        if (!edges)
            edges = drs_arena_alloc(book->arena, (DRS_MOST_COLUMNS + 2) * sizeof *edges);
        edges[mark->place.column]++;
        edges[end <= DRS_MOST_COLUMNS ? end : DRS_MOST_COLUMNS + 1]--;
    }
    const bool *in_use = edges ? columns_in_use(book, sheet) : NULL;
    for (uint32_t c = 1; edges && c <= DRS_MOST_COLUMNS; c++) {
        depth += edges[c];
        if (depth > 0 && in_use[c])
            tally_add(&columns, (drs_place){0, c}, 1);
    }
    return columns;
}

static void hidden_report(const drs_sheet_book *book, const drs_sheet *sheet)
{
    tally rows = {0}, columns = hidden_columns(book, sheet);
    for (size_t i = 0; i < sheet->mark_count; i++)
        if (sheet->marks[i].kind == DRS_MARK_HIDDEN_ROW)
            tally_add(&rows, sheet->marks[i].place, sheet->marks[i].extent);
    if (rows.count + columns.count)
        drs_diag_add_numbers(book->diags, DRS_SHT030, rows.count ? rows.first : columns.first,
                             rows.count, columns.count);
}

static void comments_report(const drs_sheet_book *book, const drs_sheet *sheet)
{
    tally comments = {0};
    for (size_t i = 0; i < sheet->mark_count; i++)
        if (sheet->marks[i].kind == DRS_MARK_COMMENT)
            tally_add(&comments, sheet->marks[i].place, 1);
    if (comments.count)
        drs_diag_add_numbers(book->diags, DRS_SHT020, comments.first, comments.count, 0);
}

void drs_sheet_marks_report(const drs_sheet_book *book, const drs_sheet *sheet)
{
    comments_report(book, sheet);
    hidden_report(book, sheet);
}
