/* SPDX-License-Identifier: Apache-2.0
 * Paragraph by paragraph: what its words say it is decides its kind, whatever Markdown made of it
 * ("sections by their words, not by their number of #"). */
#include "reader/paper_body.h"

#include "model/initiative.h"
#include "reader/paper_block.h"
#include "reader/paper_inline.h"
#include "reader/paper_join.h"
#include "reader/paper_limits.h"
#include "reader/paper_lines.h"
#include "reader/paper_paragraph.h"
#include "reader/paper_pattern.h"
#include "reader/paper_questions.h"
#include "reader/paper_table.h"

typedef struct body {
    drs_source *source;
    drs_prose prose;
    drs_buf words;
    drs_section section;
    uint32_t question; /* number of the last one */
    bool has_questions;
    unsigned heads; /* roles of columns named by the paragraphs just before, as bits */
} body;

/* ---- what a paragraph is ---- */

static bool is_bold(drs_text text)
{
    bool any = false;
    for (size_t i = 0; i < text.count; i++) {
        const drs_run *run = &text.runs[i];
        if (run->kind != DRS_RUN_TEXT || drs_str_trim(run->text).len == 0)
            continue;
        if (!(run->style & DRS_BOLD))
            return false;
        any = true;
    }
    return any;
}

static bool is_flagged(const body *b, const drs_paragraph *p)
{
    return (b->source->lines[p->first].flags & DRS_LINE_QUESTION) != 0;
}

static bool is_any_reply(const drs_source *source, size_t i)
{
    drs_str s = source->lines[i].text;
    uint32_t number;
    s = drs_str_sub(s, drs_paper_markup(source, s), s.len);
    return drs_is_reply(s) || drs_begins(s, "Antwort:") || drs_reply_at(s, &number);
}

/* Does "Zu Frage 1:" or "Antwort:" stand below the paragraph, or below others that ask? */
static bool is_replied_to(const body *b, const drs_paragraph *p)
{
    enum { LINES_MOST = 40 };
    const drs_source *source = b->source;
    size_t last = p->end - 1, i = drs_line_next(source, p->end);
    for (size_t n = 0; n < LINES_MOST && i < source->line_count; n++) {
        bool paragraph = i != last + 1;
        if (last >= p->end && paragraph && !drs_is_asking(source->lines[last].text))
            return false;
        if (is_any_reply(source, i))
            return last < p->end || drs_is_asking(source->lines[last].text);
        last = i;
        i = drs_line_next(source, i + 1);
    }
    return false;
}

/* "Was folgt? Bitte begründen.", or parts on the lines below that end the question. */
static bool asks_in_part(const body *b, const drs_paragraph *p, drs_str words)
{
    bool parts = p->end < b->source->line_count &&
                 drs_label_at(b->source->lines[p->end].text).kind != DRS_LABEL_NONE;
    return parts || drs_str_find_byte(words, '?') != DRS_NOT_FOUND;
}

/* Questions without numbers: bold, or asked one by one where the paper numbers none. */
static bool is_unnumbered_question(const body *b, const drs_paragraph *p, drs_text text,
                                   drs_str words)
{
    enum { LONGEST = 800 };
    if (b->has_questions || b->section == DRS_SECTION_ANNEX)
        return false;
    bool asks = drs_is_asking(words), opens = drs_opens_question(words);
    return (asks && is_bold(text)) ||
           (opens && (asks || asks_in_part(b, p, words)) && is_replied_to(b, p)) ||
           (asks && opens && !b->source->markdown && words.len < LONGEST &&
            b->section == DRS_SECTION_ANSWERS);
}

static drs_block_kind kind_of(const body *b, const drs_paragraph *p, drs_text text, drs_str words)
{
    if (is_flagged(b, p) || is_unnumbered_question(b, p, text, words))
        return DRS_BLOCK_QUESTION;
    drs_label label = drs_label_at(words);
    bool heading = p->kind == DRS_PARAGRAPH_HEADING;
    if (drs_is_annex(words) &&
        (heading || b->section != DRS_SECTION_PREAMBLE || is_bold(text) || !b->has_questions))
        return DRS_BLOCK_ANNEX;
    if (drs_is_section(words))
        return DRS_BLOCK_HEADING;
    if (drs_is_answering(words) || (b->question == 0 && drs_is_answering_intro(words)))
        return DRS_BLOCK_ANSWERED;
    if (drs_is_boilerplate(words))
        return DRS_BLOCK_PLAIN;
    if (label.kind != DRS_LABEL_NONE && label.text < words.len)
        return DRS_BLOCK_ITEM;
    heading = heading || (p->kind == DRS_PARAGRAPH_TEXT && drs_is_part_heading(words) &&
                          drs_line_next(b->source, p->first + 1) >= p->end);
    return heading && words.len ? DRS_BLOCK_HEADING : DRS_BLOCK_PARAGRAPH;
}

/* ---- blocks ---- */

static void number_question(body *b, drs_block *block, drs_label label)
{
    b->question = label.kind == DRS_LABEL_NUMBER ? label.last : b->question + 1;
    b->section = DRS_SECTION_ANSWERS;
    block->section = b->section;
    block->question = b->question;
}

/* The label is cut off the text; of the text's emphasis nothing is kept. */
static void make_question(body *b, drs_block *block, drs_str words)
{
    drs_label label = drs_label_at(words);
    number_question(b, block, label);
    block->text = drs_text_without(b->source, block->text, DRS_BOLD | DRS_ITALIC);
    if (label.kind != DRS_LABEL_NUMBER)
        return;
    block->label = drs_arena_copy(b->source->arena, drs_str_sub(words, 0, label.length));
    block->text = drs_text_behind(b->source, block->text, label.length);
}

static void make_item(body *b, drs_block *block, drs_str words, const drs_paper_line *line)
{
    enum { BLANKS_A_LEVEL = 2 };
    drs_label label = drs_label_at(words);
    block->label = drs_arena_copy(b->source->arena, drs_str_sub(words, 0, label.length));
    block->text = drs_text_behind(b->source, block->text, label.length);
    block->level = 1;
    if (b->source->markdown && !(line->flags & DRS_LINE_CUT))
        block->level += (line->column - 1) / BLANKS_A_LEVEL;
    if (block->level > DRS_PAPER_LEVEL_MOST)
        block->level = DRS_PAPER_LEVEL_MOST;
}

static void make_heading(body *b, drs_block *block, const drs_paragraph *p, drs_str words)
{
    uint32_t number;
    block->text = drs_text_without(b->source, block->text, DRS_BOLD);
    block->level = 1;
    if (drs_is_reply_heading(words, &number)) {
        block->level = 2;
        b->section = block->section = DRS_SECTION_ANSWERS;
        b->question = block->question = number;
    } else if (drs_is_part_heading(words)) {
        block->level = 2;
    } else if (!drs_is_section(words) && (p->level > 3 || b->section != DRS_SECTION_PREAMBLE)) {
        block->level = 2;
    }
}

/* "Zu Frage 3: Nein." belongs to question 3. A number alone may be a page's or a cell's. */
static void make_paragraph(body *b, drs_block *block, drs_str words)
{
    uint32_t number;
    if (drs_reply_at(words, &number)) {
        b->section = block->section = DRS_SECTION_ANSWERS;
        b->question = block->question = number;
    } else if (drs_page_number(words)) {
        drs_source_report(b->source, DRS_PAP043, block->place, words, (drs_str){0});
    }
}

static void make_annex(body *b, drs_block *block)
{
    b->section = block->section = DRS_SECTION_ANNEX;
    b->question = block->question = 0;
    block->text = drs_text_without(b->source, block->text, DRS_BOLD | DRS_ITALIC);
}

/* Does the line name at least three of the columns of a list of initiatives? */
static bool names_columns(drs_str s)
{
    enum { LONGEST_HEAD = 200 };
    static const char *const heads[] = {"Behörde", "Ressort", "Status", "Name der", "Projekt"};
    size_t named = 0;
    for (size_t n = 0; s.len < LONGEST_HEAD && n < sizeof heads / sizeof *heads; n++)
        named += drs_str_find(s, drs_str_c(heads[n])) != DRS_NOT_FOUND;
    return named >= 3 && !drs_str_ends(s, drs_str_c("."));
}

/* "Bayern 120", "Straftaten 1.364 12,5 %": words, and a number at the end of a short line. */
static bool ends_in_number(const drs_source *source, drs_str s)
{
    size_t at = s.len;
    while (at && strchr(" %€-,.", s.ptr[at - 1]))
        at--;
    size_t digits = at;
    while (digits && strchr("0123456789.,", s.ptr[digits - 1]))
        digits--;
    return digits < at && digits && s.ptr[digits - 1] == ' ' && s.ptr[s.len - 1] != '.' &&
           drs_letter_at(s, 0) && s.len * 10 < source->measure * 7;
}

/* Rows of cells with nothing but blanks between: a head, lines with wide gaps, lines that end in
 * numbers. */
static bool is_bare_table(const body *b, const drs_paragraph *p)
{
    enum { ROWS_LEAST = 3 };
    size_t wide = 0, numbers = 0, lines = 0;
    for (size_t i = p->first; i < p->end; i++) {
        drs_str s = b->source->lines[i].text;
        lines += s.len != 0;
        numbers += ends_in_number(b->source, s);
        wide += drs_line_is_wide(s);
        if (wide >= 2 || names_columns(s))
            return true;
    }
    return b->source->wrapped && lines >= ROWS_LEAST && numbers >= 2 && numbers * 3 >= lines * 2;
}

static void read_prose(body *b, const drs_paragraph *p)
{
    drs_prose_clear(&b->prose);
    b->prose.keep_ends = is_bare_table(b, p);
    if (b->prose.keep_ends)
        drs_source_report(b->source, DRS_PAP052, drs_line_place(&b->source->lines[p->first]),
                          b->source->lines[p->first].text, (drs_str){0});
    for (size_t i = p->first; i < p->end; i++) {
        const drs_paper_line *line = &b->source->lines[i];
        size_t skip = p->level + drs_paper_bullet(b->source, line->text);
        if (line->text.len && !drs_line_is_taken(line))
            drs_prose_add(b->source, &b->prose, line, i == p->first ? skip : 0);
    }
}

/* A paper that answers is an answer, whatever its head calls itself ("Kleine Anfrage und Antwort").
 */
static void tell_kind(body *b, const drs_block *block, drs_str words)
{
    if (block->kind == DRS_BLOCK_ANSWERED ||
        (block->kind == DRS_BLOCK_HEADING && drs_is_reply(words)))
        b->source->paper->kind = DRS_PAPER_ANSWER;
}

/* Heads of columns one below the other: what a PDF reader makes of a table's head. */
static void watch_for_heads(body *b, const drs_block *block, drs_str words)
{
    enum { LONGEST_HEAD = 60, HEADS = 3 };
    if (block->kind != DRS_BLOCK_PARAGRAPH || words.len > LONGEST_HEAD) {
        b->heads = 0;
        return;
    }
    unsigned before = b->heads;
    drs_role role = drs_role_of_head(words);
    b->heads |= role == DRS_OTHER ? 0 : 1u << role;
    unsigned count = 0;
    for (unsigned bits = b->heads; bits; bits &= bits - 1)
        count++;
    if (count == HEADS && b->heads != before)
        drs_source_report(b->source, DRS_PAP052, block->place, words, (drs_str){0});
}

/* "4, Und dann?", "l. Was ist?" */
static bool has_misread_number(const body *b, const drs_block *block, drs_str words)
{
    enum { LONGEST = 400, DIGITS_MOST = 2 };
    bool item = block->kind == DRS_BLOCK_ITEM && strchr("lIO", words.ptr[0]);
    if (!b->has_questions || !(item || block->kind == DRS_BLOCK_PARAGRAPH) || words.len > LONGEST ||
        !drs_is_asking(words))
        return false;
    size_t at = 0;
    while (at < DIGITS_MOST && at < words.len && strchr("0123456789lIO", words.ptr[at]))
        at++;
    return at && at + 1 < words.len && strchr(".,;:)", words.ptr[at]) && words.ptr[at + 1] == ' ';
}

static void take_text(body *b, const drs_paragraph *p)
{
    drs_source *source = b->source;
    read_prose(b, p);
    drs_block block = {.section = b->section,
                       .question = b->question,
                       .text = drs_paper_inline(source, &b->prose),
                       .place = drs_prose_place(&b->prose, 0)};
    b->words.len = 0;
    drs_text_words(&b->words, block.text);
    drs_str words = drs_buf_str(&b->words);
    if (block.text.count == 0)
        return;
    block.kind = kind_of(b, p, block.text, words);
    tell_kind(b, &block, words);
    switch (block.kind) {
    case DRS_BLOCK_QUESTION:
        make_question(b, &block, words);
        break;
    case DRS_BLOCK_ITEM:
        make_item(b, &block, words, &source->lines[p->first]);
        break;
    case DRS_BLOCK_HEADING:
        make_heading(b, &block, p, words);
        break;
    case DRS_BLOCK_ANNEX:
        make_annex(b, &block);
        break;
    case DRS_BLOCK_PLAIN:
        drs_source_report(source, DRS_PAP041, block.place, words, (drs_str){0});
        break;
    case DRS_BLOCK_PARAGRAPH:
        make_paragraph(b, &block, words);
        break;
    case DRS_BLOCK_ANSWERED:
    case DRS_BLOCK_TABLE:
        break;
    }
    if (has_misread_number(b, &block, words))
        drs_source_report(source, DRS_PAP045, block.place, words, (drs_str){0});
    watch_for_heads(b, &block, words);
    drs_block_add(source, block);
}

static bool take_table(body *b, const drs_paragraph *p)
{
    drs_source *source = b->source;
    drs_table *table = drs_paper_table(source, p);
    if (!table)
        return false;
    if (++source->table_count > DRS_PAPER_TABLES_MOST) {
        drs_source_report(source, DRS_GEN009, table->place, drs_str_c("Zahl der Tabellen"),
                          drs_str_c("4 000"));
        return false;
    }
    drs_block_add(source, (drs_block){.kind = DRS_BLOCK_TABLE,
                                      .section = b->section,
                                      .question = b->question,
                                      .table = table,
                                      .place = table->place});
    drs_paper *paper = source->paper;
    if (!paper->list || (!drs_table_is_initiatives(paper->list) && drs_table_is_initiatives(table)))
        paper->list = table;
    return true;
}

static bool take_paragraph(body *b, const drs_paragraph *p)
{
    switch (p->kind) {
    case DRS_PARAGRAPH_TABS:
    case DRS_PARAGRAPH_PIPES:
        if (drs_paper_is_table(b->source, p))
            return take_table(b, p);
        if (p->kind == DRS_PARAGRAPH_PIPES) /* a row whose table is somewhere else */
            drs_source_report(b->source, DRS_PAP040, drs_line_place(&b->source->lines[p->first]),
                              b->source->lines[p->first].text, (drs_str){0});
        take_text(b, p);
        return true;
    case DRS_PARAGRAPH_TEXT:
    case DRS_PARAGRAPH_HEADING:
        take_text(b, p);
        return true;
    case DRS_PARAGRAPH_RULE:
    case DRS_PARAGRAPH_PAGE:
        return true;
    }
    return true;
}

bool drs_paper_body(drs_source *source, size_t first, bool has_questions)
{
    body b = {.source = source,
              .prose = drs_prose_new(source),
              .words = DRS_BUF(drs_arena_mem(source->arena)),
              .section = DRS_SECTION_PREAMBLE,
              .has_questions = has_questions};
    drs_paragraph p;
    bool ok = true;
    while (ok && drs_paragraph_next(source, &first, &p))
        ok = take_paragraph(&b, &p);
    drs_buf_free(&b.words);
    drs_prose_free(&b.prose);
    source->paper->blocks = source->blocks;
    source->paper->block_count = source->block_count;
    return ok;
}
