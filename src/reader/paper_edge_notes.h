/* SPDX-License-Identifier: Apache-2.0
 * Footnotes that go on at the foot of the next page. */
#ifndef DRS_READER_PAPER_EDGE_NOTES_H
#define DRS_READER_PAPER_EDGE_NOTES_H

#include "reader/paper_source.h"

/* Gives notes the lines of the next page they go on with. Call when all notes are found. */
void drs_paper_edge_notes(drs_source *source);
/* Is s printed by habit below the notes of page 1? */
bool drs_is_below_notes(drs_str s);

#endif
