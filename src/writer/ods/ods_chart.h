/* SPDX-License-Identifier: Apache-2.0
 * A chart as an object of its own inside the package: "Object N/". */
#ifndef DRS_WRITER_ODS_CHART_H
#define DRS_WRITER_ODS_CHART_H

#include "writer/ods/ods_part.h"

/* The parts of the object, `number` counting from 0 through the workbook ("Object 1" is 0). */
void drs_ods_chart_parts(drs_ods *ods, const drs_chart *chart, size_t number);
/* "Object 3/styles.xml", in the arena of this writing. */
const char *drs_ods_chart_path(const drs_ods *ods, size_t number, const char *part);

#endif
