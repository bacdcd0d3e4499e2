/* SPDX-License-Identifier: Apache-2.0
 * A workbook as OpenDocument spreadsheet. The writer of papers (writer/writer.h) is this with the
 * paper's workbook. */
#ifndef DRS_WRITER_ODS_WRITER_H
#define DRS_WRITER_ODS_WRITER_H

#include "workbook/workbook.h"

#include "base/sink.h"

/* false where it could not be written for another reason than the sink's own failure; then a
 * finding in `diags` says why. */
bool drs_ods_write_workbook(const drs_workbook *book, const drs_mem *mem, drs_sink *sink,
                            drs_diags *diags);

#endif
