/* SPDX-License-Identifier: Apache-2.0
 * What tests of layout share: faces of known widths, and pages printed as text. */
#ifndef DRS_TESTS_PAGES_H
#define DRS_TESTS_PAGES_H

#include "base/buf.h"
#include "layout/layout.h"

/* Every letter is half an em wide, every blank a quarter, a soft hyphen as wide as a letter. Faces
 * lack the characters from U+4E00 on, Liberation Sans also those from U+1E00 on. */
drs_metrics drs_test_half_em(void);

/* The widths of the faces compiled in, read from their tables hmtx and cmap. The context is made
 * in the arena. */
drs_metrics drs_test_fonts(drs_arena *arena);

/* A taker that prints each page into a buffer (the context): the elements it opens, its items
 * with place, width and owner, the elements it closes. */
drs_page_taker drs_test_printer(drs_buf *out);

/* A taker that fails the test where a page breaks the rules of layout/page.h: ids in order,
 * parents open, no item of an element that is not open, each element closed once. */
typedef struct drs_test_book {
    const drs_mem *mem;
    struct drs_test_entry {
        uint32_t parent;
        drs_tag tag;
        uint32_t closed; /* page it was closed with, 0: open */
        uint32_t page;   /* it was opened on */
    } * entries;         /* by id */
    size_t count, capacity;
    uint32_t pages;
    drs_buf words; /* texts of all items that are no artifacts, page after page, notes and all */
    void (*look)(void *context, const drs_page *page); /* may be NULL */
    void *context;
} drs_test_book;

drs_test_book drs_test_book_new(const drs_mem *mem);
drs_page_taker drs_test_book_taker(drs_test_book *book);
/* Everything was closed; frees. */
void drs_test_book_end(drs_test_book *book);

const char *drs_test_tag_name(drs_tag tag);

#endif
