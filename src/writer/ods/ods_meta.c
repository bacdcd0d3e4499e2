/* SPDX-License-Identifier: Apache-2.0
 * ODF 1.3 part 3: 4.3 (metadata), 3.10 (settings); part 2, 4 (manifest). Frozen panes are no part
 * of the standard: the items of "ooo:view-settings" are LibreOffice's, and Excel reads them too.
 */
#include "writer/ods/ods_meta.h"

#include "base/date.h"
#include "writer/ods/ods_chart.h"

/* xsd:dateTime in UTC */
static void date_time(drs_buf *out, int64_t seconds)
{
    enum { DAY = 24 * 60 * 60 };
    int64_t day = seconds / DAY, rest = seconds % DAY;
    if (rest < 0) {
        rest += DAY;
        day--;
    }
    drs_date_iso(out, drs_date_of_days(day));
    drs_buf_byte(out, 'T');
    drs_buf_int_padded(out, rest / 3600, 2);
    drs_buf_byte(out, ':');
    drs_buf_int_padded(out, rest / 60 % 60, 2);
    drs_buf_byte(out, ':');
    drs_buf_int_padded(out, rest % 60, 2);
    drs_buf_byte(out, 'Z');
}

static void fact(drs_xml *xml, const char *element, drs_str text)
{
    if (text.len)
        drs_xml_element(xml, element, text);
}

static void keywords(drs_xml *xml, drs_str words)
{
    drs_str word;
    while (drs_str_split(&words, ',', &word))
        fact(xml, "meta:keyword", drs_str_trim(word));
}

static void property(drs_xml *xml, const drs_property *property)
{
    drs_buf text = DRS_BUF(xml->buf.mem);
    bool dated = drs_date_is_set(property->date);
    if (dated)
        drs_date_iso(&text, property->date);
    else
        drs_buf_put(&text, property->text);
    drs_xml_open(xml, "meta:user-defined");
    drs_xml_attr(xml, "meta:name", property->name);
    drs_xml_attr_text(xml, "meta:value-type", dated ? "date" : "string");
    drs_xml_text(xml, drs_buf_str(&text));
    drs_xml_close(xml);
    drs_buf_free(&text);
}

/* What the document and its objects say alike. */
static void common_facts(const drs_ods *ods, drs_xml *xml, drs_str title)
{
    drs_buf time = DRS_BUF(ods->mem);
    date_time(&time, ods->book->time);
    fact(xml, "meta:generator", ods->book->generator);
    fact(xml, "dc:title", title);
    fact(xml, "meta:creation-date", drs_buf_str(&time));
    fact(xml, "dc:date", drs_buf_str(&time));
    fact(xml, "dc:language", drs_str_c("de-DE"));
    drs_buf_free(&time);
}

void drs_ods_meta_part(drs_ods *ods)
{
    const drs_workbook *book = ods->book;
    drs_xml xml = drs_ods_part_begin(ods, "meta.xml", "office:document-meta");
    drs_xml_open(&xml, "office:meta");
    common_facts(ods, &xml, book->title);
    fact(&xml, "dc:description", book->description);
    fact(&xml, "dc:subject", book->subject);
    keywords(&xml, book->keywords);
    fact(&xml, "meta:initial-creator", book->creator);
    fact(&xml, "dc:creator", book->creator);
    for (size_t i = 0; i < book->property_count; i++)
        property(&xml, &book->properties[i]);
    drs_ods_part_end(ods, &xml);
}

void drs_ods_object_meta_part(drs_ods *ods, const char *path, drs_str title)
{
    drs_xml xml = drs_ods_part_begin(ods, path, "office:document-meta");
    drs_xml_open(&xml, "office:meta");
    common_facts(ods, &xml, title);
    drs_ods_part_end(ods, &xml);
}

static void item(drs_xml *xml, const char *name, const char *type, size_t value)
{
    drs_buf text = DRS_BUF(xml->buf.mem);
    drs_buf_int(&text, (int64_t)value);
    drs_xml_open(xml, "config:config-item");
    drs_xml_attr_text(xml, "config:name", name);
    drs_xml_attr_text(xml, "config:type", type);
    drs_xml_text(xml, drs_buf_str(&text));
    drs_xml_close(xml);
    drs_buf_free(&text);
}

/* Mode 2 is "frozen". Panes count 0 top left, 1 top right, 2 bottom left, 3 bottom right; the
 * cursor starts in the one that scrolls. */
static void sheet_view(drs_xml *xml, const drs_sheet *sheet)
{
    size_t rows = sheet->frozen_rows, columns = sheet->frozen_columns;
    drs_xml_open(xml, "config:config-item-map-entry");
    drs_xml_attr(xml, "config:name", sheet->name);
    item(xml, "CursorPositionX", "int", columns);
    item(xml, "CursorPositionY", "int", rows);
    item(xml, "HorizontalSplitMode", "short", columns ? 2 : 0);
    item(xml, "VerticalSplitMode", "short", rows ? 2 : 0);
    item(xml, "HorizontalSplitPosition", "int", columns);
    item(xml, "VerticalSplitPosition", "int", rows);
    item(xml, "ActiveSplitRange", "short", columns && rows ? 3 : columns ? 1 : 2);
    item(xml, "PositionLeft", "int", 0);
    item(xml, "PositionRight", "int", columns);
    item(xml, "PositionTop", "int", 0);
    item(xml, "PositionBottom", "int", rows);
    drs_xml_close(xml);
}

static void named_open(drs_xml *xml, const char *element, const char *name)
{
    drs_xml_open(xml, element);
    drs_xml_attr_text(xml, "config:name", name);
}

void drs_ods_settings_part(drs_ods *ods)
{
    const drs_workbook *book = ods->book;
    drs_xml xml = drs_ods_part_begin(ods, "settings.xml", "office:document-settings");
    drs_xml_open(&xml, "office:settings");
    named_open(&xml, "config:config-item-set", "ooo:view-settings");
    named_open(&xml, "config:config-item-map-indexed", "Views");
    drs_xml_open(&xml, "config:config-item-map-entry");
    named_open(&xml, "config:config-item", "ViewId");
    drs_xml_attr_text(&xml, "config:type", "string");
    drs_xml_text(&xml, drs_str_c("view1"));
    drs_xml_close(&xml);
    named_open(&xml, "config:config-item-map-named", "Tables");
    for (size_t i = 0; i < book->sheet_count; i++)
        sheet_view(&xml, &book->sheets[i]);
    drs_xml_close(&xml);
    named_open(&xml, "config:config-item", "ActiveTable");
    drs_xml_attr_text(&xml, "config:type", "string");
    drs_xml_text(&xml, book->sheets[0].name);
    drs_ods_part_end(ods, &xml);
}

static void entry(drs_xml *xml, const char *path, const char *media_type)
{
    drs_xml_open(xml, "manifest:file-entry");
    drs_xml_attr_text(xml, "manifest:full-path", path);
    drs_xml_attr_text(xml, "manifest:media-type", media_type);
    drs_xml_close(xml);
}

static void object_entries(const drs_ods *ods, drs_xml *xml, size_t number)
{
    static const char *const parts[] = {"content.xml", "styles.xml", "meta.xml"};
    drs_xml_open(xml, "manifest:file-entry");
    drs_xml_attr_text(xml, "manifest:full-path", drs_ods_chart_path(ods, number, ""));
    drs_xml_attr_text(xml, "manifest:version", "1.3");
    drs_xml_attr_text(xml, "manifest:media-type", "application/vnd.oasis.opendocument.chart");
    drs_xml_close(xml);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        entry(xml, drs_ods_chart_path(ods, number, parts[i]), "text/xml");
}

void drs_ods_manifest_part(drs_ods *ods, size_t object_count)
{
    static const char *const parts[] = {"content.xml", "styles.xml", "meta.xml", "settings.xml"};
    drs_xml xml =
        drs_xml_new(ods->mem, drs_zip_begin(ods->zip, "META-INF/manifest.xml", DRS_ZIP_DEFLATED));
    drs_xml_declare(&xml);
    drs_xml_open(&xml, "manifest:manifest");
    drs_xml_attr_text(&xml, "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0");
    drs_xml_attr_text(&xml, "manifest:version", "1.3");
    drs_xml_open(&xml, "manifest:file-entry");
    drs_xml_attr_text(&xml, "manifest:full-path", "/");
    drs_xml_attr_text(&xml, "manifest:version", "1.3");
    drs_xml_attr_text(&xml, "manifest:media-type", DRS_ODS_MEDIA_TYPE);
    drs_xml_close(&xml);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        entry(&xml, parts[i], "text/xml");
    for (size_t i = 0; i < object_count; i++)
        object_entries(ods, &xml, i);
    drs_ods_part_end(ods, &xml);
}
