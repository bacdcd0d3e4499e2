/* SPDX-License-Identifier: Apache-2.0
 * What a reader of the pages should know: loose lines, tables that are too wide for their pages. */
#ifndef DRS_LAYOUT_FINDING_H
#define DRS_LAYOUT_FINDING_H

#include "layout/set.h"

/* A line whose blanks were widened by `space` beyond 2.5 times their usual width is reported. */
void drs_find_loose(drs_set *set, const drs_glyphs *glyphs, const drs_line_cut *cut, int32_t space,
                    drs_place place);
/* A finding about a table; {0} is the number of its columns, {1} the words. */
void drs_find_table(drs_set *set, drs_diag_id id, const drs_table *table, drs_str words);
/* As drs_find_table, {1} a length in pt. */
void drs_find_table_size(drs_set *set, drs_diag_id id, const drs_table *table, int32_t size);

#endif
