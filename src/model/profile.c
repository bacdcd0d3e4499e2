/* SPDX-License-Identifier: Apache-2.0
 * A profile is its text, and the lines of it: running heads ask for a dozen of them on each page.
 */
#include "model/profile.h"

#include "base/buf.h"
#include "base/resource.h"

typedef struct entry {
    drs_str key, value;
} entry;

struct drs_profile {
    drs_str text;     /* the profile's file */
    drs_str ressorts; /* CSV "Kurzform;Langform" */
    entry *entries;
    size_t count, capacity;
};

static const char default_name[] = "nrw-18";

/* The next "key: value" of the rest. */
static bool next_entry(drs_str *rest, entry *found)
{
    drs_str line;
    while (drs_str_split(rest, '\n', &line)) {
        size_t colon = drs_str_find_byte(line, ':');
        if (colon == DRS_NOT_FOUND)
            continue;
        found->key = drs_str_sub(line, 0, colon);
        found->value = drs_str_trim(drs_str_sub(line, colon + 1, line.len));
        return true;
    }
    return false;
}

static drs_str value_in(drs_str text, drs_str key)
{
    entry e;
    while (next_entry(&text, &e))
        if (drs_str_equal(e.key, key))
            return e.value;
    return (drs_str){"", 0};
}

static drs_str resource_of(drs_arena *arena, const char *folder, drs_str name, const char *suffix)
{
    drs_str pieces[] = {drs_str_c(folder), name, drs_str_c(suffix)};
    return drs_resource(drs_arena_join(arena, pieces, 3).ptr);
}

const drs_profile *drs_profile_find(drs_arena *arena, drs_str name)
{
    drs_str text = resource_of(arena, "profiles/", name, ".profile");
    if (!text.ptr)
        return NULL;
    drs_profile *profile = drs_arena_alloc(arena, sizeof *profile);
    profile->text = text;
    drs_str rest = text;
    entry e;
    while (next_entry(&rest, &e)) {
        profile->entries = drs_arena_grow(arena, profile->entries, profile->count,
                                          &profile->capacity, sizeof *profile->entries);
        profile->entries[profile->count++] = e;
    }
    drs_str ressorts = value_in(text, drs_str_c("ressorts"));
    if (ressorts.len)
        profile->ressorts = resource_of(arena, "", ressorts, "");
    return profile;
}

const char *drs_profile_name_at(size_t i)
{
    const char *name;
    for (size_t at = 0; (name = drs_resource_name(at)); at++)
        if (strncmp(name, "profiles/", 9) == 0 && i-- == 0)
            return name + 9;
    return NULL;
}

/* How many of the profile's words stand in the text; its term counts most. */
static int fitness(drs_str profile, drs_str text)
{
    int fit = 0;
    drs_str words = value_in(profile, drs_str_c("recognise")), word;
    while (drs_str_split(&words, ';', &word))
        fit += drs_str_find(text, drs_str_trim(word)) != DRS_NOT_FOUND;
    return fit;
}

const drs_profile *drs_profile_recognise(drs_arena *arena, drs_str text)
{
    drs_str head = drs_str_sub(text, 0, 4096), best = drs_str_c(default_name);
    int most = 0;
    const char *name;
    for (size_t i = 0; (name = drs_profile_name_at(i)); i++) {
        drs_str stem = drs_str_c(name);
        stem.len -= strlen(".profile");
        int fit = fitness(resource_of(arena, "profiles/", stem, ".profile"), head);
        if (fit > most || (fit == most && fit && drs_str_is(stem, default_name))) {
            most = fit;
            best = stem;
        }
    }
    return drs_profile_find(arena, best);
}

drs_str drs_profile_get(const drs_profile *profile, const char *key)
{
    drs_str wanted = drs_str_c(key);
    for (size_t i = 0; i < profile->count; i++)
        if (drs_str_equal(profile->entries[i].key, wanted))
            return profile->entries[i].value;
    return (drs_str){"", 0};
}

/* "12.65" in thousandths; stops at the first other character, *end behind it. */
static int32_t thousandths(drs_str s, size_t *end)
{
    int32_t value = 0, unit = 1000;
    bool fraction = false;
    size_t at = 0;
    for (; at < s.len; at++) {
        char c = s.ptr[at];
        if (c == '.' && !fraction) {
            fraction = true;
        } else if (c >= '0' && c <= '9' && unit) {
            value = fraction ? value + (c - '0') * (unit /= 10) : value * 10 + (c - '0') * 1000;
        } else {
            break;
        }
    }
    *end = at;
    return value;
}

int32_t drs_profile_length(const drs_profile *profile, const char *key, int32_t otherwise)
{
    drs_str text = drs_profile_get(profile, key);
    if (text.len == 0)
        return otherwise;
    size_t end;
    int32_t value = thousandths(text, &end);
    drs_str unit = drs_str_trim(drs_str_sub(text, end, text.len));
    if (drs_str_is(unit, "mm"))
        return (int32_t)((int64_t)value * 72000 / 25400);
    return value;
}

bool drs_profile_lists(const drs_profile *profile, const char *key, drs_str word)
{
    drs_str list = drs_profile_get(profile, key), item;
    while (drs_str_split(&list, ';', &item))
        if (drs_str_equal(drs_str_trim(item), word))
            return true;
    return false;
}

bool drs_profile_prints(const drs_profile *profile, const char *fact)
{
    drs_str rest = profile->text, line;
    while (drs_str_split(&rest, '\n', &line)) {
        size_t at = drs_str_find(line, drs_str_c(fact));
        if (at != DRS_NOT_FOUND && at && line.ptr[0] != '#' && line.ptr[at - 1] == '{')
            return true;
    }
    return false;
}

drs_str drs_profile_ressort(const drs_profile *profile, drs_str short_form)
{
    drs_str text = profile->ressorts, line;
    while (drs_str_split(&text, '\n', &line)) {
        drs_str first = {0};
        if (drs_str_split(&line, ';', &first) && drs_str_equal(first, short_form) && line.ptr)
            return drs_str_trim(line);
    }
    return (drs_str){"", 0};
}
