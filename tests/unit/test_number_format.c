/* SPDX-License-Identifier: Apache-2.0
 * Number formats of spreadsheets, piece by piece, and the decimal numbers they show. */
#include "support/suite.h"

#include "reader/number_format.h"
#include "reader/numeral.h"

static drs_mem mem;
static drs_arena *arena;

static void setup(void)
{
    mem = drs_test_mem();
    arena = drs_arena_new(&mem);
}

static void teardown(void)
{
    drs_arena_free(arena);
}

static const char *shown(const char *stored, drs_number_format format, bool is_own)
{
    drs_buf out = DRS_BUF(&mem);
    drs_number_show(&out, drs_str_c(stored), &format, (drs_moment_rule){.is_own = is_own});
    const char *text = drs_arena_copy(arena, drs_buf_str(&out)).ptr;
    drs_buf_free(&out);
    return text;
}

static const struct {
    const char *code, *stored, *shown;
} codes[] = {
    /* brackets */
    {"0 [$€]", "5", "5 €"},
    {"[$EUR-407] 0", "5", "EUR 5"},
    {"[]0", "5", "5"},
    {"[<100]0", "5.5", "5,5"},
    {"[>100]0", "5.5", "5,5"},
    {"[=1]0", "5.5", "5,5"},
    {"[Blau]0", "5.5", "6"},
    {"[x]0", "5.5", "6"},
    {"[mm]", "0.5", "12:00"},
    {"[S]", "0.5", "12:00"},
    /* places for digits */
    {"0#", "5", "05"},
    {"#", "0", "0"},
    {"?0.0?", "5.25", "5,25"},
    {".00", "5", "5,00"},
    {".00", "0.5", "0,50"},
    {". 0", "5", ". 5"},
    {"0.0,", "1250000", "1250,0"},
    {",0", "5", ",5"},
    {"0,0.0", "1234", "1.234,0"},
    {"0 %", "0.05", "5 %"},
    {"E0", "5", "E5"},
    {"0e+0", "1234", "1234"},
    {"0/8", "0.5", "0,5"},
    {"/0", "5", "/5"},
    /* words */
    {"\"a;b\"0", "5", "a;b5"},
    {"\"a\\\"0", "5", "a\\5"},
    {"\\;0", "5", ";5"},
    {"0_", "5", "5_"},
    {"0*", "5", "5*"},
    {"0_ü", "5", "5"},
    {"GENERAL", "0.5", "0,5"},
    {"Standard", "0.5", "0,5"},
    {"general", "0.5", "0,5"},
    {"", "0.5", "0,5"},
    {"ü", "0.5", "0,5"},
    /* moments */
    {"mm:ss", "0.5", "12:00:00"},
    {"m", "45205", "06.10.2023"},
    {"mmm", "45205", "06.10.2023"},
    {"hh:mm:ss", "0.500011574", "12:00:01"},
    {"h:mm", "45205.5", "1084932:00"},
    {"d.m. h:mm", "45205", "06.10.2023"},
    {"d.m. h:mm:ss", "45205.5", "06.10.2023 12:00"},
    {"d.m. h:mm:ss", "45205.5000231481", "06.10.2023 12:00:02"},
    {"d.m. h:mm", "45205.9999999", "07.10.2023"},
    {"yyyy", "-0.5", "-0,5"},
    {"yyyy", "99999999", "99999999"},
    {"h:mm", "99999999", "99999999"},
    /* what is stored */
    {"0", "+5", "5"},
    {"0", "-5", "-5"},
    {"0", "-0.2", "0"},
    {"0", "-", "-"},
    {"0", ".5", "1"},
    {"0", "5.", "5"},
    {"0", "1e", "1e"},
    {"0", "1e+", "1e+"},
    {"0", "1e2", "100"},
    {"0", "1e2x", "1e2x"},
    {"0", "e5", "e5"},
    {"0", " 7 ", "7"},
    {"0", "99.5", "100"},
    {"0", "199.5", "200"},
    {"0.00", "0.004", "0,00"},
    {"0.00", "0.00004", "0,00"},
    {"0.00", "0.995", "1,00"},
    {"General", "1E+22", "1E+22"},
    {"General", "1E-23", "1E-23"},
    {"General", "1e99999", "1e99999"},
    {"General", "1e-99999", "1e-99999"},
    {"General", "0.0000000001", "0,0000000001"},
    {"General", "123456789012345678901", "123456789012346000000"},
    {"General", "0.12345678901234567890123456789012345678901234567890", "0,123456789012346"},
    {"General", "1234567890123456789012345678901234567890123456",
     "1234567890123456789012345678901234567890123456"},
    {"General", "000.000", "0"},
};

START_TEST(code_is_understood)
{
    drs_number_format format = drs_number_format_of(arena, drs_str_c(codes[_i].code));
    ck_assert_msg(strcmp(shown(codes[_i].stored, format, false), codes[_i].shown) == 0,
                  "\"%s\" shows %s as \"%s\", not \"%s\"", codes[_i].code, codes[_i].stored,
                  shown(codes[_i].stored, format, false), codes[_i].shown);
}
END_TEST

static const struct {
    const char *code, *shown;
} patterns[] = {
    {"dd.mm.yyyy", "06.10.2023"},
    {"d.m.yy", "6.10.23"},
    {"dddd, d. mmmm", "06.10.2023"},
    {"[Red]d.m.yy", "06.10.2023"},
    {"[$-407", "45205"},
    {"[$-407]d.m.yy", "6.10.23"},
    {"\\d d.m.yy", "d 6.10.23"},
    {"d.m.yy\\", "6.10.23"},
    {"\"Tag\\\" d", "Tag\\ 6"},
    {"d/m", "6.10"},
};

START_TEST(own_pattern_is_kept)
{
    drs_number_format format = drs_number_format_of(arena, drs_str_c(patterns[_i].code));
    ck_assert_msg(strcmp(shown("45205", format, true), patterns[_i].shown) == 0,
                  "\"%s\" shows \"%s\"", patterns[_i].code, shown("45205", format, true));
}
END_TEST

static const struct {
    unsigned id;
    const char *shown;
} builtins[] = {
    {0, "45205,5"},           {1, "45206"},          {4, "45.205,50"},   {5, "45.206 €"},
    {9, "4520550%"},          {13, "45205,5"},       {14, "06.10.2023"}, {20, "1084932:00"},
    {22, "06.10.2023 12:00"}, {26, "45205,5"},       {27, "06.10.2023"}, {36, "06.10.2023"},
    {37, "45.206"},           {46, "1084932:00:00"}, {48, "45205,5"},    {49, "45205,5"},
    {50, "06.10.2023"},       {58, "06.10.2023"},    {59, "45205,5"},    {4000000000u, "45205,5"},
};

START_TEST(builtin_is_known)
{
    drs_number_format format = drs_number_format_builtin(arena, builtins[_i].id);
    ck_assert_msg(strcmp(shown("45205.5", format, false), builtins[_i].shown) == 0,
                  "%u shows \"%s\"", builtins[_i].id, shown("45205.5", format, false));
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("number_format");
    TCase *tests = tcase_create("number_format");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, code_is_understood, 0, sizeof codes / sizeof *codes);
    tcase_add_loop_test(tests, own_pattern_is_kept, 0, sizeof patterns / sizeof *patterns);
    tcase_add_loop_test(tests, builtin_is_known, 0, sizeof builtins / sizeof *builtins);
    suite_add_tcase(suite, tests);
    return suite;
}

DRS_TEST_MAIN(make_suite)
