/* SPDX-License-Identifier: Apache-2.0
 * CSV (RFC 4180, and what Excel and statistics offices make of it): encoding, separator, records,
 * table. Each step has a module of its own; this one puts them together. */
#include "base/encoding.h"
#include "reader/csv_dialect.h"
#include "reader/csv_parse.h"
#include "reader/limits.h"
#include "reader/reader.h"

enum { PROBED = 16 * 1024 };

/* The bytes without NULs: UTF-16 becomes readable enough to count its separators. */
static drs_str readable(drs_str bytes, char *room)
{
    size_t n = 0;
    bool is_utf16 = drs_str_starts(bytes, drs_str_c("\xFF\xFE")) ||
                    drs_str_starts(bytes, drs_str_c("\xFE\xFF"));
    if (!is_utf16)
        return drs_str_sub(bytes, drs_str_starts(bytes, drs_str_c("\xEF\xBB\xBF")) ? 3 : 0, PROBED);
    for (size_t i = 2; i < bytes.len && i < PROBED; i++)
        if (bytes.ptr[i])
            room[n++] = bytes.ptr[i];
    return drs_str_of(room, n);
}

/* Sure where a "sep=" line says so; else the surer the more lines divide alike. Prose has commas
 * too, so the comma convinces less. */
static int probe(drs_str bytes)
{
    char room[PROBED];
    drs_str text = readable(bytes, room);
    if (drs_str_starts(text, drs_str_c("PK\x03\x04")))
        return 0;
    drs_csv_dialect dialect = drs_csv_dialect_find(text);
    if (dialect.told)
        return 95;
    if (dialect.alike == 0)
        return 2;
    int most = dialect.delimiter == ',' ? 60 : 75;
    return (int)(dialect.alike * (size_t)most / dialect.records);
}

static size_t told_skip(const drs_csv_dialect *dialect, drs_str text, drs_diags *diags)
{
    drs_str line = drs_str_trim(drs_str_sub(text, 0, dialect->told));
    if (dialect->told)
        drs_diag_add(diags, DRS_CSV001, (drs_place){1, 1}, (drs_args){{line}});
    else if (dialect->alike == 0)
        drs_diag_add(diags, DRS_CSV004, (drs_place){1, 1}, (drs_args){0});
    return dialect->told;
}

static drs_paper *read_csv(drs_arena *arena, const drs_input *input, drs_str profile,
                           drs_diags *diags)
{
    drs_str text;
    if (input->bytes.len > DRS_MOST_INPUT_BYTES) {
        drs_diag_add_numbers(diags, DRS_TAB015, (drs_place){0}, DRS_MOST_INPUT_BYTES, 0);
        return NULL;
    }
    if (!drs_encoding_decode(arena, input->bytes, diags, &text))
        return NULL;
    drs_csv_dialect dialect = drs_csv_dialect_find(text);
    size_t from = told_skip(&dialect, text, diags);
    drs_grid grid = {
        .arena = arena, .diags = diags, .counts_are_told = true, .separator = dialect.delimiter};
    if (!drs_csv_parse(&grid, text, dialect.delimiter, from, from ? 2 : 1))
        return NULL;
    const drs_table *table = drs_grid_table(&grid);
    return table ? drs_grid_paper(arena, input, table, profile) : NULL;
}

const drs_reader drs_csv_reader = {"csv", probe, read_csv};
