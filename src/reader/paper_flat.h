/* SPDX-License-Identifier: Apache-2.0
 * Papers flattened into one paragraph, as search indexes and some converters keep them. */
#ifndef DRS_READER_PAPER_FLAT_H
#define DRS_READER_PAPER_FLAT_H

#include "reader/paper_source.h"

/* Cuts a long first line that holds a whole head into lines, where set words say that one begins:
 * the facts of the head, headings, questions, the sentence that says who answered, running heads.
 * No word is moved. Reports what was cut (PAP005). */
void drs_paper_flat(drs_source *source);

#endif
