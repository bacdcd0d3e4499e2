/* SPDX-License-Identifier: Apache-2.0
 * What the parts of an ODS share: the state of one writing, opening and closing a part, and the
 * forms ODF gives to lengths, colours and cell addresses. */
#ifndef DRS_WRITER_ODS_PART_H
#define DRS_WRITER_ODS_PART_H

#include "package/xml.h"
#include "package/zip.h"
#include "workbook/workbook.h"

#define DRS_ODS_MEDIA_TYPE "application/vnd.oasis.opendocument.spreadsheet"

typedef struct drs_ods {
    const drs_workbook *book;
    drs_arena *arena; /* of this writing */
    const drs_mem *mem;
    drs_zip *zip;
    struct drs_ods_use *use; /* ods_use.h */
    uint64_t replaced;       /* characters XML has no form for, in all parts */
} drs_ods;

/* Opens the part `name` with the root element `root`, every namespace of ours and the version;
 * ends with drs_ods_part_end. */
drs_xml drs_ods_part_begin(drs_ods *ods, const char *name, const char *root);
/* The same for a part that will have many megabytes where `bulk`. */
drs_xml drs_ods_part_begin_bulk(drs_ods *ods, const char *name, const char *root, bool bulk);
void drs_ods_part_end(drs_ods *ods, drs_xml *xml);

/* Lengths come in 1/1000 pt. */
void drs_ods_attr_length(drs_xml *xml, const char *name, int32_t length);
/* 0xRRGGBB as "#rrggbb" */
void drs_ods_attr_colour(drs_xml *xml, const char *name, uint32_t colour);
void drs_ods_colour(drs_buf *out, uint32_t colour);
/* prefix + number: names of styles and of the like. */
void drs_ods_attr_numbered(drs_xml *xml, const char *name, const char *prefix, int64_t number);
/* "c7", and "c7s2" inside the condition range of sheet 2: those cells need maps of their own. */
void drs_ods_attr_cell_style(drs_xml *xml, const char *name, size_t style, size_t ruled_sheet);
#define DRS_ODS_NOT_RULED ((size_t)-1)

/* "$'Blatt 1'.$A$1:$'Blatt 1'.$B$9", one address where the range is one cell. */
void drs_ods_attr_range(drs_xml *xml, const char *name, const drs_workbook *book, drs_range range);
/* "$'Blatt 1'.$A$1" */
void drs_ods_address(drs_buf *out, const drs_workbook *book, drs_range range);
/* "[$'Blatt 1'.$A$1:.$B$9]", as formulas have it (OpenFormula 5.8). */
void drs_ods_reference(drs_buf *out, const drs_workbook *book, drs_range range);

#endif
