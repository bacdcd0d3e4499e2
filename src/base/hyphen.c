/* SPDX-License-Identifier: Apache-2.0
 * libhyphen's automaton: at each letter it stands in the longest ending of what it has read that
 * is the beginning of a pattern, and only the values of THAT pattern count. Two levels: the first
 * finds the joints of compound words and takes the word apart there; parts without a joint go to
 * the second. */
#include "base/hyphen.h"

#include "base/resource.h"
#include "base/utf8.h"

/* Letters that must stay on either side of a hyphen within a compound's part and at the ends of
 * the word (COMPOUNDLEFTHYPHENMIN and the like of the patterns' file). */
enum { LEAST = 2, LEVELS = 2 };

/* One level of the compiled patterns. */
typedef struct level {
    uint32_t nodes;
    const unsigned char *first, *fallback, *value; /* u32 each, little-endian */
    const unsigned char *letter, *values;
    const unsigned char *end;
} level;

static uint32_t load(const unsigned char *table, uint32_t i)
{
    const unsigned char *p = table + (size_t)i * 4;
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static level level_at(const unsigned char *p)
{
    level l = {.nodes = load(p, 0)};
    uint32_t values = load(p, 1);
    l.first = p + 8;
    l.fallback = l.first + ((size_t)l.nodes + 1) * 4;
    l.value = l.fallback + (size_t)l.nodes * 4;
    l.letter = l.value + (size_t)l.nodes * 4;
    l.values = l.letter + l.nodes;
    l.end = p + (size_t)(l.values + values - p + 3) / 4 * 4;
    return l;
}

static void levels_of(level *levels)
{
    const unsigned char *p = (const unsigned char *)drs_resource("hyphen/hyph_de_DE.trie").ptr;
    for (int i = 0; i < LEVELS; i++) {
        levels[i] = level_at(p);
        p = levels[i].end;
    }
}

/* ---- the automaton ---- */

/* The child of the node by this letter, 0 for none. Children are in order of their letters. */
static uint32_t child_of(const level *l, uint32_t node, unsigned char letter)
{
    uint32_t from = load(l->first, node), to = load(l->first, node + 1);
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        if (l->letter[middle] == letter)
            return middle;
        if (l->letter[middle] < letter)
            from = middle + 1;
        else
            to = middle;
    }
    return 0;
}

static uint32_t step(const level *l, uint32_t node, unsigned char letter)
{
    for (;;) {
        uint32_t next = child_of(l, node, letter);
        if (next || node == 0)
            return next;
        node = load(l->fallback, node);
    }
}

/* Raises values[i], which belongs behind text[i], by the pattern that ends at text[at]. */
static void raise_values(const level *l, uint32_t node, size_t at, unsigned char *values)
{
    uint32_t value = load(l->value, node);
    if (value == 0)
        return;
    const unsigned char *digits = l->values + value + 1;
    size_t count = l->values[value], from = at + 1 - count;
    for (size_t i = 0; i < count; i++)
        if (values[from + i] < digits[i])
            values[from + i] = digits[i];
}

/* Values behind each of the word's letters; the last has none. */
static void match(const level *l, const unsigned char *word, size_t count, unsigned char *values)
{
    unsigned char raised[DRS_HYPHEN_LONGEST + 2] = {0};
    uint32_t node = step(l, 0, '.');
    for (size_t i = 1; i <= count + 1; i++) {
        node = step(l, node, i <= count ? word[i - 1] : '.');
        raise_values(l, node, i, raised);
    }
    memcpy(values, raised + 1, count);
    values[count - 1] = 0;
}

/* ---- the two levels ---- */

/* Part of a word: whether its ends are the word's own. */
typedef struct part {
    const unsigned char *letters;
    size_t count;
    bool starts, ends;
} part;

static void simple(const level *levels, const part *p, unsigned char *values)
{
    match(&levels[1], p->letters, p->count, values);
    for (size_t i = 0; !p->starts && i + 1 < LEAST && i < p->count; i++)
        values[i] = 0;
    for (size_t i = 0; !p->ends && i < LEAST && i + 1 < p->count; i++)
        values[p->count - 1 - i] = 0;
}

/* Recursion ends because each part is shorter than the whole. */
static void compound(const level *levels, const part *p, unsigned char *values)
{
    unsigned char own[DRS_HYPHEN_LONGEST];
    size_t begin = 0;
    match(&levels[0], p->letters, p->count, values);
    for (size_t i = 0; i < p->count; i++) {
        bool joint = values[i] & 1;
        if (!joint && !(begin && i + 1 == p->count))
            continue;
        if (i > begin + 1) {
            part inner = {p->letters + begin, i + 1 - begin, begin == 0 && p->starts,
                          !joint && p->ends};
            compound(levels, &inner, own);
            memcpy(values + begin, own, i - begin - 1);
        }
        begin = i + 1;
    }
    if (begin == 0)
        simple(levels, p, values);
}

void drs_hyphenate(const uint32_t *letters, size_t count, bool *after)
{
    unsigned char word[DRS_HYPHEN_LONGEST], values[DRS_HYPHEN_LONGEST];
    memset(after, 0, count * sizeof *after);
    if (count < (size_t)2 * LEAST || count > DRS_HYPHEN_LONGEST)
        return;
    for (size_t i = 0; i < count; i++) {
        uint32_t lower = drs_utf8_lower(letters[i]);
        if (lower > 0xFF)
            return;
        word[i] = (unsigned char)lower;
    }
    level levels[LEVELS];
    levels_of(levels);
    const part whole = {word, count, true, true};
    compound(levels, &whole, values);
    for (size_t i = LEAST - 1; i + LEAST < count; i++)
        after[i] = values[i] & 1;
}

bool drs_hyphen_allows(drs_str word, size_t at)
{
    uint32_t letters[DRS_HYPHEN_LONGEST] = {0};
    bool after[DRS_HYPHEN_LONGEST] = {0};
    size_t count = 0, before = 0;
    for (size_t i = 0; i < word.len;) {
        if (i == at)
            before = count;
        if (count == DRS_HYPHEN_LONGEST)
            return false;
        letters[count++] = drs_utf8_next(word, &i);
    }
    drs_hyphenate(letters, count, after);
    return before && after[before - 1];
}
