/* SPDX-License-Identifier: Apache-2.0
 * What changed is what the comparison of the two tables says: rows are paired by their words, not
 * by their order, so a sorted table is no changed table. */
#include "compare/replace.h"

#include "compare/compare.h"

/* ---- telling what changed ---- */

static drs_str row_name(const drs_side *side, size_t row)
{
    const drs_table *table = side->table;
    size_t column = side->name == DRS_NOT_FOUND ? 0 : side->name;
    return drs_table_cell(table, row, column)->text;
}

static void changes_tell(const drs_comparison *c, const drs_difference *difference,
                         drs_diags *diags)
{
    const drs_table *table = c->new_side.table;
    size_t row = difference->pair.new_row;
    for (size_t column = 0; column < table->column_count; column++) {
        if (!difference->differs[column])
            continue;
        const drs_cell *cell = drs_table_cell(table, row, column);
        drs_place place = cell->place.line ? cell->place : table->rows[row].place;
        drs_diag_add(
            diags, DRS_TAB017, place,
            (drs_args){{row_name(&c->new_side, row), drs_column_word(&table->columns[column]),
                        cell->text, drs_difference_before(c, difference, column)}});
    }
}

static void difference_tell(const drs_comparison *c, const drs_difference *difference,
                            drs_diags *diags)
{
    const drs_pair *pair = &difference->pair;
    switch (difference->fate) {
    case DRS_CHANGED:
    case DRS_RENAMED:
        changes_tell(c, difference, diags);
        break;
    case DRS_ADDED:
        drs_diag_add(diags, DRS_TAB018, c->new_side.table->rows[pair->new_row].place,
                     (drs_args){{row_name(&c->new_side, pair->new_row)}});
        break;
    case DRS_REMOVED:
        drs_diag_add(diags, DRS_TAB019, (drs_place){0},
                     (drs_args){{row_name(&c->old_side, pair->old_row)}});
        break;
    case DRS_UNCHANGED:
        break;
    }
}

static void counts_tell(drs_arena *arena, const drs_comparison *c, drs_diags *diags)
{
    size_t counts[] = {c->counts[DRS_CHANGED] + c->counts[DRS_RENAMED], c->counts[DRS_ADDED],
                       c->counts[DRS_REMOVED], c->counts[DRS_UNCHANGED]};
    drs_buf digits = DRS_BUF(drs_arena_mem(arena));
    drs_args args = {0};
    for (size_t i = 0; i < 4; i++) {
        digits.len = 0;
        drs_buf_int(&digits, (int64_t)counts[i]);
        args.arg[i] = drs_arena_copy(arena, drs_buf_str(&digits));
    }
    drs_diag_add(diags, DRS_TAB016, (drs_place){0}, args);
    if (counts[0] + counts[3] == 0 && counts[2] > 0)
        drs_diag_add(diags, DRS_TAB022, (drs_place){0}, (drs_args){0});
    drs_buf_free(&digits);
}

static void all_tell(drs_paper *paper, const drs_paper *edited, drs_diags *diags)
{
    const drs_comparison *c = drs_compare_papers(paper->arena, paper, edited, diags);
    if (!c)
        return;
    counts_tell(paper->arena, c, diags);
    for (size_t i = 0; i < c->difference_count; i++)
        difference_tell(c, &c->differences[i], diags);
}

/* ---- the blocks ---- */

static const drs_block *blocks_with(drs_paper *paper, const drs_table *table)
{
    drs_block *blocks = drs_arena_alloc(paper->arena, paper->block_count * sizeof *blocks);
    for (size_t i = 0; i < paper->block_count; i++) {
        blocks[i] = paper->blocks[i];
        if (blocks[i].kind == DRS_BLOCK_TABLE && blocks[i].table == paper->list)
            blocks[i].table = table;
    }
    return blocks;
}

static const drs_block *blocks_and(drs_paper *paper, const drs_table *table)
{
    drs_block *blocks = drs_arena_alloc(paper->arena, (paper->block_count + 2) * sizeof *blocks);
    if (paper->block_count)
        memcpy(blocks, paper->blocks, paper->block_count * sizeof *blocks);
    blocks[paper->block_count++] =
        (drs_block){.kind = DRS_BLOCK_ANNEX,
                    .section = DRS_SECTION_ANNEX,
                    .text = drs_text_plain(paper->arena, drs_str_c("Anlage"), table->place)};
    blocks[paper->block_count++] = (drs_block){.kind = DRS_BLOCK_TABLE,
                                               .section = DRS_SECTION_ANNEX,
                                               .table = table,
                                               .place = table->place};
    return blocks;
}

bool drs_paper_replace_list(drs_paper *paper, const drs_paper *edited, drs_diags *diags)
{
    if (!edited->list)
        return false;
    if (paper->list) {
        all_tell(paper, edited, diags);
        paper->blocks = blocks_with(paper, edited->list);
    } else {
        drs_diag_add(diags, DRS_TAB020, (drs_place){0}, (drs_args){0});
        paper->blocks = blocks_and(paper, edited->list);
    }
    paper->list = edited->list;
    return true;
}
