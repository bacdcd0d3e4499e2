/* SPDX-License-Identifier: Apache-2.0
 * How a CSV file separates its cells: a "sep=;" line, or the separator that divides most lines into
 * the same number of cells. */
#ifndef DRS_READER_CSV_DIALECT_H
#define DRS_READER_CSV_DIALECT_H

#include "base/str.h"

typedef struct drs_csv_dialect {
    char delimiter;
    size_t told;    /* bytes of the "sep=" line with its line end, 0 where there is none */
    size_t records; /* records looked at, twice their number */
    size_t alike;   /* of them, those with the same number of cells, at least two; one with a quote
                       where none belongs counts half */
} drs_csv_dialect;

/* Looks at the first 64 KiB of the text (UTF-8 without a mark). */
drs_csv_dialect drs_csv_dialect_find(drs_str text);

#endif
