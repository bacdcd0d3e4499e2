/* SPDX-License-Identifier: Apache-2.0
 * One PDF from its first page to its last byte: PDF/A-3a and PDF/UA-1 at once, always. Pages are
 * handed on one after the other, each is written and forgotten (pdf_pages.h); at the end come
 * fonts, structure root, metadata, attached files and catalog. libharu reads the fonts, and keeps
 * and writes what a document has once (pdf_haru.h). */
#ifndef DRS_WRITER_PDF_JOB_H
#define DRS_WRITER_PDF_JOB_H

#include "layout/page.h"
#include "writer/writer.h"

typedef struct drs_pdf_job drs_pdf_job;

/* All arguments must stay until the end. NULL, with a finding, where libharu is not to be had. */
drs_pdf_job *drs_pdf_job_new(const drs_paper *paper, const drs_write_options *options,
                             const drs_mem *mem, drs_sink *sink, drs_diags *diags);
/* What layout measures with, and whom it hands the pages to. */
drs_metrics drs_pdf_job_metrics(drs_pdf_job *job);
drs_page_taker drs_pdf_job_taker(drs_pdf_job *job);
/* Writes what comes after the pages, unless they ended early, and frees the job. False, with a
 * finding, where the file cannot be made; the sink's failures stay with the sink. */
bool drs_pdf_job_end(drs_pdf_job *job, bool complete);

#endif
