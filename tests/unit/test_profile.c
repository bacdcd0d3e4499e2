/* SPDX-License-Identifier: Apache-2.0
 * Which profile a paper gets by its own words, and what a profile takes from its base. */
#include "support/suite.h"

#include "model/profile.h"

static const struct {
    const char *parliament, *term, *text, *wanted;
} cases[] = {
    {"Landtag Nordrhein-Westfalen", "18", "", "nrw-18"},
    {"LANDTAG NORDRHEIN-WESTFALEN", "17", "", "nrw-17"},
    {"LANDTAG NORDRHEIN-WESTFALEN", "16", "", "nrw-16"},
    {"Landtag Nordrhein-Westfalen", "19", "", "nrw-18"},
    {"Landtag Nordrhein-Westfalen", "", "", "nrw-18"},
    {"Deutscher Bundestag", "21", "", "bt-21"},
    {"Deutscher Bundestag", "19", "", "bt-21"},
    {"Bayerischer Landtag", "19", "", "bayern-19"},
    {"Landtag Baden-Württemberg", "17", "", "bw-17"},
    {"Niedersächsischer Landtag", "19", "", "nds-19"},
    {"Thüringer Landtag", "8", "", "th-8"},
    {"Schleswig-Holsteinischer Landtag", "20", "", "sh-20"},
    {"LANDTAG DES SAARLANDES", "17", "", "saar-17"},
    /* a parliament without a profile of its own is never printed as another one */
    {"Hessischer Landtag", "18", "", "land"},
    {"Abgeordnetenhaus von Berlin", "19", "der Landesregierung", "land"},
    /* no parliament is named: words of the text tell */
    {"", "18", "# Antwort\n**der Landesregierung**\nauf die Kleine Anfrage", "nrw-18"},
    {"", "16", "Antwort\nder Landesregierung\n", "nrw-16"},
    {"", "21", "Antwort\nder Bundesregierung\n", "bt-21"},
    {"", "", "Drucksache 19 / 6524  Bayerischer Landtag 19. Wahlperiode  Seite 2 / 4\n",
     "bayern-19"},
    {"", "8", "STAATSMINISTERIUM DES INNERN\nFreistaat Sachsen\n", "land"},
    /* a parliament that the text only speaks of is not its own */
    {"", "18", "der Landesregierung\nDer Deutsche Bundestag und der Bayerischer Landtag\n",
     "nrw-18"},
    {"", "", "", "nrw-18"},
    /* a term that the default and the hints do not fit: nothing is assumed */
    {"", "22", "", "land"},
    {"", "20", "Antwort\nder Landesregierung\n", "land"},
    {"", "18", "", "nrw-18"},
};

START_TEST(words_choose)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    const drs_origin origin = {drs_str_c(cases[_i].parliament), drs_str_c(cases[_i].term),
                               drs_str_c(cases[_i].text)};
    drs_str name = drs_profile_get(drs_profile_choose(arena, &origin), "name");
    ck_assert_msg(drs_str_is(name, cases[_i].wanted), "got %.*s, wanted %s", (int)name.len,
                  name.ptr, cases[_i].wanted);
    drs_arena_free(arena);
}
END_TEST

START_TEST(every_profile_is_named_after_its_file)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    const char *file;
    size_t i = 0;
    for (; (file = drs_profile_name_at(i)); i++) {
        drs_str stem = drs_str_c(file);
        stem.len -= strlen(".profile");
        const drs_profile *profile = drs_profile_find(arena, stem);
        ck_assert(drs_str_equal(drs_profile_get(profile, "name"), stem));
        ck_assert_uint_gt(drs_profile_get(profile, "running.right").len +
                              drs_profile_get(profile, "running.odd.right").len,
                          0);
    }
    ck_assert_uint_ge(i, 11);
    drs_arena_free(arena);
}
END_TEST

START_TEST(a_base_says_what_the_profile_does_not)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    const drs_profile *p = drs_profile_of(
        arena, drs_str_c("base: nrw-18\nterm: 15\nfirst.foot.1:\nmeasure: 100 mm\n"));
    ck_assert(drs_str_is(drs_profile_get(p, "term"), "15"));
    ck_assert(drs_str_is(drs_profile_get(p, "short"), "nrw"));
    ck_assert_uint_eq(drs_profile_get(p, "first.foot.1").len, 0);
    ck_assert_int_eq(drs_profile_length(p, "measure", 0), 283464);
    ck_assert_int_eq(drs_profile_length(p, "rule", 0), 500);
    ck_assert(!drs_profile_prints(p, "issued")); /* its line was emptied */
    ck_assert(drs_profile_prints(drs_profile_find(arena, drs_str_c("nrw-16")), "issued"));
    ck_assert(!drs_profile_prints(drs_profile_find(arena, drs_str_c("bt-21")), "issued"));
    ck_assert_ptr_null(drs_profile_find(arena, drs_str_c("nowhere")));
    drs_arena_free(arena);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("profiles");
    TCase *c = tcase_create("all");
    tcase_add_loop_test(c, words_choose, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_test(c, every_profile_is_named_after_its_file);
    tcase_add_test(c, a_base_says_what_the_profile_does_not);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
