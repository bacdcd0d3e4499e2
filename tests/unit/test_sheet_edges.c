/* SPDX-License-Identifier: Apache-2.0
 * XLSX and ODS as nobody should write them and somebody does: parts that are missing or stand
 * elsewhere, escapes, names, limits. */
#include "support/fixture.h"

#include "reader/grid.h"
#include "reader/limits.h"
#include "reader/ods_value.h"
#include "reader/reader.h"
#include "support/tables.h"

static const char *table_of(const drs_reader *reader, drs_buf file)
{
    drs_input input = {drs_str_c("t"), drs_buf_str(&file)};
    drs_paper *paper = reader->read(arena, &input, (drs_str){"", 0}, diags);
    const char *table = paper ? drs_test_table(arena, paper->list) : "";
    drs_buf_free(&file);
    return table;
}

static const char *joined(const char *before, const char *middle, const char *after)
{
    drs_str pieces[] = {drs_str_c(before), drs_str_c(middle), drs_str_c(after)};
    return drs_arena_join(arena, pieces, 3).ptr;
}

/* Letters that do not pack into nothing: else the zip would be refused before. */
static const char *megabyte(void)
{
    char *text = drs_arena_alloc(arena, DRS_MOST_CELL_BYTES + 1);
    uint32_t state = 7;
    for (size_t i = 0; i < DRS_MOST_CELL_BYTES; i++) {
        state = state * 1664525u + 1013904223u;
        text[i] = (char)('a' + (state >> 16) % 26);
    }
    return text;
}

/* `count` times the piece. */
static const char *many(const char *piece, size_t count)
{
    drs_buf out = DRS_BUF(&mem);
    for (size_t i = 0; i < count; i++)
        drs_buf_text(&out, piece);
    const char *text = drs_arena_copy(arena, drs_buf_str(&out)).ptr;
    drs_buf_free(&out);
    return text;
}

/* ---- texts of XLSX ---- */

static const struct {
    const char *stored, *text;
} escapes[] = {
    {"_x0041_", "A"},
    {"_x006a__x006A_", "jj"},
    {"_x00zz_", "_x00zz_"},
    {"_x00/0_", "_x00/0_"},
    {"_x00g0_", "_x00g0_"},
    {"_x0041", "_x0041"},
    {"_x00411", "_x00411"},
    {"a_xb", "a_xb"},
    {"_y0041_x", "_y0041_x"},
    {"_xD83D__xDE00_", "\U0001F600"},
    {"_xD83D_", "\uFFFD"},
    {"_xD83D__x0041_", "\uFFFDA"},
    {"_xDE00_", "\uFFFD"},
    {"_xE000_", "\uE000"},
    {"_xD83D__xE000_", "\uFFFD\uE000"},
    {"a_x0001_b_x0009_c", "ab\tc"},
    {"a_x000D__x000A_b_x000D_c_x000A_d", "a\nb\nc\nd"},
    {"a&#13;&#10;b&#13;c", "a\nb\nc"},
    {"a&#13;", "a\n"},
};

START_TEST(escape_is_read)
{
    drs_test_xlsx xlsx = {.rows =
                              "<row><c t='str'><v>h</v></c></row><row><c t='s'><v>0</v></c></row>",
                          .strings = joined("<si><t>", escapes[_i].stored, "</t></si>")};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, xlsx)),
                     joined("h/", escapes[_i].text, ""));
}
END_TEST

/* ---- cells of XLSX ---- */

#define H "<row><c t='str'><v>h</v></c></row>"

static const struct {
    const char *rows, *table, *findings;
} cells[] = {
    {H "<row><c t='inlineStr'><is><rPh><t>p</t></rPh><t>a</t></is></c></row>", "h/a", ""},
    {H "<row><c t='inlineStr'/></row>", "h", ""},
    {H "<row><c t='inlineStr'><is><tx/><t>a</t></is></c></row>", "h/a", ""},
    {H "<row><c r='A{2' t='str'><v>x</v></c></row>", "", "SHT011@2:0"},
    {H "<row><c t='n'><v>5</v></c></row>", "h/5", ""},
    {H "<row><c t='s'/></row>", "h", ""},
    {H "<row><c t='s'><v>x</v></c></row>", "", "SHT012@2:1"},
    {H "<row><c t='s'><v></v></c></row>", "h", NULL},
    {H "<row><c t='d'><v>gestern</v></c></row>", "h/gestern", ""},
    {H "<row><c t='d'><v>2023-10-06T00:00:00</v></c></row>", "h/06.10.2023", ""},
    {H "<row><c t='d'><v>2023-10-06X12:30:00</v></c></row>", "h/06.10.2023", ""},
    {H "<row><c t='d'><v>2023-10-06T12</v></c></row>", "h/06.10.2023", ""},
    {H "<row><c r='' t='str'><v>x</v></c></row>", "", "SHT011@2:0"},
    {H "<row><c r='a2' t='str'><v>x</v></c></row>", "h/x", ""},
    {H "<row><c r='2' t='str'><v>x</v></c></row>", "", "SHT011@2:0"},
    {H "<row><c r='A' t='str'><v>x</v></c></row>", "", "SHT011@2:0"},
    {H "<row r='0'><c t='str'><v>x</v></c></row>", "", "SHT014@0:0"},
    {H "<row r='x'><c t='str'><v>x</v></c></row>", "h/x", ""},
    {H "<row r=''><c t='str'><v>x</v></c></row>", "h/x", ""},
    {H "<c t='str'><v>x</v></c><row><d/><x t='1'/></row>", "h", ""},
    {H "<row><c t='str' q='1'><v>x</v><u/></c></row>", "h/x", ""},
    {H "<row><c s='99999'><v>1.5</v></c></row>", "h/1,5", ""},
    {H "<row><c t='str'><v>x</v></c></row><row><c r='C3' t='str'><v>z</v></c><c r='B3' "
       "t='str'><v>y</v>"
       "</c></row>",
     NULL, NULL},
};

START_TEST(odd_cell_is_read)
{
    drs_test_xlsx xlsx = {.rows = cells[_i].rows};
    const char *table = table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, xlsx));
    if (cells[_i].table)
        ck_assert_str_eq(table, cells[_i].table);
    if (cells[_i].findings)
        ck_assert_str_eq(drs_test_findings(arena, diags), cells[_i].findings);
}
END_TEST

/* ---- parts of XLSX ---- */

#define MAIN "xmlns='m' xmlns:r='r'"
#define SHEET                                                                                      \
    "<worksheet><sheetData>" H "<row><c t='str'><v>x</v></c></row></sheetData></worksheet>"
#define RELATION(id, type, target)                                                                 \
    "<Relationship Id='" id "' Type='http://x/" type "' Target='" target "'/>"
#define BOOK(sheets) "<workbook " MAIN ">" sheets "</workbook>"
#define ONE          "<sheets><sheet name='A' r:id='i1'/></sheets>"

static const struct {
    const char *package, *workbook, *relations, *table, *findings;
} books[] = {
    {RELATION("a", "officeDocument", "xl/workbook.xml"), BOOK(ONE),
     RELATION("i1", "worksheet", "s.xml"), "h/x", ""},
    {NULL, BOOK(ONE), RELATION("i1", "worksheet", "/xl/s.xml"), "h/x", ""},
    {RELATION("a", "thumbnail", "x.png"), BOOK(ONE), RELATION("i1", "worksheet", "../xl/./s.xml"),
     "h/x", ""},
    {RELATION("a", "officeDocument", "nowhere.xml"), BOOK(ONE), "", "", "SHT024@0:0"},
    {NULL, BOOK(ONE),
     "<Relationship Id='i1' Type='x/worksheet' Target='s.xml' TargetMode='Internal'/>", "h/x", ""},
    {NULL, BOOK(ONE),
     "<Relationship Id='i1' Type='x/worksheet' Target='http://s' TargetMode='External'/>", "",
     "SHT016@0:0"},
    {NULL, BOOK(ONE),
     "<Relationship Type='x/worksheet' Target='s.xml'/><Relationship Id='i1'/>"
     "<Relationship Id='i1' Type='x/worksheet'/>",
     "", "SHT016@0:0"},
    {NULL, BOOK(ONE), RELATION("i1", "chartsheet", "s.xml"), "", "SHT016@0:0"},
    {NULL, BOOK(ONE), RELATION("i1", "worksheet", "../../../s.xml"), "", NULL},
    {NULL, BOOK(ONE),
     RELATION("i1", "worksheet", "s.xml") RELATION("i2", "sharedStrings", "none.xml"), "", NULL},
    {NULL, BOOK(ONE), RELATION("i1", "worksheet", "s.xml") RELATION("i2", "styles", "none.xml"), "",
     NULL},
    {NULL, BOOK("<sheets><sheet r:id='i1'/><sheet name='B'/><sheet name='A' id='i1'/></sheets>"),
     RELATION("i1", "worksheet", "s.xml"), "", "SHT016@0:0"},
    {NULL,
     BOOK("<sheets><sheet name='A' state='visible' r:id='i1'/>"
          "<sheet name='B' state='hidden' r:id='i1'/></sheets>"),
     RELATION("i1", "worksheet", "s.xml"), "h/x", "SHT017@0:0"},
    {NULL,
     BOOK("<workbookPr date1904='true'/><workbookPr date1904='on'/><workbookPr date1904='0'/>"
          "<workbookPr/>" ONE),
     RELATION("i1", "worksheet", "s.xml"), "h/x", ""},
    {NULL,
     BOOK("<definedNames><definedName>x</definedName><definedName name='B'>A!$A$1:$A$2"
          "</definedName></definedNames>" ONE),
     RELATION("i1", "worksheet", "s.xml"), "h/x", ""},
};

START_TEST(parts_are_found)
{
    drs_test_part parts[6] = {{"xl/workbook.xml", books[_i].workbook},
                              {"xl/_rels/workbook.xml.rels",
                               joined("<Relationships>", books[_i].relations, "</Relationships>")},
                              {"xl/s.xml", SHEET}};
    if (books[_i].package)
        parts[3] = (drs_test_part){
            "_rels/.rels", joined("<Relationships>", books[_i].package, "</Relationships>")};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_zip(&mem, parts)), books[_i].table);
    if (books[_i].findings)
        ck_assert_str_eq(drs_test_findings(arena, diags), books[_i].findings);
    else
        ck_assert_int_ge(drs_diags_worst(diags), DRS_ERROR);
}
END_TEST

/* A column without words may be hidden; a name of the workbook may be as long as it likes; only an
 * attribute "id" leads to a part. */
START_TEST(nothing_is_told_of_nothing)
{
    drs_test_xlsx gap = {.rows = "<row><c t='str'><v>h</v></c><c/><c t='str'><v>i</v></c></row>"
                                 "<row><c t='str'><v>x</v></c><c/><c t='str'><v>y</v></c></row>",
                         .head = "<cols><col min='2' max='2' hidden='1'/></cols>"};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, gap)), "h||i/x||y");
    ck_assert(!drs_diags_has(diags, DRS_SHT030));
    diags = drs_diags_new(arena, drs_str_c("t"));
    drs_test_xlsx name = {.rows = H "<row><c t='str'><v>x</v></c></row>",
                          .workbook = joined("<definedNames><definedName name='Abdruck'>",
                                             many("T\n", 1000),
                                             "</definedName></definedNames>"
                                             "<sheets><sheet name='y' r:idx='rId1'/></sheets>")};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, name)), "h/x");
    ck_assert_str_eq(drs_test_findings(arena, diags), "");
}
END_TEST

/* Whatever the name "Abdruck" covers, the sheet is read. */
START_TEST(ranges_are_harmless)
{
    static const char *const ranges[] = {"Tabelle1!$A$1:$B$2",
                                         "$A$1:$B$2",
                                         "Tabelle1!$A$1",
                                         "Tabelle1!$A$1:zz",
                                         "Tabelle1!A1:Tabelle1!B2",
                                         "Tabelle1!XFE1:B2",
                                         "Tabelle1!A0:B2",
                                         "Tabelle1!A99999999:B2",
                                         "Tabelle1!a1:b2",
                                         "&apos;Ta&apos;&apos;b:e&apos;!$A$1:$B$2",
                                         "$&apos;x&apos;.$A$1:.$B$2",
                                         "!",
                                         ":",
                                         ".A1:",
                                         "&apos;",
                                         "$",
                                         "Tabelle1!$A$1:Tabelle1.$B$2",
                                         "Tabelle1![$A",
                                         "Tabelle1!A1:B2",
                                         "a.A1:B1048577",
                                         "&apos;T&apos;x&apos;!$A$1:$B$2",
                                         "Tabelle1!$A$1:$B$2{"};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        drs_test_xlsx xlsx = {.rows = H "<row><c t='str'><v>x</v></c></row>",
                              .workbook = joined("<definedNames><definedName name='Abdruck'>",
                                                 ranges[i], "</definedName></definedNames>")};
        ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, xlsx)), "h/x");
    }
}
END_TEST

/* ---- ODS ---- */

#define S(text)     "<table:table-cell><text:p>" text "</text:p></table:table-cell>"
#define ROW(cells)  "<table:table-row>" cells "</table:table-row>"
#define TABLE(rows) "<table:table table:name='T'>" ROW(S("h")) rows "</table:table>"
#define V(attributes, shown)                                                                       \
    "<table:table-cell " attributes "><text:p>" shown "</text:p></table:table-cell>"

#define WIDE                                                                                       \
    ROW("<table:table-cell "                                                                       \
        "table:number-columns-repeated='16384'><text:p>a</text:p></table:table-cell>")
#define OURS                                                                                       \
    "<table:table table:name='Herkunft'>" ROW(S("h")) "</table:table>"                             \
                                                      "<table:table table:name='Hinweise'>" ROW(   \
                                                          S("h")) "</table:table>"

static const struct {
    const char *tables, *table, *findings;
} sheets[] = {
    {TABLE(ROW("<table:table-cell><text:h>a</text:h><draw:frame><text:p>no</text:p></draw:frame>"
               "</table:table-cell>")),
     "h/a", ""},
    {TABLE(ROW("<table:table-cell><text:s/><text:tab/><text:p>a</text:p></table:table-cell>")),
     "h/a", ""},
    {TABLE(ROW("<table:table-cell>los<text:p>a&#13;b</text:p></table:table-cell>")), "h/a b", ""},
    {TABLE(ROW("<table:table-cell><office:annotation><text:p>1</text:p></office:annotation>"
               "<office:annotation><text:p>2</text:p></office:annotation><text:p>a</text:p>"
               "</table:table-cell>") ROW(S("b<text:s text:c='0'/>c"))),
     "h/a/bc", "SHT020@2:1"},
    {TABLE("<table:table-row table:number-rows-repeated='0'>" S(
         "a") "</table:table-row>"
              "<table:table-row table:number-rows-repeated='x'>" S("b") "</table:table-row>"),
     "h/a/b", ""},
    {TABLE(ROW("<table:table-cell table:number-columns-repeated='0'><text:p>a</text:p>"
               "</table:table-cell>" S("b"))),
     "h/b", ""},
    {TABLE("<table:table-cell><text:p>außen</text:p></table:table-cell>" ROW(S("a"))), "h/a", ""},
    {TABLE(ROW("<table:table-cell><text:p>a</text:p><table:table><table:table-row>" S(
         "innen") "</table:table-row></table:table></table:table-cell>")),
     NULL, ""},
    {"<table:table>" ROW(S("h"))
         ROW(S("x")) "</table:table><table:named-expressions>"
                     "<table:named-range/><table:named-range table:name='Abdruck'/>"
                     "<table:named-range table:name='B' table:cell-range-address='T.A1:.B2'/>"
                     "</table:named-expressions>",
     "h/x", ""},
    /* white space: a line's end before the paragraph's, comments in a paragraph, links to nothing
     */
    {TABLE(ROW(S("a\n")) ROW(S("b "))), "h/a/b ", ""},
    {TABLE(ROW(S("a<office:annotation><text:p>n</text:p></office:annotation>b"))), "h/ab",
     "SHT020@2:1"},
    {TABLE(ROW(S("<text:a xlink:href=''>a</text:a>"))), "h/a", ""},
    {TABLE(ROW("<text:soft-page-break/>" S("a"))), "h/a", ""},
    {TABLE(ROW("<table:table-cell table:formula='x'><text:p>5</text:p></table:table-cell>")), "h/5",
     ""},
    /* rows and cells that only repeat: more than a sheet or the machine has */
    {TABLE("<table:table-row table:number-rows-repeated='1048570'/>"
           "<table:table-row table:number-rows-repeated='10'>" S("a") "</table:table-row>"),
     "", "SHT014@1048572:1"},
    {TABLE("<table:table-row table:number-rows-repeated='2147483647'/>"
           "<table:table-row table:number-rows-repeated='2147483647'/>"
           "<table:table-row table:number-rows-repeated='2147483647'/>" ROW(S("a"))),
     "", "SHT014@4294967295:2"},
    {TABLE(WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE WIDE), "", "SHT013@14:1"},
    /* the table is not the only one with words; hidden or without a head */
    {"<table:table table:name='A'>" ROW(S("5") S("6")) ROW(S("7") S("8")) "</table:table>",
     "|/5|6/7|8", "TAB007@1:1"},
    {TABLE(ROW(S("x"))) "<table:table table:name='leer'/>" OURS, "h/x", ""},
    {TABLE(ROW(S("x"))) "<table:table table:name='Zettel'>" ROW(S("y")) "</table:table>" OURS,
     "h/x", "SHT017@0:0"},
    /* values */
    {TABLE(ROW(V("office:value-type='boolean' office:boolean-value='false'", "FALSE"))), "h/FALSCH",
     ""},
    {TABLE(ROW(V("office:value-type='float' office:value='5'", "€ 6"))), "h/€ 6", "SHT028@2:1"},
    {TABLE(ROW(V("office:value-type='float' office:value='45205'", "6.10.2023 (Fr)"))),
     "h/6.10.2023 (Fr)", "SHT028@2:1"},
    {TABLE(ROW(V("office:value-type='float' office:value='-5'", "6.10.2023"))), "h/6.10.2023",
     "SHT028@2:1"},
    {TABLE(ROW(
         V("office:value-type='float' office:value='123456789012345678'", "123456789012345678"))),
     "h/123456789012345678", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='1234.5'", "1\u202f234,50"))),
     "h/1.234,50", ""},
    {TABLE(ROW(
         V("office:value-type='float' office:value='123456789012345678'", "123456789012345679"))),
     "h/123456789012345679", "SHT028@2:1"},
    {TABLE(ROW(
         V("office:value-type='float' office:value='1234567890123456.5'", "1234567890123456.5"))),
     "h/1234567890123456.5", "SHT028@2:1"},
    {TABLE(ROW(
         V("office:value-type='percentage' office:value='1234567890123456'", "1234567890123456"))),
     "h/1234567890123456", "SHT028@2:1"},
    {TABLE(ROW(V("office:value-type='float' office:value='12'", "123"))), "h/123", "SHT028@2:1"},
    {TABLE(ROW(V("office:value-type='float' office:value='-5'", "~5"))), "h/~-5", ""},
    {TABLE(ROW(V("office:value-type='date' office:date-value='2023-03-15'", "15.04.2023"))),
     "h/15.04.2023", "SHT028@2:1"},
    {TABLE(ROW(V("office:value-type='date' office:date-value='2023-03-15'", "15.03.2022"))),
     "h/15.03.2022", "SHT028@2:1"},
    {TABLE(ROW(V("office:value-type='boolean' office:boolean-value='false'", "nein"))), "h/nein",
     ""},
    {TABLE(ROW(V("office:value-type='boolean' office:boolean-value='false'", ""))), "h/FALSCH", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='1'", "TRUE"))), "h/WAHR", ""},
    {TABLE(ROW(V("office:value-type='void'", "x"))), "h/x", ""},
    {TABLE(ROW(V("value-type='float' value='2'", ""))), "h/2", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='zwei'", "2"))), "h/2", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='zwei'", ""))), "h/zwei", ""},
    {TABLE(ROW(V("office:value-type='percentage' office:value='0.5'", "halb"))), "h/halb", ""},
    {TABLE(ROW(V("office:value-type='percentage' office:value='0.5'", ""))), "h/50 %", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='1234567.5'", "1 234 567.50"))),
     "h/1.234.567,50", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='0'", "0.00 €"))), "h/0,00 €", ""},
    {TABLE(ROW(V("office:value-type='currency' office:value='0'", "0,0"))), "h/0,0", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='0.0004'", "0,000"))), "h/0,000", ""},
    {TABLE(ROW(V("office:value-type='percentage' office:value='0'", "0,00%"))), "h/0,00%", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='0'", "00"))), "h/00", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='-5'", "-5"))), "h/-5", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='-5'", "-"))), "h/-", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='1234567'", "1,235"))), "h/1.235", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='1234567'", "1.2 Mio. €"))),
     "h/1,2 Mio. €", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='0.5'", "1/2"))), "h/1/2", "SHT028@2:1"},
    {TABLE(ROW(V("office:value-type='float' office:value='5'", "+5 %x"))), "h/+5 %x", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='-1234.5'", "(1,234.50)"))),
     "h/(1.234,50)", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='-3'", "minus 3"))), "h/minus 3", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='-3.5'", "3.50- €"))), "h/3,50- €", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='-3'", "3\u2212"))), "h/3\u2212", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='-3'", "CHF 3"))), "h/CHF -3", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='-3'", "3"))), "h/-3", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='-0.001'", "-0.00"))), "h/-0,00", ""},
    {TABLE(ROW(V("office:value-type='float' office:value='5'", "6"))), "h/6", "SHT028@2:1"},
    {TABLE(ROW(V("office:value-type='float' office:value='45205'", "7.10.2023"))), "h/7.10.2023",
     "SHT028@2:1"},
    {TABLE(ROW(V("office:value-type='float' office:value='45205.5'", "6.10.2023"))), "h/6.10.2023",
     "SHT028@2:1"},
    {TABLE(ROW(V("office:value-type='date' office:date-value='gestern'", "6.10."))), "h/6.10.", ""},
    {TABLE(ROW(V("office:value-type='date' office:date-value='gestern'", ""))), "h/gestern", ""},
    {TABLE(ROW(V("office:value-type='date' office:date-value='2023-10-06T00:00:00'", ""))),
     "h/06.10.2023", ""},
    {TABLE(ROW(V("office:value-type='date' office:date-value='2023-10-06T12'", "####"))),
     "h/06.10.2023", ""},
    {TABLE(ROW(V("office:value-type='date' office:date-value='2023-10-06 12:30:00'", ""))),
     "h/06.10.2023", ""},
    {TABLE(ROW(V("office:value-type='date' office:date-value='2023-02-01'", "Feb 23"))), "h/Feb 23",
     ""},
    {TABLE(ROW(V("office:value-type='date' office:date-value='2023-04-01'", "2. Quartal 2023"))),
     "h/2. Quartal 2023", ""},
    {TABLE(ROW(V("office:value-type='date' office:date-value='2023-03-15'", "2023-03-15"))),
     "h/2023-03-15", ""},
    {TABLE(ROW(V("office:value-type='date' office:date-value='2023-03-15'", "15.03."))), "h/15.03.",
     ""},
    {TABLE(ROW(V("office:value-type='date' office:date-value='2023-03-15'", "03/2023"))),
     "h/03/2023", ""},
    {TABLE(ROW(V("office:value-type='date' office:date-value='2023-03-15T08:30:00'",
                 "3/15/2023 8:30 AM"))),
     "h/15.03.2023 08:30", ""},
    {TABLE(ROW(V("office:value-type='date' office:date-value='2023-03-15'", "15-3-23"))),
     "h/15.03.2023", ""},
    {TABLE(ROW(V("office:value-type='date' office:date-value='2023-03-15'", "16.03.2023"))),
     "h/16.03.2023", "SHT028@2:1"},
    {TABLE(ROW(V("office:value-type='date' office:date-value='1923-03-15'", "15.03.23"))),
     "h/15.03.23", ""},
};

START_TEST(odd_sheet_is_read)
{
    const char *table = table_of(&drs_ods_reader, drs_test_ods_file(&mem, sheets[_i].tables));
    if (sheets[_i].table)
        ck_assert_str_eq(table, sheets[_i].table);
    ck_assert_str_eq(drs_test_findings(arena, diags), sheets[_i].findings);
}
END_TEST

/* ---- sheets that look like ours ---- */

#define C(text) "<c t='str'><v>" text "</v></c>"
#define PRINT(range)                                                                               \
    "<definedNames><definedName name='Abdruck'>" range "</definedName></definedNames>"

static const struct {
    const char *rows, *workbook, *table, *findings;
} own[] = {
    /* heads alone */
    {"<row>" C("Nr.") C("Name") C("Status") C("Phase (erkannt)") C("Datum (erkannt)")
         C("Fundstelle (erkannt)") "</row><row>" C("1") C("x") C("Betrieb") C("Betrieb") C("")
             C("Zeile 2") "</row>",
     NULL, "Name|Status/x|Betrieb", ""},
    {"<row>" C("Nr.") C("Ressort 1") C("Phase") C("Datum") C("Fundstelle") "</row><row>" C("1")
         C("x") C("") C("") C("y") "</row>",
     NULL, "", NULL},
    {"<row>" C("Nr.") C("Name") C("Phase") C("Name") C("Fundstelle") "</row><row>" C("1") C("x")
         C("y") C("z") C("u") "</row>",
     NULL, "Nr.|Name|Phase|Name|Fundstelle/1|x|y|z|u", "TAB011@1:4"},
    {"<row>" C("Nr.") C("Name") C("Phase") C("Datum") C("Ende") "</row><row>" C("1") C("x") C("y")
         C("z") C("u") "</row>",
     NULL, "Nr.|Name|Phase|Datum|Ende/1|x|y|z|u", ""},
    {"<row>" C("Name") C("Phase") C("Datum") C("Fundstelle") C("Ende") "</row><row>" C("1") C("x")
         C("y") C("z") C("u") "</row>",
     NULL, "Name|Phase|Datum|Fundstelle|Ende/1|x|y|z|u", ""},
    /* the name that tells */
    {"<row>" C("Nr.") C("Name") C("Mehr") "</row><row>" C("1") C("x") C("y") "</row>",
     PRINT("Tabelle1!$B$1:$B$2"), "Name|Mehr/x|y", ""},
    {"<row>" C("Nr.") C("Name") "</row><row>" C("1") C("x") "</row>", PRINT("Andere!$B$1:$B$2"),
     "Nr.|Name/1|x", ""},
    {"<row>" C("Nr.") C("Name") "</row><row>" C("1") C("x") "</row>", PRINT("Tabelle1!$Q$1:$R$2"),
     "Nr.|Name/1|x", ""},
    /* edits */
    {"<row>" C("Status") C("Sachstand") C("Phase") C("Datum") "</row><row>" C("am 06.10.2023")
         C("x") C("") C("06.10.2022") "</row><row>" C("am 06.10.2023") C("x") C("ohne Zuordnung")
             C("06.11.2023") "</row><row>" C("am 06.10.2023") C("x") C("Betrieb")
                 C("07.10.2023") "</row>",
     PRINT("Tabelle1!$A$1:$B$4"),
     "Status|Sachstand/am 06.10.2023|x/am 06.10.2023|x/am 06.10.2023|x",
     "SHT022@2:4 SHT022@3:4 SHT021@4:3 SHT022@4:4"},
    {"<row>" C("Ressort") C("Status") C("Ressort 1") C("Ressort") "</row><row>" C("IM") C("Betrieb")
         C("JM") C("x") "</row>",
     PRINT("Tabelle1!$B$1:$B$2"), "Ressort|Status|Ressort/IM|Betrieb|x", NULL},
};

START_TEST(own_look_is_judged)
{
    drs_test_xlsx xlsx = {.rows = own[_i].rows, .workbook = own[_i].workbook};
    const char *table = table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, xlsx));
    if (own[_i].findings || *own[_i].table)
        ck_assert_str_eq(table, own[_i].table);
    if (own[_i].findings)
        ck_assert_str_eq(drs_test_findings(arena, diags), own[_i].findings);
}
END_TEST

/* ---- packages that are damaged ---- */

START_TEST(damaged_parts_are_told)
{
    drs_test_xlsx xlsx = {.rows = H "<row><c t='str'><v>x</v></c></row>"};
    drs_buf whole = drs_test_xlsx_file(&mem, xlsx);
    /* Each byte once another: a table, or an error; never neither. */
    for (size_t at = 0; at < whole.len; at += 7) {
        drs_buf file = DRS_BUF(&mem);
        drs_buf_put(&file, drs_buf_str(&whole));
        file.ptr[at] = (char)(file.ptr[at] ^ 0x55);
        drs_diags *said = drs_diags_new(arena, drs_str_c("t"));
        drs_input input = {drs_str_c("t"), drs_buf_str(&file)};
        bool read = drs_xlsx_reader.read(arena, &input, (drs_str){"", 0}, said) != NULL;
        ck_assert(read || drs_diags_worst(said) >= DRS_ERROR);
        drs_buf_free(&file);
    }
    drs_buf_free(&whole);
}
END_TEST

/* The sizes in a directory say what they like: what is inflated counts. */
START_TEST(lies_of_a_directory_are_refused)
{
    enum { BLANKS = 4 * 1024 * 1024, SIZE_AT = 24 };
    char *blanks = drs_arena_alloc(arena, BLANKS + 1);
    memset(blanks, ' ', BLANKS);
    drs_test_part parts[] = {{"content.xml", joined("<a>", blanks, "</a>")}, {NULL, NULL}};
    drs_buf file = drs_test_zip(&mem, parts);
    size_t directory = drs_str_find(drs_buf_str(&file), drs_str_c("PK\x01\x02"));
    ck_assert_uint_ne(directory, DRS_NOT_FOUND);
    memset(file.ptr + directory + SIZE_AT, 1, 1);
    memset(file.ptr + directory + SIZE_AT + 1, 0, 3);
    ck_assert_str_eq(table_of(&drs_ods_reader, file), "");
    ck_assert_str_eq(drs_test_findings(arena, diags), "SHT004@0:0");
}
END_TEST

/* Each sheet alone is packed as they may be; all of them are the same few bytes. */
START_TEST(one_part_under_many_names_is_refused)
{
    enum { BLANKS = 1200 * 1024, NOISE = 6000 };
    char *blanks = drs_arena_alloc(arena, BLANKS + 1);
    memset(blanks, ' ', BLANKS);
    drs_str noise = drs_str_sub(drs_str_c(megabyte()), 0, NOISE);
    drs_test_xlsx xlsx = {
        .rows = H "<row><c t='str'><v>x</v></c></row>",
        .tail = joined(blanks, "<!--", joined(drs_arena_copy(arena, noise).ptr, "-->", "")),
        .workbook = joined("<sheets>", many("<sheet name='x' r:id='rId1'/>", 9), "</sheets>")};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, xlsx)), "");
    ck_assert_str_eq(drs_test_findings(arena, diags), "SHT004@0:0");
}
END_TEST

START_TEST(passwords_are_told_once)
{
    drs_test_part parts[] = {
        {"META-INF/manifest.xml", "<m><encryption-data/><encryption-data/></m>"},
        {"content.xml", "\x01\x02"},
        {NULL, NULL}};
    ck_assert_str_eq(table_of(&drs_ods_reader, drs_test_zip(&mem, parts)), "");
    ck_assert_str_eq(drs_test_findings(arena, diags), "SHT007@0:0");
}
END_TEST

/* ---- limits ---- */

START_TEST(repeats_of_long_texts_are_refused)
{
    const char *cell =
        joined("<table:table table:name='T'><table:table-row><table:table-cell "
               "table:number-columns-repeated='2000'><text:p>",
               megabyte(), "</text:p></table:table-cell></table:table-row></table:table>");
    ck_assert_str_eq(table_of(&drs_ods_reader, drs_test_ods_file(&mem, cell)), "");
    ck_assert_str_eq(drs_test_findings(arena, diags), "SHT015@1:1");
    const char *row =
        joined("<table:table table:name='T'><table:table-row "
               "table:number-rows-repeated='2000'><table:table-cell><text:p>",
               megabyte(), "</text:p></table:table-cell></table:table-row></table:table>");
    diags = drs_diags_new(arena, drs_str_c("t"));
    ck_assert_str_eq(table_of(&drs_ods_reader, drs_test_ods_file(&mem, row)), "");
    ck_assert_str_eq(drs_test_findings(arena, diags), "SHT015@1:1");
}
END_TEST

/* Blanks without end are one; text beyond the limit ends the reading, wherever its words end. */
START_TEST(long_white_space_is_one_blank)
{
    char *blanks = drs_arena_alloc(arena, DRS_MOST_CELL_BYTES + 100);
    memset(blanks, ' ', DRS_MOST_CELL_BYTES + 99);
    const char *text = joined("<!--", megabyte(), joined("-->a", blanks, "b"));
    const char *table = joined(
        "<table:table><table:table-row>" S("h") "</table:table-row>"
                                                "<table:table-row><table:table-cell><text:p>",
        text, "</text:p></table:table-cell></table:table-row></table:table>");
    ck_assert_str_eq(table_of(&drs_ods_reader, drs_test_ods_file(&mem, table)), "h/a b");
    ck_assert_str_eq(drs_test_findings(arena, diags), "");
    char *words = (char *)joined(megabyte(), " ", "x y z");
    for (size_t i = 9; i < DRS_MOST_CELL_BYTES; i += 10)
        words[i] = ' ';
    table = joined("<table:table><table:table-row><table:table-cell><text:p>", words,
                   "</text:p></table:table-cell></table:table-row></table:table>");
    ck_assert_str_eq(table_of(&drs_ods_reader, drs_test_ods_file(&mem, table)), "");
    ck_assert_str_eq(drs_test_findings(arena, diags), "TAB014@1:1");
}
END_TEST

START_TEST(long_texts_are_refused)
{
    const char *much = joined(megabyte(), "x", "");
    drs_test_xlsx shared = {.rows = H, .strings = joined("<si><t>", much, "</t></si>")};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, shared)), "");
    drs_test_xlsx value = {.rows = joined("<row><c t='str'><v>", much, "</v></c></row>")};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, value)), "");
    ck_assert_str_eq(drs_test_findings(arena, diags), "TAB014@0:0 TAB014@1:1");
}
END_TEST

START_TEST(too_many_of_anything_is_told)
{
    drs_test_xlsx formats = {.rows = H, .formats = many("<xf/>", DRS_MOST_STYLES)};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, formats)), "");
    ck_assert_str_eq(drs_test_findings(arena, diags), "SHT025@0:0");
    diags = drs_diags_new(arena, drs_str_c("t"));
    drs_test_xlsx codes = {.rows = H,
                           .codes = many("<numFmt numFmtId='200' formatCode='0'/>", 2001)};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, codes)), "");
    ck_assert_str_eq(drs_test_findings(arena, diags), "SHT025@0:0");
    diags = drs_diags_new(arena, drs_str_c("t"));
    drs_test_xlsx nameless = {.rows = H,
                              .codes = "<numFmt numFmtId='200'/>",
                              .formats = "<numFmt numFmtId='201' formatCode='0'/>"};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, nameless)), "h");
    const char *tables = many(TABLE(ROW(S("x"))), DRS_MOST_SHEETS + 2);
    ck_assert_str_eq(table_of(&drs_ods_reader, drs_test_ods_file(&mem, tables)), "h/x");
    ck_assert(drs_diags_has(diags, DRS_SHT027));
    diags = drs_diags_new(arena, drs_str_c("t"));
    drs_test_xlsx sheets_of = {
        .rows = H "<row><c t='str'><v>x</v></c></row>",
        .workbook = joined("<sheets>", many("<sheet name='x' r:id='rId1'/>", 300), "</sheets>")};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, sheets_of)), "h/x");
    ck_assert(drs_diags_has(diags, DRS_SHT027));
}
END_TEST

START_TEST(grid_refuses_too_many_cells)
{
    drs_grid grid = {.arena = arena, .diags = diags, .cell_count = DRS_MOST_CELLS};
    drs_cell cell = {.text = {"x", 1}, .source = {"x", 1}};
    drs_grid_reserve(&grid, 0);
    ck_assert(!drs_grid_add(&grid, &cell, 1, (drs_place){7, 1}));
    ck_assert(drs_grid_add(&grid, &cell, 0, (drs_place){8, 1}));
    grid.cell_count = 0;
    ck_assert(!drs_grid_add(&grid, &cell, DRS_MOST_COLUMNS + 1, (drs_place){9, 1}));
    ck_assert_str_eq(drs_test_findings(arena, diags), "TAB012@7:1 TAB013@9:1");
}
END_TEST

/* No file of that size is made: only its length is looked at. */
START_TEST(large_inputs_are_refused)
{
    const drs_reader *readers[] = {&drs_csv_reader, &drs_xlsx_reader, &drs_ods_reader};
    static const char bytes[] = "PK\x03\x04";
    drs_input input = {drs_str_c("t"), drs_str_of(bytes, (size_t)DRS_MOST_INPUT_BYTES + 1)};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        ck_assert_ptr_null(readers[i]->read(arena, &input, (drs_str){"", 0}, diags));
    ck_assert_str_eq(drs_test_findings(arena, diags), "TAB015@0:0 TAB015@0:0 TAB015@0:0");
}
END_TEST

/* ---- which reader ---- */

START_TEST(probes_know_packages)
{
    static const struct {
        const char *bytes;
        int xlsx, ods;
    } probes[] = {{"", 0, 0},
                  {"PK\x03\x04", 40, 20},
                  {"PK\x03\x04 xl/workbook.xml", 95, 20},
                  {"PK\x03\x04 [Content_Types].xml", 95, 20},
                  {"\xD0\xCF\x11\xE0", 90, 0},
                  {"PK\x03\x04 application/vnd.oasis.opendocument.spreadsheet", 40, 100},
                  {"PK\x03\x04 application/vnd.oasis.opendocument.text", 40, 60}};
    for (size_t i = 0; i < sizeof probes / sizeof *probes; i++) {
        ck_assert_int_eq(drs_xlsx_reader.probe(drs_str_c(probes[i].bytes)), probes[i].xlsx);
        ck_assert_int_eq(drs_ods_reader.probe(drs_str_c(probes[i].bytes)), probes[i].ods);
    }
    char *tail = drs_arena_alloc(arena, 300000);
    memcpy(tail, "PK\x03\x04", 4);
    memcpy(tail + 299000, "xl/", 3);
    ck_assert_int_eq(drs_xlsx_reader.probe(drs_str_of(tail, 300000)), 95);
}
END_TEST

/* One column has no separator: only the file's name tells that it is a table. */
START_TEST(name_tells_a_table)
{
    static const char column[] = "Ort\nDorf\nWald\n";
    static const char *const tables[] = {"a.csv", "A.CSV", "b.tsv", "B.TSV", "c.Csv"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        ck_assert_ptr_eq(drs_reader_probe(drs_str_c(column), drs_str_c(tables[i])),
                         &drs_csv_reader);
    ck_assert_ptr_eq(drs_reader_probe(drs_str_c(column), drs_str_c("csv.md")), &drs_paper_reader);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("sheet_edges");
    TCase *tests = tcase_create("sheet_edges");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, escape_is_read, 0, sizeof escapes / sizeof *escapes);
    tcase_add_loop_test(tests, odd_cell_is_read, 0, sizeof cells / sizeof *cells);
    tcase_add_loop_test(tests, parts_are_found, 0, sizeof books / sizeof *books);
    tcase_add_test(tests, nothing_is_told_of_nothing);
    tcase_add_test(tests, ranges_are_harmless);
    tcase_add_loop_test(tests, odd_sheet_is_read, 0, sizeof sheets / sizeof *sheets);
    tcase_add_loop_test(tests, own_look_is_judged, 0, sizeof own / sizeof *own);
    tcase_add_test(tests, damaged_parts_are_told);
    tcase_add_test(tests, repeats_of_long_texts_are_refused);
    tcase_add_test(tests, long_white_space_is_one_blank);
    tcase_add_test(tests, long_texts_are_refused);
    tcase_add_test(tests, lies_of_a_directory_are_refused);
    tcase_add_test(tests, one_part_under_many_names_is_refused);
    tcase_add_test(tests, passwords_are_told_once);
    tcase_add_test(tests, too_many_of_anything_is_told);
    tcase_add_test(tests, grid_refuses_too_many_cells);
    tcase_add_test(tests, large_inputs_are_refused);
    tcase_add_test(tests, probes_know_packages);
    tcase_add_test(tests, name_tells_a_table);
    suite_add_tcase(suite, tests);
    return suite;
}

DRS_TEST_MAIN(make_suite)
