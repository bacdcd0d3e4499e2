/* SPDX-License-Identifier: Apache-2.0
 * ISO/IEC 29500-1, 18.3.1: rows of cells c with their value v, or text is. Rows and cells without
 * an address follow the one before. What a cell shows is made when it ends: shared text, text,
 * truth, error, or a number under its format. */
#include "reader/xlsx_sheet.h"

#include "reader/limits.h"
#include "reader/sheet_marks.h"
#include "reader/xlsx_sheet_parts.h"
#include "reader/xlsx_text.h"

typedef enum value_kind {
    VALUE_NUMBER,
    VALUE_SHARED,
    VALUE_INLINE,
    VALUE_TEXT,
    VALUE_TRUTH,
    VALUE_ERROR,
    VALUE_DATE
} value_kind;

typedef struct sheet_scan {
    drs_xlsx *xlsx;
    drs_sheet_book *book;
    drs_xml_handler *handler;
    drs_xlsx_text inline_text;
    drs_xlsx_links links;
    drs_buf value, shown;
    drs_place place; /* of the cell */
    uint32_t style;
    value_kind kind;
    bool in_row, in_cell, in_value, has_value, has_formula, is_row_hidden;
} sheet_scan;

static void stop(sheet_scan *scan)
{
    scan->book->failed = true;
    drs_xml_stop(scan->handler);
}

/* ---- start ---- */

static bool is_hidden(const char *const *attributes)
{
    return drs_xlsx_is_true(drs_xml_attribute(attributes, "hidden"));
}

/* Columns min to max. */
static void columns_start(sheet_scan *scan, const char *const *attributes)
{
    uint32_t first = drs_xml_number(drs_xml_attribute(attributes, "min"), 0);
    uint32_t last = drs_xml_number(drs_xml_attribute(attributes, "max"), first);
    if (is_hidden(attributes) && first && first <= last)
        drs_sheet_mark_add(scan->book, DRS_MARK_HIDDEN_COLUMN, (drs_place){0, first},
                           last - first + 1);
}

/* Its target is in the sheet's relationships. Without an id it leads to a cell of the file. */
static void link_start(sheet_scan *scan, const char *const *attributes)
{
    drs_arena *arena = scan->xlsx->arena;
    const char *address = drs_xml_attribute(attributes, "ref");
    const char *id = drs_xml_attribute(attributes, "id");
    drs_place place;
    if (!address || !id || !drs_sheet_address(address, &place))
        return;
    drs_xlsx_links *links = &scan->links;
    links->items =
        drs_arena_grow(arena, links->items, links->count, &links->capacity, sizeof *links->items);
    links->items[links->count++] = (drs_xlsx_link){place, drs_arena_copy(arena, drs_str_c(id))};
}

/* "A2:B4" */
static void merged_start(sheet_scan *scan, const char *const *attributes)
{
    const char *range = drs_xml_attribute(attributes, "ref");
    drs_place first, last;
    size_t used = range ? drs_sheet_address(range, &first) : 0;
    if (used && range[used] == ':' && drs_sheet_address(range + used + 1, &last) &&
        last.line > first.line)
        drs_sheet_mark_add(scan->book, DRS_MARK_MERGED, first, last.line - first.line + 1);
}

static void row_start(sheet_scan *scan, const char *const *attributes)
{
    const char *number = drs_xml_attribute(attributes, "r");
    uint32_t line = drs_xml_number(number, scan->place.line + 1);
    scan->place = (drs_place){line, 0};
    scan->in_row = true;
    scan->is_row_hidden = is_hidden(attributes);
    if (line == 0 || line > DRS_MOST_SHEET_ROWS) {
        drs_diag_add_numbers(scan->xlsx->diags, DRS_SHT014, scan->place, DRS_MOST_SHEET_ROWS, 0);
        stop(scan);
    }
}

static value_kind kind_of(const char *type)
{
    static const struct {
        const char *type;
        value_kind kind;
    } kinds[] = {{"s", VALUE_SHARED}, {"inlineStr", VALUE_INLINE}, {"str", VALUE_TEXT},
                 {"b", VALUE_TRUTH},  {"e", VALUE_ERROR},          {"d", VALUE_DATE}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(type, kinds[i].type) == 0)
            return kinds[i].kind;
    return VALUE_NUMBER;
}

static void cell_start(sheet_scan *scan, const char *const *attributes)
{
    const char *address = NULL;
    scan->style = 0;
    scan->kind = VALUE_NUMBER;
    for (; *attributes; attributes += 2) {
        const char *name = attributes[0];
        if (name[0] == 'r' && name[1] == '\0')
            address = attributes[1];
        else if (name[0] == 't' && name[1] == '\0')
            scan->kind = kind_of(attributes[1]);
        else if (name[0] == 's' && name[1] == '\0')
            scan->style = drs_xml_number(attributes[1], 0);
    }
    scan->in_cell = true;
    scan->has_value = scan->has_formula = false;
    scan->value.len = scan->inline_text.text.len = 0;
    drs_place told;
    if (!address) {
        scan->place.column++;
    } else if (*address && drs_sheet_address(address, &told) == strlen(address)) {
        scan->place.column = told.column;
    } else {
        drs_diag_add(scan->xlsx->diags, DRS_SHT011, scan->place, (drs_args){{drs_str_c(address)}});
        stop(scan);
    }
}

static void on_start(void *context, const char *name, const char *const *attributes)
{
    sheet_scan *scan = context;
    if (scan->in_cell) {
        if (strcmp(name, "v") == 0)
            scan->in_value = scan->has_value = true;
        else if (strcmp(name, "f") == 0)
            scan->has_formula = true;
        else
            drs_xlsx_text_start(&scan->inline_text, name);
    } else if (scan->in_row) {
        if (strcmp(name, "c") == 0)
            cell_start(scan, attributes);
    } else if (strcmp(name, "row") == 0) {
        row_start(scan, attributes);
    } else if (strcmp(name, "col") == 0) {
        columns_start(scan, attributes);
    } else if (strcmp(name, "hyperlink") == 0) {
        link_start(scan, attributes);
    } else if (strcmp(name, "mergeCell") == 0) {
        merged_start(scan, attributes);
    }
}

/* ---- text ---- */

static void on_text(void *context, drs_str text)
{
    sheet_scan *scan = context;
    drs_buf *into = scan->in_value              ? &scan->value
                    : scan->inline_text.is_open ? &scan->inline_text.text
                                                : NULL;
    if (!into)
        return;
    drs_buf_put(into, text);
    if (into->len <= DRS_MOST_CELL_BYTES)
        return;
    drs_diag_add_numbers(scan->xlsx->diags, DRS_TAB014, scan->place, DRS_MOST_CELL_BYTES, 0);
    stop(scan);
}

/* ---- end ---- */

static drs_str shared(sheet_scan *scan)
{
    const drs_xlsx *xlsx = scan->xlsx;
    drs_buf_byte(&scan->value, '\0');
    uint32_t index = drs_xml_number(scan->value.ptr, UINT32_MAX);
    if (index < xlsx->string_count)
        return xlsx->strings[index];
    drs_buf count = DRS_BUF(drs_arena_mem(xlsx->arena));
    drs_buf_int(&count, (int64_t)xlsx->string_count);
    drs_diag_add(xlsx->diags, DRS_SHT012, scan->place,
                 (drs_args){{drs_str_c(scan->value.ptr), drs_buf_str(&count)}});
    drs_buf_free(&count);
    stop(scan);
    return (drs_str){"", 0};
}

static drs_str kept(sheet_scan *scan, const drs_buf *text)
{
    return text->len ? drs_arena_copy(scan->xlsx->arena, drs_buf_str(text)) : (drs_str){"", 0};
}

static drs_str number(sheet_scan *scan)
{
    static const drs_number_format general = {.is = DRS_SHOW_GENERAL};
    const drs_xlsx *xlsx = scan->xlsx;
    const drs_number_format *format =
        scan->style < xlsx->format_count ? xlsx->formats[scan->style] : &general;
    scan->shown.len = 0;
    if (!drs_number_show(&scan->shown, drs_buf_str(&scan->value), format, xlsx->is_1904))
        drs_diag_add(drs_sheet_cell_diags(scan->book), DRS_SHT029, scan->place,
                     (drs_args){{format->code, drs_buf_str(&scan->shown)}});
    return kept(scan, &scan->shown);
}

/* t="d": an ISO date, perhaps with a time. */
static drs_str iso_date(sheet_scan *scan)
{
    drs_date date;
    drs_str value = drs_buf_str(&scan->value);
    if (drs_date_parse(value, &date) != 10)
        return kept(scan, &scan->value);
    scan->shown.len = 0;
    drs_date_german(&scan->shown, date);
    if (value.len >= 16 && value.ptr[10] == 'T' && drs_str_find(value, drs_str_c("T00:00")) != 10) {
        drs_buf_byte(&scan->shown, ' ');
        drs_buf_put(&scan->shown, drs_str_sub(value, 11, 16));
    }
    return kept(scan, &scan->shown);
}

static drs_str text_of_value(sheet_scan *scan)
{
    drs_buf_put(&scan->inline_text.text, drs_buf_str(&scan->value));
    return drs_xlsx_text_take(&scan->inline_text, scan->xlsx->arena);
}

static drs_str error_value(sheet_scan *scan)
{
    drs_str text = kept(scan, &scan->value);
    drs_diag_add(drs_sheet_cell_diags(scan->book), DRS_SHT019, scan->place, (drs_args){{text}});
    return text;
}

/* A result that is text may be an empty one; openpyxl writes an empty v where it knows none. */
static bool lacks_result(const sheet_scan *scan)
{
    bool is_empty_text = scan->has_value && scan->kind == VALUE_TEXT;
    return scan->has_formula && scan->value.len == 0 && !is_empty_text;
}

static drs_str cell_text(sheet_scan *scan)
{
    if (scan->kind == VALUE_INLINE)
        return drs_xlsx_text_take(&scan->inline_text, scan->xlsx->arena);
    if (lacks_result(scan))
        drs_diag_add(drs_sheet_cell_diags(scan->book), DRS_SHT018, scan->place, (drs_args){0});
    if (scan->value.len == 0)
        return (drs_str){"", 0};
    switch (scan->kind) {
    case VALUE_SHARED:
        return shared(scan);
    case VALUE_INLINE:
    case VALUE_TEXT:
        return text_of_value(scan);
    case VALUE_TRUTH:
        return drs_str_c(drs_str_is(drs_buf_str(&scan->value), "0") ? "FALSCH" : "WAHR");
    case VALUE_ERROR:
        return error_value(scan);
    case VALUE_DATE:
        return iso_date(scan);
    case VALUE_NUMBER:
        break;
    }
    return number(scan);
}

static void cell_end(sheet_scan *scan)
{
    scan->in_cell = scan->in_value = false;
    drs_str text = cell_text(scan);
    drs_sheet_cell_put(scan->book, scan->place, 1, (drs_sheet_words){text, text});
    if (scan->book->failed)
        stop(scan);
}

static void on_end(void *context, const char *name)
{
    sheet_scan *scan = context;
    if (scan->in_cell) {
        if (name[0] == 'c' && name[1] == '\0')
            cell_end(scan);
        else if (name[0] == 'v' && name[1] == '\0')
            scan->in_value = false;
        else
            drs_xlsx_text_end(&scan->inline_text, name);
    } else if (scan->in_row && strcmp(name, "row") == 0) {
        scan->in_row = false;
        drs_sheet_row_end(scan->book, scan->place.line, /* repeat */ 1, scan->is_row_hidden);
        if (scan->book->failed)
            stop(scan);
    }
}

bool drs_xlsx_sheet_read(drs_xlsx *xlsx, const drs_xlsx_sheet *sheet)
{
    const drs_mem *mem = drs_arena_mem(xlsx->arena);
    sheet_scan scan = {.xlsx = xlsx, .book = xlsx->book};
    scan.inline_text.text = scan.value = scan.shown = DRS_BUF(mem);
    drs_xml_handler handler = {.start = on_start, .end = on_end, .text = on_text, .context = &scan};
    scan.handler = &handler;
    drs_sheet_begin(xlsx->book, sheet->name, sheet->is_hidden);
    bool done = drs_xml_read(xlsx->zip, sheet->part, &handler, xlsx->diags);
    drs_buf_free(&scan.inline_text.text);
    drs_buf_free(&scan.value);
    drs_buf_free(&scan.shown);
    return done && drs_xlsx_sheet_parts_read(xlsx, sheet->part, &scan.links);
}
