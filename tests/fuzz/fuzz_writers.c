/* SPDX-License-Identifier: Apache-2.0
 * The way of the program: any bytes, the reader that is surest of them, the checks, and then each
 * writer into a sink that forgets. */
#include "fuzz/fuzz.h"

#include "cli/job.h"

static void written(drs_job *job)
{
    static const drs_writer *const writers[] = {&drs_tree_writer, &drs_json_writer,
                                                &drs_csv_writer,  &drs_ods_writer,
                                                &drs_xlsx_writer, &drs_pdf_writer};
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
        drs_sink nowhere = drs_null_sink();
        drs_status status = drs_job_write(job, writers[i], &nowhere, "-");
        drs_fuzz_expect(status == DRS_STATUS_DONE || drs_diags_worst(job->late) >= DRS_ERROR,
                        "no output: an error says why");
        drs_fuzz_expect(status != DRS_STATUS_FILES, "no library refuses what was read");
        drs_fuzz_expect(!nowhere.error, "a sink that forgets takes all");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    drs_mem mem = drs_fuzz_mem();
    drs_call call = {.mem = &mem, .language = DRS_GERMAN};
    drs_job job = drs_job_new(&call, "fuzz.md");
    drs_str bytes = drs_fuzz_package(job.arena, drs_str_of((const char *)data, size));
    drs_status status = drs_job_read_bytes(&job, bytes);
    drs_fuzz_expect((status == DRS_STATUS_DONE) == (job.paper != NULL), "a paper, or a status");
    if (job.paper)
        written(&job);
    drs_job_free(&job);
    return 0;
}
