/* SPDX-License-Identifier: Apache-2.0
 * The head of a paper: who, what, when, in whatever order its parliament prints it, down to and
 * with the title. */
#ifndef DRS_READER_PAPER_HEAD_H
#define DRS_READER_PAPER_HEAD_H

#include "reader/paper_source.h"

/* Reads the head into source->paper; words in it that fit nothing become plain blocks. The profile
 * is the one called `profile`, else the one that fits head and front matter. Returns the first
 * line of the body. */
size_t drs_paper_head(drs_source *source, drs_str profile, const drs_paper *front);
/* What no word of the paper and no front matter told follows from its profile, with a finding. */
void drs_paper_head_fill(drs_source *source);
/* A line with the dates of the original and of issue ("Datum des Originals: …/Ausgegeben: …"),
 * wherever it stands: read, and true. */
bool drs_head_dates(drs_source *source, const drs_paper_line *line);
/* Is the whole line made of a parliament's name, Wahlperiode, date, the paper's number and a page
 * number? Returns DRS_TOLD_… of what it has (paper_head_line.h), 0 where anything else stands on
 * it; *number is the paper's, if told. */
unsigned drs_head_is_running(drs_source *source, const drs_paper_line *line, drs_str *number);
/* DRS_TOLD_… of a line that is nothing but facts of a head, else 0. */
unsigned drs_head_tells(drs_source *source, const drs_paper_line *line);

#endif
