/* SPDX-License-Identifier: Apache-2.0 */
#include "support/suite.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/encoding.h"
#include "base/map.h"
#include "base/sort.h"
#include "base/utf8.h"

static const struct {
    const char *text;
    size_t length;
    int year, month, day;
} dates[] = {
    {"06.10.2023", 10, 2023, 10, 6},
    {"13.11.23 findet", 8, 2023, 11, 13},
    {"6. Oktober 2023", 15, 2023, 10, 6},
    {"28.5.2025", 9, 2025, 5, 28},
    {"2023-10-06", 10, 2023, 10, 6},
    {"31.02.2023", 0, 0, 0, 0},
    {"29.02.2024", 10, 2024, 2, 29},
    {"03 07.2025", 0, 0, 0, 0},
    {"1.364", 0, 0, 0, 0},
    {"09.\u00a0Mai 2023", 13, 2023, 5, 9},
};

START_TEST(date_is_parsed)
{
    drs_date date = {0};
    ck_assert_uint_eq(drs_date_parse(drs_str_c(dates[_i].text), &date), dates[_i].length);
    ck_assert_int_eq(date.year, dates[_i].year);
    ck_assert_int_eq(date.month, dates[_i].month);
    ck_assert_int_eq(date.day, dates[_i].day);
}
END_TEST

START_TEST(days_go_there_and_back)
{
    for (int64_t day = -100000; day < 100000; day += 37)
        ck_assert_int_eq(drs_date_days(drs_date_of_days(day)), day);
    ck_assert_int_eq(drs_date_days((drs_date){2023, 10, 6}), 19636);
}
END_TEST

START_TEST(date_is_found_in_text)
{
    drs_date date;
    size_t length;
    ck_assert_uint_eq(drs_date_find(drs_str_c("Start der AG am 18.08.23"), &date, &length), 16);
    ck_assert_int_eq(date.day, 18);
    ck_assert_uint_eq(drs_date_find(drs_str_c("Version 1.2.13 ab 3.4.24"), &date, &length), 18);
    ck_assert_uint_eq(drs_date_find(drs_str_c("Az. 12.04.01-17"), &date, &length), DRS_NOT_FOUND);
    ck_assert(drs_str_is(drs_date_impossible(drs_str_c("seit 31.02.2022 so")), "31.02.2022"));
    ck_assert_uint_eq(drs_date_impossible(drs_str_c("seit 28.02.2022, Nr. 99.99.2022")).len, 0);
    ck_assert_uint_eq(drs_date_find(drs_str_c("Nummer 118.08.2023.1"), &date, &length),
                      DRS_NOT_FOUND);
}
END_TEST

static int by_tens(const void *left, const void *right)
{
    return *(const int *)left / 10 - *(const int *)right / 10;
}

START_TEST(sort_is_stable)
{
    int items[] = {31, 12, 35, 11, 3, 19, 30, 1};
    static const int expected[] = {3, 1, 12, 11, 19, 31, 35, 30};
    drs_mem mem = drs_test_mem();
    drs_sort(&mem, items, 8, sizeof *items, by_tens);
    ck_assert_mem_eq(items, expected, sizeof items);
}
END_TEST

static const struct {
    const char *bytes;
    size_t length;
    const char *text;
    drs_diag_id finding;
} encodings[] = {
    {"\xEF\xBB\xBFK\xC3\xB6ln", 8, "Köln", DRS_DIAG_COUNT},
    {"K\xF6ln \x84"
     "Dom\x93",
     10, "Köln „Dom“", DRS_GEN006},
    {"\xFF\xFEK\0\xF6\0l\0n\0", 10, "Köln", DRS_GEN006},
    {"\xFE\xFF\0K\0\xF6\0l\0n", 10, "Köln", DRS_GEN006},
    {"K\xC3\xB6ln \xC3\xA4\xC3\xBC \xFF", 12, "Köln äü \uFFFD", DRS_GEN007},
    {"a\0b", 3, "", DRS_GEN005},
    {" \n\t ", 4, "", DRS_GEN004},
    {"", 0, "", DRS_GEN004},
};

START_TEST(encoding_is_recognised)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_diags *diags = drs_diags_new(arena, drs_str_c("x"));
    drs_str text;
    drs_encoding_decode(arena, drs_str_of(encodings[_i].bytes, encodings[_i].length), diags, &text);
    ck_assert(drs_str_is(text, encodings[_i].text));
    if (encodings[_i].finding == DRS_DIAG_COUNT)
        ck_assert_uint_eq(drs_diags_count(diags), 0);
    else
        ck_assert(drs_diags_has(diags, encodings[_i].finding));
    drs_arena_free(arena);
}
END_TEST

START_TEST(nfc_composes)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    ck_assert(drs_str_is(drs_utf8_nfc(arena, drs_str_c("Ko\u0308ln")), "Köln"));
    drs_arena_free(arena);
}
END_TEST

START_TEST(fold_forgets_case_and_form)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_str folded = drs_utf8_fold(arena, drs_str_c("STRASSE in Ko\u0308LN"));
    ck_assert(drs_str_is(folded, "strasse in köln"));
    ck_assert(drs_str_equal(folded, drs_utf8_fold(arena, drs_str_c("Straße in Köln"))));
    drs_arena_free(arena);
}
END_TEST

START_TEST(map_finds_every_key)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_map *map = drs_map_new(arena);
    drs_str keys[1000];
    for (size_t i = 0; i < 1000; i++) {
        drs_buf key = DRS_BUF(&mem);
        drs_buf_int(&key, (int64_t)i);
        keys[i] = drs_arena_copy(arena, drs_buf_str(&key));
        drs_buf_free(&key);
        ck_assert_uint_eq(drs_map_get(map, keys[i]), DRS_NOT_FOUND);
        ck_assert_uint_eq(drs_map_add(map, keys[i], i), i);
    }
    for (size_t i = 0; i < 1000; i++)
        ck_assert_uint_eq(drs_map_add(map, keys[i], 7777), i);
    drs_map_set(map, keys[5], 8888);
    ck_assert_uint_eq(drs_map_get(map, drs_str_c("5")), 8888);
    ck_assert_uint_eq(drs_map_get(map, drs_str_c("")), DRS_NOT_FOUND);
    drs_map_set(map, (drs_str){0}, 1);
    ck_assert_uint_eq(drs_map_get(map, drs_str_c("")), 1);
    drs_arena_free(arena);
}
END_TEST

/* "abc": RFC 1321, FIPS 180-4. */
static const char *const digests[DRS_DIGEST_COUNT] = {
    "900150983cd24fb0d6963f7d28e17f72",
    "a9993e364706816aba3e25717850c26c9cd0d89d",
    "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
    "8086072ba1e7cc2358baeca134c825a7",
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
    "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
};

START_TEST(digest_is_as_published)
{
    drs_mem mem = drs_test_mem();
    drs_buf whole = DRS_BUF(&mem), pieces = DRS_BUF(&mem);
    drs_digest_hex(&whole, (drs_digest_kind)_i, drs_str_c("abc"));
    ck_assert(drs_str_is(drs_buf_str(&whole), digests[_i]));
    drs_hasher hasher;
    unsigned char bytes[DRS_DIGEST_MOST];
    drs_hasher_start(&hasher, (drs_digest_kind)_i);
    drs_hasher_add(&hasher, drs_str_c("a"));
    drs_hasher_add(&hasher, drs_str_c("bc"));
    drs_digest_digits(&pieces, bytes, drs_hasher_finish(&hasher, bytes));
    ck_assert(drs_str_equal(drs_buf_str(&whole), drs_buf_str(&pieces)));
    drs_buf_free(&whole);
    drs_buf_free(&pieces);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("base");
    TCase *c = tcase_create("all");
    tcase_add_loop_test(c, date_is_parsed, 0, sizeof dates / sizeof *dates);
    tcase_add_test(c, days_go_there_and_back);
    tcase_add_test(c, date_is_found_in_text);
    tcase_add_test(c, sort_is_stable);
    tcase_add_loop_test(c, encoding_is_recognised, 0, sizeof encodings / sizeof *encodings);
    tcase_add_test(c, nfc_composes);
    tcase_add_test(c, fold_forgets_case_and_form);
    tcase_add_test(c, map_finds_every_key);
    tcase_add_loop_test(c, digest_is_as_published, 0, DRS_DIGEST_COUNT);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
