/* SPDX-License-Identifier: Apache-2.0
 * CSV says nowhere what separates its cells. Each of the four separators in use is tried on the
 * beginning of the text, quotes respected, and the one wins that gives the greatest part of its
 * records one and the same number of cells. A record with a quote where the separator leaves none
 * does not count: it was divided in the wrong places. */
#include "reader/csv_dialect.h"

#include <stdint.h>

enum { LOOKED_AT = 64 * 1024, MOST_WIDTH = 256 };

/* In order of preference: where two divide (nearly) equally well, the comma is decimal or prose. */
static const char delimiters[] = {'\t', ';', '|', ','};

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Moves *at behind one record; the number of its cells, 0 for an empty line. A quote opens where a
 * cell begins, and ends where the next single one stands; *is_stray tells of one elsewhere. */
static size_t record_cells(drs_str text, size_t *at, char delimiter, bool *is_stray)
{
    size_t cells = 1, i = *at;
    bool quoted = false, may_open = true;
    *is_stray = false;
    for (; i < text.len && (quoted || !is_line_end(text.ptr[i])); i++) {
        char c = text.ptr[i];
        if (quoted) {
            quoted = c != '"';
            may_open = !quoted;
        } else if (c == '"' && may_open) {
            quoted = true;
        } else {
            *is_stray = *is_stray || c == '"';
            cells += c == delimiter;
            may_open = c == delimiter;
        }
    }
    bool is_empty = i == *at;
    *at = i + (i < text.len);
    return is_empty ? 0 : cells;
}

static drs_csv_dialect tried(drs_str text, char delimiter)
{
    uint32_t widths[MOST_WIDTH] = {0};
    drs_csv_dialect dialect = {.delimiter = delimiter};
    for (size_t at = 0; at < text.len;) {
        bool is_stray;
        size_t cells = record_cells(text, &at, delimiter, &is_stray);
        dialect.records += cells ? 2 : 0;
        widths[cells < MOST_WIDTH ? cells : MOST_WIDTH - 1] += is_stray ? 1 : 2;
    }
    for (size_t width = 2; width < MOST_WIDTH; width++)
        if (widths[width] > dialect.alike)
            dialect.alike = widths[width];
    return dialect;
}

/* By a greater part of the records, clearly. */
static bool divides_better(const drs_csv_dialect *a, const drs_csv_dialect *b)
{
    return 8 * a->alike * b->records > 9 * b->alike * a->records;
}

/* "sep=;" as Excel writes and reads it, also in quotes, in either case. */
static size_t told(drs_str text, char *delimiter)
{
    size_t end = 0;
    while (end < text.len && !is_line_end(text.ptr[end]))
        end++;
    drs_str line = drs_str_sub(text, 0, end);
    if (line.len == 7 && line.ptr[0] == '"' && line.ptr[6] == '"')
        line = drs_str_sub(line, 1, 6);
    if (line.len != 5 ||
        (!drs_str_starts(line, drs_str_c("sep=")) && !drs_str_starts(line, drs_str_c("SEP=")) &&
         !drs_str_starts(line, drs_str_c("Sep="))))
        return 0;
    if (line.ptr[4] == '"')
        return 0;
    *delimiter = line.ptr[4];
    if (end < text.len && text.ptr[end] == '\r')
        end++;
    if (end < text.len && text.ptr[end] == '\n')
        end++;
    return end;
}

drs_csv_dialect drs_csv_dialect_find(drs_str text)
{
    drs_str start = drs_str_sub(text, 0, LOOKED_AT);
    char delimiter = ';';
    size_t line = told(text, &delimiter);
    if (line) {
        drs_csv_dialect dialect = tried(drs_str_sub(start, line, start.len), delimiter);
        dialect.told = line;
        return dialect;
    }
    drs_csv_dialect best = tried(start, delimiters[0]);
    for (size_t i = 1; i < sizeof delimiters; i++) {
        drs_csv_dialect next = tried(start, delimiters[i]);
        if (divides_better(&next, &best))
            best = next;
    }
    if (best.alike == 0)
        best.delimiter = ';';
    return best;
}
