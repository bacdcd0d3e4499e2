/* SPDX-License-Identifier: Apache-2.0
 * Which face draws a character, and how wide it is. Asked of the metrics once per face and
 * character and kept in flat arrays: layout looks up each character of a paper at least once.
 *
 * What Liberation Sans lacks comes from DejaVu Sans; what both lack is drawn as a visible
 * stand-in, and stays itself for who reads or copies it; characters that are invisible by nature
 * (joiners, marks of direction) are left out. */
#ifndef DRS_LAYOUT_FACE_H
#define DRS_LAYOUT_FACE_H

#include "layout/page.h"

typedef enum drs_width_state {
    DRS_WIDTH_UNKNOWN, /* not asked yet */
    DRS_WIDTH_KNOWN,
    DRS_WIDTH_LEFTWARD, /* known; of a script that runs from right to left */
    DRS_WIDTH_DROPPED,  /* invisible by nature, and no face has it */
    DRS_WIDTH_STAND_IN  /* no face has it: face draws DRS_STAND_IN for it, of that width */
} drs_width_state;

typedef struct drs_width {
    uint32_t code;    /* the character */
    uint16_t advance; /* 1/2048 em */
    uint8_t face;     /* drs_face that draws it */
    uint8_t state;    /* drs_width_state */
} drs_width;

enum { DRS_LATIN = 0x180, DRS_CODE_PAGES = 0x110000 / 256 };

typedef struct drs_faces {
    const drs_metrics *metrics;
    drs_arena *arena;
    drs_width latin[DRS_FACE_COUNT][DRS_LATIN];
    drs_width **pages[DRS_FACE_COUNT]; /* the rest, 256 characters each, as they are met */
} drs_faces;

/* Lives in the arena. `metrics` must stay. */
drs_faces *drs_faces_new(drs_arena *arena, const drs_metrics *metrics);
/* As drs_faces_width, for characters not met before. */
drs_width drs_faces_measure(drs_faces *faces, drs_face face, uint32_t code);

static inline drs_width drs_faces_width(drs_faces *faces, drs_face face, uint32_t code)
{
    if (code < DRS_LATIN && faces->latin[face][code].state)
        return faces->latin[face][code];
    return drs_faces_measure(faces, face, code);
}

#endif
