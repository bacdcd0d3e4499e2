/* SPDX-License-Identifier: Apache-2.0
 * A page begins behind a form feed, at a converter's page mark, or at a running head that is
 * unmistakable: a line of nothing but the parliament's name or Wahlperiode and the number of a
 * paper, of which the first kind is the head of page 1 and stays. */
#include "reader/paper_pages.h"

#include "base/utf8.h"
#include "reader/paper_head.h"
#include "reader/paper_head_line.h"
#include "reader/paper_lines.h"
#include "reader/paper_paragraph.h"
#include "reader/paper_pattern.h"

typedef struct pages {
    drs_source *source;
    size_t lines, words; /* stripped */
    drs_place first;
    uint32_t number; /* of the page being looked at */
    drs_str own;     /* the paper's number, from the first head */
    bool has_text;   /* something that is no edge stood on this page */
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
    line->flags |= DRS_LINE_EDGE;
    if (p->lines++ == 0)
        p->first = drs_line_place(line);
    p->words += count_words(line->text);
}

/* "2", "- 2 -", "– 2 –", "Seite 2", "Seite 2 / 4", "2/4": the number, 0 where it is none. */
static uint32_t page_number(drs_str s)
{
    uint32_t number = 0, all;
    size_t at = drs_begins(s, "Seite ");
    while (at < s.len && (s.ptr[at] == '-' || s.ptr[at] == ' ' || s.ptr[at] == '\xE2' ||
                          s.ptr[at] == '\x80' || s.ptr[at] == '\x93'))
        at++;
    size_t n = drs_digits_at(s, at, &number);
    if (n == 0 || n > 4)
        return 0;
    at = drs_skip_blanks(s, at + n);
    size_t of = drs_begins(drs_str_sub(s, at, s.len), "von ");
    if (of || (at < s.len && s.ptr[at] == '/')) {
        at = drs_skip_blanks(s, at + (of ? of : 1));
        n = drs_digits_at(s, at, &all);
        at = n ? at + n : s.len + 1;
    }
    while (at < s.len && (s.ptr[at] == '-' || s.ptr[at] == ' ' || s.ptr[at] == '\xE2' ||
                          s.ptr[at] == '\x80' || s.ptr[at] == '\x93'))
        at++;
    return at == s.len ? number : 0;
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

/* The foot of the page [begin, end): its number. */
static void strip_foot(pages *p, size_t begin, size_t end)
{
    size_t last = line_before(p->source, begin, end);
    if (last == DRS_NOT_FOUND)
        return;
    if (page_number(p->source->lines[last].text) == p->number)
        strip(p, last);
}

/* The number of another paper names no edge of this one. */
static bool is_own(pages *p, drs_str number)
{
    if (number.len && p->own.len == 0)
        p->own = number;
    return number.len == 0 || drs_str_equal(number, p->own);
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
        if (!is_page_head(p, i) && page_number(line->text) != p->number)
            return;
        strip(p, i);
    }
}

static void begin_page(pages *p, size_t begin, size_t i)
{
    strip_foot(p, begin, i);
    p->number++;
    p->source->lines[i].flags |= DRS_LINE_PAGE;
    strip_head(p, i);
}

static bool may_be_head(const drs_paper_line *line)
{
    enum { SHORTEST = 10, LONGEST = 200 };
    return line->text.len > SHORTEST && line->text.len < LONGEST &&
           (drs_finds(line->text, "Drucksache") != DRS_NOT_FOUND ||
            drs_finds(line->text, "Drs.") != DRS_NOT_FOUND);
}

/* The head of page 1 ends where text begins; only behind it a running head begins a page. */
static bool is_text(const drs_paper_line *line)
{
    enum { FULL_LINE = 60 };
    return drs_utf8_length(drs_str_sub(line->text, 0, (size_t)FULL_LINE * 4)) >= FULL_LINE;
}

static void look_at(pages *p, size_t *begin, size_t i)
{
    drs_paper_line *line = &p->source->lines[i];
    bool mark = drs_paper_line_kind(p->source, i) == DRS_PARAGRAPH_PAGE;
    if (drs_line_is_taken(line) || line->text.len == 0)
        return;
    bool running = !mark && may_be_head(line) && is_running(p, i);
    if (line->flags & DRS_LINE_PAGE || mark || (running && p->has_text)) {
        begin_page(p, *begin, i);
        if (mark)
            strip(p, i);
        *begin = i + 1;
        p->has_text = true;
    } else if (!running && is_text(line)) {
        p->has_text = true;
    } else if (!p->has_text && i && page_number(line->text) == 1) {
        strip(p, i);
    }
}

static void report(pages *p)
{
    if (p->lines == 0)
        return;
    const drs_mem *mem = drs_arena_mem(p->source->arena);
    drs_buf lines = DRS_BUF(mem), words = DRS_BUF(mem);
    drs_buf_int(&lines, (int64_t)p->lines);
    drs_buf_int(&words, (int64_t)p->words);
    drs_source_report(p->source, DRS_PAP004, p->first, drs_buf_str(&lines), drs_buf_str(&words));
    drs_buf_free(&lines);
    drs_buf_free(&words);
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

void drs_paper_pages(drs_source *source)
{
    read_dates(source);
    pages p = {.source = source, .number = 1};
    size_t begin = 0;
    for (size_t i = 0; i < source->line_count; i++)
        look_at(&p, &begin, i);
    strip_foot(&p, begin, source->line_count);
    report(&p);
}
