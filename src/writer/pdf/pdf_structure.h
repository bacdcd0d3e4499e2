/* SPDX-License-Identifier: Apache-2.0
 * The structure tree (ISO 32000-1, 14.7): elements open and close as the pages tell; a closed one
 * is written and forgotten. In memory are the open ones with the list of their kids, the
 * ParentTree's leaf in work, and of what can be led to (headings, notes, marks) the place. */
#ifndef DRS_WRITER_PDF_STRUCTURE_H
#define DRS_WRITER_PDF_STRUCTURE_H

#include "layout/page.h"
#include "writer/pdf/pdf_file.h"

typedef struct drs_pdf_structure drs_pdf_structure;

/* Where on which page something begins. */
typedef struct drs_pdf_place {
    uint32_t page;     /* object number */
    int32_t left, top; /* 1/1000 pt, from the page's lower left corner */
} drs_pdf_place;

drs_pdf_structure *drs_pdf_structure_new(const drs_mem *mem, drs_pdf_file *file);
void drs_pdf_structure_free(drs_pdf_structure *structure);

/* The element's name: "TD". */
const char *drs_pdf_tag_name(drs_tag tag);

/* Opens an element. The place is kept where it can be a goal. */
void drs_pdf_structure_open(drs_pdf_structure *structure, const drs_element *element,
                            drs_pdf_place place);
/* The next marked content of page number `page` belongs to this element: returns its MCID. */
uint32_t drs_pdf_structure_mark(drs_pdf_structure *structure, uint32_t element, uint32_t page);
/* The tag of an open element. */
drs_tag drs_pdf_structure_tag(const drs_pdf_structure *structure, uint32_t element);
/* The element itself or the innermost around it that is a LINK; 0: none. */
uint32_t drs_pdf_structure_link(const drs_pdf_structure *structure, uint32_t element);
/* An annotation (its object's number) of this element on this page: its key for StructParent. */
uint32_t drs_pdf_structure_annotate(drs_pdf_structure *structure, uint32_t element,
                                    uint32_t annotation, uint32_t page);
void drs_pdf_structure_close(drs_pdf_structure *structure, uint32_t element);
/* All marks of a page are made. `key` is its StructParents. */
void drs_pdf_structure_end_page(drs_pdf_structure *structure, uint32_t key);

/* The place of an element that was opened, by its id; NULL where it is not kept. */
const drs_pdf_place *drs_pdf_structure_place(const drs_pdf_structure *structure, uint32_t element);

/* Closes what is open and writes the root: its number. */
uint32_t drs_pdf_structure_finish(drs_pdf_structure *structure);

#endif
