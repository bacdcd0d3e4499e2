/* SPDX-License-Identifier: Apache-2.0
 * OpenDocument 1.3, part 3, 9 (tables) and 6.1 (white space in text). Cells and rows that repeat
 * say so in a number, which is only multiplied after sheet.c has allowed it; empty ones are just
 * counted on. Annotations, drawings and ruby text within cells are no text of the cell. */
#include "reader/ods_sheet.h"

#include "reader/limits.h"
#include "reader/ods_value.h"
#include "reader/sheet_marks.h"
#include "reader/xml_reader.h"

typedef struct ods_scan {
    drs_sheet_book *book;
    drs_xml_handler handler;
    drs_buf text, value, shown;
    drs_ods_type type;
    unsigned tables, skipped;
    bool in_row, in_cell, has_type, has_formula;
    unsigned paragraphs; /* text:p begun in the cell */
    unsigned open;       /* of them and their kin, open now */
    bool after_blank;    /* a blank now would be the second */
    drs_buf white;       /* white space not put yet */
    uint64_t line, column;
    uint32_t row_repeat, cell_repeat, rows_spanned, columns; /* columns declared so far */
    bool is_row_hidden;
} ods_scan;

static void stop(ods_scan *scan)
{
    scan->book->failed = true;
    drs_xml_stop(&scan->handler);
}

static uint32_t clipped(uint64_t number)
{
    return number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
}

static drs_place place_of(const ods_scan *scan)
{
    return (drs_place){clipped(scan->line + 1), clipped(scan->column + 1)};
}

/* ---- text ---- */

static void put(ods_scan *scan, drs_str text)
{
    drs_buf_put(&scan->text, text);
    if (scan->text.len <= DRS_MOST_CELL_BYTES || scan->book->failed)
        return;
    drs_diag_add_numbers(scan->book->diags, DRS_TAB014, place_of(scan), DRS_MOST_CELL_BYTES, 0);
    stop(scan);
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* White space in the XML is one blank, at a paragraph's beginning and end none (6.1.2). Programs
 * keep more than that: LibreOffice and Gnumeric a tab that is a character, and one blank at the
 * end. Where a line ends in it, it is only the XML's own layout. */
static void white_put(ods_scan *scan, bool at_end)
{
    drs_str white = drs_buf_str(&scan->white);
    bool is_layout = drs_str_find_byte(white, '\n') != DRS_NOT_FOUND;
    bool has_tab = !is_layout && drs_str_find_byte(white, '\t') != DRS_NOT_FOUND;
    if (has_tab || (at_end && white.len == 1 && !is_layout))
        put(scan, white);
    else if (white.len && !at_end && !scan->after_blank)
        put(scan, drs_str_c(" "));
    scan->white.len = 0;
}

static void white_add(ods_scan *scan, char c)
{
    if (scan->white.len < DRS_MOST_CELL_BYTES)
        drs_buf_byte(&scan->white, c == '\r' ? '\n' : c);
}

static void on_text(void *context, drs_str text)
{
    ods_scan *scan = context;
    if (!scan->open || scan->skipped)
        return;
    for (size_t at = 0; at < text.len && !scan->book->failed;) {
        size_t from = at;
        if (is_white(text.ptr[at])) {
            white_add(scan, text.ptr[at++]);
            continue;
        }
        if (scan->white.len)
            white_put(scan, /* at_end */ false);
        while (at < text.len && !is_white(text.ptr[at]))
            at++;
        put(scan, drs_str_sub(text, from, at));
        scan->after_blank = false;
    }
}

static void blanks_put(ods_scan *scan, const char *const *attributes)
{
    uint32_t count = drs_xml_number(drs_xml_attribute(attributes, "c"), 1);
    white_put(scan, /* at_end */ false);
    for (uint32_t i = 0; i < count && !scan->book->failed; i++)
        put(scan, drs_str_c(" "));
    scan->after_blank = false;
}

static void paragraph_start(ods_scan *scan)
{
    if (scan->open++ == 0 && scan->paragraphs++ > 0)
        put(scan, drs_str_c("\n"));
    scan->after_blank = true;
}

static void paragraph_end(ods_scan *scan)
{
    scan->open -= scan->open > 0;
    white_put(scan, /* at_end */ true);
}

static void character_put(ods_scan *scan, const char *character)
{
    white_put(scan, /* at_end */ false);
    put(scan, drs_str_c(character));
    scan->after_blank = false;
}

static bool is_paragraph(const char *name)
{
    return strcmp(name, "p") == 0 || strcmp(name, "h") == 0;
}

static bool is_no_cell_text(const char *name)
{
    static const char *const names[] = {
        "annotation", "frame", "custom-shape", "rect",    "line",    "ruby-text", "text-box",
        "g",          "note",  "detective",    "control", "ellipse", "connector", "caption"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* One within the file leads nowhere outside of it. */
static void link_take(ods_scan *scan, const char *const *attributes)
{
    const char *target = drs_xml_attribute(attributes, "href");
    if (target && *target && *target != '#')
        drs_sheet_link_add(scan->book, place_of(scan), drs_str_c(target));
}

static void text_start(ods_scan *scan, const char *name, const char *const *attributes)
{
    if (scan->skipped || is_no_cell_text(name)) {
        if (scan->skipped++ == 0 && strcmp(name, "annotation") == 0)
            drs_sheet_mark_add(scan->book, DRS_MARK_COMMENT, place_of(scan), 1);
    } else if (is_paragraph(name)) {
        paragraph_start(scan);
    } else if (!scan->open) {
        return;
    } else if (strcmp(name, "s") == 0) {
        blanks_put(scan, attributes);
    } else if (strcmp(name, "tab") == 0) {
        character_put(scan, "\t");
    } else if (strcmp(name, "line-break") == 0) {
        character_put(scan, "\n");
    } else if (strcmp(name, "a") == 0) {
        link_take(scan, attributes);
    }
}

/* ---- cells ---- */

static void cell_start(ods_scan *scan, const char *const *attributes)
{
    scan->in_cell = true;
    scan->has_type = scan->has_formula = false;
    scan->text.len = scan->value.len = scan->white.len = 0;
    scan->type = DRS_ODS_WORDS;
    scan->paragraphs = scan->open = scan->skipped = 0;
    scan->cell_repeat = scan->rows_spanned = 1;
    for (; *attributes; attributes += 2) {
        drs_str key = drs_str_c(attributes[0]);
        size_t colon = drs_str_find_byte(key, ':');
        key = drs_str_sub(key, colon == DRS_NOT_FOUND ? 0 : colon + 1, key.len);
        if (drs_str_is(key, "number-columns-repeated")) {
            scan->cell_repeat = drs_xml_number(attributes[1], 1);
        } else if (drs_str_is(key, "number-rows-spanned")) {
            scan->rows_spanned = drs_xml_number(attributes[1], 1);
        } else if (drs_str_is(key, "value-type")) {
            scan->type = drs_ods_type_of(attributes[1]);
            scan->has_type = true;
        } else if (drs_str_is(key, "formula")) {
            scan->has_formula = true;
        } else if (drs_str_is(key, "value") || drs_str_ends(key, drs_str_c("-value"))) {
            drs_buf_text(&scan->value, attributes[1]);
        }
    }
}

static drs_str shown(ods_scan *scan, drs_ods_value value, bool is_own)
{
    scan->shown.len = 0;
    if (!drs_ods_value_show(&scan->shown, value, is_own) && !is_own)
        drs_diag_add(drs_sheet_cell_diags(scan->book), DRS_SHT028, place_of(scan),
                     (drs_args){{value.shown, value.value}});
    return drs_arena_copy(scan->book->arena, drs_buf_str(&scan->shown));
}

/* Whether the workbook is our own, its names tell, which come last. */
static drs_sheet_words cell_words(ods_scan *scan)
{
    drs_ods_value value = {
        .type = scan->type, .value = drs_buf_str(&scan->value), .shown = drs_buf_str(&scan->text)};
    drs_sheet_words words = {.text = {"", 0}};
    if (value.value.len || value.shown.len)
        words.text = shown(scan, value, /* is_own */ false);
    words.own = words.text;
    if (drs_ods_value_depends(value))
        words.own = shown(scan, value, /* is_own */ true);
    return words;
}

static void cell_end(ods_scan *scan)
{
    drs_sheet_words words = cell_words(scan);
    scan->in_cell = false;
    if (scan->has_formula && !scan->has_type && words.text.len == 0)
        drs_diag_add(drs_sheet_cell_diags(scan->book), DRS_SHT018, place_of(scan), (drs_args){0});
    if (scan->type == DRS_ODS_ERROR)
        drs_diag_add(drs_sheet_cell_diags(scan->book), DRS_SHT019, place_of(scan),
                     (drs_args){{words.text}});
    if (scan->rows_spanned > 1)
        drs_sheet_mark_add(scan->book, DRS_MARK_MERGED, place_of(scan), scan->rows_spanned);
    drs_sheet_cell_put(scan->book, place_of(scan), scan->cell_repeat, words);
    scan->column += scan->cell_repeat;
    if (scan->book->failed)
        stop(scan);
}

/* ---- rows and tables ---- */

static bool is_cell(const char *name)
{
    return strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0;
}

/* Hidden by hand ("collapse") or by a filter. */
static bool is_hidden(const char *const *attributes)
{
    const char *visibility = drs_xml_attribute(attributes, "visibility");
    return visibility && strcmp(visibility, "visible") != 0;
}

static void column_take(ods_scan *scan, const char *const *attributes)
{
    uint32_t repeat = drs_xml_number(drs_xml_attribute(attributes, "number-columns-repeated"), 1);
    if (scan->columns >= DRS_MOST_COLUMNS)
        return;
    if (is_hidden(attributes))
        drs_sheet_mark_add(scan->book, DRS_MARK_HIDDEN_COLUMN, (drs_place){0, scan->columns + 1},
                           repeat);
    scan->columns = clipped((uint64_t)scan->columns + repeat);
}

static void row_start(ods_scan *scan, const char *const *attributes)
{
    scan->in_row = true;
    scan->column = 0;
    scan->is_row_hidden = is_hidden(attributes);
    scan->row_repeat = drs_xml_number(drs_xml_attribute(attributes, "number-rows-repeated"), 1);
    if (scan->row_repeat == 0)
        scan->row_repeat = 1;
}

static void row_end(ods_scan *scan)
{
    scan->in_row = false;
    if (scan->book->width && scan->line >= DRS_MOST_SHEET_ROWS) {
        drs_diag_add_numbers(scan->book->diags, DRS_SHT014, place_of(scan), DRS_MOST_SHEET_ROWS, 0);
        stop(scan);
        return;
    }
    drs_sheet_row_end(scan->book, (uint32_t)(scan->line + 1), scan->row_repeat,
                      scan->is_row_hidden);
    scan->line += scan->row_repeat;
    if (scan->book->failed)
        stop(scan);
}

/* A table within a cell's shapes is none of ours: only the outermost counts. */
static void table_start(ods_scan *scan, const char *const *attributes)
{
    const char *name = drs_xml_attribute(attributes, "name");
    if (scan->tables++ > 0)
        return;
    scan->line = scan->column = scan->columns = 0;
    if (scan->book->count >= DRS_MOST_SHEETS) {
        scan->tables++; /* this one and all behind it are passed over, as tables within one */
        drs_diag_add_numbers(scan->book->diags, DRS_SHT027, (drs_place){0}, DRS_MOST_SHEETS, 0);
        return;
    }
    drs_sheet_begin(scan->book, drs_str_c(name ? name : ""), /* is_hidden */ false);
}

static void range_take(ods_scan *scan, const char *const *attributes)
{
    const char *name = drs_xml_attribute(attributes, "name");
    const char *range = drs_xml_attribute(attributes, "cell-range-address");
    if (name && range && strcmp(name, "Abdruck") == 0)
        drs_sheet_print_name(scan->book, range);
}

static void on_start(void *context, const char *name, const char *const *attributes)
{
    ods_scan *scan = context;
    if (scan->in_cell)
        text_start(scan, name, attributes);
    else if (strcmp(name, "table") == 0)
        table_start(scan, attributes);
    else if (scan->tables == 1 && scan->in_row && is_cell(name))
        cell_start(scan, attributes);
    else if (scan->tables == 1 && strcmp(name, "table-row") == 0)
        row_start(scan, attributes);
    else if (scan->tables == 1 && strcmp(name, "table-column") == 0)
        column_take(scan, attributes);
    else if (strcmp(name, "named-range") == 0)
        range_take(scan, attributes);
}

static void on_end(void *context, const char *name)
{
    ods_scan *scan = context;
    if (scan->in_cell && scan->skipped)
        scan->skipped--;
    else if (scan->in_cell && is_paragraph(name))
        paragraph_end(scan);
    else if (scan->in_cell && is_cell(name))
        cell_end(scan);
    else if (!scan->in_cell && scan->in_row && strcmp(name, "table-row") == 0)
        row_end(scan);
    else if (!scan->in_cell && strcmp(name, "table") == 0)
        scan->tables -= scan->tables > 0;
}

bool drs_ods_sheets_read(drs_sheet_book *book, drs_zip_reader *zip)
{
    ods_scan scan = {.book = book};
    scan.text = scan.value = scan.shown = scan.white = DRS_BUF(drs_arena_mem(book->arena));
    scan.handler =
        (drs_xml_handler){.start = on_start, .end = on_end, .text = on_text, .context = &scan};
    bool done = drs_xml_read(zip, "content.xml", &scan.handler, book->diags);
    drs_buf_free(&scan.text);
    drs_buf_free(&scan.value);
    drs_buf_free(&scan.shown);
    drs_buf_free(&scan.white);
    return done;
}
