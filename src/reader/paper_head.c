/* SPDX-License-Identifier: Apache-2.0
 * The head is read line by line: a line that the grammar (paper_head_line) takes whole is facts;
 * the first paragraph it does not take, once type and asker or answerer are known, is the title. */
#include "reader/paper_head.h"

#include "base/utf8.h"
#include "reader/paper_askers.h"
#include "reader/paper_block.h"
#include "reader/paper_head_line.h"
#include "reader/paper_inline.h"
#include "reader/paper_join.h"
#include "reader/paper_lines.h"
#include "reader/paper_paragraph.h"
#include "reader/paper_pattern.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { LONGEST_TITLE = 600, LINES_AHEAD = 40 };

typedef struct head_reader {
    drs_head head;
    drs_source *source;
    drs_buf words;
    drs_prose prose;
} head_reader;

static bool begins_body(const drs_paper_line *line, drs_str words)
{
    static const char *const openings[] = {"Ich frage", "Wir fragen", "Die Staatsregierung wird",
                                           "Sehr geehrte"};
    return (line->flags & DRS_LINE_QUESTION) || drs_is_preamble(words) || drs_is_annex(words) ||
           drs_finds(words, "folgenden Wortlaut:") != DRS_NOT_FOUND || drs_is_answering(words) ||
           drs_begins_with_any(words, openings, COUNT(openings));
}

static bool begins_body_at(head_reader *r, size_t i)
{
    const drs_paper_line *line = &r->source->lines[i];
    return begins_body(line, drs_head_words(r->source, line, &r->words));
}

static bool is_complete(const head_reader *r)
{
    unsigned told = r->head.told;
    bool typed = told & (DRS_TOLD_TYPE | DRS_TOLD_INQUIRY);
    return typed && (told & (DRS_TOLD_ANSWERER | DRS_TOLD_ASKERS | DRS_TOLD_INQUIRY));
}

/* A head to read on with on trial; the caller frees its askers. */
static drs_head head_copy(const head_reader *r)
{
    drs_head head = r->head;
    head.askers = DRS_BUF(r->words.mem);
    drs_buf_put(&head.askers, drs_buf_str(&r->head.askers));
    return head;
}

/* What the next lines would tell, without taking it. */
static unsigned told_ahead(head_reader *r, size_t i, size_t lines)
{
    unsigned told = 0;
    drs_paper kept = *r->source->paper;
    drs_head head = head_copy(r);
    drs_buf words = DRS_BUF(r->words.mem);
    for (; lines && (i = drs_line_next(r->source, i)) < r->source->line_count; lines--, i++) {
        const drs_paper_line *line = &r->source->lines[i];
        drs_str s = drs_head_words(r->source, line, &words);
        if (begins_body(line, s))
            break;
        told |= drs_head_line(&head, s, drs_line_place(line));
    }
    drs_buf_free(&head.askers);
    drs_buf_free(&words);
    *r->source->paper = kept;
    return told;
}

/* Does an answerer go on? After a comma, "und" or an article, or before "und". */
static bool is_answerer_open(drs_str so_far, drs_str words)
{
    static const char *const open_ends[] = {",",    "-",    "\u00ad", " und", " der",
                                            " des", " für", " im",    " in",  " von"};
    static const char *const joiners[] = {"und ", "sowie ", "namens "};
    for (size_t n = 0; n < COUNT(open_ends); n++)
        if (drs_str_ends(so_far, drs_str_c(open_ends[n])))
            return true;
    return drs_begins_with_any(words, joiners, COUNT(joiners));
}

/* Do askers go on? After a comma or "und", before one, and as long as no Fraktion ends the list. */
static bool are_askers_open(head_reader *r, size_t i, drs_str so_far, drs_str words)
{
    static const char *const joiners[] = {"und ", "sowie ", "weiterer ", "Fraktion "};
    if (drs_begins_with_any(words, joiners, COUNT(joiners)) ||
        drs_str_ends(so_far, drs_str_c(",")) || drs_str_ends(so_far, drs_str_c("-")) ||
        drs_str_ends(so_far, drs_str_c("\u00ad")))
        return !(drs_str_is(words, "und") || drs_str_is(words, "und Antwort"));
    if (drs_askers_closed(r->source, so_far))
        return false;
    return r->source->wrapped || drs_askers_closed(r->source, words) ||
           (told_ahead(r, i + 1, 1) & DRS_TOLD_INQUIRY);
}

/* Askers and answerers go on over lines of one paragraph. */
static bool goes_on(head_reader *r, size_t i, drs_str words)
{
    const drs_source *source = r->source;
    drs_str names = drs_str_trim(drs_buf_str(&r->head.askers));
    enum { ASKERS_MOST = 16 * 1024, ANSWERER_MOST = 1024 };
    if (i == 0 || words.len == 0 || names.len > ASKERS_MOST ||
        source->paper->answerer.text.len > ANSWERER_MOST)
        return false;
    if (names.len && !drs_askers_closed(source, names) && drs_is_fraktion(source, words))
        return true;
    if (source->lines[i - 1].text.len == 0)
        return false;
    if (r->head.was_answerer)
        return source->paper->answerer.text.len &&
               is_answerer_open(source->paper->answerer.text, words);
    return r->head.told & DRS_TOLD_ASKERS && r->head.was_askers && names.len &&
           are_askers_open(r, i, names, words);
}

/* Puts the words of the next line behind those so far. */
static void append_words(drs_source *source, drs_buf *so_far, drs_str words)
{
    drs_str before = drs_str_trim(drs_buf_str(so_far));
    drs_glue glue = drs_join_lines(source, before, words);
    so_far->len = before.len;
    if (glue == DRS_GLUE_DROP)
        so_far->len -= before.ptr[before.len - 1] == '-' ? 1 : 2;
    if (glue == DRS_GLUE_BLANK && words.ptr[0] != '-')
        drs_buf_byte(so_far, ' ');
    drs_buf_put(so_far, words);
}

static void go_on(head_reader *r, drs_str words)
{
    if (!r->head.was_answerer || drs_is_fraktion(r->source, words)) {
        append_words(r->source, &r->head.askers, words);
        return;
    }
    drs_fact *answerer = &r->source->paper->answerer;
    drs_buf all = DRS_BUF(r->words.mem);
    drs_buf_put(&all, answerer->text);
    append_words(r->source, &all, words);
    answerer->text = drs_arena_copy(r->source->arena, drs_buf_str(&all));
    drs_buf_free(&all);
}

/* A title's runs: bold by its kind, so bold is no emphasis in it; lines are filled anew. */
static drs_text title_of(drs_source *source, drs_text text)
{
    drs_run *runs = drs_arena_alloc(source->arena, (text.count + 1) * sizeof *runs);
    for (size_t i = 0; i < text.count; i++) {
        runs[i] = text.runs[i];
        runs[i].style &= ~(unsigned)DRS_BOLD;
        if (runs[i].kind == DRS_RUN_BREAK) {
            runs[i].kind = DRS_RUN_TEXT;
            runs[i].text = (drs_str){" ", 1};
        }
    }
    return (drs_text){runs, text.count};
}

/* "Wortlaut der Kleinen Anfrage 3321 vom 12. Februar 2024:" leads to what follows, and dirt that
 * scanning left (". - ' ,") says nothing: no title, though it may stand where one does. */
static bool is_no_title(drs_str words)
{
    for (size_t at = 0, before = 0; at < words.len; at++) {
        size_t letter = drs_letter_at(words, at);
        if (letter && before)
            return drs_begins(words, "Wortlaut ") != 0;
        before = letter;
        at += letter ? letter - 1 : 0;
    }
    return true;
}

/* Does the line go on with the title that stands before it? */
static bool is_title_line(head_reader *r, size_t first, size_t i)
{
    const drs_source *source = r->source;
    const drs_paper_line *line = &source->lines[i];
    if (drs_line_is_taken(line) || line->text.len == 0 || line->flags & DRS_LINE_CUT)
        return false;
    drs_str words = drs_head_words(source, line, &r->words);
    bool heading = source->markdown && line->text.ptr[0] == '#';
    bool begun = source->markdown && source->lines[first].text.ptr[0] == '#';
    if (heading != begun || begins_body(line, words) || drs_is_section(words) ||
        drs_str_is(words, "und") || drs_begins(words, "und Antwort"))
        return false;
    return !(drs_paper_line_ends(source, i - 1) && source->dense);
}

/* "Betr.: ", "Thema: ": bytes before the title's own words. */
static size_t title_label(drs_str s)
{
    static const char *const labels[] = {
        "Betr.:", "betr:", "Betr.", "Betrifft:", "Betreff:", "zum Thema:", "Thema:"};
    size_t at = drs_skip_blanks(s, 0);
    for (size_t i = 0; i < COUNT(labels); i++) {
        size_t n = drs_begins(drs_str_sub(s, at, s.len), labels[i]);
        if (n)
            return at + n;
    }
    return 0;
}

/* Takes the paragraph at line i as the title; returns the line behind it. */
static size_t take_title(head_reader *r, size_t i)
{
    drs_prose_clear(&r->prose);
    size_t first = i, skip = 0;
    do {
        drs_str s = r->source->lines[i].text;
        for (skip = 0; r->source->markdown && skip < s.len && s.ptr[skip] == '#';)
            skip++;
        if (i == first)
            skip += title_label(drs_str_sub(s, skip, s.len));
        drs_prose_add(r->source, &r->prose, &r->source->lines[i], skip);
        i++;
    } while (i < r->source->line_count && is_title_line(r, first, i));
    r->source->paper->title = title_of(r->source, drs_paper_inline(r->source, &r->prose));
    return i;
}

/* Lines of a paragraph that no fact of a head explains, before its end, or only the first one: kept
 * as they stand. Returns the line behind them. */
static size_t take_plain(head_reader *r, size_t i, bool one)
{
    const drs_source *source = r->source;
    drs_prose_clear(&r->prose);
    r->prose.keep_ends = true;
    do {
        drs_prose_add(r->source, &r->prose, &source->lines[i], 0);
        i++;
    } while (!one && i < source->line_count && source->lines[i].text.len &&
             !drs_line_is_taken(&source->lines[i]) && !begins_body_at(r, i) &&
             !told_ahead(r, i, 1));
    drs_block_plain(r->source, DRS_SECTION_HEAD, &r->prose);
    return i;
}

/* Do the next lines tell of the inquiry what is not known yet? Then no title stands before them. */
static bool is_inquiry_ahead(head_reader *r, size_t i)
{
    enum { LINES_NEAR = 3 };
    unsigned near = told_ahead(r, i, LINES_NEAR);
    if (!(r->head.told & DRS_TOLD_ASKERS) &&
        near & (DRS_TOLD_ASKERS | DRS_TOLD_INQUIRY | DRS_TOLD_NUMBER))
        return true;
    return !r->source->paper->inquiry.kind.len && near & DRS_TOLD_INQUIRY;
}

static bool is_rule_line(const drs_paper_line *line)
{
    for (size_t i = 0; i < line->text.len; i++)
        if (!strchr("-*_ ", line->text.ptr[i]))
            return false;
    return line->text.len >= 3;
}

/* Bytes of all that the head has told so far. */
static size_t told_bytes(const head_reader *r)
{
    const drs_paper *p = r->source->paper;
    const drs_inquiry *q = &p->inquiry;
    const drs_str facts[] = {p->parliament.text,    p->term.text,
                             p->number.text,        p->date.fact.text,
                             p->original.fact.text, p->issued.fact.text,
                             p->reprint.fact.text,  p->type.text,
                             p->answerer.text,      q->kind,
                             q->number.text,        q->date.fact.text,
                             q->paper.text,         drs_buf_str(&r->head.askers)};
    size_t bytes = 0;
    for (size_t i = 0; i < COUNT(facts); i++)
        bytes += facts[i].len;
    return bytes;
}

/* A line of facts: taken where it is one, or goes on with the one before. */
static bool read_facts(head_reader *r, size_t i, drs_str words)
{
    const drs_paper_line *line = &r->source->lines[i];
    size_t before = told_bytes(r);
    enum { OF_ITS_OWN = DRS_TOLD_JOINT | DRS_TOLD_RECEIVED | DRS_TOLD_PAGE | DRS_TOLD_ISSUED };
    unsigned told = words.len ? drs_head_line(&r->head, words, drs_line_place(line)) : 0;
    if (told & DRS_TOLD_RECEIVED)
        drs_source_report(r->source, DRS_PAP042, drs_line_place(line), words, (drs_str){0});
    if (told & ~(unsigned)OF_ITS_OWN && told_bytes(r) == before)
        drs_source_report(r->source, DRS_PAP035, drs_line_place(line), words, (drs_str){0});
    if (!told && goes_on(r, i, words)) {
        go_on(r, words);
        return true;
    }
    return told != 0;
}

/* "Bayerischer" and below it "Landtag": the parliament's name in two lines, as it is set. */
static bool read_broken_name(head_reader *r, size_t i)
{
    enum { LONGEST_HALF = 60 };
    const drs_source *source = r->source;
    const drs_paper_line *line = &source->lines[i];
    if (source->paper->parliament.text.len || i + 1 >= source->line_count ||
        line->text.len > LONGEST_HALF || line[1].text.len > LONGEST_HALF || !line[1].text.len ||
        drs_line_is_taken(&line[1]))
        return false;
    /* r->words has the words of the line that is being read. */
    drs_buf both = DRS_BUF(r->words.mem), half = DRS_BUF(r->words.mem);
    drs_buf_put(&both, drs_head_words(source, line, &half));
    drs_buf_byte(&both, ' ');
    drs_buf_put(&both, drs_head_words(source, &line[1], &half));
    drs_buf_free(&half);
    drs_paper kept = *source->paper;
    drs_head head = head_copy(r);
    bool named =
        drs_head_line(&head, drs_buf_str(&both), drs_line_place(line)) == DRS_TOLD_PARLIAMENT;
    if (named) {
        drs_head before = r->head;
        r->head = head;
        head = before;
    } else {
        *source->paper = kept;
    }
    drs_buf_free(&head.askers);
    drs_buf_free(&both);
    return named;
}

/* Reads the line at *i and moves on; false where the body begins at *i. */
static bool read_line(head_reader *r, size_t *i)
{
    const drs_paper_line *line = &r->source->lines[*i];
    drs_str words = drs_head_words(r->source, line, &r->words);
    if (is_rule_line(line) && (r->head.told || !words.len)) {
        ++*i;
        return true;
    }
    if (begins_body(line, words))
        return false;
    if (read_facts(r, *i, words)) {
        ++*i;
        return true;
    }
    if (read_broken_name(r, *i)) {
        *i += 2;
        return true;
    }
    if (is_complete(r) && words.len && is_no_title(words)) {
        size_t behind = strlen("Wortlaut der ");
        if (drs_begins(words, "Wortlaut der ") && behind < words.len)
            (void)drs_head_line(&r->head, drs_str_sub(words, behind, words.len),
                                drs_line_place(line));
        *i = take_plain(r, *i, /* one */ true);
        return true;
    }
    unsigned ahead = told_ahead(r, *i + 1, LINES_AHEAD);
    bool asked = is_inquiry_ahead(r, *i + 1);
    if (is_complete(r) && !asked && line->text.len <= LONGEST_TITLE) {
        if (words.len > title_label(words)) {
            *i = take_title(r, *i);
            return false;
        }
    }
    bool more = ahead & (DRS_TOLD_TYPE | DRS_TOLD_INQUIRY | DRS_TOLD_ASKERS | DRS_TOLD_NUMBER);
    bool label = title_label(words) && words.len == title_label(words);
    if (!label && (!more || (is_complete(r) && !asked)))
        return false;
    if (label)
        ++*i;
    else
        *i = take_plain(r, *i, /* one */ false);
    return true;
}

/* "Kleine Anfrage - KA 8/650" below the title, where nothing has told the number so far. */
static size_t read_inquiry_number(head_reader *r, size_t i)
{
    const drs_source *source = r->source;
    size_t next = drs_line_next(source, i);
    if (next == source->line_count || source->paper->inquiry.number.text.len ||
        !source->paper->title.count)
        return i;
    drs_paper kept = *source->paper;
    const drs_paper_line *line = &source->lines[next];
    unsigned told =
        drs_head_line(&r->head, drs_head_words(source, line, &r->words), drs_line_place(line));
    if (told == DRS_TOLD_INQUIRY && source->paper->inquiry.number.text.len)
        return next + 1;
    *source->paper = kept;
    return i;
}

/* "und", "Antwort", "des Ministers der Finanzen" below the title: heads of the Kleine Anfrage and
 * its answer printed as one. Returns the line behind them. */
static size_t read_tail(head_reader *r, size_t i)
{
    enum { LINES_NEAR = 3 };
    const drs_source *source = r->source;
    if (!source->paper->title.count || source->paper->type.text.len)
        return read_inquiry_number(r, i);
    if (!(told_ahead(r, i, 1) & (DRS_TOLD_JOINT | DRS_TOLD_TYPE)) ||
        !(told_ahead(r, i, LINES_NEAR) & DRS_TOLD_TYPE))
        return i;
    for (size_t next; (next = drs_line_next(source, i)) < source->line_count; i = next + 1) {
        drs_str words = drs_head_words(source, &source->lines[next], &r->words);
        if (begins_body(&source->lines[next], words) || !read_facts(r, next, words))
            break;
    }
    return i;
}

/* ---- what follows from the facts ---- */

/* "18" of "18/5357". */
static drs_str term_of(drs_str number)
{
    size_t slash = drs_str_find_byte(number, '/');
    return slash == DRS_NOT_FOUND ? (drs_str){"", 0} : drs_str_trim(drs_str_sub(number, 0, slash));
}

static drs_str first_of(drs_str a, drs_str b)
{
    return a.len ? a : b;
}

void drs_paper_head_fill(drs_source *source)
{
    drs_paper *paper = source->paper;
    drs_str term = drs_profile_get(paper->profile, "term");
    drs_str parliament = drs_profile_get(paper->profile, "parliament");
    drs_str told = paper->term.text;
    if (!told.len)
        told = term_of(first_of(paper->number.text, paper->inquiry.paper.text));
    if (paper->parliament.text.len)
        return;
    /* What is printed is assumed even where nothing speaks for it. */
    drs_diag_id id = parliament.len ? DRS_PAP030 : DRS_PAP031;
    drs_source_report(source, id, (drs_place){0}, parliament, first_of(told, term));
    if (!told.len || !drs_str_equal(told, term))
        return;
    paper->parliament.text = parliament;
    if (!paper->term.text.len)
        paper->term.text = term;
}

static void tell_kind(drs_paper *paper)
{
    if (!paper->type.text.len && paper->inquiry.kind.len) {
        paper->kind = DRS_PAPER_QUESTION;
        paper->type = (drs_fact){paper->inquiry.kind, paper->inquiry.place};
    }
}

/* The profile named by the user, else the one that fits what front matter and head say. */
static void choose_profile(drs_source *source, drs_str name, const drs_paper *front)
{
    drs_paper *paper = source->paper;
    drs_origin origin = {.parliament = first_of(front->parliament.text, paper->parliament.text),
                         .term = first_of(front->term.text, paper->term.text),
                         .text = source->text};
    drs_str number = first_of(front->number.text, paper->number.text);
    if (!origin.term.len)
        origin.term = term_of(first_of(number, paper->inquiry.paper.text));
    paper->profile = name.len ? drs_profile_find(source->arena, name) : NULL;
    if (!paper->profile)
        paper->profile = drs_profile_choose(source->arena, &origin);
}

/* What a line tells, and the facts in *facts; the paper is left as it is. */
static unsigned line_alone(drs_source *source, const drs_paper_line *line, drs_paper *facts)
{
    enum { LONGEST_EDGE = 200 };
    if (line->text.len > LONGEST_EDGE)
        return 0;
    drs_paper kept = *source->paper;
    *source->paper = (drs_paper){.arena = kept.arena};
    const drs_mem *mem = drs_arena_mem(source->arena);
    drs_head head = {.source = source, .askers = DRS_BUF(mem), .edge = true};
    drs_buf words = DRS_BUF(mem);
    drs_str s = drs_head_words(source, line, &words);
    unsigned told = drs_head_line(&head, s, drs_line_place(line));
    *facts = *source->paper;
    *source->paper = kept;
    drs_buf_free(&words);
    drs_buf_free(&head.askers);
    return told;
}

static void fact_default(drs_fact *fact, drs_fact other)
{
    if (!fact->text.len)
        *fact = other;
}

/* What the head of page 1 does not say, running heads and feet may. */
static void ask_edges(drs_source *source)
{
    drs_paper *paper = source->paper;
    for (size_t i = 0; i < source->line_count; i++) {
        if (paper->parliament.text.len && paper->term.text.len && paper->number.text.len)
            return;
        drs_paper facts;
        if (!(source->lines[i].flags & DRS_LINE_EDGE) ||
            !line_alone(source, &source->lines[i], &facts))
            continue;
        fact_default(&paper->parliament, facts.parliament);
        fact_default(&paper->term, facts.term);
        fact_default(&paper->number, facts.number);
    }
}

/* "Antwort" and below it "des Staatsministeriums …", where the paper is headed as the inquiry: who
 * answers. The lines stay in the text. */
static void ask_text(drs_source *source, size_t i)
{
    enum { LINES_MOST = 400, LONGEST = 300 };
    static const char *const openings[] = {"des ", "der "};
    static const char *const by[] = {"minister", "kanzlei", "regierung", "senat"};
    drs_paper *paper = source->paper;
    size_t end = i + LINES_MOST < source->line_count ? i + LINES_MOST : source->line_count;
    for (; !paper->answerer.text.len && paper->inquiry.kind.len && i + 1 < end; i++) {
        const drs_paper_line *next = &source->lines[i + 1];
        drs_str s = next->text;
        if (!drs_is_reply(source->lines[i].text) || s.len > LONGEST ||
            !drs_begins_with_any(s, openings, COUNT(openings)))
            continue;
        for (size_t n = 0; n < COUNT(by) && !paper->answerer.text.len; n++)
            if (drs_finds(s, by[n]) != DRS_NOT_FOUND)
                paper->answerer = (drs_fact){s, drs_line_place(next)};
    }
}

size_t drs_paper_head(drs_source *source, drs_str profile, const drs_paper *front)
{
    const drs_mem *mem = drs_arena_mem(source->arena);
    head_reader r = {.source = source, .words = DRS_BUF(mem), .prose = drs_prose_new(source)};
    r.head = (drs_head){.source = source, .askers = DRS_BUF(mem)};
    size_t i = drs_line_next(source, 0);
    while (i < source->line_count && read_line(&r, &i))
        i = drs_line_next(source, i);
    i = read_tail(&r, i);
    ask_edges(source);
    if (source->paper->kind == DRS_PAPER_ANSWER && !source->paper->type.text.len)
        ask_text(source, i);
    drs_head_settle_parliament(source);
    choose_profile(source, profile, front);
    if (r.head.askers.len)
        drs_paper_askers(source, drs_buf_str(&r.head.askers));
    tell_kind(source->paper);
    drs_buf_free(&r.head.askers);
    drs_buf_free(&r.words);
    drs_prose_free(&r.prose);
    return i;
}

/* ---- lines of a head that stand elsewhere ---- */

unsigned drs_head_tells(drs_source *source, const drs_paper_line *line)
{
    drs_paper facts;
    return line_alone(source, line, &facts);
}

/* Are the words that name the dates spoilt? */
static bool is_misread_foot(drs_str s, const drs_paper *facts)
{
    return (facts->issued.fact.text.len &&
            drs_str_find(s, drs_str_c("usgegeben")) == DRS_NOT_FOUND) ||
           (facts->original.fact.text.len &&
            drs_str_find(s, drs_str_c("atum des Originals")) == DRS_NOT_FOUND);
}

/* May `now` be what the paper says? Not where it has said something else. */
static bool may_be(const drs_dated *known, const drs_dated *now)
{
    return !known->fact.text.len || !now->fact.text.len ||
           drs_str_equal(known->fact.text, now->fact.text);
}

static void dated_default(drs_dated *dated, drs_dated other)
{
    if (!dated->fact.text.len)
        *dated = other;
}

bool drs_head_dates(drs_source *source, const drs_paper_line *line)
{
    enum { IN_FOOT = DRS_TOLD_ISSUED | DRS_TOLD_RECEIVED | DRS_TOLD_PAGE | DRS_TOLD_NUMBER };
    drs_paper facts, *paper = source->paper;
    if (drs_finds(line->text, "Ausgegeben") == DRS_NOT_FOUND &&
        drs_finds(line->text, "Datum des Originals") == DRS_NOT_FOUND &&
        drs_finds(line->text, "Eingegangen") == DRS_NOT_FOUND)
        return false;
    unsigned told = line_alone(source, line, &facts);
    if (!(told & (DRS_TOLD_ISSUED | DRS_TOLD_RECEIVED)) || told & ~(unsigned)IN_FOOT ||
        !may_be(&paper->original, &facts.original) || !may_be(&paper->issued, &facts.issued))
        return false;
    if (told & DRS_TOLD_RECEIVED)
        drs_source_report(source, DRS_PAP042, drs_line_place(line), line->text, (drs_str){0});
    else if (is_misread_foot(line->text, &facts))
        drs_source_report(source, DRS_PAP064, drs_line_place(line), line->text, (drs_str){0});
    dated_default(&paper->original, facts.original);
    dated_default(&paper->issued, facts.issued);
    dated_default(&paper->reprint, facts.reprint);
    return true;
}

unsigned drs_head_is_running(drs_source *source, const drs_paper_line *line, drs_str *number)
{
    drs_paper facts;
    unsigned told = line_alone(source, line, &facts);
    unsigned others =
        DRS_TOLD_PARLIAMENT | DRS_TOLD_TERM | DRS_TOLD_NUMBER | DRS_TOLD_DATE | DRS_TOLD_PAGE;
    *number = told ? facts.number.text : (drs_str){"", 0};
    return told & ~others ? 0 : told;
}
