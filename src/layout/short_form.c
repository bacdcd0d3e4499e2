/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/short_form.h"

#include "base/map.h"
#include "base/utf8.h"

static const size_t UNKNOWN = SIZE_MAX - 1;

struct drs_short_forms {
    drs_arena *arena;
    const drs_profile *profile;
    drs_map *known; /* words met so far: index of the long form, or UNKNOWN */
    drs_str *expansions;
    size_t count, capacity;
};

drs_short_forms *drs_short_forms_new(drs_arena *arena, const drs_profile *profile)
{
    if (drs_profile_get(profile, "ressorts").len == 0)
        return NULL;
    drs_short_forms *forms = drs_arena_alloc(arena, sizeof *forms);
    forms->arena = arena;
    forms->profile = profile;
    forms->known = drs_map_new(arena);
    return forms;
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c)
{
    return is_upper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Does a word go on at this offset? Signs beyond ASCII are looked at as characters. */
static bool goes_on(drs_str text, size_t at)
{
    if (at >= text.len)
        return false;
    if ((unsigned char)text.ptr[at] < 0x80)
        return is_letter(text.ptr[at]);
    return drs_utf8_is_letter(drs_utf8_next(text, &at));
}

static size_t character_before(drs_str text, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80);
    return at;
}

/* The word's long form, empty where it has none; asked of the profile once a word. */
static drs_str expansion_of(drs_short_forms *forms, drs_str word)
{
    size_t index = drs_map_get(forms->known, word);
    if (index == DRS_NOT_FOUND) {
        drs_str expansion = drs_profile_ressort(forms->profile, word);
        index = UNKNOWN;
        if (expansion.len) {
            forms->expansions = drs_arena_grow(forms->arena, forms->expansions, forms->count,
                                               &forms->capacity, sizeof *forms->expansions);
            forms->expansions[index = forms->count++] = expansion;
        }
        drs_map_set(forms->known, drs_arena_copy(forms->arena, word), index);
    }
    return index < forms->count ? forms->expansions[index] : (drs_str){NULL, 0};
}

/* A word of capitals only, of two letters or more, that ends (begins) across the blank at `at`. */
static bool is_shouted(drs_str text, size_t at, bool before)
{
    size_t letters = 0;
    while (before ? at > 0 : at < text.len) {
        char c = text.ptr[before ? at - 1 : at];
        if (c == ' ' && letters == 0) {
            at += before ? (size_t)-1 : 1;
            continue;
        }
        if (!is_upper(c))
            return letters >= 2 && !(c >= 'a' && c <= 'z');
        letters++;
        at += before ? (size_t)-1 : 1;
    }
    return letters >= 2;
}

/* In a line of capitals "IM" is the word, not the ministry. */
static bool is_word_of_capitals(drs_str text, const drs_short_form *form)
{
    return form->to - form->from == 2 && is_shouted(text, form->from, true) &&
           is_shouted(text, form->to, false);
}

bool drs_short_form_next(drs_short_forms *forms, drs_str text, size_t from, drs_short_form *found)
{
    for (size_t at = from; at < text.len; at++) {
        if (!is_upper(text.ptr[at]) || (at > 0 && goes_on(text, character_before(text, at))))
            continue;
        size_t to = at, capitals = 0;
        for (; to < text.len && is_letter(text.ptr[to]); to++)
            capitals += is_upper(text.ptr[to]);
        *found = (drs_short_form){.from = at, .to = to};
        at = to - 1;
        if (capitals < 2 || to - found->from > DRS_SHORT_FORM_MOST || goes_on(text, to))
            continue;
        found->expansion = expansion_of(forms, drs_str_sub(text, found->from, to));
        if (found->expansion.len && !is_word_of_capitals(text, found))
            return true;
    }
    return false;
}
