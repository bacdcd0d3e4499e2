/* SPDX-License-Identifier: Apache-2.0
 * XLSX (ISO/IEC 29500-1, transitional and strict): the workbook's parts, then its sheets, then the
 * table in one of them. */
#include "reader/limits.h"
#include "reader/reader.h"
#include "reader/xlsx_sheet.h"

static bool has_part(drs_str bytes, const char *name)
{
    enum { HEAD = 4096, TAIL = 128 * 1024 };
    size_t tail = bytes.len > TAIL ? bytes.len - TAIL : 0;
    return drs_str_find(drs_str_sub(bytes, 0, HEAD), drs_str_c(name)) != DRS_NOT_FOUND ||
           drs_str_find(drs_str_sub(bytes, tail, bytes.len), drs_str_c(name)) != DRS_NOT_FOUND;
}

/* A compound file: .xls, or an XLSX file with a password. */
static bool is_compound(drs_str bytes)
{
    return drs_str_starts(bytes, drs_str_c("\xD0\xCF\x11\xE0"));
}

static int probe(drs_str bytes)
{
    if (is_compound(bytes))
        return 90;
    if (!drs_str_starts(bytes, drs_str_c("PK")))
        return 0;
    return has_part(bytes, "xl/") || has_part(bytes, "[Content_Types].xml") ? 95 : 40;
}

static bool parts_read(drs_xlsx *xlsx)
{
    if (!drs_xlsx_workbook_read(xlsx) || !drs_xlsx_styles_read(xlsx) ||
        !drs_xlsx_strings_read(xlsx))
        return false;
    for (size_t i = 0; i < xlsx->sheet_count; i++)
        if (xlsx->sheets[i].part && !drs_xlsx_sheet_read(xlsx, &xlsx->sheets[i]))
            return false;
    return true;
}

static bool may_be_read(const drs_input *input, drs_diags *diags)
{
    if (is_compound(input->bytes))
        drs_diag_add(diags, DRS_SHT023, (drs_place){0}, (drs_args){0});
    else if (input->bytes.len > DRS_MOST_INPUT_BYTES)
        drs_diag_add_numbers(diags, DRS_TAB015, (drs_place){0}, DRS_MOST_INPUT_BYTES, 0);
    else
        return true;
    return false;
}

static drs_paper *read_xlsx(drs_arena *arena, const drs_input *input, drs_str profile,
                            drs_diags *diags)
{
    if (!may_be_read(input, diags))
        return NULL;
    drs_sheet_book book = {.arena = arena, .diags = diags};
    drs_xlsx xlsx = {.arena = arena, .diags = diags, .book = &book};
    xlsx.zip = drs_zip_reader_open(arena, input->bytes, diags);
    if (!xlsx.zip)
        return NULL;
    bool done = parts_read(&xlsx);
    drs_zip_reader_close(xlsx.zip);
    return done ? drs_sheet_paper(&book, input, profile) : NULL;
}

const drs_reader drs_xlsx_reader = {"xlsx", probe, read_xlsx};
