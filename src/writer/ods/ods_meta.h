/* SPDX-License-Identifier: Apache-2.0
 * What describes the document: meta.xml, settings.xml and the manifest. */
#ifndef DRS_WRITER_ODS_META_H
#define DRS_WRITER_ODS_META_H

#include "writer/ods/ods_part.h"

/* meta.xml: metadata, language, user-defined fields. */
void drs_ods_meta_part(drs_ods *ods);
/* The meta.xml of an object inside. */
void drs_ods_object_meta_part(drs_ods *ods, const char *path, drs_str title);
/* settings.xml: frozen rows and columns, in the items LibreOffice and Excel read. */
void drs_ods_settings_part(drs_ods *ods);
/* META-INF/manifest.xml, with the parts of `object_count` charts. */
void drs_ods_manifest_part(drs_ods *ods, size_t object_count);

#endif
