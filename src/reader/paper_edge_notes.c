/* SPDX-License-Identifier: Apache-2.0
 * What a note that breaks off goes on with has no mark and stands behind the next page's text,
 * before that page's own notes. It is told by two sentences: the note's is not finished, and the
 * text's before it is. Where only one of them says so, nothing is moved and a finding tells. */
#include "reader/paper_edge_notes.h"

#include "base/utf8.h"
#include "reader/paper_join.h"
#include "reader/paper_lines.h"
#include "reader/paper_pattern.h"

bool drs_is_below_notes(drs_str s)
{
    return drs_begins(s, "Die Antwort wurde namens") || drs_is_boilerplate(s);
}

/* ---- sentences ---- */

static bool ends_with_any(drs_str s, const char *const *ends, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (drs_str_ends(s, drs_str_c(ends[i])))
            return true;
    return false;
}

/* A full stop, with the mark of a note behind it or without. */
static bool is_finished(drs_str s)
{
    static const char *const ends[] = {".", "!", "?", "“", "”", "\"", ")"};
    static const char *const short_forms[] = {"Nr.",   "Abs.", "vgl.", "bzw.",
                                              "z. B.", "z.B.", "ca.",  "ggf."};
    while (s.len && s.ptr[s.len - 1] >= '0' && s.ptr[s.len - 1] <= '9')
        s.len--;
    return ends_with_any(s, ends, sizeof ends / sizeof *ends) &&
           !ends_with_any(s, short_forms, sizeof short_forms / sizeof *short_forms);
}

/* How a note's last line ends: how sure is it that it goes on? */
typedef enum end_kind { END_FINISHED, END_BARE, END_OPEN, END_HYPHEN } end_kind;

static end_kind end_of(drs_str s)
{
    size_t from = drs_letters_before(s, s.len);
    if (drs_str_ends(s, drs_str_c("-")) && drs_letters_before(s, s.len - 1) < s.len - 1)
        return END_HYPHEN;
    if (from == s.len && drs_ends_open(s))
        return END_OPEN;
    if (from == s.len || (from && strchr("/._-@", s.ptr[from - 1])))
        return END_FINISHED;
    return drs_ends_open(s) ? END_OPEN : END_BARE;
}

/* ---- pages ---- */

static bool stands(const drs_paper_line *line)
{
    return line->text.len && !(line->flags & DRS_LINE_EDGE);
}

/* The last standing line of [begin, end), or DRS_NOT_FOUND. */
static size_t line_before(const drs_source *source, size_t begin, size_t end)
{
    while (end > begin)
        if (stands(&source->lines[--end]))
            return end;
    return DRS_NOT_FOUND;
}

typedef struct page {
    size_t begin, end; /* lines */
    size_t text_end;   /* where its notes begin */
} page;

static page page_at(const drs_source *source, size_t begin)
{
    page p = {begin, begin + 1, DRS_NOT_FOUND};
    while (p.end < source->line_count && !(source->lines[p.end].flags & DRS_LINE_PAGE))
        p.end++;
    for (size_t i = p.begin; i < p.end && p.text_end == DRS_NOT_FOUND; i++)
        if (source->lines[i].flags & DRS_LINE_NOTE)
            p.text_end = i;
    p.text_end = p.text_end == DRS_NOT_FOUND ? p.end : p.text_end;
    return p;
}

/* The last line of the page's last note, where nothing but its imprint stands behind. */
static size_t last_note_line(const drs_source *source, const page *p)
{
    size_t last = line_before(source, p->begin, p->end);
    while (last != DRS_NOT_FOUND && !(source->lines[last].flags & DRS_LINE_NOTE) &&
           drs_is_below_notes(source->lines[last].text))
        last = line_before(source, p->begin, last);
    return last != DRS_NOT_FOUND && source->lines[last].flags & DRS_LINE_NOTE ? last
                                                                              : DRS_NOT_FOUND;
}

/* ---- the piece of a note at the foot of a page ---- */

typedef struct piece {
    size_t first, end; /* lines; first is DRS_NOT_FOUND where the page has no text */
    bool set_off;      /* behind a blank line or the page's edge */
    bool is_first;     /* on its page */
    drs_str before;    /* the line of text before it */
} piece;

/* Line i follows on the one before, and words in small letters follow on a full stop. */
static bool breaks_text(const drs_source *source, size_t i)
{
    return drs_begins_low(source->lines[i].text) && is_finished(source->lines[i - 1].text);
}

static piece piece_on(const drs_source *source, const page *p, const page *before)
{
    enum { LINES_MOST = 12 };
    piece found = {.first = line_before(source, p->begin, p->text_end)};
    if (found.first == DRS_NOT_FOUND)
        return found;
    found.end = found.first + 1;
    for (size_t n = 0; n < LINES_MOST; n++, found.first--) {
        found.set_off = found.first == p->begin || !stands(&source->lines[found.first - 1]);
        if (found.set_off || breaks_text(source, found.first))
            break;
    }
    size_t text = line_before(source, p->begin, found.first);
    found.is_first = text == DRS_NOT_FOUND;
    if (found.is_first)
        text = line_before(source, before->begin, before->text_end);
    found.before = text == DRS_NOT_FOUND ? (drs_str){"", 0} : source->lines[text].text;
    return found;
}

static bool is_clear(const drs_source *source, const piece *found, end_kind end)
{
    bool finished = found->before.len == 0 || is_finished(found->before);
    if (!drs_begins_low(source->lines[found->first].text))
        return false;
    if (end == END_HYPHEN && !found->is_first && !drs_str_ends(found->before, drs_str_c("-")))
        return found->set_off || finished;
    return found->set_off && finished;
}

static void join(drs_source *source, drs_note_span *note, const piece *found)
{
    for (size_t i = found->first; i < found->end; i++)
        source->lines[i].flags |= DRS_LINE_NOTE;
    note->count = found->end - note->first;
}

static void look_at(drs_source *source, drs_note_span *note, drs_str last, const page *p,
                    const page *before)
{
    piece found = piece_on(source, p, before);
    end_kind end = end_of(last);
    if (found.first == DRS_NOT_FOUND || end == END_FINISHED)
        return;
    const drs_paper_line *line = &source->lines[found.first];
    if (is_clear(source, &found, end))
        join(source, note, &found);
    else if (end != END_BARE)
        drs_source_report(source, DRS_PAP070, drs_line_place(line), last, line->text);
}

void drs_paper_edge_notes(drs_source *source)
{
    size_t note = 0, line = DRS_NOT_FOUND;
    page before = {0};
    for (size_t begin = 0; begin < source->line_count && !source->markdown;) {
        page p = page_at(source, begin);
        if (line != DRS_NOT_FOUND)
            look_at(source, &source->notes[note], source->lines[line].text, &p, &before);
        line = last_note_line(source, &p);
        while (note + 1 < source->note_count && source->notes[note + 1].first < p.end)
            note++;
        before = p;
        begin = p.end;
    }
}
