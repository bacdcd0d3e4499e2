/* SPDX-License-Identifier: Apache-2.0
 * The file around the objects: header, object streams, cross-reference stream, trees. */
#include "support/suite.h"

#include "pdf/unpacked.h"
#include "writer/pdf/pdf_text.h"
#include "writer/pdf/pdf_tree.h"

typedef struct world {
    drs_mem mem;
    drs_memory_sink sink;
    drs_pdf_file *file;
} world;

static void set_up(world *w)
{
    w->mem = drs_test_mem();
    w->sink = drs_memory_sink_new(&w->mem);
    w->file = drs_pdf_file_new(&w->mem, &w->sink.sink);
}

static void tear_down(world *w)
{
    drs_pdf_file_free(w->file);
    drs_buf_free(&w->sink.buf);
}

static void put_object(world *w, uint32_t number, const char *text)
{
    drs_buf_text(drs_pdf_file_begin(w->file, number), text);
    drs_pdf_file_end(w->file);
}

START_TEST(head_and_end)
{
    world w;
    set_up(&w);
    uint32_t catalog = drs_pdf_file_reserve(w.file), info = drs_pdf_file_reserve(w.file);
    ck_assert_uint_eq(catalog, 1);
    put_object(&w, catalog, "<</Type/Catalog>>");
    put_object(&w, info, "<</Title(x)>>");
    drs_pdf_file_stream(w.file, drs_pdf_file_reserve(w.file), "/N 3", drs_str_c("plain words"),
                        DRS_PDF_PLAIN);
    drs_pdf_file_finish(w.file, catalog, info);
    ck_assert_int_eq(drs_pdf_file_trouble(w.file), DRS_PDF_FINE);
    drs_str all = drs_buf_str(&w.sink.buf);
    ck_assert(drs_str_starts(all, drs_str_c("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")));
    ck_assert(drs_str_ends(all, drs_str_c("\n%%EOF\n")));
    drs_buf text = unpacked(&w.mem, all);
    ck_assert(unpacked_has(&text, "<</N 3/Length 11>>\nstream\nplain words\nendstream"));
    ck_assert(unpacked_has(&text, "<</Type/Catalog>>\n<</Title(x)>>"));
    ck_assert(unpacked_has(&text, "/Root 1 0 R /Info 2 0 R /ID["));
    /* startxref leads to the cross-reference stream */
    size_t at = unpacked_find(all, "startxref\n", 0);
    size_t offset = 0;
    for (at += 10; all.ptr[at] != '\n'; at++)
        offset = offset * 10 + (size_t)(all.ptr[at] - '0');
    drs_str xref = drs_str_sub(all, offset, all.len);
    ck_assert_uint_eq(unpacked_find(xref, " 0 obj\n<</Type/XRef/W[1 5 2]", 0), 1);
    drs_buf_free(&text);
    tear_down(&w);
}
END_TEST

/* The same objects give the same ID, others another one. */
START_TEST(id_is_of_the_content)
{
    static const char *const words[] = {"(a)", "(a)", "(b)"};
    char ids[3][33];
    for (size_t i = 0; i < 3; i++) {
        world w;
        set_up(&w);
        uint32_t number = drs_pdf_file_reserve(w.file);
        put_object(&w, number, words[i]);
        drs_pdf_file_finish(w.file, number, number);
        drs_str all = drs_buf_str(&w.sink.buf);
        size_t at = unpacked_find(all, "/ID[<", 0) + 5;
        memcpy(ids[i], all.ptr + at, 32);
        ids[i][32] = '\0';
        ck_assert(memcmp(all.ptr + at, all.ptr + at + 34, 32) == 0);
        tear_down(&w);
    }
    ck_assert_str_eq(ids[0], ids[1]);
    ck_assert_str_ne(ids[0], ids[2]);
}
END_TEST

/* Objects come into several object streams, none of more than a thousand. */
START_TEST(many_objects)
{
    enum { MANY = 2500 };
    world w;
    set_up(&w);
    for (int i = 0; i < MANY; i++)
        put_object(&w, drs_pdf_file_reserve(w.file), "null");
    drs_pdf_file_finish(w.file, 1, 1);
    drs_buf text = unpacked(&w.mem, drs_buf_str(&w.sink.buf));
    ck_assert_uint_eq(unpacked_count(&text, "/Type/ObjStm/N 1000/"), 2);
    ck_assert_uint_eq(unpacked_count(&text, "/Type/ObjStm/N 500/"), 1);
    drs_buf_free(&text);
    tear_down(&w);
}
END_TEST

START_TEST(too_many_objects)
{
    world w;
    set_up(&w);
    uint32_t number = 0;
    for (int i = 0; i < DRS_PDF_MOST_OBJECTS; i++)
        number = drs_pdf_file_reserve(w.file);
    ck_assert_uint_eq(number, DRS_PDF_MOST_OBJECTS);
    ck_assert_int_eq(drs_pdf_file_trouble(w.file), DRS_PDF_FINE);
    ck_assert_uint_eq(drs_pdf_file_reserve(w.file), 0);
    ck_assert_int_eq(drs_pdf_file_trouble(w.file), DRS_PDF_TOO_MANY_OBJECTS);
    tear_down(&w);
}
END_TEST

START_TEST(trees_have_leaves_with_limits)
{
    world w;
    set_up(&w);
    drs_pdf_tree tree = drs_pdf_tree_new(w.file, &w.mem, "/Nums", 2);
    static const char *const keys[] = {"0", "1", "7"};
    for (size_t i = 0; i < 3; i++)
        drs_buf_text(drs_pdf_tree_add(&tree, drs_str_c(keys[i])), "[] ");
    uint32_t root = drs_pdf_tree_finish(&tree);
    drs_pdf_tree none = drs_pdf_tree_new(w.file, &w.mem, "/Names", 2);
    (void)drs_pdf_tree_finish(&none);
    drs_pdf_file_finish(w.file, root, root);
    drs_buf text = unpacked(&w.mem, drs_buf_str(&w.sink.buf));
    ck_assert(unpacked_has(&text, "<</Limits[0 1]/Nums[0 [] 1 [] ]>>"));
    ck_assert(unpacked_has(&text, "<</Limits[7 7]/Nums[7 [] ]>>"));
    ck_assert_uint_eq(unpacked_count(&text, "<</Kids["), 1);
    ck_assert(unpacked_has(&text, "<</Names[]>>"));
    drs_buf_free(&text);
    tear_down(&w);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("pdf_file");
    TCase *c = tcase_create("all");
    tcase_add_test(c, head_and_end);
    tcase_add_test(c, id_is_of_the_content);
    tcase_add_test(c, many_objects);
    tcase_add_test(c, too_many_objects);
    tcase_add_test(c, trees_have_leaves_with_limits);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
