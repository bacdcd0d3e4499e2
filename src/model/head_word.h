/* SPDX-License-Identifier: Apache-2.0
 * What a column is, by the words of its head (contract, "The initiatives"): offices write
 * "Behörde", "ZUSTÄNDIGE DIENSTSTELLE", "Name des Ressorts", "Projekt-Status". */
#ifndef DRS_MODEL_HEAD_WORD_H
#define DRS_MODEL_HEAD_WORD_H

#include "model/table.h"

typedef struct drs_head_role {
    drs_role role;
    bool is_plain; /* no other noun beside it: "Projekt", not "Projekt / Kosten" */
} drs_head_role;

drs_head_role drs_head_role_of(drs_str head);

#endif
