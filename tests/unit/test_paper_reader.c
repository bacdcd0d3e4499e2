/* SPDX-License-Identifier: Apache-2.0
 * The sample paper, read whole: what issue 2 asks of the reader. */
#include "support/suite.h"

#include "base/file.h"
#include "model/initiative.h"
#include "reader/reader.h"

static drs_arena *arena;
static drs_diags *diags;
static const drs_paper *paper;

static void read_sample(void)
{
    drs_mem mem = drs_test_mem();
    arena = drs_arena_new(&mem);
    drs_input input = {.name = drs_str_c("antwort-ka-2326.md")};
    ck_assert_int_eq(
        drs_file_read(arena, DRS_DATA_DIR "/antwort-ka-2326.md", 1 << 20, &input.bytes), 0);
    diags = drs_diags_new(arena, input.name);
    ck_assert_int_ge(drs_paper_reader.probe(input.bytes), 90);
    paper = drs_paper_reader.read(arena, &input, (drs_str){"", 0}, diags);
    ck_assert_ptr_nonnull(paper);
}

static void forget(void)
{
    drs_arena_free(arena);
}

static void is(drs_str s, const char *text)
{
    if (!drs_str_is(s, text))
        ck_abort_msg("\"%.*s\" is not \"%s\"", (int)s.len, s.ptr, text);
}

START_TEST(head_is_read)
{
    ck_assert_int_eq(paper->kind, DRS_PAPER_ANSWER);
    is(paper->date.fact.text, "06.10.2023");
    ck_assert_uint_eq(paper->date.fact.place.line, 3);
    ck_assert_int_eq(paper->date.date.day, 6);
    is(paper->type.text, "Antwort");
    is(paper->answerer.text, "der Landesregierung");
    is(paper->inquiry.number.text, "2326");
    ck_assert_uint_eq(paper->inquiry.number.place.column, 24);
    is(paper->inquiry.date.fact.text, "11. August 2023");
    is(paper->inquiry.article, "des Abgeordneten");
    is(paper->inquiry.paper.text, "18/5357");
    ck_assert_uint_eq(paper->inquiry.asker_count, 1);
    is(paper->inquiry.askers[0].name, "Sven W. Tritschler");
    is(paper->inquiry.askers[0].fraktion, "AfD");
    is(paper->title.runs[0].text, "Künstliche Intelligenz in der öffentlichen Verwaltung");
    ck_assert_uint_eq(paper->number.text.len, 0);
    ck_assert_uint_eq(paper->issued.fact.text.len, 0);
}
END_TEST

START_TEST(body_is_read)
{
    size_t questions = 0, paragraphs = 0, annexes = 0, tables = 0, answered = 0;
    for (size_t i = 0; i < paper->block_count; i++) {
        const drs_block *block = &paper->blocks[i];
        questions += block->kind == DRS_BLOCK_QUESTION;
        paragraphs += block->kind == DRS_BLOCK_PARAGRAPH;
        annexes += block->kind == DRS_BLOCK_ANNEX;
        tables += block->kind == DRS_BLOCK_TABLE;
        answered += block->kind == DRS_BLOCK_ANSWERED;
        ck_assert_int_ne(block->kind, DRS_BLOCK_PLAIN);
        ck_assert_uint_gt(block->place.line, 0);
        if (block->kind == DRS_BLOCK_QUESTION) {
            ck_assert_uint_eq(block->question, questions);
            for (size_t r = 0; r < block->text.count; r++)
                ck_assert_uint_eq(block->text.runs[r].style, 0);
        }
    }
    ck_assert_uint_eq(questions, 5);
    ck_assert_uint_eq(paragraphs, 3 + 3 + 6 + 1 + 1 + 1 + 1);
    ck_assert_uint_eq(annexes, 1);
    ck_assert_uint_eq(tables, 1);
    ck_assert_uint_eq(answered, 1);
}
END_TEST

START_TEST(notes_are_tied)
{
    ck_assert_uint_eq(paper->note_count, 2);
    uint32_t seen = 0;
    for (size_t i = 0; i < paper->block_count; i++)
        for (size_t r = 0; r < paper->blocks[i].text.count; r++) {
            const drs_run *run = &paper->blocks[i].text.runs[r];
            if (run->kind == DRS_RUN_MARK)
                ck_assert_uint_eq(run->note, seen++);
        }
    ck_assert_uint_eq(seen, 2);
    const drs_run *link = &paper->notes[0].text.runs[0];
    ck_assert_int_eq(link->kind, DRS_RUN_LINK);
    ck_assert(drs_str_equal(link->text, link->target));
}
END_TEST

START_TEST(table_is_one)
{
    const drs_table *list = paper->list;
    ck_assert_uint_eq(list->row_count, 24);
    ck_assert_uint_eq(list->column_count, 4);
    ck_assert(drs_table_is_initiatives(list));
    ck_assert_uint_eq(drs_table_cell(list, 23, 3)->place.line, 106);
    ck_assert_uint_eq(drs_table_cell(list, 23, 3)->place.column, 48);
    ck_assert_int_eq(drs_table_cell(list, 23, 3)->value.date.day, 18);
    size_t differ = 0;
    for (size_t r = 0; r < list->row_count; r++)
        for (size_t c = 0; c < list->column_count; c++)
            differ += !drs_str_equal(drs_table_cell(list, r, c)->text,
                                     drs_table_cell(list, r, c)->source);
    ck_assert_uint_eq(differ, 1);
    is(drs_table_cell(list, 17, 1)->text, "Diverse Ressorts");
    is(drs_table_cell(list, 17, 1)->source, "Diverse Res-sorts");
    ck_assert(drs_diags_has(diags, DRS_PAP010));
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("sample paper");
    TCase *tcase = tcase_create("sample");
    tcase_add_unchecked_fixture(tcase, read_sample, forget);
    tcase_add_test(tcase, head_is_read);
    tcase_add_test(tcase, body_is_read);
    tcase_add_test(tcase, notes_are_tied);
    tcase_add_test(tcase, table_is_one);
    suite_add_tcase(suite, tcase);
    return suite;
}

DRS_TEST_MAIN(make_suite)
