/* SPDX-License-Identifier: Apache-2.0
 * Tells of characters that cannot be drawn as they should be (LAY002, LAY007): which, and where in
 * the input. A run of text knows where it begins; where one of its characters stands is looked up
 * in the input, because runs are joined from lines, and marks of Markdown are no part of them. */
#ifndef DRS_LAYOUT_STAND_IN_H
#define DRS_LAYOUT_STAND_IN_H

#include "model/paper.h"

typedef struct drs_stand_ins drs_stand_ins;

drs_stand_ins *drs_stand_ins_new(drs_arena *arena, const drs_paper *paper, drs_diags *diags);
/* Where the words to come stand: in the list that replaced the paper's own, or in the paper. */
void drs_stand_ins_source(drs_stand_ins *stand_ins, bool is_list);
/* Words are set, perhaps again: their runs are searched from their beginnings. */
void drs_stand_ins_start(drs_stand_ins *stand_ins);
/* Reports the character, met in a run that begins at `run`; line 0: nobody knows where. Characters
 * of one run come in their order; a place is told once. */
void drs_stand_ins_tell(drs_stand_ins *stand_ins, uint32_t code, drs_place run);

/* The same for a character that runs from right to left (LAY007); only the first of a paper is
 * told: there are more where there is one. */
void drs_stand_ins_leftward(drs_stand_ins *stand_ins, uint32_t code, drs_place run);

#endif
