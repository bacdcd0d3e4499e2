/* SPDX-License-Identifier: Apache-2.0
 * A stable sort (merge sort): equal elements keep their order, so output does not depend on the
 * C library's qsort. */
#ifndef DRS_BASE_SORT_H
#define DRS_BASE_SORT_H

#include "base/mem.h"

typedef int drs_compare(const void *left, const void *right);

/* Sorts `count` elements of `size` bytes in place; takes count * size bytes from `mem` meanwhile.
 */
void drs_sort(const drs_mem *mem, void *items, size_t count, size_t size, drs_compare *compare);

#endif
