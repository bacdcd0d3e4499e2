/* SPDX-License-Identifier: Apache-2.0
 * Bags for tests, in a folder of their own that goes with the test. */
#ifndef DRS_TESTS_BAGS_H
#define DRS_TESTS_BAGS_H

#include "support/suite.h"

#include "archive/bag.h"
#include "archive/store.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static drs_mem bags_mem;
static drs_arena *bags_arena;
static drs_diags *bags_diags;
static drs_str bags_folder;

static inline void bags_setup(void)
{
    char name[] = "/tmp/drucksache-bags-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(name));
    bags_mem = drs_test_mem();
    bags_arena = drs_arena_new(&bags_mem);
    bags_diags = drs_diags_new(bags_arena, drs_str_c("test"));
    bags_folder = drs_arena_copy(bags_arena, drs_str_c(name));
}

/* "FOLDER/a/b" */
static inline const char *bags_path(const char *below)
{
    drs_str pieces[] = {bags_folder, drs_str_c("/"), drs_str_c(below)};
    return drs_arena_join(bags_arena, pieces, 3).ptr;
}

static inline void bags_teardown(void)
{
    drs_str pieces[] = {drs_str_c("chmod -R u+rwX '"), bags_folder, drs_str_c("'; rm -rf '"),
                        bags_folder, drs_str_c("'")};
    ck_assert_int_eq(system(drs_arena_join(bags_arena, pieces, 5).ptr), 0);
    drs_arena_free(bags_arena);
}

static inline void bags_put_str(const char *path, drs_str content)
{
    char *full = (char *)bags_path(path);
    for (char *end = full + bags_folder.len + 1; (end = strchr(end, '/')) != NULL; *end++ = '/') {
        *end = '\0';
        ck_assert(mkdir(full, 0777) == 0 || errno == EEXIST);
    }
    FILE *file = fopen(full, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(content.ptr, 1, content.len, file), content.len);
    ck_assert_int_eq(fclose(file), 0);
}

static inline void bags_put(const char *path, const char *content)
{
    bags_put_str(path, drs_str_c(content));
}

/* "CHECKSUM  PATH\n" */
static inline drs_str bags_line(drs_digest_kind kind, const char *path, const char *content)
{
    drs_buf line = DRS_BUF(&bags_mem);
    drs_digest_hex(&line, kind, drs_str_c(content));
    drs_buf_text(&line, "  ");
    drs_buf_text(&line, path);
    drs_buf_text(&line, "\n");
    drs_str copy = drs_arena_copy(bags_arena, drs_buf_str(&line));
    drs_buf_free(&line);
    return copy;
}

static inline drs_str bags_join(drs_str a, drs_str b)
{
    drs_str pieces[] = {a, b};
    return drs_arena_join(bags_arena, pieces, 2);
}

/* A valid bag "b" with data/a.txt "eins" and data/sub/b.txt "zwei". */
static inline void bags_make(const char *version, drs_digest_kind kind)
{
    drs_str pieces[] = {drs_str_c("BagIt-Version: "), drs_str_c(version),
                        drs_str_c("\nTag-File-Character-Encoding: UTF-8\n")};
    bags_put_str("b/bagit.txt", drs_arena_join(bags_arena, pieces, 3));
    bags_put("b/data/a.txt", "eins");
    bags_put("b/data/sub/b.txt", "zwei");
    drs_str name[] = {drs_str_c("b/manifest-"), drs_str_c(drs_digest_name(kind)),
                      drs_str_c(".txt")};
    bags_put_str(drs_arena_join(bags_arena, name, 3).ptr,
                 bags_join(bags_line(kind, "data/a.txt", "eins"),
                           bags_line(kind, "data/sub/b.txt", "zwei")));
}

/* Reads and verifies the bag of this name into bags_diags. */
static inline const drs_bag *bags_verify(const char *name)
{
    drs_bag *bag = drs_bag_read(bags_arena, drs_str_c(bags_path(name)), bags_diags);
    drs_bag_verify(bag, bags_diags);
    drs_diags_sort(bags_diags);
    return bag;
}

/* All findings as "FILE: NUMBER" lines, files below the test's folder. */
static inline const char *bags_findings(void)
{
    drs_buf out = DRS_BUF(&bags_mem);
    for (size_t i = 0; i < drs_diags_count(bags_diags); i++) {
        const drs_diag *diag = drs_diags_get(bags_diags, i);
        ck_assert(drs_str_starts(diag->file, bags_folder));
        drs_buf_put(&out, drs_str_sub(diag->file, bags_folder.len + 1, diag->file.len));
        if (diag->place.line) {
            drs_buf_byte(&out, ':');
            drs_buf_int(&out, diag->place.line);
        }
        drs_buf_text(&out, " ");
        drs_buf_text(&out, drs_diag_number(diag->id));
        drs_buf_text(&out, "\n");
    }
    drs_str copy = drs_arena_copy(bags_arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return copy.ptr;
}

#endif
