/* SPDX-License-Identifier: Apache-2.0 */
#include "workbook/value.h"

enum { MOST_DIGITS_LIMIT = 15, ROOM = 64 };

static const char *const month_names[] = {
    "Januar", "Februar", "März",      "April",   "Mai",      "Juni",
    "Juli",   "August",  "September", "Oktober", "November", "Dezember",
};

/* ---- how a value is shown ---- */

static void put_number(drs_buf *out, const drs_sheet_cell *cell, const drs_format *format)
{
    uint64_t magnitude =
        (uint64_t)(cell->unscaled < 0 ? -(uint64_t)cell->unscaled : (uint64_t)cell->unscaled);
    char digits[24];
    int count = 0;
    do {
        digits[count++] = (char)('0' + magnitude % 10);
        magnitude /= 10;
    } while (magnitude || count <= cell->scale);
    if (cell->unscaled < 0)
        drs_buf_byte(out, '-');
    for (int i = count - 1; i >= 0; i--) {
        drs_buf_byte(out, digits[i]);
        int left = i - cell->scale;
        if (left == 0 && cell->scale)
            drs_buf_byte(out, ',');
        else if (format->grouped && left > 0 && left % 3 == 0)
            drs_buf_byte(out, '.');
    }
    if (format->unit)
        drs_buf_text(out, format->unit);
}

static void put_date(drs_buf *out, drs_date date, drs_date_pattern pattern)
{
    bool padded = pattern == DRS_PATTERN_DDMMYYYY || pattern == DRS_PATTERN_DDMMYY;
    bool is_short = pattern == DRS_PATTERN_DDMMYY || pattern == DRS_PATTERN_DMY;
    if (pattern == DRS_PATTERN_ISO) {
        drs_date_iso(out, date);
        return;
    }
    drs_buf_int_padded(out, date.day, padded ? 2 : 1);
    if (pattern == DRS_PATTERN_WORDS) {
        drs_buf_text(out, ". ");
        drs_buf_text(out, month_names[date.month - 1]);
        drs_buf_byte(out, ' ');
    } else {
        drs_buf_byte(out, '.');
        drs_buf_int_padded(out, date.month, padded ? 2 : 1);
        drs_buf_byte(out, '.');
    }
    drs_buf_int_padded(out, is_short ? date.year % 100 : date.year, is_short ? 2 : 4);
}

void drs_sheet_cell_shown(drs_buf *out, const drs_sheet_cell *cell, const drs_style *style)
{
    switch ((drs_sheet_cell_kind)cell->kind) {
    case DRS_CELL_EMPTY:
        break;
    case DRS_CELL_TEXT:
    case DRS_CELL_LINK:
        drs_buf_put(out, cell->text);
        break;
    case DRS_CELL_NUMBER:
    case DRS_CELL_FORMULA:
        if (style->format.kind == DRS_FORMAT_LINE)
            drs_buf_text(out, "Zeile ");
        put_number(out, cell, &style->format);
        break;
    case DRS_CELL_DATE:
        put_date(out, cell->date, (drs_date_pattern)style->format.pattern);
        break;
    }
}

/* ---- is it shown as it was printed? ---- */

/* The printed words with one kind of blank and minus; at most ROOM bytes, 0 where longer. */
static size_t normalise(drs_str s, char *room)
{
    static const struct {
        const char *from, *to;
    } marks[] = {{"\u2212", "-"}, {"\u00a0", " "}, {"\u202f", " "}, {"\u2009", " "}};
    size_t n = 0;
    s = drs_str_trim(s);
    for (size_t at = 0; at < s.len && n < ROOM;) {
        size_t width = 1;
        room[n] = s.ptr[at];
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (drs_str_starts(drs_str_sub(s, at, s.len), drs_str_c(marks[i].from))) {
                width = strlen(marks[i].from);
                room[n] = *marks[i].to;
            }
        at += width;
        n++;
    }
    return n < ROOM ? n : 0;
}

static bool is_shown(const drs_sheet_cell *cell, drs_format format, drs_str printed,
                     drs_buf *scratch)
{
    drs_style style = {.format = format};
    scratch->len = 0;
    drs_sheet_cell_shown(scratch, cell, &style);
    return drs_str_equal(drs_buf_str(scratch), printed);
}

static bool number_typed(const drs_cell *cell, drs_str printed, drs_sheet_cell *out,
                         drs_format *format, drs_buf *scratch)
{
    static const char *const units[] = {NULL, " €", "€", " EUR", "EUR", " Euro", "Euro"};
    int64_t most = 1;
    for (int i = 0; i < MOST_DIGITS_LIMIT; i++)
        most *= 10;
    int64_t unscaled = cell->value.unscaled;
    if (unscaled <= -most || unscaled >= most)
        return false;
    drs_sheet_cell number = {
        .kind = DRS_CELL_NUMBER, .scale = cell->value.scale, .unscaled = unscaled};
    drs_format found = {.kind = DRS_FORMAT_NUMBER, .decimals = cell->value.scale};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (units[i] && !drs_str_ends(printed, drs_str_c(units[i])))
            continue;
        for (int grouped = 0; grouped < 2; grouped++) {
            found.unit = units[i];
            found.grouped = grouped;
            if (!is_shown(&number, found, printed, scratch))
                continue;
            *out = number;
            *format = found;
            return true;
        }
    }
    return false;
}

static bool date_typed(drs_date date, drs_str printed, drs_sheet_cell *out, drs_format *format,
                       drs_buf *scratch)
{
    /* Before March 1900 the calendars of spreadsheets differ. */
    drs_date first = {.year = 1900, .month = 3, .day = 1};
    if (drs_date_days(date) < drs_date_days(first) || date.year > 9999)
        return false;
    drs_sheet_cell cell = {.kind = DRS_CELL_DATE, .date = date};
    for (int pattern = DRS_PATTERN_DDMMYYYY; pattern <= DRS_PATTERN_WORDS; pattern++) {
        drs_format found = {.kind = DRS_FORMAT_DATE, .pattern = (uint8_t)pattern};
        if (!is_shown(&cell, found, printed, scratch))
            continue;
        *out = cell;
        *format = found;
        return true;
    }
    return false;
}

bool drs_date_typed(drs_str text, drs_date date, drs_buf *scratch, drs_sheet_cell *out,
                    drs_format *format)
{
    char room[ROOM];
    drs_str printed = {room, normalise(text, room)};
    return date_typed(date, printed, out, format, scratch);
}

bool drs_value_typed(const drs_cell *cell, drs_buf *scratch, drs_sheet_cell *out,
                     drs_format *format)
{
    char room[ROOM];
    switch ((drs_type)cell->value.type) {
    case DRS_DATE:
        return drs_date_typed(cell->text, cell->value.date, scratch, out, format);
    case DRS_INTEGER:
    case DRS_DECIMAL:
    case DRS_MONEY:
        return number_typed(cell, (drs_str){room, normalise(cell->text, room)}, out, format,
                            scratch);
    case DRS_EMPTY:
    case DRS_TEXT:
    case DRS_NOT_GIVEN:
        break;
    }
    return false;
}

bool drs_text_is_literal(drs_str text)
{
    if (text.len == 0)
        return false;
    char first = text.ptr[0];
    return (first >= '0' && first <= '9') || first == '=' || first == '+' || first == '-' ||
           first == '@' || first == '\'' || first == '.' || first == ',';
}
