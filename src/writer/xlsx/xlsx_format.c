/* SPDX-License-Identifier: Apache-2.0
 * Styles as formats. [$-407] asks for German names of months and, in LibreOffice, the decimal
 * comma whatever the user's locale; Excel shows separators of the user's locale. */
#include "writer/xlsx/xlsx_book.h"

static void put_number_code(drs_buf *code, const drs_format *format)
{
    drs_buf_text(code, "[$-407]");
    drs_buf_text(code, format->grouped ? "#,##0" : "0");
    if (format->decimals)
        drs_buf_byte(code, '.');
    for (int i = 0; i < format->decimals; i++)
        drs_buf_byte(code, '0');
    if (!format->unit)
        return;
    drs_buf_byte(code, '"');
    drs_buf_text(code, format->unit);
    drs_buf_byte(code, '"');
}

static const char *date_code(drs_date_pattern pattern)
{
    switch (pattern) {
    case DRS_PATTERN_DDMMYYYY:
        return "dd\\.mm\\.yyyy";
    case DRS_PATTERN_DMYYYY:
        return "d\\.m\\.yyyy";
    case DRS_PATTERN_DDMMYY:
        return "dd\\.mm\\.yy";
    case DRS_PATTERN_DMY:
        return "d\\.m\\.yy";
    case DRS_PATTERN_ISO:
        return "yyyy\\-mm\\-dd";
    case DRS_PATTERN_WORDS:
        return "[$-407]d\\.\\ mmmm\\ yyyy";
    }
    return "General";
}

static void put_code(drs_buf *code, const drs_format *format)
{
    switch ((drs_format_kind)format->kind) {
    case DRS_FORMAT_GENERAL:
        drs_buf_text(code, "General");
        break;
    case DRS_FORMAT_TEXT:
        drs_buf_byte(code, '@');
        break;
    case DRS_FORMAT_NUMBER:
        put_number_code(code, format);
        break;
    case DRS_FORMAT_LINE:
        drs_buf_text(code, "\"Zeile \"0");
        break;
    case DRS_FORMAT_DATE:
        drs_buf_text(code, date_code((drs_date_pattern)format->pattern));
        break;
    }
}

static void set_ink(lxw_format *format, const drs_style *style)
{
    if (style->ink != DRS_NO_COLOUR)
        format_set_font_color(format, style->ink ? style->ink : (lxw_color_t)LXW_COLOR_BLACK);
    if (style->fill != DRS_NO_COLOUR) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_bg_color(format, style->fill);
    }
    if (style->bold)
        format_set_bold(format);
    if (style->italic)
        format_set_italic(format);
}

static void set_place(lxw_format *format, const drs_style *style)
{
    static const uint8_t aligns[] = {LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT};
    format_set_align(format, aligns[style->align]);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (style->wrap)
        format_set_text_wrap(format);
    if (style->border) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, DRS_BORDER_INK);
    }
}

static lxw_format *format_new(drs_xlsx *x, const drs_style *style)
{
    lxw_format *format = workbook_add_format(x->book);
    if (!format)
        return NULL;
    drs_buf *code = &x->text;
    code->len = 0;
    put_code(code, &style->format);
    format_set_num_format(format, drs_xlsx_plain(x, &x->other, drs_buf_str(code)));
    format_set_font_name(format, DRS_WORKBOOK_FACE);
    format_set_font_size(format, style->size / 1000.0);
    if (style->underline)
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    set_ink(format, style);
    set_place(format, style);
    return format;
}

/* The library computes widths of columns for a default face whose digits are 7 pixels (5.25 pt)
 * wide. Its own, Calibri 11, is missing on free systems, whose substitute is wider. In Arial 9.5
 * they are 7 pixels wide in Excel, which rounds, and 5.28 pt in LibreOffice, which does not. */
static void default_face(lxw_workbook *book)
{
    lxw_format *format = STAILQ_FIRST(book->formats);
    format_set_font_name(format, DRS_WORKBOOK_FACE);
    format_set_font_size(format, 9.5);
}

bool drs_xlsx_formats(drs_xlsx *x, const drs_mem *mem)
{
    default_face(x->book);
    x->formats = drs_mem_new(mem, x->data->style_count * sizeof(lxw_format *));
    for (size_t i = 0; i < x->data->style_count; i++) {
        x->formats[i] = format_new(x, &x->data->styles[i]);
        if (!x->formats[i])
            return drs_xlsx_check(x, LXW_ERROR_MEMORY_MALLOC_FAILED);
    }
    return true;
}

lxw_format *drs_xlsx_condition_format(drs_xlsx *x, const drs_style *style)
{
    lxw_format *format = workbook_add_format(x->book);
    if (format)
        set_ink(format, style);
    return format;
}
