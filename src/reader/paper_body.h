/* SPDX-License-Identifier: Apache-2.0
 * The paper below its title: Vorbemerkung, questions with their answers, Anlagen. */
#ifndef DRS_READER_PAPER_BODY_H
#define DRS_READER_PAPER_BODY_H

#include "reader/paper_source.h"

/* Reads the lines from `first` on into blocks. `has_questions`: drs_paper_questions marked some.
 * false where an error was reported. */
bool drs_paper_body(drs_source *source, size_t first, bool has_questions);

#endif
