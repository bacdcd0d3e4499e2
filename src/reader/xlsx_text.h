/* SPDX-License-Identifier: Apache-2.0
 * The text of a string item (si, is): its t elements, plain or in runs, without the phonetic
 * ones (18.4.6 rPh); "_x000A_" is the character with that code (22.9.2.19 ST_Xstring). */
#ifndef DRS_READER_XLSX_TEXT_H
#define DRS_READER_XLSX_TEXT_H

#include "base/arena.h"
#include "base/buf.h"

typedef struct drs_xlsx_text {
    drs_buf text;
    unsigned phonetic; /* depth of rPh elements */
    bool is_open;      /* within t */
} drs_xlsx_text;

void drs_xlsx_text_start(drs_xlsx_text *t, const char *name);
void drs_xlsx_text_end(drs_xlsx_text *t, const char *name);
/* What was collected, in the arena, line ends as '\n'; the collection is empty afterwards. */
drs_str drs_xlsx_text_take(drs_xlsx_text *t, drs_arena *arena);

#endif
