/* SPDX-License-Identifier: Apache-2.0
 * The ODS writer on a small workbook with one of everything: what libzip and expat read back, that
 * a failing sink is survived wherever it fails, that memory does not grow with the rows. Whether
 * other programs like it is judged in tests/judges. */
#include "support/suite.h"

#include "support/sample_workbook.h"
#include "writer/ods/ods_text.h"
#include "writer/ods/ods_writer.h"

#include <errno.h>
#include <expat.h>
#include <zip.h>

static drs_mem mem;
static drs_arena *arena;
static drs_diags *diags;

static void setup(void)
{
    mem = drs_test_mem();
    arena = drs_arena_new(&mem);
    diags = drs_diags_new(arena, drs_str_c("test"));
}

static void teardown(void)
{
    drs_arena_free(arena);
}

/* ---- reading back ---- */

static drs_buf written(size_t rows)
{
    drs_memory_sink sink = drs_memory_sink_new(&mem);
    ck_assert(drs_ods_write_workbook(drs_sample_workbook(arena, rows), &mem, &sink.sink, diags));
    ck_assert_uint_eq(drs_diags_count(diags), 0);
    return sink.buf;
}

static zip_t *open_zip(drs_buf *ods)
{
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(ods->ptr, ods->len, 0, &error);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    ck_assert_ptr_nonnull(zip);
    return zip;
}

static drs_str part(zip_t *zip, const char *name)
{
    zip_stat_t stat;
    ck_assert_int_eq(zip_stat(zip, name, 0, &stat), 0);
    char *content = drs_arena_alloc(arena, stat.size + 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    ck_assert_int_eq((int)zip_fread(file, content, stat.size), (int)stat.size);
    ck_assert_int_eq(zip_fclose(file), 0);
    return drs_str_of(content, stat.size);
}

static drs_str content_of(size_t rows)
{
    drs_buf ods = written(rows);
    zip_t *zip = open_zip(&ods);
    drs_str content = part(zip, "content.xml");
    zip_discard(zip);
    drs_buf_free(&ods);
    return content;
}

static void expect_markup(drs_str content, const char *markup)
{
    if (drs_str_find(content, drs_str_c(markup)) == DRS_NOT_FOUND)
        ck_abort_msg("not in content.xml: %s", markup);
}

/* What a consumer makes of text:p and text:s; paragraphs are separated by LF. */
typedef struct reading {
    drs_buf text;
    bool any;
} reading;

static void start_element(void *user, const XML_Char *name, const XML_Char **attributes)
{
    reading *r = user;
    if (strcmp(name, "text:p") == 0) {
        if (r->any)
            drs_buf_byte(&r->text, '\n');
        r->any = true;
    } else if (strcmp(name, "text:s") == 0) {
        for (int i = attributes[0] ? atoi(attributes[1]) : 1; i > 0; i--)
            drs_buf_byte(&r->text, ' ');
    }
}

static void characters(void *user, const XML_Char *text, int length)
{
    drs_buf_put(&((reading *)user)->text, drs_str_of(text, (size_t)length));
}

static reading read_paragraphs(drs_str markup)
{
    reading r = {.text = DRS_BUF(&mem)};
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetUserData(parser, &r);
    XML_SetElementHandler(parser, start_element, NULL);
    XML_SetCharacterDataHandler(parser, characters);
    ck_assert_int_eq(XML_Parse(parser, markup.ptr, (int)markup.len, 1), XML_STATUS_OK);
    XML_ParserFree(parser);
    return r;
}

/* No blank in the markup that ODF would drop or fold (part 3, 6.1.2). */
static void expect_no_loose_blank(drs_str markup)
{
    static const char *const loose[] = {"  ", ">  ", "text:p> ", " </text:p>", "\t"};
    for (size_t i = 0; i < sizeof loose / sizeof *loose; i++)
        ck_assert_uint_eq(drs_str_find(markup, drs_str_c(loose[i])), DRS_NOT_FOUND);
}

static void expect_text_comes_back(drs_str text)
{
    drs_xml xml = drs_xml_new(&mem, NULL);
    drs_xml_open(&xml, "cell");
    drs_ods_paragraphs(&xml, text);
    drs_xml_finish(&xml);
    expect_no_loose_blank(drs_buf_str(&xml.buf));
    reading r = read_paragraphs(drs_buf_str(&xml.buf));
    ck_assert(drs_str_equal(drs_buf_str(&r.text), text));
    drs_buf_free(&r.text);
    drs_xml_free(&xml);
}

START_TEST(text_comes_back)
{
    expect_text_comes_back(drs_str_c(sample_texts[_i]));
}
END_TEST

START_TEST(random_text_comes_back)
{
    static const char bytes[] = "a    \t\t\n\n<&ä";
    uint32_t state = 7;
    for (int round = 0; round < 2000; round++) {
        char text[64];
        size_t length = 0;
        for (state = state * 1664525u + 1013904223u; length < (state >> 8 & 31); length++) {
            state = state * 1664525u + 1013904223u;
            text[length] = bytes[(state >> 16) % (sizeof bytes - 3)];
        }
        expect_text_comes_back(drs_str_of(text, length));
    }
}
END_TEST

/* ---- the parts ---- */

START_TEST(mimetype_is_first_and_parts_are_listed)
{
    static const char *const names[] = {"mimetype",
                                        "meta.xml",
                                        "settings.xml",
                                        "styles.xml",
                                        "content.xml",
                                        "Object 1/content.xml",
                                        "Object 1/styles.xml",
                                        "Object 1/meta.xml",
                                        "Object 2/content.xml",
                                        "Object 2/styles.xml",
                                        "Object 2/meta.xml",
                                        "META-INF/manifest.xml"};
    drs_buf ods = written(12);
    zip_t *zip = open_zip(&ods);
    size_t count = sizeof names / sizeof *names;
    ck_assert_int_eq((int)zip_get_num_entries(zip, 0), (int)count);
    drs_str manifest = part(zip, "META-INF/manifest.xml");
    for (size_t i = 0; i < count; i++) {
        ck_assert_str_eq(zip_get_name(zip, i, 0), names[i]);
        bool listed = drs_str_find(manifest, drs_str_c(names[i])) != DRS_NOT_FOUND;
        ck_assert(listed == (i != 0 && i + 1 != count));
    }
    zip_discard(zip);
    drs_buf_free(&ods);
}
END_TEST

static const char *const markups[] = {
    /* values */
    "office:value-type=\"float\" office:value=\"-0.05\"><text:p>-0,05 €</text:p>",
    "office:value-type=\"float\" office:value=\"18437511.54\"><text:p>18.437.511,54 €</text:p>",
    "office:value-type=\"date\" office:date-value=\"2023-10-06\"><text:p>6. Oktober 2023</text:p>",
    "office:value-type=\"string\"><text:p>=1+1</text:p>",
    /* formulas, with an awkward sheet's name */
    "table:formula=\"of:=COUNTIF([$Liste.$A$2:.$A$13];[$'Müller''s 1. Blatt'.$A$1])\"",
    "table:cell-range-address=\"$'Müller''s 1. Blatt'.$A$1:$'Müller''s 1. Blatt'.$A$2\"",
    /* rules */
    "table:condition=\"of:cell-content-is-in-list(Werte)\"",
    "style:condition=\"cell-content()=&quot;sagt &quot;&quot;ja&quot;&quot;&quot;\"",
    "table:style-name=\"c2s0\" table:content-validation-name=\"v0x0\"",
    /* heads, filter, links */
    "<table:table-header-rows><table:table-row",
    "<table:table-header-columns><table:table-column",
    "table:target-range-address=\"$Liste.$A$1:$Liste.$D$13\" table:display-filter-buttons=\"true\"",
    "<text:a xlink:href=\"https://www.example.org/?a=1&amp;b=2\" xlink:type=\"simple\">zum Blatt",
    /* charts */
    "<svg:title>Texte &amp; Zahlen</svg:title><svg:desc>Betrieb 1, Pilotierung 1</svg:desc>",
    /* styles */
    "fo:font-style=\"italic\" style:text-underline-style=\"solid\"",
    "<number:text>Zeile </number:text>",
};

START_TEST(content_has)
{
    expect_markup(content_of(12), markups[_i]);
}
END_TEST

/* Frozen cells, page heads and metadata stand in parts of their own. */
START_TEST(other_parts_have)
{
    drs_buf ods = written(12);
    zip_t *zip = open_zip(&ods);
    expect_markup(part(zip, "settings.xml"),
                  "config:name=\"VerticalSplitPosition\" config:type=\"int\">1<");
    expect_markup(part(zip, "settings.xml"), "config:name=\"Müller's 1. Blatt\"");
    expect_markup(part(zip, "styles.xml"), ">Kopf &lt;links&gt;</text:span></text:p>");
    expect_markup(part(zip, "styles.xml"), "fo:language=\"de\" fo:country=\"DE\"");
    expect_markup(part(zip, "meta.xml"), "<meta:keyword>zwei</meta:keyword>");
    expect_markup(part(zip, "meta.xml"), "<dc:date>2023-10-06T00:00:00Z</dc:date>");
    expect_markup(part(zip, "meta.xml"), "meta:value-type=\"date\">2023-10-06<");
    expect_markup(part(zip, "Object 2/content.xml"), "chart:stacked=\"true\"");
    zip_discard(zip);
    drs_buf_free(&ods);
}
END_TEST

/* Rules below the table are told in one repeated row. */
START_TEST(rules_reach_below_the_rows)
{
    drs_workbook book = *drs_sample_workbook(arena, 3);
    drs_sheet *sheet = (drs_sheet *)&book.sheets[0];
    sheet->condition_range.last_row = 103;
    drs_memory_sink sink = drs_memory_sink_new(&mem);
    ck_assert(drs_ods_write_workbook(&book, &mem, &sink.sink, diags));
    zip_t *zip = open_zip(&sink.buf);
    expect_markup(
        part(zip, "content.xml"),
        "table:number-rows-repeated=\"100\"><table:table-cell table:style-name=\"c0s0\"/>");
    zip_discard(zip);
    drs_buf_free(&sink.buf);
}
END_TEST

START_TEST(characters_xml_cannot_hold_are_told)
{
    drs_workbook book = *drs_sample_workbook(arena, 3);
    book.title = drs_str_c("a\001b");
    drs_memory_sink sink = drs_memory_sink_new(&mem);
    ck_assert(drs_ods_write_workbook(&book, &mem, &sink.sink, diags));
    ck_assert(drs_diags_has(diags, DRS_WBK001));
    zip_t *zip = open_zip(&sink.buf);
    expect_markup(part(zip, "meta.xml"), "a\uFFFDb");
    zip_discard(zip);
    drs_buf_free(&sink.buf);
}
END_TEST

START_TEST(same_workbook_gives_same_bytes)
{
    drs_buf first = written(1500), second = written(1500);
    ck_assert(drs_str_equal(drs_buf_str(&first), drs_buf_str(&second)));
    drs_buf_free(&first);
    drs_buf_free(&second);
}
END_TEST

/* ---- faults ---- */

typedef struct narrow_sink {
    drs_sink sink;
    size_t room; /* bytes */
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

/* The sink remembers, the writer has nothing to add. */
START_TEST(sink_may_fail_anywhere)
{
    const drs_workbook *book = drs_sample_workbook(arena, 12);
    drs_buf whole = written(12);
    for (size_t room = 0; room < whole.len; room += room < 300 ? 1 : 97) {
        narrow_sink narrow = {.sink = {.write = narrow_write}, .room = room};
        ck_assert(drs_ods_write_workbook(book, &mem, &narrow.sink, diags));
        ck_assert_int_eq(narrow.sink.error, ENOSPC);
    }
    ck_assert_uint_eq(drs_diags_count(diags), 0);
    drs_buf_free(&whole);
}
END_TEST

/* ---- memory ---- */

typedef struct counted_mem {
    size_t most; /* bytes, of one request */
} counted_mem;

static void *counted_resize(void *context, void *old, size_t size)
{
    counted_mem *counted = context;
    if (size > counted->most)
        counted->most = size;
    return drs_test_resize(NULL, old, size);
}

/* Buffers stay small however many rows there are. */
START_TEST(rows_stream)
{
    counted_mem counted = {0};
    drs_mem watched = {counted_resize, &counted};
    drs_sink sink = drs_null_sink();
    ck_assert(drs_ods_write_workbook(drs_sample_workbook(arena, 60000), &watched, &sink, diags));
    ck_assert_uint_le(counted.most, 256 * 1024);
}
END_TEST

static Suite *suite(void)
{
    Suite *suite = suite_create("ods");
    TCase *tcase = tcase_create("writer");
    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_loop_test(tcase, text_comes_back, 0, SAMPLE_TEXTS);
    tcase_add_test(tcase, random_text_comes_back);
    tcase_add_test(tcase, mimetype_is_first_and_parts_are_listed);
    tcase_add_loop_test(tcase, content_has, 0, sizeof markups / sizeof *markups);
    tcase_add_test(tcase, other_parts_have);
    tcase_add_test(tcase, rules_reach_below_the_rows);
    tcase_add_test(tcase, characters_xml_cannot_hold_are_told);
    tcase_add_test(tcase, same_workbook_gives_same_bytes);
    tcase_add_test(tcase, sink_may_fail_anywhere);
    tcase_add_test(tcase, rows_stream);
    suite_add_tcase(suite, tcase);
    return suite;
}

DRS_TEST_MAIN(suite)
