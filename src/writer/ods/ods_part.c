/* SPDX-License-Identifier: Apache-2.0
 * ODF 1.3 part 3: 3.1 (roots and version), 18.3 (lengths, colours, addresses). Every part declares
 * the same namespaces: simpler than knowing which part needs which, and a part packs to the same
 * size but for some bytes. */
#include "writer/ods/ods_part.h"

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"

static const struct {
    const char *prefix, *uri;
} namespaces[] = {
    {"xmlns:office", OASIS "office:1.0"},
    {"xmlns:style", OASIS "style:1.0"},
    {"xmlns:text", OASIS "text:1.0"},
    {"xmlns:table", OASIS "table:1.0"},
    {"xmlns:draw", OASIS "drawing:1.0"},
    {"xmlns:fo", OASIS "xsl-fo-compatible:1.0"},
    {"xmlns:xlink", "http://www.w3.org/1999/xlink"},
    {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
    {"xmlns:meta", OASIS "meta:1.0"},
    {"xmlns:number", OASIS "datastyle:1.0"},
    {"xmlns:svg", OASIS "svg-compatible:1.0"},
    {"xmlns:chart", OASIS "chart:1.0"},
    {"xmlns:config", OASIS "config:1.0"},
    {"xmlns:of", OASIS "of:1.2"},
    {"xmlns:ooo", "http://openoffice.org/2004/office"},
};

drs_xml drs_ods_part_begin(drs_ods *ods, const char *name, const char *root)
{
    return drs_ods_part_begin_bulk(ods, name, root, false);
}

drs_xml drs_ods_part_begin_bulk(drs_ods *ods, const char *name, const char *root, bool bulk)
{
    drs_sink *sink = drs_zip_begin(ods->zip, name, bulk ? DRS_ZIP_BULK : DRS_ZIP_DEFLATED);
    drs_xml xml = drs_xml_new(ods->mem, sink);
    drs_xml_declare(&xml);
    drs_xml_open(&xml, root);
    for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
        drs_xml_attr_text(&xml, namespaces[i].prefix, namespaces[i].uri);
    drs_xml_attr_text(&xml, "office:version", "1.3");
    return xml;
}

void drs_ods_part_end(drs_ods *ods, drs_xml *xml)
{
    drs_xml_finish(xml);
    ods->replaced += xml->replaced;
    drs_xml_free(xml);
    drs_zip_end(ods->zip);
}

void drs_ods_attr_length(drs_xml *xml, const char *name, int32_t length)
{
    drs_buf *out = drs_xml_attr_begin(xml, drs_str_c(name));
    drs_buf_int(out, length / 1000);
    if (length % 1000) {
        drs_buf_byte(out, '.');
        drs_buf_int_padded(out, length % 1000, 3);
    }
    drs_buf_text(out, "pt");
    drs_xml_attr_end(xml);
}

void drs_ods_attr_colour(drs_xml *xml, const char *name, uint32_t colour)
{
    drs_buf *out = drs_xml_attr_begin(xml, drs_str_c(name));
    drs_ods_colour(out, colour);
    drs_xml_attr_end(xml);
}

void drs_ods_colour(drs_buf *out, uint32_t colour)
{
    drs_buf_byte(out, '#');
    for (int shift = 20; shift >= 0; shift -= 4)
        drs_buf_byte(out, "0123456789abcdef"[colour >> shift & 15]);
}

void drs_ods_attr_numbered(drs_xml *xml, const char *name, const char *prefix, int64_t number)
{
    drs_buf *out = drs_xml_attr_begin(xml, drs_str_c(name));
    drs_buf_text(out, prefix);
    drs_buf_int(out, number);
    drs_xml_attr_end(xml);
}

void drs_ods_attr_cell_style(drs_xml *xml, const char *name, size_t style, size_t ruled_sheet)
{
    drs_buf *out = drs_xml_attr_begin(xml, drs_str_c(name));
    drs_buf_byte(out, 'c');
    drs_buf_int(out, (int64_t)style);
    if (ruled_sheet != DRS_ODS_NOT_RULED) {
        drs_buf_byte(out, 's');
        drs_buf_int(out, (int64_t)ruled_sheet);
    }
    drs_xml_attr_end(xml);
}

static bool is_plain_name(drs_str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(i && c >= '0' && c <= '9'))
            return false;
    }
    return name.len > 0;
}

/* A sheet's name in an address; quoted in all but the simplest cases, quotes doubled. */
static void sheet_name(drs_buf *out, drs_str name)
{
    drs_buf_byte(out, '$');
    if (is_plain_name(name)) {
        drs_buf_put(out, name);
        return;
    }
    drs_buf_byte(out, '\'');
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] == '\'')
            drs_buf_byte(out, '\'');
        drs_buf_byte(out, name.ptr[i]);
    }
    drs_buf_byte(out, '\'');
}

static void cell_name(drs_buf *out, uint32_t row, uint32_t column)
{
    drs_buf_text(out, ".$");
    drs_sheet_column_letters(out, column);
    drs_buf_byte(out, '$');
    drs_buf_int(out, (int64_t)row + 1);
}

static bool is_one_cell(drs_range range)
{
    return range.first_row == range.last_row && range.first_column == range.last_column;
}

void drs_ods_address(drs_buf *out, const drs_workbook *book, drs_range range)
{
    sheet_name(out, book->sheets[range.sheet].name);
    cell_name(out, range.first_row, range.first_column);
}

void drs_ods_attr_range(drs_xml *xml, const char *name, const drs_workbook *book, drs_range range)
{
    drs_buf text = DRS_BUF(xml->buf.mem);
    drs_ods_address(&text, book, range);
    if (!is_one_cell(range)) {
        drs_buf_byte(&text, ':');
        sheet_name(&text, book->sheets[range.sheet].name);
        cell_name(&text, range.last_row, range.last_column);
    }
    drs_xml_attr(xml, name, drs_buf_str(&text));
    drs_buf_free(&text);
}

void drs_ods_reference(drs_buf *out, const drs_workbook *book, drs_range range)
{
    drs_buf_byte(out, '[');
    drs_ods_address(out, book, range);
    if (!is_one_cell(range)) {
        drs_buf_byte(out, ':');
        cell_name(out, range.last_row, range.last_column);
    }
    drs_buf_byte(out, ']');
}
