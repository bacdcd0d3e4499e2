/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/reader.h"

static int probe(drs_str bytes)
{
    (void)bytes;
    return 0;
}

static drs_paper *read_input(drs_arena *arena, const drs_input *input, drs_str profile,
                             drs_diags *diags)
{
    (void)arena, (void)input, (void)profile;
    drs_diag_add(diags, DRS_GEN011, (drs_place){0}, (drs_args){0});
    return NULL;
}

const drs_reader drs_xlsx_reader = {"xlsx", probe, read_input};
