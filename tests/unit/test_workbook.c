/* SPDX-License-Identifier: Apache-2.0
 * The workbook as data, before any format: what is told, and what the cells of a table become. */
#include "support/fixture.h"

#include "reader/reader.h"
#include "workbook/workbook.h"

static drs_paper *paper_of(drs_str text)
{
    drs_input input = {drs_str_c("t.csv"), text};
    drs_diags *unseen = drs_diags_new(arena, input.name);
    drs_paper *paper = drs_csv_reader.read(arena, &input, (drs_str){"", 0}, unseen);
    ck_assert_ptr_nonnull(paper);
    return paper;
}

static const drs_workbook *workbook_of(drs_str text)
{
    drs_workbook_facts facts = {.build = drs_str_c("b")};
    return drs_workbook_new(arena, paper_of(text), &facts, diags);
}

static drs_sheet_row row_of(const drs_sheet *sheet, size_t row)
{
    drs_sheet_row out = {.cells = drs_arena_alloc(arena, sheet->column_count * sizeof *out.cells)};
    drs_sheet_fill(sheet, row, &out);
    return out;
}

static const drs_sheet *sheet_named(const drs_workbook *book, const char *name)
{
    for (size_t i = 0; i < book->sheet_count; i++)
        if (drs_str_is(book->sheets[i].name, name))
            return &book->sheets[i];
    ck_abort_msg("no sheet %s", name);
    return NULL;
}

/* The findings with their arguments, one a line. */
static const char *told(void)
{
    drs_buf out = DRS_BUF(&mem);
    for (size_t i = 0; i < drs_diags_count(diags); i++) {
        const drs_diag *diag = drs_diags_get(diags, i);
        drs_buf_text(&out, drs_diag_number(diag->id));
        drs_buf_byte(&out, '@');
        drs_buf_int(&out, diag->place.line);
        drs_buf_byte(&out, ':');
        drs_buf_int(&out, diag->place.column);
        for (size_t k = 0; k < 2; k++) {
            drs_buf_byte(&out, ' ');
            drs_buf_put(&out, diag->args.arg[k]);
        }
        drs_buf_byte(&out, '\n');
    }
    const char *text = drs_arena_copy(arena, drs_buf_str(&out)).ptr;
    drs_buf_free(&out);
    return text;
}

/* `before`, then `piece` so many times, then `after`. */
static drs_str text_of(const char *before, const char *piece, size_t count, const char *after)
{
    drs_buf out = DRS_BUF(&mem);
    drs_buf_text(&out, before);
    for (size_t i = 0; i < count; i++)
        drs_buf_text(&out, piece);
    drs_buf_text(&out, after);
    drs_str text = drs_arena_copy(arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return text;
}

/* ---- rows higher than a row can be ---- */

static const struct {
    const char *before, *piece, *after, *told;
    size_t count;
} heights[] = {
    {"a;b\nx;\"1", "\n", "\"\n", "", 32}, /* 33 lines */
    {"a;b\nx;\"1", "\n", "\"\n", "WBK004@2:3 B2 Tabelle\n", 33},
    {"a;b\nx;", "Wort ", "\n", "", 400},
    {"a;b\nx;", "Wort ", "\n", "WBK004@2:3 B2 Tabelle\n", 4000},
    {"Titel\n\na;b\nx;y\n", "Wort ", ";z\n", "WBK004@5:1 A5 Tabelle\n", 4000},
    {"a;", "Wort ", "\nx;y\n", "WBK004@1:3 B1 Tabelle\n", 4000},
    {"Behörde;Ressort;Name;Status\nB;", "IM/", "JM;N;Betrieb\n", "", 100},
    {"Behörde;Ressort;Name;Status\nB;", "IM ", "/JM;N;Betrieb\n",
     "WBK004@2:3 C2 Initiativen\nWBK004@2:3 F2 Initiativen\nWBK004@0:0 A31 Auswertung\n"
     "WBK004@0:0 A67 Auswertung\n",
     3000},
};

START_TEST(tall_cell_is_told)
{
    drs_str text =
        text_of(heights[_i].before, heights[_i].piece, heights[_i].count, heights[_i].after);
    const drs_workbook *book = workbook_of(text);
    ck_assert_str_eq(told(), heights[_i].told);
    for (size_t r = 0; r < book->sheets[0].row_count; r++)
        ck_assert_int_le(row_of(&book->sheets[0], r).height, DRS_SHEET_ROW_MOST);
}
END_TEST

/* The second writer of the same paper has nothing to add, and the workbook itself says it. */
START_TEST(findings_are_told_once_and_shown)
{
    drs_str text = text_of("a;b\nx;", "Wort ", 4000, "\n");
    const drs_workbook *book = workbook_of(text);
    (void)workbook_of(text);
    ck_assert_str_eq(told(), "WBK004@2:3 B2 Tabelle\n");
    const drs_sheet *sheet = sheet_named(book, "Hinweise");
    ck_assert_uint_eq(sheet->row_count, 2);
    drs_sheet_row row = row_of(sheet, 1);
    ck_assert(drs_str_is(row.cells[2].text, "WBK004"));
    ck_assert_int_eq((int)row.cells[5].unscaled, 2);
}
END_TEST

/* ---- texts longer than a cell ---- */

static void collect(const drs_workbook *book, drs_buf *out)
{
    const drs_sheet *sheet = sheet_named(book, "Fortsetzungen");
    for (size_t r = 1; r < sheet->row_count; r++) {
        drs_sheet_row row = row_of(sheet, r);
        drs_buf_put(out, row.cells[3].text);
        ck_assert_int_le(row.height, DRS_SHEET_ROW_MOST);
    }
}

/* Head or cell: no character is lost, and each part is printed whole. */
START_TEST(long_text_goes_on)
{
    static const struct {
        const char *before, *after;
        size_t row;
    } cases[] = {{"a;b\n", ";y\n", 1}, {"", ";b\nx;y\n", 0}};
    drs_str part = text_of("", "Wort ", 8000, "Ende");
    drs_str text = text_of(cases[_i].before, part.ptr, 1, cases[_i].after);
    const drs_workbook *book = workbook_of(text);
    drs_buf all = DRS_BUF(&mem);
    drs_sheet_row row = row_of(&book->sheets[0], cases[_i].row);
    ck_assert_uint_eq(row.cells[0].text.len, DRS_CELL_TEXT_MOST);
    drs_buf_put(&all, row.cells[0].text);
    collect(book, &all);
    ck_assert(drs_str_equal(drs_buf_str(&all), part));
    ck_assert(drs_diags_has(diags, DRS_WBK003));
    drs_buf_free(&all);
}
END_TEST

/* A line above the table goes on in the next row where the page ends, word by word. */
START_TEST(long_line_is_broken)
{
    drs_str part = text_of("", "Wort ", 8000, "Ende");
    drs_str text = text_of("", part.ptr, 1, "\n\na;b;c\nx;y;z\n");
    const drs_sheet *sheet = &workbook_of(text)->sheets[0];
    drs_buf all = DRS_BUF(&mem);
    for (size_t r = 0; r + 3 < sheet->row_count; r++) {
        drs_str piece = row_of(sheet, r).cells[0].text;
        ck_assert_uint_lt(piece.len, 250);
        ck_assert(drs_str_ends(piece, drs_str_c(" ")) || drs_str_ends(piece, drs_str_c("Ende")));
        drs_buf_put(&all, piece);
    }
    ck_assert(drs_str_equal(drs_buf_str(&all), part));
    ck_assert_uint_eq(sheet->head_row, sheet->row_count - 2);
    ck_assert_str_eq(told(), "");
    drs_buf_free(&all);
}
END_TEST

/* Limits of a sheet, told with the table's size. */
START_TEST(too_many_columns_are_told)
{
    drs_str text = text_of("", "a;", 16383 + (size_t)_i, "b\n");
    drs_workbook_facts facts = {.build = drs_str_c("b")};
    drs_input input = {drs_str_c("t.csv"), text};
    drs_paper *paper =
        drs_csv_reader.read(arena, &input, (drs_str){"", 0}, drs_diags_new(arena, input.name));
    if (paper)
        ck_assert_ptr_nonnull(drs_workbook_new(arena, paper, &facts, diags));
    ck_assert_int_eq(paper == NULL, _i);
}
END_TEST

/* A table wider than a page keeps the column that names its rows. */
START_TEST(wide_table_keeps_its_first_column)
{
    const drs_sheet *wide = &workbook_of(text_of("Land", ";Einwohnerzahl", 30, "\n"))->sheets[0];
    const drs_sheet *narrow = &workbook_of(text_of("Land", ";Zahl", 3, "\n"))->sheets[0];
    ck_assert_uint_eq(wide->repeat_columns, 1);
    ck_assert_uint_eq(wide->frozen_columns, 1);
    ck_assert_uint_eq(narrow->repeat_columns, 0);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("workbook");
    TCase *tcase = tcase_create("workbook");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, tall_cell_is_told, 0, sizeof heights / sizeof *heights);
    tcase_add_test(tcase, findings_are_told_once_and_shown);
    tcase_add_loop_test(tcase, long_text_goes_on, 0, 2);
    tcase_add_test(tcase, long_line_is_broken);
    tcase_add_loop_test(tcase, too_many_columns_are_told, 0, 2);
    tcase_add_test(tcase, wide_table_keeps_its_first_column);
    suite_add_tcase(suite, tcase);
    return suite;
}

DRS_TEST_MAIN(suite)
