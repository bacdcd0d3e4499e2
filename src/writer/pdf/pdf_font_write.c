/* SPDX-License-Identifier: Apache-2.0
 * The objects of a face: font file, CIDToGIDMap, CMap, ToUnicode, descriptor, CIDFont, Type0 font
 * (ISO 32000-1, 9.7 to 9.10; ISO 19005-3, 6.2.11). libharu would write widths of all glyphs, a map
 * of 128 KB, a descriptor without CapHeight and a ToUnicode nobody can read. */
#include "layout/page.h"
#include "writer/pdf/pdf_face.h"
#include "writer/pdf/pdf_sfnt.h"
#include "writer/pdf/pdf_text.h"

#include <libdeflate.h>

/* A character used, with all its numbers. */
typedef struct used {
    uint32_t code_point;
    uint16_t code, glyph; /* code: its CID also */
    int16_t advance;
} used;

typedef struct font {
    const drs_mem *mem;
    drs_pdf_file *file;
    const drs_pdf_face *face;
    used *items; /* in order of codes */
    size_t count;
    char name[HPDF_LIMIT_MAX_NAME_LEN + 8]; /* with its subset tag */
} font;

static void collect_one(font *f, uint32_t code_point, uint16_t code)
{
    const drs_pdf_glyph *glyph =
        f->face->cells[code_point / DRS_PDF_CELL] + code_point % DRS_PDF_CELL;
    f->items[f->count++] = (used){code_point, code, glyph->id, glyph->drawn};
}

/* In order of codes. */
static void collect(font *f)
{
    const drs_pdf_face *face = f->face;
    f->items = drs_mem_new(f->mem, (128 + face->used_count) * sizeof *f->items);
    for (uint16_t c = 0x20; c < 0x80; c++)
        if (face->ascii[c] && face->cells[0])
            collect_one(f, c, c);
    for (size_t i = 0; i < face->used_count; i++)
        collect_one(f, face->used[i], drs_pdf_code(i));
}

static void put_hex16(drs_buf *out, uint32_t number)
{
    for (int shift = 12; shift >= 0; shift -= 4)
        drs_buf_byte(out, "0123456789ABCDEF"[number >> shift & 15]);
}

static void put_code(drs_buf *out, uint16_t code)
{
    drs_buf_byte(out, '<');
    if (code < 0x80) {
        drs_buf_byte(out, "0123456789ABCDEF"[code >> 4]);
        drs_buf_byte(out, "0123456789ABCDEF"[code & 15]);
    } else {
        put_hex16(out, code);
    }
    drs_buf_byte(out, '>');
}

static void put_unicode(drs_buf *out, uint32_t code_point)
{
    drs_buf_byte(out, '<');
    if (code_point > 0xFFFF) {
        put_hex16(out, 0xD7C0 + (code_point >> 10));
        put_hex16(out, 0xDC00 + (code_point & 0x3FF));
    } else {
        put_hex16(out, code_point);
    }
    drs_buf_byte(out, '>');
}

static void put_cmap_head(drs_buf *out, const char *name, const char *info, const char *type)
{
    const char *const lines[] = {
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo ",
        info,
        " def\n/CMapName /",
        name,
        " def\n/CMapType ",
        type,
        " def\n/WMode 0 def\n",
        "2 begincodespacerange\n<00> <7F>\n<8080> <FFFF>\nendcodespacerange\n"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        drs_buf_text(out, lines[i]);
}

static void put_cmap_tail(drs_buf *out)
{
    drs_buf_text(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}

/* Blocks of at most 100 lines (Adobe Technical Note 5014). */
static void put_unicodes(drs_buf *out, const font *f)
{
    enum { BLOCK = 100 };
    for (size_t i = 0; i < f->count; i++) {
        if (i % BLOCK == 0) {
            drs_buf_int(out, (int64_t)(f->count - i < BLOCK ? f->count - i : BLOCK));
            drs_buf_text(out, " beginbfchar\n");
        }
        put_code(out, f->items[i].code);
        drs_buf_byte(out, ' ');
        uint32_t code_point = f->items[i].code_point;
        put_unicode(out, drs_pdf_is_text(code_point) ? code_point : DRS_STAND_IN);
        drs_buf_byte(out, '\n');
        if (i % BLOCK == BLOCK - 1 || i + 1 == f->count)
            drs_buf_text(out, "endbfchar\n");
    }
}

/* Every code is its CID; a range may only differ in the last byte. */
static void put_ranges(drs_buf *out, const font *f)
{
    enum { ROW = 128, ROWS_MOST = 99 };
    size_t rows = (f->face->used_count + ROW - 1) / ROW;
    drs_buf_text(out, "1 begincidrange\n<00> <7F> 0\nendcidrange\n");
    for (size_t i = 0; i < rows; i++) {
        if (i % ROWS_MOST == 0) {
            drs_buf_int(out, (int64_t)(rows - i < ROWS_MOST ? rows - i : ROWS_MOST));
            drs_buf_text(out, " begincidrange\n");
        }
        uint16_t first = drs_pdf_code(i * ROW);
        put_code(out, first);
        drs_buf_byte(out, ' ');
        put_code(out, (uint16_t)(first + ROW - 1));
        drs_buf_byte(out, ' ');
        drs_buf_int(out, first);
        drs_buf_byte(out, '\n');
        if (i % ROWS_MOST == ROWS_MOST - 1 || i + 1 == rows)
            drs_buf_text(out, "endcidrange\n");
    }
}

#define SYSTEM_INFO(ordering) "<</Registry(Adobe)/Ordering(" ordering ")/Supplement 0>>"

static uint32_t write_encoding(const font *f)
{
    drs_buf out = DRS_BUF(f->mem);
    uint32_t number = drs_pdf_file_reserve(f->file);
    put_cmap_head(&out, "DRS-Mixed-H", SYSTEM_INFO("Identity"), "1");
    put_ranges(&out, f);
    put_cmap_tail(&out);
    drs_pdf_file_stream(
        f->file, number,
        "/Type/CMap/CMapName/DRS-Mixed-H/WMode 0/CIDSystemInfo" SYSTEM_INFO("Identity"),
        drs_buf_str(&out), DRS_PDF_PACKED);
    drs_buf_free(&out);
    return number;
}

static uint32_t write_to_unicode(const font *f)
{
    drs_buf out = DRS_BUF(f->mem);
    uint32_t number = drs_pdf_file_reserve(f->file);
    put_cmap_head(&out, "Adobe-Identity-UCS", SYSTEM_INFO("UCS"), "2");
    put_unicodes(&out, f);
    put_cmap_tail(&out);
    drs_pdf_file_stream(f->file, number, "", drs_buf_str(&out), DRS_PDF_PACKED);
    drs_buf_free(&out);
    return number;
}

/* Six capital letters that differ where the subset differs, and the name without the style that
 * libharu adds ("LiberationSans-Bold,Bold"). */
static void set_name(font *f, drs_str subset)
{
    uint32_t check = libdeflate_crc32(0, subset.ptr, subset.len);
    for (size_t i = 0; i < 6; i++, check /= 26)
        f->name[i] = (char)('A' + check % 26);
    f->name[6] = '+';
    const char *family = f->face->def->base_font;
    size_t length = strcspn(family, ",");
    memcpy(f->name + 7, family, length);
    f->name[7 + length] = '\0';
}

static uint32_t write_map(const font *f, const uint16_t *map)
{
    size_t length = 2 * ((size_t)f->items[f->count - 1].code + 1);
    drs_buf out = DRS_BUF(f->mem);
    uint32_t number = drs_pdf_file_reserve(f->file);
    memset(drs_buf_room(&out, length), 0, length);
    out.len = length;
    for (size_t i = 0; i < f->count; i++) {
        const used *item = &f->items[i];
        out.ptr[(size_t)item->code * 2] = (char)(map[item->glyph] >> 8);
        out.ptr[(size_t)item->code * 2 + 1] = (char)(map[item->glyph] & 0xFF);
    }
    drs_pdf_file_stream(f->file, number, "", drs_buf_str(&out), DRS_PDF_PACKED);
    drs_buf_free(&out);
    return number;
}

static uint32_t write_subset(font *f, uint32_t *map_number)
{
    const struct _HPDF_TTFontDefAttr_Rec *attr = f->face->def->attr;
    size_t count = attr->num_glyphs;
    unsigned char *wanted = drs_mem_new(f->mem, count);
    uint16_t *map = drs_mem_new(f->mem, count * sizeof *map);
    memset(wanted, 0, count);
    for (size_t i = 0; i < f->count; i++)
        wanted[f->items[i].glyph] = 1;
    drs_buf out = DRS_BUF(f->mem), entries = DRS_BUF(f->mem);
    drs_sfnt_subset(&out, f->face->file, wanted, map, count);
    set_name(f, drs_buf_str(&out));
    drs_buf_text(&entries, "/Length1 ");
    drs_buf_int(&entries, (int64_t)out.len);
    drs_buf_byte(&entries, '\0');
    uint32_t number = drs_pdf_file_reserve(f->file);
    drs_pdf_file_stream(f->file, number, entries.ptr, drs_buf_str(&out), DRS_PDF_PACKED);
    *map_number = write_map(f, map);
    drs_buf_free(&entries);
    drs_buf_free(&out);
    drs_mem_free(f->mem, map);
    drs_mem_free(f->mem, wanted);
    return number;
}

static void put_entry(drs_buf *out, const char *key, int64_t value)
{
    drs_buf_text(out, key);
    drs_buf_byte(out, ' ');
    drs_buf_int(out, value);
}

/* Stems get thicker with the square of the weight: 88 for 400, 166 for 700 (1/1000 em). */
static int64_t stem_of(drs_str file)
{
    int64_t weight = drs_sfnt_u16(drs_sfnt_table(file, "OS/2"), 4);
    return 50 + weight * weight / ((int64_t)65 * 65);
}

static uint32_t write_descriptor(const font *f, uint32_t font_file)
{
    enum { NONSYMBOLIC = 32, ITALIC = 64 };
    HPDF_FontDef def = f->face->def;
    int angle = (int16_t)drs_sfnt_u16(drs_sfnt_table(f->face->file, "post"), 4);
    uint32_t number = drs_pdf_file_reserve(f->file);
    drs_buf *out = drs_pdf_file_begin(f->file, number);
    drs_buf_text(out, "<</Type/FontDescriptor/FontName/");
    drs_buf_text(out, f->name);
    put_entry(out, "/Flags", NONSYMBOLIC | (angle ? ITALIC : 0));
    put_entry(out, "/FontBBox[", (int64_t)def->font_bbox.left);
    put_entry(out, "", (int64_t)def->font_bbox.bottom);
    put_entry(out, "", (int64_t)def->font_bbox.right);
    put_entry(out, "", (int64_t)def->font_bbox.top);
    put_entry(out, "]/ItalicAngle", angle);
    put_entry(out, "/Ascent", def->ascent);
    put_entry(out, "/Descent", def->descent);
    put_entry(out, "/CapHeight", def->cap_height);
    put_entry(out, "/XHeight", def->x_height);
    put_entry(out, "/StemV", stem_of(f->face->file));
    drs_buf_text(out, "/FontFile2 ");
    drs_pdf_put_ref(out, font_file);
    drs_buf_text(out, ">>");
    drs_pdf_file_end(f->file);
    return number;
}

/* 1/2048 em as 1/1000 em with one decimal, rounded. */
static void put_width(drs_buf *out, int32_t advance)
{
    drs_pdf_put_length(out, (int32_t)(((int64_t)advance * 10000 + 1024) / 2048 * 100));
}

/* "/W[32[278 278]97[556]]": runs of neighbours. */
static void put_widths(drs_buf *out, const font *f)
{
    drs_buf_text(out, "/W[");
    for (size_t i = 0; i < f->count; i++) {
        bool follows = i > 0 && f->items[i].code == f->items[i - 1].code + 1;
        if (!follows) {
            drs_buf_text(out, i ? "]" : "");
            drs_buf_int(out, f->items[i].code);
        }
        drs_buf_byte(out, follows ? ' ' : '[');
        put_width(out, f->items[i].advance);
    }
    drs_buf_text(out, "]]");
}

static uint32_t write_cid_font(const font *f, uint32_t descriptor, uint32_t map)
{
    uint32_t number = drs_pdf_file_reserve(f->file);
    drs_buf *out = drs_pdf_file_begin(f->file, number);
    drs_buf_text(out, "<</Type/Font/Subtype/CIDFontType2/BaseFont/");
    drs_buf_text(out, f->name);
    drs_buf_text(out, "/CIDSystemInfo" SYSTEM_INFO("Identity") "/FontDescriptor ");
    drs_pdf_put_ref(out, descriptor);
    drs_buf_text(out, "/CIDToGIDMap ");
    drs_pdf_put_ref(out, map);
    drs_buf_text(out, "/DW 1000");
    put_widths(out, f);
    drs_buf_text(out, ">>");
    drs_pdf_file_end(f->file);
    return number;
}

static uint32_t write_font(const font *f, uint32_t cid_font, uint32_t encoding, uint32_t unicode)
{
    uint32_t number = drs_pdf_file_reserve(f->file);
    drs_buf *out = drs_pdf_file_begin(f->file, number);
    drs_buf_text(out, "<</Type/Font/Subtype/Type0/BaseFont/");
    drs_buf_text(out, f->name);
    drs_buf_text(out, "/Encoding ");
    drs_pdf_put_ref(out, encoding);
    drs_buf_text(out, "/DescendantFonts[");
    drs_pdf_put_ref(out, cid_font);
    drs_buf_text(out, "]/ToUnicode ");
    drs_pdf_put_ref(out, unicode);
    drs_buf_text(out, ">>");
    drs_pdf_file_end(f->file);
    return number;
}

uint32_t drs_pdf_face_write(const drs_pdf_face *face, drs_pdf_file *file, const drs_mem *mem)
{
    font f = {.mem = mem, .file = file, .face = face};
    uint32_t number = 0;
    collect(&f);
    if (f.count) {
        uint32_t encoding = write_encoding(&f), unicode = write_to_unicode(&f), map;
        uint32_t font_file = write_subset(&f, &map);
        uint32_t cid_font = write_cid_font(&f, write_descriptor(&f, font_file), map);
        number = write_font(&f, cid_font, encoding, unicode);
    }
    drs_mem_free(mem, f.items);
    return number;
}
