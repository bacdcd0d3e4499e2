/* SPDX-License-Identifier: Apache-2.0
 * What the cells of a list of initiatives mean (contract, "The initiatives"): roles of columns,
 * phases, Ressorts, and the types of all other cells. Readers call drs_table_type once a table
 * is complete; it fills role, type and value and changes no text. */
#ifndef DRS_MODEL_INITIATIVE_H
#define DRS_MODEL_INITIATIVE_H

#include "model/table.h"

/* The phases in their order (data/phasen.txt). */
size_t drs_phase_count(void);
drs_str drs_phase_name(size_t phase);
/* "ohne Zuordnung" */
drs_str drs_phase_none(void);
/* All phases named in the status by whole words, as bits. */
uint16_t drs_phases_named(drs_str status);
/* The latest of them, or DRS_NO_PHASE. */
uint8_t drs_phase_latest(uint16_t phases);

/* The role a head cell's words give. */
drs_role drs_role_of_head(drs_str head);

/* The next Ressort of "IM/MHKBD": trimmed pieces between '/'; start with *rest = the cell's text.
 */
bool drs_ressort_next(drs_str *rest, drs_str *ressort);
enum { DRS_MOST_RESSORTS = 16 }; /* columns of them in a workbook */
/* The n-th of them, counted from 0, for the n-th column; the last column takes all that are left.
 * One that is named twice counts once. Empty where there is none. */
drs_str drs_ressort_of(drs_str text, size_t n);

/* The type of one cell's text. */
drs_value drs_value_of(drs_str text);
/* Roles, types and values for the whole table. */
void drs_table_type(drs_table *table);

#endif
