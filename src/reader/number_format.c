/* SPDX-License-Identifier: Apache-2.0
 * Only the first section of a code is used: it says all that is needed, the others colour or
 * bracket negative numbers. Fractions, exponents and conditions are shown as entered. */
#include "reader/number_format.h"

#include "base/date.h"

/* ---- codes ---- */

typedef struct code_scan {
    drs_arena *arena;
    drs_str code;
    size_t at;
    drs_number_format format;
    drs_buf before, after; /* literals before and behind the digits */
    bool has_digits, has_point, is_odd;
    int commas; /* directly behind the last digit */
    bool is_date_only;
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
    } else if (c == 'm' && !scan->format.has_time) {
        size_t next = scan->at;
        while (next < scan->code.len && (scan->code.ptr[next] | 32) == 'm')
            next++;
        bool is_minute = next < scan->code.len && scan->code.ptr[next] == ':';
        scan->format.has_date = scan->format.has_date || !is_minute;
        scan->format.has_time = scan->format.has_time || is_minute;
    }
}

static bool is_general(code_scan *scan)
{
    static const char *const words[] = {"General", "GENERAL", "general", "Standard"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        drs_str word = drs_str_c(words[i]);
        if (drs_str_starts(drs_str_sub(scan->code, scan->at, scan->code.len), word)) {
            scan->at += word.len;
            scan->is_odd = true;
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
        scan->format.is_grouped = scan->format.is_grouped || !scan->has_point;
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
    } else if ((c == 'E' || c == 'e') && scan->has_digits) {
        scan->is_odd = true;
        scan->at++;
    } else if (c == '/' && scan->has_digits) {
        scan->is_odd = true;
        scan->at++;
    } else if (strchr("yYdDmMhHsS", c)) {
        date_letter(scan, (char)(c | 32));
        scan->at++;
    } else {
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

/* Nothing but day, month, year and what stands between them. */
static bool is_date_pattern(drs_str code)
{
    return drs_str_find(code, drs_str_c("[")) == DRS_NOT_FOUND &&
           drs_str_find(code, drs_str_c("h")) == DRS_NOT_FOUND &&
           drs_str_find(code, drs_str_c("ddd")) == DRS_NOT_FOUND;
}

/* Behind a locale: "[$-407]d. mmmm yyyy". */
static drs_str without_locale(drs_str code)
{
    size_t end = drs_str_starts(code, drs_str_c("[$-")) ? drs_str_find_byte(code, ']') : 0;
    return end && end != DRS_NOT_FOUND ? drs_str_sub(code, end + 1, code.len) : code;
}

static drs_str first_section(drs_str code)
{
    bool in_quotes = false;
    for (size_t i = 0; i < code.len; i++) {
        if (code.ptr[i] == '\\' && !in_quotes)
            i++;
        else if (code.ptr[i] == '"')
            in_quotes = !in_quotes;
        else if (code.ptr[i] == ';' && !in_quotes)
            return drs_str_sub(code, 0, i);
    }
    return code;
}

static drs_number_format scan_end(code_scan *scan)
{
    drs_number_format *f = &scan->format;
    if (f->has_date || f->has_time) {
        f->is = DRS_SHOW_MOMENT;
        drs_str pattern = without_locale(scan->code);
        if (f->has_date && !f->has_time && is_date_pattern(pattern))
            f->pattern = drs_arena_copy(scan->arena, pattern);
    } else if (scan->is_odd || !scan->has_digits) {
        f->is = DRS_SHOW_GENERAL;
    } else {
        f->is = DRS_SHOW_NUMBER;
        f->powers -= 3 * scan->commas;
        f->is_grouped = f->is_grouped && f->powers >= 0;
        f->before = drs_arena_copy(scan->arena, drs_buf_str(&scan->before));
        f->after = drs_arena_copy(scan->arena, drs_buf_str(&scan->after));
    }
    return *f;
}

drs_number_format drs_number_format_of(drs_arena *arena, drs_str code)
{
    const drs_mem *mem = drs_arena_mem(arena);
    code_scan scan = {.arena = arena, .code = first_section(code)};
    scan.before = scan.after = DRS_BUF(mem);
    scan.format.before = scan.format.after = scan.format.pattern = (drs_str){"", 0};
    while (scan.at < scan.code.len)
        step(&scan);
    drs_number_format format = scan_end(&scan);
    drs_buf_free(&scan.before);
    drs_buf_free(&scan.after);
    return format;
}

drs_number_format drs_number_format_builtin(drs_arena *arena, unsigned id)
{
    static const char *const codes[] = {
        [1] = "0",           [2] = "0.00",        [3] = "#,##0",       [4] = "#,##0.00",
        [5] = "#,##0 €",     [6] = "#,##0 €",     [7] = "#,##0.00 €",  [8] = "#,##0.00 €",
        [9] = "0%",          [10] = "0.00%",      [14] = "dd.mm.yyyy", [15] = "dd.mm.yyyy",
        [16] = "dd.mm.yyyy", [17] = "dd.mm.yyyy", [18] = "hh:mm",      [19] = "hh:mm:ss",
        [20] = "hh:mm",      [21] = "hh:mm:ss",   [22] = "d.m.y h:mm", [37] = "#,##0",
        [38] = "#,##0",      [39] = "#,##0.00",   [40] = "#,##0.00",   [41] = "#,##0",
        [42] = "#,##0 €",    [43] = "#,##0.00",   [44] = "#,##0.00 €", [45] = "mm:ss",
        [46] = "[h]:mm:ss",  [47] = "mm:ss"};
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

static void month_name(drs_buf *out, unsigned month)
{
    static const char *const names[] = {"Januar",    "Februar", "März",     "April",
                                        "Mai",       "Juni",    "Juli",     "August",
                                        "September", "Oktober", "November", "Dezember"};
    drs_buf_text(out, names[month - 1]);
}

/* `count` times the letter. */
static void date_part(drs_buf *out, char letter, size_t count, drs_date date)
{
    if (letter == 'd')
        drs_buf_int_padded(out, date.day, count > 1 ? 2 : 1);
    else if (letter == 'm' && count > 2)
        month_name(out, date.month);
    else if (letter == 'm')
        drs_buf_int_padded(out, date.month, count > 1 ? 2 : 1);
    else
        drs_buf_int_padded(out, count > 2 ? date.year : date.year % 100, count > 2 ? 4 : 2);
}

/* A bare '/' stands for what separates the parts of a date where the reader lives. */
static void date_by_pattern(drs_buf *out, drs_date date, drs_str pattern)
{
    bool in_quotes = false;
    for (size_t i = 0; i < pattern.len;) {
        char c = pattern.ptr[i], lower = (char)(c | 32);
        size_t next = i + 1;
        if (c == '"') {
            in_quotes = !in_quotes;
            i = next;
        } else if (c == '\\' && !in_quotes) {
            if (next < pattern.len)
                drs_buf_byte(out, pattern.ptr[next++]);
            i = next;
        } else if (in_quotes) {
            drs_buf_byte(out, c);
            i = next;
        } else if (lower == 'd' || lower == 'm' || lower == 'y') {
            while (next < pattern.len && (pattern.ptr[next] | 32) == lower)
                next++;
            date_part(out, lower, next - i, date);
            i = next;
        } else {
            drs_buf_byte(out, c == '/' ? '.' : c);
            i = next;
        }
    }
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
                       drs_moment_rule rule)
{
    int64_t days, seconds;
    if (!drs_numeral_moment(number, &days, &seconds) || (format->has_date && days > 2958465))
        return false;
    if (!format->has_date) {
        time_put(out, days * 86400 + seconds, format->has_seconds);
        return true;
    }
    drs_date date = date_of(days, rule.is_1904);
    if (rule.is_own && format->pattern.len)
        date_by_pattern(out, date, format->pattern);
    else
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

void drs_number_show(drs_buf *out, drs_str stored, const drs_number_format *format,
                     drs_moment_rule rule)
{
    enum { WRITTEN_OUT = 21 /* digits before the comma, or zeros behind it */ };
    drs_numeral number;
    if (!drs_numeral_parse(stored, &number) || number.point > WRITTEN_OUT ||
        number.point < -WRITTEN_OUT)
        drs_buf_put(out, drs_str_trim(stored));
    else if (format->is == DRS_SHOW_NUMBER)
        number_put(out, number, format);
    else if (format->is != DRS_SHOW_MOMENT || !moment_put(out, &number, format, rule))
        drs_numeral_put(out, &number, (drs_numeral_form){.least_whole = 1});
}
