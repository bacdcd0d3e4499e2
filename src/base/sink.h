/* SPDX-License-Identifier: Apache-2.0
 * Where a writer's bytes go. A sink remembers its first failure: write freely, ask once at the
 * end. What comes after a failure is dropped. */
#ifndef DRS_BASE_SINK_H
#define DRS_BASE_SINK_H

#include "base/buf.h"

typedef struct drs_sink drs_sink;
struct drs_sink {
    /* Takes all bytes or returns an errno value. */
    int (*write)(drs_sink *sink, const void *bytes, size_t count);
    int error;        /* first failure as errno, 0 so far none */
    uint64_t written; /* bytes taken */
};

void drs_sink_put(drs_sink *sink, const void *bytes, size_t count);
void drs_sink_str(drs_sink *sink, drs_str s);
void drs_sink_text(drs_sink *sink, const char *text);

/* A sink into memory: start with drs_memory_sink(mem), read .buf, free with drs_buf_free. */
typedef struct drs_memory_sink {
    drs_sink sink;
    drs_buf buf;
} drs_memory_sink;
drs_memory_sink drs_memory_sink_new(const drs_mem *mem);

/* A sink that counts and forgets. */
drs_sink drs_null_sink(void);

#endif
