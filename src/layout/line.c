/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/line.h"

#include "base/hyphen.h"
#include "base/utf8.h"

/* ---- breaking ---- */

typedef struct search {
    const drs_glyphs *glyphs;
    int64_t measure; /* 1/2048 of 1/1000 pt */
    drs_line_cut best;
    bool found;
} search;

static int64_t hyphen_width(const drs_glyphs *glyphs, size_t i)
{
    const drs_span *span = drs_glyphs_span_of(glyphs, i);
    drs_width hyphen = drs_faces_width(glyphs->faces, span->face, '-');
    return (int64_t)hyphen.advance * span->size;
}

static void take(search *s, drs_line_cut cut)
{
    cut.from = s->best.from;
    s->best = cut;
    s->found = true;
}

/* A line may end behind glyph i, which ends at `width`. */
static void consider(search *s, size_t i, int64_t width)
{
    const drs_glyph *g = &s->glyphs->glyphs[i];
    switch ((drs_break)g->brk) {
    case DRS_BREAK_BLANK:
        take(s, (drs_line_cut){.to = i,
                               .next = i + 1,
                               .width = width - drs_glyph_width(s->glyphs, i),
                               .blank = true});
        break;
    case DRS_BREAK_AFTER:
        take(s, (drs_line_cut){.to = i + 1, .next = i + 1, .width = width});
        break;
    case DRS_BREAK_SOFT:
        if (width + hyphen_width(s->glyphs, i) <= s->measure)
            take(s, (drs_line_cut){.to = i,
                                   .next = i + 1,
                                   .width = width + hyphen_width(s->glyphs, i),
                                   .hyphen = true});
        break;
    case DRS_BREAK_NOT:
    case DRS_BREAK_LINE:
        break;
    }
}

/* ---- hyphens ---- */

enum { LEAST = 3, NAME = 12 }; /* letters on either side; letters of a name that stays whole */

static bool is_letter(const drs_glyph *g)
{
    return g->brk == DRS_BREAK_NOT && drs_utf8_is_letter(g->code);
}

/* Addresses, file names and the like are not hyphenated: what is around the letters [from, to)
 * without a blank has characters no word has. */
static bool is_no_word(const drs_glyphs *glyphs, size_t from, size_t to)
{
    const drs_glyph *g = glyphs->glyphs;
    size_t first = from, end = to;
    while (first && first + DRS_HYPHEN_LONGEST > from && g[first - 1].brk != DRS_BREAK_BLANK &&
           g[first - 1].code != ' ')
        first--;
    while (end < glyphs->count && end < to + DRS_HYPHEN_LONGEST && g[end].code != ' ')
        end++;
    for (size_t i = first; i + 1 < end; i++) {
        uint32_t c = g[i].code, next = g[i + 1].code;
        if (c == '@' || c == '_' || c == 0xAD || (c == '/' && next == '/') ||
            (c == '.' && drs_utf8_is_letter(next)))
            return true;
    }
    return false;
}

/* Short words of capitals ("KONSENS", "LTraKo") are names. */
static bool is_name(const drs_glyph *g, size_t from, size_t to)
{
    size_t capitals = 0;
    for (size_t i = from; i < to; i++)
        capitals += drs_utf8_is_upper(g[i].code);
    return capitals > 1 && to - from < NAME;
}

/* The last place a hyphen may stand in the word of glyphs [from, to) that starts at `width`. */
static void hyphenate(search *s, size_t from, size_t to, int64_t width)
{
    uint32_t letters[DRS_HYPHEN_LONGEST];
    bool after[DRS_HYPHEN_LONGEST];
    const drs_glyph *g = s->glyphs->glyphs;
    for (size_t i = from; i < to; i++)
        letters[i - from] = g[i].code;
    drs_hyphenate(letters, to - from, after);
    for (size_t i = from; i + LEAST < to; i++) {
        width += drs_glyph_width(s->glyphs, i);
        int64_t whole = width + hyphen_width(s->glyphs, i);
        if (whole > s->measure)
            break;
        if (after[i - from] && i + 1 >= from + LEAST)
            take(s, (drs_line_cut){.to = i + 1, .next = i + 1, .width = whole, .hyphen = true});
    }
}

/* Glyph `over` does not fit any more; the line before it is `width` wide. */
static void hyphenate_around(search *s, size_t over, int64_t width)
{
    const drs_glyphs *glyphs = s->glyphs;
    const drs_glyph *g = glyphs->glyphs;
    size_t first = s->found ? s->best.next : s->best.from, from = over, to = over;
    while (to < glyphs->count && to < over + DRS_HYPHEN_LONGEST && is_letter(&g[to]))
        to++;
    while (from > first && from + DRS_HYPHEN_LONGEST > over && is_letter(&g[from - 1]))
        width -= drs_glyph_width(glyphs, --from);
    if (to - from < (size_t)LEAST * 2 || to - from > DRS_HYPHEN_LONGEST)
        return;
    if (!is_name(g, from, to) && !is_no_word(glyphs, from, to))
        hyphenate(s, from, to, width);
}

/* Nothing else helps: the line ends before glyph i, but has at least one, and no combining mark
 * starts the next. */
static void force(search *s, size_t i, int64_t width)
{
    const drs_glyph *glyphs = s->glyphs->glyphs;
    size_t count = s->glyphs->count;
    if (i == s->best.from)
        width += drs_glyph_width(s->glyphs, i++);
    while (i < count && glyphs[i].advance == 0 && glyphs[i].brk == DRS_BREAK_NOT)
        i++;
    bool blank = i < count && glyphs[i].brk == DRS_BREAK_BLANK;
    take(s, (drs_line_cut){.to = i, .next = i + blank, .width = width, .blank = blank});
}

drs_line_cut drs_line_fit(const drs_glyphs *glyphs, size_t from, int32_t measure, int full)
{
    search s = {.glyphs = glyphs,
                .measure = (int64_t)measure * DRS_UNITS_PER_EM,
                .best = {.from = from, .to = from, .next = from}};
    int64_t width = 0, size = 0;
    uint32_t span = UINT32_MAX;
    for (size_t i = from; i < glyphs->count; i++) {
        const drs_glyph *g = &glyphs->glyphs[i];
        if (g->brk == DRS_BREAK_LINE)
            return (drs_line_cut){
                .from = from, .to = i, .next = i + 1, .width = width, .forced = true};
        if (g->span != span) {
            span = g->span;
            size = glyphs->spans[span].size;
        }
        int64_t after = width + g->advance * size;
        if (after > s.measure && g->brk != DRS_BREAK_BLANK) {
            if (!s.found || s.best.width * 100 < s.measure * full)
                hyphenate_around(&s, i, width);
            if (!s.found)
                force(&s, i, width);
            return s.best;
        }
        width = after;
        if (g->brk != DRS_BREAK_NOT)
            consider(&s, i, width);
    }
    size_t to = glyphs->count;
    if (to > from && glyphs->glyphs[to - 1].brk == DRS_BREAK_BLANK)
        width -= drs_glyph_width(glyphs, --to);
    return (drs_line_cut){
        .from = from, .to = to, .next = glyphs->count, .width = width, .forced = true};
}

/* ---- where lines may break ---- */

static bool is_word(uint32_t c)
{
    return drs_utf8_is_letter(c) || (c >= '0' && c <= '9');
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* [from, to) has no blank in it. Is it an address of the net? */
static bool is_address(const drs_glyph *g, size_t from, size_t to)
{
    static const char *const starts[] = {"://", "www."};
    for (size_t i = from; i < to; i++)
        for (size_t k = 0; k < sizeof starts / sizeof *starts; k++) {
            size_t n = 0;
            while (starts[k][n] && i + n < to && g[i + n].code == (unsigned char)starts[k][n])
                n++;
            if (!starts[k][n])
                return true;
        }
    return false;
}

static bool is_one_of(uint32_t c, const char *set)
{
    return c < 0x80 && c && strchr(set, (int)c);
}

/* Characters: nothing shorter is parted before a full stop, "www"; nor as the end, ".de", ".html".
 */
enum { PIECE = 4, TAIL = 6 };

/* Addresses break behind "/" and the like and before "." and "%", never behind the hyphen-like
 * full stop that would read as the end of a sentence. */
static void address_breaks(drs_glyph *g, size_t from, size_t to)
{
    size_t piece = from; /* where what is not parted yet begins */
    while (to > from && (is_one_of(g[to - 1].code, ".,;:)]\"") || g[to - 1].code == 0x201C))
        to--;
    for (size_t i = from + 1; i + 2 < to; i++) {
        uint32_t c = g[i].code, next = g[i + 1].code;
        bool behind = is_one_of(c, "/-_?&=#+;,~") && !is_one_of(next, "/-_");
        bool before = is_one_of(next, ".%") && !is_one_of(c, ".%/") && i + 1 - piece >= PIECE &&
                      to - i - 1 > TAIL;
        if (is_one_of(c, "/(") || behind || before)
            piece = i + 1;
        if ((behind || before) && g[i].brk == DRS_BREAK_NOT)
            g[i].brk = DRS_BREAK_AFTER;
    }
}

/* "KI-basierte", "IM/MHKBD", two characters of a word on either side, not
 * "2021–2023". */
static void word_breaks(drs_glyph *g, size_t from, size_t to)
{
    for (size_t i = from + 2; i + 2 < to; i++) {
        uint32_t c = g[i].code;
        bool dash = c == '-' || c == 0x2010 || c == 0x2013 || c == 0x2014;
        if ((!dash && c != '/') || g[i].brk != DRS_BREAK_NOT)
            continue;
        bool between = is_word(g[i - 2].code) && is_word(g[i - 1].code) && is_word(g[i + 1].code) &&
                       is_word(g[i + 2].code);
        bool figures = is_digit(g[i - 1].code) && is_digit(g[i + 1].code);
        if (between && !figures)
            g[i].brk = DRS_BREAK_AFTER;
    }
}

void drs_line_breaks(drs_glyphs *glyphs)
{
    if (!glyphs->special)
        return;
    drs_glyph *g = glyphs->glyphs;
    for (size_t from = 0, to; from < glyphs->count; from = to + 1) {
        for (to = from; to < glyphs->count; to++)
            if (g[to].brk == DRS_BREAK_BLANK || g[to].brk == DRS_BREAK_LINE)
                break;
        if (is_address(g, from, to))
            address_breaks(g, from, to);
        else
            word_breaks(g, from, to);
    }
}
