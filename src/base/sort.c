/* SPDX-License-Identifier: Apache-2.0 */
#include "base/sort.h"

#include <string.h>

typedef struct run {
    char *from, *middle, *end;
} run;

static void merge(run r, char *to, size_t size, drs_compare *compare)
{
    char *left = r.from, *right = r.middle;
    while (left < r.middle || right < r.end) {
        int take_left = right >= r.end || (left < r.middle && compare(left, right) <= 0);
        memcpy(to, take_left ? left : right, size);
        if (take_left)
            left += size;
        else
            right += size;
        to += size;
    }
}

void drs_sort(const drs_mem *mem, void *items, size_t count, size_t size, drs_compare *compare)
{
    if (count < 2)
        return;
    char *from = items, *to = drs_mem_new(mem, count * size), *spare = to;
    size_t all = count * size;
    for (size_t width = size; width < all; width *= 2) {
        for (size_t at = 0; at < all; at += 2 * width) {
            size_t middle = at + width < all ? at + width : all;
            size_t end = at + 2 * width < all ? at + 2 * width : all;
            merge((run){from + at, from + middle, from + end}, to + at, size, compare);
        }
        char *swap = from;
        from = to;
        to = swap;
    }
    if (from != (char *)items)
        memcpy(items, from, all);
    drs_mem_free(mem, spare);
}
