/* SPDX-License-Identifier: Apache-2.0
 * Folders wait in a list instead of on the stack, so that a deep tree needs neither stack nor
 * open directories. */
#include "archive/bag_tree.h"

#include "base/errno_words.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_STEP = 256 * 1024 };

typedef struct folders {
    drs_str *paths; /* below the bag; the bag itself is "" */
    size_t count, capacity;
} folders;

drs_bag_record *drs_bag_record_of(drs_bag *bag, drs_str path)
{
    size_t at = drs_map_add(bag->by_path, path, bag->record_count);
    if (at < bag->record_count)
        return &bag->records[at];
    bag->records = drs_arena_grow(bag->arena, bag->records, bag->record_count,
                                  &bag->record_capacity, sizeof *bag->records);
    bag->records[bag->record_count] = (drs_bag_record){.path = path};
    return &bag->records[bag->record_count++];
}

void drs_bag_unreadable(const drs_bag *bag, drs_str path, int error, drs_diags *diags)
{
    drs_bag_about(bag, path, diags);
    drs_diag_add(diags, DRS_GEN001, (drs_place){0},
                 (drs_args){{drs_str_c(drs_diags_errno(diags, error))}});
}

static void add_folder(drs_bag *bag, folders *todo, drs_str path)
{
    todo->paths =
        drs_arena_grow(bag->arena, todo->paths, todo->count, &todo->capacity, sizeof *todo->paths);
    todo->paths[todo->count++] = path;
    bag->has_data = bag->has_data || drs_str_is(path, "data");
}

static void add_entry(drs_bag *bag, folders *todo, int folder, drs_str path, const char *name)
{
    struct stat status;
    bool known = fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
    if (known && S_ISDIR(status.st_mode)) {
        add_folder(bag, todo, path);
        return;
    }
    drs_bag_record *record = drs_bag_record_of(bag, path);
    record->place = known && S_ISREG(status.st_mode) ? DRS_BAG_FILE : DRS_BAG_SPECIAL;
    record->size = known ? (uint64_t)status.st_size : 0;
}

static int read_folder(drs_bag *bag, folders *todo, drs_str path)
{
    int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (path.len ? O_NOFOLLOW : 0);
    int fd = open(drs_bag_full_path(bag, path).ptr, flags);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    if (!folder) {
        int error = errno;
        if (fd >= 0)
            close(fd);
        return error;
    }
    errno = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        drs_str name = drs_str_c(entry->d_name);
        if (drs_str_is(name, ".") || drs_str_is(name, ".."))
            continue;
        drs_str pieces[] = {path, {"/", path.len ? 1 : 0}, name};
        add_entry(bag, todo, fd, drs_arena_join(bag->arena, pieces, 3), entry->d_name);
        errno = 0;
    }
    int error = errno;
    closedir(folder);
    return error;
}

bool drs_bag_tree_read(drs_bag *bag, drs_diags *diags)
{
    folders todo = {0};
    int error = read_folder(bag, &todo, drs_str_c(""));
    if (error == ENOTDIR) {
        drs_diags_file(diags, bag->path);
        drs_diag_add(diags, DRS_ARC001, (drs_place){0}, (drs_args){0});
    } else if (error) {
        drs_bag_unreadable(bag, drs_str_c(""), error, diags);
    }
    while (todo.count) {
        drs_str path = todo.paths[--todo.count];
        int trouble = read_folder(bag, &todo, path);
        if (trouble)
            drs_bag_unreadable(bag, path, trouble, diags);
    }
    return error == 0;
}

static int hash_all(int fd, char *room, drs_hasher *hashers, unsigned kinds)
{
    for (;;) {
        ssize_t got = read(fd, room, READ_STEP);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got < 0 ? errno : 0;
        for (unsigned kind = 0; kind < DRS_DIGEST_COUNT; kind++)
            if (kinds >> kind & 1)
                drs_hasher_add(&hashers[kind], drs_str_of(room, (size_t)got));
    }
}

int drs_bag_file_digest(const drs_bag *bag, drs_str path, unsigned kinds,
                        unsigned char digests[][DRS_DIGEST_MOST])
{
    const drs_mem *mem = drs_arena_mem(bag->arena);
    if (kinds == 0)
        return 0;
    int fd = open(drs_bag_full_path(bag, path).ptr, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return errno;
    drs_hasher hashers[DRS_DIGEST_COUNT];
    for (unsigned kind = 0; kind < DRS_DIGEST_COUNT; kind++)
        drs_hasher_start(&hashers[kind], (drs_digest_kind)kind);
    char *room = drs_mem_new(mem, READ_STEP);
    int error = hash_all(fd, room, hashers, kinds);
    close(fd);
    drs_mem_free(mem, room);
    for (unsigned kind = 0; kind < DRS_DIGEST_COUNT; kind++)
        if (kinds >> kind & 1)
            drs_hasher_finish(&hashers[kind], digests[kind]);
    return error;
}
