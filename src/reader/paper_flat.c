/* SPDX-License-Identifier: Apache-2.0
 * One pass over the words of the line. At each word it is asked whether something begins there;
 * what is found is cut off before and, where its end is known, behind. The rest of the reader then
 * sees the lines a PDF reader would have given. */
#include "reader/paper_flat.h"

#include "base/date.h"
#include "reader/paper_lines.h"
#include "reader/paper_pattern.h"
#include "reader/paper_questions.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { SHORTEST_FLAT = 400, HEAD_WITHIN = 600, LONGEST_SENTENCE = 900 };

typedef struct flat {
    drs_source *source;
    drs_str s;
    size_t *offsets;
    size_t count, capacity;
    uint32_t question; /* number the next question must have */
    uint32_t note;     /* number the next footnote must have, 0: none may come */
    bool in_head;      /* no heading and no answering sentence so far */
    bool asked;        /* the number of the asked paper was met: the title follows */
    bool typed;        /* "Antwort" was */
} flat;

static void cut_at(flat *f, size_t at)
{
    if (at == 0 || at >= f->s.len || (f->count && f->offsets[f->count - 1] >= at))
        return;
    f->offsets =
        drs_arena_grow(f->source->arena, f->offsets, f->count, &f->capacity, sizeof *f->offsets);
    f->offsets[f->count++] = at;
}

static drs_str rest_of(const flat *f, size_t at)
{
    return drs_str_sub(f->s, at, f->s.len);
}

/* Each of the following looks at the word at `at`: where what begins there ends, else 0. */

static size_t number_end(const flat *f, size_t at)
{
    size_t n = drs_begins(rest_of(f, at), "Drucksache ");
    size_t number = n ? drs_paper_number_at(f->s, at + n) : 0;
    return number ? at + n + number : 0;
}

static size_t running_end(const flat *f, size_t at)
{
    static const char *const names[] = {"LANDTAG ", "Deutscher Bundestag", "Landtag Nordrhein",
                                        "Bayerischer Landtag"};
    enum { LONGEST = 120 };
    if (!drs_begins_with_any(rest_of(f, at), names, COUNT(names)))
        return 0;
    drs_str window = drs_str_sub(f->s, at, at + LONGEST);
    size_t word = drs_finds(window, "Drucksache ");
    size_t term = drs_finds(window, "Wahlperiode");
    if (word == DRS_NOT_FOUND || term == DRS_NOT_FOUND || term > word)
        return 0;
    return number_end(f, at + word);
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

static size_t heading_end(const flat *f, size_t at)
{
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
    return 0;
}

/* "Der Minister für … hat die Kleine Anfrage … beantwortet." */
static size_t answering_end(const flat *f, size_t at)
{
    drs_str rest = drs_str_sub(f->s, at, at + LONGEST_SENTENCE);
    if (!drs_begins(rest, "Der ") && !drs_begins(rest, "Die "))
        return 0;
    size_t asked = drs_finds(rest, " hat die Kleine Anfrage");
    size_t stop = drs_str_find(rest, drs_str_c(". "));
    if (asked == DRS_NOT_FOUND)
        return 0;
    while (stop != DRS_NOT_FOUND && stop < rest.len) {
        drs_str sentence = drs_str_sub(rest, 0, stop + 1);
        if (stop > asked && drs_str_ends(sentence, drs_str_c("beantwortet.")))
            return asked < drs_str_find(rest, drs_str_c(".")) ? at + stop + 1 : 0;
        size_t next = drs_str_find(drs_str_sub(rest, stop + 1, rest.len), drs_str_c(". "));
        stop = next == DRS_NOT_FOUND ? next : stop + 1 + next;
    }
    return 0;
}

/* Behind a full stop, or where something else has just ended. */
static bool is_fresh(const flat *f, size_t at)
{
    return at < 2 || strchr(".?!)", f->s.ptr[at - 2]) ||
           (f->count && f->offsets[f->count - 1] + 1 == at);
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
    if (drs_begins(drs_str_sub(text, end, text.len), " (")) {
        size_t close = drs_str_find_byte(drs_str_sub(text, end, text.len), ')');
        end += close == DRS_NOT_FOUND ? 0 : close + 1;
    }
    f->question++;
    return at + label.text + end;
}

static bool begins_fact(const flat *f, size_t at)
{
    static const char *const always[] = {"auf die Kleine Anfrage ", "auf die Große Anfrage "};
    static const char *const people[] = {"des Abgeordneten ", "der Abgeordneten "};
    drs_str rest = rest_of(f, at);
    drs_date date;
    if (drs_begins_with_any(rest, always, COUNT(always)))
        return true;
    if (drs_begins_with_any(rest, people, COUNT(people)))
        return f->typed && !f->asked;
    return drs_date_parse(rest, &date) && at > 4 && f->s.ptr[at - 1] == ' ' &&
           f->s.ptr[at - 2] >= '0' && f->s.ptr[at - 2] <= '9';
}

/* In the head: a fact begins here, or the title behind the number of the asked paper. */
static size_t head_end(flat *f, size_t at)
{
    size_t end = number_end(f, at);
    if (end) {
        bool asked = f->typed;
        f->asked = f->asked || asked;
        return asked ? end : at;
    }
    if (drs_begins(rest_of(f, at), "Antwort der ")) {
        f->typed = true;
        return at;
    }
    return begins_fact(f, at) ? at : 0;
}

/* What may stand anywhere. */
static size_t part_end(flat *f, size_t at)
{
    size_t end = running_end(f, at);
    end = end ? end : dates_end(f, at);
    end = end ? end : heading_end(f, at);
    if (!end && drs_begins(rest_of(f, at), "Die Veröffentlichungen des Landtags"))
        return at;
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

static void look_at(flat *f, size_t at)
{
    if (at && running_end(f, at))
        cut_at(f, foot_before(f, at));
    size_t end = part_end(f, at);
    f->in_head = f->in_head && !(end && (f->note || heading_end(f, at) == end));
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
           drs_finds(line->text, "Antwort der ") < (size_t)HEAD_WITHIN * 4;
}

void drs_paper_flat(drs_source *source)
{
    size_t i = drs_line_next(source, 0);
    if (i >= source->line_count || !is_flat(&source->lines[i]))
        return;
    flat f = {.source = source, .s = source->lines[i].text, .question = 1, .in_head = true};
    for (size_t at = 0; at < f.s.len; at++)
        if (at == 0 || f.s.ptr[at - 1] == ' ')
            look_at(&f, at);
    if (f.count == 0)
        return;
    drs_source_report(source, DRS_PAP005, drs_line_place(&source->lines[i]), (drs_str){0},
                      (drs_str){0});
    drs_paper_cut(source, i, f.offsets, f.count);
}
