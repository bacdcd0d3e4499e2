/* SPDX-License-Identifier: Apache-2.0
 * Footer are lines at the end that an empty line, a footnote sign or their length tells from a row
 * that is merely short. They have one cell, or more where a separator is but a mark in their
 * sentence. */
#include "reader/grid_footer.h"

#include "reader/grid_row.h"

static bool has_footnote_number(drs_str text)
{
    size_t digits = 0;
    while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9')
        digits++;
    return digits && digits < text.len && text.ptr[digits] == ')';
}

static bool has_footer_sign(drs_str text)
{
    static const char *const signs[] = {"_", "©", "*", "(", "†"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (drs_str_starts(text, drs_str_c(signs[i])))
            return true;
    return has_footnote_number(text);
}

static bool has_footer_word(drs_str text, bool with_colon)
{
    static const char *const words[] = {
        "Quelle",        "Quellen",          "Datenquelle", "Stand",
        "Datenstand",    "Hinweis",          "Hinweise",    "Anmerkung",
        "Anmerkungen",   "Erläuterung",      "Fußnote",     "Fußnoten",
        "Erläuterungen", "Zeichenerklärung", "Legende",     "Copyright",
        "(C)",           "erstellt"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        drs_str word = drs_str_c(words[i]);
        if (drs_str_starts(text, word) &&
            (!with_colon || drs_str_starts(drs_str_sub(text, word.len, text.len), drs_str_c(":"))))
            return true;
    }
    return false;
}

/* Index of the first cell with content. */
static size_t row_start(const drs_row *row)
{
    size_t start = 0;
    while (start < row->count && drs_grid_cell_is_empty(&row->cells[start]))
        start++;
    return start;
}

/* Were the cells one sentence? "Quelle: Amt; eigene Berechnung": nothing is free between them, none
 * is a number, and each begins with the blank behind its separator. */
static bool is_sentence(const drs_grid *grid, const drs_row *row, size_t filled)
{
    bool is_one = grid->separator && row->count == filled && drs_grid_row_data(row) == 0;
    for (size_t i = 1; i < row->count && is_one; i++)
        is_one = row->cells[i].text.ptr[0] == ' ';
    return is_one;
}

/* One cell, a label with a colon and a cell, or the words of a footer in a few cells; it begins
 * where the table does or before. */
static bool is_line_like(const drs_grid *grid, const drs_row *row, size_t width, size_t table_start)
{
    size_t filled = drs_grid_row_filled(row), start = row_start(row);
    if (filled == 0)
        return true;
    if (start > table_start)
        return false;
    drs_str text = drs_str_trim(row->cells[start].text);
    if (filled == 1 || (filled == 2 && width > 3 && drs_str_ends(text, drs_str_c(":"))))
        return true;
    if (has_footer_word(text, true) && 2 * filled <= width && drs_grid_row_data(row) == 0)
        return true;
    return (has_footer_word(text, true) || has_footer_sign(text)) && is_sentence(grid, row, filled);
}

/* Line numbers or an empty row tell that something was left free above the row. */
static bool has_gap_above(const drs_grid *grid, size_t row)
{
    const drs_row *above = &grid->rows[row - 1], *here = &grid->rows[row];
    if (drs_grid_row_filled(above) == 0)
        return true;
    uint32_t lines = 1;
    for (size_t i = 0; i < above->count; i++)
        for (size_t k = 0; k < above->cells[i].source.len; k++)
            lines += above->cells[i].source.ptr[k] == '\n';
    return here->place.line > above->place.line + lines;
}

static bool starts_footer(const drs_grid *grid, size_t row, size_t width)
{
    if (drs_grid_row_filled(&grid->rows[row]) == 0)
        return false;
    const drs_row *first = &grid->rows[row];
    drs_str text = drs_str_trim(first->cells[row_start(first)].text);
    return has_footer_sign(text) || has_footer_word(text, false) || has_gap_above(grid, row) ||
           (width > 2 && drs_str_find_byte(text, ' ') != DRS_NOT_FOUND);
}

size_t drs_grid_footer_find(const drs_grid *grid, size_t body, size_t width)
{
    size_t first = grid->count, start = row_start(&grid->rows[body ? body - 1 : 0]);
    while (width > 1 && first > body && is_line_like(grid, &grid->rows[first - 1], width, start))
        first--;
    while (first < grid->count && (first == body || !starts_footer(grid, first, width)))
        first++;
    return first;
}
