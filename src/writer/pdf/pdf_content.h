/* SPDX-License-Identifier: Apache-2.0
 * The content stream of one page (ISO 32000-1, 7.8 and 9.4): text and filled rectangles, each
 * inside marked content. Coordinates have two decimals and text moves relative to the line
 * before, so that the lines of a cell look alike and pack well. */
#ifndef DRS_WRITER_PDF_CONTENT_H
#define DRS_WRITER_PDF_CONTENT_H

#include "writer/pdf/pdf_font.h"

typedef struct drs_pdf_content {
    drs_pdf_fonts *fonts;
    drs_buf out;
    drs_buf rules;        /* of the page: rectangles drawn at its end */
    int32_t height;       /* of the page, 1/1000 pt */
    bool marked, in_text; /* inside BDC … EMC, BT … ET */
    drs_face face;
    int32_t size;    /* 1/1000 pt; 0: no face chosen on this page */
    int32_t x, y;    /* start of the line, 1/1000 pt */
    int32_t leading; /* 1/1000 pt; 0: none set on this page */
    int32_t black;   /* of the fill colour, percent; a page begins with 100 */
} drs_pdf_content;

drs_pdf_content drs_pdf_content_new(const drs_mem *mem, drs_pdf_fonts *fonts);
void drs_pdf_content_free(drs_pdf_content *content);

void drs_pdf_content_begin(drs_pdf_content *content, int32_t height);
/* Begins marked content of an element, for text; what is open ends. */
void drs_pdf_content_mark(drs_pdf_content *content, const char *tag, uint32_t mcid);
/* Begins an artifact for items of this kind; what is open ends. */
void drs_pdf_content_artifact(drs_pdf_content *content, drs_artifact artifact, drs_item_kind kind);
/* Draws inside what was begun. */
void drs_pdf_content_text(drs_pdf_content *content, const drs_item *item);
void drs_pdf_content_fill(drs_pdf_content *content, const drs_item *item);
/* A black rectangle of the layout, no matter what is open: all of them are drawn at the end. */
void drs_pdf_content_rule(drs_pdf_content *content, const drs_item *item);
/* Is drawing this kind of item possible without beginning anew? */
bool drs_pdf_content_fits(const drs_pdf_content *content, drs_item_kind kind);
void drs_pdf_content_end(drs_pdf_content *content);

#endif
