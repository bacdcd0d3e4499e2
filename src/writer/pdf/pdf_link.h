/* SPDX-License-Identifier: Apache-2.0
 * Link annotations (ISO 32000-1, 12.5.6.5): one for each line a LINK element stands on, with all
 * that PDF/A and PDF/UA ask for. Where a link within the document leads may open on a later page:
 * its destination is an object of its own, written at the end. */
#ifndef DRS_WRITER_PDF_LINK_H
#define DRS_WRITER_PDF_LINK_H

#include "writer/pdf/pdf_structure.h"

typedef struct drs_pdf_links drs_pdf_links;

drs_pdf_links *drs_pdf_links_new(const drs_mem *mem, drs_pdf_file *file,
                                 drs_pdf_structure *structure);
void drs_pdf_links_free(drs_pdf_links *links);

/* A LINK element opens or closes. */
void drs_pdf_links_open(drs_pdf_links *links, const drs_element *element);
void drs_pdf_links_close(drs_pdf_links *links, uint32_t element);
/* Text of this LINK (its element's id) on the page of this number and height. */
void drs_pdf_links_item(drs_pdf_links *links, uint32_t link, const drs_item *item,
                        const drs_pdf_place *page);
/* Ends the page: "/Annots[…]" goes to `out` where there are any. */
void drs_pdf_links_end_page(drs_pdf_links *links, drs_buf *out);
/* Writes the destinations. False where one leads nowhere; it then leads to `otherwise`. */
bool drs_pdf_links_finish(drs_pdf_links *links, drs_pdf_place otherwise);
/* How many addresses were too long for a string of PDF/A and are left out. */
size_t drs_pdf_links_cut(const drs_pdf_links *links);
/* "[12 0 R /XYZ 70 700 null]" */
void drs_pdf_put_destination(drs_buf *out, drs_pdf_place place);

#endif
