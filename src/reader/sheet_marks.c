/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/sheet_marks.h"

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

void drs_sheet_marks_report(const drs_sheet_book *book, const drs_sheet *sheet)
{
    tally comments = {0};
    for (size_t i = 0; i < sheet->mark_count; i++)
        tally_add(&comments, sheet->marks[i].place, 1);
    if (comments.count)
        drs_diag_add_numbers(book->diags, DRS_SHT020, comments.first, comments.count, 0);
}
