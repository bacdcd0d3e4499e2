/* SPDX-License-Identifier: Apache-2.0
 * Text as ODF paragraphs. */
#ifndef DRS_WRITER_ODS_TEXT_H
#define DRS_WRITER_ODS_TEXT_H

#include "package/xml.h"

/* One text:p a line; blanks that ODF would fold become text:s. */
void drs_ods_paragraphs(drs_xml *xml, drs_str text);
/* What stands inside one text:p or text:a; `text` has no line ends. */
void drs_ods_inline(drs_xml *xml, drs_str text);

#endif
