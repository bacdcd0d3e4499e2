/* SPDX-License-Identifier: Apache-2.0 */
#include "model/paper.h"

#include "base/utf8.h"

/* Words that differ in more than their case. */
static void report_replaced(const drs_paper *paper, const char *name, drs_fact before, drs_str now,
                            drs_diags *diags)
{
    drs_str old = drs_utf8_fold(paper->arena, before.text);
    if (before.text.len && !drs_str_equal(old, drs_utf8_fold(paper->arena, now)))
        drs_diag_add(diags, DRS_GEN014, before.place,
                     (drs_args){{drs_str_c(name), now, before.text}});
}

void drs_fact_replace(const drs_paper *paper, const char *name, drs_fact *fact, drs_fact now,
                      drs_diags *diags)
{
    if (now.text.len == 0)
        return;
    report_replaced(paper, name, *fact, now.text, diags);
    *fact = now;
}

void drs_dated_replace(const drs_paper *paper, const char *name, drs_dated *dated, drs_dated now,
                       drs_diags *diags)
{
    if (now.fact.text.len == 0)
        return;
    bool same = drs_date_is_set(now.date) && drs_date_days(now.date) == drs_date_days(dated->date);
    if (!same)
        report_replaced(paper, name, dated->fact, now.fact.text, diags);
    *dated = now;
}

void drs_title_replace(drs_paper *paper, drs_text now, drs_diags *diags)
{
    if (now.count == 0)
        return;
    drs_buf before = DRS_BUF(drs_arena_mem(paper->arena)), words = before;
    drs_text_words(&before, paper->title);
    drs_text_words(&words, now);
    drs_place place = paper->title.count ? paper->title.runs[0].place : (drs_place){0};
    report_replaced(paper, "Titel", (drs_fact){drs_buf_str(&before), place}, drs_buf_str(&words),
                    diags);
    drs_buf_free(&before);
    drs_buf_free(&words);
    paper->title = now;
}

static drs_dated dated_of(drs_str text)
{
    drs_dated dated = {.fact = {.text = text}};
    if (drs_date_parse(text, &dated.date) != text.len)
        dated.date = (drs_date){0};
    return dated;
}

void drs_paper_apply(drs_paper *paper, const drs_facts *facts, drs_diags *diags)
{
    const struct {
        const char *name;
        drs_fact *fact;
        drs_str text;
    } plain[] = {{"Parlament", &paper->parliament, facts->parliament},
                 {"Wahlperiode", &paper->term, facts->term},
                 {"Drucksache", &paper->number, facts->number}};
    const struct {
        const char *name;
        drs_dated *dated;
        drs_str text;
    } dated[] = {{"Datum", &paper->date, facts->date},
                 {"Ausgegeben", &paper->issued, facts->issued},
                 {"Neudruck", &paper->reprint, facts->reprint}};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        drs_fact_replace(paper, plain[i].name, plain[i].fact, (drs_fact){.text = plain[i].text},
                         diags);
    for (size_t i = 0; i < sizeof dated / sizeof *dated; i++)
        drs_dated_replace(paper, dated[i].name, dated[i].dated, dated_of(dated[i].text), diags);
    if (facts->title.len)
        drs_title_replace(paper, drs_text_plain(paper->arena, facts->title, (drs_place){0}), diags);
}

bool drs_inquiry_is_told(const drs_inquiry *inquiry)
{
    return inquiry->kind.len || inquiry->asker_count || inquiry->number.text.len ||
           inquiry->date.fact.text.len || inquiry->paper.text.len;
}

/* "a)", "(b)", "c." */
static bool is_part_label(drs_str label)
{
    size_t at = label.len && label.ptr[0] == '(';
    return label.len >= at + 2 && label.ptr[at] >= 'a' && label.ptr[at] <= 'z' &&
           strchr(").", label.ptr[at + 1]);
}

/* The last sign of the words, '\0' where a link or a mark ends them. */
static char last_sign(drs_text text)
{
    const drs_run *last = text.count ? &text.runs[text.count - 1] : NULL;
    drs_str words = last && last->kind == DRS_RUN_TEXT ? drs_str_trim(last->text) : (drs_str){0};
    return words.len ? words.ptr[words.len - 1] : '\0';
}

bool drs_paper_is_part(const drs_paper *paper, size_t i)
{
    enum { PARTS_MOST = 64 }; /* of one question; bounds the look around */
    const drs_block *blocks = paper->blocks, *block = &blocks[i];
    if (block->kind != DRS_BLOCK_ITEM || !block->question || !is_part_label(block->label))
        return false;
    bool asks = last_sign(block->text) == '?';
    size_t from = i, to = i;
    while (from > 0 && i - from < PARTS_MOST && blocks[from].kind == DRS_BLOCK_ITEM)
        asks = last_sign(blocks[from--].text) == '?' || asks;
    while (to < paper->block_count && to - i < PARTS_MOST && blocks[to].kind == DRS_BLOCK_ITEM)
        asks = last_sign(blocks[to++].text) == '?' || asks;
    if (blocks[from].kind != DRS_BLOCK_QUESTION)
        return last_sign(block->text) == '?';
    bool whole = strchr("?.!", last_sign(blocks[from].text)) != NULL;
    bool answered = to < paper->block_count && blocks[to].question == block->question &&
                    (blocks[to].kind == DRS_BLOCK_PARAGRAPH || blocks[to].kind == DRS_BLOCK_TABLE);
    return asks || answered || !whole;
}
