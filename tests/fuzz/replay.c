/* SPDX-License-Identifier: Apache-2.0
 * In the place of libFuzzer: gives the target each file of the folders named on the command line,
 * in the order of their names, and says which one it was when the target ends the program. */
#include "base/file.h"
#include "fuzz/fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void file_replay(const char *folder, const char *name)
{
    char path[4096];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    drs_mem mem = drs_fuzz_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_str bytes;
    (void)fprintf(stderr, "%s\n", path);
    drs_fuzz_expect(drs_file_read(arena, path, 64 << 20, &bytes) == 0, "the file is read");
    (void)LLVMFuzzerTestOneInput((const uint8_t *)bytes.ptr, bytes.len);
    drs_arena_free(arena);
}

/* The number of files. */
static int folder_replay(const char *folder)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_visible, alphasort);
    for (int i = 0; i < count; i++) {
        file_replay(folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return count > 0 ? count : 0;
}

int main(int count, char **words)
{
    int files = 0;
    for (int i = 1; i < count; i++)
        files += folder_replay(words[i]);
    (void)fprintf(stderr, "%d files\n", files);
    return files ? EXIT_SUCCESS : EXIT_FAILURE;
}
