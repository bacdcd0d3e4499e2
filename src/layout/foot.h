/* SPDX-License-Identifier: Apache-2.0
 * The foot of page 1 and the imprint on the last page. Their lines come from the profile:
 *
 *     first.foot.1: Datum des Originals: {original}[/Ausgegeben: {issued}]
 *     first.foot.2.own: Die Veröffentlichungen des Landtags
 *     last.foot.1.own: Herausgeber:
 *
 * "own" names the first words of a paragraph of the paper itself that belongs there: it is printed
 * there as the paper has it, and not in the text. Without such a paragraph the line is printed as
 * the profile has it, if it has it. */
#ifndef DRS_LAYOUT_FOOT_H
#define DRS_LAYOUT_FOOT_H

#include "layout/set.h"

/* Finds the paper's own paragraphs, and makes room on page 1 for a foot of many lines. */
void drs_foot_start(drs_set *set);
/* Does the block stand in the foot of page 1 or in the imprint? */
bool drs_foot_owns(const drs_set *set, size_t block);
/* Opens the elements of the foot of page 1: it is read with the head, not where the page happens to
 * end, in the midst of the text. */
void drs_foot_open_first(drs_set *set);
/* Puts the foot on page 1, which is about to be handed on. */
void drs_foot_first(drs_set *set);
/* The last strip of the paper, with the imprint where there is one. */
void drs_foot_last(drs_set *set);
/* A hairline over the whole width, as an artifact of the page about to be handed on. */
void drs_foot_rule(drs_set *set, int32_t y);
/* A builder whose strips are put on the page about to be handed on. */
drs_builder drs_foot_builder(drs_set *set);

#endif
