/* SPDX-License-Identifier: Apache-2.0
 * The optional first block of a paper (contract, "The paper text"): "Parlament: …" between two
 * lines "---". */
#ifndef DRS_READER_PAPER_FRONT_H
#define DRS_READER_PAPER_FRONT_H

#include "reader/paper_source.h"

/* Reads the block, where the text begins with one, and takes its lines out of the text. What it
 * says counts over what the paper says: call drs_paper_front_apply when the head is read. Unknown
 * keys and lines without a key are reported. */
void drs_paper_front(drs_source *source, drs_paper *facts);
void drs_paper_front_apply(drs_source *source, const drs_paper *facts);

#endif
