/* SPDX-License-Identifier: Apache-2.0
 * The head is found by its words (Behörde, Ressort, Name, Status) where it has them. Else it is the
 * first row that fills the table's width; only its first cell may be empty, as statistics offices
 * leave it over the row names. Rows over it that span groups of columns, and a row of units under
 * it, belong to it. A first row of numbers is no head but data. */
#include "reader/grid_head.h"

#include "model/initiative.h"

enum {
    LOOKED_AT = 200,  /* rows in which a head is looked for */
    MOST_HEAD = 4,    /* rows of one head */
    LONGEST_HEAD = 80 /* bytes of a head cell that is recognised by its words */
};

bool drs_grid_cell_is_empty(const drs_cell *cell)
{
    for (size_t i = 0; i < cell->text.len; i++)
        if ((unsigned char)cell->text.ptr[i] > ' ')
            return false;
    return true;
}

size_t drs_grid_row_width(const drs_row *row)
{
    size_t width = row->count;
    while (width && drs_grid_cell_is_empty(&row->cells[width - 1]))
        width--;
    return width;
}

size_t drs_grid_row_filled(const drs_row *row)
{
    size_t filled = 0;
    for (size_t i = 0; i < row->count; i++)
        filled += !drs_grid_cell_is_empty(&row->cells[i]);
    return filled;
}

static size_t most_frequent(const uint32_t *rows_of_width, size_t longest)
{
    size_t best = 0;
    for (size_t width = 2; width <= longest; width++)
        if (rows_of_width[width] > rows_of_width[best])
            best = width;
    return best ? best : longest;
}

size_t drs_grid_width(const drs_grid *grid)
{
    size_t longest = 0;
    for (size_t r = 0; r < grid->count; r++)
        if (grid->widths[r] > longest)
            longest = grid->widths[r];
    const drs_mem *mem = drs_arena_mem(grid->arena);
    uint32_t *rows_of_width = drs_mem_new(mem, (longest + 1) * sizeof *rows_of_width);
    memset(rows_of_width, 0, (longest + 1) * sizeof *rows_of_width);
    for (size_t r = 0; r < grid->count; r++)
        rows_of_width[grid->widths[r]] += grid->widths[r] > 1;
    size_t width = most_frequent(rows_of_width, longest);
    drs_mem_free(mem, rows_of_width);
    return width;
}

/* ---- what a row looks like ---- */

static drs_value value_at(const drs_row *row, size_t column)
{
    if (column >= row->count)
        return (drs_value){.type = DRS_EMPTY};
    return drs_value_of(row->cells[column].text);
}

static bool is_year(drs_value value)
{
    return value.type == DRS_INTEGER && value.unscaled >= 1800 && value.unscaled <= 2200;
}

/* A number that can hardly be a head: years head columns. */
static bool is_datum(drs_value value)
{
    return (value.type >= DRS_INTEGER && value.type <= DRS_MONEY && !is_year(value)) ||
           value.type == DRS_DATE;
}

static size_t row_data(const drs_row *row)
{
    size_t data = 0;
    for (size_t i = 0; i < row->count; i++)
        data += is_datum(value_at(row, i));
    return data;
}

/* "1;2;3" or "Land;1;2;3": columns numbered through are a head all the same. */
static bool is_counting(const drs_row *row)
{
    int64_t next = 0;
    size_t numbers = 0;
    for (size_t i = 0; i < row->count; i++) {
        drs_value value = value_at(row, i);
        if (i == 0 && value.type != DRS_INTEGER)
            continue;
        if (value.type != DRS_INTEGER || (numbers++ && value.unscaled != next))
            return false;
        next = value.unscaled + 1;
    }
    return numbers > 1;
}

static bool is_data(const drs_row *row)
{
    size_t data = row_data(row);
    return data && 2 * data >= drs_grid_row_filled(row) && !is_counting(row);
}

static bool has_cell(const drs_row *row, size_t column)
{
    return column < row->count && !drs_grid_cell_is_empty(&row->cells[column]);
}

/* From the first cell with content to the width nothing is missing. What may be missing in front of
 * it are the corner over the row names and a free margin. */
static bool is_full(const drs_row *row, size_t width)
{
    size_t end = drs_grid_row_width(row), filled = drs_grid_row_filled(row), first = 0;
    while (first < end && !has_cell(row, first))
        first++;
    return filled && end >= width && end - first == filled && 2 * filled >= width;
}

unsigned drs_grid_head_roles(const drs_row *row)
{
    unsigned seen = 0, count = 0;
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].text.len <= LONGEST_HEAD)
            seen |= 1u << drs_role_of_head(row->cells[i].text);
    for (int role = DRS_BEHOERDE; role <= DRS_STATUS; role++)
        count += seen >> role & 1;
    return count;
}

/* ---- the head ---- */

static size_t first_full(const drs_grid *grid, size_t width)
{
    for (size_t r = 0; r < grid->count && r < LOOKED_AT; r++)
        if (is_full(&grid->rows[r], width))
            return r;
    for (size_t r = 0; r < grid->count; r++)
        if (drs_grid_row_width(&grid->rows[r]) >= width)
            return r;
    return 0;
}

/* The row that names the columns of initiatives: three of the four words, or two up to `full`. */
static size_t row_of_roles(const drs_grid *grid, size_t full)
{
    for (size_t r = 0; r < grid->count && r < full + MOST_HEAD; r++) {
        unsigned roles = drs_grid_head_roles(&grid->rows[r]);
        if (roles >= 3 || (roles == 2 && r <= full))
            return r;
    }
    return DRS_NOT_FOUND;
}

/* ";31.12.2019;31.12.2020;Veränderung": dates among words, no numbers. */
static bool has_dates_only(const drs_row *row)
{
    size_t dates = 0;
    for (size_t i = 0; i < row->count; i++) {
        drs_value value = value_at(row, i);
        if (value.type >= DRS_INTEGER && value.type <= DRS_MONEY && !is_year(value))
            return false;
        dates += i > 0 && value.type == DRS_DATE;
    }
    return dates != 0;
}

/* "Stichtag:;31.12.2022": a line of the preamble. */
static bool is_labelled(const drs_row *row)
{
    return drs_grid_row_filled(row) == 2 && has_cell(row, 0) &&
           drs_str_ends(drs_str_trim(row->cells[0].text), drs_str_c(":"));
}

/* Does `upper` name groups of the columns that `lower` names? It starts with an empty cell, or it
 * has a word where the lower row has none. */
static bool is_over(const drs_row *upper, const drs_row *lower)
{
    size_t filled = drs_grid_row_filled(upper);
    if (filled == 0 || drs_grid_row_width(upper) < 2 || is_labelled(upper) ||
        (row_data(upper) && (has_cell(upper, 0) || !has_dates_only(upper))))
        return false;
    if (!has_cell(upper, 0))
        return true;
    for (size_t i = 0; i < upper->count; i++)
        if (has_cell(upper, i) && !has_cell(lower, i))
            return true;
    return false;
}

static bool has_repeats(const drs_row *row)
{
    for (size_t i = 1; i < row->count; i++)
        if (has_cell(row, i) && drs_str_equal(row->cells[i].text, row->cells[i - 1].text))
            return true;
    return false;
}

/* Where the corner of `lower` is free, the first row below it that has a name there; else the next
 * one. grid->count where there is none. */
static size_t body_below(const drs_grid *grid, size_t lower)
{
    size_t body = lower + 1;
    while (!has_cell(&grid->rows[lower], 0) && body < grid->count && body < lower + MOST_HEAD &&
           !has_cell(&grid->rows[body], 0))
        body++;
    return body;
}

/* Does `lower` name just the columns that have no word of their own in `upper`, beside a first one?
 * "Behörde;Projekt;;Status" over ";Name;Kosten;". */
static bool is_filling(const drs_row *upper, const drs_row *lower)
{
    bool fills = false;
    for (size_t i = 0; i < lower->count || i < upper->count; i++) {
        if (!has_cell(upper, i) && !has_cell(lower, i))
            return false;
        fills = fills || !has_cell(upper, i);
    }
    return fills && has_cell(upper, 0) && !has_cell(lower, 0);
}

/* Does the row `lower` belong to the head that ends above it? Full of words, while the rows below
 * it have numbers, or filling up the head over rows that have names. */
static bool is_under(const drs_grid *grid, size_t lower, size_t width)
{
    size_t below = body_below(grid, lower);
    if (below >= grid->count)
        return false;
    const drs_row *upper = &grid->rows[lower - 1], *row = &grid->rows[lower];
    const drs_row *body = &grid->rows[below];
    if (row_data(row))
        return false;
    if (is_filling(upper, row))
        return has_cell(body, 0);
    if (!is_full(row, width) || (!has_repeats(upper) && has_cell(row, 0)))
        return false;
    return 2 * row_data(body) + 1 >= drs_grid_row_filled(body);
}

static drs_grid_head extended(const drs_grid *grid, size_t row, size_t width)
{
    drs_grid_head head = {row, 1};
    while (head.first && head.count < MOST_HEAD &&
           is_over(&grid->rows[head.first - 1], &grid->rows[head.first])) {
        head.first--;
        head.count++;
    }
    while (head.count < MOST_HEAD && head.first + head.count < grid->count &&
           is_under(grid, head.first + head.count, width))
        head.count++;
    return head;
}

/* Dates over numbers head columns of reporting dates; over dates or words they are data. */
static bool is_head_of_dates(const drs_grid *grid, size_t row)
{
    const drs_row *dates = &grid->rows[row];
    size_t numbers = 0;
    if (row + 1 >= grid->count || !has_dates_only(dates))
        return false;
    for (size_t i = 0; i < dates->count; i++) {
        drs_type below = (drs_type)value_at(&grid->rows[row + 1], i).type;
        if (value_at(dates, i).type != DRS_DATE)
            continue;
        if (below == DRS_DATE || below == DRS_TEXT)
            return false;
        numbers += below >= DRS_INTEGER;
    }
    return numbers != 0;
}

/* A head that lacks the names of some columns, right above the first row of data. */
static bool is_short_head(const drs_row *row, size_t width)
{
    size_t filled = drs_grid_row_filled(row);
    return filled > 1 && is_full(row, filled) && 2 * filled >= width && !is_data(row);
}

drs_grid_head drs_grid_head_find(const drs_grid *grid, size_t width)
{
    size_t full = first_full(grid, width);
    size_t row = row_of_roles(grid, full);
    if (row != DRS_NOT_FOUND)
        return extended(grid, row, width);
    if (!is_data(&grid->rows[full]) || is_head_of_dates(grid, full))
        return extended(grid, full, width);
    if (full && is_short_head(&grid->rows[full - 1], width))
        return extended(grid, full - 1, width);
    return (drs_grid_head){full, 0};
}

/* ---- names ---- */

/* The word over `column` in an upper head row: its own cell, else the next one to the left. */
static drs_str word_over(const drs_row *row, size_t column)
{
    if (column >= row->count)
        column = row->count ? row->count - 1 : 0;
    for (size_t i = column + 1; i-- > 0;)
        if (has_cell(row, i))
            return drs_str_trim(row->cells[i].text);
    return (drs_str){"", 0};
}

static drs_str own_word(const drs_row *row, size_t column)
{
    return has_cell(row, column) ? drs_str_trim(row->cells[column].text) : (drs_str){"", 0};
}

/* Has a row of the head below `row` a word of its own here? Only then a group's word reaches it. */
static bool is_named_below(const drs_grid *grid, drs_grid_head head, size_t row, size_t column)
{
    for (size_t r = row + 1; r < head.first + head.count; r++)
        if (has_cell(&grid->rows[r], column))
            return true;
    return false;
}

drs_column drs_grid_head_column(const drs_grid *grid, drs_grid_head head, size_t column)
{
    drs_str pieces[2 * MOST_HEAD];
    drs_str last = {"", 0};
    size_t count = 0;
    drs_column named = {.name = {"", 0}};
    for (size_t r = head.first; r < head.first + head.count; r++) {
        const drs_row *row = &grid->rows[r];
        drs_str word =
            is_named_below(grid, head, r, column) ? word_over(row, column) : own_word(row, column);
        if (!word.len || drs_str_equal(word, last))
            continue;
        if (count)
            pieces[count++] = drs_str_c(" / ");
        pieces[count++] = last = word;
        if (has_cell(row, column))
            named.place = row->cells[column].place;
    }
    named.name = count == 1 ? last : drs_arena_join(grid->arena, pieces, count);
    return named;
}
