/* SPDX-License-Identifier: Apache-2.0
 * The paper as JSON (RFC 8259), one object, rows of the tables one a line, for programs. Texts
 * are as printed; typed values stand beside them. Empty members are left out. */
#include "writer/writer.h"

#include "base/json.h"
#include "model/initiative.h"
#include "model/names.h"

typedef struct writing {
    drs_json json;
    drs_sink *sink;
} writing;

/* What is finished goes out, so that memory is bounded by a row. */
static void flush(writing *w)
{
    drs_buf_byte(&w->json.buf, '\n');
    drs_sink_str(w->sink, drs_buf_str(&w->json.buf));
    w->json.buf.len = 0;
}

static void put_place(drs_json *json, drs_place place)
{
    if (place.line == 0)
        return;
    drs_json_member_int(json, "line", place.line);
    drs_json_member_int(json, "column", place.column);
}

static void put_date(drs_json *json, drs_date date)
{
    if (!drs_date_is_set(date))
        return;
    drs_json_key(json, "date");
    json->comma = true;
    drs_buf_byte(&json->buf, '"');
    drs_date_iso(&json->buf, date);
    drs_buf_byte(&json->buf, '"');
}

static void put_fact(drs_json *json, const char *key, drs_fact fact)
{
    if (fact.text.len == 0)
        return;
    drs_json_key(json, key);
    drs_json_open(json, '{');
    drs_json_member(json, "text", fact.text);
    put_place(json, fact.place);
    drs_json_close(json, '}');
}

static void put_dated(drs_json *json, const char *key, drs_dated dated)
{
    if (dated.fact.text.len == 0)
        return;
    drs_json_key(json, key);
    drs_json_open(json, '{');
    drs_json_member(json, "text", dated.fact.text);
    put_date(json, dated.date);
    put_place(json, dated.fact.place);
    drs_json_close(json, '}');
}

static void put_run(drs_json *json, const drs_run *run)
{
    drs_json_open(json, '{');
    drs_json_member(json, "kind", drs_str_c(drs_name_of_run_kind(run->kind)));
    drs_json_member(json, "text", run->text);
    drs_json_member(json, "target", run->target);
    if (run->style & DRS_BOLD) {
        drs_json_key(json, "bold");
        drs_json_word(json, "true");
    }
    if (run->style & DRS_ITALIC) {
        drs_json_key(json, "italic");
        drs_json_word(json, "true");
    }
    if (run->kind == DRS_RUN_MARK && run->note != DRS_NO_NOTE)
        drs_json_member_int(json, "note", run->note);
    put_place(json, run->place);
    drs_json_close(json, '}');
}

static void put_text(drs_json *json, const char *key, drs_text text)
{
    if (text.count == 0)
        return;
    drs_json_key(json, key);
    drs_json_open(json, '[');
    for (size_t i = 0; i < text.count; i++)
        put_run(json, &text.runs[i]);
    drs_json_close(json, ']');
}

static void put_names(drs_json *json, const drs_cell *cell, drs_role role)
{
    if (role == DRS_STATUS && cell->value.phases) {
        drs_json_member(json, "phase", drs_phase_name(cell->value.phase));
        drs_json_key(json, "phases");
        drs_json_open(json, '[');
        for (size_t i = 0; i < 16; i++)
            if (cell->value.phases >> i & 1)
                drs_json_text(json, drs_phase_name(i));
        drs_json_close(json, ']');
    }
    if (role == DRS_RESSORT) {
        drs_str rest = cell->text, ressort;
        drs_json_key(json, "ressorts");
        drs_json_open(json, '[');
        while (drs_ressort_next(&rest, &ressort))
            drs_json_text(json, ressort);
        drs_json_close(json, ']');
    }
}

/* Where pieces of a cell lead; row as in drs_anchor. */
static void put_anchors(drs_json *json, const drs_table *table, size_t row, size_t column)
{
    size_t count;
    const drs_anchor *anchor = drs_table_anchors(table, row, column, &count);
    drs_str text = row ? drs_table_cell(table, row - 1, column)->text : table->columns[column].name;
    if (count == 0)
        return;
    drs_json_key(json, "leads");
    drs_json_open(json, '[');
    for (; count; anchor++, count--) {
        drs_json_open(json, '{');
        drs_json_member(json, "text", drs_str_sub(text, anchor->from, anchor->to));
        drs_json_member(json, "target", anchor->target);
        if (anchor->note != DRS_NO_NOTE)
            drs_json_member_int(json, "note", anchor->note);
        drs_json_close(json, '}');
    }
    drs_json_close(json, ']');
}

static void put_cell(drs_json *json, const drs_table *table, size_t row, size_t column)
{
    const drs_cell *cell = drs_table_cell(table, row, column);
    drs_role role = table->columns[column].role;
    drs_json_open(json, '{');
    drs_json_key(json, "text");
    drs_json_text(json, cell->text);
    if (!drs_str_equal(cell->text, cell->source))
        drs_json_member(json, "source", cell->source);
    const drs_value *value = &cell->value;
    drs_json_member(json, "type", drs_str_c(drs_name_of_type((drs_type)value->type)));
    if (value->type == DRS_INTEGER || value->type == DRS_DECIMAL || value->type == DRS_MONEY) {
        drs_json_member_int(json, "unscaled", value->unscaled);
        drs_json_member_int(json, "scale", value->scale);
    }
    put_date(json, value->date);
    put_names(json, cell, role);
    put_anchors(json, table, row + 1, column);
    put_place(json, cell->place);
    drs_json_close(json, '}');
}

static void put_lines(drs_json *json, const char *key, const drs_line *lines, size_t count)
{
    if (count == 0)
        return;
    drs_json_key(json, key);
    drs_json_open(json, '[');
    for (size_t i = 0; i < count; i++)
        drs_json_text(json, lines[i].text);
    drs_json_close(json, ']');
}

static void put_columns(drs_json *json, const drs_table *table)
{
    drs_json_key(json, "columns");
    drs_json_open(json, '[');
    for (size_t c = 0; c < table->column_count; c++) {
        drs_json_open(json, '{');
        drs_json_key(json, "name");
        drs_json_text(json, table->columns[c].name);
        drs_json_member(json, "role", drs_str_c(drs_name_of_role(table->columns[c].role)));
        drs_json_member(json, "type", drs_str_c(drs_name_of_type(table->columns[c].type)));
        put_anchors(json, table, 0, c);
        drs_json_close(json, '}');
    }
    drs_json_close(json, ']');
}

static void put_table(writing *w, const drs_table *table)
{
    drs_json *json = &w->json;
    drs_json_key(json, "table");
    drs_json_open(json, '{');
    put_lines(json, "above", table->above, table->above_count);
    put_lines(json, "below", table->below, table->below_count);
    put_columns(json, table);
    drs_json_key(json, "rows");
    drs_json_open(json, '[');
    for (size_t r = 0; r < table->row_count; r++) {
        flush(w);
        drs_json_open(json, '[');
        for (size_t c = 0; c < table->column_count; c++)
            put_cell(json, table, r, c);
        drs_json_close(json, ']');
    }
    drs_json_close(json, ']');
    drs_json_close(json, '}');
}

static void put_block(writing *w, const drs_block *block)
{
    drs_json *json = &w->json;
    flush(w);
    drs_json_open(json, '{');
    drs_json_member(json, "kind", drs_str_c(drs_name_of_block_kind(block->kind)));
    drs_json_member(json, "section", drs_str_c(drs_name_of_section(block->section)));
    drs_json_member(json, "label", block->label);
    if (block->level)
        drs_json_member_int(json, "level", block->level);
    if (block->question)
        drs_json_member_int(json, "question", block->question);
    put_place(json, block->place);
    put_text(json, "text", block->text);
    if (block->table)
        put_table(w, block->table);
    drs_json_close(json, '}');
}

static void put_inquiry(drs_json *json, const drs_inquiry *inquiry)
{
    if (!drs_inquiry_is_told(inquiry))
        return;
    drs_json_key(json, "inquiry");
    drs_json_open(json, '{');
    drs_json_member(json, "kind", inquiry->kind);
    put_fact(json, "number", inquiry->number);
    put_dated(json, "date", inquiry->date);
    drs_json_member(json, "article", inquiry->article);
    drs_json_key(json, "askers");
    drs_json_open(json, '[');
    for (size_t i = 0; i < inquiry->asker_count; i++) {
        drs_json_open(json, '{');
        const drs_asker *asker = &inquiry->askers[i];
        drs_json_member(json, asker->group.len ? "group" : "name",
                        asker->group.len ? asker->group : asker->name);
        drs_json_member(json, "fraktion", asker->fraktion);
        drs_json_close(json, '}');
    }
    drs_json_close(json, ']');
    put_fact(json, "paper", inquiry->paper);
    drs_json_close(json, '}');
}

static void put_head(drs_json *json, const drs_paper *paper, const drs_write_options *options)
{
    drs_json_member(json, "build", options->build);
    drs_json_member(json, "kind", drs_str_c(drs_name_of_paper_kind(paper->kind)));
    drs_json_member(json, "profile", drs_profile_get(paper->profile, "name"));
    put_fact(json, "parliament", paper->parliament);
    put_fact(json, "term", paper->term);
    put_fact(json, "number", paper->number);
    put_dated(json, "date", paper->date);
    put_dated(json, "original", paper->original);
    put_dated(json, "issued", paper->issued);
    put_dated(json, "reprint", paper->reprint);
    put_fact(json, "type", paper->type);
    put_fact(json, "answerer", paper->answerer);
    put_inquiry(json, &paper->inquiry);
    put_text(json, "title", paper->title);
}

static void put_notes(drs_json *json, const drs_paper *paper)
{
    drs_json_key(json, "notes");
    drs_json_open(json, '[');
    for (size_t i = 0; i < paper->note_count; i++) {
        drs_json_open(json, '{');
        drs_json_member(json, "mark", paper->notes[i].mark);
        put_place(json, paper->notes[i].place);
        put_text(json, "text", paper->notes[i].text);
        drs_json_close(json, '}');
    }
    drs_json_close(json, ']');
}

static bool json_write(const drs_paper *paper, const drs_write_options *options, const drs_mem *mem,
                       drs_sink *sink, drs_diags *diags)
{
    (void)diags;
    writing w = {.json = {.buf = DRS_BUF(mem)}, .sink = sink};
    drs_json_open(&w.json, '{');
    put_head(&w.json, paper, options);
    drs_json_key(&w.json, "blocks");
    drs_json_open(&w.json, '[');
    for (size_t i = 0; i < paper->block_count; i++)
        put_block(&w, &paper->blocks[i]);
    drs_json_close(&w.json, ']');
    put_notes(&w.json, paper);
    drs_json_close(&w.json, '}');
    flush(&w);
    drs_buf_free(&w.json.buf);
    return true;
}

const drs_writer drs_json_writer = {"json", "json", json_write};
