/* SPDX-License-Identifier: Apache-2.0
 * Pages made by hand, to drive the PDF writer without a layout: a heading, a paragraph with a
 * link and a footnote, its note, and a table that runs on over a second page. */
#ifndef DRS_TESTS_MADE_PAGES_H
#define DRS_TESTS_MADE_PAGES_H

#include "layout/page.h"

enum { MADE_MOST = 64, MADE_MARGIN = 70000, MADE_SIZE = 11000 };

typedef struct made_page {
    drs_item items[MADE_MOST];
    drs_element opened[MADE_MOST];
    uint32_t closed[MADE_MOST];
    drs_page page;
} made_page;

static inline void made_begin(made_page *made, uint32_t number)
{
    *made = (made_page){.page = {.number = number, .width = DRS_A4_SHORT, .height = DRS_A4_LONG}};
}

static inline drs_element *made_open(made_page *made, uint32_t id, uint32_t parent, drs_tag tag)
{
    drs_element *element = &made->opened[made->page.opened_count++];
    *element = (drs_element){.id = id, .parent = parent, .tag = tag};
    return element;
}

static inline drs_item *made_text(made_page *made, uint32_t element, int32_t y, const char *text)
{
    drs_item *item = &made->items[made->page.item_count++];
    *item = (drs_item){.element = element,
                       .artifact = element ? DRS_CONTENT : DRS_ARTIFACT_HEADER,
                       .size = MADE_SIZE,
                       .x = MADE_MARGIN,
                       .y = y,
                       .width = (int32_t)strlen(text) * MADE_SIZE / 2,
                       .text = drs_str_c(text)};
    return item;
}

static inline void made_rule(made_page *made, int32_t y)
{
    made->items[made->page.item_count++] = (drs_item){.kind = DRS_ITEM_BLACK,
                                                      .artifact = DRS_ARTIFACT_LAYOUT,
                                                      .x = MADE_MARGIN,
                                                      .y = y,
                                                      .width = 300000,
                                                      .height = 500};
}

static inline void made_close(made_page *made, uint32_t id)
{
    made->closed[made->page.closed_count++] = id;
}

static inline bool made_take(made_page *made, drs_page_taker taker)
{
    made->page.items = made->items;
    made->page.opened = made->opened;
    made->page.closed = made->closed;
    return taker.take(taker.context, &made->page);
}

/* Page 1: elements 1 to 12. */
static inline bool made_first(drs_page_taker taker)
{
    made_page made;
    made_begin(&made, 1);
    made_open(&made, 1, 0, DRS_TAG_DOCUMENT);
    drs_element *heading = made_open(&made, 2, 1, DRS_TAG_H1);
    heading->outline = drs_str_c("Antwort („Köln“)");
    heading->outline_level = 1;
    made_open(&made, 3, 1, DRS_TAG_P);
    drs_element *link = made_open(&made, 4, 3, DRS_TAG_LINK);
    link->uri = drs_str_c("https://example.org/ä (1)?a=b&c=<d>");
    link->contents = drs_str_c("Verweis: Beispiel, Überblick");
    made_open(&made, 5, 3, DRS_TAG_REFERENCE);
    drs_element *mark = made_open(&made, 6, 5, DRS_TAG_LINK);
    mark->goal = 7;
    mark->contents = drs_str_c("Fußnote 1");
    drs_element *note = made_open(&made, 7, 1, DRS_TAG_NOTE);
    note->note_id = drs_str_c("note-1");
    made_open(&made, 8, 7, DRS_TAG_LBL);
    drs_element *back = made_open(&made, 9, 8, DRS_TAG_LINK);
    back->goal = 5;
    back->contents = drs_str_c("zurück zur Stelle im Text");
    made_text(&made, 0, 40000, "LANDTAG NORDRHEIN-WESTFALEN");
    made_rule(&made, 45000);
    made_text(&made, 2, 100000, "Antwort")->face = DRS_FACE_BOLD;
    made_text(&made, 3, 120000, "Die (erste) Zeile geht \\ weiter Landes\u00AD")->space = 1234;
    made_text(&made, 3, 133000, "regierung, siehe ");
    made_text(&made, 4, 133000, "example.org ")->x = 200000;
    made_text(&made, 4, 146000, "zweite Zeile");
    made_text(&made, 6, 142000, "1")->x = 200000;
    made_text(&made, 3, 146000, " danach.")->x = 220000;
    made_text(&made, 9, 700000, "1");
    made_text(&made, 7, 700000, "Ἀθήνα Łódź İstanbul Москва")->x = 90000;
    made.items[made.page.item_count - 1].face = DRS_FACE_FALLBACK;
    made_text(&made, 7, 713000, "\U0001F600 lacht")->face = DRS_FACE_FALLBACK;
    for (uint32_t id = 9; id >= 2; id--)
        made_close(&made, id);
    return made_take(&made, taker);
}

static inline void made_row(made_page *made, uint32_t id, uint32_t parent, int32_t y)
{
    made_open(made, id, parent, DRS_TAG_TR);
    made_open(made, id + 1, id, DRS_TAG_TH)->scope = DRS_SCOPE_ROW;
    made_open(made, id + 2, id, DRS_TAG_TD)->expansion =
        drs_str_c("Ministerium für Heimat, Kommunales, Bau und Digitalisierung");
    made_text(made, id + 1, y, "Initiative");
    made_text(made, id + 2, y, "MHKBD")->x = 200000;
    made_rule(made, y + 3000);
}

/* Pages 2 and 3: a table, elements 10 to 22; element 20 goes on over the page's end. */
static inline bool made_table(drs_page_taker taker)
{
    made_page made;
    made_begin(&made, 2);
    drs_element *heading = made_open(&made, 10, 1, DRS_TAG_H2);
    heading->outline = drs_str_c("Anlage");
    heading->outline_level = 2;
    made_open(&made, 11, 1, DRS_TAG_TABLE);
    made_open(&made, 12, 11, DRS_TAG_THEAD);
    made_open(&made, 13, 12, DRS_TAG_TR);
    made_open(&made, 14, 13, DRS_TAG_TH)->scope = DRS_SCOPE_COLUMN;
    made_open(&made, 15, 13, DRS_TAG_TH)->scope = DRS_SCOPE_COLUMN;
    made_open(&made, 16, 11, DRS_TAG_TBODY);
    made_text(&made, 10, 100000, "Anlage");
    made_text(&made, 14, 120000, "Name");
    made_text(&made, 15, 120000, "Ressort")->x = 200000;
    made_row(&made, 17, 16, 140000);
    made_row(&made, 20, 16, 160000);
    for (uint32_t id = 19; id >= 17; id--)
        made_close(&made, id);
    for (uint32_t id = 15; id >= 12; id--)
        made_close(&made, id);
    if (!made_take(&made, taker))
        return false;
    made_begin(&made, 3);
    drs_item *head = made_text(&made, 0, 80000, "Name");
    head->artifact = DRS_ARTIFACT_REPEAT;
    made_text(&made, 21, 100000, "geht weiter");
    drs_item *foot = made_text(&made, 0, 800000, "3");
    foot->artifact = DRS_ARTIFACT_FOOTER;
    for (uint32_t id = 22; id >= 20; id--)
        made_close(&made, id);
    made_close(&made, 16);
    made_close(&made, 11);
    made_close(&made, 10);
    made_close(&made, 1);
    return made_take(&made, taker);
}

#endif
