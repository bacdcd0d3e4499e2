/* SPDX-License-Identifier: Apache-2.0
 * Tables of every width: natural, shared out, on pages that lie, in smaller type, in parts; and
 * what stands in the feet. In a face where every letter is half an em wide. */
#include "support/suite.h"

#include "layout/style.h"
#include "support/pages.h"

enum { ITEMS = 20000 };

typedef struct made {
    drs_mem mem;
    drs_arena *arena;
    drs_diags *diags;
    drs_paper paper;
    drs_block blocks[8];
    drs_layout_options options;
    /* what came out */
    uint32_t pages, landscape, tables;
    drs_tag tags[ITEMS];
    drs_buf words; /* of content, page after page, each page's end a form feed */
    int32_t right, size;
} made;

static void make(made *m, const char *profile)
{
    memset(m, 0, sizeof *m);
    m->mem = drs_test_mem();
    m->arena = drs_arena_new(&m->mem);
    m->diags = drs_diags_new(m->arena, drs_str_c("paper"));
    m->paper.arena = m->arena;
    m->paper.profile = drs_profile_find(m->arena, drs_str_c(profile));
    m->paper.blocks = m->blocks;
    m->words = DRS_BUF(&m->mem);
}

static drs_block *add(made *m, drs_block_kind kind, const char *words)
{
    drs_block *block = &m->blocks[m->paper.block_count++];
    block->kind = kind;
    block->text = drs_text_plain(m->arena, drs_str_c(words), (drs_place){1, 1});
    return block;
}

static drs_table *table_of(made *m, size_t columns, size_t rows, const char *head, const char *cell)
{
    drs_table *table = drs_arena_alloc(m->arena, sizeof *table);
    table->column_count = columns;
    table->columns = drs_arena_alloc(m->arena, columns * sizeof *table->columns);
    for (size_t c = 0; c < columns; c++)
        table->columns[c].name = drs_str_c(head);
    for (size_t r = 0; r < rows; r++) {
        drs_cell *cells = drs_arena_alloc(m->arena, columns * sizeof *cells);
        for (size_t c = 0; c < columns; c++)
            cells[c].text = drs_str_c(c ? cell : "Zeile");
        drs_table_add(m->arena, table, (drs_row){.cells = cells, .count = (uint32_t)columns});
    }
    return table;
}

static void add_table(made *m, drs_table *table)
{
    add(m, DRS_BLOCK_TABLE, "")->table = table;
}

static bool take(void *context, const drs_page *page)
{
    made *m = context;
    m->pages = page->number;
    m->landscape += page->width > page->height;
    for (size_t i = 0; i < page->opened_count; i++) {
        const drs_element *e = &page->opened[i];
        ck_assert_uint_lt(e->id, ITEMS);
        m->tags[e->id] = e->tag;
        m->tables += e->tag == DRS_TAG_TABLE;
    }
    for (size_t i = 0; i < page->item_count; i++) {
        const drs_item *item = &page->items[i];
        bool cell = item->element &&
                    (m->tags[item->element] == DRS_TAG_TD || m->tags[item->element] == DRS_TAG_TH);
        ck_assert_int_le(item->y, page->height);
        if (cell && item->x + item->width > m->right)
            m->right = item->x + item->width;
        if (cell)
            m->size = item->size;
        if (item->element)
            drs_buf_put(&m->words, item->text);
    }
    drs_buf_byte(&m->words, '\f');
    return page->number < 500;
}

static void lay_out(made *m)
{
    drs_metrics metrics = drs_test_half_em();
    ck_assert(
        drs_layout(&m->paper, &m->options, &metrics, &m->mem, m->diags, (drs_page_taker){m, take}));
}

static void end(made *m)
{
    drs_buf_free(&m->words);
    drs_arena_free(m->arena);
}

static bool has(const made *m, const char *words)
{
    return drs_str_find(drs_buf_str(&m->words), drs_str_c(words)) != DRS_NOT_FOUND;
}

static size_t times(const made *m, const char *words)
{
    size_t count = 0, at;
    drs_str rest = drs_buf_str(&m->words);
    while ((at = drs_str_find(rest, drs_str_c(words))) != DRS_NOT_FOUND) {
        rest = drs_str_sub(rest, at + strlen(words), rest.len);
        count++;
    }
    return count;
}

/* ---- widths ---- */

START_TEST(short_tables_keep_their_width)
{
    made m;
    make(&m, "nrw-18");
    add_table(&m, table_of(&m, 3, 4, "Kopf", "Wort"));
    lay_out(&m);
    drs_style style;
    drs_style_read(&style, m.paper.profile);
    /* "Zeile" and two heads "Kopf" of 9.5 pt, 4 pt at each side */
    ck_assert_int_eq(m.right, style.margin + 5 * 4750 + 8 * 4750 + 5 * 4000);
    ck_assert_int_eq(m.size, 9500);
    ck_assert_uint_eq(drs_diags_count(m.diags), 0);
    end(&m);
}
END_TEST

START_TEST(one_to_twenty_columns_are_one_table)
{
    made m;
    make(&m, "nrw-18");
    add_table(&m, table_of(&m, (size_t)_i, 30, "Spalte", "Wert"));
    lay_out(&m);
    ck_assert_uint_eq(m.tables, 1);
    ck_assert_uint_eq(times(&m, "Zeile"), 30);
    ck_assert_uint_eq(times(&m, "Wert"), 30 * ((size_t)_i - 1));
    ck_assert(!drs_diags_has(m.diags, DRS_LAY005));
    ck_assert_int_ge(m.size, 7000);
    ck_assert(drs_diags_has(m.diags, DRS_LAY003) == (m.landscape > 0));
    end(&m);
}
END_TEST

START_TEST(more_columns_than_a_page_holds_come_in_parts)
{
    made m;
    make(&m, "nrw-18");
    add_table(&m, table_of(&m, 40, 30, "Nordrhein", "Wert"));
    lay_out(&m);
    ck_assert_uint_gt(m.tables, 1);
    ck_assert(drs_diags_has(m.diags, DRS_LAY005));
    ck_assert_uint_eq(times(&m, "Zeile"), 30 * m.tables); /* each part names its rows */
    ck_assert_uint_eq(times(&m, "Wert"), (size_t)30 * 39);
    end(&m);
}
END_TEST

START_TEST(numbers_stay_whole)
{
    made m;
    make(&m, "nrw-18");
    drs_table *table = table_of(&m, 12, 3, "Plan", "1.234.567,00 €");
    for (size_t r = 0; r < 3; r++)
        for (size_t c = 1; c < 12; c++)
            table->rows[r].cells[c].value.type = DRS_MONEY;
    add_table(&m, table);
    lay_out(&m);
    ck_assert_uint_eq(times(&m, "1.234.567,00 €"), 33);
    end(&m);
}
END_TEST

/* ---- pages that lie ---- */

START_TEST(orientation_is_asked_for_or_needed)
{
    static const struct {
        bool landscape, portrait;
        size_t columns;
        bool lies, told;
    } cases[] = {{false, false, 4, false, false},
                 {true, false, 4, true, false},
                 {false, false, 14, true, true},
                 {false, true, 14, false, false}};
    made m;
    make(&m, "nrw-18");
    m.options.annex_landscape = cases[_i].landscape;
    m.options.annex_portrait = cases[_i].portrait;
    add(&m, DRS_BLOCK_PARAGRAPH, "Davor.");
    add(&m, DRS_BLOCK_ANNEX, "Anlage 1");
    add_table(&m, table_of(&m, cases[_i].columns, 3, "Spalte", "Wert"));
    add(&m, DRS_BLOCK_ANNEX, "Anlage 2");
    add_table(&m, table_of(&m, 2, 3, "Spalte", "Wert"));
    lay_out(&m);
    bool both = cases[_i].landscape;
    ck_assert_uint_eq(m.pages, 3);
    ck_assert_uint_eq(m.landscape, both ? 2 : cases[_i].lies);
    ck_assert(drs_diags_has(m.diags, DRS_LAY003) == cases[_i].told);
    end(&m);
}
END_TEST

START_TEST(a_wide_table_in_the_text_turns_its_pages_only)
{
    made m;
    make(&m, "nrw-18");
    add(&m, DRS_BLOCK_PARAGRAPH, "Davor.");
    add_table(&m, table_of(&m, 14, 3, "Spalte", "Wert"));
    add(&m, DRS_BLOCK_PARAGRAPH, "Danach.");
    lay_out(&m);
    ck_assert_uint_eq(m.pages, 3);
    ck_assert_uint_eq(m.landscape, 1);
    ck_assert(drs_diags_has(m.diags, DRS_LAY003));
    end(&m);
}
END_TEST

/* ---- hostile ---- */

static const char *long_word(made *m, size_t length)
{
    char *word = drs_arena_alloc(m->arena, length + 1);
    memset(word, 'x', length);
    return word;
}

START_TEST(words_of_any_length_are_printed_whole)
{
    made m;
    make(&m, "nrw-18");
    static const size_t columns[] = {1, 3, 20, 60};
    const char *word = long_word(&m, 300);
    add_table(&m, table_of(&m, columns[_i], 3, word, word));
    lay_out(&m);
    size_t letters = 0, wanted = 300 * columns[_i] + 3 * 300 * (columns[_i] - 1);
    for (size_t i = 0; i < m.words.len; i++)
        letters += m.words.ptr[i] == 'x';
    if (m.tables > 1) /* the head of the first column comes with each part */
        wanted += 300 * (m.tables - 1);
    ck_assert_uint_eq(letters, wanted);
    end(&m);
}
END_TEST

START_TEST(rows_and_heads_taller_than_a_page_are_continued)
{
    made m;
    make(&m, "nrw-18");
    drs_buf text = DRS_BUF(&m.mem);
    for (int i = 0; i < 3000; i++)
        drs_buf_text(&text, "Wort ");
    const char *words = drs_arena_copy(m.arena, drs_buf_str(&text)).ptr;
    drs_buf_free(&text);
    add_table(&m, table_of(&m, 2, 1, _i ? words : "Kopf", words));
    lay_out(&m);
    ck_assert_uint_ge(m.pages, 3);
    ck_assert_uint_eq(times(&m, "Wort"), _i ? 3 * 3000 : 3000);
    ck_assert_uint_eq(times(&m, "Kopf"), _i ? 0 : 2); /* repeated as an artifact, not as text */
    end(&m);
}
END_TEST

START_TEST(lines_around_a_table_are_printed)
{
    made m;
    make(&m, "nrw-18");
    m.paper.kind = DRS_PAPER_TABLE;
    m.paper.title = drs_text_plain(m.arena, drs_str_c("Titel"), (drs_place){0});
    drs_table *table = table_of(&m, 2, 2, "Kopf", "Wert");
    drs_line above = {.text = drs_str_c("Stand: heute")},
             below = {.text = drs_str_c("Quelle: wir")};
    table->above = &above;
    table->below = &below;
    table->above_count = table->below_count = 1;
    add_table(&m, table);
    lay_out(&m);
    ck_assert(has(&m, "TitelStand: heuteKopf"));
    ck_assert(has(&m, "WertQuelle: wir"));
    end(&m);
}
END_TEST

/* ---- lines ---- */

START_TEST(loose_lines_are_told)
{
    made m;
    make(&m, "nrw-18");
    /* 461 pt hold 83 letters; an address of 75 has no place behind ten of them */
    add(&m, DRS_BLOCK_PARAGRAPH,
        "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk llll mmmm "
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1234567890 Ende");
    lay_out(&m);
    ck_assert(drs_diags_has(m.diags, DRS_LAY001));
    end(&m);
}
END_TEST

/* ---- feet ---- */

static size_t page_of(const made *m, const char *words)
{
    size_t at = drs_str_find(drs_buf_str(&m->words), drs_str_c(words)), page = 1;
    ck_assert_msg(at != DRS_NOT_FOUND, "%s is nowhere", words);
    for (size_t i = 0; i < at; i++)
        page += m->words.ptr[i] == '\f';
    return page;
}

START_TEST(the_papers_own_feet_stand_in_the_feet)
{
    made m;
    make(&m, "bt-21");
    add(&m, DRS_BLOCK_PARAGRAPH, "Vorbemerkung.");
    add(&m, DRS_BLOCK_PLAIN, "ISSN 0722-8333");
    add(&m, DRS_BLOCK_ANNEX, "Anlage");
    add(&m, DRS_BLOCK_ANSWERED, "Die Antwort wurde namens der Bundesregierung übermittelt.");
    add(&m, DRS_BLOCK_PARAGRAPH, "Schluss.");
    lay_out(&m);
    ck_assert_uint_eq(page_of(&m, "Die Antwort wurde namens"), 1);
    ck_assert_uint_eq(page_of(&m, "ISSN"), 2);
    ck_assert_uint_eq(times(&m, "ISSN") + times(&m, "Die Antwort"), 2);
    ck_assert(has(&m, "Schluss.ISSN"));
    end(&m);
}
END_TEST

START_TEST(the_notice_of_supply_is_of_its_time)
{
    static const struct {
        const char *profile, *own;
        const char *printed; /* NULL: nothing */
    } cases[] = {{"nrw-16", NULL, "40002 Düsseldorf"},
                 {"nrw-16", "Die Veröffentlichungen des Landtags Nordrhein-Westfalen sind frei.",
                  "sind frei"},
                 {"nrw-17", "Die Veröffentlichungen des Landtags Nordrhein-Westfalen sind frei.",
                  "sind frei"},
                 {"nrw-18", NULL, NULL}};
    made m;
    make(&m, cases[_i].profile);
    if (cases[_i].own)
        add(&m, DRS_BLOCK_PLAIN, cases[_i].own);
    add(&m, DRS_BLOCK_PARAGRAPH, "Text.");
    lay_out(&m);
    ck_assert_uint_eq(times(&m, "Die Veröffentlichungen"), cases[_i].printed != NULL);
    if (cases[_i].printed)
        ck_assert(has(&m, cases[_i].printed));
    ck_assert(!cases[_i].own || !has(&m, "40002"));
    end(&m);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("layout of tables and feet");
    TCase *c = tcase_create("all");
    tcase_add_test(c, short_tables_keep_their_width);
    tcase_add_loop_test(c, one_to_twenty_columns_are_one_table, 1, 21);
    tcase_add_test(c, more_columns_than_a_page_holds_come_in_parts);
    tcase_add_test(c, numbers_stay_whole);
    tcase_add_loop_test(c, orientation_is_asked_for_or_needed, 0, 4);
    tcase_add_test(c, a_wide_table_in_the_text_turns_its_pages_only);
    tcase_add_loop_test(c, words_of_any_length_are_printed_whole, 0, 4);
    tcase_add_loop_test(c, rows_and_heads_taller_than_a_page_are_continued, 0, 2);
    tcase_add_test(c, lines_around_a_table_are_printed);
    tcase_add_test(c, loose_lines_are_told);
    tcase_add_test(c, the_papers_own_feet_stand_in_the_feet);
    tcase_add_loop_test(c, the_notice_of_supply_is_of_its_time, 0, 4);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
