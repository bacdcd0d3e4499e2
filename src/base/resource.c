/* SPDX-License-Identifier: Apache-2.0 */
#include "base/resource.h"

#include "base/resource_table.h"

drs_str drs_resource(const char *name)
{
    for (size_t i = 0; i < drs_resource_count; i++) {
        const drs_resource_entry *entry = &drs_resource_table[i];
        if (strcmp(entry->name, name) == 0)
            return drs_str_of((const char *)entry->start, (size_t)(entry->end - entry->start));
    }
    return (drs_str){0};
}

const char *drs_resource_name(size_t i)
{
    return i < drs_resource_count ? drs_resource_table[i].name : NULL;
}
