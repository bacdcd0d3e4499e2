/* SPDX-License-Identifier: Apache-2.0
 * The PDF writer: layout makes the pages, a job (pdf_job.h) writes them. */
#include "layout/layout.h"
#include "writer/pdf/pdf_job.h"

static bool write_paper(const drs_paper *paper, const drs_write_options *options,
                        const drs_mem *mem, drs_sink *sink, drs_diags *diags)
{
    drs_pdf_job *job = drs_pdf_job_new(paper, options, mem, sink, diags);
    if (!job)
        return false;
    drs_layout_options layout = {.annex_landscape = options->annex == DRS_LANDSCAPE,
                                 .annex_portrait = options->annex == DRS_PORTRAIT};
    drs_metrics metrics = drs_pdf_job_metrics(job);
    bool complete = drs_layout(paper, &layout, &metrics, mem, diags, drs_pdf_job_taker(job));
    return drs_pdf_job_end(job, complete);
}

const drs_writer drs_pdf_writer = {.name = "pdf", .suffix = "pdf", .write = write_paper};
