/* SPDX-License-Identifier: Apache-2.0 */
#include "model/paper.h"

static void fact_set(drs_fact *fact, drs_str text)
{
    if (text.len)
        *fact = (drs_fact){.text = text};
}

static void dated_set(drs_dated *dated, drs_str text)
{
    if (text.len == 0)
        return;
    drs_date date = {0};
    if (drs_date_parse(text, &date) != text.len)
        date = (drs_date){0};
    *dated = (drs_dated){.fact = {.text = text}, .date = date};
}

void drs_paper_apply(drs_paper *paper, const drs_facts *facts)
{
    fact_set(&paper->parliament, facts->parliament);
    fact_set(&paper->term, facts->term);
    fact_set(&paper->number, facts->number);
    dated_set(&paper->date, facts->date);
    dated_set(&paper->issued, facts->issued);
    dated_set(&paper->reprint, facts->reprint);
    if (facts->title.len)
        paper->title = drs_text_plain(paper->arena, facts->title, (drs_place){0});
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
