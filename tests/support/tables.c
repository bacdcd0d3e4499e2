/* SPDX-License-Identifier: Apache-2.0 */
#include "support/tables.h"

#include "package/zip.h"

static const char *kept(drs_arena *arena, drs_buf *out)
{
    const char *text = drs_arena_copy(arena, drs_buf_str(out)).ptr;
    drs_buf_free(out);
    return text;
}

const char *drs_test_table(drs_arena *arena, const drs_table *table)
{
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    for (size_t i = 0; i < table->column_count; i++) {
        drs_buf_text(&out, i ? "|" : "");
        drs_buf_put(&out, table->columns[i].name);
    }
    for (size_t r = 0; r < table->row_count; r++)
        for (size_t i = 0; i < table->rows[r].count; i++) {
            drs_buf_byte(&out, i ? '|' : '/');
            drs_buf_put(&out, table->rows[r].cells[i].text);
        }
    return kept(arena, &out);
}

const char *drs_test_findings(drs_arena *arena, drs_diags *diags)
{
    drs_diags_sort(diags);
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    for (size_t i = 0; i < drs_diags_count(diags); i++) {
        const drs_diag *diag = drs_diags_get(diags, i);
        drs_buf_text(&out, i ? " " : "");
        drs_buf_text(&out, drs_diag_number(diag->id));
        drs_buf_byte(&out, '@');
        drs_buf_int(&out, diag->place.line);
        drs_buf_byte(&out, ':');
        drs_buf_int(&out, diag->place.column);
    }
    return kept(arena, &out);
}

drs_buf drs_test_zip(const drs_mem *mem, const drs_test_part *parts)
{
    drs_memory_sink sink = drs_memory_sink_new(mem);
    drs_zip *zip = drs_zip_new(mem, &sink.sink);
    for (; parts->name; parts++)
        drs_zip_add(zip, parts->name,
                    strcmp(parts->name, "mimetype") == 0 ? DRS_ZIP_STORED : DRS_ZIP_DEFLATED,
                    drs_str_c(parts->content));
    drs_zip_finish(zip);
    drs_zip_free(zip);
    return sink.buf;
}

static const char *joined(drs_arena *arena, const char *before, const char *middle,
                          const char *after)
{
    drs_str pieces[] = {drs_str_c(before), drs_str_c(middle ? middle : ""), drs_str_c(after)};
    return drs_arena_join(arena, pieces, 3).ptr;
}

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACK "http://schemas.openxmlformats.org/package/2006/relationships"

drs_buf drs_test_xlsx_file(const drs_mem *mem, drs_test_xlsx x)
{
    drs_arena *arena = drs_arena_new(mem);
    const char *codes = joined(arena, "<styleSheet xmlns='" MAIN "'><numFmts>", x.codes,
                               "</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
                               "<cellXfs><xf/>");
    const char *sheet =
        joined(arena, "<worksheet xmlns='" MAIN "' xmlns:r='" RELS "'>", x.head, "<sheetData>");
    drs_test_part parts[] = {
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", "<Relationships xmlns='" PACK "'><Relationship Id='rId1' Type='" RELS
                        "/officeDocument' Target='xl/workbook.xml'/></Relationships>"},
        {"xl/workbook.xml",
         joined(arena, "<workbook xmlns='" MAIN "' xmlns:r='" RELS "'>", x.workbook,
                "<sheets><sheet name='Tabelle1' sheetId='1' r:id='rId1'/></sheets></workbook>")},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships xmlns='" PACK "'><Relationship Id='rId1' Type='" RELS
         "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Type='" RELS
         "/sharedStrings' Target='/xl/sharedStrings.xml'/><Relationship Id='rId3' Type='" RELS
         "/styles' Target='./x/../styles.xml'/></Relationships>"},
        {"xl/sharedStrings.xml", joined(arena, "<sst xmlns='" MAIN "'>", x.strings, "</sst>")},
        {"xl/styles.xml", joined(arena, codes, x.formats, "</cellXfs></styleSheet>")},
        {"xl/worksheets/sheet1.xml",
         joined(arena, joined(arena, sheet, x.rows, "</sheetData>"), x.tail, "</worksheet>")},
        {x.relations ? "xl/worksheets/_rels/sheet1.xml.rels" : "unused1",
         joined(arena, "<Relationships xmlns='" PACK "'>", x.relations, "</Relationships>")},
        {x.comments ? "xl/comments.xml" : "unused2",
         joined(arena, "<comments xmlns='" MAIN "'>", x.comments, "</comments>")},
        {NULL, NULL}};
    drs_buf file = drs_test_zip(mem, parts);
    drs_arena_free(arena);
    return file;
}

drs_buf drs_test_ods_file(const drs_mem *mem, const char *tables)
{
    drs_arena *arena = drs_arena_new(mem);
    drs_test_part parts[] = {
        {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
        {"content.xml",
         joined(arena,
                "<office:document-content xmlns:office='o' xmlns:table='t' "
                "xmlns:text='x' xmlns:calcext='c' xmlns:dc='d' xmlns:xlink='l'>"
                "<office:body><office:spreadsheet>",
                tables, "</office:spreadsheet></office:body></office:document-content>")},
        {NULL, NULL}};
    drs_buf file = drs_test_zip(mem, parts);
    drs_arena_free(arena);
    return file;
}
