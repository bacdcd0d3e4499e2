/* SPDX-License-Identifier: Apache-2.0
 * By libzip. What a directory declares may be a lie, so the declared sizes only refuse early; what
 * counts is what comes out while inflating. */
#include "reader/zip_reader.h"

#include "reader/limits.h"

#include <zip.h>

enum { PIECE = 64 * 1024 };

struct drs_zip_reader {
    drs_arena *arena;
    drs_diags *diags;
    zip_t *zip;
    uint64_t file_bytes;
    uint64_t inflated; /* of all parts read so far */
    char *piece;
};

static drs_zip_reader *refuse_damaged(drs_zip_reader *reader, zip_error_t *error)
{
    drs_diag_add(reader->diags, DRS_SHT001, (drs_place){0},
                 (drs_args){{drs_str_c(zip_error_strerror(error))}});
    return NULL;
}

static bool has_too_many_entries(drs_zip_reader *reader)
{
    if (zip_get_num_entries(reader->zip, 0) <= DRS_MOST_ZIP_ENTRIES)
        return false;
    drs_diag_add_numbers(reader->diags, DRS_SHT002, (drs_place){0}, DRS_MOST_ZIP_ENTRIES, 0);
    return true;
}

drs_zip_reader *drs_zip_reader_open(drs_arena *arena, drs_str bytes, drs_diags *diags)
{
    drs_zip_reader *reader = drs_arena_alloc(arena, sizeof *reader);
    *reader = (drs_zip_reader){.arena = arena, .diags = diags, .file_bytes = bytes.len};
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, /* freep */ 0, &error);
    reader->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (!reader->zip) {
        zip_source_free(source);
        reader = refuse_damaged(reader, &error);
    } else if (has_too_many_entries(reader)) {
        drs_zip_reader_close(reader);
        reader = NULL;
    }
    zip_error_fini(&error);
    if (reader)
        reader->piece = drs_arena_alloc(arena, PIECE);
    return reader;
}

void drs_zip_reader_close(drs_zip_reader *reader)
{
    zip_discard(reader->zip);
}

static bool find(const drs_zip_reader *reader, const char *name, zip_uint64_t *index)
{
    zip_int64_t found = zip_name_locate(reader->zip, name, ZIP_FL_ENC_RAW);
    if (found < 0)
        found = zip_name_locate(reader->zip, name, ZIP_FL_NOCASE);
    *index = found < 0 ? 0 : (zip_uint64_t)found;
    return found >= 0;
}

bool drs_zip_reader_has(const drs_zip_reader *reader, const char *name)
{
    zip_uint64_t index;
    return find(reader, name, &index);
}

static bool report(drs_zip_reader *reader, drs_diag_id id, const char *name, const char *text)
{
    drs_diag_add(reader->diags, id, (drs_place){0}, (drs_args){{drs_str_c(name), drs_str_c(text)}});
    return false;
}

static bool report_limit(drs_zip_reader *reader, drs_diag_id id, const char *name, int64_t limit)
{
    drs_buf number = DRS_BUF(drs_arena_mem(reader->arena));
    drs_buf_int(&number, limit);
    drs_diag_add(reader->diags, id, (drs_place){0},
                 (drs_args){{drs_str_c(name), drs_buf_str(&number)}});
    drs_buf_free(&number);
    return false;
}

static uint64_t ratio_limit(uint64_t size)
{
    return size > DRS_LARGE_PART_BYTES ? DRS_MOST_LARGE_RATIO : DRS_MOST_ZIP_RATIO;
}

static bool is_bomb(uint64_t size, uint64_t packed)
{
    return size > DRS_FREE_PART_BYTES && size / ratio_limit(size) > packed;
}

/* Is a part of `packed` bytes allowed to be `size` bytes? */
static bool is_within_limits(drs_zip_reader *reader, const char *name, uint64_t packed,
                             uint64_t size)
{
    if (size > DRS_MOST_PART_BYTES || reader->inflated + size > DRS_MOST_PARTS_BYTES)
        return report_limit(reader, DRS_SHT003, name, DRS_MOST_PART_BYTES);
    if (packed > reader->file_bytes)
        packed = reader->file_bytes;
    /* One part may be read under many names, so all that was read counts against the file, too. */
    uint64_t all = reader->inflated + size;
    if (is_bomb(size, packed) || is_bomb(all, reader->file_bytes))
        return report_limit(reader, DRS_SHT004, name, (int64_t)ratio_limit(all));
    return true;
}

static bool read_pieces(drs_zip_reader *reader, zip_file_t *file, const zip_stat_t *stat,
                        drs_zip_take *take, void *context)
{
    uint64_t size = 0;
    for (;;) {
        zip_int64_t got = zip_fread(file, reader->piece, PIECE);
        if (got < 0)
            return report(reader, DRS_SHT005, stat->name,
                          zip_error_strerror(zip_file_get_error(file)));
        size += (uint64_t)got;
        if (!is_within_limits(reader, stat->name, stat->comp_size, size))
            return false;
        if (!take(context, reader->piece, (size_t)got, /* is_last */ got == 0))
            return false;
        if (got == 0)
            break;
    }
    reader->inflated += size;
    return true;
}

bool drs_zip_reader_read(drs_zip_reader *reader, const char *name, drs_zip_take *take,
                         void *context)
{
    zip_uint64_t index;
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (!find(reader, name, &index))
        return report(reader, DRS_SHT006, name, "");
    if (zip_stat_index(reader->zip, index, 0, &stat) < 0)
        return report(reader, DRS_SHT005, name, zip_strerror(reader->zip));
    if (stat.encryption_method != ZIP_EM_NONE)
        return report(reader, DRS_SHT007, name, "");
    if (!is_within_limits(reader, name, stat.comp_size, stat.size))
        return false;
    zip_file_t *file = zip_fopen_index(reader->zip, index, 0);
    if (!file)
        return report(reader, DRS_SHT005, name, zip_strerror(reader->zip));
    bool done = read_pieces(reader, file, &stat, take, context);
    zip_fclose(file);
    return done;
}
