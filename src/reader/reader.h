/* SPDX-License-Identifier: Apache-2.0
 * A reader turns the bytes of one input into a paper. Readers and writers never meet. */
#ifndef DRS_READER_READER_H
#define DRS_READER_READER_H

#include "base/diag.h"
#include "model/paper.h"

typedef struct drs_input {
    drs_str name;  /* as the user gave it */
    drs_str bytes; /* the whole file; must stay as long as the paper */
} drs_input;

typedef struct drs_reader {
    const char *name; /* for --from: "paper", "csv", "xlsx", "ods" */
    /* How sure it is that these are its bytes, 0 (not at all) to 100. Looks at the first
     * kilobytes, must not fail. */
    int (*probe)(drs_str bytes);
    /* The paper, with findings in `diags`; NULL where an error was reported. `profile` is the
     * name the user gave, empty: the paper's own words choose. */
    drs_paper *(*read)(drs_arena *arena, const drs_input *input, drs_str profile, drs_diags *diags);
} drs_reader;

extern const drs_reader drs_paper_reader; /* text of a paper: Markdown, text from a PDF reader */
extern const drs_reader drs_csv_reader;
extern const drs_reader drs_xlsx_reader;
extern const drs_reader drs_ods_reader;

/* By name, or NULL. */
const drs_reader *drs_reader_find(drs_str name);
/* The surest one, or NULL where none is sure at all. The file's name (empty: not known) speaks for
 * CSV, not against anything. */
const drs_reader *drs_reader_probe(drs_str bytes, drs_str name);

#endif
