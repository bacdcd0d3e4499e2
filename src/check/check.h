/* SPDX-License-Identifier: Apache-2.0
 * Rules over the finished paper. They report; they never repair. */
#ifndef DRS_CHECK_CHECK_H
#define DRS_CHECK_CHECK_H

#include "model/paper.h"

/* Adds findings of the section CHK to diags. */
void drs_check(const drs_paper *paper, drs_diags *diags);

#endif
