/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/numeral.h"

enum { ENTERED_DIGITS = 15, LARGEST_EXPONENT = 400 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void zeros_cut(drs_numeral *n)
{
    while (n->count && n->digits[n->count - 1] == '0')
        n->count--;
    if (n->count == 0) {
        n->point = 0;
        n->negative = false;
    }
}

/* Keeps the first `keep` digits, rounded half up. */
static void digits_keep(drs_numeral *n, int keep)
{
    if (keep >= n->count)
        return;
    bool up = keep >= 0 && n->digits[keep] >= '5';
    n->count = keep < 0 ? 0 : keep;
    int i = n->count;
    while (up && i > 0 && n->digits[i - 1] == '9')
        i--;
    if (up && i > 0) {
        n->digits[i - 1]++;
        n->count = i;
    } else if (up) {
        n->digits[0] = '1';
        n->count = 1;
        n->point++;
    }
    zeros_cut(n);
}

/* Digits with at most one point; returns how many bytes they take. */
static size_t mantissa(drs_str s, size_t at, drs_numeral *n)
{
    size_t start = at, digits = 0;
    bool behind = false;
    for (; at < s.len && (is_digit(s.ptr[at]) || (s.ptr[at] == '.' && !behind)); at++) {
        if (s.ptr[at] == '.') {
            behind = true;
            continue;
        }
        digits++;
        bool is_leading = n->count == 0 && s.ptr[at] == '0';
        if (is_leading)
            n->point -= behind && n->point > -LARGEST_EXPONENT;
        else
            n->point += !behind && n->point < LARGEST_EXPONENT;
        if (!is_leading && n->count < DRS_NUMERAL_DIGITS)
            n->digits[n->count++] = s.ptr[at];
    }
    return digits ? at - start : 0;
}

/* "E+05" at `at`; 0 where there is none, DRS_NOT_FOUND where it is damaged. */
static size_t exponent(drs_str s, size_t at, int *value)
{
    if (at >= s.len || (s.ptr[at] | 32) != 'e')
        return 0;
    size_t start = at++;
    bool negative = at < s.len && s.ptr[at] == '-';
    at += at < s.len && (s.ptr[at] == '-' || s.ptr[at] == '+');
    if (at >= s.len || !is_digit(s.ptr[at]))
        return DRS_NOT_FOUND;
    for (; at < s.len && is_digit(s.ptr[at]); at++)
        if (*value < LARGEST_EXPONENT)
            *value = *value * 10 + (s.ptr[at] - '0');
    if (negative)
        *value = -*value;
    return at - start;
}

bool drs_numeral_parse(drs_str text, drs_numeral *number)
{
    drs_str s = drs_str_trim(text);
    *number = (drs_numeral){.count = 0};
    size_t at = s.len && (s.ptr[0] == '-' || s.ptr[0] == '+');
    number->negative = at && s.ptr[0] == '-';
    size_t length = mantissa(s, at, number);
    if (length == 0)
        return false;
    at += length;
    int power = 0;
    length = exponent(s, at, &power);
    if (length == DRS_NOT_FOUND || at + length != s.len)
        return false;
    number->point += power;
    zeros_cut(number);
    digits_keep(number, ENTERED_DIGITS);
    return true;
}

drs_numeral drs_numeral_rounded(drs_numeral number, int decimals)
{
    digits_keep(&number, number.point + decimals);
    return number;
}

drs_numeral drs_numeral_shifted(drs_numeral number, int powers)
{
    if (number.count)
        number.point += powers;
    return number;
}

static char digit_at(const drs_numeral *n, int place)
{
    return place >= 0 && place < n->count ? n->digits[place] : '0';
}

void drs_numeral_put(drs_buf *out, const drs_numeral *n, drs_numeral_form form)
{
    if (n->negative)
        drs_buf_byte(out, '-');
    int whole = n->point > form.least_whole ? n->point : form.least_whole;
    if (whole < 1)
        whole = 1;
    for (int i = whole; i > 0; i--) {
        drs_buf_byte(out, digit_at(n, n->point - i));
        if (form.is_grouped && i > 1 && i % 3 == 1)
            drs_buf_byte(out, '.');
    }
    int decimals = n->count - n->point;
    if (decimals < form.least_decimals)
        decimals = form.least_decimals;
    if (decimals > 0)
        drs_buf_byte(out, ',');
    for (int i = 0; i < decimals; i++)
        drs_buf_byte(out, digit_at(n, n->point + i));
}

bool drs_numeral_moment(const drs_numeral *n, int64_t *days, int64_t *seconds)
{
    if (n->negative || n->point > 7)
        return false;
    *days = 0;
    for (int i = 0; i < n->point; i++)
        *days = *days * 10 + (digit_at(n, i) - '0');
    int64_t fraction = 0;
    enum { DECIMALS = 12 };
    for (int i = 0; i < DECIMALS; i++)
        fraction = fraction * 10 + (digit_at(n, n->point + i) - '0');
    *seconds = (fraction * 86400 + 500000000000) / 1000000000000;
    if (*seconds == 86400) {
        *seconds = 0;
        ++*days;
    }
    return *days <= 3000000;
}
