/* SPDX-License-Identifier: Apache-2.0
 * How similar are two names? The Sørensen-Dice coefficient of their pairs of neighbouring
 * characters: twice the number of pairs both have, through the number of pairs of both; case,
 * punctuation and hyphens do not count. Where all words of one name occur in the other ("Chatbot",
 * "Chatbot für Bürger"), it is at least DRS_SIMILAR_PART. Names that both have numbers, and not
 * the same ones ("Projekt 1", "Projekt 2"), are not similar at all. Only the first
 * DRS_SIMILAR_LENGTH characters are looked at. */
#ifndef DRS_COMPARE_SIMILARITY_H
#define DRS_COMPARE_SIMILARITY_H

#include "base/arena.h"

#include <stdint.h>

enum { DRS_SIMILAR_PART = 60, DRS_SIMILAR_LENGTH = 200 };

typedef struct drs_likeness {
    uint64_t *pairs; /* sorted */
    size_t pair_count;
    drs_str *words; /* sorted; folded */
    size_t word_count;
} drs_likeness;

drs_likeness drs_likeness_of(drs_arena *arena, drs_str name);
/* 0 to 100 */
unsigned drs_similarity(const drs_likeness *a, const drs_likeness *b);

#endif
