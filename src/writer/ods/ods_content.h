/* SPDX-License-Identifier: Apache-2.0
 * content.xml: styles, sheets, names, filters, validations. */
#ifndef DRS_WRITER_ODS_CONTENT_H
#define DRS_WRITER_ODS_CONTENT_H

#include "writer/ods/ods_part.h"

void drs_ods_content_part(drs_ods *ods);

#endif
