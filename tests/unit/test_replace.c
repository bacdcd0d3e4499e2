/* SPDX-License-Identifier: Apache-2.0
 * An edited table in the place of a paper's own: what stands there then, and what is told. */
#include "support/fixture.h"

#include "compare/replace.h"
#include "reader/reader.h"

static drs_paper *paper_of(const char *text)
{
    drs_input input = {drs_str_c("t.csv"), drs_str_c(text)};
    return drs_csv_reader.read(arena, &input, (drs_str){"", 0}, diags);
}

/* The German texts of all findings, one a line, with their lines. */
static const char *told(void)
{
    drs_diags_sort(diags);
    drs_buf out = DRS_BUF(&mem);
    for (size_t i = 0; i < drs_diags_count(diags); i++) {
        const drs_diag *diag = drs_diags_get(diags, i);
        drs_buf_int(&out, diag->place.line);
        drs_buf_byte(&out, ' ');
        drs_diag_text(&out, diag, DRS_GERMAN);
        drs_buf_byte(&out, '\n');
    }
    const char *text = drs_arena_copy(arena, drs_buf_str(&out)).ptr;
    drs_buf_free(&out);
    return text;
}

static const char list[] = "Behörde;Ressort;Name;Status\n"
                           "LANUV;MUNV;Satellit;Betrieb\n"
                           "IT.NRW;MHKBD;Chat;In Planung\n"
                           "LZG;MAGS;Prognose;Entwicklung\n";

START_TEST(changes_are_told)
{
    drs_paper *paper = paper_of(list);
    drs_paper *edited = paper_of("Behörde;Ressort;Name;Status\n"
                                 "IT.NRW;MHKBD;Chat;Pilotierung\n"
                                 "LANUV;MUNV;Satellit;Betrieb\n"
                                 "StK;StK;Suche;Betrieb\n");
    ck_assert(drs_paper_replace_list(paper, edited, diags));
    ck_assert_str_eq(told(),
                     "0 die Tabelle ist ersetzt: 1 Zeile(n) geändert, 1 neu, 1 weggefallen, 1 "
                     "unverändert\n"
                     "0 weggefallene Zeile: Prognose\n"
                     "2 geändert bei „Chat“: Status ist jetzt „Pilotierung“, war „In Planung“\n"
                     "4 neue Zeile: Suche\n");
    ck_assert_ptr_eq(paper->list, edited->list);
    ck_assert_ptr_eq(paper->blocks[0].table, edited->list);
}
END_TEST

START_TEST(order_is_no_change)
{
    drs_paper *paper = paper_of(list);
    drs_paper *edited = paper_of("Name;Status;Ressort;Behörde\n"
                                 "Prognose;Entwicklung;MAGS;LZG\n"
                                 "Satellit;Betrieb;MUNV;LANUV\n"
                                 "Chat;In Planung;MHKBD;IT.NRW\n");
    ck_assert(drs_paper_replace_list(paper, edited, diags));
    ck_assert_str_eq(told(), "0 die Tabelle ist ersetzt: 0 Zeile(n) geändert, 0 neu, 0 "
                             "weggefallen, 3 unverändert\n");
}
END_TEST

START_TEST(paper_without_table_gets_an_annex)
{
    drs_paper *paper = paper_of(list);
    paper->list = NULL;
    paper->block_count = 0;
    drs_paper *edited = paper_of(list);
    ck_assert(drs_paper_replace_list(paper, edited, diags));
    ck_assert_uint_eq(paper->block_count, 2);
    ck_assert_int_eq(paper->blocks[0].kind, DRS_BLOCK_ANNEX);
    ck_assert_ptr_eq(paper->blocks[1].table, edited->list);
    ck_assert(drs_diags_has(diags, DRS_TAB020));
}
END_TEST

START_TEST(nothing_happens_without_an_edited_table)
{
    drs_paper *paper = paper_of(list), *edited = paper_of(list);
    const drs_table *before = paper->list;
    edited->list = NULL;
    ck_assert(!drs_paper_replace_list(paper, edited, diags));
    ck_assert_ptr_eq(paper->list, before);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("replace");
    TCase *tests = tcase_create("replace");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, changes_are_told);
    tcase_add_test(tests, order_is_no_change);
    tcase_add_test(tests, paper_without_table_gets_an_annex);
    tcase_add_test(tests, nothing_happens_without_an_edited_table);
    suite_add_tcase(suite, tests);
    return suite;
}

DRS_TEST_MAIN(make_suite)
