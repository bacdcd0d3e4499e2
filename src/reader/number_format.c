/* SPDX-License-Identifier: Apache-2.0
 * A code has up to four sections: for numbers (those above nought), for negative ones, for nought,
 * for text. Fractions, exponents, conditions and digits with words between them are not known here:
 * they are shown as entered. */
#include "reader/number_format.h"

#include "base/date.h"
#include "reader/moment_pattern.h"

/* ---- codes ---- */

typedef struct code_scan {
    drs_arena *arena;
    drs_str code;
    size_t at;
    drs_number_format format;
    drs_buf before, after; /* literals before and behind the digits */
    bool has_digits, has_point, is_general, is_odd;
    int commas; /* directly behind the last digit */
} code_scan;

static void literal(code_scan *scan, drs_str text)
{
    drs_buf_put(scan->has_digits ? &scan->after : &scan->before, text);
}

/* The bytes of the character at `at`. */
static drs_str character(drs_str s, size_t at)
{
    size_t end = at + 1;
    while (end < s.len && ((unsigned char)s.ptr[end] & 0xC0) == 0x80)
        end++;
    return drs_str_sub(s, at, end);
}

/* "[$€-407]" is a currency, "[h]" hours that go on counting, the rest colours and conditions. */
static void bracket(code_scan *scan)
{
    drs_str rest = drs_str_sub(scan->code, scan->at, scan->code.len);
    size_t end = drs_str_find_byte(rest, ']');
    if (end == DRS_NOT_FOUND)
        end = rest.len - 1;
    drs_str inside = drs_str_sub(rest, 1, end);
    scan->at += end + 1;
    if (!inside.len)
        return;
    char first = (char)(inside.ptr[0] | 32);
    if (inside.ptr[0] == '$') {
        size_t dash = drs_str_find_byte(inside, '-');
        literal(scan, drs_str_sub(inside, 1, dash == DRS_NOT_FOUND ? inside.len : dash));
    } else if (inside.len <= 2 && (first == 'h' || first == 'm' || first == 's')) {
        scan->format.has_time = true;
    } else if (inside.ptr[0] == '<' || inside.ptr[0] == '>' || inside.ptr[0] == '=') {
        scan->is_odd = true;
    }
}

static void quoted(code_scan *scan)
{
    drs_str rest = drs_str_sub(scan->code, scan->at + 1, scan->code.len);
    size_t end = drs_str_find_byte(rest, '"');
    if (end == DRS_NOT_FOUND)
        end = rest.len;
    literal(scan, drs_str_sub(rest, 0, end));
    scan->at += end + 2;
}

static void digit_place(code_scan *scan, char c)
{
    scan->is_odd = scan->is_odd || scan->after.len;
    scan->format.is_grouped = scan->format.is_grouped || (scan->commas && !scan->has_point);
    scan->has_digits = true;
    scan->commas = 0;
    if (scan->has_point) {
        scan->format.most_decimals++;
        if (c == '0')
            scan->format.least_decimals = scan->format.most_decimals;
    } else if (c == '0' || scan->format.least_whole) {
        scan->format.least_whole++;
    }
}

/* Letters of dates and times; `m` is a month unless hours or seconds stand beside it, which
 * changes nothing here: the code is a time then anyway. */
static void date_letter(code_scan *scan, char c)
{
    if (c == 'y' || c == 'd') {
        scan->format.has_date = true;
    } else if (c == 'h') {
        scan->format.has_time = true;
    } else if (c == 's') {
        scan->format.has_time = scan->format.has_seconds = true;
    } else if (!scan->format.has_time) {
        size_t next = scan->at;
        while (next < scan->code.len && (scan->code.ptr[next] | 32) == 'm')
            next++;
        bool is_minute = next < scan->code.len && scan->code.ptr[next] == ':';
        scan->format.has_date = scan->format.has_date || !is_minute;
        scan->format.has_time = is_minute;
    }
}

static bool is_general(code_scan *scan)
{
    static const char *const words[] = {"General", "GENERAL", "general", "Standard"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        drs_str word = drs_str_c(words[i]);
        if (drs_str_starts(drs_str_sub(scan->code, scan->at, scan->code.len), word)) {
            scan->at += word.len;
            scan->is_general = true;
            return true;
        }
    }
    return false;
}

/* ".00" is a number without a place before the comma. */
static bool begins_decimals(const code_scan *scan)
{
    size_t next = scan->at + 1;
    return next < scan->code.len && strchr("0#?", scan->code.ptr[next]);
}

static void point_or_comma(code_scan *scan, char c)
{
    if (c == '.' && (scan->has_digits || begins_decimals(scan)) && !scan->format.has_date) {
        scan->has_point = true;
    } else if (c == ',' && scan->has_digits) {
        scan->commas++;
    } else {
        literal(scan, drs_str_of(&scan->code.ptr[scan->at], 1));
    }
    scan->at++;
}

static void plain(code_scan *scan, char c)
{
    if (c == '0' || c == '#' || c == '?') {
        digit_place(scan, c);
        scan->at++;
    } else if (c == '.' || c == ',') {
        point_or_comma(scan, c);
    } else if (c == '%') {
        scan->format.powers += 2;
        literal(scan, drs_str_c("%"));
        scan->at++;
    } else if (c == '@') {
        scan->is_general = true;
        scan->at++;
    } else if (strchr("yYdDmMhHsS", c)) {
        date_letter(scan, (char)(c | 32));
        scan->at++;
    } else {
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        scan->is_odd = scan->is_odd || is_letter || (c == '/' && scan->has_digits);
        drs_str one = character(scan->code, scan->at);
        literal(scan, one);
        scan->at += one.len;
    }
}

static void step(code_scan *scan)
{
    char c = scan->code.ptr[scan->at];
    if (c == '[') {
        bracket(scan);
    } else if (c == '"') {
        quoted(scan);
    } else if (c == '\\' && scan->at + 1 < scan->code.len) {
        drs_str one = character(scan->code, scan->at + 1);
        literal(scan, one);
        scan->at += 1 + one.len;
    } else if ((c == '_' || c == '*') && scan->at + 1 < scan->code.len) {
        scan->at += 1 + character(scan->code, scan->at + 1).len;
    } else if (!is_general(scan)) {
        plain(scan, c);
    }
}

/* The first section; *rest is what follows, NULL bytes where it was the last. */
static drs_str section(drs_str code, drs_str *rest)
{
    bool in_quotes = false;
    *rest = (drs_str){NULL, 0};
    for (size_t i = 0; i < code.len; i++) {
        if (code.ptr[i] == '\\' && !in_quotes) {
            i++;
        } else if (code.ptr[i] == '"') {
            in_quotes = !in_quotes;
        } else if (code.ptr[i] == ';' && !in_quotes) {
            *rest = drs_str_sub(code, i + 1, code.len);
            return drs_str_sub(code, 0, i);
        }
    }
    return code;
}

/* "[$-F800]" and "[$-F400]" are the date and the time as the reader's system has them. */
static drs_str pattern_of(drs_str code)
{
    if (drs_str_find(code, drs_str_c("[$-F800]")) != DRS_NOT_FOUND)
        return drs_str_c("dddd, d. mmmm yyyy");
    if (drs_str_find(code, drs_str_c("[$-F400]")) != DRS_NOT_FOUND)
        return drs_str_c("hh:mm:ss");
    return code;
}

static drs_number_format scan_end(code_scan *scan)
{
    drs_number_format *f = &scan->format;
    if ((f->has_date || f->has_time) && !scan->is_general) {
        f->is = DRS_SHOW_MOMENT;
        drs_str pattern = pattern_of(scan->code);
        if (drs_moment_pattern_is_known(pattern))
            f->pattern = drs_arena_copy(scan->arena, pattern);
    } else if (scan->is_odd) {
        f->is_unknown = true;
    } else if (!scan->is_general && (scan->has_digits || scan->before.len)) {
        f->is = scan->has_digits ? DRS_SHOW_NUMBER : DRS_SHOW_WORDS;
        f->powers -= 3 * scan->commas;
        f->before = drs_arena_copy(scan->arena, drs_buf_str(&scan->before));
        f->after = drs_arena_copy(scan->arena, drs_buf_str(&scan->after));
    }
    return *f;
}

static drs_number_format section_format(drs_arena *arena, drs_str code)
{
    const drs_mem *mem = drs_arena_mem(arena);
    code_scan scan = {.arena = arena, .code = code};
    scan.before = scan.after = DRS_BUF(mem);
    scan.format.before = scan.format.after = scan.format.pattern = (drs_str){"", 0};
    while (scan.at < scan.code.len)
        step(&scan);
    drs_number_format format = scan_end(&scan);
    drs_buf_free(&scan.before);
    drs_buf_free(&scan.after);
    return format;
}

static const drs_number_format *section_keep(drs_arena *arena, drs_str code)
{
    drs_number_format *kept = drs_arena_alloc(arena, sizeof *kept);
    *kept = section_format(arena, code);
    return kept;
}

drs_number_format drs_number_format_of(drs_arena *arena, drs_str code)
{
    drs_str rest;
    drs_number_format format = section_format(arena, section(code, &rest));
    format.code = drs_arena_copy(arena, code);
    if (rest.ptr && format.is != DRS_SHOW_MOMENT && !format.is_unknown) {
        format.negative = section_keep(arena, section(rest, &rest));
        if (rest.ptr)
            format.zero = section_keep(arena, section(rest, &rest));
    }
    return format;
}

drs_number_format drs_number_format_builtin(drs_arena *arena, unsigned id)
{
    static const char *const codes[] = {[1] = "0",           [2] = "0.00",
                                        [3] = "#,##0",       [4] = "#,##0.00",
                                        [5] = "#,##0 €",     [6] = "#,##0 €",
                                        [7] = "#,##0.00 €",  [8] = "#,##0.00 €",
                                        [9] = "0%",          [10] = "0.00%",
                                        [11] = "0.00E+00",   [12] = "# ?/?",
                                        [13] = "# ?\?/??",   [14] = "dd.mm.yyyy",
                                        [15] = "dd. mmm yy", [16] = "dd. mmm",
                                        [17] = "mmm yy",     [18] = "hh:mm",
                                        [19] = "hh:mm:ss",   [20] = "hh:mm",
                                        [21] = "hh:mm:ss",   [22] = "dd.mm.yyyy hh:mm",
                                        [37] = "#,##0",      [38] = "#,##0",
                                        [39] = "#,##0.00",   [40] = "#,##0.00",
                                        [41] = "#,##0",      [42] = "#,##0 €",
                                        [43] = "#,##0.00",   [44] = "#,##0.00 €",
                                        [45] = "mm:ss",      [46] = "[h]:mm:ss",
                                        [47] = "mm:ss",      [48] = "##0.0E+0"};
    const char *code = id < sizeof codes / sizeof *codes ? codes[id] : NULL;
    /* Dates of East Asian editions. */
    if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58))
        code = "dd.mm.yyyy";
    return drs_number_format_of(arena, drs_str_c(code ? code : "General"));
}

/* ---- showing ---- */

static drs_date date_of(int64_t days, bool is_1904)
{
    if (is_1904)
        return drs_date_of_days(days - 24107);
    /* Day 60 is the 29 February 1900 that never was; before it days are one off. */
    return drs_date_of_days(days - (days < 60 ? 25568 : 25569));
}

static void time_put(drs_buf *out, int64_t seconds, bool with_seconds)
{
    drs_buf_int_padded(out, seconds / 3600, 2);
    drs_buf_byte(out, ':');
    drs_buf_int_padded(out, seconds / 60 % 60, 2);
    if (with_seconds) {
        drs_buf_byte(out, ':');
        drs_buf_int_padded(out, seconds % 60, 2);
    }
}

static bool moment_put(drs_buf *out, const drs_numeral *number, const drs_number_format *format,
                       bool is_1904)
{
    int64_t days, seconds;
    if (!drs_numeral_moment(number, &days, &seconds) || (format->has_date && days > 2958465))
        return false;
    drs_date date = date_of(days, is_1904);
    if (format->pattern.len) {
        drs_moment_pattern_put(out, format->pattern, date, seconds);
        return true;
    }
    if (!format->has_date) {
        time_put(out, days * 86400 + seconds, format->has_seconds);
        return true;
    }
    drs_date_german(out, date);
    if (format->has_time && seconds) {
        drs_buf_byte(out, ' ');
        time_put(out, seconds, format->has_seconds && seconds % 60);
    }
    return true;
}

static void number_put(drs_buf *out, drs_numeral number, const drs_number_format *format)
{
    number = drs_numeral_shifted(number, format->powers);
    number = drs_numeral_rounded(number, format->most_decimals);
    drs_buf_put(out, format->before);
    drs_numeral_put(out, &number,
                    (drs_numeral_form){.least_whole = format->least_whole,
                                       .least_decimals = format->least_decimals,
                                       .is_grouped = format->is_grouped});
    drs_buf_put(out, format->after);
}

static const drs_number_format *section_for(const drs_numeral *number,
                                            const drs_number_format *format)
{
    const drs_number_format *section = number->negative     ? format->negative
                                       : number->count == 0 ? format->zero
                                                            : NULL;
    return section ? section : format;
}

/* The section for negative numbers has the sign itself, unless it is shown as entered; the one for
 * nought has no digit where it demands none ("\"-\"??"). */
static bool section_put(drs_buf *out, drs_numeral number, const drs_number_format *whole)
{
    const drs_number_format *format = section_for(&number, whole);
    bool is_zero = number.count == 0 && format != whole;
    if (format != whole && format->is != DRS_SHOW_GENERAL)
        number.negative = false;
    bool is_without = is_zero && !format->least_whole && !format->least_decimals;
    if (format->is == DRS_SHOW_NUMBER && !is_without) {
        number_put(out, number, format);
    } else if (format->is == DRS_SHOW_NUMBER || format->is == DRS_SHOW_WORDS) {
        drs_buf_put(out, format->before);
        drs_buf_put(out, format->after);
    } else {
        drs_numeral_put(out, &number, (drs_numeral_form){.least_whole = 1});
    }
    return !format->is_unknown;
}

bool drs_number_show(drs_buf *out, drs_str stored, const drs_number_format *format, bool is_1904)
{
    enum { WRITTEN_OUT = 21 /* digits before the comma, or zeros behind it */ };
    drs_numeral number;
    if (!drs_numeral_parse(stored, &number) || number.point > WRITTEN_OUT ||
        number.point < -WRITTEN_OUT)
        drs_buf_put(out, drs_str_trim(stored));
    else if (format->is != DRS_SHOW_MOMENT || !moment_put(out, &number, format, is_1904))
        return section_put(out, number, format);
    return true;
}
