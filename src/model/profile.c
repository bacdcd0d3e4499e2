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
    entry *entries; /* its own, then those of its base: the first of a key counts */
    size_t count, capacity;
    drs_str ressorts; /* CSV "Kurzform;Langform" */
};

static const char default_name[] = "nrw-18", neutral_name[] = "land";

/* The next "key: value" of the rest. */
static bool next_entry(drs_str *rest, entry *found)
{
    drs_str line;
    while (drs_str_split(rest, '\n', &line)) {
        size_t colon = drs_str_find_byte(line, ':');
        if (colon == DRS_NOT_FOUND || line.ptr[0] == '#')
            continue;
        found->key = drs_str_sub(line, 0, colon);
        found->value = drs_str_trim(drs_str_sub(line, colon + 1, line.len));
        return true;
    }
    return false;
}

static drs_str resource_of(drs_arena *arena, const char *folder, drs_str name, const char *suffix)
{
    drs_str pieces[] = {drs_str_c(folder), name, drs_str_c(suffix)};
    return drs_resource(drs_arena_join(arena, pieces, 3).ptr);
}

enum { BASES = 4 }; /* at most, one upon the other: a circle ends */

static void add_text(drs_arena *arena, drs_profile *profile, drs_str text, unsigned depth)
{
    entry e;
    drs_str base = {0};
    while (next_entry(&text, &e)) {
        profile->entries = drs_arena_grow(arena, profile->entries, profile->count,
                                          &profile->capacity, sizeof *profile->entries);
        profile->entries[profile->count++] = e;
        if (drs_str_is(e.key, "base"))
            base = e.value;
    }
    drs_str below = base.len ? resource_of(arena, "profiles/", base, ".profile") : (drs_str){0};
    if (below.ptr && depth < BASES)
        add_text(arena, profile, below, depth + 1);
}

const drs_profile *drs_profile_of(drs_arena *arena, drs_str text)
{
    drs_profile *profile = drs_arena_alloc(arena, sizeof *profile);
    add_text(arena, profile, text, 0);
    drs_str ressorts = drs_profile_get(profile, "ressorts");
    if (ressorts.len)
        profile->ressorts = resource_of(arena, "", ressorts, "");
    return profile;
}

const drs_profile *drs_profile_find(drs_arena *arena, drs_str name)
{
    drs_str text = resource_of(arena, "profiles/", name, ".profile");
    return text.ptr ? drs_profile_of(arena, text) : NULL;
}

const char *drs_profile_name_at(size_t i)
{
    const char *name;
    for (size_t at = 0; (name = drs_resource_name(at)); at++)
        if (strncmp(name, "profiles/", 9) == 0 && i-- == 0)
            return name + 9;
    return NULL;
}

/* ---- choosing ---- */

/* What tells more counts more than all that tells less. */
enum { BY_PARLIAMENT = 8, BY_HEAD = 4, BY_HINT = 2, BY_TERM = 1 };
enum { LOOKED_AT = 4096, LONGEST_HEAD = 160 }; /* bytes: of the text; of a line of a head */

static bool lists(drs_str list, drs_str word)
{
    drs_str item;
    while (drs_str_split(&list, ';', &item))
        if (drs_str_equal(drs_str_trim(item), word))
            return true;
    return false;
}

static bool is_head(drs_str line)
{
    return line.len <= LONGEST_HEAD &&
           (drs_str_find(line, drs_str_c("Wahlperiode")) != DRS_NOT_FOUND ||
            drs_str_find(line, drs_str_c("Drucksache")) != DRS_NOT_FOUND);
}

static bool names(drs_str list, drs_str line)
{
    drs_str item;
    while (drs_str_split(&list, ';', &item)) {
        item = drs_str_trim(item);
        if (item.len && drs_str_find(line, item) != DRS_NOT_FOUND)
            return true;
    }
    return false;
}

static bool begins(drs_str list, drs_str line)
{
    drs_str item;
    while (line.len && strchr("#* _", line.ptr[0]))
        line = drs_str_sub(line, 1, line.len);
    while (drs_str_split(&list, ';', &item)) {
        item = drs_str_trim(item);
        if (item.len && drs_str_starts(line, item))
            return true;
    }
    return false;
}

static int fitness_of_text(const drs_profile *profile, drs_str text)
{
    drs_str heads = drs_profile_get(profile, "recognise"), line;
    drs_str hints = drs_profile_get(profile, "hints");
    int fit = 0;
    text = drs_str_sub(text, 0, LOOKED_AT);
    while (drs_str_split(&text, '\n', &line)) {
        line = drs_str_trim(line);
        if (is_head(line) && names(heads, line))
            return BY_HEAD;
        if (begins(hints, line))
            fit = BY_HINT;
    }
    return fit;
}

static bool is_of_term(const drs_profile *profile, drs_str term)
{
    return term.len && drs_str_equal(drs_profile_get(profile, "term"), term);
}

static int fitness(const drs_profile *profile, const drs_origin *origin)
{
    bool named = origin->parliament.len > 0, termed = is_of_term(profile, origin->term);
    int fit = named ? 0 : fitness_of_text(profile, origin->text);
    if (named && lists(drs_profile_get(profile, "recognise"), origin->parliament))
        fit = BY_PARLIAMENT;
    if (fit == BY_HINT && origin->term.len && !termed && drs_profile_get(profile, "term").len)
        return 0; /* "der Landesregierung" is said in many a Land */
    return fit && termed ? fit + BY_TERM : fit;
}

/* For a paper whose words fit none: the default is a guess, and no guess against its words. */
static drs_str fallback(drs_arena *arena, const drs_origin *origin)
{
    drs_str otherwise = drs_str_c(default_name);
    bool against =
        origin->term.len && !is_of_term(drs_profile_find(arena, otherwise), origin->term);
    return origin->parliament.len || against ? drs_str_c(neutral_name) : otherwise;
}

const drs_profile *drs_profile_choose(drs_arena *arena, const drs_origin *origin)
{
    const char *name;
    drs_str stem = fallback(arena, origin);
    int most = 0;
    for (size_t i = 0; (name = drs_profile_name_at(i)); i++) {
        drs_str own = drs_str_c(name);
        own.len -= strlen(".profile");
        int fit = fitness(drs_profile_find(arena, own), origin);
        if (fit > most || (fit == most && fit && drs_str_is(own, default_name))) {
            most = fit;
            stem = own;
        }
    }
    return drs_profile_find(arena, stem);
}

/* ---- asking ---- */

/* The entry of this key that counts, NULL for none. */
static const entry *find(const drs_profile *profile, drs_str key)
{
    for (size_t i = 0; i < profile->count; i++)
        if (drs_str_equal(profile->entries[i].key, key))
            return &profile->entries[i];
    return NULL;
}

drs_str drs_profile_get(const drs_profile *profile, const char *key)
{
    const entry *found = find(profile, drs_str_c(key));
    return found ? found->value : (drs_str){"", 0};
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
    return lists(drs_profile_get(profile, key), word);
}

bool drs_profile_prints(const drs_profile *profile, const char *fact)
{
    for (size_t i = 0; i < profile->count; i++) {
        drs_str value = profile->entries[i].value;
        size_t at = drs_str_find(value, drs_str_c(fact));
        if (at != DRS_NOT_FOUND && at && value.ptr[at - 1] == '{' &&
            find(profile, profile->entries[i].key) == &profile->entries[i])
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
