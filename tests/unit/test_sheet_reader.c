/* SPDX-License-Identifier: Apache-2.0
 * XLSX and ODS: each way a cell can be written, number formats, and files made to harm. */
#include "support/read_sheet.h"

#include "package/zip.h"
#include "reader/limits.h"
#include "reader/numeral.h"
#include "reader/reader.h"

static void refused(const drs_reader *reader, drs_buf file, const char *finding)
{
    ck_assert_str_eq(table_of(reader, file), "");
    ck_assert_str_eq(drs_test_findings(arena, diags), finding);
}

/* ---- XLSX ---- */

#define HEAD "<row r='1'><c t='str'><v>a</v></c><c t='str'><v>b</v></c></row>"

static const struct {
    const char *rows, *strings, *table, *findings;
} xlsx_cells[] = {
    {HEAD "<row r='2'><c r='A2' t='s'><v>1</v></c><c r='B2' t='s'><v>0</v></c></row>",
     "<si><t>x</t></si><si><t xml:space='preserve'> y &amp; z</t></si>", "a|b/ y & z|x", ""},
    {HEAD "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>",
     "<si><r><rPr><b/></rPr><t>fett</t></r><r><t xml:space='preserve'> dünn</t></r>"
     "<rPh sb='0' eb='1'><t>PHON</t></rPh></si><si><t>_x0041__x005F_x0041__x000A_z</t></si>",
     "a|b/fett dünn|A_x0041_\nz", ""},
    {HEAD "<row><c t='inlineStr'><is><t>in</t><rPh><t>no</t></rPh></is></c><c t='b'><v>1</v></c>"
          "</row><row><c t='b'><v>0</v></c><c t='e'><v>#REF!</v></c></row>",
     NULL, "a|b/in|WAHR/FALSCH|#REF!", "SHT019@3:2"},
    {HEAD "<row><c t='str'><f>A1&amp;\"x\"</f><v>ax</v></c><c><f>1+1</f><v>2</v></c></row>"
          "<row><c><f>1+1</f></c><c t='str'><v>y</v></c></row>",
     NULL, "a|b/ax|2/|y", "SHT018@3:1"},
    {HEAD "<row><c><f>1+1</f><v></v></c><c t='str'><v>y</v></c></row>"
          "<row><c t='str'><f>A1</f><v></v></c><c><f>1+1</f><v/></c></row>",
     NULL, "a|b/|y", "SHT018@2:1 SHT018@3:2"},
    {HEAD "<row><c r='A2'><v>1</v></c><c r='A2'><v>2</v></c><c><v>3</v></c><c r='B2'><v>3</v></c>"
          "</row>",
     NULL, "a|b/2|3", "SHT033@2:1"},
    {HEAD "<row r='2'><c r='B2'><v>1.5</v></c></row><row r='5'><c r='A5'><v>-2E-3</v></c>"
          "<c r='B5'><v>0.30000000000000004</v></c></row>",
     NULL, "a|b/|1,5/-0,002|0,3", ""},
    {HEAD "<row><c t='d'><v>2023-10-06</v></c><c t='d'><v>2023-10-06T12:30:00</v></c></row>", NULL,
     "a|b/06.10.2023|06.10.2023 12:30", ""},
    {"<row r='1'><c t='str'><v>Liste</v></c></row><row r='3'><c r='A3' t='str'><v>a</v></c>"
     "<c r='B3' t='str'><v>b</v></c><c r='C3' t='str'><v>c</v></c></row>"
     "<row r='4'><c t='str'><v>1</v></c><c/><c t='str'><v>3</v></c></row>"
     "<row r='6'><c t='str'><v>Quelle</v></c></row>",
     NULL, "a|b|c/1||3", "TAB003@1:1 TAB004@6:1"},
    {"<row r='2'><c r='C2' t='str'><v>a</v></c><c r='D2' t='str'><v>b</v></c></row>"
     "<row r='3'><c r='C3' t='str'><v>x</v></c><c r='D3' t='str'><v>y</v></c></row>",
     NULL, "a|b/x|y", ""},
    /* merged cells of a head are empty but the first */
    {"<row r='1'><c t='str'><v>Nr</v></c><c t='str'><v>Zahl</v></c><c/><c/><c "
     "t='str'><v>Ende</v></c>"
     "</row><row r='2'><c/><c t='str'><v>alle</v></c><c t='str'><v>davon</v></c></row>"
     "<row r='3'><c/><c/><c t='str'><v>m</v></c><c t='str'><v>w</v></c></row>"
     "<row r='4'><c t='str'><v>01</v></c><c><v>9</v></c><c><v>4</v></c><c><v>5</v></c>"
     "<c t='str'><v>ja</v></c></row>",
     NULL, "Nr|Zahl / alle|Zahl / davon / m|Zahl / davon / w|Ende/01|9|4|5|ja", "TAB005@1:1"},
    {"<row r='1'><c t='str'><v>Nr</v></c><c/><c t='str'><v>Zahl</v></c></row>"
     "<row r='2'><c><v>1</v></c><c t='str'><v>x</v></c><c><v>4</v></c></row>",
     NULL, "Nr||Zahl/1|x|4", "TAB023@1:2"},
    /* no words: a number of blanks, an error without its name; a formula whose text is empty */
    {HEAD "<row><c><v> </v></c><c t='e'/></row><row><c t='e'><v></v></c><c><v>1</v></c></row>",
     NULL, "a|b/|1", ""},
    {HEAD
     "<row ref='9'><c ref='Z9' style='7' type='s' t='str'><v>x</v></c><c><v>2</v><cx/><vx/></c>"
     "</row>",
     NULL, "a|b/x|2", ""},
    /* what harms */
    {HEAD "<row><c t='s'><v>7</v></c></row>", "<si><t>x</t></si>", "", "SHT012@2:1"},
    {HEAD "<row><c t='s'><v>-1</v></c></row>", "<si><t>x</t></si>", "", "SHT012@2:1"},
    {HEAD "<row><c r='A0'><v>1</v></c></row>", NULL, "", "SHT011@2:0"},
    {HEAD "<row><c r='XFE2'><v>1</v></c></row>", NULL, "", "SHT011@2:0"},
    {HEAD "<row><c r='A2x'><v>1</v></c></row>", NULL, "", "SHT011@2:0"},
    {HEAD "<row r='1048577'><c><v>1</v></c></row>", NULL, "", "SHT014@1048577:0"},
    {HEAD "<row r='4294967297'><c><v>1</v></c></row>", NULL, "", "SHT014@2147483647:0"},
    {HEAD "<row><c><v>1</v></row>", NULL, "", "SHT008@0:0"},
    {"", NULL, "", "TAB010@0:0"},
};

START_TEST(xlsx_cell_is_read)
{
    drs_test_xlsx xlsx = {.rows = xlsx_cells[_i].rows, .strings = xlsx_cells[_i].strings};
    const char *table = table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, xlsx));
    ck_assert_str_eq(table, xlsx_cells[_i].table);
    ck_assert_str_eq(drs_test_findings(arena, diags), xlsx_cells[_i].findings);
}
END_TEST

static const struct {
    const char *code, *stored, *shown;
} formats[] = {
    {"General", "1234.5", "1234,5"},
    {"General", "1E+15", "1000000000000000"},
    {"General", "1.5E+30", "1.5E+30"},
    {"General", "0.1", "0,1"},
    {"General", "1.0000000000000002", "1"},
    {"0", "12.5", "13"},
    {"0", "0.4", "0"},
    {"0.00", "1234.5", "1234,50"},
    {"0.00", "-0.001", "0,00"},
    {"#,##0", "1234567", "1.234.567"},
    {"#,##0", "999", "999"},
    {"#,##0.00\\ \"€\"", "18437511.54", "18.437.511,54 €"},
    {"#,##0.00 [$€-407];[Red]-#,##0.00 [$€-407]", "-5", "-5,00 €"},
    {"_-* #,##0.00\\ _€_-;\\-* #,##0.00\\ _€_-", "12", "12,00 "},
    {"0.0#", "1.5", "1,5"},
    {"0.0#", "1.256", "1,26"},
    {"0%", "0.25", "25%"},
    {"0.0 %", "0.125", "12,5 %"},
    {"00000", "123", "00123"},
    {"#,##0,", "1234567", "1.235"},
    {"# ?/?", "0.5", "0,5"},
    {"0.00E+00", "1234", "1234"},
    {"\"Zeile \"0", "7", "Zeile 7"},
    {"@", "0123", "123"},
    {"dd.mm.yyyy", "45205", "06.10.2023"},
    {"yyyy\\-mm\\-dd", "45205", "2023-10-06"},
    {"[$-407]d. mmmm yyyy", "45205.0", "6. Oktober 2023"},
    {"m/d/yy h:mm", "45205.520833333336", "06.10.2023 12:30"},
    {"dd.mm.yyyy hh:mm:ss", "45205.5208391204", "06.10.2023 12:30:01"},
    {"hh:mm", "0.75", "18:00"},
    {"[h]:mm:ss", "1.5", "36:00:00"},
    {"dd.mm.yyyy", "1", "01.01.1900"},
    {"dd.mm.yyyy", "61", "01.03.1900"},
    {"dd.mm.yyyy", "2958465", "31.12.9999"},
    {"dd.mm.yyyy", "2958466", "2958466"},
    {"dd.mm.yyyy", "-1", "-1"},
    {"0.00", "keine", "keine"},
    {"0.00", "NaN", "NaN"},
    {"[", "5", "5"},
    {"\"offen", "5", "offen"},
    {"0\\", "5", "5\\"},
};

START_TEST(number_is_shown_in_german)
{
    drs_str pieces[] = {drs_str_c("<numFmt numFmtId='170' formatCode='"),
                        drs_str_c(formats[_i].code), drs_str_c("'/>")};
    drs_str cells[] = {drs_str_c("<row><c t='str'><v>a</v></c></row><row><c s='1'><v>"),
                       drs_str_c(formats[_i].stored), drs_str_c("</v></c></row>")};
    drs_test_xlsx xlsx = {.rows = drs_arena_join(arena, cells, 3).ptr,
                          .codes = drs_arena_join(arena, pieces, 3).ptr,
                          .formats = "<xf numFmtId='170'/>"};
    drs_str expected[] = {drs_str_c("a/"), drs_str_c(formats[_i].shown)};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, xlsx)),
                     drs_arena_join(arena, expected, 2).ptr);
}
END_TEST

/* ---- what XLSX has besides the cells' words ---- */

#define RELATION(id, type, target)                                                                 \
    "<Relationship Id='" id "' Type='http://x/" type "' Target='" target "'/>"
#define LINK(id, target)                                                                           \
    "<Relationship Id='" id "' Type='http://x/hyperlink' Target='" target                          \
    "' TargetMode='External'/>"
#define LIST HEAD "<row><c t='str'><v>x</v></c><c t='str'><v>y</v></c></row>"

static const struct {
    drs_test_xlsx xlsx;
    const char *findings;
} besides[] = {
    {{.rows = LIST,
      .relations = RELATION("a", "comments", "/xl/comments.xml"),
      .comments = "<commentList><comment ref='B2'><text><t>n</t></text></comment>"
                  "<comment ref='A2'/><comment ref='?'/></commentList>"},
     "SHT020@0:0"},
    {{.rows = LIST,
      .relations = RELATION("a", "threadedComment", "../comments.xml"),
      .comments = "<threadedComment ref='B2'/><threadedComment ref='B2' parentId='x'/>"},
     "SHT020@2:2"},
    {{.rows = LIST,
      .relations = RELATION("a", "threadedComment", "../none.xml")
          RELATION("b", "comments", "../comments.xml"),
      .comments = "<comment ref='B2'/>"},
     "SHT020@2:2"},
    {{.rows = LIST,
      .relations = "<Relationship Id='a' Type='x/comments' Target='x' TargetMode='External'/>"},
     ""},
    {{.rows = HEAD "<row hidden='1'><c t='str'><v>x</v></c><c t='str'><v>y</v></c></row>"
                   "<row hidden='1'/>",
      .head = "<cols><col min='2' max='2' hidden='true'/><col min='3' max='16384' hidden='1'/>"
              "<col hidden='1'/></cols>"},
     "SHT030@2:1"},
    {{.rows = LIST, .head = "<cols><col min='1' max='1'/><col min='2' max='9' hidden='1'/></cols>"},
     "SHT030@0:2"},
    {{.rows = LIST,
      .tail = "<hyperlinks><hyperlink ref='B2' r:id='b'/><hyperlink ref='A2:A3' r:id='a'/>"
              "<hyperlink ref='A2' location='T!A1'/><hyperlink ref='A2' r:id='none'/>"
              "<hyperlink r:id='a'/><hyperlink ref='Z9' r:id='c'/></hyperlinks>",
      .relations = LINK("b", "mailto:y") LINK("a", "https://example.org/") LINK("c", "z")
          RELATION("d", "hyperlink", "x.xml")},
     "SHT031@2:1"},
    {{.rows = LIST,
      .tail = "<hyperlinks><hyperlink ref='B2' r:id='b'/></hyperlinks>",
      .relations = LINK("b", "http://y/")},
     ""},
    {{.rows = LIST, .tail = "<hyperlinks><hyperlink ref='B2' r:id='b'/></hyperlinks>"}, ""},
    {{.rows = LIST,
      .tail = "<mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='A2:B2'/><mergeCell ref='A2'/>"
              "<mergeCell ref='C2:C3'/><mergeCell/><mergeCell ref='B2:?'/></mergeCells>"},
     ""},
    {{.rows = LIST,
      .tail = "<mergeCells><mergeCell ref='B2:B4'/><mergeCell ref='A2:A3'/></mergeCells>"},
     "SHT032@2:1"},
    {{.rows = LIST, .head = "<cols><col min='3' max='16384' hidden='1'/></cols>"}, ""},
    /* a comment without a place, links without one or to a part, ranges turned round */
    {{.rows = LIST,
      .relations = RELATION("a", "comments", "/xl/comments.xml"),
      .comments = "<comment/>"},
     "SHT020@0:0"},
    {{.rows = LIST,
      .tail = "<hyperlinks><hyperlink ref='' r:id='b'/><hyperlink ref='B2' r:id='a'/>"
              "<hyperlink ref='A2' r:id='z'/></hyperlinks>",
      .relations = RELATION("a", "hyperlink", "x.xml") LINK("b", "http://y/")},
     ""},
    {{.rows = LIST,
      .head = "<cols><col min='2' max='1' hidden='1'/><col min='99999' max='99999' hidden='1'/>"
              "</cols>"},
     ""},
    {{.rows = LIST,
      .tail = "<hyperlinks><hyperlink ref='B2' r:id='b'/></hyperlinks>",
      .relations = LINK("a", "http://y/") LINK("c", "http://z/")},
     ""},
    /* links from cells without words, from rows that are not there, to nothing */
    {{.rows = "<row r='2'><c t='str'><v>a</v></c><c t='str'><v>b</v></c></row>"
              "<row r='4'><c t='str'><v>x</v></c><c t='str'><v>y</v></c></row>",
      .tail = "<hyperlinks><hyperlink ref='A3' r:id='c'/><hyperlink ref='A4' r:id='d'/>"
              "</hyperlinks>",
      .relations = LINK("c", "http://z") LINK("d", "")},
     "SHT031@3:1"},
};

START_TEST(what_is_besides_cells_is_told)
{
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, besides[_i].xlsx)),
                     "a|b/x|y");
    ck_assert_str_eq(drs_test_findings(arena, diags), besides[_i].findings);
}
END_TEST

/* What a damaged part would say is unknown, so nothing is read. */
START_TEST(damaged_parts_of_a_sheet_are_refused)
{
    drs_test_xlsx comments = {.rows = LIST,
                              .relations = RELATION("a", "comments", "/xl/comments.xml"),
                              .comments = "<comment>"};
    refused(&drs_xlsx_reader, drs_test_xlsx_file(&mem, comments), "SHT008@0:0");
    diags = drs_diags_new(arena, drs_str_c("t"));
    drs_test_xlsx relations = {.rows = LIST, .relations = "<Relationship>"};
    refused(&drs_xlsx_reader, drs_test_xlsx_file(&mem, relations), "SHT008@0:0");
}
END_TEST

START_TEST(unknown_format_is_told)
{
    drs_test_xlsx xlsx = {.rows = "<row><c t='str'><v>a</v></c></row>"
                                  "<row><c s='1'><v>12345.5</v></c></row>",
                          .formats = "<xf numFmtId='11'/>"};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, xlsx)), "a/12345,5");
    ck_assert_str_eq(drs_test_findings(arena, diags), "SHT029@2:1");
}
END_TEST

START_TEST(builtin_formats_and_1904)
{
    drs_test_xlsx xlsx = {.rows =
                              "<row><c t='str'><v>a</v></c></row>"
                              "<row><c s='1'><v>0</v></c></row><row><c s='2'><v>0.5</v></c></row>"
                              "<row><c s='3'><v>5</v></c></row><row><c s='9'><v>5</v></c></row>",
                          .formats = "<xf numFmtId='14'/><xf numFmtId='10'/><xf numFmtId='44'/>",
                          .workbook = "<workbookPr date1904='1'/>"};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, xlsx)),
                     "a/01.01.1904/50,00%/5,00 €/5");
}
END_TEST

/* ---- ODS ---- */

#define S(text)                                                                                    \
    "<table:table-cell office:value-type='string'><text:p>" text "</text:p></table:table-cell>"
#define TABLE(rows)               "<table:table table:name='T'>" rows "</table:table>"
#define ROW(cells)                "<table:table-row>" cells "</table:table-row>"
#define ODS_HEAD                  ROW(S("a") S("b"))
#define CELL(attributes, content) "<table:table-cell " attributes ">" content "</table:table-cell>"
#define P(text)                   "<text:p>" text "</text:p>"

#define ADDED                                                                                      \
    "<table:table table:name='Herkunft'>" ROW(S("Datei") S("x"))                                   \
        ROW(S("Bau") S("y")) "</table:table><table:table table:name='Hinweise'>" ROW(              \
            S("Nr.") S("Art")) ROW(S("1") S("y")) "</table:table>"

static const struct {
    const char *tables, *table, *findings;
} ods_cells[] = {
    {TABLE(ODS_HEAD ROW(S("x") S("y"))), "a|b/x|y", ""},
    {TABLE(ODS_HEAD ROW(CELL("", P("eins") P("") P("drei")) S("  viel \n Raum<text:s/>"))),
     "a|b/eins\n\ndrei|viel Raum ", ""},
    {TABLE(ODS_HEAD ROW(S("a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d")
                            S("<text:span>fe</text:span><text:a>tt</text:a>"))),
     "a|b/a   b\tc\nd|fett", ""},
    {TABLE(ODS_HEAD ROW(CELL("", "<office:annotation><dc:creator>N.</dc:creator>" P(
                                     "Kommentar") "</office:annotation>" P("Wort")) S("y"))),
     "a|b/Wort|y", "SHT020@2:1"},
    {TABLE(ODS_HEAD ROW(CELL("table:number-columns-repeated='2'", P("x"))) ROW(
         "<table:table-cell/>" CELL("table:number-columns-repeated='16383'",
                                    "")) "<table:table-row table:number-rows-repeated='3'>" S("r")
               S("s") "</table:table-row><table:table-row table:number-rows-repeated='1048000'>"
                      "<table:table-cell table:number-columns-repeated='1024'/></table:table-row>"),
     "a|b/x|x/r|s/r|s/r|s", ""},
    {TABLE("<table:table-header-rows>" ODS_HEAD "</table:table-header-rows>"
           "<table:table-row-group>" ROW(
               S("x") "<table:covered-table-cell/>") "</table:table-row-group>"),
     "a|b/x", ""},
    {TABLE(ODS_HEAD ROW(CELL("office:value-type='float' office:value='1234.5'", P("1,234.50"))
                            CELL("office:value-type='currency' office:value='-3'", P("-3,00 €")))),
     "a|b/1.234,50|-3,00 €", ""},
    {TABLE(ODS_HEAD ROW(CELL("office:value-type='float' office:value='-12'", P("\u2212$12")) CELL(
         "office:value-type='float' office:value='45205'", P("6.10.2023")))),
     "a|b/\u2212$12|6.10.2023", ""},
    {TABLE(ODS_HEAD ROW(S("a\tb \t c ") S("x\n  "))), "a|b/a\tb \t c |x", ""},
    {TABLE(ODS_HEAD ROW(CELL("office:value-type='percentage' office:value='0.125'", P("12.5%"))
                            CELL("office:value-type='float' office:value='0.1'", ""))),
     "a|b/12,5%|0,1", ""},
    {TABLE(ODS_HEAD ROW(CELL("office:value-type='float' office:value='7'", P("007"))
                            CELL("office:value-type='float' office:value='2.5'", P("###")))),
     "a|b/007|2,5", ""},
    {TABLE(ODS_HEAD ROW(
         CELL("office:value-type='date' office:date-value='2023-10-06'", P("10/06/23"))
             CELL("office:value-type='date' office:date-value='2023-10-06T12:30:00'", ""))),
     "a|b/06.10.2023|06.10.2023 12:30", ""},
    {TABLE(ODS_HEAD ROW(CELL("office:value-type='boolean' office:boolean-value='true'", P("TRUE"))
                            CELL("office:value-type='time' office:time-value='PT1H'", P("01:00")))),
     "a|b/WAHR|01:00", ""},
    {TABLE(ODS_HEAD ROW(CELL("office:value-type='string' calcext:value-type='error'", P("#N/A"))
                            CELL("office:value-type='string' office:string-value='kurz'", ""))),
     "a|b/#N/A|kurz", "SHT019@2:1"},
    {TABLE(ODS_HEAD ROW(CELL("table:formula='of:=1+1'", "") S("y"))
               ROW(CELL("table:formula='of:=A1' office:value-type='string'", P("")) S("z"))),
     "a|b/|y/|z", "SHT018@2:1"},
    /* our own workbook, with and without its name */
    {"<table:table table:name='T'>" ROW(S("h")) ROW(S("x")) "</table:table>" ADDED, "h/x", ""},
    {ADDED "<table:table table:name='T'>" ROW(S("h")) "</table:table>", "h", ""},
    {"<table:table table:name='Herkunft'>" ROW(S("a") S("b")) ROW(S("x") S(
         "y")) "</table:table>"
               "<table:table table:name='T'>" ROW(S("h"))
                   ROW(S("z")) "</table:table><table:named-range "
                               "table:name='Abdruck' table:cell-range-address='$T.$A$1:$T.$A$2'/>",
     "h/z", ""},
    {ADDED, "Datei|x/Bau|y", ""},
    /* cells of a sheet that is not read */
    {TABLE(ODS_HEAD ROW(S("<text:a xlink:href='https://example.org/'>x</text:a>")
                            S("<text:a xlink:href='#T.A1'>y</text:a>"))
               ROW(S("<text:a xlink:href='http://example.org/'>example.org</text:a>")
                       S("<text:a>z</text:a>"))),
     "a|b/x|y/example.org|z", "SHT031@2:1"},
    {TABLE(ROW(CELL("table:number-rows-spanned='1'", P("a"))
                   CELL("table:number-rows-spanned='2'", P("b")))
               ROW(S("x") CELL("table:number-rows-spanned='2'", P("y")))
                   ROW(S("z") "<table:covered-table-cell/>")),
     "a|b/x|y/z", "SHT032@2:2"},
    {TABLE("<table:table-column/><table:table-column table:visibility='collapse' "
           "table:number-columns-repeated='16383'/><table:table-column/>" ODS_HEAD ROW(S("x")
                                                                                           S("y"))),
     "a|b/x|y", "SHT030@0:2"},
    {TABLE(ODS_HEAD "<table:table-row table:visibility='filter'>" S("x")
               S("y") "</table:table-row><table:table-row table:visibility='visible'>" S("z")
                   S("z") "</table:table-row><table:table-row table:visibility='collapse'/>"),
     "a|b/x|y/z|z", "SHT030@2:1"},
    {TABLE(ODS_HEAD ROW(S("x") S("y"))) "<table:table table:name='B'>" ROW(
         CELL("table:formula='of:=1+1'", "") CELL("calcext:value-type='error'", P("#N/A")))
         ROW(CELL("office:value-type='float' office:value='5'", P("6"))) "</table:table>",
     "a|b/x|y", "SHT017@0:0"},
    {"<table:table table:name='Titel'>" ROW(S("Deckblatt")) "</table:table>" TABLE(
         ODS_HEAD ROW(S("x") S("y"))),
     "a|b/x|y", "SHT017@0:0"},
    {"<table:table table:name='U'>" ROW(S("a") S("b"))
         ROW(S("1") S("2")) "</table:table>"
                            "<table:table table:name='V'>" ROW(S("Name") S("Status") S("Ressort"))
                                ROW(S("x") S("Betrieb") S("IM")) "</table:table>",
     "Name|Status|Ressort/x|Betrieb|IM", "SHT017@0:0"},
    /* what harms */
    {TABLE(ODS_HEAD "<table:table-row table:number-rows-repeated='1000000'>" S("r")
               S("s") "</table:table-row>"),
     "", "SHT013@2:1"},
    {TABLE(ODS_HEAD ROW(CELL("table:number-columns-repeated='16385'", P("x")))), "", "TAB013@2:1"},
    {TABLE(ODS_HEAD ROW(CELL("table:number-columns-repeated='99999999999'", P("x")))), "",
     "TAB013@2:1"},
    {TABLE(ODS_HEAD "<table:table-row table:number-rows-repeated='2000000'/>" ROW(S("x"))), "",
     "SHT014@2000002:2"},
    {TABLE(ODS_HEAD ROW(S("<text:s text:c='2000000000'/>"))), "", "TAB014@2:1"},
    {TABLE(ODS_HEAD ROW(
         CELL("", P("x")) "<table:table-cell table:number-columns-repeated='9000'/>" S("y"))),
     "a|b/x", NULL},
    {"", "", "SHT016@0:0"},
    {"<table:table>", "", "SHT008@0:0"},
};

START_TEST(ods_cell_is_read)
{
    const char *table = table_of(&drs_ods_reader, drs_test_ods_file(&mem, ods_cells[_i].tables));
    if (ods_cells[_i].findings) {
        ck_assert_str_eq(table, ods_cells[_i].table);
        ck_assert_str_eq(drs_test_findings(arena, diags), ods_cells[_i].findings);
    }
}
END_TEST

/* ---- files made to harm ---- */

/* content.xml that is `head`, then `count` times `piece`. */
static drs_buf ods_of_pieces(const char *head, const char *piece, size_t count)
{
    drs_memory_sink sink = drs_memory_sink_new(&mem);
    drs_zip *zip = drs_zip_new(&mem, &sink.sink);
    drs_sink *part = drs_zip_begin(zip, "content.xml", DRS_ZIP_DEFLATED);
    drs_sink_put(part, head, strlen(head));
    for (size_t i = 0; i < count; i++)
        drs_sink_put(part, piece, strlen(piece));
    drs_zip_end(zip);
    ck_assert_int_eq(drs_zip_finish(zip), 0);
    drs_zip_free(zip);
    return sink.buf;
}

static char *repeated(char c, size_t count)
{
    char *text = drs_arena_alloc(arena, count + 1);
    memset(text, c, count);
    return text;
}

START_TEST(bomb_is_refused)
{
    refused(&drs_ods_reader, ods_of_pieces("<a>", repeated(' ', 100000), 1000), "SHT004@0:0");
}
END_TEST

START_TEST(depth_is_limited)
{
    refused(&drs_ods_reader, ods_of_pieces("", "<a>", 100000), "SHT010@0:0");
}
END_TEST

START_TEST(endless_tag_is_refused)
{
    enum { LENGTH = 100000 };
    char *noise = repeated('x', LENGTH);
    uint32_t state = 1;
    for (size_t i = 0; i < LENGTH; i++) {
        state = state * 1664525u + 1013904223u;
        noise[i] = (char)('a' + state / 1000003u % 20);
    }
    refused(&drs_ods_reader, ods_of_pieces("<a b='", noise, 40), "SHT010@0:0");
}
END_TEST

START_TEST(doctype_is_refused)
{
    const char *laughs = "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;'>"
                         "<!ENTITY d SYSTEM 'file:///etc/passwd'>]><a>&c;&d;";
    refused(&drs_ods_reader, ods_of_pieces(laughs, "</a>", 1), "SHT009@0:0");
}
END_TEST

START_TEST(many_entries_are_refused)
{
    drs_memory_sink sink = drs_memory_sink_new(&mem);
    drs_zip *zip = drs_zip_new(&mem, &sink.sink);
    for (int i = 0; i < DRS_MOST_ZIP_ENTRIES + 1; i++) {
        drs_buf name = DRS_BUF(&mem);
        drs_buf_int(&name, i);
        drs_zip_add(zip, drs_arena_copy(arena, drs_buf_str(&name)).ptr, DRS_ZIP_STORED,
                    drs_str_c(""));
        drs_buf_free(&name);
    }
    drs_zip_finish(zip);
    drs_zip_free(zip);
    refused(&drs_xlsx_reader, sink.buf, "SHT002@0:0");
}
END_TEST

START_TEST(password_is_told)
{
    drs_test_part parts[] = {
        {"META-INF/manifest.xml", "<m><file-entry><encryption-data/></file-entry></m>"},
        {"content.xml", "\x01\x02"},
        {NULL, NULL}};
    refused(&drs_ods_reader, drs_test_zip(&mem, parts), "SHT007@0:0");
}
END_TEST

START_TEST(old_excel_is_told)
{
    drs_str bytes = drs_str_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    ck_assert_int_gt(drs_xlsx_reader.probe(bytes), 80);
    ck_assert_ptr_null(read_bytes(&drs_xlsx_reader, bytes));
    ck_assert_str_eq(drs_test_findings(arena, diags), "SHT023@0:0");
}
END_TEST

/* Cut anywhere, a file is refused with an error; with any byte changed it is read or refused. */
static void damage(const drs_reader *reader, drs_buf file, size_t step)
{
    for (size_t length = 0; length < file.len; length += step) {
        setup();
        ck_assert_ptr_null(read_bytes(reader, drs_str_of(file.ptr, length)));
        ck_assert_int_eq(drs_diags_worst(diags), DRS_ERROR);
        teardown();
    }
    for (size_t at = 0; at < file.len; at += step) {
        setup();
        file.ptr[at] ^= 0x55;
        drs_paper *paper = read_bytes(reader, drs_buf_str(&file));
        ck_assert(paper || drs_diags_worst(diags) == DRS_ERROR);
        file.ptr[at] ^= 0x55;
        teardown();
    }
    drs_buf_free(&file);
}

START_TEST(damage_is_survived)
{
    drs_test_xlsx xlsx = {.rows = HEAD "<row><c t='s'><v>0</v></c><c><v>1.5</v></c></row>",
                          .strings = "<si><t>x</t></si>"};
    teardown();
    damage(&drs_xlsx_reader, drs_test_xlsx_file(&mem, xlsx), 1);
    damage(&drs_ods_reader, drs_test_ods_file(&mem, TABLE(ODS_HEAD ROW(S("x") S("y")))), 1);
    setup();
}
END_TEST

/* ---- which reader ---- */

START_TEST(probe_tells_them_apart)
{
    drs_buf xlsx = drs_test_xlsx_file(&mem, (drs_test_xlsx){.rows = HEAD});
    drs_buf ods = drs_test_ods_file(&mem, "");
    ck_assert_ptr_eq(drs_reader_probe(drs_buf_str(&xlsx), (drs_str){0}), &drs_xlsx_reader);
    ck_assert_ptr_eq(drs_reader_probe(drs_buf_str(&ods), (drs_str){0}), &drs_ods_reader);
    ck_assert_int_eq(drs_xlsx_reader.probe(drs_str_c("a;b")), 0);
    ck_assert_int_eq(drs_ods_reader.probe(drs_str_c("")), 0);
    ck_assert_str_eq(table_of(&drs_ods_reader, xlsx), "");
    ck_assert_str_eq(table_of(&drs_xlsx_reader, ods), "");
    ck_assert_str_eq(drs_test_findings(arena, diags), "SHT024@0:0 SHT024@0:0");
}
END_TEST

/* ---- numerals ---- */

START_TEST(numeral_is_refused)
{
    static const char *const wrong[] = {"",    "-",  ".",  "1.2.3", "1e",
                                        "1e+", "x1", "1x", "1 2",   "INF"};
    drs_numeral number;
    ck_assert(!drs_numeral_parse(drs_str_c(wrong[_i]), &number));
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("sheet_reader");
    TCase *tests = tcase_create("sheets");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, xlsx_cell_is_read, 0, sizeof xlsx_cells / sizeof *xlsx_cells);
    tcase_add_loop_test(tests, number_is_shown_in_german, 0, sizeof formats / sizeof *formats);
    tcase_add_loop_test(tests, what_is_besides_cells_is_told, 0, sizeof besides / sizeof *besides);
    tcase_add_test(tests, damaged_parts_of_a_sheet_are_refused);
    tcase_add_test(tests, unknown_format_is_told);
    tcase_add_test(tests, builtin_formats_and_1904);
    tcase_add_loop_test(tests, ods_cell_is_read, 0, sizeof ods_cells / sizeof *ods_cells);
    tcase_add_test(tests, bomb_is_refused);
    tcase_add_test(tests, depth_is_limited);
    tcase_add_test(tests, endless_tag_is_refused);
    tcase_add_test(tests, doctype_is_refused);
    tcase_add_test(tests, many_entries_are_refused);
    tcase_add_test(tests, password_is_told);
    tcase_add_test(tests, old_excel_is_told);
    tcase_add_test(tests, damage_is_survived);
    tcase_add_test(tests, probe_tells_them_apart);
    tcase_add_loop_test(tests, numeral_is_refused, 0, 10);
    suite_add_tcase(suite, tests);
    return suite;
}

DRS_TEST_MAIN(make_suite)
