/* SPDX-License-Identifier: Apache-2.0
 * A page begins behind a form feed, at a converter's page mark, or at a running head that is
 * unmistakable: a line of nothing but the parliament's name or Wahlperiode and the number of a
 * paper, of which the first kind is the head of page 1 and stays. A head with the number of another
 * paper is no edge; where a masthead follows it, that paper begins. */
#include "reader/paper_pages.h"

#include "base/utf8.h"
#include "reader/paper_head.h"
#include "reader/paper_head_line.h"
#include "reader/paper_lines.h"
#include "reader/paper_paragraph.h"
#include "reader/paper_pattern.h"
#include "reader/paper_repeat.h"

typedef struct pages {
    drs_source *source;
    uint32_t number; /* of the page being looked at */
    uint32_t first;  /* of the first page */
    drs_str own;     /* the paper's number, from the first head */
    bool has_text;   /* something that is no edge stood on this page */
    bool masthead;   /* the inquiry was named: a number behind it may be that of another paper */
    bool behind;     /* a form feed stood before the blank lines since */
} pages;

static size_t count_words(drs_str s)
{
    size_t count = 0;
    for (size_t at = 0; at < s.len;) {
        at = drs_skip_blanks(s, at);
        count += at < s.len;
        while (at < s.len && drs_skip_blanks(s, at) == at)
            at++;
    }
    return count;
}

static void strip(pages *p, size_t i)
{
    drs_paper_line *line = &p->source->lines[i];
    if (line->text.len == 0 || line->flags & DRS_LINE_EDGE)
        return;
    line->flags |= DRS_LINE_EDGE | DRS_LINE_STRIPPED;
}

/* The last standing line before `end`, or DRS_NOT_FOUND. */
static size_t line_before(const drs_source *source, size_t begin, size_t end)
{
    while (end > begin) {
        const drs_paper_line *line = &source->lines[--end];
        if (line->text.len && !drs_line_is_taken(line))
            return end;
    }
    return DRS_NOT_FOUND;
}

/* "19 / 6524" and "19/6524" are the same. */
static bool is_same_number(drs_str a, drs_str b)
{
    size_t i = 0, k = 0;
    for (;;) {
        i = drs_skip_blanks(a, i);
        k = drs_skip_blanks(b, k);
        if (i >= a.len || k >= b.len)
            return i >= a.len && k >= b.len;
        if (a.ptr[i++] != b.ptr[k++])
            return false;
    }
}

/* The number of another paper names no edge of this one. */
static bool is_own(pages *p, drs_str number)
{
    if (number.len && p->own.len == 0)
        p->own = number;
    return number.len == 0 || is_same_number(number, p->own);
}

/* "Drucksache 7/1234" and nothing else, of this paper: half of a running head that a PDF reader
 * gives behind the page's text. */
static bool is_own_number(pages *p, size_t i)
{
    drs_str number;
    unsigned told = drs_head_is_running(p->source, &p->source->lines[i], &number);
    return told == DRS_TOLD_NUMBER && number.len && is_same_number(number, p->own);
}

/* The foot of the page [begin, end): its number, and what goes with it. */
static void strip_foot(pages *p, size_t begin, size_t end)
{
    enum { LINES_MOST = 3 };
    for (size_t n = 0; n < LINES_MOST; n++) {
        size_t last = line_before(p->source, begin, end);
        if (last == DRS_NOT_FOUND || !(p->number > p->first || n == 0))
            return;
        if (drs_page_number(p->source->lines[last].text) != p->number &&
            !(p->number > p->first && is_own_number(p, last)))
            return;
        strip(p, last);
    }
}

/* Unmistakable wherever it stands: the paper's number with the parliament's name or the term. */
static bool is_running(pages *p, size_t i)
{
    drs_str number;
    unsigned told = drs_head_is_running(p->source, &p->source->lines[i], &number);
    return (told & DRS_TOLD_NUMBER) && (told & (DRS_TOLD_PARLIAMENT | DRS_TOLD_TERM)) &&
           is_own(p, number);
}

/* Behind a form feed a part of it is enough, and what scanning has spoilt is told by two words. */
static bool is_page_head(pages *p, size_t i)
{
    enum { LONGEST_HEAD = 120 };
    const drs_paper_line *line = &p->source->lines[i];
    drs_str number;
    unsigned told = drs_head_is_running(p->source, line, &number);
    if (told & (DRS_TOLD_PARLIAMENT | DRS_TOLD_TERM | DRS_TOLD_NUMBER))
        return is_own(p, number);
    return line->text.len < LONGEST_HEAD && drs_finds(line->text, "Drucksache") != DRS_NOT_FOUND &&
           (drs_finds(line->text, "Wahlperiode") != DRS_NOT_FOUND ||
            drs_finds(line->text, "Landtag") != DRS_NOT_FOUND);
}

/* The head of a page that begins at line i: running head and number, in either order. */
static void strip_head(pages *p, size_t i)
{
    enum { LINES_MOST = 4 };
    for (size_t n = 0; n < LINES_MOST; n++, i++) {
        i = drs_line_next(p->source, i);
        if (i >= p->source->line_count)
            return;
        const drs_paper_line *line = &p->source->lines[i];
        if (n && line->flags & DRS_LINE_PAGE)
            return;
        if (!is_page_head(p, i) && drs_page_number(line->text) != p->number)
            return;
        strip(p, i);
    }
}

static bool may_be_head(const drs_paper_line *line)
{
    enum { SHORTEST = 10, LONGEST = 200 };
    return line->text.len > SHORTEST && line->text.len < LONGEST &&
           (drs_finds(line->text, "Drucksache") != DRS_NOT_FOUND ||
            drs_finds(line->text, "Drs.") != DRS_NOT_FOUND);
}

/* ---- another paper ---- */

/* What the head at line i tells, of at most four lines; *next is the line behind it. */
static unsigned head_block(pages *p, size_t i, drs_str *number, size_t *next)
{
    enum { LINES_MOST = 4 };
    unsigned all = 0;
    size_t first = i;
    *number = (drs_str){"", 0};
    for (size_t n = 0; n < LINES_MOST; n++, i++) {
        i = drs_line_next(p->source, i);
        if (i >= p->source->line_count || (i > first && p->source->lines[i].flags & DRS_LINE_PAGE))
            break;
        drs_str found;
        unsigned told = drs_head_is_running(p->source, &p->source->lines[i], &found);
        if (!told)
            break;
        all |= told;
        if (!number->len)
            *number = found;
    }
    *next = i;
    return all;
}

/* Does a head with another number, and below it what is asked and answered, begin at line i? */
static bool begins_paper(pages *p, size_t i, drs_str *number)
{
    enum { LINES_AHEAD = 16 };
    size_t next;
    unsigned told = head_block(p, i, number, &next);
    if (!p->own.len || !number->len || is_same_number(*number, p->own) ||
        !(told & (DRS_TOLD_PARLIAMENT | DRS_TOLD_TERM)))
        return false;
    for (size_t n = 0; n < LINES_AHEAD; n++, next++) {
        next = drs_line_next(p->source, next);
        if (next >= p->source->line_count)
            return false;
        if (drs_head_tells(p->source, &p->source->lines[next]) & DRS_TOLD_INQUIRY)
            return true;
    }
    return false;
}

/* Its head stays, and its pages count anew. */
static void begin_paper(pages *p, size_t i, drs_str number)
{
    drs_paper_line *line = &p->source->lines[i];
    drs_source_report(p->source, DRS_PAP033, drs_line_place(line), number, p->own);
    line->flags |= DRS_LINE_PAGE | DRS_LINE_PAPER;
    p->own = number;
    p->number = p->first = 1;
    p->has_text = p->masthead = false;
}

static bool may_begin_paper(const drs_source *source, size_t i)
{
    enum { LONGEST = 120 };
    drs_str s = source->lines[i].text;
    bool open = s.len <= LONGEST && !strchr(".,;?!-", s.ptr[s.len - 1]);
    return may_be_head(&source->lines[i]) || (open && drs_begins_parliament(s));
}

/* ---- page by page ---- */

/* A number that may be the page's, or not, and that nothing parts from the text before it. */
static void report_number(pages *p, size_t begin, size_t end)
{
    size_t last = line_before(p->source, begin, end);
    const drs_paper_line *line = last == DRS_NOT_FOUND ? NULL : &p->source->lines[last];
    if (line && last > begin && line[-1].text.len && drs_page_number(line->text))
        drs_source_report(p->source, DRS_PAP043, drs_line_place(line), line->text, (drs_str){0});
}

static void begin_page(pages *p, size_t begin, size_t i)
{
    strip_foot(p, begin, i);
    report_number(p, begin, i);
    p->number++;
    p->source->lines[i].flags |= DRS_LINE_PAGE;
    strip_head(p, i);
}

/* The head of page 1 ends where text begins; only behind it a running head begins a page. */
static bool is_text(const drs_paper_line *line)
{
    enum { FULL_LINE = 60 };
    return drs_utf8_length(drs_str_sub(line->text, 0, (size_t)FULL_LINE * 4)) >= FULL_LINE;
}

/* What stands on a line of its own only at a page's end: "Seite 1 von 2", the margin of a
 * Vorabfassung. */
static bool is_sure_foot(pages *p, drs_str s)
{
    enum { LONGEST_FOOT = 80 };
    static const char *const feet[] = {"Vorabfassung - wird durch", "Vorabfassung – wird durch",
                                       "Elektronische Vorab-Fassung"};
    if (s.len > LONGEST_FOOT)
        return false;
    return drs_begins_with_any(s, feet, sizeof feet / sizeof *feet) ||
           (drs_begins(s, "Seite ") && drs_page_number(s) == p->number);
}

/* The paper's number in the head of page 1, above everything else. */
static void look_for_number(pages *p, const drs_paper_line *line)
{
    drs_str number;
    if (p->own.len || p->has_text || p->masthead)
        return;
    p->masthead = drs_finds(line->text, "Antwort") != DRS_NOT_FOUND ||
                  drs_finds(line->text, "Anfrage") != DRS_NOT_FOUND;
    if (!p->masthead && may_be_head(line) &&
        drs_head_is_running(p->source, line, &number) & DRS_TOLD_NUMBER)
        p->own = number;
}

static void look_at(pages *p, size_t *begin, size_t i)
{
    drs_paper_line *line = &p->source->lines[i];
    bool mark = drs_paper_line_kind(p->source, i) == DRS_PARAGRAPH_PAGE;
    if (drs_line_is_taken(line) || line->text.len == 0) {
        p->behind = p->behind || line->flags & DRS_LINE_PAGE;
        line->flags &= ~(uint32_t)DRS_LINE_PAGE;
        return;
    }
    if (p->behind)
        line->flags |= DRS_LINE_PAGE;
    p->behind = false;
    look_for_number(p, line);
    drs_str number;
    if (p->has_text && !mark && may_begin_paper(p->source, i) && begins_paper(p, i, &number)) {
        strip_foot(p, *begin, i);
        begin_paper(p, i, number);
        *begin = i;
        return;
    }
    if (is_sure_foot(p, line->text)) {
        strip(p, i);
        return;
    }
    bool running = !mark && may_be_head(line) && is_running(p, i);
    if (line->flags & DRS_LINE_PAGE || mark || (running && p->has_text)) {
        begin_page(p, *begin, i);
        if (mark)
            strip(p, i);
        *begin = i + 1;
        p->has_text = true;
    } else if (!running && is_text(line)) {
        p->has_text = true;
    } else if (!p->has_text && i && drs_page_number(line->text) == 1) {
        strip(p, i);
    }
}

static void report(drs_source *source)
{
    size_t lines = 0, words = 0;
    drs_place first = {0};
    for (size_t i = 0; i < source->line_count; i++) {
        const drs_paper_line *line = &source->lines[i];
        if (!(line->flags & DRS_LINE_STRIPPED))
            continue;
        if (lines++ == 0)
            first = drs_line_place(line);
        words += count_words(line->text);
    }
    if (lines == 0)
        return;
    drs_buf text = DRS_BUF(drs_arena_mem(source->arena));
    drs_buf_int(&text, (int64_t)lines);
    size_t cut = text.len;
    drs_buf_int(&text, (int64_t)words);
    drs_str both = drs_buf_str(&text);
    drs_source_report(source, DRS_PAP004, first, drs_str_sub(both, 0, cut),
                      drs_str_sub(both, cut, both.len));
    drs_buf_free(&text);
}

static void read_dates(drs_source *source)
{
    for (size_t i = 0; i < source->line_count; i++) {
        drs_paper_line *line = &source->lines[i];
        bool may = line->text.len > 20 && line->text.len < 200 &&
                   !memchr(line->text.ptr, '\t', line->text.len);
        if (may && !drs_line_is_taken(line) && drs_head_dates(source, line))
            line->flags |= DRS_LINE_EDGE;
    }
}

/* The number of the first page: 1, unless two pages at least end in numbers that count from another
 * one, as those of a print that leads on from a title page. */
static uint32_t first_number(const drs_source *source)
{
    enum { FIRST_MOST = 1000 }; /* "2024" is a year */
    uint32_t page = 1, first = 0;
    size_t begin = 0, alike = 0, others = 0;
    for (size_t i = 1; i <= source->line_count; i++) {
        if (i < source->line_count && !(source->lines[i].flags & DRS_LINE_PAGE))
            continue;
        size_t last = line_before(source, begin, i);
        uint32_t number = last == DRS_NOT_FOUND ? 0 : drs_page_number(source->lines[last].text);
        if (number >= page && number < page + FIRST_MOST) {
            first = first ? first : number - page + 1;
            alike += number - page + 1 == first;
            others += number - page + 1 != first;
        }
        page++;
        begin = i;
    }
    return alike > 1 && alike > others ? first : 1;
}

void drs_paper_pages(drs_source *source)
{
    read_dates(source);
    uint32_t first = first_number(source);
    pages p = {.source = source, .number = first, .first = first};
    size_t begin = 0;
    for (size_t i = 0; i < source->line_count; i++)
        look_at(&p, &begin, i);
    strip_foot(&p, begin, source->line_count);
    drs_paper_repeats(source);
    report(source);
}
