/* SPDX-License-Identifier: Apache-2.0
 * Lines are slices of the input: nothing is copied. They are counted first, so that their array
 * is taken once and in its full size. */
#include "reader/paper_lines.h"

#include "base/utf8.h"
#include "reader/paper_limits.h"
#include "reader/paper_pattern.h"

/* ---- limits ---- */

static bool refuse(drs_diags *diags, drs_place place, const char *what, const char *limit)
{
    drs_diag_add(diags, DRS_GEN009, place, (drs_args){{drs_str_c(what), drs_str_c(limit)}});
    return false;
}

/* Bytes up to the next line end of any kind, at most `most` + 1. */
static size_t line_length(drs_str s, size_t most)
{
    drs_str window = drs_str_sub(s, 0, most + 1);
    size_t end = drs_str_find_byte(window, '\n');
    if (end <= most)
        return end;
    size_t other = drs_str_find_byte(window, '\r');
    return other == DRS_NOT_FOUND ? window.len : other;
}

bool drs_paper_fits(drs_str bytes, drs_diags *diags)
{
    if (bytes.len > DRS_PAPER_BYTES_MOST)
        return refuse(diags, (drs_place){0}, "Datei", "256 MiB");
    uint32_t number = 1;
    for (size_t at = 0; at < bytes.len; number++) {
        size_t length = line_length(drs_str_sub(bytes, at, bytes.len), DRS_PAPER_LINE_MOST);
        if (length > DRS_PAPER_LINE_MOST)
            return refuse(diags, (drs_place){number, 1}, "Zeile", "16 MiB");
        at += length + 1;
    }
    return true;
}

/* ---- lines ---- */

/* Takes one line off the front of *rest; *page tells that a form feed ended it. */
static drs_str take_line(drs_str *rest, bool only_lf, bool *page)
{
    size_t end = 0;
    if (only_lf) {
        end = drs_str_find_byte(*rest, '\n');
        end = end == DRS_NOT_FOUND ? rest->len : end;
    } else {
        while (end < rest->len && rest->ptr[end] != '\n' && rest->ptr[end] != '\r' &&
               rest->ptr[end] != '\f')
            end++;
    }
    drs_str line = drs_str_sub(*rest, 0, end);
    *page = end < rest->len && rest->ptr[end] == '\f';
    size_t next = end + 1;
    if (next < rest->len && rest->ptr[end] == '\r' && rest->ptr[next] == '\n')
        next++;
    *rest = drs_str_sub(*rest, next, rest->len);
    return line;
}

static bool is_blank_byte(char c)
{
    return c == ' ' || c == '\v';
}

/* TABs are cells' borders and stay, unless nothing else stands on the line. */
static void line_trim(drs_paper_line *line)
{
    drs_str s = line->text;
    if (drs_str_trim(s).len == 0)
        s.len = 0;
    while (s.len && is_blank_byte(s.ptr[0])) {
        s = drs_str_sub(s, 1, s.len);
        line->column++;
    }
    size_t before = s.len;
    while (s.len && is_blank_byte(s.ptr[s.len - 1]))
        s.len--;
    if (before - s.len >= 2)
        line->flags |= DRS_LINE_HARD;
    line->text = s;
}

static size_t lines_count(drs_str text)
{
    size_t count = 1;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == '\n' || text.ptr[i] == '\r' || text.ptr[i] == '\f';
    return count;
}

bool drs_paper_lines(drs_source *source)
{
    drs_str rest = source->text;
    size_t most = lines_count(rest);
    if (most > DRS_PAPER_LINES_MOST)
        return refuse(source->diags, (drs_place){0}, "Zahl der Zeilen", "4 000 000");
    bool only_lf = drs_str_find_byte(rest, '\r') == DRS_NOT_FOUND &&
                   drs_str_find_byte(rest, '\f') == DRS_NOT_FOUND;
    source->lines = drs_arena_alloc(source->arena, most * sizeof *source->lines);
    uint32_t number = 1, column = 1;
    bool page = false;
    while (rest.len) {
        drs_paper_line *line = &source->lines[source->line_count++];
        line->flags = page ? DRS_LINE_PAGE : 0;
        line->text = take_line(&rest, only_lf, &page);
        line->number = number;
        line->column = column;
        /* A form feed ends no line of the file: what follows stands on the same one. */
        column = page ? column + (uint32_t)drs_utf8_length(line->text) + 1 : 1;
        number += !page;
        line_trim(line);
    }
    return true;
}

bool drs_line_is_taken(const drs_paper_line *line)
{
    return (line->flags & (DRS_LINE_EDGE | DRS_LINE_NOTE)) != 0;
}

size_t drs_line_next(const drs_source *source, size_t i)
{
    while (i < source->line_count &&
           (source->lines[i].text.len == 0 || drs_line_is_taken(&source->lines[i])))
        i++;
    return i;
}

void drs_paper_cut(drs_source *source, size_t line, const size_t *offsets, size_t count)
{
    size_t total = source->line_count + count;
    drs_paper_line *lines = drs_arena_alloc(source->arena, (total + 1) * sizeof *lines);
    memcpy(lines, source->lines, line * sizeof *lines);
    drs_paper_line whole = source->lines[line];
    size_t from = 0;
    uint32_t column = whole.column;
    for (size_t i = 0; i <= count; i++) {
        size_t to = i < count ? offsets[i] : whole.text.len;
        drs_str piece = drs_str_sub(whole.text, from, to);
        lines[line + i] = (drs_paper_line){.text = piece,
                                           .number = whole.number,
                                           .column = column,
                                           .flags = whole.flags | DRS_LINE_CUT};
        column += (uint32_t)drs_utf8_length(piece);
        line_trim(&lines[line + i]);
        from = to;
    }
    size_t behind = source->line_count - line - 1;
    if (behind)
        memcpy(lines + line + count + 1, source->lines + line + 1, behind * sizeof *lines);
    source->lines = lines;
    source->line_count = total;
}

/* ---- form ---- */

enum { LOOKED_AT = 256 * 1024, LENGTH_MOST = 200, LINE_FULL = 40 };

static bool is_markdown(const drs_source *source)
{
    static const char *const signs[] = {
        "**", "<sup>",  "](",    "\n# ",   "\n## ",  "\n### ", "\n#### ", "\n|",    "<br>",
        "[^", "&nbsp;", "&amp;", "&auml;", "&ouml;", "&uuml;", "&szlig;", "&ndash;"};
    drs_str text = drs_str_sub(source->text, 0, LOOKED_AT);
    if (drs_str_starts(text, drs_str_c("# ")) || drs_str_starts(text, drs_str_c("|")))
        return true;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (drs_str_find(text, drs_str_c(signs[i])) != DRS_NOT_FOUND)
            return true;
    return false;
}

typedef struct form_counts {
    size_t by_length[LENGTH_MOST + 1]; /* lines of text by their characters */
    size_t full, longer, blank, text;
    size_t broad, closed; /* as long as a sentence; those of them that end as one */
} form_counts;

static void count_line(form_counts *counts, const drs_paper_line *line)
{
    counts->blank += line->text.len == 0;
    if (line->text.len == 0 || memchr(line->text.ptr, '\t', line->text.len))
        return;
    size_t length =
        line->text.len > (size_t)LENGTH_MOST * 4 ? LENGTH_MOST : drs_utf8_length(line->text);
    length = length > LENGTH_MOST ? LENGTH_MOST : length;
    counts->by_length[length]++;
    counts->text++;
    counts->full += length >= LINE_FULL && length < DRS_LINE_LONG;
    counts->longer += length >= DRS_LINE_LONG;
    counts->broad += length >= DRS_LINE_BROAD;
    counts->closed += length >= DRS_LINE_BROAD && drs_is_closed(line->text);
}

/* The length that nine in ten of the full lines do not pass. */
static size_t measure_of(const form_counts *counts)
{
    size_t seen = 0, length = LINE_FULL;
    for (; length < DRS_LINE_LONG; length++) {
        seen += counts->by_length[length];
        if (seen * 10 >= counts->full * 9)
            break;
    }
    return length;
}

/* Lines [from, to) without a blank one: are they prose in a narrow column? Then its measure. */
static uint32_t narrow_measure(const drs_source *source, size_t from, size_t to)
{
    enum { LINES_LEAST = 4, NARROWEST = 35 };
    size_t longest = 0, filled = 0;
    for (size_t i = from; i < to; i++) {
        size_t length = drs_utf8_length(source->lines[i].text);
        longest = length > longest ? length : longest;
    }
    if (to - from < LINES_LEAST || longest < NARROWEST || longest * 10 > source->measure * 7)
        return 0;
    for (size_t i = from; i < to; i++)
        filled += drs_utf8_length(source->lines[i].text) * 4 >= longest * 3;
    return filled * 4 >= (to - from) * 3 ? (uint32_t)longest : 0;
}

/* Questions and preambles may be set in a narrower column than the answers. */
static void find_columns(drs_source *source)
{
    for (size_t from = 0, to; from < source->line_count; from = to + 1) {
        for (to = from; to < source->line_count && source->lines[to].text.len; to++)
            if (to > from && source->lines[to].flags & DRS_LINE_PAGE)
                break;
        uint32_t measure = narrow_measure(source, from, to);
        for (size_t i = from; i < to; i++)
            source->lines[i].measure = measure;
        if (to < source->line_count && source->lines[to].text.len)
            to--; /* a page begins without a blank line */
    }
}

/* Of lines that break sentences about one in five ends one; of paragraphs nearly all do. */
static void tell_form(drs_source *source, const form_counts *counts)
{
    enum { LEAST = 4 };
    bool sparse = counts->blank * 12 < counts->text;
    bool sentences = counts->broad >= LEAST && counts->closed * 10 >= counts->broad * 7;
    bool full = counts->full >= LEAST && counts->longer * 4 < counts->full;
    source->wrapped = !source->markdown && full && !sentences;
    source->lined = !source->markdown && !source->wrapped && (sentences || sparse);
    source->dense = sparse && (source->wrapped || source->lined);
}

void drs_paper_form(drs_source *source)
{
    enum { LINES_LOOKED_AT = 4000 };
    form_counts counts = {0};
    for (size_t i = 0; i < source->line_count && i < LINES_LOOKED_AT; i++)
        count_line(&counts, &source->lines[i]);
    source->markdown = is_markdown(source);
    tell_form(source, &counts);
    source->measure = measure_of(&counts);
    if (source->wrapped && !source->dense)
        find_columns(source);
}
