/* SPDX-License-Identifier: Apache-2.0
 * ODS (OpenDocument 1.2 to 1.4): all that counts is in content.xml. */
#include "reader/limits.h"
#include "reader/ods_sheet.h"
#include "reader/reader.h"
#include "reader/xml_reader.h"

static bool has_mark(drs_str bytes, const char *mark)
{
    enum { HEAD = 4096 };
    return drs_str_find(drs_str_sub(bytes, 0, HEAD), drs_str_c(mark)) != DRS_NOT_FOUND;
}

/* The part "mimetype" comes first and is stored as it is. */
static int probe(drs_str bytes)
{
    if (!drs_str_starts(bytes, drs_str_c("PK")))
        return 0;
    if (has_mark(bytes, "application/vnd.oasis.opendocument.spreadsheet"))
        return 100;
    return has_mark(bytes, "application/vnd.oasis.opendocument") ? 60 : 20;
}

static void manifest_start(void *context, const char *name, const char *const *attributes)
{
    (void)attributes;
    bool *is_encrypted = context;
    *is_encrypted = *is_encrypted || strcmp(name, "encryption-data") == 0;
}

static bool is_encrypted(drs_zip_reader *zip, drs_diags *diags)
{
    bool encrypted = false;
    drs_xml_handler handler = {.start = manifest_start, .context = &encrypted};
    if (drs_zip_reader_has(zip, "META-INF/manifest.xml"))
        (void)drs_xml_read(zip, "META-INF/manifest.xml", &handler, diags);
    if (encrypted)
        drs_diag_add(diags, DRS_SHT007, (drs_place){0}, (drs_args){0});
    return encrypted;
}

static bool content_read(drs_sheet_book *book, drs_zip_reader *zip)
{
    if (!drs_zip_reader_has(zip, "content.xml")) {
        drs_diag_add(book->diags, DRS_SHT024, (drs_place){0}, (drs_args){{drs_str_c("ODS")}});
        return false;
    }
    return !is_encrypted(zip, book->diags) && drs_ods_sheets_read(book, zip);
}

static drs_paper *read_ods(drs_arena *arena, const drs_input *input, drs_str profile,
                           drs_diags *diags)
{
    if (input->bytes.len > DRS_MOST_INPUT_BYTES) {
        drs_diag_add_numbers(diags, DRS_TAB015, (drs_place){0}, DRS_MOST_INPUT_BYTES, 0);
        return NULL;
    }
    drs_sheet_book book = {.arena = arena, .diags = diags};
    drs_zip_reader *zip = drs_zip_reader_open(arena, input->bytes, diags);
    if (!zip)
        return NULL;
    bool done = content_read(&book, zip);
    drs_zip_reader_close(zip);
    return done ? drs_sheet_paper(&book, input, profile) : NULL;
}

const drs_reader drs_ods_reader = {"ods", probe, read_ods};
