/* SPDX-License-Identifier: Apache-2.0 */
#include "base/date.h"

static const char *const month_names[] = {"Januar",    "Februar", "März",     "April",
                                          "Mai",       "Juni",    "Juli",     "August",
                                          "September", "Oktober", "November", "Dezember"};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits at s, at most `most` of them; returns how many. */
static size_t digits(drs_str s, size_t most, int *value)
{
    size_t n = 0;
    *value = 0;
    while (n < s.len && n < most && is_digit(s.ptr[n]))
        *value = *value * 10 + (s.ptr[n++] - '0');
    return n;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static bool date_set(drs_date *date, int year, int month, int day)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return false;
    if (day > lengths[month - 1] + (month == 2 && is_leap(year)))
        return false;
    *date = (drs_date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    return true;
}

static size_t blanks(drs_str s)
{
    size_t n = 0;
    while (n < s.len) {
        if (s.ptr[n] == ' ')
            n++;
        else if (drs_str_starts(drs_str_sub(s, n, s.len), drs_str_c("\u00a0")))
            n += 2;
        else
            break;
    }
    return n;
}

/* "2023" or "23"; four digits or two, nothing between. */
static size_t year_digits(drs_str s, int *year)
{
    size_t n = digits(s, 5, year);
    if (n == 2)
        *year += 2000;
    return n == 4 || n == 2 ? n : 0;
}

static size_t parse_iso(drs_str s, drs_date *date)
{
    int year, month, day;
    if (s.len < 10 || digits(s, 4, &year) != 4 || s.ptr[4] != '-' || s.ptr[7] != '-')
        return 0;
    if (digits(drs_str_sub(s, 5, 7), 2, &month) != 2 || digits(drs_str_sub(s, 8, 10), 2, &day) != 2)
        return 0;
    return date_set(date, year, month, day) ? 10 : 0;
}

/* "September", "Sept.": bytes of the month's name at s, 0 where it is another word. */
static size_t month_at(drs_str s, const char *month)
{
    enum { SHORTEST = 3 };
    drs_str name = drs_str_c(month);
    size_t n = 0;
    while (n < s.len && n < name.len && s.ptr[n] == name.ptr[n])
        n++;
    if (n == name.len)
        return n;
    return n >= SHORTEST && n < s.len && s.ptr[n] == '.' ? n + 1 : 0;
}

/* Behind "6." : a month's name and a year of four digits. */
static size_t parse_named(drs_str s, int day, drs_date *date)
{
    size_t at = blanks(s);
    for (int month = 0; month < 12; month++) {
        size_t name = month_at(drs_str_sub(s, at, s.len), month_names[month]);
        if (name == 0)
            continue;
        size_t end = at + name;
        size_t gap = blanks(drs_str_sub(s, end, s.len));
        int year;
        size_t n = gap ? digits(drs_str_sub(s, end + gap, s.len), 5, &year) : 0;
        return n == 4 && date_set(date, year, month + 1, day) ? end + gap + n : 0;
    }
    return 0;
}

size_t drs_date_parse(drs_str s, drs_date *date)
{
    size_t iso = parse_iso(s, date);
    if (iso)
        return iso;
    int day, month, year;
    size_t n = digits(s, 2, &day);
    if (n == 0 || n >= s.len || s.ptr[n] != '.')
        return 0;
    n++;
    size_t gap = blanks(drs_str_sub(s, n, s.len));
    size_t m = digits(drs_str_sub(s, n + gap, s.len), 2, &month);
    if (m == 0) {
        size_t named = parse_named(drs_str_sub(s, n, s.len), day, date);
        return named ? n + named : 0;
    }
    n += gap + m;
    if (n >= s.len || s.ptr[n] != '.')
        return 0;
    n++;
    size_t second = blanks(drs_str_sub(s, n, s.len));
    size_t y = year_digits(drs_str_sub(s, n + second, s.len), &year);
    if (y == 2 && gap + second)
        return 0; /* "1. 2. 34" may be a list */
    return y && date_set(date, year, month, day) ? n + second + y : 0;
}

/* Most texts have no digit at all. Without a branch a byte, so that compilers make vectors of it.
 */
static bool has_digit(drs_str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    unsigned char any = 0;
    for (size_t i = 0; i < s.len; i++)
        any |= (unsigned char)-((unsigned char)(p[i] - '0') <= 9);
    return any != 0;
}

/* "Version 1.2.13", "Az. 12.04.01-17": numbers that only look like a day. */
static bool is_code(drs_str s, size_t at, size_t end)
{
    static const char *const words[] = {"Version", "Vers.",        "V.",     "Az.",  "Az",
                                        "AZ",      "Az.:",         "Az:",    "Nr.",  "Release",
                                        "§",       "Aktenzeichen", "Ziffer", "Kap.", "Kapitel"};
    if (end + 1 < s.len && strchr("-./", s.ptr[end]) && is_digit(s.ptr[end + 1]))
        return true;
    drs_str before = drs_str_trim(drs_str_sub(s, 0, at));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (drs_str_ends(before, drs_str_c(words[i])) &&
            (before.len == n || before.ptr[before.len - n - 1] == ' '))
            return true;
    }
    return false;
}

/* Where the next number begins that may be a day; DRS_NOT_FOUND for none. */
static size_t next_number(drs_str s, size_t at)
{
    for (; at < s.len; at++)
        if (is_digit(s.ptr[at]) && !(at && (is_digit(s.ptr[at - 1]) || s.ptr[at - 1] == '.')))
            return at;
    return DRS_NOT_FOUND;
}

size_t drs_date_find(drs_str s, drs_date *date, size_t *length)
{
    if (!has_digit(s))
        return DRS_NOT_FOUND;
    for (size_t at = 0; (at = next_number(s, at)) != DRS_NOT_FOUND; at++) {
        drs_date found;
        size_t n = drs_date_parse(drs_str_sub(s, at, s.len), &found);
        if (n && !is_code(s, at, at + n)) {
            *date = found;
            *length = n;
            return at;
        }
    }
    return DRS_NOT_FOUND;
}

/* Bytes of "31.02.2023" at s, whatever day it is; 0 for another shape. */
static size_t shape_at(drs_str s)
{
    int part;
    size_t n = digits(s, 2, &part);
    size_t m =
        n && n < s.len && s.ptr[n] == '.' ? digits(drs_str_sub(s, n + 1, s.len), 2, &part) : 0;
    size_t end = n + 1 + m;
    if (m == 0 || end >= s.len || s.ptr[end] != '.')
        return 0;
    size_t y = digits(drs_str_sub(s, end + 1, s.len), 5, &part);
    return y == 4 ? end + 1 + y : 0;
}

drs_str drs_date_impossible(drs_str s)
{
    drs_date date;
    size_t at = has_digit(s) ? 0 : s.len;
    for (; (at = next_number(s, at)) != DRS_NOT_FOUND; at++) {
        drs_str rest = drs_str_sub(s, at, s.len);
        size_t n = shape_at(rest);
        if (n && !drs_date_parse(rest, &date) && !is_code(s, at, at + n))
            return drs_str_sub(rest, 0, n);
    }
    return (drs_str){"", 0};
}

void drs_date_german(drs_buf *out, drs_date date)
{
    drs_buf_int_padded(out, date.day, 2);
    drs_buf_byte(out, '.');
    drs_buf_int_padded(out, date.month, 2);
    drs_buf_byte(out, '.');
    drs_buf_int_padded(out, date.year, 4);
}

void drs_date_iso(drs_buf *out, drs_date date)
{
    drs_buf_int_padded(out, date.year, 4);
    drs_buf_byte(out, '-');
    drs_buf_int_padded(out, date.month, 2);
    drs_buf_byte(out, '-');
    drs_buf_int_padded(out, date.day, 2);
}

/* Days from a civil date with the year starting in March, so that the leap day comes last. */
int64_t drs_date_days(drs_date date)
{
    int64_t year = date.year - (date.month <= 2);
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t of_era = year - era * 400;
    int64_t of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

drs_date drs_date_of_days(int64_t days)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t of_era = days - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    int64_t day = of_year - (153 * month + 2) / 5 + 1;
    month += month < 10 ? 3 : -9;
    return (drs_date){(int16_t)(year + era * 400 + (month <= 2)), (uint8_t)month, (uint8_t)day};
}
