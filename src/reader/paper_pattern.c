/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/paper_pattern.h"

#include "base/date.h"
#include "base/utf8.h"
#include "reader/paper_join.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- words ---- */

size_t drs_skip_blanks(drs_str s, size_t at)
{
    for (;;) {
        if (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\t' || s.ptr[at] == '\n'))
            at++;
        else if (at + 1 < s.len && s.ptr[at] == '\xC2' && s.ptr[at + 1] == '\xA0')
            at += 2;
        else
            return at;
    }
}

static uint32_t lower_at(drs_str s, size_t *at)
{
    return *at < s.len ? drs_utf8_lower(drs_utf8_next(s, at)) : 0;
}

/* Letters that recognition of scanned print takes for each other, as the first of them. */
static uint32_t shape_of(uint32_t c)
{
    static const struct {
        uint32_t c, shape;
    } shapes[] = {{'0', 'o'}, {0xF6, 'o'}, {'1', 'l'}, {'i', 'l'},  {'|', 'l'},  {0xED, 'l'},
                  {'5', 's'}, {'c', 'e'},  {'u', 'n'}, {0xFC, 'n'}, {0xE4, 'a'}, {'8', 'b'}};
    c = drs_utf8_lower(c);
    for (size_t i = 0; i < COUNT(shapes); i++)
        if (shapes[i].c == c)
            return shapes[i].shape;
    return c;
}

enum { LETTERS_A_FAULT = 5 }; /* one in five may be misread */

/* "A n t w o r t": letters set apart for emphasis, as print does it. Words of one or two letters
 * are never taken for it. */
static size_t begins_spaced(drs_str s, drs_str want)
{
    enum { LEAST = 3 };
    size_t at = 0, letters = 0, faults = 0;
    for (size_t want_at = 0; want_at < want.len;) {
        if (want.ptr[want_at] == ' ') {
            want_at++;
            continue;
        }
        size_t next = letters ? drs_skip_blanks(s, at) : at;
        if (letters && next == at)
            return 0;
        if (next >= s.len)
            return 0;
        uint32_t has = drs_utf8_next(s, &next), wanted = drs_utf8_next(want, &want_at);
        if (shape_of(has) != shape_of(wanted))
            return 0;
        faults += drs_utf8_lower(has) != drs_utf8_lower(wanted);
        at = next;
        letters++;
    }
    return letters >= LEAST && faults * LETTERS_A_FAULT <= letters ? at : 0;
}

/* Two letters that recognition makes of one: bytes of the two at s[at], and *want_at moved. */
static size_t pair_at(drs_str s, size_t at, drs_str want, size_t *want_at)
{
    static const struct {
        const char *has, *wanted;
    } pairs[] = {{"ii", "ü"}, {"rn", "m"}, {"vv", "w"}, {"cl", "d"}};
    for (size_t i = 0; i < COUNT(pairs); i++) {
        drs_str has = drs_str_c(pairs[i].has), wanted = drs_str_c(pairs[i].wanted);
        if (drs_str_starts(drs_str_sub(s, at, s.len), has) &&
            drs_str_starts(drs_str_sub(want, *want_at, want.len), wanted)) {
            *want_at += wanted.len;
            return has.len;
        }
    }
    return 0;
}

size_t drs_begins_misread(drs_str s, drs_str want)
{
    size_t at = 0, want_at = 0, faults = 0;
    while (want_at < want.len) {
        if (at >= s.len)
            return 0;
        size_t here = at, wanted_here = want_at;
        uint32_t has = drs_utf8_next(s, &at), wanted = drs_utf8_next(want, &want_at);
        if (shape_of(has) == shape_of(wanted)) {
            faults += drs_utf8_lower(has) != drs_utf8_lower(wanted);
            continue;
        }
        size_t pair = pair_at(s, here, want, &wanted_here);
        if (pair == 0)
            return 0;
        at = here + pair;
        want_at = wanted_here;
        faults++;
    }
    return faults * LETTERS_A_FAULT <= want.len ? at : 0;
}

static size_t begins_clear(drs_str s, drs_str want)
{
    size_t at = 0, want_at = 0;
    while (want_at < want.len) {
        if (want.ptr[want_at] == ' ') {
            size_t next = drs_skip_blanks(s, at);
            if (next == at)
                return 0;
            at = next;
            want_at++;
            continue;
        }
        if (at >= s.len || lower_at(s, &at) != lower_at(want, &want_at))
            return 0;
    }
    return at;
}

size_t drs_begins_str(drs_str s, drs_str want)
{
    size_t first = 0;
    (void)lower_at(want, &first);
    if (s.len > first && s.ptr[first] == ' ' && first < want.len && want.ptr[first] != ' ')
        return begins_spaced(s, want);
    enum { LEAST = 7, LEAST_OF_TWO = 9 };
    size_t clear = begins_clear(s, want);
    bool two = drs_str_find_byte(want, ' ') != DRS_NOT_FOUND;
    bool too_short = want.len < (size_t)(two ? LEAST_OF_TWO : LEAST);
    return clear || too_short ? clear : drs_begins_misread(s, want);
}

bool drs_is_clear(drs_str s, const char *prefix)
{
    drs_str want = drs_str_c(prefix);
    size_t at = 0;
    for (size_t i = 0; i < want.len;) {
        at = drs_skip_blanks(s, at);
        if (want.ptr[i] == ' ')
            i++;
        else if (lower_at(s, &at) != lower_at(want, &i))
            return false;
    }
    return true;
}

size_t drs_begins(drs_str s, const char *prefix)
{
    return drs_begins_str(s, drs_str_c(prefix));
}

size_t drs_finds(drs_str s, const char *words)
{
    unsigned char first = (unsigned char)words[0] | 0x20;
    for (size_t at = 0; at < s.len; at++)
        if (((unsigned char)s.ptr[at] | 0x20) == first &&
            drs_begins(drs_str_sub(s, at, s.len), words))
            return at;
    return DRS_NOT_FOUND;
}

bool drs_begins_with_any(drs_str s, const char *const *prefixes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (drs_begins(s, prefixes[i]))
            return true;
    return false;
}

size_t drs_digits_at(drs_str s, size_t at, uint32_t *number)
{
    size_t n = 0;
    *number = 0;
    for (; at + n < s.len && s.ptr[at + n] >= '0' && s.ptr[at + n] <= '9'; n++)
        *number = *number > 99999999 ? *number : *number * 10 + (uint32_t)(s.ptr[at + n] - '0');
    return n;
}

static char byte_at(drs_str s, size_t at)
{
    return at < s.len ? s.ptr[at] : '\0';
}

/* ---- lists of numbers ---- */

/* Words, blanks and marks between the numbers of "1, 2 a) und 3 bis 5": bytes at s[at], 0 where
 * the list ends. */
static size_t list_glue_at(drs_str s, size_t at)
{
    static const char *const words[] = {"und ", "bis ", "sowie ", "u. "};
    char c = byte_at(s, at), next = byte_at(s, at + 1);
    if (strchr(" ,.)(-/", c) && c)
        return 1;
    if (drs_str_starts(drs_str_sub(s, at, s.len), drs_str_c("–")))
        return strlen("–");
    for (size_t i = 0; i < COUNT(words); i++) {
        size_t n = drs_begins(drs_str_sub(s, at, s.len), words[i]);
        if (n)
            return n;
    }
    bool letter = c >= 'a' && c <= 'z';
    return letter && (next == '\0' || strchr(" ,.)(-/:", next)) ? 1 : 0;
}

/* Where the numbers named at s[at] end; *last is the last one, 0 where none stands there. */
static size_t number_list_end(drs_str s, size_t at, uint32_t *last)
{
    enum { DIGITS_MOST = 3 };
    *last = 0;
    for (;;) {
        uint32_t number;
        size_t n = drs_digits_at(s, at, &number);
        if (n > DIGITS_MOST)
            return at;
        *last = n ? number : *last;
        n = n ? n : *last ? list_glue_at(s, at) : 0;
        if (n == 0)
            return at;
        at += n;
    }
}

/* ---- labels ---- */

static bool ends_label(drs_str s, size_t at)
{
    return at >= s.len || drs_skip_blanks(s, at) > at;
}

static drs_label label_of(drs_label_kind kind, drs_str s, size_t length)
{
    return (drs_label){.kind = kind, .length = length, .text = drs_skip_blanks(s, length)};
}

static drs_label dash_label(drs_str s)
{
    /* the last three bullets: of the fonts Symbol and Wingdings, as converters leave them */
    static const char *const bullets[] = {
        "•", "▪", "○", "●", "■", "➢", "\xEF\x82\xB7", "\xEF\x82\xA7", "\xEF\x83\x98"};
    static const char *const dashes[] = {"–", "-", "—", "·", "*", "o"};
    for (size_t i = 0; i < COUNT(bullets) + COUNT(dashes); i++) {
        bool is_bullet = i < COUNT(bullets);
        const char *sign = is_bullet ? bullets[i] : dashes[i - COUNT(bullets)];
        size_t n = strlen(sign);
        if (!drs_str_starts(s, drs_str_c(sign)) || n >= s.len || !ends_label(s, n))
            continue;
        drs_label label = label_of(DRS_LABEL_DASH, s, n);
        label.is_bullet = is_bullet;
        return label;
    }
    return (drs_label){0};
}

/* "a)", "(a)", "aa)", "b." with a blank behind; a full stop only with a small letter. */
static drs_label letter_label(drs_str s)
{
    size_t at = byte_at(s, 0) == '(';
    if (byte_at(s, at) == byte_at(s, at + 1) && byte_at(s, at + 2) == ')')
        at++;
    char c = byte_at(s, at), behind = byte_at(s, at + 1);
    bool small = c >= 'a' && c <= 'z', large = c >= 'A' && c <= 'Z';
    if ((!small && !large) || !(behind == ')' || (behind == '.' && small && at == 0)) ||
        !ends_label(s, at + 2))
        return (drs_label){0};
    drs_label label = label_of(DRS_LABEL_LETTER, s, at + 2);
    label.sub = (uint32_t)((c | 0x20) - 'a' + 1);
    return label;
}

/* Behind the number of a label: ".2", "a)", ". a)", "b" */
static size_t label_sub(drs_str s, size_t at, uint32_t *sub)
{
    if (byte_at(s, at) == '.' && byte_at(s, at + 1) >= '1' && byte_at(s, at + 1) <= '9') {
        size_t n = drs_digits_at(s, at + 1, sub);
        return n <= 2 ? at + 1 + n : at;
    }
    size_t letter = byte_at(s, at) == '.' ? at + 1 : at;
    letter = drs_skip_blanks(s, letter);
    char c = byte_at(s, letter);
    if (c >= 'a' && c <= 'z' && (byte_at(s, letter + 1) == ')' || byte_at(s, letter + 1) == '.') &&
        ends_label(s, letter + 2)) {
        *sub = (uint32_t)(c - 'a' + 1);
        return letter + 1;
    }
    return at;
}

/* "Frage 3:", "Frage 3", "Frage Nr. 3" alone or with the question behind */
static drs_label word_label(drs_str s)
{
    drs_label label = {0};
    size_t at = drs_begins(s, "Frage Nr. ");
    at = at ? at : drs_begins(s, "Frage ");
    size_t n = at ? drs_digits_at(s, at, &label.number) : 0;
    if (n == 0 || n > 3)
        return (drs_label){0};
    at = label_sub(s, at + n, &label.sub);
    while (byte_at(s, at) == ':' || byte_at(s, at) == '.' || byte_at(s, at) == ')')
        at++;
    if (!ends_label(s, at))
        return (drs_label){0};
    label.kind = DRS_LABEL_NUMBER;
    label.is_word = true;
    label.length = at;
    label.text = drs_skip_blanks(s, at);
    return label;
}

/* "Fragen 3 und 4:": asked, and answered, as one */
static drs_label joint_label(drs_str s)
{
    drs_label label = {0};
    size_t at = drs_begins(s, "Fragen ");
    size_t n = at ? drs_digits_at(s, at, &label.number) : 0;
    if (n == 0 || n > 3)
        return (drs_label){0};
    at = number_list_end(s, at, &label.last);
    if (byte_at(s, at) != ':' || label.last <= label.number || !ends_label(s, at + 1))
        return (drs_label){0};
    label.kind = DRS_LABEL_NUMBER;
    label.is_word = true;
    label.length = at + 1;
    label.text = drs_skip_blanks(s, at + 1);
    return label;
}

static drs_label number_label(drs_str s)
{
    drs_label label = {.kind = DRS_LABEL_NUMBER};
    size_t n = drs_digits_at(s, 0, &label.number);
    if (n == 0 || n > 3 || label.number == 0)
        return (drs_label){0};
    size_t at = label_sub(s, n, &label.sub);
    bool closed = label.sub != 0;
    drs_date day;
    for (uint32_t deeper; closed && byte_at(s, at) == '.' && !drs_date_parse(s, &day); at += n + 1)
        if ((n = drs_digits_at(s, at + 1, &deeper)) == 0 || n > 2)
            break;
    if (byte_at(s, at) == ' ' && byte_at(s, at + 1) == '.') /* "3 . Welche", of recognised print */
        at++;
    while (byte_at(s, at) == '.' || byte_at(s, at) == ')' || byte_at(s, at) == ':') {
        at++;
        closed = true;
    }
    if (!closed || !ends_label(s, at))
        return (drs_label){0};
    label.length = at;
    label.text = drs_skip_blanks(s, at);
    return label;
}

drs_label drs_label_at(drs_str s)
{
    drs_label label = number_label(s);
    if (label.kind == DRS_LABEL_NONE)
        label = word_label(s);
    label.last = label.number;
    if (label.kind == DRS_LABEL_NONE)
        label = joint_label(s);
    if (label.kind == DRS_LABEL_NONE)
        label = letter_label(s);
    return label.kind == DRS_LABEL_NONE ? dash_label(s) : label;
}

bool drs_is_month_next(drs_str s)
{
    static const char *const months[] = {"Januar",    "Februar",  "März",       "April",
                                         "Mai",       "Juni",     "Juli",       "August",
                                         "September", "Oktober",  "November",   "Dezember",
                                         "Quartal",   "Halbjahr", "Wahlperiode"};
    return drs_begins_with_any(s, months, COUNT(months));
}

/* ---- ends ---- */

static bool ends_with_one(drs_str s, const char *const *ends, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (drs_str_ends(s, drs_str_c(ends[i])))
            return true;
    return false;
}

bool drs_is_closed(drs_str s)
{
    size_t digits = 0; /* of a footnote mark */
    while (digits < 2 && digits + 1 < s.len && s.ptr[s.len - digits - 1] >= '0' &&
           s.ptr[s.len - digits - 1] <= '9')
        digits++;
    if (digits && !strchr("0123456789/-", s.ptr[s.len - digits - 1]))
        s.len -= digits;
    static const char *const ends[] = {".", "?", "!", ":", ";", "“", "”", "\"", ")", "…"};
    return ends_with_one(s, ends, sizeof ends / sizeof *ends);
}

/* ---- sections ---- */

enum { LONGEST_HEADING = 160 };

static bool ends_sentence(drs_str s)
{
    return s.len && (s.ptr[s.len - 1] == '.' || s.ptr[s.len - 1] == '?' ||
                     s.ptr[s.len - 1] == ',' || s.ptr[s.len - 1] == ';');
}

/* "Vorbemerkung der Fragesteller:"; not where the text goes on behind the colon. */
bool drs_is_preamble(drs_str s)
{
    static const char *const words[] = {"Vorbemerkungen", "Vorbemerkung", "Vorwort",
                                        "Einleitung für die Frage"};
    if (s.len > LONGEST_HEADING || ends_sentence(s))
        return false;
    size_t at = 0, colon = drs_str_find_byte(s, ':');
    for (size_t i = 0; i < COUNT(words) && !at; i++)
        at = drs_begins(s, words[i]);
    if (at == 0 || (colon < s.len && drs_skip_blanks(s, colon + 1) < s.len))
        return false;
    return at >= s.len || strchr(" :n", byte_at(s, at));
}

/* "Antwort zu", "Zusammenfassende Antwort auf die", "Zu den Fragen": bytes before the numbers. */
static size_t reply_words(drs_str s)
{
    static const char *const adjectives[] = {"Zusammenfassende ", "Gemeinsame ", "Die "};
    static const char *const openings[] = {"Antwort zu",    "Antworten zu", "Antwort auf",
                                           "Antworten auf", "Antwort",      "Zu"};
    static const char *const asked[] = {
        " den Fragen ", " die Fragen ", " Fragen ",  " der Frage ", " die Frage ",
        " Frage ",      " Frage Nr. ",  " Ziffern ", " Ziffer ",    " "};
    size_t at = 0;
    for (size_t i = 0; i < COUNT(adjectives) && !at; i++)
        at = drs_begins(s, adjectives[i]);
    for (size_t list = 0; list < 2; list++) {
        const char *const *words = list ? asked : openings;
        size_t count = list ? COUNT(asked) : COUNT(openings), n = 0;
        for (size_t i = 0; i < count && !n; i++)
            n = drs_begins(drs_str_sub(s, at, s.len), words[i]);
        if (n == 0)
            return 0;
        at += n;
    }
    return at;
}

size_t drs_reply_at(drs_str s, uint32_t *number)
{
    size_t at = reply_words(s);
    if (at == 0)
        return 0;
    at = number_list_end(s, at, number);
    if (*number == 0)
        return 0;
    bool closed = byte_at(s, at) == ':';
    at += closed;
    return closed || at >= s.len ? drs_skip_blanks(s, at) : 0;
}

bool drs_is_reply_heading(drs_str s, uint32_t *number)
{
    size_t end = drs_reply_at(s, number);
    return end && end >= s.len;
}

/* Is one of these all that stands on the line, but for ":" and the mark of a note, "*)"? */
static bool is_whole(drs_str s, const char *const *lines, size_t count)
{
    drs_str bare = s;
    while (bare.len && strchr(":*) ", bare.ptr[bare.len - 1]))
        bare.len--;
    for (size_t i = 0; i < count; i++) {
        size_t n = drs_begins(bare, lines[i]);
        if (n && n == bare.len)
            return true;
    }
    return false;
}

bool drs_is_reply(drs_str s)
{
    static const char *const lines[] = {"Antwort", "Antwort der Landesregierung",
                                        "Antwort der Bundesregierung",
                                        "Antwort der Staatsregierung", "Antwort des Senats"};
    uint32_t number;
    return is_whole(s, lines, COUNT(lines)) || drs_is_reply_heading(s, &number);
}

bool drs_is_section(drs_str s)
{
    static const char *const lines[] = {"Kleine Anfrage", "Anfrage", "Begründung", "Fragen",
                                        "Hinweise des Landtagsamts"};
    return drs_is_preamble(s) || drs_is_reply(s) || is_whole(s, lines, COUNT(lines));
}

bool drs_is_annex(drs_str s)
{
    if (s.len > LONGEST_HEADING || ends_sentence(s))
        return false;
    static const char *const words[] = {"Anlage/n", "Anlage(n)", "Anlagen", "Anlage", "Anhang"};
    size_t at = 0;
    for (size_t i = 0; i < COUNT(words) && !at; i++)
        at = drs_begins(s, words[i]);
    if (at == 0)
        return false;
    drs_str rest = drs_str_trim(drs_str_sub(s, at, s.len));
    static const char *const goes_on[] = {"zu ", "zur ", "zum ", "zu der ", "der ", "I", "Nr."};
    if (rest.len == 0 || byte_at(rest, 0) == ':' || (rest.ptr[0] >= '0' && rest.ptr[0] <= '9'))
        return true;
    bool single = rest.len == 1 && rest.ptr[0] >= 'A' && rest.ptr[0] <= 'Z';
    return byte_at(s, at) == ' ' &&
           (single || drs_begins_with_any(rest, goes_on, COUNT(goes_on)) ||
            drs_str_starts(rest, drs_str_c("–")) || drs_str_starts(rest, drs_str_c("-")));
}

bool drs_is_answering(drs_str s)
{
    enum { LONGEST = 900 };
    if (s.len > LONGEST)
        return false;
    static const char *const openings[] = {"Die Antwort wurde namens", "Namens der Landesregierung",
                                           "Namens und im Auftrag", "Mit Schreiben vom"};
    static const char *const asked[] = {"Kleine Anfrage", "Große Anfrage", "Schriftliche Anfrage",
                                        "Anfrage", "Fragen"};
    bool replies =
        drs_finds(s, "beantwort") != DRS_NOT_FOUND || drs_finds(s, "übermittelt") != DRS_NOT_FOUND;
    if (!replies)
        return false;
    if (drs_begins_with_any(s, openings, COUNT(openings)))
        return true;
    bool by_letter = drs_finds(s, "mit Schreiben vom") != DRS_NOT_FOUND ||
                     drs_finds(s, "namens der") != DRS_NOT_FOUND ||
                     drs_finds(s, "namens des") != DRS_NOT_FOUND;
    if (!by_letter || drs_finds(s, " hat ") == DRS_NOT_FOUND)
        return false;
    for (size_t i = 0; i < COUNT(asked); i++)
        if (drs_finds(s, asked[i]) != DRS_NOT_FOUND)
            return true;
    return false;
}

bool drs_is_answering_intro(drs_str s)
{
    enum { LONGEST = 900 };
    static const char *const ends[] = {"wie folgt:", "wie folgt.", "beantwortet:", "beantwortet."};
    if (s.len > LONGEST || drs_finds(s, "beantwort") == DRS_NOT_FOUND ||
        drs_finds(s, "nfrage") == DRS_NOT_FOUND)
        return false;
    for (size_t i = 0; i < COUNT(ends); i++)
        if (drs_str_ends(s, drs_str_c(ends[i])))
            return true;
    return false;
}

/* "Themenkomplex B", "Teil 2: Mittel" */
static bool is_named_part(drs_str s)
{
    static const char *const words[] = {"Themenkomplex ", "Themenblock ", "Fragenkomplex ",
                                        "Komplex ",       "Teil ",        "Abschnitt "};
    size_t at = 0, end;
    for (size_t i = 0; i < COUNT(words) && !at; i++)
        at = drs_begins(s, words[i]);
    for (end = at; byte_at(s, end) && strchr("0123456789IVXABCDEFGH", s.ptr[end]);)
        end++;
    drs_str rest = drs_str_sub(s, end, s.len);
    return at && end > at && s.len <= LONGEST_HEADING && !ends_sentence(s) &&
           (rest.len == 0 || rest.ptr[0] == ':' || drs_begins(rest, " –") ||
            drs_begins(rest, " -"));
}

/* A capital or a Roman numeral before a full stop. */
bool drs_is_part_heading(drs_str s)
{
    size_t at = 0;
    if (is_named_part(s))
        return true;
    while (byte_at(s, at) && strchr("IVX", s.ptr[at]))
        at++;
    at = at || !(byte_at(s, 0) >= 'A' && byte_at(s, 0) <= 'H') ? at : 1;
    return at && s.len <= LONGEST_HEADING && byte_at(s, at) == '.' && byte_at(s, at + 1) == ' ' &&
           drs_letter_at(s, at + 2) && !ends_sentence(s) && s.ptr[s.len - 1] != ':';
}

bool drs_is_boilerplate(drs_str s)
{
    static const char *const openings[] = {"Die Veröffentlichungen des Landtags",
                                           "Der kostenfreie Abruf",
                                           "Gesamtherstellung:",
                                           "Herstellung:",
                                           "Vertrieb:",
                                           "ISSN ",
                                           "Druck:",
                                           "Herausgeber:",
                                           "Die Drucksache enthält zusätzlich",
                                           "Drucksachen, Plenarprotokolle",
                                           "Diese Drucksache wurde",
                                           "Der Landtag im Internet",
                                           "(Verteilt am",
                                           "(Ausgegeben am"};
    return drs_begins_with_any(s, openings, COUNT(openings));
}

bool drs_is_stamp(drs_str s)
{
    static const char *const words[] = {
        "Neudruck",     "Korrigierte Fassung", "Berichtigte Fassung", "Korrigierte Version",
        "Berichtigung", "Austauschseite"};
    enum { LONGEST = 80 };
    return s.len <= LONGEST && drs_begins_with_any(s, words, COUNT(words));
}

bool drs_is_asking(drs_str s)
{
    s = drs_str_trim(s);
    if (drs_str_ends(s, drs_str_c(")"))) {
        size_t open = s.len;
        while (open && s.ptr[open - 1] != '(')
            open--;
        if (open)
            s = drs_str_trim(drs_str_sub(s, 0, open - 1));
    }
    while (s.len && s.ptr[s.len - 1] >= '0' && s.ptr[s.len - 1] <= '9')
        s.len--;
    return drs_str_ends(s, drs_str_c("?")) || drs_str_ends(s, drs_str_c("?“"));
}

/* ---- numbers of papers ---- */

/* "19 / 12 345" in Berlin; "20/891 S" of the Stadtbürgerschaft in Bremen */
static size_t slash_number(drs_str s, size_t at)
{
    uint32_t number;
    size_t n = drs_digits_at(s, at, &number);
    if (n == 0 || n > 3)
        return 0;
    size_t slash = drs_skip_blanks(s, at + n);
    if (byte_at(s, slash) != '/')
        return 0;
    size_t second = drs_skip_blanks(s, slash + 1);
    size_t m = drs_digits_at(s, second, &number);
    if (m == 0 || m > 6)
        return 0;
    size_t end = second + m;
    if (m <= 3 && byte_at(s, end) == ' ' && drs_digits_at(s, end + 1, &number) == 3)
        end += 4;
    if (byte_at(s, end) == ' ' && byte_at(s, end + 1) == 'S' && ends_label(s, end + 2))
        end += 2;
    return end - at;
}

size_t drs_paper_number_at(drs_str s, size_t at)
{
    size_t length = slash_number(s, at);
    if (length == 0)
        return 0;
    size_t open = drs_skip_blanks(s, at + length);
    size_t inner = byte_at(s, open) == '(' ? slash_number(s, open + 1) : 0;
    if (inner && byte_at(s, open + 1 + inner) == ')')
        return open + 2 + inner - at;
    return length;
}

/* Blanks, hyphens and en dashes. */
static size_t skip_dashes(drs_str s, size_t at)
{
    for (;;) {
        if (byte_at(s, at) == '-' || byte_at(s, at) == ' ')
            at++;
        else if (drs_str_starts(drs_str_sub(s, at, s.len), drs_str_c("–")) ||
                 drs_str_starts(drs_str_sub(s, at, s.len), drs_str_c("—")))
            at += strlen("–");
        else
            return at;
    }
}

uint32_t drs_page_number(drs_str s)
{
    enum { LONGEST = 40, DIGITS_MOST = 4 };
    uint32_t number = 0, all;
    if (s.len > LONGEST)
        return 0;
    size_t at = skip_dashes(s, drs_begins(s, "Seite "));
    size_t n = drs_digits_at(s, at, &number);
    if (n == 0 || n > DIGITS_MOST)
        return 0;
    at = drs_skip_blanks(s, at + n);
    size_t of = drs_begins(drs_str_sub(s, at, s.len), "von ");
    if (of || byte_at(s, at) == '/') {
        at = drs_skip_blanks(s, at + (of ? of : 1));
        n = drs_digits_at(s, at, &all);
        at = n ? at + n : s.len + 1;
    }
    return skip_dashes(s, at) == s.len ? number : 0;
}
