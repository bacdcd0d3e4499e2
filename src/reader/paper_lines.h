/* SPDX-License-Identifier: Apache-2.0
 * The input as lines, and what kind of text they are: Markdown, text with the print's own line
 * ends, or a paper flattened into a few long lines. */
#ifndef DRS_READER_PAPER_LINES_H
#define DRS_READER_PAPER_LINES_H

#include "reader/paper_source.h"

/* Characters: as long as a sentence is; longer than print has lines. */
enum { DRS_LINE_BROAD = 60, DRS_LINE_LONG = 160 };

/* Is the input small enough to be read? Looks at its bytes before they are decoded; reports
 * GEN009 where not. */
bool drs_paper_fits(drs_str bytes, drs_diags *diags);
/* Cuts source->text into source->lines at LF, CRLF, CR and form feed (which begins a page). false
 * where there are too many; then GEN009 is reported. */
bool drs_paper_lines(drs_source *source);
/* Tells markdown, wrapped, dense and measure from the lines. */
void drs_paper_form(drs_source *source);
/* A line that has been split at `offsets` (ascending, bytes of its text) becomes several lines
 * marked DRS_LINE_CUT. */
void drs_paper_cut(drs_source *source, size_t line, const size_t *offsets, size_t count);

/* The line at or after i that stands (no edge, no note) and is not blank; line_count at the end. */
size_t drs_line_next(const drs_source *source, size_t i);
bool drs_line_is_taken(const drs_paper_line *line);

#endif
