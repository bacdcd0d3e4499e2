/* SPDX-License-Identifier: Apache-2.0
 * Which numbered lines are the questions of the paper: not those of a list quoted in the
 * Vorbemerkung, not the items of an answer. */
#ifndef DRS_READER_PAPER_QUESTIONS_H
#define DRS_READER_PAPER_QUESTIONS_H

#include "reader/paper_source.h"

/* Marks the first line of each numbered question DRS_LINE_QUESTION; returns how many. Reports
 * numbers that are left out. */
size_t drs_paper_questions(drs_source *source);
/* Does the text begin as a question or a request does ("Welche", "Bitte")? */
bool drs_opens_question(drs_str s);

#endif
