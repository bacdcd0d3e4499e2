/* SPDX-License-Identifier: Apache-2.0
 * Words that print has broken: at line ends, and inside a line where a converter lost the line
 * end ("Res-sorts"; contract, "What happens to defects"). */
#ifndef DRS_READER_PAPER_JOIN_H
#define DRS_READER_PAPER_JOIN_H

#include "reader/paper_source.h"

typedef enum drs_glue {
    DRS_GLUE_BLANK, /* two words */
    DRS_GLUE_KEEP,  /* one word, its hyphen stays: "ZAB-/Essen", "400-/stündige" */
    DRS_GLUE_DROP   /* one word, the hyphen only broke it: "Maß-/nahme" */
} drs_glue;

/* How a line goes on in the next one. */
drs_glue drs_join_lines(drs_source *source, drs_str before, drs_str after);
/* Tells where a word of the text stands; each is asked for behind the one before. */
typedef drs_place drs_word_finder(void *context, drs_str text, drs_str word);
/* The text with words joined that a hyphen breaks inside a line, each with a finding (PAP010) that
 * quotes the print; the text itself where there are none. */
drs_str drs_join_words(drs_source *source, drs_str text, drs_word_finder *find, void *context);
/* A finder for a text on one line: `context` is the drs_place of its first byte. */
drs_place drs_word_on_line(void *context, drs_str text, drs_str word);
/* Does the word, or the compound with hyphens, stand in the paper by itself, with its very letters?
 */
bool drs_words_has(drs_source *source, drs_str word);

/* Can no sentence and no entry of a list end so? "im", "Kreise und", "Kreise,", "Regierungsbe-" */
bool drs_ends_open(drs_str s);

/* Does s begin with a small letter? */
bool drs_begins_low(drs_str s);
/* Bytes of the letter at s[at], 0 where no letter stands there. */
size_t drs_letter_at(drs_str s, size_t at);
/* Offset where the letters that end at `end` begin. */
size_t drs_letters_before(drs_str s, size_t end);
/* Offset where the letters that begin at `at` end. */
size_t drs_letters_end(drs_str s, size_t at);

#endif
