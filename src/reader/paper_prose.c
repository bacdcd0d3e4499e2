/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/paper_prose.h"

#include "base/utf8.h"
#include "reader/paper_join.h"

drs_prose drs_prose_new(const drs_source *source)
{
    return (drs_prose){.text = DRS_BUF(drs_arena_mem(source->arena))};
}

void drs_prose_free(drs_prose *prose)
{
    drs_mem_free(prose->text.mem, prose->stretches);
    drs_buf_free(&prose->text);
}

void drs_prose_clear(drs_prose *prose)
{
    prose->text.len = 0;
    prose->count = 0;
    prose->seen = prose->seen_stretch = 0;
    prose->last_hard = prose->keep_ends = false;
}

static void add_stretch(drs_prose *prose, drs_place place)
{
    if (prose->count == prose->capacity) {
        prose->capacity = prose->capacity ? prose->capacity * 2 : 16;
        prose->stretches = drs_mem_resize(prose->text.mem, prose->stretches,
                                          prose->capacity * sizeof *prose->stretches);
    }
    prose->stretches[prose->count++] = (drs_stretch){prose->text.len, place};
}

static bool is_gap(char c)
{
    return c == ' ' || c == '\t' || c == '\v';
}

/* Adds s with its runs of blanks made one. */
static void add_words(drs_prose *prose, drs_str s, drs_place place)
{
    for (size_t at = 0; at < s.len;) {
        size_t end = at;
        while (end < s.len && !is_gap(s.ptr[end]))
            end++;
        drs_str word = drs_str_sub(s, at, end);
        drs_buf_put(&prose->text, word);
        size_t gap = end;
        while (gap < s.len && is_gap(s.ptr[gap]))
            gap++;
        if (gap > end && gap < s.len)
            drs_buf_byte(&prose->text, ' ');
        place.column += (uint32_t)(drs_utf8_length(word) + gap - end);
        if (gap > end + 1)
            add_stretch(prose, place);
        at = gap;
    }
}

/* Is the line end kept where lines end as in print? A short line before a new beginning, as in a
 * list without marks ("2020: 154 Anfragen"). */
static bool is_print_break(const drs_source *source, const drs_prose *prose, drs_str next)
{
    if (!source->wrapped || prose->last_length * 10 >= prose->last_measure * 6)
        return false;
    size_t at = 0;
    uint32_t c = drs_utf8_next(next, &at);
    return drs_utf8_is_upper(c) || (c >= '0' && c <= '9') || c == 0x2013 || c == 0x201E;
}

bool drs_line_is_wide(drs_str s)
{
    enum { GAP = 3, GAPS = 2 };
    size_t gaps = 0, blanks = 0;
    for (size_t i = 0; i < s.len; i++) {
        blanks = s.ptr[i] == ' ' ? blanks + 1 : 0;
        gaps += blanks == GAP;
    }
    return gaps >= GAPS;
}

static void add_glue(drs_source *source, drs_prose *prose, drs_str next)
{
    drs_buf *text = &prose->text;
    if (text->len == 0 || text->ptr[text->len - 1] == '\n')
        return;
    if (prose->last_hard || drs_line_is_wide(next)) {
        drs_buf_byte(text, '\n');
        return;
    }
    switch (drs_join_lines(source, drs_buf_str(text), next)) {
    case DRS_GLUE_BLANK:
        drs_buf_byte(text, is_print_break(source, prose, next) ? '\n' : ' ');
        break;
    case DRS_GLUE_DROP:
        text->len -= text->ptr[text->len - 1] == '-' ? 1 : 2;
        source->rejoined++;
        break;
    case DRS_GLUE_KEEP:
        break;
    }
}

void drs_prose_add(drs_source *source, drs_prose *prose, const drs_paper_line *line, size_t skip)
{
    drs_str s = drs_str_sub(line->text, skip, line->text.len);
    drs_place place = drs_line_place(line);
    place.column += (uint32_t)drs_utf8_length(drs_str_sub(line->text, 0, skip));
    while (s.len && is_gap(s.ptr[0])) {
        s = drs_str_sub(s, 1, s.len);
        place.column++;
    }
    if (s.len == 0)
        return;
    add_glue(source, prose, s);
    add_stretch(prose, place);
    add_words(prose, s, place);
    prose->last_length = drs_utf8_length(line->text);
    prose->last_measure = line->measure ? line->measure : source->measure;
    prose->last_hard = prose->keep_ends || ((line->flags & DRS_LINE_HARD) && !source->wrapped) ||
                       drs_line_is_wide(line->text);
}

drs_place drs_prose_place(drs_prose *prose, size_t offset)
{
    size_t i = prose->seen_stretch;
    if (prose->count == 0)
        return (drs_place){0};
    if (offset < prose->seen || (prose->seen == 0 && i == 0)) {
        i = 0;
        prose->seen = prose->stretches[0].at;
        prose->seen_place = prose->stretches[0].place;
    }
    while (i + 1 < prose->count && prose->stretches[i + 1].at <= offset) {
        i++;
        prose->seen = prose->stretches[i].at;
        prose->seen_place = prose->stretches[i].place;
    }
    if (offset > prose->seen) {
        drs_str between = drs_str_sub(drs_buf_str(&prose->text), prose->seen, offset);
        prose->seen_place.column += (uint32_t)drs_utf8_length(between);
        prose->seen = offset;
    }
    prose->seen_stretch = i;
    return prose->seen_place;
}
