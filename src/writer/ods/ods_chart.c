/* SPDX-License-Identifier: Apache-2.0
 * ODF 1.3 part 3, 11 (charts). The chart keeps no data of its own: its series name cells of the
 * sheets around it (xlink:href=".."), so it follows every edit. Styles: "k" chart, "h" title,
 * "l" legend, "w" wall, "p" plot area, "x" and "y" axes, "a" their titles, "g" grid, "s0" … series.
 */
#include "writer/ods/ods_chart.h"

#include "writer/ods/ods_meta.h"
#include "writer/ods/ods_styles.h"

enum { TITLE_SIZE = 11000, TEXT_SIZE = 8000, INK = 0x333333, GRID_INK = 0xD9D9D9 };

/* Hatchings, so that series are told apart without colour. 0 is plain. */
static const struct {
    const char *style;
    int rotation; /* 1/10 degree */
} hatches[] = {{"single", 450}, {"single", 1350}, {"single", 0}, {"single", 900},
               {"double", 450}, {"double", 0},    {"triple", 0}};
enum { HATCH_COUNT = sizeof hatches / sizeof *hatches, HATCH_DISTANCE = 4500 };

const char *drs_ods_chart_path(const drs_ods *ods, size_t number, const char *part)
{
    drs_buf text = DRS_BUF(ods->mem);
    drs_buf_text(&text, "Object ");
    drs_buf_int(&text, (int64_t)number + 1);
    drs_buf_byte(&text, '/');
    drs_buf_text(&text, part);
    drs_str path = drs_arena_copy(ods->arena, drs_buf_str(&text));
    drs_buf_free(&text);
    return path.ptr;
}

/* ---- styles ---- */

static void style_open(drs_xml *xml, const char *name)
{
    drs_xml_open(xml, "style:style");
    drs_xml_attr_text(xml, "style:name", name);
    drs_xml_attr_text(xml, "style:family", "chart");
}

static void text_properties(drs_xml *xml, int32_t size, bool bold)
{
    drs_xml_open(xml, "style:text-properties");
    drs_ods_attr_colour(xml, "fo:color", INK);
    drs_xml_attr_text(xml, "style:font-name", DRS_WORKBOOK_FACE);
    drs_ods_attr_length(xml, "fo:font-size", size);
    if (bold)
        drs_xml_attr_text(xml, "fo:font-weight", "bold");
    drs_xml_close(xml);
}

static void line_properties(drs_xml *xml, uint32_t ink)
{
    drs_xml_open(xml, "style:graphic-properties");
    drs_xml_attr_text(xml, "draw:stroke", "solid");
    drs_ods_attr_colour(xml, "svg:stroke-color", ink);
    drs_xml_close(xml);
}

static void text_style(drs_xml *xml, const char *name, int32_t size, bool bold)
{
    style_open(xml, name);
    text_properties(xml, size, bold);
    drs_xml_close(xml);
}

static void frame_style(drs_xml *xml)
{
    style_open(xml, "k");
    drs_xml_open(xml, "style:graphic-properties");
    drs_xml_attr_text(xml, "draw:stroke", "solid");
    drs_ods_attr_colour(xml, "svg:stroke-color", GRID_INK);
    drs_xml_attr_text(xml, "draw:fill", "solid");
    drs_xml_attr_text(xml, "draw:fill-color", "#ffffff");
    drs_xml_close(xml);
    drs_xml_close(xml);
}

/* chart:vertical makes the bars of chart:bar lie. */
static void plot_style(drs_xml *xml, drs_chart_kind kind)
{
    style_open(xml, "p");
    drs_xml_open(xml, "style:chart-properties");
    drs_xml_attr_text(xml, "chart:vertical", "true");
    if (kind == DRS_CHART_BAR_STACKED)
        drs_xml_attr_text(xml, "chart:stacked", "true");
    drs_xml_attr_text(xml, "chart:include-hidden-cells", "true");
    drs_xml_attr_text(xml, "chart:gap-width", "50");
    drs_xml_attr_text(xml, "chart:auto-position", "true");
    drs_xml_close(xml);
    drs_xml_close(xml);
}

/* The first category stands on top, so the axis runs downwards; the other axis crosses it at its
 * end, the bottom. */
static void category_axis_style(drs_xml *xml)
{
    style_open(xml, "x");
    drs_xml_open(xml, "style:chart-properties");
    drs_xml_attr_text(xml, "chart:display-label", "true");
    drs_xml_attr_text(xml, "chart:reverse-direction", "true");
    drs_xml_attr_text(xml, "text:line-break", "true");
    drs_xml_attr_text(xml, "chart:text-overlap", "true");
    drs_xml_close(xml);
    line_properties(xml, DRS_BORDER_INK);
    text_properties(xml, TEXT_SIZE, false);
    drs_xml_close(xml);
}

static void value_axis_style(drs_xml *xml)
{
    style_open(xml, "y");
    drs_xml_attr_text(xml, "style:data-style-name", "n0");
    drs_xml_open(xml, "style:chart-properties");
    drs_xml_attr_text(xml, "chart:display-label", "true");
    drs_xml_attr_text(xml, "chart:axis-position", "end");
    drs_xml_attr_text(xml, "chart:minimum", "0");
    drs_xml_attr_text(xml, "chart:link-data-style-to-source", "false");
    drs_xml_close(xml);
    line_properties(xml, DRS_BORDER_INK);
    text_properties(xml, TEXT_SIZE, false);
    drs_xml_close(xml);
}

/* Wall and legend: nothing drawn around or behind them, whatever a program's default is. */
static void bare_style(drs_xml *xml, const char *name, int32_t size)
{
    style_open(xml, name);
    drs_xml_open(xml, "style:graphic-properties");
    drs_xml_attr_text(xml, "draw:stroke", "none");
    drs_xml_attr_text(xml, "draw:fill", "none");
    drs_xml_close(xml);
    text_properties(xml, size, false);
    drs_xml_close(xml);
}

static void grid_style(drs_xml *xml)
{
    style_open(xml, "g");
    line_properties(xml, GRID_INK);
    drs_xml_close(xml);
}

static void series_style(drs_xml *xml, const drs_chart *chart, size_t index)
{
    const drs_chart_series *series = &chart->series[index];
    drs_xml_open(xml, "style:style");
    drs_ods_attr_numbered(xml, "style:name", "s", (int64_t)index);
    drs_xml_attr_text(xml, "style:family", "chart");
    drs_xml_attr_text(xml, "style:data-style-name", "n0");
    drs_xml_open(xml, "style:chart-properties");
    if (chart->kind == DRS_CHART_BAR)
        drs_xml_attr_text(xml, "chart:data-label-number", "value");
    drs_xml_close(xml);
    drs_xml_open(xml, "style:graphic-properties");
    drs_xml_attr_text(xml, "draw:stroke", "solid");
    drs_ods_attr_colour(xml, "svg:stroke-color", INK);
    drs_xml_attr_text(xml, "draw:fill", series->pattern ? "hatch" : "solid");
    drs_ods_attr_colour(xml, "draw:fill-color", series->fill);
    if (series->pattern) {
        drs_ods_attr_numbered(xml, "draw:fill-hatch-name", "h",
                              (series->pattern - 1) % HATCH_COUNT);
        drs_xml_attr_text(xml, "draw:fill-hatch-solid", "true");
    }
    drs_xml_close(xml);
    text_properties(xml, TEXT_SIZE, false);
    drs_xml_close(xml);
}

static void whole_number_style(drs_xml *xml)
{
    drs_xml_open(xml, "number:number-style");
    drs_xml_attr_text(xml, "style:name", "n0");
    drs_xml_open(xml, "number:number");
    drs_xml_attr_int(xml, "number:decimal-places", 0);
    drs_xml_attr_int(xml, "number:min-integer-digits", 1);
    drs_xml_close(xml);
    drs_xml_close(xml);
}

static void automatic_styles(drs_xml *xml, const drs_chart *chart)
{
    drs_xml_open(xml, "office:automatic-styles");
    whole_number_style(xml);
    frame_style(xml);
    text_style(xml, "h", TITLE_SIZE, true);
    text_style(xml, "a", TEXT_SIZE, false);
    bare_style(xml, "l", TEXT_SIZE);
    bare_style(xml, "w", TEXT_SIZE);
    plot_style(xml, chart->kind);
    category_axis_style(xml);
    value_axis_style(xml);
    grid_style(xml);
    for (size_t i = 0; i < chart->series_count; i++)
        series_style(xml, chart, i);
    drs_xml_close(xml);
}

/* ---- content ---- */

static void title(drs_xml *xml, const char *style, drs_str text)
{
    if (!text.len)
        return;
    drs_xml_open(xml, "chart:title");
    drs_xml_attr_text(xml, "chart:style-name", style);
    drs_xml_element(xml, "text:p", text);
    drs_xml_close(xml);
}

static void axis_open(drs_xml *xml, const char *dimension, const char *name, drs_str words)
{
    drs_xml_open(xml, "chart:axis");
    drs_xml_attr_text(xml, "chart:dimension", dimension);
    drs_xml_attr_text(xml, "chart:name", name);
    drs_xml_attr_text(xml, "chart:style-name", dimension);
    title(xml, "a", words);
}

static void axes(const drs_ods *ods, drs_xml *xml, const drs_chart *chart)
{
    axis_open(xml, "x", "primary-x", chart->category_title);
    drs_xml_open(xml, "chart:categories");
    drs_ods_attr_range(xml, "table:cell-range-address", ods->book, chart->categories);
    drs_xml_close(xml);
    drs_xml_close(xml);
    axis_open(xml, "y", "primary-y", chart->value_title);
    drs_xml_open(xml, "chart:grid");
    drs_xml_attr_text(xml, "chart:style-name", "g");
    drs_xml_attr_text(xml, "chart:class", "major");
    drs_xml_close(xml);
    drs_xml_close(xml);
}

static int64_t cell_count(drs_range range)
{
    return ((int64_t)range.last_row - range.first_row + 1) *
           ((int64_t)range.last_column - range.first_column + 1);
}

static void series_put(const drs_ods *ods, drs_xml *xml, const drs_chart *chart, size_t index)
{
    const drs_chart_series *series = &chart->series[index];
    drs_xml_open(xml, "chart:series");
    drs_ods_attr_numbered(xml, "chart:style-name", "s", (int64_t)index);
    drs_ods_attr_range(xml, "chart:values-cell-range-address", ods->book, series->values);
    drs_ods_attr_range(xml, "chart:label-cell-address", ods->book, series->name);
    drs_xml_attr_text(xml, "chart:class", "chart:bar");
    drs_xml_open(xml, "chart:data-point");
    drs_xml_attr_int(xml, "chart:repeated", cell_count(series->values));
    drs_xml_close(xml);
    drs_xml_close(xml);
}

static void chart_put(const drs_ods *ods, drs_xml *xml, const drs_chart *chart)
{
    drs_xml_open(xml, "chart:chart");
    drs_xml_attr_text(xml, "chart:class", "chart:bar");
    drs_xml_attr_text(xml, "chart:style-name", "k");
    drs_ods_attr_length(xml, "svg:width", chart->width);
    drs_ods_attr_length(xml, "svg:height", chart->height);
    drs_xml_attr_text(xml, "xlink:href", "..");
    drs_xml_attr_text(xml, "xlink:type", "simple");
    title(xml, "h", chart->title);
    if (chart->kind == DRS_CHART_BAR_STACKED) {
        drs_xml_open(xml, "chart:legend");
        drs_xml_attr_text(xml, "chart:legend-position", "bottom");
        drs_xml_attr_text(xml, "chart:style-name", "l");
        drs_xml_close(xml);
    }
    drs_xml_open(xml, "chart:plot-area");
    drs_xml_attr_text(xml, "chart:style-name", "p");
    drs_xml_attr_text(xml, "chart:data-source-has-labels", "both");
    axes(ods, xml, chart);
    for (size_t i = 0; i < chart->series_count; i++)
        series_put(ods, xml, chart, i);
    drs_xml_open(xml, "chart:wall");
    drs_xml_attr_text(xml, "chart:style-name", "w");
    drs_xml_close(xml);
    drs_xml_close(xml);
    drs_xml_close(xml);
}

static void content_part(drs_ods *ods, const drs_chart *chart, const char *path)
{
    drs_xml xml = drs_ods_part_begin(ods, path, "office:document-content");
    drs_ods_font_faces(&xml);
    automatic_styles(&xml, chart);
    drs_xml_open(&xml, "office:body");
    drs_xml_open(&xml, "office:chart");
    chart_put(ods, &xml, chart);
    drs_ods_part_end(ods, &xml);
}

static void styles_part(drs_ods *ods, const char *path)
{
    drs_xml xml = drs_ods_part_begin(ods, path, "office:document-styles");
    drs_xml_open(&xml, "office:styles");
    for (size_t i = 0; i < HATCH_COUNT; i++) {
        drs_xml_open(&xml, "draw:hatch");
        drs_ods_attr_numbered(&xml, "draw:name", "h", (int64_t)i);
        drs_xml_attr_text(&xml, "draw:style", hatches[i].style);
        drs_ods_attr_colour(&xml, "draw:color", INK);
        drs_ods_attr_length(&xml, "draw:distance", HATCH_DISTANCE);
        drs_xml_attr_int(&xml, "draw:rotation", hatches[i].rotation);
        drs_xml_close(&xml);
    }
    drs_ods_part_end(ods, &xml);
}

void drs_ods_chart_parts(drs_ods *ods, const drs_chart *chart, size_t number)
{
    content_part(ods, chart, drs_ods_chart_path(ods, number, "content.xml"));
    styles_part(ods, drs_ods_chart_path(ods, number, "styles.xml"));
    drs_ods_object_meta_part(ods, drs_ods_chart_path(ods, number, "meta.xml"), chart->title);
}
