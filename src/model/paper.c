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
