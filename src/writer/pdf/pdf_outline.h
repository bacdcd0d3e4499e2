/* SPDX-License-Identifier: Apache-2.0
 * The outline (ISO 32000-1, 12.3.3), as libharu's objects: a document has few entries. */
#ifndef DRS_WRITER_PDF_OUTLINE_H
#define DRS_WRITER_PDF_OUTLINE_H

#include "writer/pdf/pdf_haru.h"
#include "writer/pdf/pdf_structure.h"

enum { DRS_PDF_OUTLINE_LEVELS = 6 };

typedef struct drs_pdf_outline {
    const drs_mem *mem;
    HPDF_Doc haru;
    HPDF_Outline last[DRS_PDF_OUTLINE_LEVELS + 1]; /* [0] is the root; NULL: none so far */
} drs_pdf_outline;

/* The next entry, under the last one of a lower level. */
void drs_pdf_outline_add(drs_pdf_outline *outline, drs_str title, unsigned level,
                         drs_pdf_place place);

#endif
