/* SPDX-License-Identifier: Apache-2.0
 * How PDF spells numbers, references, strings and dates (ISO 32000-1, 7.3 and 7.9). One escape
 * function per context; no locale, no printf. */
#ifndef DRS_WRITER_PDF_TEXT_H
#define DRS_WRITER_PDF_TEXT_H

#include "base/buf.h"

#include <stdint.h>

/* "12 0 R " with the blank that keeps the next token apart. */
void drs_pdf_put_ref(drs_buf *out, uint32_t number);
/* A length in 1/1000 pt as points with at most two decimals: 5500 is "5.5". */
void drs_pdf_put_length(drs_buf *out, int32_t thousandths);
/* A text string: (ASCII) where that is enough, else <FEFF…> in UTF-16BE. */
void drs_pdf_put_text(drs_buf *out, drs_str utf8);
/* A byte string (…), escaped: for ASCII such as URIs, ids and dates. */
void drs_pdf_put_bytes(drs_buf *out, drs_str bytes);
/* A byte string <…> in hexadecimal digits. */
void drs_pdf_put_hex(drs_buf *out, drs_str bytes);
/* A target as 7-bit URI: blanks, controls, quotes and all beyond ASCII become %XX. */
void drs_pdf_put_uri(drs_buf *out, drs_str uri);
/* FEFF and the text in UTF-16BE, as bytes. */
void drs_pdf_put_utf16(drs_buf *out, drs_str utf8);
/* "D:20231006000000Z", without brackets. */
void drs_pdf_put_date(drs_buf *out, int64_t time);
/* "2023-10-06T00:00:00Z" */
void drs_pdf_put_iso_time(drs_buf *out, int64_t time);
/* One line of text that is also good XML: runs of blanks and controls become one blank, what XML
 * forbids becomes U+FFFD; cut behind `most` characters. True where it was cut. */
bool drs_pdf_put_line(drs_buf *out, drs_str text, size_t most);

#endif
