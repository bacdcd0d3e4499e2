/* SPDX-License-Identifier: Apache-2.0
 * A sheet as table:table. */
#ifndef DRS_WRITER_ODS_SHEET_H
#define DRS_WRITER_ODS_SHEET_H

#include "writer/ods/ods_part.h"

/* `number` is the sheet's index, `first_chart` the number of its first chart's object. */
void drs_ods_sheet(const drs_ods *ods, drs_xml *xml, size_t number, size_t first_chart);

#endif
