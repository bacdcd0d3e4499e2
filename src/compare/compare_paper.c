/* SPDX-License-Identifier: Apache-2.0
 * A comparison as a paper that consists of tables: every writer can print it. */
#include "compare/compare.h"

#include "model/initiative.h"

/* ---- words ---- */

static drs_str taken(drs_arena *arena, drs_buf *buf)
{
    drs_str copy = drs_arena_copy(arena, drs_buf_str(buf));
    drs_buf_free(buf);
    return copy;
}

static drs_str number_text(drs_arena *arena, size_t number)
{
    drs_buf text = DRS_BUF(drs_arena_mem(arena));
    drs_buf_int(&text, (int64_t)number);
    return taken(arena, &text);
}

/* What stood there before, "Status: Entwicklung", one line for each column that differs. */
static drs_str before_text(drs_arena *arena, const drs_comparison *c, const drs_difference *d)
{
    drs_buf text = DRS_BUF(drs_arena_mem(arena));
    const drs_table *table = c->new_side.table;
    for (size_t i = 0; d->differs && i < table->column_count; i++) {
        if (!d->differs[i])
            continue;
        drs_buf_text(&text, text.len ? "\n" : "");
        drs_buf_put(&text, drs_words_plain(arena, drs_column_word(&table->columns[i])));
        drs_buf_text(&text, ": ");
        drs_buf_put(&text, drs_words_plain(arena, drs_difference_before(c, d, i)));
    }
    if (d->differs && d->pair.percent < 100) {
        drs_buf_text(&text, text.len ? "\n" : "");
        drs_buf_text(&text, "Ähnlichkeit der Namen: ");
        drs_buf_int(&text, d->pair.percent);
        drs_buf_text(&text, " %");
    }
    return taken(arena, &text);
}

/* The cell of the new table, or for a row that is gone the old table's. */
static drs_str text_at(const drs_comparison *c, const drs_difference *d, size_t column)
{
    if (d->pair.new_row == DRS_NOT_FOUND)
        return drs_difference_before(c, d, column);
    return drs_table_cell(c->new_side.table, d->pair.new_row, column)->text;
}

static drs_str phase_text(drs_side side, size_t row)
{
    size_t column = drs_table_find(side.table, DRS_STATUS);
    if (row == DRS_NOT_FOUND || column == DRS_NOT_FOUND)
        return drs_str_c("");
    return drs_phase_word(drs_table_cell(side.table, row, column)->value.phase);
}

/* ---- tables ---- */

static drs_table *table_new(drs_arena *arena, const char *name, const drs_str *names, size_t count)
{
    drs_table *table = drs_arena_alloc(arena, sizeof *table);
    table->name = drs_str_c(name);
    table->columns = drs_arena_alloc(arena, count * sizeof *table->columns);
    table->column_count = count;
    for (size_t i = 0; i < count; i++)
        table->columns[i].name = names[i];
    return table;
}

static void row_add(drs_arena *arena, drs_table *table, const drs_str *texts)
{
    size_t count = table->column_count;
    drs_row row = {.cells = drs_arena_alloc(arena, count * sizeof *row.cells),
                   .count = (uint32_t)count};
    for (size_t i = 0; i < count; i++)
        row.cells[i] = (drs_cell){.text = texts[i], .source = texts[i]};
    drs_table_add(arena, table, row);
}

/* Types from the words, but no roles: this is no list of initiatives to be evaluated again. Only
 * the name stays what names a row. */
static void table_finish(drs_table *table, size_t name)
{
    drs_table_type(table);
    for (size_t i = 0; i < table->column_count; i++)
        table->columns[i].role = i == name ? DRS_NAME : DRS_OTHER;
}

static drs_table *counts_table(drs_arena *arena, const drs_comparison *c)
{
    const drs_str names[] = {drs_str_c("Änderung"), drs_str_c("Anzahl")};
    drs_table *table = table_new(arena, "Summen", names, 2);
    for (int fate = 0; fate < DRS_FATES; fate++) {
        drs_str texts[] = {drs_str_c(drs_fate_word((drs_fate)fate)),
                           number_text(arena, c->counts[fate])};
        row_add(arena, table, texts);
    }
    table_finish(table, 0);
    return table;
}

static drs_table *moves_table(drs_arena *arena, const drs_comparison *c)
{
    const drs_str names[] = {drs_str_c("von"), drs_str_c("nach"), drs_str_c("Anzahl")};
    drs_table *table = table_new(arena, "Wechsel der Phase", names, 3);
    for (size_t i = 0; i < c->move_count; i++) {
        drs_str texts[] = {drs_phase_word(c->moves[i].from), drs_phase_word(c->moves[i].to),
                           number_text(arena, c->moves[i].count)};
        row_add(arena, table, texts);
    }
    table_finish(table, DRS_NOT_FOUND);
    return table;
}

/* "Änderung", the new table's columns, "bisher", and the phases where there is a status. */
static drs_table *list_table(drs_arena *arena, const drs_comparison *c)
{
    const drs_table *new_table = c->new_side.table;
    bool has_status = drs_table_find(new_table, DRS_STATUS) != DRS_NOT_FOUND;
    size_t width = new_table->column_count, count = width + (has_status ? 4 : 2);
    drs_str *texts = drs_arena_alloc(arena, count * sizeof *texts);
    texts[0] = drs_str_c("Änderung");
    for (size_t i = 0; i < width; i++)
        texts[i + 1] = new_table->columns[i].name;
    texts[width + 1] = drs_str_c("bisher");
    if (has_status) {
        texts[width + 2] = drs_str_c("Phase");
        texts[width + 3] = drs_str_c("bisherige Phase");
    }
    drs_table *table = table_new(arena, "Vergleich", texts, count);
    for (size_t r = 0; r < c->difference_count; r++) {
        const drs_difference *d = &c->differences[r];
        texts[0] = drs_str_c(drs_fate_word(d->fate));
        for (size_t i = 0; i < width; i++)
            texts[i + 1] = text_at(c, d, i);
        texts[width + 1] = before_text(arena, c, d);
        if (has_status) {
            texts[width + 2] = phase_text(c->new_side, d->pair.new_row);
            texts[width + 3] = phase_text(c->old_side, d->pair.old_row);
        }
        row_add(arena, table, texts);
    }
    table_finish(table, c->new_side.name + 1);
    return table;
}

/* ---- the paper ---- */

static drs_str compared_text(drs_arena *arena, const drs_comparison *c)
{
    drs_str pieces[] = {drs_str_c("Verglichen werden "),
                        c->old_name,
                        drs_str_c(" ("),
                        number_text(arena, c->old_side.table->row_count),
                        drs_str_c(" Zeilen) und "),
                        c->new_name,
                        drs_str_c(" ("),
                        number_text(arena, c->new_side.table->row_count),
                        drs_str_c(" Zeilen). Einander zugeordnet wird nach Behörde und Name; die "
                                  "Reihenfolge der Zeilen spielt keine Rolle.")};
    return drs_arena_join(arena, pieces, sizeof pieces / sizeof *pieces);
}

static drs_block words_block(drs_arena *arena, drs_block_kind kind, drs_str words)
{
    return (drs_block){.kind = kind,
                       .section = DRS_SECTION_ANNEX,
                       .level = 1,
                       .text = drs_text_plain(arena, words, (drs_place){0})};
}

static drs_block table_block(const drs_table *table)
{
    return (drs_block){.kind = DRS_BLOCK_TABLE, .section = DRS_SECTION_ANNEX, .table = table};
}

drs_paper *drs_comparison_paper(drs_arena *arena, const drs_comparison *c,
                                const drs_profile *profile)
{
    drs_paper *paper = drs_arena_alloc(arena, sizeof *paper);
    drs_block blocks[] = {
        words_block(arena, DRS_BLOCK_PARAGRAPH, compared_text(arena, c)),
        table_block(counts_table(arena, c)),
        words_block(arena, DRS_BLOCK_HEADING, drs_str_c("Wechsel der Phase")),
        c->move_count ? table_block(moves_table(arena, c))
                      : words_block(arena, DRS_BLOCK_PARAGRAPH,
                                    drs_str_c("Keine Initiative hat die Phase gewechselt.")),
        words_block(arena, DRS_BLOCK_HEADING, drs_str_c("Die Initiativen")),
        table_block(list_table(arena, c)),
    };
    drs_block *kept = drs_arena_alloc(arena, sizeof blocks);
    memcpy(kept, blocks, sizeof blocks);
    drs_str title[] = {drs_str_c("Vergleich: "), c->old_name, drs_str_c(" und "), c->new_name};
    drs_str inputs[] = {c->old_name, drs_str_c(", "), c->new_name};
    size_t count = sizeof blocks / sizeof *blocks;
    *paper = (drs_paper){
        .arena = arena,
        .kind = DRS_PAPER_TABLE,
        .profile = profile,
        .title = drs_text_plain(arena, drs_arena_join(arena, title, 4), (drs_place){0}),
        .input_name = drs_arena_join(arena, inputs, 3),
        .blocks = kept,
        .block_count = count,
        .list = kept[count - 1].table,
    };
    return paper;
}
