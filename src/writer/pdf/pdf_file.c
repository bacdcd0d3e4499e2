/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/pdf/pdf_file.h"

#include "base/digest.h"
#include "writer/pdf/pdf_text.h"

#include <libdeflate.h>

enum {
    LEVEL = 1,                /* of libdeflate, for pages and structure */
    FAST_LEVEL = 1,           /* for streams over FAST_FROM bytes: attached tables */
    FAST_FROM = 1 << 20,      /* bytes */
    GROUP_BYTES = 48 * 1024,  /* an object stream is closed once it has this many bytes, */
    GROUP_OBJECTS = 1000,     /* or this many objects */
    BLOCK_BYTES = 256 * 1024, /* what is written to the sink at a time */
    ROW = 8                   /* bytes of an entry in the cross-reference stream, W [1 5 2] */
};

/* An entry is one number: kind in the top byte, as the cross-reference stream spells it, then
 * 40 bits (offset, or number of the object stream), then 16 bits (index in the object stream). */
enum { KIND_FREE = 0, KIND_OFFSET = 1, KIND_GROUPED = 2 };

struct drs_pdf_file {
    const drs_mem *mem;
    drs_sink *sink;
    uint64_t *entries;
    size_t count, capacity;
    drs_buf block;      /* not yet given to the sink */
    uint64_t position;  /* bytes written before the block */
    drs_buf checks;     /* four bytes for each block: what the ID is made of */
    drs_buf head, body; /* of the object stream in work */
    uint32_t group;
    unsigned group_count;
    drs_buf packed;
    struct libdeflate_compressor *packer, *fast_packer;
    drs_pdf_trouble trouble;
};

drs_pdf_file *drs_pdf_file_new(const drs_mem *mem, drs_sink *sink)
{
    drs_pdf_file *file = drs_mem_new(mem, sizeof *file);
    *file = (drs_pdf_file){.mem = mem,
                           .sink = sink,
                           .block = DRS_BUF(mem),
                           .checks = DRS_BUF(mem),
                           .head = DRS_BUF(mem),
                           .body = DRS_BUF(mem),
                           .packed = DRS_BUF(mem)};
    (void)drs_pdf_file_reserve(file); /* number 0 heads the list of free numbers */
    file->packer = libdeflate_alloc_compressor(LEVEL);
    if (!file->packer)
        file->trouble = DRS_PDF_NO_MEMORY;
    drs_buf_text(&file->block, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    return file;
}

void drs_pdf_file_free(drs_pdf_file *file)
{
    if (!file)
        return;
    libdeflate_free_compressor(file->packer);
    libdeflate_free_compressor(file->fast_packer);
    drs_buf_free(&file->block);
    drs_buf_free(&file->checks);
    drs_buf_free(&file->head);
    drs_buf_free(&file->body);
    drs_buf_free(&file->packed);
    drs_mem_free(file->mem, file->entries);
    drs_mem_free(file->mem, file);
}

drs_pdf_trouble drs_pdf_file_trouble(const drs_pdf_file *file)
{
    return file->trouble;
}

uint32_t drs_pdf_file_reserve(drs_pdf_file *file)
{
    if (file->count == file->capacity) {
        file->capacity = file->capacity ? file->capacity * 2 : 512;
        file->entries =
            drs_mem_resize(file->mem, file->entries, file->capacity * sizeof *file->entries);
    }
    if (file->count > DRS_PDF_MOST_OBJECTS) {
        file->trouble = DRS_PDF_TOO_MANY_OBJECTS;
        return 0;
    }
    file->entries[file->count] = KIND_FREE;
    return (uint32_t)file->count++;
}

static void set_entry(drs_pdf_file *file, uint32_t number, uint64_t kind, uint64_t where)
{
    if (number != 0)
        file->entries[number] = kind << 56 | where;
}

static void flush_block(drs_pdf_file *file)
{
    uint32_t check = libdeflate_crc32(0, file->block.ptr, file->block.len);
    for (int shift = 24; shift >= 0; shift -= 8)
        drs_buf_byte(&file->checks, (char)(check >> shift & 0xFF));
    drs_sink_str(file->sink, drs_buf_str(&file->block));
    file->position += file->block.len;
    file->block.len = 0;
}

static drs_str pack(drs_pdf_file *file, drs_str content)
{
    struct libdeflate_compressor *packer = file->packer;
    if (content.len >= FAST_FROM) {
        if (!file->fast_packer)
            file->fast_packer = libdeflate_alloc_compressor(FAST_LEVEL);
        packer = file->fast_packer;
    }
    if (!packer) {
        file->trouble = DRS_PDF_NO_MEMORY;
        return (drs_str){NULL, 0};
    }
    size_t bound = libdeflate_zlib_compress_bound(packer, content.len);
    file->packed.len = 0;
    char *to = drs_buf_room(&file->packed, bound);
    file->packed.len = libdeflate_zlib_compress(packer, content.ptr, content.len, to, bound);
    return drs_buf_str(&file->packed);
}

/* Number 0 stands for a number that could not be had. */
void drs_pdf_file_stream(drs_pdf_file *file, uint32_t number, const char *entries, drs_str content,
                         drs_pdf_packing packing)
{
    drs_str bytes = packing == DRS_PDF_PACKED ? pack(file, content) : content;
    drs_buf *out = &file->block;
    set_entry(file, number, KIND_OFFSET, (file->position + out->len) << 16);
    drs_buf_int(out, number);
    drs_buf_text(out, " 0 obj\n<<");
    drs_buf_text(out, entries);
    if (packing == DRS_PDF_PACKED)
        drs_buf_text(out, "/Filter/FlateDecode");
    drs_buf_text(out, "/Length ");
    drs_buf_int(out, (int64_t)bytes.len);
    drs_buf_text(out, ">>\nstream\n");
    drs_buf_put(out, bytes);
    drs_buf_text(out, "\nendstream\nendobj\n");
    if (out->len >= BLOCK_BYTES)
        flush_block(file);
}

drs_buf *drs_pdf_file_begin(drs_pdf_file *file, uint32_t number)
{
    if (file->group_count == 0)
        file->group = drs_pdf_file_reserve(file);
    set_entry(file, number, KIND_GROUPED, (uint64_t)file->group << 16 | file->group_count);
    drs_buf_int(&file->head, number);
    drs_buf_byte(&file->head, ' ');
    drs_buf_int(&file->head, (int64_t)file->body.len);
    drs_buf_byte(&file->head, ' ');
    file->group_count++;
    return &file->body;
}

static void close_group(drs_pdf_file *file)
{
    if (file->group_count == 0)
        return;
    drs_buf entries = DRS_BUF(file->mem);
    drs_buf_text(&entries, "/Type/ObjStm/N ");
    drs_buf_int(&entries, file->group_count);
    drs_buf_text(&entries, "/First ");
    drs_buf_int(&entries, (int64_t)file->head.len);
    drs_buf_byte(&entries, '\0');
    drs_buf_put(&file->head, drs_buf_str(&file->body));
    drs_pdf_file_stream(file, file->group, entries.ptr, drs_buf_str(&file->head), DRS_PDF_PACKED);
    drs_buf_free(&entries);
    file->head.len = file->body.len = 0;
    file->group_count = 0;
}

void drs_pdf_file_end(drs_pdf_file *file)
{
    drs_buf_byte(&file->body, '\n');
    if (file->body.len >= GROUP_BYTES || file->group_count >= GROUP_OBJECTS)
        close_group(file);
}

/* The rows of the cross-reference stream, each as its difference from the row above (PNG's
 * predictor "up"), which packs better. */
static void put_rows(drs_buf *out, const drs_pdf_file *file)
{
    unsigned char above[ROW] = {0}, row[ROW];
    for (size_t i = 0; i < file->count; i++) {
        uint64_t entry = file->entries[i];
        for (size_t k = 0; k < ROW; k++)
            row[k] = (unsigned char)(entry >> (8 * (ROW - 1 - k)));
        char *to = drs_buf_room(out, ROW + 1);
        *to++ = 2;
        for (size_t k = 0; k < ROW; k++)
            *to++ = (char)(row[k] - above[k]);
        out->len += ROW + 1;
        memcpy(above, row, sizeof above);
    }
}

static void put_trailer(drs_buf *out, const drs_pdf_file *file, uint32_t catalog, uint32_t info)
{
    unsigned char id[DRS_DIGEST_MOST];
    drs_str digest = {(const char *)id, drs_digest(DRS_MD5, drs_buf_str(&file->checks), id)};
    drs_buf_text(out, "/Type/XRef/W[1 5 2]/DecodeParms<</Predictor 12/Columns 8>>/Size ");
    drs_buf_int(out, (int64_t)file->count);
    drs_buf_text(out, "/Root ");
    drs_pdf_put_ref(out, catalog);
    drs_buf_text(out, "/Info ");
    drs_pdf_put_ref(out, info);
    drs_buf_text(out, "/ID[");
    drs_pdf_put_hex(out, digest);
    drs_pdf_put_hex(out, digest);
    drs_buf_text(out, "]");
    drs_buf_byte(out, '\0');
}

void drs_pdf_file_finish(drs_pdf_file *file, uint32_t catalog, uint32_t info)
{
    close_group(file);
    uint32_t number = drs_pdf_file_reserve(file);
    flush_block(file);
    uint64_t start = file->position;
    set_entry(file, number, KIND_OFFSET, start << 16);
    file->entries[0] = 0xFFFF; /* free, generation 65535 */
    drs_buf entries = DRS_BUF(file->mem), rows = DRS_BUF(file->mem);
    put_trailer(&entries, file, catalog, info);
    put_rows(&rows, file);
    drs_pdf_file_stream(file, number, entries.ptr, drs_buf_str(&rows), DRS_PDF_PACKED);
    drs_buf_text(&file->block, "startxref\n");
    drs_buf_int(&file->block, (int64_t)start);
    drs_buf_text(&file->block, "\n%%EOF\n");
    flush_block(file);
    drs_buf_free(&rows);
    drs_buf_free(&entries);
}
