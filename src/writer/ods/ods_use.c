/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/ods/ods_use.h"

enum { SHORT_SHEET = 1000 }; /* rows that are worth being made twice */

size_t drs_ods_steps(int32_t height)
{
    int32_t wanted = height > 0 ? height : DRS_SHEET_ROW;
    size_t steps = ((size_t)wanted + DRS_ODS_STEP - 1) / DRS_ODS_STEP;
    return steps < DRS_ODS_STEPS ? steps : DRS_ODS_STEPS - 1;
}

bool drs_ods_is_ruled(const drs_sheet *sheet, size_t row, size_t column)
{
    const drs_range *range = &sheet->condition_range;
    return sheet->condition_count && row >= range->first_row && row <= range->last_row &&
           column >= range->first_column && column <= range->last_column;
}

bool drs_ods_begins_page(const drs_sheet *sheet, size_t row)
{
    for (size_t i = 0; i < sheet->page_break_count; i++)
        if (sheet->page_breaks[i] == row)
            return true;
    return false;
}

static void mark_all(const drs_ods *ods, const drs_sheet *sheet, drs_ods_use *use, bool *ruled)
{
    for (size_t i = 1; i < DRS_ODS_STEPS; i++)
        use->heights[i] = true;
    for (size_t i = 0; sheet->condition_count && i < ods->book->style_count; i++)
        ruled[i] = true;
}

static void mark_rows(const drs_sheet *sheet, drs_ods_use *use, bool *ruled, drs_sheet_row *line)
{
    for (size_t row = 0; row < sheet->row_count; row++) {
        drs_sheet_fill(sheet, row, line);
        use->heights[drs_ods_steps(line->height)] = true;
        for (size_t column = 0; column < sheet->column_count; column++)
            if (drs_ods_is_ruled(sheet, row, column))
                ruled[line->cells[column].style] = true;
    }
}

static void mark_head(const drs_sheet *sheet, drs_ods_use *use, drs_sheet_row *line)
{
    if (sheet->head_row >= sheet->row_count)
        return;
    drs_sheet_fill(sheet, sheet->head_row, line);
    use->heads[drs_ods_steps(line->height)] = true;
}

static void mark_breaks(const drs_sheet *sheet, drs_ods_use *use, drs_sheet_row *line)
{
    for (size_t i = 0; i < sheet->page_break_count; i++) {
        drs_sheet_fill(sheet, sheet->page_breaks[i], line);
        use->broken[drs_ods_steps(line->height)] = true;
    }
}

drs_ods_use *drs_ods_use_new(const drs_ods *ods)
{
    const drs_workbook *book = ods->book;
    drs_ods_use *use = drs_arena_alloc(ods->arena, sizeof *use);
    use->ruled = drs_arena_alloc(ods->arena, book->sheet_count * book->style_count * sizeof(bool));
    use->heights[drs_ods_steps(0)] = true;
    for (size_t i = 0; i < book->sheet_count; i++) {
        const drs_sheet *sheet = &book->sheets[i];
        bool *ruled = use->ruled + i * book->style_count;
        size_t size = sheet->column_count * sizeof(drs_sheet_cell);
        drs_sheet_row line = {.cells = drs_arena_alloc(ods->arena, size)};
        if (sheet->row_count > SHORT_SHEET)
            mark_all(ods, sheet, use, ruled);
        else
            mark_rows(sheet, use, ruled, &line);
        if (sheet->condition_count)
            ruled[0] = true; /* of the rows below the table */
        mark_head(sheet, use, &line);
        mark_breaks(sheet, use, &line);
    }
    return use;
}
