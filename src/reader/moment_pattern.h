/* SPDX-License-Identifier: Apache-2.0
 * Dates and times as the code of a number format shows them: "d. mmm yy", "yyyy\-mm\-dd hh:mm". */
#ifndef DRS_READER_MOMENT_PATTERN_H
#define DRS_READER_MOMENT_PATTERN_H

#include "base/arena.h"
#include "base/date.h"

/* Has the code nothing but words and days, months, years, hours, minutes, seconds that are shown
 * here as they are where the file was made? Not so are hours that go on counting, AM and PM,
 * fractions of a second, and days in figures alone with the month first ("m/d/yy"). */
bool drs_moment_pattern_is_known(drs_str code);
/* Puts the date and the time of day under a code that is known. Names of months and days are
 * German, English where the code says so ("[$-409]"). */
void drs_moment_pattern_put(drs_buf *out, drs_str code, drs_date date, int64_t seconds);

#endif
