/* SPDX-License-Identifier: Apache-2.0
 * A footnote begins with its mark. In Markdown the mark is superscript ("<sup>1</sup>", "[^1]:");
 * else it is a sign that may be something else as well, and must also stand behind a word or a full
 * stop before the note: digits on the same page and in their order ("2 Kinder" at the start of a
 * line is text), "1)" and "*" where the page has only notes behind it. */
#include "reader/paper_notes.h"

#include "base/sort.h"
#include "base/utf8.h"
#include "reader/paper_edge_notes.h"
#include "reader/paper_inline.h"
#include "reader/paper_lines.h"
#include "reader/paper_marks.h"
#include "reader/paper_pattern.h"

/* ---- marks that have no note yet ---- */

typedef struct seen_mark {
    drs_tie tie;
    size_t next; /* in its list */
    size_t line;
    uint32_t page;
    bool weak;
} seen_mark;

typedef struct mark_list {
    size_t first, last; /* in `seen`, DRS_NOT_FOUND for none */
} mark_list;

/* The marks of one text that wait for a note. */
typedef struct mark_chain {
    mark_list sure;  /* no numbers, no labels: their note may be on any page */
    mark_list maybe; /* a weak one only alone */
    size_t note;     /* the last one of this text */
} mark_chain;

typedef struct note_search {
    drs_source *source;
    seen_mark *seen;
    size_t seen_count, seen_capacity;
    mark_chain *chains;
    size_t chain_count, chain_capacity;
    drs_map *chain_of; /* mark's text -> chain */
    drs_place tied;    /* of the number tied last */
    uint32_t page, expected;
    size_t brackets; /* open in this paragraph */
    bool in_note, after_blank;
    bool bare;     /* the note's mark stood alone: its text is still to come */
    bool indented; /* "[^1]:", further paragraphs of it are indented */
} note_search;

static const mark_list nothing = {DRS_NOT_FOUND, DRS_NOT_FOUND};

static mark_chain *chain_of(note_search *search, drs_str text)
{
    size_t i = drs_map_add(search->chain_of, text, search->chain_count);
    if (i < search->chain_count)
        return &search->chains[i];
    search->chains = drs_arena_grow(search->source->arena, search->chains, search->chain_count,
                                    &search->chain_capacity, sizeof *search->chains);
    search->chains[search->chain_count++] =
        (mark_chain){.sure = nothing, .maybe = nothing, .note = DRS_NOT_FOUND};
    return &search->chains[i];
}

static bool is_sure(const drs_mark *mark)
{
    return mark->kind == DRS_MARK_RAISED || mark->kind == DRS_MARK_BRACKET;
}

static void see_mark(note_search *search, const drs_mark *mark, size_t line, drs_place place)
{
    mark_chain *chain = chain_of(search, mark->text);
    mark_list *list = is_sure(mark) ? &chain->sure : &chain->maybe;
    const seen_mark *last =
        list == &chain->maybe && list->last != DRS_NOT_FOUND ? &search->seen[list->last] : NULL;
    if (last && (last->weak || last->page + 1 < search->page))
        *list = nothing;
    else if (last && mark->weak)
        return;
    search->seen = drs_arena_grow(search->source->arena, search->seen, search->seen_count,
                                  &search->seen_capacity, sizeof *search->seen);
    search->seen[search->seen_count] = (seen_mark){.tie = {.place = place, .length = mark->length},
                                                   .next = DRS_NOT_FOUND,
                                                   .line = line,
                                                   .page = search->page,
                                                   .weak = mark->weak};
    if (list->last == DRS_NOT_FOUND)
        list->first = search->seen_count;
    else
        search->seen[list->last].next = search->seen_count;
    list->last = search->seen_count++;
}

static void see_marks(note_search *search, size_t i)
{
    const drs_paper_line *line = &search->source->lines[i];
    drs_str text = line->text;
    drs_place place = drs_line_place(line);
    size_t counted = 0;
    for (size_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];
        if (c == '(')
            search->brackets++;
        else if (c == ')' && search->brackets)
            search->brackets--;
        if (at == 0 || !drs_mark_may_begin(c))
            continue;
        drs_mark mark = drs_mark_in_text(search->source, text, at, search->brackets > 0);
        if (mark.kind == DRS_MARK_NONE)
            continue;
        place.column += (uint32_t)drs_utf8_length(drs_str_sub(text, counted, at));
        counted = at;
        see_mark(search, &mark, i, place);
        at += mark.length - 1;
    }
}

/* ---- tying ---- */

static void tie(note_search *search, const seen_mark *seen, size_t note)
{
    drs_source *source = search->source;
    source->ties = drs_arena_grow(source->arena, source->ties, source->tie_count,
                                  &source->tie_capacity, sizeof *source->ties);
    drs_tie *to = &source->ties[source->tie_count++];
    *to = seen->tie;
    to->note = note;
}

static bool is_behind(drs_place a, drs_place b)
{
    return a.line != b.line ? a.line > b.line : a.column > b.column;
}

static void tie_all(note_search *search, const mark_list *list, size_t note)
{
    for (size_t i = list->first; i != DRS_NOT_FOUND; i = search->seen[i].next)
        tie(search, &search->seen[i], note);
}

enum { LINES_MOST = 60 }; /* of a page, where Markdown has none */

static bool is_far(const note_search *search, const seen_mark *seen, size_t line)
{
    return search->source->markdown && seen->line + LINES_MOST < line;
}

/* Of several numbers that may be the mark, the first behind the mark of the note before. */
static const seen_mark *best_of(const note_search *search, const mark_list *list, size_t line)
{
    const seen_mark *best = NULL;
    for (size_t i = list->first; i != DRS_NOT_FOUND; i = search->seen[i].next) {
        const seen_mark *seen = &search->seen[i];
        if (seen->page != search->seen[list->last].page || is_far(search, seen, line))
            continue;
        if (is_behind(seen->tie.place, search->tied))
            return seen;
        best = best ? best : seen;
    }
    return best;
}

/* The marks that wait for a note of this text are its own. */
static void tie_marks(note_search *search, const drs_mark *mark, size_t line, size_t note)
{
    mark_chain *chain = chain_of(search, mark->text);
    if (chain->sure.first != DRS_NOT_FOUND) {
        tie_all(search, &chain->sure, note);
    } else if (mark->kind == DRS_MARK_SIGN) {
        if (chain->maybe.last != DRS_NOT_FOUND &&
            search->seen[chain->maybe.last].page == search->page)
            tie_all(search, &chain->maybe, note);
    } else {
        const seen_mark *best = best_of(search, &chain->maybe, line);
        if (best) {
            tie(search, best, note);
            search->tied = best->tie.place;
        }
    }
    *chain = (mark_chain){.sure = nothing, .maybe = nothing, .note = note};
}

/* Sure marks behind their note. */
static void tie_rest(note_search *search)
{
    for (size_t i = 0; i < search->chain_count; i++)
        if (search->chains[i].note != DRS_NOT_FOUND)
            tie_all(search, &search->chains[i].sure, search->chains[i].note);
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
static size_t markup_note(drs_str text, drs_str *mark)
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

static bool begins_block(const note_search *search, size_t i)
{
    const drs_paper_line *lines = search->source->lines;
    return i == 0 || search->in_note || lines[i - 1].text.len == 0 ||
           drs_line_is_taken(&lines[i - 1]) || (lines[i].flags & DRS_LINE_PAGE) ||
           (search->source->markdown && lines[i - 1].text.ptr[0] == '-');
}

/* Lines from which on the page has only what may be notes. */
static void find_feet(drs_source *source)
{
    bool foot = true;
    size_t i = source->line_count;
    while (i--) {
        drs_paper_line *line = &source->lines[i];
        if (line->text.len && !(line->flags & DRS_LINE_EDGE) && foot) {
            bool note = drs_mark_leading(source, line->text).kind != DRS_MARK_NONE;
            bool first = i == 0 || source->lines[i - 1].text.len == 0 ||
                         drs_line_is_taken(&source->lines[i - 1]);
            line->flags |= note ? DRS_LINE_FOOT : 0;
            foot = !first || note || drs_is_below_notes(line->text);
        }
        foot = foot || (line->flags & DRS_LINE_PAGE);
    }
}

/* Does a number that waits for its note stand where this note's mark may stand? */
static bool is_number_seen(const note_search *search, const mark_chain *chain, size_t i,
                           const drs_mark *mark)
{
    const drs_paper_line *line = &search->source->lines[i];
    if (chain->sure.first != DRS_NOT_FOUND)
        return true;
    const seen_mark *last = &search->seen[chain->maybe.last];
    bool bare = mark->length == line->text.len && mark->number == search->expected;
    return (last->page == search->page || (bare && last->page + 1 == search->page)) &&
           !is_far(search, last, i) && (!last->weak || (line->flags & DRS_LINE_FOOT));
}

/* May the line be a footnote's first, by its mark and the marks before? */
static bool is_note(note_search *search, size_t i, const drs_mark *mark)
{
    const drs_source *source = search->source;
    const drs_paper_line *line = &source->lines[i];
    const mark_chain *chain = mark->kind == DRS_MARK_NONE ? NULL : chain_of(search, mark->text);
    bool begins = begins_block(search, i);
    bool waits =
        chain && (chain->sure.first != DRS_NOT_FOUND || chain->maybe.first != DRS_NOT_FOUND);
    switch (mark->kind) {
    case DRS_MARK_DIGITS:
        return waits && (mark->number == search->expected || mark->number == 1) &&
               (begins || !source->markdown) && is_number_seen(search, chain, i, mark);
    case DRS_MARK_RAISED:
        return begins || !source->markdown;
    case DRS_MARK_BRACKET:
        return waits && begins;
    case DRS_MARK_SIGN:
        if (search->in_note && mark->text.ptr[0] == '*')
            return true;
        return waits && is_number_seen(search, chain, i, mark) &&
               ((line->flags & DRS_LINE_FOOT) || search->in_note) && !drs_is_asking(line->text);
    case DRS_MARK_NONE:
        break;
    }
    return false;
}

static bool begins_note(note_search *search, size_t i)
{
    drs_source *source = search->source;
    drs_str text = source->lines[i].text, mark_text;
    size_t skip = source->markdown ? markup_note(text, &mark_text) : 0;
    if (skip && begins_block(search, i)) {
        add_note(source, mark_text, i, skip);
        search->bare = false;
        search->indented = text.ptr[0] == '[';
        return true;
    }
    drs_mark mark = drs_mark_leading(source, text);
    if (!is_note(search, i, &mark))
        return false;
    add_note(source, mark.text, i, mark.length);
    tie_marks(search, &mark, i, source->note_count - 1);
    search->expected = mark.number ? mark.number + 1 : search->expected;
    search->bare = mark.length == text.len;
    search->indented = false;
    return true;
}

/* Further paragraphs of "[^1]:" are indented. */
static bool ends_note(const note_search *search, const drs_paper_line *line)
{
    enum { INDENT = 4 };
    return (search->indented && search->after_blank && line->column <= INDENT) ||
           drs_is_below_notes(line->text);
}

static void look_at(note_search *search, size_t i)
{
    drs_source *source = search->source;
    if (begins_note(search, i)) {
        search->in_note = true;
    } else if (search->in_note && !ends_note(search, &source->lines[i])) {
        grow_note(source, i);
        search->bare = false;
    } else {
        search->in_note = false;
        see_marks(search, i);
    }
    search->after_blank = false;
}

static void find_notes(note_search *search)
{
    drs_source *source = search->source;
    for (size_t i = 0; i < source->line_count; i++) {
        const drs_paper_line *line = &source->lines[i];
        if (line->flags & DRS_LINE_PAGE)
            search->page++;
        if (line->flags & (DRS_LINE_PAGE | DRS_LINE_EDGE))
            search->in_note = false;
        if (line->text.len == 0) {
            search->in_note = search->in_note && (search->bare || search->indented);
            search->after_blank = true;
            search->brackets = 0;
        } else if (line->flags & DRS_LINE_EDGE) {
            continue;
        } else if (!source->markdown && memchr(line->text.ptr, '\t', line->text.len)) {
            see_marks(search, i);
        } else {
            look_at(search, i);
        }
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

static int by_place(const void *left, const void *right)
{
    const drs_tie *a = left, *b = right;
    return is_behind(a->place, b->place) - is_behind(b->place, a->place);
}

void drs_paper_notes(drs_source *source)
{
    note_search search = {.source = source, .page = 1, .expected = 1};
    search.chain_of = drs_map_new(source->arena);
    find_feet(source);
    find_notes(&search);
    tie_rest(&search);
    drs_paper_edge_notes(source);
    drs_sort(drs_arena_mem(source->arena), source->ties, source->tie_count, sizeof *source->ties,
             by_place);
    index_notes(source);
}

/* ---- reading ---- */

/* The first tie at or behind the place. */
static const drs_tie *first_from(const drs_source *source, drs_place place)
{
    size_t from = 0, to = source->tie_count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (is_behind(place, source->ties[middle].place))
            from = middle + 1;
        else
            to = middle;
    }
    return from < source->tie_count ? &source->ties[from] : NULL;
}

const drs_tie *drs_note_tie(const drs_source *source, drs_place place)
{
    const drs_tie *found = first_from(source, place);
    return found && !is_behind(found->place, place) ? found : NULL;
}

bool drs_note_is_tied_in(const drs_source *source, drs_str s, drs_place place)
{
    const drs_tie *next = first_from(source, place);
    size_t width =
        next && next->place.line == place.line ? next->place.column - place.column : s.len;
    return width < s.len && width < drs_utf8_length(s);
}

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
        prose->last_hard = prose->last_hard || (i && source->markdown && line[-1].text.len == 0);
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
    for (size_t i = 0; i < count; i++) {
        const drs_note_span *span = &source->notes[i];
        drs_place place = drs_line_place(&source->lines[span->first]);
        notes[i] = (drs_note){span->mark, read_note(source, &prose, span), place};
    }
    drs_prose_free(&prose);
    source->paper->notes = notes;
    source->paper->note_count = count;
}
