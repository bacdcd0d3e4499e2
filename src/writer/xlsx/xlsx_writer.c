/* SPDX-License-Identifier: Apache-2.0
 * XLSX (ECMA-376) by libxlsxwriter: the workbook's description is translated call by call. The
 * library writes only to a file of its own, so that file lies in the caller's scratch folder and
 * is copied to the sink; it has no name where the system can do without, so that nothing of it
 * stays however the process ends. Its number output follows LC_NUMERIC (1.1.4
 * writes "1234,5" under de_DE and returns no error), so it runs under the C locale, whatever the
 * caller's is. */
#define _GNU_SOURCE /* O_TMPFILE */
#include "writer/xlsx/xlsx_book.h"

#include "base/errno_words.h"
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    /* Rows of a sheet up to which cells stay in memory and tables are possible. */
    ROWS_IN_MEMORY = 20000,
    COPY_SIZE = 65536,
    PROPERTY_MOST = 255 /* characters of a custom property */
};

/* ---- metadata ---- */

/* At most `most` code points of s. */
static drs_str shortened(drs_str s, size_t most)
{
    size_t count = 0;
    for (size_t at = 0; at < s.len; at++) {
        count += ((unsigned char)s.ptr[at] & 0xC0) != 0x80;
        if (count > most)
            return drs_str_sub(s, 0, at);
    }
    return s;
}

static void write_property(drs_xlsx *x, const drs_property *property)
{
    char *name = drs_xlsx_copy(x, property->name);
    if (drs_date_is_set(property->date) && property->date.year >= 1900) {
        lxw_datetime date = {
            .year = property->date.year, .month = property->date.month, .day = property->date.day};
        (void)drs_xlsx_check(x, workbook_set_custom_property_datetime(x->book, name, &date));
        return;
    }
    char *text = drs_xlsx_copy(x, shortened(property->text, PROPERTY_MOST));
    if (text)
        (void)drs_xlsx_check(x, workbook_set_custom_property_string(x->book, name, text));
}

static void write_metadata(drs_xlsx *x)
{
    const drs_workbook *data = x->data;
    lxw_doc_properties properties = {.title = drs_xlsx_copy(x, data->title),
                                     .subject = drs_xlsx_copy(x, data->subject),
                                     .author = drs_xlsx_copy(x, data->creator),
                                     .keywords = drs_xlsx_copy(x, data->keywords),
                                     .comments = drs_xlsx_copy(x, data->description),
                                     /* 0 means "now" to the library */
                                     .created = data->time ? (time_t)data->time : 1};
    (void)drs_xlsx_check(x, workbook_set_properties(x->book, &properties));
    for (size_t i = 0; i < data->property_count; i++)
        write_property(x, &data->properties[i]);
}

/* ---- the workbook ---- */

static void write_names(drs_xlsx *x)
{
    for (size_t i = 0; i < x->data->name_count; i++) {
        x->other.len = 0;
        drs_buf_byte(&x->other, '=');
        drs_xlsx_range(&x->other, x->data, x->data->names[i].range);
        drs_buf_byte(&x->other, '\0');
        const char *name = drs_xlsx_plain(x, &x->text, x->data->names[i].name);
        (void)drs_xlsx_check(x, workbook_define_name(x->book, name, x->other.ptr));
    }
}

static void add_sheets(drs_xlsx *x, const drs_mem *mem)
{
    size_t count = x->data->sheet_count;
    x->sheets = drs_mem_new(mem, count * sizeof(lxw_worksheet *));
    for (size_t i = 0; i < count && !x->failed; i++) {
        x->sheet = (uint32_t)i;
        const char *name = drs_xlsx_plain(x, &x->text, x->data->sheets[i].name);
        x->sheets[i] = workbook_add_worksheet(x->book, name);
        if (!x->sheets[i])
            (void)drs_xlsx_check(x, LXW_ERROR_SHEETNAME_ALREADY_USED);
    }
    x->sheet = 0;
}

static void write_sheets(drs_xlsx *x, const drs_mem *mem)
{
    size_t columns = 1;
    for (size_t i = 0; i < x->data->sheet_count; i++)
        if (x->data->sheets[i].column_count > columns)
            columns = x->data->sheets[i].column_count;
    drs_sheet_row row = {.cells = drs_mem_new(mem, columns * sizeof *row.cells)};
    for (size_t i = 0; i < x->data->sheet_count && !x->failed; i++)
        drs_xlsx_sheet(x, (uint32_t)i, &row);
    drs_mem_free(mem, row.cells);
}

static bool is_large(const drs_workbook *data)
{
    for (size_t i = 0; i < data->sheet_count; i++)
        if (data->sheets[i].row_count > ROWS_IN_MEMORY)
            return true;
    return false;
}

static void tell_streams(drs_diags *diags, const drs_mem *mem)
{
    drs_buf figure = DRS_BUF(mem);
    drs_buf_int(&figure, ROWS_IN_MEMORY);
    drs_diag_add(diags, DRS_WBK010, (drs_place){0}, (drs_args){{drs_buf_str(&figure)}});
    drs_buf_free(&figure);
}

/* Writes the file `path`, which exists; the library's own temporary files go to `folder`. */
static bool write_book(const drs_workbook *data, const char *path, const char *folder,
                       drs_sink *sink, drs_diags *diags)
{
    const drs_mem *mem = drs_arena_mem(data->arena);
    drs_xlsx x = {.data = data,
                  .streams = is_large(data),
                  .diags = diags,
                  .text = DRS_BUF(mem),
                  .other = DRS_BUF(mem)};
    lxw_workbook_options options = {.constant_memory = x.streams,
                                    .tmpdir = drs_xlsx_copy(&x, drs_str_c(folder)),
                                    .use_zip64 = LXW_FALSE};
    if (x.streams)
        tell_streams(diags, mem);
    x.book = workbook_new_opt(path, &options);
    if (!x.book)
        (void)drs_xlsx_check(&x, LXW_ERROR_MEMORY_MALLOC_FAILED);
    if (x.book && drs_xlsx_formats(&x, mem)) {
        add_sheets(&x, mem);
        write_metadata(&x);
        write_names(&x);
        write_sheets(&x, mem);
    }
    if (x.book && x.failed)
        lxw_workbook_free(x.book);
    else if (x.book) {
        errno = 0;
        (void)drs_xlsx_check(&x, workbook_close(x.book));
    }
    sink->error = sink->error ? sink->error : x.file_error;
    drs_mem_free(mem, x.sheets);
    drs_mem_free(mem, x.formats);
    drs_buf_free(&x.text);
    drs_buf_free(&x.other);
    return !x.failed;
}

/* ---- scratch file, locale, sink ---- */

static bool fail(drs_diags *diags, const char *what, int error)
{
    drs_diag_add(diags, DRS_WBK012, (drs_place){0},
                 (drs_args){{drs_str_c(what), drs_str_c(drs_diags_errno(diags, error))}});
    return false;
}

static bool copy_out(int file, const drs_mem *mem, drs_sink *sink, drs_diags *diags)
{
    char *bytes = drs_mem_new(mem, COPY_SIZE);
    ssize_t count = 0;
    bool good = lseek(file, 0, SEEK_SET) == 0;
    while (good && (count = read(file, bytes, COPY_SIZE)) > 0)
        drs_sink_put(sink, bytes, (size_t)count);
    good = good && count == 0;
    drs_mem_free(mem, bytes);
    return good || fail(diags, "Zwischendatei", errno);
}

/* A file of the library's own, and the path by which it opens it. */
typedef struct scratch {
    int file; /* < 0: there is none, see errno */
    char *path;
    bool is_named;
} scratch;

enum { LONGEST_NUMBER_PATH = 40 };

static bool opened_by_number(scratch *s, char *path)
{
    (void)snprintf(path, LONGEST_NUMBER_PATH, "/proc/self/fd/%d", s->file);
    s->path = path;
    return access(path, W_OK) == 0;
}

/* The name, where one is needed, is that of leftovers in a folder of snapshots (archive/store.c):
 * the next run there removes it. */
static scratch scratch_open(drs_arena *arena, const char *folder)
{
    drs_str pieces[] = {drs_str_c(folder), drs_str_c("/.drucksache-unfertig-XXXXXX")};
    drs_str joined = drs_arena_join(arena, pieces, 2);
    char *path = drs_arena_alloc(arena, joined.len + 1);
    memcpy(path, joined.ptr, joined.len);
    scratch s = {.file = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600)};
    bool unknown = errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL || errno == ENOENT;
    if (s.file < 0 && !unknown)
        return s;
    if (s.file >= 0 && opened_by_number(&s, drs_arena_alloc(arena, LONGEST_NUMBER_PATH)))
        return s;
    if (s.file >= 0)
        (void)close(s.file);
    s = (scratch){.file = mkstemp(path), .path = path};
    s.is_named = s.file >= 0;
    return s;
}

static bool write_scratch(const drs_workbook *data, const char *folder, const drs_mem *mem,
                          drs_sink *sink, drs_diags *diags)
{
    scratch s = scratch_open(data->arena, folder);
    if (s.file < 0)
        return fail(diags, folder, errno);
    bool good = write_book(data, s.path, folder, sink, diags);
    if (s.is_named)
        (void)unlink(s.path);
    good = good && copy_out(s.file, mem, sink, diags);
    (void)close(s.file);
    return good;
}

static bool xlsx_write(const drs_paper *paper, const drs_write_options *options, const drs_mem *mem,
                       drs_sink *sink, drs_diags *diags)
{
    drs_arena *arena = drs_arena_new(mem);
    drs_workbook_facts facts = {options->time, options->build, options->findings};
    const drs_workbook *data = drs_workbook_new(arena, paper, &facts, diags);
    bool good = data != NULL;
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (good && c_locale == (locale_t)0)
        good = fail(diags, "newlocale", errno);
    if (good) {
        locale_t before = uselocale(c_locale);
        good = write_scratch(data, options->scratch, mem, sink, diags);
        (void)uselocale(before);
    }
    if (c_locale != (locale_t)0)
        freelocale(c_locale);
    drs_arena_free(arena);
    return good;
}

const drs_writer drs_xlsx_writer = {"xlsx", "xlsx", xlsx_write};
