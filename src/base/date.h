/* SPDX-License-Identifier: Apache-2.0
 * Dates of the Gregorian calendar, as papers write them. No clock, no locale, no time zone. */
#ifndef DRS_BASE_DATE_H
#define DRS_BASE_DATE_H

#include "base/buf.h"

typedef struct drs_date {
    int16_t year; /* 0: no date */
    uint8_t month, day;
} drs_date;

static inline bool drs_date_is_set(drs_date date)
{
    return date.year != 0;
}

/* A date at the start of s: "06.10.2023", "6.10.2023", "13.11.23" (20..), "28.5.2025",
 * "6. Oktober 2023", "2023-10-06", also with U+00A0 for blanks. Returns how many bytes it takes,
 * 0 where there is none or where it is no day of the calendar. */
size_t drs_date_parse(drs_str s, drs_date *date);
/* The first date anywhere in s that is no part of a longer number, of a version or a file number:
 * offset, or DRS_NOT_FOUND. */
size_t drs_date_find(drs_str s, drs_date *date, size_t *length);
/* The first words in s of the shape "31.02.2023" that are no day of the calendar, else empty. */
drs_str drs_date_impossible(drs_str s);
/* "06.10.2023" */
void drs_date_german(drs_buf *out, drs_date date);
/* "2023-10-06" */
void drs_date_iso(drs_buf *out, drs_date date);
/* Days since 1970-01-01. */
int64_t drs_date_days(drs_date date);
drs_date drs_date_of_days(int64_t days);

#endif
