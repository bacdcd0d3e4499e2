/* SPDX-License-Identifier: Apache-2.0
 * The faces of a document: advances for the layout, codes for the page, and at the end the font
 * objects (ISO 32000-1, 9.7): Type0 over CIDFontType2, subset, with ToUnicode.
 *
 * Codes of a face: ASCII is itself, in one byte; every other character gets two bytes of
 * 0x80..0xFF in order of first use (the shape of Shift-JIS, which every viewer of CJK knows). The
 * face's own CMap leads from codes to CIDs. So the text of a page is about half of what two
 * bytes for each character would be, and packing is where the time goes.
 * CID = Unicode: U+00AD stays apart from "-" and U+00A0 from the blank, though each pair shares a
 * glyph. Beyond U+FFFF the n-th character used has the CID 0xD800 + n: no character of the BMP
 * is a surrogate.
 *
 * A face is loaded through libharu when it is first asked for, from the bytes compiled in. */
#ifndef DRS_WRITER_PDF_FONT_H
#define DRS_WRITER_PDF_FONT_H

#include "layout/page.h"
#include "writer/pdf/pdf_haru.h"

typedef struct drs_pdf_fonts drs_pdf_fonts;

drs_pdf_fonts *drs_pdf_fonts_new(const drs_mem *mem, HPDF_Doc haru, drs_diags *diags);
void drs_pdf_fonts_free(drs_pdf_fonts *fonts);
/* What layout asks. */
drs_metrics drs_pdf_fonts_metrics(drs_pdf_fonts *fonts);

/* How a line of text is shown. */
typedef struct drs_pdf_shown {
    drs_face face;
    int32_t size;  /* 1/1000 pt */
    int32_t space; /* 1/1000 pt added to each inner blank */
    drs_str text;
} drs_pdf_shown;

/* Appends "(…)Tj", or "[(…)n(…)]TJ" where blanks are stretched, and marks the glyphs used. */
void drs_pdf_fonts_show(drs_pdf_fonts *fonts, drs_buf *out, const drs_pdf_shown *shown);

/* Writes the fonts used; "/F0 12 0 R …" for the page's resources go to `resources`. */
void drs_pdf_fonts_write(drs_pdf_fonts *fonts, drs_pdf_file *file, drs_buf *resources);

#endif
