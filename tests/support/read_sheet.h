/* SPDX-License-Identifier: Apache-2.0
 * A workbook's bytes read into the fixture's arena, for tests that compare the table as text. */
#ifndef DRS_TESTS_READ_SHEET_H
#define DRS_TESTS_READ_SHEET_H

#include "support/fixture.h"

#include "reader/reader.h"
#include "support/tables.h"

static drs_paper *read_bytes(const drs_reader *reader, drs_str bytes)
{
    drs_input input = {drs_str_c("t"), bytes};
    return reader->read(arena, &input, (drs_str){"", 0}, diags);
}

/* Reads and frees; the table as text, "" where there is none. */
static const char *table_of(const drs_reader *reader, drs_buf file)
{
    drs_paper *paper = read_bytes(reader, drs_buf_str(&file));
    drs_buf_free(&file);
    return paper ? drs_test_table(arena, paper->list) : "";
}

#endif
