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

const drs_reader *drs_reader_probe(drs_str bytes)
{
    const drs_reader *best = NULL;
    int surest = 0;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        int sure = readers[i]->probe(bytes);
        if (sure > surest) {
            surest = sure;
            best = readers[i];
        }
    }
    return best;
}
