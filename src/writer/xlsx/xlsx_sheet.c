/* SPDX-License-Identifier: Apache-2.0
 * One sheet: columns, rows, table, print setup, rules. */
#include "writer/xlsx/xlsx_book.h"

enum {
    PAPER_A4 = 9,
    LINKS_MOST = 65530,      /* of a sheet in Excel */
    LINK_TARGET_MOST = 2079, /* characters; fewer bytes are fewer characters */
    DAYS_TO_1970 = 25569     /* from Excel's day 0, 1899-12-30 */
};

/* Points per 1/1000 pt, pixels of 96 dpi, inches. */
static double points(int32_t length)
{
    return length / 1000.0;
}

static uint32_t pixels(int32_t length)
{
    return (uint32_t)((int64_t)length * 96 / 72 / 1000);
}

static double inches(int32_t length)
{
    return length / 72000.0;
}

/* ---- cells ---- */

/* At most 15 digits, so both numbers are whole in a double and their quotient is the nearest
 * double there is. */
static double number_of(const drs_sheet_cell *cell)
{
    double divisor = 1;
    for (int i = 0; i < cell->scale; i++)
        divisor *= 10;
    return (double)cell->unscaled / divisor;
}

/* Schemes that are safe to click; the library takes "internal:" and "external:" anywhere in a
 * target for its own marks. */
static bool is_allowed(drs_str target)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    bool known = false;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        known |= drs_str_starts(target, drs_str_c(schemes[i]));
    return known && target.len <= LINK_TARGET_MOST &&
           drs_str_find(target, drs_str_c("internal:")) == DRS_NOT_FOUND &&
           drs_str_find(target, drs_str_c("external:")) == DRS_NOT_FOUND;
}

/* The target as the library wants it, in x->other; NULL where it is not allowed. */
static const char *link_target(drs_xlsx *x, drs_str target)
{
    if (x->links >= LINKS_MOST)
        return NULL;
    if (target.len && target.ptr[0] == '#') {
        x->other.len = 0;
        drs_buf_text(&x->other, "internal:'");
        drs_buf_put(&x->other, drs_str_sub(target, 1, target.len));
        drs_buf_text(&x->other, "'!A1");
        drs_buf_byte(&x->other, '\0');
        return x->other.ptr;
    }
    return is_allowed(target) ? drs_xlsx_plain(x, &x->other, target) : NULL;
}

static void tell_link(drs_xlsx *x, drs_str target)
{
    drs_buf *cell = &x->other;
    cell->len = 0;
    drs_sheet_column_letters(cell, (uint32_t)x->column);
    drs_buf_int(cell, (int64_t)x->row + 1);
    drs_diag_add(x->diags, DRS_WBK013, (drs_place){0},
                 (drs_args){{x->data->sheets[x->sheet].name, drs_buf_str(cell), target}});
}

static lxw_error write_link(drs_xlsx *x, lxw_worksheet *sheet, const drs_sheet_cell *cell,
                            lxw_format *format)
{
    lxw_row_t row = (lxw_row_t)x->row;
    lxw_col_t column = (lxw_col_t)x->column;
    const char *text = drs_xlsx_text(x, &x->text, cell->text);
    const char *target = link_target(x, cell->target);
    if (!target) {
        tell_link(x, cell->target);
        return worksheet_write_string(sheet, row, column, text, format);
    }
    x->links++;
    return worksheet_write_url_opt(sheet, row, column, target, format, text, NULL);
}

static lxw_error write_formula(drs_xlsx *x, lxw_worksheet *sheet, const drs_sheet_cell *cell,
                               lxw_format *format)
{
    drs_buf *text = &x->text;
    text->len = 0;
    drs_buf_byte(text, '=');
    for (size_t i = 0; i < cell->formula->count; i++) {
        const drs_piece *piece = &cell->formula->pieces[i];
        switch ((drs_piece_kind)piece->kind) {
        case DRS_PIECE_TEXT:
            drs_buf_text(text, piece->text);
            break;
        case DRS_PIECE_RANGE:
            drs_xlsx_range(text, x->data, piece->range);
            break;
        case DRS_PIECE_NEXT:
            drs_buf_byte(text, ',');
            break;
        }
    }
    drs_buf_byte(text, '\0');
    return worksheet_write_formula_num(sheet, (lxw_row_t)x->row, (lxw_col_t)x->column, text->ptr,
                                       format, number_of(cell));
}

static lxw_error write_cell(drs_xlsx *x, lxw_worksheet *sheet, const drs_sheet_cell *cell)
{
    lxw_format *format = x->formats[cell->style];
    lxw_row_t row = (lxw_row_t)x->row;
    lxw_col_t column = (lxw_col_t)x->column;
    switch ((drs_sheet_cell_kind)cell->kind) {
    case DRS_CELL_EMPTY:
        return cell->style ? worksheet_write_blank(sheet, row, column, format) : LXW_NO_ERROR;
    case DRS_CELL_TEXT:
        return worksheet_write_string(sheet, row, column, drs_xlsx_text(x, &x->text, cell->text),
                                      format);
    case DRS_CELL_NUMBER:
        return worksheet_write_number(sheet, row, column, number_of(cell), format);
    case DRS_CELL_DATE:
        return worksheet_write_number(sheet, row, column,
                                      (double)(drs_date_days(cell->date) + DAYS_TO_1970), format);
    case DRS_CELL_FORMULA:
        return write_formula(x, sheet, cell, format);
    case DRS_CELL_LINK:
        return write_link(x, sheet, cell, format);
    }
    return LXW_NO_ERROR;
}

static void write_rows(drs_xlsx *x, lxw_worksheet *sheet, const drs_sheet *data, drs_sheet_row *row)
{
    for (x->row = 0; x->row < data->row_count && !x->failed; x->row++) {
        drs_sheet_fill(data, x->row, row);
        x->column = 0;
        if (row->height)
            (void)drs_xlsx_check(
                x, worksheet_set_row(sheet, (lxw_row_t)x->row, points(row->height), NULL));
        for (; x->column < data->column_count && !x->failed; x->column++)
            (void)drs_xlsx_check(x, write_cell(x, sheet, &row->cells[x->column]));
    }
    x->row = x->column = 0;
}

/* ---- table ---- */

static void write_table(drs_xlsx *x, lxw_worksheet *sheet, const drs_sheet *data)
{
    const drs_sheet_table *table = &data->table;
    const drs_range *r = &table->range;
    if (!table->is_set)
        return;
    if (x->streams || !table->is_plain) {
        (void)drs_xlsx_check(x,
                             worksheet_autofilter(sheet, r->first_row, (lxw_col_t)r->first_column,
                                                  r->last_row, (lxw_col_t)r->last_column));
        return;
    }
    lxw_table_column *columns =
        drs_arena_alloc(x->data->arena, table->head_count * sizeof *columns);
    lxw_table_column **list =
        drs_arena_alloc(x->data->arena, (table->head_count + 1) * sizeof *list);
    drs_sheet_row heads = {
        .cells = drs_arena_alloc(x->data->arena, data->column_count * sizeof *heads.cells)};
    drs_sheet_fill(data, r->first_row, &heads);
    for (size_t i = 0; i < table->head_count; i++) {
        const char *head = drs_xlsx_text(x, &x->other, table->heads[i]);
        columns[i].header = drs_xlsx_copy(x, drs_str_c(head));
        columns[i].header_format = x->formats[heads.cells[r->first_column + i].style];
        list[i] = &columns[i];
    }
    lxw_table_options options = {.name = drs_xlsx_copy(x, table->name),
                                 .columns = list,
                                 .no_banded_rows = LXW_TRUE,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 0};
    (void)drs_xlsx_check(x, worksheet_add_table(sheet, r->first_row, (lxw_col_t)r->first_column,
                                                r->last_row, (lxw_col_t)r->last_column, &options));
}

/* ---- print setup ---- */

/* One section of a page head or foot; '&' is doubled. The name of the face between size and text
 * keeps a digit at the start of the text from being read as part of the size; in the text "&G" or
 * "&[Picture]" it keeps libxlsxwriter 1.1.4 from seeing an image, which it refuses as a wrong
 * parameter and then frees the text twice. A head has 255 characters, names of faces included: a
 * text with more such places is cut there. */
static void put_section(drs_buf *out, const char *section, drs_str text)
{
    static const char face[] = "&\"" DRS_WORKBOOK_FACE ",Regular\"";
    enum { PLACES_MOST = 2 };
    size_t places = 0;
    drs_buf_text(out, section);
    drs_buf_text(out, "&8");
    drs_buf_text(out, face);
    for (size_t i = 0; i < text.len; i++) {
        drs_buf_byte(out, text.ptr[i]);
        if (text.ptr[i] != '&')
            continue;
        drs_buf_byte(out, '&');
        bool image = i + 1 < text.len && (text.ptr[i + 1] == 'G' || text.ptr[i + 1] == '[');
        if (image && ++places > PLACES_MOST) {
            drs_buf_text(out, "…");
            return;
        }
        if (image)
            drs_buf_text(out, face);
    }
}

/* The library copies options with images, which these have not. */
static void set_page_texts(drs_xlsx *x, lxw_worksheet *sheet, const drs_sheet *data)
{
    lxw_header_footer_options margin = {.margin = inches(DRS_SHEET_MARGIN_HEAD)};
    drs_buf *text = &x->text;
    text->len = 0;
    put_section(text, "&L", data->page_head_left);
    put_section(text, "&R", data->page_head_right);
    drs_buf_byte(text, '\0');
    (void)drs_xlsx_check(x, worksheet_set_header_opt(sheet, text->ptr, &margin));
    text->len = 0;
    put_section(text, "&L", data->page_foot_left);
    drs_buf_text(text, "&R&8&\"" DRS_WORKBOOK_FACE ",Regular\"Seite &P von &N");
    drs_buf_byte(text, '\0');
    (void)drs_xlsx_check(x, worksheet_set_footer_opt(sheet, text->ptr, &margin));
}

static void set_page_breaks(drs_xlsx *x, lxw_worksheet *sheet, const drs_sheet *data)
{
    if (data->page_break_count == 0)
        return;
    lxw_row_t *rows = drs_arena_alloc(x->data->arena, (data->page_break_count + 1) * sizeof *rows);
    memcpy(rows, data->page_breaks, data->page_break_count * sizeof *rows);
    (void)drs_xlsx_check(x, worksheet_set_h_pagebreaks(sheet, rows));
}

static void set_page(drs_xlsx *x, lxw_worksheet *sheet, const drs_sheet *data)
{
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, PAPER_A4);
    worksheet_set_margins(sheet, inches(DRS_SHEET_MARGIN), inches(DRS_SHEET_MARGIN),
                          inches(DRS_SHEET_MARGIN_TOP), inches(DRS_SHEET_MARGIN_BOTTOM));
    set_page_texts(x, sheet, data);
    set_page_breaks(x, sheet, data);
    if (data->repeat_row != DRS_NOT_FOUND)
        (void)drs_xlsx_check(x, worksheet_repeat_rows(sheet, (lxw_row_t)data->repeat_row,
                                                      (lxw_row_t)data->repeat_row));
    if (data->repeat_columns)
        (void)drs_xlsx_check(
            x, worksheet_repeat_columns(sheet, 0, (lxw_col_t)(data->repeat_columns - 1)));
}

/* ---- rules ---- */

static void write_validation(drs_xlsx *x, lxw_worksheet *sheet, const drs_validation *data)
{
    drs_str pieces[] = {drs_str_c("="), x->data->names[data->name].name};
    drs_str formula = drs_arena_join(x->data->arena, pieces, 2);
    char *title = drs_xlsx_copy(x, data->title), *message = drs_xlsx_copy(x, data->message);
    lxw_data_validation validation = {.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
                                      .value_formula = drs_xlsx_copy(x, formula),
                                      .ignore_blank = LXW_VALIDATION_ON,
                                      .show_input = LXW_VALIDATION_ON,
                                      .show_error = LXW_VALIDATION_ON,
                                      .error_type = LXW_VALIDATION_ERROR_TYPE_STOP,
                                      .input_title = title,
                                      .input_message = message,
                                      .error_title = title,
                                      .error_message = message};
    const drs_range *r = &data->range;
    (void)drs_xlsx_check(
        x, worksheet_data_validation_range(sheet, r->first_row, (lxw_col_t)r->first_column,
                                           r->last_row, (lxw_col_t)r->last_column, &validation));
    /* libxlsxwriter 1.1.4 copies the formula of a list twice and loses the first copy; as a
     * formula of its own kind it is copied once. */
    lxw_data_val_obj *written;
    STAILQ_FOREACH(written, sheet->data_validations, list_pointers)
    written->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
}

static void write_condition(drs_xlsx *x, lxw_worksheet *sheet, const drs_range *r,
                            const drs_condition *data)
{
    drs_str pieces[] = {drs_str_c("\""), data->text, drs_str_c("\"")};
    lxw_conditional_format condition = {
        .type = LXW_CONDITIONAL_TYPE_CELL,
        .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
        .value_string = drs_xlsx_copy(x, drs_arena_join(x->data->arena, pieces, 3)),
        .format = drs_xlsx_condition_format(x, &x->data->styles[data->style])};
    if (!condition.format) {
        (void)drs_xlsx_check(x, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    (void)drs_xlsx_check(
        x, worksheet_conditional_format_range(sheet, r->first_row, (lxw_col_t)r->first_column,
                                              r->last_row, (lxw_col_t)r->last_column, &condition));
}

/* ---- the sheet ---- */

static void set_columns(drs_xlsx *x, lxw_worksheet *sheet, const drs_sheet *data)
{
    for (x->column = 0; x->column < data->column_count; x->column++) {
        lxw_col_t c = (lxw_col_t)x->column;
        (void)drs_xlsx_check(
            x, worksheet_set_column_pixels(sheet, c, c, pixels(data->columns[c].width), NULL));
    }
    x->column = 0;
}

void drs_xlsx_sheet(drs_xlsx *x, uint32_t index, drs_sheet_row *row)
{
    const drs_sheet *data = &x->data->sheets[index];
    lxw_worksheet *sheet = x->sheets[index];
    x->sheet = index;
    x->row = x->column = x->links = 0;
    worksheet_set_default_row(sheet, points(DRS_SHEET_ROW), LXW_FALSE);
    set_columns(x, sheet, data);
    set_page(x, sheet, data);
    if (data->frozen_rows || data->frozen_columns)
        worksheet_freeze_panes(sheet, (lxw_row_t)data->frozen_rows,
                               (lxw_col_t)data->frozen_columns);
    for (size_t i = 0; i < data->validation_count; i++)
        write_validation(x, sheet, &data->validations[i]);
    for (size_t i = 0; i < data->condition_count; i++)
        write_condition(x, sheet, &data->condition_range, &data->conditions[i]);
    write_rows(x, sheet, data, row);
    write_table(x, sheet, data);
    for (size_t i = 0; i < data->chart_count; i++)
        drs_xlsx_chart(x, &data->charts[i]);
}
