/* SPDX-License-Identifier: Apache-2.0
 * Bags of every kind the RFC knows, valid ones and each way to be invalid. */
#include "archive/bags.h"

#include "archive/bag_text.h"

/* ---- valid bags ---- */

static const char *const versions[] = {"0.93", "0.94", "0.95", "0.96", "0.97", "1.0"};
enum { VERSIONS = sizeof versions / sizeof *versions };

START_TEST(every_version_and_algorithm_is_valid)
{
    bags_make(versions[_i / DRS_DIGEST_COUNT], (drs_digest_kind)(_i % DRS_DIGEST_COUNT));
    const drs_bag *bag = bags_verify("b");
    ck_assert_str_eq(bags_findings(), "");
    ck_assert(bag->is_readable);
    ck_assert_uint_eq(bag->record_count, 4);
}
END_TEST

/* ---- one change each ---- */

static void add_line(const char *path, const char *content)
{
    bags_put_str("b/manifest-sha256.txt",
                 bags_join(bags_join(bags_line(DRS_SHA256, "data/a.txt", "eins"),
                                     bags_line(DRS_SHA256, "data/sub/b.txt", "zwei")),
                           bags_line(DRS_SHA256, path, content)));
}

static void drop(const char *path)
{
    ck_assert_int_eq(remove(bags_path(path)), 0);
}

static void altered(void)
{
    bags_put("b/data/a.txt", "EINS");
}
static void altered_in_length(void)
{
    bags_put("b/data/a.txt", "eins ");
}
static void missing(void)
{
    drop("b/data/a.txt");
}
static void extra(void)
{
    bags_put("b/data/sub/neu.txt", "drei");
}
static void no_declaration(void)
{
    drop("b/bagit.txt");
}
static void no_manifest(void)
{
    drop("b/manifest-sha256.txt");
}
static void empty_folder(void)
{
    drop("b/data/a.txt");
    drop("b/data/sub/b.txt");
    drop("b/data/sub");
    drop("b/data");
    bags_put("b/manifest-sha256.txt", "");
}
static void version_without_major(void)
{
    bags_put("b/bagit.txt", "BagIt-Version: .97\nTag-File-Character-Encoding: UTF-8\n");
}
static void version_of_tomorrow(void)
{
    bags_put("b/bagit.txt", "BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n");
}
static void declaration_with_mark(void)
{
    bags_put("b/bagit.txt", "\xEF\xBB\xBF"
                            "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
}
static void declaration_with_blank(void)
{
    bags_put("b/bagit.txt", "BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n");
}
static void declaration_with_third_line(void)
{
    bags_put("b/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nmehr\n");
}
static void declaration_without_encoding(void)
{
    bags_put("b/bagit.txt", "BagIt-Version: 1.0\n");
}
static void declaration_empty(void)
{
    bags_put("b/bagit.txt", "");
}
static void encoding_unknown(void)
{
    bags_put("b/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: EBCDIC-DE\n");
}
static void encoding_wrong(void)
{
    bags_put("b/bag-info.txt", "Contact-Name: M\xFCller\n");
}
static void algorithm_unknown(void)
{
    bags_put("b/manifest-crc32.txt", "00000000  data/a.txt\n");
}
static void algorithms_all_unknown(void)
{
    drop("b/manifest-sha256.txt");
    bags_put("b/manifest-blake2b.txt", "00AAff  data/a.txt\n01  data/weg.txt\n1  data/sub/b.txt\n");
}
static void file_of_a_system(void)
{
    bags_put("b/data/sub/Thumbs.db", "");
    add_line("data/sub/Thumbs.db", "");
}
static void manifests_disagree(void)
{
    bags_put_str("b/manifest-sha512.txt",
                 bags_join(bags_line(DRS_SHA512, "data/a.txt", "EINS"),
                           bags_line(DRS_SHA512, "data/sub/b.txt", "zwei")));
}
static void algorithm_twice(void)
{
    bags_put_str("b/manifest-SHA-256.txt", bags_line(DRS_SHA256, "data/x", ""));
}
static void line_without_path(void)
{
    add_line("", "");
}
static void line_with_short_checksum(void)
{
    bags_put("b/manifest-sha512.txt", "abcd  data/a.txt\n");
}
static void line_with_other_letters(void)
{
    bags_put("b/manifest-md5.txt", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz  data/a.txt\n"
                                   "\nzz\n");
}
static void path_up(void)
{
    add_line("data/../../geheim", "");
}
static void path_absolute(void)
{
    add_line("/etc/passwd", "");
}
static void path_of_home(void)
{
    add_line("~root/x", "");
}
static void path_outside_data(void)
{
    add_line("bag-info.txt", "");
}
static void path_with_dot(void)
{
    bags_put("b/data/c.txt", "drei");
    add_line("./data//./c.txt", "drei");
}
static void path_with_star(void)
{
    bags_put("b/data/c.txt", "drei");
    add_line("*data/c.txt", "drei");
}
static void twice_same(void)
{
    add_line("data/a.txt", "eins");
}
static void twice_different(void)
{
    add_line("data/a.txt", "zwei");
}
static void not_in_every_manifest(void)
{
    bags_put_str("b/manifest-md5.txt", bags_line(DRS_MD5, "data/a.txt", "eins"));
}
static void link_to_file(void)
{
    ck_assert_int_eq(symlink("a.txt", bags_path("b/data/link.txt")), 0);
    add_line("data/link.txt", "eins");
}
static void link_to_folder(void)
{
    ck_assert_int_eq(symlink("/etc", bags_path("b/data/etc")), 0);
}
static void link_for_data(void)
{
    ck_assert_int_eq(rename(bags_path("b/data"), bags_path("elsewhere")), 0);
    ck_assert_int_eq(symlink("../elsewhere", bags_path("b/data")), 0);
}
static void pipe_in_data(void)
{
    ck_assert_int_eq(mkfifo(bags_path("b/data/pipe"), 0666), 0);
}
static void oxum_wrong(void)
{
    bags_put("b/bag-info.txt", "Payload-Oxum: 8.3\n");
}
static void oxum_right(void)
{
    bags_put("b/bag-info.txt", "payload-oxum: 8.2\nLang: eins\n  zwei\n");
}
static void oxum_twice(void)
{
    bags_put("b/bag-info.txt", "Payload-Oxum: 8.2\nPayload-Oxum: 8.2\n");
}
static void info_without_colon(void)
{
    bags_put("b/bag-info.txt", "Contact-Name: Müller\nnichts\n");
}
static void case_clash(void)
{
    bags_put("b/data/A.txt", "drei");
    add_line("data/A.txt", "drei");
}
static void case_listed_only(void)
{
    add_line("data/A.TXT", "eins");
}
static void form_clash(void)
{
    bags_put("b/data/K\u00f6ln", "x");
    bags_put("b/data/Ko\u0308ln", "y");
    bags_put_str("b/manifest-sha256.txt",
                 bags_join(bags_join(bags_line(DRS_SHA256, "data/a.txt", "eins"),
                                     bags_line(DRS_SHA256, "data/sub/b.txt", "zwei")),
                           bags_join(bags_line(DRS_SHA256, "data/K\u00f6ln", "x"),
                                     bags_line(DRS_SHA256, "data/Ko\u0308ln", "y"))));
}
static void form_differs(void)
{
    bags_put("b/data/K\u00f6ln", "x");
    add_line("data/Ko\u0308ln", "x");
}
static void form_differs_and_altered(void)
{
    bags_put("b/data/K\u00f6ln", "y");
    add_line("data/Ko\u0308ln", "x");
}
static void carriage_return_encoded(void)
{
    bags_put("b/data/a\rb\nc%", "x");
    add_line("data/a%0db%0Ac%25", "x");
}
static void carriage_return_raw(void)
{
    bags_put("b/data/a\rb", "x");
    add_line("data/a\rb", "x");
}
static void fetch_missing(void)
{
    drop("b/data/a.txt");
    bags_put("b/fetch.txt", "https://example.org/a.txt - data/a.txt\n");
}
static void fetch_there(void)
{
    bags_put("b/fetch.txt", "https://example.org/a.txt\t4\tdata/a.txt\r\n");
}
static void fetch_unlisted(void)
{
    bags_put("b/fetch.txt", "https://example.org/a.txt - data/c.txt\n");
}
static void fetch_up(void)
{
    bags_put("b/fetch.txt", "https://example.org/a.txt - ../../c.txt\n");
}
static void fetch_tag(void)
{
    bags_put("b/fetch.txt", "https://example.org/a.txt - bag-info.txt\n");
}
static void fetch_short(void)
{
    bags_put("b/fetch.txt", "https://example.org/a.txt data/a.txt\n");
}

static const struct {
    const char *version;
    void (*change)(void);
    const char *findings; /* of the bag "b" */
} changes[] = {
    {"1.0", altered, "b/data/a.txt ARC018\n"},
    {"1.0", altered_in_length, "b/data/a.txt ARC018\n"},
    {"0.97", altered, "b/data/a.txt ARC018\n"},
    {"1.0", missing, "b/data/a.txt ARC016\n"},
    {"1.0", extra, "b/data/sub/neu.txt ARC019\n"},
    {"0.93", extra, "b/data/sub/neu.txt ARC019\n"},
    {"1.0", no_declaration, "b ARC001\n"},
    {"1.0", no_manifest, "b ARC029\nb/data/a.txt ARC019\nb/data/sub/b.txt ARC019\n"},
    {"1.0", empty_folder, "b ARC028\n"},
    {"1.0", version_without_major, "b/bagit.txt:1 ARC002\n"},
    {"1.0", version_of_tomorrow, "b/bagit.txt:1 ARC003\n"},
    {"1.0", declaration_with_mark, "b/bagit.txt:1 ARC002\n"},
    {"1.0", declaration_with_blank, "b/bagit.txt:1 ARC002\n"},
    {"1.0", declaration_with_third_line, "b/bagit.txt:3 ARC002\n"},
    {"1.0", declaration_without_encoding, "b/bagit.txt:2 ARC002\n"},
    {"1.0", declaration_empty, "b/bagit.txt:1 ARC002\n"},
    {"1.0", encoding_unknown, "b/bagit.txt:2 ARC004\n"},
    {"1.0", encoding_wrong, "b/bag-info.txt ARC009\n"},
    {"1.0", algorithm_unknown, "b/data/sub/b.txt ARC020\nb/manifest-crc32.txt ARC006\n"},
    {"0.97", algorithm_unknown, "b/manifest-crc32.txt ARC006\n"},
    {"1.0", algorithms_all_unknown,
     "b ARC031\nb/data/sub/b.txt ARC019\nb/data/weg.txt ARC016\nb/manifest-blake2b.txt ARC006\n"
     "b/manifest-blake2b.txt:3 ARC008\n"},
    {"1.0", file_of_a_system, "b/data/sub/Thumbs.db ARC032\n"},
    {"1.0", manifests_disagree, "b/data/a.txt ARC018\n"},
    {"1.0", algorithm_twice, "b/data/x ARC016\nb/manifest-sha256.txt ARC007\n"},
    {"1.0", line_without_path, "b/manifest-sha256.txt:3 ARC008\n"},
    {"0.97", line_with_short_checksum, "b/manifest-sha512.txt:1 ARC008\n"},
    {"0.97", line_with_other_letters, "b/manifest-md5.txt:1 ARC008\nb/manifest-md5.txt:3 ARC008\n"},
    {"1.0", path_up, "b/manifest-sha256.txt:3 ARC010\n"},
    {"1.0", path_absolute, "b/manifest-sha256.txt:3 ARC010\n"},
    {"1.0", path_of_home, "b/manifest-sha256.txt:3 ARC010\n"},
    {"1.0", path_outside_data, "b/manifest-sha256.txt:3 ARC014\n"},
    {"1.0", path_with_dot, "b/manifest-sha256.txt:3 ARC011\n"},
    {"0.97", path_with_star, "b/manifest-sha256.txt:3 ARC011\n"},
    {"0.97", twice_same, "b/manifest-sha256.txt:3 ARC013\n"},
    {"1.0", twice_same, "b/manifest-sha256.txt:3 ARC012\n"},
    {"0.97", twice_different, "b/manifest-sha256.txt:3 ARC012\n"},
    {"1.0", not_in_every_manifest, "b/data/sub/b.txt ARC020\n"},
    {"0.97", not_in_every_manifest, ""},
    {"1.0", link_to_file, "b/data/link.txt ARC024\n"},
    {"1.0", link_to_folder, "b/data/etc ARC024\n"},
    {"1.0", link_for_data,
     "b ARC028\nb/data ARC024\nb/data/a.txt ARC016\nb/data/sub/b.txt ARC016\n"},
    {"1.0", pipe_in_data, "b/data/pipe ARC024\n"},
    {"1.0", oxum_wrong, "b/bag-info.txt ARC025\n"},
    {"1.0", oxum_right, ""},
    {"1.0", oxum_twice, "b/bag-info.txt ARC026\n"},
    {"0.97", oxum_twice, ""},
    {"1.0", info_without_colon, "b/bag-info.txt:2 ARC005\n"},
    {"1.0", case_clash, "b/data/a.txt ARC027\n"},
    {"1.0", case_listed_only, "b/data/A.TXT ARC016\nb/data/a.txt ARC027\n"},
    {"1.0", form_clash, "b/data/K\u00f6ln ARC027\n"},
    {"1.0", form_differs, "b/data/Ko\u0308ln ARC023\n"},
    {"1.0", form_differs_and_altered, "b/data/Ko\u0308ln ARC023\nb/data/K\u00f6ln ARC018\n"},
    {"1.0", carriage_return_encoded, ""},
    {"1.0", carriage_return_raw,
     "b/data/a ARC016\nb/data/a%0Db ARC019\nb/manifest-sha256.txt:4 ARC008\n"},
    {"1.0", fetch_missing, "b/data/a.txt ARC017\nb/fetch.txt ARC030\n"},
    {"0.97", fetch_there, "b/fetch.txt ARC030\n"},
    {"1.0", fetch_unlisted, "b/data/c.txt ARC020\nb/fetch.txt ARC030\n"},
    {"1.0", fetch_up, "b/fetch.txt ARC030\nb/fetch.txt:1 ARC010\n"},
    {"1.0", fetch_tag, "b/fetch.txt ARC030\nb/fetch.txt:1 ARC014\n"},
    {"1.0", fetch_short, "b/fetch.txt ARC030\nb/fetch.txt:1 ARC008\n"},
};

START_TEST(each_fault_is_one_finding)
{
    bags_make(changes[_i].version, DRS_SHA256);
    changes[_i].change();
    bags_verify("b");
    ck_assert_str_eq(bags_findings(), changes[_i].findings);
}
END_TEST

/* ---- tag manifests ---- */

static void tag_manifest(const char *path, const char *content)
{
    char manifest[1024];
    FILE *file = fopen(bags_path("b/manifest-sha256.txt"), "rb");
    size_t length = fread(manifest, 1, sizeof manifest - 1, file);
    fclose(file);
    manifest[length] = '\0';
    drs_str lines = bags_line(DRS_SHA256, "manifest-sha256.txt", manifest);
    bags_put_str("b/tagmanifest-sha256.txt",
                 bags_join(lines, path ? bags_line(DRS_SHA256, path, content) : drs_str_c("")));
}

static const struct {
    const char *path, *content, *findings;
} tag_manifests[] = {
    {"bag-info.txt", "A: b\n", "b/bagit.txt ARC022\n"},
    {"bag-info.txt", "A: c\n", "b/bag-info.txt ARC018\nb/bagit.txt ARC022\n"},
    {"readme.txt", "", "b/bag-info.txt ARC022\nb/bagit.txt ARC022\nb/readme.txt ARC016\n"},
    {"data/a.txt", "eins",
     "b/bag-info.txt ARC022\nb/bagit.txt ARC022\nb/tagmanifest-sha256.txt:2 ARC015\n"},
    {"tagmanifest-sha256.txt", "",
     "b/bag-info.txt ARC022\nb/bagit.txt ARC022\nb/tagmanifest-sha256.txt:2 ARC015\n"},
};

START_TEST(tag_manifest_is_judged)
{
    bags_make("1.0", DRS_SHA256);
    bags_put("b/bag-info.txt", "A: b\n");
    tag_manifest(tag_manifests[_i].path, tag_manifests[_i].content);
    bags_verify("b");
    ck_assert_str_eq(bags_findings(), tag_manifests[_i].findings);
}
END_TEST

START_TEST(tag_manifest_lists_every_manifest)
{
    bags_make("1.0", DRS_SHA256);
    bags_put_str("b/tagmanifest-md5.txt",
                 bags_line(DRS_MD5, "bagit.txt",
                           "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
    bags_verify("b");
    ck_assert_str_eq(bags_findings(), "b/manifest-sha256.txt ARC021\n");
}
END_TEST

/* ---- encodings ---- */

START_TEST(tag_files_in_utf16_are_read)
{
    bags_make("0.97", DRS_MD5);
    bags_put("b/bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-16\n");
    drs_str lines = bags_join(bags_line(DRS_MD5, "data/a.txt", "eins"),
                              bags_line(DRS_MD5, "data/sub/b.txt", "zwei"));
    drs_buf wide = DRS_BUF(&bags_mem);
    drs_buf_put(&wide, drs_str_of("\xFF\xFE", 2));
    for (size_t i = 0; i < lines.len; i++) {
        drs_buf_byte(&wide, lines.ptr[i]);
        drs_buf_byte(&wide, '\0');
    }
    bags_put_str("b/manifest-md5.txt", drs_buf_str(&wide));
    drs_buf_free(&wide);
    bags_verify("b");
    ck_assert_str_eq(bags_findings(), "");
}
END_TEST

START_TEST(tag_files_in_latin_1_are_read)
{
    bags_make("1.0", DRS_MD5);
    bags_put("b/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: ISO-8859-1\n");
    bags_put("b/bag-info.txt", "Contact-Name: M\xFCller\n");
    const drs_bag *bag = bags_verify("b");
    ck_assert_str_eq(bags_findings(), "");
    ck_assert(drs_str_is(drs_bag_tag_value(bag, "contact-name"), "Müller"));
    ck_assert_ptr_null(drs_bag_tag_value(bag, "contact").ptr);
}
END_TEST

START_TEST(line_ends_of_every_machine_are_read)
{
    bags_make("1.0", DRS_MD5);
    bags_put("b/bagit.txt", "BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8");
    bags_put("b/bag-info.txt", "A: 1\rB: zwei\r drei\r\nC: 4");
    const drs_bag *bag = bags_verify("b");
    ck_assert_str_eq(bags_findings(), "");
    ck_assert_uint_eq(bag->tag_count, 3);
    ck_assert(drs_str_is(bag->tags[1].value, "zwei drei"));
}
END_TEST

/* ---- what is no bag ---- */

START_TEST(a_file_or_nothing_is_no_bag)
{
    bags_put("file", "x");
    bags_verify("file");
    ck_assert_str_eq(bags_findings(), "file ARC001\n");
    bags_verify("nothing");
    ck_assert_str_eq(bags_findings(), "file ARC001\nnothing GEN001\n");
    ck_assert_int_eq(drs_diags_worst(bags_diags), DRS_FATAL);
}
END_TEST

START_TEST(path_is_cleaned)
{
    static const struct {
        const char *written, *cleaned;
        bool inside;
    } paths[] = {
        {"data/a", "data/a", true},
        {"./data//a/.", "data/a", true},
        {"/a", "/a", false},
        {"a/../b", "a/../b", false},
        {"..", "..", false},
        {"~", "~", false},
        {"data/~a", "data/~a", true},
        {"./", "", false},
        {"a..b/...", "a..b/...", true},
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        drs_str cleaned = drs_bag_path_clean(bags_arena, drs_str_c(paths[i].written));
        ck_assert(drs_str_is(cleaned, paths[i].cleaned));
        ck_assert_int_eq(drs_bag_path_is_inside(cleaned), paths[i].inside);
    }
}
END_TEST

/* Whatever bytes a name has: encoded and decoded it is the same name, on one line. */
START_TEST(encoded_paths_come_back)
{
    unsigned state = 4711;
    for (int round = 0; round < 500; round++) {
        char name[12];
        for (size_t i = 0; i < sizeof name; i++) {
            state = state * 1103515245u + 12345u;
            name[i] =
                "%\r\n0DAda25/x."[state >> 16 & 7u ? state >> 20 & 7u : 8u + (state >> 20 & 3u)];
        }
        drs_str path = drs_str_of(name, sizeof name);
        drs_buf encoded = DRS_BUF(&bags_mem);
        drs_bag_path_encode(&encoded, path);
        ck_assert_uint_eq(drs_str_find_byte(drs_buf_str(&encoded), '\n'), DRS_NOT_FOUND);
        ck_assert(
            drs_str_equal(drs_bag_path_decode(bags_arena, drs_buf_str(&encoded), true), path));
        drs_buf_free(&encoded);
    }
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("bag");
    TCase *c = tcase_create("all");
    tcase_add_checked_fixture(c, bags_setup, bags_teardown);
    tcase_add_loop_test(c, every_version_and_algorithm_is_valid, 0, VERSIONS * DRS_DIGEST_COUNT);
    tcase_add_loop_test(c, each_fault_is_one_finding, 0, sizeof changes / sizeof *changes);
    tcase_add_loop_test(c, tag_manifest_is_judged, 0, sizeof tag_manifests / sizeof *tag_manifests);
    tcase_add_test(c, tag_manifest_lists_every_manifest);
    tcase_add_test(c, tag_files_in_utf16_are_read);
    tcase_add_test(c, tag_files_in_latin_1_are_read);
    tcase_add_test(c, line_ends_of_every_machine_are_read);
    tcase_add_test(c, a_file_or_nothing_is_no_bag);
    tcase_add_test(c, path_is_cleaned);
    tcase_add_test(c, encoded_paths_come_back);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
