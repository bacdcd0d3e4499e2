/* SPDX-License-Identifier: Apache-2.0
 * Tables out of rows of cells between TABs or "|", in one piece or in several over pages. */
#ifndef DRS_READER_PAPER_TABLE_H
#define DRS_READER_PAPER_TABLE_H

#include "reader/paper_paragraph.h"

/* The rows of the paragraph as one table; NULL where there are more cells than
 * DRS_PAPER_CELLS_MOST, which is reported. The first row, or the first two, name the columns; a
 * head repeated on a later page is left out and counted; a row that is cut by a page edge is put
 * together; short rows stay short and surplus cells get columns without a name (both reported). */
drs_table *drs_paper_table(drs_source *source, const drs_paragraph *paragraph);
/* May these rows be a table? One line with a TAB in it may also be a line of text. */
bool drs_paper_is_table(const drs_source *source, const drs_paragraph *paragraph);

#endif
