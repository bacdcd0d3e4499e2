/* SPDX-License-Identifier: Apache-2.0
 * Page edges: running heads, feet and page numbers that a PDF reader leaves between the
 * paragraphs. */
#ifndef DRS_READER_PAPER_PAGES_H
#define DRS_READER_PAPER_PAGES_H

#include "reader/paper_source.h"

/* Marks the lines of page edges DRS_LINE_EDGE and reports how many lines and words they are
 * (PAP004); reads the dates in the foot of page 1. A line in the middle of a page stays whatever
 * it says, a bare number stays unless it is this page's number at its edge. */
void drs_paper_pages(drs_source *source);

#endif
