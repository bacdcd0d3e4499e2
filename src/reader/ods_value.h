/* SPDX-License-Identifier: Apache-2.0
 * What a typed cell of an ODS sheet shows in German, whatever language it was saved in. */
#ifndef DRS_READER_ODS_VALUE_H
#define DRS_READER_ODS_VALUE_H

#include "reader/numeral.h"

typedef enum drs_ods_type {
    DRS_ODS_WORDS, /* string, time, none */
    DRS_ODS_NUMBER,
    DRS_ODS_PERCENT,
    DRS_ODS_DATE,
    DRS_ODS_TRUTH,
    DRS_ODS_ERROR
} drs_ods_type;

/* Of an office:value-type. */
drs_ods_type drs_ods_type_of(const char *word);

typedef struct drs_ods_value {
    drs_ods_type type;
    drs_str value; /* office:value, office:date-value … */
    drs_str shown; /* the cell's own words */
} drs_ods_value;

/* Puts the words: a number with the decimals, groups and unit it is shown with, but comma and
 * full stop as in German; a date, also one stored as its number of days, as dd.mm.yyyy; everything
 * else as shown. In a workbook of ours (`is_own`) a date is as it is shown, where the words are
 * that date, and nothing stands before a number's digits, whatever a program put there (SheetJS
 * 0.18 takes the locale [$-407] for a dollar). */
void drs_ods_value_show(drs_buf *out, drs_ods_value value, bool is_own);
/* Does it make a difference whether the workbook is ours? */
bool drs_ods_value_depends(drs_ods_value value);

#endif
