/* SPDX-License-Identifier: Apache-2.0 */
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
    bool finished, committed;
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
        char *room = drs_buf_room(buf, READ_STEP);
        ssize_t got = read(fd, room, buf->capacity - buf->len);
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
    struct stat status;
    int fd = open_input(path, &status);
    if (fd < 0)
        return -fd;
    drs_buf buf = DRS_BUF(drs_arena_mem(arena));
    int error = status.st_size > 0 && (uint64_t)status.st_size > most ? EFBIG : 0;
    if (!error) {
        drs_buf_room(&buf, (size_t)status.st_size + READ_STEP + 1);
        error = read_all(fd, most, &buf);
    }
    close(fd);
    if (!error)
        *content = drs_arena_copy(arena, drs_buf_str(&buf));
    drs_buf_free(&buf);
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
    memcpy(copy + first, more, second);
    return copy;
}

/* A created file has the mode the user's umask asks for, as one made by any other program. */
static int open_temporary(drs_file *file)
{
    file->fd = mkstemp(file->temporary);
    if (file->fd < 0)
        return errno;
    mode_t mask = umask(0);
    umask(mask);
    (void)fchmod(file->fd, 0666 & ~mask);
    return 0;
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
        file->temporary[0] = '\0';
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

const char *drs_file_temporary(const drs_file *file)
{
    return file->temporary;
}

int drs_file_finish(drs_file *file)
{
    int error = file->sink.error;
    if (!error)
        error = file_flush(file);
    if (!error && fsync(file->fd) != 0 && errno != EINVAL && errno != EROFS)
        error = errno;
    if (close(file->fd) != 0 && !error)
        error = errno;
    file->fd = -1;
    file->finished = error == 0;
    return error;
}

int drs_file_commit(drs_file *file)
{
    if (!file->finished)
        return EINVAL;
    if (rename(file->temporary, file->path) != 0)
        return errno;
    file->committed = true;
    return 0;
}

void drs_file_free(drs_file *file)
{
    if (!file)
        return;
    if (file->fd >= 0)
        close(file->fd);
    if (!file->committed && file->temporary[0])
        unlink(file->temporary);
    drs_mem mem = file->mem;
    drs_mem_free(&mem, file->path);
    drs_mem_free(&mem, file->temporary);
    drs_mem_free(&mem, file->buffer);
    drs_mem_free(&mem, file);
}
