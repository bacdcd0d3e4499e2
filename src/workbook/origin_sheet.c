/* SPDX-License-Identifier: Apache-2.0
 * The sheet "Herkunft": the paper's data with their places, and which file all this was made from
 * by which program. What the paper does not say stays visibly open. */
#include "workbook/builder.h"

#include "base/digest.h"

enum { NAME, VALUE, PLACE, COLUMNS };

static const int32_t widths[COLUMNS] = {170000, 520000, 70000};

static drs_sheet_cell *add_entry(drs_builder *builder, drs_sheet_grid *grid, const char *name,
                                 drs_str value, drs_place place)
{
    size_t changed;
    drs_sheet_cell *cells = drs_sheet_grid_add(builder, grid, DRS_LOOK_TEXT);
    value = drs_text_cut(drs_text_legal(builder->arena, value, &changed), DRS_CELL_TEXT_MOST);
    drs_cell_text(&cells[NAME], DRS_LOOK_STRONG, drs_str_c(name));
    drs_cell_text(&cells[VALUE], DRS_LOOK_TEXT, value);
    drs_cell_place(&cells[PLACE], place);
    return cells;
}

static void add_fact(drs_builder *builder, drs_sheet_grid *grid, const char *name, drs_fact fact)
{
    if (fact.text.len)
        (void)add_entry(builder, grid, name, fact.text, fact.place);
}

/* A fact every paper has at last: where it is not known yet, that is said. */
static void add_open(drs_builder *builder, drs_sheet_grid *grid, const char *name, drs_fact fact)
{
    drs_str text = fact.text.len ? fact.text : drs_str_c("offen");
    (void)add_entry(builder, grid, name, text, fact.place);
}

static void add_dated(drs_builder *builder, drs_sheet_grid *grid, const char *name, drs_dated dated)
{
    drs_sheet_cell *cells = add_entry(builder, grid, name, dated.fact.text, dated.fact.place);
    drs_format format;
    if (!drs_date_is_set(dated.date) ||
        !drs_date_typed(dated.fact.text, dated.date, &builder->scratch, &cells[VALUE], &format))
        return;
    drs_style style = drs_style_cell(format);
    style.align = DRS_ALIGN_START;
    cells[VALUE].style = drs_builder_style(builder, style);
}

static drs_str asker_text(drs_builder *builder, const drs_asker *asker)
{
    if (asker->group.len || asker->fraktion.len == 0)
        return asker->group.len ? asker->group : asker->name;
    drs_str pieces[] = {asker->name, drs_str_c(" ("), asker->fraktion, drs_str_c(")")};
    return drs_arena_join(builder->arena, pieces, 4);
}

static void add_inquiry(drs_builder *builder, drs_sheet_grid *grid)
{
    const drs_inquiry *inquiry = &builder->paper->inquiry;
    add_fact(builder, grid, "Anfrage", (drs_fact){inquiry->kind, inquiry->place});
    add_fact(builder, grid, "Nummer der Anfrage", inquiry->number);
    if (inquiry->date.fact.text.len)
        add_dated(builder, grid, "Datum der Anfrage", inquiry->date);
    for (size_t i = 0; i < inquiry->asker_count; i++)
        (void)add_entry(builder, grid, "Gestellt von", asker_text(builder, &inquiry->askers[i]),
                        inquiry->place);
    add_fact(builder, grid, "Drucksache der Anfrage", inquiry->paper);
}

static void add_paper(drs_builder *builder, drs_sheet_grid *grid)
{
    const drs_paper *paper = builder->paper;
    drs_place place = paper->title.count ? paper->title.runs[0].place : (drs_place){0};
    (void)add_entry(builder, grid, "Titel", drs_builder_title(builder), place);
    add_fact(builder, grid, "Parlament", paper->parliament);
    add_fact(builder, grid, "Wahlperiode", paper->term);
    if (paper->kind != DRS_PAPER_TABLE)
        add_open(builder, grid, "Drucksache", paper->number);
    else
        add_fact(builder, grid, "Drucksache", paper->number);
    add_fact(builder, grid, "Art", paper->type);
    add_fact(builder, grid, "Von", paper->answerer);
    if (paper->date.fact.text.len)
        add_dated(builder, grid, "Datum", paper->date);
    if (paper->original.fact.text.len)
        add_dated(builder, grid, "Datum des Originals", paper->original);
    if (paper->issued.fact.text.len)
        add_dated(builder, grid, "Ausgegeben", paper->issued);
    else if (paper->kind != DRS_PAPER_TABLE)
        add_open(builder, grid, "Ausgegeben", paper->issued.fact);
    if (paper->reprint.fact.text.len)
        add_dated(builder, grid, "Neudruck", paper->reprint);
    add_inquiry(builder, grid);
}

static void add_number(drs_builder *builder, drs_sheet_grid *grid, const char *name, size_t number)
{
    drs_sheet_cell *cells = add_entry(builder, grid, name, (drs_str){"", 0}, (drs_place){0});
    drs_style style = builder->styles[DRS_LOOK_INTEGER];
    style.align = DRS_ALIGN_START;
    drs_cell_integer(&cells[VALUE], DRS_LOOK_INTEGER, (int64_t)number);
    cells[VALUE].style = drs_builder_style(builder, style);
}

static void add_source(drs_builder *builder, drs_sheet_grid *grid)
{
    const drs_paper *paper = builder->paper;
    drs_place none = {0};
    (void)add_entry(builder, grid, "Quelldatei", drs_builder_file(paper->input_name), none);
    if (paper->input.len) { /* a comparison is made of two papers, not of a file */
        add_number(builder, grid, "Größe in Byte", paper->input.len);
        (void)add_entry(builder, grid, "SHA-256", drs_builder_digest(builder, paper->input), none);
    }
    if (paper->list_name.len) {
        (void)add_entry(builder, grid, "Liste ersetzt durch", drs_builder_file(paper->list_name),
                        none);
        (void)add_entry(builder, grid, "SHA-256 dieser Datei",
                        drs_builder_digest(builder, paper->list_input), none);
    }
    if (paper->list)
        add_number(builder, grid, "Zeilen der Liste", paper->list->row_count);
    (void)add_entry(builder, grid, "Erzeugt mit", builder->facts->build, none);
    drs_sheet_cell *cells = add_entry(builder, grid, "Stand", (drs_str){"", 0}, none);
    drs_style style = builder->styles[DRS_LOOK_DATE];
    style.align = DRS_ALIGN_START;
    int64_t days = builder->facts->time / 86400 - (builder->facts->time % 86400 < 0);
    cells[VALUE] = (drs_sheet_cell){.kind = DRS_CELL_DATE,
                                    .style = drs_builder_style(builder, style),
                                    .date = drs_date_of_days(days)};
}

void drs_origin_sheet(drs_builder *builder)
{
    static const char *const heads[] = {"Angabe", "Wert", "Fundstelle"};
    drs_sheet *sheet = drs_builder_sheet(builder, drs_str_c("Herkunft"));
    drs_sheet_grid *grid = drs_sheet_grid_new(builder, COLUMNS);
    drs_sheet_grid_heads(builder, grid, heads);
    add_paper(builder, grid);
    add_source(builder, grid);
    drs_sheet_widths(builder, sheet, widths, COLUMNS);
    drs_sheet_grid_finish(builder, grid, sheet);
    drs_sheet_grid_table(builder, grid, sheet, "Herkunftsangaben");
}
