/* SPDX-License-Identifier: Apache-2.0
 * Every word of a large German word list (Debian's wngerman) is hyphenated as libhyphen does. */
#include "support/suite.h"

#include <hyphen.h>
#include <stdio.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include "base/hyphen.h"
#include "base/utf8.h"

enum { ROOM = 256 };

/* libhyphen 2.8.8 leaks some of what it loads, and is slow under the sanitizers: there every
 * STEP-th word is compared, in the release build each. */
#ifdef __SANITIZE_ADDRESS__
enum { STEP = 25 };
static HyphenDict *load(void)
{
    __lsan_disable();
    HyphenDict *dictionary = hnj_hyphen_load("/usr/share/hyphen/hyph_de_DE.dic");
    __lsan_enable();
    return dictionary;
}
#else
enum { STEP = 1 };
static HyphenDict *load(void)
{
    return hnj_hyphen_load("/usr/share/hyphen/hyph_de_DE.dic");
}
#endif

/* The word in lower case and ISO 8859-1; its length, 0 where it is no word of such letters. */
static size_t latin(drs_str word, uint32_t *letters, char *out)
{
    size_t count = 0;
    for (size_t at = 0; at < word.len; count++) {
        if (count == DRS_HYPHEN_LONGEST)
            return 0;
        letters[count] = drs_utf8_next(word, &at);
        uint32_t lower = drs_utf8_lower(letters[count]);
        if (!drs_utf8_is_letter(letters[count]) || lower > 0xFF)
            return 0;
        out[count] = (char)lower;
    }
    out[count] = 0;
    return count;
}

static void compare(HyphenDict *dictionary, drs_str word, size_t *compared, size_t *points)
{
    uint32_t letters[DRS_HYPHEN_LONGEST];
    bool after[DRS_HYPHEN_LONGEST];
    char lower[ROOM], expected[ROOM];
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    size_t count = latin(word, letters, lower);
    if (count == 0)
        return;
    hnj_hyphen_hyphenate2(dictionary, lower, (int)count, expected, NULL, &rep, &pos, &cut);
    drs_hyphenate(letters, count, after);
    for (size_t i = 0; i < count; i++) {
        ck_assert_msg(after[i] == (expected[i] & 1), "%.*s differs behind letter %zu",
                      (int)word.len, word.ptr, i);
        *points += after[i];
    }
    ++*compared;
}

START_TEST(word_list_is_hyphenated_alike)
{
    FILE *list = fopen("/usr/share/dict/ngerman", "r");
    HyphenDict *dictionary = load();
    ck_assert_msg(list && dictionary, "needs the packages wngerman and hyphen-de");
    char line[ROOM];
    size_t compared = 0, points = 0, number = 0;
    while (fgets(line, ROOM, list))
        if (number++ % STEP == 0)
            compare(dictionary, drs_str_trim(drs_str_c(line)), &compared, &points);
    printf("hyphen: %zu words alike, %zu hyphens\n", compared, points);
    ck_assert_uint_gt(compared, 300000 / STEP);
    ck_assert_uint_gt(points, compared);
    hnj_hyphen_free(dictionary);
    (void)fclose(list);
}
END_TEST

static const struct {
    const char *word;
    size_t at;
    bool allowed;
} breaks[] = {{"Ressorts", 3, true},      {"Ressorts", 2, false},  {"Maßnahme", 4, true},
              {"forensischer", 3, false}, {"Ministerin", 2, true}, {"Łódź", 3, false},
              {"ab", 1, false},           {"", 0, false}};

START_TEST(break_is_allowed)
{
    ck_assert(drs_hyphen_allows(drs_str_c(breaks[_i].word), breaks[_i].at) == breaks[_i].allowed);
}
END_TEST

START_TEST(long_words_stay_whole)
{
    uint32_t letters[DRS_HYPHEN_LONGEST + 1];
    bool after[DRS_HYPHEN_LONGEST + 1];
    for (size_t i = 0; i <= DRS_HYPHEN_LONGEST; i++)
        letters[i] = (unsigned char)"anlage"[i % 6];
    drs_hyphenate(letters, DRS_HYPHEN_LONGEST, after);
    ck_assert(after[49] || after[50] || after[51] || after[52]);
    drs_hyphenate(letters, DRS_HYPHEN_LONGEST + 1, after);
    ck_assert(!after[49] && !after[50] && !after[51] && !after[52]);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("hyphen");
    TCase *c = tcase_create("all");
    tcase_set_timeout(c, 120);
    tcase_add_test(c, word_list_is_hyphenated_alike);
    tcase_add_loop_test(c, break_is_allowed, 0, sizeof breaks / sizeof *breaks);
    tcase_add_test(c, long_words_stay_whole);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
