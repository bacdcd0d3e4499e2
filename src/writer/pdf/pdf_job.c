/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/pdf/pdf_job.h"

#include "writer/pdf/pdf_document.h"
#include "writer/pdf/pdf_pages.h"
#include "writer/pdf/pdf_text.h"

struct drs_pdf_job {
    const drs_paper *paper;
    const drs_write_options *options;
    const drs_mem *mem;
    drs_diags *diags;
    HPDF_Doc haru;
    drs_pdf_fonts *fonts;
    drs_pdf_outline outline;
    drs_pdf_pages pages;
};

static void report(const drs_pdf_job *job, drs_diag_id id, drs_str argument)
{
    drs_diag_add(job->diags, id, (drs_place){0}, (drs_args){{argument}});
}

static void start(drs_pdf_job *job, drs_sink *sink)
{
    drs_pdf_pages *pages = &job->pages;
    job->fonts = drs_pdf_fonts_new(job->mem, job->haru, job->diags);
    job->outline = (drs_pdf_outline){.mem = job->mem, .haru = job->haru};
    pages->file = drs_pdf_file_new(job->mem, sink);
    pages->structure = drs_pdf_structure_new(job->mem, pages->file);
    pages->links = drs_pdf_links_new(job->mem, pages->file, pages->structure);
    pages->outline = &job->outline;
    pages->content = drs_pdf_content_new(job->mem, job->fonts);
    pages->sink = sink;
    pages->resources = drs_pdf_file_reserve(pages->file);
    pages->root = drs_pdf_file_reserve(pages->file);
    pages->kids = DRS_BUF(job->mem);
    pages->nodes = DRS_BUF(job->mem);
}

static void release(drs_pdf_job *job)
{
    drs_pdf_pages_free(&job->pages);
    drs_pdf_links_free(job->pages.links);
    drs_pdf_structure_free(job->pages.structure);
    drs_pdf_file_free(job->pages.file);
    drs_pdf_fonts_free(job->fonts);
    HPDF_Free(job->haru);
}

static void write_resources(drs_pdf_job *job)
{
    drs_buf fonts = DRS_BUF(job->mem);
    drs_pdf_fonts_write(job->fonts, job->pages.file, &fonts);
    drs_buf *out = drs_pdf_file_begin(job->pages.file, job->pages.resources);
    drs_buf_text(out, "<</Font<<");
    drs_buf_put(out, drs_buf_str(&fonts));
    drs_buf_text(out, ">>>>");
    drs_pdf_file_end(job->pages.file);
    drs_buf_free(&fonts);
}

static void finish(drs_pdf_job *job)
{
    drs_pdf_file *file = job->pages.file;
    write_resources(job);
    drs_pdf_pages_finish(&job->pages);
    if (!drs_pdf_links_finish(job->pages.links, job->pages.first))
        report(job, DRS_PDF005, (drs_str){0});
    if (drs_pdf_links_cut(job->pages.links))
        report(job, DRS_PDF006, drs_str_c("32.767"));
    uint32_t structure = drs_pdf_structure_finish(job->pages.structure);
    drs_pdf_document document = {job->mem, job->haru, file, job->paper, job->options};
    drs_pdf_document_write(&document, job->pages.root, structure);
    drs_pdf_haru_write(job->haru, file);
    drs_pdf_file_finish(file, drs_pdf_haru_number(job->haru->catalog),
                        drs_pdf_haru_number(job->haru->info));
}

static bool is_fine(const drs_pdf_job *job)
{
    switch (drs_pdf_file_trouble(job->pages.file)) {
    case DRS_PDF_NO_MEMORY:
        report(job, DRS_GEN008, (drs_str){0});
        return false;
    case DRS_PDF_TOO_MANY_OBJECTS:
        report(job, DRS_PDF003, drs_str_c("8.388.607"));
        return false;
    case DRS_PDF_FINE:
        break;
    }
    return drs_pdf_haru_is_fine(job->haru, job->diags);
}

drs_pdf_job *drs_pdf_job_new(const drs_paper *paper, const drs_write_options *options,
                             const drs_mem *mem, drs_sink *sink, drs_diags *diags)
{
    HPDF_Doc haru = drs_pdf_haru_new(diags);
    if (!haru)
        return NULL;
    drs_pdf_job *job = drs_mem_new(mem, sizeof *job);
    *job =
        (drs_pdf_job){.paper = paper, .options = options, .mem = mem, .diags = diags, .haru = haru};
    start(job, sink);
    return job;
}

drs_metrics drs_pdf_job_metrics(drs_pdf_job *job)
{
    return drs_pdf_fonts_metrics(job->fonts);
}

drs_page_taker drs_pdf_job_taker(drs_pdf_job *job)
{
    return (drs_page_taker){.context = &job->pages, .take = drs_pdf_pages_take};
}

bool drs_pdf_job_end(drs_pdf_job *job, bool complete)
{
    const drs_mem *mem = job->mem;
    if (complete)
        finish(job);
    bool fine = is_fine(job);
    release(job);
    drs_mem_free(mem, job);
    return fine;
}
