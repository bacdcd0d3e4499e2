/* SPDX-License-Identifier: Apache-2.0
 * ODF 1.3 part 3, 9 (tables). Columns first, then row by row as the sheet makes them: nothing of a
 * row is kept. A cell names its style only where it differs from its column's, and cells in a row
 * without content are counted together: that keeps a million rows short. */
#include "writer/ods/ods_sheet.h"

#include "writer/ods/ods_cell.h"
#include "writer/ods/ods_use.h"

/* Below the edge of its row: on the edge, half of its line would print on the page before. */
enum { CHART_OFFSET = 2000 };

typedef struct writing {
    const drs_ods *ods;
    drs_xml *xml;
    const drs_sheet *sheet;
    size_t number, first_chart;
    size_t column_count, row_count; /* with the cells charts stand in */
    drs_sheet_row line;
} writing;

static void column_put(writing *w, size_t first, size_t count)
{
    const drs_sheet_column *column = &w->sheet->columns[first];
    drs_xml_open(w->xml, "table:table-column");
    drs_ods_attr_numbered(w->xml, "table:style-name", "w", column->width);
    if (count > 1)
        drs_xml_attr_int(w->xml, "table:number-columns-repeated", (int64_t)count);
    drs_ods_attr_cell_style(w->xml, "table:default-cell-style-name", column->style,
                            DRS_ODS_NOT_RULED);
    drs_xml_close(w->xml);
}

/* Columns [first, last), equal neighbours as one. */
static void columns_put(writing *w, size_t first, size_t last)
{
    const drs_sheet_column *columns = w->sheet->columns;
    while (first < last) {
        size_t end = first + 1;
        while (end < last && columns[end].width == columns[first].width &&
               columns[end].style == columns[first].style)
            end++;
        column_put(w, first, end - first);
        first = end;
    }
}

static void all_columns(writing *w)
{
    size_t count = w->sheet->column_count, repeated = w->sheet->repeat_columns;
    if (repeated > count)
        repeated = count;
    if (repeated) {
        drs_xml_open(w->xml, "table:table-header-columns");
        columns_put(w, 0, repeated);
        drs_xml_close(w->xml);
    }
    columns_put(w, repeated, count);
}

/* The chart whose corner is this cell, DRS_NOT_FOUND: none. */
static size_t chart_at(const writing *w, size_t row, size_t column)
{
    for (size_t i = 0; i < w->sheet->chart_count; i++)
        if (w->sheet->charts[i].row == row && w->sheet->charts[i].column == column)
            return i;
    return DRS_NOT_FOUND;
}

static size_t validation_at(const writing *w, size_t row, size_t column)
{
    for (size_t i = 0; i < w->sheet->validation_count; i++) {
        const drs_range *range = &w->sheet->validations[i].range;
        if (row >= range->first_row && row <= range->last_row && column >= range->first_column &&
            column <= range->last_column)
            return i;
    }
    return DRS_NOT_FOUND;
}

/* What the cell at (row, column) is written with. */
static drs_ods_frame frame_at(const writing *w, size_t row, size_t column)
{
    bool beside = column >= w->sheet->column_count;
    return (drs_ods_frame){
        .style = w->line.cells[column].style,
        .column_style = beside ? DRS_NOT_FOUND : w->sheet->columns[column].style,
        .ruled_sheet = drs_ods_is_ruled(w->sheet, row, column) ? w->number : DRS_ODS_NOT_RULED,
        .sheet = w->number,
        .validation = validation_at(w, row, column),
    };
}

static bool same_frame(const drs_ods_frame *a, const drs_ods_frame *b)
{
    return a->style == b->style && (a->style == a->column_style) == (b->style == b->column_style) &&
           a->ruled_sheet == b->ruled_sheet && a->validation == b->validation;
}

static bool is_bare(const writing *w, size_t row, size_t column)
{
    return w->line.cells[column].kind == DRS_CELL_EMPTY &&
           chart_at(w, row, column) == DRS_NOT_FOUND;
}

/* The cells without content from `column` on that are written as one; returns how many. */
static size_t bare_cells(writing *w, size_t row, size_t column)
{
    drs_ods_frame frame = frame_at(w, row, column);
    size_t end = column + 1;
    for (; end < w->column_count && is_bare(w, row, end); end++) {
        drs_ods_frame next = frame_at(w, row, end);
        if (!same_frame(&frame, &next))
            break;
    }
    drs_ods_cell_open(w->xml, &frame);
    if (end - column > 1)
        drs_xml_attr_int(w->xml, "table:number-columns-repeated", (int64_t)(end - column));
    drs_xml_close(w->xml);
    return end - column;
}

static void chart_put(writing *w, size_t index)
{
    const drs_chart *chart = &w->sheet->charts[index];
    size_t number = w->first_chart + index;
    drs_xml_open(w->xml, "draw:frame");
    drs_xml_attr_text(w->xml, "draw:style-name", "g");
    drs_xml_attr_int(w->xml, "draw:z-index", (int64_t)number);
    drs_xml_attr(w->xml, "draw:name", chart->name);
    drs_ods_attr_length(w->xml, "svg:width", chart->width);
    drs_ods_attr_length(w->xml, "svg:height", chart->height);
    drs_ods_attr_length(w->xml, "svg:x", 0);
    drs_ods_attr_length(w->xml, "svg:y", CHART_OFFSET);
    drs_xml_open(w->xml, "draw:object");
    drs_ods_attr_numbered(w->xml, "xlink:href", "./Object ", (int64_t)number + 1);
    drs_xml_attr_text(w->xml, "xlink:type", "simple");
    drs_xml_attr_text(w->xml, "xlink:show", "embed");
    drs_xml_attr_text(w->xml, "xlink:actuate", "onLoad");
    drs_xml_close(w->xml);
    drs_xml_element(w->xml, "svg:title", chart->title);
    drs_xml_element(w->xml, "svg:desc", chart->alt);
    drs_xml_close(w->xml);
}

static void full_cell(writing *w, size_t row, size_t column)
{
    drs_ods_frame frame = frame_at(w, row, column);
    drs_ods_cell_open(w->xml, &frame);
    drs_ods_cell_content(w->ods, w->xml, &w->line.cells[column]);
    size_t chart = chart_at(w, row, column);
    if (chart != DRS_NOT_FOUND)
        chart_put(w, chart);
    drs_xml_close(w->xml);
}

static void row_make(writing *w, size_t row)
{
    size_t made = row < w->sheet->row_count ? w->sheet->column_count : 0;
    for (size_t i = made; i < w->column_count; i++)
        w->line.cells[i] = (drs_sheet_cell){0};
    w->line.height = 0;
    if (made)
        drs_sheet_fill(w->sheet, row, &w->line);
}

/* `count` rows that are all as `row`. */
static void row_put(writing *w, size_t row, size_t count)
{
    const char *style = DRS_ODS_ROW;
    if (row == w->sheet->head_row)
        style = DRS_ODS_ROW_HEAD;
    else if (drs_ods_begins_page(w->sheet, row))
        style = DRS_ODS_ROW_BREAK;
    row_make(w, row);
    drs_xml_open(w->xml, "table:table-row");
    drs_ods_attr_numbered(w->xml, "table:style-name", style,
                          (int64_t)drs_ods_steps(w->line.height));
    if (count > 1)
        drs_xml_attr_int(w->xml, "table:number-rows-repeated", (int64_t)count);
    for (size_t column = 0; column < w->column_count;) {
        if (is_bare(w, row, column)) {
            column += bare_cells(w, row, column);
            continue;
        }
        full_cell(w, row, column);
        column++;
    }
    drs_xml_close(w->xml);
}

static void nearer(size_t *end, size_t row, size_t boundary)
{
    if (boundary > row && boundary < *end)
        *end = boundary;
}

/* Where the rows without cells end that are all as this one: at the edge of a rule, at a chart. */
static size_t alike_end(const writing *w, size_t row)
{
    const drs_sheet *sheet = w->sheet;
    size_t end = w->row_count;
    for (size_t i = 0; i < sheet->validation_count; i++) {
        nearer(&end, row, sheet->validations[i].range.first_row);
        nearer(&end, row, (size_t)sheet->validations[i].range.last_row + 1);
    }
    if (sheet->condition_count) {
        nearer(&end, row, sheet->condition_range.first_row);
        nearer(&end, row, (size_t)sheet->condition_range.last_row + 1);
    }
    for (size_t i = 0; i < sheet->chart_count; i++) {
        nearer(&end, row, sheet->charts[i].row);
        nearer(&end, row, (size_t)sheet->charts[i].row + 1);
    }
    return end;
}

static void all_rows(writing *w)
{
    for (size_t row = 0; row < w->sheet->row_count; row++) {
        bool repeated = row == w->sheet->repeat_row;
        if (repeated)
            drs_xml_open(w->xml, "table:table-header-rows");
        row_put(w, row, 1);
        if (repeated)
            drs_xml_close(w->xml);
    }
    for (size_t row = w->sheet->row_count; row < w->row_count;) {
        size_t end = alike_end(w, row);
        row_put(w, row, end - row);
        row = end;
    }
}

static void reach(writing *w, size_t row, size_t column)
{
    if (row >= w->row_count)
        w->row_count = row + 1;
    if (column >= w->column_count)
        w->column_count = column + 1;
}

/* Charts may stand beside or below the cells, rules may hold for rows still empty; a table has at
 * least one cell. */
static void measure(writing *w)
{
    const drs_sheet *sheet = w->sheet;
    w->column_count = sheet->column_count;
    w->row_count = sheet->row_count;
    reach(w, 0, 0);
    for (size_t i = 0; i < sheet->chart_count; i++)
        reach(w, sheet->charts[i].row, sheet->charts[i].column);
    for (size_t i = 0; i < sheet->validation_count; i++)
        reach(w, sheet->validations[i].range.last_row, sheet->validations[i].range.last_column);
    if (sheet->condition_count)
        reach(w, sheet->condition_range.last_row, sheet->condition_range.last_column);
}

void drs_ods_sheet(const drs_ods *ods, drs_xml *xml, size_t number, size_t first_chart)
{
    writing w = {.ods = ods,
                 .xml = xml,
                 .sheet = &ods->book->sheets[number],
                 .number = number,
                 .first_chart = first_chart};
    measure(&w);
    w.line.cells = drs_mem_new(ods->mem, w.column_count * sizeof *w.line.cells);
    drs_xml_open(xml, "table:table");
    drs_xml_attr(xml, "table:name", w.sheet->name);
    drs_ods_attr_numbered(xml, "table:style-name", "t", (int64_t)number);
    all_columns(&w);
    all_rows(&w);
    drs_xml_close(xml);
    drs_mem_free(ods->mem, w.line.cells);
}
