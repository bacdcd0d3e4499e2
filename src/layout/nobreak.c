/* SPDX-License-Identifier: Apache-2.0
 * Each rule has an anchor, a word of figures or a single letter with a full stop: only where one
 * stands are rules looked at, so texts without figures cost nothing. */
#include "layout/nobreak.h"

#include "base/resource.h"
#include "base/utf8.h"

enum { WORDS = 3 }; /* of a rule */

typedef enum token_kind { LITERAL, NUMBER, ORDINAL, LETTER } token_kind;

typedef struct token {
    token_kind kind;
    drs_str text; /* LITERAL */
} token;

typedef struct rule {
    token tokens[WORDS];
    size_t count, anchor;
} rule;

struct drs_nobreak {
    rule *rules;
    size_t count, capacity;
};

/* ---- rules ---- */

static token token_of(drs_str word)
{
    token t = {.kind = LITERAL, .text = word};
    if (drs_str_is(word, "0"))
        t.kind = NUMBER;
    else if (drs_str_is(word, "0."))
        t.kind = ORDINAL;
    else if (drs_str_is(word, "A."))
        t.kind = LETTER;
    return t;
}

static bool rule_of(drs_str line, rule *r)
{
    drs_str word;
    *r = (rule){.anchor = WORDS};
    while (r->count < WORDS && drs_str_split(&line, ' ', &word)) {
        r->tokens[r->count] = token_of(word);
        if (r->tokens[r->count].kind != LITERAL && r->anchor == WORDS)
            r->anchor = r->count;
        r->count++;
    }
    return r->count > 1 && r->anchor < WORDS;
}

const drs_nobreak *drs_nobreak_rules(drs_arena *arena)
{
    drs_nobreak *rules = drs_arena_alloc(arena, sizeof *rules);
    drs_str text = drs_resource("nobreak.txt"), line;
    while (drs_str_split(&text, '\n', &line)) {
        rule r;
        if (line.len == 0 || line.ptr[0] == '#' || !rule_of(line, &r))
            continue;
        rules->rules = drs_arena_grow(arena, rules->rules, rules->count, &rules->capacity,
                                      sizeof *rules->rules);
        rules->rules[rules->count++] = r;
    }
    return rules;
}

/* ---- words ---- */

typedef struct word {
    size_t from, to; /* glyphs, without the blank behind it */
} word;

static bool is_blank(const drs_glyph *g)
{
    return g->code == ' ' || g->brk == DRS_BREAK_LINE;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_closing(uint32_t c)
{
    switch (c) {
    case ',':
    case '.':
    case ';':
    case ':':
    case '!':
    case '?':
    case ')':
    case ']':
    case '"':
    case '\'':
    case 0x201C:
    case 0x2018:
        return true;
    default:
        return false;
    }
}

static bool is_opening(uint32_t c)
{
    return c == '(' || c == '[' || c == '"' || c == '\'' || c == 0x201E || c == 0x201A;
}

/* Without brackets and quotes before it and, at a rule's end, punctuation behind it. */
static word trimmed(const drs_glyphs *glyphs, word w, bool last)
{
    while (w.from < w.to && is_opening(glyphs->glyphs[w.from].code))
        w.from++;
    while (last && w.from < w.to && is_closing(glyphs->glyphs[w.to - 1].code))
        w.to--;
    return w;
}

static bool is_number(const drs_glyphs *glyphs, word w)
{
    if (w.from == w.to || !is_digit(glyphs->glyphs[w.from].code) ||
        !is_digit(glyphs->glyphs[w.to - 1].code))
        return false;
    for (size_t i = w.from; i < w.to; i++) {
        uint32_t c = glyphs->glyphs[i].code;
        if (!is_digit(c) && c != '.' && c != ',' && c != '/' && c != '-' && c != 0x2013)
            return false;
    }
    return true;
}

static bool is_ordinal(const drs_glyphs *glyphs, word w)
{
    size_t i = w.from;
    while (i < w.to && is_digit(glyphs->glyphs[i].code))
        i++;
    return i > w.from && i + 1 == w.to && glyphs->glyphs[i].code == '.';
}

static bool is_letter(const drs_glyphs *glyphs, word w)
{
    return w.to - w.from == 2 && glyphs->glyphs[w.from + 1].code == '.' &&
           drs_utf8_is_letter(glyphs->glyphs[w.from].code);
}

static bool is_literal(const drs_glyphs *glyphs, word w, drs_str text)
{
    size_t at = 0;
    if (w.to - w.from > text.len)
        return false;
    for (size_t i = w.from; i < w.to; i++)
        if (at == text.len || drs_utf8_next(text, &at) != glyphs->glyphs[i].code)
            return false;
    return at == text.len;
}

static bool fits_token(const drs_glyphs *glyphs, word w, const token *t, bool last)
{
    word whole = trimmed(glyphs, w, false);
    switch (t->kind) {
    case LITERAL:
        return is_literal(glyphs, whole, t->text) ||
               (last && is_literal(glyphs, trimmed(glyphs, w, true), t->text));
    case NUMBER:
        return is_number(glyphs, trimmed(glyphs, w, last));
    case ORDINAL:
        return is_ordinal(glyphs, whole);
    case LETTER:
        return is_letter(glyphs, whole);
    }
    return false;
}

/* ---- applying ---- */

/* A word that may be an anchor, with the words around it; empty where there are none. */
typedef struct place {
    word words[2 * WORDS - 1];
    bool fits[4][2]; /* the word in the middle: by kind of token, by being the rule's last */
} place;
enum { MIDDLE = WORDS - 1 };

static word before(const drs_glyphs *glyphs, word w)
{
    const drs_glyph *g = glyphs->glyphs;
    if (w.from < 2 || w.from == w.to || g[w.from - 1].code != ' ')
        return (word){0, 0};
    word found = {w.from - 1, w.from - 1};
    while (found.from && !is_blank(&g[found.from - 1]))
        found.from--;
    return found;
}

static word behind(const drs_glyphs *glyphs, word w)
{
    const drs_glyph *g = glyphs->glyphs;
    if (w.from == w.to || w.to + 1 >= glyphs->count || g[w.to].code != ' ')
        return (word){0, 0};
    word found = {w.to + 1, w.to + 1};
    while (found.to < glyphs->count && !is_blank(&g[found.to]))
        found.to++;
    return found;
}

static void look_around(const drs_glyphs *glyphs, word w, place *p)
{
    p->words[MIDDLE] = w;
    for (size_t i = 1; i < WORDS; i++) {
        p->words[MIDDLE - i] = before(glyphs, p->words[MIDDLE - i + 1]);
        p->words[MIDDLE + i] = behind(glyphs, p->words[MIDDLE + i - 1]);
    }
    for (int last = 0; last < 2; last++)
        for (int kind = NUMBER; kind <= LETTER; kind++) {
            const token t = {.kind = (token_kind)kind};
            p->fits[kind][last] = fits_token(glyphs, w, &t, last);
        }
}

static void apply(drs_glyphs *glyphs, const rule *r, const place *p)
{
    const word *words = &p->words[MIDDLE - r->anchor];
    if (!p->fits[r->tokens[r->anchor].kind][r->anchor + 1 == r->count])
        return;
    for (size_t i = 0; i < r->count; i++)
        if (i != r->anchor && (words[i].from == words[i].to ||
                               !fits_token(glyphs, words[i], &r->tokens[i], i + 1 == r->count)))
            return;
    for (size_t i = 0; i + 1 < r->count; i++)
        glyphs->glyphs[words[i].to].brk = DRS_BREAK_NOT;
}

/* May the word be an anchor? */
static bool is_anchor(const drs_glyphs *glyphs, word w)
{
    const drs_glyph *g = &glyphs->glyphs[w.from];
    while (w.from < w.to && is_opening(g->code))
        w.from++, g++;
    return w.from < w.to && (is_digit(g->code) || is_letter(glyphs, w));
}

void drs_nobreak_apply(const drs_nobreak *rules, drs_glyphs *glyphs)
{
    if (!glyphs->figures)
        return;
    for (word w = {0, 0}; w.from < glyphs->count; w.from = w.to + 1) {
        for (w.to = w.from; w.to < glyphs->count && !is_blank(&glyphs->glyphs[w.to]);)
            w.to++;
        if (!is_anchor(glyphs, w))
            continue;
        place p;
        look_around(glyphs, w, &p);
        for (size_t i = 0; i < rules->count; i++)
            apply(glyphs, &rules->rules[i], &p);
    }
}
