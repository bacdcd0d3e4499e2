/* SPDX-License-Identifier: Apache-2.0
 * The file as PDF sees it: numbered objects, object streams and the cross-reference stream
 * (ISO 32000-1, 7.5). Everything leaves memory as soon as it is complete: a stream goes to the
 * sink at once, other objects gather in an object stream of some ten kilobytes; what stays is
 * eight bytes per object for the cross-reference stream. A number may be reserved, and referred
 * to, before its object is written, so nothing is ever patched.
 *
 * Object streams and a cross-reference stream are not a luxury here: a tagged table has five
 * structure elements a row, and plain objects would make the file five times as large. */
#ifndef DRS_WRITER_PDF_FILE_H
#define DRS_WRITER_PDF_FILE_H

#include "base/buf.h"
#include "base/sink.h"

typedef struct drs_pdf_file drs_pdf_file;

typedef enum drs_pdf_packing {
    DRS_PDF_PLAIN, /* as it is: XMP must be readable without a filter (ISO 19005-3, 6.6.2.1) */
    DRS_PDF_PACKED /* zlib's format */
} drs_pdf_packing;

/* What an object may be at most (ISO 19005-3, 6.1.13). */
enum { DRS_PDF_MOST_OBJECTS = 8388607 };

typedef enum drs_pdf_trouble {
    DRS_PDF_FINE,
    DRS_PDF_NO_MEMORY,       /* the compressor could not be had */
    DRS_PDF_TOO_MANY_OBJECTS /* more than DRS_PDF_MOST_OBJECTS */
} drs_pdf_trouble;

drs_pdf_file *drs_pdf_file_new(const drs_mem *mem, drs_sink *sink);
void drs_pdf_file_free(drs_pdf_file *file);
/* What went wrong here; the sink keeps its own failures. */
drs_pdf_trouble drs_pdf_file_trouble(const drs_pdf_file *file);

/* A number for an object that is written later. */
uint32_t drs_pdf_file_reserve(drs_pdf_file *file);
/* Where to put the object's bytes, until drs_pdf_file_end: one object at a time. */
drs_buf *drs_pdf_file_begin(drs_pdf_file *file, uint32_t number);
void drs_pdf_file_end(drs_pdf_file *file);
/* A stream object; `entries` are those of its dictionary but Length and Filter. */
void drs_pdf_file_stream(drs_pdf_file *file, uint32_t number, const char *entries, drs_str content,
                         drs_pdf_packing packing);
/* The cross-reference stream with catalog and Info, and the end of the file. The file's ID comes
 * from checksums of all that was written: the same content has the same ID. */
void drs_pdf_file_finish(drs_pdf_file *file, uint32_t catalog, uint32_t info);

#endif
