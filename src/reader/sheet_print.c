/* SPDX-License-Identifier: Apache-2.0
 * The head row of our own list is "Nr." | the paper's columns | "Ressort 1" … | "Phase" | "Datum" |
 * "Fundstelle"; an added name the paper has too is followed by " (erkannt)". The paper's columns
 * are those of the defined name "Abdruck"; where a program lost it, the order of the names tells.
 */
#include "reader/sheet_print.h"

#include "model/initiative.h"
#include "reader/grid_head.h"
#include "reader/sheet_rest.h"

typedef enum added_kind {
    ADDED_NONE,
    ADDED_NUMBER,
    ADDED_RESSORT,
    ADDED_PHASE,
    ADDED_DATE,
    ADDED_PLACE
} added_kind;

/* "Ressort 1" … "Ressort 16" */
static bool is_ressort(drs_str name)
{
    drs_str word = drs_str_c("Ressort ");
    if (!drs_str_starts(name, word))
        return false;
    size_t number = 0, at = word.len;
    for (; at < name.len && name.ptr[at] >= '0' && name.ptr[at] <= '9' && at < word.len + 2; at++)
        number = number * 10 + (size_t)(name.ptr[at] - '0');
    return at == name.len && number >= 1 && number <= DRS_MOST_RESSORTS;
}

static added_kind kind_of(drs_str name)
{
    drs_str recognised = drs_str_c(" (erkannt)");
    if (drs_str_ends(name, recognised))
        name = drs_str_sub(name, 0, name.len - recognised.len);
    if (drs_str_is(name, "Nr."))
        return ADDED_NUMBER;
    if (drs_str_is(name, "Phase"))
        return ADDED_PHASE;
    if (drs_str_is(name, "Datum"))
        return ADDED_DATE;
    if (drs_str_is(name, "Fundstelle"))
        return ADDED_PLACE;
    return is_ressort(name) ? ADDED_RESSORT : ADDED_NONE;
}

/* The table's columns [first, end) are the paper's. */
typedef struct printed {
    size_t first, end;
} printed;

static printed printed_by_name(const drs_sheet_book *book, const drs_sheet *sheet,
                               const drs_table *table)
{
    printed found = {table->column_count, 0};
    if (!drs_str_equal(book->print.sheet, sheet->name))
        return (printed){0, 0};
    for (size_t c = 0; c < table->column_count; c++) {
        uint32_t column = table->columns[c].place.column;
        if (column < book->print.first_column || column > book->print.last_column)
            continue;
        if (found.first > c)
            found.first = c;
        found.end = c + 1;
    }
    return found.end ? found : (printed){0, 0};
}

static printed printed_by_heads(const drs_table *table)
{
    size_t phase = 1;
    if (table->column_count < 5 || kind_of(table->columns[0].name) != ADDED_NUMBER)
        return (printed){0, 0};
    while (phase + 2 < table->column_count &&
           (kind_of(table->columns[phase].name) != ADDED_PHASE ||
            kind_of(table->columns[phase + 1].name) != ADDED_DATE ||
            kind_of(table->columns[phase + 2].name) != ADDED_PLACE))
        phase++;
    if (phase + 2 >= table->column_count)
        return (printed){0, 0};
    while (phase > 1 && kind_of(table->columns[phase - 1].name) == ADDED_RESSORT)
        phase--;
    return (printed){1, phase};
}

/* ---- edits in added columns ---- */

static void report_edit(const drs_sheet_book *book, const drs_column *column, const drs_cell *cell)
{
    drs_diag_add(book->diags, DRS_SHT022, cell->place, (drs_args){{column->name, cell->text}});
}

static void phase_check(const drs_sheet_book *book, const drs_cell *phase, const drs_cell *status)
{
    uint8_t meant = drs_phase_latest(drs_phases_named(status->text));
    drs_str expected = meant == DRS_NO_PHASE ? drs_phase_none() : drs_phase_name(meant);
    drs_str said = drs_str_trim(phase->text);
    if (said.len && !drs_str_equal(said, expected))
        drs_diag_add(book->diags, DRS_SHT021, phase->place, (drs_args){{said, status->text}});
}

static void date_check(const drs_sheet_book *book, const drs_column *column, const drs_cell *date,
                       const drs_cell *status)
{
    drs_date said = drs_value_of(date->text).date, meant = drs_value_of(status->text).date;
    if (date->text.len &&
        (said.year != meant.year || said.month != meant.month || said.day != meant.day))
        report_edit(book, column, date);
}

/* The columns "Ressort 1" … against the pieces of the printed Ressort. */
static void ressort_check(const drs_sheet_book *book, const drs_table *table, size_t row,
                          printed block)
{
    size_t printed_ressort = drs_table_find(table, DRS_RESSORT);
    if (printed_ressort < block.first || printed_ressort >= block.end)
        return;
    drs_str printed_text = drs_table_cell(table, row, printed_ressort)->text;
    for (size_t c = block.end, n = 0; c < table->column_count; c++, n++) {
        const drs_cell *cell = drs_table_cell(table, row, c);
        if (kind_of(table->columns[c].name) != ADDED_RESSORT)
            break;
        if (!drs_str_equal(drs_str_trim(cell->text), drs_ressort_of(printed_text, n)))
            report_edit(book, &table->columns[c], cell);
    }
}

static void edits_report(const drs_sheet_book *book, const drs_table *table, printed block)
{
    size_t status = DRS_NOT_FOUND;
    for (size_t c = block.first; c < block.end; c++)
        if (drs_role_of_head(table->columns[c].name) == DRS_STATUS && status == DRS_NOT_FOUND)
            status = c;
    for (size_t r = 0; r < table->row_count && status != DRS_NOT_FOUND; r++) {
        const drs_cell *printed_status = drs_table_cell(table, r, status);
        ressort_check(book, table, r, block);
        for (size_t c = block.end; c < table->column_count; c++) {
            added_kind kind = kind_of(table->columns[c].name);
            if (kind == ADDED_PHASE)
                phase_check(book, drs_table_cell(table, r, c), printed_status);
            else if (kind == ADDED_DATE)
                date_check(book, &table->columns[c], drs_table_cell(table, r, c), printed_status);
        }
    }
}

/* ---- taking the added columns out ---- */

static bool stays(const drs_table *table, printed block, size_t column)
{
    return (column >= block.first && column < block.end) ||
           kind_of(table->columns[column].name) == ADDED_NONE;
}

static void cells_take_out(const drs_table *table, printed block, drs_row *row)
{
    uint32_t kept = 0;
    for (size_t c = 0; c < row->count; c++)
        if (stays(table, block, c))
            row->cells[kept++] = row->cells[c];
    row->count = kept;
}

/* A row that only had a number or a phase prepared is none of the table. */
static void rows_take_out(drs_table *table, printed block)
{
    size_t kept = 0;
    for (size_t r = 0; r < table->row_count; r++) {
        drs_row row = table->rows[r];
        cells_take_out(table, block, &row);
        if (drs_grid_row_width(&row))
            table->rows[kept++] = row;
    }
    table->row_count = kept;
}

static void columns_take_out(drs_table *table, printed block)
{
    size_t kept = 0;
    for (size_t c = 0; c < table->column_count; c++)
        if (stays(table, block, c))
            table->columns[kept++] =
                (drs_column){.name = table->columns[c].name, .place = table->columns[c].place};
    table->column_count = kept;
}

/* Cells as our own workbook means them (drs_sheet_words). */
static void words_own(drs_table *table)
{
    for (size_t r = 0; r < table->row_count; r++)
        for (size_t c = 0; c < table->rows[r].count; c++)
            table->rows[r].cells[c].text = table->rows[r].cells[c].source;
}

bool drs_sheet_print_only(const drs_sheet_book *book, const drs_sheet *sheet, drs_table *table)
{
    printed block = printed_by_name(book, sheet, table);
    if (block.end == 0)
        block = printed_by_heads(table);
    if (block.end == 0 && drs_sheet_book_is_own(book))
        block.end = table->column_count;
    if (block.end == 0)
        return false;
    words_own(table);
    drs_sheet_rest_join(book, sheet, table);
    edits_report(book, table, block);
    rows_take_out(table, block);
    columns_take_out(table, block);
    drs_table_type(table);
    return true;
}
