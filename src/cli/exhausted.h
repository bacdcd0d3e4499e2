/* SPDX-License-Identifier: Apache-2.0
 * No memory for the libraries. What they do when malloc answers NULL was tried for each of their
 * allocations (tests/fault/test_fault_libraries.c): libharu 2.3.0, libxlsxwriter 1.1.4 and minizip
 * 1.2.8 crash, and libxlsxwriter also writes workbooks with parts missing and says that all went
 * well. So the program's own malloc stands in front of the C library's: as drs_mem it never
 * answers NULL, but reports and leaves, and no output is touched. With glibc, which keeps its own
 * under other names; elsewhere, and under the sanitizers, the libraries are on their own. */
#ifndef DRS_CLI_EXHAUSTED_H
#define DRS_CLI_EXHAUSTED_H

/* The descriptor messages go to. Only the program itself links this. */
void drs_exhausted_tell(int messages);

#endif
