/* SPDX-License-Identifier: Apache-2.0 */
#include "workbook/builder.h"

#include "base/sort.h"
#include "base/utf8.h"

enum {
    PADDING = 6000,       /* of a column: both programs keep a little free at both edges */
    LOOSENESS = 24,       /* one part of so many: letters on a screen are wider than in print */
    NARROWEST = 30000,    /* column */
    WORD_MOST = 160000,   /* longer words may be broken */
    LINE_PLAIN = 100000,  /* lines up to this width are kept whole where there is room */
    TABLE_HEAD_MOST = 255 /* bytes of the name of a column of an XLSX table */
};

/* ---- styles ---- */

bool drs_style_equal(const drs_style *a, const drs_style *b)
{
    const char *left = a->format.unit ? a->format.unit : "";
    const char *right = b->format.unit ? b->format.unit : "";
    return a->format.kind == b->format.kind && a->format.decimals == b->format.decimals &&
           a->format.grouped == b->format.grouped && a->format.pattern == b->format.pattern &&
           strcmp(left, right) == 0 && a->size == b->size && a->ink == b->ink &&
           a->fill == b->fill && a->align == b->align && a->bold == b->bold &&
           a->italic == b->italic && a->underline == b->underline && a->wrap == b->wrap &&
           a->border == b->border;
}

static uint16_t style_add(drs_builder *builder, drs_style style)
{
    builder->styles = drs_arena_grow(builder->arena, builder->styles, builder->style_count,
                                     &builder->style_capacity, sizeof *builder->styles);
    builder->styles[builder->style_count] = style;
    return (uint16_t)builder->style_count++;
}

uint16_t drs_builder_style(drs_builder *builder, drs_style style)
{
    for (size_t i = 0; i < builder->style_count; i++)
        if (drs_style_equal(&builder->styles[i], &style))
            return (uint16_t)i;
    return style_add(builder, style);
}

drs_style drs_style_cell(drs_format format)
{
    bool date = format.kind == DRS_FORMAT_DATE;
    bool number = format.kind == DRS_FORMAT_NUMBER;
    return (drs_style){.format = format,
                       .size = DRS_SIZE_BODY,
                       .ink = DRS_NO_COLOUR,
                       .fill = DRS_NO_COLOUR,
                       .align = number ? DRS_ALIGN_END
                                : date ? DRS_ALIGN_CENTRE
                                       : DRS_ALIGN_START,
                       .wrap = !number && !date,
                       .border = true};
}

static drs_style look_style(drs_look look)
{
    drs_style style = drs_style_cell((drs_format){.kind = DRS_FORMAT_GENERAL});
    drs_format integer = {.kind = DRS_FORMAT_NUMBER, .grouped = true};
    switch (look) {
    case DRS_LOOK_PLAIN:
    case DRS_LOOK_TITLE:
        style.border = style.wrap = false;
        style.bold = look == DRS_LOOK_TITLE;
        style.size = style.bold ? DRS_SIZE_TITLE : DRS_SIZE_BODY;
        break;
    case DRS_LOOK_HEAD:
    case DRS_LOOK_ADDED:
        style.bold = true;
        style.italic = look == DRS_LOOK_ADDED;
        style.fill = style.italic ? 0xF2F2F2 : 0xDCE6F1;
        break;
    case DRS_LOOK_TEXT:
        break;
    case DRS_LOOK_LITERAL:
        style.format.kind = DRS_FORMAT_TEXT;
        break;
    case DRS_LOOK_STRONG:
        style.bold = true;
        break;
    case DRS_LOOK_INTEGER:
    case DRS_LOOK_STRONG_INTEGER:
    case DRS_LOOK_ORDINAL:
        style = drs_style_cell(integer);
        style.bold = look == DRS_LOOK_STRONG_INTEGER;
        style.align = look == DRS_LOOK_ORDINAL ? DRS_ALIGN_CENTRE : DRS_ALIGN_END;
        break;
    case DRS_LOOK_LINE:
        style = drs_style_cell((drs_format){.kind = DRS_FORMAT_LINE});
        style.wrap = false;
        break;
    case DRS_LOOK_DATE:
        style = drs_style_cell((drs_format){.kind = DRS_FORMAT_DATE});
        break;
    case DRS_LOOK_LINK:
        style.ink = 0x0B3D91;
        style.underline = true;
        break;
    case DRS_LOOK_COUNT:
        break;
    }
    return style;
}

void drs_builder_looks(drs_builder *builder)
{
    for (int look = 0; look < DRS_LOOK_COUNT; look++)
        (void)style_add(builder, look_style((drs_look)look));
}

drs_measure drs_builder_measure(const drs_builder *builder, uint16_t style)
{
    const drs_style *s = &builder->styles[style];
    return (drs_measure){s->bold ? &builder->bold : &builder->regular, s->size};
}

/* ---- names ---- */

drs_str drs_text_cut(drs_str s, size_t most)
{
    size_t at = 0, units = 0;
    while (at < s.len) {
        size_t before = at;
        units += drs_utf8_next(s, &at) >= 0x10000 ? 2 : 1;
        if (units > most)
            return drs_str_sub(s, 0, before);
    }
    return s;
}

/* `name` with the characters both programs refuse as '-', within the length less `spare`. */
static drs_str name_safe(drs_arena *arena, drs_str name, size_t spare)
{
    drs_buf buf = DRS_BUF(drs_arena_mem(arena));
    drs_buf_put(&buf, name);
    for (size_t i = 0; i < buf.len; i++) {
        unsigned char c = (unsigned char)buf.ptr[i];
        if (c < 0x20 || c == 0x7F)
            buf.ptr[i] = ' ';
        else if (strchr("[]:*?/\\", c))
            buf.ptr[i] = '-';
    }
    drs_str s = drs_str_trim(drs_buf_str(&buf));
    s = drs_str_trim(drs_text_cut(s, DRS_SHEET_NAME_MOST - spare));
    while (s.len && s.ptr[0] == '\'')
        s = drs_str_trim(drs_str_sub(s, 1, s.len));
    while (s.len && s.ptr[s.len - 1] == '\'')
        s = drs_str_trim(drs_str_sub(s, 0, s.len - 1));
    s = drs_arena_copy(arena, s.len ? s : drs_str_c("Tabelle"));
    drs_buf_free(&buf);
    return s;
}

static drs_str name_free(drs_builder *builder, drs_str name)
{
    drs_str safe = name_safe(builder->arena, name, 0);
    size_t n = drs_tally_add(&builder->taken, safe);
    while (n > 1) {
        drs_buf *number = &builder->scratch;
        number->len = 0;
        drs_buf_text(number, " (");
        drs_buf_int(number, (int64_t)n++);
        drs_buf_byte(number, ')');
        drs_str pieces[] = {name_safe(builder->arena, name, number->len), drs_buf_str(number)};
        safe = drs_arena_join(builder->arena, pieces, 2);
        if (drs_tally_add(&builder->taken, safe) == 1)
            break;
    }
    return safe;
}

drs_sheet *drs_builder_sheet(drs_builder *builder, drs_str name)
{
    drs_str safe = name_free(builder, name);
    builder->sheets = drs_arena_grow(builder->arena, builder->sheets, builder->sheet_count,
                                     &builder->sheet_capacity, sizeof *builder->sheets);
    drs_sheet *sheet = &builder->sheets[builder->sheet_count++];
    *sheet = (drs_sheet){.name = safe,
                         .head_row = DRS_NOT_FOUND,
                         .repeat_row = DRS_NOT_FOUND,
                         .page_head_left = builder->page_head,
                         .page_head_right = safe,
                         .page_foot_left = builder->page_foot};
    return sheet;
}

uint32_t drs_builder_name(drs_builder *builder, drs_str name, drs_range range)
{
    builder->names = drs_arena_grow(builder->arena, builder->names, builder->name_count,
                                    &builder->name_capacity, sizeof *builder->names);
    builder->names[builder->name_count] = (drs_name){name, range};
    return (uint32_t)builder->name_count++;
}

static int by_bytes(const void *left, const void *right)
{
    return drs_str_compare(*(const drs_str *)left, *(const drs_str *)right);
}

bool drs_heads_are_plain(drs_arena *arena, const drs_str *heads, size_t count)
{
    drs_str *folded = drs_arena_alloc(arena, count * sizeof *folded);
    for (size_t i = 0; i < count; i++) {
        folded[i] = drs_utf8_fold(arena, heads[i]);
        if (heads[i].len == 0 || heads[i].len > TABLE_HEAD_MOST ||
            drs_str_find_byte(heads[i], '\n') != DRS_NOT_FOUND)
            return false;
    }
    drs_sort(drs_arena_mem(arena), folded, count, sizeof *folded, by_bytes);
    for (size_t i = 1; i < count; i++)
        if (drs_str_equal(folded[i - 1], folded[i]))
            return false;
    return true;
}

/* ---- measures ---- */

int32_t drs_row_height(uint32_t lines, int32_t size)
{
    if (lines <= 1 && size <= DRS_SIZE_BODY)
        return 0;
    int64_t height = (int64_t)lines * size * 4 / 3 + 1000;
    return height > DRS_SHEET_ROW_MOST ? DRS_SHEET_ROW_MOST : (int32_t)height;
}

int32_t drs_column_inner(int32_t width)
{
    return width - PADDING - width / LOOSENESS;
}

int32_t drs_head_inner(int32_t width)
{
    return drs_column_inner(width) - DRS_FILTER_BUTTON;
}

int32_t drs_column_width(int64_t text)
{
    int64_t width = (text + PADDING) * LOOSENESS / (LOOSENESS - 1) + 1;
    return (int32_t)(width > NARROWEST ? width : NARROWEST);
}

static int64_t square_root(int64_t n)
{
    int64_t root = 0;
    for (int64_t bit = (int64_t)1 << 30; bit; bit >>= 1)
        if ((root + bit) * (root + bit) <= n)
            root += bit;
    return root;
}

static int32_t least_width(const drs_extent *extent)
{
    return drs_column_width(extent->word < WORD_MOST ? extent->word : WORD_MOST);
}

/* What a column asks for first: its head beside the button of the filter, and the root of its
 * lines' mean square, which one long text among many short ones hardly moves, while a column of
 * long ones, which make the rows high, gets most. */
static int32_t wished_width(const drs_extent *extent)
{
    int64_t usual = extent->cells ? 1000 * square_root(extent->squares / extent->cells) : 0;
    usual = usual < extent->line ? usual : extent->line;
    return drs_column_width(usual > extent->head ? usual : extent->head);
}

/* And then: short lines whole. */
static int32_t plain_width(const drs_extent *extent)
{
    return drs_column_width(extent->line < LINE_PLAIN ? extent->line : LINE_PLAIN);
}

/* Gives each column what it asks for, or its share where the room is less. Returns what is left. */
static int64_t give(drs_sheet_column *columns, const drs_extent *extents, size_t count,
                    int64_t room, int32_t (*asked)(const drs_extent *))
{
    int64_t all = 0;
    for (size_t i = 0; i < count; i++) {
        int32_t more = asked(&extents[i]) - columns[i].width;
        all += more > 0 ? more : 0;
    }
    int64_t given = room < all ? room : all;
    for (size_t i = 0; given > 0 && i < count; i++) {
        int64_t more = asked(&extents[i]) - columns[i].width;
        columns[i].width += more > 0 ? (int32_t)(more * given / all) : 0;
    }
    return room - given;
}

void drs_columns_spread(drs_sheet_column *columns, const drs_extent *extents, size_t count)
{
    int64_t room = DRS_SHEET_MEASURE;
    for (size_t i = 0; i < count; i++) {
        columns[i].width = least_width(&extents[i]);
        room -= columns[i].width;
    }
    if (room > 0)
        room = give(columns, extents, count, room, wished_width);
    if (room > 0)
        (void)give(columns, extents, count, room, plain_width);
}

/* ---- texts ---- */

/* XML 1.0, 2.2: Char, less CR, which XML reads as LF. */
static bool is_legal(uint32_t c)
{
    return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\n' || c == '\t';
}

drs_str drs_text_legal(drs_arena *arena, drs_str text, size_t *changed)
{
    size_t good = 0, before = 0;
    for (; good < text.len; before = good)
        if (!is_legal(drs_utf8_next(text, &good)))
            break;
    *changed = 0;
    if (before >= text.len)
        return text;
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    drs_buf_put(&out, drs_str_sub(text, 0, before));
    for (size_t at = before; at < text.len;) {
        uint32_t c = drs_utf8_next(text, &at);
        if (c == '\r' && at < text.len && text.ptr[at] == '\n')
            continue;
        bool legal = is_legal(c) || c == '\r';
        drs_utf8_put(&out, c == '\r' ? '\n' : legal ? c : DRS_REPLACEMENT);
        *changed += !legal;
    }
    drs_str copy = drs_arena_copy(arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return copy;
}

/* ---- findings ---- */

void drs_builder_tell(drs_builder *builder, drs_diag_id id, drs_place place, size_t first,
                      size_t second)
{
    drs_buf *figures = &builder->scratch;
    figures->len = 0;
    drs_buf_int(figures, (int64_t)first);
    size_t end = figures->len;
    drs_buf_int(figures, (int64_t)second);
    drs_str all = drs_buf_str(figures);
    drs_diag_add(builder->diags, id, place,
                 (drs_args){{drs_str_sub(all, 0, end), drs_str_sub(all, end, all.len)}});
}

drs_str drs_builder_cell_name(drs_builder *builder, size_t row, size_t column)
{
    drs_buf *name = &builder->scratch;
    name->len = 0;
    drs_sheet_column_letters(name, (uint32_t)column);
    drs_buf_int(name, (int64_t)row + 1);
    return drs_arena_copy(builder->arena, drs_buf_str(name));
}

void drs_builder_tell_cell(drs_builder *builder, drs_diag_id id, drs_place place,
                           const drs_sheet *sheet, size_t row, size_t column)
{
    drs_diag_add(builder->diags, id, place,
                 (drs_args){{drs_builder_cell_name(builder, row, column), sheet->name}});
}
