/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/paper_table.h"

#include "base/sort.h"
#include "base/utf8.h"
#include "model/initiative.h"
#include "reader/paper_inline.h"
#include "reader/paper_join.h"
#include "reader/paper_limits.h"
#include "reader/paper_lines.h"
#include "reader/paper_pattern.h"

#include <stdint.h>

typedef struct builder {
    drs_source *source;
    drs_table *table;
    bool pipes;
    bool grid;        /* rows end at lines "+---+", not at each line */
    bool behind_rule; /* such a line stood just before */
    drs_cell *cells;  /* of the row being cut; reused */
    size_t count, capacity;
    size_t *grown; /* for each column the row, from 1, whose cell has room behind its words */
    size_t grown_count;
    drs_row head, second; /* the head's rows as they stood */
    bool has_second;
    bool behind_head; /* a repeated head stood just before: so did a page edge */
    size_t repeated;  /* heads left out */
    drs_place first_repeated;
    size_t expected;  /* columns by the head */
    size_t head_rows; /* before a line "|---|" */
} builder;

/* ---- a row's cells ---- */

static void add_cell(builder *b, drs_str raw, drs_place place)
{
    if (b->count == b->capacity) {
        b->capacity = b->capacity ? b->capacity * 2 : 16;
        b->cells = drs_mem_resize(drs_arena_mem(b->source->arena), b->cells,
                                  b->capacity * sizeof *b->cells);
    }
    drs_str source = raw;
    while (source.len && source.ptr[0] == ' ') {
        source = drs_str_sub(source, 1, source.len);
        place.column++;
    }
    while (source.len && source.ptr[source.len - 1] == ' ')
        source.len--;
    if (b->grid && drs_str_ends(source, drs_str_c("\\")))
        source.len--; /* the line ends here, and it does anyway */
    b->cells[b->count++] = (drs_cell){.text = source, .source = source, .place = place};
}

/* Offset of the next border at or behind `at`. */
static size_t border_of(const builder *b, drs_str s, size_t at)
{
    if (!b->pipes) {
        size_t tab = drs_str_find_byte(drs_str_sub(s, at, s.len), '\t');
        return tab == DRS_NOT_FOUND ? s.len : at + tab;
    }
    for (; at < s.len && s.ptr[at] != '|'; at++)
        at += s.ptr[at] == '\\';
    return at < s.len ? at : s.len;
}

static void cut_row(builder *b, const drs_paper_line *line)
{
    drs_str s = line->text;
    drs_place place = drs_line_place(line);
    b->count = 0;
    size_t at = 0;
    if (b->pipes && s.ptr[0] == '|') {
        at = 1;
        place.column++;
    }
    if (b->pipes && s.len > 1 && s.ptr[s.len - 1] == '|' && s.ptr[s.len - 2] != '\\')
        s.len--;
    for (;;) {
        size_t end = border_of(b, s, at);
        drs_str raw = drs_str_sub(s, at, end);
        add_cell(b, raw, place);
        if (end >= s.len || b->count > DRS_PAPER_COLUMNS_MOST)
            break;
        place.column += (uint32_t)drs_utf8_length(raw) + 1;
        at = end + 1;
    }
}

/* The cell's words without markup; `row` as in drs_anchor. */
static drs_str words_of(builder *b, const drs_cell *cell, size_t row, size_t column)
{
    const drs_cell_at at = {
        .table = b->table, .row = (uint32_t)row, .column = (uint32_t)column, .place = cell->place};
    return drs_paper_cell(b->source, cell->text, &at);
}

/* The row with its cells in the arena and their words without markup; `number` as in
 * drs_anchor. */
static drs_row keep_row(builder *b, const drs_paper_line *line, size_t number)
{
    drs_row row = {.count = (uint32_t)b->count, .place = drs_line_place(line)};
    row.cells = drs_arena_alloc(b->source->arena, (b->count + !b->count) * sizeof *row.cells);
    for (size_t i = 0; i < b->count; i++) {
        row.cells[i] = b->cells[i];
        row.cells[i].text = words_of(b, &b->cells[i], number, i);
    }
    b->source->cell_count += b->count;
    return row;
}

/* ---- heads ---- */

static bool same_row(const builder *b, const drs_row *row)
{
    if (row->count != b->count)
        return false;
    for (size_t i = 0; i < b->count; i++)
        if (!drs_str_equal(row->cells[i].source, b->cells[i].source))
            return false;
    return true;
}

static bool has_digit(drs_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
            return true;
    return false;
}

/* A second row of a head stands where the first has gaps, and only there or below a word that
 * spans it: "Behörde | Projekt | " over " | Name | Stand". */
static bool is_second_head(const builder *b)
{
    if (b->count < 3 || b->head.count != b->count || b->cells[0].source.len ||
        !b->head.cells[0].source.len)
        return false;
    bool fills = false;
    for (size_t i = 0; i < b->count; i++) {
        if (has_digit(b->cells[i].source))
            return false;
        fills = fills || (!b->head.cells[i].source.len && b->cells[i].source.len);
    }
    return fills;
}

static drs_str head_name(builder *b, size_t i)
{
    drs_str top = i < b->head.count ? b->head.cells[i].text : (drs_str){"", 0};
    drs_str low = b->has_second && i < b->second.count ? b->second.cells[i].text : (drs_str){"", 0};
    if (!top.len || !low.len)
        return top.len ? top : low;
    if (drs_str_equal(top, low))
        return top;
    drs_str pieces[] = {top, {" ", 1}, low};
    return drs_arena_join(b->source->arena, pieces, 3);
}

static drs_place head_place(const builder *b, size_t i)
{
    return i < b->head.count ? b->head.cells[i].place : (drs_place){0};
}

/* Columns for all cells of the longest row. */
static void make_columns(builder *b)
{
    size_t most = b->expected;
    for (size_t r = 0; r < b->table->row_count; r++)
        if (b->table->rows[r].count > most)
            most = b->table->rows[r].count;
    b->table->columns = drs_arena_alloc(b->source->arena, (most + 1) * sizeof *b->table->columns);
    b->table->column_count = most;
    for (size_t i = 0; i < most; i++)
        b->table->columns[i] = (drs_column){.name = head_name(b, i), .place = head_place(b, i)};
}

/* ---- rows over page edges ---- */

/* "Steuern sen-" and "ken" */
static bool is_broken_word(drs_str before, drs_str now)
{
    return drs_str_ends(before, drs_str_c("-")) && drs_ends_open(before) && drs_begins_low(now);
}

typedef enum row_kind { ROW_OF_ITS_OWN, ROW_GOES_ON, ROW_UNCLEAR } row_kind;

/* A row without a first cell, or with one that ends a word, goes on with the row before where each
 * of its cells goes on: behind a page edge, or where a word does. The first cell may also be left
 * out because it is the same as above: such a row has its other cells. */
static row_kind kind_of_row(const builder *b, bool behind_edge)
{
    const drs_table *table = b->table;
    if (table->row_count == 0 || b->count < 2)
        return ROW_OF_ITS_OWN;
    const drs_row *last = &table->rows[table->row_count - 1];
    size_t filled = 0, open = 0, broken = 0, gaps = 0, unfinished = 0;
    for (size_t i = 0; i < b->count; i++) {
        drs_str now = b->cells[i].source;
        drs_str before = i < last->count ? last->cells[i].source : (drs_str){"", 0};
        bool word = now.len && is_broken_word(before, now);
        if (i == 0 && now.len && !word)
            return ROW_OF_ITS_OWN;
        gaps += i && !now.len && before.len;
        filled += now.len != 0;
        broken += word;
        unfinished += now.len && drs_ends_open(before);
        open += now.len && before.len && (drs_begins_low(now) || drs_ends_open(before));
    }
    if (filled && open == filled && (behind_edge || broken))
        return ROW_GOES_ON;
    return filled && ((behind_edge && (gaps || unfinished)) || broken) ? ROW_UNCLEAR
                                                                       : ROW_OF_ITS_OWN;
}

/* Room for words of this length and as much again: a cell may go on over thousands of lines. */
static size_t room_of(size_t length)
{
    size_t room = 64;
    while (room < length)
        room *= 2;
    return room;
}

/* `s` with more behind it; in place where it was made here before and has the room. */
static drs_str appended(drs_arena *arena, drs_str s, bool has_room, drs_str more)
{
    size_t length = s.len + more.len;
    char *to = (char *)(uintptr_t)s.ptr;
    if (!has_room || length > room_of(s.len)) {
        to = drs_arena_room(arena, room_of(length));
        if (s.len)
            memcpy(to, s.ptr, s.len);
    }
    memcpy(to + s.len, more.ptr, more.len);
    return drs_str_of(to, length);
}

/* Has the last row's cell been made longer before? From now on it has. */
static bool was_grown(builder *b, size_t column)
{
    size_t row = b->table->row_count + 1;
    if (column >= b->grown_count) {
        size_t count = room_of(column + 1);
        b->grown =
            drs_mem_resize(drs_arena_mem(b->source->arena), b->grown, count * sizeof *b->grown);
        memset(b->grown + b->grown_count, 0, (count - b->grown_count) * sizeof *b->grown);
        b->grown_count = count;
    }
    bool was = b->grown[column] == row;
    b->grown[column] = row;
    return was;
}

/* Anchors from `first` on are of words that come behind `shift` bytes. */
static void shift_anchors(builder *b, size_t first, size_t shift)
{
    for (size_t i = first; i < b->table->anchor_count; i++) {
        b->table->anchors[i].from += shift;
        b->table->anchors[i].to += shift;
    }
}

/* `first`: the first anchor of the words. */
static void append_words(builder *b, drs_row *row, size_t column, drs_str words, size_t first)
{
    drs_arena *arena = b->source->arena;
    drs_cell *cell = &row->cells[column];
    bool has_room = was_grown(b, column);
    drs_str raw[] = {{"\n", 1}, words}, text[] = {{" ", 1}, words};
    drs_str before = cell->text;
    switch (before.len ? drs_join_lines(b->source, before, words) : DRS_GLUE_KEEP) {
    case DRS_GLUE_BLANK:
        break;
    case DRS_GLUE_DROP:
        before.len -= before.ptr[before.len - 1] == '-' ? 1 : 2;
        text[0].len = 0;
        break;
    case DRS_GLUE_KEEP:
        text[0].len = 0;
        break;
    }
    shift_anchors(b, first, before.len + text[0].len);
    cell->text = before;
    for (size_t i = 0; i < 2; i++) {
        cell->source = appended(arena, cell->source, has_room || i, raw[i]);
        cell->text = appended(arena, cell->text, has_room || i, text[i]);
    }
}

/* A row without cells gets one, so that words that go on in it have a place. */
static void need_cell(builder *b, drs_row *row)
{
    if (row->count)
        return;
    row->cells = drs_arena_alloc(b->source->arena, sizeof *row->cells);
    row->cells[0] = (drs_cell){.text = {"", 0}, .source = {"", 0}, .place = row->place};
    row->count = 1;
}

/* `number` of the row as in drs_anchor. What the row has no cell for goes on in its last one. */
static void append_cells(builder *b, drs_row *row, size_t number)
{
    need_cell(b, row);
    for (size_t i = 0; i < b->count; i++) {
        size_t first = b->table->anchor_count, column = i < row->count ? i : row->count - 1;
        drs_str words = words_of(b, &b->cells[i], number, column);
        if (words.len)
            append_words(b, row, column, words, first);
    }
}

static void append_row(builder *b, const drs_paper_line *line)
{
    drs_row *last = &b->table->rows[b->table->row_count - 1];
    append_cells(b, last, b->table->row_count);
    last->continues = 1;
    drs_source_report(b->source, DRS_PAP051, drs_line_place(line), line->text, (drs_str){0});
}

/* The only cell that something must follow on, else the last. */
static size_t open_cell(const drs_row *row)
{
    size_t found = row->count - 1, count = 0;
    for (size_t i = 0; i < row->count; i++)
        if (drs_ends_open(row->cells[i].source)) {
            found = i;
            count++;
        }
    return count == 1 ? found : row->count - 1;
}

/* Words below a row, directly or behind a page edge: a cell goes on. */
static void append_line(builder *b, const drs_paper_line *line)
{
    drs_row *last = b->table->row_count ? &b->table->rows[b->table->row_count - 1] : &b->head;
    const drs_cell line_cell = {.text = line->text, .place = drs_line_place(line)};
    size_t first = b->table->anchor_count;
    need_cell(b, last);
    size_t column = open_cell(last);
    drs_str words = words_of(b, &line_cell, b->table->row_count, column);
    append_words(b, last, column, words, first);
    last->continues = 1;
    drs_source_report(b->source, DRS_PAP051, drs_line_place(line), line->text, (drs_str){0});
}

/* ---- all rows ---- */

static void report_ragged(builder *b, const drs_row *row)
{
    drs_buf words = DRS_BUF(drs_arena_mem(b->source->arena));
    drs_buf_int(&words, row->count);
    size_t cut = words.len;
    drs_buf_int(&words, (int64_t)b->expected);
    drs_str both = drs_buf_str(&words);
    drs_source_report(b->source, row->count < b->expected ? DRS_TAB001 : DRS_TAB002, row->place,
                      drs_str_sub(both, 0, cut), drs_str_sub(both, cut, both.len));
    drs_buf_free(&words);
}

static void repeat_head(builder *b, const drs_paper_line *line)
{
    b->behind_head = true;
    if (b->repeated++ == 0)
        b->first_repeated = drs_line_place(line);
}

static bool is_delimiter_row(const builder *b, drs_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!strchr("|-: ", s.ptr[i]))
            return false;
    return b->pipes && s.len;
}

/* The names of both rows of a head are one text, so the second's anchors come further behind. */
static void keep_second(builder *b, const drs_paper_line *line)
{
    size_t first = b->table->anchor_count;
    b->second = keep_row(b, line, 0);
    b->has_second = true;
    for (size_t i = first; i < b->table->anchor_count; i++) {
        drs_anchor *anchor = &b->table->anchors[i];
        size_t above = anchor->column < b->head.count ? b->head.cells[anchor->column].text.len : 0;
        if (above &&
            drs_str_equal(b->head.cells[anchor->column].text, b->second.cells[anchor->column].text))
            above = 0; /* said once */
        anchor->from += above ? above + 1 : 0;
        anchor->to += above ? above + 1 : 0;
    }
}

/* The next line of a grid's row. */
static void append_grid_line(builder *b)
{
    if (b->table->row_count)
        append_cells(b, &b->table->rows[b->table->row_count - 1], b->table->row_count);
    else
        append_cells(b, &b->head, 0);
}

static void add_row(builder *b, const drs_paper_line *line, bool behind_edge)
{
    row_kind kind = kind_of_row(b, behind_edge);
    b->behind_head = false;
    if (kind == ROW_GOES_ON) {
        append_row(b, line);
        return;
    }
    if (kind == ROW_UNCLEAR)
        drs_source_report(b->source, DRS_PAP053, drs_line_place(line), line->text, (drs_str){0});
    drs_row row = keep_row(b, line, b->table->row_count + 1);
    if (row.count != b->expected)
        report_ragged(b, &row);
    drs_table_add(b->source->arena, b->table, row);
}

static void take_row(builder *b, const drs_paper_line *line, bool behind_edge)
{
    cut_row(b, line);
    bool goes_on = b->grid && !b->behind_rule;
    b->behind_rule = false;
    if (b->head.count == 0) {
        b->head = keep_row(b, line, 0);
        b->expected = b->head.count;
    } else if (goes_on) {
        append_grid_line(b);
    } else if (!b->has_second && b->head_rows == 2 && b->table->row_count == 0 &&
               b->head.count == b->count) {
        keep_second(b, line);
    } else if (same_row(b, &b->head) || (b->has_second && same_row(b, &b->second))) {
        repeat_head(b, line);
    } else if (!b->has_second && b->table->row_count == 0 && is_second_head(b)) {
        keep_second(b, line);
    } else {
        add_row(b, line, behind_edge || b->behind_head);
    }
}

/* Rows before the first line "|---|", 0 where there is none. */
static size_t count_head_rows(const builder *b, const drs_paragraph *paragraph)
{
    enum { MOST = 3 };
    size_t rows = 0;
    for (size_t i = paragraph->first; b->pipes && i < paragraph->end && rows <= MOST; i++) {
        drs_str s = b->source->lines[i].text;
        if (s.len && is_delimiter_row(b, s))
            return rows;
        rows += s.len != 0;
    }
    return 0;
}

static bool take_rows(builder *b, const drs_paragraph *paragraph)
{
    const drs_source *source = b->source;
    drs_paragraph_kind kind = paragraph->kind;
    size_t last = paragraph->first;
    for (size_t i = paragraph->first; i < paragraph->end; i = drs_line_next(source, i + 1)) {
        const drs_paper_line *line = &source->lines[i];
        drs_paragraph_kind other = drs_paper_line_kind(source, i);
        b->behind_rule = b->behind_rule || drs_is_grid_rule(line->text);
        if (is_delimiter_row(b, line->text) || drs_is_grid_rule(line->text))
            continue;
        if (other == kind)
            take_row(b, line, i > last + 1 || (line->flags & DRS_LINE_PAGE));
        else if (other == DRS_PARAGRAPH_TEXT)
            append_line(b, line);
        if (source->cell_count > DRS_PAPER_CELLS_MOST || b->count > DRS_PAPER_COLUMNS_MOST)
            return false;
        last = i;
    }
    return true;
}

static void report_repeated(builder *b)
{
    if (b->repeated == 0)
        return;
    drs_buf number = DRS_BUF(drs_arena_mem(b->source->arena));
    drs_buf_int(&number, (int64_t)b->repeated);
    drs_source_report(b->source, DRS_PAP050, b->first_repeated, drs_buf_str(&number), (drs_str){0});
    drs_buf_free(&number);
}

static int by_place(const void *left, const void *right)
{
    const drs_anchor *a = left, *b = right;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return a->from < b->from ? -1 : a->from > b->from;
}

drs_table *drs_paper_table(drs_source *source, const drs_paragraph *paragraph)
{
    builder b = {.source = source, .pipes = paragraph->kind == DRS_PARAGRAPH_PIPES};
    b.table = drs_arena_alloc(source->arena, sizeof *b.table);
    b.table->place = drs_line_place(&source->lines[paragraph->first]);
    b.grid = b.pipes && drs_is_grid_rule(source->lines[paragraph->first].text);
    b.head_rows = count_head_rows(&b, paragraph);
    bool fits = take_rows(&b, paragraph);
    drs_mem_free(drs_arena_mem(source->arena), b.cells);
    drs_mem_free(drs_arena_mem(source->arena), b.grown);
    if (!fits) {
        drs_source_report(source, DRS_GEN009, b.table->place, drs_str_c("Tabelle"),
                          drs_str_c("16 384 Spalten, 8 000 000 Zellen"));
        return NULL;
    }
    make_columns(&b);
    drs_sort(drs_arena_mem(source->arena), b.table->anchors, b.table->anchor_count,
             sizeof *b.table->anchors, by_place);
    report_repeated(&b);
    drs_table_type(b.table);
    return b.table;
}

bool drs_paper_is_table(const drs_source *source, const drs_paragraph *paragraph)
{
    size_t rows = 0;
    for (size_t i = paragraph->first; i < paragraph->end && rows < 2;
         i = drs_line_next(source, i + 1))
        rows += drs_paper_line_kind(source, i) == paragraph->kind &&
                !drs_is_grid_rule(source->lines[i].text);
    return rows >= 2;
}
