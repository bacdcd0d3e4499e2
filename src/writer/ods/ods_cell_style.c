/* SPDX-License-Identifier: Apache-2.0
 * ODF 1.3 part 3: 16.29 (data styles), 17.18 (table-cell properties), 16.29.10 (text properties).
 */
#include "writer/ods/ods_cell_style.h"

enum { PADDING = 2000 }; /* of the 3 pt that columns are wider on each side than their words */

static bool same_text(const char *a, const char *b)
{
    return drs_str_equal(drs_str_c(a), drs_str_c(b)) && !a == !b;
}

static bool same_format(const drs_format *a, const drs_format *b)
{
    return a->kind == b->kind && a->decimals == b->decimals && a->grouped == b->grouped &&
           a->pattern == b->pattern && same_text(a->unit, b->unit);
}

/* Equal formats share the data style of the first style that has it. */
size_t drs_ods_data_style_of(const drs_workbook *book, size_t style)
{
    const drs_format *format = &book->styles[style].format;
    if (format->kind == DRS_FORMAT_GENERAL)
        return DRS_NOT_FOUND;
    size_t first = 0;
    while (!same_format(&book->styles[first].format, format))
        first++;
    return first;
}

static void data_style_open(drs_xml *xml, const char *element, size_t number)
{
    drs_xml_open(xml, element);
    drs_ods_attr_numbered(xml, "style:name", "n", (int64_t)number);
    drs_xml_attr_text(xml, "number:language", "de");
    drs_xml_attr_text(xml, "number:country", "DE");
}

static void literal(drs_xml *xml, const char *text)
{
    drs_xml_element(xml, "number:text", drs_str_c(text));
}

static void number_part(drs_xml *xml, unsigned decimals, bool grouped)
{
    drs_xml_open(xml, "number:number");
    drs_xml_attr_int(xml, "number:decimal-places", decimals);
    drs_xml_attr_int(xml, "number:min-integer-digits", 1);
    if (grouped)
        drs_xml_attr_text(xml, "number:grouping", "true");
    drs_xml_close(xml);
}

static void number_style(drs_xml *xml, const drs_format *format, size_t number)
{
    data_style_open(xml, "number:number-style", number);
    number_part(xml, format->decimals, format->grouped);
    if (format->unit)
        literal(xml, format->unit);
    drs_xml_close(xml);
}

static void line_style(drs_xml *xml, size_t number)
{
    data_style_open(xml, "number:number-style", number);
    literal(xml, "Zeile ");
    number_part(xml, 0, false);
    drs_xml_close(xml);
}

static void text_style(drs_xml *xml, size_t number)
{
    data_style_open(xml, "number:text-style", number);
    drs_xml_open(xml, "number:text-content");
    drs_xml_close(xml);
    drs_xml_close(xml);
}

static void date_part(drs_xml *xml, const char *element, bool is_long)
{
    drs_xml_open(xml, element);
    if (is_long)
        drs_xml_attr_text(xml, "number:style", "long");
    drs_xml_close(xml);
}

/* day, separator, month, separator, year */
static void german_date(drs_xml *xml, bool two_digits, bool long_year)
{
    date_part(xml, "number:day", two_digits);
    literal(xml, ".");
    date_part(xml, "number:month", two_digits);
    literal(xml, ".");
    date_part(xml, "number:year", long_year);
}

static void iso_date(drs_xml *xml)
{
    date_part(xml, "number:year", true);
    literal(xml, "-");
    date_part(xml, "number:month", true);
    literal(xml, "-");
    date_part(xml, "number:day", true);
}

static void date_in_words(drs_xml *xml)
{
    date_part(xml, "number:day", false);
    literal(xml, ". ");
    drs_xml_open(xml, "number:month");
    drs_xml_attr_text(xml, "number:style", "long");
    drs_xml_attr_text(xml, "number:textual", "true");
    drs_xml_close(xml);
    literal(xml, " ");
    date_part(xml, "number:year", true);
}

static void date_style(drs_xml *xml, const drs_format *format, size_t number)
{
    data_style_open(xml, "number:date-style", number);
    drs_date_pattern pattern = format->pattern;
    if (pattern == DRS_PATTERN_ISO)
        iso_date(xml);
    else if (pattern == DRS_PATTERN_WORDS)
        date_in_words(xml);
    else
        german_date(xml, pattern == DRS_PATTERN_DDMMYYYY || pattern == DRS_PATTERN_DDMMYY,
                    pattern == DRS_PATTERN_DDMMYYYY || pattern == DRS_PATTERN_DMYYYY);
    drs_xml_close(xml);
}

void drs_ods_data_styles(const drs_ods *ods, drs_xml *xml)
{
    const drs_workbook *book = ods->book;
    for (size_t i = 0; i < book->style_count; i++) {
        const drs_format *format = &book->styles[i].format;
        if (drs_ods_data_style_of(book, i) != i)
            continue;
        switch ((drs_format_kind)format->kind) {
        case DRS_FORMAT_GENERAL:
            break;
        case DRS_FORMAT_TEXT:
            text_style(xml, i);
            break;
        case DRS_FORMAT_NUMBER:
            number_style(xml, format, i);
            break;
        case DRS_FORMAT_LINE:
            line_style(xml, i);
            break;
        case DRS_FORMAT_DATE:
            date_style(xml, format, i);
            break;
        }
    }
}

void drs_ods_cell_style_open(const drs_ods *ods, drs_xml *xml, size_t style, size_t ruled_sheet)
{
    drs_xml_open(xml, "style:style");
    drs_ods_attr_cell_style(xml, "style:name", style, ruled_sheet);
    drs_xml_attr_text(xml, "style:family", "table-cell");
    drs_xml_attr_text(xml, "style:parent-style-name", "Default");
    size_t data_style = drs_ods_data_style_of(ods->book, style);
    if (data_style != DRS_NOT_FOUND)
        drs_ods_attr_numbered(xml, "style:data-style-name", "n", (int64_t)data_style);
    drs_ods_cell_properties(xml, &ods->book->styles[style]);
}

static void box_properties(drs_xml *xml, const drs_style *style)
{
    drs_xml_open(xml, "style:table-cell-properties");
    drs_xml_attr_text(xml, "style:vertical-align", "top");
    drs_xml_attr_text(xml, "style:text-align-source", "fix");
    drs_ods_attr_length(xml, "fo:padding-left", PADDING);
    drs_ods_attr_length(xml, "fo:padding-right", PADDING);
    drs_xml_attr_text(xml, "fo:wrap-option", style->wrap ? "wrap" : "no-wrap");
    if (style->fill != DRS_NO_COLOUR)
        drs_ods_attr_colour(xml, "fo:background-color", style->fill);
    if (style->border) {
        drs_buf *out = drs_xml_attr_begin(xml, drs_str_c("fo:border"));
        drs_buf_text(out, "0.5pt solid ");
        drs_ods_colour(out, DRS_BORDER_INK);
        drs_xml_attr_end(xml);
    }
    drs_xml_close(xml);
}

static void paragraph_properties(drs_xml *xml, const drs_style *style)
{
    drs_xml_open(xml, "style:paragraph-properties");
    drs_xml_attr_text(xml, "fo:text-align",
                      style->align == DRS_ALIGN_END      ? "end"
                      : style->align == DRS_ALIGN_CENTRE ? "center"
                                                         : "start");
    drs_xml_close(xml);
}

static void text_properties(drs_xml *xml, const drs_style *style)
{
    drs_xml_open(xml, "style:text-properties");
    drs_ods_attr_length(xml, "fo:font-size", style->size);
    if (style->ink != DRS_NO_COLOUR)
        drs_ods_attr_colour(xml, "fo:color", style->ink);
    if (style->bold)
        drs_xml_attr_text(xml, "fo:font-weight", "bold");
    if (style->italic)
        drs_xml_attr_text(xml, "fo:font-style", "italic");
    if (style->underline) {
        drs_xml_attr_text(xml, "style:text-underline-style", "solid");
        drs_xml_attr_text(xml, "style:text-underline-width", "auto");
        drs_xml_attr_text(xml, "style:text-underline-color", "font-color");
    }
    drs_xml_close(xml);
}

void drs_ods_cell_properties(drs_xml *xml, const drs_style *style)
{
    box_properties(xml, style);
    paragraph_properties(xml, style);
    text_properties(xml, style);
}
