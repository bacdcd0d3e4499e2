/* SPDX-License-Identifier: Apache-2.0
 * Any bytes as CSV. Whatever the separator and the quotes: what the cells hold, and what divides
 * them, add up to the text. */
#include "fuzz/fuzz.h"

#include "base/encoding.h"
#include "reader/csv_dialect.h"
#include "reader/csv_parse.h"

/* Bytes that neither divide nor quote nor are blanks. */
static size_t words_in(drs_str text, char delimiter)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        count += c != delimiter && c != '"' && (unsigned char)c > ' ';
    }
    return count;
}

static void nothing_is_lost(drs_str bytes)
{
    drs_mem mem = drs_fuzz_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_diags *diags = drs_diags_new(arena, drs_str_c("fuzz"));
    drs_grid grid = {.arena = arena, .diags = diags};
    drs_str text;
    if (drs_encoding_decode(arena, bytes, diags, &text)) {
        drs_csv_dialect dialect = drs_csv_dialect_find(text);
        size_t found = 0,
               wanted = words_in(drs_str_sub(text, dialect.told, text.len), dialect.delimiter);
        bool done = drs_csv_parse(&grid, text, dialect.delimiter, dialect.told, 1);
        for (size_t r = 0; r < grid.count; r++)
            for (size_t c = 0; c < grid.rows[r].count; c++)
                found += words_in(grid.rows[r].cells[c].text, dialect.delimiter);
        drs_fuzz_expect(!done || found == wanted, "the cells have all words of the text");
    }
    drs_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    drs_str bytes = drs_str_of((const char *)data, size);
    nothing_is_lost(bytes);
    drs_fuzz_read(&drs_csv_reader, bytes);
    return 0;
}
