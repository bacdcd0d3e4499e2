/* SPDX-License-Identifier: Apache-2.0
 * A table as a sheet. Its cells stay in the paper and are turned into cells of the sheet row by
 * row when the writer asks: one pass before that finds what has to be known ahead (styles, widths,
 * texts no cell can hold). In a list of initiatives the meaning stands beside the printed words,
 * in columns of our own. */
#include "workbook/builder.h"

#include "base/sort.h"
#include "base/utf8.h"
#include "model/initiative.h"

enum {
    ROWS_MOST = 1048576,
    COLUMNS_MOST = 16384,
    SAMPLE = 4000,     /* rows that widths are taken from */
    SPARE_ROWS = 1000, /* rows below the table that rules hold for, too */
    FROZEN_MOST = 8,   /* rows above the head: more would fill a screen */
    SHOWN_MOST = 128   /* bytes; a number or date is shown in at most 60 */
};

/* A column of the paper. */
typedef struct list_column {
    bool is_typed;  /* numbers or dates; else all words */
    bool is_broken; /* some cell may have a line end */
    uint16_t sum;   /* style in the row of sums */
    size_t longest; /* text, in bytes */
} list_column;

/* A cell whose words had to change. */
typedef struct exception {
    size_t row, column; /* of the table */
    drs_str text;
} exception;

typedef struct list {
    const drs_table *table;
    drs_line *above, *below; /* the table's, in pieces that fit a page */
    size_t above_count, below_count;
    const drs_style *styles;
    size_t style_count;
    drs_measure measure;
    const drs_sheet_face *bold;
    bool is_initiatives;
    size_t head_row;
    size_t first;    /* sheet's column of the paper's first one */
    size_t ressorts; /* columns "Ressort 1" … */
    size_t status;   /* column of the table */
    list_column *columns;
    drs_str *heads; /* of the sheet */
    exception *exceptions;
    size_t exception_count, exception_capacity;
} list;

/* ---- cells ---- */

static drs_str cell_text(const list *l, size_t row, size_t column, const drs_cell *cell)
{
    size_t low = 0, high = l->exception_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const exception *e = &l->exceptions[middle];
        if (e->row < row || (e->row == row && e->column < column))
            low = middle + 1;
        else
            high = middle;
    }
    if (low < l->exception_count && l->exceptions[low].row == row &&
        l->exceptions[low].column == column)
        return l->exceptions[low].text;
    return cell->text;
}

/* The style survey_typed() has put into the pool for this format. */
static uint16_t style_find(const list *l, drs_format format)
{
    drs_style wanted = drs_style_cell(format);
    for (size_t i = 0; i < l->style_count; i++)
        if (drs_style_equal(&l->styles[i], &wanted))
            return (uint16_t)i;
    return DRS_LOOK_TEXT;
}

static void fill_cell(const list *l, size_t row, size_t column, drs_sheet_cell *out)
{
    char room[SHOWN_MOST];
    drs_buf shown = {.ptr = room, .capacity = sizeof room};
    const drs_cell *cell = drs_table_cell(l->table, row, column);
    drs_format format;
    if (l->columns[column].is_typed && drs_value_typed(cell, &shown, out, &format)) {
        out->style = style_find(l, format);
    } else {
        drs_str text = l->exception_count ? cell_text(l, row, column, cell) : cell->text;
        out->kind = text.len ? DRS_CELL_TEXT : DRS_CELL_EMPTY;
        out->style = drs_text_is_literal(text) ? DRS_LOOK_LITERAL : DRS_LOOK_TEXT;
        out->text = text;
    }
}

drs_str drs_list_ressort(const drs_table *table, size_t row, size_t n)
{
    size_t column = drs_table_find(table, DRS_RESSORT);
    return drs_ressort_of(drs_table_cell(table, row, column)->text, n);
}

static void fill_added(const list *l, size_t row, drs_sheet_cell *cells)
{
    const drs_row *r = &l->table->rows[row];
    const drs_cell *status = drs_table_cell(l->table, row, l->status);
    drs_cell_integer(&cells[0], DRS_LOOK_ORDINAL, (int64_t)row + 1);
    drs_sheet_cell *added = cells + l->first + l->table->column_count;
    for (size_t i = 0; i < l->ressorts; i++)
        drs_cell_text(added++, DRS_LOOK_TEXT, drs_list_ressort(l->table, row, i));
    bool none = status->value.phase >= drs_phase_count();
    drs_cell_text(added++, DRS_LOOK_TEXT,
                  none ? drs_phase_none() : drs_phase_name(status->value.phase));
    if (drs_date_is_set(status->value.date) &&
        drs_date_days(status->value.date) >= drs_date_days((drs_date){1900, 3, 1}))
        *added = (drs_sheet_cell){
            .kind = DRS_CELL_DATE, .style = DRS_LOOK_DATE, .date = status->value.date};
    else
        *added = (drs_sheet_cell){.style = DRS_LOOK_DATE};
    drs_cell_place(added + 1, r->place);
}

/* ---- rows ---- */

/* Lines the row's longest cell takes. */
static uint32_t row_lines(const list *l, const drs_sheet *sheet, const drs_sheet_cell *cells)
{
    uint32_t most = 1;
    for (size_t c = 0; c < sheet->column_count; c++) {
        if (cells[c].kind != DRS_CELL_TEXT)
            continue;
        uint32_t lines =
            drs_measure_lines(l->measure, cells[c].text, drs_column_inner(sheet->columns[c].width));
        most = lines > most ? lines : most;
    }
    return most;
}

static void fill_sums(const list *l, drs_sheet_cell *cells)
{
    for (size_t c = 0; c < l->table->column_count; c++)
        cells[l->first + c].style = l->columns[c].sum;
}

static void fill_data(const list *l, const drs_sheet *sheet, size_t row, drs_sheet_row *out)
{
    for (size_t c = 0; c < l->table->column_count; c++)
        fill_cell(l, row, c, &out->cells[l->first + c]);
    if (l->table->has_sums && row + 1 == l->table->row_count)
        fill_sums(l, out->cells);
    if (l->is_initiatives)
        fill_added(l, row, out->cells);
    out->height = drs_row_height(row_lines(l, sheet, out->cells), DRS_SIZE_BODY);
}

static void fill_heads(const list *l, const drs_sheet *sheet, drs_sheet_row *out)
{
    uint32_t most = 1;
    drs_measure bold = {l->bold, DRS_SIZE_BODY};
    for (size_t c = 0; c < sheet->column_count; c++) {
        bool added = c < l->first || c >= l->first + l->table->column_count;
        drs_cell_text(&out->cells[c], added ? DRS_LOOK_ADDED : DRS_LOOK_HEAD, l->heads[c]);
        uint32_t lines =
            drs_measure_lines(bold, l->heads[c], drs_head_inner(sheet->columns[c].width));
        most = lines > most ? lines : most;
    }
    out->height = drs_row_height(most, DRS_SIZE_BODY);
}

static void fill_line(const drs_line *lines, size_t count, size_t row, drs_sheet_row *out)
{
    if (row < count)
        drs_cell_text(&out->cells[0], DRS_LOOK_PLAIN, lines[row].text);
}

static void fill(const drs_sheet *sheet, size_t row, drs_sheet_row *out)
{
    const list *l = sheet->context;
    const drs_table *table = l->table;
    memset(out->cells, 0, sheet->column_count * sizeof *out->cells);
    out->height = 0;
    if (row < l->head_row)
        fill_line(l->above, l->above_count, row, out);
    else if (row == l->head_row)
        fill_heads(l, sheet, out);
    else if (row <= l->head_row + table->row_count)
        fill_data(l, sheet, row - l->head_row - 1, out);
    else if (row > l->head_row + table->row_count + 1)
        fill_line(l->below, l->below_count, row - l->head_row - table->row_count - 2, out);
}

/* ---- what has to be known ahead ---- */

/* Nothing in the text needs a closer look: a control character, or a byte that begins U+FFFE. */
static bool is_harmless(drs_str s)
{
    unsigned found = s.len > DRS_CELL_TEXT_MOST;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        found |= (unsigned)(c < 0x20) | (unsigned)(c == 0xEF);
    }
    return found == 0;
}

static drs_str words_legal(drs_builder *builder, drs_str text, drs_place place)
{
    size_t changed = 0;
    if (is_harmless(text))
        return text;
    drs_str legal = drs_text_legal(builder->arena, text, &changed);
    if (changed)
        drs_builder_tell(builder, DRS_WBK001, place, changed, 0);
    return legal;
}

/* The words as the cell of the sheet being built may hold them; what is too long goes on in the
 * sheet Fortsetzungen. */
static drs_str words_fit(drs_builder *builder, drs_str text, drs_place place, size_t row,
                         size_t column)
{
    drs_str legal = words_legal(builder, text, place);
    if (legal.len <= DRS_CELL_TEXT_MOST)
        return legal;
    drs_str name = drs_builder_cell_name(builder, row, column);
    return drs_builder_continue(builder, legal, builder->sheets[builder->sheet_count - 1].name,
                                name);
}

static void survey_words(drs_builder *builder, list *l, size_t row, size_t column)
{
    const drs_cell *cell = drs_table_cell(l->table, row, column);
    list_column *c = &l->columns[column];
    c->longest = cell->text.len > c->longest ? cell->text.len : c->longest;
    if (is_harmless(cell->text))
        return;
    c->is_broken = true;
    drs_str text =
        words_fit(builder, cell->text, cell->place, l->head_row + 1 + row, l->first + column);
    if (drs_str_equal(text, cell->text))
        return;
    l->exceptions = drs_arena_grow(builder->arena, l->exceptions, l->exception_count,
                                   &l->exception_capacity, sizeof *l->exceptions);
    l->exceptions[l->exception_count++] = (exception){row, column, text};
}

static void extent_add(drs_extent *extent, drs_extent more)
{
    extent->line = more.line > extent->line ? more.line : extent->line;
    extent->word = more.word > extent->word ? more.word : extent->word;
    extent->head = more.head > extent->head ? more.head : extent->head;
    extent->squares += more.squares;
    extent->cells += more.cells;
}

/* A number must fit whole, or "###" is shown instead. */
static void survey_typed(drs_builder *builder, list *l, size_t row, size_t column,
                         drs_extent *extent)
{
    drs_sheet_cell cell;
    drs_format format;
    drs_buf *shown = &builder->scratch;
    bool sums = l->table->has_sums && row + 1 == l->table->row_count;
    const drs_cell *printed = drs_table_cell(l->table, row, column);
    if (!drs_value_typed(printed, shown, &cell, &format)) {
        extent_add(extent, drs_measure_extent(l->measure, printed->text));
        return;
    }
    drs_style style = drs_style_cell(format);
    (void)drs_builder_style(builder, style);
    style.bold = sums;
    uint16_t index = drs_builder_style(builder, style);
    if (sums)
        l->columns[column].sum = index;
    shown->len = 0;
    drs_sheet_cell_shown(shown, &cell, &style);
    drs_extent whole = drs_measure_extent(drs_builder_measure(builder, index), drs_buf_str(shown));
    whole.word = whole.line;
    extent_add(extent, whole);
}

static void survey_ressorts(list *l, size_t row)
{
    size_t n = l->ressorts;
    while (n < DRS_MOST_RESSORTS && drs_list_ressort(l->table, row, n).len)
        n++;
    l->ressorts = n;
}

/* Looks at every cell once; widths are taken from a sample of the rows. */
static void survey(drs_builder *builder, list *l, drs_extent *extents)
{
    const drs_table *table = l->table;
    size_t stride = table->row_count / SAMPLE + 1;
    for (size_t r = 0; r < table->row_count; r++) {
        for (size_t c = 0; c < table->rows[r].count && c < table->column_count; c++) {
            survey_words(builder, l, r, c);
            if (l->columns[c].is_typed)
                survey_typed(builder, l, r, c, &extents[c]);
            if (r % stride == 0 && !l->columns[c].is_typed)
                extent_add(&extents[c],
                           drs_measure_extent(l->measure, table->rows[r].cells[c].text));
        }
        if (l->is_initiatives)
            survey_ressorts(l, r);
    }
}

/* ---- rows that would have to be higher than a row can be ---- */

/* At most so many lines can `bytes` bytes without a line end take: no letter is much wider than an
 * em, and two lines that follow each other are together wider than the column. */
static size_t lines_at_most(size_t bytes, int32_t inner)
{
    return 1 + bytes * 2 * (DRS_SIZE_BODY + DRS_SIZE_BODY / 10) / (size_t)inner;
}

/* Reports the cell when only the beginning of its text can be printed. */
static void survey_height(drs_builder *builder, const list *l, const drs_sheet *sheet,
                          const drs_cell *cell, size_t row, size_t column, drs_str text)
{
    int32_t inner = drs_column_inner(sheet->columns[column].width);
    if (text.len <= DRS_ROW_LINES_MOST)
        return;
    if (lines_at_most(text.len, inner) <= DRS_ROW_LINES_MOST &&
        drs_str_find_byte(text, '\n') == DRS_NOT_FOUND)
        return;
    if (drs_measure_lines(l->measure, text, inner) > DRS_ROW_LINES_MOST)
        drs_builder_tell_cell(builder, DRS_WBK004, cell->place, sheet, l->head_row + 1 + row,
                              column);
}

static bool may_be_tall(const list *l, const drs_sheet *sheet, size_t column)
{
    const list_column *c = &l->columns[column];
    int32_t inner = drs_column_inner(sheet->columns[l->first + column].width);
    return c->longest > DRS_ROW_LINES_MOST &&
           (c->is_broken || lines_at_most(c->longest, inner) > DRS_ROW_LINES_MOST);
}

static void survey_column(drs_builder *builder, const list *l, const drs_sheet *sheet,
                          size_t column)
{
    for (size_t r = 0; r < l->table->row_count; r++) {
        const drs_cell *cell = drs_table_cell(l->table, r, column);
        survey_height(builder, l, sheet, cell, r, l->first + column, cell_text(l, r, column, cell));
    }
}

/* A Ressort of our own columns, which are narrower than the paper's. */
static void survey_own(drs_builder *builder, const list *l, const drs_sheet *sheet)
{
    size_t printed = drs_table_find(l->table, DRS_RESSORT);
    size_t first = l->first + l->table->column_count;
    if (printed == DRS_NOT_FOUND || l->columns[printed].longest <= DRS_ROW_LINES_MOST)
        return;
    for (size_t r = 0; r < l->table->row_count; r++)
        for (size_t i = 0; i < l->ressorts; i++)
            survey_height(builder, l, sheet, drs_table_cell(l->table, r, printed), r, first + i,
                          drs_list_ressort(l->table, r, i));
}

static void survey_heads(drs_builder *builder, const list *l, const drs_sheet *sheet)
{
    drs_measure bold = {l->bold, DRS_SIZE_BODY};
    for (size_t c = 0; c < l->table->column_count; c++) {
        size_t column = l->first + c;
        int32_t inner = drs_head_inner(sheet->columns[column].width);
        if (drs_measure_lines(bold, l->heads[column], inner) > DRS_ROW_LINES_MOST)
            drs_builder_tell_cell(builder, DRS_WBK004, l->table->columns[c].place, sheet,
                                  l->head_row, column);
    }
}

/* Needs the widths, so it comes after the columns are made; tables of short texts pay nothing. */
static void survey_heights(drs_builder *builder, const list *l, const drs_sheet *sheet)
{
    survey_heads(builder, l, sheet);
    for (size_t c = 0; c < l->table->column_count; c++)
        if (may_be_tall(l, sheet, c))
            survey_column(builder, l, sheet, c);
    if (l->is_initiatives)
        survey_own(builder, l, sheet);
}

/* ---- putting the sheet together ---- */

/* The lines in pieces: text that runs over the cells beside it is cut where the page ends. */
static drs_line *lines_fit(drs_builder *builder, const drs_line *lines, size_t count,
                           size_t *pieces)
{
    drs_measure measure = {&builder->regular, DRS_SIZE_BODY};
    int32_t inner = drs_column_inner(DRS_SHEET_MEASURE / 16 * 15); /* some letters print wider */
    drs_line *fit = NULL;
    size_t capacity = 0;
    *pieces = 0;
    for (size_t i = 0; i < count; i++) {
        drs_str rest = words_legal(builder, lines[i].text, lines[i].place);
        do {
            size_t end = drs_measure_fit(measure, rest, inner, 1);
            drs_str piece = drs_str_sub(rest, 0, end);
            if (drs_str_ends(piece, drs_str_c("\n")))
                piece.len--;
            fit = drs_arena_grow(builder->arena, fit, *pieces, &capacity, sizeof *fit);
            fit[(*pieces)++] = (drs_line){.text = piece, .place = lines[i].place};
            rest = drs_str_sub(rest, end, rest.len);
        } while (rest.len);
    }
    return fit;
}

/* A name for a column of ours that the paper has not taken. */
static drs_str head_own(drs_builder *builder, const drs_table *table, drs_str name)
{
    drs_str folded = drs_utf8_fold(builder->arena, name);
    for (size_t c = 0; c < table->column_count; c++) {
        if (drs_str_equal(drs_utf8_fold(builder->arena, table->columns[c].name), folded)) {
            drs_str pieces[] = {name, drs_str_c(" (erkannt)")};
            return drs_arena_join(builder->arena, pieces, 2);
        }
    }
    return name;
}

static drs_str head_of_ressort(drs_builder *builder, size_t n)
{
    drs_buf *name = &builder->scratch;
    name->len = 0;
    drs_buf_text(name, "Ressort ");
    drs_buf_int(name, (int64_t)n + 1);
    return drs_arena_copy(builder->arena, drs_buf_str(name));
}

static size_t sheet_columns(const list *l)
{
    size_t added = l->is_initiatives ? l->ressorts + 4 : 0;
    return l->table->column_count + added;
}

static void make_heads(drs_builder *builder, list *l)
{
    const drs_table *table = l->table;
    l->heads = drs_arena_alloc(builder->arena, sheet_columns(l) * sizeof *l->heads);
    drs_str *head = l->heads + l->first;
    for (size_t c = 0; c < table->column_count; c++)
        *head++ = words_fit(builder, table->columns[c].name, table->columns[c].place, l->head_row,
                            l->first + c);
    if (!l->is_initiatives)
        return;
    l->heads[0] = head_own(builder, table, drs_str_c("Nr."));
    for (size_t i = 0; i < l->ressorts; i++)
        *head++ = head_own(builder, table, head_of_ressort(builder, i));
    *head++ = head_own(builder, table, drs_str_c("Phase"));
    *head++ = head_own(builder, table, drs_str_c("Datum"));
    *head++ = head_own(builder, table, drs_str_c("Fundstelle"));
}

/* Extents of the columns of ours, whose cells are short words. */
static void survey_added(drs_builder *builder, const list *l, drs_extent *extents)
{
    size_t from = l->first + l->table->column_count;
    drs_extent *last = &extents[sheet_columns(l) - 1];
    for (size_t r = 0; r < l->table->row_count; r += l->table->row_count / SAMPLE + 1)
        for (size_t i = 0; i < l->ressorts; i++)
            extent_add(&extents[from + i],
                       drs_measure_extent(l->measure, drs_list_ressort(l->table, r, i)));
    for (size_t p = 0; p < drs_phase_count(); p++)
        extent_add(last - 2, drs_measure_extent(l->measure, drs_phase_name(p)));
    extent_add(last - 2, drs_measure_extent(l->measure, drs_phase_none()));
    drs_buf *place = &builder->scratch;
    place->len = 0;
    drs_buf_text(place, "Zeile\u00a0");
    drs_buf_int(place,
                l->table->row_count ? l->table->rows[l->table->row_count - 1].place.line : 0);
    *last = drs_measure_extent(l->measure, drs_buf_str(place));
    last[-1] = drs_measure_extent(l->measure, drs_str_c("00.00.0000"));
    extents[0] = drs_measure_extent(l->measure, drs_str_c("00.000"));
}

static const drs_sheet_column *make_columns(drs_builder *builder, const list *l,
                                            drs_extent *extents)
{
    size_t count = sheet_columns(l);
    drs_measure bold = {l->bold, DRS_SIZE_BODY};
    drs_sheet_column *columns = drs_arena_alloc(builder->arena, count * sizeof *columns);
    for (size_t c = 0; c < count; c++) {
        int64_t word = drs_measure_extent(bold, l->heads[c]).word; /* heads may wrap */
        extent_add(&extents[c], (drs_extent){.word = word, .head = word + DRS_FILTER_BUTTON});
        columns[c].style = DRS_LOOK_PLAIN;
    }
    drs_columns_spread(columns, extents, count);
    return columns;
}

static drs_range column_range(const list *l, uint32_t sheet, size_t column)
{
    size_t first = l->head_row + 1, last = l->head_row + l->table->row_count + SPARE_ROWS;
    return (drs_range){sheet, (uint32_t)first, (uint32_t)column,
                       (uint32_t)(last < ROWS_MOST ? last : ROWS_MOST - 1), (uint32_t)column};
}

/* Colours by phase, light enough for black words; the phase itself stands in the cell, so colour
 * only repeats it. */
static void add_conditions(drs_builder *builder, const list *l, drs_sheet *sheet)
{
    static const uint32_t fills[] = {0xF3F3F3, 0xE4ECF7, 0xCFE0F3, 0xB9D3EE,
                                     0xFFF2CC, 0xFCE4B0, 0xDDEFD4, 0xB9DFA8};
    size_t count = drs_phase_count() + 1;
    drs_condition *conditions = drs_arena_alloc(builder->arena, count * sizeof *conditions);
    for (size_t p = 0; p < count; p++) {
        drs_style style = builder->styles[DRS_LOOK_TEXT];
        style.ink = 0x000000;
        style.fill = p + 1 < count ? fills[p % (sizeof fills / sizeof *fills)] : 0xFFFFFF;
        style.bold = p + 2 == count;
        style.italic = p + 1 == count;
        conditions[p].text = p + 1 < count ? drs_phase_name(p) : drs_phase_none();
        conditions[p].style = drs_builder_style(builder, style);
    }
    uint32_t index = (uint32_t)(sheet - builder->sheets);
    sheet->condition_range = column_range(l, index, sheet->column_count - 3);
    sheet->conditions = conditions;
    sheet->condition_count = count;
}

/* One name for all lists of a workbook: a second one of the same words would be no name. */
static uint32_t name_of_phases(drs_builder *builder)
{
    drs_str name = drs_str_c(DRS_NAME_PHASES);
    for (size_t i = 0; i < builder->name_count; i++)
        if (drs_str_equal(builder->names[i].name, name))
            return (uint32_t)i;
    return drs_builder_name(builder, name, (drs_range){0});
}

static uint32_t add_validation(drs_builder *builder, const list *l, drs_sheet *sheet)
{
    uint32_t index = (uint32_t)(sheet - builder->sheets);
    drs_validation *validation = drs_arena_alloc(builder->arena, sizeof *validation);
    validation->range = column_range(l, index, sheet->column_count - 3);
    validation->name = name_of_phases(builder);
    validation->title = drs_str_c("Phase");
    validation->message = drs_str_c("Bitte eine Phase aus der Liste wählen. Das Blatt Auswertung "
                                    "zählt diese Spalte.");
    sheet->validations = validation;
    sheet->validation_count = 1;
    return validation->name;
}

static drs_list_ranges ranges_of(const list *l, const drs_sheet *sheet, uint32_t index)
{
    size_t first = l->first, ressorts = first + l->table->column_count;
    drs_list_ranges ranges = {
        .number = column_range(l, index, 0),
        .name = column_range(l, index, first + drs_table_find(l->table, DRS_NAME)),
        .behoerde = column_range(l, index, first + drs_table_find(l->table, DRS_BEHOERDE)),
        .first_ressort = column_range(l, index, ressorts),
        .phase = column_range(l, index, sheet->column_count - 3)};
    ranges.ressorts = ranges.first_ressort;
    ranges.ressorts.last_column += (uint32_t)l->ressorts - 1;
    return ranges;
}

static drs_str numbered(drs_builder *builder, const char *word, size_t number)
{
    drs_buf *name = &builder->scratch;
    name->len = 0;
    drs_buf_text(name, word);
    if (number > 1) {
        drs_buf_byte(name, '_');
        drs_buf_int(name, (int64_t)number);
    }
    return drs_arena_copy(builder->arena, drs_buf_str(name));
}

/* "Nr."; in a table that goes on on pages beside, the column that names the rows. */
static size_t kept_columns(const list *l, const drs_sheet *sheet)
{
    int64_t all = 0;
    for (size_t c = 0; c < sheet->column_count; c++)
        all += sheet->columns[c].width;
    bool is_wide = all > DRS_SHEET_MEASURE && sheet->columns[0].width < DRS_SHEET_MEASURE / 3;
    return l->first || !is_wide ? l->first : 1;
}

static void add_table(drs_builder *builder, const list *l, drs_sheet *sheet)
{
    uint32_t index = (uint32_t)(sheet - builder->sheets), head = (uint32_t)l->head_row;
    size_t number = builder->shown_count, rows = l->table->row_count;
    drs_range print = {index, head, (uint32_t)l->first, head + (uint32_t)rows,
                       (uint32_t)(l->first + l->table->column_count - 1)};
    (void)drs_builder_name(builder, numbered(builder, "Abdruck", number), print);
    if (l->table->has_sums && rows > 1)
        rows--; /* sums are not sorted among the rows */
    sheet->table = (drs_sheet_table){
        .is_set = rows > 0,
        .is_plain = drs_heads_are_plain(builder->arena, l->heads, sheet->column_count),
        .name = numbered(builder, "Liste", number),
        .range = {index, head, 0, head + (uint32_t)rows, (uint32_t)sheet->column_count - 1},
        .heads = l->heads,
        .head_count = sheet->column_count};
    sheet->head_row = sheet->repeat_row = l->head_row;
    sheet->frozen_rows = l->head_row < FROZEN_MOST ? l->head_row + 1 : 0;
    sheet->frozen_columns = sheet->repeat_columns = kept_columns(l, sheet);
}

static size_t sheet_rows(const list *l)
{
    size_t below = l->below_count ? l->below_count + 1 : 0;
    return l->head_row + 1 + l->table->row_count + below;
}

/* More than a sheet can hold is an error of the input: nothing is cut. */
static bool fits(drs_builder *builder, const list *l)
{
    const drs_table *table = l->table;
    size_t columns = table->column_count + (l->is_initiatives ? DRS_MOST_RESSORTS + 4 : 0);
    if (sheet_rows(l) <= ROWS_MOST && columns <= COLUMNS_MOST)
        return true;
    drs_builder_tell(builder, DRS_WBK002, table->place, table->row_count, table->column_count);
    return false;
}

static list *list_new(drs_builder *builder, const drs_table *table)
{
    list *l = drs_arena_alloc(builder->arena, sizeof *l);
    *l = (list){.table = table,
                .measure = {&builder->regular, DRS_SIZE_BODY},
                .bold = &builder->bold,
                .is_initiatives = drs_table_is_initiatives(table),
                .status = drs_table_find(table, DRS_STATUS)};
    l->first = l->ressorts = l->is_initiatives ? 1 : 0;
    l->columns = drs_arena_alloc(builder->arena, table->column_count * sizeof *l->columns);
    for (size_t c = 0; c < table->column_count; c++) {
        drs_type type = table->columns[c].type;
        bool words = l->is_initiatives && table->columns[c].role != DRS_OTHER;
        l->columns[c].is_typed = !words && type != DRS_TEXT && type != DRS_NOT_GIVEN;
        l->columns[c].sum = DRS_LOOK_STRONG;
    }
    l->above = lines_fit(builder, table->above, table->above_count, &l->above_count);
    l->below = lines_fit(builder, table->below, table->below_count, &l->below_count);
    l->head_row = l->above_count ? l->above_count + 1 : 0;
    return l;
}

bool drs_list_sheet(drs_builder *builder, const drs_table *table, drs_str name,
                    drs_list_ranges *ranges)
{
    drs_sheet *sheet = drs_builder_sheet(builder, name);
    list *l = list_new(builder, table);
    if (!fits(builder, l))
        return false;
    size_t most = table->column_count + DRS_MOST_RESSORTS + 4;
    drs_extent *extents = drs_arena_alloc(builder->arena, most * sizeof *extents);
    survey(builder, l, extents + l->first);
    if (l->is_initiatives)
        survey_added(builder, l, extents);
    make_heads(builder, l);
    sheet->columns = make_columns(builder, l, extents);
    sheet->column_count = sheet_columns(l);
    sheet->row_count = sheet_rows(l);
    sheet->fill = fill;
    sheet->context = l;
    survey_heights(builder, l, sheet);
    add_table(builder, l, sheet);
    if (l->is_initiatives) {
        add_conditions(builder, l, sheet);
        *ranges = ranges_of(l, sheet, (uint32_t)(sheet - builder->sheets));
        ranges->phase_name = add_validation(builder, l, sheet);
    }
    l->styles = builder->styles;
    l->style_count = builder->style_count;
    return true;
}
