/* SPDX-License-Identifier: Apache-2.0 */
#include "compare/pairing.h"

#include "base/map.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "compare/similarity.h"

#define SEPARATOR "\x1F" /* between the parts of a key: no text has it */

typedef struct pairing {
    drs_arena *arena;
    drs_side old_side, new_side;
    const size_t *columns;
    size_t *partner_of_new; /* row of the old table, DRS_NOT_FOUND */
    size_t *partner_of_old;
    unsigned *percent; /* per new row */
} pairing;

/* ---- keys ---- */

static bool is_blank(uint32_t c)
{
    return c <= 0x20 || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200B) || c == 0x2028;
}

/* Single blanks between words and nothing else that is blank, as in nearly every cell. */
static bool is_plain(drs_str text)
{
    bool after_blank = true;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = drs_utf8_next(text, &at);
        if (is_blank(c) && (c != ' ' || after_blank))
            return false;
        after_blank = c == ' ';
    }
    return text.len == 0 || !after_blank;
}

drs_str drs_words_plain(drs_arena *arena, drs_str text)
{
    drs_str composed = drs_utf8_nfc(arena, text);
    if (is_plain(composed))
        return composed;
    char *room = drs_arena_alloc(arena, composed.len + 1);
    size_t length = 0;
    bool wants_blank = false;
    for (size_t at = 0; at < composed.len;) {
        size_t from = at;
        if (is_blank(drs_utf8_next(composed, &at))) {
            wants_blank = length > 0;
            continue;
        }
        if (wants_blank)
            room[length++] = ' ';
        wants_blank = false;
        memcpy(room + length, composed.ptr + from, at - from);
        length += at - from;
    }
    return drs_str_of(room, length);
}

static drs_str cell_text(drs_side side, size_t row, size_t column)
{
    if (column == DRS_NOT_FOUND)
        return drs_str_c("");
    return drs_table_cell(side.table, row, column)->text;
}

static drs_str folded(const pairing *p, drs_side side, size_t row, size_t column)
{
    return drs_utf8_fold(p->arena, drs_words_plain(p->arena, cell_text(side, row, column)));
}

static drs_str authority_key(const pairing *p, drs_side side, size_t row)
{
    return folded(p, side, row, side.authority);
}

static drs_str name_key(const pairing *p, drs_side side, size_t row)
{
    return folded(p, side, row, side.name);
}

static drs_str both_key(const pairing *p, drs_side side, size_t row)
{
    drs_str pieces[] = {authority_key(p, side, row), drs_str_c(SEPARATOR), name_key(p, side, row)};
    return drs_arena_join(p->arena, pieces, 3);
}

/* Whose row it is, and every cell of the columns both tables have, in the new table's order. */
static drs_str row_key(const pairing *p, drs_side side, size_t row)
{
    drs_buf key = DRS_BUF(drs_arena_mem(p->arena));
    drs_buf_put(&key, both_key(p, side, row));
    for (size_t i = 0; i < p->new_side.table->column_count; i++) {
        if (p->columns[i] == DRS_NOT_FOUND)
            continue;
        size_t column = side.table == p->new_side.table ? i : p->columns[i];
        drs_buf_text(&key, SEPARATOR);
        drs_buf_put(&key, drs_words_plain(p->arena, cell_text(side, row, column)));
    }
    drs_str copy = drs_arena_copy(p->arena, drs_buf_str(&key));
    drs_buf_free(&key);
    return copy;
}

/* ---- steps 1 to 3: equal keys ---- */

typedef drs_str key_function(const pairing *p, drs_side side, size_t row);

static void pair_set(pairing *p, size_t old_row, size_t new_row, unsigned percent)
{
    p->partner_of_new[new_row] = old_row;
    p->partner_of_old[old_row] = new_row;
    p->percent[new_row] = percent;
}

/* Rows without a partner by key: chains of rows in their order, next[] from one to the next. */
typedef struct chains {
    drs_map *first; /* row */
    size_t *next;
} chains;

static chains chains_of(const pairing *p, drs_side side, const size_t *partner, key_function *key)
{
    size_t count = side.table->row_count;
    chains c = {drs_map_new(p->arena), drs_arena_alloc(p->arena, count * sizeof *c.next)};
    for (size_t row = count; row-- > 0;) {
        if (partner[row] != DRS_NOT_FOUND)
            continue;
        drs_str k = key(p, side, row);
        c.next[row] = drs_map_get(c.first, k);
        drs_map_set(c.first, k, row);
    }
    return c;
}

/* The first row left under each key on one side with the first on the other, and so on. */
static void pair_equal(pairing *p, key_function *key)
{
    chains old_rows = chains_of(p, p->old_side, p->partner_of_old, key);
    for (size_t row = 0; row < p->new_side.table->row_count; row++) {
        if (p->partner_of_new[row] != DRS_NOT_FOUND)
            continue;
        drs_str k = key(p, p->new_side, row);
        size_t partner = drs_map_get(old_rows.first, k);
        if (partner == DRS_NOT_FOUND)
            continue;
        drs_map_set(old_rows.first, k, old_rows.next[partner]);
        pair_set(p, partner, row, 100);
    }
}

/* Only where the key is left over once on each side. */
static void pair_unique(pairing *p, key_function *key)
{
    chains old_rows = chains_of(p, p->old_side, p->partner_of_old, key);
    chains new_rows = chains_of(p, p->new_side, p->partner_of_new, key);
    for (size_t row = 0; row < p->new_side.table->row_count; row++) {
        if (p->partner_of_new[row] != DRS_NOT_FOUND)
            continue;
        drs_str k = key(p, p->new_side, row);
        size_t partner = drs_map_get(old_rows.first, k);
        if (k.len && partner != DRS_NOT_FOUND && old_rows.next[partner] == DRS_NOT_FOUND &&
            drs_map_get(new_rows.first, k) == row && new_rows.next[row] == DRS_NOT_FOUND)
            pair_set(p, partner, row, 100);
    }
}

/* ---- step 4: similar names ---- */

typedef struct similar {
    size_t old_row, new_row;
    unsigned percent;
} similar;

/* What step 4 knows while it runs. */
typedef struct search {
    pairing *p;
    drs_likeness *old_names; /* per row of the old table */
    chains by_authority;     /* old rows */
    chains by_word;          /* entries below: old rows under "authority, word" */
    size_t *word_rows;       /* row of each entry */
    size_t *seen;            /* per old row: the last new row it was compared with, plus 1 */
    similar *found;
    size_t found_count, found_capacity;
} search;

static drs_str word_key(const search *s, drs_str authority, drs_str word)
{
    drs_str pieces[] = {authority, drs_str_c(SEPARATOR), word};
    return drs_arena_join(s->p->arena, pieces, 3);
}

static void words_index(search *s)
{
    const pairing *p = s->p;
    size_t rows = p->old_side.table->row_count, entries = 0;
    for (size_t row = 0; row < rows; row++)
        entries += s->old_names[row].word_count;
    s->by_word = (chains){drs_map_new(p->arena),
                          drs_arena_alloc(p->arena, entries * sizeof *s->by_word.next)};
    s->word_rows = drs_arena_alloc(p->arena, entries * sizeof *s->word_rows);
    for (size_t row = rows, at = 0; row-- > 0;) {
        if (p->partner_of_old[row] != DRS_NOT_FOUND)
            continue;
        drs_str authority = authority_key(p, p->old_side, row);
        for (size_t i = 0; i < s->old_names[row].word_count; i++, at++) {
            drs_str k = word_key(s, authority, s->old_names[row].words[i]);
            s->word_rows[at] = row;
            s->by_word.next[at] = drs_map_get(s->by_word.first, k);
            drs_map_set(s->by_word.first, k, at);
        }
    }
}

static void candidate(search *s, size_t old_row, size_t new_row, const drs_likeness *name)
{
    if (s->seen[old_row] == new_row + 1)
        return;
    s->seen[old_row] = new_row + 1;
    unsigned percent = drs_similarity(&s->old_names[old_row], name);
    if (percent < DRS_PAIR_SIMILAR)
        return;
    s->found =
        drs_arena_grow(s->p->arena, s->found, s->found_count, &s->found_capacity, sizeof *s->found);
    s->found[s->found_count++] = (similar){old_row, new_row, percent};
}

/* Is the chain longer than DRS_PAIR_CANDIDATES? */
static bool is_long(const chains *c, size_t first)
{
    size_t length = 0;
    for (size_t at = first; at != DRS_NOT_FOUND && length <= DRS_PAIR_CANDIDATES; length++)
        at = c->next[at];
    return length > DRS_PAIR_CANDIDATES;
}

static void candidates_by_word(search *s, drs_str authority, size_t new_row,
                               const drs_likeness *name)
{
    size_t tried = 0;
    for (size_t i = 0; i < name->word_count && tried < DRS_PAIR_CANDIDATES; i++) {
        size_t at = drs_map_get(s->by_word.first, word_key(s, authority, name->words[i]));
        if (is_long(&s->by_word, at))
            continue;
        for (; at != DRS_NOT_FOUND && tried < DRS_PAIR_CANDIDATES; at = s->by_word.next[at]) {
            candidate(s, s->word_rows[at], new_row, name);
            tried++;
        }
    }
}

static void row_search(search *s, size_t new_row)
{
    const pairing *p = s->p;
    drs_str authority = authority_key(p, p->new_side, new_row);
    drs_likeness name =
        drs_likeness_of(p->arena, cell_text(p->new_side, new_row, p->new_side.name));
    size_t first = drs_map_get(s->by_authority.first, authority);
    if (is_long(&s->by_authority, first)) {
        candidates_by_word(s, authority, new_row, &name);
        return;
    }
    for (size_t at = first; at != DRS_NOT_FOUND; at = s->by_authority.next[at])
        candidate(s, at, new_row, &name);
}

/* The most similar first; among equals the order of the tables. */
static int by_likeness(const void *left, const void *right)
{
    const similar *a = left, *b = right;
    if (a->percent != b->percent)
        return a->percent > b->percent ? -1 : 1;
    if (a->new_row != b->new_row)
        return a->new_row < b->new_row ? -1 : 1;
    return (a->old_row > b->old_row) - (a->old_row < b->old_row);
}

static void pair_similar(pairing *p)
{
    size_t rows = p->old_side.table->row_count;
    search s = {.p = p,
                .old_names = drs_arena_alloc(p->arena, rows * sizeof *s.old_names),
                .seen = drs_arena_alloc(p->arena, rows * sizeof *s.seen),
                .by_authority = chains_of(p, p->old_side, p->partner_of_old, authority_key)};
    for (size_t row = 0; row < rows; row++)
        if (p->partner_of_old[row] == DRS_NOT_FOUND)
            s.old_names[row] =
                drs_likeness_of(p->arena, cell_text(p->old_side, row, p->old_side.name));
    words_index(&s);
    for (size_t row = 0; row < p->new_side.table->row_count; row++)
        if (p->partner_of_new[row] == DRS_NOT_FOUND)
            row_search(&s, row);
    drs_sort(drs_arena_mem(p->arena), s.found, s.found_count, sizeof *s.found, by_likeness);
    for (size_t i = 0; i < s.found_count; i++) {
        const similar *f = &s.found[i];
        if (p->partner_of_old[f->old_row] == DRS_NOT_FOUND &&
            p->partner_of_new[f->new_row] == DRS_NOT_FOUND)
            pair_set(p, f->old_row, f->new_row, f->percent);
    }
}

/* ---- the whole ---- */

static size_t *nobody(drs_arena *arena, size_t count)
{
    size_t *partner = drs_arena_alloc(arena, count * sizeof *partner);
    for (size_t i = 0; i < count; i++)
        partner[i] = DRS_NOT_FOUND;
    return partner;
}

static drs_pair *pairs_of(const pairing *p, size_t *count)
{
    size_t old_rows = p->old_side.table->row_count, new_rows = p->new_side.table->row_count;
    drs_pair *pairs = drs_arena_alloc(p->arena, (old_rows + new_rows) * sizeof *pairs);
    *count = 0;
    for (size_t row = 0; row < new_rows; row++)
        pairs[(*count)++] = (drs_pair){p->partner_of_new[row], row, p->percent[row]};
    for (size_t row = 0; row < old_rows; row++)
        if (p->partner_of_old[row] == DRS_NOT_FOUND)
            pairs[(*count)++] = (drs_pair){row, DRS_NOT_FOUND, 0};
    return pairs;
}

drs_pair *drs_pair_rows(drs_arena *arena, drs_side old_side, drs_side new_side,
                        const size_t *columns, size_t *count)
{
    size_t new_rows = new_side.table->row_count;
    pairing p = {.arena = arena,
                 .old_side = old_side,
                 .new_side = new_side,
                 .columns = columns,
                 .partner_of_new = nobody(arena, new_rows),
                 .partner_of_old = nobody(arena, old_side.table->row_count),
                 .percent = drs_arena_alloc(arena, new_rows * sizeof *p.percent)};
    pair_equal(&p, row_key);
    pair_equal(&p, both_key);
    pair_unique(&p, name_key);
    pair_similar(&p);
    return pairs_of(&p, count);
}
