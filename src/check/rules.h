/* SPDX-License-Identifier: Apache-2.0
 * The groups of rules, one file each. */
#ifndef DRS_CHECK_RULES_H
#define DRS_CHECK_RULES_H

#include "model/paper.h"

/* The head: what is unknown, and dates that do not fit each other. */
void drs_check_head(const drs_paper *paper, drs_diags *diags);
/* Footnotes and their marks. */
void drs_check_notes(const drs_paper *paper, drs_diags *diags);
/* Questions, their numbers and their answers. */
void drs_check_questions(const drs_paper *paper, drs_diags *diags);
/* The list of initiatives. */
void drs_check_list(const drs_paper *paper, drs_diags *diags);

#endif
