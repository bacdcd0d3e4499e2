/* SPDX-License-Identifier: Apache-2.0
 * The sheet "Auswertung": how many initiatives by Phase, by Ressort, by Behörde, and by Ressort
 * and Phase. Every figure is a formula over the list, with its result beside it, so it follows an
 * edit; SUMPRODUCT over "=" is used because COUNTIF takes '*', '?', '~' and '<' in a label for
 * patterns and comparisons. What the labels do not name is counted, too ("nicht aufgeführt"), so
 * nothing a user types falls out of the sums. */
#include "workbook/builder.h"

#include "model/initiative.h"
#include "workbook/formula.h"

enum {
    BEHOERDEN_MOST = 500, /* lines of a block; the rest is counted together */
    RESSORTS_MOST = 100,
    BARS_MOST = 30,
    LABEL_WIDTH = 150000,
    PAGE_HEIGHT = 480000, /* of the cells of one page */
    CHART_EDGE = 4000, /* free at the right: a chart over the last column would print a page more */
    CHART_LEAST = 190000,
    CHART_MOST = 440000,
    LABEL_MOST = 60,       /* bytes: longer ones need the room of the axis' name */
    WIDE_LABEL_MOST = 120, /* the same in the chart of the whole width */
    BAR_HEIGHT = 18000,
    STACK_HEIGHT = 15000,
    CHART_FRAME = 95000 /* title, axis and legend */
};

typedef struct evaluation {
    drs_builder *builder;
    const drs_table *table;
    drs_sheet_grid *grid;
    drs_list_ranges list;
    uint32_t sheet;
    drs_tally by_behoerde, by_ressort;
    size_t no_behoerde, no_ressort;
    size_t phases; /* with "ohne Zuordnung" as the last */
    size_t *by_phase;
    size_t *crossed; /* [ressort * phases + phase] */
    drs_chart *charts;
    size_t chart_count;
    uint32_t *breaks;
    size_t break_count;
} evaluation;

enum { BLOCKS = 4 };

static drs_str phase_word(const evaluation *e, size_t phase)
{
    return phase + 1 < e->phases ? drs_phase_name(phase) : drs_phase_none();
}

static size_t phase_of(const evaluation *e, size_t row)
{
    size_t status = drs_table_find(e->table, DRS_STATUS);
    uint8_t phase = drs_table_cell(e->table, row, status)->value.phase;
    return phase + 1u < e->phases ? phase : e->phases - 1;
}

/* ---- counting, for the results that stand beside the formulas ---- */

static void count_ressorts(evaluation *e, size_t row, bool crossed)
{
    drs_str ressort;
    bool any = false;
    for (size_t n = 0; (ressort = drs_list_ressort(e->table, row, n)).len; n++) {
        any = true;
        if (crossed)
            e->crossed[drs_tally_find(&e->by_ressort, ressort) * e->phases + phase_of(e, row)]++;
        else
            (void)drs_tally_add(&e->by_ressort, ressort);
    }
    e->no_ressort += !any && !crossed;
}

static void count(evaluation *e)
{
    size_t behoerde = drs_table_find(e->table, DRS_BEHOERDE);
    for (size_t r = 0; r < e->table->row_count; r++) {
        drs_str word = drs_table_cell(e->table, r, behoerde)->text;
        if (word.len)
            (void)drs_tally_add(&e->by_behoerde, word);
        else
            e->no_behoerde++;
        e->by_phase[phase_of(e, r)]++;
        count_ressorts(e, r, false);
    }
    drs_tally_sort(&e->by_behoerde);
    drs_tally_sort(&e->by_ressort);
    e->crossed = drs_arena_alloc(e->builder->arena,
                                 (e->by_ressort.count + 1) * e->phases * sizeof *e->crossed);
    for (size_t r = 0; r < e->table->row_count; r++)
        count_ressorts(e, r, true);
}

/* ---- cells ---- */

static drs_range cells_at(const evaluation *e, size_t first_row, size_t last_row, size_t column)
{
    return (drs_range){e->sheet, (uint32_t)first_row, (uint32_t)column, (uint32_t)last_row,
                       (uint32_t)column};
}

static drs_range cell_at(const evaluation *e, size_t row, size_t column)
{
    return cells_at(e, row, row, column);
}

static void put_formula(drs_sheet_cell *cell, drs_look look, const drs_formula *formula,
                        size_t result)
{
    *cell = (drs_sheet_cell){.kind = DRS_CELL_FORMULA,
                             .style = (uint16_t)look,
                             .unscaled = (int64_t)result,
                             .formula = formula};
}

static const drs_formula *formula(const evaluation *e, const char *pattern, const drs_range *ranges)
{
    return drs_formula_make(e->builder->arena, pattern, ranges);
}

static drs_str label(const evaluation *e, drs_str word)
{
    size_t changed;
    return drs_text_cut(drs_text_legal(e->builder->arena, word, &changed), DRS_CELL_TEXT_MOST);
}

static void add_line(const evaluation *e, drs_look look, const char *text)
{
    drs_sheet_cell *cells = drs_sheet_grid_add(e->builder, e->grid, DRS_LOOK_PLAIN);
    drs_cell_text(&cells[0], look, drs_str_c(text));
}

/* Rows without content down to `row`. */
static void pad_to(const evaluation *e, size_t row)
{
    while (e->grid->count < row)
        (void)drs_sheet_grid_add(e->builder, e->grid, DRS_LOOK_PLAIN);
}

/* ---- charts ---- */

static int32_t chart_height(size_t bars, int32_t bar)
{
    int64_t height = (int64_t)bars * bar + CHART_FRAME;
    height = height < CHART_LEAST ? CHART_LEAST : height;
    return height > CHART_MOST ? CHART_MOST : (int32_t)height;
}

static void reserve_rows(const evaluation *e, size_t from, int32_t height)
{
    pad_to(e, from + (size_t)height / DRS_SHEET_ROW + 2);
}

static void begin_page(evaluation *e)
{
    e->breaks[e->break_count++] = (uint32_t)e->grid->count;
}

/* ---- a block: a label and a figure in each row, a chart beside it ---- */

typedef struct block {
    const char *title, *note, *head, *chart;
    const drs_count *counts;
    size_t count, most; /* labels there are, and at most to list */
    size_t none;        /* rows where nothing stands */
    drs_range column;   /* of the list: what is counted */
    drs_range blank;    /* where nothing stands, empty */
} block;

static drs_str alt_text(const evaluation *e, const block *b, size_t bars)
{
    drs_buf text = DRS_BUF(drs_arena_mem(e->builder->arena));
    drs_buf_text(&text, "Balkendiagramm: ");
    drs_buf_text(&text, b->chart);
    for (size_t i = 0; i < bars; i++) {
        drs_buf_text(&text, i ? "; " : ". ");
        drs_buf_put(&text, b->counts[i].word);
        drs_buf_byte(&text, ' ');
        drs_buf_int(&text, (int64_t)b->counts[i].count);
    }
    drs_buf_byte(&text, '.');
    size_t changed;
    drs_str alt = drs_text_legal(e->builder->arena,
                                 drs_arena_copy(e->builder->arena, drs_buf_str(&text)), &changed);
    drs_buf_free(&text);
    return alt;
}

static drs_chart *add_chart(evaluation *e, const char *title)
{
    drs_chart *chart = &e->charts[e->chart_count];
    drs_buf *name = &e->builder->scratch;
    name->len = 0;
    drs_buf_text(name, "Diagramm ");
    drs_buf_int(name, (int64_t)++e->chart_count);
    chart->name = drs_arena_copy(e->builder->arena, drs_buf_str(name));
    chart->title = drs_str_c(title);
    chart->value_title = drs_str_c("Anzahl");
    return chart;
}

/* The axis is named where its labels leave room for that; the chart's title says it, too. */
static drs_str axis_title(const char *title, const drs_count *counts, size_t bars, size_t most)
{
    for (size_t i = 0; i < bars; i++)
        if (counts[i].word.len > most)
            return (drs_str){"", 0};
    return drs_str_c(title);
}

static void block_chart(evaluation *e, const block *b, size_t head, size_t bars)
{
    drs_chart *chart = add_chart(e, b->chart);
    drs_chart_series *series = drs_arena_alloc(e->builder->arena, sizeof *series);
    *series = (drs_chart_series){.name = cell_at(e, head, 1),
                                 .values = cells_at(e, head + 1, head + bars, 1),
                                 .fill = 0x1F5A92};
    chart->kind = DRS_CHART_BAR;
    chart->series = series;
    chart->series_count = 1;
    chart->alt = alt_text(e, b, bars);
    chart->category_title = axis_title(b->head, b->counts, bars, LABEL_MOST);
    chart->categories = cells_at(e, head + 1, head + bars, 0);
    chart->row = (uint32_t)head;
    chart->column = 3;
    chart->height = chart_height(bars, BAR_HEIGHT);
}

static void add_count(const evaluation *e, drs_str word, const drs_formula *f, size_t result)
{
    drs_sheet_cell *cells = drs_sheet_grid_add(e->builder, e->grid, DRS_LOOK_PLAIN);
    drs_cell_text(&cells[0], DRS_LOOK_TEXT, word);
    put_formula(&cells[1], DRS_LOOK_INTEGER, f, result);
}

/* The labels; returns the sum of their figures. */
static size_t block_entries(const evaluation *e, const block *b)
{
    size_t listed = b->count < b->most ? b->count : b->most, sum = 0;
    for (size_t i = 0; i < listed; i++) {
        drs_range ranges[] = {b->column, cell_at(e, e->grid->count, 0)};
        add_count(e, label(e, b->counts[i].word), formula(e, "SUMPRODUCT((#=#)*1)", ranges),
                  b->counts[i].count);
        sum += b->counts[i].count;
    }
    return sum;
}

/* "nicht aufgeführt", "ohne Angabe" and "Summe" below the entries from row `first`. */
static void block_sums(const evaluation *e, const block *b, size_t first, size_t listed)
{
    size_t total = 0;
    for (size_t i = 0; i < b->count; i++)
        total += b->counts[i].count;
    drs_range other[] = {b->column, cells_at(e, first, e->grid->count - 1, 1)};
    add_count(e, drs_str_c("nicht aufgeführt"), formula(e, "SUMPRODUCT((#<>\"\")*1)-SUM(#)", other),
              total - listed);
    drs_range none[] = {b->blank, e->list.number, e->list.name};
    add_count(e, drs_str_c("ohne Angabe"),
              formula(e, "SUMPRODUCT((#=\"\")*((ISNUMBER(#)+(#<>\"\"))>0))", none), b->none);
    drs_range all = cells_at(e, first, e->grid->count - 1, 1);
    drs_sheet_cell *cells = drs_sheet_grid_add(e->builder, e->grid, DRS_LOOK_PLAIN);
    drs_cell_text(&cells[0], DRS_LOOK_STRONG, drs_str_c("Summe"));
    put_formula(&cells[1], DRS_LOOK_STRONG_INTEGER, formula(e, "SUM(#)", &all), total + b->none);
}

/* Returns the row of the first entry. */
static size_t add_block(evaluation *e, const block *b)
{
    if (e->chart_count)
        begin_page(e);
    add_line(e, DRS_LOOK_TITLE, b->title);
    add_line(e, DRS_LOOK_PLAIN, b->note);
    size_t head = e->grid->count;
    drs_sheet_cell *cells = drs_sheet_grid_add(e->builder, e->grid, DRS_LOOK_PLAIN);
    drs_cell_text(&cells[0], DRS_LOOK_HEAD, drs_str_c(b->head));
    drs_cell_text(&cells[1], DRS_LOOK_HEAD, drs_str_c("Anzahl"));
    size_t listed = block_entries(e, b);
    if (b->count == 0)
        return head + 1;
    block_sums(e, b, head + 1, listed);
    block_chart(e, b, head, b->count < BARS_MOST ? b->count : BARS_MOST);
    reserve_rows(e, head, e->charts[e->chart_count - 1].height);
    return head + 1;
}

static void add_phases(evaluation *e)
{
    drs_count *counts = drs_arena_alloc(e->builder->arena, e->phases * sizeof *counts);
    for (size_t p = 0; p < e->phases; p++)
        counts[p] = (drs_count){.word = phase_word(e, p), .count = e->by_phase[p]};
    block b = {.title = "Nach Phase",
               .note = "Gezählt wird die Spalte Phase: die letzte der Phasen, die der Status "
                       "nennt; nennt er keine, „ohne Zuordnung“.",
               .head = "Phase",
               .chart = "Initiativen nach Phase",
               .counts = counts,
               .count = e->phases,
               .most = e->phases,
               .column = e->list.phase,
               .blank = e->list.phase};
    size_t first = add_block(e, &b);
    e->builder->names[e->list.phase_name].range = cells_at(e, first, first + e->phases - 1, 0);
}

static void add_ressorts(evaluation *e)
{
    size_t sum = e->no_ressort;
    for (size_t i = 0; i < e->by_ressort.count; i++)
        sum += e->by_ressort.counts[i].count;
    bool exceeds = sum > e->table->row_count;
    block b = {.title = "Nach Ressort",
               .note = exceeds ? "Eine Initiative mehrerer Ressorts zählt bei jedem davon; darum "
                                 "übersteigt die Summe die Zahl der Initiativen."
                               : "Eine Initiative mehrerer Ressorts zählt bei jedem davon; die "
                                 "Summe kann die Zahl der Initiativen übersteigen.",
               .head = "Ressort",
               .chart = e->by_ressort.count > BARS_MOST
                            ? "Initiativen nach Ressort (die 30 größten)"
                            : "Initiativen nach Ressort",
               .counts = e->by_ressort.counts,
               .count = e->by_ressort.count,
               .most = RESSORTS_MOST,
               .none = e->no_ressort,
               .column = e->list.ressorts,
               .blank = e->list.first_ressort};
    (void)add_block(e, &b);
}

static void add_behoerden(evaluation *e)
{
    block b = {.title = "Nach Behörde",
               .note = "Gezählt wird die Spalte der Behörde, wie sie gedruckt ist.",
               .head = "Behörde",
               .chart = e->by_behoerde.count > BARS_MOST
                            ? "Initiativen nach Behörde (die 30 größten)"
                            : "Initiativen nach Behörde",
               .counts = e->by_behoerde.counts,
               .count = e->by_behoerde.count,
               .most = BEHOERDEN_MOST,
               .none = e->no_behoerde,
               .column = e->list.behoerde,
               .blank = e->list.behoerde};
    (void)add_block(e, &b);
}

/* ---- Ressort x Phase ---- */

static size_t crossed_rows(const evaluation *e)
{
    return e->by_ressort.count < RESSORTS_MOST ? e->by_ressort.count : RESSORTS_MOST;
}

static void crossed_row(const evaluation *e, size_t ressort, size_t head)
{
    size_t row = e->grid->count, sum = 0;
    drs_sheet_cell *cells = drs_sheet_grid_add(e->builder, e->grid, DRS_LOOK_PLAIN);
    drs_cell_text(&cells[0], DRS_LOOK_TEXT, label(e, e->by_ressort.counts[ressort].word));
    for (size_t p = 0; p < e->phases; p++) {
        drs_range ranges[] = {e->list.phase, cell_at(e, head, p + 1), e->list.ressorts,
                              cell_at(e, row, 0)};
        size_t number = e->crossed[ressort * e->phases + p];
        put_formula(&cells[p + 1], DRS_LOOK_INTEGER, formula(e, "SUMPRODUCT((#=#)*(#=#))", ranges),
                    number);
        sum += number;
    }
    drs_range line = {e->sheet, (uint32_t)row, 1, (uint32_t)row, (uint32_t)e->phases};
    put_formula(&cells[e->phases + 1], DRS_LOOK_STRONG_INTEGER, formula(e, "SUM(#)", &line), sum);
}

static void crossed_sums(const evaluation *e, size_t first)
{
    size_t last = e->grid->count - 1;
    drs_sheet_cell *cells = drs_sheet_grid_add(e->builder, e->grid, DRS_LOOK_PLAIN);
    drs_cell_text(&cells[0], DRS_LOOK_STRONG, drs_str_c("Summe"));
    size_t all = 0;
    for (size_t p = 0; p <= e->phases; p++) {
        size_t sum = 0;
        for (size_t r = 0; r < crossed_rows(e) && p < e->phases; r++)
            sum += e->crossed[r * e->phases + p];
        all += sum;
        drs_range column = cells_at(e, first, last, p + 1);
        put_formula(&cells[p + 1], DRS_LOOK_STRONG_INTEGER, formula(e, "SUM(#)", &column),
                    p < e->phases ? sum : all);
    }
}

static drs_str crossed_alt(const evaluation *e, size_t bars)
{
    drs_buf text = DRS_BUF(drs_arena_mem(e->builder->arena));
    drs_buf_text(&text, "Gestapeltes Balkendiagramm: Initiativen nach Ressort und Phase");
    for (size_t r = 0; r < bars; r++) {
        drs_buf_text(&text, r ? "; " : ". ");
        drs_buf_put(&text, label(e, e->by_ressort.counts[r].word));
        drs_buf_text(&text, ": ");
        bool any = false;
        for (size_t p = 0; p < e->phases; p++) {
            size_t number = e->crossed[r * e->phases + p];
            if (number == 0)
                continue;
            drs_buf_text(&text, any ? ", " : "");
            drs_buf_put(&text, phase_word(e, p));
            drs_buf_byte(&text, ' ');
            drs_buf_int(&text, (int64_t)number);
            any = true;
        }
    }
    drs_buf_byte(&text, '.');
    drs_str alt = drs_arena_copy(e->builder->arena, drs_buf_str(&text));
    drs_buf_free(&text);
    return alt;
}

static void crossed_chart(evaluation *e, size_t head, size_t bars)
{
    /* Light enough for hatchings and figures in black; neighbours differ in both. */
    static const uint32_t fills[] = {0xE4E4E4, 0xB4D0EE, 0x7FB2E5, 0xA3B8DC, 0xFFD966,
                                     0xF4B183, 0xB5DBA0, 0x7CBB5A, 0xB0B0B0};
    drs_chart *chart = add_chart(e, bars < e->by_ressort.count
                                        ? "Initiativen nach Ressort und Phase (die 30 größten)"
                                        : "Initiativen nach Ressort und Phase");
    drs_chart_series *series = drs_arena_alloc(e->builder->arena, e->phases * sizeof *series);
    for (size_t p = 0; p < e->phases; p++)
        series[p] = (drs_chart_series){.name = cell_at(e, head, p + 1),
                                       .values = cells_at(e, head + 1, head + bars, p + 1),
                                       .fill = fills[p % (sizeof fills / sizeof *fills)],
                                       .pattern = (uint8_t)p};
    chart->kind = DRS_CHART_BAR_STACKED;
    chart->series = series;
    chart->series_count = e->phases;
    chart->alt = crossed_alt(e, bars);
    chart->category_title = axis_title("Ressort", e->by_ressort.counts, bars, WIDE_LABEL_MOST);
    chart->categories = cells_at(e, head + 1, head + bars, 0);
    chart->row = (uint32_t)e->grid->count;
    chart->column = 0;
    chart->height = chart_height(bars + 2, STACK_HEIGHT);
}

static void add_crossed(evaluation *e)
{
    size_t rows = crossed_rows(e);
    if (rows == 0)
        return;
    begin_page(e);
    add_line(e, DRS_LOOK_TITLE, "Nach Ressort und Phase");
    add_line(e, DRS_LOOK_PLAIN,
             "Eine Initiative mehrerer Ressorts steht in der Zeile jedes dieser Ressorts.");
    size_t head = e->grid->count, top = head - 2;
    drs_sheet_cell *cells = drs_sheet_grid_add(e->builder, e->grid, DRS_LOOK_HEAD);
    drs_cell_text(&cells[0], DRS_LOOK_HEAD, drs_str_c("Ressort"));
    for (size_t p = 0; p < e->phases; p++)
        drs_cell_text(&cells[p + 1], DRS_LOOK_HEAD, phase_word(e, p));
    drs_cell_text(&cells[e->phases + 1], DRS_LOOK_HEAD, drs_str_c("Summe"));
    for (size_t r = 0; r < rows; r++)
        crossed_row(e, r, head);
    crossed_sums(e, head + 1);
    pad_to(e, e->grid->count + 1);
    size_t bars = rows < BARS_MOST ? rows : BARS_MOST;
    int64_t height =
        (int64_t)(e->grid->count - top + 2) * DRS_SHEET_ROW + chart_height(bars + 2, STACK_HEIGHT);
    if (height > PAGE_HEIGHT)
        begin_page(e);
    crossed_chart(e, head, bars);
    reserve_rows(e, e->grid->count, e->charts[e->chart_count - 1].height);
}

/* ---- the sheet ---- */

static void add_opening(const evaluation *e)
{
    add_line(e, DRS_LOOK_TITLE, "Auswertung");
    add_line(e, DRS_LOOK_PLAIN,
             "Alle Zahlen sind Formeln über die Liste der Initiativen und rechnen nach jeder "
             "Änderung neu, auch für bis zu 1.000 darunter angefügte Zeilen.");
    drs_range ranges[] = {e->list.number, e->list.name};
    add_count(e, drs_str_c("Initiativen"),
              formula(e, "SUMPRODUCT(((ISNUMBER(#)+(#<>\"\"))>0)*1)", ranges), e->table->row_count);
    pad_to(e, e->grid->count + 1);
}

/* Labels in the first column, the words of the phases in the next ones. */
static void set_widths(const evaluation *e, drs_sheet *sheet)
{
    size_t count = e->grid->columns;
    int32_t *widths = drs_arena_alloc(e->builder->arena, count * sizeof *widths);
    drs_measure bold = {&e->builder->bold, DRS_SIZE_BODY};
    widths[0] = LABEL_WIDTH;
    for (size_t p = 0; p <= e->phases; p++) {
        drs_str word = p < e->phases ? phase_word(e, p) : drs_str_c("Summe");
        drs_extent extent = drs_measure_extent(bold, word);
        widths[p + 1] = drs_column_width(extent.word);
    }
    drs_sheet_widths(e->builder, sheet, widths, count);
}

static void set_chart_widths(const evaluation *e, const drs_sheet *sheet)
{
    int32_t all = -CHART_EDGE;
    for (size_t c = 0; c < sheet->column_count; c++)
        all += sheet->columns[c].width;
    for (size_t i = 0; i < e->chart_count; i++) {
        e->charts[i].width = all;
        for (size_t c = 0; c < e->charts[i].column; c++)
            e->charts[i].width -= sheet->columns[c].width;
    }
}

static void tell_limits(const evaluation *e)
{
    drs_place place = e->table->place;
    if (e->by_ressort.count > RESSORTS_MOST)
        drs_builder_tell(e->builder, DRS_WBK005, place, RESSORTS_MOST, e->by_ressort.count);
    if (e->by_behoerde.count > BEHOERDEN_MOST)
        drs_builder_tell(e->builder, DRS_WBK005, place, BEHOERDEN_MOST, e->by_behoerde.count);
}

void drs_evaluation_sheet(drs_builder *builder, const drs_table *table, const drs_list_ranges *list)
{
    drs_sheet *sheet = drs_builder_sheet(builder, drs_str_c("Auswertung"));
    evaluation e = {.builder = builder,
                    .table = table,
                    .list = *list,
                    .sheet = (uint32_t)(sheet - builder->sheets),
                    .by_behoerde = drs_tally_new(builder->arena),
                    .by_ressort = drs_tally_new(builder->arena),
                    .phases = drs_phase_count() + 1};
    e.grid = drs_sheet_grid_new(builder, e.phases + 2);
    e.by_phase = drs_arena_alloc(builder->arena, e.phases * sizeof *e.by_phase);
    e.charts = drs_arena_alloc(builder->arena, BLOCKS * sizeof *e.charts);
    e.breaks = drs_arena_alloc(builder->arena, (BLOCKS + 1) * sizeof *e.breaks);
    count(&e);
    tell_limits(&e);
    set_widths(&e, sheet);
    add_opening(&e);
    add_phases(&e);
    add_ressorts(&e);
    add_behoerden(&e);
    add_crossed(&e);
    set_chart_widths(&e, sheet);
    drs_sheet_grid_finish(builder, e.grid, sheet);
    sheet->charts = e.charts;
    sheet->chart_count = e.chart_count;
    sheet->page_breaks = e.breaks;
    sheet->page_break_count = e.break_count;
    drs_tally_free(&e.by_behoerde);
    drs_tally_free(&e.by_ressort);
}
