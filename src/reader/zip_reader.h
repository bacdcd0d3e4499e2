/* SPDX-License-Identifier: Apache-2.0
 * The zip container of a spreadsheet, read from memory with limits: entries, sizes and the ratio
 * of packing, as declared and again while inflating, so that a small file cannot become a large
 * one. Every refusal is a finding. */
#ifndef DRS_READER_ZIP_READER_H
#define DRS_READER_ZIP_READER_H

#include "base/diag.h"

typedef struct drs_zip_reader drs_zip_reader;

/* NULL, reported, where the bytes are no zip or pass a limit. `bytes` must stay. */
drs_zip_reader *drs_zip_reader_open(drs_arena *arena, drs_str bytes, drs_diags *diags);
void drs_zip_reader_close(drs_zip_reader *zip);
/* Is there a part of this name ("xl/workbook.xml")? Upper and lower case are alike. */
bool drs_zip_reader_has(const drs_zip_reader *zip, const char *name);
/* Hands the part's bytes to `take`, piece by piece and `is_last` with the last one, until it
 * returns false. False where that happened, where there is no such part, or where a limit or
 * damage was met; the last two are reported. */
typedef bool drs_zip_take(void *context, const char *bytes, size_t count, bool is_last);
bool drs_zip_reader_read(drs_zip_reader *zip, const char *name, drs_zip_take *take, void *context);

#endif
