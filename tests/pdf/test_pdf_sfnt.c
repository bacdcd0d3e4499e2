/* SPDX-License-Identifier: Apache-2.0
 * TrueType files: tables, glyphs beyond U+FFFF, subsets (ISO/IEC 14496-22). */
#include "support/suite.h"

#include "base/resource.h"
#include "writer/pdf/pdf_sfnt.h"

enum { EM_DIGIT_ONE = 0x1D7D8, GLYPHS_MOST = 65536 };

static drs_str font(void)
{
    return drs_resource("fonts/DejaVuSans.ttf");
}

static size_t glyph_count(drs_str file)
{
    return drs_sfnt_u16(drs_sfnt_table(file, "maxp"), 4);
}

static uint32_t sum_of(drs_str bytes)
{
    uint32_t sum = 0;
    for (size_t at = 0; at < bytes.len; at += 4)
        sum += drs_sfnt_u32(bytes, at);
    return sum;
}

START_TEST(numbers_end_with_the_table)
{
    drs_str table = drs_str_of("\x01\x02\x03\x04", 4);
    ck_assert_uint_eq(drs_sfnt_u16(table, 2), 0x0304);
    ck_assert_uint_eq(drs_sfnt_u16(table, 3), 0);
    ck_assert_uint_eq(drs_sfnt_u32(table, 0), 0x01020304);
    ck_assert_uint_eq(drs_sfnt_table(table, "glyf").len, 0);
    ck_assert_uint_eq(drs_sfnt_glyph(table, EM_DIGIT_ONE), 0);
}
END_TEST

START_TEST(characters_beyond_the_first_plane)
{
    ck_assert_uint_gt(drs_sfnt_glyph(font(), EM_DIGIT_ONE), 0);
    ck_assert_uint_eq(drs_sfnt_glyph(font(), 0x10FFFE), 0);
    ck_assert_uint_gt(drs_sfnt_glyph(font(), 'A'), 0);
}
END_TEST

/* U+00C4 is made of two other glyphs, which must come along. */
START_TEST(subset_holds_what_is_wanted)
{
    drs_mem mem = drs_test_mem();
    size_t count = glyph_count(font());
    unsigned char *wanted = calloc(count, 1);
    uint16_t *map = calloc(count, sizeof *map);
    uint16_t a = drs_sfnt_glyph(font(), 'A'), umlaut = drs_sfnt_glyph(font(), 0xC4);
    wanted[umlaut] = 1;
    drs_buf out = DRS_BUF(&mem);
    drs_sfnt_subset(&out, font(), wanted, map, count);
    drs_str subset = drs_buf_str(&out);
    ck_assert_uint_eq(sum_of(subset), 0xB1B0AFBA); /* what all of a font sums up to */
    ck_assert_uint_eq(map[0], 0);
    ck_assert_uint_gt(map[umlaut], 0);
    ck_assert_uint_gt(map[a], 0);
    size_t kept = glyph_count(subset);
    ck_assert_uint_gt(kept, 2);
    ck_assert_uint_lt(kept, 6);
    ck_assert_uint_eq(drs_sfnt_table(subset, "hmtx").len, 4 * kept);
    ck_assert_uint_eq(drs_sfnt_table(subset, "loca").len, 4 * (kept + 1));
    drs_str old = drs_sfnt_table(font(), "hmtx"), new = drs_sfnt_table(subset, "hmtx");
    ck_assert_uint_eq(drs_sfnt_u16(new, (size_t)4 * map[a]), drs_sfnt_u16(old, (size_t)4 * a));
    ck_assert_uint_eq(drs_sfnt_table(subset, "name").len, 0);
    ck_assert_uint_lt(subset.len, 20000);
    drs_buf_free(&out);
    free(wanted);
    free(map);
}
END_TEST

/* A font cut anywhere yields a subset or nothing, never a read beyond its end. */
START_TEST(cut_fonts)
{
    drs_mem mem = drs_test_mem();
    unsigned char *wanted = malloc(GLYPHS_MOST);
    uint16_t *map = malloc(GLYPHS_MOST * sizeof *map);
    for (size_t length = 0; length < font().len; length += length < 600 ? 7 : 40009) {
        char *copy = malloc(length + 1); /* its end is the allocation's: sanitizers watch it */
        memcpy(copy, font().ptr, length);
        memset(wanted, 0, GLYPHS_MOST);
        wanted[36] = 1;
        drs_buf out = DRS_BUF(&mem);
        drs_sfnt_subset(&out, drs_str_of(copy, length), wanted, map, 100);
        (void)drs_sfnt_glyph(drs_str_of(copy, length), EM_DIGIT_ONE);
        drs_buf_free(&out);
        free(copy);
    }
    free(wanted);
    free(map);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("pdf_sfnt");
    TCase *c = tcase_create("all");
    tcase_add_test(c, numbers_end_with_the_table);
    tcase_add_test(c, characters_beyond_the_first_plane);
    tcase_add_test(c, subset_holds_what_is_wanted);
    tcase_add_test(c, cut_fonts);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
