/* SPDX-License-Identifier: Apache-2.0
 * Word by word over each line. A single letter between blanks is a part of a word only where the
 * paper elsewhere has the word whole, or where only a question's first word can be meant:
 * "Buchstabe a" and "Vitamin C" are words. */
#include "reader/paper_quirks.h"

#include "base/utf8.h"
#include "reader/paper_join.h"
#include "reader/paper_lines.h"
#include "reader/paper_paragraph.h"
#include "reader/paper_pattern.h"
#include "reader/paper_questions.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { LONGEST_LINE = 64 * 1024 };

typedef struct words_on_line {
    drs_source *source;
    const drs_paper_line *line;
    drs_str before, word, next;
} words_on_line;

static void report_beside(const words_on_line *w, drs_diag_id id, drs_str words, drs_str other)
{
    drs_place place = drs_line_place(w->line);
    size_t offset = (size_t)(words.ptr - w->line->text.ptr);
    place.column += (uint32_t)drs_utf8_length(drs_str_sub(w->line->text, 0, offset));
    drs_source_report(w->source, id, place, words, other);
}

static void report(const words_on_line *w, drs_diag_id id, drs_str words)
{
    report_beside(w, id, words, (drs_str){0});
}

/* From the first byte of a to the last of b. */
static drs_str span_of(drs_str a, drs_str b)
{
    return drs_str_of(a.ptr, (size_t)(b.ptr + b.len - a.ptr));
}

static drs_str letters_of(drs_str s)
{
    return drs_str_sub(s, 0, drs_letters_end(s, 0));
}

static bool is_one_letter(drs_str s)
{
    drs_str letters = letters_of(s);
    return letters.len && drs_letter_at(s, 0) == letters.len &&
           (letters.len == s.len || strchr(",;:!?", s.ptr[letters.len]));
}

static bool stands_joined(drs_source *source, drs_str left, drs_str right)
{
    drs_str pieces[] = {left, right};
    drs_str joined = drs_arena_join(source->arena, pieces, 2);
    return drs_words_has(source, joined);
}

static void look_at_single_letter(const words_on_line *w)
{
    if (!is_one_letter(w->word))
        return;
    size_t at = 0;
    bool upper = drs_utf8_is_upper(drs_utf8_next(w->word, &at));
    drs_str letter = letters_of(w->word);
    if (!upper && w->before.len > 2 && letters_of(w->before).len == w->before.len &&
        stands_joined(w->source, w->before, letter)) {
        report(w, DRS_PAP060, span_of(w->before, letter));
    } else if (upper && letter.len == w->word.len && w->next.len > 1) {
        drs_str rest = letters_of(w->next);
        drs_str pieces[] = {letter, rest, {" ", 1}};
        drs_str asked = drs_arena_join(w->source->arena, pieces, 3);
        if (rest.len && (stands_joined(w->source, letter, rest) || drs_opens_question(asked)))
            report(w, DRS_PAP060, span_of(letter, rest));
    }
}

static void look_at_lost_blank(const words_on_line *w)
{
    static const char *const words[] = {"Drucksache", "Wahlperiode", "Anfrage", "vom",
                                        "Frage",      "Drs.",        "Landtag", "Seite"};
    for (size_t i = 0; i < COUNT(words); i++) {
        size_t n = drs_begins(w->word, words[i]);
        if (n && n < w->word.len && w->word.ptr[n] >= '0' && w->word.ptr[n] <= '9') {
            report(w, DRS_PAP061, w->word);
            return;
        }
    }
}

static void look_at_doubling(const words_on_line *w)
{
    enum { SHORTEST = 8 };
    drs_str s = w->word;
    bool digit = false;
    if (s.len < SHORTEST || s.len % 2)
        return;
    for (size_t i = 0; i < s.len; i += 2) {
        if (s.ptr[i] != s.ptr[i + 1])
            return;
        digit = digit || (s.ptr[i] >= '0' && s.ptr[i] <= '9');
    }
    if (digit)
        report(w, DRS_PAP062, s);
}

/* The shape of "03 07.2025" and "03.07 2025": digits as 9. */
static bool has_shape(drs_str s, const char *shape)
{
    drs_str want = drs_str_c(shape);
    if (s.len < want.len)
        return false;
    for (size_t i = 0; i < want.len; i++) {
        bool digit = s.ptr[i] >= '0' && s.ptr[i] <= '9';
        if (want.ptr[i] == '9' ? !digit : s.ptr[i] != want.ptr[i])
            return false;
    }
    return true;
}

static void look_at_date(const words_on_line *w)
{
    if (w->next.len == 0)
        return;
    drs_str both = span_of(w->word, w->next);
    if ((w->word.len == 2 && has_shape(both, "99 99.9999")) ||
        (w->word.len == 5 && has_shape(both, "99.99 9999")))
        report(w, DRS_PAP063, drs_str_sub(both, 0, strlen("99 99.9999")));
}

static bool is_small_at(drs_str s, size_t at)
{
    return drs_letter_at(s, at) && !drs_utf8_is_upper(drs_utf8_next(s, &at));
}

static bool is_small_before(drs_str s, size_t end)
{
    size_t at = end - 1;
    while (at && ((unsigned char)s.ptr[at] & 0xC0) == 0x80)
        at--;
    return is_small_at(s, at);
}

/* Set words that recognition has spoilt, and figures among small letters: "Antw0rt", "Aus1änder".
 */
static void look_at_misreading(const words_on_line *w)
{
    static const char *const words[] = {
        "Drucksache",      "Wahlperiode",   "Antwort",  "Anfrage",      "Abgeordneten",
        "Landesregierung", "Fraktion",      "Landtag",  "Vorbemerkung", "Ministerium",
        "Schriftliche",    "Schriftlichen", "Kleine",   "Kleinen",      "Große",
        "Großen",          "Mündliche",     "Thema",    "Datum",        "Originals",
        "Ausgegeben",      "Eingegangen",   "Neudruck", "Betrifft",     "Abgeordneter",
        "Parlament",       "Titel"};
    bool spoilt = false;
    for (size_t i = 0; i < COUNT(words) && !spoilt; i++) {
        size_t n = drs_begins_misread(w->word, drs_str_c(words[i]));
        spoilt = n && (n == w->word.len || !drs_letter_at(w->word, n)) &&
                 !drs_is_clear(w->word, words[i]);
    }
    for (size_t i = 1; i + 1 < w->word.len && !spoilt; i++)
        spoilt = strchr("015", w->word.ptr[i]) && is_small_at(w->word, i + 1) &&
                 is_small_before(w->word, i);
    if (spoilt)
        report(w, DRS_PAP064, w->word);
}

static drs_str take_word(drs_str *rest)
{
    size_t from = 0, to;
    while (from < rest->len && rest->ptr[from] == ' ')
        from++;
    for (to = from; to < rest->len && rest->ptr[to] != ' ';)
        to++;
    drs_str word = drs_str_sub(*rest, from, to);
    *rest = drs_str_sub(*rest, to, rest->len);
    return word;
}

/* "NordrheinWestfalen": PDF readers drop the hyphen at a line's end together with the line end.
 * Told only where the paper elsewhere has the compound with its hyphen: "DigitalPakt" is a name. */
static void look_at_lost_hyphen(const words_on_line *w)
{
    drs_str word = letters_of(w->word), hyphen = {"-", 1};
    for (size_t at = drs_letter_at(word, 0); at < word.len; at += drs_letter_at(word, at)) {
        size_t capital = at;
        if (!drs_utf8_is_upper(drs_utf8_next(word, &capital)) || !is_small_at(word, capital))
            continue;
        drs_str pieces[] = {drs_str_sub(word, 0, at), hyphen, drs_str_sub(word, at, word.len)};
        drs_str compound = drs_arena_join(w->source->arena, pieces, 3);
        if (!drs_words_has(w->source, compound))
            continue;
        report_beside(w, DRS_PAP065, word, compound);
        return;
    }
}

static void look_at_line(drs_source *source, const drs_paper_line *line)
{
    drs_str rest = line->text;
    words_on_line w = {.source = source, .line = line, .word = take_word(&rest)};
    while (w.word.len) {
        w.next = take_word(&rest);
        look_at_single_letter(&w);
        look_at_lost_blank(&w);
        look_at_doubling(&w);
        look_at_date(&w);
        look_at_misreading(&w);
        look_at_lost_hyphen(&w);
        w.before = w.word;
        w.word = w.next;
    }
}

static void look_for_html(drs_source *source, const drs_paper_line *line)
{
    static const char *const tags[] = {"<table", "<TABLE"};
    enum { QUOTED = 120 };
    for (size_t i = 0; line->text.len && i < COUNT(tags); i++) {
        size_t at = drs_str_find(line->text, drs_str_c(tags[i]));
        if (at == DRS_NOT_FOUND)
            continue;
        drs_place place = drs_line_place(line);
        place.column += (uint32_t)drs_utf8_length(drs_str_sub(line->text, 0, at));
        size_t end = at + QUOTED < line->text.len ? at + QUOTED : line->text.len;
        while (end < line->text.len && ((unsigned char)line->text.ptr[end] & 0xC0) == 0x80)
            end++;
        drs_source_report(source, DRS_PAP054, place, drs_str_sub(line->text, at, end),
                          (drs_str){0});
    }
}

void drs_paper_quirks(drs_source *source)
{
    for (size_t i = 0; i < source->line_count; i++) {
        const drs_paper_line *line = &source->lines[i];
        look_for_html(source, line);
        if (line->text.len && line->text.len < LONGEST_LINE && !(line->flags & DRS_LINE_EDGE) &&
            drs_paper_line_kind(source, i) == DRS_PARAGRAPH_TEXT)
            look_at_line(source, line);
    }
}
