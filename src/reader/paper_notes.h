/* SPDX-License-Identifier: Apache-2.0
 * Footnotes: their texts at the ends of pages or behind rules, and the marks that point to them. */
#ifndef DRS_READER_PAPER_NOTES_H
#define DRS_READER_PAPER_NOTES_H

#include "reader/paper_source.h"

/* Finds the lines of footnotes, marks them DRS_LINE_NOTE, and ties the marks that are no markup. */
void drs_paper_notes(drs_source *source);
/* Reads them into paper->notes. Call when all marks are read. */
void drs_paper_notes_read(drs_source *source);
/* The note a mark that is markup points to: the next of this mark, else the last before it.
 * DRS_NO_NOTE where there is none. */
uint32_t drs_note_find(drs_source *source, drs_str mark, drs_place place);
/* The mark tied at this place, NULL for none. */
const drs_tie *drs_note_tie(const drs_source *source, drs_place place);
/* Is a mark tied in these bytes of a line? */
bool drs_note_is_tied_in(const drs_source *source, drs_str s, drs_place place);

#endif
