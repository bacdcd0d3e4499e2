/* SPDX-License-Identifier: Apache-2.0
 * A line is compared with the lines at the same edge of the two pages before and behind: odd and
 * even pages may differ. It must be the same but for a number that counts with the pages; where it
 * names a parliament, Wahlperiode or Drucksache, letters that scanning has spoilt may differ. What
 * may be text (a sentence's end, a label, a heading, a row of cells) never counts. */
#include "reader/paper_repeat.h"

#include "base/utf8.h"
#include "reader/paper_join.h"
#include "reader/paper_lines.h"
#include "reader/paper_pattern.h"

enum { EDGE_LINES = 4, NEAR_PAGES = 2, SHORTEST = 8, LONGEST = 160, PAGES_MOST = 65536 };

typedef struct page_edges {
    size_t top[EDGE_LINES], bottom[EDGE_LINES]; /* lines from the edge inwards */
    size_t tops, bottoms;
} page_edges;

/* ---- which lines are alike ---- */

/* One word may be a column's name, or a cell. */
static bool has_two_words(drs_str s)
{
    return drs_str_find_byte(s, ' ') != DRS_NOT_FOUND;
}

static bool may_be_edge(const drs_paper_line *line)
{
    drs_str s = line->text;
    if (s.len < SHORTEST || s.len > LONGEST || memchr(s.ptr, '\t', s.len) ||
        memchr(s.ptr, '|', s.len) || strchr(".?!;:,", s.ptr[s.len - 1]) || !has_two_words(s))
        return false;
    return drs_label_at(s).kind == DRS_LABEL_NONE && !drs_is_section(s) && !drs_is_annex(s) &&
           !drs_is_asking(s);
}

/* Equal but for one number that differs as the pages do. */
static bool same_but_number(drs_str a, drs_str b, int64_t distance)
{
    size_t i = 0, k = 0, counted = 0;
    while (i < a.len && k < b.len) {
        uint32_t left, right;
        size_t n = drs_digits_at(a, i, &left), m = drs_digits_at(b, k, &right);
        if (n && m) {
            if (left != right && ((int64_t)right - (int64_t)left != distance || counted++))
                return false;
            i += n, k += m;
        } else if (a.ptr[i++] != b.ptr[k++]) {
            return false;
        }
    }
    return i == a.len && k == b.len;
}

/* The letters of s in lower case; returns how many. */
static size_t letters_of(drs_str s, uint32_t *out)
{
    size_t count = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t c = drs_utf8_next(s, &at);
        if (drs_utf8_is_letter(c))
            out[count++] = drs_utf8_lower(c);
    }
    return count;
}

/* How many letters must change to make one of the other (Levenshtein). */
static size_t distance_of(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t row[LONGEST + 1];
    for (size_t k = 0; k <= b_count; k++)
        row[k] = k;
    for (size_t i = 1; i <= a_count; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t k = 1; k <= b_count; k++) {
            size_t changed = corner + (a[i - 1] != b[k - 1]);
            size_t least = row[k] < row[k - 1] ? row[k] + 1 : row[k - 1] + 1;
            corner = row[k];
            row[k] = changed < least ? changed : least;
        }
    }
    return row[b_count];
}

/* The number of a paper, or a Wahlperiode, and a word that goes with it. */
static bool names_paper(drs_str s)
{
    if (drs_str_find_byte(s, '/') == DRS_NOT_FOUND && drs_finds(s, "periode") == DRS_NOT_FOUND)
        return false;
    static const char *const parts[] = {"landtag", "periode", "drucks", "bürgerschaft",
                                        "bundestag"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (drs_finds(s, parts[i]) != DRS_NOT_FOUND)
            return true;
    return false;
}

static bool nearly_same(drs_str a, drs_str b)
{
    uint32_t left[LONGEST], right[LONGEST];
    if (!names_paper(a) && !names_paper(b))
        return false;
    size_t n = letters_of(a, left), m = letters_of(b, right);
    size_t longer = n > m ? n : m;
    return n >= SHORTEST && m >= SHORTEST && distance_of(left, n, right, m) * 4 <= longer;
}

/* ---- pages ---- */

static void add_bottoms(const drs_source *source, size_t begin, size_t end, page_edges *page)
{
    while (end > begin && page->bottoms < EDGE_LINES) {
        const drs_paper_line *line = &source->lines[--end];
        if (line->text.len && !drs_line_is_taken(line))
            page->bottom[page->bottoms++] = end;
    }
}

/* The edges of the page that begins at line `begin`; returns where the next one begins. */
static size_t look_at_page(const drs_source *source, size_t begin, page_edges *page)
{
    *page = (page_edges){0};
    size_t end = begin;
    do {
        const drs_paper_line *line = &source->lines[end];
        if (page->tops < EDGE_LINES && line->text.len && !drs_line_is_taken(line))
            page->top[page->tops++] = end;
        end++;
    } while (end < source->line_count && !(source->lines[end].flags & DRS_LINE_PAGE));
    add_bottoms(source, begin, end, page);
    return end;
}

/* The number of a paper in s, in clear print; empty where none is. */
static drs_str paper_number(drs_str s)
{
    for (size_t at = 0; at < s.len; at++) {
        size_t n = at && s.ptr[at - 1] != ' ' ? 0 : drs_paper_number_at(s, at);
        if (n && !drs_letter_at(s, at + n))
            return drs_str_sub(s, at, at + n);
    }
    return (drs_str){"", 0};
}

/* Heads of two papers are never the same, however alike. */
static bool are_of_two_papers(drs_str a, drs_str b)
{
    drs_str left = paper_number(a), right = paper_number(b);
    return left.len && right.len && !drs_str_equal(left, right);
}

/* Stands line i at this edge of a page near by, too? */
static bool is_repeated(const drs_source *source, const page_edges *pages, size_t count,
                        size_t page, size_t i, bool top)
{
    drs_str s = source->lines[i].text;
    size_t from = page > NEAR_PAGES ? page - NEAR_PAGES : 0;
    for (size_t other = from; other <= page + NEAR_PAGES && other < count; other++) {
        const page_edges *edges = &pages[other];
        for (size_t n = 0; other != page && n < (top ? edges->tops : edges->bottoms); n++) {
            drs_str t = source->lines[top ? edges->top[n] : edges->bottom[n]].text;
            if (t.len <= LONGEST && !are_of_two_papers(s, t) &&
                (same_but_number(s, t, (int64_t)other - (int64_t)page) || nearly_same(s, t)))
                return true;
        }
    }
    return false;
}

/* From the edge inwards up to the first line that may be text. A bare number goes along only next
 * to a line that is repeated. */
static void strip_edge(drs_source *source, const page_edges *pages, size_t count, size_t page,
                       bool top)
{
    const page_edges *edges = &pages[page];
    size_t lines = top ? edges->tops : edges->bottoms, repeated = 0;
    const size_t *line = top ? edges->top : edges->bottom;
    for (size_t n = 0; n < lines; n++) {
        if (may_be_edge(&source->lines[line[n]]) &&
            is_repeated(source, pages, count, page, line[n], top))
            repeated = n + 1;
        else if (drs_page_number(source->lines[line[n]].text) != page + 1)
            break;
    }
    for (size_t n = 0; n < lines; n++)
        if (n < repeated ||
            (n == repeated && n && drs_page_number(source->lines[line[n]].text) == page + 1))
            source->lines[line[n]].flags |= DRS_LINE_STRIPPED;
}

void drs_paper_repeats(drs_source *source)
{
    page_edges *pages = NULL;
    size_t count = 0, capacity = 0;
    for (size_t begin = 0; begin < source->line_count; count++) {
        pages = drs_arena_grow(source->arena, pages, count, &capacity, sizeof *pages);
        begin = look_at_page(source, begin, &pages[count]);
    }
    for (size_t page = 0; count > 1 && count <= PAGES_MOST && page < count; page++) {
        bool begins = page == 0 || (pages[page].tops &&
                                    source->lines[pages[page].top[0]].flags & DRS_LINE_PAPER);
        if (!begins)
            strip_edge(source, pages, count, page, /* top */ true);
        strip_edge(source, pages, count, page, /* top */ false);
    }
    for (size_t i = 0; i < source->line_count; i++)
        if (source->lines[i].flags & DRS_LINE_STRIPPED)
            source->lines[i].flags |= DRS_LINE_EDGE;
}
