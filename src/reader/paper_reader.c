/* SPDX-License-Identifier: Apache-2.0
 * The reader of paper text: the order of its steps, and how sure it is of an input. What each step
 * does stands in paper_source.h. */
#include "base/encoding.h"
#include "base/utf8.h"
#include "reader/paper_body.h"
#include "reader/paper_flat.h"
#include "reader/paper_front.h"
#include "reader/paper_head.h"
#include "reader/paper_join.h"
#include "reader/paper_lines.h"
#include "reader/paper_list.h"
#include "reader/paper_notes.h"
#include "reader/paper_pages.h"
#include "reader/paper_paragraph.h"
#include "reader/paper_questions.h"
#include "reader/paper_quirks.h"
#include "reader/reader.h"

/* ---- probe ---- */

enum { PROBED = 8192, SURE = 95, LIKELY = 60, POSSIBLE = 30, HARDLY = 5 };

/* How many lines have this byte at least twice. */
static size_t lines_with_two(drs_str s, char byte, size_t *lines)
{
    size_t with = 0;
    drs_str line;
    for (*lines = 0; drs_str_split(&s, '\n', &line);) {
        if (drs_str_trim(line).len == 0)
            continue;
        ++*lines;
        size_t first = drs_str_find_byte(line, byte);
        with += first != DRS_NOT_FOUND &&
                drs_str_find_byte(drs_str_sub(line, first + 1, line.len), byte) != DRS_NOT_FOUND;
    }
    return with;
}

static bool is_delimited(drs_str s)
{
    static const char delimiters[] = {';', '\t', ','};
    for (size_t i = 0; i < sizeof delimiters; i++) {
        size_t lines, with = lines_with_two(s, delimiters[i], &lines);
        if (lines >= 2 && with * 3 >= lines * 2)
            return true;
    }
    return false;
}

static size_t count_byte(drs_str s, char byte)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += s.ptr[i] == byte;
    return count;
}

/* Half of the lines follow one with as many semicolons: no prose does that, whatever words of a
 * paper the lines above the table have. */
static bool has_semicolon_rows(drs_str s)
{
    enum { LEAST = 2 };
    size_t lines = 0, alike = 0, before = 0;
    drs_str line;
    while (drs_str_split(&s, '\n', &line)) {
        if (drs_str_trim(line).len == 0)
            continue;
        size_t count = count_byte(line, ';');
        alike += count && count == before;
        before = count;
        lines++;
    }
    return alike >= LEAST && (alike + 1) * 2 >= lines;
}

static bool is_only(drs_str s, const char *bytes)
{
    for (size_t i = 0; i < s.len; i++)
        if (!strchr(bytes, s.ptr[i]))
            return false;
    return s.len != 0;
}

/* A row of cells, and "|---|---|" below it: Markdown, even where "|" divides all lines alike. */
static bool has_pipe_table(drs_str s)
{
    drs_str line, before = {"", 0};
    for (; drs_str_split(&s, '\n', &line); before = line)
        if (is_only(drs_str_trim(line), "|-: \r\t") &&
            drs_str_find(line, drs_str_c("--")) != DRS_NOT_FOUND &&
            drs_str_find_byte(line, '|') != DRS_NOT_FOUND &&
            drs_str_find_byte(before, '|') != DRS_NOT_FOUND)
            return true;
    return false;
}

static int probe(drs_str bytes)
{
    static const char *const signs[] = {"Antwort",     "Kleine Anfrage", "Drucksache",
                                        "Wahlperiode", "Vorbemerkung",   "Landesregierung",
                                        "Parlament:"};
    drs_str head = drs_str_sub(bytes, 0, PROBED);
    if (drs_str_starts(head, drs_str_c("PK\x03\x04")) || drs_str_starts(head, drs_str_c("%PDF")))
        return 0;
    if (has_pipe_table(head))
        return SURE;
    if (has_semicolon_rows(head))
        return HARDLY;
    size_t found = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        found += drs_str_find(head, drs_str_c(signs[i])) != DRS_NOT_FOUND;
    bool delimited = is_delimited(head);
    if (found >= 2)
        return delimited ? LIKELY : SURE;
    if (delimited)
        return HARDLY;
    return found ? LIKELY : POSSIBLE;
}

/* ---- read ---- */

static void report_rejoined(drs_source *source)
{
    if (source->rejoined == 0)
        return;
    drs_buf number = DRS_BUF(drs_arena_mem(source->arena));
    drs_buf_int(&number, (int64_t)source->rejoined);
    drs_source_report(source, DRS_PAP012, (drs_place){0}, drs_buf_str(&number), (drs_str){0});
    drs_buf_free(&number);
}

/* Nothing but a table: a report, as tables of other formats are. */
static void tell_table(drs_source *source)
{
    drs_paper *paper = source->paper;
    if (source->block_count != 1 || source->blocks[0].kind != DRS_BLOCK_TABLE ||
        paper->type.text.len || paper->number.text.len || paper->parliament.text.len ||
        drs_inquiry_is_told(&paper->inquiry))
        return;
    paper->kind = DRS_PAPER_TABLE;
    source->blocks[0].section = DRS_SECTION_ANNEX;
}

static bool read_lines(drs_source *source, drs_str profile)
{
    if (!drs_paper_lines(source))
        return false;
    drs_paper front;
    drs_paper_form(source);
    drs_paper_anchors(source);
    drs_paper_rows(source);
    drs_paper_front(source, &front);
    drs_paper_flat(source);
    drs_paper_pages(source);
    drs_paper_notes(source);
    drs_paper_lists(source);
    bool has_questions = drs_paper_questions(source) > 0;
    size_t first = drs_paper_head(source, profile, &front);
    drs_paper_front_apply(source, &front);
    if (!drs_paper_body(source, first, has_questions))
        return false;
    tell_table(source);
    if (source->paper->kind != DRS_PAPER_TABLE)
        drs_paper_head_fill(source);
    drs_paper_notes_read(source);
    drs_paper_quirks(source);
    report_rejoined(source);
    return true;
}

static drs_paper *read_input(drs_arena *arena, const drs_input *input, drs_str profile,
                             drs_diags *diags)
{
    drs_source source = {.arena = arena, .diags = diags};
    if (!drs_paper_fits(input->bytes, diags) ||
        !drs_encoding_decode(arena, input->bytes, diags, &source.text))
        return NULL;
    source.paper = drs_arena_alloc(arena, sizeof *source.paper);
    *source.paper = (drs_paper){.arena = arena, .input_name = input->name, .input = input->bytes};
    return read_lines(&source, profile) ? source.paper : NULL;
}

const drs_reader drs_paper_reader = {"paper", probe, read_input};
