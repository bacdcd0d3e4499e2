/* SPDX-License-Identifier: Apache-2.0
 * The sheet "Paper": headings, questions, answers and footnotes as rows, in reading order. A
 * paragraph higher than the highest row a spreadsheet allows goes on in the next row. */
#include "workbook/builder.h"

enum {
    COLUMN_NUMBER,
    COLUMN_KIND,
    COLUMN_QUESTION,
    COLUMN_TEXT,
    COLUMN_LINK,
    COLUMN_PLACE,
    COLUMNS
};

static const int32_t widths[COLUMNS] = {36000, 84000, 52000, 460000, 58000, 70000};

/* ---- text ---- */

/* A footnote mark as it is printed, above the line where there are such digits. */
static void put_mark(drs_buf *out, drs_str mark)
{
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    for (size_t i = 0; i < mark.len; i++)
        if (mark.ptr[i] >= '0' && mark.ptr[i] <= '9')
            drs_buf_text(out, raised[mark.ptr[i] - '0']);
        else
            drs_buf_byte(out, mark.ptr[i]);
}

static void put_runs(drs_buf *out, drs_text text)
{
    for (size_t i = 0; i < text.count; i++) {
        const drs_run *run = &text.runs[i];
        switch (run->kind) {
        case DRS_RUN_TEXT:
        case DRS_RUN_LINK:
            drs_buf_put(out, run->text);
            break;
        case DRS_RUN_BREAK:
            drs_buf_byte(out, '\n');
            break;
        case DRS_RUN_MARK:
            put_mark(out, run->text);
            break;
        }
    }
}

static drs_str row_text(drs_builder *builder, drs_str mark, drs_text text)
{
    drs_buf buf = DRS_BUF(drs_arena_mem(builder->arena));
    drs_buf_put(&buf, mark);
    if (mark.len)
        drs_buf_byte(&buf, ' ');
    put_runs(&buf, text);
    size_t changed;
    drs_str words = drs_arena_copy(builder->arena, drs_buf_str(&buf));
    drs_buf_free(&buf);
    return drs_text_legal(builder->arena, words, &changed);
}

static drs_str first_target(drs_text text)
{
    for (size_t i = 0; i < text.count; i++)
        if (text.runs[i].kind == DRS_RUN_LINK)
            return text.runs[i].target;
    return (drs_str){"", 0};
}

/* ---- rows ---- */

typedef struct row {
    const char *kind;
    uint32_t question;
    drs_look look;
    drs_str text, target;
    drs_place place;
} row;

static void add_piece(drs_builder *builder, drs_sheet_grid *grid, const row *r, drs_str text)
{
    drs_sheet_cell *cells = drs_sheet_grid_add(builder, grid, DRS_LOOK_TEXT);
    drs_cell_integer(&cells[COLUMN_NUMBER], DRS_LOOK_ORDINAL, (int64_t)grid->count - 1);
    drs_cell_text(&cells[COLUMN_KIND], DRS_LOOK_TEXT, drs_str_c(r->kind));
    if (r->question)
        drs_cell_integer(&cells[COLUMN_QUESTION], DRS_LOOK_ORDINAL, r->question);
    drs_cell_text(&cells[COLUMN_TEXT], r->look, text);
    /* Short words in a cell of its own: LibreOffice does not wrap links, long ones would be cut. */
    if (r->target.len) {
        bool is_inside = r->target.ptr[0] == '#';
        drs_cell_text(&cells[COLUMN_LINK], DRS_LOOK_LINK,
                      drs_str_c(is_inside ? "zum Blatt" : "öffnen"));
        cells[COLUMN_LINK].kind = DRS_CELL_LINK;
        cells[COLUMN_LINK].target = r->target;
    }
    drs_cell_place(&cells[COLUMN_PLACE], r->place);
}

static void add_row(drs_builder *builder, drs_sheet_grid *grid, const row *r)
{
    drs_measure measure = drs_builder_measure(builder, (uint16_t)r->look);
    int32_t inner = drs_column_inner(widths[COLUMN_TEXT]);
    drs_str rest = r->text;
    do {
        size_t fit = drs_measure_fit(measure, rest, inner, DRS_ROW_LINES_MOST);
        add_piece(builder, grid, r, drs_str_sub(rest, 0, fit));
        rest = drs_str_sub(rest, fit, rest.len);
    } while (rest.len);
}

static const char *paragraph_kind(const drs_block *block)
{
    switch (block->section) {
    case DRS_SECTION_HEAD:
        return "Kopf";
    case DRS_SECTION_PREAMBLE:
        return "Vorbemerkung";
    case DRS_SECTION_ANSWERS:
        return block->question ? "Antwort" : "Text";
    case DRS_SECTION_ANNEX:
        return "Anlage";
    }
    return "Text";
}

static const char *block_kind(const drs_block *block)
{
    switch (block->kind) {
    case DRS_BLOCK_HEADING:
        return "Überschrift";
    case DRS_BLOCK_PARAGRAPH:
    case DRS_BLOCK_PLAIN:
        return paragraph_kind(block);
    case DRS_BLOCK_ANSWERED:
        return "Beantwortung";
    case DRS_BLOCK_QUESTION:
        return "Frage";
    case DRS_BLOCK_ITEM:
        return paragraph_kind(block);
    case DRS_BLOCK_ANNEX:
        return "Anlage";
    case DRS_BLOCK_TABLE:
        return "Tabelle";
    }
    return "Text";
}

static void add_block(drs_builder *builder, drs_sheet_grid *grid, size_t i)
{
    const drs_block *block = &builder->paper->blocks[i];
    bool part = drs_paper_is_part(builder->paper, i);
    bool strong = block->kind == DRS_BLOCK_HEADING || block->kind == DRS_BLOCK_QUESTION ||
                  block->kind == DRS_BLOCK_ANNEX || part;
    row r = {.kind = part ? "Frage" : block_kind(block),
             .question = block->question,
             .look = strong ? DRS_LOOK_STRONG : DRS_LOOK_TEXT,
             .text = row_text(builder, block->label, block->text),
             .target = first_target(block->text),
             .place = block->place};
    if (block->kind == DRS_BLOCK_TABLE) {
        drs_str name = drs_builder_table_sheet(builder, block->table);
        drs_str pieces[] = {drs_str_c("siehe Blatt "), name};
        r.text = drs_arena_join(builder->arena, pieces, 2);
        pieces[0] = drs_str_c("#");
        r.target = drs_arena_join(builder->arena, pieces, 2);
    }
    add_row(builder, grid, &r);
}

static void add_notes(drs_builder *builder, drs_sheet_grid *grid)
{
    const drs_paper *paper = builder->paper;
    for (size_t i = 0; i < paper->note_count; i++) {
        const drs_note *note = &paper->notes[i];
        drs_buf mark = DRS_BUF(drs_arena_mem(builder->arena));
        drs_buf_text(&mark, "Fußnote ");
        drs_buf_put(&mark, note->mark);
        drs_str kind = drs_arena_copy(builder->arena, drs_buf_str(&mark));
        drs_buf_free(&mark);
        row r = {.kind = kind.ptr,
                 .look = DRS_LOOK_TEXT,
                 .text = row_text(builder, (drs_str){"", 0}, note->text),
                 .target = first_target(note->text),
                 .place = note->place};
        add_row(builder, grid, &r);
    }
}

void drs_paper_sheet(drs_builder *builder)
{
    static const char *const heads[] = {"Nr.", "Art", "Frage", "Text", "Verweis", "Fundstelle"};
    const drs_paper *paper = builder->paper;
    drs_sheet *sheet = drs_builder_sheet(builder, drs_str_c("Paper"));
    drs_sheet_grid *grid = drs_sheet_grid_new(builder, COLUMNS);
    drs_sheet_grid_heads(builder, grid, heads);
    for (size_t i = 0; i < paper->block_count; i++)
        add_block(builder, grid, i);
    add_notes(builder, grid);
    drs_sheet_widths(builder, sheet, widths, COLUMNS);
    drs_sheet_grid_finish(builder, grid, sheet);
    drs_sheet_grid_table(builder, grid, sheet, "Text");
}
