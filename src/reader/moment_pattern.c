/* SPDX-License-Identifier: Apache-2.0
 * ISO/IEC 29500-1, 18.8.31. A code is taken apart into tokens twice: to see whether all are known,
 * and to show a date. */
#include "reader/moment_pattern.h"

typedef enum token_kind {
    TOKEN_WORDS,   /* text is put as it is */
    TOKEN_PART,    /* letter, count times */
    TOKEN_NOTHING, /* a colour, a locale, room for a character */
    TOKEN_UNKNOWN
} token_kind;

typedef struct token {
    token_kind kind;
    char letter; /* 'y' 'm' 'd' 'h' 's'; 'n' for minutes */
    size_t count;
    drs_str text;
} token;

typedef struct token_scan {
    drs_str code;
    size_t at;
    char before; /* letter of the part before: 'h' makes minutes of an m */
    bool is_english;
} token_scan;

/* ---- tokens ---- */

static token words(drs_str text)
{
    return (token){.kind = TOKEN_WORDS, .text = text};
}

static char letter_at(drs_str code, size_t at)
{
    return at < code.len ? (char)(code.ptr[at] | 32) : '\0';
}

/* "[$-409]" is English, other locales and colours change nothing; "[$-F800]" is the reader's own
 * way, which no code tells; "[h]" goes on counting. */
static token bracket(token_scan *scan)
{
    drs_str rest = drs_str_sub(scan->code, scan->at, scan->code.len);
    size_t end = drs_str_find_byte(rest, ']');
    if (end == DRS_NOT_FOUND)
        return (token){.kind = TOKEN_UNKNOWN};
    drs_str inside = drs_str_sub(rest, 1, end);
    scan->at += end + 1;
    if (drs_str_starts(inside, drs_str_c("$-")))
        scan->is_english = drs_str_ends(inside, drs_str_c("09"));
    bool is_counting = inside.len && inside.len <= 2 && strchr("hms", letter_at(inside, 0));
    return (token){.kind = is_counting ? TOKEN_UNKNOWN : TOKEN_NOTHING};
}

static token quoted(token_scan *scan)
{
    drs_str rest = drs_str_sub(scan->code, scan->at + 1, scan->code.len);
    size_t end = drs_str_find_byte(rest, '"');
    end = end == DRS_NOT_FOUND ? rest.len : end;
    scan->at += end + 2;
    return words(drs_str_sub(rest, 0, end));
}

/* Behind hours or before seconds an m is minutes. */
static bool is_minute(const token_scan *scan)
{
    size_t next = scan->at;
    while (next < scan->code.len && strchr(":. ", scan->code.ptr[next]))
        next++;
    return scan->before == 'h' || letter_at(scan->code, next) == 's';
}

static token part(token_scan *scan, char letter)
{
    token t = {.kind = TOKEN_PART, .letter = letter};
    while (letter_at(scan->code, scan->at) == letter) {
        scan->at++;
        t.count++;
    }
    if (letter == 'm' && t.count <= 2 && is_minute(scan))
        t.letter = 'n';
    scan->before = letter;
    return t;
}

/* A bare '/' stands for what separates the parts of a date where the reader lives. */
static token sign(token_scan *scan, char c)
{
    drs_str one = drs_str_sub(scan->code, scan->at, scan->at + 1);
    scan->at++;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || strchr("0#?@", c))
        return (token){.kind = TOKEN_UNKNOWN};
    return words(c == '/' ? drs_str_c(".") : one);
}

static token next_token(token_scan *scan)
{
    char c = scan->code.ptr[scan->at], letter = letter_at(scan->code, scan->at);
    if (c == '[')
        return bracket(scan);
    if (c == '"')
        return quoted(scan);
    if (strchr("ymdhs", letter))
        return part(scan, letter);
    if (!strchr("\\_*", c) || scan->at + 1 == scan->code.len)
        return sign(scan, c);
    size_t from = scan->at + 1;
    scan->at = from + 1;
    while (scan->at < scan->code.len && ((unsigned char)scan->code.ptr[scan->at] & 0xC0) == 0x80)
        scan->at++;
    return c == '\\' ? words(drs_str_sub(scan->code, from, scan->at))
                     : (token){.kind = TOKEN_NOTHING};
}

/* ---- is it known? ---- */

bool drs_moment_pattern_is_known(drs_str code)
{
    char first = '\0'; /* of day, month in figures, and year */
    for (token_scan scan = {.code = code}; scan.at < code.len;) {
        token t = next_token(&scan);
        bool is_named = (t.letter == 'm' || t.letter == 'd') && t.count > 2;
        if (t.kind == TOKEN_UNKNOWN || (first == 'm' && t.letter == 'd' && !is_named))
            return false;
        if (t.kind == TOKEN_PART && !first && strchr("ymd", t.letter))
            first = is_named ? 'd' : t.letter;
    }
    return true;
}

/* ---- showing ---- */

static const char *const months[2][12] = {
    {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
     "November", "Dezember"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"}};

static const char *const days[2][7] = {
    {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"},
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}};

/* Its first characters. */
static void name_put(drs_buf *out, const char *name, size_t characters)
{
    for (; *name; name++) {
        bool begins = ((unsigned char)*name & 0xC0) != 0x80;
        if (begins && characters-- == 0)
            return;
        drs_buf_byte(out, *name);
    }
}

/* Months have short names of three letters, in Germany days of two; "mmmmm" is one letter. */
static void part_put(drs_buf *out, token t, drs_date date, int64_t seconds, bool is_english)
{
    enum { WHOLE = 99 };
    int64_t number = t.letter == 'd'   ? date.day
                     : t.letter == 'm' ? date.month
                     : t.letter == 'h' ? seconds / 3600
                     : t.letter == 'n' ? seconds / 60 % 60
                                       : seconds % 60;
    if (t.letter == 'y')
        drs_buf_int_padded(out, t.count > 2 ? date.year : date.year % 100, t.count > 2 ? 4 : 2);
    else if (t.letter == 'm' && t.count > 2)
        name_put(out, months[is_english][date.month - 1],
                 t.count == 3   ? 3
                 : t.count == 5 ? 1
                                : WHOLE);
    else if (t.letter == 'd' && t.count > 2)
        name_put(out, days[is_english][(drs_date_days(date) % 7 + 10) % 7],
                 t.count > 3  ? WHOLE
                 : is_english ? 3
                              : 2);
    else
        drs_buf_int_padded(out, number, t.count > 1 ? 2 : 1);
}

void drs_moment_pattern_put(drs_buf *out, drs_str code, drs_date date, int64_t seconds)
{
    for (token_scan scan = {.code = code}; scan.at < code.len;) {
        token t = next_token(&scan);
        if (t.kind == TOKEN_WORDS)
            drs_buf_put(out, t.text);
        else if (t.kind == TOKEN_PART)
            part_put(out, t, date, seconds, scan.is_english);
    }
}
