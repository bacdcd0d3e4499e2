/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/pdf/pdf_sfnt.h"

uint16_t drs_sfnt_u16(drs_str table, size_t at)
{
    if (!table.ptr || at + 2 > table.len)
        return 0;
    const unsigned char *bytes = (const unsigned char *)table.ptr + at;
    return (uint16_t)((unsigned)bytes[0] << 8 | bytes[1]);
}

uint32_t drs_sfnt_u32(drs_str table, size_t at)
{
    return (uint32_t)drs_sfnt_u16(table, at) << 16 | drs_sfnt_u16(table, at + 2);
}

drs_str drs_sfnt_table(drs_str file, const char *tag)
{
    size_t count = drs_sfnt_u16(file, 4);
    for (size_t i = 0; i < count && 28 + 16 * i <= file.len; i++) {
        size_t entry = 12 + 16 * i, from = drs_sfnt_u32(file, entry + 8);
        if (memcmp(file.ptr + entry, tag, 4) == 0)
            return drs_str_sub(file, from, from + drs_sfnt_u32(file, entry + 12));
    }
    return (drs_str){NULL, 0};
}

/* Format 12: groups of first and last character and the first's glyph, in order. */
static uint16_t find_group(drs_str table, uint32_t code_point)
{
    size_t low = 0, high = drs_sfnt_u32(table, 12);
    while (low < high) {
        size_t middle = low + (high - low) / 2, group = 16 + 12 * middle;
        uint32_t first = drs_sfnt_u32(table, group);
        if (code_point < first)
            high = middle;
        else if (code_point > drs_sfnt_u32(table, group + 4))
            low = middle + 1;
        else
            return (uint16_t)(drs_sfnt_u32(table, group + 8) + code_point - first);
    }
    return 0;
}

uint16_t drs_sfnt_glyph(drs_str file, uint32_t code_point)
{
    drs_str cmap = drs_sfnt_table(file, "cmap");
    size_t count = drs_sfnt_u16(cmap, 2);
    for (size_t i = 0; i < count; i++) {
        size_t at = drs_sfnt_u32(cmap, 8 + 8 * i);
        if (drs_sfnt_u16(cmap, at) == 12)
            return find_group(drs_str_sub(cmap, at, cmap.len), code_point);
    }
    return 0;
}

/* Everything the steps of building a subset share. */
typedef struct subset {
    drs_str file, glyf, loca;
    bool long_offsets;
    unsigned char *wanted;
    uint16_t *map;
    size_t count;
} subset;

static drs_str outline_of(const subset *s, size_t glyph)
{
    if (s->long_offsets)
        return drs_str_sub(s->glyf, drs_sfnt_u32(s->loca, 4 * glyph),
                           drs_sfnt_u32(s->loca, 4 * glyph + 4));
    return drs_str_sub(s->glyf, (size_t)2 * drs_sfnt_u16(s->loca, 2 * glyph),
                       (size_t)2 * drs_sfnt_u16(s->loca, 2 * glyph + 2));
}

/* The parts of a composite glyph: offset of the next part's glyph number in its outline, 0 after
 * the last. Start with *at = 0. */
static size_t next_part(drs_str outline, size_t *at)
{
    enum { WORDS = 1, SCALE = 8, MORE = 32, TWO_SCALES = 64, MATRIX = 128 };
    if (*at == 0) {
        if (outline.len < 14 || !(drs_sfnt_u16(outline, 0) & 0x8000))
            return 0;
        *at = 10;
    } else if (*at >= outline.len) {
        return 0;
    }
    size_t part = *at + 2;
    unsigned flags = drs_sfnt_u16(outline, *at);
    size_t scale = flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0;
    *at = flags & MORE ? part + 2 + (flags & WORDS ? 4 : 2) + scale : outline.len;
    return part + 2 <= outline.len ? part : 0;
}

/* Parts of parts come later in the sweep or need another one. */
static void mark_parts(const subset *s)
{
    for (bool again = true; again;) {
        again = false;
        for (size_t glyph = 0; glyph < s->count; glyph++) {
            if (!s->wanted[glyph])
                continue;
            drs_str outline = outline_of(s, glyph);
            size_t at = 0, part;
            while ((part = next_part(outline, &at)) != 0) {
                uint16_t other = drs_sfnt_u16(outline, part);
                if (other < s->count && !s->wanted[other]) {
                    s->wanted[other] = 1;
                    again = again || other < glyph;
                }
            }
        }
    }
}

static size_t number_glyphs(const subset *s)
{
    size_t next = 0;
    for (size_t glyph = 0; glyph < s->count; glyph++)
        s->map[glyph] = s->wanted[glyph] ? (uint16_t)next++ : 0;
    return next;
}

static void put_u16(drs_buf *out, unsigned number)
{
    drs_buf_byte(out, (char)(number >> 8 & 0xFF));
    drs_buf_byte(out, (char)(number & 0xFF));
}

static void put_u32(drs_buf *out, uint32_t number)
{
    put_u16(out, number >> 16);
    put_u16(out, number & 0xFFFF);
}

static void align(drs_buf *out)
{
    while (out->len % 4)
        drs_buf_byte(out, '\0');
}

static void set_u16(drs_buf *out, size_t at, unsigned number)
{
    out->ptr[at] = (char)(number >> 8 & 0xFF);
    out->ptr[at + 1] = (char)(number & 0xFF);
}

static void put_outlines(drs_buf *glyf, drs_buf *loca, const subset *s)
{
    for (size_t glyph = 0; glyph < s->count; glyph++) {
        if (!s->wanted[glyph])
            continue;
        drs_str outline = outline_of(s, glyph);
        size_t start = glyf->len, at = 0, part;
        put_u32(loca, (uint32_t)start);
        drs_buf_put(glyf, outline);
        while ((part = next_part(outline, &at)) != 0) {
            uint16_t other = drs_sfnt_u16(outline, part);
            set_u16(glyf, start + part, other < s->count ? s->map[other] : 0);
        }
        align(glyf);
    }
    put_u32(loca, (uint32_t)glyf->len);
}

static void put_metrics(drs_buf *hmtx, const subset *s)
{
    drs_str table = drs_sfnt_table(s->file, "hmtx");
    size_t full = drs_sfnt_u16(drs_sfnt_table(s->file, "hhea"), 34);
    for (size_t glyph = 0; glyph < s->count; glyph++) {
        if (!s->wanted[glyph])
            continue;
        size_t last = full ? full - 1 : 0;
        put_u16(hmtx, drs_sfnt_u16(table, 4 * (glyph < full ? glyph : last)));
        put_u16(hmtx,
                drs_sfnt_u16(table, glyph < full ? 4 * glyph + 2 : 4 * full + 2 * (glyph - full)));
    }
}

static uint32_t checksum(drs_str table)
{
    uint32_t sum = 0;
    for (size_t at = 0; at < table.len; at += 4)
        sum += drs_sfnt_u32(table, at);
    return sum;
}

enum { CVT, FPGM, GLYF, HEAD, HHEA, HMTX, LOCA, MAXP, PREP, TABLES };
static const char *const tags[TABLES] = {"cvt ", "fpgm", "glyf", "head", "hhea",
                                         "hmtx", "loca", "maxp", "prep"};

/* Directory and tables; each starts at a multiple of four. */
static void put_tables(drs_buf *out, drs_buf *tables)
{
    size_t start = out->len;
    uint32_t offset = 12 + 16 * TABLES;
    put_u32(out, 0x00010000);
    put_u16(out, TABLES);
    put_u16(out, 8 * 16); /* the largest power of two below, times 16; its logarithm; the rest */
    put_u16(out, 3);
    put_u16(out, (TABLES - 8) * 16);
    for (size_t i = 0; i < TABLES; i++) {
        uint32_t length = (uint32_t)tables[i].len;
        align(&tables[i]);
        drs_buf_put(out, drs_str_of(tags[i], 4));
        put_u32(out, checksum(drs_buf_str(&tables[i])));
        put_u32(out, offset);
        put_u32(out, length);
        offset += (uint32_t)tables[i].len;
    }
    size_t head = 0;
    for (size_t i = 0; i < TABLES; i++) {
        if (i == HEAD)
            head = out->len;
        drs_buf_put(out, drs_buf_str(&tables[i]));
    }
    uint32_t adjust = 0xB1B0AFBA - checksum(drs_str_of(out->ptr + start, out->len - start));
    set_u16(out, head + 8, adjust >> 16);
    set_u16(out, head + 10, adjust & 0xFFFF);
}

void drs_sfnt_subset(drs_buf *out, drs_str file, unsigned char *wanted, uint16_t *map, size_t count)
{
    subset s = {.file = file,
                .glyf = drs_sfnt_table(file, "glyf"),
                .loca = drs_sfnt_table(file, "loca"),
                .long_offsets = drs_sfnt_u16(drs_sfnt_table(file, "head"), 50) != 0,
                .wanted = wanted,
                .count = count};
    s.map = map;
    if (count == 0)
        return;
    wanted[0] = 1;
    mark_parts(&s);
    unsigned glyphs = (unsigned)number_glyphs(&s);
    drs_buf tables[TABLES];
    for (size_t i = 0; i < TABLES; i++) {
        tables[i] = DRS_BUF(out->mem);
        if (i != GLYF && i != LOCA && i != HMTX)
            drs_buf_put(&tables[i], drs_sfnt_table(file, tags[i]));
    }
    put_outlines(&tables[GLYF], &tables[LOCA], &s);
    put_metrics(&tables[HMTX], &s);
    if (tables[HEAD].len >= 54 && tables[HHEA].len >= 36 && tables[MAXP].len >= 6) {
        memset(tables[HEAD].ptr + 8, 0, 4); /* checkSumAdjustment counts as 0 */
        set_u16(&tables[HEAD], 50, 1);      /* offsets of 32 bits */
        set_u16(&tables[HHEA], 34, glyphs);
        set_u16(&tables[MAXP], 4, glyphs);
        put_tables(out, tables);
    }
    for (size_t i = 0; i < TABLES; i++)
        drs_buf_free(&tables[i]);
}
