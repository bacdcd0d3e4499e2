/* SPDX-License-Identifier: Apache-2.0
 * Short forms of ministries, found in text. */
#include "support/suite.h"

#include "layout/short_form.h"

typedef struct expected {
    const char *text;
    const char *forms; /* each with a blank behind */
} expected;

static const expected cases[] = {
    {"MHKBD", "MHKBD "},
    {"IM/MHKBD", "IM MHKBD "},
    {"das IM, das StK und (MUNV)", "IM StK MUNV "},
    {"„MSB“ – MWIKE", "MSB MWIKE "},
    {"FM-Bereich des FM.", "FM FM "},
    {"MHKBDs und AMHKBD, MHKBD2, Im, im, ÄIM, IMÄ", ""},
    {"ANTWORT IM LANDTAG", ""},
    {"IM NRW, das IM", "IM IM "},
    {"der Langform nach", ""},
    {"Diverse Ressorts", ""},
    {"", ""},
};

START_TEST(finds_whole_words)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_short_forms *forms =
        drs_short_forms_new(arena, drs_profile_find(arena, drs_str_c("nrw-18")));
    ck_assert_ptr_nonnull(forms);
    drs_str text = drs_str_c(cases[_i].text);
    drs_buf out = DRS_BUF(&mem);
    drs_short_form form = {0};
    for (size_t at = 0; drs_short_form_next(forms, text, at, &form); at = form.to) {
        drs_buf_put(&out, drs_str_sub(text, form.from, form.to));
        drs_buf_byte(&out, ' ');
        ck_assert_uint_gt(form.expansion.len, 5);
    }
    drs_buf_byte(&out, '\0');
    ck_assert_str_eq(out.ptr, cases[_i].forms);
    drs_buf_free(&out);
    drs_arena_free(arena);
}
END_TEST

START_TEST(knows_the_long_form)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_short_forms *forms =
        drs_short_forms_new(arena, drs_profile_find(arena, drs_str_c("nrw-18")));
    drs_short_form form;
    ck_assert(drs_short_form_next(forms, drs_str_c("im MHKBD"), 0, &form));
    ck_assert_uint_eq(form.from, 3);
    ck_assert_uint_eq(form.to, 8);
    ck_assert(drs_str_equal(
        form.expansion, drs_str_c("Ministerium für Heimat, Kommunales, Bau und Digitalisierung")));
    drs_arena_free(arena);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("short_form");
    TCase *c = tcase_create("all");
    tcase_add_loop_test(c, finds_whole_words, 0, sizeof cases / sizeof *cases);
    tcase_add_test(c, knows_the_long_form);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
