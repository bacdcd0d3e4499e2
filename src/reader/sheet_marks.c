/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/sheet_marks.h"

#include "reader/limits.h"

static void add(drs_sheet_book *book, drs_sheet_mark mark)
{
    drs_sheet *sheet = &book->sheets[book->count - 1];
    sheet->marks = drs_arena_grow(book->arena, sheet->marks, sheet->mark_count,
                                  &sheet->mark_capacity, sizeof *sheet->marks);
    sheet->marks[sheet->mark_count++] = mark;
}

void drs_sheet_mark_add(drs_sheet_book *book, drs_mark_kind kind, drs_place place, uint32_t extent)
{
    add(book, (drs_sheet_mark){.kind = kind, .place = place, .extent = extent});
}

void drs_sheet_link_add(drs_sheet_book *book, drs_place place, drs_str target)
{
    drs_str kept = drs_arena_copy(book->arena, target);
    add(book, (drs_sheet_mark){.kind = DRS_MARK_LINK, .place = place, .target = kept});
}

/* How many there are of a kind, and where the first one is. */
typedef struct tally {
    int64_t count;
    drs_place first;
} tally;

/* Whether it is the first now. */
static bool tally_add(tally *t, drs_place place, int64_t count)
{
    bool is_first = t->count == 0 || place.line < t->first.line ||
                    (place.line == t->first.line && place.column < t->first.column);
    if (is_first)
        t->first = place;
    t->count += count;
    return is_first;
}

/* ---- hidden rows and columns ---- */

/* Whether a column of the sheet has any content. */
static bool *columns_in_use(const drs_sheet_book *book, const drs_sheet *sheet)
{
    bool *in_use = drs_arena_alloc(book->arena, DRS_MOST_COLUMNS + 1);
    for (size_t r = 0; r < sheet->grid.count; r++) {
        const drs_row *row = &sheet->grid.rows[r];
        for (size_t c = 0; c < row->count; c++)
            if (row->cells[c].text.len)
                in_use[row->cells[c].place.column] = true;
    }
    return in_use;
}

/* Hidden ones that have content. Ranges may overlap: `edges` has 1 where one begins and -1 behind
 * its end. */
static tally hidden_columns(const drs_sheet_book *book, const drs_sheet *sheet)
{
    tally columns = {0};
    int32_t depth = 0, *edges = NULL;
    for (size_t i = 0; i < sheet->mark_count; i++) {
        const drs_sheet_mark *mark = &sheet->marks[i];
        uint64_t end = (uint64_t)mark->place.column + mark->extent;
        if (mark->kind != DRS_MARK_HIDDEN_COLUMN || mark->place.column > DRS_MOST_COLUMNS)
            continue;
        if (!edges)
            edges = drs_arena_alloc(book->arena, (DRS_MOST_COLUMNS + 2) * sizeof *edges);
        edges[mark->place.column]++;
        edges[end <= DRS_MOST_COLUMNS ? end : DRS_MOST_COLUMNS + 1]--;
    }
    const bool *in_use = edges ? columns_in_use(book, sheet) : NULL;
    for (uint32_t c = 1; edges && c <= DRS_MOST_COLUMNS; c++) {
        depth += edges[c];
        if (depth > 0 && in_use[c])
            tally_add(&columns, (drs_place){0, c}, 1);
    }
    return columns;
}

static void hidden_report(const drs_sheet_book *book, const drs_sheet *sheet)
{
    tally rows = {0}, columns = hidden_columns(book, sheet);
    for (size_t i = 0; i < sheet->mark_count; i++)
        if (sheet->marks[i].kind == DRS_MARK_HIDDEN_ROW)
            tally_add(&rows, sheet->marks[i].place, sheet->marks[i].extent);
    if (rows.count + columns.count)
        drs_diag_add_numbers(book->diags, DRS_SHT030, rows.count ? rows.first : columns.first,
                             rows.count, columns.count);
}

/* ---- links ---- */

/* Rows are in the order of their lines, cells in that of their columns, without gaps. */
static drs_str text_at(const drs_grid *grid, drs_place place)
{
    size_t low = 0, high = grid->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (grid->rows[middle].place.line < place.line)
            low = middle + 1;
        else
            high = middle;
    }
    const drs_row *row = low < grid->count ? &grid->rows[low] : NULL;
    if (!row || row->place.line != place.line)
        return (drs_str){"", 0};
    size_t at = (size_t)place.column - row->cells[0].place.column;
    return at < row->count ? row->cells[at].text : (drs_str){"", 0};
}

/* The address without what nobody writes in words: "https://", "mailto:", a last '/'. */
static drs_str bare(drs_str target)
{
    static const char *const begins[] = {"https://", "http://", "mailto:"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (drs_str_starts(target, drs_str_c(begins[i])))
            target = drs_str_sub(target, strlen(begins[i]), target.len);
    bool has_slash = target.len && target.ptr[target.len - 1] == '/';
    return drs_str_sub(target, 0, target.len - has_slash);
}

/* A link whose address stands in the cell's words loses nothing. */
static void links_report(const drs_sheet_book *book, const drs_sheet *sheet)
{
    tally links = {0};
    drs_str target = {"", 0};
    for (size_t i = 0; i < sheet->mark_count; i++) {
        const drs_sheet_mark *mark = &sheet->marks[i];
        if (mark->kind != DRS_MARK_LINK ||
            drs_str_find(text_at(&sheet->grid, mark->place), bare(mark->target)) != DRS_NOT_FOUND)
            continue;
        if (tally_add(&links, mark->place, 1))
            target = mark->target;
    }
    drs_buf count = DRS_BUF(drs_arena_mem(book->arena));
    drs_buf_int(&count, links.count);
    if (links.count)
        drs_diag_add(book->diags, DRS_SHT031, links.first,
                     (drs_args){{drs_buf_str(&count), target}});
    drs_buf_free(&count);
}

/* ---- comments ---- */

static void comments_report(const drs_sheet_book *book, const drs_sheet *sheet)
{
    tally comments = {0};
    for (size_t i = 0; i < sheet->mark_count; i++)
        if (sheet->marks[i].kind == DRS_MARK_COMMENT)
            tally_add(&comments, sheet->marks[i].place, 1);
    if (comments.count)
        drs_diag_add_numbers(book->diags, DRS_SHT020, comments.first, comments.count, 0);
}

/* ---- merged cells ---- */

/* Above and below the table, in its head and without words nothing is lost by them. */
static void merged_report(const drs_sheet_book *book, const drs_sheet *sheet,
                          const drs_table *table)
{
    tally merged = {0};
    if (table->row_count == 0)
        return;
    uint32_t first = table->rows[0].place.line, last = table->rows[table->row_count - 1].place.line;
    for (size_t i = 0; i < sheet->mark_count; i++) {
        const drs_sheet_mark *mark = &sheet->marks[i];
        bool is_merged =
            mark->kind == DRS_MARK_MERGED && mark->place.line >= first && mark->place.line <= last;
        if (is_merged && text_at(&sheet->grid, mark->place).len)
            tally_add(&merged, mark->place, 1);
    }
    if (merged.count)
        drs_diag_add_numbers(book->diags, DRS_SHT032, merged.first, merged.count, 0);
}

void drs_sheet_marks_report(const drs_sheet_book *book, const drs_sheet *sheet,
                            const drs_table *table)
{
    comments_report(book, sheet);
    hidden_report(book, sheet);
    links_report(book, sheet);
    merged_report(book, sheet, table);
}
