/* SPDX-License-Identifier: Apache-2.0
 * Blocks as they are added to the paper. */
#ifndef DRS_READER_PAPER_BLOCK_H
#define DRS_READER_PAPER_BLOCK_H

#include "reader/paper_prose.h"

void drs_block_add(drs_source *source, drs_block block);
/* The prose as words that fit nowhere, with a finding (PAP040) that quotes them. */
void drs_block_plain(drs_source *source, drs_section section, drs_prose *prose);
/* Takes `count` bytes of words off the front of the runs, and blanks behind them. */
drs_text drs_text_behind(drs_source *source, drs_text text, size_t count);
/* The runs without these styles. */
drs_text drs_text_without(drs_source *source, drs_text text, unsigned style);

#endif
