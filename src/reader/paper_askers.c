/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/paper_askers.h"

#include "base/resource.h"
#include "reader/paper_pattern.h"

/* The longest Fraktion of the list that s ends with, behind a blank or alone. */
static drs_str listed_fraktion(drs_str list, char separator, drs_str s)
{
    drs_str best = {"", 0}, item;
    while (drs_str_split(&list, separator, &item)) {
        item = drs_str_trim(item);
        bool fits = item.len > best.len && drs_str_ends(s, item);
        if (fits && (item.len == s.len || s.ptr[s.len - item.len - 1] == ' '))
            best = drs_str_sub(s, s.len - item.len, s.len);
    }
    return best;
}

/* "AfD-Fraktion" as the last word of s, else empty. */
static drs_str compound_at_end(drs_str s)
{
    size_t at = s.len;
    if (!drs_str_ends(s, drs_str_c("-Fraktion")))
        return (drs_str){"", 0};
    while (at && s.ptr[at - 1] != ' ')
        at--;
    return drs_str_sub(s, at, s.len);
}

/* Of the paper's parliament, else of any. */
static drs_str fraktion_at_end(const drs_source *source, drs_str s)
{
    const drs_profile *profile = source->paper->profile; /* not chosen yet while the head is read */
    drs_str own = profile ? drs_profile_get(profile, "fraktionen") : (drs_str){0};
    drs_str lists[] = {listed_fraktion(own, ';', s),
                       listed_fraktion(drs_resource("fraktionen.txt"), '\n', s),
                       compound_at_end(s)};
    drs_str longest = lists[0];
    for (size_t i = 1; i < sizeof lists / sizeof *lists; i++)
        longest = lists[i].len > longest.len ? lists[i] : longest;
    return longest;
}

/* "SPD", "Fraktion DIE LINKE", "AfD-Fraktion"; "Weyel" is a place. */
static bool is_fraktion(const drs_source *source, drs_str s)
{
    return drs_str_find(s, drs_str_c("raktion")) != DRS_NOT_FOUND ||
           fraktion_at_end(source, s).len == s.len;
}

/* Offset of the bracket that closes at the end of s, s.len where none does. */
static size_t bracket_at_end(drs_str s)
{
    size_t open = s.len;
    if (!drs_str_ends(s, drs_str_c(")")))
        return s.len;
    while (open && s.ptr[open - 1] != '(')
        open--;
    return open > 1 ? open - 1 : s.len;
}

/* "der Fraktion der AfD", "weiterer Abgeordneter": no person. */
static drs_str group_of(drs_str words)
{
    static const char *const openings[] = {"der Fraktion", "Fraktion ", "der Gruppe",
                                           "weiterer ",    "weiteren ", "und weiterer "};
    bool group = drs_begins_with_any(words, openings, sizeof openings / sizeof *openings);
    return group ? words : (drs_str){"", 0};
}

static drs_asker person_of(const drs_source *source, drs_str words)
{
    size_t open = bracket_at_end(words);
    if (open < words.len) {
        drs_str inner = drs_str_trim(drs_str_sub(words, open + 1, words.len - 1));
        if (inner.len && is_fraktion(source, inner))
            return (drs_asker){.name = drs_str_trim(drs_str_sub(words, 0, open)),
                               .fraktion = inner};
    }
    drs_str fraktion = fraktion_at_end(source, words);
    return (drs_asker){.name = drs_str_trim(drs_str_sub(words, 0, words.len - fraktion.len)),
                       .fraktion = fraktion};
}

static drs_asker asker_of(const drs_source *source, drs_str words)
{
    drs_asker asker = person_of(source, words);
    asker.group = group_of(words);
    return asker;
}

/* Offset of the next border between two askers, and the bytes it takes. */
static size_t border_in(drs_str s, size_t *width)
{
    unsigned depth = 0;
    for (size_t at = 0; at < s.len; at++) {
        depth += s.ptr[at] == '(';
        depth -= s.ptr[at] == ')' && depth;
        if (depth)
            continue;
        drs_str rest = drs_str_sub(s, at, s.len);
        *width = s.ptr[at] == ',' ? 1 : drs_begins(rest, " und ");
        *width = *width ? *width : drs_begins(rest, " sowie ");
        if (*width)
            return at;
    }
    return s.len;
}

static drs_str without_article(drs_str words)
{
    static const char *const articles[] = {"der Abgeordneten ", "des Abgeordneten ",
                                           "der Abg. ",         "des Abg. ",
                                           "Abgeordneter ",     "Abgeordnete "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        size_t n = drs_begins(words, articles[i]);
        if (n)
            return drs_str_sub(words, n, words.len);
    }
    return words;
}

/* "Anna Muster (SPD) und", "(CDU) –": what led on to the next line of the head. */
static drs_str without_joiner(drs_str piece)
{
    static const char *const joiners[] = {" und", " –", " -"};
    for (size_t i = 0; i < sizeof joiners / sizeof *joiners; i++)
        if (drs_str_ends(piece, drs_str_c(joiners[i])))
            return drs_str_trim(drs_str_sub(piece, 0, piece.len - strlen(joiners[i])));
    return piece;
}

/* The next asker off the front of *words; empty at the end. */
static drs_str next_piece(drs_str *words)
{
    drs_str piece = {"", 0};
    while (words->len && piece.len == 0) {
        size_t width = 0, end = border_in(*words, &width);
        piece = drs_str_trim(drs_str_sub(*words, 0, end));
        *words = drs_str_trim(drs_str_sub(*words, end + width, words->len));
        if (drs_begins(piece, "und "))
            piece = drs_str_trim(drs_str_sub(piece, 3, piece.len));
    }
    return without_joiner(without_article(piece));
}

bool drs_askers_closed(const drs_source *source, drs_str words)
{
    words = drs_str_trim(words);
    size_t open = bracket_at_end(words);
    if (open < words.len)
        return is_fraktion(source, drs_str_sub(words, open + 1, words.len - 1));
    return fraktion_at_end(source, words).len != 0;
}

bool drs_is_fraktion(const drs_source *source, drs_str words)
{
    words = drs_str_trim(words);
    return words.len && fraktion_at_end(source, words).len == words.len;
}

bool drs_askers_all_told(const drs_source *source, drs_str words)
{
    bool any = false;
    for (drs_str piece; (piece = next_piece(&words)).len != 0; any = true)
        if (bracket_at_end(piece) == piece.len || !drs_askers_closed(source, piece))
            return false;
    return any;
}

/* "…, Fraktion der FDP", "…, AfD-Fraktion": of the one named before. */
static bool is_fraktion_behind(drs_str piece)
{
    return drs_begins(piece, "Fraktion ") || drs_str_ends(piece, drs_str_c("-Fraktion"));
}

/* Several Fraktionen and no person: one phrase, whose words stay in their order. */
static bool are_fraktionen(drs_str words)
{
    size_t width;
    return drs_begins(words, "der Fraktion") && border_in(words, &width) < words.len &&
           drs_finds(words, "Abg") == DRS_NOT_FOUND;
}

void drs_paper_askers(drs_source *source, drs_str words)
{
    drs_asker *askers = NULL;
    size_t count = 0, capacity = 0;
    words = drs_arena_copy(source->arena, drs_str_trim(words));
    if (are_fraktionen(words)) { /* "der Fraktion von SPD und SSW" */
        askers = drs_arena_alloc(source->arena, sizeof *askers);
        *askers = (drs_asker){.name = words, .group = words};
        source->paper->inquiry.askers = askers;
        source->paper->inquiry.asker_count = 1;
        return;
    }
    if (drs_finds(words, " sowie ") != DRS_NOT_FOUND)
        drs_source_report(source, DRS_PAP036, (drs_place){0}, words, (drs_str){0});
    for (drs_str piece; (piece = next_piece(&words)).len != 0;) {
        if (count && is_fraktion_behind(piece) && !askers[count - 1].fraktion.len) {
            askers[count - 1].fraktion = piece;
            continue;
        }
        askers = drs_arena_grow(source->arena, askers, count, &capacity, sizeof *askers);
        askers[count++] = asker_of(source, piece);
    }
    /* "A, B und C SPD": one Fraktion behind several names is that of all. */
    for (size_t i = count; i-- > 1;)
        if (!askers[i - 1].fraktion.len)
            askers[i - 1].fraktion = askers[i].fraktion;
    source->paper->inquiry.askers = askers;
    source->paper->inquiry.asker_count = count;
}
