/* SPDX-License-Identifier: Apache-2.0
 * What the targets of libFuzzer share. Each target is one LLVMFuzzerTestOneInput; besides what the
 * sanitizers see it tests what must hold for any bytes: no paper without an error that says why,
 * nothing but UTF-8 in the model, no format refused without a word. Linked with replay.c instead of
 * libFuzzer a target reads its seeds and the inputs that once were trouble, in the ordinary tests.
 */
#ifndef DRS_TESTS_FUZZ_H
#define DRS_TESTS_FUZZ_H

#include "reader/reader.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program, which libFuzzer and ctest take for a crash, unless `holds`. */
void drs_fuzz_expect(bool holds, const char *words);

drs_mem drs_fuzz_mem(void);

/* A mutated zip hardly ever gets past its checksums, so an input may be the parts themselves: each
 * begins with a line "%% NAME", and they are zipped here. Other bytes are returned as they are. */
drs_str drs_fuzz_package(drs_arena *arena, drs_str bytes);

/* Probes and reads `bytes`, checks the paper, frees all. */
void drs_fuzz_read(const drs_reader *reader, drs_str bytes);

#endif
