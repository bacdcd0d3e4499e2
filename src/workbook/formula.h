/* SPDX-License-Identifier: Apache-2.0
 * Formulas from a template: '#' stands for the next range, ';' for what is between arguments. */
#ifndef DRS_WORKBOOK_FORMULA_H
#define DRS_WORKBOOK_FORMULA_H

#include "workbook/workbook.h"

/* "SUMPRODUCT((#=#)*1)" with two ranges. `ranges` has as many as the template has '#'. */
const drs_formula *drs_formula_make(drs_arena *arena, const char *pattern, const drs_range *ranges);

#endif
