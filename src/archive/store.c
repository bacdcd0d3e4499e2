/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/store.h"

#include "archive/bag_write.h"
#include "base/errno_words.h"
#include "base/sort.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define UNFINISHED ".drucksache-unfertig-"

struct drs_store {
    drs_arena *arena;
    drs_str path;
    drs_store_watch watch;
    int fd; /* of the folder; holds the lock */
    bool is_locked;
};

static int step(const drs_store *store)
{
    return store->watch.step ? store->watch.step(store->watch.context) : 0;
}

static char *below(drs_arena *arena, drs_str folder, drs_str name)
{
    drs_str pieces[] = {folder, {"/", 1}, name};
    /* A string of the arena's own: nobody else sees it. */
    return (char *)drs_arena_join(arena, pieces, 3).ptr;
}

static void cannot_write(drs_diags *diags, drs_str path, int error)
{
    drs_diags_file(diags, path);
    drs_diag_add(diags, DRS_GEN003, (drs_place){0},
                 (drs_args){{path, drs_str_c(drs_diags_errno(diags, error))}});
}

/* ---- folders ---- */

static int by_bytes(const void *left, const void *right)
{
    return drs_str_compare(*(const drs_str *)left, *(const drs_str *)right);
}

/* All names in the folder but "." and "..", sorted. 0 or errno. */
static int names_in(drs_arena *arena, const char *path, drs_str **names, size_t *count)
{
    DIR *folder = opendir(path);
    size_t capacity = 0;
    *names = NULL;
    *count = 0;
    if (!folder)
        return errno;
    errno = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL; errno = 0) {
        drs_str name = drs_str_c(entry->d_name);
        if (drs_str_is(name, ".") || drs_str_is(name, ".."))
            continue;
        *names = drs_arena_grow(arena, *names, *count, &capacity, sizeof **names);
        (*names)[(*count)++] = drs_arena_copy(arena, name);
    }
    int error = errno;
    closedir(folder);
    drs_sort(drs_arena_mem(arena), *names, *count, sizeof **names, by_bytes);
    return error;
}

/* Removes a folder of ours with all in it; links are removed, not followed. 0 or errno. */
static int folder_remove(drs_arena *arena, const char *path)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return errno;
    if (!S_ISDIR(status.st_mode))
        return unlink(path) == 0 ? 0 : errno;
    drs_str *names;
    size_t count;
    int error = names_in(arena, path, &names, &count);
    for (size_t i = 0; i < count && !error; i++)
        error = folder_remove(arena, below(arena, drs_str_c(path), names[i]));
    if (!error && rmdir(path) != 0)
        error = errno;
    return error;
}

/* File systems that cannot sync a folder say EINVAL. */
static int folder_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int error = fsync(fd) == 0 || errno == EINVAL ? 0 : errno;
    close(fd);
    return error;
}

/* The mode a program's folders have, where mkdtemp makes them private. */
static int mode_open(const char *path)
{
    mode_t mask = umask(0);
    umask(mask);
    return chmod(path, 0777 & ~mask) == 0 ? 0 : errno;
}

/* ---- opening ---- */

static int folder_lock(drs_store *store)
{
    store->fd = open(store->path.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (store->fd < 0)
        return errno;
    while (flock(store->fd, LOCK_EX) != 0) {
        if (errno == ENOLCK || errno == EOPNOTSUPP || errno == ENOSYS || errno == EINVAL)
            return 0;
        if (errno != EINTR)
            return errno;
    }
    store->is_locked = true;
    return 0;
}

static int leftovers_remove(const drs_store *store, drs_diags *diags)
{
    drs_str *names;
    size_t count;
    int error = names_in(store->arena, store->path.ptr, &names, &count);
    for (size_t i = 0; i < count && !error; i++) {
        if (!drs_str_starts(names[i], drs_str_c(UNFINISHED)))
            continue;
        char *path = below(store->arena, store->path, names[i]);
        error = step(store);
        if (!error)
            error = folder_remove(store->arena, path);
        if (!error) {
            drs_diags_file(diags, drs_str_c(path));
            drs_diag_add(diags, DRS_ARC040, (drs_place){0}, (drs_args){0});
        }
    }
    return error;
}

/* Makes one folder, known to the disk in the one above it. 0 or errno. */
static int folder_make(char *path)
{
    if (mkdir(path, 0777) != 0)
        return errno == EEXIST ? 0 : errno;
    char *slash = strrchr(path, '/');
    if (!slash || slash == path)
        return folder_sync(slash ? "/" : ".");
    *slash = '\0';
    int error = folder_sync(path);
    *slash = '/';
    return error == EACCES ? 0 : error; /* one may write there, not read */
}

/* Makes the folder and those above it that are missing. */
static int folders_make(const drs_store *store)
{
    char *path = below(store->arena, store->path, drs_str_c(""));
    for (char *end = strchr(path + 1, '/'); end; end = strchr(end + 1, '/')) {
        struct stat status;
        *end = '\0';
        int error = 0;
        if (stat(path, &status) != 0)
            error = step(store);
        if (!error && stat(path, &status) != 0)
            error = folder_make(path);
        *end = '/';
        if (error)
            return error;
    }
    return 0;
}

drs_store *drs_store_open(drs_arena *arena, drs_str path, const drs_store_watch *watch,
                          drs_diags *diags)
{
    drs_store *store = drs_arena_alloc(arena, sizeof *store);
    while (path.len > 1 && path.ptr[path.len - 1] == '/')
        path.len--;
    *store = (drs_store){.arena = arena, .path = drs_arena_copy(arena, path), .fd = -1};
    if (watch)
        store->watch = *watch;
    int error = folders_make(store);
    if (!error)
        error = folder_lock(store);
    if (!error && store->is_locked)
        error = leftovers_remove(store, diags);
    if (!error)
        return store;
    cannot_write(diags, store->path, error);
    drs_store_close(store);
    return NULL;
}

void drs_store_close(drs_store *store)
{
    if (store && store->fd >= 0)
        close(store->fd);
}

const char *drs_store_scratch(drs_store *store, drs_diags *diags)
{
    char *path = below(store->arena, store->path, drs_str_c(UNFINISHED "XXXXXX"));
    int error = step(store);
    if (!error && !mkdtemp(path))
        error = errno;
    if (!error)
        return path;
    cannot_write(diags, store->path, error);
    return "";
}

void drs_store_tidy(drs_store *store, const char *scratch)
{
    (void)folder_remove(store->arena, scratch);
}

int drs_store_names(drs_arena *arena, drs_str path, drs_str **names, size_t *count)
{
    drs_str folder = drs_arena_copy(arena, path);
    int error = names_in(arena, folder.ptr, names, count);
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        struct stat status;
        drs_str bag = drs_str_c(below(arena, folder, (*names)[i]));
        if ((*names)[i].ptr[0] != '.' &&
            lstat(below(arena, bag, drs_str_c("bagit.txt")), &status) == 0)
            (*names)[kept++] = (*names)[i];
    }
    *count = kept;
    return error;
}

/* ---- writing ---- */

static int write_all(const drs_store *store, int fd, drs_str content)
{
    while (content.len) {
        int error = step(store);
        if (error)
            return error;
        ssize_t put = write(fd, content.ptr, content.len);
        if (put < 0 && errno != EINTR)
            return errno;
        if (put > 0)
            content = drs_str_sub(content, (size_t)put, content.len);
    }
    return 0;
}

static int part_write(const drs_store *store, const char *path, drs_str content)
{
    int error = step(store);
    if (error)
        return error;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return errno;
    error = write_all(store, fd, content);
    if (!error)
        error = step(store);
    if (!error && fsync(fd) != 0)
        error = errno;
    if (close(fd) != 0 && !error)
        error = errno;
    return error;
}

/* All of the bag in the folder `path`, synced. */
static int parts_write(const drs_store *store, const char *path, const drs_bag_plan *plan)
{
    size_t count;
    const drs_bag_part *parts = drs_bag_parts(store->arena, plan, &count);
    char *data = below(store->arena, drs_str_c(path), drs_str_c("data"));
    int error = step(store);
    if (!error && mkdir(data, 0777) != 0)
        error = errno;
    for (size_t i = 0; i < count && !error; i++)
        error = part_write(store, below(store->arena, drs_str_c(path), parts[i].path),
                           parts[i].content);
    if (!error)
        error = mode_open(path);
    if (!error)
        error = folder_sync(data);
    if (!error)
        error = folder_sync(path);
    return error;
}

/* rename(2) takes the place of an empty folder; a bag's name is never given away like that. */
static int name_give(const drs_store *store, const char *unfinished, const char *path)
{
    struct stat status;
    if (lstat(path, &status) == 0)
        return EEXIST;
    int error = step(store);
    if (error)
        return error;
    if (rename(unfinished, path) == 0)
        return 0;
    return errno == ENOTEMPTY || errno == ENOTDIR ? EEXIST : errno;
}

int drs_store_put(drs_store *store, drs_str name, const drs_bag_plan *plan, drs_diags *diags)
{
    char *path = below(store->arena, store->path, name);
    char *unfinished = below(store->arena, store->path, drs_str_c(UNFINISHED "XXXXXX"));
    struct stat status;
    if (lstat(path, &status) == 0)
        return EEXIST;
    int error = step(store);
    if (!error && !mkdtemp(unfinished))
        error = errno;
    if (error) {
        cannot_write(diags, drs_str_c(path), error);
        return error;
    }
    error = parts_write(store, unfinished, plan);
    if (!error)
        error = name_give(store, unfinished, path);
    if (error) {
        (void)folder_remove(store->arena, unfinished);
        if (error != EEXIST)
            cannot_write(diags, drs_str_c(path), error);
        return error;
    }
    error = step(store);
    if (!error)
        error = folder_sync(store->path.ptr);
    if (error)
        cannot_write(diags, store->path, error);
    return error;
}
