/* SPDX-License-Identifier: Apache-2.0
 * ODF 1.3 part 3: 9.1.4 (cells), 19.385 (values). A string has no value attribute: its paragraphs
 * are its value, and LibreOffice would show the attribute instead of them. */
#include "writer/ods/ods_cell.h"

#include "writer/ods/ods_text.h"

void drs_ods_attr_validation(drs_xml *xml, const char *name, size_t sheet, size_t validation)
{
    drs_buf *out = drs_xml_attr_begin(xml, drs_str_c(name));
    drs_buf_byte(out, 'v');
    drs_buf_int(out, (int64_t)sheet);
    drs_buf_byte(out, 'x');
    drs_buf_int(out, (int64_t)validation);
    drs_xml_attr_end(xml);
}

void drs_ods_cell_open(drs_xml *xml, const drs_ods_frame *frame)
{
    drs_xml_open(xml, "table:table-cell");
    if (frame->style != frame->column_style || frame->ruled_sheet != DRS_ODS_NOT_RULED)
        drs_ods_attr_cell_style(xml, "table:style-name", frame->style, frame->ruled_sheet);
    if (frame->validation != DRS_NOT_FOUND)
        drs_ods_attr_validation(xml, "table:content-validation-name", frame->sheet,
                                frame->validation);
}

/* -12.50 of -1250 and scale 2 */
static void decimal(drs_buf *out, int64_t unscaled, unsigned scale)
{
    uint64_t rest = unscaled < 0 ? 0 - (uint64_t)unscaled : (uint64_t)unscaled;
    uint64_t power = 1;
    for (unsigned i = 0; i < scale && power <= UINT64_MAX / 10; i++)
        power *= 10;
    if (unscaled < 0)
        drs_buf_byte(out, '-');
    drs_buf_int(out, (int64_t)(rest / power));
    if (scale) {
        drs_buf_byte(out, '.');
        drs_buf_int_padded(out, (int64_t)(rest % power), (int)scale);
    }
}

static void number_value(drs_xml *xml, const drs_sheet_cell *cell)
{
    drs_xml_attr_text(xml, "office:value-type", "float");
    decimal(drs_xml_attr_begin(xml, drs_str_c("office:value")), cell->unscaled, cell->scale);
    drs_xml_attr_end(xml);
}

static void date_value(drs_xml *xml, drs_date date)
{
    drs_xml_attr_text(xml, "office:value-type", "date");
    drs_date_iso(drs_xml_attr_begin(xml, drs_str_c("office:date-value")), date);
    drs_xml_attr_end(xml);
}

static void formula_put(const drs_ods *ods, drs_xml *xml, const drs_formula *formula)
{
    drs_buf text = DRS_BUF(ods->mem);
    drs_buf_text(&text, "of:=");
    for (size_t i = 0; i < formula->count; i++) {
        const drs_piece *piece = &formula->pieces[i];
        switch ((drs_piece_kind)piece->kind) {
        case DRS_PIECE_TEXT:
            drs_buf_text(&text, piece->text);
            break;
        case DRS_PIECE_RANGE:
            drs_ods_reference(&text, ods->book, piece->range);
            break;
        case DRS_PIECE_NEXT:
            drs_buf_byte(&text, ';');
            break;
        }
    }
    drs_xml_attr(xml, "table:formula", drs_buf_str(&text));
    drs_buf_free(&text);
}

/* The value as it is shown. */
static void shown(const drs_ods *ods, drs_xml *xml, const drs_sheet_cell *cell)
{
    if (cell->text.len) {
        drs_ods_paragraphs(xml, cell->text);
        return;
    }
    drs_buf text = DRS_BUF(ods->mem);
    drs_sheet_cell_shown(&text, cell, &ods->book->styles[cell->style]);
    drs_ods_paragraphs(xml, drs_buf_str(&text));
    drs_buf_free(&text);
}

/* Every line of the text leads to the target. */
static void link_put(drs_xml *xml, const drs_sheet_cell *cell)
{
    drs_str text = cell->text, line;
    while (drs_str_split(&text, '\n', &line)) {
        drs_xml_open(xml, "text:p");
        drs_xml_open(xml, "text:a");
        drs_xml_attr(xml, "xlink:href", cell->target);
        drs_xml_attr_text(xml, "xlink:type", "simple");
        drs_ods_inline(xml, line);
        drs_xml_close(xml);
        drs_xml_close(xml);
    }
}

void drs_ods_cell_content(const drs_ods *ods, drs_xml *xml, const drs_sheet_cell *cell)
{
    switch ((drs_sheet_cell_kind)cell->kind) {
    case DRS_CELL_EMPTY:
        break;
    case DRS_CELL_TEXT:
        drs_xml_attr_text(xml, "office:value-type", "string");
        drs_ods_paragraphs(xml, cell->text);
        break;
    case DRS_CELL_LINK:
        drs_xml_attr_text(xml, "office:value-type", "string");
        link_put(xml, cell);
        break;
    case DRS_CELL_FORMULA:
        formula_put(ods, xml, cell->formula);
        number_value(xml, cell);
        shown(ods, xml, cell);
        break;
    case DRS_CELL_NUMBER:
        number_value(xml, cell);
        shown(ods, xml, cell);
        break;
    case DRS_CELL_DATE:
        date_value(xml, cell->date);
        shown(ods, xml, cell);
        break;
    }
}
