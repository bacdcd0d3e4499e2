/* SPDX-License-Identifier: Apache-2.0
 * What all parts of layout share while one paper is set, and the setting of paragraphs. */
#ifndef DRS_LAYOUT_SET_H
#define DRS_LAYOUT_SET_H

#include "layout/flow.h"
#include "layout/glyph.h"
#include "layout/ink.h"
#include "layout/layout.h"
#include "layout/list.h"
#include "layout/nobreak.h"
#include "layout/short_form.h"
#include "layout/stand_in.h"

typedef struct drs_set {
    const drs_paper *paper;
    const drs_layout_options *options;
    const drs_mem *mem;
    drs_diags *diags;
    drs_arena *arena; /* lives as long as the layout */
    drs_faces *faces;
    drs_style style;
    const drs_nobreak *nobreak;
    drs_short_forms *short_forms; /* NULL: the profile has none */
    bool is_short;                /* the element itself is a short form: its words are not sought */
    drs_stand_ins *stand_ins;
    drs_flow flow;
    drs_glyphs glyphs; /* scratch: the paragraph being set */
    drs_glyphs label;  /* scratch: its label */
    drs_glyphs note;   /* scratch: a note being set */
    drs_glyphs aside;  /* scratch: heads and feet, set while a paragraph is */
    drs_buf text;      /* scratch */
    struct drs_columns *foreseen, *last_foreseen; /* of tables whose turn is to come */
    drs_lists lists;                              /* that may get more items */
    bool *owned; /* by block: it stands in a foot, not in the text (foot.h) */
    struct drs_foot_line *first_foot, *last_foot;
    uint32_t document;        /* handle of the DOCUMENT */
    unsigned heading;         /* level of the last heading, 0: none yet */
    bool keep_next;           /* what was set last is not to be parted from what comes */
    unsigned part_level;      /* level of the items that are parts of the question */
    drs_builder note_builder; /* of notes' lines, kept in `arena` */
    drs_footnote *noted;      /* the note being set */
} drs_set;

/* One paragraph. */
typedef struct drs_paragraph {
    drs_look look;
    int32_t indent;   /* from the left of the frame */
    int32_t gap;      /* white above */
    uint32_t element; /* handle of its owner */
    bool keep_next;   /* not to be parted from what follows */
    bool leads;       /* its end is not to be parted from what follows */
    drs_str label;    /* hangs to the left of the text, in the owner of the label */
    uint32_t label_element;
    int32_t label_indent;
    drs_place place;
} drs_paragraph;

/* Opens an element for a block, NULL for none; returns its handle. */
uint32_t drs_set_open(drs_set *set, uint32_t parent, drs_tag tag, const drs_block *block);
/* The tag of a heading that should be of this level; no level is skipped on the way down
 * (ISO 14289-1, 7.4.2). */
drs_tag drs_set_heading(drs_set *set, unsigned level);
/* stem + "." + number (0: none) + end, as a key of a profile. */
const char *drs_set_key(drs_set *set, const char *stem, unsigned number, const char *end);
/* The profile's line under `key` with the paper's facts. */
drs_str drs_set_filled(drs_set *set, const char *key, uint32_t page);
/* The text as glyphs. A look's style is added to that of the runs; `uniform`: replaces it. */
void drs_set_glyphs(drs_set *set, drs_glyphs *glyphs, drs_text text, const drs_look *look,
                    bool uniform);
/* Words alone as glyphs, cleared before; their place may be unknown. */
void drs_set_words(drs_set *set, drs_glyphs *glyphs, drs_fact words, const drs_look *look);
/* Sets set->glyphs. The element stays open. */
void drs_set_paragraph(drs_set *set, const drs_paragraph *paragraph);
/* Sets the lines of a note, for the flow; `context` is the set. */
void drs_set_note(void *context, uint32_t note);
void drs_set_notes_start(drs_set *set);
/* How glyphs are put into a builder's strips, owned by `element`. */
drs_ink drs_set_ink(drs_set *set, drs_builder *builder, const drs_glyphs *glyphs, uint32_t element);

#endif
