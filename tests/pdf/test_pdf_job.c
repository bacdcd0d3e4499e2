/* SPDX-License-Identifier: Apache-2.0
 * The PDF writer driven with pages made by hand. */
#include "support/suite.h"

#include "base/utf8.h"
#include "pdf/made_pages.h"
#include "pdf/unpacked.h"
#include "writer/pdf/pdf_job.h"

#include <errno.h>
#include <stdio.h>

static const drs_attachment attachments[] = {
    {{"b.md", 4}, {"text/markdown", 13}, {"Der Text", 8}, {"Text\n", 5}},
    {{"a\xC3\xA4.csv", 7}, {"text/csv", 8}, {"Die Tabelle", 11}, {"a;b\n", 4}},
};

typedef struct world {
    drs_mem mem;
    drs_arena *arena;
    drs_paper paper;
    drs_write_options options;
    drs_diags *diags;
} world;

static void set_up(world *w)
{
    *w = (world){.mem = drs_test_mem()};
    w->arena = drs_arena_new(&w->mem);
    w->diags = drs_diags_new(w->arena, drs_str_c("made"));
    w->paper.arena = w->arena;
    w->paper.title = drs_text_plain(w->arena, drs_str_c("Künstliche „Intelligenz“ & <\x01 mehr>"),
                                    (drs_place){0});
    w->paper.parliament.text = drs_str_c("Landtag Nordrhein-Westfalen");
    w->options = (drs_write_options){.time = 1696550400,
                                     .build = drs_str_c("drucksache (Test)"),
                                     .attachments = attachments,
                                     .attachment_count = 2};
}

static bool write_made(world *w, drs_sink *sink)
{
    drs_pdf_job *job = drs_pdf_job_new(&w->paper, &w->options, &w->mem, sink, w->diags);
    ck_assert_ptr_nonnull(job);
    drs_page_taker taker = drs_pdf_job_taker(job);
    return drs_pdf_job_end(job, made_first(taker) && made_table(taker));
}

START_TEST(two_runs_are_alike)
{
    world w;
    set_up(&w);
    drs_memory_sink first = drs_memory_sink_new(&w.mem), second = drs_memory_sink_new(&w.mem);
    ck_assert(write_made(&w, &first.sink));
    ck_assert(write_made(&w, &second.sink));
    ck_assert_uint_eq(first.buf.len, second.buf.len);
    ck_assert_mem_eq(first.buf.ptr, second.buf.ptr, first.buf.len);
    ck_assert_uint_eq(drs_diags_count(w.diags), 0);
    FILE *out = getenv("DRS_TEST_OUT") ? fopen(getenv("DRS_TEST_OUT"), "wb") : NULL;
    if (out) {
        fwrite(first.buf.ptr, 1, first.buf.len, out);
        fclose(out);
    }
    drs_buf_free(&first.buf);
    drs_buf_free(&second.buf);
    drs_arena_free(w.arena);
}
END_TEST

/* One page of one heading with this entry in the outline. */
static drs_buf write_heading(world *w, const char *outline)
{
    drs_memory_sink sink = drs_memory_sink_new(&w->mem);
    drs_pdf_job *job = drs_pdf_job_new(&w->paper, &w->options, &w->mem, &sink.sink, w->diags);
    made_page made;
    made_begin(&made, 1);
    made_open(&made, 1, 0, DRS_TAG_DOCUMENT);
    drs_element *heading = made_open(&made, 2, 1, DRS_TAG_H1);
    heading->outline = drs_str_c(outline);
    heading->outline_level = 1;
    made_text(&made, 2, MADE_MARGIN, "Antwort");
    made_close(&made, 2);
    made_close(&made, 1);
    ck_assert(drs_pdf_job_end(job, made_take(&made, drs_pdf_job_taker(job))));
    return sink.buf;
}

START_TEST(outline_has_no_blank_entries)
{
    world w;
    set_up(&w);
    drs_buf without = write_heading(&w, ""), with = write_heading(&w, "Antwort");
    drs_buf blank = write_heading(&w, " \x01\xC2\x85 ");
    ck_assert_uint_ne(without.len, with.len);
    ck_assert_uint_eq(without.len, blank.len);
    ck_assert_mem_eq(without.ptr, blank.ptr, blank.len);
    drs_buf_free(&without);
    drs_buf_free(&with);
    drs_buf_free(&blank);
    drs_arena_free(w.arena);
}
END_TEST

START_TEST(links_have_a_width)
{
    world w;
    set_up(&w);
    drs_buf made[2] = {DRS_BUF(&w.mem), DRS_BUF(&w.mem)};
    for (int32_t i = 0; i < 2; i++) {
        drs_memory_sink sink = drs_memory_sink_new(&w.mem);
        drs_pdf_job *job = drs_pdf_job_new(&w.paper, &w.options, &w.mem, &sink.sink, w.diags);
        made_page page;
        made_begin(&page, 1);
        made_open(&page, 1, 0, DRS_TAG_DOCUMENT);
        made_open(&page, 2, 1, DRS_TAG_P);
        made_open(&page, 3, 2, DRS_TAG_LINK)->uri = drs_str_c("https://example.org/");
        made_text(&page, 3, MADE_MARGIN, "\xCC\x81")->width = i * 2000;
        for (uint32_t id = 3; id > 0; id--)
            made_close(&page, id);
        ck_assert(drs_pdf_job_end(job, made_take(&page, drs_pdf_job_taker(job))));
        made[i] = sink.buf;
    }
    ck_assert_uint_eq(made[0].len, made[1].len);
    ck_assert_mem_eq(made[0].ptr, made[1].ptr, made[0].len);
    drs_buf_free(&made[0]);
    drs_buf_free(&made[1]);
    drs_arena_free(w.arena);
}
END_TEST

/* The file made of the pages by hand, unpacked. */
static drs_buf whole_text(world *w)
{
    drs_memory_sink sink = drs_memory_sink_new(&w->mem);
    ck_assert(write_made(w, &sink.sink));
    drs_buf text = unpacked(&w->mem, drs_buf_str(&sink.buf));
    drs_buf_free(&sink.buf);
    return text;
}

/* Each line: what the file must hold, and how often (0: not at all). */
static const struct {
    const char *words;
    size_t count;
} parts[] = {
    /* catalog */
    {"/Lang <64652D4445>", 1},
    {"/MarkInfo <<\n/Marked true\n>>", 1},
    {"/DisplayDocTitle true", 1},
    {"/S /GTS_PDFA1", 1},
    {"/PageMode /UseOutlines", 1},
    /* metadata: the control is a blank, < and & are escaped */
    {"<pdfaid:part>3</pdfaid:part>", 1},
    {"<pdfuaid:part>1</pdfuaid:part>", 1},
    {"K\xC3\xBCnstliche \xE2\x80\x9EIntelligenz\xE2\x80\x9C &amp; &lt; mehr&gt;", 1},
    {"<xmp:CreateDate>2023-10-06T00:00:00Z</xmp:CreateDate>", 1},
    {"(D:20231006000000Z)", 2},
    /* structure */
    {"<</S/Document/P ", 1},
    {"<</S/H1/P ", 1},
    {"<</S/Note/P ", 1},
    {"/ID(note-1)", 1},
    {"[(note-1) ", 2},
    {"<</S/TBody/P ", 1},
    {"<</S/TR/P ", 3},
    {"<</O/Table/Scope/Column>>", 1}, /* shared */
    {"<</O/Table/Scope/Row>>", 1},
    {"<</Type/MCR/Pg ", 1}, /* the cell that goes on on another page */
    {"<</Type/OBJR/Pg ", 4},
    /* the long form, once for both rows */
    {"<FEFF004D0069006E0069007300740065007200690075006D", 1},
    {"/E ", 2},
    /* content */
    {"/Artifact<</Type/Pagination/Subtype/Header>>BDC", 1},
    {"/Artifact<</Type/Pagination/Subtype/Footer>>BDC", 1},
    {"/Artifact<</Type/Pagination>>BDC", 1},
    {"/Span", 0},
    {"(Antwort)", 1},
    {"/Tabs/S/StructParents ", 3},
    /* links: one of them over two lines */
    {"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[", 4},
    {"/URI(https://example.org/%C3%A4%20\\(1\\)?a=b&c=%3Cd%3E)", 2},
    {"/XYZ ", 4}, /* two links within, two entries of the outline */
    /* attached files */
    {"/AFRelationship /Source", 2},
    {"/Subtype/text#2Fmarkdown/Params<</Size 5/ModDate(D:20231006000000Z)/CheckSum<", 1},
    /* fonts: three faces */
    {"/Type/Font/Subtype/Type0/BaseFont/", 3},
    {"/Type/Font/Subtype/CIDFontType2/BaseFont/", 3},
    {"/CapHeight ", 3},
    {"+LiberationSans-Bold\n", 0},
    {"<41> <0041>\n", 2},
    {"<D83DDE00>\n", 1},
    {"<00AD>\n", 1},
};

START_TEST(the_file_holds_its_parts)
{
    world w;
    set_up(&w);
    drs_buf text = whole_text(&w);
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t count = unpacked_count(&text, parts[i].words);
        wrong += count != parts[i].count;
        if (count != parts[i].count)
            printf("%zu times %s, not %zu\n", count, parts[i].words, parts[i].count);
    }
    ck_assert_uint_eq(wrong, 0);
    drs_buf_free(&text);
    drs_arena_free(w.arena);
}
END_TEST

/* A sink that takes so many bytes, then fails. */
typedef struct full_sink {
    drs_sink sink;
    uint64_t room;
} full_sink;

static int write_some(drs_sink *sink, const void *bytes, size_t count)
{
    (void)bytes;
    full_sink *full = (full_sink *)sink;
    return sink->written + count > full->room ? ENOSPC : 0;
}

START_TEST(a_full_disk_is_noticed)
{
    world w;
    set_up(&w);
    drs_memory_sink whole = drs_memory_sink_new(&w.mem);
    ck_assert(write_made(&w, &whole.sink));
    for (uint64_t room = 0; room < whole.buf.len; room += 997) {
        full_sink full = {{.write = write_some}, room};
        (void)write_made(&w, &full.sink);
        ck_assert_int_eq(full.sink.error, ENOSPC);
    }
    ck_assert_uint_eq(drs_diags_count(w.diags), 0);
    drs_buf_free(&whole.buf);
    drs_arena_free(w.arena);
}
END_TEST

/* Pages that end early leave a file without catalog, and nothing behind in memory. */
START_TEST(pages_that_end_early)
{
    world w;
    set_up(&w);
    drs_sink sink = drs_null_sink();
    drs_pdf_job *job = drs_pdf_job_new(&w.paper, &w.options, &w.mem, &sink, w.diags);
    ck_assert(made_first(drs_pdf_job_taker(job)));
    ck_assert(drs_pdf_job_end(job, /* complete */ false));
    drs_arena_free(w.arena);
}
END_TEST

static bool one_text(drs_page_taker taker, const char *text)
{
    made_page made;
    made_begin(&made, 1);
    made_open(&made, 1, 0, DRS_TAG_DOCUMENT);
    made_open(&made, 2, 1, DRS_TAG_P);
    made_text(&made, 2, 100000, text);
    made_close(&made, 2);
    made_close(&made, 1);
    return made_take(&made, taker);
}

/* What a face lacks is drawn as the stand-in and read as itself; private characters and
 * noncharacters are read as the stand-in, which PDF/A allows. */
START_TEST(stand_ins_are_read_as_themselves)
{
    world w;
    set_up(&w);
    drs_memory_sink sink = drs_memory_sink_new(&w.mem);
    drs_pdf_job *job = drs_pdf_job_new(&w.paper, &w.options, &w.mem, &sink.sink, w.diags);
    bool complete =
        one_text(drs_pdf_job_taker(job), "a\xE4\xB8\xAD\xEE\x84\xA3\xEF\xBF\xBE\xF0\x9F\x9A\x80"
                                         "\xE2\x80\x91\xC2\xAD");
    ck_assert(drs_pdf_job_end(job, complete));
    drs_buf text = unpacked(&w.mem, drs_buf_str(&sink.buf));
    ck_assert(unpacked_has(&text, "<8080> <4E2D>\n<8081> <25A1>\n<8082> <25A1>\n"
                                  "<8083> <D83DDE80>\n<8084> <2011>\n<8085> <00AD>\n"));
    ck_assert_uint_eq(drs_diags_count(w.diags), 0);
    drs_buf_free(&text);
    drs_buf_free(&sink.buf);
    drs_arena_free(w.arena);
}
END_TEST

/* More different characters than there are codes: told, and nothing is lost in silence. */
START_TEST(more_characters_than_codes)
{
    enum { FIRST = 0x20000, MANY = 128 * 128 + 3 };
    world w;
    set_up(&w);
    drs_buf all = DRS_BUF(&w.mem);
    for (uint32_t c = 0; c < MANY; c++)
        drs_utf8_put(&all, FIRST + c);
    drs_buf_byte(&all, '\0');
    drs_sink sink = drs_null_sink();
    drs_pdf_job *job = drs_pdf_job_new(&w.paper, &w.options, &w.mem, &sink, w.diags);
    bool complete = one_text(drs_pdf_job_taker(job), all.ptr);
    ck_assert(drs_pdf_job_end(job, complete));
    ck_assert_uint_eq(drs_diags_count(w.diags), 3);
    ck_assert_int_eq(drs_diags_get(w.diags, 0)->id, DRS_PDF004);
    drs_buf_free(&all);
    drs_arena_free(w.arena);
}
END_TEST

START_TEST(widths_of_faces)
{
    world w;
    set_up(&w);
    drs_sink sink = drs_null_sink();
    drs_pdf_job *job = drs_pdf_job_new(&w.paper, &w.options, &w.mem, &sink, w.diags);
    drs_metrics metrics = drs_pdf_job_metrics(job);
    static const struct {
        drs_face face;
        uint32_t code;
        int32_t advance;
    } cases[] = {
        {DRS_FACE_REGULAR, 'n', 1139},      {DRS_FACE_REGULAR, ' ', 569},
        {DRS_FACE_REGULAR, 0xAD, 682},      {DRS_FACE_REGULAR, '-', 682},
        {DRS_FACE_REGULAR, 0x2011, 682},    {DRS_FACE_BOLD, 'n', 1251},
        {DRS_FACE_FALLBACK, 'n', 1298},     {DRS_FACE_REGULAR, 0x4E2D, -1},
        {DRS_FACE_FALLBACK, 0x4E2D, -1},    {DRS_FACE_REGULAR, 0xE000, -1},
        {DRS_FACE_FALLBACK, 0xF6C5, -1},    {DRS_FACE_REGULAR, 0x07, -1},
        {DRS_FACE_REGULAR, 0xFFFE, -1},     {DRS_FACE_REGULAR, 0x110000, -1},
        {DRS_FACE_FALLBACK, 0x1F600, 2135},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t advance = metrics.advance(metrics.context, cases[i].face, cases[i].code);
        ck_assert_msg(advance == cases[i].advance, "U+%04X of face %d: %d, not %d", cases[i].code,
                      cases[i].face, advance, cases[i].advance);
    }
    ck_assert(drs_pdf_job_end(job, false));
    drs_arena_free(w.arena);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("pdf");
    TCase *c = tcase_create("all");
    tcase_add_test(c, two_runs_are_alike);
    tcase_add_test(c, outline_has_no_blank_entries);
    tcase_add_test(c, links_have_a_width);
    tcase_add_test(c, the_file_holds_its_parts);
    tcase_add_test(c, a_full_disk_is_noticed);
    tcase_add_test(c, pages_that_end_early);
    tcase_add_test(c, stand_ins_are_read_as_themselves);
    tcase_add_test(c, more_characters_than_codes);
    tcase_add_test(c, widths_of_faces);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
