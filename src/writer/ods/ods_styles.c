/* SPDX-License-Identifier: Apache-2.0
 * ODF 1.3 part 3: 16 (styles), 16.5 (page layout), 16.9 (master page). Every sheet has a master
 * page of its own, because head and foot name the sheet's content; the first is called "Default",
 * which LibreOffice expects to find. */
#include "writer/ods/ods_styles.h"

#include "base/sort.h"
#include "writer/ods/ods_cell_style.h"
#include "writer/ods/ods_use.h"

void drs_ods_font_faces(drs_xml *xml)
{
    drs_xml_open(xml, "office:font-face-decls");
    drs_xml_open(xml, "style:font-face");
    drs_xml_attr_text(xml, "style:name", DRS_WORKBOOK_FACE);
    drs_xml_attr_text(xml, "svg:font-family", DRS_WORKBOOK_FACE);
    drs_xml_attr_text(xml, "style:font-family-generic", "swiss");
    drs_xml_attr_text(xml, "style:font-pitch", "variable");
    drs_xml_close(xml);
    drs_xml_close(xml);
}

/* ---- content.xml ---- */

static int by_width(const void *left, const void *right)
{
    const int32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static void column_style(drs_xml *xml, int32_t width)
{
    drs_xml_open(xml, "style:style");
    drs_ods_attr_numbered(xml, "style:name", "w", width);
    drs_xml_attr_text(xml, "style:family", "table-column");
    drs_xml_open(xml, "style:table-column-properties");
    drs_ods_attr_length(xml, "style:column-width", width);
    drs_xml_close(xml);
    drs_xml_close(xml);
}

static void column_styles(const drs_ods *ods, drs_xml *xml)
{
    const drs_workbook *book = ods->book;
    size_t total = 0, count = 0;
    for (size_t i = 0; i < book->sheet_count; i++)
        total += book->sheets[i].column_count;
    int32_t *widths = drs_arena_alloc(ods->arena, total * sizeof *widths);
    for (size_t i = 0; i < book->sheet_count; i++)
        for (size_t k = 0; k < book->sheets[i].column_count; k++)
            widths[count++] = book->sheets[i].columns[k].width;
    drs_sort(ods->mem, widths, count, sizeof *widths, by_width);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || widths[i] != widths[i - 1])
            column_style(xml, widths[i]);
}

/* Rows of one line may grow with an edit. Higher ones are as high as computed: LibreOffice 7.4
 * measures with the screen's letters, so its own optimum prints some texts over the next row. */
static void row_style(drs_xml *xml, const char *prefix, size_t steps, bool begins_page)
{
    bool is_fixed = steps != drs_ods_steps(0) || strcmp(prefix, DRS_ODS_ROW_HEAD) == 0;
    drs_xml_open(xml, "style:style");
    drs_ods_attr_numbered(xml, "style:name", prefix, (int64_t)steps);
    drs_xml_attr_text(xml, "style:family", "table-row");
    drs_xml_open(xml, "style:table-row-properties");
    drs_ods_attr_length(xml, "style:row-height", (int32_t)steps * DRS_ODS_STEP);
    drs_xml_attr_text(xml, "style:use-optimal-row-height", is_fixed ? "false" : "true");
    if (begins_page)
        drs_xml_attr_text(xml, "fo:break-before", "page");
    drs_xml_close(xml);
    drs_xml_close(xml);
}

static void row_styles(const drs_ods *ods, drs_xml *xml)
{
    for (size_t i = 0; i < DRS_ODS_STEPS; i++) {
        if (ods->use->heights[i])
            row_style(xml, DRS_ODS_ROW, i, false);
        if (ods->use->broken[i])
            row_style(xml, DRS_ODS_ROW_BREAK, i, true);
        if (ods->use->heads[i])
            row_style(xml, DRS_ODS_ROW_HEAD, i, false);
    }
}

static void master_page_name(drs_xml *xml, const char *attribute, size_t sheet)
{
    if (sheet == 0)
        drs_xml_attr_text(xml, attribute, "Default");
    else
        drs_ods_attr_numbered(xml, attribute, "Blatt", (int64_t)sheet + 1);
}

static void sheet_styles(const drs_ods *ods, drs_xml *xml)
{
    for (size_t i = 0; i < ods->book->sheet_count; i++) {
        drs_xml_open(xml, "style:style");
        drs_ods_attr_numbered(xml, "style:name", "t", (int64_t)i);
        drs_xml_attr_text(xml, "style:family", "table");
        master_page_name(xml, "style:master-page-name", i);
        drs_xml_open(xml, "style:table-properties");
        drs_xml_attr_text(xml, "table:display", "true");
        drs_xml_attr_text(xml, "style:writing-mode", "lr-tb");
        drs_xml_close(xml);
        drs_xml_close(xml);
    }
}

/* cell-content()="Betrieb" */
static void condition_map(const drs_ods *ods, drs_xml *xml, const drs_sheet *sheet,
                          const drs_condition *condition)
{
    drs_buf text = DRS_BUF(ods->mem);
    drs_buf_text(&text, "cell-content()=\"");
    for (size_t i = 0; i < condition->text.len; i++) {
        if (condition->text.ptr[i] == '"')
            drs_buf_byte(&text, '"');
        drs_buf_byte(&text, condition->text.ptr[i]);
    }
    drs_buf_byte(&text, '"');
    drs_xml_open(xml, "style:map");
    drs_xml_attr(xml, "style:condition", drs_buf_str(&text));
    drs_ods_attr_numbered(xml, "style:apply-style-name", "b", condition->style);
    drs_range base = sheet->condition_range;
    base.last_row = base.first_row;
    base.last_column = base.first_column;
    drs_ods_attr_range(xml, "style:base-cell-address", ods->book, base);
    drs_xml_close(xml);
    drs_buf_free(&text);
}

static void ruled_styles(const drs_ods *ods, drs_xml *xml, size_t sheet_number)
{
    const drs_sheet *sheet = &ods->book->sheets[sheet_number];
    const bool *ruled = ods->use->ruled + sheet_number * ods->book->style_count;
    for (size_t i = 0; i < ods->book->style_count; i++) {
        if (!ruled[i])
            continue;
        drs_ods_cell_style_open(ods, xml, i, sheet_number);
        for (size_t k = 0; k < sheet->condition_count; k++)
            condition_map(ods, xml, sheet, &sheet->conditions[k]);
        drs_xml_close(xml);
    }
}

/* The frame of a chart: a thin line around, else LibreOffice draws its own blue one. */
static void chart_frame_style(drs_xml *xml)
{
    drs_xml_open(xml, "style:style");
    drs_xml_attr_text(xml, "style:name", "g");
    drs_xml_attr_text(xml, "style:family", "graphic");
    drs_xml_open(xml, "style:graphic-properties");
    drs_xml_attr_text(xml, "draw:stroke", "solid");
    drs_ods_attr_colour(xml, "svg:stroke-color", DRS_BORDER_INK);
    drs_xml_attr_text(xml, "draw:fill", "none");
    drs_xml_close(xml);
    drs_xml_close(xml);
}

void drs_ods_automatic_styles(const drs_ods *ods, drs_xml *xml)
{
    drs_xml_open(xml, "office:automatic-styles");
    drs_ods_data_styles(ods, xml);
    sheet_styles(ods, xml);
    column_styles(ods, xml);
    row_styles(ods, xml);
    chart_frame_style(xml);
    for (size_t i = 0; i < ods->book->style_count; i++) {
        drs_ods_cell_style_open(ods, xml, i, DRS_ODS_NOT_RULED);
        drs_xml_close(xml);
    }
    for (size_t i = 0; i < ods->book->sheet_count; i++)
        ruled_styles(ods, xml, i);
    drs_xml_close(xml);
}

/* ---- styles.xml ---- */

static void default_style(drs_xml *xml)
{
    drs_xml_open(xml, "style:default-style");
    drs_xml_attr_text(xml, "style:family", "table-cell");
    drs_xml_open(xml, "style:text-properties");
    drs_xml_attr_text(xml, "style:font-name", DRS_WORKBOOK_FACE);
    drs_xml_attr_text(xml, "fo:language", "de");
    drs_xml_attr_text(xml, "fo:country", "DE");
    drs_xml_attr_text(xml, "style:language-asian", "none");
    drs_xml_attr_text(xml, "style:country-asian", "none");
    drs_xml_attr_text(xml, "style:language-complex", "none");
    drs_xml_attr_text(xml, "style:country-complex", "none");
    drs_xml_close(xml);
    drs_xml_close(xml);
}

/* Styles a condition applies have to be common ones (16.3, style:apply-style-name). */
static void condition_styles(const drs_ods *ods, drs_xml *xml)
{
    const drs_workbook *book = ods->book;
    bool *done = drs_arena_alloc(ods->arena, book->style_count * sizeof *done);
    for (size_t i = 0; i < book->sheet_count; i++)
        for (size_t k = 0; k < book->sheets[i].condition_count; k++) {
            const drs_condition *condition = &book->sheets[i].conditions[k];
            if (done[condition->style])
                continue;
            done[condition->style] = true;
            drs_xml_open(xml, "style:style");
            drs_ods_attr_numbered(xml, "style:name", "b", condition->style);
            drs_xml_attr(xml, "style:display-name", condition->text);
            drs_xml_attr_text(xml, "style:family", "table-cell");
            drs_xml_attr_text(xml, "style:parent-style-name", "Default");
            drs_ods_cell_properties(xml, &book->styles[condition->style]);
            drs_xml_close(xml);
        }
}

static void common_styles(const drs_ods *ods, drs_xml *xml)
{
    drs_xml_open(xml, "office:styles");
    default_style(xml);
    drs_xml_open(xml, "style:style");
    drs_xml_attr_text(xml, "style:name", "Default");
    drs_xml_attr_text(xml, "style:family", "table-cell");
    drs_ods_cell_properties(xml, &ods->book->styles[0]);
    drs_xml_close(xml);
    condition_styles(ods, xml);
    drs_xml_close(xml);
}

/* The page margin reaches to the head or foot, which fills the room up to the cells. */
static void head_foot_style(drs_xml *xml, const char *element, const char *inner, int32_t room)
{
    drs_xml_open(xml, element);
    drs_xml_open(xml, "style:header-footer-properties");
    drs_ods_attr_length(xml, "fo:min-height", room);
    drs_ods_attr_length(xml, "fo:margin-left", 0);
    drs_ods_attr_length(xml, "fo:margin-right", 0);
    drs_ods_attr_length(xml, inner, 0);
    drs_xml_close(xml);
    drs_xml_close(xml);
}

/* No style:scale-to-… : scaled pages clip last lines in LibreOffice. */
static void page_layout(drs_xml *xml)
{
    drs_xml_open(xml, "style:page-layout");
    drs_xml_attr_text(xml, "style:name", "p1");
    drs_xml_open(xml, "style:page-layout-properties");
    drs_xml_attr_text(xml, "fo:page-width", "297mm");
    drs_xml_attr_text(xml, "fo:page-height", "210mm");
    drs_xml_attr_text(xml, "style:print-orientation", "landscape");
    drs_ods_attr_length(xml, "fo:margin-top", DRS_SHEET_MARGIN_HEAD);
    drs_ods_attr_length(xml, "fo:margin-bottom", DRS_SHEET_MARGIN_HEAD);
    drs_ods_attr_length(xml, "fo:margin-left", DRS_SHEET_MARGIN);
    drs_ods_attr_length(xml, "fo:margin-right", DRS_SHEET_MARGIN);
    drs_xml_attr_text(xml, "style:print", "charts drawings objects zero-values");
    drs_xml_attr_text(xml, "style:print-page-order", "ttb");
    drs_xml_attr_text(xml, "style:first-page-number", "continue");
    drs_xml_attr_text(xml, "style:writing-mode", "lr-tb");
    drs_xml_close(xml);
    head_foot_style(xml, "style:header-style", "fo:margin-bottom",
                    DRS_SHEET_MARGIN_TOP - DRS_SHEET_MARGIN_HEAD);
    head_foot_style(xml, "style:footer-style", "fo:margin-top",
                    DRS_SHEET_MARGIN_BOTTOM - DRS_SHEET_MARGIN_HEAD);
    drs_xml_close(xml);
}

#define PAGE_TEXT "k"

enum { PAGE_TEXT_SIZE = 8000 };

/* Of the words in page heads and feet. */
static void page_text_style(drs_xml *xml)
{
    drs_xml_open(xml, "style:style");
    drs_xml_attr_text(xml, "style:name", PAGE_TEXT);
    drs_xml_attr_text(xml, "style:family", "text");
    drs_xml_open(xml, "style:text-properties");
    drs_xml_attr_text(xml, "style:font-name", DRS_WORKBOOK_FACE);
    drs_ods_attr_length(xml, "fo:font-size", PAGE_TEXT_SIZE);
    drs_xml_close(xml);
    drs_xml_close(xml);
}

static void region_open(drs_xml *xml, const char *name)
{
    drs_xml_open(xml, name);
    drs_xml_open(xml, "text:p");
    drs_xml_open(xml, "text:span");
    drs_xml_attr_text(xml, "text:style-name", PAGE_TEXT);
}

static void region_close(drs_xml *xml)
{
    drs_xml_close(xml);
    drs_xml_close(xml);
    drs_xml_close(xml);
}

static void region(drs_xml *xml, const char *name, drs_str text)
{
    region_open(xml, name);
    drs_xml_text(xml, text);
    region_close(xml);
}

/* "Seite n von m" */
static void page_number(drs_xml *xml)
{
    region_open(xml, "style:region-right");
    drs_xml_text(xml, drs_str_c("Seite "));
    drs_xml_element(xml, "text:page-number", drs_str_c("1"));
    drs_xml_text(xml, drs_str_c(" von "));
    drs_xml_element(xml, "text:page-count", drs_str_c("1"));
    region_close(xml);
}

static void master_page(drs_xml *xml, const drs_sheet *sheet, size_t number)
{
    drs_xml_open(xml, "style:master-page");
    master_page_name(xml, "style:name", number);
    drs_xml_attr_text(xml, "style:page-layout-name", "p1");
    drs_xml_open(xml, "style:header");
    region(xml, "style:region-left", sheet->page_head_left);
    region(xml, "style:region-right", sheet->page_head_right);
    drs_xml_close(xml);
    drs_xml_open(xml, "style:footer");
    region(xml, "style:region-left", sheet->page_foot_left);
    page_number(xml);
    drs_xml_close(xml);
    drs_xml_close(xml);
}

void drs_ods_styles_part(drs_ods *ods)
{
    drs_xml xml = drs_ods_part_begin(ods, "styles.xml", "office:document-styles");
    drs_ods_font_faces(&xml);
    common_styles(ods, &xml);
    drs_xml_open(&xml, "office:automatic-styles");
    page_layout(&xml);
    page_text_style(&xml);
    drs_xml_close(&xml);
    drs_xml_open(&xml, "office:master-styles");
    for (size_t i = 0; i < ods->book->sheet_count; i++)
        master_page(&xml, &ods->book->sheets[i], i);
    drs_xml_close(&xml);
    drs_ods_part_end(ods, &xml);
}
