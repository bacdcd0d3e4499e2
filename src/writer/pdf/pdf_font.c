/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/pdf/pdf_font.h"

#include "base/resource.h"
#include "base/utf8.h"
#include "writer/pdf/pdf_face.h"
#include "writer/pdf/pdf_sfnt.h"
#include "writer/pdf/pdf_text.h"

enum { SOFT_HYPHEN = 0xAD, LAST_RESORT = '?' };

static const char *const files[DRS_FACE_COUNT] = {
    [DRS_FACE_REGULAR] = "fonts/LiberationSans-Regular.ttf",
    [DRS_FACE_BOLD] = "fonts/LiberationSans-Bold.ttf",
    [DRS_FACE_ITALIC] = "fonts/LiberationSans-Italic.ttf",
    [DRS_FACE_BOLD_ITALIC] = "fonts/LiberationSans-BoldItalic.ttf",
    [DRS_FACE_FALLBACK] = "fonts/DejaVuSans.ttf",
    [DRS_FACE_FALLBACK_BOLD] = "fonts/DejaVuSans-Bold.ttf",
};

struct drs_pdf_fonts {
    const drs_mem *mem;
    HPDF_Doc haru;
    drs_diags *diags;
    drs_pdf_face *faces[DRS_FACE_COUNT]; /* NULL: not asked for */
};

drs_pdf_fonts *drs_pdf_fonts_new(const drs_mem *mem, HPDF_Doc haru, drs_diags *diags)
{
    drs_pdf_fonts *fonts = drs_mem_new(mem, sizeof *fonts);
    *fonts = (drs_pdf_fonts){.mem = mem, .haru = haru, .diags = diags};
    return fonts;
}

static void free_face(const drs_mem *mem, drs_pdf_face *face)
{
    if (!face)
        return;
    for (size_t i = 0; i < DRS_PDF_CELLS; i++)
        drs_mem_free(mem, face->cells[i]);
    if (face->def)
        HPDF_FontDef_Free(face->def);
    drs_mem_free(mem, face->used);
    drs_mem_free(mem, face);
}

void drs_pdf_fonts_free(drs_pdf_fonts *fonts)
{
    if (!fonts)
        return;
    for (size_t i = 0; i < DRS_FACE_COUNT; i++)
        free_face(fonts->mem, fonts->faces[i]);
    drs_mem_free(fonts->mem, fonts);
}

/* libharu reads the font through these: the bytes stay where they are compiled in. */
static HPDF_STATUS read_bytes(HPDF_Stream stream, HPDF_BYTE *to, HPDF_UINT *count)
{
    drs_pdf_face *face = stream->attr;
    size_t left = face->file.len - face->read;
    bool enough = *count <= left;
    if (!enough)
        *count = (HPDF_UINT)left;
    memcpy(to, face->file.ptr + face->read, *count);
    face->read += *count;
    return enough ? HPDF_OK : HPDF_STREAM_EOF;
}

static HPDF_STATUS seek_bytes(HPDF_Stream stream, HPDF_INT position, HPDF_WhenceMode mode)
{
    drs_pdf_face *face = stream->attr;
    int64_t base = 0;
    if (mode == HPDF_SEEK_CUR)
        base = (int64_t)face->read;
    if (mode == HPDF_SEEK_END)
        base = (int64_t)face->file.len;
    if (base + position < 0 || base + position > (int64_t)face->file.len)
        return HPDF_SetError(stream->error, HPDF_FILE_IO_ERROR, 0);
    face->read = (size_t)(base + position);
    return HPDF_OK;
}

static HPDF_INT32 tell_bytes(HPDF_Stream stream)
{
    const drs_pdf_face *face = stream->attr;
    return (HPDF_INT32)face->read;
}

static HPDF_UINT32 size_bytes(HPDF_Stream stream)
{
    const drs_pdf_face *face = stream->attr;
    return (HPDF_UINT32)face->file.len;
}

static drs_pdf_face *face_of(drs_pdf_fonts *fonts, drs_face which)
{
    drs_pdf_face *face = fonts->faces[which];
    if (face)
        return face;
    face = drs_mem_new(fonts->mem, sizeof *face);
    memset(face, 0, sizeof *face);
    fonts->faces[which] = face;
    face->file = drs_resource(files[which]);
    HPDF_Stream stream = HPDF_CallbackReader_New(fonts->haru->mmgr, read_bytes, seek_bytes,
                                                 tell_bytes, size_bytes, face);
    if (stream) /* embedding: libharu keeps the stream, and frees it with the font */
        face->def = HPDF_TTFontDef_Load(fonts->haru->mmgr, stream, HPDF_TRUE);
    return face;
}

static uint16_t own_glyph(const drs_pdf_face *face, uint32_t code_point)
{
    if (code_point > 0xFFFF)
        return drs_sfnt_glyph(face->file, code_point);
    return HPDF_TTFontDef_GetGlyphid(face->def, (HPDF_UINT16)code_point);
}

/* A character of the same looks, for one the face lacks; 0: none. */
static uint32_t twin(uint32_t code_point)
{
    switch (code_point) {
    case 0x2010: /* hyphen */
    case 0x2011: /* no-break hyphen */
        return '-';
    case 0x2007: /* figure space */
    case 0x202F: /* narrow no-break space */
        return 0xA0;
    default:
        return 0;
    }
}

/* The shape may be borrowed: the code, and with it what is read and copied, stays the character's
 * own. */
static uint16_t glyph_id(const drs_pdf_face *face, uint32_t code_point)
{
    if (code_point == SOFT_HYPHEN)
        return own_glyph(face, '-');
    uint16_t id = own_glyph(face, code_point);
    uint32_t other = id ? 0 : twin(code_point);
    return other ? own_glyph(face, other) : id;
}

static void look_up(const drs_pdf_face *face, uint32_t code_point, drs_pdf_glyph *glyph)
{
    *glyph = (drs_pdf_glyph){.advance = -1, .known = true};
    if (!face->def || !drs_pdf_is_text(code_point))
        return;
    const struct _HPDF_TTFontDefAttr_Rec *attr = face->def->attr;
    uint16_t id = glyph_id(face, code_point);
    if (id == 0 || id >= attr->num_glyphs)
        return;
    uint32_t advance = attr->h_metric[id].advance_width;
    glyph->id = id;
    glyph->advance = (int16_t)(advance * DRS_UNITS_PER_EM / attr->header.units_per_em);
    glyph->drawn = glyph->advance;
}

static drs_pdf_glyph *glyph_of(drs_pdf_fonts *fonts, drs_pdf_face *face, uint32_t code_point)
{
    drs_pdf_glyph **cell = &face->cells[code_point / DRS_PDF_CELL];
    if (!*cell) {
        *cell = drs_mem_new(fonts->mem, DRS_PDF_CELL * sizeof **cell);
        memset(*cell, 0, DRS_PDF_CELL * sizeof **cell);
    }
    drs_pdf_glyph *glyph = *cell + code_point % DRS_PDF_CELL;
    if (!glyph->known)
        look_up(face, code_point, glyph);
    return glyph;
}

static int32_t advance(void *context, drs_face which, uint32_t code_point)
{
    drs_pdf_fonts *fonts = context;
    if (code_point > 0x10FFFF || (unsigned)which >= DRS_FACE_COUNT)
        return -1;
    return glyph_of(fonts, face_of(fonts, which), code_point)->advance;
}

drs_metrics drs_pdf_fonts_metrics(drs_pdf_fonts *fonts)
{
    return (drs_metrics){.context = fonts, .advance = advance};
}

/* Draws the stand-in for a character the face lacks, under a code of its own: layout has told it.
 * False: the face has none. */
static bool lend_stand_in(const drs_pdf_face *face, drs_pdf_glyph *glyph)
{
    drs_pdf_glyph lent;
    look_up(face, DRS_STAND_IN, &lent);
    if (lent.id == 0)
        look_up(face, LAST_RESORT, &lent);
    glyph->id = lent.id;
    glyph->drawn = lent.advance;
    return lent.id != 0;
}

/* There are no more codes, or no stand-in. */
static uint16_t missing(drs_pdf_fonts *fonts, drs_pdf_face *face, uint32_t code_point)
{
    char digits[8], *to = digits;
    for (int shift = 20; shift >= 0; shift -= 4)
        if (to > digits || shift <= 12 || code_point >> shift)
            *to++ = "0123456789ABCDEF"[code_point >> shift & 15];
    drs_diag_add(fonts->diags, DRS_PDF004, (drs_place){0},
                 (drs_args){{drs_str_of(digits, (size_t)(to - digits))}});
    (void)glyph_of(fonts, face, LAST_RESORT);
    face->ascii[LAST_RESORT] = true;
    return LAST_RESORT;
}

/* The code of a character on the page; of one byte where it is below 0x80. */
static uint16_t code_of(drs_pdf_fonts *fonts, drs_pdf_face *face, uint32_t code_point)
{
    drs_pdf_glyph *glyph = glyph_of(fonts, face, code_point);
    if (glyph->code)
        return glyph->code;
    bool drawable = glyph->id != 0 || lend_stand_in(face, glyph);
    if (!drawable || face->used_count >= DRS_PDF_CODES)
        return missing(fonts, face, code_point);
    if (code_point < 0x80) {
        face->ascii[code_point] = true;
        return glyph->code = (uint16_t)code_point;
    }
    if (face->used_count == face->used_capacity) {
        face->used_capacity = face->used_capacity ? 2 * face->used_capacity : 64;
        face->used = drs_mem_resize(fonts->mem, face->used, face->used_capacity * sizeof(uint32_t));
    }
    face->used[face->used_count] = code_point;
    return glyph->code = drs_pdf_code(face->used_count++);
}

static char *put_code(char *to, uint16_t code)
{
    if (code >= 0x80)
        *to++ = (char)(code >> 8);
    else if (code == '(' || code == ')' || code == '\\')
        *to++ = '\\';
    *to++ = (char)(code & 0xFF);
    return to;
}

/* The bytes from `at` on that stand for themselves end here: in use already, nothing to escape and
 * no blank to stretch. */
static size_t plain_end(const drs_pdf_face *face, drs_str text, size_t at, bool stretched)
{
    for (; at < text.len; at++) {
        unsigned char byte = (unsigned char)text.ptr[at];
        bool plain = byte > ')' ? byte < 0x80 && byte != '\\' : byte == ' ' && !stretched;
        if (!plain || !face->ascii[byte])
            break;
    }
    return at;
}

/* Stretches blanks: adjustments are in 1/1000 of the size and leftwards; what rounding leaves is
 * carried on to the next blank, so that the line's end is right. */
typedef struct spread {
    int64_t due, done; /* 1/1000 em */
} spread;

static void put_adjustment(drs_buf *out, spread *so_far, const drs_pdf_shown *shown)
{
    int64_t more = shown->space;
    so_far->due += more;
    int64_t total =
        (so_far->due * 1000 + (so_far->due < 0 ? -shown->size : shown->size) / 2) / shown->size;
    drs_buf_byte(out, ')');
    drs_buf_int(out, so_far->done - total);
    drs_buf_byte(out, '(');
    so_far->done = total;
}

void drs_pdf_fonts_show(drs_pdf_fonts *fonts, drs_buf *out, const drs_pdf_shown *shown)
{
    drs_pdf_face *face = face_of(fonts, shown->face);
    drs_str text = shown->text;
    bool stretched = shown->space != 0 && shown->size > 0;
    spread so_far = {0};
    if (stretched && shown->on_next_line)
        drs_buf_text(out, "T*");
    drs_buf_text(out, stretched ? "[(" : "(");
    for (size_t at = 0, plain; at < text.len; at = plain) {
        plain = plain_end(face, text, at, stretched);
        if (plain > at) {
            drs_buf_put(out, drs_str_sub(text, at, plain));
            continue;
        }
        char byte = text.ptr[at];
        uint16_t code = code_of(fonts, face, drs_utf8_next(text, &plain));
        char *to = drs_buf_room(out, 2);
        out->len += (size_t)(put_code(to, code) - to);
        if (stretched && byte == ' ' && plain < text.len)
            put_adjustment(out, &so_far, shown);
    }
    drs_buf_text(out, stretched ? ")]TJ\n" : shown->on_next_line ? ")'\n" : ")Tj\n");
}

void drs_pdf_fonts_write(drs_pdf_fonts *fonts, drs_pdf_file *file, drs_buf *resources)
{
    for (size_t i = 0; i < DRS_FACE_COUNT; i++) {
        const drs_pdf_face *face = fonts->faces[i];
        if (!face || !face->def)
            continue;
        uint32_t number = drs_pdf_face_write(face, file, fonts->mem);
        if (number == 0)
            continue;
        drs_buf_text(resources, "/F");
        drs_buf_int(resources, (int64_t)i);
        drs_buf_byte(resources, ' ');
        drs_pdf_put_ref(resources, number);
    }
}
