/* SPDX-License-Identifier: Apache-2.0
 * Names and Fraktionen out of "Sven W. Tritschler AfD", "A B, C D und E F (SPD)". */
#ifndef DRS_READER_PAPER_ASKERS_H
#define DRS_READER_PAPER_ASKERS_H

#include "reader/paper_source.h"

/* Is the list at its end, behind a Fraktion? */
bool drs_askers_closed(const drs_source *source, drs_str words);
/* Is it a Fraktion's name and nothing else? */
bool drs_is_fraktion(const drs_source *source, drs_str words);
/* Stands a Fraktion in brackets behind every name? */
bool drs_askers_all_told(const drs_source *source, drs_str words);
/* Fills inquiry.askers; a Fraktion behind several names is that of all of them. */
void drs_paper_askers(drs_source *source, drs_str words);

#endif
