/* SPDX-License-Identifier: Apache-2.0
 * The head is found by its words (Behörde, Ressort, Name, Status) where it has them. Else it is the
 * first row that fills the table's width; only its first cell may be empty, as statistics offices
 * leave it over the row names. Where that row is one of data the head stands above it and lacks
 * some names, or there is none. Rows over it that span groups of columns, and rows under it that
 * have words over numbers, belong to it. */
#include "reader/grid_head.h"

#include "model/initiative.h"

enum {
    LOOKED_AT = 200,  /* rows in which a head is looked for */
    LONGEST_HEAD = 80 /* bytes of a head cell that is recognised by its words */
};

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

/* From the first cell with content to the width nothing is missing. What may be missing in front of
 * it are the corner over the row names and a free margin. */
static bool is_full(const drs_row *row, size_t width)
{
    size_t end = drs_grid_row_width(row), filled = drs_grid_row_filled(row), first = 0;
    while (first < end && !drs_grid_has(row, first))
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
        if (is_full(&grid->rows[r], width) && !drs_grid_row_is_labelled(&grid->rows[r]))
            return r;
    size_t row = 0; /* the width is that of a row */
    while (drs_grid_row_width(&grid->rows[row]) < width)
        row++;
    return row;
}

/* The row that names the columns of initiatives: three of the four words, or two up to `full`. */
static size_t row_of_roles(const drs_grid *grid, size_t full)
{
    for (size_t r = 0; r < grid->count && r < full + DRS_MOST_HEAD; r++) {
        unsigned roles = drs_grid_head_roles(&grid->rows[r]);
        if (roles >= 3 || (roles == 2 && r <= full))
            return r;
    }
    return DRS_NOT_FOUND;
}

/* ---- rows that belong together ---- */

/* A word twice in near columns: groups, or the same below each. */
static bool has_repeats(const drs_row *row)
{
    enum { NEAR = 4 };
    for (size_t i = 1; i < row->count; i++)
        for (size_t k = 1; drs_grid_has(row, i) && k <= NEAR && k <= i; k++)
            if (drs_str_equal(row->cells[i].text, row->cells[i - k].text))
                return true;
    return false;
}

/* A word that stands in both rows, in the same column. */
static bool shares_names(const drs_row *upper, const drs_row *lower)
{
    for (size_t i = 0; i < upper->count && i < lower->count; i++)
        if (drs_grid_has(upper, i) && drs_str_equal(upper->cells[i].text, lower->cells[i].text))
            return true;
    return false;
}

/* "Kreis;Wohnungen;;Fläche" over "Kreis;alt;neu;Fläche": three words with room between them, and
 * about as much behind the last. */
static bool is_spread(const drs_row *upper, const drs_row *lower)
{
    size_t gap = 0, widest = 0, width = drs_grid_row_width(lower);
    for (size_t i = 0; i < drs_grid_row_width(upper); i++) {
        gap = drs_grid_has(upper, i) ? 0 : gap + 1;
        widest = gap > widest ? gap : widest;
    }
    return widest && drs_grid_row_filled(upper) > 2 && drs_grid_row_width(upper) + widest >= width;
}

/* May the row be one of a head? Dates may, numbers not; one date beside a word is no row of heads
 * but "Stichtag;31.12.2022". */
static bool may_head(const drs_row *row)
{
    if (drs_grid_row_width(row) < 2 || drs_grid_row_is_labelled(row))
        return false;
    size_t dates = drs_grid_row_dates(row);
    return drs_grid_row_data(row) == 0 || (dates && (dates > 1 || !drs_grid_has(row, 0)));
}

/* Does the row above `row` name groups of the columns that `row` names? It starts with an empty
 * cell, or it has a word where the lower row has none, or its words have room between them and it
 * is clear that the lower row is one of a head. */
static bool is_over(const drs_grid *grid, size_t row)
{
    const drs_row *upper = &grid->rows[row - 1], *lower = &grid->rows[row];
    if (!may_head(upper))
        return false;
    if (!drs_grid_has(upper, 0))
        return true;
    for (size_t i = 0; i < upper->count; i++)
        if (drs_grid_has(upper, i) && !drs_grid_has(lower, i))
            return true;
    return is_spread(upper, lower) &&
           (shares_names(upper, lower) || drs_grid_contrast_of(grid, row).heads);
}

/* Does `lower` name just the columns that have no word of their own in `upper`, and the first one
 * of each group? "Behörde;Projekt;;Status" over ";Name;Kosten;". */
static bool is_filling(const drs_row *upper, const drs_row *lower)
{
    size_t width = upper->count > lower->count ? upper->count : lower->count;
    for (size_t i = 0; i < width; i++) {
        bool is_group = drs_grid_has(upper, i) && i + 1 < width && !drs_grid_has(upper, i + 1);
        if (drs_grid_has(upper, i) ? drs_grid_has(lower, i) && !is_group : !drs_grid_has(lower, i))
            return false;
    }
    return !drs_grid_has(lower, 0);
}

/* Does the row `lower` belong to the head that ends above it? It fills up the head over rows that
 * have names, or has words over numbers and nothing but them. A row with words over words may be
 * one of data, as in lists that name a group once. */
static bool is_under(const drs_grid *grid, size_t lower, size_t width)
{
    const drs_row *upper = &grid->rows[lower - 1], *row = &grid->rows[lower];
    if (lower + 1 >= grid->count || drs_grid_row_filled(row) == 0 ||
        (drs_grid_row_data(row) && !drs_grid_row_dates(row)))
        return false;
    drs_grid_contrast contrast = drs_grid_contrast_of(grid, lower);
    if (contrast.alike)
        return false;
    bool is_headed = contrast.heads && contrast.words == 0;
    if (has_repeats(upper))
        is_headed = contrast.heads > contrast.words && (is_headed || is_full(row, width));
    if (drs_grid_has(row, 0))
        return is_headed && has_repeats(upper) && is_full(row, width);
    return is_headed || (is_filling(upper, row) && drs_grid_has(&grid->rows[lower + 1], 0));
}

static drs_grid_head extended(const drs_grid *grid, size_t row, size_t width)
{
    drs_grid_head head = {row, 1};
    while (head.first && head.count < DRS_MOST_HEAD && is_over(grid, head.first)) {
        head.first--;
        head.count++;
    }
    while (head.count < DRS_MOST_HEAD && head.first + head.count < grid->count &&
           is_under(grid, head.first + head.count, width))
        head.count++;
    return head;
}

/* ---- heads that lack names ---- */

/* The first row of the data that the full row `row` belongs to: rows above it may have gaps. */
static size_t body_start(const drs_grid *grid, size_t row)
{
    while (row && drs_grid_row_filled(&grid->rows[row - 1]) >= 2 &&
           drs_grid_row_is_body(grid, row - 1))
        row--;
    return row;
}

/* Has the head a word for at least half of the columns, and for more than one? */
static bool is_covering(const drs_grid *grid, drs_grid_head head, size_t width)
{
    size_t covered = 0;
    for (size_t c = 0; c < width; c++)
        for (size_t r = head.first; r < head.first + head.count; r++)
            if (drs_grid_has(&grid->rows[r], c)) {
                covered++;
                break;
            }
    return covered > 1 && 2 * covered >= width;
}

/* The head above the first row of data, where some columns have no name; one row may stand between
 * that names a group of rows and nothing else ("2022;;;"). */
static bool find_above(const drs_grid *grid, size_t body, size_t width, drs_grid_head *head)
{
    const drs_row *above = body ? &grid->rows[body - 1] : NULL;
    bool is_group = body > 1 && drs_grid_row_width(above) == 1;
    if (is_group)
        above--;
    if (!above || !may_head(above) || (is_group && drs_grid_row_width(above) + 1 < width))
        return false;
    *head = extended(grid, (size_t)(above - grid->rows), width);
    return is_covering(grid, *head, width);
}

/* Is the first full row data all the same, under a head that lacks names? Words over words do not
 * tell, so three names up to the end must. */
static bool is_under_short(const drs_grid *grid, size_t full, size_t width)
{
    if (full == 0 || drs_grid_contrast_of(grid, full).heads)
        return false;
    const drs_row *upper = &grid->rows[full - 1], *row = &grid->rows[full];
    return may_head(upper) && drs_grid_has(upper, 0) && drs_grid_row_width(upper) + 1 >= width &&
           drs_grid_row_filled(upper) > 2 && !is_filling(upper, row) && !shares_names(upper, row);
}

drs_grid_head drs_grid_head_find(const drs_grid *grid, size_t width)
{
    size_t full = first_full(grid, width);
    size_t row = row_of_roles(grid, full);
    if (row != DRS_NOT_FOUND)
        return extended(grid, row, width);
    if (!drs_grid_row_is_body(grid, full))
        return extended(grid, full - is_under_short(grid, full, width), width);
    drs_grid_head head;
    size_t body = body_start(grid, full);
    return find_above(grid, body, width, &head) ? head : (drs_grid_head){body, 0};
}

/* ---- names ---- */

/* The word over `column` in row `r` of the head: its own cell, else the next one to the left, but
 * no further than the group reaches that a higher row names. */
static drs_str word_over(const drs_grid *grid, drs_grid_head head, size_t r, size_t column)
{
    const drs_row *row = &grid->rows[r];
    for (size_t i = column + 1; i-- > 0;) {
        if (drs_grid_has(row, i))
            return drs_str_trim(row->cells[i].text);
        for (size_t above = head.first; above < r; above++)
            if (drs_grid_has(&grid->rows[above], i))
                return (drs_str){"", 0};
    }
    return (drs_str){"", 0};
}

static drs_str own_word(const drs_row *row, size_t column)
{
    return drs_grid_has(row, column) ? drs_str_trim(row->cells[column].text) : (drs_str){"", 0};
}

/* Has a row of the head below `row` a word of its own here? Only then a group's word reaches it. */
static bool is_named_below(const drs_grid *grid, drs_grid_head head, size_t row, size_t column)
{
    for (size_t r = row + 1; r < head.first + head.count; r++)
        if (drs_grid_has(&grid->rows[r], column))
            return true;
    return false;
}

drs_column drs_grid_head_column(const drs_grid *grid, drs_grid_head head, size_t column)
{
    drs_str pieces[2 * DRS_MOST_HEAD];
    drs_str last = {"", 0};
    size_t count = 0;
    drs_column named = {.name = {"", 0}};
    for (size_t r = head.first; r < head.first + head.count; r++) {
        const drs_row *row = &grid->rows[r];
        drs_str word = is_named_below(grid, head, r, column) ? word_over(grid, head, r, column)
                                                             : own_word(row, column);
        if (!word.len || drs_str_equal(word, last))
            continue;
        if (count)
            pieces[count++] = drs_str_c(" / ");
        pieces[count++] = last = word;
        if (drs_grid_has(row, column))
            named.place = row->cells[column].place;
    }
    named.name = count == 1 ? last : drs_arena_join(grid->arena, pieces, count);
    return named;
}
