/* SPDX-License-Identifier: Apache-2.0 */
#include "base/diag.h"

#include "base/sort.h"

typedef struct catalogue_entry {
    const char *number, *words[2];
    drs_severity severity;
} catalogue_entry;

static const catalogue_entry catalogue[] = {
#define X(id, severity, german, english) {#id, {german, english}, severity},
#include "base/diag.def"
#undef X
};

struct drs_diags {
    drs_arena *arena;
    drs_diag *items;
    size_t count, capacity;
    drs_str file;
    drs_language language;
    uint32_t seen[DRS_DIAG_COUNT];
};

enum { LONGEST_ARGUMENT = 300 };

drs_diags *drs_diags_new(drs_arena *arena, drs_str file)
{
    drs_diags *diags = drs_arena_alloc(arena, sizeof *diags);
    diags->arena = arena;
    diags->language = DRS_ENGLISH;
    drs_diags_file(diags, file);
    return diags;
}

drs_diags *drs_diags_like(drs_arena *arena, const drs_diags *other)
{
    drs_diags *diags = drs_diags_new(arena, other->file);
    diags->language = other->language;
    return diags;
}

void drs_diags_speak(drs_diags *diags, drs_language language)
{
    diags->language = language;
}

drs_language drs_diags_language(const drs_diags *diags)
{
    return diags->language;
}

void drs_diags_file(drs_diags *diags, drs_str file)
{
    diags->file = drs_arena_copy(diags->arena, file);
}

/* Cut at a character's border, with an ellipsis. */
static drs_str shortened(drs_arena *arena, drs_str s)
{
    if (s.len <= LONGEST_ARGUMENT)
        return drs_arena_copy(arena, s);
    size_t end = LONGEST_ARGUMENT;
    while (end && ((unsigned char)s.ptr[end] & 0xC0) == 0x80)
        end--;
    drs_str pieces[] = {drs_str_sub(s, 0, end), drs_str_c("…")};
    return drs_arena_join(arena, pieces, 2);
}

void drs_diag_add(drs_diags *diags, drs_diag_id id, drs_place place, drs_args args)
{
    if (diags->seen[id]++ >= DRS_DIAG_MOST)
        return;
    diags->items = drs_arena_grow(diags->arena, diags->items, diags->count, &diags->capacity,
                                  sizeof *diags->items);
    drs_diag *diag = &diags->items[diags->count++];
    *diag = (drs_diag){.id = id, .place = place, .file = diags->file};
    for (size_t i = 0; i < sizeof args.arg / sizeof *args.arg; i++)
        if (args.arg[i].len)
            diag->args.arg[i] = shortened(diags->arena, args.arg[i]);
}

void drs_diag_add_numbers(drs_diags *diags, drs_diag_id id, drs_place place, int64_t first,
                          int64_t second)
{
    drs_buf digits = DRS_BUF(drs_arena_mem(diags->arena));
    drs_buf_int(&digits, first);
    size_t border = digits.len;
    drs_buf_int(&digits, second);
    drs_str both = drs_buf_str(&digits);
    drs_diag_add(diags, id, place,
                 (drs_args){{drs_str_sub(both, 0, border), drs_str_sub(both, border, both.len)}});
    drs_buf_free(&digits);
}

static bool is_same(const drs_diag *a, const drs_diag *b)
{
    bool same = a->id == b->id && a->place.line == b->place.line &&
                a->place.column == b->place.column && drs_str_equal(a->file, b->file);
    for (size_t i = 0; same && i < sizeof a->args.arg / sizeof *a->args.arg; i++)
        same = drs_str_equal(a->args.arg[i], b->args.arg[i]);
    return same;
}

void drs_diags_merge(drs_diags *into, const drs_diags *from)
{
    size_t before = into->count;
    for (size_t i = 0; i < from->count; i++) {
        const drs_diag *diag = &from->items[i];
        size_t known = 0;
        while (known < before && !is_same(&into->items[known], diag))
            known++;
        if (known < before)
            continue;
        drs_str file = into->file;
        /* `from` may be gone before `into` is. */
        if (!drs_str_equal(file, diag->file))
            into->file = drs_arena_copy(into->arena, diag->file);
        drs_diag_add(into, diag->id, diag->place, diag->args);
        into->file = file;
    }
    for (size_t id = 0; id < DRS_DIAG_COUNT; id++)
        if (from->seen[id] > into->seen[id])
            into->seen[id] = from->seen[id];
}

size_t drs_diags_count(const drs_diags *diags)
{
    return diags->count;
}

const drs_diag *drs_diags_get(const drs_diags *diags, size_t i)
{
    return &diags->items[i];
}

static int by_place(const void *left, const void *right)
{
    const drs_diag *a = left, *b = right;
    int order = drs_str_compare(a->file, b->file);
    if (order)
        return order;
    if (a->place.line != b->place.line)
        return a->place.line < b->place.line ? -1 : 1;
    if (a->place.column != b->place.column)
        return a->place.column < b->place.column ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

void drs_diags_sort(drs_diags *diags)
{
    drs_sort(drs_arena_mem(diags->arena), diags->items, diags->count, sizeof *diags->items,
             by_place);
}

size_t drs_diags_dropped(const drs_diags *diags, drs_diag_id id)
{
    return diags->seen[id] > DRS_DIAG_MOST ? diags->seen[id] - DRS_DIAG_MOST : 0;
}

drs_severity drs_diags_worst(const drs_diags *diags)
{
    drs_severity worst = DRS_NOTE;
    for (size_t i = 0; i < diags->count; i++)
        if (drs_diag_severity(diags->items[i].id) > worst)
            worst = drs_diag_severity(diags->items[i].id);
    return worst;
}

bool drs_diags_has(const drs_diags *diags, drs_diag_id id)
{
    return diags->seen[id] > 0;
}

drs_severity drs_diag_severity(drs_diag_id id)
{
    return catalogue[id].severity;
}

const char *drs_diag_number(drs_diag_id id)
{
    return catalogue[id].number;
}

const char *drs_diag_words(drs_diag_id id, drs_language language)
{
    return catalogue[id].words[language];
}

void drs_diag_text(drs_buf *out, const drs_diag *diag, drs_language language)
{
    for (const char *p = drs_diag_words(diag->id, language); *p;) {
        if (p[0] == '{' && p[1] >= '0' && p[1] <= '3' && p[2] == '}') {
            drs_buf_put(out, diag->args.arg[p[1] - '0']);
            p += 3;
        } else {
            drs_buf_byte(out, *p++);
        }
    }
}

const char *drs_severity_word(drs_severity severity, drs_language language)
{
    static const char *const words[][2] = {
        {"Hinweis", "note"}, {"Warnung", "warning"}, {"Fehler", "error"}, {"Abbruch", "fatal"}};
    return words[severity][language];
}
