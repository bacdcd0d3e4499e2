/* SPDX-License-Identifier: Apache-2.0
 * Papers made by hand, set in a face where every letter is half an em: exact integers. */
#include "support/suite.h"

#include "layout/face.h"
#include "layout/list.h"
#include "support/pages.h"

/* What a test's paper is made of. */
typedef struct made {
    drs_mem mem;
    drs_arena *arena;
    drs_diags *diags;
    drs_paper paper;
    drs_block blocks[8];
    drs_test_book book;
} made;

static void make(made *m, drs_paper_kind kind)
{
    memset(m, 0, sizeof *m);
    m->mem = drs_test_mem();
    m->arena = drs_arena_new(&m->mem);
    m->diags = drs_diags_new(m->arena, drs_str_c("paper"));
    m->paper.arena = m->arena;
    m->paper.kind = kind;
    m->paper.profile = drs_profile_find(m->arena, drs_str_c("nrw-18"));
    m->paper.blocks = m->blocks;
    m->book = drs_test_book_new(&m->mem);
}

static drs_text plain(made *m, const char *words)
{
    return drs_text_plain(m->arena, drs_str_c(words), (drs_place){1, 1});
}

static drs_block *add(made *m, drs_block_kind kind, const char *words)
{
    drs_block *block = &m->blocks[m->paper.block_count++];
    block->kind = kind;
    block->text = plain(m, words);
    return block;
}

static drs_table *table_of(made *m, size_t columns, size_t rows, const char *words)
{
    drs_table *table = drs_arena_alloc(m->arena, sizeof *table);
    table->column_count = columns;
    table->columns = drs_arena_alloc(m->arena, columns * sizeof *table->columns);
    for (size_t c = 0; c < columns; c++)
        table->columns[c].name = drs_str_c("Name");
    for (size_t r = 0; r < rows; r++) {
        drs_cell *cells = drs_arena_alloc(m->arena, columns * sizeof *cells);
        for (size_t c = 0; c < columns; c++)
            cells[c].text = drs_str_c(words);
        drs_table_add(m->arena, table, (drs_row){.cells = cells, .count = (uint32_t)columns});
    }
    return table;
}

static void lay_out(made *m)
{
    drs_metrics metrics = drs_test_half_em();
    drs_layout_options options = {0};
    ck_assert(drs_layout(&m->paper, &options, &metrics, &m->mem, m->diags,
                         drs_test_book_taker(&m->book)));
}

static void end(made *m)
{
    drs_test_book_end(&m->book);
    drs_arena_free(m->arena);
}

static size_t count_of(const made *m, drs_tag tag)
{
    size_t count = 0;
    for (size_t id = 1; id < m->book.count; id++)
        count += m->book.entries[id].tag == tag;
    return count;
}

static bool has(const made *m, const char *words)
{
    return drs_str_find(drs_buf_str(&m->book.words), drs_str_c(words)) != DRS_NOT_FOUND;
}

START_TEST(answer_has_its_parts)
{
    made m;
    make(&m, DRS_PAPER_ANSWER);
    m.paper.type.text = drs_str_c("Antwort");
    m.paper.answerer.text = drs_str_c("der Landesregierung");
    m.paper.title = plain(&m, "Künstliche Intelligenz");
    add(&m, DRS_BLOCK_HEADING, "Vorbemerkung");
    add(&m, DRS_BLOCK_QUESTION, "Inwieweit?")->label = drs_str_c("1.");
    const drs_run runs[] = {
        {.text = drs_str_c("Soweit"), .note = DRS_NO_NOTE},
        {.kind = DRS_RUN_MARK, .text = drs_str_c("1")},
        {.text = drs_str_c(" es geht."), .note = DRS_NO_NOTE},
    };
    add(&m, DRS_BLOCK_PARAGRAPH, "")->text = (drs_text){runs, 3};
    const drs_note note = {.mark = drs_str_c("1"), .text = plain(&m, "vgl. Drs. 18/12723.")};
    m.paper.notes = &note;
    m.paper.note_count = 1;
    lay_out(&m);
    ck_assert_uint_eq(m.book.pages, 1);
    ck_assert_uint_eq(count_of(&m, DRS_TAG_H1), 1);
    ck_assert_uint_eq(count_of(&m, DRS_TAG_H2), 1);
    ck_assert_uint_eq(count_of(&m, DRS_TAG_H3), 2);
    ck_assert_uint_eq(count_of(&m, DRS_TAG_NOTE), 1);
    ck_assert_uint_eq(count_of(&m, DRS_TAG_REFERENCE), 1);
    ck_assert(has(&m, "LANDTAG NORDRHEIN-WESTFALENDrucksache 18/______18. Wahlperiode"));
    ck_assert(has(&m, "Soweit1 es geht.1 vgl. Drs. 18/12723."));
    end(&m);
}
END_TEST

START_TEST(report_starts_with_its_title)
{
    made m;
    make(&m, DRS_PAPER_TABLE);
    m.paper.title = plain(&m, "Einkommen");
    add(&m, DRS_BLOCK_TABLE, "")->table = table_of(&m, 3, 100, "ein Wert");
    lay_out(&m);
    ck_assert_uint_eq(m.book.pages, 3);
    ck_assert_uint_eq(count_of(&m, DRS_TAG_H1), 1);
    ck_assert_uint_eq(count_of(&m, DRS_TAG_TH), 3);
    ck_assert_uint_eq(count_of(&m, DRS_TAG_TD), 300);
    ck_assert_uint_eq(count_of(&m, DRS_TAG_TR), 101);
    end(&m);
}
END_TEST

static drs_block *add_item(made *m, const char *label, unsigned level)
{
    drs_block *block = add(m, DRS_BLOCK_ITEM, "Wort");
    block->label = drs_str_c(label);
    block->level = level;
    return block;
}

/* "L(LI(Lbl LBody(L(…)))) P": the elements below the DOCUMENT, by their parents. */
static void spell_tree(const made *m, uint32_t id, drs_buf *out)
{
    const char *between = "(";
    drs_buf_text(out, drs_test_tag_name(m->book.entries[id].tag));
    for (uint32_t kid = id + 1; kid < m->book.count; kid++) {
        if (m->book.entries[kid].parent != id)
            continue;
        drs_buf_text(out, between);
        spell_tree(m, kid, out);
        between = " ";
    }
    if (between[0] == ' ')
        drs_buf_byte(out, ')');
}

START_TEST(items_are_lists)
{
    made m;
    make(&m, DRS_PAPER_TABLE);
    add(&m, DRS_BLOCK_PARAGRAPH, "Wort");
    add_item(&m, "a)", 1);
    add_item(&m, "–", 2);
    add_item(&m, "–", 2);
    add_item(&m, "b)", 1);
    add_item(&m, "•", 1);
    add(&m, DRS_BLOCK_PARAGRAPH, "Wort");
    add_item(&m, "c)", 1);
    lay_out(&m);
    drs_buf tree = DRS_BUF(&m.mem);
    spell_tree(&m, 1, &tree);
    drs_buf_byte(&tree, 0);
    ck_assert_str_eq(tree.ptr, "Document(P L(LI(Lbl LBody(L(LI(Lbl LBody) LI(Lbl LBody)))) "
                               "LI(Lbl LBody)) L(LI(Lbl LBody)) P L(LI(Lbl LBody)))");
    drs_buf_free(&tree);
    end(&m);
}
END_TEST

/* Cells with a link and a mark, in rows of `lines` lines. */
static void lay_out_anchors(made *m, size_t lines)
{
    static drs_anchor anchors[2 * 3];
    drs_buf words = DRS_BUF(&m->mem);
    for (size_t i = 0; i < lines; i++)
        drs_buf_text(&words, "\nWort");
    size_t from = words.len;
    drs_buf_text(&words, "\nVerweis und Marke¹ danach");
    drs_table *table = table_of(m, 1, 3, drs_arena_copy(m->arena, drs_buf_str(&words)).ptr);
    for (size_t row = 0; row < 3; row++) {
        anchors[2 * row] = (drs_anchor){.row = (uint32_t)row + 1,
                                        .from = from + 1,
                                        .to = from + 8,
                                        .note = DRS_NO_NOTE,
                                        .target = drs_str_c("https://example.org/")};
        anchors[2 * row + 1] =
            (drs_anchor){.row = (uint32_t)row + 1, .from = from + 18, .to = from + 20, .note = 0};
    }
    table->anchors = anchors;
    table->anchor_count = 6;
    drs_buf_free(&words);
    add(m, DRS_BLOCK_TABLE, "")->table = table;
    lay_out(m);
}

/* Of short rows and of rows taller than a page, wherever the page ends. */
enum { LINES_MOST = 110 };

START_TEST(cells_lead_somewhere)
{
    made m;
    make(&m, DRS_PAPER_TABLE);
    const drs_note note = {.mark = drs_str_c("1"), .text = plain(&m, "vgl. Drs. 18/12723.")};
    m.paper.notes = &note;
    m.paper.note_count = 1;
    lay_out_anchors(&m, (size_t)_i);
    ck_assert_uint_eq(count_of(&m, DRS_TAG_REFERENCE), 3);
    ck_assert_uint_eq(count_of(&m, DRS_TAG_LINK), 3 + 3 + 1);
    ck_assert_uint_eq(count_of(&m, DRS_TAG_NOTE), 1);
    ck_assert(has(&m, "Verweis und Marke1 danach"));
    ck_assert(has(&m, "1 vgl. Drs. 18/12723."));
    for (size_t id = 1; id < m.book.count; id++) /* a link opens where its words are */
        if (m.book.entries[id].tag == DRS_TAG_LINK)
            ck_assert_uint_eq(m.book.entries[id].page, m.book.entries[id].closed);
    end(&m);
}
END_TEST

START_TEST(note_without_mark_leads_nowhere)
{
    made m;
    make(&m, DRS_PAPER_TABLE);
    const drs_note note = {.mark = drs_str_c("1"), .text = plain(&m, "vgl. Drs. 18/12723.")};
    m.paper.notes = &note;
    m.paper.note_count = 1;
    add(&m, DRS_BLOCK_PARAGRAPH, "Wort");
    lay_out(&m);
    ck_assert_uint_eq(count_of(&m, DRS_TAG_NOTE), 1);
    ck_assert_uint_eq(count_of(&m, DRS_TAG_LINK), 0);
    ck_assert(has(&m, "1 vgl. Drs. 18/12723."));
    end(&m);
}
END_TEST

/* A table in parts, with rows taller than a page. */
START_TEST(parts_may_be_tall)
{
    made m;
    make(&m, DRS_PAPER_TABLE);
    drs_buf words = DRS_BUF(&m.mem);
    for (size_t i = 0; i < 120; i++)
        drs_buf_text(&words, "\nWort");
    drs_str text = drs_arena_copy(m.arena, drs_buf_str(&words));
    add(&m, DRS_BLOCK_TABLE, "")->table = table_of(&m, 60, 2, text.ptr);
    drs_buf_free(&words);
    lay_out(&m);
    ck_assert_uint_gt(count_of(&m, DRS_TAG_TABLE), 1);
    ck_assert_uint_ge(count_of(&m, DRS_TAG_TD), 120);
    end(&m);
}
END_TEST

static const struct {
    const char *label;
    drs_numbering before, numbering;
} LABELS[] = {
    {"1.", DRS_NUMBERING_NONE, DRS_NUMBERING_DECIMAL},
    {"(12)", DRS_NUMBERING_NONE, DRS_NUMBERING_DECIMAL},
    {"a)", DRS_NUMBERING_NONE, DRS_NUMBERING_LOWER_ALPHA},
    {"i)", DRS_NUMBERING_LOWER_ALPHA, DRS_NUMBERING_LOWER_ALPHA},
    {"i)", DRS_NUMBERING_NONE, DRS_NUMBERING_LOWER_ROMAN},
    {"iv.", DRS_NUMBERING_LOWER_ROMAN, DRS_NUMBERING_LOWER_ROMAN},
    {"c)", DRS_NUMBERING_NONE, DRS_NUMBERING_LOWER_ALPHA},
    {"A.", DRS_NUMBERING_NONE, DRS_NUMBERING_UPPER_ALPHA},
    {"I.", DRS_NUMBERING_NONE, DRS_NUMBERING_UPPER_ROMAN},
    {"•", DRS_NUMBERING_NONE, DRS_NUMBERING_DISC},
    {"▪", DRS_NUMBERING_NONE, DRS_NUMBERING_SQUARE},
    {"o", DRS_NUMBERING_NONE, DRS_NUMBERING_CIRCLE},
    {"o)", DRS_NUMBERING_LOWER_ALPHA, DRS_NUMBERING_LOWER_ALPHA},
    {"\xEF\x82\xB7", DRS_NUMBERING_NONE, DRS_NUMBERING_DISC},
    {"–", DRS_NUMBERING_NONE, DRS_NUMBERING_NONE},
    {"", DRS_NUMBERING_NONE, DRS_NUMBERING_NONE},
};

START_TEST(labels_count)
{
    ck_assert_int_eq(drs_list_numbering(drs_str_c(LABELS[_i].label), LABELS[_i].before),
                     LABELS[_i].numbering);
}
END_TEST

/* Every character has a glyph in this face, those of private use, too. */
static int32_t any(void *context, drs_face face, uint32_t code)
{
    (void)context, (void)face, (void)code;
    return DRS_UNITS_PER_EM;
}

START_TEST(private_characters_are_not_drawn)
{
    static const struct {
        uint32_t code, drawn;
    } cases[] = {{0xE000, 0x25A1}, {0xF8FF, 0x25A1}, {0xF0000, 0x25A1}, {0x10FFFD, 0x25A1},
                 {0xF0B7, 0x2022}, {0xF900, 0xF900}, {0xD7FF, 0xD7FF}};
    drs_mem mem = drs_test_mem();
    drs_arena *arena = drs_arena_new(&mem);
    const drs_metrics metrics = {.advance = any};
    drs_faces *faces = drs_faces_new(arena, &metrics);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        drs_width drawn = drs_faces_width(faces, DRS_FACE_REGULAR, cases[i].code);
        bool stand_in = cases[i].drawn == DRS_STAND_IN; /* drawn so, read as itself */
        ck_assert_uint_eq(drawn.code, stand_in ? cases[i].code : cases[i].drawn);
        ck_assert_int_eq(drawn.state, stand_in ? DRS_WIDTH_STAND_IN : DRS_WIDTH_KNOWN);
    }
    drs_arena_free(arena);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("layout");
    TCase *c = tcase_create("papers");
    tcase_add_test(c, answer_has_its_parts);
    tcase_add_test(c, report_starts_with_its_title);
    tcase_add_test(c, items_are_lists);
    tcase_add_test(c, note_without_mark_leads_nowhere);
    tcase_add_test(c, parts_may_be_tall);
    tcase_add_loop_test(c, cells_lead_somewhere, 1, LINES_MOST);
    tcase_add_test(c, private_characters_are_not_drawn);
    tcase_add_loop_test(c, labels_count, 0, sizeof LABELS / sizeof *LABELS);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
