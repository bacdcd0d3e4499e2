/* SPDX-License-Identifier: Apache-2.0
 * A number's format is told by the words it is shown with: the number of decimals is the one whose
 * rounded digits are the digits shown, groups are there where more marks stand between the digits
 * than the decimals need. So no styles have to be read, and words in any language are understood.
 */
#include "reader/ods_value.h"

#include "base/date.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Where the digits shown begin and end; false where there are none. */
static bool digits_find(drs_str shown, size_t *from, size_t *to)
{
    size_t start = 0, end = shown.len;
    while (start < end && !is_digit(shown.ptr[start]))
        start++;
    while (end > start && !is_digit(shown.ptr[end - 1]))
        end--;
    *from = start;
    *to = end;
    return end > start;
}

/* The digits of `number` so rounded, without marks. */
static void digits_put(drs_buf *out, const drs_numeral *number, int decimals, int least_whole)
{
    drs_buf text = DRS_BUF(out->mem);
    drs_numeral_form form = {.least_whole = least_whole, .least_decimals = decimals};
    drs_numeral rounded = drs_numeral_rounded(*number, decimals);
    drs_numeral_put(&text, &rounded, form);
    for (size_t i = 0; i < text.len; i++)
        if (is_digit(text.ptr[i]))
            drs_buf_byte(out, text.ptr[i]);
    drs_buf_free(&text);
}

static size_t digits_count(drs_str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += is_digit(s.ptr[i]);
    return count;
}

static bool same_digits(drs_str shown, drs_str digits)
{
    size_t at = 0;
    for (size_t i = 0; i < shown.len; i++) {
        if (!is_digit(shown.ptr[i]))
            continue;
        if (at >= digits.len || digits.ptr[at++] != shown.ptr[i])
            return false;
    }
    return at == digits.len;
}

/* How many digits stand behind the last mark between them. */
static int digits_behind_mark(drs_str between)
{
    size_t from = between.len;
    while (from > 0 && is_digit(between.ptr[from - 1]))
        from--;
    return from ? (int)(between.len - from) : 0;
}

/* The number of decimals with which `number` has the digits shown, -1 for none. Nought has the
 * same digits with any number of decimals: there the mark alone tells them. */
static int decimals_find(const drs_buf *out, const drs_numeral *number, drs_str shown)
{
    enum { MOST = 12 };
    int count = (int)digits_count(shown), told = digits_behind_mark(shown);
    drs_buf digits = DRS_BUF(out->mem);
    int found = -1;
    for (int i = -1; i <= MOST && i < count && found < 0; i++) {
        int decimals = i < 0 ? told : i;
        digits.len = 0;
        digits_put(&digits, number, decimals, count - decimals);
        if (same_digits(shown, drs_buf_str(&digits)))
            found = decimals;
    }
    drs_buf_free(&digits);
    return found;
}

/* Signs between the digits, a character of several bytes counted once. */
static size_t marks_count(drs_str between)
{
    size_t marks = 0;
    for (size_t i = 0; i < between.len; i++)
        marks += !is_digit(between.ptr[i]) && ((unsigned char)between.ptr[i] & 0xC0) != 0x80;
    return marks;
}

/* Is it said before or behind the digits that the number is negative: by a minus, a bracket, a
 * word? The letters of a currency ("CHF") are no word. */
static bool shows_sign(drs_str before, drs_str after)
{
    drs_str minus = drs_str_c("\u2212");
    for (size_t i = 0; i < before.len; i++)
        if (strchr("-(", before.ptr[i]) || (before.ptr[i] >= 'a' && before.ptr[i] <= 'z'))
            return true;
    return drs_str_find_byte(after, '-') != DRS_NOT_FOUND ||
           drs_str_find(before, minus) != DRS_NOT_FOUND ||
           drs_str_find(after, minus) != DRS_NOT_FOUND;
}

/* Only the digits and the marks between them are put anew, what stands around them is as shown: it
 * has the sign, too, but where red alone shows it. */
static bool respelled(drs_buf *out, const drs_numeral *number, drs_str shown, bool is_own)
{
    size_t from, to;
    if (shown.len > 200 || !digits_find(shown, &from, &to))
        return false;
    drs_str between = drs_str_sub(shown, from, to), before = drs_str_sub(shown, 0, from),
            after = drs_str_sub(shown, to, shown.len);
    int decimals = decimals_find(out, number, between);
    if (decimals < 0)
        return false;
    drs_numeral rounded = drs_numeral_rounded(*number, decimals);
    drs_numeral_form form = {.least_whole = (int)digits_count(between) - decimals,
                             .least_decimals = decimals,
                             .is_grouped = marks_count(between) > (decimals > 0)};
    if (!is_own) {
        drs_buf_put(out, before);
        rounded.negative = rounded.negative && !shows_sign(before, after);
    }
    drs_numeral_put(out, &rounded, form);
    drs_buf_put(out, after);
    return true;
}

/* The usual case, without a search: puts the number if it is shown just as it is. */
static bool is_plain(drs_buf *out, const drs_numeral *number, drs_str shown)
{
    size_t before = out->len;
    drs_numeral_put(out, number, (drs_numeral_form){.least_whole = 1});
    if (drs_str_equal(drs_str_of(out->ptr + before, out->len - before), shown))
        return true;
    out->len = before;
    return false;
}

/* A number shown as the date whose days since 1899-12-30 it counts: SheetJS writes dates so. */
static bool is_serial(drs_ods_value v)
{
    enum { DAYS_TO_1970 = 25569 };
    drs_numeral number;
    drs_date date;
    int64_t days, seconds;
    return v.shown.len >= 6 && drs_date_parse(v.shown, &date) == v.shown.len &&
           drs_numeral_parse(v.value, &number) && drs_numeral_moment(&number, &days, &seconds) &&
           seconds == 0 && days - DAYS_TO_1970 == drs_date_days(date);
}

/* The number of an account or a file, shown with all its digits: a numeral keeps fewer. */
static bool is_long_number(drs_ods_value v)
{
    enum { KEPT = 15 };
    return v.shown.len > KEPT && digits_count(v.shown) == v.shown.len &&
           drs_str_equal(v.shown, v.value);
}

/* Nothing, or "###" where a column was too narrow. */
static bool is_nothing(drs_str shown)
{
    size_t at = 0;
    while (at < shown.len && shown.ptr[at] == '#')
        at++;
    return at == shown.len;
}

/* As shown, but TRUE and FALSE in German. */
static void words_put(drs_buf *out, drs_str shown)
{
    if (drs_str_is(shown, "TRUE"))
        drs_buf_text(out, "WAHR");
    else if (drs_str_is(shown, "FALSE"))
        drs_buf_text(out, "FALSCH");
    else
        drs_buf_put(out, shown);
}

/* As shown, also in thousands or millions. */
static bool respelled_scaled(drs_buf *out, const drs_numeral *number, drs_str shown, bool is_own)
{
    for (int powers = 0; powers >= -9; powers -= 3) {
        drs_numeral scaled = drs_numeral_shifted(*number, powers);
        if (respelled(out, &scaled, shown, is_own))
            return true;
    }
    return false;
}

static bool number_put(drs_buf *out, drs_ods_value v, int powers, bool is_own)
{
    drs_numeral number;
    if (is_serial(v) || (powers == 0 && is_long_number(v))) {
        drs_buf_put(out, v.shown);
        return true;
    }
    if (!drs_numeral_parse(v.value, &number)) {
        drs_buf_put(out, v.shown.len ? v.shown : v.value);
        return true;
    }
    number = drs_numeral_shifted(number, powers);
    if (is_plain(out, &number, v.shown) || respelled_scaled(out, &number, v.shown, is_own))
        return true;
    if (!is_nothing(v.shown)) {
        words_put(out, v.shown);
        return digits_count(v.shown) == 0;
    }
    drs_numeral_put(out, &number, (drs_numeral_form){.least_whole = 1});
    if (powers)
        drs_buf_text(out, " %");
    return true;
}

/* "10/06/23", "6-10-2023": whether day or month comes first, only the country knows. */
static bool is_foreign_day(drs_str shown)
{
    size_t at = 0;
    for (int part = 0; part < 3; part++) {
        size_t from = at;
        while (at < shown.len && is_digit(shown.ptr[at]))
            at++;
        if (at == from || (part < 2 && (at == shown.len || !strchr("/-", shown.ptr[at]))))
            return false;
        at += part < 2;
    }
    return true;
}

/* Two figures of a year may be of any century. */
static bool same_day(drs_date a, drs_date b)
{
    return a.day == b.day && a.month == b.month && a.year % 100 == b.year % 100;
}

/* "2023-10-06", "2023-10-06T12:30:00" */
static bool date_put(drs_buf *out, drs_ods_value v)
{
    drs_date date, seen = {0};
    if (drs_date_parse(v.value, &date) != 10) {
        drs_buf_put(out, v.shown.len ? v.shown : v.value);
        return true;
    }
    bool is_day = drs_date_parse(v.shown, &seen) > 0;
    if (is_day || (!is_nothing(v.shown) && !is_foreign_day(v.shown))) {
        drs_buf_put(out, v.shown);
        return !is_day || same_day(seen, date);
    }
    drs_date_german(out, date);
    bool has_time = v.value.len >= 16 && v.value.ptr[10] == 'T' &&
                    !drs_str_is(drs_str_sub(v.value, 11, 16), "00:00");
    if (has_time) {
        drs_buf_byte(out, ' ');
        drs_buf_put(out, drs_str_sub(v.value, 11, 16));
    }
    return true;
}

static void truth_put(drs_buf *out, drs_ods_value v)
{
    if (v.shown.len)
        words_put(out, v.shown);
    else
        drs_buf_text(out, drs_str_is(v.value, "true") ? "WAHR" : "FALSCH");
}

drs_ods_type drs_ods_type_of(const char *word)
{
    static const struct {
        const char *word;
        drs_ods_type type;
    } types[] = {{"float", DRS_ODS_NUMBER},       {"currency", DRS_ODS_NUMBER},
                 {"percentage", DRS_ODS_PERCENT}, {"date", DRS_ODS_DATE},
                 {"boolean", DRS_ODS_TRUTH},      {"error", DRS_ODS_ERROR}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(word, types[i].word) == 0)
            return types[i].type;
    return DRS_ODS_WORDS;
}

bool drs_ods_value_show(drs_buf *out, drs_ods_value v, bool is_own)
{
    switch (v.type) {
    case DRS_ODS_NUMBER:
        return number_put(out, v, 0, is_own);
    case DRS_ODS_PERCENT:
        return number_put(out, v, 2, is_own);
    case DRS_ODS_DATE:
        return date_put(out, v);
    case DRS_ODS_TRUTH:
        truth_put(out, v);
        break;
    case DRS_ODS_ERROR:
    case DRS_ODS_WORDS:
        drs_buf_put(out, v.shown.len ? v.shown : v.value);
        break;
    }
    return true;
}

bool drs_ods_value_depends(drs_ods_value v)
{
    bool is_number = v.type == DRS_ODS_NUMBER || v.type == DRS_ODS_PERCENT;
    size_t first = v.shown.len && v.shown.ptr[0] == '-';
    return is_number && v.shown.len && (first >= v.shown.len || !is_digit(v.shown.ptr[first]));
}
