/* SPDX-License-Identifier: Apache-2.0
 * A comparison for a terminal: what git would show of a list of initiatives. */
#include "compare/compare.h"

static void put_line(drs_buf *out, drs_arena *arena, const char *before, drs_str words)
{
    drs_buf_text(out, before);
    drs_buf_put(out, drs_words_plain(arena, words));
}

/* "+ Behörde: Name" */
static void row_put(drs_buf *out, drs_arena *arena, const drs_comparison *c,
                    const drs_difference *d)
{
    static const char *const marks[DRS_FATES] = {"~ ", "> ", "+ ", "- ", "  "};
    drs_str authority = drs_difference_text(c, d, DRS_BEHOERDE);
    drs_buf_text(out, marks[d->fate]);
    if (authority.len) {
        put_line(out, arena, "", authority);
        drs_buf_text(out, ": ");
    }
    put_line(out, arena, "", drs_difference_text(c, d, DRS_NAME));
    drs_str status = drs_difference_text(c, d, DRS_STATUS);
    if (!d->differs && status.len) {
        put_line(out, arena, " (", status);
        drs_buf_text(out, ")");
    }
    drs_buf_byte(out, '\n');
}

/* "    Status: Entwicklung → Betrieb" */
static void cell_put(drs_buf *out, drs_arena *arena, const drs_comparison *c,
                     const drs_difference *d, size_t column)
{
    const drs_table *table = c->new_side.table;
    put_line(out, arena, "    ", drs_column_word(&table->columns[column]));
    put_line(out, arena, ": ", drs_difference_before(c, d, column));
    put_line(out, arena, " → ", drs_table_cell(table, d->pair.new_row, column)->text);
    if (column == c->new_side.name && d->pair.percent < 100) {
        drs_buf_text(out, " (Ähnlichkeit ");
        drs_buf_int(out, d->pair.percent);
        drs_buf_text(out, " %)");
    }
    drs_buf_byte(out, '\n');
}

static void counts_put(drs_buf *out, const drs_comparison *c)
{
    for (int fate = 0; fate < DRS_FATES; fate++) {
        drs_buf_text(out, fate ? ", " : "");
        drs_buf_int(out, (int64_t)c->counts[fate]);
        drs_buf_byte(out, ' ');
        drs_buf_text(out, drs_fate_word((drs_fate)fate));
    }
    drs_buf_byte(out, '\n');
}

static void moves_put(drs_buf *out, const drs_comparison *c)
{
    if (c->move_count)
        drs_buf_text(out, "Wechsel der Phase:\n");
    for (size_t i = 0; i < c->move_count; i++) {
        drs_buf_text(out, "    ");
        drs_buf_int(out, (int64_t)c->moves[i].count);
        drs_buf_text(out, " × ");
        drs_buf_put(out, drs_phase_word(c->moves[i].from));
        drs_buf_text(out, " → ");
        drs_buf_put(out, drs_phase_word(c->moves[i].to));
        drs_buf_byte(out, '\n');
    }
}

void drs_comparison_text(drs_buf *out, drs_arena *arena, const drs_comparison *c)
{
    put_line(out, arena, "", c->old_name);
    put_line(out, arena, " → ", c->new_name);
    drs_buf_byte(out, '\n');
    counts_put(out, c);
    moves_put(out, c);
    for (size_t r = 0; r < c->difference_count; r++) {
        const drs_difference *d = &c->differences[r];
        if (d->fate == DRS_UNCHANGED)
            continue;
        row_put(out, arena, c, d);
        for (size_t i = 0; d->differs && i < c->new_side.table->column_count; i++)
            if (d->differs[i])
                cell_put(out, arena, c, d, i);
    }
}
