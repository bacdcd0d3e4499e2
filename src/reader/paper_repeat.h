/* SPDX-License-Identifier: Apache-2.0
 * Running heads and feet of any wording: what stands at the same edge of several pages. */
#ifndef DRS_READER_PAPER_REPEAT_H
#define DRS_READER_PAPER_REPEAT_H

#include "reader/paper_source.h"

/* Marks lines at the tops and bottoms of pages (DRS_LINE_PAGE) that a page near by has at the same
 * edge, as DRS_LINE_STRIPPED. A top of page 1 stays. */
void drs_paper_repeats(drs_source *source);

#endif
