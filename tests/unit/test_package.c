/* SPDX-License-Identifier: Apache-2.0
 * The zip container is read back with libzip, the XML text with expat: both are other people's
 * readings of the formats. */
#include "support/suite.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "package/xml.h"
#include "package/zip.h"

#include <errno.h>
#include <expat.h>
#include <zip.h>

/* ---- zip ---- */

static drs_buf packed;
static drs_mem mem;

static void setup(void)
{
    mem = drs_test_mem();
    packed = DRS_BUF(&mem);
}

static void teardown(void)
{
    drs_buf_free(&packed);
}

/* `count` bytes that pack badly, always the same ones. */
static void noise(drs_sink *sink, size_t count)
{
    uint32_t state = 1;
    for (size_t i = 0; i < count; i++) {
        state = state * 1664525u + 1013904223u;
        unsigned char byte = (unsigned char)(state >> 24);
        drs_sink_put(sink, &byte, 1);
    }
}

static int write_parts(drs_sink *sink)
{
    drs_zip *zip = drs_zip_new(&mem, sink);
    drs_zip_add(zip, "mimetype", DRS_ZIP_STORED, drs_str_c("text/plain"));
    noise(drs_zip_begin(zip, "a/noise", DRS_ZIP_DEFLATED), 90000);
    drs_zip_end(zip);
    noise(drs_zip_begin(zip, "bulk", DRS_ZIP_BULK), 70000);
    drs_zip_end(zip);
    drs_zip_add(zip, "empty", DRS_ZIP_DEFLATED, drs_str_c(""));
    drs_zip_add(zip, "stored", DRS_ZIP_STORED, drs_str_c(""));
    int error = drs_zip_finish(zip);
    drs_zip_free(zip);
    return error;
}

static void pack(void)
{
    drs_memory_sink sink = drs_memory_sink_new(&mem);
    ck_assert_int_eq(write_parts(&sink.sink), 0);
    packed = sink.buf;
}

static void expect_part(zip_t *zip, const char *name, size_t size)
{
    zip_stat_t stat;
    ck_assert_int_eq(zip_stat(zip, name, 0, &stat), 0);
    ck_assert_uint_eq(stat.size, size);
    drs_memory_sink wanted = drs_memory_sink_new(&mem);
    noise(&wanted.sink, size);
    char *got = malloc(size + 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq((int)zip_fread(file, got, size + 1), (int)size);
    ck_assert_int_eq(zip_fclose(file), 0); /* tells of a wrong checksum */
    ck_assert_mem_eq(got, wanted.buf.ptr ? wanted.buf.ptr : "", size);
    free(got);
    drs_buf_free(&wanted.buf);
}

START_TEST(zip_is_read_by_another)
{
    pack();
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(packed.ptr, packed.len, 0, &error);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    ck_assert_ptr_nonnull(zip);
    ck_assert_int_eq((int)zip_get_num_entries(zip, 0), 5);
    expect_part(zip, "a/noise", 90000);
    expect_part(zip, "bulk", 70000);
    expect_part(zip, "empty", 0);
    expect_part(zip, "stored", 0);
    zip_discard(zip);
}
END_TEST

/* ODF 1.3 part 2, 3.3: "mimetype" at byte 30, its content at byte 38, no extra field. */
START_TEST(zip_begins_with_mimetype)
{
    static const unsigned char head[30] = {'P',
                                           'K',
                                           3,
                                           4,
                                           20,
                                           0,
                                           /* flags, method */ 0,
                                           0,
                                           0,
                                           0,
                                           /* 1980-01-01 */ 0,
                                           0,
                                           0x21,
                                           0,
                                           /* checksum, judged by libzip above */ 0,
                                           0,
                                           0,
                                           0,
                                           /* lengths */ 10,
                                           0,
                                           0,
                                           0,
                                           10,
                                           0,
                                           0,
                                           0,
                                           /* of name, extra field */ 8,
                                           0,
                                           0,
                                           0};
    pack();
    ck_assert_mem_eq(packed.ptr, head, 14);
    ck_assert_mem_eq(packed.ptr + 18, head + 18, 12);
    ck_assert_mem_eq(packed.ptr + 30, "mimetypetext/plain", 18);
}
END_TEST

START_TEST(zip_is_the_same_twice)
{
    pack();
    drs_buf first = packed;
    pack();
    ck_assert_uint_eq(first.len, packed.len);
    ck_assert_mem_eq(first.ptr, packed.ptr, packed.len);
    drs_buf_free(&first);
}
END_TEST

/* A sink that takes `room` bytes and then fails. */
typedef struct narrow_sink {
    drs_sink sink;
    size_t room;
} narrow_sink;

static int narrow_write(drs_sink *sink, const void *bytes, size_t count)
{
    (void)bytes;
    narrow_sink *narrow = (narrow_sink *)sink;
    if (count > narrow->room)
        return ENOSPC;
    narrow->room -= count;
    return 0;
}

START_TEST(zip_remembers_the_first_failure)
{
    pack();
    for (size_t room = 0; room < packed.len; room += room < 200 ? 1 : 4093) {
        narrow_sink narrow = {.sink = {.write = narrow_write}, .room = room};
        ck_assert_int_eq(write_parts(&narrow.sink), ENOSPC);
    }
}
END_TEST

START_TEST(zip_given_up_has_no_directory)
{
    drs_memory_sink sink = drs_memory_sink_new(&mem);
    drs_zip *zip = drs_zip_new(&mem, &sink.sink);
    drs_zip_add(zip, "mimetype", DRS_ZIP_STORED, drs_str_c("text/plain"));
    drs_zip_free(zip);
    ck_assert_uint_eq(sink.buf.len, 48);
    drs_buf_free(&sink.buf);
    drs_zip_free(NULL);
}
END_TEST

/* ---- xml ---- */

static const struct {
    const char *text, *escaped;
    size_t replaced;
} escapes[] = {
    {"", "", 0},
    {"Behörde", "Behörde", 0},
    {"<a href=\"x\">R&D's</a>", "&lt;a href=&quot;x&quot;&gt;R&amp;D's&lt;/a&gt;", 0},
    {"]]>", "]]&gt;", 0},
    {"a\tb\nc\rd", "a&#9;b&#10;c&#13;d", 0},
    {"\001x\033", "\uFFFDx\uFFFD", 2},
    {"x\177\xC2\x85", "x\177\xC2\x85", 0},
    {"\xEF\xBF\xBE|\xEF\xBF\xBF|\xEF\xBF\xBD", "\uFFFD|\uFFFD|\uFFFD", 2},
    {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3}, /* half of a surrogate pair */
    {"\xC3", "\uFFFD", 1},
    {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80", 0},
};

START_TEST(text_is_escaped)
{
    drs_buf out = DRS_BUF(&mem);
    ck_assert_uint_eq(drs_xml_escape(&out, drs_str_c(escapes[_i].text)), escapes[_i].replaced);
    drs_buf_byte(&out, '\0');
    ck_assert_str_eq(out.ptr, escapes[_i].escaped);
    drs_buf_free(&out);
}
END_TEST

static void collect_text(void *user, const XML_Char *text, int length)
{
    drs_buf_put(user, drs_str_of(text, (size_t)length));
}

static void collect_attr(void *user, const XML_Char *name, const XML_Char **attributes)
{
    (void)name;
    if (attributes[0])
        drs_buf_text(user, attributes[1]);
}

/* What expat reads from `document`: the attribute of its root and then the text. */
static void read_back(drs_str document, drs_buf *out)
{
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetUserData(parser, out);
    XML_SetCharacterDataHandler(parser, collect_text);
    XML_SetStartElementHandler(parser, collect_attr);
    ck_assert_int_eq(XML_Parse(parser, document.ptr, (int)document.len, 1), XML_STATUS_OK);
    XML_ParserFree(parser);
}

/* Random bytes, most of them ones XML cares for. */
static size_t random_text(uint32_t *state, char *text, size_t most)
{
    static const char bytes[] = "ab \t\n\r<>&\"'\0\001\037\177\x80\xBF\xC3\xA4\xE2\x82\xAC\xED\xA0"
                                "\xEF\xBF\xBE\xBF\xF0\x9F\x98\x80\xFF";
    *state = *state * 1664525u + 1013904223u;
    size_t count = (*state >> 16) % most;
    for (size_t i = 0; i < count; i++) {
        *state = *state * 1664525u + 1013904223u;
        text[i] = bytes[(*state >> 16) % (sizeof bytes - 1)];
    }
    return count;
}

/* What a reader must see: each damaged byte and each forbidden character as U+FFFD. */
static void expected_text(drs_buf *out, drs_str s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t c = drs_utf8_next(s, &at);
        bool allowed =
            c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xFFFE) || c >= 0x10000;
        drs_utf8_put(out, allowed ? c : DRS_REPLACEMENT);
    }
}

START_TEST(random_text_comes_back)
{
    uint32_t state = 42;
    for (int round = 0; round < 3000; round++) {
        char text[200];
        drs_str s = drs_str_of(text, random_text(&state, text, sizeof text));
        drs_xml xml = drs_xml_new(&mem, NULL);
        drs_xml_declare(&xml);
        drs_xml_open(&xml, "a");
        drs_xml_attr(&xml, "b", s);
        drs_xml_text(&xml, s);
        drs_xml_finish(&xml);
        drs_buf got = DRS_BUF(&mem), wanted = DRS_BUF(&mem);
        read_back(drs_buf_str(&xml.buf), &got);
        expected_text(&wanted, s);
        expected_text(&wanted, s);
        ck_assert(drs_str_equal(drs_buf_str(&got), drs_buf_str(&wanted)));
        drs_buf_free(&got);
        drs_buf_free(&wanted);
        drs_xml_free(&xml);
    }
}
END_TEST

START_TEST(elements_nest)
{
    drs_memory_sink sink = drs_memory_sink_new(&mem);
    drs_xml xml = drs_xml_new(&mem, &sink.sink);
    drs_xml_open(&xml, "a");
    drs_xml_attr_text(&xml, "x", "1\"");
    drs_xml_attr_int(&xml, "y", -7);
    drs_xml_open(&xml, "b");
    drs_xml_close(&xml);
    drs_xml_element(&xml, "c", drs_str_c("t&\001"));
    drs_xml_markup(&xml, drs_str_c("<d/>"));
    for (int i = 0; i < 40; i++)
        drs_xml_open(&xml, "e");
    drs_xml_finish(&xml);
    ck_assert_uint_eq(xml.replaced, 1);
    const char *start = "<a x=\"1&quot;\" y=\"-7\"><b/><c>t&amp;\uFFFD</c><d/><e><e>";
    ck_assert_mem_eq(sink.buf.ptr, start, strlen(start));
    ck_assert(drs_str_ends(drs_buf_str(&sink.buf), drs_str_c("</e></e></a>")));
    drs_buf seen = DRS_BUF(&mem);
    read_back(drs_buf_str(&sink.buf), &seen);
    drs_buf_free(&seen);
    drs_buf_free(&sink.buf);
    drs_xml_free(&xml);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("package");
    TCase *zip = tcase_create("zip");
    tcase_add_checked_fixture(zip, setup, teardown);
    tcase_add_test(zip, zip_is_read_by_another);
    tcase_add_test(zip, zip_begins_with_mimetype);
    tcase_add_test(zip, zip_is_the_same_twice);
    tcase_add_test(zip, zip_remembers_the_first_failure);
    tcase_add_test(zip, zip_given_up_has_no_directory);
    suite_add_tcase(suite, zip);
    TCase *xml = tcase_create("xml");
    tcase_add_checked_fixture(xml, setup, teardown);
    tcase_add_loop_test(xml, text_is_escaped, 0, sizeof escapes / sizeof *escapes);
    tcase_add_test(xml, random_text_comes_back);
    tcase_add_test(xml, elements_nest);
    suite_add_tcase(suite, xml);
    return suite;
}

DRS_TEST_MAIN(suite)
