/* SPDX-License-Identifier: Apache-2.0
 * Any bytes as the text of a paper. */
#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    drs_fuzz_read(&drs_paper_reader, drs_str_of((const char *)data, size));
    return 0;
}
