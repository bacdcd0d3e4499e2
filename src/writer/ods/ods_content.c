/* SPDX-License-Identifier: Apache-2.0
 * ODF 1.3 part 3: 3.7 (office:spreadsheet) fixes the order: calculation settings, validations,
 * tables, names, database ranges. Empty lists of these are left out, they are not allowed. */
#include "writer/ods/ods_content.h"

#include "writer/ods/ods_cell.h"
#include "writer/ods/ods_sheet.h"
#include "writer/ods/ods_styles.h"
#include "writer/ods/ods_text.h"

/* Cells beyond which packing quickly is worth more than packing well. */
enum { BULK_CELLS = 500000 };

static bool is_bulk(const drs_workbook *book)
{
    size_t cells = 0;
    for (size_t i = 0; i < book->sheet_count; i++)
        cells += book->sheets[i].row_count * book->sheets[i].column_count;
    return cells > BULK_CELLS;
}

/* COUNTIF and its like compare as Excel does. */
static void calculation_settings(drs_xml *xml)
{
    drs_xml_open(xml, "table:calculation-settings");
    drs_xml_attr_text(xml, "table:case-sensitive", "false");
    drs_xml_attr_text(xml, "table:search-criteria-must-apply-to-whole-cell", "true");
    drs_xml_attr_text(xml, "table:automatic-find-labels", "false");
    drs_xml_attr_text(xml, "table:use-regular-expressions", "false");
    drs_xml_attr_text(xml, "table:use-wildcards", "true");
    drs_xml_close(xml);
}

static void message(drs_xml *xml, const char *element, const drs_validation *validation)
{
    drs_xml_open(xml, element);
    drs_xml_attr(xml, "table:title", validation->title);
    drs_xml_attr_text(xml, "table:display", "true");
    if (drs_str_is(drs_str_c(element), "table:error-message"))
        drs_xml_attr_text(xml, "table:message-type", "stop");
    drs_ods_paragraphs(xml, validation->message);
    drs_xml_close(xml);
}

static void validation_put(const drs_ods *ods, drs_xml *xml, size_t sheet, size_t index)
{
    const drs_validation *validation = &ods->book->sheets[sheet].validations[index];
    drs_range base = validation->range;
    base.last_row = base.first_row;
    base.last_column = base.first_column;
    drs_buf condition = DRS_BUF(ods->mem);
    drs_buf_text(&condition, "of:cell-content-is-in-list(");
    drs_buf_put(&condition, ods->book->names[validation->name].name);
    drs_buf_byte(&condition, ')');
    drs_xml_open(xml, "table:content-validation");
    drs_ods_attr_validation(xml, "table:name", sheet, index);
    drs_xml_attr(xml, "table:condition", drs_buf_str(&condition));
    drs_xml_attr_text(xml, "table:allow-empty-cell", "true");
    drs_xml_attr_text(xml, "table:display-list", "unsorted");
    drs_ods_attr_range(xml, "table:base-cell-address", ods->book, base);
    message(xml, "table:help-message", validation);
    message(xml, "table:error-message", validation);
    drs_xml_close(xml);
    drs_buf_free(&condition);
}

static void validations(const drs_ods *ods, drs_xml *xml)
{
    bool opened = false;
    for (size_t i = 0; i < ods->book->sheet_count; i++)
        for (size_t k = 0; k < ods->book->sheets[i].validation_count; k++) {
            if (!opened)
                drs_xml_open(xml, "table:content-validations");
            opened = true;
            validation_put(ods, xml, i, k);
        }
    if (opened)
        drs_xml_close(xml);
}

static void sheets(const drs_ods *ods, drs_xml *xml)
{
    size_t chart = 0;
    for (size_t i = 0; i < ods->book->sheet_count; i++) {
        drs_ods_sheet(ods, xml, i, chart);
        chart += ods->book->sheets[i].chart_count;
    }
}

static void names(const drs_ods *ods, drs_xml *xml)
{
    if (!ods->book->name_count)
        return;
    drs_xml_open(xml, "table:named-expressions");
    for (size_t i = 0; i < ods->book->name_count; i++) {
        const drs_name *name = &ods->book->names[i];
        drs_range base = name->range;
        base.last_row = base.first_row;
        base.last_column = base.first_column;
        drs_xml_open(xml, "table:named-range");
        drs_xml_attr(xml, "table:name", name->name);
        drs_ods_attr_range(xml, "table:base-cell-address", ods->book, base);
        drs_ods_attr_range(xml, "table:cell-range-address", ods->book, name->range);
        drs_xml_close(xml);
    }
    drs_xml_close(xml);
}

static void database_range(const drs_ods *ods, drs_xml *xml, const drs_sheet_table *table)
{
    drs_xml_open(xml, "table:database-range");
    drs_xml_attr(xml, "table:name", table->name);
    drs_ods_attr_range(xml, "table:target-range-address", ods->book, table->range);
    drs_xml_attr_text(xml, "table:display-filter-buttons", "true");
    drs_xml_close(xml);
}

static void database_ranges(const drs_ods *ods, drs_xml *xml)
{
    bool opened = false;
    for (size_t i = 0; i < ods->book->sheet_count; i++) {
        const drs_sheet_table *table = &ods->book->sheets[i].table;
        if (!table->is_set)
            continue;
        if (!opened)
            drs_xml_open(xml, "table:database-ranges");
        opened = true;
        database_range(ods, xml, table);
    }
    if (opened)
        drs_xml_close(xml);
}

void drs_ods_content_part(drs_ods *ods)
{
    drs_xml xml =
        drs_ods_part_begin_bulk(ods, "content.xml", "office:document-content", is_bulk(ods->book));
    drs_ods_font_faces(&xml);
    drs_ods_automatic_styles(ods, &xml);
    drs_xml_open(&xml, "office:body");
    drs_xml_open(&xml, "office:spreadsheet");
    calculation_settings(&xml);
    validations(ods, &xml);
    sheets(ods, &xml);
    names(ods, &xml);
    database_ranges(ods, &xml);
    drs_ods_part_end(ods, &xml);
}
