/* SPDX-License-Identifier: Apache-2.0
 * Issue 4: the pages of a real print, NRW 18/14087, made again. Each page of ours must hold the
 * very letters of the print's page, in their order: page 1 from "LANDTAG" over the five notes to
 * "Ausgegeben: 04.06.2026", page 2 from question 1 to "protokolliert." */
#include "support/suite.h"

#include <stdio.h>

#include "base/file.h"
#include "layout/style.h"
#include "reader/reader.h"
#include "support/pages.h"

enum { PAGES = 2, FULL_PAGE = 51 };

typedef struct page_facts {
    drs_buf letters; /* of what is no artifact, without blanks and hyphens */
    int lines;       /* distinct baselines of the text */
    int32_t first, last;
} page_facts;

typedef struct fixture {
    drs_mem mem;
    drs_arena *arena;
    drs_str print;
    drs_paper *paper;
    page_facts pages[PAGES];
    uint32_t count;
} fixture;

static void put_letters(drs_buf *out, drs_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        bool soft = i + 1 < text.len && (unsigned char)text.ptr[i] == 0xC2 &&
                    (unsigned char)text.ptr[i + 1] == 0xAD;
        i += soft;
        if (!soft && !strchr(" -\t\r\n\f", text.ptr[i]))
            drs_buf_byte(out, text.ptr[i]);
    }
}

static bool take(void *context, const drs_page *page)
{
    fixture *f = context;
    ck_assert_uint_le(++f->count, PAGES);
    page_facts *facts = &f->pages[f->count - 1];
    facts->first = page->height;
    for (size_t i = 0; i < page->item_count; i++) {
        const drs_item *item = &page->items[i];
        if (item->kind != DRS_ITEM_TEXT || item->artifact)
            continue;
        put_letters(&facts->letters, item->text);
        if (item->y > facts->last) {
            facts->last = item->y;
            facts->lines++;
        }
        if (item->y < facts->first)
            facts->first = item->y;
    }
    return true;
}

static void start(fixture *f)
{
    *f = (fixture){.mem = drs_test_mem()};
    f->arena = drs_arena_new(&f->mem);
    for (int i = 0; i < PAGES; i++)
        f->pages[i].letters = DRS_BUF(&f->mem);
    const char *path = DRS_TEST_DIR "/golden/paper-nrw-18-14087/input.txt";
    ck_assert_int_eq(drs_file_read(f->arena, path, 100000, &f->print), 0);
    drs_diags *diags = drs_diags_new(f->arena, drs_str_c(path));
    const drs_input input = {.name = drs_str_c(path), .bytes = f->print};
    f->paper = drs_paper_reader.read(f->arena, &input, drs_str_c(""), diags);
    ck_assert_ptr_nonnull(f->paper);
    drs_metrics metrics = drs_test_fonts(f->arena);
    const drs_layout_options options = {0};
    ck_assert(drs_layout(f->paper, &options, &metrics, &f->mem, diags, (drs_page_taker){f, take}));
}

static void end(fixture *f)
{
    for (int i = 0; i < PAGES; i++)
        drs_buf_free(&f->pages[i].letters);
    drs_arena_free(f->arena);
}

/* The print's page, without running head and page number: they are no part of the text. */
static drs_str page_of_print(drs_str print, int number)
{
    drs_str page = {0}, line;
    for (int i = 0; i < number; i++)
        ck_assert(drs_str_split(&print, '\f', &page));
    page = drs_str_trim(page);
    if (number == 1)
        return page;
    ck_assert(drs_str_split(&page, '\n', &line));
    ck_assert(drs_str_starts(line, drs_str_c("LANDTAG")));
    ck_assert(drs_str_ends(page, drs_str_c("\n2")));
    return drs_str_sub(page, 0, page.len - 2);
}

START_TEST(pages_hold_what_the_prints_pages_hold)
{
    fixture f;
    start(&f);
    int same = 0;
    for (int i = 0; i < PAGES; i++) {
        drs_buf wanted = DRS_BUF(&f.mem);
        put_letters(&wanted, page_of_print(f.print, i + 1));
        bool is_same = drs_str_equal(drs_buf_str(&wanted), drs_buf_str(&f.pages[i].letters));
        if (!is_same)
            printf("page %d:\n%.*s\nprint:\n%.*s\n", i + 1, (int)f.pages[i].letters.len,
                   f.pages[i].letters.ptr, (int)wanted.len, wanted.ptr);
        same += is_same;
        drs_buf_free(&wanted);
    }
    printf("page fidelity: %d of %d pages hold the letters of the print's pages, in order\n", same,
           PAGES);
    ck_assert_uint_eq(f.count, PAGES);
    ck_assert_int_eq(same, PAGES);
    end(&f);
}
END_TEST

START_TEST(a_page_is_full_of_51_lines)
{
    fixture f;
    start(&f);
    drs_style style;
    drs_style_read(&style, f.paper->profile);
    int lines = (style.bottom - style.top) / style.body.leading;
    int used = (f.pages[1].last - f.pages[1].first) / style.body.leading + 1;
    printf("a full page holds %d lines; page 2 fills %d of them, blank ones among them\n", lines,
           used);
    ck_assert_int_eq(lines, FULL_PAGE);
    ck_assert_int_le(used, FULL_PAGE);
    ck_assert_int_ge(used, FULL_PAGE - 2);
    end(&f);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("page fidelity");
    TCase *c = tcase_create("all");
    tcase_add_test(c, pages_hold_what_the_prints_pages_hold);
    tcase_add_test(c, a_page_is_full_of_51_lines);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
