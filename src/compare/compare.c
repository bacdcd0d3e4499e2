/* SPDX-License-Identifier: Apache-2.0 */
#include "compare/compare.h"

#include "base/map.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "model/initiative.h"

/* ---- columns ---- */

/* Column of the table that belongs to this one of another table: by role, else by head words. */
static size_t column_like(drs_arena *arena, const drs_table *table, const drs_column *like)
{
    if (like->role != DRS_OTHER)
        return drs_table_find(table, like->role);
    drs_str wanted = drs_utf8_fold(arena, drs_words_plain(arena, like->name));
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].role != DRS_OTHER)
            continue;
        drs_str name = drs_utf8_fold(arena, drs_words_plain(arena, table->columns[i].name));
        if (name.len && drs_str_equal(name, wanted))
            return i;
    }
    return DRS_NOT_FOUND;
}

/* The partner of each new column; each old column is given once. */
static size_t *columns_pair(drs_arena *arena, const drs_table *old_table,
                            const drs_table *new_table, drs_diags *diags)
{
    size_t *columns = drs_arena_alloc(arena, new_table->column_count * sizeof *columns);
    bool *taken = drs_arena_alloc(arena, old_table->column_count * sizeof *taken);
    for (size_t i = 0; i < new_table->column_count; i++) {
        const drs_column *column = &new_table->columns[i];
        columns[i] = column_like(arena, old_table, column);
        if (columns[i] != DRS_NOT_FOUND && taken[columns[i]])
            columns[i] = DRS_NOT_FOUND;
        if (columns[i] != DRS_NOT_FOUND)
            taken[columns[i]] = true;
        else
            drs_diag_add(diags, DRS_CMP002, (drs_place){0}, (drs_args){{column->name}});
    }
    for (size_t i = 0; i < old_table->column_count; i++)
        if (!taken[i])
            drs_diag_add(diags, DRS_CMP003, (drs_place){0},
                         (drs_args){{old_table->columns[i].name}});
    return columns;
}

/* A table without a column for names is told apart by its first one. */
static drs_side side_of(const drs_table *table)
{
    size_t name = drs_table_find(table, DRS_NAME);
    return (drs_side){table, drs_table_find(table, DRS_BEHOERDE), name == DRS_NOT_FOUND ? 0 : name};
}

/* ---- one pair ---- */

static int by_bytes(const void *left, const void *right)
{
    return drs_str_compare(*(const drs_str *)left, *(const drs_str *)right);
}

/* "MHKBD / IM" and "IM/MHKBD" name the same ones. */
static drs_str ressorts_sorted(drs_arena *arena, drs_str text)
{
    drs_str *ressorts = NULL, ressort;
    size_t count = 0, capacity = 0;
    while (drs_ressort_next(&text, &ressort)) {
        ressorts = drs_arena_grow(arena, ressorts, count, &capacity, sizeof *ressorts);
        ressorts[count++] = drs_words_plain(arena, ressort);
    }
    drs_sort(drs_arena_mem(arena), ressorts, count, sizeof *ressorts, by_bytes);
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    for (size_t i = 0; i < count; i++) {
        drs_buf_put(&out, ressorts[i]);
        drs_buf_byte(&out, '/');
    }
    drs_str copy = drs_arena_copy(arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return copy;
}

/* Names and Behörden were paired without case; a difference of case in them is none. */
static drs_str comparable(drs_arena *arena, drs_role role, drs_str text)
{
    switch (role) {
    case DRS_RESSORT:
        return ressorts_sorted(arena, text);
    case DRS_NAME:
    case DRS_BEHOERDE:
        return drs_utf8_fold(arena, drs_words_plain(arena, text));
    case DRS_OTHER:
    case DRS_STATUS:
        return drs_words_plain(arena, text);
    }
    return text;
}

static bool cell_differs(drs_arena *arena, drs_role role, drs_str before, drs_str after)
{
    return !drs_str_equal(before, after) &&
           !drs_str_equal(comparable(arena, role, before), comparable(arena, role, after));
}

static void pair_differences(drs_arena *arena, const drs_comparison *c, drs_difference *d)
{
    const drs_table *new_table = c->new_side.table;
    d->differs = drs_arena_alloc(arena, new_table->column_count * sizeof *d->differs);
    d->fate = DRS_UNCHANGED;
    for (size_t i = 0; i < new_table->column_count; i++) {
        if (c->columns[i] == DRS_NOT_FOUND)
            continue;
        drs_str before = drs_table_cell(c->old_side.table, d->pair.old_row, c->columns[i])->text;
        drs_str after = drs_table_cell(new_table, d->pair.new_row, i)->text;
        d->differs[i] = cell_differs(arena, new_table->columns[i].role, before, after);
        if (d->differs[i] && i == c->new_side.name)
            d->fate = DRS_RENAMED;
        else if (d->differs[i] && d->fate == DRS_UNCHANGED)
            d->fate = DRS_CHANGED;
    }
}

static drs_difference difference_of(drs_arena *arena, const drs_comparison *c, drs_pair pair)
{
    drs_difference d = {.pair = pair};
    if (pair.old_row == DRS_NOT_FOUND)
        d.fate = DRS_ADDED;
    else if (pair.new_row == DRS_NOT_FOUND)
        d.fate = DRS_REMOVED;
    else
        pair_differences(arena, c, &d);
    return d;
}

/* ---- phases ---- */

static uint8_t phase_of(drs_side side, size_t row)
{
    size_t column = drs_table_find(side.table, DRS_STATUS);
    return column == DRS_NOT_FOUND ? DRS_NO_PHASE
                                   : drs_table_cell(side.table, row, column)->value.phase;
}

static int most_first(const void *left, const void *right)
{
    const drs_move *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return a->from != b->from ? a->from - b->from : a->to - b->to;
}

static void moves_count(drs_arena *arena, drs_comparison *c)
{
    enum { PHASES = 17 }; /* 16 bits of phases, and none */
    size_t counts[PHASES][PHASES] = {{0}};
    bool both = drs_table_find(c->old_side.table, DRS_STATUS) != DRS_NOT_FOUND &&
                drs_table_find(c->new_side.table, DRS_STATUS) != DRS_NOT_FOUND;
    for (size_t i = 0; i < c->difference_count && both; i++) {
        const drs_difference *d = &c->differences[i];
        if (!d->differs)
            continue;
        uint8_t from = phase_of(c->old_side, d->pair.old_row);
        uint8_t to = phase_of(c->new_side, d->pair.new_row);
        counts[from == DRS_NO_PHASE ? 16 : from][to == DRS_NO_PHASE ? 16 : to]++;
    }
    c->moves = drs_arena_alloc(arena, sizeof *c->moves * PHASES * PHASES);
    for (unsigned from = 0; from < PHASES; from++)
        for (unsigned to = 0; to < PHASES; to++)
            if (from != to && counts[from][to])
                c->moves[c->move_count++] =
                    (drs_move){from == 16 ? DRS_NO_PHASE : (uint8_t)from,
                               to == 16 ? DRS_NO_PHASE : (uint8_t)to, counts[from][to]};
    drs_sort(drs_arena_mem(arena), c->moves, c->move_count, sizeof *c->moves, most_first);
}

/* ---- the whole ---- */

static int by_fate(const void *left, const void *right)
{
    const drs_difference *a = left, *b = right;
    return (int)a->fate - (int)b->fate;
}

drs_comparison *drs_compare_papers(drs_arena *arena, const drs_paper *old_paper,
                                   const drs_paper *new_paper, drs_diags *diags)
{
    const drs_paper *papers[] = {old_paper, new_paper};
    for (size_t i = 0; i < 2; i++) {
        drs_diags_file(diags, papers[i]->input_name);
        if (!papers[i]->list || papers[i]->list->column_count == 0) {
            drs_diag_add(diags, DRS_CMP001, (drs_place){0}, (drs_args){0});
            return NULL;
        }
    }
    drs_comparison *c = drs_arena_alloc(arena, sizeof *c);
    *c = (drs_comparison){.old_side = side_of(old_paper->list),
                          .new_side = side_of(new_paper->list),
                          .old_name = old_paper->input_name,
                          .new_name = new_paper->input_name};
    c->columns = columns_pair(arena, old_paper->list, new_paper->list, diags);
    drs_pair *pairs =
        drs_pair_rows(arena, c->old_side, c->new_side, c->columns, &c->difference_count);
    c->differences = drs_arena_alloc(arena, c->difference_count * sizeof *c->differences);
    for (size_t i = 0; i < c->difference_count; i++) {
        c->differences[i] = difference_of(arena, c, pairs[i]);
        c->counts[c->differences[i].fate]++;
    }
    drs_sort(drs_arena_mem(arena), c->differences, c->difference_count, sizeof *c->differences,
             by_fate);
    moves_count(arena, c);
    return c;
}

bool drs_comparison_is_empty(const drs_comparison *comparison)
{
    return comparison->counts[DRS_UNCHANGED] == comparison->difference_count;
}

const char *drs_fate_word(drs_fate fate)
{
    switch (fate) {
    case DRS_CHANGED:
        return "geändert";
    case DRS_RENAMED:
        return "umbenannt";
    case DRS_ADDED:
        return "neu";
    case DRS_REMOVED:
        return "weggefallen";
    case DRS_UNCHANGED:
        return "unverändert";
    }
    return "";
}

drs_str drs_column_word(const drs_column *column)
{
    switch (column->role) {
    case DRS_OTHER:
        return column->name;
    case DRS_BEHOERDE:
        return drs_str_c("Behörde");
    case DRS_RESSORT:
        return drs_str_c("Ressort");
    case DRS_NAME:
        return drs_str_c("Name");
    case DRS_STATUS:
        return drs_str_c("Status");
    }
    return column->name;
}

drs_str drs_phase_word(uint8_t phase)
{
    return phase == DRS_NO_PHASE ? drs_phase_none() : drs_phase_name(phase);
}

static drs_str text_of(drs_side side, size_t row, size_t column)
{
    if (row == DRS_NOT_FOUND || column == DRS_NOT_FOUND)
        return drs_str_c("");
    return drs_table_cell(side.table, row, column)->text;
}

drs_str drs_difference_text(const drs_comparison *c, const drs_difference *d, drs_role role)
{
    bool is_old = d->pair.new_row == DRS_NOT_FOUND;
    drs_side side = is_old ? c->old_side : c->new_side;
    size_t column = role == DRS_NAME ? side.name : drs_table_find(side.table, role);
    return text_of(side, is_old ? d->pair.old_row : d->pair.new_row, column);
}

drs_str drs_difference_before(const drs_comparison *c, const drs_difference *d, size_t new_column)
{
    return text_of(c->old_side, d->pair.old_row, c->columns[new_column]);
}
