/* SPDX-License-Identifier: Apache-2.0
 * The styles of an ODS: automatic ones at the head of content.xml, common ones, page layout and
 * master pages in styles.xml. */
#ifndef DRS_WRITER_ODS_STYLES_H
#define DRS_WRITER_ODS_STYLES_H

#include "writer/ods/ods_part.h"

/* office:font-face-decls with the workbook's face; a part that names it declares it. */
void drs_ods_font_faces(drs_xml *xml);
/* office:automatic-styles of content.xml: "n3" data styles, "c3" cells, "w56000" columns by their
 * width, "r18" rows by their height in steps, "t0" sheets. */
void drs_ods_automatic_styles(const drs_ods *ods, drs_xml *xml);
/* styles.xml */
void drs_ods_styles_part(drs_ods *ods);

#endif
