/* SPDX-License-Identifier: Apache-2.0
 * Every line that begins with a number and asks is a candidate. A list of questions is a chain of
 * candidates with rising numbers that begins with 1, and may begin anew under a heading. Of the
 * chains that begin at different places one is the paper's: behind a question that is quoted comes
 * the next question, behind one that is put comes an answer. */
#include "reader/paper_questions.h"

#include "reader/paper_join.h"
#include "reader/paper_lines.h"
#include "reader/paper_paragraph.h"
#include "reader/paper_pattern.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct candidate {
    size_t line, end; /* its paragraph: lines [line, end) as far as it asks */
    uint32_t number, sub, last;
    bool asks, bold, answered;
    bool topic; /* a heading stands before it */
    bool annex; /* it stands in an Anlage */
} candidate;

typedef struct candidates {
    drs_source *source;
    candidate *items;
    size_t count, capacity;
    uint32_t asked[1000]; /* how many candidates of this number ask */
    bool annex;           /* the heading of an Anlage was met behind the first candidate */
} candidates;

/* "In welchen", "Bei wie vielen": the second word asks. */
static bool asks_behind_preposition(drs_str s)
{
    static const char *const asking[] = {" welch", " wie ", " was ", " wann "};
    enum { LONGEST_PREPOSITION = 8 };
    size_t blank = drs_str_find_byte(drs_str_sub(s, 0, LONGEST_PREPOSITION + 1), ' ');
    return blank != DRS_NOT_FOUND &&
           drs_begins_with_any(drs_str_sub(s, blank, s.len), asking, COUNT(asking));
}

/* "Nennen Sie die Programme." */
static bool opens_demand(drs_str s)
{
    static const char *const words[] = {
        "Nennen Sie ", "Geben Sie ", "Listen Sie ",    "Führen Sie ",      "Stellen Sie ",
        "Teilen Sie ", "Legen Sie ", "Erläutern Sie ", "Beschreiben Sie ", "Schlüsseln Sie "};
    return drs_begins_with_any(s, words, COUNT(words));
}

bool drs_opens_question(drs_str s)
{
    static const char *const words[] = {
        "Welch",       "Wie ",     "Was ",    "Wann ",   "Wer ",   "Wem ",         "Wen ",
        "Wo",          "Warum",    "Weshalb", "Wieso",   "Inwie",  "Gibt ",        "Gab ",
        "Ist ",        "Sind ",    "War",     "Hat",     "Haben ", "Wird ",        "Werden ",
        "Wurde",       "Kann ",    "Können ", "Soll",    "Bitte",  "Plant ",       "Teilt",
        "Sieht ",      "Trifft",   "Liegen ", "Liegt ",  "Hält ",  "Beabsichtigt", "Erwägt",
        "Unterstützt", "Falls ",   "Wenn ",   "Sofern ", "Holt ",  "Verfügt ",     "Besteht ",
        "Bestehen ",   "Mussten ", "Müssen ", "Muss ",   "Darf ",  "Dürfen "};
    return drs_begins_with_any(s, words, COUNT(words)) || opens_demand(s) ||
           asks_behind_preposition(s);
}

static bool is_bold_line(const drs_source *source, drs_str s)
{
    while (source->markdown && s.len && (s.ptr[0] == '#' || s.ptr[0] == ' '))
        s = drs_str_sub(s, 1, s.len);
    return source->markdown && (drs_str_starts(s, drs_str_c("**")) ||
                                drs_str_find(drs_str_sub(s, 0, 16), drs_str_c(" **")) < 16 ||
                                drs_str_find(drs_str_sub(s, 0, 16), drs_str_c(" ***")) < 16);
}

/* "Frage 4: Welche …" */
static bool is_worded_question(drs_str s)
{
    drs_label label = drs_label_at(s);
    return label.kind == DRS_LABEL_NUMBER && label.is_word && label.text < s.len &&
           strchr(".:)", s.ptr[label.length - 1]) &&
           drs_opens_question(drs_str_sub(s, label.text, s.len));
}

/* May a paragraph begin at line i? */
static bool may_begin(const drs_source *source, size_t i)
{
    if (i == 0 || source->lines[i].flags & (DRS_LINE_PAGE | DRS_LINE_START) ||
        drs_is_bare_label(source, i) || is_worded_question(source->lines[i].text))
        return true;
    const drs_paper_line *before = &source->lines[i - 1];
    if (before->text.len == 0 || drs_line_is_taken(before) ||
        is_bold_line(source, source->lines[i].text))
        return true;
    drs_str s = before->text;
    return drs_paper_line_ends(source, i - 1) || drs_is_asking(s) ||
           drs_str_ends(s, drs_str_c(".")) || drs_str_ends(s, drs_str_c(":")) ||
           drs_str_ends(s, drs_str_c(")")) || drs_is_section(s) || drs_str_ends(s, drs_str_c("**"));
}

static drs_str without_stars(drs_str s)
{
    while (s.len && (s.ptr[s.len - 1] == '*' || s.ptr[s.len - 1] == ' '))
        s.len--;
    return s;
}

/* Where the label's text begins: on its line, or where it stands alone, on the next one. */
static size_t text_line(const drs_source *source, size_t i)
{
    return drs_is_bare_label(source, i) ? drs_line_next(source, i + 1) : i;
}

/* Does the question go on in its parts ("a) …")? */
static bool is_part_next(const drs_source *source, size_t i)
{
    size_t next = drs_line_next(source, i + 1);
    return next < source->line_count &&
           drs_label_at(source->lines[next].text).kind == DRS_LABEL_LETTER;
}

/* Looks for the question mark in the lines from i on, up to a blank line or the next label. */
static void look_ahead(const drs_source *source, candidate *c)
{
    enum { LINES_MOST = 30 };
    c->end = c->line + 1;
    size_t from = text_line(source, c->line);
    for (size_t i = from; i < source->line_count && i < from + LINES_MOST; i++) {
        const drs_paper_line *line = &source->lines[i];
        if (line->text.len == 0)
            break;
        if (drs_line_is_taken(line))
            continue;
        drs_str s = without_stars(line->text);
        if (i > from && drs_label_at(s).kind == DRS_LABEL_NUMBER && may_begin(source, i))
            break;
        if (drs_is_asking(s) || (c->asks && s.ptr[0] == '(')) {
            c->asks = true;
            c->end = i + 1;
        } else if (drs_str_find_byte(s, '?') != DRS_NOT_FOUND && s.len < 4000) {
            c->asks = true;
        }
        if (source->dense && drs_paper_line_ends(source, i) && !is_part_next(source, i))
            break;
    }
}

enum { OPENING_MOST = 128 };

/* "1.** Wie" without its stars, as far as there is room. */
static drs_str without_inner_stars(drs_str s, char *room)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len && n < OPENING_MOST; i++)
        if (s.ptr[i] != '*')
            room[n++] = s.ptr[i];
    return drs_str_of(room, n);
}

/* "II. Ambulante Pflege", "Themenkomplex B": a short line of its own, or Markdown's "#". */
static bool is_under_heading(const drs_source *source, size_t i)
{
    enum { LONGEST_HEADING = 100 };
    size_t at = i;
    while (at > 0 &&
           (source->lines[at - 1].text.len == 0 || drs_line_is_taken(&source->lines[at - 1])))
        at--;
    if (at < 2)
        return false;
    const drs_paper_line *line = &source->lines[at - 1], *before = line - 1;
    if (source->markdown && line->text.ptr[0] == '#')
        return true;
    return line->text.len <= LONGEST_HEADING && !drs_is_closed(line->text) &&
           !drs_str_ends(line->text, drs_str_c(",")) &&
           drs_paper_line_kind(source, at - 1) == DRS_PARAGRAPH_TEXT &&
           (before->text.len == 0 || drs_line_is_taken(before) || drs_is_closed(before->text));
}

static bool is_annex_line(const drs_source *source, size_t i, drs_str words)
{
    return drs_is_annex(without_stars(words)) &&
           (i == 0 || source->lines[i - 1].text.len == 0 ||
            source->lines[i].flags & DRS_LINE_PAGE || drs_paper_line_ends(source, i - 1));
}

static void look_at(candidates *all, size_t i)
{
    drs_source *source = all->source;
    const drs_paper_line *line = &source->lines[i];
    drs_str s = drs_str_sub(line->text, drs_paper_markup(source, line->text), line->text.len);
    all->annex = all->annex || (all->count && is_annex_line(source, i, s));
    bool digit = s.len && ((s.ptr[0] >= '0' && s.ptr[0] <= '9') || (s.ptr[0] | 0x20) == 'f');
    if (!digit)
        return;
    char room[OPENING_MOST];
    if (source->markdown)
        s = without_inner_stars(s, room);
    drs_label label = drs_label_at(s);
    if (label.kind != DRS_LABEL_NUMBER || !may_begin(source, i))
        return;
    candidate c = {.line = i,
                   .number = label.number,
                   .sub = label.sub,
                   .last = label.last,
                   .topic = label.number == 1 && is_under_heading(source, i),
                   .annex = all->annex};
    c.bold = is_bold_line(source, line->text);
    look_ahead(source, &c);
    drs_str text = drs_str_sub(s, label.text, s.len);
    if (text.len == 0 && text_line(source, i) < source->line_count)
        text = source->lines[text_line(source, i)].text;
    while (text.len && (text.ptr[0] == '*' || text.ptr[0] == ' '))
        text = drs_str_sub(text, 1, text.len);
    if (!c.asks && !c.bold && !drs_opens_question(text))
        return;
    all->items =
        drs_arena_grow(source->arena, all->items, all->count, &all->capacity, sizeof *all->items);
    all->items[all->count++] = c;
    all->asked[c.number] += c.asks || c.bold;
}

/* Does anything stand between the question and the next candidate? Sub-questions are no answer. */
static bool is_answered(const drs_source *source, const candidate *c, size_t next)
{
    for (size_t i = drs_line_next(source, c->end); i < next; i = drs_line_next(source, i + 1)) {
        drs_str s = without_stars(source->lines[i].text);
        s = drs_str_sub(s, drs_paper_markup(source, s), s.len);
        if (drs_label_at(s).kind != DRS_LABEL_LETTER && !drs_is_asking(s))
            return true;
    }
    return false;
}

static void look_for_answers(candidates *all)
{
    for (size_t i = 0; i < all->count; i++) {
        bool last = i + 1 == all->count;
        size_t next = last ? all->source->line_count : all->items[i + 1].line;
        all->items[i].answered = is_answered(all->source, &all->items[i], next);
    }
}

/* May `next` follow `last` in one list? Numbers may be left out where a paper was shortened. */
static bool follows(const candidates *all, const candidate *last, const candidate *next)
{
    enum { LARGEST_GAP = 3 };
    if (next->number == last->last)
        return next->sub == last->sub + 1;
    bool sure = next->asks || next->bold;
    if (next->number == last->last + 1)
        return sure || all->asked[next->number] == 0;
    return sure && next->number > last->last && next->number <= last->last + LARGEST_GAP &&
           (last->last + 1 == COUNT(all->asked) || all->asked[last->last + 1] == 0);
}

/* Both begin with the same letters: one quotes the other. */
static bool is_same_question(const candidates *all, const candidate *a, const candidate *b)
{
    enum { LETTERS = 32 };
    drs_str s = all->source->lines[text_line(all->source, a->line)].text;
    drs_str t = all->source->lines[text_line(all->source, b->line)].text;
    size_t same = 0;
    for (size_t i = 0, k = 0; same < LETTERS; same++, i++, k++) {
        while (i < s.len && !drs_letter_at(s, i))
            i++;
        while (k < t.len && !drs_letter_at(t, k))
            k++;
        if (i >= s.len || k >= t.len)
            break;
        if (s.ptr[i] != t.ptr[k])
            return false;
    }
    return same > 0;
}

typedef struct chain {
    size_t start;
    size_t length, answered;
    size_t asked; /* of the answered ones, those that ask in so many words */
} chain;

/* Is candidate i one more item of a list in an answer, whose items stand line below line? */
static bool is_in_other_list(const candidates *all, size_t last, size_t i)
{
    const candidate *before = &all->items[i - 1], *c = &all->items[i];
    return last != i - 1 && !before->answered && c->number == before->last + 1 &&
           c->line == before->end && !all->source->dense;
}

/* Do the numbers begin anew under a heading, with another question? */
static bool begins_topic(const candidates *all, const chain *so_far, size_t last, size_t i)
{
    const candidate *c = &all->items[i];
    return c->topic && c->number == 1 && c->sub <= 1 && c->asks && all->items[last].answered &&
           !is_same_question(all, &all->items[so_far->start], c);
}

static chain chain_from(const candidates *all, size_t start, bool mark)
{
    chain found = {.start = start};
    size_t last = start;
    for (size_t i = start; i < all->count; i++) {
        const candidate *c = &all->items[i];
        if (c->annex && !all->items[start].annex)
            break;
        bool next =
            i == start || (follows(all, &all->items[last], c) && !is_in_other_list(all, last, i));
        if (!next && !begins_topic(all, &found, last, i))
            continue;
        last = i;
        found.length++;
        found.answered += c->answered;
        found.asked += c->answered && c->asks;
        if (mark)
            all->source->lines[c->line].flags |= DRS_LINE_QUESTION;
    }
    return found;
}

/* "1a)" straight behind "1." is a part of it. */
static bool is_part(const candidates *all, size_t i)
{
    const candidate *c = &all->items[i];
    return i > 0 && c->sub == 1 && c[-1].sub == 0 && c[-1].last == c->number && !c[-1].answered;
}

static bool may_start(const candidates *all, size_t i)
{
    const candidate *c = &all->items[i];
    if (is_part(all, i))
        return false;
    bool sure = c->asks || c->bold || all->asked[1] == 0; /* "1. Nennen Sie …" asks for something */
    return (c->number == 1 && c->sub <= 1 && sure) || (i == 0 && c->asks);
}

enum { STARTS_MOST = 16 };

/* The next candidate at or behind i that may start a chain; all->count for none. */
static size_t next_start(const candidates *all, size_t i)
{
    while (i < all->count && !may_start(all, i))
        i++;
    return i;
}

/* Is the question put again further down? Then this one is quoted. */
static bool is_repeated(const candidates *all, size_t start)
{
    size_t i = next_start(all, start + 1);
    for (size_t n = 0; n < STARTS_MOST && i < all->count; n++, i = next_start(all, i + 1))
        if (!all->items[i].annex && is_same_question(all, &all->items[start], &all->items[i]))
            return true;
    return false;
}

/* The paper's own chain: the first of those whose questions are mostly answered one by one, for
 * lists further down belong to an answer or an Anlage; else the one with most answers, of equals
 * the last, for lists further up are quoted. */
static bool find_chain(const candidates *all, chain *best)
{
    size_t i = next_start(all, 0);
    bool any = false;
    for (size_t n = 0; n < STARTS_MOST && i < all->count; n++, i = next_start(all, i + 1)) {
        chain found = chain_from(all, i, /* mark */ false);
        if (!all->items[i].annex && found.asked * 2 > found.length && !is_repeated(all, i)) {
            *best = found;
            return true;
        }
        if (!any || found.answered >= best->answered)
            *best = found;
        any = true;
    }
    return any;
}

/* A chain that is not the paper's is told, however sure the choice. */
static void report_others(const candidates *all, const chain *best)
{
    drs_source *source = all->source;
    drs_buf line = DRS_BUF(drs_arena_mem(source->arena));
    drs_buf_int(&line, source->lines[all->items[best->start].line].number);
    size_t i = next_start(all, 0);
    for (size_t n = 0; n < STARTS_MOST && i < all->count; n++, i = next_start(all, i + 1)) {
        const candidate *c = &all->items[i];
        const drs_paper_line *first = &source->lines[c->line];
        if (c->asks && !(first->flags & DRS_LINE_QUESTION) &&
            chain_from(all, i, /* mark */ false).length > 1)
            drs_source_report(source, DRS_PAP044, drs_line_place(first), drs_buf_str(&line),
                              first->text);
    }
    drs_buf_free(&line);
}

size_t drs_paper_questions(drs_source *source)
{
    candidates *all = drs_arena_alloc(source->arena, sizeof *all);
    all->source = source;
    for (size_t i = drs_line_next(source, 0); i < source->line_count;
         i = drs_line_next(source, i + 1))
        look_at(all, i);
    look_for_answers(all);
    chain best;
    if (!find_chain(all, &best))
        return 0;
    (void)chain_from(all, best.start, /* mark */ true);
    report_others(all, &best);
    return best.answered + 1;
}
