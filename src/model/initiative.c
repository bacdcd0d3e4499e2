/* SPDX-License-Identifier: Apache-2.0 */
#include "model/initiative.h"

#include "base/resource.h"
#include "base/utf8.h"
#include "model/head_word.h"

/* ---- phases ---- */

drs_str drs_phase_name(size_t phase)
{
    drs_str text = drs_resource("phasen.txt"), line;
    while (drs_str_split(&text, '\n', &line))
        if (line.len && phase-- == 0)
            return line;
    return (drs_str){"", 0};
}

size_t drs_phase_count(void)
{
    size_t count = 0;
    while (drs_phase_name(count).len)
        count++;
    return count;
}

drs_str drs_phase_none(void)
{
    return drs_str_c("ohne Zuordnung");
}

static bool is_word_at(drs_str s, size_t at)
{
    if (at >= s.len)
        return false;
    uint32_t c = drs_utf8_next(s, &at);
    return drs_utf8_is_letter(c) || (c >= '0' && c <= '9');
}

static bool is_word_before(drs_str s, size_t at)
{
    while (at && ((unsigned char)s.ptr[at - 1] & 0xC0) == 0x80)
        at--;
    return at && is_word_at(s, at - 1);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

/* "in Planung" is "In Planung"; phases are ASCII. */
static bool says(drs_str status, size_t at, drs_str phase)
{
    size_t same = 0;
    if (status.len - at < phase.len)
        return false;
    while (same < phase.len && lower(status.ptr[at + same]) == lower(phase.ptr[same]))
        same++;
    return same == phase.len;
}

/* Whole words only: "Entwicklungsplattform" and "KI-Entwicklung" name no phase; a hyphen binds. */
static bool is_bound(drs_str status, size_t at, size_t end)
{
    return is_word_before(status, at) || is_word_at(status, end) ||
           (at && status.ptr[at - 1] == '-') || (end < status.len && status.ptr[end] == '-');
}

enum { PHASES_MOST = 16 }; /* bits of drs_value.phases */

typedef struct phase_list {
    drs_str names[PHASES_MOST];
    size_t count;
} phase_list;

static phase_list phases_all(void)
{
    phase_list all = {.count = 0};
    drs_str list = drs_resource("phasen.txt"), line;
    while (all.count < PHASES_MOST && drs_str_split(&list, '\n', &line) && line.len)
        all.names[all.count++] = line;
    return all;
}

/* The phases that the status says from `at` on. */
static uint16_t named_at(const phase_list *all, drs_str status, size_t at)
{
    uint16_t named = 0;
    for (size_t i = 0; i < all->count; i++)
        if (says(status, at, all->names[i]) && !is_bound(status, at, at + all->names[i].len))
            named = (uint16_t)(named | 1u << i);
    return named;
}

static bool is_ascii_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/* Most cells of a long list are looked through in vain: only where a word begins is more asked. */
static uint16_t named_of(const phase_list *all, drs_str status)
{
    uint16_t named = 0;
    for (size_t at = 0; at < status.len; at++)
        if (is_ascii_letter(status.ptr[at]) && !(at && is_ascii_letter(status.ptr[at - 1])))
            named |= named_at(all, status, at);
    return named;
}

uint16_t drs_phases_named(drs_str status)
{
    phase_list all = phases_all();
    return named_of(&all, status);
}

uint8_t drs_phase_latest(uint16_t phases)
{
    for (uint8_t i = 16; i-- > 0;)
        if (phases >> i & 1)
            return i;
    return DRS_NO_PHASE;
}

/* ---- columns ---- */

drs_role drs_role_of_head(drs_str head)
{
    return drs_head_role_of(head).role;
}

bool drs_ressort_next(drs_str *rest, drs_str *ressort)
{
    while (drs_str_split(rest, '/', ressort)) {
        *ressort = drs_str_trim(*ressort);
        if (ressort->len)
            return true;
    }
    return false;
}

drs_str drs_ressort_of(drs_str text, size_t n)
{
    drs_str seen[DRS_MOST_RESSORTS], ressort;
    size_t count = 0;
    while (n < DRS_MOST_RESSORTS && drs_ressort_next(&text, &ressort)) {
        bool is_new = true;
        for (size_t i = 0; i < count && is_new; i++)
            is_new = !drs_str_equal(seen[i], ressort);
        if (!is_new)
            continue;
        if (count == n && n + 1 == DRS_MOST_RESSORTS && text.ptr)
            return drs_str_of(ressort.ptr, (size_t)(text.ptr + text.len - ressort.ptr));
        if (count == n)
            return ressort;
        seen[count++] = ressort;
    }
    return (drs_str){"", 0};
}

/* ---- values ---- */

/* What offices write where they know nothing, or may not tell; the signs are those of the
 * statistical offices ("." unknown, "..." to come, "/" unsure). */
static bool is_not_given(drs_str s)
{
    static const char *const words[] = {"-",
                                        "–",
                                        "—",
                                        ".",
                                        "..",
                                        "...",
                                        "…",
                                        "/",
                                        "•",
                                        "k. A.",
                                        "k.A.",
                                        "k.A",
                                        "k. A",
                                        "K. A.",
                                        "K.A.",
                                        "n. a.",
                                        "n.a.",
                                        "n/a",
                                        "k.\u00a0A.",
                                        "k.\u202fA.",
                                        "keine Angabe",
                                        "keine Angaben",
                                        "Keine Angabe"};
    enum { LONGEST = 13 };
    for (size_t i = 0; s.len <= LONGEST && i < sizeof words / sizeof *words; i++)
        if (drs_str_is(s, words[i]))
            return true;
    return false;
}

/* Bytes of a separator of thousands at s: '.', U+00A0, U+202F, U+2009, blank; 0 for none. */
static size_t thousands_mark(drs_str s)
{
    static const char *const marks[] = {".", " ", "\u00a0", "\u202f", "\u2009"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (drs_str_starts(s, drs_str_c(marks[i])))
            return strlen(marks[i]);
    return 0;
}

static size_t digit_run(drs_str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.len && s.ptr[at + n] >= '0' && s.ptr[at + n] <= '9')
        n++;
    return n;
}

static bool add_digits(drs_value *value, drs_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (value->unscaled > (INT64_MAX - 9) / 10)
            return false;
        value->unscaled = value->unscaled * 10 + (s.ptr[i] - '0');
    }
    return true;
}

/* Digits, in groups of three where grouped; a leading zero ("0123") makes it words. Returns the
 * end, 0 for no number. */
static size_t whole_part(drs_str s, size_t at, drs_value *value)
{
    size_t n = digit_run(s, at);
    if (n == 0 || (n > 1 && s.ptr[at] == '0') || !add_digits(value, drs_str_sub(s, at, at + n)))
        return 0;
    at += n;
    if (n > 3)
        return at;
    for (size_t mark; (mark = thousands_mark(drs_str_sub(s, at, s.len))) != 0;) {
        if (digit_run(s, at + mark) != 3)
            break;
        if (!add_digits(value, drs_str_sub(s, at + mark, at + mark + 3)))
            return 0;
        at += mark + 3;
    }
    return at;
}

/* A German number with an optional "€" behind it, and nothing else. */
static bool number_of(drs_str s, drs_value *value)
{
    bool negative = drs_str_starts(s, drs_str_c("-"));
    size_t sign = negative ? 1 : drs_str_starts(s, drs_str_c("\u2212")) ? 3 : 0;
    negative = sign != 0;
    size_t at = whole_part(s, sign, value);
    if (at == 0)
        return false;
    value->type = DRS_INTEGER;
    if (at < s.len && s.ptr[at] == ',') {
        size_t n = digit_run(s, at + 1);
        if (n == 0 || n > 9 || !add_digits(value, drs_str_sub(s, at + 1, at + 1 + n)))
            return false;
        value->scale = (uint8_t)n;
        value->type = DRS_DECIMAL;
        at += 1 + n;
    }
    drs_str unit = drs_str_trim(drs_str_sub(s, at, s.len));
    if (drs_str_starts(unit, drs_str_c("\u00a0")))
        unit = drs_str_sub(unit, 2, unit.len);
    if (drs_str_is(unit, "€") || drs_str_is(unit, "EUR") || drs_str_is(unit, "Euro"))
        value->type = DRS_MONEY;
    else if (unit.len)
        return false;
    if (negative)
        value->unscaled = -value->unscaled;
    return true;
}

drs_value drs_value_of(drs_str text)
{
    drs_value none = {.type = DRS_TEXT, .phase = DRS_NO_PHASE}, value = none;
    drs_str s = drs_str_trim(text);
    size_t length = 0;
    if (s.len == 0) {
        none.type = DRS_EMPTY;
    } else if (is_not_given(s)) {
        none.type = DRS_NOT_GIVEN;
    } else if (drs_date_parse(s, &none.date) == s.len) {
        none.type = DRS_DATE;
    } else if (number_of(s, &value)) {
        return value;
    } else {
        none.date = (drs_date){0};
        (void)drs_date_find(s, &none.date, &length);
    }
    return none;
}

/* ---- whole tables ---- */

/* The column whose head names the role and nothing else, or the first one that names it. */
static size_t column_of(const drs_table *table, drs_role role)
{
    size_t first = DRS_NOT_FOUND;
    for (size_t i = 0; i < table->column_count; i++) {
        drs_head_role found = drs_head_role_of(table->columns[i].name);
        if (found.role != role)
            continue;
        if (found.is_plain)
            return i;
        if (first == DRS_NOT_FOUND)
            first = i;
    }
    return first;
}

static void columns_role(drs_table *table)
{
    for (int role = DRS_BEHOERDE; role <= DRS_STATUS; role++) {
        size_t column = column_of(table, (drs_role)role);
        if (column != DRS_NOT_FOUND)
            table->columns[column].role = (drs_role)role;
    }
}

static bool is_number(drs_type type)
{
    return type == DRS_INTEGER || type == DRS_DECIMAL || type == DRS_MONEY;
}

/* The type that fits both, DRS_EMPTY being "nothing yet". */
static drs_type common(drs_type a, drs_type b)
{
    if (a == b || b == DRS_EMPTY || b == DRS_NOT_GIVEN)
        return a;
    if (a == DRS_EMPTY)
        return b;
    if (is_number(a) && is_number(b))
        return a > b ? a : b;
    return DRS_TEXT;
}

/* A cell that statistical offices bar, or a tick: the other cells of the column tell. */
static bool is_cross(drs_str text)
{
    enum { LONGEST = 8 };
    drs_str s = text.len <= LONGEST ? drs_str_trim(text) : text;
    return s.len == 1 && (s.ptr[0] | 0x20) == 'x';
}

/* Among numbers a cross says that there is none. */
static void crosses_type(drs_table *table)
{
    for (size_t r = 0; r < table->row_count; r++)
        for (size_t c = 0; c < table->rows[r].count && c < table->column_count; c++)
            if (is_number(table->columns[c].type) && is_cross(table->rows[r].cells[c].text))
                table->rows[r].cells[c].value.type = DRS_NOT_GIVEN;
}

/* True where the cell is a cross, which leaves the column's type open. */
static bool cell_type(const phase_list *all, drs_column *column, drs_cell *cell)
{
    cell->value = drs_value_of(cell->text);
    if (column->role == DRS_STATUS) {
        cell->value.phases = named_of(all, cell->text);
        cell->value.phase = drs_phase_latest(cell->value.phases);
    }
    if (cell->value.type == DRS_TEXT && is_cross(cell->text))
        return true;
    column->type = common(column->type, (drs_type)cell->value.type);
    if (cell->value.scale > column->scale)
        column->scale = cell->value.scale;
    return false;
}

void drs_table_type(drs_table *table)
{
    phase_list all = phases_all();
    bool has_crosses = false;
    columns_role(table);
    for (size_t r = 0; r < table->row_count; r++)
        for (size_t c = 0; c < table->rows[r].count && c < table->column_count; c++)
            if (cell_type(&all, &table->columns[c], &table->rows[r].cells[c]))
                has_crosses = true;
    if (has_crosses)
        crosses_type(table);
    for (size_t c = 0; c < table->column_count; c++)
        if (table->columns[c].type == DRS_EMPTY)
            table->columns[c].type = DRS_TEXT;
}
