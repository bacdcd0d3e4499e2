/* SPDX-License-Identifier: Apache-2.0
 * Number formats of spreadsheets (ISO/IEC 29500-1, 18.8.30 and 18.8.31): what a stored number is
 * and how Germany sees it. */
#ifndef DRS_READER_NUMBER_FORMAT_H
#define DRS_READER_NUMBER_FORMAT_H

#include "base/arena.h"
#include "reader/numeral.h"

typedef enum drs_format_is {
    DRS_SHOW_GENERAL, /* as entered */
    DRS_SHOW_NUMBER,  /* digits as told below */
    DRS_SHOW_MOMENT,  /* a date, a time of day, or both */
    DRS_SHOW_WORDS    /* the words `before` and no digits */
} drs_format_is;

typedef struct drs_number_format drs_number_format;
struct drs_number_format {
    drs_format_is is;
    const drs_number_format *negative, *zero; /* for those numbers; NULL: as all */
    drs_str code;
    bool is_unknown; /* GENERAL, because the code has what is not known here */
    int powers;      /* NUMBER: shown times 10^powers ("%", thousands) */
    int least_decimals, most_decimals, least_whole;
    bool is_grouped;
    drs_str before, after; /* NUMBER: words around the digits: " €" */
    bool has_date, has_time, has_seconds;
    drs_str pattern; /* MOMENT: the code, where it is known (reader/moment_pattern.h) */
};

/* The format of a code ("#,##0.00\ \"€\""). Its words are kept in the arena. */
drs_number_format drs_number_format_of(drs_arena *arena, drs_str code);
/* The format with this number where the file has no code of its own for it (18.8.30). */
drs_number_format drs_number_format_builtin(drs_arena *arena, unsigned id);

/* What is shown for a stored number; text that is no number is put as it is. A date whose pattern
 * is not known is put as dd.mm.yyyy, a number whose format is not known as entered; false for that
 * number. `is_1904`: days count from 1904-01-01. */
bool drs_number_show(drs_buf *out, drs_str stored, const drs_number_format *format, bool is_1904);

#endif
