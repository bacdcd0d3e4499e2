/* SPDX-License-Identifier: Apache-2.0
 * Any bytes as XLSX: a zip, or the parts of one (fuzz.h). */
#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    drs_fuzz_read(&drs_xlsx_reader, drs_str_of((const char *)data, size));
    return 0;
}
