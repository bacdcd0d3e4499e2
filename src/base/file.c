/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* O_TMPFILE */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_STEP = 64 * 1024, WRITE_BUFFER = 256 * 1024 };

struct drs_file {
    drs_sink sink;
    drs_mem mem;
    int fd;
    bool finished, named;
    char *path, *temporary;
    char *buffer;
    size_t buffered;
};

static int open_input(const char *path, struct stat *status)
{
    int fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -errno;
    if (fstat(fd, status) == 0 && !S_ISDIR(status->st_mode))
        return fd;
    int error = S_ISDIR(status->st_mode) ? EISDIR : errno;
    close(fd);
    return -error;
}

/* Reads to the end into buf; 0 or errno. */
static int read_all(int fd, size_t most, drs_buf *buf)
{
    for (;;) {
        if (buf->capacity == buf->len)
            (void)drs_buf_room(buf, READ_STEP);
        ssize_t got = read(fd, buf->ptr + buf->len, buf->capacity - buf->len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got < 0 ? errno : 0;
        buf->len += (size_t)got;
        if (buf->len > most)
            return EFBIG;
    }
}

int drs_file_read(drs_arena *arena, const char *path, size_t most, drs_str *content)
{
    struct stat status = {0};
    int fd = open_input(path, &status);
    if (fd < 0)
        return -fd;
    drs_buf buf = DRS_BUF(drs_arena_mem(arena));
    int error = status.st_size > 0 && (uint64_t)status.st_size > most ? EFBIG : 0;
    if (!error) {
        /* Room for the bytes, for seeing the end, and for the NUL, so that nothing grows. */
        (void)drs_buf_room(&buf, status.st_size > 0 ? (size_t)status.st_size + 2 : READ_STEP);
        drs_mem_populate(buf.ptr, buf.capacity);
        error = read_all(fd, most, &buf);
    }
    close(fd);
    if (error)
        drs_buf_free(&buf);
    else
        *content = drs_arena_adopt(arena, &buf);
    return error;
}

static int write_all(int fd, const char *bytes, size_t count)
{
    while (count) {
        ssize_t put = write(fd, bytes, count);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return errno;
        bytes += put;
        count -= (size_t)put;
    }
    return 0;
}

static int file_flush(drs_file *file)
{
    size_t count = file->buffered;
    file->buffered = 0;
    return write_all(file->fd, file->buffer, count);
}

static int file_write(drs_sink *sink, const void *bytes, size_t count)
{
    drs_file *file = (drs_file *)sink;
    if (file->buffered + count > WRITE_BUFFER) {
        int error = file_flush(file);
        if (error)
            return error;
    }
    if (count > WRITE_BUFFER)
        return write_all(file->fd, bytes, count);
    memcpy(file->buffer + file->buffered, bytes, count);
    file->buffered += count;
    return 0;
}

static char *text_copy(const drs_mem *mem, const char *text, const char *more)
{
    size_t first = strlen(text), second = strlen(more) + 1;
    char *copy = drs_mem_new(mem, first + second);
    memcpy(copy, text, first);
    memcpy(copy + first, more, second - 1);
    copy[first + second - 1] = '\0';
    return copy;
}

/* The folder of a path; "." where it names none. Free it. */
static char *folder_of(const drs_mem *mem, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return text_copy(mem, ".", "");
    char *folder = text_copy(mem, path, "");
    folder[slash == path ? 1 : slash - path] = '\0';
    return folder;
}

static int open_unnamed(drs_file *file)
{
    char *folder = folder_of(&file->mem, file->path);
    file->fd = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    int error = file->fd < 0 ? errno : 0;
    drs_mem_free(&file->mem, folder);
    return error;
}

/* A file made by mkstemp is private; give it the mode the user's umask asks for. */
static int open_named(drs_file *file)
{
    file->fd = mkstemp(file->temporary);
    if (file->fd < 0)
        return errno;
    file->named = true;
    mode_t mask = umask(0);
    umask(mask);
    (void)fchmod(file->fd, 0666 & ~mask);
    return 0;
}

static int open_temporary(drs_file *file)
{
    int error = open_unnamed(file);
    bool unknown = error == EOPNOTSUPP || error == EISDIR || error == EINVAL || error == ENOENT;
    return error && unknown ? open_named(file) : error;
}

/* Gives the unnamed file a temporary name beside its target, so that it can be renamed over it. */
static int name_unnamed(drs_file *file)
{
    char source[40];
    (void)snprintf(source, sizeof source, "/proc/self/fd/%d", file->fd);
    char *tail = file->temporary + strlen(file->temporary) - 6;
    for (int attempt = 0; attempt < 1000; attempt++) {
        (void)snprintf(tail, 7, "%06x",
                       ((unsigned)getpid() * 1000U + (unsigned)attempt) & 0xFFFFFF);
        if (linkat(AT_FDCWD, source, AT_FDCWD, file->temporary, AT_SYMLINK_FOLLOW) == 0) {
            file->named = true;
            return 0;
        }
        if (errno != EEXIST)
            break;
    }
    return errno;
}

int drs_file_begin(const drs_mem *mem, const char *path, drs_file **result)
{
    struct stat status;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return EISDIR;
    drs_file *file = drs_mem_new(mem, sizeof *file);
    *file = (drs_file){.sink = {.write = file_write}, .mem = *mem, .fd = -1};
    file->path = text_copy(mem, path, "");
    file->temporary = text_copy(mem, path, ".XXXXXX");
    file->buffer = drs_mem_new(mem, WRITE_BUFFER);
    int error = open_temporary(file);
    if (error) {
        drs_file_free(file);
        return error;
    }
    *result = file;
    return 0;
}

drs_sink *drs_file_sink(drs_file *file)
{
    return &file->sink;
}

int drs_file_finish(drs_file *file)
{
    int error = file->sink.error;
    if (!error)
        error = file_flush(file);
    if (!error && fsync(file->fd) != 0 && errno != EINVAL && errno != EROFS)
        error = errno;
    file->finished = error == 0;
    return error;
}

int drs_file_commit(drs_file *file)
{
    if (!file->finished)
        return EINVAL;
    int error = file->named ? 0 : name_unnamed(file);
    if (!error && close(file->fd) != 0)
        error = errno;
    file->fd = error ? file->fd : -1;
    if (!error && rename(file->temporary, file->path) != 0)
        error = errno;
    file->named = file->named && error;
    return error;
}

void drs_file_free(drs_file *file)
{
    if (!file)
        return;
    if (file->fd >= 0)
        close(file->fd);
    if (file->named)
        unlink(file->temporary);
    drs_mem mem = file->mem;
    drs_mem_free(&mem, file->path);
    drs_mem_free(&mem, file->temporary);
    drs_mem_free(&mem, file->buffer);
    drs_mem_free(&mem, file);
}
