/* SPDX-License-Identifier: Apache-2.0
 * Tables: row after row, each whole on one page unless it is taller than a page. */
#ifndef DRS_LAYOUT_TABLE_LAYOUT_H
#define DRS_LAYOUT_TABLE_LAYOUT_H

#include "layout/set.h"

void drs_table_layout(drs_set *set, const drs_table *table, const drs_block *block);

#endif
