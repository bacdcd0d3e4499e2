/* SPDX-License-Identifier: Apache-2.0
 * A head differs from what it heads: words stand over numbers. A row that has numbers where the
 * rows below have numbers is one of them. Of the rows below some tell as much as all. */
#include "reader/grid_row.h"

#include "model/initiative.h"

enum { SAMPLE = 24 }; /* rows below that are looked at */

bool drs_grid_cell_is_empty(const drs_cell *cell)
{
    for (size_t i = 0; i < cell->text.len; i++)
        if ((unsigned char)cell->text.ptr[i] > ' ')
            return false;
    return true;
}

bool drs_grid_has(const drs_row *row, size_t column)
{
    return column < row->count && !drs_grid_cell_is_empty(&row->cells[column]);
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

/* ---- kinds of cells ---- */

typedef enum cell_kind { KIND_NONE, KIND_WORD, KIND_YEAR, KIND_NUMBER, KIND_DATE } cell_kind;

static bool is_number(drs_value value)
{
    return value.type >= DRS_INTEGER && value.type <= DRS_MONEY;
}

static bool is_year(drs_value value)
{
    return value.type == DRS_INTEGER && value.unscaled >= 1800 && value.unscaled <= 2200;
}

/* "05111000" is words to the model, which keeps its zero; here it is as good as a number. */
static bool is_code(drs_str s)
{
    size_t i = 0;
    while (i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9')
        i++;
    return s.len > 1 && i == s.len;
}

/* "+0,5", "(500)", "12 %" without what stands round the number; s is not empty. */
static drs_str bare(drs_str s)
{
    if (s.ptr[0] == '+' || s.ptr[0] == '(')
        s = drs_str_sub(s, 1, s.len);
    if (s.len && (s.ptr[s.len - 1] == ')' || s.ptr[s.len - 1] == '%'))
        s = drs_str_sub(s, 0, s.len - 1);
    return drs_str_trim(s);
}

static cell_kind kind_at(const drs_row *row, size_t column)
{
    if (!drs_grid_has(row, column))
        return KIND_NONE;
    drs_str text = drs_str_trim(row->cells[column].text);
    drs_value value = drs_value_of(text);
    if (value.type == DRS_NOT_GIVEN)
        return KIND_NONE;
    if (value.type == DRS_DATE)
        return KIND_DATE;
    if (is_number(value))
        return is_year(value) ? KIND_YEAR : KIND_NUMBER;
    return is_code(text) || is_number(drs_value_of(bare(text))) ? KIND_NUMBER : KIND_WORD;
}

/* ---- rows alone ---- */

size_t drs_grid_row_data(const drs_row *row)
{
    size_t data = 0;
    for (size_t i = 0; i < row->count; i++) {
        cell_kind kind = kind_at(row, i);
        data += kind == KIND_NUMBER || kind == KIND_DATE;
    }
    return data;
}

size_t drs_grid_row_dates(const drs_row *row)
{
    size_t dates = 0;
    for (size_t i = 0; i < row->count; i++) {
        cell_kind kind = kind_at(row, i);
        if (kind == KIND_NUMBER)
            return 0;
        dates += i > 0 && kind == KIND_DATE;
    }
    return dates;
}

/* "1;2", "Land;1;2;3", "Land;0;1;2;mehr": columns numbered through, in one run. */
static bool is_counting(const drs_row *row)
{
    int64_t next = 0;
    size_t numbers = 0, last = 0;
    for (size_t i = 0; i < row->count; i++) {
        drs_value value = drs_value_of(row->cells[i].text);
        if (value.type != DRS_INTEGER) {
            if (is_number(value) || value.type == DRS_DATE)
                return false;
            continue;
        }
        if (numbers ? value.unscaled != next || last + 1 != i : value.unscaled > 1)
            return false;
        numbers++;
        last = i;
        next = value.unscaled + 1;
    }
    return numbers > 2 || (numbers == 2 && drs_grid_row_filled(row) == 2);
}

bool drs_grid_row_is_data(const drs_row *row)
{
    size_t data = drs_grid_row_data(row);
    return data && 2 * data >= drs_grid_row_filled(row) && !is_counting(row);
}

static bool has_label(drs_str text)
{
    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.ptr[i] == ':' && text.ptr[i + 1] == ' ')
            return true;
    return false;
}

bool drs_grid_row_is_labelled(const drs_row *row)
{
    size_t filled = drs_grid_row_filled(row), labels = 0;
    if (filled == 2 && drs_grid_has(row, 0) &&
        drs_str_ends(drs_str_trim(row->cells[0].text), drs_str_c(":")))
        return true;
    for (size_t i = 0; i < row->count; i++)
        labels += has_label(row->cells[i].text);
    return filled > 1 && labels == filled;
}

/* ---- beside the rows below ---- */

/* The row from which on the rows below are looked at: rows of a head leave the first cell free. */
static size_t sample_start(const drs_grid *grid, size_t row)
{
    for (size_t r = row + 1; r < grid->count && r <= row + DRS_MOST_HEAD; r++)
        if (drs_grid_has(&grid->rows[r], 0))
            return r;
    return row + 1;
}

typedef struct column_kinds {
    size_t all, words, years, numbers, dates; /* years are numbers, too */
} column_kinds;

static column_kinds kinds_below(const drs_grid *grid, size_t from, size_t column)
{
    column_kinds kinds = {0};
    for (size_t r = from; r < grid->count && r < from + SAMPLE; r++) {
        cell_kind kind = kind_at(&grid->rows[r], column);
        kinds.all += kind != KIND_NONE;
        kinds.words += kind == KIND_WORD;
        kinds.years += kind == KIND_YEAR;
        kinds.numbers += kind == KIND_YEAR || kind == KIND_NUMBER;
        kinds.dates += kind == KIND_DATE;
    }
    return kinds;
}

static void contrast_add(drs_grid_contrast *contrast, cell_kind kind, column_kinds below,
                         size_t column)
{
    bool numbers = 2 * below.numbers >= below.all, dates = 2 * below.dates >= below.all;
    switch (kind) {
    case KIND_NONE:
        break;
    case KIND_WORD:
        contrast->heads += numbers || dates;
        contrast->words += column > 0 && !numbers && !dates;
        break;
    case KIND_YEAR: /* years over years head columns, unless the first one lists them */
        contrast->alike += numbers && 2 * below.years >= below.all && column == 0;
        contrast->heads += numbers && 2 * below.years < below.all;
        break;
    case KIND_NUMBER:
        contrast->alike += numbers;
        break;
    case KIND_DATE:
        contrast->alike += dates;
        contrast->heads += numbers && !dates;
        break;
    }
}

drs_grid_contrast drs_grid_contrast_of(const drs_grid *grid, size_t row)
{
    drs_grid_contrast contrast = {0};
    size_t from = sample_start(grid, row);
    for (size_t c = 0; c < grid->rows[row].count; c++) {
        column_kinds below = kinds_below(grid, from, c);
        if (below.all)
            contrast_add(&contrast, kind_at(&grid->rows[row], c), below, c);
    }
    return contrast;
}

bool drs_grid_row_is_body(const drs_grid *grid, size_t row)
{
    drs_grid_contrast contrast = drs_grid_contrast_of(grid, row);
    bool is_last = row + 1 >= grid->count;
    if (is_counting(&grid->rows[row]) && (is_last || !is_counting(&grid->rows[row + 1])))
        return false;
    if (contrast.alike || contrast.heads)
        return contrast.alike >= contrast.heads;
    return drs_grid_row_is_data(&grid->rows[row]);
}
