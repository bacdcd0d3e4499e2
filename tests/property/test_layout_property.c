/* SPDX-License-Identifier: Apache-2.0
 * Papers made by chance, at measures chosen by chance, and what must hold of their pages whatever
 * they are: every word once and in order, no line over the measure, nothing over anything else,
 * rows whole unless taller than a page, heads on every page, no widows, orphans or parted words at
 * page ends, notes on the page of their mark. The seed of a failure is in its message. */
#include "support/suite.h"

#include <stdio.h>

#include "base/utf8.h"
#include "layout/room.h"
#include "layout/style.h"
#include "support/pages.h"

enum { ROUNDS = 400, BLOCKS = 24, NOTES = 6, MOST_RUNS = 8, RULE = 500 };

/* ---- chance ---- */

static uint32_t chance(uint32_t *seed, uint32_t below)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return below ? *seed % below : 0;
}

/* ---- the paper ---- */

typedef struct line_item {
    uint32_t page;
    drs_item item;
} line_item;

typedef struct seen {
    drs_tag tag;
    uint32_t parent, first, last; /* pages it was opened on and closed with */
    drs_buf text;                 /* of its own items, soft hyphens taken out */
} seen;

typedef struct fixture {
    drs_mem mem;
    drs_arena *arena;
    drs_diags *diags;
    uint32_t seed, first_seed, words;
    drs_paper paper;
    drs_block blocks[BLOCKS];
    drs_note notes[NOTES];
    drs_style style;
    /* what came out */
    line_item *items;
    size_t item_count, item_capacity;
    seen *elements; /* by id */
    size_t element_count, element_capacity;
    uint32_t pages;
    bool landscape[4000];
} fixture;

static const char *const stems[] = {"die",
                                    "Verwaltungsvereinfachung",
                                    "KI-basierte",
                                    "Landesregierung",
                                    "§",
                                    "und",
                                    "Haushaltsmittel",
                                    "z.",
                                    "B.",
                                    "Ressort",
                                    "IM/MHKBD",
                                    "Gesamtverantwortung",
                                    "im",
                                    "Jahr",
                                    "Beschäftigungsverhältnisse",
                                    "„Schutz“",
                                    "Nr.",
                                    "–",
                                    "a",
                                    "Kleine"};

/* One word, unlike all others by its number; now and then an address or one of 300 letters. */
static void put_word(fixture *f, drs_buf *out)
{
    uint32_t kind = chance(&f->seed, 150);
    if (kind == 0) {
        for (int i = 0; i < 300; i++)
            drs_buf_byte(out, "abcdefgh"[i % 8]);
    } else if (kind < 4) {
        drs_buf_text(out, "https://www.example.de/verzeichnis/unter-verzeichnis/datei_");
    } else {
        drs_buf_text(out, stems[chance(&f->seed, sizeof stems / sizeof *stems)]);
    }
    drs_buf_int(out, f->words++);
}

static drs_str words(fixture *f, uint32_t most)
{
    drs_buf out = DRS_BUF(&f->mem);
    for (uint32_t n = 1 + chance(&f->seed, most); n; n--) {
        if (out.len)
            drs_buf_byte(&out, ' ');
        put_word(f, &out);
    }
    drs_str kept = drs_arena_copy(f->arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return kept;
}

/* Text of one run, or of several with marks of notes between them. */
static drs_text text(fixture *f, uint32_t most, bool marks)
{
    drs_run *runs = drs_arena_alloc(f->arena, MOST_RUNS * sizeof *runs);
    size_t count = 0;
    runs[count++] = (drs_run){.text = words(f, most), .note = DRS_NO_NOTE};
    while (marks && f->paper.note_count < NOTES && count + 2 <= MOST_RUNS &&
           chance(&f->seed, 4) == 0) {
        uint32_t note = (uint32_t)f->paper.note_count++;
        uint32_t length = chance(&f->seed, 3) ? 12 : 400;
        f->notes[note].mark = drs_str_c("1");
        const drs_run own = {.text = words(f, length), .note = DRS_NO_NOTE};
        drs_run *kept = drs_arena_alloc(f->arena, sizeof *kept);
        *kept = own;
        f->notes[note].text = (drs_text){kept, 1};
        runs[count++] = (drs_run){.kind = DRS_RUN_MARK, .text = drs_str_c("1"), .note = note};
        drs_str rest = words(f, most);
        drs_str pieces[] = {drs_str_c(" "), rest};
        runs[count++] = (drs_run){.text = drs_arena_join(f->arena, pieces, 2), .note = DRS_NO_NOTE};
    }
    return (drs_text){runs, count};
}

static const drs_table *table(fixture *f)
{
    drs_table *t = drs_arena_alloc(f->arena, sizeof *t);
    t->column_count = 1 + chance(&f->seed, 8);
    t->columns = drs_arena_alloc(f->arena, t->column_count * sizeof *t->columns);
    for (size_t c = 0; c < t->column_count; c++)
        t->columns[c].name = words(f, 2);
    for (uint32_t r = chance(&f->seed, 60); r; r--) {
        drs_cell *cells = drs_arena_alloc(f->arena, t->column_count * sizeof *cells);
        for (size_t c = 0; c < t->column_count; c++)
            if (chance(&f->seed, 5))
                cells[c].text = words(f, chance(&f->seed, 80) ? 6 : 900);
        const drs_row row = {.cells = cells, .count = (uint32_t)t->column_count};
        drs_table_add(f->arena, t, row);
    }
    return t;
}

static drs_block block(fixture *f)
{
    static const drs_block_kind kinds[] = {
        DRS_BLOCK_PARAGRAPH, DRS_BLOCK_PARAGRAPH, DRS_BLOCK_PARAGRAPH, DRS_BLOCK_QUESTION,
        DRS_BLOCK_ITEM,      DRS_BLOCK_HEADING,   DRS_BLOCK_ANNEX,     DRS_BLOCK_TABLE};
    drs_block b = {.kind = kinds[chance(&f->seed, sizeof kinds / sizeof *kinds)]};
    if (b.kind == DRS_BLOCK_TABLE)
        b.table = table(f);
    else
        b.text = text(f, b.kind == DRS_BLOCK_PARAGRAPH ? 200 : 30, b.kind == DRS_BLOCK_PARAGRAPH);
    if (b.kind == DRS_BLOCK_QUESTION)
        b.label = drs_str_c("1.");
    if (b.kind == DRS_BLOCK_ITEM) {
        b.label = drs_str_c("–");
        b.level = 1 + chance(&f->seed, 3);
    }
    return b;
}

static const drs_profile *profile(fixture *f)
{
    drs_buf lines = DRS_BUF(&f->mem);
    drs_buf_text(&lines, "base: nrw-18\nmeasure: ");
    drs_buf_int(&lines, 120 + chance(&f->seed, 360));
    drs_buf_text(&lines, " pt\nbottom: ");
    drs_buf_int(&lines, 150 + chance(&f->seed, 110));
    drs_buf_text(&lines, " mm\n");
    const drs_profile *made =
        drs_profile_of(f->arena, drs_arena_copy(f->arena, drs_buf_str(&lines)));
    drs_buf_free(&lines);
    return made;
}

static void make(fixture *f, uint32_t seed)
{
    *f = (fixture){.mem = drs_test_mem(), .seed = seed, .first_seed = seed, .words = 1};
    f->arena = drs_arena_new(&f->mem);
    f->diags = drs_diags_new(f->arena, drs_str_c("made"));
    f->paper = (drs_paper){.arena = f->arena,
                           .type.text = drs_str_c("Antwort"),
                           .blocks = f->blocks,
                           .notes = f->notes};
    f->paper.profile = profile(f);
    drs_style_read(&f->style, f->paper.profile);
    f->paper.title = text(f, 20, false);
    f->paper.block_count = 1 + chance(&f->seed, BLOCKS - 1);
    for (size_t i = 0; i < f->paper.block_count; i++)
        f->blocks[i] = block(f);
}

/* ---- the pages ---- */

static void add_text(seen *element, drs_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (i + 1 < text.len && (unsigned char)text.ptr[i] == 0xC2 &&
            (unsigned char)text.ptr[i + 1] == 0xAD)
            i++;
        else
            drs_buf_byte(&element->text, text.ptr[i]);
    }
}

/* The element whose text it is, a short form's being that around it; a blank behind a mark is the
 * paragraph's. */
static void add_item(fixture *f, const drs_item *item)
{
    uint32_t id = item->element;
    while (f->elements[id].tag == DRS_TAG_SPAN)
        id = f->elements[id].parent;
    add_text(&f->elements[id], item->text);
    if (f->elements[id].tag == DRS_TAG_LINK && drs_str_ends(item->text, drs_str_c(" "))) {
        while (id && f->elements[id].tag != DRS_TAG_P)
            id = f->elements[id].parent;
        drs_buf_byte(&f->elements[id].text, ' ');
    }
}

static void take_elements(fixture *f, const drs_page *page)
{
    for (size_t i = 0; i < page->opened_count; i++) {
        const drs_element *e = &page->opened[i];
        f->elements = drs_room(&f->mem, f->elements, f->element_count, &f->element_capacity,
                               sizeof *f->elements);
        f->elements[f->element_count++] = (seen){
            .tag = e->tag, .parent = e->parent, .first = page->number, .text = DRS_BUF(&f->mem)};
    }
    for (size_t i = 0; i < page->closed_count; i++)
        f->elements[page->closed[i]].last = page->number;
}

static bool take(void *context, const drs_page *page)
{
    fixture *f = context;
    f->pages = page->number;
    f->landscape[page->number] = page->width > page->height;
    take_elements(f, page);
    for (size_t i = 0; i < page->item_count; i++) {
        f->items = drs_room(&f->mem, f->items, f->item_count, &f->item_capacity, sizeof *f->items);
        line_item *own = &f->items[f->item_count++];
        *own = (line_item){page->number, page->items[i]};
        own->item.text = drs_arena_copy(f->arena, page->items[i].text);
        if (own->item.element)
            add_item(f, &own->item);
    }
    return page->number + 1 < sizeof f->landscape / sizeof *f->landscape;
}

static void lay_out(fixture *f)
{
    drs_metrics metrics = drs_test_half_em();
    const drs_layout_options options = {0};
    f->elements = drs_room(&f->mem, NULL, 0, &f->element_capacity, sizeof *f->elements);
    f->elements[f->element_count++] = (seen){.text = DRS_BUF(&f->mem)};
    ck_assert(
        drs_layout(&f->paper, &options, &metrics, &f->mem, f->diags, (drs_page_taker){f, take}));
}

static void end(fixture *f)
{
    for (size_t i = 0; i < f->element_count; i++)
        drs_buf_free(&f->elements[i].text);
    drs_mem_free(&f->mem, f->elements);
    drs_mem_free(&f->mem, f->items);
    drs_arena_free(f->arena);
}

#define HOLDS(f, condition, ...)                                                                   \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            printf("seed %u: ", (f)->first_seed);                                                  \
            printf(__VA_ARGS__);                                                                   \
            printf("\n");                                                                          \
            ck_abort_msg("seed %u: %s", (f)->first_seed, #condition);                              \
        }                                                                                          \
    } while (0)

/* ---- every word once and in order ---- */

static bool is_leaf(drs_tag tag)
{
    return tag == DRS_TAG_P || tag == DRS_TAG_H2 || tag == DRS_TAG_H3 || tag == DRS_TAG_LBODY ||
           tag == DRS_TAG_TH || tag == DRS_TAG_TD;
}

static bool in_note(const fixture *f, uint32_t id)
{
    for (; id; id = f->elements[id].parent)
        if (f->elements[id].tag == DRS_TAG_NOTE)
            return true;
    return false;
}

static void put_expected(drs_buf *out, drs_text text)
{
    for (size_t i = 0; i < text.count; i++)
        if (text.runs[i].kind != DRS_RUN_MARK)
            drs_buf_put(out, text.runs[i].text);
    drs_buf_byte(out, '|');
}

static void put_expected_table(drs_buf *out, const drs_table *t)
{
    for (size_t c = 0; c < t->column_count; c++) {
        drs_buf_put(out, t->columns[c].name);
        drs_buf_byte(out, '|');
    }
    for (size_t r = 0; r < t->row_count; r++)
        for (size_t c = 0; c < t->column_count; c++) {
            drs_buf_put(out, drs_table_cell(t, r, c)->text);
            drs_buf_byte(out, '|');
        }
}

static void words_come_once(const fixture *f)
{
    drs_buf wanted = DRS_BUF(&f->mem), got = DRS_BUF(&f->mem);
    put_expected(&wanted, f->paper.title);
    for (size_t i = 0; i < f->paper.block_count; i++) {
        if (f->blocks[i].table) {
            put_expected_table(&wanted, f->blocks[i].table);
            continue;
        }
        if (f->blocks[i].kind == DRS_BLOCK_QUESTION)
            drs_buf_text(&wanted, "1. "); /* its label is part of the heading */
        put_expected(&wanted, f->blocks[i].text);
    }
    bool begun = false;
    for (uint32_t id = 1; id < f->element_count; id++) {
        begun |= f->elements[id].tag == DRS_TAG_H2; /* the title; the head stands before it */
        if (!begun || !is_leaf(f->elements[id].tag) || in_note(f, id))
            continue;
        drs_buf_put(&got, drs_str_trim(drs_buf_str(&f->elements[id].text)));
        drs_buf_byte(&got, '|');
    }
    size_t same = 0;
    while (same < got.len && same < wanted.len && got.ptr[same] == wanted.ptr[same])
        same++;
    HOLDS(f, drs_str_equal(drs_buf_str(&wanted), drs_buf_str(&got)), "wanted …%.60s, got …%.60s",
          wanted.ptr + same, got.ptr + same);
    drs_buf_free(&wanted);
    drs_buf_free(&got);
}

static void notes_are_whole(const fixture *f)
{
    size_t note = 0;
    for (uint32_t id = 1; id < f->element_count; id++) {
        if (f->elements[id].tag != DRS_TAG_NOTE)
            continue;
        drs_str got = drs_str_trim(drs_buf_str(&f->elements[id].text));
        HOLDS(f, drs_str_equal(got, f->notes[note].text.runs[0].text), "note %zu", note + 1);
        note++;
    }
    HOLDS(f, note == f->paper.note_count, "%zu notes of %zu", note, f->paper.note_count);
}

/* ---- places ---- */

static int32_t left_of(const fixture *f, uint32_t page)
{
    return f->landscape[page] ? f->style.wide_margin : f->style.margin;
}

static int32_t right_of(const fixture *f, uint32_t page)
{
    return f->landscape[page] ? DRS_A4_LONG - f->style.wide_margin
                              : f->style.margin + f->style.measure;
}

/* What the text is wide: each character half an em, a blank a quarter and its stretch; a blank at
 * the end is not drawn. */
static int32_t width_of(const drs_item *item)
{
    int64_t units = 0;
    drs_str text = item->text;
    if (drs_str_ends(text, drs_str_c(" ")))
        text.len--;
    for (size_t at = 0; at < text.len;)
        units += drs_utf8_next(text, &at) == ' ' ? (int64_t)item->size + 4 * item->space
                                                 : (int64_t)item->size * 2;
    return (int32_t)(units / 4);
}

static void lines_keep_the_measure(const fixture *f)
{
    for (size_t i = 0; i < f->item_count; i++) {
        const drs_item *item = &f->items[i].item;
        if (item->artifact || item->kind != DRS_ITEM_TEXT)
            continue;
        HOLDS(f, abs(width_of(item) - item->width) <= 2, "page %u: %d wide, said to be %d: %.*s",
              f->items[i].page, width_of(item), item->width, (int)item->text.len, item->text.ptr);
        HOLDS(f, item->x >= left_of(f, f->items[i].page), "page %u: left", f->items[i].page);
        HOLDS(f, item->x + item->width <= right_of(f, f->items[i].page) + 1,
              "page %u: %d past the measure: %.*s", f->items[i].page,
              item->x + item->width - right_of(f, f->items[i].page), (int)item->text.len,
              item->text.ptr);
    }
}

/* The letters' bodies, without what hangs below the baseline. */
static bool overlap(const drs_item *a, const drs_item *b)
{
    int32_t high_a = a->size * 7 / 10, high_b = b->size * 7 / 10;
    return a->x + 1 < b->x + b->width && b->x + 1 < a->x + a->width && a->y > b->y - high_b &&
           b->y > a->y - high_a;
}

/* A line of a table's grid inside a text's width. */
static bool crosses(const drs_item *text, const drs_item *line)
{
    bool upright = line->kind == DRS_ITEM_BLACK && line->width == RULE && line->height > 2000;
    return upright && line->x + RULE > text->x && line->x < text->x + text->width &&
           line->y < text->y && line->y + line->height > text->y;
}

static void nothing_overlaps(const fixture *f)
{
    for (size_t i = 0; i < f->item_count; i++) {
        const drs_item *a = &f->items[i].item;
        if (a->kind != DRS_ITEM_TEXT)
            continue;
        for (size_t k = i + 1; k < f->item_count && f->items[k].page == f->items[i].page; k++) {
            const drs_item *b = &f->items[k].item;
            if (b->kind == DRS_ITEM_TEXT)
                HOLDS(f, !overlap(a, b), "page %u: \"%.*s\" over \"%.*s\"", f->items[i].page,
                      (int)a->text.len, a->text.ptr, (int)b->text.len, b->text.ptr);
            else
                HOLDS(f, !crosses(a, b), "page %u: a line through \"%.*s\"", f->items[i].page,
                      (int)a->text.len, a->text.ptr);
        }
    }
}

/* Lowest baseline of the page's text and notes. */
static void text_stays_on_the_page(const fixture *f)
{
    for (size_t i = 0; i < f->item_count; i++) {
        const line_item *own = &f->items[i];
        if (own->item.artifact || own->item.kind != DRS_ITEM_TEXT)
            continue;
        int32_t bottom = f->landscape[own->page] ? f->style.wide_bottom
                         : own->page == 1        ? DRS_A4_LONG
                                                 : f->style.bottom;
        HOLDS(f, own->item.y <= bottom, "page %u: %d below the text", own->page,
              own->item.y - bottom);
    }
}

/* ---- tables ---- */

static uint32_t within(const fixture *f, uint32_t id, drs_tag tag)
{
    while (id && f->elements[id].tag != tag)
        id = f->elements[id].parent;
    return id;
}

/* How many lines the row has, cells side by side. */
static int lines_of_row(const fixture *f, uint32_t row)
{
    int most = 0;
    for (uint32_t id = row + 1; id < f->element_count && within(f, id, DRS_TAG_TR) == row; id++) {
        int lines = 0;
        int32_t before = -1;
        uint32_t page = 0;
        for (size_t i = 0; i < f->item_count; i++) {
            if (f->items[i].item.element != id)
                continue;
            lines += f->items[i].item.y != before || f->items[i].page != page;
            before = f->items[i].item.y;
            page = f->items[i].page;
        }
        most = lines > most ? lines : most;
    }
    return most;
}

static void rows_are_whole(const fixture *f)
{
    for (uint32_t id = 1; id < f->element_count; id++) {
        const seen *row = &f->elements[id];
        if (row->tag != DRS_TAG_TR || row->first == row->last)
            continue;
        int32_t page = f->landscape[row->first] ? f->style.wide_bottom - f->style.wide_top
                                                : f->style.bottom - f->style.top;
        int32_t height = lines_of_row(f, id) * f->style.cell.leading;
        HOLDS(f, height > page * 2 / 3, "row %u parted on pages %u to %u: only %d high", id,
              row->first, row->last, height);
    }
}

static void heads_stand_on_every_page(const fixture *f)
{
    for (size_t i = 0; i < f->item_count; i++) {
        const drs_item *item = &f->items[i].item;
        if (f->elements[item->element].tag != DRS_TAG_TD)
            continue;
        bool found = false;
        for (size_t k = 0; k < f->item_count && !found; k++) {
            const drs_item *head = &f->items[k].item;
            bool is_head = head->artifact == DRS_ARTIFACT_REPEAT ||
                           f->elements[head->element].tag == DRS_TAG_TH;
            found = is_head && f->items[k].page == f->items[i].page && head->y < item->y;
        }
        HOLDS(f, found, "page %u: cells without a head", f->items[i].page);
    }
}

/* ---- ends of pages ---- */

/* Lines of the element on the page. */
static int lines_on(const fixture *f, uint32_t id, uint32_t page)
{
    int lines = 0;
    int32_t before = -1;
    for (size_t i = 0; i < f->item_count; i++) {
        if (f->items[i].page != page || f->items[i].item.element != id)
            continue;
        lines += f->items[i].item.y != before;
        before = f->items[i].item.y;
    }
    return lines;
}

static int lines_of(const fixture *f, uint32_t id)
{
    int lines = 0;
    for (uint32_t page = f->elements[id].first; page <= f->elements[id].last; page++)
        lines += lines_on(f, id, page);
    return lines;
}

static void paragraphs_part_in_twos(const fixture *f)
{
    for (uint32_t id = 1; id < f->element_count; id++) {
        const seen *p = &f->elements[id];
        if (p->tag != DRS_TAG_P || p->first == p->last)
            continue;
        bool parted = lines_on(f, id, p->first) < lines_of(f, id); /* it may be closed later only */
        for (uint32_t page = p->first; parted && page <= p->last; page++) {
            int lines = lines_on(f, id, page);
            HOLDS(f, lines == 0 || lines > 1, "page %u: a single line of paragraph %u", page, id);
        }
    }
}

/* Headings are kept with what follows, so a page may be full of them and part one anywhere. */
static bool is_body(drs_tag tag)
{
    return tag == DRS_TAG_P || tag == DRS_TAG_LBODY;
}

static void pages_end_well(const fixture *f)
{
    for (uint32_t page = 2; page < f->pages; page++) {
        const drs_item *last = NULL;
        for (size_t i = 0; i < f->item_count; i++) {
            const drs_item *item = &f->items[i].item;
            if (f->items[i].page == page && item->element && !in_note(f, item->element) &&
                (!last || item->y >= last->y))
                last = item;
        }
        if (!last || !is_body(f->elements[last->element].tag))
            continue;
        HOLDS(f, !drs_str_ends(last->text, drs_str_c("\xC2\xAD")), "page %u ends in \"%.*s\"", page,
              (int)last->text.len, last->text.ptr);
    }
}

static void notes_stand_with_their_marks(const fixture *f)
{
    for (uint32_t id = 1; id < f->element_count; id++) {
        if (f->elements[id].tag != DRS_TAG_NOTE)
            continue;
        bool found = false;
        for (uint32_t mark = 1; mark < f->element_count && !found; mark++)
            found = f->elements[mark].tag == DRS_TAG_REFERENCE &&
                    f->elements[mark].first == f->elements[id].first;
        HOLDS(f, found, "note %u on page %u: no mark there", id, f->elements[id].first);
    }
}

START_TEST(pages_hold_together)
{
    fixture f;
    make(&f, (uint32_t)_i * 2654435761U + 1);
    lay_out(&f);
    words_come_once(&f);
    notes_are_whole(&f);
    lines_keep_the_measure(&f);
    nothing_overlaps(&f);
    text_stays_on_the_page(&f);
    rows_are_whole(&f);
    heads_stand_on_every_page(&f);
    paragraphs_part_in_twos(&f);
    pages_end_well(&f);
    notes_stand_with_their_marks(&f);
    end(&f);
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("layout, by chance");
    TCase *c = tcase_create("pages");
    tcase_set_timeout(c, 0);
    tcase_add_loop_test(c, pages_hold_together, 0, ROUNDS);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
