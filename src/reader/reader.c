/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/reader.h"

static const drs_reader *const readers[] = {
    &drs_paper_reader,
    &drs_csv_reader,
    &drs_xlsx_reader,
    &drs_ods_reader,
};

const drs_reader *drs_reader_find(drs_str name)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (drs_str_is(name, readers[i]->name))
            return readers[i];
    return NULL;
}

/* Windows writes ".CSV", too. */
static bool ends_alike(drs_str name, const char *end)
{
    size_t length = strlen(end);
    if (name.len < length)
        return false;
    drs_str tail = drs_str_sub(name, name.len - length, name.len);
    for (size_t i = 0; i < length; i++)
        if ((tail.ptr[i] | 32) != (end[i] | 32))
            return false;
    return true;
}

/* A table of one column has no separators that could tell it from prose; its file's name does. */
static int named_as(drs_str name, const drs_reader *reader)
{
    enum { AS_SURE_AS_WORDS = 60 };
    bool is_table = ends_alike(name, ".csv") || ends_alike(name, ".tsv");
    return is_table && reader == &drs_csv_reader ? AS_SURE_AS_WORDS : 0;
}

const drs_reader *drs_reader_probe(drs_str bytes, drs_str name)
{
    const drs_reader *best = NULL;
    int surest = 0;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        int sure = readers[i]->probe(bytes);
        sure += sure ? named_as(name, readers[i]) : 0;
        if (sure > surest) {
            surest = sure;
            best = readers[i];
        }
    }
    return best;
}
