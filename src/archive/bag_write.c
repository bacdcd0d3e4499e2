/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/bag_write.h"

#include "archive/bag_text.h"
#include "base/sort.h"

static const drs_digest_kind kinds[] = {DRS_SHA256, DRS_SHA512};
enum { KINDS = 2 };

static int by_path(const void *left, const void *right)
{
    const drs_bag_part *a = left, *b = right;
    return drs_str_compare(a->path, b->path);
}

static drs_str taken(drs_arena *arena, drs_buf *buf)
{
    drs_str copy = drs_arena_copy(arena, drs_buf_str(buf));
    drs_buf_free(buf);
    return copy;
}

static drs_str joined(drs_arena *arena, const char *first, const char *second, const char *third)
{
    drs_str pieces[] = {drs_str_c(first), drs_str_c(second), drs_str_c(third)};
    return drs_arena_join(arena, pieces, 3);
}

/* Two blanks between checksum and path, as sha256sum -c reads it. */
static drs_bag_part manifest_of(drs_arena *arena, const char *prefix, drs_digest_kind kind,
                                const drs_bag_part *parts, size_t count)
{
    drs_buf text = DRS_BUF(drs_arena_mem(arena));
    for (size_t i = 0; i < count; i++) {
        drs_digest_hex(&text, kind, parts[i].content);
        drs_buf_text(&text, "  ");
        drs_bag_path_encode(&text, parts[i].path);
        drs_buf_byte(&text, '\n');
    }
    return (drs_bag_part){joined(arena, prefix, drs_digest_name(kind), ".txt"),
                          taken(arena, &text)};
}

/* A value is one line. */
static void tag_put(drs_buf *out, drs_str label, drs_str value)
{
    drs_buf_put(out, label);
    drs_buf_text(out, ": ");
    for (size_t i = 0; i < value.len; i++)
        drs_buf_byte(out, value.ptr[i] == '\n' || value.ptr[i] == '\r' ? ' ' : value.ptr[i]);
    drs_buf_byte(out, '\n');
}

static drs_bag_part info_of(drs_arena *arena, const drs_bag_plan *plan)
{
    uint64_t octets = 0;
    drs_buf text = DRS_BUF(drs_arena_mem(arena));
    for (size_t i = 0; i < plan->tag_count; i++)
        tag_put(&text, plan->tags[i].label, plan->tags[i].value);
    for (size_t i = 0; i < plan->file_count; i++)
        octets += plan->files[i].content.len;
    drs_buf_text(&text, "Payload-Oxum: ");
    drs_buf_int(&text, (int64_t)octets);
    drs_buf_byte(&text, '.');
    drs_buf_int(&text, (int64_t)plan->file_count);
    drs_buf_byte(&text, '\n');
    return (drs_bag_part){drs_str_c("bag-info.txt"), taken(arena, &text)};
}

drs_bag_part *drs_bag_parts(drs_arena *arena, const drs_bag_plan *plan, size_t *count)
{
    size_t payload = plan->file_count, all = payload + 2 + 2 * (size_t)KINDS;
    drs_bag_part *parts = drs_arena_alloc(arena, all * sizeof *parts);
    for (size_t i = 0; i < payload; i++) {
        drs_str pieces[] = {drs_str_c("data/"), plan->files[i].name};
        parts[i] = (drs_bag_part){drs_arena_join(arena, pieces, 2), plan->files[i].content};
    }
    drs_sort(drs_arena_mem(arena), parts, payload, sizeof *parts, by_path);
    size_t at = payload;
    parts[at++] = info_of(arena, plan);
    parts[at++] =
        (drs_bag_part){drs_str_c("bagit.txt"),
                       drs_str_c("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")};
    for (size_t i = 0; i < KINDS; i++)
        parts[at++] = manifest_of(arena, "manifest-", kinds[i], parts, payload);
    size_t tags = at - payload;
    for (size_t i = 0; i < KINDS; i++)
        parts[at++] = manifest_of(arena, "tagmanifest-", kinds[i], parts + payload, tags);
    *count = all;
    return parts;
}
