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
    return c < 0x80 ? c && strchr(",.;:!?)]\"'", (int)c) : c == 0x201C || c == 0x2018;
}

static bool is_opening(uint32_t c)
{
    return c < 0x80 ? c && strchr("([\"'", (int)c) : c == 0x201E || c == 0x201A;
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
    for (size_t i = w.from; i < w.to; i++)
        if (at == text.len || drs_utf8_next(text, &at) != glyphs->glyphs[i].code)
            return false;
    return at == text.len;
}

static bool fits_token(const drs_glyphs *glyphs, word w, const token *t, bool last)
{
    word inner = trimmed(glyphs, w, last);
    word whole = trimmed(glyphs, w, false);
    switch (t->kind) {
    case LITERAL:
        return is_literal(glyphs, whole, t->text) || is_literal(glyphs, inner, t->text);
    case NUMBER:
        return is_number(glyphs, inner);
    case ORDINAL:
        return is_ordinal(glyphs, whole);
    case LETTER:
        return is_letter(glyphs, whole);
    }
    return false;
}

/* ---- applying ---- */

/* The word before (after) w on the same line of text; false where there is none. */
static bool neighbour(const drs_glyphs *glyphs, word *w, bool before)
{
    const drs_glyph *g = glyphs->glyphs;
    if (before) {
        if (w->from < 2 || g[w->from - 1].code != ' ')
            return false;
        w->to = w->from - 1;
        for (w->from = w->to; w->from && !is_blank(&g[w->from - 1]);)
            w->from--;
    } else {
        if (w->to + 1 >= glyphs->count || g[w->to].code != ' ')
            return false;
        w->from = w->to + 1;
        for (w->to = w->from; w->to < glyphs->count && !is_blank(&g[w->to]);)
            w->to++;
    }
    return w->from < w->to;
}

/* The rule's first word, its anchor being w; false where the text starts later. */
static bool first_word(const drs_glyphs *glyphs, const rule *r, word *w)
{
    for (size_t i = r->anchor; i > 0; i--)
        if (!neighbour(glyphs, w, /* before */ true))
            return false;
    return true;
}

static void apply(drs_glyphs *glyphs, const rule *r, word w)
{
    size_t blanks[WORDS];
    if (!fits_token(glyphs, w, &r->tokens[r->anchor], r->anchor + 1 == r->count) ||
        !first_word(glyphs, r, &w))
        return;
    for (size_t i = 0; i < r->count; i++) {
        if (!fits_token(glyphs, w, &r->tokens[i], i + 1 == r->count))
            return;
        blanks[i] = w.to;
        if (i + 1 < r->count && !neighbour(glyphs, &w, /* before */ false))
            return;
    }
    for (size_t i = 0; i + 1 < r->count; i++)
        glyphs->glyphs[blanks[i]].brk = DRS_BREAK_NOT;
}

/* May the word be an anchor? */
static bool is_anchor(const drs_glyphs *glyphs, word w)
{
    w = trimmed(glyphs, w, false);
    return w.from < w.to && (is_digit(glyphs->glyphs[w.from].code) || is_letter(glyphs, w));
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
        for (size_t i = 0; i < rules->count; i++)
            apply(glyphs, &rules->rules[i], w);
    }
}
