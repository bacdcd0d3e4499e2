/* SPDX-License-Identifier: Apache-2.0
 * Rows are collected in one array of cells as wide as the widest row so far. What only repeats or
 * gaps make is counted before it is made: a few bytes of XML must not become a million cells.
 * The table is on the sheet "Initiativen" or the one of the name "Abdruck"; else on the first
 * visible sheet whose head names the columns of initiatives; else on the first with at least two
 * rows and columns; else on the first that has anything. Sheets our own workbook adds to a table
 * come last. */
#include "reader/sheet.h"

#include "model/initiative.h"
#include "reader/grid_head.h"
#include "reader/limits.h"
#include "reader/sheet_marks.h"
#include "reader/sheet_print.h"

/* ---- filling ---- */

void drs_sheet_begin(drs_sheet_book *book, drs_str name, bool is_hidden)
{
    book->sheets = drs_arena_grow(book->arena, book->sheets, book->count, &book->capacity,
                                  sizeof *book->sheets);
    book->sheets[book->count++] =
        (drs_sheet){.name = drs_arena_copy(book->arena, name),
                    .is_hidden = is_hidden,
                    .grid = {.arena = book->arena, .diags = book->diags},
                    .cell_diags = drs_diags_like(book->arena, book->diags)};
    book->width = 0;
}

drs_diags *drs_sheet_cell_diags(const drs_sheet_book *book)
{
    return book->sheets[book->count - 1].cell_diags;
}

static void fail(drs_sheet_book *book, drs_diag_id id, drs_place place, int64_t limit)
{
    drs_diag_add_numbers(book->diags, id, place, limit, 0);
    book->failed = true;
}

static bool may_make(drs_sheet_book *book, drs_place place, uint64_t count)
{
    uint64_t most = DRS_FREE_MADE_CELLS + DRS_MADE_CELLS_RATIO * (uint64_t)book->real;
    if (book->made + count > most) {
        fail(book, DRS_SHT013, place, (int64_t)most);
        return false;
    }
    book->made += (size_t)count;
    return true;
}

static bool may_hold(drs_sheet_book *book, drs_place place, uint64_t bytes)
{
    book->text_bytes += bytes;
    if (book->text_bytes <= DRS_MOST_TEXT_BYTES)
        return true;
    fail(book, DRS_SHT015, place, DRS_MOST_TEXT_BYTES);
    return false;
}

static void widen(drs_sheet_book *book, size_t width)
{
    if (width > book->cell_capacity) {
        size_t larger = width > 2 * book->cell_capacity ? width : 2 * book->cell_capacity;
        drs_cell *cells = drs_arena_alloc(book->arena, larger * sizeof *cells);
        if (book->width)
            memcpy(cells, book->cells, book->width * sizeof *cells);
        book->cells = cells;
        book->cell_capacity = larger;
    }
    if (width > book->width)
        memset(book->cells + book->width, 0, (width - book->width) * sizeof *book->cells);
    book->width = width > book->width ? width : book->width;
}

/* The cell is given again: damaged, but what is lost by it can be said. */
static void again_report(drs_sheet_book *book, drs_place place, drs_str text)
{
    if (place.column > book->width)
        return;
    drs_str before = book->cells[place.column - 1].text;
    if (before.len && !drs_str_equal(before, text))
        drs_diag_add(drs_sheet_cell_diags(book), DRS_SHT033, place, (drs_args){{before, text}});
}

void drs_sheet_cell_put(drs_sheet_book *book, drs_place place, uint32_t repeat,
                        drs_sheet_words words)
{
    drs_str text = words.text;
    if (book->failed || text.len == 0 || repeat == 0)
        return;
    size_t last = (size_t)place.column - 1 + repeat;
    if (last > DRS_MOST_COLUMNS) {
        fail(book, DRS_TAB013, place, DRS_MOST_COLUMNS);
        return;
    }
    size_t gap = place.column - 1 > book->width ? place.column - 1 - book->width : 0;
    if (gap + repeat > 1 && !may_make(book, place, gap + repeat - 1))
        return;
    if (!may_hold(book, place, (uint64_t)text.len * repeat))
        return;
    again_report(book, place, text);
    widen(book, last);
    book->real++;
    for (size_t c = place.column - 1; c < last; c++)
        book->cells[c] =
            (drs_cell){.text = text, .source = words.own, .place = {place.line, (uint32_t)c + 1}};
}

static void row_add(drs_sheet_book *book, uint32_t line)
{
    for (size_t c = 0; c < book->width; c++)
        book->cells[c].place = (drs_place){line, (uint32_t)c + 1};
    drs_sheet *sheet = &book->sheets[book->count - 1];
    if (!drs_grid_add(&sheet->grid, book->cells, book->width, (drs_place){line, 1}))
        book->failed = true;
}

static uint64_t row_bytes(const drs_sheet_book *book)
{
    uint64_t bytes = 0;
    for (size_t c = 0; c < book->width; c++)
        bytes += book->cells[c].text.len;
    return bytes;
}

void drs_sheet_row_end(drs_sheet_book *book, uint32_t line, uint32_t repeat, bool is_hidden)
{
    drs_place place = {line, 1};
    if (book->width == 0)
        return;
    if ((uint64_t)line + repeat - 1 > DRS_MOST_SHEET_ROWS) {
        fail(book, DRS_SHT014, place, DRS_MOST_SHEET_ROWS);
        return;
    }
    uint64_t more = repeat - 1;
    if (more && (!may_make(book, place, more * book->width) ||
                 !may_hold(book, place, more * row_bytes(book))))
        return;
    for (uint32_t i = 0; i < repeat && !book->failed; i++)
        row_add(book, line + i);
    if (is_hidden)
        drs_sheet_mark_add(book, DRS_MARK_HIDDEN_ROW, place, repeat);
    book->width = 0;
}

/* ---- addresses ---- */

size_t drs_sheet_address(const char *text, drs_place *place)
{
    const char *p = text;
    *place = (drs_place){0, 0};
    p += *p == '$';
    for (; (*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z'); p++) {
        place->column = place->column * 26 + (uint32_t)((*p | 32) - 'a' + 1);
        if (place->column > DRS_MOST_COLUMNS)
            return 0;
    }
    p += *p == '$';
    for (; *p >= '0' && *p <= '9'; p++) {
        place->line = place->line * 10 + (uint32_t)(*p - '0');
        if (place->line > DRS_MOST_SHEET_ROWS)
            return 0;
    }
    return place->line && place->column ? (size_t)(p - text) : 0;
}

/* The end of the name before the last '.' or '!' in front of an address, 0 for none. */
static size_t sheet_name_end(drs_str range)
{
    size_t colon = range.len;
    bool in_quotes = false;
    for (size_t i = 0; i < range.len && colon == range.len; i++) {
        in_quotes = in_quotes != (range.ptr[i] == '\'');
        if (range.ptr[i] == ':' && !in_quotes)
            colon = i;
    }
    while (colon > 0 && range.ptr[colon - 1] != '.' && range.ptr[colon - 1] != '!')
        colon--;
    return colon ? colon - 1 : 0;
}

static drs_str unquoted_name(drs_arena *arena, drs_str name)
{
    if (name.ptr[0] == '$')
        name = drs_str_sub(name, 1, name.len);
    if (name.len < 2 || name.ptr[0] != '\'')
        return drs_arena_copy(arena, name);
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    for (size_t i = 1; i + 1 < name.len; i++) {
        drs_buf_byte(&out, name.ptr[i]);
        i += name.ptr[i] == '\'' && name.ptr[i + 1] == '\'';
    }
    drs_str plain = drs_arena_copy(arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return plain;
}

void drs_sheet_print_name(drs_sheet_book *book, const char *range)
{
    size_t end = sheet_name_end(drs_str_c(range));
    drs_place first, last;
    size_t used = drs_sheet_address(range + end + 1, &first);
    const char *rest = end && used ? range + end + 1 + used : "";
    if (*rest != ':')
        return;
    size_t again = sheet_name_end(drs_str_c(rest + 1));
    rest += rest[1 + again] == '.' || rest[1 + again] == '!' ? 2 + again : 1;
    if (!drs_sheet_address(rest, &last))
        return;
    book->print = (drs_sheet_print){.sheet = unquoted_name(book->arena, drs_str_of(range, end)),
                                    .first_column = first.column,
                                    .last_column = last.column};
}

/* ---- the sheet with the table ---- */

/* Sheets of ours are there, whatever became of the workbook's names. */
bool drs_sheet_book_is_own(const drs_sheet_book *book)
{
    bool has_origin = false, has_findings = false;
    for (size_t i = 0; i < book->count; i++) {
        has_origin = has_origin || drs_str_is(book->sheets[i].name, "Herkunft");
        has_findings = has_findings || drs_str_is(book->sheets[i].name, "Hinweise");
    }
    return has_origin && has_findings;
}

/* One that our own workbook adds to the table. */
static bool is_added(const drs_sheet *sheet)
{
    static const char *const added[] = {"Auswertung", "Paper", "Herkunft", "Hinweise",
                                        "Fortsetzungen"};
    for (size_t i = 0; i < sizeof added / sizeof *added; i++)
        if (drs_str_starts(sheet->name, drs_str_c(added[i])))
            return true;
    return false;
}

static size_t rank(const drs_sheet_book *book, const drs_sheet *sheet)
{
    enum { NOTHING, ADDED, WORDS, TABLE, INITIATIVES, NAMED };
    const drs_grid *grid = &sheet->grid;
    size_t width = drs_grid_width(grid);
    if (width == 0)
        return NOTHING;
    bool has_print = sheet->name.len && drs_str_equal(sheet->name, book->print.sheet);
    if (has_print || drs_str_is(sheet->name, "Initiativen"))
        return NAMED;
    if (is_added(sheet) && drs_sheet_book_is_own(book))
        return ADDED;
    drs_grid_head head = drs_grid_head_find(grid, width);
    if (!sheet->is_hidden && head.count &&
        drs_grid_head_roles(&grid->rows[head.first + head.count - 1]) >= 3)
        return INITIATIVES;
    return !sheet->is_hidden && width > 1 && grid->count > 1 ? TABLE : WORDS;
}

static drs_sheet *choose(drs_sheet_book *book)
{
    drs_sheet *best = NULL;
    size_t best_rank = 0;
    for (size_t i = 0; i < book->count; i++) {
        size_t next = rank(book, &book->sheets[i]);
        if (next > best_rank) {
            best = &book->sheets[i];
            best_rank = next;
        }
    }
    return best;
}

/* The other sheets that have something, unless they are the ones our own workbook adds. */
static void others_report(const drs_sheet_book *book, const drs_sheet *chosen, bool is_own)
{
    drs_buf names = DRS_BUF(drs_arena_mem(book->arena));
    for (size_t i = 0; i < book->count; i++) {
        const drs_sheet *sheet = &book->sheets[i];
        bool is_told = sheet != chosen && sheet->grid.count && !(is_own && is_added(sheet));
        if (!is_told)
            continue;
        if (names.len)
            drs_buf_text(&names, ", ");
        drs_buf_put(&names, sheet->name);
    }
    if (names.len)
        drs_diag_add(book->diags, DRS_SHT017, (drs_place){0},
                     (drs_args){{chosen->name, drs_buf_str(&names)}});
    drs_buf_free(&names);
}

drs_paper *drs_sheet_paper(drs_sheet_book *book, const drs_input *input, drs_str profile)
{
    if (book->count == 0) {
        drs_diag_add(book->diags, DRS_SHT016, (drs_place){0}, (drs_args){0});
        return NULL;
    }
    drs_sheet *sheet = choose(book);
    if (!sheet) {
        drs_diag_add(book->diags, DRS_TAB010, (drs_place){0}, (drs_args){0});
        return NULL;
    }
    drs_table *table = drs_grid_table(&sheet->grid);
    if (!table)
        return NULL;
    drs_sheet_marks_report(book, sheet, table);
    bool is_own = drs_sheet_print_only(book, sheet, table);
    others_report(book, sheet, is_own);
    drs_diags_merge(book->diags, sheet->cell_diags);
    return drs_grid_paper(book->arena, input, table, profile);
}
