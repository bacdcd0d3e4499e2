/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/table_layout.h"

#include "base/utf8.h"
#include "layout/column.h"
#include "layout/room.h"

enum { GROUP = 8000 }; /* rows of a TBODY: a PDF array holds 32,767 things, of which some spare */

typedef struct cell_range {
    size_t start, from,
        to; /* its commands among the row's; from: where those not yet given begin */
} cell_range;

typedef struct table_setter {
    drs_set *set;
    const drs_table *table;
    const drs_columns *columns;
    drs_grid *grid;
    drs_look cell, column;
    int32_t head_lines;
    size_t name;      /* the column that names the row, DRS_NOT_FOUND for none */
    uint32_t element; /* handles */
    uint32_t group;
    cell_range *cells; /* of the row being set */
} table_setter;

/* ---- cells ---- */

static int32_t inner_width(const table_setter *t, size_t c)
{
    int32_t width = t->columns->x[c + 1] - t->columns->x[c] - 2 * t->set->style.cell_side;
    return width > 0 ? width : 0;
}

static bool is_number(drs_type type)
{
    return type == DRS_INTEGER || type == DRS_DECIMAL || type == DRS_MONEY;
}

/* Sets the words into the strip in the making; returns the number of lines. */
static int32_t set_words(table_setter *t, size_t c, drs_text words, const drs_look *look,
                         drs_ink *ink)
{
    drs_set *set = t->set;
    drs_line_place place = {.x = t->columns->x[c] + set->style.cell_side,
                            .y = set->style.cell_padding + drs_look_baseline(look),
                            .measure = inner_width(t, c),
                            .align = look->align};
    int32_t lines = 0;
    drs_set_glyphs(set, &set->glyphs, words, look, /* uniform */ true);
    for (size_t at = 0; at < set->glyphs.count; lines++) {
        drs_line_cut cut = drs_line_fit(&set->glyphs, at, place.measure, look->full);
        drs_ink_line(ink, &cut, &place);
        place.y += look->leading;
        at = cut.next;
    }
    drs_ink_end(ink);
    return lines;
}

/* A piece of a text that begins at `text.place`. */
static drs_run plain_run(drs_fact text, size_t from, size_t to)
{
    return (drs_run){
        .note = DRS_NO_NOTE, .text = drs_str_sub(text.text, from, to), .place = text.place};
}

static drs_run anchor_run(const table_setter *t, const drs_anchor *anchor, drs_fact text)
{
    drs_run run = plain_run(text, anchor->from, anchor->to);
    run.kind = DRS_RUN_LINK;
    run.target = anchor->target;
    if (anchor->note < t->set->paper->note_count) {
        run.kind = DRS_RUN_MARK;
        run.note = anchor->note;
        run.text = t->set->paper->notes[anchor->note].mark;
    }
    return run;
}

static drs_look look_of(const table_setter *t, size_t row, size_t c)
{
    drs_look look = row ? t->cell : t->column;
    if (is_number(t->table->columns[c].type))
        look.align = DRS_RIGHT;
    return look;
}

static drs_fact text_of(const table_setter *t, size_t row, size_t c)
{
    if (row == 0)
        return (drs_fact){t->table->columns[c].name, t->table->columns[c].place};
    const drs_cell *cell = drs_table_cell(t->table, row - 1, c);
    return (drs_fact){cell->text, cell->place};
}

/* Sets the words of a cell (row as in drs_anchor) with its links and marks of footnotes. */
static int32_t set_content(table_setter *t, size_t row, size_t c, drs_ink *ink)
{
    size_t column = t->columns->at[c];
    drs_fact text = text_of(t, row, column);
    drs_look look = look_of(t, row, column);
    if (text.text.len == 0)
        return 0;
    size_t count, used = 0, at = 0;
    const drs_anchor *anchors = drs_table_anchors(t->table, row, column, &count);
    drs_run few[3], *runs = few;
    if (count > 1)
        runs = drs_mem_new(t->set->mem, (2 * count + 1) * sizeof *runs);
    for (size_t i = 0; i < count; at = anchors[i++].to) {
        if (anchors[i].from > at)
            runs[used++] = plain_run(text, at, anchors[i].from);
        runs[used++] = anchor_run(t, &anchors[i], text);
    }
    if (at < text.text.len)
        runs[used++] = plain_run(text, at, text.text.len);
    int32_t lines = set_words(t, c, (drs_text){runs, used}, &look, ink);
    if (runs != few)
        drs_mem_free(t->set->mem, runs);
    return lines;
}

/* The long form of a cell that is one short form, as those of the Ressorts mostly are. */
static drs_str expansion_of(drs_set *set, drs_str words)
{
    drs_short_form form = {0};
    bool is_short = set->short_forms && words.len && words.len <= DRS_SHORT_FORM_MOST &&
                    drs_short_form_next(set->short_forms, words, 0, &form);
    return is_short && form.to - form.from == words.len ? form.expansion : (drs_str){0};
}

static int32_t set_cell(table_setter *t, size_t row, size_t c, uint32_t parent)
{
    drs_builder *builder = &t->set->flow.builder;
    bool names = t->columns->at[c] == t->name;
    const drs_element element = {
        .tag = names ? DRS_TAG_TH : DRS_TAG_TD,
        .scope = names ? DRS_SCOPE_ROW : DRS_SCOPE_NONE,
        .expansion = expansion_of(t->set, text_of(t, row + 1, t->columns->at[c]).text)};
    uint32_t handle = drs_builder_open(builder, parent, &element);
    drs_ink ink = drs_set_ink(t->set, builder, &t->set->glyphs, handle);
    t->set->is_short = element.expansion.len != 0;
    t->cells[c].start = t->cells[c].from = builder->count;
    int32_t lines = set_content(t, row + 1, c, &ink);
    t->cells[c].to = builder->count;
    t->set->is_short = false;
    drs_builder_close(builder, handle);
    return lines;
}

/* ---- rows ---- */

static int32_t row_height(const table_setter *t, int32_t lines)
{
    return (lines ? lines : 1) * t->cell.leading + 2 * t->set->style.cell_padding +
           t->set->style.rule;
}

static drs_item rule_of(const table_setter *t, int32_t height)
{
    return (drs_item){.kind = DRS_ITEM_BLACK,
                      .artifact = DRS_ARTIFACT_LAYOUT,
                      .x = t->columns->x[0],
                      .y = height - t->set->style.rule,
                      .width = t->columns->x[t->columns->count] - t->columns->x[0],
                      .height = t->set->style.rule};
}

static void rule_below(table_setter *t, int32_t height)
{
    const drs_item rule = rule_of(t, height);
    drs_builder_item(&t->set->flow.builder, &rule);
}

/* Room for a row on a page of its own: what does not fit here comes on a later page. */
static int32_t page_room(const table_setter *t)
{
    drs_frame frame = drs_flow_next_frame(&t->set->flow);
    return frame.bottom - frame.top - (t->grid->head ? t->grid->head->height : 0);
}

static void end_strip(table_setter *t, int32_t height, drs_keep keep)
{
    rule_below(t, height);
    drs_builder_strip(&t->set->flow.builder,
                      (drs_strip){.height = height, .keep = keep, .grid = t->grid});
}

/* ---- rows taller than a page ---- */

/* A row whose commands were taken from the builder, to be given back page by page. */
typedef struct tall_row {
    drs_arena *arena;
    drs_command *commands;
    size_t count;
    cell_range *cells;
    int32_t lines, done; /* lines on pages so far */
} tall_row;

static tall_row take_row(table_setter *t, int32_t lines)
{
    drs_builder *builder = &t->set->flow.builder;
    tall_row row = {.arena = drs_arena_new(t->set->mem), .lines = lines};
    drs_strip strip = {.commands = builder->commands, .count = builder->count};
    drs_strip copy = drs_strip_copy(row.arena, &strip);
    row.count = copy.count;
    row.commands = drs_arena_alloc(row.arena, copy.count * sizeof *row.commands);
    memcpy(row.commands, copy.commands, copy.count * sizeof *row.commands);
    row.cells = t->cells;
    builder->count = 0;
    return row;
}

static void give(drs_builder *builder, const drs_command *command)
{
    builder->commands = drs_room(builder->mem, builder->commands, builder->count,
                                 &builder->capacity, sizeof *builder->commands);
    builder->commands[builder->count++] = *command;
}

/* Opening (closing) commands of the row: what is not between the cells' items. */
static void give_frame(table_setter *t, const tall_row *row, drs_command_kind kind)
{
    size_t c = 0;
    for (size_t i = 0; i < row->count; i++) {
        while (c < t->columns->count && row->cells[c].to <= i)
            c++;
        bool inside = c < t->columns->count && row->cells[c].start <= i;
        if (!inside && row->commands[i].kind == kind)
            give(&t->set->flow.builder, &row->commands[i]);
    }
}

/* Is the command at `i`, or what it opens, of a line below `end`? */
static bool is_below(const tall_row *row, const cell_range *cell, int32_t end)
{
    size_t i = cell->from;
    while (row->commands[i].kind == DRS_OPEN && i + 1 < cell->to)
        i++;
    return row->commands[i].kind == DRS_ITEM && row->commands[i].as.item.y > end;
}

/* Baselines of lines before `to` are above this. */
static int32_t end_of(const table_setter *t, int32_t to)
{
    return t->set->style.cell_padding + to * t->cell.leading;
}

/* Would the page end within a word of a cell, if it ended before line `to`? */
static bool parts_word(const table_setter *t, const tall_row *row, int32_t to)
{
    bool parted = false;
    for (size_t c = 0; c < t->columns->count && !parted; c++) {
        cell_range rest = row->cells[c];
        drs_str last = {0};
        for (; rest.from < rest.to && !is_below(row, &rest, end_of(t, to)); rest.from++)
            if (row->commands[rest.from].kind == DRS_ITEM)
                last = row->commands[rest.from].as.item.text;
        parted = rest.from < rest.to && last.len >= 2 &&
                 memcmp(last.ptr + last.len - 2, "\xC2\xAD", 2) == 0;
    }
    return parted;
}

/* The first line that goes to the next page, where `most` lines have room: the page ends between
 * whole words if it can. */
static int32_t end_line(const table_setter *t, const tall_row *row, int32_t most)
{
    int32_t to = row->done + most < row->lines ? row->done + most : row->lines;
    for (int32_t earlier = to; earlier > row->done; earlier--)
        if (!parts_word(t, row, earlier))
            return earlier;
    return to;
}

/* Items of lines [done, to), moved up to the top of the strip, with the inline elements they are
 * in; one may stay open until a later page. */
static void give_lines(table_setter *t, tall_row *row, int32_t to)
{
    drs_builder *builder = &t->set->flow.builder;
    int32_t up = row->done * t->cell.leading;
    int32_t end = end_of(t, to);
    for (size_t c = 0; c < t->columns->count; c++) {
        cell_range *cell = &row->cells[c];
        for (; cell->from < cell->to; cell->from++) {
            if (is_below(row, cell, end))
                break;
            if (row->commands[cell->from].kind != DRS_ITEM) {
                give(builder, &row->commands[cell->from]);
                continue;
            }
            drs_item item = row->commands[cell->from].as.item;
            item.y -= up;
            item.text = drs_arena_copy(builder->arena, item.text);
            drs_builder_item(builder, &item);
        }
    }
    row->done = to;
}

static int32_t lines_in(const table_setter *t, int32_t room)
{
    return (room - 2 * t->set->style.cell_padding - t->set->style.rule) / t->cell.leading;
}

enum { FEWEST = 2 }; /* lines of a tall row at the foot of a page */

static void set_tall_row(table_setter *t, int32_t lines, drs_keep keep)
{
    drs_flow *flow = &t->set->flow;
    tall_row row = take_row(t, lines);
    give_frame(t, &row, DRS_OPEN);
    while (row.done < row.lines && !flow->stopped) {
        int32_t most = lines_in(t, page_room(t));
        int32_t here = lines_in(t, drs_flow_room(flow, 0));
        if (here < FEWEST || here > most)
            here = most > 1 ? most : 1;
        int32_t to = end_line(t, &row, here);
        int32_t height = row_height(t, to - row.done);
        give_lines(t, &row, to);
        if (to == row.lines)
            give_frame(t, &row, DRS_CLOSE);
        end_strip(t, height, keep);
        keep = DRS_KEEP_NOT;
    }
    drs_arena_free(row.arena);
}

static void set_row(table_setter *t, size_t r)
{
    drs_builder *builder = &t->set->flow.builder;
    const drs_element element = {.tag = DRS_TAG_TR};
    int32_t lines = 0;
    uint32_t row = drs_builder_open(builder, t->group, &element);
    for (size_t c = 0; c < t->columns->count; c++) {
        int32_t own = set_cell(t, r, c, row);
        lines = own > lines ? own : lines;
    }
    drs_builder_close(builder, row);
    int32_t height = row_height(t, lines);
    drs_keep keep = r == 0 ? DRS_KEEP_ALWAYS : DRS_KEEP_NOT;
    if (height <= page_room(t))
        end_strip(t, height, keep);
    else
        set_tall_row(t, lines, keep);
}

static void set_rows(table_setter *t)
{
    drs_builder *builder = &t->set->flow.builder;
    const drs_element body = {.tag = DRS_TAG_TBODY};
    for (size_t r = 0; r < t->table->row_count && !t->set->flow.stopped; r++) {
        if (r % GROUP == 0) {
            if (r)
                drs_builder_close(builder, t->group);
            t->group = drs_builder_open(builder, t->element, &body);
        }
        set_row(t, r);
    }
    if (t->table->row_count)
        drs_builder_close(builder, t->group);
}

/* ---- the head ---- */

static void take_head(void *context, const drs_strip *strip)
{
    *(drs_strip *)context = *strip;
}

static void shade(drs_builder *builder, const table_setter *t, int32_t height)
{
    drs_item item = {.kind = DRS_ITEM_SHADE,
                     .artifact = DRS_ARTIFACT_LAYOUT,
                     .x = t->columns->x[0],
                     .width = t->columns->x[t->columns->count] - t->columns->x[0],
                     .height = height};
    drs_builder_item(builder, &item);
}

/* The head's cells; `row` is the handle of its TR, 0 for the head repeated on a later page. */
static int32_t head_cells(table_setter *t, drs_builder *builder, uint32_t row)
{
    const drs_element element = {.tag = DRS_TAG_TH, .scope = DRS_SCOPE_COLUMN};
    int32_t lines = 1;
    for (size_t c = 0; c < t->columns->count; c++) {
        uint32_t handle = row ? drs_builder_open(builder, row, &element) : 0;
        drs_ink ink = drs_set_ink(t->set, builder, &t->set->glyphs, handle);
        if (!row)
            ink.artifact = DRS_ARTIFACT_REPEAT;
        t->cells[c].start = t->cells[c].from = builder->count;
        int32_t own = set_content(t, 0, c, &ink);
        t->cells[c].to = builder->count;
        lines = own > lines ? own : lines;
        if (row)
            drs_builder_close(builder, handle);
    }
    return lines;
}

/* The head as it is repeated; kept as long as the layout. NULL where it would take more than a
 * third of each page. */
static const drs_strip *repeated_head(table_setter *t)
{
    drs_strip *head = drs_arena_alloc(t->set->arena, sizeof *head);
    drs_builder builder = {.mem = t->set->mem,
                           .arena = t->set->arena,
                           .handles = &t->set->flow.handles,
                           .context = head,
                           .take = take_head};
    t->head_lines = head_cells(t, &builder, 0);
    int32_t height = row_height(t, t->head_lines);
    builder.count = 0;
    shade(&builder, t, height);
    (void)head_cells(t, &builder, 0);
    const drs_item rule = rule_of(t, height);
    drs_builder_item(&builder, &rule);
    drs_builder_strip(&builder, (drs_strip){.height = height});
    drs_builder_free(&builder);
    return height <= page_room(t) / 3 ? head : NULL;
}

static void set_head(table_setter *t)
{
    drs_builder *builder = &t->set->flow.builder;
    int32_t height = row_height(t, t->head_lines);
    bool tall = height > page_room(t);
    /* PDF/UA: no THead without TBody, so the head of an empty table is its body */
    const drs_element head = {.tag = t->table->row_count ? DRS_TAG_THEAD : DRS_TAG_TBODY};
    const drs_element row = {.tag = DRS_TAG_TR};
    drs_keep keep = t->set->keep_next ? DRS_KEEP_NEXT : DRS_KEEP_NOT;
    if (!tall)
        shade(builder, t, height);
    uint32_t outer = drs_builder_open(builder, t->element, &head);
    uint32_t inner = drs_builder_open(builder, outer, &row);
    (void)head_cells(t, builder, inner);
    drs_builder_close(builder, inner);
    drs_builder_close(builder, outer);
    if (tall) {
        set_tall_row(t, t->head_lines, keep);
        return;
    }
    rule_below(t, height);
    drs_builder_strip(builder, (drs_strip){.height = height,
                                           .gap = t->set->style.body.leading,
                                           .keep = keep,
                                           .head = true,
                                           .grid = t->grid});
}

static drs_grid *grid_of(drs_set *set, const drs_columns *columns)
{
    drs_grid *grid = drs_arena_alloc(set->arena, sizeof *grid);
    grid->x = columns->x;
    grid->count = columns->count + 1;
    grid->thickness = set->style.rule;
    return grid;
}

static void set_columns(drs_set *set, drs_columns *columns, const drs_block *block, int32_t measure)
{
    const drs_table *table = columns->table;
    drs_frame frame = drs_flow_frame(&set->flow);
    int32_t x = measure > frame.measure ? frame.edge_x : frame.x;
    drs_columns_set(set, columns, x, measure - set->style.rule);
    table_setter t = {.set = set,
                      .table = table,
                      .columns = columns,
                      .grid = grid_of(set, columns),
                      .cell = set->style.cell,
                      .column = set->style.column,
                      .name = drs_table_find(table, DRS_NAME)};
    t.cell.size = t.column.size = columns->size;
    t.cell.leading = t.column.leading = columns->leading;
    t.cells = drs_mem_new(set->mem, columns->count * sizeof *t.cells);
    drs_stand_ins_source(set->stand_ins, /* is_list */ table == set->paper->list);
    t.grid->head = repeated_head(&t);
    t.element = drs_set_open(set, set->document, DRS_TAG_TABLE, block);
    set_head(&t);
    set_rows(&t);
    drs_builder_close(&set->flow.builder, t.element);
    drs_mem_free(set->mem, t.cells);
    drs_stand_ins_source(set->stand_ins, /* is_list */ false);
    set->keep_next = false;
}

/* Too many columns for one page: in parts one below the other, each with the column that tells the
 * rows apart. */
static void set_parts(drs_set *set, const drs_columns *whole, const drs_block *block,
                      int32_t measure)
{
    size_t key = drs_table_find(whole->table, DRS_NAME), parts = 0;
    if (key == DRS_NOT_FOUND)
        key = 0;
    for (size_t from = key == 0; from < whole->count && !set->flow.stopped; parts++) {
        drs_columns *part = drs_columns_part(set, whole, key, &from, measure - set->style.rule);
        set_columns(set, part, block, measure);
    }
    drs_diag_add_numbers(set->diags, DRS_LAY005, whole->table->place, (int64_t)whole->count,
                         (int64_t)parts);
}

void drs_table_layout(drs_set *set, const drs_table *table, const drs_block *block)
{
    if (table->column_count == 0)
        return;
    drs_columns *columns = drs_columns_of(set, table);
    drs_frame frame = drs_flow_frame(&set->flow);
    int32_t measure = frame.measure;
    if (!drs_columns_fit(set, columns, measure - set->style.rule))
        measure = frame.edge_measure;
    if (columns->count > 2 && !drs_columns_fit_small(set, columns, measure - set->style.rule))
        set_parts(set, columns, block, measure);
    else
        set_columns(set, columns, block, measure);
}
