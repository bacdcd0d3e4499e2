/* SPDX-License-Identifier: Apache-2.0
 * OpenDocument 1.3 spreadsheet (OASIS Standard, 27 April 2021): the workbook translated part by
 * part into a package. The mimetype comes first and stored, so that the kind of file can be told
 * from its first bytes; everything streams, nothing but the workbook is kept in memory. */
#include "writer/ods/ods_writer.h"

#include "writer/ods/ods_chart.h"
#include "writer/ods/ods_content.h"
#include "writer/ods/ods_meta.h"
#include "writer/ods/ods_styles.h"
#include "writer/ods/ods_use.h"
#include "writer/writer.h"

#include <errno.h>

static size_t chart_parts(drs_ods *ods)
{
    size_t number = 0;
    for (size_t i = 0; i < ods->book->sheet_count; i++) {
        const drs_sheet *sheet = &ods->book->sheets[i];
        for (size_t k = 0; k < sheet->chart_count; k++)
            drs_ods_chart_parts(ods, &sheet->charts[k], number++);
    }
    return number;
}

static void all_parts(drs_ods *ods)
{
    drs_zip_add(ods->zip, "mimetype", DRS_ZIP_STORED, drs_str_c(DRS_ODS_MEDIA_TYPE));
    drs_ods_meta_part(ods);
    drs_ods_settings_part(ods);
    drs_ods_styles_part(ods);
    drs_ods_content_part(ods);
    drs_ods_manifest_part(ods, chart_parts(ods));
}

static void report_replaced(const drs_ods *ods, drs_diags *diags)
{
    if (!ods->replaced)
        return;
    drs_buf count = DRS_BUF(ods->mem);
    drs_buf_int(&count, (int64_t)ods->replaced);
    drs_diag_add(diags, DRS_WBK001, (drs_place){0}, (drs_args){{drs_buf_str(&count)}});
    drs_buf_free(&count);
}

/* The sink's own failure is told by who owns the sink. */
static bool report_error(int error, const drs_sink *sink, drs_diags *diags)
{
    if (!error || sink->error)
        return true;
    drs_args args = {{drs_str_c("ODS"), drs_str_c("4 GiB")}};
    drs_diag_add(diags, error == EFBIG ? DRS_GEN009 : DRS_GEN008, (drs_place){0}, args);
    return false;
}

bool drs_ods_write_workbook(const drs_workbook *book, const drs_mem *mem, drs_sink *sink,
                            drs_diags *diags)
{
    drs_arena *arena = drs_arena_new(mem);
    drs_ods ods = {.book = book, .arena = arena, .mem = mem, .zip = drs_zip_new(mem, sink)};
    ods.use = drs_ods_use_new(&ods);
    all_parts(&ods);
    int error = drs_zip_finish(ods.zip);
    drs_zip_free(ods.zip);
    drs_arena_free(arena);
    report_replaced(&ods, diags);
    return report_error(error, sink, diags);
}

static bool write_paper(const drs_paper *paper, const drs_write_options *options,
                        const drs_mem *mem, drs_sink *sink, drs_diags *diags)
{
    drs_arena *arena = drs_arena_new(mem);
    drs_workbook_facts facts = {
        .time = options->time, .build = options->build, .findings = options->findings};
    const drs_workbook *book = drs_workbook_new(arena, paper, &facts, diags);
    bool written = book && drs_ods_write_workbook(book, mem, sink, diags);
    drs_arena_free(arena);
    return written;
}

const drs_writer drs_ods_writer = {"ods", "ods", write_paper};
