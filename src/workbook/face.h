/* SPDX-License-Identifier: Apache-2.0
 * How wide text is in a cell and how many lines it takes there. Widths are those of Liberation
 * Sans (the same as Arial's), read from the font the program carries (OpenType 1.9, tables head,
 * hhea, hmtx and cmap format 4): spreadsheets do not fit row heights when they are opened without
 * a screen, so heights have to be written. */
#ifndef DRS_WORKBOOK_FACE_H
#define DRS_WORKBOOK_FACE_H

#include "base/arena.h"

enum { DRS_FACE_DIRECT = 0x180 }; /* code points whose widths are looked up without a search */

typedef struct drs_sheet_face {
    uint16_t direct[DRS_FACE_DIRECT]; /* 1/1000 em */
    drs_str font;
    size_t cmap, hmtx; /* offsets in font */
    uint32_t units, metrics;
} drs_sheet_face;

/* Loads "fonts/LiberationSans-Regular.ttf" or the bold face. */
void drs_sheet_face_load(drs_sheet_face *face, bool bold);
/* In 1/1000 em. */
uint32_t drs_sheet_face_advance(const drs_sheet_face *face, uint32_t code_point);

/* How text of one face and size (1/1000 pt) fits. */
typedef struct drs_measure {
    const drs_sheet_face *face;
    int32_t size;
} drs_measure;

/* How wide the texts of a column are, in 1/1000 pt. A word ends at a blank and behind a hyphen. */
typedef struct drs_extent {
    int64_t line, word; /* the longest */
    int64_t squares;    /* of the lines of all cells that are not empty, in pt², */
    int64_t cells;      /* which are so many */
    int64_t head;       /* the head's longest word with the button of the filter; 0: no head */
} drs_extent;
drs_extent drs_measure_extent(drs_measure measure, drs_str text);
/* Lines the text takes when wrapped to `width` (1/1000 pt): at blanks and behind hyphens, as Excel
 * does; a word that is longer is broken anywhere. At least 1. */
uint32_t drs_measure_lines(drs_measure measure, drs_str text, int32_t width);
/* Bytes of the text that fill the first `most` lines. */
size_t drs_measure_fit(drs_measure measure, drs_str text, int32_t width, uint32_t most);

#endif
