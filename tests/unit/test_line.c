/* SPDX-License-Identifier: Apache-2.0
 * Where lines end, in a face where every letter is one wide and every blank half: what stays
 * together, what is hyphenated, how addresses are broken. "|" is a line's end, "-|" one with a
 * hyphen that was added. */
#include "support/suite.h"

#include "base/utf8.h"
#include "layout/line.h"
#include "layout/nobreak.h"
#include "support/pages.h"

enum { LETTER = 1000 };

static const struct {
    const char *text;
    int letters; /* the measure */
    int full;
    const char *wanted;
} cases[] = {
    /* rules of data/nobreak.txt */
    {"im Sinne des § 92 der", 12, DRS_FULL_ALWAYS, "im Sinne des|§ 92 der"},
    {"in der 18. Wahlperiode", 15, DRS_FULL_NEVER, "in der|18. Wahlperiode"},
    {"wie es z. B. hier", 9, DRS_FULL_ALWAYS, "wie es|z. B. hier"},
    {"es sind 18,5 % mehr", 12, DRS_FULL_ALWAYS, "es sind|18,5 % mehr"},
    {"rund 1,2 Mio. Euro", 12, DRS_FULL_ALWAYS, "rund|1,2 Mio. Euro"},
    {"am 20. November 2024", 12, DRS_FULL_NEVER, "am|20. November|2024"},
    {"die Kleine Anfrage 5441 vom", 18, DRS_FULL_ALWAYS, "die|Kleine Anfrage 5441|vom"},
    {"der Kleinen Anfrage 5441", 17, DRS_FULL_ALWAYS, "der Kleinen|Anfrage 5441"},
    /* hyphens: three letters on either side, not in names, not in ragged text that is full */
    {"die Verwaltungen", 12, DRS_FULL_ALWAYS, "die Verwal-|tungen"},
    {"die Verwaltungen", 12, DRS_FULL_NEVER, "die|Verwaltungen"},
    {"zwei Wörter eines", 14, DRS_FULL_ALWAYS, "zwei Wörter|eines"},
    {"hier wird KONSENS", 13, DRS_FULL_ALWAYS, "hier wird|KONSENS"},
    {"eine KI-basierte", 9, DRS_FULL_ALWAYS, "eine KI-|basierte"},
    /* addresses, without added hyphens */
    {"https://www.landtag.nrw.de/portal", 22, DRS_FULL_ALWAYS,
     "https://www.landtag|.nrw.de/portal"},
    {"https://www.landtag.nrw.de/portal", 28, DRS_FULL_ALWAYS,
     "https://www.landtag.nrw.de/|portal"},
    {"www.landtag.nrw.de/a/b-c", 6, DRS_FULL_ALWAYS, "www.la|ndtag|.nrw|.de/a/|b-c"},
    {"www.landtag.nrw.de/bericht_vom_mai.html", 26, DRS_FULL_ALWAYS,
     "www.landtag.nrw.de/|bericht_vom_mai.html"},
    {"unter www.heenemann.de.", 12, DRS_FULL_ALWAYS, "unter|www.heeneman|n.de."},
    /* a word that fits no line */
    {"x 0123456789012", 5, DRS_FULL_ALWAYS, "x|01234|56789|012"},
};

static void put(drs_buf *out, const drs_glyphs *glyphs, const drs_line_cut *cut)
{
    for (size_t i = cut->from; i < cut->to; i++)
        drs_utf8_put(out, glyphs->glyphs[i].code);
    if (cut->hyphen)
        drs_buf_byte(out, '-');
}

START_TEST(lines_end_where_they_should)
{
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    drs_metrics metrics = drs_test_half_em();
    drs_glyphs glyphs = {.mem = &mem, .faces = drs_faces_new(arena, &metrics)};
    const drs_span span = {.face = DRS_FACE_REGULAR, .size = 2 * LETTER, .note = DRS_NO_NOTE};
    drs_buf got = DRS_BUF(&mem);
    drs_glyphs_span(&glyphs, &span);
    drs_glyphs_text(&glyphs, drs_str_c(cases[_i].text), (drs_place){1, 1});
    drs_line_breaks(&glyphs);
    drs_nobreak_apply(drs_nobreak_rules(arena), &glyphs);
    for (size_t at = 0; at < glyphs.count;) {
        drs_line_cut cut = drs_line_fit(&glyphs, at, cases[_i].letters * LETTER, cases[_i].full);
        if (at)
            drs_buf_byte(&got, '|');
        put(&got, &glyphs, &cut);
        at = cut.next;
    }
    ck_assert_msg(drs_str_is(drs_buf_str(&got), cases[_i].wanted), "got %.*s, wanted %s",
                  (int)got.len, got.ptr, cases[_i].wanted);
    drs_buf_free(&got);
    drs_glyphs_free(&glyphs);
    drs_arena_free(arena);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("lines");
    TCase *c = tcase_create("all");
    tcase_add_loop_test(c, lines_end_where_they_should, 0, (int)(sizeof cases / sizeof *cases));
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
