/* SPDX-License-Identifier: Apache-2.0
 * libFuzzer: any bytes as the text of a paper. */
#include "reader/reader.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void *resize(void *context, void *old, size_t size)
{
    (void)context;
    if (size == 0) {
        free(old);
        return NULL;
    }
    void *fresh = realloc(old, size);
    if (!fresh)
        abort();
    return fresh;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    drs_mem mem = {resize, NULL};
    drs_arena *arena = drs_arena_new(&mem);
    drs_input input = {drs_str_c("fuzz"), drs_str_of((const char *)data, size)};
    drs_diags *diags = drs_diags_new(arena, input.name);
    (void)drs_paper_reader.probe(input.bytes);
    const drs_paper *paper = drs_paper_reader.read(arena, &input, (drs_str){"", 0}, diags);
    /* No paper without an error that says why. */
    if (!paper && drs_diags_worst(diags) < DRS_ERROR)
        abort();
    drs_arena_free(arena);
    return 0;
}
