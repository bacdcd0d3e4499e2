/* SPDX-License-Identifier: Apache-2.0
 * The catalogue of findings, and how findings are kept. */
#include "support/suite.h"

#include "base/diag.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static unsigned placeholders(const char *words)
{
    unsigned found = 0;
    for (const char *p = words; (p = strchr(p, '{')); p++) {
        ck_assert_msg(p[1] >= '0' && p[1] <= '3' && p[2] == '}', "%s", words);
        found |= 1u << (p[1] - '0');
    }
    return found;
}

START_TEST(entry_is_whole)
{
    drs_diag_id id = (drs_diag_id)_i;
    const char *number = drs_diag_number(id);
    ck_assert_uint_eq(strlen(number), 6);
    ck_assert(isupper((unsigned char)number[0]) && isdigit((unsigned char)number[5]));
    const char *german = drs_diag_words(id, DRS_GERMAN), *english = drs_diag_words(id, DRS_ENGLISH);
    ck_assert_msg(*german && *english && strcmp(german, english) != 0, "%s", number);
    ck_assert_msg(placeholders(german) == placeholders(english), "%s", number);
    ck_assert_msg(!strchr(german, '\n') && !strchr(english, '\n'), "%s", number);
}
END_TEST

START_TEST(numbers_are_unique)
{
    for (int i = 0; i < DRS_DIAG_COUNT; i++)
        for (int j = 0; j < i; j++)
            ck_assert_str_ne(drs_diag_number((drs_diag_id)i), drs_diag_number((drs_diag_id)j));
}
END_TEST

START_TEST(findings_are_sorted_by_place)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_diags *diags = drs_diags_new(arena, drs_str_c("a.md"));
    drs_diag_add(diags, DRS_GEN004, (drs_place){3, 1}, (drs_args){0});
    drs_diag_add(diags, DRS_GEN006, (drs_place){1, 9}, (drs_args){{drs_str_c("UTF-16LE")}});
    drs_diag_add(diags, DRS_GEN007, (drs_place){1, 2}, (drs_args){{drs_str_c("1")}});
    drs_diags_sort(diags);
    ck_assert_int_eq(drs_diags_get(diags, 0)->id, DRS_GEN007);
    ck_assert_int_eq(drs_diags_get(diags, 2)->id, DRS_GEN004);
    ck_assert_int_eq(drs_diags_worst(diags), DRS_ERROR);
    drs_buf text = DRS_BUF(&mem);
    drs_diag_text(&text, drs_diags_get(diags, 1), DRS_ENGLISH);
    ck_assert(
        drs_str_is(drs_buf_str(&text), "encoding UTF-16LE recognised and converted to UTF-8"));
    drs_buf_free(&text);
    drs_arena_free(arena);
}
END_TEST

START_TEST(too_many_are_counted)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_diags *diags = drs_diags_new(arena, drs_str_c("a.md"));
    for (int i = 0; i < DRS_DIAG_MOST + 5; i++)
        drs_diag_add(diags, DRS_GEN006, (drs_place){1, 1}, (drs_args){0});
    ck_assert_uint_eq(drs_diags_count(diags), DRS_DIAG_MOST);
    ck_assert_uint_eq(drs_diags_dropped(diags, DRS_GEN006), 5);
    drs_arena_free(arena);
}
END_TEST

START_TEST(merged_once)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_diags *all = drs_diags_new(arena, drs_str_c("a")),
              *some = drs_diags_new(arena, drs_str_c("b"));
    for (int i = 0; i < DRS_DIAG_MOST + 5; i++)
        drs_diag_add_numbers(some, DRS_WBK004, (drs_place){1, 1}, i / 2, 0);
    for (int round = 0; round < 2; round++) {
        drs_diags_merge(all, some);
        ck_assert_uint_eq(drs_diags_count(all), DRS_DIAG_MOST);
        ck_assert_uint_eq(drs_diags_dropped(all, DRS_WBK004), 5);
    }
    ck_assert(drs_str_is(drs_diags_get(all, 0)->file, "b"));
    drs_diag_add(some, DRS_WBK003, (drs_place){1, 1}, (drs_args){0});
    drs_diag_add(all, DRS_GEN004, (drs_place){1, 1}, (drs_args){0});
    drs_diags_merge(all, some);
    ck_assert_uint_eq(drs_diags_count(all), DRS_DIAG_MOST + 2);
    ck_assert(drs_str_is(drs_diags_get(all, DRS_DIAG_MOST)->file, "a"));
    drs_arena_free(arena);
}
END_TEST

START_TEST(long_arguments_are_cut_between_characters)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_diags *diags = drs_diags_new(arena, drs_str_c("a.md"));
    char words[1001] = {0};
    for (int i = 0; i < 1000; i += 2)
        memcpy(words + i, "ä", 2);
    drs_diag_add(diags, DRS_GEN006, (drs_place){1, 1}, (drs_args){{drs_str_of(words + 1, 999)}});
    drs_str kept = drs_diags_get(diags, 0)->args.arg[0];
    ck_assert_uint_lt(kept.len, 310);
    ck_assert(drs_str_ends(kept, drs_str_c("ä…")));
    drs_arena_free(arena);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("diag");
    TCase *c = tcase_create("all");
    tcase_add_loop_test(c, entry_is_whole, 0, DRS_DIAG_COUNT);
    tcase_add_test(c, numbers_are_unique);
    tcase_add_test(c, findings_are_sorted_by_place);
    tcase_add_test(c, too_many_are_counted);
    tcase_add_test(c, merged_once);
    tcase_add_test(c, long_arguments_are_cut_between_characters);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
