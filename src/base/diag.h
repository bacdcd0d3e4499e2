/* SPDX-License-Identifier: Apache-2.0
 * Findings: what a reader, a check or a writer has to say about an input. Each has a number, a
 * severity and a place, and its German and English words come from ONE catalogue, diag.def.
 * They are collected, sorted by place and printed by `cli`; nothing below `cli` prints. */
#ifndef DRS_BASE_DIAG_H
#define DRS_BASE_DIAG_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdint.h>

typedef enum drs_severity {
    DRS_NOTE,    /* worth knowing; status 0 */
    DRS_WARNING, /* something is not as it should be, the output is complete; status 0 */
    DRS_ERROR,   /* nothing is written for this input; status 1 */
    DRS_FATAL    /* reading or writing failed; status 3 */
} drs_severity;

typedef enum drs_diag_id {
#define X(id, severity, german, english) DRS_##id,
#include "base/diag.def"
#undef X
    DRS_DIAG_COUNT
} drs_diag_id;

typedef enum drs_language { DRS_GERMAN, DRS_ENGLISH } drs_language;

/* Where something stands in its file: line and column count from 1, columns in characters
 * (code points). 0 means "not known" or "the file as a whole". In a workbook line is the row and
 * column the column of the sheet. */
typedef struct drs_place {
    uint32_t line, column;
} drs_place;

/* What fills {0} to {3} of the catalogue's text. */
typedef struct drs_args {
    drs_str arg[4];
} drs_args;

typedef struct drs_diag {
    drs_diag_id id;
    drs_place place;
    drs_str file;
    drs_args args;
} drs_diag;

typedef struct drs_diags drs_diags;

/* Findings about `file`, kept in `arena`. */
drs_diags *drs_diags_new(drs_arena *arena, drs_str file);
/* Findings about the same file, none yet. */
drs_diags *drs_diags_like(drs_arena *arena, const drs_diags *other);
/* The language of words that come from outside the catalogue (base/errno_words.h); English where
 * nothing was said. */
void drs_diags_speak(drs_diags *diags, drs_language language);
drs_language drs_diags_language(const drs_diags *diags);
/* Later findings are about this file (a second input of the same paper). */
void drs_diags_file(drs_diags *diags, drs_str file);
/* Adds one; arguments are copied, at most 300 bytes each. Of one number at most
 * DRS_DIAG_MOST are kept and the rest is counted. */
void drs_diag_add(drs_diags *diags, drs_diag_id id, drs_place place, drs_args args);
enum { DRS_DIAG_MOST = 1000 };
/* Adds one whose {0} and {1} are these numbers. */
void drs_diag_add_numbers(drs_diags *diags, drs_diag_id id, drs_place place, int64_t first,
                          int64_t second);

/* Adds those of `from` that `into` does not have yet: what two writers of one workbook have to say
 * is said once. */
void drs_diags_merge(drs_diags *into, const drs_diags *from);

size_t drs_diags_count(const drs_diags *diags);
/* In order of file, place, number once drs_diags_sort was called. */
const drs_diag *drs_diags_get(const drs_diags *diags, size_t i);
void drs_diags_sort(drs_diags *diags);
/* How many findings of this number were counted but not kept. */
size_t drs_diags_dropped(const drs_diags *diags, drs_diag_id id);
/* The highest severity, DRS_NOTE where there is none. */
drs_severity drs_diags_worst(const drs_diags *diags);
bool drs_diags_has(const drs_diags *diags, drs_diag_id id);

drs_severity drs_diag_severity(drs_diag_id id);
/* "CSV003" */
const char *drs_diag_number(drs_diag_id id);
/* The catalogue's words with {0}.. still in them. */
const char *drs_diag_words(drs_diag_id id, drs_language language);
/* The finding's text, arguments filled in. */
void drs_diag_text(drs_buf *out, const drs_diag *diag, drs_language language);
/* "Hinweis", "warning" … */
const char *drs_severity_word(drs_severity severity, drs_language language);

#endif
