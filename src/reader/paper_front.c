/* SPDX-License-Identifier: Apache-2.0
 * The facts are gathered in a paper of their own, so that a place goes with each. */
#include "reader/paper_front.h"

#include "base/utf8.h"
#include "reader/paper_block.h"
#include "reader/paper_lines.h"
#include "reader/paper_pattern.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool is_fence(const drs_paper_line *line)
{
    return drs_str_is(line->text, "---");
}

/* Line of the closing fence, 0 where the text does not begin with a block. A rule at the start of
 * a paper is no fence: a line with a key must follow. */
static size_t block_end(const drs_source *source, size_t *first)
{
    enum { LINES_MOST = 200 };
    *first = drs_line_next(source, 0);
    if (*first >= source->line_count || !is_fence(&source->lines[*first]))
        return 0;
    size_t key = drs_line_next(source, *first + 1);
    if (key >= source->line_count || drs_str_find_byte(source->lines[key].text, ':') > 40)
        return 0;
    for (size_t i = *first + 1; i < source->line_count && i < *first + LINES_MOST; i++)
        if (is_fence(&source->lines[i]))
            return i;
    return 0;
}

static drs_dated dated_of(drs_source *source, drs_fact fact)
{
    drs_dated dated = {.fact = fact};
    if (drs_date_parse(fact.text, &dated.date) != fact.text.len) {
        dated.date = (drs_date){0};
        drs_source_report(source, DRS_PAP003, fact.place, fact.text, (drs_str){0});
    }
    return dated;
}

/* A finding quotes what is not used; what is too long for one is kept as plain text besides. */
static void keep_long(drs_source *source, const drs_paper_line *line)
{
    enum { QUOTED_MOST = 200 };
    if (line->text.len > QUOTED_MOST)
        drs_block_add(source, (drs_block){.kind = DRS_BLOCK_PLAIN,
                                          .section = DRS_SECTION_HEAD,
                                          .text = drs_text_plain(source->arena, line->text,
                                                                 drs_line_place(line)),
                                          .place = drs_line_place(line)});
}

static void take_dated(drs_source *source, drs_dated *dated, const char *key, drs_fact fact)
{
    drs_dated_replace(source->paper, key, dated, dated_of(source, fact), source->diags);
}

static bool take_value(drs_source *source, drs_paper *facts, drs_str key, drs_fact fact)
{
    struct {
        const char *key;
        drs_fact *fact;
    } plain[] = {{"Parlament", &facts->parliament},
                 {"Wahlperiode", &facts->term},
                 {"Drucksache", &facts->number}};
    struct {
        const char *key;
        drs_dated *dated;
    } dated[] = {
        {"Datum", &facts->date}, {"Ausgegeben", &facts->issued}, {"Neudruck", &facts->reprint}};
    for (size_t i = 0; i < COUNT(plain); i++)
        if (drs_str_is(key, plain[i].key))
            return drs_fact_replace(facts, plain[i].key, plain[i].fact, fact, source->diags), true;
    for (size_t i = 0; i < COUNT(dated); i++)
        if (drs_str_is(key, dated[i].key))
            return take_dated(source, dated[i].dated, dated[i].key, fact), true;
    if (!drs_str_is(key, "Titel"))
        return false;
    drs_title_replace(facts, drs_text_plain(source->arena, fact.text, fact.place), source->diags);
    return true;
}

static bool is_key(drs_str word)
{
    static const char *const keys[] = {"Parlament",  "Wahlperiode", "Drucksache", "Datum",
                                       "Ausgegeben", "Neudruck",    "Titel"};
    for (size_t i = 0; i < COUNT(keys); i++)
        if (drs_str_is(word, keys[i]))
            return true;
    return false;
}

static drs_str unquoted(drs_str s)
{
    bool quoted =
        s.len >= 2 && (s.ptr[0] == '"' || s.ptr[0] == '\'') && s.ptr[s.len - 1] == s.ptr[0];
    return quoted ? drs_str_sub(s, 1, s.len - 1) : s;
}

static void take_line(drs_source *source, drs_paper *facts, const drs_paper_line *line)
{
    size_t colon = drs_str_find_byte(line->text, ':');
    if (line->text.len == 0)
        return;
    if (colon == DRS_NOT_FOUND) {
        drs_source_report(source, DRS_PAP002, drs_line_place(line), line->text, (drs_str){0});
        keep_long(source, line);
        return;
    }
    drs_str key = drs_str_trim(drs_str_sub(line->text, 0, colon));
    size_t from = drs_skip_blanks(line->text, colon + 1);
    drs_fact fact = {unquoted(drs_str_trim(drs_str_sub(line->text, from, line->text.len))),
                     drs_line_place(line)};
    fact.place.column += (uint32_t)drs_utf8_length(drs_str_sub(line->text, 0, from));
    if (fact.text.len ? !take_value(source, facts, key, fact) : !is_key(key)) {
        drs_source_report(source, DRS_PAP001, fact.place, key, fact.text);
        keep_long(source, line);
    }
}

void drs_paper_front(drs_source *source, drs_paper *facts)
{
    *facts = (drs_paper){.arena = source->arena};
    size_t first, end = block_end(source, &first);
    if (end == 0)
        return;
    for (size_t i = first + 1; i < end; i++)
        take_line(source, facts, &source->lines[i]);
    for (size_t i = first; i <= end; i++)
        source->lines[i].flags |= DRS_LINE_EDGE;
}

void drs_paper_front_apply(drs_source *source, const drs_paper *facts)
{
    drs_paper *paper = source->paper;
    drs_diags *diags = source->diags;
    drs_fact_replace(paper, "Parlament", &paper->parliament, facts->parliament, diags);
    drs_fact_replace(paper, "Wahlperiode", &paper->term, facts->term, diags);
    drs_fact_replace(paper, "Drucksache", &paper->number, facts->number, diags);
    drs_dated_replace(paper, "Datum", &paper->date, facts->date, diags);
    drs_dated_replace(paper, "Ausgegeben", &paper->issued, facts->issued, diags);
    drs_dated_replace(paper, "Neudruck", &paper->reprint, facts->reprint, diags);
    drs_title_replace(paper, facts->title, diags);
}
