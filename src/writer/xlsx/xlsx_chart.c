/* SPDX-License-Identifier: Apache-2.0
 * Native charts with title, axes and alternative text. */
#include "writer/xlsx/xlsx_book.h"

enum { DEFAULT_WIDTH = 480, DEFAULT_HEIGHT = 288 }; /* pixels of a chart of the library */

static void add_series(drs_xlsx *x, lxw_chart *chart, const drs_chart *data, size_t index)
{
    static const uint8_t patterns[] = {0,
                                       LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL,
                                       LXW_CHART_PATTERN_LIGHT_HORIZONTAL,
                                       0,
                                       LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL,
                                       LXW_CHART_PATTERN_SMALL_GRID,
                                       LXW_CHART_PATTERN_LIGHT_VERTICAL,
                                       0,
                                       LXW_CHART_PATTERN_DIAGONAL_BRICK};
    (void)patterns;
    const drs_chart_series *s = &data->series[index];
    const drs_range *v = &s->values, *c = &data->categories;
    const char *sheet = drs_xlsx_copy(x, x->data->sheets[v->sheet].name);
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    if (!series) {
        (void)drs_xlsx_check(x, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    chart_series_set_categories(series, sheet, c->first_row, (lxw_col_t)c->first_column,
                                c->last_row, (lxw_col_t)c->last_column);
    chart_series_set_values(series, sheet, v->first_row, (lxw_col_t)v->first_column, v->last_row,
                            (lxw_col_t)v->last_column);
    chart_series_set_name_range(series, sheet, s->name.first_row, (lxw_col_t)s->name.first_column);
    lxw_chart_fill fill = {.color = s->fill};
    chart_series_set_fill(series, &fill);
    chart_series_set_labels(series);
}

void drs_xlsx_chart(drs_xlsx *x, const drs_chart *data)
{
    bool stacked = data->kind == DRS_CHART_BAR_STACKED;
    x->row = data->row;
    x->column = data->column;
    lxw_chart *chart = workbook_add_chart(x->book, stacked ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR);
    if (!chart) {
        (void)drs_xlsx_check(x, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    for (size_t i = 0; i < data->series_count; i++)
        add_series(x, chart, data, i);
    chart_title_set_name(chart, drs_xlsx_copy(x, data->title));
    lxw_chart_options options = {.x_scale = data->width * 96 / 72000.0 / DEFAULT_WIDTH,
                                 .y_scale = data->height * 96 / 72000.0 / DEFAULT_HEIGHT,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                 .description = drs_xlsx_copy(x, data->alt)};
    (void)drs_xlsx_check(x, worksheet_insert_chart_opt(x->sheets[x->sheet], data->row,
                                                       (lxw_col_t)data->column, chart, &options));
}
