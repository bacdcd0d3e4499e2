/* SPDX-License-Identifier: Apache-2.0
 * The faces of a document: advances for the layout, codes for the page, and at the end the font
 * objects (ISO 32000-1, 9.7): Type0 over CIDFontType2, subset, with ToUnicode.
 *
 * Codes of a face: ASCII is itself, in one byte; every other character gets two bytes of
 * 0x80..0xFF in order of first use, wherever it stands in Unicode (the shape of Shift-JIS, which
 * every viewer of CJK knows). So a page is about half of what two bytes for each character would
 * make it, and packing is where the time goes. The CID is the code: MuPDF 1.21 takes the codespace
 * for that of CIDs, too. U+00AD and "-", U+00A0 and the blank have codes, and so CIDs, of their
 * own though each pair shares a glyph: ToUnicode keeps them apart.
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
    bool on_next_line; /* moves there first */
} drs_pdf_shown;

/* Appends "(…)Tj", or "(…)'" on a next line, or "[(…)n(…)]TJ" where blanks are stretched, and marks
 * the glyphs used. */
void drs_pdf_fonts_show(drs_pdf_fonts *fonts, drs_buf *out, const drs_pdf_shown *shown);

/* Writes the fonts used; "/F0 12 0 R …" for the page's resources go to `resources`. */
void drs_pdf_fonts_write(drs_pdf_fonts *fonts, drs_pdf_file *file, drs_buf *resources);

#endif
