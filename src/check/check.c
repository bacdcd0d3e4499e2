/* SPDX-License-Identifier: Apache-2.0 */
#include "check/check.h"

#include "check/rules.h"

void drs_check(const drs_paper *paper, drs_diags *diags)
{
    if (paper->kind != DRS_PAPER_TABLE) {
        drs_check_head(paper, diags);
        drs_check_notes(paper, diags);
        drs_check_questions(paper, diags);
    }
    drs_check_list(paper, diags);
}
