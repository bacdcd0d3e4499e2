/* SPDX-License-Identifier: Apache-2.0
 * A writer turns one paper into one format. One verb is enough. */
#ifndef DRS_WRITER_WRITER_H
#define DRS_WRITER_WRITER_H

#include "base/diag.h"
#include "base/sink.h"
#include "model/paper.h"

typedef enum drs_orientation { DRS_ORIENTATION_AUTO, DRS_PORTRAIT, DRS_LANDSCAPE } drs_orientation;

/* A file that goes into the output (PDF/A-3: AFRelationship /Source). */
typedef struct drs_attachment {
    drs_str name;        /* file name without folder */
    drs_str media_type;  /* "text/csv" */
    drs_str description; /* German */
    drs_str content;
} drs_attachment;

typedef struct drs_write_options {
    int64_t time;          /* of all metadata: seconds since 1970 UTC; never the clock */
    drs_str build;         /* version line: program, libraries, fonts */
    drs_orientation annex; /* of the Anlage */
    const drs_attachment *attachments;
    size_t attachment_count;
    const drs_diags *findings; /* of reader and check, sorted: what the sheet Hinweise shows */
    const char *scratch;       /* folder for temporary files of libraries that need one */
} drs_write_options;

typedef struct drs_writer {
    const char *name;   /* for -f: "pdf" */
    const char *suffix; /* of the file: "pdf" */
    /* Writes the paper. false where it could not be written for another reason than the sink's
     * own failure; then an error or fatal finding is in `diags`. */
    bool (*write)(const drs_paper *paper, const drs_write_options *options, const drs_mem *mem,
                  drs_sink *sink, drs_diags *diags);
} drs_writer;

extern const drs_writer drs_tree_writer, drs_json_writer, drs_csv_writer;
extern const drs_writer drs_pdf_writer, drs_xlsx_writer, drs_ods_writer;

#endif
