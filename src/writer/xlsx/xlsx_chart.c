/* SPDX-License-Identifier: Apache-2.0
 * Native charts with title, axes and alternative text. */
#include "writer/xlsx/xlsx_book.h"

enum { DEFAULT_WIDTH = 480, DEFAULT_HEIGHT = 288 }; /* pixels of a chart of the library */

static lxw_chart_font face(double size, bool bold)
{
    static char name[] = DRS_WORKBOOK_FACE;
    return (lxw_chart_font){
        .name = name, .size = size, .bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE};
}

/* Dark lines on the series' colour, as in the ODS. */
static uint8_t pattern_of(uint8_t pattern)
{
    static const uint8_t patterns[] = {
        LXW_CHART_PATTERN_LIGHT_UPWARD_DIAGONAL, LXW_CHART_PATTERN_LIGHT_DOWNWARD_DIAGONAL,
        LXW_CHART_PATTERN_LIGHT_HORIZONTAL,      LXW_CHART_PATTERN_LIGHT_VERTICAL,
        LXW_CHART_PATTERN_OUTLINED_DIAMOND,      LXW_CHART_PATTERN_LARGE_GRID,
        LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL};
    return pattern ? patterns[(pattern - 1) % sizeof patterns] : LXW_CHART_PATTERN_NONE;
}

static void set_fill(lxw_chart_series *series, const drs_chart_series *data)
{
    lxw_chart_fill fill = {.color = data->fill};
    lxw_chart_pattern pattern = {
        .fg_color = 0x333333, .bg_color = data->fill, .type = pattern_of(data->pattern)};
    lxw_chart_line line = {.color = 0x404040, .width = 0.5};
    if (pattern.type == LXW_CHART_PATTERN_NONE)
        chart_series_set_fill(series, &fill);
    else
        chart_series_set_pattern(series, &pattern);
    chart_series_set_line(series, &line);
}

/* Figures stand at the bars; zeros are left out. The library keeps results of formulas out of a
 * chart's cache but would put zeros in their place: none is written. */
static void set_labels(lxw_chart_series *series, bool stacked)
{
    lxw_chart_font font = face(8, false);
    lxw_chart_fill white = {.color = LXW_COLOR_WHITE};
    chart_series_set_labels(series);
    chart_series_set_labels_num_format(series, "0;;");
    chart_series_set_labels_font(series, &font);
    if (stacked)
        chart_series_set_labels_fill(series, &white);
    else
        chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
    series->values->ignore_cache = LXW_TRUE;
}

static void add_series(drs_xlsx *x, lxw_chart *chart, const drs_chart *data, size_t index)
{
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
    set_fill(series, s);
    set_labels(series, data->kind == DRS_CHART_BAR_STACKED);
}

/* In a chart of bars y is the axis of the categories. Turned round, the first category is on top;
 * the other axis then has to be told to stay below. */
static void set_axes(drs_xlsx *x, lxw_chart *chart, const drs_chart *data)
{
    lxw_chart_font small = face(8, false), name = face(9, false);
    lxw_chart_line grid = {.color = 0xD9D9D9, .width = 0.5};
    lxw_chart_axis *axes[] = {chart->x_axis, chart->y_axis};
    for (size_t i = 0; i < 2; i++) {
        chart_axis_set_num_font(axes[i], &small);
        chart_axis_set_name_font(axes[i], &name);
    }
    if (data->category_title.len)
        chart_axis_set_name(chart->y_axis, drs_xlsx_copy(x, data->category_title));
    chart_axis_set_name(chart->x_axis, drs_xlsx_copy(x, data->value_title));
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_set_crossing_max(chart->y_axis);
    chart_axis_set_min(chart->x_axis, 0);
    chart_axis_set_num_format(chart->x_axis, "0");
    chart_axis_major_gridlines_set_line(chart->x_axis, &grid);
}

static void set_title(drs_xlsx *x, lxw_chart *chart, const drs_chart *data)
{
    lxw_chart_font title = face(11, true), legend = face(8, false);
    chart_title_set_name(chart, drs_xlsx_copy(x, data->title));
    chart_title_set_name_font(chart, &title);
    chart_legend_set_font(chart, &legend);
    chart_legend_set_position(chart, data->series_count > 1 ? LXW_CHART_LEGEND_BOTTOM
                                                            : LXW_CHART_LEGEND_NONE);
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
    set_title(x, chart, data);
    set_axes(x, chart, data);
    chart_set_series_gap(chart, 50);
    lxw_chart_options options = {.x_scale = data->width * 96 / 72000.0 / DEFAULT_WIDTH,
                                 .y_scale = data->height * 96 / 72000.0 / DEFAULT_HEIGHT,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                 .description = drs_xlsx_copy(x, data->alt)};
    (void)drs_xlsx_check(x, worksheet_insert_chart_opt(x->sheets[x->sheet], data->row,
                                                       (lxw_col_t)data->column, chart, &options));
}
