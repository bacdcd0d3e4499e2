/* SPDX-License-Identifier: Apache-2.0
 * Lines grouped into paragraphs: by blank lines, by labels and set words, by how full a line is
 * where the print's own line ends stand, and on over page edges where a sentence does. */
#ifndef DRS_READER_PAPER_PARAGRAPH_H
#define DRS_READER_PAPER_PARAGRAPH_H

#include "reader/paper_source.h"

typedef enum drs_paragraph_kind {
    DRS_PARAGRAPH_TEXT,
    DRS_PARAGRAPH_HEADING, /* Markdown's "#"; one line, or a bare label and its text */
    DRS_PARAGRAPH_RULE,    /* "---"; one line */
    DRS_PARAGRAPH_PAGE,    /* "{41}-----": a converter's page mark; one line */
    DRS_PARAGRAPH_TABS,    /* rows of cells between TABs */
    DRS_PARAGRAPH_PIPES    /* rows of cells between "|" */
} drs_paragraph_kind;

typedef struct drs_paragraph {
    drs_paragraph_kind kind;
    unsigned level;    /* HEADING: how many "#" */
    size_t first, end; /* lines [first, end); blank and taken ones among them do not count */
} drs_paragraph;

/* Takes anchors without words off the beginnings of lines of Markdown. */
void drs_paper_anchors(drs_source *source);
/* Marks rows of pipe tables that have no "|" at their ends: they stand round a line "---|---". */
void drs_paper_rows(drs_source *source);
/* The paragraph that begins at or behind line *at, *at moved behind it; false at the end. */
bool drs_paragraph_next(const drs_source *source, size_t *at, drs_paragraph *paragraph);
/* "+-----+-----+", "+=====+=====+": a line between the rows of pandoc's grid tables. */
bool drs_is_grid_rule(drs_str s);
drs_paragraph_kind drs_paper_line_kind(const drs_source *source, size_t i);
/* Wrapped text: would the next line's first word have fitted on line i, so that its end is one
 * of a paragraph? */
bool drs_paper_line_ends(const drs_source *source, size_t i);
/* A label alone on its line, as PDF readers give hanging ones; its text is the next line. In
 * Markdown "Frage 1" and a question behind it. */
bool drs_is_bare_label(const drs_source *source, size_t i);
/* Bytes of "- " before a label of the paper's own in Markdown ("- **1. Welche …"), else 0. */
size_t drs_paper_bullet(const drs_source *source, drs_str text);
/* Bytes of "#", blanks, "*" and such a bullet before the words of a line of Markdown. */
size_t drs_paper_markup(const drs_source *source, drs_str text);

#endif
