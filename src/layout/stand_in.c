/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/stand_in.h"

#include "base/encoding.h"
#include "base/map.h"
#include "base/utf8.h"
#include "layout/page.h"

/* One input as text, and how far it was searched. */
typedef struct source {
    drs_str text; /* empty where places are not those of a text */
    bool read;
    size_t line, start; /* a line and its offset: where the last search was */
    drs_place run;      /* the run searched last */
    size_t behind;      /* offset behind what was found in it, 0: nothing was */
    drs_place at;       /* place of that offset */
} source;

struct drs_stand_ins {
    drs_arena *arena;
    const drs_paper *paper;
    drs_diags *diags;
    source sources[2]; /* the paper's, the list's */
    source *now;
    drs_map *told; /* place and character */
    size_t told_count;
    bool leftward; /* LAY007 was told */
};

drs_stand_ins *drs_stand_ins_new(drs_arena *arena, const drs_paper *paper, drs_diags *diags)
{
    drs_stand_ins *s = drs_arena_alloc(arena, sizeof *s);
    s->arena = arena;
    s->paper = paper;
    s->diags = diags;
    s->told = drs_map_new(arena);
    s->now = s->sources;
    return s;
}

void drs_stand_ins_source(drs_stand_ins *s, bool is_list)
{
    s->now = &s->sources[is_list && s->paper->list_name.len];
}

void drs_stand_ins_start(drs_stand_ins *s)
{
    s->now->behind = 0;
}

/* Sheets are no text: their places are rows and columns, and stay as they are. */
static void read_source(const drs_stand_ins *s, source *from)
{
    bool is_list = from != s->sources;
    drs_str bytes = is_list ? s->paper->list_input : s->paper->input;
    from->read = true;
    if (drs_str_starts(bytes, drs_str_c("PK\x03\x04")))
        return;
    drs_diags *ignored = drs_diags_new(s->arena, s->paper->input_name);
    if (!drs_encoding_decode(s->arena, bytes, ignored, &from->text))
        from->text = (drs_str){NULL, 0};
    from->line = 1;
}

/* Offset of a place, DRS_NOT_FOUND past the end. Searches are mostly for a later line. */
static size_t offset_of(source *from, drs_place place)
{
    if (place.line < from->line) {
        from->line = 1;
        from->start = 0;
    }
    while (from->line < place.line) {
        drs_str rest = drs_str_sub(from->text, from->start, from->text.len);
        size_t end = drs_str_find_byte(rest, '\n');
        if (end == DRS_NOT_FOUND)
            return DRS_NOT_FOUND;
        from->start += end + 1;
        from->line++;
    }
    size_t at = from->start;
    for (uint32_t column = 1; column < place.column && at < from->text.len; column++)
        (void)drs_utf8_next(from->text, &at);
    return at;
}

/* The next place of the character from the run's beginning on, or behind what was found last. */
static drs_place find(source *from, uint32_t code, drs_place run)
{
    if (from->text.ptr == NULL)
        return run;
    bool goes_on = from->behind && run.line == from->run.line && run.column == from->run.column;
    drs_place place = goes_on ? from->at : run;
    if (place.line == 0)
        place = (drs_place){1, 1};
    size_t at = goes_on ? from->behind : offset_of(from, place);
    while (at < from->text.len) {
        uint32_t next = drs_utf8_next(from->text, &at);
        drs_place here = place;
        place.column++;
        if (next == '\n')
            place = (drs_place){place.line + 1, 1};
        if (next != code)
            continue;
        from->run = run;
        from->behind = at;
        from->at = place;
        return here;
    }
    return run;
}

static bool is_told(drs_stand_ins *s, uint32_t code, drs_place place)
{
    if (s->told_count >= DRS_DIAG_MOST) /* counted, not kept */
        return false;
    const size_t key[] = {(size_t)(s->now - s->sources), code, place.line, place.column};
    drs_str bytes = drs_str_of((const char *)key, sizeof key);
    if (drs_map_get(s->told, bytes) != DRS_NOT_FOUND)
        return true;
    drs_map_set(s->told, drs_arena_copy(s->arena, bytes), s->told_count++);
    return false;
}

/* "U+4E2D" */
static drs_str number_of(drs_arena *arena, uint32_t code)
{
    char digits[10] = "U+", *to = digits + 2;
    for (int shift = 20; shift >= 0; shift -= 4)
        if (to > digits + 2 || shift <= 12 || code >> shift)
            *to++ = "0123456789ABCDEF"[code >> shift & 15];
    return drs_arena_copy(arena, drs_str_of(digits, (size_t)(to - digits)));
}

static drs_str text_of(drs_arena *arena, uint32_t code)
{
    drs_buf words = DRS_BUF(drs_arena_mem(arena));
    drs_utf8_put(&words, code);
    drs_str kept = drs_arena_copy(arena, drs_buf_str(&words));
    drs_buf_free(&words);
    return kept;
}

static void report(drs_stand_ins *s, drs_diag_id id, uint32_t code, drs_place run)
{
    if (!s->now->read)
        read_source(s, s->now);
    drs_place place = find(s->now, code, run);
    if (is_told(s, code, place))
        return;
    bool is_list = s->now != s->sources;
    if (is_list)
        drs_diags_file(s->diags, s->paper->list_name);
    drs_args args = {{text_of(s->arena, code), number_of(s->arena, code)}};
    if (id == DRS_LAY002)
        args.arg[2] = text_of(s->arena, DRS_STAND_IN);
    drs_diag_add(s->diags, id, place, args);
    if (is_list)
        drs_diags_file(s->diags, s->paper->input_name);
}

void drs_stand_ins_tell(drs_stand_ins *s, uint32_t code, drs_place run)
{
    report(s, DRS_LAY002, code, run);
}

void drs_stand_ins_leftward(drs_stand_ins *s, uint32_t code, drs_place run)
{
    if (s->leftward)
        return;
    s->leftward = true;
    report(s, DRS_LAY007, code, run);
}
