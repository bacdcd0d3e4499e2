/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/paper_askers.h"

#include "reader/paper_pattern.h"

/* The longest Fraktion of the list that s ends with, behind a blank or alone. */
static drs_str listed_fraktion(drs_str list, drs_str s)
{
    drs_str best = {"", 0}, item;
    while (drs_str_split(&list, ';', &item)) {
        item = drs_str_trim(item);
        bool fits = item.len > best.len && drs_str_ends(s, item);
        if (fits && (item.len == s.len || s.ptr[s.len - item.len - 1] == ' '))
            best = drs_str_sub(s, s.len - item.len, s.len);
    }
    return best;
}

/* Those that every parliament may have; a profile adds its own. */
static const char everywhere[] = "CDU; SPD; FDP; AfD; GRÜNE; BÜNDNIS 90/DIE GRÜNEN; CDU/CSU; CSU; "
                                 "Die Linke; DIE LINKE; BSW; FRAKTIONSLOS; fraktionslos; "
                                 "FREIE WÄHLER; SSW";

static drs_asker asker_of(const drs_source *source, drs_str words)
{
    size_t open = words.len;
    if (drs_str_ends(words, drs_str_c(")"))) {
        while (open && words.ptr[open - 1] != '(')
            open--;
        if (open > 1)
            return (drs_asker){drs_str_trim(drs_str_sub(words, 0, open - 1)),
                               drs_str_sub(words, open, words.len - 1)};
    }
    drs_str list = drs_profile_get(source->paper->profile, "fraktionen");
    drs_str fraktion = listed_fraktion(list, words);
    if (!fraktion.len)
        fraktion = listed_fraktion(drs_str_c(everywhere), words);
    return (drs_asker){drs_str_trim(drs_str_sub(words, 0, words.len - fraktion.len)), fraktion};
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
    static const char *const articles[] = {"der Abgeordneten ", "des Abgeordneten ", "der Abg. ",
                                           "des Abg. "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        size_t n = drs_begins(words, articles[i]);
        if (n)
            return drs_str_sub(words, n, words.len);
    }
    return words;
}

void drs_paper_askers(drs_source *source, drs_str words)
{
    drs_asker *askers = NULL;
    size_t count = 0, capacity = 0;
    words = drs_arena_copy(source->arena, words);
    while (words.len) {
        size_t width = 0, end = border_in(words, &width);
        drs_str piece = drs_str_trim(drs_str_sub(words, 0, end));
        words = drs_str_trim(drs_str_sub(words, end + width, words.len));
        if (drs_begins(piece, "und "))
            piece = drs_str_trim(drs_str_sub(piece, 3, piece.len));
        if (piece.len == 0)
            continue;
        if (count && drs_str_ends(piece, drs_str_c("-Fraktion")) &&
            !askers[count - 1].fraktion.len) {
            askers[count - 1].fraktion = piece;
            continue;
        }
        askers = drs_arena_grow(source->arena, askers, count, &capacity, sizeof *askers);
        askers[count++] = asker_of(source, without_article(piece));
    }
    source->paper->inquiry.askers = askers;
    source->paper->inquiry.asker_count = count;
}
