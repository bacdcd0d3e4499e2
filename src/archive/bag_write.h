/* SPDX-License-Identifier: Apache-2.0
 * The tag files of a bag of ours, as text: BagIt 1.0, SHA-256 and SHA-512. */
#ifndef DRS_ARCHIVE_BAG_WRITE_H
#define DRS_ARCHIVE_BAG_WRITE_H

#include "archive/store.h"

/* A file of the bag, path below the bag's folder. */
typedef struct drs_bag_part {
    drs_str path, content;
} drs_bag_part;

/* Everything that goes into the bag, payload first, tag manifests last. */
drs_bag_part *drs_bag_parts(drs_arena *arena, const drs_bag_plan *plan, size_t *count);

#endif
