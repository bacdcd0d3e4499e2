/* SPDX-License-Identifier: Apache-2.0
 * Everything the program says on standard error, in the user's language. */
#ifndef DRS_CLI_MESSAGE_H
#define DRS_CLI_MESSAGE_H

#include "cli/call.h"

/* German where LC_ALL, LC_MESSAGES or LANG, in that order, begins with "de"; else English. */
drs_language drs_language_of_environment(void);

/* "drucksache: TEXT" from the catalogue: a message about the call, not about an input. */
void drs_message(const drs_call *call, drs_diag_id id, drs_args args);
/* The same without the program's name in front: news that are no finding. */
void drs_message_bare(const drs_call *call, drs_diag_id id, drs_args args);
/* All findings, sorted, one line each: FILE:LINE:COLUMN: severity: NUMBER: text, or one JSON
 * object a line. A finding about a file as a whole stands at 0:0. */
void drs_message_findings(const drs_call *call, drs_diags *diags);
/* Same, into a buffer (the archive keeps them; German). */
void drs_findings_print(drs_buf *out, drs_diags *diags, drs_language language, bool json);

#endif
