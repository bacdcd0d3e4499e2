/* SPDX-License-Identifier: Apache-2.0 */
#include "workbook/face.h"

#include "base/resource.h"
#include "base/utf8.h"

/* ---- the font ---- */

/* A big-endian number of 16 bits; 0 behind the end. */
static uint32_t u16(drs_str font, size_t at)
{
    if (at + 2 > font.len)
        return 0;
    const unsigned char *p = (const unsigned char *)font.ptr + at;
    return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t u32(drs_str font, size_t at)
{
    return u16(font, at) << 16 | u16(font, at + 2);
}

static size_t table_at(drs_str font, const char *tag)
{
    uint32_t count = u16(font, 4);
    for (size_t i = 0; i < count; i++) {
        size_t entry = 12 + i * 16;
        if (entry + 16 <= font.len && memcmp(font.ptr + entry, tag, 4) == 0)
            return u32(font, entry + 8);
    }
    return font.len;
}

/* The subtable of the Unicode BMP (platform 3, encoding 1), which is of format 4. */
static size_t cmap_at(drs_str font)
{
    size_t cmap = table_at(font, "cmap");
    uint32_t count = u16(font, cmap + 2);
    for (size_t i = 0; i < count; i++) {
        size_t entry = cmap + 4 + i * 8;
        if (u16(font, entry) == 3 && u16(font, entry + 2) == 1)
            return cmap + u32(font, entry + 4);
    }
    return font.len;
}

/* Glyph of a code point below U+10000, 0 where the font has none (cmap format 4). */
static uint32_t glyph_of(const drs_sheet_face *face, uint32_t c)
{
    drs_str font = face->font;
    uint32_t twice = u16(font, face->cmap + 6);
    size_t ends = face->cmap + 14, starts = ends + twice + 2;
    uint32_t low = 0, high = twice / 2;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (u16(font, ends + (size_t)middle * 2) < c)
            low = middle + 1;
        else
            high = middle;
    }
    size_t at = starts + (size_t)low * 2;
    uint32_t start = u16(font, at), delta = u16(font, at + twice);
    uint32_t offset = u16(font, at + (size_t)twice * 2);
    if (low == twice / 2 || c < start)
        return 0;
    if (offset == 0)
        return (c + delta) & 0xFFFF;
    uint32_t glyph = u16(font, at + (size_t)twice * 2 + offset + (size_t)(c - start) * 2);
    return glyph ? (glyph + delta) & 0xFFFF : 0;
}

/* Scripts the face lacks are shown in another one, whose letters are at most an em wide. */
static uint32_t advance_of(const drs_sheet_face *face, uint32_t c)
{
    uint32_t glyph = c < 0x10000 ? glyph_of(face, c) : 0;
    if (glyph == 0 || face->metrics == 0 || face->units == 0)
        return 1000;
    if (glyph >= face->metrics)
        glyph = face->metrics - 1;
    return u16(face->font, face->hmtx + (size_t)glyph * 4) * 1000 / face->units;
}

void drs_sheet_face_load(drs_sheet_face *face, bool bold)
{
    drs_str font =
        drs_resource(bold ? "fonts/LiberationSans-Bold.ttf" : "fonts/LiberationSans-Regular.ttf");
    *face = (drs_sheet_face){.font = font, .cmap = cmap_at(font)};
    face->hmtx = table_at(font, "hmtx");
    face->units = u16(font, table_at(font, "head") + 18);
    face->metrics = u16(font, table_at(font, "hhea") + 34);
    for (uint32_t c = ' '; c < DRS_FACE_DIRECT; c++)
        face->direct[c] = (uint16_t)advance_of(face, c);
}

uint32_t drs_sheet_face_advance(const drs_sheet_face *face, uint32_t code_point)
{
    return code_point < DRS_FACE_DIRECT ? face->direct[code_point] : advance_of(face, code_point);
}

/* ---- text ---- */

enum { POINTS_MOST = 1000000 }; /* a line's, so that sums of squares stay small */

static uint32_t next_advance(const drs_sheet_face *face, drs_str text, size_t *at, uint32_t *c)
{
    unsigned char byte = (unsigned char)text.ptr[*at];
    if (byte < 0x80) {
        ++*at;
        *c = byte;
        return face->direct[byte];
    }
    *c = drs_utf8_next(text, at);
    return drs_sheet_face_advance(face, *c);
}

drs_extent drs_measure_extent(drs_measure measure, drs_str text)
{
    int64_t line = 0, word = 0, longest_line = 0, longest_word = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c, advance = next_advance(measure.face, text, &at, &c);
        line = c == '\n' ? 0 : line + advance;
        word = c == '\n' || c == ' ' ? 0 : word + advance;
        longest_line = line > longest_line ? line : longest_line;
        longest_word = word > longest_word ? word : longest_word;
        if (c == '-')
            word = 0;
    }
    drs_extent extent = {.line = longest_line * measure.size / 1000,
                         .word = longest_word * measure.size / 1000};
    int64_t points = extent.line / 1000 < POINTS_MOST ? extent.line / 1000 : POINTS_MOST;
    extent.squares = points * points;
    extent.cells = extent.line > 0;
    return extent;
}

/* Breaks text into lines. */
typedef struct breaker {
    uint32_t most;       /* width, 1/1000 em */
    uint32_t line, word; /* widths: of the line so far, of the word at its end */
    size_t word_at;      /* where that word begins */
    size_t line_at;      /* where the line begins */
    uint32_t lines;
} breaker;

static breaker breaker_new(drs_measure measure, int32_t width)
{
    return (breaker){.most = (uint32_t)((int64_t)width * 1000 / measure.size), .lines = 1};
}

static inline void breaker_line(breaker *b, size_t at, uint32_t width)
{
    b->lines++;
    b->line = b->word = width;
    b->line_at = b->word_at = at;
}

/* Takes the character at `at`; the next one is at `next`. */
static inline void breaker_take(breaker *b, uint32_t c, uint32_t advance, size_t at, size_t next)
{
    if (c == '\n') {
        breaker_line(b, next, 0);
        return;
    }
    b->line += advance;
    if (c == ' ') { /* blanks hang over the end */
        b->word = 0;
        b->word_at = next;
        return;
    }
    b->word += advance;
    if (b->line > b->most && b->word > b->most)
        breaker_line(b, at, advance);
    else if (b->line > b->most)
        breaker_line(b, b->word_at, b->word);
    if (c == '-') {
        b->word = 0;
        b->word_at = next;
    }
}

uint32_t drs_measure_lines(drs_measure measure, drs_str text, int32_t width)
{
    breaker b = breaker_new(measure, width);
    for (size_t at = 0; at < text.len;) {
        uint32_t c;
        size_t before = at;
        uint32_t advance = next_advance(measure.face, text, &at, &c);
        breaker_take(&b, c, advance, before, at);
    }
    return b.lines;
}

size_t drs_measure_fit(drs_measure measure, drs_str text, int32_t width, uint32_t most)
{
    breaker b = breaker_new(measure, width);
    for (size_t at = 0; at < text.len;) {
        uint32_t c;
        size_t before = at;
        uint32_t advance = next_advance(measure.face, text, &at, &c);
        breaker_take(&b, c, advance, before, at);
        if (b.lines > most)
            return b.line_at;
    }
    return text.len;
}
