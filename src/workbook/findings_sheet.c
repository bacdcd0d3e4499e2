/* SPDX-License-Identifier: Apache-2.0
 * The sheet "Hinweise": what the readers, the checks and the workbook itself had to say,
 * in German, with its place. */
#include "workbook/builder.h"

enum { NUMBER, SEVERITY, CODE, TEXT, SOURCE, LINE, COLUMN, COLUMNS };

static const int32_t widths[COLUMNS] = {36000, 64000, 64000, 368000, 122000, 50000, 56000};

static drs_str finding_text(drs_builder *builder, const drs_diag *diag)
{
    drs_buf text = DRS_BUF(drs_arena_mem(builder->arena));
    drs_diag_text(&text, diag, DRS_GERMAN);
    size_t changed;
    drs_str words = drs_arena_copy(builder->arena, drs_buf_str(&text));
    drs_buf_free(&text);
    return drs_text_legal(builder->arena, words, &changed);
}

static void add_finding(drs_builder *builder, drs_sheet_grid *grid, const drs_diag *diag)
{
    drs_sheet_cell *cells = drs_sheet_grid_add(builder, grid, DRS_LOOK_TEXT);
    drs_cell_integer(&cells[NUMBER], DRS_LOOK_ORDINAL, (int64_t)grid->count - 1);
    drs_cell_text(&cells[SEVERITY], DRS_LOOK_TEXT,
                  drs_str_c(drs_severity_word(drs_diag_severity(diag->id), DRS_GERMAN)));
    drs_cell_text(&cells[CODE], DRS_LOOK_TEXT, drs_str_c(drs_diag_number(diag->id)));
    drs_cell_text(&cells[TEXT], DRS_LOOK_TEXT, finding_text(builder, diag));
    drs_cell_text(&cells[SOURCE], DRS_LOOK_TEXT, drs_builder_file(diag->file));
    if (diag->place.line)
        drs_cell_integer(&cells[LINE], DRS_LOOK_INTEGER, diag->place.line);
    if (diag->place.column)
        drs_cell_integer(&cells[COLUMN], DRS_LOOK_INTEGER, diag->place.column);
}

void drs_findings_sheet(drs_builder *builder)
{
    static const char *const heads[] = {"Nr.",   "Schwere", "Meldung", "Text",
                                        "Datei", "Zeile",   "Spalte"};
    const drs_diags *findings = builder->facts->findings;
    drs_sheet *sheet = drs_builder_sheet(builder, drs_str_c("Hinweise"));
    drs_sheet_grid *grid = drs_sheet_grid_new(builder, COLUMNS);
    drs_sheet_grid_heads(builder, grid, heads);
    for (size_t i = 0; findings && i < drs_diags_count(findings); i++)
        add_finding(builder, grid, drs_diags_get(findings, i));
    for (size_t i = 0; i < drs_diags_count(builder->diags); i++)
        add_finding(builder, grid, drs_diags_get(builder->diags, i));
    if (grid->count == 1) {
        drs_sheet_cell *cells = drs_sheet_grid_add(builder, grid, DRS_LOOK_TEXT);
        drs_cell_text(&cells[TEXT], DRS_LOOK_TEXT, drs_str_c("Keine Hinweise."));
    }
    drs_sheet_widths(builder, sheet, widths, COLUMNS);
    drs_sheet_grid_finish(builder, grid, sheet);
    drs_sheet_grid_table(builder, grid, sheet, "Hinweisliste");
}
