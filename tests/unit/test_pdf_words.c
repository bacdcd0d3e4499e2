/* SPDX-License-Identifier: Apache-2.0
 * The words of a PDF of ours: the same whatever the pages look like, others where a word is
 * another, and no harm where the file is damaged. */
#include "support/suite.h"

#include "base/file.h"
#include "cli/command.h"
#include "reader/pdf_words.h"

#include <stdio.h>
#include <unistd.h>

static drs_mem mem;
static drs_arena *arena;

/* The sample paper as PDF, with one more option. */
static drs_str pdf_of(const char *option, const char *value)
{
    char folder[] = "/tmp/drucksache-words-XXXXXX", path[64];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    const char *call[] = {"drucksache", "build", DRS_DATA_DIR "/antwort-ka-2326.md",
                          "-q",         "-f",    "pdf",
                          "-o",         folder,  option,
                          value,        NULL};
    FILE *nowhere = fopen("/dev/null", "w");
    ck_assert_int_eq(drs_command(10, (char **)call, nowhere), 0);
    (void)fclose(nowhere);
    (void)snprintf(path, sizeof path, "%s/antwort-ka-2326.pdf", folder);
    drs_str bytes;
    ck_assert_int_eq(drs_file_read(arena, path, SIZE_MAX, &bytes), 0);
    (void)unlink(path);
    (void)rmdir(folder);
    return bytes;
}

static size_t lines_like(drs_str words, const char *word)
{
    size_t count = 0;
    drs_str rest = words, line;
    while (drs_str_split(&rest, '\n', &line))
        count += drs_str_is(line, word);
    return count;
}

START_TEST(words_do_not_depend_on_pages)
{
    drs_str upright = drs_pdf_words(arena, pdf_of("--annex-orientation", "portrait"));
    drs_str lying = drs_pdf_words(arena, pdf_of("--annex-orientation", "landscape"));
    ck_assert_uint_gt(upright.len, 8000);
    ck_assert(drs_str_equal(upright, lying));
    ck_assert_uint_eq(lines_like(upright, "Twin4Road"), 1);
    ck_assert_uint_eq(lines_like(upright, "Dokumentenauswertung"), 1);
    drs_str other = drs_pdf_words(arena, pdf_of("--title", "Etwas anderes"));
    ck_assert(!drs_str_equal(upright, other));
    ck_assert_uint_gt(lines_like(other, "anderes"), 0);
}
END_TEST

START_TEST(damaged_files_do_no_harm)
{
    drs_str pdf = pdf_of("--annex-orientation", "portrait");
    char *bytes = malloc(pdf.len);
    unsigned state = 2326;
    for (int round = 0; round < 60; round++) {
        drs_arena *once = drs_arena_new(&mem);
        memcpy(bytes, pdf.ptr, pdf.len);
        for (int flip = 0; flip < 40; flip++) {
            state = state * 1103515245u + 12345u;
            bytes[(state >> 4) % pdf.len] = (char)(state >> 20);
        }
        size_t length = round % 2 ? pdf.len : (size_t)round * pdf.len / 60;
        (void)drs_pdf_words(once, drs_str_of(bytes, length));
        drs_arena_free(once);
    }
    free(bytes);
    static const char *const oddities[] = {
        "",
        "%PDF-1.7\n",
        " obj",
        "1 0 obj",
        "1 0 obj<</Length 99999999999999999999>>stream\n",
        "1 0 obj<</Type/ObjStm/N 5/First 9/Length 3>>stream\nabcendstream endobj",
        "1 0 obj<</Length 0>>stream",
        "1 0 obj /Font<</F",
        "1 0 obj /Font<</F99 1 0 R>> endobj"};
    for (size_t i = 0; i < sizeof oddities / sizeof *oddities; i++)
        ck_assert_uint_eq(drs_pdf_words(arena, drs_str_c(oddities[i])).len, 0);
}
END_TEST

static void setup(void)
{
    mem = drs_test_mem();
    arena = drs_arena_new(&mem);
}

static void teardown(void)
{
    drs_arena_free(arena);
}

static Suite *suite(void)
{
    Suite *s = suite_create("pdf_words");
    TCase *c = tcase_create("all");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, words_do_not_depend_on_pages);
    tcase_add_test(c, damaged_files_do_no_harm);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
