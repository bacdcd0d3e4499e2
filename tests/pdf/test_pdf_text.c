/* SPDX-License-Identifier: Apache-2.0
 * Numbers, strings, addresses and dates as a PDF spells them. */
#include "support/suite.h"

#include "writer/pdf/pdf_text.h"

static drs_mem mem;

static void is(drs_buf *out, const char *expected)
{
    drs_buf_byte(out, '\0');
    ck_assert_str_eq(out->ptr, expected);
    drs_buf_free(out);
}

START_TEST(lengths)
{
    static const struct {
        int32_t length;
        const char *text;
    } cases[] = {{0, "0"},           {1000, "1"},
                 {5500, "5.5"},      {-5, "-.01"},
                 {4, "0"},           {5, ".01"},
                 {995, "1"},         {-12345, "-12.35"},
                 {595276, "595.28"}, {INT32_MAX, "2147483.65"},
                 {1050, "1.05"}};
    drs_buf out = DRS_BUF(&mem);
    drs_pdf_put_length(&out, cases[_i].length);
    is(&out, cases[_i].text);
}
END_TEST

START_TEST(references)
{
    drs_buf out = DRS_BUF(&mem);
    drs_pdf_put_ref(&out, 0);
    drs_pdf_put_ref(&out, UINT32_MAX);
    is(&out, "0 0 R 4294967295 0 R ");
}
END_TEST

START_TEST(texts)
{
    static const struct {
        const char *text, *pdf;
    } cases[] = {{"", "()"},
                 {"a (b) \\", "(a \\(b\\) \\\\)"},
                 {"\xC3\xA4", "<FEFF00E4>"},
                 {"a\tb", "<FEFF006100090062>"},
                 {"\xF0\x9F\x9A\x80", "<FEFFD83DDE80>"},
                 {"\xFF", "<FEFFFFFD>"}};
    drs_buf out = DRS_BUF(&mem);
    drs_pdf_put_text(&out, drs_str_c(cases[_i].text));
    is(&out, cases[_i].pdf);
}
END_TEST

START_TEST(addresses)
{
    static const struct {
        const char *uri, *pdf;
    } cases[] = {{"https://a.b/c?d=e&f#g", "(https://a.b/c?d=e&f#g)"},
                 {"https://a.b/\xC3\xA4 (1)", "(https://a.b/%C3%A4%20\\(1\\))"},
                 {"x\"<>\\^`{|}\x7F\n", "(x%22%3C%3E%5C%5E%60%7B%7C%7D%7F%0A)"},
                 {"100%25", "(100%25)"}};
    drs_buf out = DRS_BUF(&mem);
    drs_pdf_put_uri(&out, drs_str_c(cases[_i].uri));
    is(&out, cases[_i].pdf);
}
END_TEST

START_TEST(dates)
{
    static const struct {
        int64_t time;
        const char *pdf, *iso;
    } cases[] = {{0, "D:19700101000000Z", "1970-01-01T00:00:00Z"},
                 {1696550400, "D:20231006000000Z", "2023-10-06T00:00:00Z"},
                 {951827696, "D:20000229123456Z", "2000-02-29T12:34:56Z"},
                 {-1, "D:19691231235959Z", "1969-12-31T23:59:59Z"}};
    drs_buf out = DRS_BUF(&mem), iso = DRS_BUF(&mem);
    drs_pdf_put_date(&out, cases[_i].time);
    drs_pdf_put_iso_time(&iso, cases[_i].time);
    is(&out, cases[_i].pdf);
    is(&iso, cases[_i].iso);
}
END_TEST

START_TEST(lines)
{
    static const struct {
        const char *text, *line;
        size_t most;
        bool cut;
    } cases[] = {{"  a \t\n b  ", "a b", 10, false},
                 {"\x01\x1F", "", 10, false},
                 {"abcdef", "abc\xE2\x80\xA6", 3, true},
                 {"abc", "abc", 3, false},
                 {"a\xEF\xBF\xBE", "a\xEF\xBF\xBD", 10, false}, /* U+FFFE is no XML */
                 {"\xC3\xA4\xC2\x85\xC3\xB6", "\xC3\xA4 \xC3\xB6", 10, false}};
    drs_buf out = DRS_BUF(&mem);
    ck_assert_int_eq(drs_pdf_put_line(&out, drs_str_c(cases[_i].text), cases[_i].most),
                     cases[_i].cut);
    is(&out, cases[_i].line);
}
END_TEST

START_TEST(bytes_in_hexadecimal)
{
    drs_buf out = DRS_BUF(&mem);
    drs_pdf_put_hex(&out, drs_str_of("\0\x7F\xFF", 3));
    is(&out, "<007FFF>");
}
END_TEST

static Suite *suite(void)
{
    mem = drs_test_mem();
    Suite *s = suite_create("pdf_text");
    TCase *c = tcase_create("all");
    tcase_add_loop_test(c, lengths, 0, 11);
    tcase_add_test(c, references);
    tcase_add_loop_test(c, texts, 0, 6);
    tcase_add_loop_test(c, addresses, 0, 4);
    tcase_add_loop_test(c, dates, 0, 4);
    tcase_add_loop_test(c, lines, 0, 6);
    tcase_add_test(c, bytes_in_hexadecimal);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
