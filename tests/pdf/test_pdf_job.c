/* SPDX-License-Identifier: Apache-2.0
 * The PDF writer driven with pages made by hand. */
#include "support/suite.h"

#include "pdf/made_pages.h"
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

static Suite *suite(void)
{
    Suite *s = suite_create("pdf");
    TCase *c = tcase_create("all");
    tcase_add_test(c, two_runs_are_alike);
    tcase_add_test(c, links_have_a_width);
    tcase_add_test(c, outline_has_no_blank_entries);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
