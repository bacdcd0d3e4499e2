/* SPDX-License-Identifier: Apache-2.0
 * In Markdown a footnote begins with its mark as superscript. In plain text it is a line that
 * begins with the next number ("2 vgl. Drs. 18/12723.") on a page on which that number also stands
 * behind a word or a full stop: both are needed, so "2 Kinder" at the start of a line is text. */
#include "reader/paper_notes.h"

#include "reader/paper_inline.h"
#include "reader/paper_join.h"
#include "reader/paper_lines.h"

enum { LARGEST_MARK = 999 };

/* ---- marks ---- */

static bool is_digit_at(drs_str s, size_t at)
{
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

/* One to three digits at s[at]; returns their number, 0 where there are more or a zero leads. */
static size_t number_at(drs_str s, size_t at, uint32_t *number)
{
    size_t n = 0;
    *number = 0;
    while (n < 4 && is_digit_at(s, at + n)) {
        *number = *number * 10 + (uint32_t)(s.ptr[at + n] - '0');
        n++;
    }
    return n == 0 || n == 4 || s.ptr[at] == '0' ? 0 : n;
}

static bool ends_with_any(drs_str s, const char *const *ends, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (drs_str_ends(s, drs_str_c(ends[i])))
            return true;
    return false;
}

static bool is_sentence_end(drs_str s)
{
    static const char *const ends[] = {".", "!", "?", "“", "”", "‘", "’", "\"", ")"};
    return ends_with_any(s, ends, sizeof ends / sizeof *ends);
}

static bool is_abbreviation(drs_str s)
{
    static const char *const ends[] = {"Nr.",  "Abs.", "Art.",  " S.",   "Ziff.", "lit.",
                                       "Kap.", "Drs.", "Bd.",   "Tab.",  "vgl.",  "ca.",
                                       "Abb.", "Kl.",  "Titel", "Gruppe"};
    return ends_with_any(s, ends, sizeof ends / sizeof *ends);
}

static bool may_stand_before(drs_str before)
{
    size_t letters = drs_letters_before(before, before.len);
    if (letters < before.len)
        return before.len - letters > 2; /* "Beschlüsse2", not "m2", "PM2" */
    drs_str trimmed = drs_str_trim(before);
    if (before.len && before.ptr[before.len - 1] == ' ')
        return is_sentence_end(trimmed) && !is_abbreviation(trimmed);
    static const char *const ends[] = {",", ";", ":"};
    bool number_before = before.len >= 2 && is_digit_at(before, before.len - 2);
    return !number_before &&
           (is_sentence_end(before) || ends_with_any(before, ends, sizeof ends / sizeof *ends));
}

static bool may_stand_behind(drs_str behind)
{
    if (behind.len == 0 || behind.ptr[0] == ' ' || behind.ptr[0] == '\n')
        return true;
    return strchr(".,;:)", behind.ptr[0]) && !is_digit_at(behind, 1);
}

/* Could a footnote mark stand at s[at]? Its length and number. */
static size_t candidate_at(drs_str s, size_t at, uint32_t *number)
{
    if (at == 0 || is_digit_at(s, at - 1))
        return 0;
    size_t n = number_at(s, at, number);
    if (n == 0 || !may_stand_behind(drs_str_sub(s, at + n, s.len)))
        return 0;
    return may_stand_before(drs_str_sub(s, at > 64 ? at - 64 : 0, at)) ? n : 0;
}

size_t drs_note_mark_at(drs_source *source, drs_str s, size_t at)
{
    uint32_t number;
    size_t n = candidate_at(s, at, &number);
    bool again = number == 1 && source->next_mark > 1 && source->note_count &&
                 source->next_mark > source->note_count;
    if (n == 0 || (number != source->next_mark && !again))
        return 0;
    if (drs_map_get(source->note_of_mark, drs_str_sub(s, at, at + n)) == DRS_NOT_FOUND)
        return 0;
    source->next_mark = number + 1;
    return n;
}

/* ---- finding the lines ---- */

static void add_note(drs_source *source, drs_str mark, size_t line, size_t skip)
{
    source->notes = drs_arena_grow(source->arena, source->notes, source->note_count,
                                   &source->note_capacity, sizeof *source->notes);
    source->notes[source->note_count++] =
        (drs_note_span){.mark = mark, .first = line, .count = 1, .skip = skip};
    source->lines[line].flags |= DRS_LINE_NOTE;
}

static void grow_note(drs_source *source, size_t line)
{
    drs_note_span *note = &source->notes[source->note_count - 1];
    note->count = line - note->first + 1;
    source->lines[line].flags |= DRS_LINE_NOTE;
}

/* "<sup>1</sup> text" or "[^1]: text" at the start of a line: bytes before the text. */
static size_t markdown_note(drs_str text, drs_str *mark)
{
    size_t sup = drs_sup_at(text, 0, mark);
    if (sup)
        return sup < text.len ? sup : 0;
    size_t end = drs_str_find(drs_str_sub(text, 0, 10), drs_str_c("]:"));
    if (!drs_str_starts(text, drs_str_c("[^")) || end == DRS_NOT_FOUND)
        return 0;
    *mark = drs_str_sub(text, 2, end);
    return end + 2;
}

static void markdown_notes(drs_source *source)
{
    bool in_note = false;
    for (size_t i = 0; i < source->line_count; i++) {
        drs_paper_line *line = &source->lines[i];
        drs_str mark;
        size_t skip = line->flags & DRS_LINE_EDGE ? 0 : markdown_note(line->text, &mark);
        bool begins = i == 0 || source->lines[i - 1].text.len == 0 || in_note ||
                      source->lines[i - 1].text.ptr[0] == '-';
        if (skip && begins) {
            add_note(source, mark, i, skip);
            in_note = true;
        } else if (line->text.len == 0 || drs_line_is_taken(line)) {
            in_note = false;
        } else if (in_note) {
            grow_note(source, i);
        }
    }
}

typedef struct note_search {
    uint32_t seen[LARGEST_MARK + 1]; /* page (from 1) on which the number stood as a mark */
    uint32_t page, expected;
    bool in_note, after_blank;
    bool bare; /* the note's number stood alone: its text is still to come */
} note_search;

static void see_marks(note_search *search, drs_str text)
{
    for (size_t at = 1; at < text.len; at++) {
        uint32_t number;
        if (is_digit_at(text, at) && candidate_at(text, at, &number))
            search->seen[number] = search->page;
    }
}

/* "2 vgl. Drs. 18/12723.", or the number alone: bytes before the text. */
static size_t plain_note(const note_search *search, drs_str text, uint32_t *number)
{
    size_t n = number_at(text, 0, number);
    if (n == 0 || (n < text.len && text.ptr[n] != ' '))
        return 0;
    bool fits = *number == search->expected || *number == 1;
    return fits && search->seen[*number] == search->page ? n : 0;
}

static void plain_line(drs_source *source, note_search *search, size_t i)
{
    drs_paper_line *line = &source->lines[i];
    uint32_t number;
    size_t skip = plain_note(search, line->text, &number);
    if (skip) {
        add_note(source, drs_str_sub(line->text, 0, skip), i, skip);
        search->expected = number + 1;
        search->seen[number] = 0;
        search->in_note = true;
        search->bare = skip == line->text.len;
    } else if (search->in_note && !search->after_blank) {
        grow_note(source, i);
        search->bare = false;
    } else {
        search->in_note = false;
        see_marks(search, line->text);
    }
    search->after_blank = false;
}

static void plain_notes(drs_source *source)
{
    note_search *search = drs_arena_alloc(source->arena, sizeof *search);
    search->page = search->expected = 1;
    for (size_t i = 0; i < source->line_count; i++) {
        drs_paper_line *line = &source->lines[i];
        if (line->flags & DRS_LINE_PAGE)
            search->page++;
        if (line->flags & (DRS_LINE_PAGE | DRS_LINE_EDGE))
            search->in_note = false;
        if (line->text.len == 0)
            search->after_blank = !search->bare || !search->in_note;
        else if (!(line->flags & DRS_LINE_EDGE) && !memchr(line->text.ptr, '\t', line->text.len))
            plain_line(source, search, i);
    }
}

/* Notes of one mark are linked in their order; the map leads to the first of them. */
static void index_notes(drs_source *source)
{
    source->note_of_mark = drs_map_new(source->arena);
    for (size_t i = source->note_count; i-- > 0;) {
        drs_note_span *note = &source->notes[i];
        note->next = drs_map_get(source->note_of_mark, note->mark);
        drs_map_set(source->note_of_mark, note->mark, i);
    }
}

void drs_paper_notes(drs_source *source)
{
    source->next_mark = 1;
    if (source->markdown)
        markdown_notes(source);
    else
        plain_notes(source);
    index_notes(source);
}

/* ---- tying and reading ---- */

/* Marks are asked for in the order of the text, so notes that lie behind are forgotten. */
uint32_t drs_note_find(drs_source *source, drs_str mark, drs_place place)
{
    size_t found = drs_map_get(source->note_of_mark, mark);
    if (found == DRS_NOT_FOUND)
        return DRS_NO_NOTE;
    for (drs_note_span *note = &source->notes[found];
         source->lines[note->first].number < place.line && note->next != DRS_NOT_FOUND;
         note = &source->notes[found])
        found = note->next;
    drs_map_set(source->note_of_mark, source->notes[found].mark, found);
    return (uint32_t)found;
}

static drs_text read_note(drs_source *source, drs_prose *prose, const drs_note_span *span)
{
    drs_prose_clear(prose);
    for (size_t i = 0; i < span->count; i++) {
        const drs_paper_line *line = &source->lines[span->first + i];
        if (line->flags & DRS_LINE_NOTE)
            drs_prose_add(source, prose, line, i == 0 ? span->skip : 0);
    }
    return drs_paper_inline(source, prose);
}

void drs_paper_notes_read(drs_source *source)
{
    size_t count = source->note_count;
    drs_note *notes = drs_arena_alloc(source->arena, (count + 1) * sizeof *notes);
    drs_prose prose = drs_prose_new(source);
    source->next_mark = LARGEST_MARK + 1; /* no marks inside notes */
    for (size_t i = 0; i < count; i++) {
        const drs_note_span *span = &source->notes[i];
        drs_place place = drs_line_place(&source->lines[span->first]);
        notes[i] = (drs_note){span->mark, read_note(source, &prose, span), place};
    }
    drs_prose_free(&prose);
    source->paper->notes = notes;
    source->paper->note_count = count;
}
