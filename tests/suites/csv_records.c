/* SPDX-License-Identifier: Apache-2.0
 * csv_records [DELIMITER]: the records of the CSV text on standard input as the reader cuts them,
 * before it asks which of them are head, preamble and footer; cells end in U+001F, records in
 * U+001E. The delimiter is guessed where it is not given. Findings go to standard error; status 1
 * when there was an error. For tests that compare with suites of others. */
#include "base/encoding.h"
#include "base/file.h"
#include "reader/csv_dialect.h"
#include "reader/csv_parse.h"
#include "support/suite.h"
#include "support/tables.h"

#include <stdio.h>

static void records_print(const drs_grid *grid)
{
    for (size_t r = 0; r < grid->count; r++) {
        for (size_t c = 0; c < grid->rows[r].count; c++) {
            drs_str text = grid->rows[r].cells[c].text;
            (void)fwrite(text.ptr, 1, text.len, stdout);
            (void)putchar('\x1F');
        }
        (void)putchar('\x1E');
    }
}

int main(int count, char **words)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_diags *diags = drs_diags_new(arena, drs_str_c("-"));
    drs_grid grid = {.arena = arena, .diags = diags, .counts_are_told = true};
    drs_str bytes, text = {"", 0};
    bool done = drs_file_read(arena, "-", 1 << 20, &bytes) == 0 &&
                drs_encoding_decode(arena, bytes, diags, &text);
    drs_csv_dialect dialect = drs_csv_dialect_find(text);
    if (count > 1)
        dialect = (drs_csv_dialect){.delimiter = words[1][0]};
    done = done && drs_csv_parse(&grid, text, dialect.delimiter, dialect.told, 1);
    records_print(&grid);
    (void)fprintf(stderr, "%s\n", drs_test_findings(arena, diags));
    drs_arena_free(arena);
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
