/* SPDX-License-Identifier: Apache-2.0
 * What layout yields: pages of placed items, and the elements of the structure tree they belong
 * to. Pages are handed on one by one, so a long Anlage needs memory for one page.
 *
 * Lengths are integers in 1/1000 pt (DTP point, 1/72 inch); x goes right, y DOWN from the page's
 * top left corner. Widths of text are sums of advances in 1/2048 em, scaled once.
 *
 * Elements (ISO 32000-1, 14.8.4) have ids from 1, given in order of opening; the children of an
 * element, in order of their ids, are its reading order, and its own items stand among them in
 * order of the items: an item that comes after a child was opened is read after that child. Each
 * page tells which elements open on it and which are closed with it: a closed element gets no
 * more items or children on later pages, so a writer can write it and forget it. */
#ifndef DRS_LAYOUT_PAGE_H
#define DRS_LAYOUT_PAGE_H

#include "model/paper.h"

/* A4: 210 x 297 mm */
enum { DRS_A4_SHORT = 595276, DRS_A4_LONG = 841890, DRS_UNITS_PER_EM = 2048 };

typedef enum drs_face {
    DRS_FACE_REGULAR, /* Liberation Sans; DRS_BOLD | DRS_ITALIC select the next three */
    DRS_FACE_BOLD,
    DRS_FACE_ITALIC,
    DRS_FACE_BOLD_ITALIC,
    DRS_FACE_FALLBACK, /* DejaVu Sans, for what Liberation Sans lacks */
    DRS_FACE_FALLBACK_BOLD,
    DRS_FACE_COUNT
} drs_face;

/* What a writer draws for a character that the item's face lacks; "?" where it lacks this, too. */
enum { DRS_STAND_IN = 0x25A1 };

typedef enum drs_tag {
    DRS_TAG_DOCUMENT,
    DRS_TAG_H1,
    DRS_TAG_H2,
    DRS_TAG_H3,
    DRS_TAG_P,
    DRS_TAG_L,
    DRS_TAG_LI,
    DRS_TAG_LBL,
    DRS_TAG_LBODY,
    DRS_TAG_SPAN,
    DRS_TAG_LINK,
    DRS_TAG_REFERENCE,
    DRS_TAG_NOTE,
    DRS_TAG_TABLE,
    DRS_TAG_THEAD,
    DRS_TAG_TBODY,
    DRS_TAG_TR,
    DRS_TAG_TH,
    DRS_TAG_TD
} drs_tag;

typedef enum drs_scope { DRS_SCOPE_NONE, DRS_SCOPE_COLUMN, DRS_SCOPE_ROW } drs_scope;

/* ISO 32000-1, table 347: how the labels of a list count. */
typedef enum drs_numbering {
    DRS_NUMBERING_NONE, /* dashes, stars: no order */
    DRS_NUMBERING_DISC,
    DRS_NUMBERING_CIRCLE,
    DRS_NUMBERING_SQUARE,
    DRS_NUMBERING_DECIMAL,
    DRS_NUMBERING_LOWER_ALPHA,
    DRS_NUMBERING_UPPER_ALPHA,
    DRS_NUMBERING_LOWER_ROMAN,
    DRS_NUMBERING_UPPER_ROMAN
} drs_numbering;

typedef struct drs_element {
    uint32_t id;     /* from 1 */
    uint32_t parent; /* id; 0 only for the one DOCUMENT */
    drs_tag tag;
    drs_scope scope;         /* TH */
    drs_numbering numbering; /* L */
    drs_str uri;             /* LINK out of the document; else empty */
    uint32_t goal;           /* LINK within it: the element it leads to (may open later); else 0 */
    drs_str contents;        /* LINK: what assistive technology says, German */
    drs_str expansion;       /* long form of the short form it is; else empty */
    drs_str note_id;         /* NOTE: unique, "note-1" */
    drs_str outline;         /* entry of the outline leading here; empty: none */
    uint8_t outline_level;   /* from 1 */
    const drs_block *block;  /* where it comes from; NULL for head lines */
} drs_element;

typedef enum drs_item_kind {
    DRS_ITEM_TEXT,
    DRS_ITEM_BLACK, /* filled rectangle: a rule, a table's line */
    DRS_ITEM_SHADE  /* filled rectangle in DRS_SHADE_PERCENT grey, drawn before what follows */
} drs_item_kind;
enum { DRS_SHADE_PERCENT = 8 };

/* ISO 32000-1, 14.8.2.2.2 */
typedef enum drs_artifact {
    DRS_CONTENT,
    DRS_ARTIFACT_HEADER, /* Pagination /Header */
    DRS_ARTIFACT_FOOTER, /* Pagination /Footer: page number */
    DRS_ARTIFACT_LAYOUT, /* rules, shades, lines of tables */
    DRS_ARTIFACT_REPEAT  /* a table's head repeated on a later page */
} drs_artifact;

typedef struct drs_item {
    drs_item_kind kind;
    drs_artifact artifact;
    uint32_t element; /* owner's id; 0 for artifacts */
    drs_face face;
    int32_t size;   /* TEXT: type size */
    int32_t x, y;   /* TEXT: left end and baseline; else left and top */
    int32_t width;  /* TEXT: with all stretch */
    int32_t height; /* rectangles */
    int32_t space;  /* TEXT: added to the advance of each U+0020 inside (not of one at the end) */
    drs_str text;   /* NFC. A line that goes on in the same element ends in U+0020, or in U+00AD
                       where hyphenated (drawn as "-"), so that readers get whole words */
} drs_item;

typedef struct drs_page {
    uint32_t number; /* from 1 */
    int32_t width, height;
    const drs_item *items; /* in reading order; artifacts anywhere */
    size_t item_count;
    const drs_element *opened; /* in order of ids */
    size_t opened_count;
    const uint32_t *closed; /* ids, inner before outer */
    size_t closed_count;
} drs_page;

/* Widths of characters. Tests pass a face in which every letter is half an em. */
typedef struct drs_metrics {
    void *context;
    /* Advance in 1/2048 em, or -1 where the face lacks the character. */
    int32_t (*advance)(void *context, drs_face face, uint32_t code_point);
} drs_metrics;

/* Takes a page; what it points to is gone when it returns. false ends the layout (the taker knows
 * why). */
typedef struct drs_page_taker {
    void *context;
    bool (*take)(void *context, const drs_page *page);
} drs_page_taker;

#endif
