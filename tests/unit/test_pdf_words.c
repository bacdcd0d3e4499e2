/* SPDX-License-Identifier: Apache-2.0
 * The words of a PDF of ours: the same whatever the pages look like, others where a word is
 * another, and no harm where the file is damaged. */
#include "support/suite.h"

#include "base/file.h"
#include "cli/command.h"
#include "reader/pdf_words.h"

#include <libdeflate.h>
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

/* ---- files made by hand: what a program between us and the archive may have made of ours ---- */

static drs_buf pdf;

static void stream_add(const char *head, const char *content, size_t length)
{
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(6);
    size_t room = libdeflate_zlib_compress_bound(packer, length);
    char *packed = drs_arena_alloc(arena, room);
    size_t count = libdeflate_zlib_compress(packer, content, length, packed, room);
    libdeflate_free_compressor(packer);
    drs_buf_text(&pdf, head);
    drs_buf_text(&pdf, "/Length ");
    drs_buf_int(&pdf, (int64_t)count);
    drs_buf_text(&pdf, ">>stream\r\n");
    drs_buf_put(&pdf, drs_str_of(packed, count));
    drs_buf_text(&pdf, "endstream endobj\n");
}

/* The words of the file so far, a blank between them; the next one begins anew. */
static const char *words_taken(void)
{
    drs_str words = drs_pdf_words(arena, drs_buf_str(&pdf));
    char *line = drs_arena_alloc(arena, words.len + 1);
    for (size_t i = 0; i + 1 < words.len; i++)
        line[i] = words.ptr[i];
    for (char *p = line; *p; p++)
        *p = *p == '\n' ? ' ' : *p;
    pdf.len = 0;
    return line;
}

/* Of a page that is `content`, with the face F0 and its characters `map`. */
static const char *words_of_page(const char *map, const char *content)
{
    drs_buf_text(&pdf, "%PDF-1.7\n1 0 obj<</Font<</F0 2 0 R/F1 9 0 R>>>> endobj\n"
                       "2 0 obj<</Type/Font/ToUnicode 3 0 R>> endobj\n");
    stream_add("3 0 obj<</Type/CMap", map, strlen(map));
    stream_add("4 0 obj<<", content, strlen(content));
    return words_taken();
}

#define MAP  "1 beginbfchar\n<8080> <00E4>\nendbfchar"
#define MARK "/P <</MCID 0>> BDC\n"

static const struct {
    const char *map, *content, *words;
} made[] = {
    {MAP, MARK "/F0 12 Tf\n(W\x80\x80rme) Tj\nEMC\n", "Wärme"},
    /* names end at any blank; a face that is none has the bytes as they are */
    {MAP, MARK "/F0\t12 Tf (\x80\x80) Tj /F1\r12 Tf (b) Tj /F2\n12 Tf (c) Tj /F99 1 Tf (d) Tj",
     "b c d ä"},
    {MAP, MARK "(a) Tj /F0", "a"},
    {MAP, MARK "(a) Tj /Fx 1 Tf /F 1 Tf (b) Tj", "a b"},
    /* literals: brackets in pairs, escapes, no end */
    {MAP, MARK "(a(b)c\\)d\\\\e) Tj", "a b c d e"},
    {MAP, MARK "(a) Tj (b", "a"},
    {MAP, MARK "(a) Tj (b\\", "a"},
    {MAP, MARK "/F0 1 Tf (a\x80) Tj (b) Tj", "a b"},
    /* strings in figures */
    {MAP, MARK "<416D74> Tj <4f 7g2{74> Tj <4> Tj", "Amt Ort"},
    {MAP, MARK "(a) Tj <416D74", "a"},
    {MAP, MARK "(a) Tj <", "a"},
    {MAP, MARK "[<41> 20 (m) -5 (t)] TJ", "Amt"},
    /* other operators */
    {MAP, MARK "(a) ' T* {f*} (b) \" (c) Tj", "a c"},
    {MAP, "EMC (x) Tj /Artifact BMC (y) Tj EMC " MARK "(z) Tj EMC", "x z"},
    {MAP, MARK "/Artifact BDC /P BDC (a) Tj /Artifact BMC (b) Tj EMC (c) Tj EMC (d) Tj EMC (e) Tj",
     "e"},
    /* a word goes on behind a soft hyphen at the line's end, and within a line */
    {"beginbfchar <8080> <00AD> endbfchar",
     MARK "/F0 1 Tf (Am\x80\x80) Tj (tes) Tj (Or\x80\x80tes) Tj", "Amtes Ortes"},
    /* characters: in surrogates, with blanks, not told, damaged */
    {"beginbfchar <8080> <D801DC00> endbfchar", MARK "/F0 1 Tf (a\x80\x80) Tj", "a\U00010400"},
    {"beginbfchar <80 80> <00 E4> endbfchar", MARK "/F0 1 Tf (a\x80\x80) Tj", "aä"},
    {MAP " 1 beginbfchar <8081> <00F6> endbfchar", MARK "/F0 1 Tf (\x80\x80\x80\x81) Tj", "äö"},
    {"beginbfchar <8080> <00E4", MARK "/F0 1 Tf (a\x80\x80) Tj", "aä"},
    {"beginbfchar <8080>        ", MARK "/F0 1 Tf (a) Tj", "a"},
    {"beginbfchar <8080>", MARK "/F0 1 Tf (a) Tj", "a"},
    {"beginbfchar <8080> <00E4> e", MARK "/F0 1 Tf (a\x80\x80) Tj", "aä"},
};

START_TEST(page_made_by_hand_is_read)
{
    ck_assert_str_eq(words_of_page(made[_i].map, made[_i].content), made[_i].words);
}
END_TEST

/* Objects in a stream of objects; places that lead out of it are passed over. */
START_TEST(objects_in_streams_are_read)
{
    static const char map[] = MAP, page[] = MARK "/F0 1 Tf (\x80\x80) Tj";
    static const char objects[] = "1 0 2 26 5 999 6 3 7 4 "
                                  "<</Font<</F0 2 0 R>>>>    <</ToUnicode 3 0 R>>";
    stream_add("8 0 obj<</Type/ObjStm/N 2/First 23", objects, sizeof objects - 1);
    stream_add("3 0 obj<</Type/CMap", map, sizeof map - 1);
    stream_add("4 0 obj<<", page, sizeof page - 1);
    ck_assert_str_eq(words_taken(), "ä");
    stream_add("8 0 obj<</Type/ObjStm/N 5/First 23", objects, sizeof objects - 1);
    stream_add("4 0 obj<<", page, sizeof page - 1);
    drs_buf_text(&pdf, "9 0 obj<<>>stream");
    ck_assert_str_eq(words_taken(), "\u8080");
}
END_TEST

/* Objects by the hundred thousand, with and without their ends: each byte is looked at once. */
START_TEST(many_objects_are_passed)
{
    static const char page[] = MARK "(Wort) Tj";
    for (int i = 0; i < 200000; i++)
        drs_buf_text(&pdf, "1 0 obj endobj\n");
    stream_add("4 0 obj<<", page, sizeof page - 1);
    ck_assert_str_eq(words_taken(), "Wort");
    stream_add("4 0 obj<<", page, sizeof page - 1);
    for (int i = 0; i < 400000; i++)
        drs_buf_text(&pdf, "1 0 obj\n");
    ck_assert_str_eq(words_taken(), "Wort");
}
END_TEST

/* A stream larger than any of ours is none of ours; the pages beside it are read. */
START_TEST(large_streams_are_passed_over)
{
    enum { LARGE = 65 * 1024 * 1024 };
    char *blanks = malloc(LARGE);
    memset(blanks, ' ', LARGE);
    memcpy(blanks, MARK "(zuviel) Tj", sizeof MARK "(zuviel) Tj" - 1);
    stream_add("4 0 obj<<", blanks, LARGE);
    free(blanks);
    static const char page[] = MARK "(Wort) Tj";
    stream_add("5 0 obj<<", page, sizeof page - 1);
    ck_assert_str_eq(words_taken(), "Wort");
}
END_TEST

static void setup(void)
{
    mem = drs_test_mem();
    arena = drs_arena_new(&mem);
    pdf = DRS_BUF(&mem);
}

static void teardown(void)
{
    drs_buf_free(&pdf);
    drs_arena_free(arena);
}

static Suite *suite(void)
{
    Suite *s = suite_create("pdf_words");
    TCase *c = tcase_create("all");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, words_do_not_depend_on_pages);
    tcase_add_test(c, damaged_files_do_no_harm);
    tcase_add_loop_test(c, page_made_by_hand_is_read, 0, sizeof made / sizeof *made);
    tcase_add_test(c, objects_in_streams_are_read);
    tcase_add_test(c, many_objects_are_passed);
    tcase_add_test(c, large_streams_are_passed_over);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
