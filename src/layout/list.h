/* SPDX-License-Identifier: Apache-2.0
 * The lists that items belong to (ISO 32000-1, 14.8.4.3.3): items that follow each other on one
 * level under one kind of label are one L; deeper ones are an L in the LBody of the item above
 * them. A reader that says "list of three items, item 2" depends on it. */
#ifndef DRS_LAYOUT_LIST_H
#define DRS_LAYOUT_LIST_H

#include "layout/strip.h"

/* An L that may get more items, with its last item; handles. */
typedef struct drs_open_list {
    uint32_t list, item, body;
    unsigned level;
    drs_numbering numbering;
} drs_open_list;

typedef struct drs_lists {
    const drs_mem *mem;
    drs_open_list *open; /* each in the body of the one before */
    size_t count, capacity;
} drs_lists;

/* How the label counts; a letter that may be a Roman number is one at the start of a list ("i",
 * "I") and where the list counts like that already. */
drs_numbering drs_list_numbering(drs_str label, drs_numbering before);
/* Ends the lists that a new item of this level and label does not go on with, opens what it needs
 * and returns its item; its LBODY is opened by drs_lists_body. */
uint32_t drs_lists_item(drs_lists *lists, drs_builder *builder, uint32_t document,
                        const drs_block *block);
uint32_t drs_lists_body(drs_lists *lists, drs_builder *builder, const drs_block *block);
/* Something else comes: ends all lists. */
void drs_lists_end(drs_lists *lists, drs_builder *builder);
void drs_lists_free(drs_lists *lists);

#endif
