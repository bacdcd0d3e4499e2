/* SPDX-License-Identifier: Apache-2.0
 * Blanks no line may end at: between "§" and "92", "20." and "November". The rules are data
 * (data/nobreak.txt). The blanks stay blanks; only the break is taken from them. */
#ifndef DRS_LAYOUT_NOBREAK_H
#define DRS_LAYOUT_NOBREAK_H

#include "layout/glyph.h"

typedef struct drs_nobreak drs_nobreak;

/* The rules, in the arena. */
const drs_nobreak *drs_nobreak_rules(drs_arena *arena);
/* Takes the break from the glyphs' blanks wherever a rule says so. */
void drs_nobreak_apply(const drs_nobreak *rules, drs_glyphs *glyphs);

#endif
