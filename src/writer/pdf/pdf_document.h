/* SPDX-License-Identifier: Apache-2.0
 * What a document has once beside its pages: Info and XMP, which say the same, output intent,
 * attached files, page labels, and the catalog that holds it all together (PDF/A-3a and PDF/UA-1:
 * ISO 19005-3, ISO 14289-1). */
#ifndef DRS_WRITER_PDF_DOCUMENT_H
#define DRS_WRITER_PDF_DOCUMENT_H

#include "writer/pdf/pdf_haru.h"
#include "writer/writer.h"

typedef struct drs_pdf_document {
    const drs_mem *mem;
    HPDF_Doc haru;
    drs_pdf_file *file;
    const drs_paper *paper;
    const drs_write_options *options;
} drs_pdf_document;

/* Fills libharu's catalog and Info; `pages` and `structure` are numbers of objects. */
void drs_pdf_document_write(const drs_pdf_document *document, uint32_t pages, uint32_t structure);

/* Embedded files, from the catalog's Names and AF (pdf_attachment.c). */
void drs_pdf_attachments_write(const drs_pdf_document *document);
/* Info and XMP (pdf_metadata.c). */
void drs_pdf_metadata_write(const drs_pdf_document *document);

#endif
