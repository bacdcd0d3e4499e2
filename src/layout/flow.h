/* SPDX-License-Identifier: Apache-2.0
 * The flow of strips over pages. A page is filled until a strip does not fit; then it ends before
 * the last strip that allows it, and the rest goes to the next page. Notes stand at the foot of
 * the page of their mark; a long one goes on at the foot of the next.
 *
 * Only strips of one page are kept, in an arena that is changed with the page. */
#ifndef DRS_LAYOUT_FLOW_H
#define DRS_LAYOUT_FLOW_H

#include "layout/strip.h"
#include "layout/style.h"

/* The notes of a paper, as far as layout is concerned. */
typedef struct drs_footnote {
    bool called;      /* a mark was met: it stands on a page or waits */
    drs_strip *lines; /* once called */
    size_t count, capacity;
    size_t placed;      /* lines on finished pages */
    uint32_t reference; /* id of the first mark's REFERENCE, for the way back */
    uint32_t element;   /* id of the NOTE once opened */
} drs_footnote;

/* Where text may stand on a page. */
typedef struct drs_frame {
    int32_t width, height;        /* of the page */
    int32_t x, measure;           /* of the text */
    int32_t edge_x, edge_measure; /* of heads and feet */
    int32_t top, bottom;
} drs_frame;

/* A LINK of the page being finished that leads to a note. */
typedef struct drs_goal {
    size_t element; /* index in `opened` */
    uint32_t note;
} drs_goal;

typedef struct drs_flow {
    const drs_mem *mem;
    const drs_style *style;
    drs_page_taker taker;
    bool stopped; /* the taker ended it */
    drs_handles handles;
    uint32_t document;   /* handle of the DOCUMENT, closed with the last page */
    drs_builder builder; /* of the text's strips */

    drs_strip *strips; /* on the page being filled, and the one too many */
    size_t count, capacity;
    int32_t used;        /* height of the strips with their gaps */
    int32_t notes_used;  /* height the notes of these strips need at least */
    drs_footnote *notes; /* all of the paper, by index */
    size_t note_count;
    uint32_t *waiting; /* notes begun on earlier pages, not finished */
    size_t waiting_count, waiting_capacity;

    bool landscape;       /* the page being filled */
    uint32_t page_number; /* of the page being filled, from 1 */
    uint32_t next_id;
    drs_item *items;
    size_t item_count, item_capacity;
    drs_element *opened;
    size_t opened_count, opened_capacity;
    uint32_t *closed;
    size_t closed_count, closed_capacity;
    drs_goal *goals;
    size_t goal_count, goal_capacity;

    void *context;
    /* Adds running head and foot to the page that is about to be handed on. */
    void (*decorate)(void *context, struct drs_flow *flow, bool last);
    /* Sets the note's lines. */
    void (*set_note)(void *context, uint32_t note);
} drs_flow;

void drs_flow_start(drs_flow *flow);
void drs_flow_free(drs_flow *flow);
/* Where text stands on the page being filled, and on the one after it. */
drs_frame drs_flow_frame(const drs_flow *flow);
drs_frame drs_flow_next_frame(const drs_flow *flow);
/* A note no mark leads to: it stands on the page being filled. */
void drs_flow_call(drs_flow *flow, uint32_t note);
/* Height left on the page being filled below its strips, after a gap. */
int32_t drs_flow_room(const drs_flow *flow, int32_t gap);
/* Ends the page where it has strips. */
void drs_flow_break(drs_flow *flow);
/* Pages from here on are landscape or portrait; ends the page where that changes. */
void drs_flow_turn(drs_flow *flow, bool landscape);
/* Ends the last page. */
void drs_flow_finish(drs_flow *flow);
/* Puts the first `count` strips and their notes on a page and hands it on (flow_page.c). */
void drs_flow_emit(drs_flow *flow, size_t count, bool last);
/* Height the i-th strip takes on the page being filled, with the gap or repeated head above. */
int32_t drs_flow_height(const drs_flow *flow, size_t i);
/* Where its text ends: an imprint may stand lower than text may. */
int32_t drs_flow_bottom(const drs_flow *flow);
/* Height of all notes of the page being filled, those that wait among them, with the white above.
 */
int32_t drs_flow_notes_height(const drs_flow *flow);
/* Height of lines [from, to) of a note. */
int32_t drs_footnote_height(const drs_footnote *note, size_t from, size_t to);
/* Height a page must at least give to what is left of the note. */
int32_t drs_flow_need(const drs_flow *flow, const drs_footnote *note);

/* For decorate: the strip's commands, its top at `y`. */
void drs_flow_replay(drs_flow *flow, const drs_strip *strip, int32_t y);
/* Places an item, opens an element (its parent an id) and returns its id. */
void drs_flow_item(drs_flow *flow, const drs_item *item);
uint32_t drs_flow_open(drs_flow *flow, drs_element element);
void drs_flow_close(drs_flow *flow, uint32_t id);

#endif
