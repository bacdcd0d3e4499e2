/* SPDX-License-Identifier: Apache-2.0
 * Takes pages from the layout, one by one, and writes each at once: its content, what it tells
 * about the structure tree, its links, its entries in outline and page tree. */
#ifndef DRS_WRITER_PDF_PAGES_H
#define DRS_WRITER_PDF_PAGES_H

#include "writer/pdf/pdf_content.h"
#include "writer/pdf/pdf_link.h"
#include "writer/pdf/pdf_outline.h"

typedef struct drs_pdf_pages {
    drs_pdf_file *file;
    drs_pdf_structure *structure;
    drs_pdf_links *links;
    drs_pdf_outline *outline;
    drs_pdf_content content;
    drs_sink *sink;
    uint32_t resources; /* numbers of objects written at the end */
    uint32_t root;      /* of the page tree */
    uint32_t node;      /* of the page tree, in work; 0: none */
    drs_buf kids;       /* its pages */
    drs_buf nodes;      /* the nodes written */
    uint32_t node_pages, count;
    drs_pdf_place first; /* top of the first page */
} drs_pdf_pages;

/* A drs_page_taker's function; `context` is a drs_pdf_pages. False where going on is useless. */
bool drs_pdf_pages_take(void *context, const drs_page *page);
/* Writes the page tree. */
void drs_pdf_pages_finish(drs_pdf_pages *pages);
void drs_pdf_pages_free(drs_pdf_pages *pages);

#endif
