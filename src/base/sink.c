/* SPDX-License-Identifier: Apache-2.0 */
#include "base/sink.h"

void drs_sink_put(drs_sink *sink, const void *bytes, size_t count)
{
    if (sink->error || count == 0)
        return;
    sink->error = sink->write(sink, bytes, count);
    if (!sink->error)
        sink->written += count;
}

void drs_sink_str(drs_sink *sink, drs_str s)
{
    drs_sink_put(sink, s.ptr, s.len);
}

void drs_sink_text(drs_sink *sink, const char *text)
{
    drs_sink_str(sink, drs_str_c(text));
}

static int memory_write(drs_sink *sink, const void *bytes, size_t count)
{
    drs_memory_sink *memory = (drs_memory_sink *)sink;
    drs_buf_put(&memory->buf, drs_str_of(bytes, count));
    return 0;
}

drs_memory_sink drs_memory_sink_new(const drs_mem *mem)
{
    return (drs_memory_sink){.sink = {.write = memory_write}, .buf = DRS_BUF(mem)};
}

static int null_write(drs_sink *sink, const void *bytes, size_t count)
{
    (void)sink, (void)bytes, (void)count;
    return 0;
}

drs_sink drs_null_sink(void)
{
    return (drs_sink){.write = null_write};
}
