/* SPDX-License-Identifier: Apache-2.0
 * A drs_style as ODF has it: a data style for the format and a style of family table-cell. */
#ifndef DRS_WRITER_ODS_CELL_STYLE_H
#define DRS_WRITER_ODS_CELL_STYLE_H

#include "writer/ods/ods_part.h"

/* The data styles ("n3") of all formats; before the cell styles that name them. */
void drs_ods_data_styles(const drs_ods *ods, drs_xml *xml);
/* Opens style:style `name` with everything but maps; drs_xml_close ends it. `style` 0 is the
 * common "Default", all others are its children. */
void drs_ods_cell_style_open(const drs_ods *ods, drs_xml *xml, size_t style, size_t ruled_sheet);
/* What stands inside the style. */
void drs_ods_cell_properties(drs_xml *xml, const drs_style *style);
/* The style's number of its data style, DRS_NOT_FOUND: none. */
size_t drs_ods_data_style_of(const drs_workbook *book, size_t style);

#endif
