/* SPDX-License-Identifier: Apache-2.0
 * Lines of heads and feet, as a profile writes them:
 *
 *     foot.first: Datum des Originals: {original}[/Ausgegeben: {issued}][ ({reprint})]
 *
 * {name} is replaced by the paper's fact. A piece in brackets is left out where one of its facts
 * is empty; a whole line without brackets is left out where ALL its facts are empty. */
#ifndef DRS_LAYOUT_TEMPLATE_H
#define DRS_LAYOUT_TEMPLATE_H

#include "model/paper.h"

/* Fills the line under `key` of the paper's profile. Empty where the profile has none, or where
 * nothing is known of what it says. `page` is the page's number. */
void drs_template_fill(drs_buf *out, const drs_paper *paper, const char *key, uint32_t page);
/* The end of the askers of one Fraktion that begin at `from`. One without a Fraktion is of that of
 * the next ("Anna Muster und Bernd Beispiel  SPD"). */
size_t drs_template_group(const drs_inquiry *inquiry, size_t from);
/* The names of askers [from, to), as German lists them: "A, B und C". */
void drs_template_names(drs_buf *out, const drs_inquiry *inquiry, size_t from, size_t to);

#endif
