/* SPDX-License-Identifier: Apache-2.0
 * Lists whose items stand on lines of their own, one below the other. */
#ifndef DRS_READER_PAPER_LIST_H
#define DRS_READER_PAPER_LIST_H

#include "reader/paper_source.h"

/* Marks the lines with DRS_LINE_START that begin items of a list: two or more with the same dash,
 * or with numbers that count from 1, near each other and no blank line between. */
void drs_paper_lists(drs_source *source);

#endif
