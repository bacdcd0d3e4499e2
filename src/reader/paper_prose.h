/* SPDX-License-Identifier: Apache-2.0
 * The text of one paragraph, put together from its lines, and where each byte of it came from. */
#ifndef DRS_READER_PAPER_PROSE_H
#define DRS_READER_PAPER_PROSE_H

#include "reader/paper_source.h"

typedef struct drs_stretch {
    size_t at;       /* offset in the text … */
    drs_place place; /* … and the place of the character there; columns go on from here */
} drs_stretch;

typedef struct drs_prose {
    drs_buf text; /* runs of blanks are one; a kept line end is '\n' */
    drs_stretch *stretches;
    size_t count, capacity;
    size_t last_length;  /* characters of the line added last, … */
    size_t last_measure; /* … of a full line where it stands, */
    bool last_hard;      /* … and does its end stay? */
    bool keep_ends;      /* every line end stays */
    size_t seen, seen_stretch;
    drs_place seen_place; /* of the offset asked for last */
} drs_prose;

drs_prose drs_prose_new(const drs_source *source);
void drs_prose_free(drs_prose *prose);
void drs_prose_clear(drs_prose *prose);
/* Adds the line without its first `skip` bytes: behind a blank, a kept line end, or joined to the
 * word the line before broke off. */
void drs_prose_add(drs_source *source, drs_prose *prose, const drs_paper_line *line, size_t skip);
/* Does the line have several wide gaps, as rows of a table without separators do? Its ends are
 * kept. */
bool drs_line_is_wide(drs_str s);
/* The place of the byte; cheap where offsets are asked for in rising order. */
drs_place drs_prose_place(drs_prose *prose, size_t offset);

#endif
