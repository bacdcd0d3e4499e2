/* SPDX-License-Identifier: Apache-2.0
 * Inline markup to runs. Of CommonMark 0.31 what converters of papers write: * and ** (6.2, 6.4
 * without the rule of three), backslash escapes (2.4), links (6.3, no titles), hard line breaks
 * (6.7); and <sup>n</sup>, <br>, [^n]. A single * between two letters is a letter here
 * ("Schüler*innen"). What opens and never closes stays as text. In text without Markdown only
 * footnote marks, addresses and line ends are told. */
#ifndef DRS_READER_PAPER_INLINE_H
#define DRS_READER_PAPER_INLINE_H

#include "reader/paper_prose.h"

drs_text drs_paper_inline(drs_source *source, drs_prose *prose);
/* The cell whose words are read: its anchors go to the table (row as in drs_anchor). */
typedef struct drs_cell_at {
    drs_table *table;
    uint32_t row, column;
    drs_place place;
} drs_cell_at;

/* A cell's words without markup: marks as superscript digits, <br> as '\n' where words end and
 * joined where the paper elsewhere has the word whole. `cell` itself where nothing is marked up. */
drs_str drs_paper_cell(drs_source *source, drs_str cell, const drs_cell_at *at);

/* "<sup>12</sup>" at s[at]: the bytes it takes, 0 where none stands there; *mark is "12". */
size_t drs_sup_at(drs_str s, size_t at, drs_str *mark);
/* Bytes of the anchors without words at s[at]: "<span id=…></span>", "<a name=…></a>". */
size_t drs_anchors_at(drs_str s, size_t at);

#endif
