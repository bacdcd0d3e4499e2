/* SPDX-License-Identifier: Apache-2.0
 * One face: its file, what libharu read from it, and the characters used. Shared by pdf_font.c
 * (use) and pdf_font_write.c (objects). */
#ifndef DRS_WRITER_PDF_FACE_H
#define DRS_WRITER_PDF_FACE_H

#include "writer/pdf/pdf_haru.h"

#include <hpdf_fontdef.h>

enum {
    DRS_PDF_CELL = 256, /* characters of one piece of the glyph map */
    DRS_PDF_CELLS = 0x110000 / DRS_PDF_CELL,
    DRS_PDF_CODES = 128 * 128 /* two-byte codes there are */
};

typedef struct drs_pdf_glyph {
    uint16_t id;     /* 0: the face lacks the character, and no stand-in was drawn for it so far */
    uint16_t code;   /* as shown on the page; 0: not used so far */
    int16_t advance; /* 1/2048 em; -1: the face lacks it */
    int16_t drawn;   /* the advance of what is drawn, the character or its stand-in */
    bool known;      /* looked up */
} drs_pdf_glyph;

typedef struct drs_pdf_face {
    drs_str file; /* the TrueType file; ptr NULL: not loaded */
    size_t read;  /* how far libharu has read */
    HPDF_FontDef def;
    drs_pdf_glyph *cells[DRS_PDF_CELLS]; /* NULL: none of these was asked for */
    bool ascii[128];                     /* shown on a page */
    uint32_t *used;                      /* characters beyond ASCII in order of their codes */
    size_t used_count, used_capacity;
} drs_pdf_face;

/* May the character be what a code is read as? Controls and noncharacters have no shape, whatever
 * a font's table says; what characters for private use look like nobody can know, and PDF/A
 * forbids them as text (ISO 19005-3, 6.2.11.7). */
static inline bool drs_pdf_is_text(uint32_t c)
{
    bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF;
    bool none = (c & 0xFFFE) == 0xFFFE || (c >= 0xD800 && c < 0xE000);
    bool private = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    return !control && !none && !private;
}

/* The two-byte code of the i-th character used. */
static inline uint16_t drs_pdf_code(size_t i)
{
    return (uint16_t)(0x8080 + ((i / 128) << 8) + i % 128);
}

/* Writes the font objects of a face that was shown; returns the number of its Type0 font. */
uint32_t drs_pdf_face_write(const drs_pdf_face *face, drs_pdf_file *file, const drs_mem *mem);

#endif
