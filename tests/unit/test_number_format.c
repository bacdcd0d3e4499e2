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

static const char *shown(const char *stored, drs_number_format format)
{
    drs_buf out = DRS_BUF(&mem);
    (void)drs_number_show(&out, drs_str_c(stored), &format, /* is_1904 */ false);
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
    {"E0", "5", "5"},
    {"0e+0", "1234", "1234"},
    {"0.0,0", "5.25", "5,25"},
    {"0{^", "5", "5{^"},
    {"0;-0;#.0", "0", "0,0"},
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
    {"@", "0.5", "0,5"},
    /* sections */
    {"0.0;(0.0)", "-5", "(5,0)"},
    {"0;\"minus \"0", "-3", "minus 3"},
    {"0;[Red]0", "-3", "3"},
    {"General;-General", "-3", "-3"},
    {"0;-0;\"-\"", "0", "-"},
    {"0;-0;\"-\"", "0.4", "0"},
    {"#,##0.00 \"€\";-#,##0.00 \"€\";\"-\"?\?\\ \"€\"", "0", "- €"},
    {"0;-0;0.0;@", "0", "0,0"},
    {"\"ja\";\"ja\";\"nein\"", "1", "ja"},
    {"\"ja\";\"ja\";\"nein\"", "0", "nein"},
    {";;;", "7", "7"},
    {"#,##0,", "1234567", "1.235"},
    {"#,##0.0,,\" Mio\"", "1234567890", "1.234,6 Mio"},
    /* moments */
    {"[h]:mm", "1.5", "36:00"},
    {"[mm]:ss", "0.5", "12:00:00"},
    {"mm:ss", "0.5", "00:00"},
    {"m", "45205", "10"},
    {"mmm", "45205", "Okt"},
    {"mmm yy", "44986", "Mär 23"},
    {"mmmm yyyy", "44986", "März 2023"},
    {"mmmmm", "44986", "M"},
    {"[$-409]mmm\\-yy;@", "44986", "Mar-23"},
    {"[$-409]dddd, mmmm d", "45205", "Friday, October 6"},
    {"[$-807]ddd d.m.", "45207", "So 8.10."},
    {"dddd, d. mmmm", "45208", "Montag, 9. Oktober"},
    {"[$-F800]dddd\\, mmmm dd", "45205", "Freitag, 6. Oktober 2023"},
    {"[$-F400]h:mm:ss\\ AM/PM", "0.5", "12:00:00"},
    {"yyyy\\-mm\\-dd", "45205", "2023-10-06"},
    {"yyyy-mm-dd hh:mm:ss", "45205", "2023-10-06 00:00:00"},
    {"mm/dd/yyyy", "45205", "06.10.2023"},
    {"m/d/yy h:mm", "45205.5", "06.10.2023 12:00"},
    {"dd.mm. \\€_€", "45205", "06.10. €"},
    {"d.m. AM/PM", "45205", "06.10.2023"},
    {"d.m. [", "45205", "06.10.2023"},
    {"d.m. []\"Uhr", "45205", "6.10. Uhr"},
    {"h:mm AM/PM", "0.75", "18:00"},
    {"d.m. [x]yy", "45205", "6.10. 23"},
    {"d.m. q", "45205", "06.10.2023"},
    {"d.m. Q", "45205", "06.10.2023"},
    {"d.m. 0", "45205", "06.10.2023"},
    {"d.m. {^", "45205", "6.10. {^"},
    {"d.m.\\", "45205", "6.10.\\"},
    {"mm dddd", "45205", "10 Freitag"},
    {"[$-409]ddd d", "45205", "Fri 6"},
    {"yyyy.0", "45205", "06.10.2023"},
    {"d General", "45205", "45205"},
    {"mm/dd/yyyy hh:mm:ss", "45205", "06.10.2023"},
    {"mm/dd/yyyy hh:mm:ss", "45205.5", "06.10.2023 12:00"},
    {"mm/dd/yyyy hh:mm:ss", "45205.500011574", "06.10.2023 12:00:01"},
    {"hh:mm:ss", "0.500011574", "12:00:01"},
    {"h:mm", "45205.5", "12:00"},
    {"d.m. h:mm", "45205", "6.10. 0:00"},
    {"d.m. h.mm", "45205.5208", "6.10. 12.29"},
    {"d.m. h:mm", "45205.9999999", "7.10. 0:00"},
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
    {"0", "1ex", "1ex"},
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
    ck_assert_msg(strcmp(shown(codes[_i].stored, format), codes[_i].shown) == 0,
                  "\"%s\" shows %s as \"%s\", not \"%s\"", codes[_i].code, codes[_i].stored,
                  shown(codes[_i].stored, format), codes[_i].shown);
}
END_TEST

/* More digits than any number has: as stored. */
START_TEST(endless_digits_are_words)
{
    char digits[600] = "0.";
    memset(digits + 2, '0', 500);
    digits[502] = '7';
    drs_number_format format = drs_number_format_of(arena, drs_str_c("0.00"));
    ck_assert_str_eq(shown(digits, format), digits);
    memset(digits, '7', 503);
    ck_assert_str_eq(shown(digits, format), digits);
}
END_TEST

/* What is not known is shown as entered, and that is told. */
START_TEST(unknown_code_is_told)
{
    static const char *const unknown[] = {"0.00E+00",     "# ?/?",    "[>=1000]0,\" T\";0",
                                          "\"Q\"q",       "00\\-000", "0### / ######",
                                          "0;0.0E+0;0.00"};
    static const char *const known[] = {"0.00",      "General", "@",         "",
                                        "[Red]0;-0", ";;;",     "d.m. AM/PM"};
    drs_buf out = DRS_BUF(&mem);
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        drs_number_format format = drs_number_format_of(arena, drs_str_c(unknown[i]));
        out.len = 0;
        ck_assert(!drs_number_show(&out, drs_str_c("-45205.5"), &format, false));
        ck_assert(drs_str_is(drs_buf_str(&out), "-45205,5"));
        ck_assert(drs_str_is(format.code, unknown[i]));
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        drs_number_format format = drs_number_format_of(arena, drs_str_c(known[i]));
        ck_assert(drs_number_show(&out, drs_str_c("45205"), &format, false));
    }
    drs_buf_free(&out);
}
END_TEST

static const struct {
    unsigned id;
    const char *shown;
} builtins[] = {
    {0, "45205,5"},
    {1, "45206"},
    {4, "45.205,50"},
    {5, "45.206 €"},
    {9, "4520550%"},
    {13, "45205,5"},
    {14, "06.10.2023"},
    {15, "06. Okt 23"},
    {16, "06. Okt"},
    {17, "Okt 23"},
    {20, "12:00"},
    {22, "06.10.2023 12:00"},
    {26, "45205,5"},
    {27, "06.10.2023"},
    {36, "06.10.2023"},
    {37, "45.206"},
    {46, "1084932:00:00"},
    {48, "45205,5"},
    {49, "45205,5"},
    {50, "06.10.2023"},
    {58, "06.10.2023"},
    {59, "45205,5"},
    {4000000000u, "45205,5"},
};

START_TEST(builtin_is_known)
{
    drs_number_format format = drs_number_format_builtin(arena, builtins[_i].id);
    ck_assert_msg(strcmp(shown("45205.5", format), builtins[_i].shown) == 0, "%u shows \"%s\"",
                  builtins[_i].id, shown("45205.5", format));
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("number_format");
    TCase *tests = tcase_create("number_format");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, code_is_understood, 0, sizeof codes / sizeof *codes);
    tcase_add_test(tests, endless_digits_are_words);
    tcase_add_test(tests, unknown_code_is_told);
    tcase_add_loop_test(tests, builtin_is_known, 0, sizeof builtins / sizeof *builtins);
    suite_add_tcase(suite, tests);
    return suite;
}

DRS_TEST_MAIN(make_suite)
