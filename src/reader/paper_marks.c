/* SPDX-License-Identifier: Apache-2.0
 * Each spelling is looked for where its first character stands. Only what surrounds it on its own
 * line is asked: whether a footnote of that mark exists is asked by paper_notes. */
#include "reader/paper_marks.h"

#include "base/utf8.h"
#include "reader/paper_join.h"

enum { LOOK_BEHIND = 64 };

/* ---- digits ---- */

static bool is_digit_at(drs_str s, size_t at)
{
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

/* One to three digits at s[at]; returns their bytes, 0 where there are more or a zero leads. */
static size_t number_at(drs_str s, size_t at, uint32_t *number)
{
    size_t n = 0;
    *number = 0;
    while (n < 4 && is_digit_at(s, at + n)) {
        *number = *number * 10 + (uint32_t)(s.ptr[at + n] - '0');
        n++;
    }
    return n == 0 || n == 4 || s.ptr[at] == '0' ? 0 : n;
}

/* The raised digit at s[at]: its bytes, 0 for none. */
static size_t raised_digit_at(drs_str s, size_t at, uint32_t *digit)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    drs_str rest = drs_str_sub(s, at, s.len);
    for (uint32_t i = 0; rest.len && (unsigned char)rest.ptr[0] >= 0xC2 && i < 10; i++)
        if (drs_str_starts(rest, drs_str_c(digits[i]))) {
            *digit = i;
            return strlen(digits[i]);
        }
    return 0;
}

static size_t raised_at(drs_str s, size_t at, uint32_t *number)
{
    size_t bytes = 0, n;
    uint32_t digit;
    *number = 0;
    while ((n = raised_digit_at(s, at + bytes, &digit)) != 0) {
        *number = *number * 10 + digit;
        bytes += n;
        if (*number == 0 || *number > DRS_MARK_LARGEST)
            return 0;
    }
    return bytes;
}

/* ---- what stands round a mark ---- */

static bool ends_with_any(drs_str s, const char *const *ends, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (drs_str_ends(s, drs_str_c(ends[i])))
            return true;
    return false;
}

static bool is_sentence_end(drs_str s)
{
    static const char *const ends[] = {".", "!", "?", "“", "”", "‘", "’", "\"", ")"};
    return ends_with_any(s, ends, sizeof ends / sizeof *ends);
}

static bool is_abbreviation(drs_str s)
{
    static const char *const ends[] = {"Nr.",  "Abs.", "Art.",  " S.",   "Ziff.", "lit.",
                                       "Kap.", "Drs.", "Bd.",   "Tab.",  "vgl.",  "ca.",
                                       "Abb.", "Kl.",  "Titel", "Gruppe"};
    return ends_with_any(s, ends, sizeof ends / sizeof *ends);
}

/* "300 000 t1", not "m2", "CO2", "PM2": a unit, and not one that has a number behind it. */
static bool is_weak_before(drs_str before, size_t letters)
{
    if (letters < 2 || before.ptr[letters - 1] != ' ' || before.ptr[before.len - 1] == 'm')
        return false;
    for (size_t i = letters; i < before.len; i++)
        if (before.ptr[i] < 'a' || before.ptr[i] > 'z')
            return false;
    return true;
}

/* Digits behind `before`: a mark, or the paper's number? */
static bool may_stand_before(drs_str before, bool *weak)
{
    size_t letters = drs_letters_before(before, before.len);
    *weak = false;
    if (letters < before.len && before.len - letters > 2) /* "Beschlüsse2" */
        return true;
    if (letters < before.len)
        return *weak = is_weak_before(before, letters);
    drs_str trimmed = drs_str_trim(before);
    if (before.ptr[before.len - 1] == ' ')
        return is_sentence_end(trimmed) && !is_abbreviation(trimmed);
    static const char *const ends[] = {",", ";", ":"};
    bool number_before = before.len >= 2 && is_digit_at(before, before.len - 2);
    return !number_before &&
           (is_sentence_end(before) || ends_with_any(before, ends, sizeof ends / sizeof *ends));
}

static bool may_stand_behind(drs_str behind)
{
    if (behind.len == 0 || behind.ptr[0] == ' ')
        return true;
    return strchr(".,;:)", behind.ptr[0]) && !is_digit_at(behind, 1);
}

static size_t digits_before(drs_str before)
{
    size_t digits = 0;
    while (digits < before.len && is_digit_at(before, before.len - digits - 1))
        digits++;
    return digits;
}

/* "m²", "10³" are no marks. */
static bool may_stand_before_raised(drs_str before, uint32_t number)
{
    enum { YEAR = 3 };
    if (digits_before(before))
        return digits_before(before) >= YEAR;
    size_t letters = drs_letters_before(before, before.len);
    bool unit = before.len > letters && before.len - letters <= 2 &&
                before.ptr[before.len - 1] == 'm' && (number == 2 || number == 3);
    return !unit;
}

/* "Frage 1)", "und 2)": the bracket belongs to a label that is spoken of. */
static bool is_reference(drs_str before)
{
    static const char *const words[] = {"Frage",    "Fragen",  "Ziffer",   "Ziffern", "Punkt",
                                        "Punkte",   "Punkten", "und",      "oder",    "bis",
                                        "zu",       "Zu",      "Satz",     "Absatz",  "Abschnitt",
                                        "Anlage",   "Tabelle", "Nummer",   "Teil",    "Buchstabe",
                                        "Variante", "Kapitel", "Position", "Spalte",  "Zeile"};
    enum { SHORTEST = 3, YEAR = 3 };
    drs_str trimmed = drs_str_trim(before);
    if (digits_before(trimmed))
        return digits_before(trimmed) < YEAR;
    size_t from = drs_letters_before(trimmed, trimmed.len);
    drs_str word = drs_str_sub(trimmed, from, trimmed.len);
    if (word.len < SHORTEST)
        return !is_sentence_end(trimmed) || is_abbreviation(trimmed);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (drs_str_is(word, words[i]))
            return true;
    return false;
}

/* ---- spellings ---- */

static drs_str lowered(const drs_source *source, uint32_t number, const char *behind)
{
    drs_buf text = DRS_BUF(drs_arena_mem(source->arena));
    drs_buf_int(&text, number);
    drs_buf_text(&text, behind);
    drs_str copy = drs_arena_copy(source->arena, drs_buf_str(&text));
    drs_buf_free(&text);
    return copy;
}

static bool is_at(drs_str s, size_t at, char c)
{
    return at < s.len && s.ptr[at] == c;
}

/* "¹", and "¹)" where the bracket closes nothing. */
static drs_mark raised_mark(const drs_source *source, drs_str s, size_t at, bool in_brackets)
{
    uint32_t number;
    size_t length = raised_at(s, at, &number);
    if (length == 0)
        return (drs_mark){0};
    bool bracket = is_at(s, at + length, ')') && !in_brackets;
    return (drs_mark){.kind = DRS_MARK_RAISED,
                      .text = lowered(source, number, bracket ? ")" : ""),
                      .length = length + bracket,
                      .number = number};
}

/* "[1]", in Markdown also "\[1\]". */
static drs_mark bracket_mark(const drs_source *source, drs_str s, size_t at)
{
    uint32_t number;
    bool escaped = source->markdown && is_at(s, at, '\\');
    size_t n = is_at(s, at + escaped, '[') ? number_at(s, at + escaped + 1, &number) : 0;
    size_t end = at + escaped + 1 + n;
    end += escaped && is_at(s, end, '\\');
    if (n == 0 || !is_at(s, end, ']') || is_at(s, end + 1, '('))
        return (drs_mark){0};
    drs_str text = drs_str_sub(s, at, end + 1);
    if (escaped) {
        drs_str pieces[] = {{"[", 1}, drs_str_sub(s, at + 2, at + 2 + n), {"]", 1}};
        text = drs_arena_join(source->arena, pieces, 3);
    }
    return (drs_mark){.kind = DRS_MARK_BRACKET, .text = text, .length = end + 1 - at};
}

/* "*", "**", "*)"; in Markdown the stars are escaped. */
static drs_mark star_mark(const drs_source *source, drs_str s, size_t at)
{
    enum { STARS_MOST = 3 };
    static const char *const stars[2][STARS_MOST] = {{"*", "**", "***"}, {"*)", "**)", "***)"}};
    size_t end = at, count = 0;
    while (count <= STARS_MOST && is_at(s, end + source->markdown, '*') &&
           (!source->markdown || is_at(s, end, '\\'))) {
        end += 1 + (size_t)source->markdown;
        count++;
    }
    if (count == 0 || count > STARS_MOST)
        return (drs_mark){0};
    size_t bracket = is_at(s, end, ')');
    return (drs_mark){.kind = DRS_MARK_SIGN,
                      .text = drs_str_c(stars[bracket][count - 1]),
                      .length = end + bracket - at};
}

static drs_mark digits_mark(drs_str s, size_t at)
{
    drs_mark mark = {.kind = DRS_MARK_DIGITS};
    mark.length = number_at(s, at, &mark.number);
    mark.text = drs_str_sub(s, at, at + mark.length);
    return mark.length ? mark : (drs_mark){0};
}

/* ---- in running text ---- */

static bool is_digits_mark(drs_str s, size_t at, drs_mark *mark)
{
    drs_str before = drs_str_sub(s, at > LOOK_BEHIND ? at - LOOK_BEHIND : 0, at);
    return !is_digit_at(s, at - 1) && may_stand_behind(drs_str_sub(s, at + mark->length, s.len)) &&
           may_stand_before(before, &mark->weak);
}

/* "Gut 1)", "Gut.1)" */
static bool is_sign_mark(drs_str s, size_t at, const drs_mark *mark)
{
    drs_str before = drs_str_sub(s, at > LOOK_BEHIND ? at - LOOK_BEHIND : 0, at);
    return !is_digit_at(s, at - 1) && may_stand_behind(drs_str_sub(s, at + mark->length, s.len)) &&
           !strchr("(/-", s.ptr[at - 1]) && !is_reference(before);
}

static bool is_star_mark(drs_str s, size_t at, const drs_mark *mark)
{
    return !strchr(" *(\\", s.ptr[at - 1]) &&
           may_stand_behind(drs_str_sub(s, at + mark->length, s.len));
}

static drs_mark star_in_text(const drs_source *source, drs_str s, size_t at, bool in_brackets)
{
    drs_mark mark = star_mark(source, s, at);
    if (mark.kind && in_brackets && drs_str_ends(mark.text, drs_str_c(")"))) {
        mark.text.len--;
        mark.length--;
    }
    return mark.kind && is_star_mark(s, at, &mark) ? mark : (drs_mark){0};
}

static drs_mark number_in_text(drs_str s, size_t at, bool in_brackets)
{
    drs_mark mark = digits_mark(s, at);
    if (mark.kind && !in_brackets && is_at(s, at + mark.length, ')')) {
        mark.kind = DRS_MARK_SIGN;
        mark.text.len++;
        mark.length++;
        return is_sign_mark(s, at, &mark) ? mark : (drs_mark){0};
    }
    return mark.kind && is_digits_mark(s, at, &mark) ? mark : (drs_mark){0};
}

drs_mark drs_mark_in_text(const drs_source *source, drs_str s, size_t at, bool in_brackets)
{
    if (is_digit_at(s, at))
        return number_in_text(s, at, in_brackets);
    if (is_at(s, at, '*') || (is_at(s, at, '\\') && is_at(s, at + 1, '*')))
        return star_in_text(source, s, at, in_brackets);
    if (is_at(s, at, '[') || is_at(s, at, '\\'))
        return bracket_mark(source, s, at);
    uint32_t digit;
    drs_mark mark = {0};
    if (raised_digit_at(s, at, &digit))
        mark = raised_mark(source, s, at, in_brackets);
    return mark.kind && may_stand_before_raised(drs_str_sub(s, 0, at), mark.number) ? mark
                                                                                    : (drs_mark){0};
}

/* ---- before a footnote ---- */

drs_mark drs_mark_leading(const drs_source *source, drs_str s)
{
    if (!drs_mark_may_begin(s.ptr[0]))
        return (drs_mark){0};
    drs_mark mark = digits_mark(s, 0);
    if (mark.kind && is_at(s, mark.length, ')')) {
        mark.kind = DRS_MARK_SIGN;
        mark.text.len++;
        mark.length++;
    }
    if (!mark.kind)
        mark = raised_mark(source, s, 0, false);
    if (mark.kind == DRS_MARK_RAISED)
        return mark;
    if (!mark.kind)
        mark = bracket_mark(source, s, 0);
    if (!mark.kind)
        mark = star_mark(source, s, 0);
    bool alone = mark.length == s.len && mark.kind == DRS_MARK_DIGITS;
    return alone || is_at(s, mark.length, ' ') ? mark : (drs_mark){0};
}
