/* SPDX-License-Identifier: Apache-2.0 */
#include "workbook/formula.h"

const drs_formula *drs_formula_make(drs_arena *arena, const char *pattern, const drs_range *ranges)
{
    drs_formula *formula = drs_arena_alloc(arena, sizeof *formula);
    drs_piece *pieces = NULL;
    size_t count = 0, capacity = 0;
    while (*pattern) {
        size_t plain = strcspn(pattern, "#;");
        pieces = drs_arena_grow(arena, pieces, count, &capacity, sizeof *pieces);
        if (plain) {
            drs_str text = drs_arena_copy(arena, drs_str_of(pattern, plain));
            pieces[count++] = (drs_piece){.kind = DRS_PIECE_TEXT, .text = text.ptr};
            pattern += plain;
        } else if (*pattern == '#') {
            pieces[count++] = (drs_piece){.kind = DRS_PIECE_RANGE, .range = *ranges++};
            pattern++;
        } else {
            pieces[count++] = (drs_piece){.kind = DRS_PIECE_NEXT};
            pattern++;
        }
    }
    *formula = (drs_formula){pieces, count};
    return formula;
}
