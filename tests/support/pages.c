/* SPDX-License-Identifier: Apache-2.0 */
#include "support/pages.h"

#include "base/resource.h"
#include "support/suite.h"

/* ---- widths ---- */

static int32_t half_em(void *context, drs_face face, uint32_t c)
{
    (void)context;
    if (c >= 0x4E00 || (face < DRS_FACE_FALLBACK && c >= 0x1E00 && (c < 0x2010 || c > 0x2030)))
        return -1;
    return c == ' ' || c == 0xA0 ? DRS_UNITS_PER_EM / 4 : DRS_UNITS_PER_EM / 2;
}

drs_metrics drs_test_half_em(void)
{
    return (drs_metrics){.advance = half_em};
}

/* One TrueType face, as far as widths need it (ISO/IEC 14496-22). */
typedef struct ttf {
    drs_str font;
    size_t hmtx, cmap; /* offsets of the tables; cmap: of its format 4 subtable */
    unsigned wide;     /* glyphs with a width of their own */
    unsigned per_em;
} ttf;

static unsigned u16(drs_str font, size_t at)
{
    const unsigned char *p = (const unsigned char *)font.ptr + at;
    return at + 2 <= font.len ? (unsigned)p[0] << 8 | p[1] : 0;
}

static size_t u32(drs_str font, size_t at)
{
    return (size_t)u16(font, at) << 16 | u16(font, at + 2);
}

static size_t table_of(drs_str font, const char *name)
{
    unsigned count = u16(font, 4);
    for (unsigned i = 0; i < count; i++)
        if (memcmp(font.ptr + 12 + 16 * i, name, 4) == 0)
            return u32(font, 12 + 16 * i + 8);
    return 0;
}

static ttf ttf_of(drs_str font)
{
    ttf face = {.font = font, .hmtx = table_of(font, "hmtx")};
    face.wide = u16(font, table_of(font, "hhea") + 34);
    face.per_em = u16(font, table_of(font, "head") + 18);
    size_t cmap = table_of(font, "cmap");
    for (unsigned i = 0; i < u16(font, cmap + 2); i++) {
        size_t subtable = cmap + u32(font, cmap + 4 + 8 * i + 4);
        if (u16(font, subtable) == 4)
            face.cmap = subtable;
    }
    return face;
}

static unsigned glyph_of(const ttf *face, uint32_t c)
{
    unsigned segments = u16(face->font, face->cmap + 6) / 2;
    for (unsigned i = 0; i < segments && c < 0x10000; i++) {
        size_t end = face->cmap + 14 + 2 * i, start = end + 2 * segments + 2;
        size_t delta = start + 2 * segments, range = delta + 2 * segments;
        if (c > u16(face->font, end))
            continue;
        unsigned first = u16(face->font, start), offset = u16(face->font, range);
        if (c < first)
            return 0;
        if (offset == 0)
            return (c + u16(face->font, delta)) & 0xFFFF;
        unsigned glyph = u16(face->font, range + offset + 2 * (c - first));
        return glyph ? (glyph + u16(face->font, delta)) & 0xFFFF : 0;
    }
    return 0;
}

static int32_t ttf_advance(void *context, drs_face face, uint32_t c)
{
    const ttf *font = (const ttf *)context + face;
    unsigned glyph = glyph_of(font, c);
    if (glyph == 0)
        return -1;
    if (glyph >= font->wide)
        glyph = font->wide - 1;
    return (int32_t)(u16(font->font, font->hmtx + 4 * glyph) * DRS_UNITS_PER_EM / font->per_em);
}

drs_metrics drs_test_fonts(drs_arena *arena)
{
    static const char *const files[DRS_FACE_COUNT] = {"fonts/LiberationSans-Regular.ttf",
                                                      "fonts/LiberationSans-Bold.ttf",
                                                      "fonts/LiberationSans-Italic.ttf",
                                                      "fonts/LiberationSans-BoldItalic.ttf",
                                                      "fonts/DejaVuSans.ttf",
                                                      "fonts/DejaVuSans-Bold.ttf"};
    ttf *faces = drs_arena_alloc(arena, DRS_FACE_COUNT * sizeof *faces);
    for (int i = 0; i < DRS_FACE_COUNT; i++)
        faces[i] = ttf_of(drs_resource(files[i]));
    return (drs_metrics){.context = faces, .advance = ttf_advance};
}

/* ---- pages as text ---- */

const char *drs_test_tag_name(drs_tag tag)
{
    static const char *const names[] = {
        "Document", "H1",        "H2",   "H3",    "P",     "L",     "LI", "Lbl", "LBody", "Span",
        "Link",     "Reference", "Note", "Table", "THead", "TBody", "TR", "TH",  "TD"};
    return names[tag];
}

static void number(drs_buf *out, const char *before, int64_t value)
{
    drs_buf_text(out, before);
    drs_buf_int(out, value);
}

/* 12650 as "12.650" */
static void length(drs_buf *out, const char *before, int32_t value)
{
    number(out, before, value / 1000);
    drs_buf_byte(out, '.');
    drs_buf_int_padded(out, value < 0 ? -(value % 1000) : value % 1000, 3);
}

static void quoted(drs_buf *out, const char *name, drs_str text)
{
    if (text.len == 0)
        return;
    drs_buf_text(out, name);
    drs_buf_byte(out, '"');
    drs_buf_put(out, text);
    drs_buf_byte(out, '"');
}

static void print_element(drs_buf *out, const drs_element *e)
{
    static const char *const scopes[] = {"", " scope=column", " scope=row"};
    number(out, "open ", e->id);
    drs_buf_byte(out, ' ');
    drs_buf_text(out, drs_test_tag_name(e->tag));
    number(out, " in ", e->parent);
    drs_buf_text(out, scopes[e->scope]);
    quoted(out, " uri=", e->uri);
    if (e->goal)
        number(out, " goal=", e->goal);
    quoted(out, " contents=", e->contents);
    quoted(out, " means=", e->expansion);
    quoted(out, " note=", e->note_id);
    if (e->outline.len)
        number(out, " outline", e->outline_level);
    quoted(out, "=", e->outline);
    drs_buf_byte(out, '\n');
}

static void print_item(drs_buf *out, const drs_item *item)
{
    static const char *const kinds[] = {"text", "black", "shade"};
    static const char *const artifacts[] = {"", " header", " footer", " layout", " repeat"};
    static const char *const faces[] = {"",          " bold",         " italic", " bold-italic",
                                        " fallback", " fallback-bold"};
    drs_buf_text(out, kinds[item->kind]);
    drs_buf_text(out, artifacts[item->artifact]);
    if (item->element)
        number(out, " of ", item->element);
    length(out, " at ", item->x);
    length(out, ",", item->y);
    length(out, " wide ", item->width);
    if (item->kind != DRS_ITEM_TEXT)
        length(out, " high ", item->height);
    else
        length(out, " size ", item->size);
    drs_buf_text(out, faces[item->face]);
    if (item->space)
        length(out, " space ", item->space);
    quoted(out, " ", item->text);
    drs_buf_byte(out, '\n');
}

static bool print_page(void *context, const drs_page *page)
{
    drs_buf *out = context;
    number(out, "page ", page->number);
    length(out, " ", page->width);
    length(out, " x ", page->height);
    drs_buf_byte(out, '\n');
    for (size_t i = 0; i < page->opened_count; i++)
        print_element(out, &page->opened[i]);
    for (size_t i = 0; i < page->item_count; i++)
        print_item(out, &page->items[i]);
    drs_buf_text(out, "close");
    for (size_t i = 0; i < page->closed_count; i++)
        number(out, " ", page->closed[i]);
    drs_buf_text(out, "\n\n");
    return true;
}

drs_page_taker drs_test_printer(drs_buf *out)
{
    return (drs_page_taker){out, print_page};
}

/* ---- bookkeeping ---- */

drs_test_book drs_test_book_new(const drs_mem *mem)
{
    return (drs_test_book){.mem = mem, .count = 1, .words = DRS_BUF(mem)};
}

static void note_opened(drs_test_book *book, const drs_element *e, uint32_t page)
{
    ck_assert_uint_eq(e->id, book->count);
    ck_assert_uint_lt(e->parent, e->id);
    ck_assert((e->parent == 0) == (e->tag == DRS_TAG_DOCUMENT));
    if (e->parent) {
        uint32_t closed = book->entries[e->parent].closed;
        ck_assert_msg(closed == 0 || closed >= page, "element %u opened in closed %u", e->id,
                      e->parent);
    }
    if (e->tag == DRS_TAG_LINK)
        ck_assert((e->goal != 0) != (e->uri.len != 0) && e->contents.len);
    if (book->count >= book->capacity) {
        book->capacity = book->capacity ? 2 * book->capacity : 64;
        book->entries =
            drs_mem_resize(book->mem, book->entries, book->capacity * sizeof *book->entries);
    }
    book->entries[book->count++] =
        (struct drs_test_entry){.parent = e->parent, .tag = e->tag, .page = page};
}

static void note_item(drs_test_book *book, const drs_item *item, const drs_page *page)
{
    ck_assert((item->element == 0) == (item->artifact != DRS_CONTENT));
    ck_assert_int_ge(item->x, 0);
    ck_assert_int_ge(item->y, 0);
    ck_assert_int_le(item->y, page->height);
    if (item->kind != DRS_ITEM_TEXT)
        ck_assert_int_ne(item->artifact, DRS_CONTENT);
    if (item->artifact)
        return;
    ck_assert_uint_lt(item->element, book->count);
    uint32_t closed = book->entries[item->element].closed;
    ck_assert(closed == 0 || closed == page->number);
    drs_buf_put(&book->words, item->text);
}

static void note_closed(drs_test_book *book, uint32_t id, uint32_t page)
{
    ck_assert_uint_gt(id, 0);
    ck_assert_uint_lt(id, book->count);
    ck_assert_msg(book->entries[id].closed == 0, "element %u closed twice", id);
    book->entries[id].closed = page;
}

static bool book_page(void *context, const drs_page *page)
{
    drs_test_book *book = context;
    ck_assert_uint_eq(page->number, ++book->pages);
    for (size_t i = 0; i < page->opened_count; i++)
        note_opened(book, &page->opened[i], page->number);
    for (size_t i = 0; i < page->item_count; i++)
        note_item(book, &page->items[i], page);
    for (size_t i = 0; i < page->closed_count; i++)
        note_closed(book, page->closed[i], page->number);
    for (size_t i = 0; i < page->opened_count; i++)
        if (page->opened[i].goal)
            ck_assert_uint_lt(page->opened[i].goal, book->count);
    if (book->look)
        book->look(book->context, page);
    return true;
}

drs_page_taker drs_test_book_taker(drs_test_book *book)
{
    return (drs_page_taker){book, book_page};
}

void drs_test_book_end(drs_test_book *book)
{
    for (size_t id = 1; id < book->count; id++) {
        ck_assert_msg(book->entries[id].closed, "element %zu never closed", id);
        if (book->entries[id].parent)
            ck_assert_uint_le(book->entries[id].closed,
                              book->entries[book->entries[id].parent].closed);
    }
    drs_mem_free(book->mem, book->entries);
    drs_buf_free(&book->words);
}
