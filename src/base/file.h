/* SPDX-License-Identifier: Apache-2.0
 * Files read whole, and files replaced whole: a drs_file is written in its target's folder without
 * a name (O_TMPFILE), synced, and renamed over the target; until then the target is untouched, and
 * a program that is killed leaves nothing behind. File systems without O_TMPFILE (NFS, some FUSE)
 * get a temporary name from the start. */
#ifndef DRS_BASE_FILE_H
#define DRS_BASE_FILE_H

#include "base/arena.h"
#include "base/sink.h"

/* Reads the file, or standard input for "-". Returns 0 and *content, or an errno value (EISDIR
 * for a directory; EFBIG over `most` bytes). */
int drs_file_read(drs_arena *arena, const char *path, size_t most, drs_str *content);

typedef struct drs_file drs_file;

/* Opens an unnamed file beside `path` (same folder, so that the rename is atomic). Returns 0 and
 * *file, or an errno value. */
int drs_file_begin(const drs_mem *mem, const char *path, drs_file **file);
drs_sink *drs_file_sink(drs_file *file);
/* Flushes, syncs and closes. 0, or the first failure of all writing as errno. */
int drs_file_finish(drs_file *file);
/* Renames over the target. 0 or errno. Call after a finish that returned 0. */
int drs_file_commit(drs_file *file);
/* Removes the temporary file where it was not committed, and frees. NULL is allowed. */
void drs_file_free(drs_file *file);

#endif
