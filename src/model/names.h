/* SPDX-License-Identifier: Apache-2.0
 * The words machine-readable outputs use for the model's enums. */
#ifndef DRS_MODEL_NAMES_H
#define DRS_MODEL_NAMES_H

#include "model/paper.h"

const char *drs_name_of_paper_kind(drs_paper_kind kind);
const char *drs_name_of_block_kind(drs_block_kind kind);
const char *drs_name_of_section(drs_section section);
const char *drs_name_of_run_kind(drs_run_kind kind);
const char *drs_name_of_type(drs_type type);
/* "" for DRS_OTHER */
const char *drs_name_of_role(drs_role role);

#endif
