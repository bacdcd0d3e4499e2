/* SPDX-License-Identifier: Apache-2.0
 * One call of the program: what the user typed, and the little of the surroundings that counts
 * (language of messages, SOURCE_DATE_EPOCH). Filled once, const ever after. */
#ifndef DRS_CLI_CALL_H
#define DRS_CLI_CALL_H

#include "base/diag.h"
#include "model/paper.h"
#include "writer/writer.h"

#include <stdio.h>

typedef enum drs_verb {
    DRS_VERB_HELP,
    DRS_VERB_VERSION,
    DRS_VERB_BUILD,
    DRS_VERB_CHECK,
    DRS_VERB_SNAPSHOT
} drs_verb;

/* Exit statuses (contract); a call ends with the highest of all its inputs. */
typedef enum drs_status {
    DRS_STATUS_DONE = 0,
    DRS_STATUS_DEFECT = 1, /* an input had errors, a bag is not valid */
    DRS_STATUS_USAGE = 2,  /* wrong usage, nothing done */
    DRS_STATUS_FILES = 3   /* reading or writing failed */
} drs_status;

enum { DRS_WRITERS_MOST = 6 };

typedef struct drs_call {
    const drs_mem *mem;
    FILE *messages; /* standard error, unless someone else listens */
    drs_language language;
    bool has_epoch;
    int64_t epoch; /* SOURCE_DATE_EPOCH */

    drs_verb verb;
    const char *topic; /* help: the command; snapshot: its second word */
    const char *const *inputs;
    size_t input_count;
    const char *folder; /* -o; "-" is standard output */
    bool folder_given;
    const drs_writer *writers[DRS_WRITERS_MOST]; /* -f, in the user's order */
    size_t writer_count;
    bool formats_given;
    drs_facts facts; /* --number, --issued, --reprint, --title */
    drs_str profile, from;
    drs_orientation annex;
    const char *table; /* --table */
    const char *into;  /* snapshot create --into */
    bool exit_code;    /* snapshot diff --exit-code */
    bool findings_json, quiet, verbose;
    unsigned parallel; /* -j */
} drs_call;

#endif
