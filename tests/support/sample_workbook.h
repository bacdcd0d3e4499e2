/* SPDX-License-Identifier: Apache-2.0
 * A small workbook with one of everything a writer of workbooks has to translate, and with names
 * that need care. */
#ifndef DRS_TESTS_SAMPLE_WORKBOOK_H
#define DRS_TESTS_SAMPLE_WORKBOOK_H

#include "workbook/workbook.h"

/* `rows` rows below the head row of the first sheet. */
static const drs_workbook *drs_sample_workbook(drs_arena *arena, size_t rows);

enum { SAMPLE_COLUMNS = 4, SAMPLE_TEXTS = 12 };

/* What the first column of the first sheet holds, in turn. */
static const char *const sample_texts[SAMPLE_TEXTS] = {
    "Betrieb",
    "Pilotierung",
    "=1+1",
    "  zwei  Blanks vorn,   drei mitten, einer hinten ",
    "Tab\tund\t\tTabs",
    "Zeile 1\nZeile 2\n\nZeile 4",
    "<b>&amp;\"'</b>",
    "0123",
    "Größe „quer“ – 𝔘",
    "-",
    "@x",
    " ",
};

static inline void sample_fill(const drs_sheet *sheet, size_t row, drs_sheet_row *out)
{
    (void)sheet;
    static const char *const heads[SAMPLE_COLUMNS] = {"Wörter", "Zahl", "Datum", "Leer"};
    out->height = row == 6 ? 4 * DRS_SHEET_ROW : 0;
    for (size_t i = 0; i < SAMPLE_COLUMNS; i++) {
        out->cells[i] = (drs_sheet_cell){.kind = DRS_CELL_TEXT, .style = 1};
        out->cells[i].text = drs_str_c(heads[i]);
    }
    if (row == 0)
        return;
    out->cells[0].text = drs_str_c(sample_texts[(row - 1) % SAMPLE_TEXTS]);
    out->cells[0].style = 2;
    out->cells[1] = (drs_sheet_cell){
        .kind = DRS_CELL_NUMBER, .scale = 2, .style = 3, .unscaled = row % 2 ? -5 : 1843751154};
    out->cells[2] = (drs_sheet_cell){.kind = DRS_CELL_DATE, .style = 4, .date = {2023, 10, 6}};
    out->cells[3] = (drs_sheet_cell){.kind = DRS_CELL_EMPTY, .style = 2};
}

/* The second sheet counts the first's texts and links to it. */
static inline void sample_fill_counts(const drs_sheet *sheet, size_t row, drs_sheet_row *out)
{
    const drs_formula *formulas = sheet->context;
    out->height = 0;
    out->cells[0] = (drs_sheet_cell){.kind = DRS_CELL_TEXT, .style = 2};
    out->cells[0].text = drs_str_c(sample_texts[row]);
    out->cells[1] = (drs_sheet_cell){
        .kind = DRS_CELL_FORMULA, .style = 3, .unscaled = 1, .formula = &formulas[row]};
    out->cells[2] = (drs_sheet_cell){.kind = DRS_CELL_LINK, .style = 2};
    out->cells[2].text = drs_str_c("zum Blatt");
    out->cells[2].target = drs_str_c(row ? "https://www.example.org/?a=1&b=2" : "#Liste.A1");
}

static inline void *sample_copy(drs_arena *arena, const void *items, size_t size)
{
    return memcpy(drs_arena_alloc(arena, size), items, size);
}

static inline drs_style *sample_styles(drs_arena *arena)
{
    const drs_style plain = {.size = 10000, .ink = DRS_NO_COLOUR, .fill = DRS_NO_COLOUR};
    drs_style styles[7] = {plain, plain, plain, plain, plain, plain, plain};
    styles[1].bold = styles[1].wrap = styles[1].border = true;
    styles[1].fill = 0xDDE6F0;
    styles[2].format.kind = DRS_FORMAT_TEXT;
    styles[2].wrap = styles[2].border = true;
    styles[3].format =
        (drs_format){.kind = DRS_FORMAT_NUMBER, .decimals = 2, .grouped = true, .unit = " €"};
    styles[3].align = DRS_ALIGN_END;
    styles[4].format = (drs_format){.kind = DRS_FORMAT_DATE, .pattern = DRS_PATTERN_WORDS};
    styles[5].ink = 0x005000;
    styles[5].fill = 0xE0FFE0;
    styles[5].bold = true;
    styles[6].format = (drs_format){.kind = DRS_FORMAT_LINE};
    styles[6].italic = styles[6].underline = true;
    return sample_copy(arena, styles, sizeof styles);
}

static inline drs_formula *sample_formulas(drs_arena *arena, drs_range texts, uint32_t sheet)
{
    drs_formula *formulas = drs_arena_alloc(arena, 2 * sizeof *formulas);
    for (uint32_t i = 0; i < 2; i++) {
        drs_piece pieces[] = {{.kind = DRS_PIECE_TEXT, .text = "COUNTIF("},
                              {.kind = DRS_PIECE_RANGE, .range = texts},
                              {.kind = DRS_PIECE_NEXT},
                              {.kind = DRS_PIECE_RANGE, .range = {sheet, i, 0, i, 0}},
                              {.kind = DRS_PIECE_TEXT, .text = ")"}};
        formulas[i] = (drs_formula){sample_copy(arena, pieces, sizeof pieces), 5};
    }
    return formulas;
}

static inline drs_chart *sample_charts(drs_arena *arena)
{
    drs_chart_series series[] = {
        {.name = {1, 0, 0, 0, 0}, .values = {1, 0, 1, 1, 1}, .fill = 0x1F4E79},
        {.name = {1, 1, 0, 1, 0}, .values = {1, 0, 1, 1, 1}, .fill = 0xC55A11, .pattern = 1}};
    drs_chart chart = {.name = drs_str_c("Diagramm 1"),
                       .title = drs_str_c("Texte & Zahlen"),
                       .alt = drs_str_c("Betrieb 1, Pilotierung 1"),
                       .category_title = drs_str_c("Text"),
                       .value_title = drs_str_c("Anzahl"),
                       .categories = {1, 0, 0, 1, 0},
                       .row = 4,
                       .column = 4,
                       .width = 300000,
                       .height = 200000};
    chart.series = sample_copy(arena, series, sizeof series);
    chart.series_count = 1;
    drs_chart charts[2] = {chart, chart};
    charts[1].kind = DRS_CHART_BAR_STACKED;
    charts[1].name = drs_str_c("Diagramm 2");
    charts[1].series_count = 2;
    charts[1].row = 1;
    charts[1].column = 0;
    return sample_copy(arena, charts, sizeof charts);
}

static inline drs_sheet sample_list(drs_arena *arena, size_t rows)
{
    uint32_t last = (uint32_t)rows;
    drs_sheet_column columns[SAMPLE_COLUMNS] = {{150000, 2}, {80000, 3}, {80000, 4}, {80000, 2}};
    drs_str heads[] = {drs_str_c("Wörter"), drs_str_c("Zahl"), drs_str_c("Datum"),
                       drs_str_c("Leer")};
    drs_validation validation = {.range = {0, 1, 0, last, 0},
                                 .title = drs_str_c("Phase"),
                                 .message = drs_str_c("Bitte aus der Liste wählen.")};
    drs_condition conditions[] = {{drs_str_c("Betrieb"), 5}, {drs_str_c("sagt \"ja\""), 5}};
    return (drs_sheet){.name = drs_str_c("Liste"),
                       .columns = sample_copy(arena, columns, sizeof columns),
                       .column_count = SAMPLE_COLUMNS,
                       .row_count = rows + 1,
                       .fill = sample_fill,
                       .table = {.is_set = true,
                                 .name = drs_str_c("Tabelle_1"),
                                 .range = {0, 0, 0, last, SAMPLE_COLUMNS - 1},
                                 .heads = sample_copy(arena, heads, sizeof heads),
                                 .head_count = SAMPLE_COLUMNS},
                       .frozen_rows = 1,
                       .frozen_columns = 1,
                       .repeat_columns = 1,
                       .page_head_left = drs_str_c("Kopf <links>"),
                       .page_head_right = drs_str_c("rechts"),
                       .page_foot_left = drs_str_c("Fuß"),
                       .validations = sample_copy(arena, &validation, sizeof validation),
                       .validation_count = 1,
                       .condition_range = {0, 1, 0, last, 0},
                       .conditions = sample_copy(arena, conditions, sizeof conditions),
                       .condition_count = 2};
}

static inline const drs_workbook *drs_sample_workbook(drs_arena *arena, size_t rows)
{
    drs_sheet_column columns[] = {{120000, 2}, {70000, 3}, {70000, 2}};
    drs_range texts = {0, 1, 0, (uint32_t)rows, 0};
    drs_sheet sheets[2] = {sample_list(arena, rows)};
    sheets[1] = (drs_sheet){.name = drs_str_c("Müller's 1. Blatt"),
                            .columns = sample_copy(arena, columns, sizeof columns),
                            .column_count = 3,
                            .row_count = 2,
                            .fill = sample_fill_counts,
                            .context = sample_formulas(arena, texts, 1),
                            .head_row = DRS_NOT_FOUND,
                            .repeat_row = DRS_NOT_FOUND,
                            .charts = sample_charts(arena),
                            .chart_count = 2};
    drs_name names[] = {{drs_str_c("Werte"), {1, 0, 0, 1, 0}}};
    drs_property properties[] = {{.name = drs_str_c("Drucksache"), .text = drs_str_c("18/1 & 2")},
                                 {.name = drs_str_c("Datum"), .date = {2023, 10, 6}}};
    drs_workbook book = {.arena = arena,
                         .title = drs_str_c("Titel <1>"),
                         .subject = drs_str_c("Thema"),
                         .creator = drs_str_c("Urheber"),
                         .keywords = drs_str_c("eins, zwei"),
                         .generator = drs_str_c("drucksache"),
                         .time = 1696550400,
                         .properties = sample_copy(arena, properties, sizeof properties),
                         .property_count = 2,
                         .styles = sample_styles(arena),
                         .style_count = 7,
                         .sheets = sample_copy(arena, sheets, sizeof sheets),
                         .sheet_count = 2,
                         .names = sample_copy(arena, names, sizeof names),
                         .name_count = 1};
    return sample_copy(arena, &book, sizeof book);
}

#endif
