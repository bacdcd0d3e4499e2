/* SPDX-License-Identifier: Apache-2.0
 * One cell as table:table-cell. */
#ifndef DRS_WRITER_ODS_CELL_H
#define DRS_WRITER_ODS_CELL_H

#include "writer/ods/ods_part.h"

/* What surrounds a cell's content. */
typedef struct drs_ods_frame {
    size_t style, column_style;
    size_t ruled_sheet; /* the sheet whose conditions apply, DRS_ODS_NOT_RULED */
    size_t sheet;
    size_t validation; /* of the sheet, DRS_NOT_FOUND: none */
} drs_ods_frame;

/* Opens the cell with the attributes of its frame; more attributes may follow. */
void drs_ods_cell_open(drs_xml *xml, const drs_ods_frame *frame);
/* Value, formula and text. */
void drs_ods_cell_content(const drs_ods *ods, drs_xml *xml, const drs_sheet_cell *cell);
/* "v2x0": the validation of a sheet. */
void drs_ods_attr_validation(drs_xml *xml, const char *name, size_t sheet, size_t validation);

#endif
