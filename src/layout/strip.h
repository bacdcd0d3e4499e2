/* SPDX-License-Identifier: Apache-2.0
 * Strips: what a page is stacked of. A strip is a line of a paragraph, a row of a table: a height
 * and a list of commands that open elements, place items and close elements when the strip has
 * found its page. Until then nothing has an id, so a strip may still move to the next page.
 *
 * Elements go by handles before they have ids. A handle is free again once its element was
 * closed. */
#ifndef DRS_LAYOUT_STRIP_H
#define DRS_LAYOUT_STRIP_H

#include "layout/page.h"

typedef enum drs_command_kind { DRS_OPEN, DRS_CLOSE, DRS_ITEM } drs_command_kind;

typedef struct drs_command {
    drs_command_kind kind;
    uint32_t handle; /* OPEN, CLOSE */
    uint32_t note;   /* OPEN: index of the note that a LINK leads to or from, that a NOTE is;
                        else DRS_NO_NOTE */
    bool back;       /* the LINK leads from the note back to its mark */
    union {
        drs_element element; /* OPEN; parent and goal are handles, ids once on the page */
        drs_item item;       /* ITEM; element is a handle, x of the page, y of the strip */
    } as;
} drs_command;

/* How a page may end before a strip. */
typedef enum drs_keep {
    DRS_KEEP_NOT,   /* freely */
    DRS_KEEP_NEXT,  /* rather not: it would part a heading or a question from what follows */
    DRS_KEEP_ALWAYS /* only where nothing else helps: widows, orphans, a hyphenated word */
} drs_keep;

/* The lines between a table's columns, drawn once for all its strips on a page, and the head
 * repeated where the table goes on. */
typedef struct drs_grid {
    const int32_t *x; /* left edges of the lines */
    size_t count;
    int32_t thickness;
    const struct drs_strip *head; /* as artifacts; NULL: none */
} drs_grid;

typedef struct drs_strip {
    const drs_command *commands;
    size_t count;
    const uint32_t *notes; /* indices of the notes whose marks stand in it */
    size_t note_count;
    int32_t gap; /* white above, none at the top of a page */
    int32_t height;
    drs_keep keep;
    bool head;   /* the head of its grid's table: not repeated above itself */
    bool bottom; /* stands at the foot of the page's text */
    const drs_grid *grid;
} drs_strip;

typedef struct drs_handles {
    const drs_mem *mem;
    uint32_t *ids; /* by handle; 0: not open. Handle 0 is no element */
    size_t count, capacity;
    uint32_t *unused;
    size_t unused_count, unused_capacity;
} drs_handles;

uint32_t drs_handle_new(drs_handles *handles);
void drs_handle_free(drs_handles *handles, uint32_t handle);
void drs_handles_free(drs_handles *handles);

/* Makes one strip after the other. */
typedef struct drs_builder {
    const drs_mem *mem;
    drs_arena *arena; /* of finished strips and their texts */
    drs_handles *handles;
    drs_command *commands; /* of the strip in the making */
    size_t count, capacity;
    uint32_t *notes;
    size_t note_count, note_capacity;
    void *context;
    void (*take)(void *context, const drs_strip *strip);
} drs_builder;

void drs_builder_free(drs_builder *builder);
/* Opens an element under `parent` (a handle, 0 for none) and returns its handle. */
uint32_t drs_builder_open(drs_builder *builder, uint32_t parent, const drs_element *element);
void drs_builder_close(drs_builder *builder, uint32_t handle);
/* The LINK last opened leads to this note, whose first lines come on its strip's page. */
void drs_builder_leads_to(drs_builder *builder, uint32_t note);
/* The element last opened is this note, or the LINK back from it. */
void drs_builder_is_note(drs_builder *builder, uint32_t note);
void drs_builder_item(drs_builder *builder, const drs_item *item);
/* Ends the strip in the making: `shape` with the commands since the last one. */
void drs_builder_strip(drs_builder *builder, drs_strip shape);
/* A copy in another arena, texts and all. */
drs_strip drs_strip_copy(drs_arena *arena, const drs_strip *strip);

#endif
