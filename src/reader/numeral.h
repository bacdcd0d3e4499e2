/* SPDX-License-Identifier: Apache-2.0
 * Numbers as spreadsheets store them ("44927.5", "1.0E-3") and as a German reader sees them
 * ("44.927,50 €"). Digits stay digits all the way: no binary fractions, no locale. */
#ifndef DRS_READER_NUMERAL_H
#define DRS_READER_NUMERAL_H

#include "base/buf.h"

enum { DRS_NUMERAL_DIGITS = 24 /* kept; spreadsheets know 17 */ };

/* 0.d1 d2 d3 … times 10^point; no digits: zero. */
typedef struct drs_numeral {
    char digits[DRS_NUMERAL_DIGITS]; /* '0' to '9', neither first nor last is '0' */
    int count, point;
    bool negative;
} drs_numeral;

/* Reads a whole XML Schema double; false for anything else, NaN and INF too. Digits behind the
 * fifteenth are rounded away: they are what a double adds, not what somebody entered. */
bool drs_numeral_parse(drs_str text, drs_numeral *number);
/* Rounded half up to so many decimals. */
drs_numeral drs_numeral_rounded(drs_numeral number, int decimals);
/* Times 10^powers. */
drs_numeral drs_numeral_shifted(drs_numeral number, int powers);

typedef struct drs_numeral_form {
    int least_whole;    /* digits before the comma, zeros in front */
    int least_decimals; /* zeros behind */
    bool is_grouped;    /* thousands apart by '.' */
} drs_numeral_form;

/* "-1.234,50": all decimals the number has, at least those of the form. */
void drs_numeral_put(drs_buf *out, const drs_numeral *number, drs_numeral_form form);

/* The whole part and the fraction in 1/86,400: days and seconds of a date, seconds rounded.
 * False outside 0 to 3,000,000 days. */
bool drs_numeral_moment(const drs_numeral *number, int64_t *days, int64_t *seconds);

#endif
