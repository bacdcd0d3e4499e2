/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/finding.h"

#include "base/utf8.h"

/* "2.5": tenths. */
static void put_tenths(drs_buf *out, int64_t tenths)
{
    drs_buf_int(out, tenths / 10);
    if (tenths % 10) {
        drs_buf_byte(out, '.');
        drs_buf_int(out, tenths % 10);
    }
}

static void put_line(drs_buf *out, const drs_glyphs *glyphs, const drs_line_cut *cut)
{
    for (size_t i = cut->from; i < cut->to; i++)
        if (glyphs->glyphs[i].brk != DRS_BREAK_SOFT)
            drs_utf8_put(out, glyphs->glyphs[i].code);
    if (cut->hyphen)
        drs_buf_byte(out, '-');
}

enum { LOOSE = 25 }; /* tenths of a blank's usual width */

/* Advance of the line's first blank in 1/1000 pt, 0 where it has none. */
static int64_t blank_of(const drs_glyphs *glyphs, const drs_line_cut *cut)
{
    for (size_t i = cut->from; i < cut->to; i++)
        if (glyphs->glyphs[i].code == ' ')
            return drs_glyph_width(glyphs, i) / DRS_UNITS_PER_EM;
    return 0;
}

void drs_find_loose(drs_set *set, const drs_glyphs *glyphs, const drs_line_cut *cut, int32_t space,
                    drs_place place)
{
    int64_t blank = space > 0 ? blank_of(glyphs, cut) : 0;
    if (blank == 0 || (blank + space) * 10 <= blank * LOOSE)
        return;
    drs_buf percent = DRS_BUF(set->mem), words = DRS_BUF(set->mem);
    drs_buf_int(&percent, (blank + space) * 100 / blank);
    put_line(&words, glyphs, cut);
    drs_diag_add(set->diags, DRS_LAY001, place,
                 (drs_args){{drs_buf_str(&percent), drs_buf_str(&words)}});
    drs_buf_free(&percent);
    drs_buf_free(&words);
}

void drs_find_table(drs_set *set, drs_diag_id id, const drs_table *table, drs_str words)
{
    drs_buf columns = DRS_BUF(set->mem);
    drs_buf_int(&columns, (int64_t)table->column_count);
    drs_diag_add(set->diags, id, table->place, (drs_args){{drs_buf_str(&columns), words}});
    drs_buf_free(&columns);
}

void drs_find_table_size(drs_set *set, drs_diag_id id, const drs_table *table, int32_t size)
{
    drs_buf number = DRS_BUF(set->mem);
    put_tenths(&number, size / 100);
    drs_find_table(set, id, table, drs_buf_str(&number));
    drs_buf_free(&number);
}
