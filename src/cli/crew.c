/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/crew.h"

#include <stdbool.h>
#include <string.h>
#include <threads.h>

typedef struct crew {
    drs_work work;
    mtx_t lock;
    size_t next, told, count;
    bool *done;
} crew;

/* Takes the next piece; false when there is none. */
static bool take(crew *c, size_t *piece)
{
    mtx_lock(&c->lock);
    bool more = c->next < c->count;
    if (more)
        *piece = c->next++;
    mtx_unlock(&c->lock);
    return more;
}

static void tell(crew *c, size_t piece)
{
    mtx_lock(&c->lock);
    c->done[piece] = true;
    for (; c->told < c->count && c->done[c->told]; c->told++)
        c->work.finished(c->work.context, c->told);
    mtx_unlock(&c->lock);
}

static int labour(void *context)
{
    crew *c = context;
    size_t piece;
    while (take(c, &piece)) {
        c->work.piece(c->work.context, piece);
        tell(c, piece);
    }
    return 0;
}

static void run_threads(const drs_mem *mem, crew *c, unsigned workers)
{
    thrd_t *threads = drs_mem_new(mem, workers * sizeof *threads);
    unsigned started = 0;
    while (started + 1 < workers && thrd_create(&threads[started], labour, c) == thrd_success)
        started++;
    labour(c);
    for (unsigned i = 0; i < started; i++)
        thrd_join(threads[i], NULL);
    drs_mem_free(mem, threads);
}

void drs_crew_run(const drs_mem *mem, size_t count, unsigned workers, drs_work work)
{
    crew c = {.work = work, .count = count};
    if (workers < 2 || mtx_init(&c.lock, mtx_plain) != thrd_success) {
        for (size_t i = 0; i < count; i++) {
            work.piece(work.context, i);
            work.finished(work.context, i);
        }
        return;
    }
    c.done = drs_mem_new(mem, count * sizeof *c.done);
    memset(c.done, 0, count * sizeof *c.done);
    run_threads(mem, &c, workers < count ? workers : (unsigned)count);
    drs_mem_free(mem, c.done);
    mtx_destroy(&c.lock);
}
