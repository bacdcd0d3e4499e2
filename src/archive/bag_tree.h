/* SPDX-License-Identifier: Apache-2.0
 * What lies in a bag's folder: every file below it, no link followed. */
#ifndef DRS_ARCHIVE_BAG_TREE_H
#define DRS_ARCHIVE_BAG_TREE_H

#include "archive/bag.h"

/* A record for this path: the one there is, or a fresh one. Moves records: keep no pointers. */
drs_bag_record *drs_bag_record_of(drs_bag *bag, drs_str path);
/* Adds a record for everything in the folder that is no directory. Folders that cannot be read
 * are findings; false where the bag's own cannot. */
bool drs_bag_tree_read(drs_bag *bag, drs_diags *diags);
/* The digests of the file at `path`, one for each bit of `kinds`, at digests[kind]; it is read
 * once, in pieces. 0 or errno. A link is not followed (ELOOP). */
int drs_bag_file_digest(const drs_bag *bag, drs_str path, unsigned kinds,
                        unsigned char digests[][DRS_DIGEST_MOST]);
/* The findings that follow are about this path of the bag. */
void drs_bag_about(const drs_bag *bag, drs_str path, drs_diags *diags);
/* A finding that it could not be read. */
void drs_bag_unreadable(const drs_bag *bag, drs_str path, int error, drs_diags *diags);

#endif
