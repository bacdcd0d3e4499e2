/* SPDX-License-Identifier: Apache-2.0
 * The container (PKWARE APPNOTE 6.3) is minizip's: headers, directory, end record. minizip
 * expects a file it may seek in, to put checksum and lengths into a part's header once they are
 * known. A sink cannot seek, and keeping a packed sheet of a million rows in memory or in a
 * scratch file only to patch twelve bytes is a waste. The format has an answer: bit 3 of the flags
 * says that checksum and lengths follow the part as a "data descriptor" (4.4.4, 4.3.9), which is
 * also what LibreOffice writes. So:
 *   - a deflated part has bit 3 set, goes out at once, and we add its descriptor, while minizip's
 *     patching of a header that has left is dropped;
 *   - a stored part has to know its length in front (ODF 1.3 part 2, 3.3: the mimetype must
 *     be readable at a fixed place), so it is held back until it ends and patched in memory.
 * Packing is done here and handed over ready-made ("raw"): zlib then draws on our memory, and
 * libdeflate's checksum is twice as fast as zlib's. */
#include "package/zip.h"

#include <errno.h>
#include <libdeflate.h>
#include <limits.h>
#include <minizip/zip.h>
#include <zlib.h>

enum {
    OUT_SIZE = 64 * 1024, /* bytes of packed data handed on at a time */
    DESCRIPTOR_FLAG = 1 << 3,
    VERSION_MADE_BY = 20, /* 2.0: deflate */
    LEVEL = 6,
    /* On sheets level 3 needs 40 % of level 6's time for 30 % more bytes; 4 and 5 lie above the
     * line between the two. */
    BULK_LEVEL = 3
};

struct drs_zip {
    drs_sink part; /* what drs_zip_begin hands out */
    drs_mem mem;
    drs_sink *target;
    zipFile file;
    int error; /* errno */

    /* The output as minizip sees it: `gone` bytes in the target, then what is held back. */
    drs_buf held;
    uint64_t gone, at;
    bool holding;

    drs_zip_method method;
    uint32_t crc;
    uint64_t size, packed; /* bytes of the part, before and after packing */
    z_stream stream;
    unsigned char *out; /* OUT_SIZE bytes */
};

static void fail(drs_zip *zip, int error)
{
    if (!zip->error)
        zip->error = error;
}

/* minizip's view of the target as a file. */

static voidpf output_open(voidpf opaque, const void *name, int mode)
{
    (void)name, (void)mode;
    return opaque;
}

static uLong output_read(voidpf opaque, voidpf stream, void *bytes, uLong count)
{
    (void)opaque, (void)stream, (void)bytes, (void)count;
    return 0;
}

static void output_release(drs_zip *zip)
{
    drs_sink_str(zip->target, drs_buf_str(&zip->held));
    zip->gone += zip->held.len;
    zip->held.len = 0;
    if (zip->target->error)
        fail(zip, zip->target->error);
}

/* Behind the end: appended. Before it: patched where it is still held, dropped where it has gone
 * (the descriptor says the same). Never tells of a failure: minizip 1.1 leaks the part's directory
 * entry when it hears of one; the target remembers it for drs_zip_finish. */
static uLong output_write(voidpf opaque, voidpf stream, const void *bytes, uLong count)
{
    (void)stream;
    drs_zip *zip = opaque;
    if (zip->error)
        return count;
    if (zip->at == zip->gone + zip->held.len)
        drs_buf_put(&zip->held, drs_str_of(bytes, count));
    else if (zip->at >= zip->gone && zip->at + count <= zip->gone + zip->held.len)
        memcpy(zip->held.ptr + (zip->at - zip->gone), bytes, count);
    zip->at += count;
    if (!zip->holding)
        output_release(zip);
    return count;
}

static ZPOS64_T output_tell(voidpf opaque, voidpf stream)
{
    (void)stream;
    const drs_zip *zip = opaque;
    return zip->at;
}

static long output_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    (void)stream;
    drs_zip *zip = opaque;
    if (origin != ZLIB_FILEFUNC_SEEK_SET)
        return -1;
    zip->at = offset;
    return 0;
}

static int output_nothing(voidpf opaque, voidpf stream)
{
    (void)opaque, (void)stream;
    return 0;
}

static zipFile container_open(drs_zip *zip)
{
    zlib_filefunc64_def functions = {
        .zopen64_file = output_open,
        .zread_file = output_read,
        .zwrite_file = output_write,
        .ztell64_file = output_tell,
        .zseek64_file = output_seek,
        .zclose_file = output_nothing,
        .zerror_file = output_nothing,
        .opaque = zip,
    };
    return zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &functions);
}

/* Writing never fails for minizip, lengths are checked before it does: what is left is memory. */
static void check(drs_zip *zip, int result)
{
    if (result != ZIP_OK)
        fail(zip, ENOMEM);
}

/* Packing. */

static voidpf stream_alloc(voidpf opaque, uInt items, uInt size)
{
    return drs_mem_new(opaque, (size_t)items * size);
}

static void stream_free(voidpf opaque, voidpf memory)
{
    drs_mem_free(opaque, memory);
}

static void packed_put(drs_zip *zip, const void *bytes, size_t count)
{
    if (count == 0 || zip->error)
        return;
    check(zip, zipWriteInFileInZip(zip->file, bytes, (unsigned)count));
    zip->packed += count;
}

static void deflate_step(drs_zip *zip, const void *bytes, size_t count, int flush)
{
    zip->stream.next_in = (z_const Bytef *)bytes;
    zip->stream.avail_in = (uInt)count;
    do {
        zip->stream.next_out = zip->out;
        zip->stream.avail_out = OUT_SIZE;
        (void)deflate(&zip->stream, flush);
        packed_put(zip, zip->out, OUT_SIZE - zip->stream.avail_out);
    } while (zip->stream.avail_out == 0 && !zip->error);
}

/* minizip and zlib count in 32 bits. */
static int part_step(drs_zip *zip, const char *bytes, size_t count)
{
    zip->crc = libdeflate_crc32(zip->crc, bytes, count);
    zip->size += count;
    if (zip->size >= UINT32_MAX || zip->gone >= UINT32_MAX)
        fail(zip, EFBIG);
    if (!zip->error && zip->method == DRS_ZIP_STORED)
        packed_put(zip, bytes, count);
    else if (!zip->error)
        deflate_step(zip, bytes, count, Z_NO_FLUSH);
    return zip->error;
}

static int part_write(drs_sink *sink, const void *bytes, size_t count)
{
    drs_zip *zip = (drs_zip *)sink;
    const char *from = bytes;
    int error = zip->error;
    while (count && !error) {
        size_t step = count < INT_MAX ? count : INT_MAX;
        error = part_step(zip, from, step);
        from += step;
        count -= step;
    }
    return error;
}

drs_zip *drs_zip_new(const drs_mem *mem, drs_sink *target)
{
    drs_zip *zip = drs_mem_new(mem, sizeof *zip);
    *zip = (drs_zip){.mem = *mem, .target = target};
    zip->held = DRS_BUF(&zip->mem);
    zip->out = drs_mem_new(mem, OUT_SIZE);
    zip->stream = (z_stream){.zalloc = stream_alloc, .zfree = stream_free, .opaque = &zip->mem};
    (void)deflateInit2(&zip->stream, LEVEL, Z_DEFLATED, -MAX_WBITS, /* memory level */ 9,
                       Z_DEFAULT_STRATEGY);
    zip->file = container_open(zip);
    if (!zip->file)
        fail(zip, ENOMEM);
    return zip;
}

drs_sink *drs_zip_begin(drs_zip *zip, const char *name, drs_zip_method method)
{
    bool stored = method == DRS_ZIP_STORED;
    zip_fileinfo info = {.tmz_date = {.tm_mday = 1, .tm_year = 1980}};
    zip->part = (drs_sink){.write = part_write};
    zip->method = method;
    zip->crc = 0;
    zip->size = zip->packed = 0;
    zip->holding = stored;
    (void)deflateReset(&zip->stream);
    (void)deflateParams(&zip->stream, method == DRS_ZIP_BULK ? BULK_LEVEL : LEVEL,
                        Z_DEFAULT_STRATEGY);
    if (!zip->error)
        check(zip, zipOpenNewFileInZip4_64(zip->file, name, &info, NULL, 0, NULL, 0, NULL,
                                           stored ? 0 : Z_DEFLATED, /* level */ 0, /* raw */ 1,
                                           -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, NULL, 0,
                                           VERSION_MADE_BY, stored ? 0 : DESCRIPTOR_FLAG,
                                           /* zip64 */ 0));
    return &zip->part;
}

static void put_le32(drs_buf *out, uint64_t number)
{
    for (int shift = 0; shift < 32; shift += 8)
        drs_buf_byte(out, (char)(number >> shift & 0xFF));
}

/* APPNOTE 4.3.9; minizip does not know of it, its next ZTELL finds the end moved. */
static void descriptor_put(drs_zip *zip)
{
    put_le32(&zip->held, 0x08074B50);
    put_le32(&zip->held, zip->crc);
    put_le32(&zip->held, zip->packed);
    put_le32(&zip->held, zip->size);
    zip->at = zip->gone + zip->held.len;
}

void drs_zip_end(drs_zip *zip)
{
    if (!zip->error && zip->method != DRS_ZIP_STORED)
        deflate_step(zip, NULL, 0, Z_FINISH);
    if (!zip->error)
        check(zip, zipCloseFileInZipRaw64(zip->file, zip->size, zip->crc));
    if (!zip->error && zip->method != DRS_ZIP_STORED)
        descriptor_put(zip);
    zip->holding = false;
    output_release(zip);
}

void drs_zip_add(drs_zip *zip, const char *name, drs_zip_method method, drs_str content)
{
    drs_sink_str(drs_zip_begin(zip, name, method), content);
    drs_zip_end(zip);
}

int drs_zip_finish(drs_zip *zip)
{
    if (zip->file) {
        int result = zipClose(zip->file, NULL);
        zip->file = NULL;
        check(zip, result);
    }
    return zip->error;
}

void drs_zip_free(drs_zip *zip)
{
    if (!zip)
        return;
    fail(zip, ECANCELED); /* a container given up half-way gets no directory */
    (void)drs_zip_finish(zip);
    (void)deflateEnd(&zip->stream);
    drs_mem mem = zip->mem;
    drs_mem_free(&mem, zip->out);
    drs_buf_free(&zip->held);
    drs_mem_free(&mem, zip);
}
