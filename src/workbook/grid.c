/* SPDX-License-Identifier: Apache-2.0
 * Sheets that keep their cells: all but the tables, whose cells are made on demand. */
#include "workbook/builder.h"

drs_sheet_grid *drs_sheet_grid_new(drs_builder *builder, size_t columns)
{
    drs_sheet_grid *grid = drs_arena_alloc(builder->arena, sizeof *grid);
    grid->columns = columns;
    return grid;
}

drs_sheet_cell *drs_sheet_grid_add(drs_builder *builder, drs_sheet_grid *grid, drs_look look)
{
    grid->rows = drs_arena_grow(builder->arena, grid->rows, grid->count, &grid->capacity,
                                sizeof *grid->rows);
    drs_sheet_cell *cells = drs_arena_alloc(builder->arena, grid->columns * sizeof *cells);
    for (size_t i = 0; i < grid->columns; i++)
        cells[i].style = (uint16_t)look;
    grid->rows[grid->count++] = (drs_sheet_grid_row){.cells = cells};
    return cells;
}

void drs_cell_text(drs_sheet_cell *cell, drs_look look, drs_str text)
{
    bool literal = look == DRS_LOOK_TEXT && drs_text_is_literal(text);
    *cell = (drs_sheet_cell){.kind = text.len ? DRS_CELL_TEXT : DRS_CELL_EMPTY,
                             .style = (uint16_t)(literal ? DRS_LOOK_LITERAL : look),
                             .text = text};
}

void drs_cell_integer(drs_sheet_cell *cell, drs_look look, int64_t number)
{
    *cell = (drs_sheet_cell){.kind = DRS_CELL_NUMBER, .style = (uint16_t)look, .unscaled = number};
}

void drs_cell_place(drs_sheet_cell *cell, drs_place place)
{
    if (place.line)
        drs_cell_integer(cell, DRS_LOOK_LINE, place.line);
    else
        *cell = (drs_sheet_cell){.style = DRS_LOOK_LINE};
}

void drs_sheet_widths(drs_builder *builder, drs_sheet *sheet, const int32_t *widths, size_t count)
{
    drs_sheet_column *columns = drs_arena_alloc(builder->arena, count * sizeof *columns);
    for (size_t i = 0; i < count; i++)
        columns[i].width = widths[i];
    sheet->columns = columns;
    sheet->column_count = count;
}

static int32_t row_height(drs_builder *builder, const drs_sheet_grid *grid, const drs_sheet *sheet,
                          size_t row)
{
    int32_t highest = 0;
    for (size_t c = 0; c < grid->columns; c++) {
        const drs_sheet_cell *cell = &grid->rows[row].cells[c];
        const drs_style *style = &builder->styles[cell->style];
        if (cell->text.len == 0)
            continue;
        int32_t width = sheet->columns[c].width;
        bool is_head = row == 0 && cell->style == DRS_LOOK_HEAD; /* with filter buttons */
        uint32_t lines = 1;
        if (style->wrap)
            lines = drs_measure_lines(drs_builder_measure(builder, cell->style), cell->text,
                                      is_head ? drs_head_inner(width) : drs_column_inner(width));
        if (lines > DRS_ROW_LINES_MOST)
            drs_builder_tell_cell(builder, DRS_WBK004, (drs_place){0}, sheet, row, c);
        int32_t height = drs_row_height(lines, style->size);
        highest = height > highest ? height : highest;
    }
    return highest;
}

static void fill(const drs_sheet *sheet, size_t row, drs_sheet_row *out)
{
    const drs_sheet_grid *grid = sheet->context;
    memcpy(out->cells, grid->rows[row].cells, grid->columns * sizeof *out->cells);
    out->height = grid->rows[row].height;
}

void drs_sheet_grid_finish(drs_builder *builder, drs_sheet_grid *grid, drs_sheet *sheet)
{
    for (size_t r = 0; r < grid->count; r++)
        grid->rows[r].height = row_height(builder, grid, sheet, r);
    sheet->row_count = grid->count;
    sheet->fill = fill;
    sheet->context = grid;
}

void drs_sheet_grid_heads(drs_builder *builder, drs_sheet_grid *grid, const char *const *heads)
{
    drs_sheet_cell *cells = drs_sheet_grid_add(builder, grid, DRS_LOOK_HEAD);
    for (size_t i = 0; i < grid->columns; i++)
        drs_cell_text(&cells[i], DRS_LOOK_HEAD, drs_str_c(heads[i]));
}

void drs_sheet_grid_table(drs_builder *builder, const drs_sheet_grid *grid, drs_sheet *sheet,
                          const char *name)
{
    drs_str *heads = drs_arena_alloc(builder->arena, grid->columns * sizeof *heads);
    for (size_t i = 0; i < grid->columns; i++)
        heads[i] = grid->rows[0].cells[i].text;
    sheet->table = (drs_sheet_table){.is_set = grid->count > 1, /* XLSX has none without rows */
                                     .is_plain = true,
                                     .name = drs_str_c(name),
                                     .range = {.sheet = (uint32_t)(sheet - builder->sheets),
                                               .last_row = (uint32_t)grid->count - 1,
                                               .last_column = (uint32_t)grid->columns - 1},
                                     .heads = heads,
                                     .head_count = grid->columns};
    sheet->head_row = sheet->repeat_row = 0;
    sheet->frozen_rows = 1;
}
