/* SPDX-License-Identifier: Apache-2.0
 * The table behind base/resource.h, written by src/resources.cmake. */
#ifndef DRS_BASE_RESOURCE_TABLE_H
#define DRS_BASE_RESOURCE_TABLE_H

#include <stddef.h>

typedef struct drs_resource_entry {
    const char *name;
    const unsigned char *start, *end;
} drs_resource_entry;

extern const drs_resource_entry drs_resource_table[];
extern const size_t drs_resource_count;

#endif
