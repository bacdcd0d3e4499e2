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

/* Puts the words: those shown, but in German what another language spells in its own way: the marks
 * between the digits of a number, a day in figures alone ("10/06/23"), TRUE and FALSE. Where
 * nothing is shown, the value. In a workbook of ours (`is_own`) nothing stands before a number's
 * digits, whatever a program put there (SheetJS 0.18 takes the locale [$-407] for a dollar). False
 * where the words have figures that are not the value's. */
bool drs_ods_value_show(drs_buf *out, drs_ods_value value, bool is_own);
/* Does it make a difference whether the workbook is ours? */
bool drs_ods_value_depends(drs_ods_value value);

#endif
