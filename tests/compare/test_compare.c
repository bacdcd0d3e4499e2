/* SPDX-License-Identifier: Apache-2.0
 * Which initiative is which, and what became of it. */
#include "support/fixture.h"

#include "compare/compare.h"
#include "compare/similarity.h"
#include "model/initiative.h"

/* Lines of cells between '|'; the first are the heads. */
static drs_paper *paper_of(const char *name, const char *lines)
{
    drs_table *table = drs_arena_alloc(arena, sizeof *table);
    drs_str rest = drs_str_c(lines), line, cell;
    while (drs_str_split(&rest, '\n', &line)) {
        if (line.len == 0)
            continue;
        drs_cell *cells = drs_arena_alloc(arena, 8 * sizeof *cells);
        uint32_t count = 0;
        while (drs_str_split(&line, '|', &cell))
            cells[count++] = (drs_cell){.text = cell, .source = cell};
        if (table->column_count) {
            drs_table_add(arena, table, (drs_row){.cells = cells, .count = count});
            continue;
        }
        table->columns = drs_arena_alloc(arena, count * sizeof *table->columns);
        table->column_count = count;
        for (uint32_t i = 0; i < count; i++)
            table->columns[i].name = cells[i].text;
    }
    drs_table_type(table);
    drs_paper *paper = drs_arena_alloc(arena, sizeof *paper);
    *paper = (drs_paper){.arena = arena, .input_name = drs_str_c(name), .list = table};
    return paper;
}

#define HEAD "Behörde|Ressort|Name|Status\n"

static const struct {
    const char *before, *after, *text; /* text without its first line */
} cases[] = {
    /* order, blanks and the order of Ressorts are no changes */
    {HEAD "A|IM|Bot|Betrieb\nB|FM/IM|Suche nach Daten|Entwicklung\nA|IM|Brille|Pilotierung",
     HEAD "B|IM / FM|Suche  nach\tDaten|Entwicklung\nA|IM|Brille|Pilotierung\nA|IM|Bot|Betrieb",
     "0 geändert, 0 umbenannt, 0 neu, 0 weggefallen, 3 unverändert\n"},
    {HEAD "A|IM|Bot|Entwicklung\nA|IM|Brille|Pilotierung\nA|FM|Tal|-",
     HEAD "A|IM|Bot|Betrieb\nA|IM|Brille|Betrieb\nA|IM|Tal|-",
     "3 geändert, 0 umbenannt, 0 neu, 0 weggefallen, 0 unverändert\n"
     "Wechsel der Phase:\n"
     "    1 × Entwicklung → Betrieb\n"
     "    1 × Pilotierung → Betrieb\n"
     "~ A: Bot\n    Status: Entwicklung → Betrieb\n"
     "~ A: Brille\n    Status: Pilotierung → Betrieb\n"
     "~ A: Tal\n    Ressort: FM → IM\n"},
    {HEAD "A|IM|Bot|Betrieb", HEAD "A|IM|Brille|Betrieb\nA|IM|Bot|Betrieb",
     "0 geändert, 0 umbenannt, 1 neu, 0 weggefallen, 1 unverändert\n"
     "+ A: Brille (Betrieb)\n"},
    {HEAD "A|IM|Bot|Betrieb\nA|IM|Brille|In Planung", HEAD "A|IM|Bot|Betrieb",
     "0 geändert, 0 umbenannt, 0 neu, 1 weggefallen, 1 unverändert\n"
     "- A: Brille (In Planung)\n"},
    {HEAD "A|IM|Chatbot für Anfragen|Betrieb", HEAD "A|IM|KI-Chatbot für Anfragen|Entwicklung",
     "0 geändert, 1 umbenannt, 0 neu, 0 weggefallen, 0 unverändert\n"
     "Wechsel der Phase:\n    1 × Betrieb → Entwicklung\n"
     "> A: KI-Chatbot für Anfragen\n"
     "    Name: Chatbot für Anfragen → KI-Chatbot für Anfragen (Ähnlichkeit 93 %)\n"
     "    Status: Betrieb → Entwicklung\n"},
    /* the same name in another Behörde is the same one only where it is left over once */
    {HEAD "A|IM|Bot|Betrieb", HEAD "B|IM|Bot|Betrieb",
     "1 geändert, 0 umbenannt, 0 neu, 0 weggefallen, 0 unverändert\n"
     "~ B: Bot\n    Behörde: A → B\n"},
    {HEAD "A|IM|Bot|Betrieb", HEAD "B|IM|Bot|Betrieb\nC|IM|Bot|Betrieb",
     "0 geändert, 0 umbenannt, 2 neu, 1 weggefallen, 0 unverändert\n"
     "+ B: Bot (Betrieb)\n+ C: Bot (Betrieb)\n- A: Bot (Betrieb)\n"},
    /* rows that are double: the one that is the same is the same */
    {HEAD "A|IM|Bot|Betrieb\nA|IM|Bot|Entwicklung",
     HEAD "A|IM|Bot|Entwicklung\nA|IM|Bot|Pilotierung",
     "1 geändert, 0 umbenannt, 0 neu, 0 weggefallen, 1 unverändert\n"
     "Wechsel der Phase:\n    1 × Betrieb → Pilotierung\n"
     "~ A: Bot\n    Status: Betrieb → Pilotierung\n"},
    /* numbers keep names apart */
    {HEAD "A|IM|Projekt 1|Betrieb", HEAD "A|IM|Projekt 2|Betrieb",
     "0 geändert, 0 umbenannt, 1 neu, 1 weggefallen, 0 unverändert\n"
     "+ A: Projekt 2 (Betrieb)\n- A: Projekt 1 (Betrieb)\n"},
    /* a table of anything: its first column names the rows */
    {"Land|Einwohner\nHessen|6\nSaarland|1", "Land|Einwohner|Fläche\nSaarland|1|3\nHessen|7|4",
     "1 geändert, 0 umbenannt, 0 neu, 0 weggefallen, 1 unverändert\n"
     "~ Hessen\n    Einwohner: 6 → 7\n"},
    /* tables that have nothing in common */
    {HEAD "A|IM|Bot|Betrieb", "Land|Einwohner\nHessen|6",
     "0 geändert, 0 umbenannt, 1 neu, 1 weggefallen, 0 unverändert\n"
     "+ Hessen\n- A: Bot (Betrieb)\n"},
    {HEAD, HEAD, "0 geändert, 0 umbenannt, 0 neu, 0 weggefallen, 0 unverändert\n"},
    {HEAD, HEAD "A", "0 geändert, 0 umbenannt, 1 neu, 0 weggefallen, 0 unverändert\n+ A: \n"},
};

START_TEST(each_fate_is_told)
{
    const drs_comparison *c = drs_compare_papers(arena, paper_of("alt", cases[_i].before),
                                                 paper_of("neu", cases[_i].after), diags);
    ck_assert_ptr_nonnull(c);
    drs_buf text = DRS_BUF(&mem);
    drs_comparison_text(&text, arena, c);
    drs_buf_byte(&text, '\0');
    ck_assert_str_eq(text.ptr + strlen("alt → neu\n"), cases[_i].text);
    drs_buf_free(&text);
}
END_TEST

START_TEST(a_paper_without_a_table_is_an_error)
{
    drs_paper *empty = paper_of("leer", HEAD);
    empty->list = NULL;
    ck_assert_ptr_null(drs_compare_papers(arena, paper_of("a", HEAD), empty, diags));
    ck_assert(drs_diags_has(diags, DRS_CMP001));
}
END_TEST

/* ---- similarity ---- */

static const struct {
    const char *a, *b;
    unsigned least, most;
} names[] = {
    {"Chatbot", "Chatbot", 100, 100},
    {"Chatbot", "chat-bot", 60, 99},
    {"KI-Assistent", "KI-Assistenz", 70, 90},
    {"Chatbot", "Chatbot für Bürgerinnen und Bürger", 60, 60},
    {"Übersetzung", "übersetzung", 100, 100},
    {"Chatbot", "Drohne", 0, 20},
    {"Projekt 1", "Projekt 2", 0, 0},
    {"Projekt 1", "Projekt", 60, 99},
    {"Projekt 1 und 2", "Projekt 1", 0, 0},
    {"", "", 0, 0},
    {"-", "Chatbot", 0, 0},
    {"1", "1 Chatbot", 0, 40},
};

START_TEST(similarity_is_as_documented)
{
    drs_likeness a = drs_likeness_of(arena, drs_str_c(names[_i].a));
    drs_likeness b = drs_likeness_of(arena, drs_str_c(names[_i].b));
    unsigned percent = drs_similarity(&a, &b);
    ck_assert_uint_ge(percent, names[_i].least);
    ck_assert_uint_le(percent, names[_i].most);
    ck_assert_uint_eq(percent, drs_similarity(&b, &a));
}
END_TEST

/* ---- any table against a shuffled and edited copy ---- */

static unsigned random_below(unsigned *state, unsigned bound)
{
    *state = *state * 1103515245u + 12345u;
    return (*state >> 16) % bound;
}

static void row_put(drs_buf *out, unsigned name, unsigned status)
{
    static const char *const phases[] = {"Betrieb", "Entwicklung", "Pilotierung"};
    drs_buf_text(out, "Amt ");
    drs_buf_int(out, name % 7);
    drs_buf_text(out, "|IM|Verfahren ");
    drs_buf_int(out, name);
    drs_buf_text(out, "|");
    drs_buf_text(out, phases[status % 3]);
    drs_buf_text(out, "\n");
}

/* Row i of the old table has name i; `status_of` and `is_gone` say what the new one makes of it. */
START_TEST(edits_are_counted_exactly)
{
    enum { ROWS = 200 };
    unsigned state = (unsigned)_i + 1, order[ROWS], changed = 0, gone = 0, fresh = 0;
    drs_buf before = DRS_BUF(&mem), after = DRS_BUF(&mem);
    drs_buf_text(&before, HEAD);
    drs_buf_text(&after, HEAD);
    for (unsigned i = 0; i < ROWS; i++) {
        row_put(&before, i, i);
        order[i] = i;
    }
    for (unsigned i = ROWS; i-- > 1;) {
        unsigned j = random_below(&state, i + 1), swap = order[i];
        order[i] = order[j];
        order[j] = swap;
    }
    for (unsigned i = 0; i < ROWS; i++) {
        unsigned edit = random_below(&state, 10);
        gone += edit == 0;
        changed += edit == 1;
        fresh += edit == 2;
        if (edit != 0)
            row_put(&after, order[i], order[i] + (edit == 1));
        if (edit == 2)
            row_put(&after, ROWS + i, 0);
    }
    drs_buf_byte(&before, '\0');
    drs_buf_byte(&after, '\0');
    const drs_comparison *c =
        drs_compare_papers(arena, paper_of("a", before.ptr), paper_of("b", after.ptr), diags);
    ck_assert_uint_eq(c->counts[DRS_REMOVED], gone);
    ck_assert_uint_eq(c->counts[DRS_ADDED], fresh);
    ck_assert_uint_eq(c->counts[DRS_CHANGED], changed);
    ck_assert_uint_eq(c->counts[DRS_RENAMED], 0);
    ck_assert_int_eq(drs_comparison_is_empty(c), gone + fresh + changed == 0);
    drs_buf_free(&before);
    drs_buf_free(&after);
}
END_TEST

/* Every row renamed in one Behörde: each still finds its partner, by its rarer words. */
START_TEST(many_renamed_rows_of_one_authority)
{
    enum { ROWS = 3000 };
    drs_buf before = DRS_BUF(&mem), after = DRS_BUF(&mem);
    drs_buf_text(&before, HEAD);
    drs_buf_text(&after, HEAD);
    for (unsigned i = 0; i < ROWS; i++) {
        char word[5] = {(char)('a' + i % 26), (char)('a' + i / 26 % 26), (char)('a' + i / 676),
                        'x'};
        drs_buf_text(&before, "Amt|IM|Verfahren ");
        drs_buf_text(&before, word);
        drs_buf_text(&before, " zur Analyse|Betrieb\n");
        drs_buf_text(&after, "Amt|IM|KI-Verfahren ");
        drs_buf_text(&after, word);
        drs_buf_text(&after, " zur Analyse|Betrieb\n");
    }
    drs_buf_byte(&before, '\0');
    drs_buf_byte(&after, '\0');
    const drs_comparison *c =
        drs_compare_papers(arena, paper_of("a", before.ptr), paper_of("b", after.ptr), diags);
    ck_assert_uint_eq(c->counts[DRS_RENAMED], ROWS);
    for (size_t i = 0; i < c->difference_count; i++)
        ck_assert_uint_eq(c->differences[i].pair.old_row, c->differences[i].pair.new_row);
    drs_buf_free(&before);
    drs_buf_free(&after);
}
END_TEST

/* ---- the paper ---- */

START_TEST(the_paper_holds_every_row_once)
{
    const drs_comparison *c = drs_compare_papers(
        arena, paper_of("alt", HEAD "A|IM|Bot|Betrieb\nA|IM|Brille|Pilotierung\nB|FM|Uhr|-"),
        paper_of("neu", HEAD "A|IM|Bot|Betrieb\nA|IM|Brille|Betrieb\nC|FM|Kran|-"), diags);
    const drs_paper *paper = drs_comparison_paper(arena, c, NULL);
    const drs_table *list = paper->list;
    ck_assert_uint_eq(list->row_count, 4);
    ck_assert_uint_eq(list->column_count, 8);
    static const char *const rows[][8] = {
        {"geändert", "A", "IM", "Brille", "Betrieb", "Status: Pilotierung", "Betrieb",
         "Pilotierung"},
        {"neu", "C", "FM", "Kran", "-", "", "ohne Zuordnung", ""},
        {"weggefallen", "B", "FM", "Uhr", "-", "", "", "ohne Zuordnung"},
        {"unverändert", "A", "IM", "Bot", "Betrieb", "", "Betrieb", "Betrieb"},
    };
    for (size_t r = 0; r < 4; r++)
        for (size_t i = 0; i < 8; i++)
            ck_assert(drs_str_is(drs_table_cell(list, r, i)->text, rows[r][i]));
    ck_assert(!drs_table_is_initiatives(list));
    ck_assert_uint_eq(drs_table_find(list, DRS_NAME), 3);
    ck_assert_uint_eq(paper->block_count, 6);
    ck_assert_uint_eq(paper->blocks[3].table->row_count, 1);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("compare");
    TCase *c = tcase_create("all");
    tcase_set_timeout(c, 60);
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_loop_test(c, each_fate_is_told, 0, sizeof cases / sizeof *cases);
    tcase_add_test(c, a_paper_without_a_table_is_an_error);
    tcase_add_loop_test(c, similarity_is_as_documented, 0, sizeof names / sizeof *names);
    tcase_add_loop_test(c, edits_are_counted_exactly, 0, 20);
    tcase_add_test(c, many_renamed_rows_of_one_authority);
    tcase_add_test(c, the_paper_holds_every_row_once);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
