/* SPDX-License-Identifier: Apache-2.0
 * Whether a word occurs elsewhere is asked of an index of all words of the paper, built when the
 * first question comes: most papers have no broken word and never need it. */
#include "reader/paper_join.h"

#include "base/hyphen.h"
#include "base/utf8.h"

/* ---- letters ---- */

size_t drs_letter_at(drs_str s, size_t at)
{
    if (at >= s.len)
        return 0;
    unsigned char c = (unsigned char)s.ptr[at];
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    size_t next = at;
    return drs_utf8_is_letter(drs_utf8_next(s, &next)) ? next - at : 0;
}

size_t drs_letters_end(drs_str s, size_t at)
{
    for (size_t width; (width = drs_letter_at(s, at)) != 0;)
        at += width;
    return at;
}

/* Where the character that ends at `end` begins. */
static size_t character_before(drs_str s, size_t end)
{
    size_t at = end - 1;
    while (at && ((unsigned char)s.ptr[at] & 0xC0) == 0x80)
        at--;
    return at;
}

size_t drs_letters_before(drs_str s, size_t end)
{
    while (end) {
        size_t at = character_before(s, end);
        if (drs_letter_at(s, at) != end - at)
            break;
        end = at;
    }
    return end;
}

static bool is_upper_at(drs_str s, size_t at)
{
    return drs_letter_at(s, at) && drs_utf8_is_upper(drs_utf8_next(s, &at));
}

static bool is_lower_at(drs_str s, size_t at)
{
    return drs_letter_at(s, at) && !is_upper_at(s, at);
}

/* ---- index of words ---- */

enum { SHORTEST_WORD = 4 };

static void words_build(drs_source *source)
{
    drs_str text = source->text;
    source->words = drs_map_new(source->arena);
    for (size_t at = 0; at < text.len;) {
        size_t end = drs_letters_end(text, at), part = end;
        if (end - at >= SHORTEST_WORD)
            (void)drs_map_add(source->words, drs_str_sub(text, at, end), at);
        while (part > at && part < text.len && text.ptr[part] == '-' &&
               drs_letter_at(text, part + 1))
            part = drs_letters_end(text, part + 1);
        if (part > end)
            (void)drs_map_add(source->words, drs_str_sub(text, at, part), at);
        at = end + 1;
    }
}

bool drs_words_has(drs_source *source, drs_str word)
{
    if (word.len < SHORTEST_WORD)
        return false;
    if (!source->words)
        words_build(source);
    return drs_map_get(source->words, word) != DRS_NOT_FOUND;
}

/* ---- line ends ---- */

static const char soft_hyphen[] = "\u00ad";

/* "An- und Abwesenheit": the hyphen stands for a word that follows. */
static bool is_joining_word(drs_str word)
{
    static const char *const words[] = {"und", "oder", "bzw", "sowie", "als", "bis", "noch"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (drs_str_is(word, words[i]))
            return true;
    return false;
}

static drs_str joined_of(drs_arena *arena, drs_str left, drs_str right)
{
    drs_str pieces[] = {left, right};
    return drs_arena_join(arena, pieces, 2);
}

/* Does the paper elsewhere write the word with its hyphen, and never without ("nicht-binäre")? */
static bool is_compound(drs_source *source, drs_str left, drs_str right)
{
    drs_str hyphen = {"-", 1}, with[] = {left, hyphen, right}, without[] = {left, right};
    return drs_words_has(source, drs_arena_join(source->arena, with, 3)) &&
           !drs_words_has(source, drs_arena_join(source->arena, without, 2));
}

static bool may_break(drs_source *source, drs_str left, drs_str right)
{
    drs_str pieces[] = {left, right};
    return drs_hyphen_allows(drs_arena_join(source->arena, pieces, 2), left.len);
}

/* The last word of s if it is a web address, else empty. */
static drs_str address_at_end(drs_str s)
{
    enum { LONGEST_ADDRESS = 1024 };
    size_t from = s.len, least = s.len > LONGEST_ADDRESS ? s.len - LONGEST_ADDRESS : 0;
    while (from > least && s.ptr[from - 1] != ' ' && s.ptr[from - 1] != '\n')
        from--;
    drs_str word = drs_str_sub(s, from, s.len);
    bool address = drs_str_find(word, drs_str_c("://")) != DRS_NOT_FOUND ||
                   drs_str_find(word, drs_str_c("www.")) != DRS_NOT_FOUND;
    return address ? word : (drs_str){"", 0};
}

/* Does the next line begin with what can only be more of an address? */
static bool goes_on_as_address(drs_str after)
{
    size_t end = 0, marks = 0;
    while (end < after.len && after.ptr[end] != ' ') {
        bool inner = end + 1 < after.len && after.ptr[end + 1] != ' ';
        marks += strchr("/_%=&?", after.ptr[end]) != NULL || (after.ptr[end] == '.' && inner);
        end++;
    }
    return marks > 0;
}

drs_glue drs_join_lines(drs_source *source, drs_str before, drs_str after)
{
    if (drs_str_ends(before, drs_str_c(soft_hyphen)))
        return DRS_GLUE_DROP;
    drs_str address = address_at_end(before);
    bool hyphen = before.len >= 2 && before.ptr[before.len - 1] == '-';
    if (address.len && !hyphen && goes_on_as_address(after))
        return DRS_GLUE_KEEP;
    if (!hyphen || after.len == 0)
        return DRS_GLUE_BLANK;
    drs_str stem = drs_str_sub(before, 0, before.len - 1);
    drs_str left = drs_str_sub(stem, drs_letters_before(stem, stem.len), stem.len);
    drs_str right = drs_str_sub(after, 0, drs_letters_end(after, 0));
    char last = stem.ptr[stem.len - 1];
    if (left.len == 0)
        return last >= '0' && last <= '9' && right.len ? DRS_GLUE_KEEP : DRS_GLUE_BLANK;
    if (is_joining_word(right))
        return DRS_GLUE_BLANK;
    size_t last_letter = character_before(left, left.len);
    if (right.len == 0 || !is_lower_at(right, 0) || is_upper_at(left, last_letter))
        return right.len ? DRS_GLUE_KEEP : DRS_GLUE_BLANK;
    if (address.len && !may_break(source, left, right))
        return DRS_GLUE_KEEP;
    return is_compound(source, left, right) ? DRS_GLUE_KEEP : DRS_GLUE_DROP;
}

/* Something must follow on these. */
static bool is_leading_word(drs_str word)
{
    static const char *const words[] = {
        "der",   "die",   "das",    "den",   "dem",    "des",      "ein",   "eine",
        "einer", "eines", "einem",  "einen", "und",    "oder",     "sowie", "in",
        "im",    "am",    "auf",    "für",   "von",    "vom",      "zu",    "zum",
        "zur",   "mit",   "nach",   "bei",   "beim",   "aus",      "über",  "unter",
        "durch", "als",   "wie",    "dass",  "deren",  "dessen",   "bis",   "gegen",
        "seit",  "wird",  "werden", "wurde", "wurden", "zwischen", "sich",  "siehe"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (drs_str_is(word, words[i]))
            return true;
    return false;
}

bool drs_ends_open(drs_str s)
{
    if (drs_str_ends(s, drs_str_c(",")))
        return true;
    size_t from = drs_letters_before(s, s.len);
    if (from == s.len)
        return drs_str_ends(s, drs_str_c("-")) && drs_letters_before(s, s.len - 1) < s.len - 1;
    bool part = from && strchr("/._-@", s.ptr[from - 1]);
    return !part && is_leading_word(drs_str_sub(s, from, s.len));
}

bool drs_begins_low(drs_str s)
{
    size_t at = 0;
    return drs_letter_at(s, 0) && !drs_utf8_is_upper(drs_utf8_next(s, &at));
}

/* ---- inside a line ---- */

enum { LEAST_LETTERS = 2 }; /* of each part */

/* Does s have a broken word at the hyphen s[at]? Then its bounds. */
static bool is_broken(drs_source *source, drs_str s, size_t at, size_t *from, size_t *to)
{
    *from = drs_letters_before(s, at);
    *to = drs_letters_end(s, at + 1);
    drs_str left = drs_str_sub(s, *from, at), right = drs_str_sub(s, at + 1, *to);
    if (drs_utf8_length(left) < LEAST_LETTERS || drs_utf8_length(right) < LEAST_LETTERS)
        return false;
    if (!is_lower_at(right, 0) || !is_lower_at(left, character_before(left, left.len)))
        return false;
    static const char binders[] = "/-_.:@";
    if ((*from && strchr(binders, s.ptr[*from - 1])) ||
        (*to < s.len && s.ptr[*to] != '.' && s.ptr[*to] != ':' && strchr(binders, s.ptr[*to])))
        return false;
    drs_buf joined = DRS_BUF(drs_arena_mem(source->arena));
    drs_buf_put(&joined, left);
    drs_buf_put(&joined, right);
    drs_str word = drs_buf_str(&joined);
    bool broken = drs_words_has(source, word) && drs_hyphen_allows(word, left.len);
    drs_buf_free(&joined);
    return broken;
}

drs_place drs_word_on_line(void *context, drs_str text, drs_str word)
{
    drs_place place = *(drs_place *)context;
    drs_str before = drs_str_sub(text, 0, (size_t)(word.ptr - text.ptr));
    place.column += (uint32_t)drs_utf8_length(before);
    return place;
}

drs_str drs_join_words(drs_source *source, drs_str text, drs_word_finder *find, void *context)
{
    drs_buf out = DRS_BUF(drs_arena_mem(source->arena));
    size_t done = 0;
    for (size_t at = 0; at < text.len; at++) {
        size_t hit = drs_str_find_byte(drs_str_sub(text, at, text.len), '-'), from, to;
        if (hit == DRS_NOT_FOUND)
            break;
        at += hit;
        if (!is_broken(source, text, at, &from, &to))
            continue;
        drs_str word = drs_str_sub(text, from, to), right = drs_str_sub(text, at + 1, to);
        drs_buf_put(&out, drs_str_sub(text, done, at));
        done = at + 1;
        drs_source_report(source, DRS_PAP010, find(context, text, word), word,
                          joined_of(source->arena, drs_str_sub(text, from, at), right));
    }
    if (done) {
        drs_buf_put(&out, drs_str_sub(text, done, text.len));
        text = drs_arena_copy(source->arena, drs_buf_str(&out));
    }
    drs_buf_free(&out);
    return text;
}
