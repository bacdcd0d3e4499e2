/* SPDX-License-Identifier: Apache-2.0 */
#include "check/rules.h"

static bool is_digit_at(drs_str s, size_t at)
{
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

/* The first number in "3.", "Frage 3:", "Fragen 3 und 4:", 0 where there is none; *end behind it.
 */
static uint32_t label_number(drs_str label, size_t *end)
{
    uint32_t number = 0;
    size_t at = 0;
    while (at < label.len && !is_digit_at(label, at))
        at++;
    for (; is_digit_at(label, at) && number < 100000; at++)
        number = number * 10 + (uint32_t)(label.ptr[at] - '0');
    *end = at;
    return number;
}

/* "1.b)", "1.2": a part of question 1, which several labels may name. */
static bool is_part(drs_str label, size_t end)
{
    while (end < label.len && strchr(".): ", label.ptr[end]))
        end++;
    return end < label.len;
}

static void number_check(const drs_block *block, uint32_t *last, drs_diags *diags)
{
    size_t end;
    uint32_t number = label_number(block->label, &end);
    if (number == 0)
        return;
    drs_args args = {{block->label}};
    if (number == *last && is_part(block->label, end))
        return;
    if (*last > 1 && number == 1)
        drs_diag_add(diags, DRS_CHK034, block->place, args);
    else if (*last && number == *last)
        drs_diag_add(diags, DRS_CHK031, block->place, args);
    else if (number != *last + 1)
        drs_diag_add(diags, DRS_CHK030, block->place, args);
    *last = block->question;
}

/* "Zu Frage 3:" and nothing else. */
static bool only_announces(drs_text text)
{
    enum { LONGEST = 40 };
    const drs_run *run = text.count == 1 ? text.runs : NULL;
    return run && run->kind == DRS_RUN_TEXT && run->text.len <= LONGEST &&
           drs_str_ends(run->text, drs_str_c(":"));
}

static bool is_answer(const drs_block *block)
{
    switch (block->kind) {
    case DRS_BLOCK_PARAGRAPH:
        return !only_announces(block->text);
    case DRS_BLOCK_ANSWERED:
    case DRS_BLOCK_ITEM:
    case DRS_BLOCK_TABLE:
    case DRS_BLOCK_PLAIN:
        return true;
    case DRS_BLOCK_HEADING:
    case DRS_BLOCK_QUESTION:
    case DRS_BLOCK_ANNEX:
        return false;
    }
    return false;
}

/* The last question, or the last of several that are answered together, has no words behind it. */
static void answer_check(const drs_paper *paper, const drs_block *last, drs_diags *diags)
{
    if (!last || paper->kind != DRS_PAPER_ANSWER)
        return;
    drs_buf number = DRS_BUF(drs_arena_mem(paper->arena));
    drs_buf_int(&number, last->question);
    drs_diag_add(diags, DRS_CHK032, last->place,
                 (drs_args){{last->label.len ? last->label : drs_buf_str(&number)}});
    drs_buf_free(&number);
}

void drs_check_questions(const drs_paper *paper, drs_diags *diags)
{
    uint32_t last = 0;
    size_t count = 0;
    const drs_block *open = NULL;
    bool announced = false; /* the open question has the head of an answer of its own */
    for (size_t i = 0; i < paper->block_count; i++) {
        const drs_block *block = &paper->blocks[i];
        if (block->kind == DRS_BLOCK_QUESTION) {
            number_check(block, &last, diags);
            answer_check(paper, announced ? open : NULL, diags);
            open = block;
            announced = false;
            count++;
        } else if (is_answer(block)) {
            open = NULL;
        } else if (block->kind == DRS_BLOCK_PARAGRAPH || block->kind == DRS_BLOCK_HEADING) {
            announced = true;
        } else if (block->kind == DRS_BLOCK_ANNEX) {
            answer_check(paper, open, diags);
            open = NULL;
        }
    }
    answer_check(paper, open, diags);
    if (count == 0)
        drs_diag_add(diags, DRS_CHK033, (drs_place){0}, (drs_args){0});
}
