/* SPDX-License-Identifier: Apache-2.0
 * The head of page 1, and what stands above and below the text of every page. */
#ifndef DRS_LAYOUT_HEAD_H
#define DRS_LAYOUT_HEAD_H

#include "layout/set.h"

/* Everything above the title of an answer. */
void drs_head_masthead(drs_set *set);
/* Running head, page number, foot line of page 1; for the flow, `context` is the set. */
void drs_head_decorate(void *context, drs_flow *flow, bool last);

#endif
