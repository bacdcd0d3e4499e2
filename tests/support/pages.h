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

const char *drs_test_tag_name(drs_tag tag);

#endif
