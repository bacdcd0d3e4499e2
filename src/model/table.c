/* SPDX-License-Identifier: Apache-2.0 */
#include "model/table.h"

void drs_table_add(drs_arena *arena, drs_table *table, drs_row row)
{
    table->rows = drs_arena_grow(arena, table->rows, table->row_count, &table->row_capacity,
                                 sizeof *table->rows);
    table->rows[table->row_count++] = row;
}

const drs_cell *drs_table_cell(const drs_table *table, size_t row, size_t column)
{
    static const drs_cell empty = {
        .text = {"", 0}, .source = {"", 0}, .value = {.type = DRS_EMPTY, .phase = DRS_NO_PHASE}};
    const drs_row *r = &table->rows[row];
    return column < r->count ? &r->cells[column] : &empty;
}

size_t drs_table_find(const drs_table *table, drs_role role)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].role == role)
            return i;
    return DRS_NOT_FOUND;
}

bool drs_table_is_initiatives(const drs_table *table)
{
    for (int role = DRS_BEHOERDE; role <= DRS_STATUS; role++)
        if (drs_table_find(table, (drs_role)role) == DRS_NOT_FOUND)
            return false;
    return true;
}

static bool is_before(const drs_anchor *anchor, size_t row, size_t column)
{
    return anchor->row < row || (anchor->row == row && anchor->column < column);
}

const drs_anchor *drs_table_anchors(const drs_table *table, size_t row, size_t column,
                                    size_t *count)
{
    size_t low = 0, high = table->anchor_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (is_before(&table->anchors[middle], row, column))
            low = middle + 1;
        else
            high = middle;
    }
    *count = 0;
    for (size_t i = low; i < table->anchor_count; i++, ++*count)
        if (table->anchors[i].row != row || table->anchors[i].column != column)
            break;
    /* A table without anchors has no array to point into. */
    return low ? table->anchors + low : table->anchors;
}
