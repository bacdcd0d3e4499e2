/* SPDX-License-Identifier: Apache-2.0
 * One pass over the words of the line. At each word it is asked whether something begins there;
 * what is found is cut off before and, where its end is known, behind. The rest of the reader then
 * sees the lines a PDF reader would have given. */
#include "reader/paper_flat.h"

#include "base/date.h"
#include "base/utf8.h"
#include "reader/paper_head_line.h"
#include "reader/paper_lines.h"
#include "reader/paper_pattern.h"
#include "reader/paper_questions.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { SHORTEST_FLAT = 400, HEAD_WITHIN = 600, LONGEST_SENTENCE = 900 };

typedef struct flat {
    drs_source *source;
    const drs_paper_line *line;
    drs_str s;
    size_t *offsets;
    size_t count, capacity;
    uint32_t question; /* number the next question must have */
    uint32_t note;     /* number the next footnote must have, 0: none may come */
    bool in_head;      /* no heading and no answering sentence so far */
    bool inquired;     /* "Kleine Anfrage" was met */
    bool asked;        /* the number of the asked paper was met: the title follows */
    bool typed;        /* "Antwort" was */
    bool titled;       /* a piece of its own stood where a title may */
    bool answerer; /* the piece that is open begins with who answers, and may end in the title */
    bool open;     /* the date of the inquiry was met: a title may follow */
    size_t skip;   /* words before are told already */
} flat;

static void cut_at(flat *f, size_t at)
{
    if (at == 0 || at >= f->s.len || (f->count && f->offsets[f->count - 1] >= at))
        return;
    f->offsets =
        drs_arena_grow(f->source->arena, f->offsets, f->count, &f->capacity, sizeof *f->offsets);
    f->offsets[f->count++] = at;
}

static bool is_capital(const flat *f, size_t at)
{
    drs_str s = drs_str_sub(f->s, at, at + 4);
    size_t next = 0;
    return drs_utf8_is_upper(drs_utf8_next(s, &next));
}

static drs_str rest_of(const flat *f, size_t at)
{
    return drs_str_sub(f->s, at, f->s.len);
}

/* Bytes of the one of the words that stands here, 0 for none. */
static size_t begins_one(drs_str s, const char *const *words, size_t count)
{
    size_t n = 0;
    for (size_t i = 0; i < count && !n; i++)
        n = drs_begins(s, words[i]);
    return n;
}

/* Each of the following looks at the word at `at`: where what begins there ends, else 0. */

static size_t number_end(const flat *f, size_t at)
{
    size_t n = drs_begins(rest_of(f, at), "Drucksache ");
    size_t number = n ? drs_paper_number_at(f->s, at + n) : 0;
    return number ? at + n + number : 0;
}

/* "LANDTAG NORDRHEIN-WESTFALEN - 18. Wahlperiode Drucksache 18/14087", or the number first. */
static size_t running_end(const flat *f, size_t at)
{
    enum { LONGEST = 120, GAP = 8 };
    static const char term[] = "Wahlperiode";
    if (!is_capital(f, at))
        return 0;
    size_t number = number_end(f, at), from = number ? number : at;
    for (size_t n = 0; number && n < GAP && from < f->s.len && !is_capital(f, from); n++)
        from++;
    drs_str window = drs_str_sub(f->s, from, at + LONGEST);
    if (!drs_begins_parliament(window))
        return 0;
    size_t period = drs_finds(window, term), word = drs_finds(window, "Drucksache ");
    if (period == DRS_NOT_FOUND)
        return 0;
    if (number)
        return word > period ? from + period + strlen(term) : 0;
    return word == DRS_NOT_FOUND || period > word ? 0 : number_end(f, at + word);
}

static size_t dates_end(const flat *f, size_t at)
{
    drs_date date;
    size_t n = drs_begins(rest_of(f, at), "Datum des Originals: ");
    size_t d = n ? drs_date_parse(rest_of(f, at + n), &date) : 0;
    if (d == 0)
        return 0;
    size_t end = at + n + d;
    size_t issued = drs_begins(rest_of(f, end), "/Ausgegeben: ");
    d = issued ? drs_date_parse(rest_of(f, end + issued), &date) : 0;
    return d ? end + issued + d : end;
}

/* From one of the openings up to the first colon, which must stand near and behind these words. */
static size_t colon_end(const flat *f, size_t at, const char *const *openings, size_t count,
                        const char *words)
{
    enum { LONGEST = 160 };
    drs_str window = drs_str_sub(f->s, at, at + LONGEST);
    if (!is_capital(f, at) || !drs_begins_with_any(window, openings, count))
        return 0;
    size_t colon = drs_str_find_byte(window, ':');
    window = drs_str_sub(window, 0, colon);
    bool told = colon != DRS_NOT_FOUND && (!*words || drs_finds(window, words) != DRS_NOT_FOUND);
    return told && drs_str_find_byte(window, '?') == DRS_NOT_FOUND ? at + colon + 1 : 0;
}

/* "Wir fragen die Landesregierung:", "Die Kleine Anfrage 8/212 vom … hat folgenden Wortlaut:" */
static size_t lead_end(const flat *f, size_t at)
{
    static const char *const asks[] = {"Ich frage", "Wir fragen", "Vor diesem Hintergrund",
                                       "Dies vorausgeschickt", "Die Staatsregierung wird"};
    static const char *const wordings[] = {"Die Kleine Anfrage", "Die Große Anfrage"};
    size_t end = colon_end(f, at, asks, COUNT(asks), "frag");
    return end ? end : colon_end(f, at, wordings, COUNT(wordings), "Wortlaut");
}

static size_t heading_end(const flat *f, size_t at)
{
    static const char *const openings[] = {"Vorbemerkung ", "Einleitung für die Frage"};
    static const char *const headings[] = {
        "Vorbemerkung der Kleinen Anfrage", "Vorbemerkung der Großen Anfrage",
        "Vorbemerkung der Landesregierung", "Vorbemerkung der Bundesregierung",
        "Vorbemerkung der Staatsregierung", "Vorbemerkung der Fragestellerinnen und Fragesteller",
        "Vorbemerkung der Fragestellerin",  "Vorbemerkung der Fragesteller",
        "Vorbemerkung des Fragestellers",   "Vorbemerkung des Abgeordneten",
        "Vorbemerkung der Abgeordneten"};
    for (size_t i = 0; i < COUNT(headings); i++) {
        size_t n = drs_begins(rest_of(f, at), headings[i]);
        if (n && at + n < f->s.len && f->s.ptr[at + n] == ' ')
            return at + n;
    }
    return colon_end(f, at, openings, COUNT(openings), "");
}

/* "Der Minister für … hat die Kleine Anfrage … beantwortet." */
static size_t answering_end(const flat *f, size_t at)
{
    static const char *const openings[] = {"Der ", "Die ", "Das "}, answered[] = "beantwortet";
    drs_str rest = drs_str_sub(f->s, at, at + LONGEST_SENTENCE);
    if (!is_capital(f, at) || !drs_begins_with_any(rest, openings, COUNT(openings)))
        return 0;
    size_t end = drs_finds(rest, " hat die Kleine Anfrage");
    if (end == DRS_NOT_FOUND || end > drs_str_find_byte(rest, '.'))
        return 0;
    for (;;) {
        size_t n = drs_str_find(drs_str_sub(rest, end, rest.len), drs_str_c(answered));
        if (n == DRS_NOT_FOUND)
            return 0;
        end += n + strlen(answered);
        if (end < rest.len && strchr(".:", rest.ptr[end]))
            return at + end + 1;
    }
}

/* Behind a full stop, with or without the mark of a note, or where something else has just ended.
 */
static bool is_fresh(const flat *f, size_t at)
{
    enum { DIGITS_MOST = 3 };
    if (at < 2 || (f->count && f->offsets[f->count - 1] + 1 == at))
        return true;
    size_t end = at - 1;
    while (end > 1 && at - end <= DIGITS_MOST && f->s.ptr[end - 1] >= '0' &&
           f->s.ptr[end - 1] <= '9')
        end--;
    return strchr(".?!):", f->s.ptr[end - 1]) != NULL;
}

/* "2 vgl. Drs. 18/12723.": footnotes stand behind the answering sentence, one after the other. */
static bool begins_note(flat *f, size_t at)
{
    uint32_t number;
    size_t n = f->note ? drs_digits_at(f->s, at, &number) : 0;
    if (n == 0 || number != f->note || !is_fresh(f, at) || at + n >= f->s.len ||
        f->s.ptr[at + n] != ' ')
        return false;
    f->note++;
    return true;
}

/* "(bitte nach Jahren)", "Bitte nach Jahren aufschlüsseln." behind a question: its bytes. */
static size_t rider_at(drs_str s)
{
    char last = drs_begins(s, " (") ? ')' : drs_begins(s, " Bitte ") ? '.' : '\0';
    size_t end = last ? drs_str_find_byte(s, last) : DRS_NOT_FOUND;
    return end == DRS_NOT_FOUND ? 0 : end + 1;
}

static size_t question_end(flat *f, size_t at)
{
    drs_label label = drs_label_at(rest_of(f, at));
    if (label.kind != DRS_LABEL_NUMBER || label.number != f->question || !is_fresh(f, at))
        return 0;
    drs_str text = drs_str_sub(f->s, at + label.text, at + label.text + LONGEST_SENTENCE);
    size_t mark = drs_str_find_byte(text, '?');
    if (!drs_opens_question(text) || mark == DRS_NOT_FOUND)
        return 0;
    size_t end = mark + 1;
    for (size_t n = 1; n; end += n)
        n = rider_at(drs_str_sub(text, end, text.len));
    f->question++;
    return at + label.text + end;
}

/* "Zu den Fragen 2 und 3:", "Antwort:" */
static size_t reply_end(const flat *f, size_t at)
{
    enum { LONGEST = 80 };
    uint32_t number;
    drs_str window = drs_str_sub(f->s, at, at + LONGEST);
    if (!is_capital(f, at) || !is_fresh(f, at))
        return 0;
    size_t n = drs_begins(window, "Antwort: ") ? strlen("Antwort:") : drs_reply_at(window, &number);
    n = n == DRS_NOT_FOUND || n > window.len ? 0 : n;
    while (n && window.ptr[n - 1] == ' ')
        n--;
    return n && window.ptr[n - 1] == ':' ? at + n : 0;
}

/* ---- the head ---- */

/* "Kleine Anfrage" with no article before it. */
static size_t inquiry_end(flat *f, size_t at)
{
    static const char *const kinds[] = {"Schriftliche Kleine Anfrage ", "Kleine Anfrage ",
                                        "Große Anfrage ", "Schriftliche Anfrage "};
    static const char *const behind[] = {"Nr.", "vom ", "der ", "des ", "zu", "- ", "– "};
    size_t n = f->inquired ? 0 : begins_one(rest_of(f, at), kinds, COUNT(kinds));
    if (n == 0)
        return 0;
    f->inquired = true;
    uint32_t number;
    drs_str rest = rest_of(f, at + n);
    bool goes_on = drs_begins_with_any(rest, behind, COUNT(behind)) ||
                   drs_digits_at(rest, 0, &number) || drs_begins(rest, "und ");
    return goes_on ? at : at + n - 1;
}

/* "Antwort der Landesregierung", "und Antwort des Ministeriums für …": where who answers ends, if
 * these are set words. */
static size_t type_end(flat *f, size_t at)
{
    static const char *const types[] = {"und Antwort ", "Antwort "};
    static const char *const by[] = {"der ", "des ", "Minister", "Staats", "Chef"};
    static const char *const governments[] = {"der Landesregierung ", "der Bundesregierung ",
                                              "der Staatsregierung ", "des Senats "};
    drs_str rest = rest_of(f, at);
    size_t n = f->typed ? 0 : begins_one(rest, types, COUNT(types));
    rest = drs_str_sub(rest, n, rest.len);
    if (n == 0 || !drs_begins_with_any(rest, by, COUNT(by)))
        return 0;
    f->typed = f->answerer = true;
    f->skip = at + n;
    size_t government = begins_one(rest, governments, COUNT(governments));
    if (government)
        f->answerer = drs_begins(drs_str_sub(rest, government, rest.len), "– ") != 0;
    return government ? at + n + government - 1 : at;
}

static bool begins_fact(flat *f, size_t at)
{
    static const char *const always[] = {"auf die Kleine Anfrage ", "auf die Große Anfrage ",
                                         "Betr.: "};
    static const char *const people[] = {"des Abgeordneten ", "der Abgeordneten ", "der Abg. "};
    drs_str rest = rest_of(f, at);
    drs_date date;
    if (drs_begins_with_any(rest, always, COUNT(always))) {
        f->inquired = true;
        f->skip = at + strlen("auf die Kleine Anfrage ");
        return true;
    }
    if (drs_begins_with_any(rest, people, COUNT(people)))
        return (f->typed || f->inquired) && !f->asked;
    return drs_date_parse(rest, &date) && at > 4 && f->s.ptr[at - 2] >= '0' &&
           f->s.ptr[at - 2] <= '9';
}

/* "zu Drucksache 18/10987", "– Drucksache 18/10987 –": where the number of a paper ends. */
static size_t paper_end(flat *f, size_t at)
{
    size_t zu = drs_begins(rest_of(f, at), "zu Drucksache ") ? strlen("zu ") : 0;
    size_t end = number_end(f, at + zu);
    if (end == 0)
        return 0;
    f->skip = end;
    bool asked = f->typed || zu;
    f->asked = f->asked || f->typed;
    f->answerer = f->answerer && !f->typed;
    if (asked && drs_begins(rest_of(f, end), " – "))
        end += strlen(" –");
    return asked ? end : at;
}

/* "vom 12.11.2024" behind the inquiry */
static size_t since_end(const flat *f, size_t at)
{
    drs_date date;
    size_t n = f->inquired ? drs_begins(rest_of(f, at), "vom ") : 0;
    size_t d = n ? drs_date_parse(rest_of(f, at + n), &date) : 0;
    return d ? at + n + d : 0;
}

/* Words that stand by themselves in the head before `at` may be the title. */
static void look_for_title(flat *f, size_t at)
{
    size_t from = f->count ? f->offsets[f->count - 1] : 0;
    drs_str piece = drs_str_trim(drs_str_sub(f->s, from, at));
    drs_place place = drs_line_place(f->line);
    if (piece.len == 0 || f->titled)
        return;
    f->titled = true;
    if (!f->answerer)
        return;
    place.column += (uint32_t)drs_utf8_length(drs_str_sub(f->s, 0, from)) + (from > 0);
    drs_source_report(f->source, DRS_PAP006, place, piece, (drs_str){0});
}

/* In the head: a fact begins here, or the title behind the number of the asked paper. */
static size_t head_end(flat *f, size_t at)
{
    size_t end = at < f->skip ? 0 : paper_end(f, at);
    if (end)
        return end;
    if (at >= f->skip && f->inquired && drs_begins(rest_of(f, at), "und Antwort ") && f->open)
        look_for_title(f, at);
    end = at < f->skip ? 0 : type_end(f, at);
    end = end || at < f->skip ? end : inquiry_end(f, at);
    if (!end && (end = since_end(f, at)) != 0) {
        cut_at(f, end);
        f->open = true;
        return 0;
    }
    if (end)
        f->open = false;
    return end || at < f->skip ? end : begins_fact(f, at) ? at : 0;
}

/* What may stand anywhere. */
static size_t part_end(flat *f, size_t at)
{
    size_t end = running_end(f, at);
    end = end ? end : dates_end(f, at);
    end = end ? end : heading_end(f, at);
    if (!end && drs_begins(rest_of(f, at), "Die Veröffentlichungen des Landtags"))
        return at;
    end = end ? end : lead_end(f, at);
    end = end ? end : reply_end(f, at);
    if (end)
        f->note = 0;
    if (!end && (end = answering_end(f, at)) != 0)
        f->note = 1;
    return end ? end : question_end(f, at);
}

/* The number of the page that ends before the running head at `at`; `at` itself where none is. */
static size_t foot_before(const flat *f, size_t at)
{
    enum { DIGITS_MOST = 4 };
    size_t begin = at - 1;
    while (begin && f->s.ptr[begin - 1] >= '0' && f->s.ptr[begin - 1] <= '9')
        begin--;
    bool number = begin < at - 1 && at - 1 - begin <= DIGITS_MOST && begin > 1 &&
                  f->s.ptr[begin - 1] == ' ' && is_fresh(f, begin);
    return number ? begin : at;
}

/* Running heads, dates and imprints may stand in a head; nothing else that may stand anywhere. */
static bool ends_head(const flat *f, size_t at, size_t end, uint32_t asked)
{
    return f->note || f->question != asked ||
           (running_end(f, at) != end && dates_end(f, at) != end);
}

static void look_at(flat *f, size_t at)
{
    if (at && running_end(f, at))
        cut_at(f, foot_before(f, at));
    uint32_t asked = f->question;
    size_t end = part_end(f, at);
    if (f->in_head && end && end > at && ends_head(f, at, end, asked)) {
        look_for_title(f, at);
        f->in_head = false;
    }
    if (!end && begins_note(f, at))
        end = at;
    if (!end && f->in_head)
        end = head_end(f, at);
    if (!end)
        return;
    cut_at(f, at);
    if (end > at)
        cut_at(f, end);
}

static bool is_flat(const drs_paper_line *line)
{
    drs_str head = drs_str_sub(line->text, 0, HEAD_WITHIN);
    return line->text.len >= SHORTEST_FLAT && !memchr(line->text.ptr, '\t', line->text.len) &&
           (drs_finds(head, "Drucksache ") != DRS_NOT_FOUND ||
            drs_finds(head, "auf die Kleine Anfrage") != DRS_NOT_FOUND) &&
           drs_finds(head, "Anfrage ") != DRS_NOT_FOUND &&
           drs_finds(line->text, "Antwort ") < (size_t)HEAD_WITHIN * 4;
}

void drs_paper_flat(drs_source *source)
{
    size_t i = drs_line_next(source, 0);
    if (i >= source->line_count || !is_flat(&source->lines[i]))
        return;
    flat f = {.source = source,
              .line = &source->lines[i],
              .s = source->lines[i].text,
              .question = 1,
              .in_head = true};
    for (size_t at = 0; at < f.s.len; at++)
        if (at == 0 || f.s.ptr[at - 1] == ' ')
            look_at(&f, at);
    if (f.in_head)
        look_for_title(&f, f.s.len);
    if (f.count == 0)
        return;
    drs_source_report(source, DRS_PAP005, drs_line_place(&source->lines[i]), (drs_str){0},
                      (drs_str){0});
    drs_paper_cut(source, i, f.offsets, f.count);
    for (size_t n = 0; n <= f.count; n++)
        source->lines[i + n].flags |= DRS_LINE_START;
}
