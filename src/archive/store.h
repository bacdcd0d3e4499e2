/* SPDX-License-Identifier: Apache-2.0
 * A folder of snapshots. Nothing in it is ever half there: a bag is written into a folder of its
 * own with a name no bag has, every file and folder is synced, and only then it gets its name by
 * one rename. One run at a time works in the folder (flock, which the kernel takes back when a
 * process ends however it ends), so what carries such a name when a run begins was left by one
 * that was killed, and is removed. Where the file system knows no locks the rename still lets only
 * one of two win, and leftovers stay. */
#ifndef DRS_ARCHIVE_STORE_H
#define DRS_ARCHIVE_STORE_H

#include "archive/bag.h"

/* A file of the payload. */
typedef struct drs_bag_file {
    drs_str name; /* below data/, no folder in it */
    drs_str content;
} drs_bag_file;

typedef struct drs_bag_plan {
    const drs_bag_file *files;
    size_t file_count;
    const drs_bag_tag *tags; /* of bag-info.txt; Payload-Oxum comes by itself */
    size_t tag_count;
} drs_bag_plan;

/* Asked before each change to the disk: 0 lets it happen, an errno value stands for its failure.
 * Tests fail or end the process there. */
typedef struct drs_store_watch {
    int (*step)(void *context);
    void *context;
} drs_store_watch;

typedef struct drs_store drs_store;

/* Opens the folder, makes it where there is none, waits until no other run is in it, removes
 * leftovers (ARC040 each). NULL, with a finding, where that fails. `watch` may be NULL. */
drs_store *drs_store_open(drs_arena *arena, drs_str path, const drs_store_watch *watch,
                          drs_diags *diags);
/* Lets the next run in. NULL is allowed. */
void drs_store_close(drs_store *store);

/* A fresh folder in it for temporary files, "" and a finding where it cannot be made. What is left
 * in it goes with drs_store_tidy, or, where the process ends before, with the next run. */
const char *drs_store_scratch(drs_store *store, drs_diags *diags);
void drs_store_tidy(drs_store *store, const char *scratch);

/* Names of the bags in the folder `path`: of its folders with a bagit.txt, sorted. 0 or errno. */
int drs_store_names(drs_arena *arena, drs_str path, drs_str **names, size_t *count);
/* Writes the bag as `name`. 0, EEXIST where there is something of this name, or another errno
 * value with a finding; then nothing of the bag is there. */
int drs_store_put(drs_store *store, drs_str name, const drs_bag_plan *plan, drs_diags *diags);

#endif
