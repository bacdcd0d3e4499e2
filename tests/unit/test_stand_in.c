/* SPDX-License-Identifier: Apache-2.0
 * Where characters that no face has stand in the input. */
#include "support/suite.h"

#include "layout/stand_in.h"

typedef struct expected {
    const char *input;
    drs_place run; /* told: U+4E2D, once or twice */
    int times;
    drs_place places[2];
    size_t count;
} expected;

static const expected cases[] = {
    {"a\n**x \xE4\xB8\xAD**\n", {2, 3}, 1, {{2, 5}}, 1},
    {"joined\nfrom \xE4\xB8\xAD and\nlines \xE4\xB8\xAD\n", {1, 1}, 2, {{2, 6}, {3, 7}}, 2},
    {"\xC3\xA4\xC3\xB6 \xE4\xB8\xAD\r\n", {1, 1}, 1, {{1, 4}}, 1},
    {"not there", {1, 5}, 1, {{1, 5}}, 1},
    {"not there", {7, 5}, 1, {{7, 5}}, 1},
    {"head\n\xE4\xB8\xAD\n", {0, 0}, 1, {{2, 1}}, 1},
    {"PK\x03\x04\xE4\xB8\xAD", {12, 3}, 1, {{12, 3}}, 1},
    {"", {0, 0}, 1, {{0, 0}}, 1},
};

START_TEST(finds_the_place)
{
    const expected *e = &cases[_i];
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_diags *diags = drs_diags_new(arena, drs_str_c("made"));
    drs_paper paper = {.input = drs_str_c(e->input), .input_name = drs_str_c("made")};
    drs_stand_ins *stand_ins = drs_stand_ins_new(arena, &paper, diags);
    for (int again = 0; again < 2; again++) { /* set twice: told once */
        drs_stand_ins_start(stand_ins);
        for (int i = 0; i < e->times; i++)
            drs_stand_ins_tell(stand_ins, 0x4E2D, e->run);
    }
    ck_assert_uint_eq(drs_diags_count(diags), e->count);
    for (size_t i = 0; i < e->count; i++) {
        const drs_diag *diag = drs_diags_get(diags, i);
        ck_assert_int_eq(diag->id, DRS_LAY002);
        ck_assert_uint_eq(diag->place.line, e->places[i].line);
        ck_assert_uint_eq(diag->place.column, e->places[i].column);
        ck_assert(drs_str_equal(diag->args.arg[0], drs_str_c("\xE4\xB8\xAD")));
        ck_assert(drs_str_equal(diag->args.arg[1], drs_str_c("U+4E2D")));
    }
    drs_arena_free(arena);
}
END_TEST

START_TEST(names_the_list_that_replaced_the_papers)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_diags *diags = drs_diags_new(arena, drs_str_c("paper"));
    drs_paper paper = {.input = drs_str_c("a \U0001F680"),
                       .input_name = drs_str_c("paper"),
                       .list_input = drs_str_c("b\nc\n  \U0001F680"),
                       .list_name = drs_str_c("list")};
    drs_stand_ins *stand_ins = drs_stand_ins_new(arena, &paper, diags);
    drs_stand_ins_source(stand_ins, true);
    drs_stand_ins_tell(stand_ins, 0x1F680, (drs_place){2, 1});
    drs_stand_ins_source(stand_ins, false);
    drs_stand_ins_tell(stand_ins, 0x1F680, (drs_place){1, 1});
    ck_assert_uint_eq(drs_diags_count(diags), 2);
    ck_assert(drs_str_equal(drs_diags_get(diags, 0)->file, drs_str_c("list")));
    ck_assert_uint_eq(drs_diags_get(diags, 0)->place.line, 3);
    ck_assert_uint_eq(drs_diags_get(diags, 0)->place.column, 3);
    ck_assert(drs_str_equal(drs_diags_get(diags, 0)->args.arg[1], drs_str_c("U+1F680")));
    ck_assert(drs_str_equal(drs_diags_get(diags, 1)->file, drs_str_c("paper")));
    drs_arena_free(arena);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("stand_in");
    TCase *c = tcase_create("all");
    tcase_add_loop_test(c, finds_the_place, 0, sizeof cases / sizeof *cases);
    tcase_add_test(c, names_the_list_that_replaced_the_papers);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
