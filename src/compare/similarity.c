/* SPDX-License-Identifier: Apache-2.0 */
#include "compare/similarity.h"

#include "base/sort.h"
#include "base/utf8.h"

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* Letters and digits in lower case; one blank for everything between words, and at both ends. */
static drs_str letters_of(drs_arena *arena, drs_str name)
{
    drs_str folded = drs_utf8_fold(arena, name);
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    drs_buf_byte(&out, ' ');
    size_t length = 0;
    for (size_t at = 0; at < folded.len && length < DRS_SIMILAR_LENGTH; length++) {
        uint32_t c = drs_utf8_next(folded, &at);
        if (drs_utf8_is_letter(c) || is_digit(c))
            drs_utf8_put(&out, c);
        else if (out.ptr[out.len - 1] != ' ')
            drs_buf_byte(&out, ' ');
    }
    if (out.ptr[out.len - 1] != ' ')
        drs_buf_byte(&out, ' ');
    drs_str letters = drs_arena_copy(arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return letters;
}

static int by_number(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

static int by_bytes(const void *left, const void *right)
{
    return drs_str_compare(*(const drs_str *)left, *(const drs_str *)right);
}

static void pairs_set(drs_arena *arena, drs_likeness *likeness, drs_str letters)
{
    likeness->pairs = drs_arena_alloc(arena, letters.len * sizeof *likeness->pairs);
    uint32_t before = 0;
    for (size_t at = 0; at < letters.len;) {
        uint32_t c = drs_utf8_next(letters, &at);
        if (before)
            likeness->pairs[likeness->pair_count++] = (uint64_t)before << 32 | c;
        before = c;
    }
    drs_sort(drs_arena_mem(arena), likeness->pairs, likeness->pair_count, sizeof *likeness->pairs,
             by_number);
}

static void words_set(drs_arena *arena, drs_likeness *likeness, drs_str letters)
{
    size_t capacity = 0;
    drs_str rest = letters, word;
    while (drs_str_split(&rest, ' ', &word)) {
        if (word.len == 0)
            continue;
        likeness->words = drs_arena_grow(arena, likeness->words, likeness->word_count, &capacity,
                                         sizeof *likeness->words);
        likeness->words[likeness->word_count++] = word;
    }
    drs_sort(drs_arena_mem(arena), likeness->words, likeness->word_count, sizeof *likeness->words,
             by_bytes);
}

drs_likeness drs_likeness_of(drs_arena *arena, drs_str name)
{
    drs_likeness likeness = {0};
    drs_str letters = letters_of(arena, name);
    pairs_set(arena, &likeness, letters);
    words_set(arena, &likeness, letters);
    return likeness;
}

static size_t common_pairs(const drs_likeness *a, const drs_likeness *b)
{
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a->pair_count && j < b->pair_count;) {
        common += a->pairs[i] == b->pairs[j];
        bool step_a = a->pairs[i] <= b->pairs[j], step_b = b->pairs[j] <= a->pairs[i];
        i += step_a;
        j += step_b;
    }
    return common;
}

/* The words two sorted lists share, counted, and of them those that are numbers. */
typedef struct shared {
    size_t words, numbers;
} shared;

static bool is_number(drs_str word)
{
    return is_digit((unsigned char)word.ptr[0]);
}

static shared shared_words(const drs_likeness *a, const drs_likeness *b)
{
    shared result = {0};
    for (size_t i = 0, j = 0; i < a->word_count && j < b->word_count;) {
        int order = drs_str_compare(a->words[i], b->words[j]);
        if (order == 0) {
            result.words++;
            result.numbers += is_number(a->words[i]);
        }
        i += order <= 0;
        j += order >= 0;
    }
    return result;
}

static size_t numbers_in(const drs_likeness *likeness)
{
    size_t count = 0;
    for (size_t i = 0; i < likeness->word_count; i++)
        count += is_number(likeness->words[i]);
    return count;
}

unsigned drs_similarity(const drs_likeness *a, const drs_likeness *b)
{
    if (a->word_count == 0 || b->word_count == 0)
        return 0;
    shared both = shared_words(a, b);
    size_t a_numbers = numbers_in(a), b_numbers = numbers_in(b);
    if (a_numbers && b_numbers && (both.numbers != a_numbers || both.numbers != b_numbers))
        return 0;
    unsigned percent = (unsigned)(200 * common_pairs(a, b) / (a->pair_count + b->pair_count));
    size_t fewer = a->word_count < b->word_count ? a->word_count : b->word_count;
    bool is_part = both.words == fewer && both.words > both.numbers;
    return is_part && percent < DRS_SIMILAR_PART ? DRS_SIMILAR_PART : percent;
}
