/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/progress.h"

#include <time.h>
#include <unistd.h>

enum { BAR = 20, FIRST_MS = 1000, NEXT_MS = 100 };

struct drs_progress {
    drs_sink sink; /* what the writer sees */
    drs_sink *inner;
    const drs_mem *mem;
    FILE *screen;
    const char *path;
    size_t done, total;
    int64_t start, shown; /* milliseconds */
    bool visible;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void show(drs_progress *progress)
{
    int64_t now = now_ms();
    if (now - progress->start < FIRST_MS || now - progress->shown < NEXT_MS)
        return;
    progress->shown = now;
    progress->visible = true;
    char bar[BAR + 1];
    size_t filled = progress->total ? progress->done * BAR / progress->total : 0;
    memset(bar, ' ', BAR);
    memset(bar, '#', filled < BAR ? filled : BAR);
    bar[BAR] = '\0';
    (void)fprintf(progress->screen, "\r\033[K[%s] %zu/%zu %s %llu KB", bar, progress->done,
                  progress->total, progress->path,
                  (unsigned long long)(progress->inner->written / 1000));
}

static int forward(drs_sink *sink, const void *bytes, size_t count)
{
    drs_progress *progress = (drs_progress *)sink;
    drs_sink_put(progress->inner, bytes, count);
    show(progress);
    return progress->inner->error;
}

drs_progress *drs_progress_new(const drs_mem *mem, FILE *screen, bool wanted, size_t total)
{
    if (!wanted || !isatty(fileno(screen)))
        return NULL;
    drs_progress *progress = drs_mem_new(mem, sizeof *progress);
    *progress = (drs_progress){.sink = {.write = forward},
                               .mem = mem,
                               .screen = screen,
                               .total = total,
                               .start = now_ms()};
    return progress;
}

drs_sink *drs_progress_file(drs_progress *progress, const char *path, drs_sink *sink)
{
    if (!progress)
        return sink;
    progress->path = path;
    progress->inner = sink;
    progress->sink = (drs_sink){.write = forward};
    return &progress->sink;
}

void drs_progress_step(drs_progress *progress)
{
    if (progress)
        progress->done++;
}

void drs_progress_clear(drs_progress *progress)
{
    if (progress && progress->visible)
        (void)fputs("\r\033[K", progress->screen);
}

void drs_progress_free(drs_progress *progress)
{
    if (!progress)
        return;
    drs_progress_clear(progress);
    drs_mem_free(progress->mem, progress);
}
