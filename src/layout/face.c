/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/face.h"

#include "base/utf8.h"

drs_faces *drs_faces_new(drs_arena *arena, const drs_metrics *metrics)
{
    drs_faces *faces = drs_arena_alloc(arena, sizeof *faces);
    faces->arena = arena;
    faces->metrics = metrics;
    return faces;
}

/* Where the answer for the character is kept. */
static drs_width *slot(drs_faces *faces, drs_face face, uint32_t code)
{
    if (code < DRS_LATIN)
        return &faces->latin[face][code];
    if (code >= 0x110000)
        code = 0xFFFD;
    if (!faces->pages[face])
        faces->pages[face] =
            drs_arena_alloc(faces->arena, DRS_CODE_PAGES * sizeof *faces->pages[face]);
    drs_width **page = &faces->pages[face][code / 256];
    if (!*page)
        *page = drs_arena_alloc(faces->arena, 256 * sizeof **page);
    return &(*page)[code % 256];
}

static bool ask(drs_faces *faces, drs_face face, uint32_t code, drs_width *width)
{
    int32_t advance = faces->metrics->advance(faces->metrics->context, face, code);
    if (advance < 0)
        return false;
    *width = (drs_width){.code = code,
                         .advance = (uint16_t)(advance > UINT16_MAX ? UINT16_MAX : advance),
                         .face = (uint8_t)face,
                         .state = DRS_WIDTH_KNOWN};
    return true;
}

/* The fallback of the same weight. */
static drs_face fallback(drs_face face)
{
    return face == DRS_FACE_BOLD || face == DRS_FACE_BOLD_ITALIC ? DRS_FACE_FALLBACK_BOLD
                                                                 : DRS_FACE_FALLBACK;
}

static bool ask_both(drs_faces *faces, drs_face face, uint32_t code, drs_width *width)
{
    return ask(faces, face, code, width) || ask(faces, fallback(face), code, width);
}

/* Default_Ignorable_Code_Point of the Unicode Character Database, as far as texts have them, and
 * the control characters. */
static bool is_invisible(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x34F, 0x34F},   {0x61C, 0x61C},
                  {0x180B, 0x180F}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},
                  {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

/* Marks drawn over the letter before them. Liberation Sans puts them right only with OpenType's
 * tables, which a PDF does not use; in DejaVu Sans they stand where they should. */
static bool is_combining(uint32_t c)
{
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x487) ||
           (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
           (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

/* Private use: a face draws something of its own there, not what was meant, and PDF/A-3a wants a
 * text for it (ISO 19005-3, 6.2.11.7.3). */
static bool is_private(uint32_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/* The bullets of the fonts Symbol and Wingdings, which converters leave as private characters, as
 * the characters they look like; 0: another one. */
static uint32_t bullet(uint32_t c)
{
    switch (c) {
    case 0xF0B7:
        return 0x2022;
    case 0xF0A7:
        return 0x25AA;
    case 0xF0D8:
        return 0x27A2;
    case 0xF0FC:
        return 0x2713;
    default:
        return 0;
    }
}

/* Hebrew, Arabic and their neighbours (Unicode Standard Annex 9, R and AL by default). */
static bool is_leftward(uint32_t c)
{
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF);
}

static drs_width resolve(drs_faces *faces, drs_face face, uint32_t code)
{
    drs_width width = {.code = code, .face = (uint8_t)face, .state = DRS_WIDTH_DROPPED};
    if (is_invisible(code))
        return width;
    uint32_t drawn = is_private(code) ? bullet(code) : code;
    if (is_combining(code) && ask(faces, fallback(face), code, &width))
        return width;
    if (drawn && ask_both(faces, face, drawn, &width)) {
        if (is_leftward(drawn))
            width.state = DRS_WIDTH_LEFTWARD;
        return width;
    }
    static const uint32_t stand_ins[] = {DRS_STAND_IN, '?'};
    for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins; i++)
        if (ask_both(faces, face, stand_ins[i], &width)) {
            width.code = code;
            width.state = DRS_WIDTH_STAND_IN;
            break;
        }
    return width;
}

drs_width drs_faces_measure(drs_faces *faces, drs_face face, uint32_t code)
{
    drs_width *known = slot(faces, face, code);
    if (known->state == DRS_WIDTH_UNKNOWN)
        *known = resolve(faces, face, code);
    return *known;
}
