/* SPDX-License-Identifier: Apache-2.0
 * compile_patterns IN.dic OUT: turns hyphenation patterns in the form of libhyphen (ISO8859-1,
 * one or two levels) into the tables that base/hyphen.c walks. Runs at build time, because
 * building the tables from text costs more than setting a whole paper.
 *
 * Each level becomes a trie of all beginnings of its patterns, numbered breadth first, so that the
 * children of a node stand side by side; each node knows its fallback, the longest proper ending
 * of it that is a node too (Aho and Corasick). OUT, all numbers little-endian:
 *
 *     level, level
 *     level: u32 nodes, u32 values
 *            u32[nodes + 1] first child   u32[nodes] fallback   u32[nodes] value, 0: none
 *            u8[nodes] letter             u8[values] values, each: length, digits
 *            zeros up to a multiple of 4 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 256, LEVELS = 2 };

typedef struct node {
    uint32_t child, sibling, parent; /* 0: none */
    uint32_t value;                  /* offset in values */
    unsigned char letter;
} node;

typedef struct level {
    node *nodes;
    uint32_t count, capacity;
    unsigned char *values;
    uint32_t value_count, value_capacity;
} level;

static void fail(const char *what)
{
    fprintf(stderr, "compile_patterns: %s\n", what);
    exit(EXIT_FAILURE);
}

static void *room(void *items, uint32_t count, uint32_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? *capacity * 2 : 1024;
    items = realloc(items, *capacity * size);
    if (!items)
        fail("out of memory");
    return items;
}

/* ---- patterns into the trie ---- */

static uint32_t child_of(level *l, uint32_t parent, unsigned char letter)
{
    uint32_t *link = &l->nodes[parent].child;
    while (*link && l->nodes[*link].letter < letter)
        link = &l->nodes[*link].sibling;
    if (*link && l->nodes[*link].letter == letter)
        return *link;
    uint32_t next = *link, fresh = l->count;
    *link = fresh;
    l->nodes = room(l->nodes, l->count, &l->capacity, sizeof *l->nodes);
    l->nodes[l->count++] = (node){.sibling = next, .parent = parent, .letter = letter};
    return fresh;
}

static uint32_t keep_value(level *l, const unsigned char *digits, unsigned count)
{
    for (uint32_t at = 1; at < l->value_count; at += l->values[at] + 1u)
        if (l->values[at] == count && memcmp(l->values + at + 1, digits, count) == 0)
            return at;
    uint32_t at = l->value_count;
    for (unsigned i = 0; i <= count; i++) {
        l->values = room(l->values, l->value_count, &l->value_capacity, 1);
        l->values[l->value_count++] = i ? digits[i - 1] : (unsigned char)count;
    }
    return at;
}

/* "her1ab1": letters h e r a b, values 0 0 0 1 0 1 before, between and behind them. */
static void add_pattern(level *l, const char *line)
{
    unsigned char digits[LINE + 1] = {0};
    unsigned count = 0, zeros = 0;
    uint32_t at = 0;
    for (const char *p = line; (unsigned char)*p > ' '; p++) {
        if (*p >= '0' && *p <= '9') {
            digits[count] = (unsigned char)(*p - '0');
        } else {
            at = child_of(l, at, (unsigned char)*p);
            digits[++count] = 0;
        }
    }
    while (zeros <= count && digits[zeros] == 0)
        zeros++;
    if (at && zeros <= count)
        l->nodes[at].value = keep_value(l, digits + zeros, count + 1 - zeros);
}

static int is_setting(const char *line)
{
    static const char *const words[] = {"LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN",
                                        "COMPOUNDRIGHTHYPHENMIN", "NOHYPHEN"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(line, words[i], strlen(words[i])) == 0)
            return 1;
    return line[0] == '%' || line[0] == '#';
}

static void level_start(level *l)
{
    l->nodes = room(l->nodes, l->count, &l->capacity, sizeof *l->nodes);
    l->nodes[l->count++] = (node){0};
    l->values = room(l->values, l->value_count, &l->value_capacity, 1);
    l->values[l->value_count++] = 0;
}

static void read_patterns(FILE *in, level *levels)
{
    char line[LINE];
    int current = 0;
    if (!fgets(line, LINE, in) || strncmp(line, "ISO8859-1", 9) != 0)
        fail("expected patterns in ISO8859-1");
    while (fgets(line, LINE, in)) {
        if (!strchr(line, '\n') && !feof(in))
            fail("line too long");
        if (strchr(line, '/') && !is_setting(line))
            fail("replacing patterns are not supported");
        if (strncmp(line, "NEXTLEVEL", 9) != 0) {
            if (!is_setting(line))
                add_pattern(&levels[current], line);
        } else if (++current == LEVELS) {
            fail("too many levels");
        }
    }
    if (current != LEVELS - 1)
        fail("expected patterns in two levels");
}

/* ---- out ---- */

static void put32(FILE *out, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        fputc((int)(value >> 8 * i & 0xFF), out);
}

/* Nodes breadth first: order[i] is the node that becomes number i. */
static uint32_t *breadth_first(const level *l, uint32_t *number)
{
    uint32_t *order = calloc(l->count, sizeof *order);
    uint32_t count = 1;
    if (!order)
        fail("out of memory");
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t c = l->nodes[order[i]].child; c; c = l->nodes[c].sibling) {
            number[c] = count;
            order[count++] = c;
        }
    return order;
}

static uint32_t find_child(const level *l, uint32_t parent, unsigned char letter)
{
    for (uint32_t c = l->nodes[parent].child; c; c = l->nodes[c].sibling)
        if (l->nodes[c].letter == letter)
            return c;
    return 0;
}

/* Of each node, parents before children. */
static uint32_t *fallbacks(const level *l, const uint32_t *order)
{
    uint32_t *fallback = calloc(l->count, sizeof *fallback);
    if (!fallback)
        fail("out of memory");
    for (uint32_t i = 1; i < l->count; i++) {
        uint32_t n = order[i], parent = l->nodes[n].parent;
        while (parent) {
            parent = fallback[parent];
            fallback[n] = find_child(l, parent, l->nodes[n].letter);
            if (fallback[n])
                break;
        }
    }
    return fallback;
}

static void write_level(FILE *out, const level *l)
{
    uint32_t *number = calloc(l->count, sizeof *number);
    if (!number)
        fail("out of memory");
    uint32_t *order = breadth_first(l, number), *fallback = fallbacks(l, order);
    put32(out, l->count);
    put32(out, l->value_count);
    uint32_t first = 1;
    for (uint32_t i = 0; i < l->count; i++) {
        put32(out, first);
        for (uint32_t c = l->nodes[order[i]].child; c; c = l->nodes[c].sibling)
            first++;
    }
    put32(out, first);
    for (uint32_t i = 0; i < l->count; i++)
        put32(out, number[fallback[order[i]]]);
    for (uint32_t i = 0; i < l->count; i++)
        put32(out, l->nodes[order[i]].value);
    for (uint32_t i = 0; i < l->count; i++)
        fputc(l->nodes[order[i]].letter, out);
    fwrite(l->values, 1, l->value_count, out);
    for (uint32_t rest = (l->count + l->value_count) % 4; rest && rest < 4; rest++)
        fputc(0, out);
    free(number);
    free(order);
    free(fallback);
}

int main(int argc, char **argv)
{
    level levels[LEVELS] = {{0}};
    if (argc != 3)
        fail("usage: compile_patterns IN.dic OUT");
    FILE *in = fopen(argv[1], "rb");
    if (!in)
        fail("cannot read the patterns");
    for (int i = 0; i < LEVELS; i++)
        level_start(&levels[i]);
    read_patterns(in, levels);
    fclose(in);
    FILE *out = fopen(argv[2], "wb");
    if (!out)
        fail("cannot write");
    for (int i = 0; i < LEVELS; i++) {
        write_level(out, &levels[i]);
        free(levels[i].nodes);
        free(levels[i].values);
    }
    if (fflush(out) != 0 || ferror(out) || fclose(out) != 0)
        fail("cannot write");
    return EXIT_SUCCESS;
}
