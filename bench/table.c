/* SPDX-License-Identifier: Apache-2.0
 * What parts of the program cost, without process start and the rest of the job:
 *     table read FILE [READER]         bytes in memory -> paper
 *     table write FORMAT FILE OUTPUT   the table of FILE, already in memory -> OUTPUT
 *     table libcsv FILE                what libcsv alone needs: cells are counted, nothing is kept
 *     table hyphenate FILE             every word of FILE, the first with whatever must be loaded
 * prints CPU seconds (user and system), MiB the peak rose by, and a count. */
#include "base/file.h"
#include "base/hyphen.h"
#include "cli/job.h"
#include "reader/reader.h"
#include "writer/writer.h"

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

typedef struct cost {
    double seconds, kib;
} cost;

static void *resize(void *context, void *old, size_t size)
{
    (void)context;
    if (size == 0) {
        free(old);
        return NULL;
    }
    void *block = realloc(old, size);
    if (!block)
        abort();
    return block;
}

static const drs_mem memory = {resize, NULL};

/* A line of /proc/self/status in KiB. */
static double status_of(const char *name)
{
    char line[256];
    double kib = 0;
    FILE *file = fopen("/proc/self/status", "r");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, name, strlen(name)) == 0)
            kib = strtod(line + strlen(name), NULL);
    if (file)
        fclose(file);
    return kib;
}

static double seconds(void)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
           (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

/* From here on; the peak of what came before is forgotten. */
static cost begin(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "w");
    if (file) {
        fputs("5", file);
        fclose(file);
    }
    return (cost){seconds(), status_of("VmRSS:")};
}

static int tell(cost before, size_t count)
{
    printf("%.6f %.1f %zu\n", seconds() - before.seconds, (status_of("VmHWM:") - before.kib) / 1024,
           count);
    return 0;
}

static int fail(const char *what)
{
    fprintf(stderr, "table: %s\n", what);
    return 1;
}

static drs_str load(drs_arena *arena, const char *path)
{
    drs_str bytes = {0};
    if (drs_file_read(arena, path, DRS_INPUT_MOST, &bytes) != 0)
        exit(fail(path));
    return bytes;
}

static drs_paper *parse(drs_arena *arena, drs_str bytes, const char *reader_name)
{
    const drs_reader *reader = reader_name ? drs_reader_find(drs_str_c(reader_name))
                                           : drs_reader_probe(bytes, (drs_str){0});
    drs_diags *diags = drs_diags_new(arena, drs_str_c("bench"));
    drs_input input = {.name = drs_str_c("bench"), .bytes = bytes};
    drs_paper *paper = reader ? reader->read(arena, &input, (drs_str){0}, diags) : NULL;
    if (!paper || !paper->list)
        exit(fail("no table"));
    return paper;
}

static int read_table(drs_arena *arena, const char *path, const char *reader_name)
{
    drs_str bytes = load(arena, path);
    cost before = begin();
    drs_paper *paper = parse(arena, bytes, reader_name);
    return tell(before, paper->list->row_count);
}

static const drs_writer *writer_named(const char *name)
{
    const drs_writer *writers[] = {&drs_ods_writer, &drs_xlsx_writer, &drs_csv_writer,
                                   &drs_pdf_writer, &drs_json_writer, &drs_tree_writer};
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
        if (strcmp(writers[i]->name, name) == 0)
            return writers[i];
    exit(fail(name));
}

static int write_table(drs_arena *arena, const char *format, const char *path, const char *output)
{
    const drs_writer *writer = writer_named(format);
    drs_paper *paper = parse(arena, load(arena, path), NULL);
    drs_write_options options = {.build = drs_str_c("bench"), .scratch = "/tmp"};
    drs_file *file = NULL;
    cost before = begin();
    if (drs_file_begin(&memory, output, &file) != 0)
        return fail(output);
    drs_diags *diags = drs_diags_new(arena, drs_str_c("bench"));
    bool good = writer->write(paper, &options, &memory, drs_file_sink(file), diags);
    if (!good || drs_file_finish(file) != 0 || drs_file_commit(file) != 0)
        return fail(output);
    drs_file_free(file);
    return tell(before, paper->list->row_count);
}

static void count_cell(void *bytes, size_t length, void *context)
{
    (void)bytes, (void)length;
    ++*(size_t *)context;
}

static int libcsv_alone(drs_arena *arena, const char *path)
{
    drs_str bytes = load(arena, path);
    struct csv_parser parser;
    size_t cells = 0;
    cost before = begin();
    if (csv_init(&parser, 0) != 0)
        return fail("libcsv");
    if (csv_parse(&parser, bytes.ptr, bytes.len, count_cell, NULL, &cells) != bytes.len)
        return fail(csv_strerror(csv_error(&parser)));
    csv_fini(&parser, count_cell, NULL, &cells);
    csv_free(&parser);
    return tell(before, cells);
}

/* Words of one byte a letter will do: what is measured is the first word and the mean. */
static int hyphenate(drs_arena *arena, const char *path)
{
    drs_str text = load(arena, path), word;
    size_t words = 0;
    uint32_t letters[DRS_HYPHEN_LONGEST];
    bool after[DRS_HYPHEN_LONGEST];
    cost before = begin();
    while (drs_str_split(&text, ' ', &word)) {
        size_t count = word.len < DRS_HYPHEN_LONGEST ? word.len : DRS_HYPHEN_LONGEST;
        for (size_t i = 0; i < count; i++)
            letters[i] = (unsigned char)word.ptr[i];
        drs_hyphenate(letters, count, after);
        words++;
    }
    return tell(before, words);
}

int main(int argc, char **argv)
{
    drs_arena *arena = drs_arena_new(&memory);
    const char *verb = argc > 2 ? argv[1] : "";
    int result = 2;
    if (strcmp(verb, "read") == 0)
        result = read_table(arena, argv[2], argc > 3 ? argv[3] : NULL);
    else if (strcmp(verb, "write") == 0 && argc == 5)
        result = write_table(arena, argv[2], argv[3], argv[4]);
    else if (strcmp(verb, "libcsv") == 0)
        result = libcsv_alone(arena, argv[2]);
    else if (strcmp(verb, "hyphenate") == 0)
        result = hyphenate(arena, argv[2]);
    drs_arena_free(arena);
    return result;
}
