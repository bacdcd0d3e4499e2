/* SPDX-License-Identifier: Apache-2.0
 * A zip container written front to back into a sink, in constant memory: parts of unknown length
 * stream, nothing already written is touched again. Dates are fixed (1980-01-01), so equal parts
 * give equal bytes. The first failure is remembered; ask once at the end. */
#ifndef DRS_PACKAGE_ZIP_H
#define DRS_PACKAGE_ZIP_H

#include "base/sink.h"

typedef struct drs_zip drs_zip;

typedef enum drs_zip_method {
    DRS_ZIP_STORED,   /* as it is; the part is kept in memory until it ends */
    DRS_ZIP_DEFLATED, /* packed well */
    DRS_ZIP_BULK      /* packed quickly: for parts of many megabytes */
} drs_zip_method;

drs_zip *drs_zip_new(const drs_mem *mem, drs_sink *target);
/* Begins a part; its bytes go into the sink returned, which is valid until drs_zip_end. `name` is
 * the path inside the container in UTF-8 and must stay until drs_zip_finish. */
drs_sink *drs_zip_begin(drs_zip *zip, const char *name, drs_zip_method method);
void drs_zip_end(drs_zip *zip);
/* A part that is there already as a whole. */
void drs_zip_add(drs_zip *zip, const char *name, drs_zip_method method, drs_str content);
/* Writes the directory of parts. 0, or the first failure of all writing as errno: the target's
 * own, ENOMEM, or EFBIG where a part or the container reaches 4 GiB. */
int drs_zip_finish(drs_zip *zip);
/* NULL is allowed. */
void drs_zip_free(drs_zip *zip);

#endif
