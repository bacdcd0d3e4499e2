/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/paper_paragraph.h"

#include "base/utf8.h"
#include "reader/paper_inline.h"
#include "reader/paper_join.h"
#include "reader/paper_lines.h"
#include "reader/paper_pattern.h"
#include "reader/paper_questions.h"

/* ---- kinds of lines ---- */

static unsigned heading_level(const drs_source *source, drs_str s)
{
    unsigned level = 0;
    while (level < s.len && s.ptr[level] == '#')
        level++;
    bool heading = source->markdown && level <= 6 && level < s.len &&
                   (s.ptr[level] == ' ' || s.ptr[level] == '*');
    return heading ? level : 0;
}

static bool is_rule(drs_str s)
{
    size_t marks = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == ' ')
            continue;
        if (s.ptr[i] != s.ptr[0] || !strchr("-*_", s.ptr[0]))
            return false;
        marks++;
    }
    return marks >= 3;
}

static bool is_page_mark(drs_str s)
{
    uint32_t number;
    size_t n = drs_digits_at(s, 1, &number);
    return n && 1 + n < s.len && s.ptr[1 + n] == '}' && is_rule(drs_str_sub(s, n + 2, s.len));
}

/* "|---|:--:|" */
static bool is_pipe_rule(drs_str s)
{
    bool dash = false, pipe = false;
    for (size_t i = 0; i < s.len; i++) {
        if (!strchr("|-: ", s.ptr[i]))
            return false;
        dash |= s.ptr[i] == '-';
        pipe |= s.ptr[i] == '|';
    }
    return dash && pipe;
}

bool drs_is_grid_rule(drs_str s)
{
    size_t corners = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (!strchr("+-=:", s.ptr[i]))
            return false;
        corners += s.ptr[i] == '+';
    }
    return corners >= 2 && s.ptr[0] == '+' && s.ptr[s.len - 1] == '+' && s.len > corners;
}

static bool has_pipe(drs_str s)
{
    return s.len && memchr(s.ptr, '|', s.len);
}

static bool begins_with_pipe(const drs_source *source, size_t i)
{
    return i < source->line_count && source->lines[i].text.len &&
           source->lines[i].text.ptr[0] == '|';
}

/* A row, or a rule of a grid that belongs to one. */
static bool is_pipe_row(const drs_source *source, size_t i)
{
    const drs_paper_line *line = &source->lines[i];
    if (source->markdown && line->text.ptr[0] == '+' && drs_is_grid_rule(line->text))
        return begins_with_pipe(source, i + 1) || (i && begins_with_pipe(source, i - 1));
    return (line->flags & DRS_LINE_ROW) || (line->text.len > 1 && line->text.ptr[0] == '|');
}

void drs_paper_anchors(drs_source *source)
{
    for (size_t i = 0; source->markdown && i < source->line_count; i++) {
        drs_paper_line *line = &source->lines[i];
        size_t length =
            line->text.len && line->text.ptr[0] == '<' ? drs_anchors_at(line->text, 0) : 0;
        if (length == 0)
            continue;
        while (length < line->text.len && line->text.ptr[length] == ' ')
            length++;
        line->column += (uint32_t)drs_utf8_length(drs_str_sub(line->text, 0, length));
        line->text = drs_str_sub(line->text, length, line->text.len);
    }
}

void drs_paper_rows(drs_source *source)
{
    for (size_t i = 1; source->markdown && i < source->line_count; i++) {
        drs_str rule = source->lines[i].text;
        if (!is_pipe_rule(rule) || !has_pipe(source->lines[i - 1].text))
            continue;
        for (size_t row = i - 1; row < source->line_count && has_pipe(source->lines[row].text);
             row++) {
            source->lines[row].flags |= DRS_LINE_ROW;
            i = row;
        }
    }
}

/* A TAB behind a label only sets the text off. */
static bool is_tab_row(drs_str s)
{
    size_t tab = s.len ? drs_str_find_byte(s, '\t') : DRS_NOT_FOUND;
    if (tab == DRS_NOT_FOUND)
        return false;
    drs_label label = drs_label_at(s);
    bool only_label = label.kind != DRS_LABEL_NONE && label.text > tab;
    drs_str behind = drs_str_sub(s, only_label ? label.text : tab + 1, s.len);
    if (only_label)
        return behind.len && memchr(behind.ptr, '\t', behind.len);
    return true;
}

drs_paragraph_kind drs_paper_line_kind(const drs_source *source, size_t i)
{
    drs_str s = source->lines[i].text;
    if (is_tab_row(s))
        return DRS_PARAGRAPH_TABS;
    if (s.len == 0)
        return DRS_PARAGRAPH_TEXT;
    if (s.ptr[0] == '#' && heading_level(source, s))
        return DRS_PARAGRAPH_HEADING;
    if (strchr("-*_", s.ptr[0]) && is_rule(s))
        return DRS_PARAGRAPH_RULE;
    if (s.ptr[0] == '{' && is_page_mark(s))
        return DRS_PARAGRAPH_PAGE;
    return is_pipe_row(source, i) ? DRS_PARAGRAPH_PIPES : DRS_PARAGRAPH_TEXT;
}

size_t drs_paper_bullet(const drs_source *source, drs_str text)
{
    enum { BULLET = 2 }; /* "- " */
    if (!source->markdown || text.len <= BULLET || !strchr("-*", text.ptr[0]) || text.ptr[1] != ' ')
        return 0;
    size_t at = BULLET;
    while (at < text.len && text.ptr[at] == '*')
        at++;
    drs_label_kind kind = drs_label_at(drs_str_sub(text, at, text.len)).kind;
    return kind == DRS_LABEL_NUMBER || kind == DRS_LABEL_LETTER ? BULLET : 0;
}

size_t drs_paper_markup(const drs_source *source, drs_str text)
{
    size_t at = drs_paper_bullet(source, text);
    while (source->markdown && at < text.len &&
           (text.ptr[at] == '#' || text.ptr[at] == '*' || (at && text.ptr[at] == ' ')))
        at++;
    return at < text.len ? at : 0;
}

/* ---- where a paragraph ends ---- */

static size_t first_word_length(drs_str s)
{
    size_t end = 0;
    while (end < s.len && s.ptr[end] != ' ' && s.ptr[end] != '\t')
        end++;
    return drs_utf8_length(drs_str_sub(s, 0, end));
}

bool drs_paper_line_ends(const drs_source *source, size_t i)
{
    size_t next = drs_line_next(source, i + 1);
    drs_str s = source->lines[i].text;
    if (!(source->wrapped || source->lined) || next == source->line_count ||
        drs_str_ends(s, drs_str_c("-")))
        return false;
    drs_str after = source->lines[next].text;
    if (drs_begins_low(after) && drs_label_at(after).kind == DRS_LABEL_NONE)
        return source->lined && drs_is_closed(s);
    size_t length = drs_utf8_length(s);
    if (source->lined) /* a line that breaks off in a sentence was broken after all */
        return drs_is_closed(s) || length < DRS_LINE_BROAD || length >= DRS_LINE_LONG;
    size_t whole = length + 1 + first_word_length(after);
    if (!source->dense) /* blank lines tell most ends; be sure of the others */
        return drs_is_closed(s) && whole * 20 <= drs_line_measure(source, i) * 18;
    if (whole * 20 > drs_line_measure(source, i) * 19)
        return false;
    return drs_is_closed(s) || length * 2 < drs_line_measure(source, i);
}

/* The last line of a question in dense text: it ends in "?", and no line before the next
 * paragraph's end does. */
static bool question_ends(const drs_source *source, size_t i)
{
    enum { LINES_AHEAD = 6 };
    if (!drs_is_asking(source->lines[i].text))
        return false;
    for (size_t n = 1; n <= LINES_AHEAD && i + n < source->line_count; n++) {
        const drs_paper_line *line = &source->lines[i + n];
        if (line->text.len == 0 || (line->flags & DRS_LINE_QUESTION))
            return true;
        if (drs_is_asking(line->text))
            return false;
        if (drs_paper_line_ends(source, i + n))
            return true;
    }
    return true;
}

/* Nothing but an item begins so: with a bullet, or in Markdown with "- ". */
static bool is_surely_item(const drs_source *source, drs_str s, const drs_label *label)
{
    bool dash = label->kind == DRS_LABEL_DASH && (s.ptr[0] == '-' || s.ptr[0] == '*');
    return label->is_bullet || (source->markdown && dash);
}

/* Does line i, behind line `before`, begin an item of a list? */
static bool begins_item(const drs_source *source, size_t before, size_t i)
{
    drs_str s = source->lines[i].text, last = source->lines[before].text;
    drs_label label = drs_label_at(s);
    if (label.kind == DRS_LABEL_NONE || drs_is_month_next(drs_str_sub(s, label.text, s.len)))
        return false;
    if (is_surely_item(source, s, &label))
        return true;
    if (label.kind == DRS_LABEL_DASH && drs_begins_low(drs_str_sub(s, label.text, s.len)) &&
        !drs_is_closed(last) && !drs_str_ends(last, drs_str_c(",")) &&
        drs_label_at(last).kind != DRS_LABEL_DASH)
        return false;
    return drs_is_closed(last) || drs_str_ends(last, drs_str_c(",")) ||
           drs_str_ends(last, drs_str_c(" und")) || drs_str_ends(last, drs_str_c(" oder")) ||
           drs_label_at(last).kind != DRS_LABEL_NONE || drs_paper_line_ends(source, before);
}

static bool question_is_next(const drs_source *source, size_t i)
{
    size_t next = drs_line_next(source, i + 1);
    if (next == source->line_count)
        return false;
    drs_str s = source->lines[next].text;
    s = drs_str_sub(s, drs_paper_markup(source, s), s.len);
    return drs_opens_question(s) || drs_is_asking(s);
}

bool drs_is_bare_label(const drs_source *source, size_t i)
{
    drs_str s = source->lines[i].text;
    s = drs_str_sub(s, drs_paper_markup(source, s), s.len);
    while (source->markdown && s.len && strchr("* ", s.ptr[s.len - 1]))
        s.len--;
    drs_label label = drs_label_at(s);
    if (s.len == 0 || label.kind == DRS_LABEL_NONE || label.text < s.len)
        return false;
    return !source->markdown || (label.is_word && question_is_next(source, i));
}

static bool begins_paragraph(const drs_source *source, size_t first, size_t before, size_t i)
{
    const drs_paper_line *line = &source->lines[i];
    if (line->flags & (DRS_LINE_QUESTION | DRS_LINE_START | DRS_LINE_CUT) ||
        drs_is_bare_label(source, i))
        return true;
    drs_str words = drs_str_sub(line->text, drs_paper_markup(source, line->text), line->text.len);
    uint32_t number;
    if (drs_reply_at(words, &number) && drs_is_closed(source->lines[before].text))
        return true;
    if (drs_is_section(words) || drs_is_boilerplate(words) ||
        drs_is_section(drs_str_sub(source->lines[before].text,
                                   drs_paper_markup(source, source->lines[before].text),
                                   source->lines[before].text.len)) ||
        drs_begins(words, "Die Antwort wurde namens") || begins_item(source, before, i))
        return true;
    if ((before == first && drs_is_annex(source->lines[before].text)) ||
        (drs_is_annex(words) && drs_paper_line_ends(source, before)))
        return true;
    if (source->wrapped && !source->dense && drs_is_asking(source->lines[before].text) &&
        drs_opens_question(words))
        return false; /* asked in several sentences */
    bool asks = source->lines[first].flags & DRS_LINE_QUESTION;
    if (asks && (drs_is_asking(line->text) || line->text.ptr[0] == '('))
        return false; /* "(Bitte nach Jahren aufschlüsseln!)" */
    return drs_paper_line_ends(source, before) ||
           (source->dense && asks && question_ends(source, before));
}

/* Does a sentence that page edges or notes interrupt go on at line i? */
static bool goes_on_over_edge(const drs_source *source, size_t before, size_t i)
{
    drs_str last = source->lines[before].text, next = source->lines[i].text;
    if (source->lines[i].flags & (DRS_LINE_QUESTION | DRS_LINE_START) || drs_is_closed(last))
        return false;
    if (drs_label_at(next).kind != DRS_LABEL_NONE || drs_is_section(next) || drs_is_annex(next))
        return false;
    if (drs_begins_low(next) || drs_str_ends(last, drs_str_c("-")))
        return true;
    return source->wrapped && drs_utf8_length(last) * 20 > drs_line_measure(source, before) * 17;
}

/* Is a word broken at the end of line `before`, whatever stands between? */
static bool breaks_word(const drs_source *source, size_t before, size_t i)
{
    drs_str last = source->lines[before].text, next = source->lines[i].text;
    return !source->markdown && last.len > 2 && drs_str_ends(last, drs_str_c("-")) &&
           drs_letters_before(last, last.len - 1) < last.len - 1 && drs_begins_low(next) &&
           drs_label_at(next).kind == DRS_LABEL_NONE &&
           !(source->lines[i].flags & (DRS_LINE_QUESTION | DRS_LINE_START));
}

/* The line the paragraph goes on with behind line `last`, or line_count. */
static size_t next_of(const drs_source *source, size_t first, size_t last)
{
    size_t next = drs_line_next(source, last + 1);
    if (next == source->line_count || drs_paper_line_kind(source, next) != DRS_PARAGRAPH_TEXT)
        return source->line_count;
    if (last == first && drs_is_bare_label(source, first) &&
        !(source->lines[next].flags & (DRS_LINE_QUESTION | DRS_LINE_PAGE)) &&
        !drs_is_bare_label(source, next))
        return next;
    if (next == last + 1)
        return begins_paragraph(source, first, last, next) ? source->line_count : next;
    if (breaks_word(source, last, next))
        return next;
    bool edge = (source->lines[next].flags & DRS_LINE_PAGE) != 0;
    for (size_t i = last + 1; i < next; i++)
        edge = edge || drs_line_is_taken(&source->lines[i]) ||
               (source->lines[i].flags & DRS_LINE_PAGE);
    return edge && goes_on_over_edge(source, last, next) ? next : source->line_count;
}

static size_t text_end(const drs_source *source, size_t first)
{
    size_t last = first;
    for (size_t next; (next = next_of(source, first, last)) < source->line_count;)
        last = next;
    return last + 1;
}

static size_t pipes_in(drs_str s)
{
    size_t count = 0;
    for (size_t at = 0; at < s.len; at++) {
        count += s.ptr[at] == '|';
        at += s.ptr[at] == '\\';
    }
    return count;
}

/* Behind a blank line: a grid, or a row with another number of columns over a line "|---|" or over
 * another of its kind. */
static bool begins_other_table(const drs_source *source, size_t columns, size_t last, size_t i)
{
    if (i == last + 1)
        return false;
    if (drs_is_grid_rule(source->lines[i].text))
        return true;
    size_t pipes = pipes_in(source->lines[i].text);
    if (i + 1 >= source->line_count || pipes == columns)
        return false;
    drs_str next = source->lines[i + 1].text;
    return has_pipe(next) && (is_pipe_rule(next) || pipes_in(next) == pipes);
}

static bool has_open_cell(drs_str row, drs_paragraph_kind kind)
{
    char border = kind == DRS_PARAGRAPH_TABS ? '\t' : '|';
    drs_str cell;
    while (drs_str_split(&row, border, &cell))
        if (drs_ends_open(drs_str_trim(cell)))
            return true;
    return false;
}

/* Line i is text between two rows, behind a page edge: what is left of a cell before the edge? A
 * line before a head is the table's caption. */
static bool is_piece_of_row(const drs_source *source, size_t first, size_t last, size_t i,
                            drs_paragraph_kind kind)
{
    const drs_paper_line *lines = source->lines;
    bool edge = (lines[i].flags & DRS_LINE_PAGE) != 0;
    for (size_t n = last + 1; n < i; n++)
        edge = edge || (lines[n].flags & (DRS_LINE_PAGE | DRS_LINE_EDGE));
    if (!edge || i + 1 >= source->line_count || drs_line_is_taken(&lines[i + 1]) ||
        drs_paper_line_kind(source, i + 1) != kind ||
        drs_str_equal(lines[i + 1].text, lines[first].text) ||
        (i + 2 < source->line_count && is_pipe_rule(lines[i + 2].text)))
        return false;
    return (drs_begins_low(lines[i].text) || has_open_cell(lines[last].text, kind)) &&
           !(lines[i].flags & (DRS_LINE_QUESTION | DRS_LINE_START)) &&
           drs_label_at(lines[i].text).kind == DRS_LABEL_NONE && !drs_is_section(lines[i].text) &&
           !drs_is_annex(lines[i].text);
}

/* Rows go on over blank lines and page edges. */
static size_t rows_end(const drs_source *source, size_t first, drs_paragraph_kind kind)
{
    size_t last = first, columns = pipes_in(source->lines[first].text);
    if (drs_is_grid_rule(source->lines[first].text) && first + 1 < source->line_count)
        columns = pipes_in(source->lines[first + 1].text);
    for (size_t next = drs_line_next(source, first + 1); next < source->line_count;
         next = drs_line_next(source, next + 1)) {
        drs_paragraph_kind other = drs_paper_line_kind(source, next);
        bool page = other == DRS_PARAGRAPH_PAGE ||
                    (other == DRS_PARAGRAPH_RULE && kind == DRS_PARAGRAPH_TABS);
        /* Words on the line directly below a row belong to one of its cells. */
        bool below = other == DRS_PARAGRAPH_TEXT && next == last + 1 &&
                     !is_pipe_rule(source->lines[last].text) &&
                     !drs_is_grid_rule(source->lines[last].text) &&
                     !begins_paragraph(source, first, last, next);
        below = below ||
                (other == DRS_PARAGRAPH_TEXT && is_piece_of_row(source, first, last, next, kind));
        if ((other != kind && !page && !below) ||
            (kind == DRS_PARAGRAPH_PIPES && begins_other_table(source, columns, last, next)))
            break;
        if (other == kind || below)
            last = next;
    }
    return last + 1;
}

bool drs_paragraph_next(const drs_source *source, size_t *at, drs_paragraph *paragraph)
{
    size_t first = drs_line_next(source, *at);
    if (first == source->line_count)
        return false;
    *paragraph = (drs_paragraph){.kind = drs_paper_line_kind(source, first), .first = first};
    switch (paragraph->kind) {
    case DRS_PARAGRAPH_TEXT:
        paragraph->end = text_end(source, first);
        break;
    case DRS_PARAGRAPH_TABS:
    case DRS_PARAGRAPH_PIPES:
        paragraph->end = rows_end(source, first, paragraph->kind);
        break;
    case DRS_PARAGRAPH_HEADING:
        paragraph->level = heading_level(source, source->lines[first].text);
        paragraph->end = drs_is_bare_label(source, first) ? text_end(source, first) : first + 1;
        break;
    case DRS_PARAGRAPH_RULE:
    case DRS_PARAGRAPH_PAGE:
        paragraph->end = first + 1;
        break;
    }
    *at = paragraph->end;
    return true;
}
