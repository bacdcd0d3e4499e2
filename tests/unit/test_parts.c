/* SPDX-License-Identifier: Apache-2.0
 * Which items are parts of a question and which answer it. */
#include "support/suite.h"

#include "model/paper.h"

/* Q a question, i an item, p a paragraph; the words of each behind it, parts are marked below. */
static const struct {
    const char *kinds;
    const char *words[5];
    const char *parts; /* x where the block is a part */
} cases[] = {
    {"Qip", {"Was kostet es?", "Für Neubau?", "Nichts."}, "-x-"},
    {"Qipip", {"Was kostet es?", "Für Neubau?", "Nichts.", "Für Umbau?", "Viel."}, "-x-x-"},
    {"Qiip", {"Wie viele Fälle gab es?", "nach Jahren,", "nach Orten", "Keine."}, "-xx-"},
    {"QiiQp", {"Wie viele Fälle, nach", "Jahren,", "Orten?", "Und dann?", "Keine."}, "-xx--"},
    {"QiiQp", {"Wie viele Fälle, nach", "Jahren,", "Orten", "Und dann?", "Keine."}, "-xx--"},
    {"QiiQp", {"Bitte nach Orten.", "In Köln 120.", "In Bonn 7.", "Und dann?", "Nein."}, "-----"},
    {"Qpii", {"Was geschah?", "Das folgende:", "eine Sache,", "eine andere."}, "----"},
};

START_TEST(parts_are_told_from_answers)
{
    drs_block blocks[5] = {{0}};
    drs_run runs[5] = {{0}};
    size_t count = strlen(cases[_i].kinds);
    for (size_t i = 0; i < count; i++) {
        char kind = cases[_i].kinds[i];
        runs[i] = (drs_run){.kind = DRS_RUN_TEXT, .text = drs_str_c(cases[_i].words[i])};
        blocks[i] = (drs_block){.kind = kind == 'Q'   ? DRS_BLOCK_QUESTION
                                        : kind == 'i' ? DRS_BLOCK_ITEM
                                                      : DRS_BLOCK_PARAGRAPH,
                                .label = drs_str_c(kind == 'i' ? "a)" : ""),
                                .question = kind == 'Q' && i                   ? 2
                                            : i && blocks[i - 1].question == 2 ? 2
                                                                               : 1,
                                .text = {&runs[i], 1}};
    }
    drs_paper paper = {.blocks = blocks, .block_count = count};
    for (size_t i = 0; i < count; i++)
        ck_assert_msg(drs_paper_is_part(&paper, i) == (cases[_i].parts[i] == 'x'),
                      "block %zu of %s", i, cases[_i].kinds);
}
END_TEST

START_TEST(only_letters_are_parts)
{
    drs_run run = {.kind = DRS_RUN_TEXT, .text = drs_str_c("Warum?")};
    drs_block block = {.kind = DRS_BLOCK_ITEM, .question = 1, .text = {&run, 1}};
    static const char *const labels[] = {"-", "1.", "", "a", "A)", "(", "(a"};
    drs_paper paper = {.blocks = &block, .block_count = 1};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        block.label = drs_str_c(labels[i]);
        ck_assert_msg(!drs_paper_is_part(&paper, 0), "%s", labels[i]);
    }
    block.label = drs_str_c("(b)");
    ck_assert(drs_paper_is_part(&paper, 0));
    block.question = 0;
    ck_assert(!drs_paper_is_part(&paper, 0));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("parts");
    TCase *c = tcase_create("all");
    tcase_add_loop_test(c, parts_are_told_from_answers, 0, sizeof cases / sizeof *cases);
    tcase_add_test(c, only_letters_are_parts);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
