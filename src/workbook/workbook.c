/* SPDX-License-Identifier: Apache-2.0 */
#include "workbook/builder.h"

#include "base/digest.h"

void drs_sheet_column_letters(drs_buf *out, uint32_t column)
{
    if (column >= 26)
        drs_sheet_column_letters(out, column / 26 - 1);
    drs_buf_byte(out, (char)('A' + column % 26));
}

/* ---- what the paper says about itself ---- */

static drs_str joined(drs_builder *builder, const drs_str *words, size_t count, const char *between)
{
    drs_buf text = DRS_BUF(drs_arena_mem(builder->arena));
    for (size_t i = 0; i < count; i++) {
        if (words[i].len == 0)
            continue;
        if (text.len)
            drs_buf_text(&text, between);
        drs_buf_put(&text, words[i]);
    }
    size_t changed;
    drs_str copy = drs_arena_copy(builder->arena, drs_buf_str(&text));
    drs_buf_free(&text);
    return drs_text_legal(builder->arena, copy, &changed);
}

drs_str drs_builder_file(drs_str path)
{
    for (size_t i = path.len; i > 0; i--)
        if (path.ptr[i - 1] == '/')
            return drs_str_sub(path, i, path.len);
    return path;
}

drs_str drs_builder_title(drs_builder *builder)
{
    const drs_paper *paper = builder->paper;
    drs_buf words = DRS_BUF(drs_arena_mem(builder->arena));
    drs_text_words(&words, paper->title);
    drs_str title = drs_buf_str(&words);
    if (title.len == 0)
        title = drs_builder_file(paper->input_name);
    title = joined(builder, &title, 1, "");
    drs_buf_free(&words);
    return title;
}

drs_str drs_builder_digest(drs_builder *builder, drs_str bytes)
{
    drs_buf hex = DRS_BUF(drs_arena_mem(builder->arena));
    drs_digest_hex(&hex, DRS_SHA256, bytes);
    drs_str digest = drs_arena_copy(builder->arena, drs_buf_str(&hex));
    drs_buf_free(&hex);
    return digest;
}

static drs_str labelled(drs_builder *builder, const char *label, drs_str word)
{
    drs_str pieces[] = {drs_str_c(label), word};
    return word.len ? drs_arena_join(builder->arena, pieces, 2) : word;
}

/* "Antwort der Landesregierung auf die Kleine Anfrage 2326" */
static drs_str subject(drs_builder *builder)
{
    const drs_paper *paper = builder->paper;
    drs_str asked[] = {paper->inquiry.kind, paper->inquiry.number.text};
    drs_str words[] = {paper->type.text, paper->answerer.text,
                       labelled(builder, "auf die ", joined(builder, asked, 2, " "))};
    return joined(builder, words, 3, " ");
}

enum { PAGE_TEXT_MOST = 100 };

static void page_texts(drs_builder *builder)
{
    const drs_paper *paper = builder->paper;
    drs_str foot[] = {paper->parliament.text, labelled(builder, "Drucksache ", paper->number.text)};
    builder->page_head = drs_text_cut(drs_builder_title(builder), PAGE_TEXT_MOST);
    builder->page_foot = drs_text_cut(joined(builder, foot, 2, ", "), PAGE_TEXT_MOST);
}

/* ---- tables ---- */

drs_str drs_builder_table_sheet(const drs_builder *builder, const drs_table *table)
{
    for (size_t i = 0; i < builder->shown_count; i++)
        if (builder->shown[i].table == table)
            return builder->sheets[builder->shown[i].sheet].name;
    return (drs_str){"", 0};
}

static bool add_table(drs_builder *builder, const drs_table *table, drs_list_ranges *ranges)
{
    builder->shown = drs_arena_grow(builder->arena, builder->shown, builder->shown_count,
                                    &builder->shown_capacity, sizeof *builder->shown);
    builder->shown[builder->shown_count++] = (drs_shown){table, builder->sheet_count};
    drs_str name = drs_str_c(drs_table_is_initiatives(table) ? "Initiativen" : "Tabelle");
    if (table->name.len)
        name = table->name;
    return drs_list_sheet(builder, table, name, ranges);
}

static bool add_list(drs_builder *builder)
{
    const drs_paper *paper = builder->paper;
    const drs_table *table = paper->list;
    drs_list_ranges ranges = {0};
    if (!table)
        return true;
    drs_diags_file(builder->diags, paper->list_name.len ? paper->list_name : paper->input_name);
    if (!add_table(builder, table, &ranges))
        return false;
    drs_diags_file(builder->diags, paper->input_name);
    if (drs_table_is_initiatives(table))
        drs_evaluation_sheet(builder, table, &ranges);
    return true;
}

static bool add_other_tables(drs_builder *builder)
{
    const drs_paper *paper = builder->paper;
    drs_list_ranges ranges;
    for (size_t i = 0; i < paper->block_count; i++) {
        const drs_block *block = &paper->blocks[i];
        if (block->kind != DRS_BLOCK_TABLE || block->table == paper->list)
            continue;
        if (!add_table(builder, block->table, &ranges))
            return false;
    }
    return true;
}

/* A table alone has no text worth a sheet. */
static bool has_text(const drs_paper *paper)
{
    for (size_t i = 0; i < paper->block_count; i++)
        if (paper->blocks[i].kind != DRS_BLOCK_TABLE)
            return true;
    return paper->note_count || !paper->list;
}

/* ---- texts longer than a cell ---- */

enum { SHEET, CELL, PART, TEXT, CONTINUED_COLUMNS };

static const int32_t continued_widths[CONTINUED_COLUMNS] = {100000, 50000, 40000, 560000};

drs_str drs_builder_continue(drs_builder *builder, drs_str text, drs_str sheet, drs_str cell)
{
    static const char *const heads[] = {"Blatt", "Zelle", "Teil", "Text"};
    drs_str first = drs_text_cut(text, DRS_CELL_TEXT_MOST);
    drs_str rest = drs_str_sub(text, first.len, text.len);
    if (rest.len && !builder->continued) {
        builder->continued = drs_sheet_grid_new(builder, CONTINUED_COLUMNS);
        drs_sheet_grid_heads(builder, builder->continued, heads);
    }
    if (rest.len)
        drs_diag_add(builder->diags, DRS_WBK003, (drs_place){0}, (drs_args){{cell, sheet}});
    for (int64_t part = 2; rest.len; part++) {
        drs_sheet_cell *cells = drs_sheet_grid_add(builder, builder->continued, DRS_LOOK_TEXT);
        size_t fit = drs_measure_fit(drs_builder_measure(builder, DRS_LOOK_TEXT), rest,
                                     drs_column_inner(continued_widths[TEXT]), DRS_ROW_LINES_MOST);
        drs_str piece = drs_text_cut(drs_str_sub(rest, 0, fit), DRS_CELL_TEXT_MOST);
        drs_cell_text(&cells[SHEET], DRS_LOOK_TEXT, sheet);
        drs_cell_text(&cells[CELL], DRS_LOOK_TEXT, cell);
        drs_cell_integer(&cells[PART], DRS_LOOK_INTEGER, part);
        drs_cell_text(&cells[TEXT], DRS_LOOK_TEXT, piece);
        rest = drs_str_sub(rest, piece.len, rest.len);
    }
    return first;
}

static void continued_sheet(drs_builder *builder)
{
    if (!builder->continued)
        return;
    drs_sheet *sheet = drs_builder_sheet(builder, drs_str_c("Fortsetzungen"));
    drs_sheet_widths(builder, sheet, continued_widths, CONTINUED_COLUMNS);
    drs_sheet_grid_finish(builder, builder->continued, sheet);
    drs_sheet_grid_table(builder, builder->continued, sheet, "Fortsetzungsliste");
}

/* ---- metadata ---- */

enum { PROPERTIES = 10 };

typedef struct properties {
    drs_property *items;
    size_t count;
} properties;

static void add_property(properties *p, const char *name, drs_str text)
{
    if (text.len)
        p->items[p->count++] = (drs_property){.name = drs_str_c(name), .text = text};
}

static void add_date_property(properties *p, const char *name, drs_dated dated)
{
    add_property(p, name, dated.fact.text);
    if (dated.fact.text.len)
        p->items[p->count - 1].date = dated.date;
}

/* Names of the columns of ours in the first sheet. */
static drs_str added_columns(drs_builder *builder)
{
    const drs_paper *paper = builder->paper;
    if (!paper->list || !drs_table_is_initiatives(paper->list))
        return (drs_str){"", 0};
    const drs_sheet_table *table = &builder->sheets[0].table;
    size_t own = table->head_count - paper->list->column_count;
    drs_str *names = drs_arena_alloc(builder->arena, own * sizeof *names);
    names[0] = table->heads[0];
    for (size_t i = 1; i < own; i++)
        names[i] = table->heads[paper->list->column_count + i];
    return joined(builder, names, own, ";");
}

static properties make_properties(drs_builder *builder)
{
    const drs_paper *paper = builder->paper;
    properties p = {.items = drs_arena_alloc(builder->arena, PROPERTIES * sizeof *p.items)};
    add_property(&p, "Sprache", drs_str_c("de-DE"));
    add_property(&p, "Parlament", paper->parliament.text);
    add_property(&p, "Wahlperiode", paper->term.text);
    add_property(&p, "Drucksache", paper->number.text);
    add_date_property(&p, "Datum", paper->date);
    add_date_property(&p, "Ausgegeben", paper->issued);
    add_property(&p, "Quelldatei", drs_builder_file(paper->input_name));
    add_property(&p, "SHA-256 der Quelldatei", drs_builder_digest(builder, paper->input));
    add_property(&p, "Erzeugt mit", builder->facts->build);
    add_property(&p, DRS_WORKBOOK_ADDED, added_columns(builder));
    return p;
}

/* ---- the workbook ---- */

static void builder_start(drs_builder *builder)
{
    drs_sheet_face_load(&builder->regular, false);
    drs_sheet_face_load(&builder->bold, true);
    builder->scratch = DRS_BUF(drs_arena_mem(builder->arena));
    builder->taken = drs_tally_new(builder->arena);
    /* Excel keeps these names for its list of changes, in English and German. */
    (void)drs_tally_add(&builder->taken, drs_str_c("History"));
    (void)drs_tally_add(&builder->taken, drs_str_c("Verlauf"));
    drs_builder_looks(builder);
    page_texts(builder);
}

static bool add_sheets(drs_builder *builder)
{
    if (!add_list(builder) || !add_other_tables(builder))
        return false;
    if (has_text(builder->paper))
        drs_paper_sheet(builder);
    drs_origin_sheet(builder);
    continued_sheet(builder);
    drs_findings_sheet(builder);
    return true;
}

static const drs_workbook *finish(drs_builder *builder)
{
    drs_workbook *workbook = drs_arena_alloc(builder->arena, sizeof *workbook);
    properties p = make_properties(builder);
    *workbook = (drs_workbook){.arena = builder->arena,
                               .title = drs_builder_title(builder),
                               .subject = subject(builder),
                               .creator = builder->paper->parliament.text,
                               .generator = builder->facts->build,
                               .time = builder->facts->time,
                               .properties = p.items,
                               .property_count = p.count,
                               .styles = builder->styles,
                               .style_count = builder->style_count,
                               .sheets = builder->sheets,
                               .sheet_count = builder->sheet_count,
                               .names = builder->names,
                               .name_count = builder->name_count};
    return workbook;
}

const drs_workbook *drs_workbook_new(drs_arena *arena, const drs_paper *paper,
                                     const drs_workbook_facts *facts, drs_diags *diags)
{
    drs_builder *builder = drs_arena_alloc(arena, sizeof *builder);
    *builder = (drs_builder){.arena = arena,
                             .paper = paper,
                             .facts = facts,
                             .diags = drs_diags_new(arena, paper->input_name)};
    builder_start(builder);
    const drs_workbook *workbook = add_sheets(builder) ? finish(builder) : NULL;
    drs_diags_merge(diags, builder->diags);
    drs_buf_free(&builder->scratch);
    drs_tally_free(&builder->taken);
    return workbook;
}
