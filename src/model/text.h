/* SPDX-License-Identifier: Apache-2.0
 * Running text: runs of one style, line breaks, footnote marks, links. Runs follow each other
 * without anything between them: blanks are part of the text. */
#ifndef DRS_MODEL_TEXT_H
#define DRS_MODEL_TEXT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

typedef enum drs_run_kind {
    DRS_RUN_TEXT,
    DRS_RUN_BREAK, /* a line end that is kept */
    DRS_RUN_MARK, /* footnote mark: text is what is printed ("1"), note the index in paper->notes */
    DRS_RUN_LINK  /* text is what is shown, target where it leads */
} drs_run_kind;

enum { DRS_BOLD = 1, DRS_ITALIC = 2 };
#define DRS_NO_NOTE UINT32_MAX

typedef struct drs_run {
    drs_run_kind kind;
    unsigned style; /* DRS_BOLD | DRS_ITALIC */
    uint32_t note;  /* DRS_RUN_MARK: index of the note, DRS_NO_NOTE where the paper has none */
    drs_str text;
    drs_str target; /* DRS_RUN_LINK */
    drs_place place;
} drs_run;

typedef struct drs_text {
    const drs_run *runs;
    size_t count;
} drs_text;

/* One plain run. */
drs_text drs_text_plain(drs_arena *arena, drs_str s, drs_place place);
/* The words alone, marks left out, breaks as blanks. */
void drs_text_words(drs_buf *out, drs_text text);

#endif
