/* SPDX-License-Identifier: Apache-2.0
 * The border to libharu: its document, its errors, and small helpers over its object layer.
 * What a document has once (catalog, Info, outline, file specifications) are libharu's objects,
 * kept to the end; what it has once a page or a row is written as bytes (pdf_file.h), because
 * libharu keeps every object until the file is saved: 735 MB for 100,000 rows.
 *
 * libharu takes its memory from malloc: its allocation function gets no context that could be a
 * drs_mem, and objects from its pool are misaligned. What fails there becomes a finding.
 */
#ifndef DRS_WRITER_PDF_HARU_H
#define DRS_WRITER_PDF_HARU_H

#include "base/diag.h"
#include "writer/pdf/pdf_file.h"

#include <hpdf.h>
#include <hpdf_doc.h>

/* A new document, or NULL with a finding: its structs are used through its headers, so another
 * version than the one compiled for is refused. */
HPDF_Doc drs_pdf_haru_new(drs_diags *diags);
/* False, with a finding, where any call failed since the document was made. */
bool drs_pdf_haru_is_fine(HPDF_Doc haru, drs_diags *diags);

/* A new dictionary, referred to by others (indirect). */
HPDF_Dict drs_pdf_haru_dict(HPDF_Doc haru);
/* Something that stands for the object of this number of our file. */
void *drs_pdf_haru_ref(HPDF_Doc haru, uint32_t number);
/* A text string in UTF-16BE under `key`. */
void drs_pdf_haru_text(HPDF_Dict dict, const char *key, drs_str utf8, const drs_mem *mem);
/* A byte string under `key`. */
void drs_pdf_haru_bytes(HPDF_Dict dict, const char *key, drs_str bytes);
/* A direct dictionary or array under `key`. */
HPDF_Dict drs_pdf_haru_inner(HPDF_Dict dict, const char *key);
HPDF_Array drs_pdf_haru_array(HPDF_Dict dict, const char *key);

/* Gives all of libharu's objects numbers of our file and writes them there. */
void drs_pdf_haru_write(HPDF_Doc haru, drs_pdf_file *file);
/* The number an object got there. */
uint32_t drs_pdf_haru_number(HPDF_Dict dict);

#endif
