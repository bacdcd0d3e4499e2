/* SPDX-License-Identifier: Apache-2.0
 * Footnotes: their texts at the ends of pages or behind rules, and the marks that point to them. */
#ifndef DRS_READER_PAPER_NOTES_H
#define DRS_READER_PAPER_NOTES_H

#include "reader/paper_source.h"

/* Finds the lines of footnotes and marks them DRS_LINE_NOTE. */
void drs_paper_notes(drs_source *source);
/* Reads them into paper->notes. Call when all marks are read. */
void drs_paper_notes_read(drs_source *source);
/* The note a mark at this place points to: the next of this number, else the last before it.
 * DRS_NO_NOTE where there is none. */
uint32_t drs_note_find(drs_source *source, drs_str mark, drs_place place);
/* Plain text: bytes of the footnote mark at s[at] ("haben.“1 Daneben"), 0 where it is a number. */
size_t drs_note_mark_at(drs_source *source, drs_str s, size_t at);

#endif
