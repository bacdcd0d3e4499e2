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
 * full stop as in German; a date as dd.mm.yyyy, or as it is shown where `is_own` and the words are
 * that date; everything else as shown. */
void drs_ods_value_show(drs_buf *out, drs_ods_value value, bool is_own);

#endif
