/* SPDX-License-Identifier: Apache-2.0
 * The paper: plain data, filled by a reader, const ever after. One arena owns it with all its
 * strings. What the paper does not say is empty here and never made up. */
#ifndef DRS_MODEL_PAPER_H
#define DRS_MODEL_PAPER_H

#include "model/profile.h"
#include "model/table.h"
#include "model/text.h"

typedef enum drs_paper_kind {
    DRS_PAPER_ANSWER,   /* Antwort auf eine Kleine Anfrage */
    DRS_PAPER_QUESTION, /* the Kleine Anfrage itself */
    DRS_PAPER_TABLE     /* a table alone: no masthead of an answer */
} drs_paper_kind;

/* One fact of the head: the words as printed and where they stand. */
typedef struct drs_fact {
    drs_str text;
    drs_place place;
} drs_fact;

typedef struct drs_dated {
    drs_fact fact; /* as printed */
    drs_date date; /* typed; year 0 where the words are no date */
} drs_dated;

typedef struct drs_asker {
    drs_str name;     /* "Sven W. Tritschler" */
    drs_str fraktion; /* "AfD", of "A und B AfD" both have it; empty where not told */
    drs_str group;    /* no person: "der Fraktion der AfD", "weiterer Abgeordneter", in full */
} drs_asker;

typedef struct drs_inquiry {
    drs_str kind;    /* "Kleine Anfrage" */
    drs_fact number; /* "2326" */
    drs_dated date;  /* "11. August 2023" */
    drs_str article; /* "des Abgeordneten", "der Abgeordneten", as printed */
    const drs_asker *askers;
    size_t asker_count;
    drs_fact paper; /* "18/5357" */
    drs_place place;
} drs_inquiry;

typedef enum drs_block_kind {
    DRS_BLOCK_HEADING,   /* a section's heading: "Vorbemerkung der Kleinen Anfrage" */
    DRS_BLOCK_PARAGRAPH, /* preamble, answers, lead sentences */
    DRS_BLOCK_ANSWERED,  /* "Die Ministerin … hat die Kleine Anfrage … beantwortet." */
    DRS_BLOCK_QUESTION,  /* label "1.", text bold by layout whatever its runs say */
    DRS_BLOCK_ITEM,      /* list item or sub-question, label "a)", "–", "•"; level from 1 */
    DRS_BLOCK_ANNEX,     /* heading of an Anlage: starts a new page */
    DRS_BLOCK_TABLE,
    DRS_BLOCK_PLAIN /* words the reader could not place, kept as they stand, with a finding */
} drs_block_kind;

/* Which part of the paper a block belongs to. */
typedef enum drs_section {
    DRS_SECTION_HEAD,
    DRS_SECTION_PREAMBLE,
    DRS_SECTION_ANSWERS,
    DRS_SECTION_ANNEX
} drs_section;

typedef struct drs_block {
    drs_block_kind kind;
    drs_section section;
    unsigned level;    /* ITEM: depth from 1; HEADING: 1 for a main section, 2 below */
    uint32_t question; /* 1-based number of the (last) question the block belongs to, 0 none */
    drs_str label;     /* QUESTION, ITEM: as printed, "1.", "a)" */
    drs_text text;
    const drs_table *table; /* TABLE */
    drs_place place;
} drs_block;

typedef struct drs_note {
    drs_str mark; /* "1" */
    drs_text text;
    drs_place place;
} drs_note;

typedef struct drs_paper {
    drs_arena *arena;
    drs_paper_kind kind;
    const drs_profile *profile;

    drs_str input_name; /* as the user gave it */
    drs_str input;      /* the input's bytes as read */
    drs_str list_name;  /* the file whose table replaced the paper's own; empty: none */
    drs_str list_input; /* its bytes */

    drs_fact parliament; /* "Landtag Nordrhein-Westfalen" */
    drs_fact term;       /* Wahlperiode, "18" */
    drs_fact number;     /* Drucksache, "18/14087"; empty: open */
    drs_dated date;      /* date of the answer, "06.10.2023" */
    drs_dated original;  /* "Datum des Originals", where the paper has it apart from date */
    drs_dated issued;    /* "Ausgegeben" */
    drs_dated reprint;   /* Neudruck */
    drs_fact type;       /* "Antwort" */
    drs_fact answerer;   /* "der Landesregierung" */
    drs_inquiry inquiry;
    drs_text title;

    const drs_block *blocks; /* everything below the title, in reading order */
    size_t block_count;
    const drs_note *notes; /* in order of their numbers in the paper */
    size_t note_count;

    const drs_table *list; /* the table of initiatives: the first such table, else the first table;
                              NULL where the paper has none */
} drs_paper;

/* Does the paper say anything of the inquiry it answers? */
bool drs_inquiry_is_told(const drs_inquiry *inquiry);

/* Is block i an item that is a part of a question? "a) Bei Grundschulen?" is, so are items straight
 * behind a question where one of them asks, where they end its sentence, or where an answer comes
 * behind them. Items that are all that follows a whole question answer it. */
bool drs_paper_is_part(const drs_paper *paper, size_t i);

/* Facts that come from outside the paper's own text: front matter, options. Empty fields say
 * nothing. */
typedef struct drs_facts {
    drs_str parliament, term, number, date, issued, reprint, title;
} drs_facts;

/* Sets what `facts` says over what the paper said. A word that is no date stays as text. What the
 * paper said otherwise is quoted in a finding (GEN014). */
void drs_paper_apply(drs_paper *paper, const drs_facts *facts, drs_diags *diags);

/* The same for one fact; `name` is its key in front matter. An empty `now` says nothing. */
void drs_fact_replace(const drs_paper *paper, const char *name, drs_fact *fact, drs_fact now,
                      drs_diags *diags);
void drs_dated_replace(const drs_paper *paper, const char *name, drs_dated *dated, drs_dated now,
                       drs_diags *diags);
void drs_title_replace(drs_paper *paper, drs_text now, drs_diags *diags);

#endif
