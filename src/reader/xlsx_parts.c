/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/xlsx_parts.h"

#include "reader/limits.h"
#include "reader/xlsx_relations.h"
#include "reader/xlsx_text.h"

/* ---- the workbook ---- */

typedef struct workbook_scan {
    drs_xlsx *xlsx;
    bool is_print_name;
    drs_buf range;
} workbook_scan;

static void sheet_add(drs_xlsx *xlsx, const char *const *attributes)
{
    const char *name = drs_xml_attribute(attributes, "name");
    const char *state = drs_xml_attribute(attributes, "state");
    const char *id = NULL;
    /* "id" is also what a sheetId could be called: only the one with a prefix is meant. */
    for (const char *const *a = attributes; *a; a += 2)
        if (strchr(*a, ':') && strcmp(strchr(*a, ':'), ":id") == 0)
            id = a[1];
    if (!name || !id || xlsx->has_too_many_sheets)
        return;
    if (xlsx->sheet_count >= DRS_MOST_SHEETS) {
        xlsx->has_too_many_sheets = true;
        drs_diag_add_numbers(xlsx->diags, DRS_SHT027, (drs_place){0}, DRS_MOST_SHEETS, 0);
        return;
    }
    xlsx->sheets = drs_arena_grow(xlsx->arena, xlsx->sheets, xlsx->sheet_count,
                                  &xlsx->sheet_capacity, sizeof *xlsx->sheets);
    xlsx->sheets[xlsx->sheet_count++] =
        (drs_xlsx_sheet){.name = drs_arena_copy(xlsx->arena, drs_str_c(name)),
                         .relation = drs_arena_copy(xlsx->arena, drs_str_c(id)),
                         .is_hidden = state && strcmp(state, "visible") != 0};
}

bool drs_xlsx_is_true(const char *text)
{
    return text && (strcmp(text, "1") == 0 || strcmp(text, "true") == 0 || strcmp(text, "on") == 0);
}

static void workbook_start(void *context, const char *name, const char *const *attributes)
{
    workbook_scan *scan = context;
    if (strcmp(name, "sheet") == 0) {
        sheet_add(scan->xlsx, attributes);
    } else if (strcmp(name, "workbookPr") == 0) {
        scan->xlsx->is_1904 = drs_xlsx_is_true(drs_xml_attribute(attributes, "date1904"));
    } else if (strcmp(name, "definedName") == 0) {
        const char *defined = drs_xml_attribute(attributes, "name");
        scan->is_print_name = defined && strcmp(defined, "Abdruck") == 0;
    }
}

static void workbook_text(void *context, drs_str text)
{
    workbook_scan *scan = context;
    if (scan->is_print_name && scan->range.len < 1000)
        drs_buf_put(&scan->range, text);
}

static void workbook_end(void *context, const char *name)
{
    workbook_scan *scan = context;
    if (strcmp(name, "definedName") == 0)
        scan->is_print_name = false;
}

static bool sheets_read(drs_xlsx *xlsx)
{
    workbook_scan scan = {.xlsx = xlsx, .range = DRS_BUF(drs_arena_mem(xlsx->arena))};
    drs_xml_handler handler = {
        .start = workbook_start, .end = workbook_end, .text = workbook_text, .context = &scan};
    bool done = drs_xml_read(xlsx->zip, xlsx->workbook, &handler, xlsx->diags);
    if (scan.range.len) {
        drs_buf_byte(&scan.range, '\0');
        drs_sheet_print_name(xlsx->book, scan.range.ptr);
    }
    drs_buf_free(&scan.range);
    return done;
}

static void sheets_find(drs_xlsx *xlsx, const drs_relations *r)
{
    for (size_t i = 0; i < xlsx->sheet_count; i++)
        for (size_t k = 0; k < r->count; k++)
            if (drs_str_equal(xlsx->sheets[i].relation, r->items[k].id) &&
                drs_str_is(r->items[k].type, "worksheet"))
                xlsx->sheets[i].part = r->items[k].part;
}

bool drs_xlsx_workbook_read(drs_xlsx *xlsx)
{
    drs_relations r;
    xlsx->workbook = "xl/workbook.xml";
    if (drs_zip_reader_has(xlsx->zip, "_rels/.rels")) {
        if (!drs_relations_read(xlsx, "", &r))
            return false;
        const char *told = drs_relations_part(&r, "officeDocument");
        xlsx->workbook = told ? told : xlsx->workbook;
    }
    if (!drs_zip_reader_has(xlsx->zip, xlsx->workbook)) {
        drs_diag_add(xlsx->diags, DRS_SHT024, (drs_place){0}, (drs_args){{drs_str_c("XLSX")}});
        return false;
    }
    if (!sheets_read(xlsx) || !drs_relations_read(xlsx, xlsx->workbook, &r))
        return false;
    sheets_find(xlsx, &r);
    xlsx->strings_part = drs_relations_part(&r, "sharedStrings");
    xlsx->styles_part = drs_relations_part(&r, "styles");
    return true;
}

/* ---- shared strings ---- */

typedef struct string_scan {
    drs_xlsx *xlsx;
    drs_xlsx_text text;
    uint64_t bytes;
    drs_xml_handler *handler;
} string_scan;

static void string_start(void *context, const char *name, const char *const *attributes)
{
    (void)attributes;
    string_scan *scan = context;
    drs_xlsx_text_start(&scan->text, name);
}

static void string_text(void *context, drs_str text)
{
    string_scan *scan = context;
    if (!scan->text.is_open)
        return;
    scan->bytes += text.len;
    drs_buf_put(&scan->text.text, text);
    if (scan->text.text.len <= DRS_MOST_CELL_BYTES)
        return;
    drs_diag_add_numbers(scan->xlsx->diags, DRS_TAB014, (drs_place){0}, DRS_MOST_CELL_BYTES, 0);
    drs_xml_stop(scan->handler);
}

static void string_end(void *context, const char *name)
{
    string_scan *scan = context;
    drs_xlsx *xlsx = scan->xlsx;
    drs_xlsx_text_end(&scan->text, name);
    if (strcmp(name, "si") != 0)
        return;
    xlsx->strings = drs_arena_grow(xlsx->arena, xlsx->strings, xlsx->string_count,
                                   &xlsx->string_capacity, sizeof *xlsx->strings);
    xlsx->strings[xlsx->string_count++] = drs_xlsx_text_take(&scan->text, xlsx->arena);
}

bool drs_xlsx_strings_read(drs_xlsx *xlsx)
{
    if (!xlsx->strings_part)
        return true;
    string_scan scan = {.xlsx = xlsx, .text = {.text = DRS_BUF(drs_arena_mem(xlsx->arena))}};
    drs_xml_handler handler = {
        .start = string_start, .end = string_end, .text = string_text, .context = &scan};
    scan.handler = &handler;
    bool done = drs_xml_read(xlsx->zip, xlsx->strings_part, &handler, xlsx->diags);
    drs_buf_free(&scan.text.text);
    return done;
}

/* ---- styles ---- */

typedef struct named_format {
    uint32_t id;
    const drs_number_format *format;
} named_format;

typedef struct style_scan {
    drs_xlsx *xlsx;
    drs_xml_handler *handler;
    named_format *named;
    size_t count, capacity;
    bool is_cell_formats; /* within cellXfs */
} style_scan;

static const drs_number_format *format_keep(drs_arena *arena, drs_number_format format)
{
    drs_number_format *kept = drs_arena_alloc(arena, sizeof *kept);
    *kept = format;
    return kept;
}

static void format_name(style_scan *scan, uint32_t id, drs_number_format format)
{
    drs_arena *arena = scan->xlsx->arena;
    scan->named =
        drs_arena_grow(arena, scan->named, scan->count, &scan->capacity, sizeof *scan->named);
    scan->named[scan->count++] = (named_format){id, format_keep(arena, format)};
}

/* Formats with a code of their own come before those that use them. */
static const drs_number_format *format_find(style_scan *scan, uint32_t id)
{
    for (size_t i = 0; i < scan->count; i++)
        if (scan->named[i].id == id)
            return scan->named[i].format;
    format_name(scan, id, drs_number_format_builtin(scan->xlsx->arena, id));
    return scan->named[scan->count - 1].format;
}

static void too_many_styles(style_scan *scan)
{
    drs_diag_add_numbers(scan->xlsx->diags, DRS_SHT025, (drs_place){0}, DRS_MOST_STYLES, 0);
    drs_xml_stop(scan->handler);
}

static void cell_format_add(style_scan *scan, uint32_t id)
{
    drs_xlsx *xlsx = scan->xlsx;
    if (xlsx->format_count >= DRS_MOST_STYLES) {
        too_many_styles(scan);
        return;
    }
    xlsx->formats = drs_arena_grow(xlsx->arena, xlsx->formats, xlsx->format_count,
                                   &xlsx->format_capacity, sizeof *xlsx->formats);
    xlsx->formats[xlsx->format_count++] = format_find(scan, id);
}

static void style_start(void *context, const char *name, const char *const *attributes)
{
    enum { MOST_NAMED = 2000 };
    style_scan *scan = context;
    uint32_t id = drs_xml_number(drs_xml_attribute(attributes, "numFmtId"), 0);
    if (strcmp(name, "cellXfs") == 0) {
        scan->is_cell_formats = true;
    } else if (strcmp(name, "xf") == 0 && scan->is_cell_formats) {
        cell_format_add(scan, id);
    } else if (strcmp(name, "numFmt") == 0) {
        const char *code = drs_xml_attribute(attributes, "formatCode");
        if (scan->count >= MOST_NAMED)
            too_many_styles(scan);
        else if (code && !scan->is_cell_formats)
            format_name(scan, id, drs_number_format_of(scan->xlsx->arena, drs_str_c(code)));
    }
}

static void style_end(void *context, const char *name)
{
    style_scan *scan = context;
    if (strcmp(name, "cellXfs") == 0)
        scan->is_cell_formats = false;
}

bool drs_xlsx_styles_read(drs_xlsx *xlsx)
{
    if (!xlsx->styles_part)
        return true;
    style_scan scan = {.xlsx = xlsx};
    drs_xml_handler handler = {.start = style_start, .end = style_end, .context = &scan};
    scan.handler = &handler;
    return drs_xml_read(xlsx->zip, xlsx->styles_part, &handler, xlsx->diags);
}
