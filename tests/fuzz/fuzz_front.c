/* SPDX-License-Identifier: Apache-2.0
 * Any bytes within the front matter of a paper that is in order otherwise. */
#include "fuzz/fuzz.h"

static const char after[] =
    "\n---\n\nAntwort\n\nder Landesregierung\n\nauf die Kleine Anfrage 2326 vom "
    "11. August 2023\ndes Abgeordneten Sven W. Tritschler AfD\nDrucksache "
    "18/5357\n\nKünstliche Intelligenz\n\n1. Was?\n\nNichts.\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    drs_mem mem = drs_fuzz_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_str pieces[] = {drs_str_c("---\n"), drs_str_of((const char *)data, size), drs_str_c(after)};
    drs_fuzz_read(&drs_paper_reader, drs_arena_join(arena, pieces, 3));
    drs_arena_free(arena);
    return 0;
}
