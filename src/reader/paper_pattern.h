/* SPDX-License-Identifier: Apache-2.0
 * The set words of papers: labels of questions and items, headings of sections, numbers of
 * papers, the sentence that says who answered. Every function looks at the words of one line or
 * paragraph without markup. */
#ifndef DRS_READER_PAPER_PATTERN_H
#define DRS_READER_PAPER_PATTERN_H

#include "base/date.h"
#include "base/str.h"

#include <stdint.h>

typedef enum drs_label_kind {
    DRS_LABEL_NONE,
    DRS_LABEL_NUMBER, /* "1.", "1)", "Frage 1:", "1.2", "1.a)" */
    DRS_LABEL_LETTER, /* "a)", "b." */
    DRS_LABEL_DASH    /* "–", "•" */
} drs_label_kind;

typedef struct drs_label {
    drs_label_kind kind;
    size_t length;        /* bytes of the label as printed */
    size_t text;          /* offset of the text behind it */
    uint32_t number, sub; /* NUMBER: of the question; sub 0: none, "1.2", "1.b)": 2 */
    uint32_t last;        /* NUMBER: the last one of "Fragen 2 bis 4:", else the same */
    bool is_word;         /* "Frage 1" */
    bool is_bullet;       /* DASH: a sign that stands nowhere else, "•" */
} drs_label;

/* The label s begins with; a blank must follow it. */
drs_label drs_label_at(drs_str s);

/* Behind a number with a full stop: is it a date's or counts a part of a year ("1. Halbjahr")? */
bool drs_is_month_next(drs_str s);

/* Does a sentence, what introduces a list, or a bracket or quotation end with s? A footnote's mark
 * may stand behind it. */
bool drs_is_closed(drs_str s);

/* Does s begin with the prefix, in any case? Returns the bytes of s that match, 0 if not. Blanks
 * in the prefix match one or more blanks; letters may be set apart ("A n t w o r t"). */
size_t drs_begins(drs_str s, const char *prefix);
size_t drs_begins_str(drs_str s, drs_str prefix);
/* Does s begin with what recognition of scanned print makes of it ("Abge0rdneten", "Drucksaehe")?
 * The other functions here take it for the same. */
size_t drs_begins_misread(drs_str s, drs_str prefix);
/* Does s begin with these very letters, in any case, set apart or not? */
bool drs_is_clear(drs_str s, const char *prefix);
/* Offset of the words in s, in any case, or DRS_NOT_FOUND. */
size_t drs_finds(drs_str s, const char *words);
bool drs_begins_with_any(drs_str s, const char *const *prefixes, size_t count);

/* "Vorbemerkung der Fragesteller", "Antwort der Landesregierung", "Zu Frage 3:" as a line of its
 * own. */
bool drs_is_section(drs_str s);
/* "Antwort:", "A n t w o r t", "Zu 1.:": an answer follows. */
bool drs_is_reply(drs_str s);
/* "Zu den Fragen 1 und 2:" – *number is the last one named. */
bool drs_is_reply_heading(drs_str s, uint32_t *number);
/* The same with the answer behind the colon: where it begins, 0 where s begins otherwise. */
size_t drs_reply_at(drs_str s, uint32_t *number);
bool drs_is_preamble(drs_str s);
/* "Anlage", "Anlage 2 zu …", "Anlage zur Beantwortung der Kleinen Anfrage 2326" */
bool drs_is_annex(drs_str s);
/* "Die Ministerin … hat die Kleine Anfrage … beantwortet." */
bool drs_is_answering(drs_str s);
/* "Die Schriftliche Anfrage wird wie folgt beantwortet:", before any question is met. */
bool drs_is_answering_intro(drs_str s);
/* "II. Verkehr", "A. Allgemeines": parts of a long list of questions. */
bool drs_is_part_heading(drs_str s);
/* Imprint, sources of supply: printed by habit, no part of the answer. */
bool drs_is_boilerplate(drs_str s);
/* "Korrigierte Fassung vom 14.02.2024": which version of the paper this is. */
bool drs_is_stamp(drs_str s);
/* Does the text ask? It ends in "?", or in brackets behind one. */
bool drs_is_asking(drs_str s);

/* "18/14087", "19 / 6524", "17/1374 (17/1331)" at s[at]: bytes taken, 0 for none. */
size_t drs_paper_number_at(drs_str s, size_t at);
/* "2", "- 2 -", "Seite 2 / 4", "2 von 4" and nothing else: the page's number, 0 for none. */
uint32_t drs_page_number(drs_str s);
size_t drs_skip_blanks(drs_str s, size_t at);
/* Digits at s[at]; *number saturates. */
size_t drs_digits_at(drs_str s, size_t at, uint32_t *number);

#endif
