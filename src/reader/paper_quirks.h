/* SPDX-License-Identifier: Apache-2.0
 * What print and scanning do to words: told, never mended. */
#ifndef DRS_READER_PAPER_QUIRKS_H
#define DRS_READER_PAPER_QUIRKS_H

#include "reader/paper_source.h"

/* Reports blanks inside words ("könne n", "W ie", PAP060), lost blanks ("Drucksache17/1314",
 * PAP061), doubled characters ("1188//11115599", PAP062) and spoilt dates ("03 07.2025", PAP063)
 * on all lines but those of tables. */
void drs_paper_quirks(drs_source *source);

#endif
