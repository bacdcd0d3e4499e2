/* SPDX-License-Identifier: Apache-2.0
 * The paper as an indented tree of its structs, for people and for golden tests: one line a node,
 * "kind @line:column key=value …", texts in quotes with \n and \" escaped. Everything the model
 * holds is in it; what is empty is left out. */
#include "writer/writer.h"

#include "model/initiative.h"
#include "model/names.h"

typedef struct tree {
    drs_buf buf;
    drs_sink *sink;
} tree;

static void put_quoted(tree *t, drs_str s)
{
    drs_buf_byte(&t->buf, '"');
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '"' || c == '\\')
            drs_buf_byte(&t->buf, '\\');
        if (c == '\n')
            drs_buf_text(&t->buf, "\\n");
        else
            drs_buf_byte(&t->buf, c);
    }
    drs_buf_byte(&t->buf, '"');
}

static void put_open(tree *t, int depth, const char *kind, drs_place place)
{
    for (int i = 0; i < depth; i++)
        drs_buf_text(&t->buf, "  ");
    drs_buf_text(&t->buf, kind);
    if (place.line == 0)
        return;
    drs_buf_text(&t->buf, " @");
    drs_buf_int(&t->buf, place.line);
    drs_buf_byte(&t->buf, ':');
    drs_buf_int(&t->buf, place.column);
}

static void put_close(tree *t)
{
    drs_buf_byte(&t->buf, '\n');
    drs_sink_str(t->sink, drs_buf_str(&t->buf));
    t->buf.len = 0;
}

static void put_value(tree *t, const char *key, drs_str value)
{
    if (value.len == 0)
        return;
    drs_buf_byte(&t->buf, ' ');
    drs_buf_text(&t->buf, key);
    drs_buf_byte(&t->buf, '=');
    put_quoted(t, value);
}

static void put_number(tree *t, const char *key, int64_t value)
{
    drs_buf_byte(&t->buf, ' ');
    drs_buf_text(&t->buf, key);
    drs_buf_byte(&t->buf, '=');
    drs_buf_int(&t->buf, value);
}

static void put_date(tree *t, drs_date date)
{
    if (!drs_date_is_set(date))
        return;
    drs_buf_text(&t->buf, " date=");
    drs_date_iso(&t->buf, date);
}

static void put_fact(tree *t, int depth, const char *kind, drs_fact fact)
{
    if (fact.text.len == 0)
        return;
    put_open(t, depth, kind, fact.place);
    drs_buf_byte(&t->buf, ' ');
    put_quoted(t, fact.text);
    put_close(t);
}

static void put_dated(tree *t, int depth, const char *kind, drs_dated dated)
{
    if (dated.fact.text.len == 0)
        return;
    put_open(t, depth, kind, dated.fact.place);
    drs_buf_byte(&t->buf, ' ');
    put_quoted(t, dated.fact.text);
    put_date(t, dated.date);
    put_close(t);
}

static void put_run(tree *t, int depth, const drs_run *run)
{
    put_open(t, depth, drs_name_of_run_kind(run->kind), run->place);
    if (run->style & DRS_BOLD)
        drs_buf_text(&t->buf, " bold");
    if (run->style & DRS_ITALIC)
        drs_buf_text(&t->buf, " italic");
    if (run->kind != DRS_RUN_BREAK) {
        drs_buf_byte(&t->buf, ' ');
        put_quoted(t, run->text);
    }
    put_value(t, "target", run->target);
    if (run->kind == DRS_RUN_MARK) {
        if (run->note == DRS_NO_NOTE)
            drs_buf_text(&t->buf, " note=none");
        else
            put_number(t, "note", run->note);
    }
    put_close(t);
}

static void put_text(tree *t, int depth, drs_text text)
{
    for (size_t i = 0; i < text.count; i++)
        put_run(t, depth, &text.runs[i]);
}

static void put_phases(tree *t, const drs_value *value)
{
    if (value->phases == 0)
        return;
    put_value(t, "phase", drs_phase_name(value->phase));
    drs_buf_text(&t->buf, " phases=");
    const char *comma = "";
    for (size_t i = 0; i < 16; i++) {
        if (!(value->phases >> i & 1))
            continue;
        drs_buf_text(&t->buf, comma);
        put_quoted(t, drs_phase_name(i));
        comma = ",";
    }
}

static void put_ressorts(tree *t, drs_str cell)
{
    drs_str rest = cell, ressort;
    drs_buf_text(&t->buf, " ressorts=");
    const char *comma = "";
    while (drs_ressort_next(&rest, &ressort)) {
        drs_buf_text(&t->buf, comma);
        put_quoted(t, ressort);
        comma = ",";
    }
}

/* Where pieces of a cell lead. */
static void put_anchors(tree *t, int depth, const drs_table *table, size_t row, size_t column)
{
    size_t count;
    const drs_anchor *anchor = drs_table_anchors(table, row, column, &count);
    drs_str text = row ? drs_table_cell(table, row - 1, column)->text : table->columns[column].name;
    for (; count; anchor++, count--) {
        put_open(t, depth, anchor->note == DRS_NO_NOTE ? "link" : "mark", (drs_place){0});
        drs_buf_byte(&t->buf, ' ');
        put_quoted(t, drs_str_sub(text, anchor->from, anchor->to));
        put_value(t, "target", anchor->target);
        if (anchor->note != DRS_NO_NOTE)
            put_number(t, "note", anchor->note);
        put_close(t);
    }
}

static void put_cell(tree *t, int depth, const drs_cell *cell, drs_role role)
{
    put_open(t, depth, "cell", cell->place);
    drs_buf_byte(&t->buf, ' ');
    put_quoted(t, cell->text);
    if (!drs_str_equal(cell->text, cell->source))
        put_value(t, "source", cell->source);
    const drs_value *value = &cell->value;
    if (value->type != DRS_TEXT)
        drs_buf_byte(&t->buf, ' '), drs_buf_text(&t->buf, drs_name_of_type((drs_type)value->type));
    if (value->type == DRS_INTEGER || value->type == DRS_DECIMAL || value->type == DRS_MONEY) {
        put_number(t, "unscaled", value->unscaled);
        put_number(t, "scale", value->scale);
    }
    put_date(t, value->date);
    put_phases(t, value);
    if (role == DRS_RESSORT && cell->text.len)
        put_ressorts(t, cell->text);
    put_close(t);
}

static void put_lines(tree *t, int depth, const char *kind, const drs_line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put_open(t, depth, kind, lines[i].place);
        drs_buf_byte(&t->buf, ' ');
        put_quoted(t, lines[i].text);
        put_close(t);
    }
}

static void put_columns(tree *t, int depth, const drs_table *table)
{
    for (size_t c = 0; c < table->column_count; c++) {
        const drs_column *column = &table->columns[c];
        put_open(t, depth, "column", column->place);
        drs_buf_byte(&t->buf, ' ');
        put_quoted(t, column->name);
        put_value(t, "role", drs_str_c(drs_name_of_role(column->role)));
        put_value(t, "type", drs_str_c(drs_name_of_type(column->type)));
        put_close(t);
        put_anchors(t, depth + 1, table, 0, c);
    }
}

static void put_table(tree *t, int depth, const drs_table *table)
{
    put_lines(t, depth, "above", table->above, table->above_count);
    put_columns(t, depth, table);
    for (size_t r = 0; r < table->row_count; r++) {
        put_open(t, depth, "row", table->rows[r].place);
        if (table->rows[r].continues)
            drs_buf_text(&t->buf, " continues");
        put_close(t);
        for (size_t c = 0; c < table->column_count; c++) {
            put_cell(t, depth + 1, drs_table_cell(table, r, c), table->columns[c].role);
            put_anchors(t, depth + 2, table, r + 1, c);
        }
    }
    put_lines(t, depth, "below", table->below, table->below_count);
}

static void put_block(tree *t, int depth, const drs_block *block)
{
    put_open(t, depth, drs_name_of_block_kind(block->kind), block->place);
    put_value(t, "section", drs_str_c(drs_name_of_section(block->section)));
    put_value(t, "label", block->label);
    if (block->level)
        put_number(t, "level", block->level);
    if (block->question)
        put_number(t, "question", block->question);
    put_close(t);
    put_text(t, depth + 1, block->text);
    if (block->table)
        put_table(t, depth + 1, block->table);
}

static void put_inquiry(tree *t, const drs_inquiry *inquiry)
{
    if (!drs_inquiry_is_told(inquiry))
        return;
    put_open(t, 1, "inquiry", inquiry->place);
    put_value(t, "kind", inquiry->kind);
    put_value(t, "article", inquiry->article);
    put_close(t);
    put_fact(t, 2, "number", inquiry->number);
    put_dated(t, 2, "date", inquiry->date);
    for (size_t i = 0; i < inquiry->asker_count; i++) {
        put_open(t, 2, "asker", (drs_place){0});
        put_value(t, "name", inquiry->askers[i].name);
        put_value(t, "fraktion", inquiry->askers[i].fraktion);
        put_close(t);
    }
    put_fact(t, 2, "paper", inquiry->paper);
}

static void put_head(tree *t, const drs_paper *paper)
{
    put_open(t, 0, "paper", (drs_place){0});
    put_value(t, "kind", drs_str_c(drs_name_of_paper_kind(paper->kind)));
    put_value(t, "profile", drs_profile_get(paper->profile, "name"));
    put_close(t);
    put_fact(t, 1, "parliament", paper->parliament);
    put_fact(t, 1, "term", paper->term);
    put_fact(t, 1, "number", paper->number);
    put_dated(t, 1, "date", paper->date);
    put_dated(t, 1, "original", paper->original);
    put_dated(t, 1, "issued", paper->issued);
    put_dated(t, 1, "reprint", paper->reprint);
    put_fact(t, 1, "type", paper->type);
    put_fact(t, 1, "answerer", paper->answerer);
    put_inquiry(t, &paper->inquiry);
}

static bool tree_write(const drs_paper *paper, const drs_write_options *options, const drs_mem *mem,
                       drs_sink *sink, drs_diags *diags)
{
    (void)options, (void)diags;
    tree t = {.buf = DRS_BUF(mem), .sink = sink};
    put_head(&t, paper);
    if (paper->title.count) {
        put_open(&t, 1, "title", paper->title.runs[0].place);
        put_close(&t);
        put_text(&t, 2, paper->title);
    }
    for (size_t i = 0; i < paper->block_count; i++)
        put_block(&t, 1, &paper->blocks[i]);
    for (size_t i = 0; i < paper->note_count; i++) {
        put_open(&t, 1, "note", paper->notes[i].place);
        put_value(&t, "mark", paper->notes[i].mark);
        put_close(&t);
        put_text(&t, 2, paper->notes[i].text);
    }
    drs_buf_free(&t.buf);
    return true;
}

const drs_writer drs_tree_writer = {"tree", "tree", tree_write};
