/* SPDX-License-Identifier: Apache-2.0
 * The grammar of the lines of a head: a line is a sequence of facts with blanks, dashes or
 * slashes between, and it is taken whole or not at all. */
#ifndef DRS_READER_PAPER_HEAD_LINE_H
#define DRS_READER_PAPER_HEAD_LINE_H

#include "reader/paper_source.h"

/* What a line told. */
enum {
    DRS_TOLD_PARLIAMENT = 1,
    DRS_TOLD_TERM = 2,
    DRS_TOLD_NUMBER = 4,
    DRS_TOLD_DATE = 8,
    DRS_TOLD_TYPE = 16,
    DRS_TOLD_ANSWERER = 32,
    DRS_TOLD_INQUIRY = 64,
    DRS_TOLD_ASKERS = 128,
    DRS_TOLD_ISSUED = 256,
    DRS_TOLD_RECEIVED = 512, /* a date the model has no place for: the line must be kept */
    DRS_TOLD_PAGE = 1024,
    DRS_TOLD_JOINT = 2048 /* only words that join facts: "und", "zu der" */
};

typedef struct drs_head {
    drs_source *source;
    drs_buf askers; /* their words, from all lines */
    drs_place askers_place;
    unsigned told;                 /* by all lines so far */
    bool was_answerer, was_askers; /* what the last line ended with may go on in the next one */
    bool edge;                     /* the line is a page edge: it may carry a page number */
} drs_head;

/* The words of a line of a head, without Markdown; empty where it is too long for one. */
drs_str drs_head_words(const drs_source *source, const drs_paper_line *line, drs_buf *out);
/* Takes the line's facts into the paper; returns what it told, 0 (and changes nothing) where
 * something else stands on it. */
unsigned drs_head_line(drs_head *head, drs_str words, drs_place place);
/* Does s begin with a parliament's name? */
bool drs_begins_parliament(drs_str s);
/* A parliament's name that recognition of scanned print has spoilt becomes the name, with a
 * finding. */
void drs_head_settle_parliament(drs_source *source);

#endif
