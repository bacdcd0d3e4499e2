/* SPDX-License-Identifier: Apache-2.0
 * From rows of cells to a table. The head splits the grid: what stands before it is preamble, what
 * follows is body up to the footer. Rows and cells are never copied: the table's rows are the
 * grid's. */
#include "reader/grid.h"

#include "model/initiative.h"
#include "reader/grid_footer.h"
#include "reader/grid_head.h"
#include "reader/limits.h"

void drs_grid_reserve(drs_grid *grid, size_t rows)
{
    if (rows > DRS_MOST_CELLS)
        rows = DRS_MOST_CELLS;
    grid->rows = drs_arena_alloc(grid->arena, rows * sizeof *grid->rows);
    grid->widths = drs_arena_alloc(grid->arena, rows * sizeof *grid->widths);
    grid->capacity = grid->width_capacity = rows;
}

bool drs_grid_add(drs_grid *grid, const drs_cell *cells, size_t count, drs_place place)
{
    if (count > DRS_MOST_COLUMNS || grid->cell_count + count > DRS_MOST_CELLS) {
        bool is_row = count > DRS_MOST_COLUMNS;
        drs_diag_add_numbers(grid->diags, is_row ? DRS_TAB013 : DRS_TAB012, place,
                             is_row ? DRS_MOST_COLUMNS : DRS_MOST_CELLS, 0);
        return false;
    }
    drs_row row = {.count = (uint32_t)count, .place = place};
    row.cells = drs_arena_alloc(grid->arena, count * sizeof *cells);
    if (count)
        memcpy(row.cells, cells, count * sizeof *cells);
    grid->rows =
        drs_arena_grow(grid->arena, grid->rows, grid->count, &grid->capacity, sizeof *grid->rows);
    grid->widths = drs_arena_grow(grid->arena, grid->widths, grid->count, &grid->width_capacity,
                                  sizeof *grid->widths);
    grid->widths[grid->count] = (uint16_t)drs_grid_row_width(&row);
    grid->rows[grid->count++] = row;
    grid->cell_count += count;
    return true;
}

/* ---- what is counted and told once ---- */

typedef struct counted {
    size_t count;
    drs_place first;
} counted;

static void count_in(counted *c, drs_place place)
{
    if (c->count++ == 0)
        c->first = place;
}

static void counted_report(const drs_grid *grid, const counted *c, drs_diag_id id)
{
    if (c->count)
        drs_diag_add_numbers(grid->diags, id, c->first, (int64_t)c->count, 0);
}

/* ---- lines above and below ---- */

/* The words of a row in one line. A separator with a blank behind it was a mark of the sentence. */
static drs_str row_line(const drs_grid *grid, const drs_row *row)
{
    drs_buf line = DRS_BUF(drs_arena_mem(grid->arena));
    for (size_t i = 0; i < row->count; i++) {
        drs_str text = row->cells[i].text;
        if (drs_grid_cell_is_empty(&row->cells[i]))
            continue;
        if (line.len && grid->separator > ' ' && text.ptr[0] == ' ')
            drs_buf_byte(&line, grid->separator);
        if (line.len)
            drs_buf_byte(&line, ' ');
        drs_buf_put(&line, drs_str_trim(text));
    }
    drs_str text = drs_arena_copy(grid->arena, drs_buf_str(&line));
    drs_buf_free(&line);
    return text;
}

/* The rows [from, to) that have content, as lines. The others are counted in `empty`. */
static drs_line *lines_of(const drs_grid *grid, size_t from, size_t to, counted *empty,
                          size_t *count)
{
    drs_line *lines = drs_arena_alloc(grid->arena, (to - from) * sizeof *lines);
    *count = 0;
    for (size_t r = from; r < to; r++) {
        const drs_row *row = &grid->rows[r];
        if (drs_grid_row_filled(row))
            lines[(*count)++] = (drs_line){row_line(grid, row), row->place};
        else
            count_in(empty, row->place);
    }
    return lines;
}

static void lines_report(const drs_grid *grid, const drs_line *lines, size_t count, drs_diag_id id)
{
    if (count)
        drs_diag_add_numbers(grid->diags, id, lines[0].place, (int64_t)count, 0);
}

/* ---- body ---- */

typedef struct grid_shape {
    drs_grid_head head;
    size_t body, end; /* rows [body, end) */
    size_t expected;  /* cells a row should have */
    size_t used;      /* columns up to the last one with content */
} grid_shape;

/* How many cells most rows of the body have, 0 where no number is that of more than half. */
static size_t majority_count(const drs_grid *grid, size_t from, size_t to)
{
    size_t candidate = 0, votes = 0, found = 0;
    for (size_t r = from; r < to; r++) {
        if (votes == 0)
            candidate = grid->rows[r].count;
        if (grid->rows[r].count == candidate)
            votes++;
        else
            votes--;
    }
    for (size_t r = from; r < to; r++)
        found += grid->rows[r].count == candidate;
    return 2 * found > to - from ? candidate : 0;
}

static size_t head_width(const drs_grid *grid, drs_grid_head head)
{
    size_t width = 0;
    for (size_t r = head.first; r < head.first + head.count; r++)
        if (drs_grid_row_width(&grid->rows[r]) > width)
            width = drs_grid_row_width(&grid->rows[r]);
    return width;
}

/* Cells of the longest row of the head. */
static size_t head_cells(const drs_grid *grid, drs_grid_head head)
{
    size_t cells = 0;
    for (size_t r = head.first; r < head.first + head.count; r++)
        if (grid->rows[r].count > cells)
            cells = grid->rows[r].count;
    return cells;
}

/* What a row should have is what the head has; where most rows agree on another number that the
 * head's words do not forbid, it is the head that is ragged. */
static size_t expected_count(const drs_grid *grid, const grid_shape *shape)
{
    size_t most = majority_count(grid, shape->body, shape->end);
    if (shape->head.count == 0)
        return most;
    size_t cells = head_cells(grid, shape->head);
    if (most < head_width(grid, shape->head))
        return cells;
    if (most > cells)
        drs_diag_add_numbers(grid->diags, DRS_TAB006, grid->rows[shape->body - 1].place,
                             (int64_t)cells, (int64_t)most);
    return most;
}

static size_t used_count(const drs_grid *grid, const grid_shape *shape)
{
    size_t used = head_width(grid, shape->head);
    for (size_t r = shape->body; r < shape->end; r++)
        if (grid->widths[r] > used)
            used = grid->widths[r];
    return used;
}

/* Separators at the end of all rows make columns without anything in them. */
static void dropped_report(const drs_grid *grid, const grid_shape *shape)
{
    size_t cells = head_cells(grid, shape->head);
    if (shape->expected > cells)
        cells = shape->expected;
    if (!grid->counts_are_told || cells <= shape->used)
        return;
    const drs_row *row = &grid->rows[shape->head.first];
    drs_diag_add_numbers(grid->diags, DRS_TAB025,
                         shape->used < row->count ? row->cells[shape->used].place : row->place,
                         (int64_t)(cells - shape->used), 0);
}

/* Rows that are told by their number and the first of them. */
typedef struct grid_counts {
    counted empty, surplus, heads;
} grid_counts;

/* Columns that are empty to the end are no columns: nobody misses their cells. */
static void raggedness(const drs_grid *grid, size_t at, const grid_shape *shape, counted *surplus)
{
    const drs_row *row = &grid->rows[at];
    size_t expected = shape->expected;
    if (row->count < expected && row->count >= shape->used)
        return;
    if (expected > shape->used)
        expected = shape->used;
    if (row->count < expected)
        drs_diag_add_numbers(grid->diags, DRS_TAB001, row->place, row->count, (int64_t)expected);
    else if (row->count > expected && grid->widths[at] > expected)
        drs_diag_add_numbers(grid->diags, DRS_TAB002, row->place, row->count, (int64_t)expected);
    else if (row->count > shape->expected)
        count_in(surplus, row->place);
}

/* Pieces of a table that were put together by hand have its head in between. */
static bool is_head_again(const drs_grid *grid, drs_grid_head head, const drs_row *row)
{
    if (head.count == 0)
        return false;
    const drs_row *last = &grid->rows[head.first + head.count - 1];
    for (size_t i = 0; i < last->count || i < row->count; i++) {
        drs_str name = i < last->count ? last->cells[i].text : (drs_str){"", 0};
        drs_str text = i < row->count ? row->cells[i].text : (drs_str){"", 0};
        if (!drs_str_equal(name, text))
            return false;
    }
    return true;
}

/* Moves rows with content together. */
static void body_close(drs_grid *grid, const grid_shape *shape, drs_table *table,
                       grid_counts *counts)
{
    table->rows = grid->rows + shape->body;
    for (size_t r = shape->body; r < shape->end; r++) {
        drs_row row = grid->rows[r];
        if (grid->widths[r] == 0) {
            count_in(&counts->empty, row.place);
            continue;
        }
        if (grid->counts_are_told)
            raggedness(grid, r, shape, &counts->surplus);
        if (is_head_again(grid, shape->head, &row))
            count_in(&counts->heads, row.place);
        table->rows[table->row_count++] = row;
    }
    table->row_capacity = table->row_count;
}

static void counts_report(const drs_grid *grid, const grid_counts *counts)
{
    counted_report(grid, &counts->empty, DRS_TAB009);
    counted_report(grid, &counts->surplus, DRS_TAB008);
    counted_report(grid, &counts->heads, DRS_TAB021);
}

/* ---- columns ---- */

static bool column_is_empty(const drs_grid *grid, const grid_shape *shape, size_t column)
{
    for (size_t r = shape->head.first; r < shape->end; r++) {
        const drs_row *row = &grid->rows[r];
        if (column < row->count && !drs_grid_cell_is_empty(&row->cells[column]))
            return false;
    }
    return true;
}

/* A table that begins some columns to the right, as in a sheet with a free margin. */
static size_t margin_find(const drs_grid *grid, const grid_shape *shape, size_t width)
{
    size_t margin = 0;
    while (margin < width && column_is_empty(grid, shape, margin))
        margin++;
    return margin;
}

static void columns_make(drs_grid *grid, const grid_shape *shape, drs_table *table, size_t margin)
{
    table->columns = drs_arena_alloc(grid->arena, table->column_count * sizeof *table->columns);
    for (size_t c = 0; c < table->column_count; c++)
        table->columns[c] = drs_grid_head_column(grid, shape->head, c + margin);
}

static bool has_content(const drs_table *table, size_t column)
{
    for (size_t r = 0; r < table->row_count; r++)
        if (drs_grid_has(&table->rows[r], column))
            return true;
    return false;
}

/* Columns behind the first name that have none. The corner over the row names is free in every
 * other table; that rows are longer than the head is told where their cells are counted. */
static void nameless_report(const drs_grid *grid, drs_grid_head head, const drs_table *table,
                            size_t margin)
{
    if (head.count == 0)
        return;
    const drs_row *last = &grid->rows[head.first + head.count - 1];
    size_t cells = grid->counts_are_told ? head_cells(grid, head) : DRS_MOST_COLUMNS;
    bool is_behind = false;
    for (size_t c = 0; c < table->column_count; c++) {
        bool is_named = table->columns[c].name.len != 0;
        size_t column = c + margin;
        if (!is_named && is_behind && column < cells && has_content(table, c))
            drs_diag_add_numbers(grid->diags, DRS_TAB023,
                                 column < last->count ? last->cells[column].place : last->place,
                                 (int64_t)column + 1, 0);
        is_behind = is_behind || is_named;
    }
}

static void rows_fit(drs_table *table, size_t margin)
{
    for (size_t r = 0; r < table->row_count; r++) {
        drs_row *row = &table->rows[r];
        size_t skip = margin < row->count ? margin : row->count;
        row->cells += skip;
        row->count -= (uint32_t)skip;
        if (row->count > table->column_count)
            row->count = (uint32_t)table->column_count;
    }
}

/* A first row that has words behind an empty cell where the head has a name: of the head, or of a
 * list that names a group once? It stays a row. */
static bool is_doubtful(const drs_grid *grid, drs_grid_head head)
{
    size_t body = head.first + head.count;
    if (head.count == 0 || body >= grid->count)
        return false;
    const drs_row *row = &grid->rows[body];
    return drs_grid_has(&grid->rows[head.first], 0) && !drs_grid_has(row, 0) &&
           drs_grid_row_filled(row) > 1 &&
           (drs_grid_row_data(row) == 0 || drs_grid_contrast_of(grid, body).heads);
}

static void head_report(const drs_grid *grid, drs_grid_head head)
{
    if (is_doubtful(grid, head))
        drs_diag_add(grid->diags, DRS_TAB024, grid->rows[head.first + head.count].place,
                     (drs_args){0});
    drs_place place = grid->rows[head.first].place;
    if (head.count == 0)
        drs_diag_add(grid->diags, DRS_TAB007, place, (drs_args){0});
    if (head.count > 1)
        drs_diag_add_numbers(grid->diags, DRS_TAB005, place, (int64_t)head.count, 0);
}

/* Quadratic in the columns with a name, so only as far as a person would look. */
static void names_report(const drs_grid *grid, const drs_table *table)
{
    enum { LOOKED_AT = 200 };
    for (size_t c = 1; c < table->column_count && c < LOOKED_AT; c++)
        for (size_t before = 0; before < c; before++)
            if (table->columns[c].name.len &&
                drs_str_equal(table->columns[c].name, table->columns[before].name)) {
                drs_diag_add(grid->diags, DRS_TAB011, table->columns[c].place,
                             (drs_args){{table->columns[c].name}});
                break;
            }
}

/* ---- sums ---- */

static void sums_find(drs_table *table)
{
    static const char *const words[] = {"Summe", "Gesamt", "Insgesamt", "Zusammen", "Total"};
    if (table->row_count < 2 || table->column_count < 2)
        return;
    const drs_row *last = &table->rows[table->row_count - 1];
    bool has_number = false;
    for (size_t c = 1; c < last->count; c++)
        has_number = has_number || (last->cells[c].value.type >= DRS_INTEGER &&
                                    last->cells[c].value.type <= DRS_MONEY);
    drs_str label = drs_str_trim(last->cells[0].text);
    for (size_t i = 0; has_number && i < sizeof words / sizeof *words; i++)
        table->has_sums = table->has_sums || drs_str_starts(label, drs_str_c(words[i]));
}

drs_table *drs_grid_table(drs_grid *grid)
{
    size_t width = drs_grid_width(grid);
    if (width == 0) {
        drs_diag_add(grid->diags, DRS_TAB010, (drs_place){0}, (drs_args){0});
        return NULL;
    }
    drs_table *table = drs_arena_alloc(grid->arena, sizeof *table);
    grid_shape shape = {.head = drs_grid_head_find(grid, width)};
    shape.body = shape.head.first + shape.head.count;
    shape.end = drs_grid_footer_find(grid, shape.body, width);
    table->place = grid->rows[shape.head.first].place;
    grid_counts counts = {0};
    table->above = lines_of(grid, 0, shape.head.first, &counts.empty, &table->above_count);
    lines_report(grid, table->above, table->above_count, DRS_TAB003);
    head_report(grid, shape.head);
    shape.expected = expected_count(grid, &shape);
    shape.used = used_count(grid, &shape);
    dropped_report(grid, &shape);
    size_t named = head_width(grid, shape.head);
    size_t margin = margin_find(grid, &shape, named ? named : width);
    body_close(grid, &shape, table, &counts);
    table->below = lines_of(grid, shape.end, grid->count, &counts.empty, &table->below_count);
    lines_report(grid, table->below, table->below_count, DRS_TAB004);
    counts_report(grid, &counts);
    table->column_count = shape.used - margin;
    columns_make(grid, &shape, table, margin);
    rows_fit(table, margin);
    names_report(grid, table);
    nameless_report(grid, shape.head, table, margin);
    drs_table_type(table);
    sums_find(table);
    return table;
}

drs_paper *drs_grid_paper(drs_arena *arena, const drs_input *input, const drs_table *table,
                          drs_str profile)
{
    drs_paper *paper = drs_arena_alloc(arena, sizeof *paper);
    drs_block *block = drs_arena_alloc(arena, sizeof *block);
    *block = (drs_block){.kind = DRS_BLOCK_TABLE,
                         .section = DRS_SECTION_ANNEX,
                         .table = table,
                         .place = table->place};
    *paper = (drs_paper){.arena = arena,
                         .kind = DRS_PAPER_TABLE,
                         .input_name = input->name,
                         .input = input->bytes,
                         .blocks = block,
                         .block_count = 1,
                         .list = table};
    paper->profile = profile.len ? drs_profile_find(arena, profile) : NULL;
    if (!paper->profile)
        paper->profile = drs_profile_choose(arena, &(drs_origin){0});
    return paper;
}
