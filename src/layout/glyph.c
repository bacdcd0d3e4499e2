/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/glyph.h"

#include "base/utf8.h"
#include "layout/room.h"

void drs_glyphs_free(drs_glyphs *glyphs)
{
    drs_mem_free(glyphs->mem, glyphs->glyphs);
    drs_mem_free(glyphs->mem, glyphs->spans);
}

void drs_glyphs_clear(drs_glyphs *glyphs)
{
    glyphs->count = 0;
    glyphs->span_count = 0;
    glyphs->special = false;
    glyphs->figures = false;
}

void drs_glyphs_span(drs_glyphs *glyphs, const drs_span *span)
{
    glyphs->spans = drs_room(glyphs->mem, glyphs->spans, glyphs->span_count, &glyphs->span_capacity,
                             sizeof *glyphs->spans);
    glyphs->spans[glyphs->span_count++] = *span;
}

static void add(drs_glyphs *glyphs, drs_width width, drs_break brk)
{
    glyphs->glyphs = drs_room(glyphs->mem, glyphs->glyphs, glyphs->count, &glyphs->capacity,
                              sizeof *glyphs->glyphs);
    glyphs->glyphs[glyphs->count++] = (drs_glyph){.code = width.code,
                                                  .span = (uint32_t)glyphs->span_count - 1,
                                                  .advance = width.advance,
                                                  .face = width.face,
                                                  .brk = (uint8_t)brk};
}

static drs_face face_of(const drs_glyphs *glyphs)
{
    return glyphs->spans[glyphs->span_count - 1].face;
}

/* One U+0020 for a run of white space, none at the start of a line. */
static void add_blank(drs_glyphs *glyphs)
{
    if (glyphs->count == 0)
        return;
    drs_break before = (drs_break)glyphs->glyphs[glyphs->count - 1].brk;
    if (before == DRS_BREAK_BLANK || before == DRS_BREAK_LINE)
        return;
    add(glyphs, drs_faces_width(glyphs->faces, face_of(glyphs), ' '), DRS_BREAK_BLANK);
}

static void add_line_end(drs_glyphs *glyphs)
{
    if (glyphs->count && glyphs->glyphs[glyphs->count - 1].brk == DRS_BREAK_BLANK)
        glyphs->count--;
    add(glyphs, (drs_width){.code = '\n', .face = (uint8_t)face_of(glyphs)}, DRS_BREAK_LINE);
}

static void add_control(drs_glyphs *glyphs, uint32_t c)
{
    if (c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029)
        add_line_end(glyphs);
    else if (c == ' ' || (c >= '\t' && c <= '\r'))
        add_blank(glyphs);
}

static void add_other(drs_glyphs *glyphs, uint32_t c, drs_place run)
{
    drs_width width = drs_faces_width(glyphs->faces, face_of(glyphs), c);
    if (c == 0xAD || c == 0x200B) {
        drs_width none = {.code = c, .face = (uint8_t)face_of(glyphs)};
        add(glyphs, none, c == 0xAD ? DRS_BREAK_SOFT : DRS_BREAK_AFTER);
        return;
    }
    if (width.state == DRS_WIDTH_DROPPED)
        return;
    if (width.state != DRS_WIDTH_KNOWN && glyphs->tell)
        glyphs->tell(glyphs->context, &width, run);
    add(glyphs, width, DRS_BREAK_NOT);
}

static bool is_control(uint32_t c)
{
    return c <= ' ' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Letters from *at on whose widths are known: nearly all of most texts. There is room for them. */
static void add_letters(drs_glyphs *glyphs, drs_str text, size_t *at)
{
    drs_face face = face_of(glyphs);
    const drs_width *known = glyphs->faces->latin[face];
    drs_glyph *to = &glyphs->glyphs[glyphs->count];
    drs_glyph glyph = {.span = (uint32_t)glyphs->span_count - 1, .brk = DRS_BREAK_NOT};
    size_t i = *at;
    for (; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if ((c | 32u) - 'a' > 'z' - 'a' || known[c].state != DRS_WIDTH_KNOWN)
            break;
        glyph.code = known[c].code;
        glyph.advance = known[c].advance;
        glyph.face = known[c].face;
        *to++ = glyph;
    }
    glyphs->count += i - *at;
    *at = i;
}

/* "z" of "z. B.": the last glyph, and no other letter before it. */
static bool is_letter_alone(const drs_glyphs *glyphs)
{
    const drs_glyph *end = glyphs->glyphs + glyphs->count;
    return glyphs->count && drs_utf8_is_letter(end[-1].code) &&
           (glyphs->count == 1 || !drs_utf8_is_letter(end[-2].code));
}

static void add_character(drs_glyphs *glyphs, uint32_t c, drs_place run)
{
    if (c == '-' || c == '/' || (c >= 0x2010 && c <= 0x2014))
        glyphs->special = true;
    else if ((c >= '0' && c <= '9') || (c == '.' && is_letter_alone(glyphs)))
        glyphs->figures = true;
    if (is_control(c))
        add_control(glyphs, c);
    else
        add_other(glyphs, c, run);
}

void drs_glyphs_text(drs_glyphs *glyphs, drs_str text, drs_place run)
{
    /* A character has at least one byte. */
    glyphs->glyphs = drs_room_for(glyphs->mem, glyphs->glyphs, glyphs->count + text.len,
                                  &glyphs->capacity, sizeof *glyphs->glyphs);
    for (size_t at = 0; at < text.len;) {
        add_letters(glyphs, text, &at);
        if (at < text.len)
            add_character(glyphs, drs_utf8_next(text, &at), run);
    }
}

void drs_glyphs_gap(drs_glyphs *glyphs, uint16_t advance)
{
    drs_width width = {.code = ' ', .advance = advance, .face = (uint8_t)face_of(glyphs)};
    add(glyphs, width, DRS_BREAK_NOT);
}
