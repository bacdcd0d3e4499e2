/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "writer/xlsx/xlsx_book.h"

#include <errno.h>

/* The library's files lie beside the target: what fails there is a failure of the sink. */
static bool is_of_files(lxw_error error)
{
    return error == LXW_ERROR_CREATING_XLSX_FILE || error == LXW_ERROR_CREATING_TMPFILE ||
           error == LXW_ERROR_READING_TMPFILE || error == LXW_ERROR_ZIP_FILE_OPERATION ||
           error == LXW_ERROR_ZIP_FILE_ADD || error == LXW_ERROR_ZIP_CLOSE;
}

bool drs_xlsx_check(drs_xlsx *x, lxw_error error)
{
    if (error == LXW_NO_ERROR)
        return true;
    if (x->failed)
        return false;
    x->failed = true;
    if (is_of_files(error)) {
        x->file_error = errno ? errno : EIO;
        return false;
    }
    drs_buf *cell = &x->other;
    cell->len = 0;
    drs_sheet_column_letters(cell, (uint32_t)x->column);
    drs_buf_int(cell, (int64_t)x->row + 1);
    drs_diag_add(x->diags, DRS_WBK011, (drs_place){0},
                 (drs_args){{x->data->sheets[x->sheet].name, drs_buf_str(cell),
                             drs_str_c(lxw_strerror(error))}});
    return false;
}

static const char *ended(drs_buf *room)
{
    drs_buf_byte(room, '\0');
    room->len--;
    return room->ptr;
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* "_xHHHH_" at s[at] */
static bool is_escape(drs_str s, size_t at)
{
    if (at + 7 > s.len || s.ptr[at + 1] != 'x' || s.ptr[at + 6] != '_')
        return false;
    for (size_t i = at + 2; i < at + 6; i++)
        if (!is_hex(s.ptr[i]))
            return false;
    return true;
}

const char *drs_xlsx_plain(drs_xlsx *x, drs_buf *room, drs_str text)
{
    unsigned char high = 0;
    for (size_t i = 0; i < text.len; i++)
        high |= (unsigned char)text.ptr[i];
    if (high >= 0x80 && drs_utf8_valid(text) != text.len)
        (void)drs_xlsx_check(x, LXW_ERROR_PARAMETER_VALIDATION);
    room->len = 0;
    drs_buf_put(room, text);
    return ended(room);
}

const char *drs_xlsx_text(drs_xlsx *x, drs_buf *room, drs_str text)
{
    const char *plain = drs_xlsx_plain(x, room, text);
    const char *mark = memchr(plain, '_', text.len);
    if (!mark)
        return plain;
    room->len = (size_t)(mark - plain);
    for (size_t at = room->len; at < text.len; at++) {
        if (text.ptr[at] == '_' && is_escape(text, at))
            drs_buf_text(room, "_x005F");
        drs_buf_byte(room, text.ptr[at]);
    }
    return ended(room);
}

char *drs_xlsx_copy(drs_xlsx *x, drs_str text)
{
    const char *plain = drs_xlsx_plain(x, &x->text, text);
    char *copy = drs_arena_alloc(x->data->arena, text.len + 1);
    memcpy(copy, plain, text.len);
    return text.len ? copy : NULL;
}

static void put_cell(drs_buf *out, uint32_t row, uint32_t column)
{
    drs_buf_byte(out, '$');
    drs_sheet_column_letters(out, column);
    drs_buf_byte(out, '$');
    drs_buf_int(out, (int64_t)row + 1);
}

void drs_xlsx_range(drs_buf *out, const drs_workbook *data, drs_range range)
{
    drs_str name = data->sheets[range.sheet].name;
    drs_buf_byte(out, '\'');
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] == '\'')
            drs_buf_byte(out, '\'');
        drs_buf_byte(out, name.ptr[i]);
    }
    drs_buf_text(out, "'!");
    put_cell(out, range.first_row, range.first_column);
    if (range.first_row == range.last_row && range.first_column == range.last_column)
        return;
    drs_buf_byte(out, ':');
    put_cell(out, range.last_row, range.last_column);
}
