/* SPDX-License-Identifier: Apache-2.0
 * The edited table put in the place of the paper's own (--table). */
#ifndef DRS_COMPARE_REPLACE_H
#define DRS_COMPARE_REPLACE_H

#include "model/paper.h"

/* The list of `edited` takes the place of the list of `paper`; where the paper has none, it
 * becomes an Anlage at the end. Both live in the same arena or `edited` lives longer. What changed
 * is told, cell by cell, in `diags`, whose file is the edited table's. False, and nothing is done,
 * where `edited` has no table. */
bool drs_paper_replace_list(drs_paper *paper, const drs_paper *edited, drs_diags *diags);

#endif
