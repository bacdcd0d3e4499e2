/* SPDX-License-Identifier: Apache-2.0
 * Our own sheets come back: what we added is taken out and compared, dates and texts that go on
 * elsewhere are as they were. */
#include "support/read_sheet.h"

#include "reader/reader.h"

#define S(text)                                                                                    \
    "<table:table-cell office:value-type='string'><text:p>" text "</text:p></table:table-cell>"
#define TABLE(rows)               "<table:table table:name='T'>" rows "</table:table>"
#define ROW(cells)                "<table:table-row>" cells "</table:table-row>"
#define ODS_HEAD                  ROW(S("a") S("b"))
#define CELL(attributes, content) "<table:table-cell " attributes ">" content "</table:table-cell>"
#define P(text)                   "<text:p>" text "</text:p>"

#define C(text) "<c t='str'><v>" text "</v></c>"
#define OWN_HEAD                                                                                   \
    "<row>" C("Nr.") C("Behörde") C("Ressort") C("Name") C("Status") C("Ressort 1") C("Ressort 2") \
        C("Phase") C("Datum") C("Fundstelle")
#define ABDRUCK                                                                                    \
    "<definedNames><definedName name='Abdruck'>Tabelle1!$B$1:$E$3</definedName></definedNames>"

static const struct {
    const char *rows, *workbook, *table, *findings;
} own[] = {
    {OWN_HEAD "</row><row>" C("1") C("A") C("IM/JM") C("x") C("Betrieb") C("IM") C("JM")
         C("Betrieb") C("") C("Zeile 2") "</row>",
     ABDRUCK, "Behörde|Ressort|Name|Status/A|IM/JM|x|Betrieb", ""},
    {OWN_HEAD C("Meins") "</row><row>" C("1") C("A") C("IM") C("x") C("Start am 06.10.2023") C("IM")
         C("") C("ohne Zuordnung") C("06.10.2023") C("Zeile 2") C("mehr") "</row>",
     NULL, "Behörde|Ressort|Name|Status|Meins/A|IM|x|Start am 06.10.2023|mehr", ""},
    {OWN_HEAD "</row><row>" C("1") C("A") C("IM") C("x") C("Betrieb") C("JM") C("") C("Pilotierung")
         C("06.10.2023") C("Zeile 2") "</row><row>" C("2") "</row>",
     ABDRUCK, "Behörde|Ressort|Name|Status/A|IM|x|Betrieb", "SHT022@2:6 SHT021@2:8 SHT022@2:9"},
    {OWN_HEAD "</row><row>" C("1") C("A") C("IM/IM/JM") C("x") C("Betrieb") C("IM") C("JM")
         C("Betrieb") C("") C("Zeile 2") "</row>",
     ABDRUCK, "Behörde|Ressort|Name|Status/A|IM/IM/JM|x|Betrieb", ""},
    /* columns of the clerk behind ours stay; ours last */
    {OWN_HEAD C("Ressort A") C("Ressort 1x") C("Ressort 17") C("Ressort 123") "</row><row>" C("1")
         C("A") C("IM") C("x") C("Betrieb") C("IM") C("") C("Betrieb") C("") C("Zeile 2") C("a")
             C("b") C("c") C("d") "</row>",
     ABDRUCK,
     "Behörde|Ressort|Name|Status|Ressort A|Ressort 1x|Ressort 17|Ressort "
     "123/A|IM|x|Betrieb|a|b|c|d",
     ""},
    {"<row>" C("Nr.") C("Behörde") C("Ressort") C("Name") C("Status") C("Ressort 1") C("Ressort 2")
         C("Ressort 10") C("Ressort 0") "</row><row>" C("1") C("A") C("IM") C("x") C("Betrieb")
             C("IM") C("JM") C("") C("u") "</row>",
     ABDRUCK, "Behörde|Ressort|Name|Status|Ressort 0/A|IM|x|Betrieb|u", "SHT022@2:7"},
    {"<row>" C("Nr.") C("Behörde") C("Ressort") C("Name") C("Status") C("Ressort 1") C("Ressort 2")
         C("Ressort -") "</row><row>" C("1") C("A") C("IM/JM") C("x") C("Betrieb") C("IM") C("JM")
             C("-") "</row>",
     ABDRUCK, "Behörde|Ressort|Name|Status|Ressort -/A|IM/JM|x|Betrieb|-", ""},
    {"<row>" C("Nr.") C("Behörde") C("Ressort") C("Name") C("Status")
         C("Ressort 1") "</row><row>" C("1") C("A") C("IM") C("x") C("Betrieb") C("JM") "</row>",
     ABDRUCK, "Behörde|Ressort|Name|Status/A|IM|x|Betrieb", "SHT022@2:6"},
    {"<row>" C("Nr.") C("Phase") C("Name") "</row><row>" C("1") C("II") C("x") "</row>", NULL,
     "Nr.|Phase|Name/1|II|x", ""},
};

START_TEST(own_sheet_comes_back)
{
    drs_test_xlsx xlsx = {.rows = own[_i].rows, .workbook = own[_i].workbook};
    ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, xlsx)), own[_i].table);
    ck_assert_str_eq(drs_test_findings(arena, diags), own[_i].findings);
}
END_TEST

/* A workbook of ours tells so by a name that comes last; then dates are as they are shown. */
START_TEST(own_ods_comes_back)
{
    const char *tables = TABLE(
        ODS_HEAD ROW(
            CELL("office:value-type='date' office:date-value='2023-10-06'", P("6. Oktober 2023"))
                CELL("office:value-type='float' office:value='-1.5'", P("$-1.5 €")))
            ROW(CELL("office:value-type='date' office:date-value='2023-10-06'", P("10/06/23")) CELL(
                "office:value-type='float' office:value='45205'",
                P("6.10.23")))) "<table:named-expressions><table:named-range table:name='Abdruck' "
                                "table:cell-range-address='$T.$A$1:$T.$B$3'/></"
                                "table:named-expressions>";
    ck_assert_str_eq(table_of(&drs_ods_reader, drs_test_ods_file(&mem, tables)),
                     "a|b/6. Oktober 2023|-1,5 €/06.10.2023|6.10.23");
    ck_assert_str_eq(drs_test_findings(arena, diags), "");
}
END_TEST

/* In a workbook of ours a date is shown by its own pattern. */
START_TEST(own_date_keeps_its_pattern)
{
    static const struct {
        const char *code, *shown;
    } codes[] = {{"dd\\.mm\\.yyyy", "06.10.2023"},
                 {"d\\.m\\.yy", "6.10.23"},
                 {"[$-407]d\\.\\ mmmm\\ yyyy", "6. Oktober 2023"},
                 {"[$-407]D\". \"MMMM YYYY", "6. Oktober 2023"},
                 {"dd/mm/yyyy", "06.10.2023"},
                 {"yyyy\\-mm\\-dd", "2023-10-06"},
                 {"yyyy\\/mm", "2023/10"}};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        drs_str pieces[] = {drs_str_c("<numFmt numFmtId='170' formatCode='"),
                            drs_str_c(codes[i].code), drs_str_c("'/>")};
        drs_test_xlsx xlsx = {.rows = "<row>" C("a") "</row><row><c s='1'><v>45205</v></c></row>",
                              .codes = drs_arena_join(arena, pieces, 3).ptr,
                              .formats = "<xf numFmtId='170'/>",
                              .workbook =
                                  "<definedNames><definedName name='Abdruck'>Tabelle1!$A$1:$A$2"
                                  "</definedName></definedNames>"};
        drs_str expected[] = {drs_str_c("a/"), drs_str_c(codes[i].shown)};
        ck_assert_str_eq(table_of(&drs_xlsx_reader, drs_test_xlsx_file(&mem, xlsx)),
                         drs_arena_join(arena, expected, 2).ptr);
    }
}
END_TEST

/* ---- texts that go on in another sheet ---- */

/* "xxx…" of so many characters. */
static const char *xs(size_t count)
{
    char *text = drs_arena_alloc(arena, count + 1);
    memset(text, 'x', count);
    return text;
}

static const char *joined(const char *const *pieces, size_t count)
{
    drs_str parts[8];
    for (size_t i = 0; i < count; i++)
        parts[i] = drs_str_c(pieces[i]);
    return drs_arena_join(arena, parts, count).ptr;
}

#define OPEN_CELL  "<table:table-cell><text:p>"
#define CLOSE_CELL "</text:p></table:table-cell>"
#define OWN_ADDED                                                                                  \
    "<table:table table:name='Herkunft'>" ROW(                                                     \
        S("h")) "</table:table>"                                                                   \
                "<table:table table:name='Hinweise'>" ROW(                                         \
                    S("h")) "</table:table>"                                                       \
                            "<table:table table:name='Fortsetzungen'>" ROW(                        \
                                S("Blatt") S("Zelle") S("Teil") S("Text"))

static const char *read_continued(const char *head, const char *cell, const char *rest)
{
    const char *pieces[] = {"<table:table table:name='Tabelle'><table:table-row>" OPEN_CELL,
                            head,
                            CLOSE_CELL S("b") "</table:table-row><table:table-row>" OPEN_CELL,
                            cell,
                            CLOSE_CELL S("y") "</table:table-row></table:table>" OWN_ADDED,
                            rest,
                            "</table:table>"};
    return table_of(&drs_ods_reader, drs_test_ods_file(&mem, joined(pieces, 7)));
}

START_TEST(continued_text_is_joined)
{
    const char *full = xs(32767), *table;
    table = read_continued("a", full,
                           ROW(S("Tabelle") S("A2") S("2") S("eins "))
                               ROW(S("Tabelle") S("A2") S("3") S("zwei"))
                                   ROW(S("Anderes") S("B2") S("2") S("nein")));
    drs_str expected[] = {drs_str_c("a|b/"), drs_str_c(full), drs_str_c("eins zwei|y")};
    ck_assert(strcmp(table, drs_arena_join(arena, expected, 3).ptr) == 0);
    table = read_continued(full, "x", ROW(S("Tabelle") S("A1") S("2") S("eins")));
    drs_str head[] = {drs_str_c(full), drs_str_c("eins|b/x|y")};
    ck_assert(strcmp(table, drs_arena_join(arena, head, 2).ptr) == 0);
    ck_assert_str_eq(drs_test_findings(arena, diags), "");
}
END_TEST

/* A cell with characters of two units is full one unit before; lines beside the table have none of
 * their text in another sheet. */
START_TEST(continued_text_counts_units)
{
    drs_buf cell = DRS_BUF(&mem);
    for (int i = 0; i < 32766 / 2; i++)
        drs_buf_text(&cell, "\U0001F600");
    const char *full = drs_arena_copy(arena, drs_buf_str(&cell)).ptr;
    drs_buf_free(&cell);
    const char *table = read_continued("a", full, ROW(S("Tabelle") S("A2") S("2") S("eins")));
    drs_str expected[] = {drs_str_c("a|b/"), drs_str_c(full), drs_str_c("eins|y")};
    ck_assert(strcmp(table, drs_arena_join(arena, expected, 3).ptr) == 0);
    ck_assert_str_eq(drs_test_findings(arena, diags), "");
}
END_TEST

START_TEST(continued_lines_are_joined)
{
    const char *full = xs(32767);
    const char *pieces[] = {"<table:table table:name='T'><table:table-row>" OPEN_CELL, full,
                            CLOSE_CELL "</table:table-row>" ROW(S("")) ROW(S("a") S("b") S("c"))
                                ROW(S("x") S("y") S("z")) ROW(S("")) "<table:table-row>" OPEN_CELL,
                            full,
                            CLOSE_CELL "</table:table-row></table:table>" OWN_ADDED ROW(S("T") S(
                                "A1") S("2") S("oben")) ROW(S("T") S("A6") S("2") S("unten"))
                                ROW(S("T")) ROW(S("T") S("B6") S("2") S("?")) "</table:table>"};
    drs_buf file = drs_test_ods_file(&mem, joined(pieces, 5));
    const drs_table *list = read_bytes(&drs_ods_reader, drs_buf_str(&file))->list;
    ck_assert_str_eq(drs_test_table(arena, list), "a|b|c/x|y|z");
    ck_assert_uint_eq(list->above_count, 1);
    ck_assert_uint_eq(list->above[0].text.len, 32767 + 4);
    ck_assert(drs_str_ends(list->above[0].text, drs_str_c("xoben")));
    ck_assert_uint_eq(list->below_count, 1);
    ck_assert(drs_str_ends(list->below[0].text, drs_str_c("xunten")));
    ck_assert_str_eq(drs_test_findings(arena, diags),
                     "TAB003@1:1 SHT026@4:1 SHT026@5:1 TAB004@6:1");
    drs_buf_free(&file);
}
END_TEST

/* The cell was edited, moved or is no address. */
START_TEST(rest_without_its_cell_is_told)
{
    ck_assert_str_eq(read_continued("a", "x",
                                    ROW(S("Tabelle") S("A2") S("2") S("eins "))
                                        ROW(S("Tabelle") S("Z9") S("2") S("zwei"))
                                            ROW(S("Tabelle") S("?") S("2") S("drei"))),
                     "a|b/x|y");
    ck_assert_str_eq(drs_test_findings(arena, diags), "SHT026@2:1 SHT026@3:1 SHT026@4:1");
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("sheet_own");
    TCase *tests = tcase_create("own");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, own_sheet_comes_back, 0, sizeof own / sizeof *own);
    tcase_add_test(tests, own_ods_comes_back);
    tcase_add_test(tests, own_date_keeps_its_pattern);
    tcase_add_test(tests, continued_text_is_joined);
    tcase_add_test(tests, continued_text_counts_units);
    tcase_add_test(tests, continued_lines_are_joined);
    tcase_add_test(tests, rest_without_its_cell_is_told);
    suite_add_tcase(suite, tests);
    return suite;
}

DRS_TEST_MAIN(make_suite)
