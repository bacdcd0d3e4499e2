/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/pdf/pdf_link.h"

#include "writer/pdf/pdf_text.h"

enum {
    MOST_STRING = 32767, /* bytes of a string, ISO 19005-3, 6.1.13 */
    NARROWEST = 2000     /* 1/1000 pt: a combining mark alone has no width, yet can be a link */
};

typedef struct open_link {
    uint32_t element;
    drs_buf entries; /* Contents, and action or destination, as they go into each annotation */
} open_link;

typedef struct link_goal {
    uint32_t element, number; /* the destination's object */
} link_goal;

/* The line in work: where it is, and whose. */
typedef struct link_line {
    uint32_t link, page;                        /* link 0: none */
    int32_t baseline, left, bottom, right, top; /* 1/1000 pt, upwards */
} link_line;

struct drs_pdf_links {
    const drs_mem *mem;
    drs_pdf_file *file;
    drs_pdf_structure *structure;
    open_link *open;
    size_t open_count, open_capacity;
    link_goal *goals;
    size_t goal_count, goal_capacity;
    link_line line;
    drs_buf annotations; /* of the page: references */
    size_t cut;          /* addresses that were too long */
};

drs_pdf_links *drs_pdf_links_new(const drs_mem *mem, drs_pdf_file *file,
                                 drs_pdf_structure *structure)
{
    drs_pdf_links *links = drs_mem_new(mem, sizeof *links);
    *links = (drs_pdf_links){
        .mem = mem, .file = file, .structure = structure, .annotations = DRS_BUF(mem)};
    return links;
}

void drs_pdf_links_free(drs_pdf_links *links)
{
    if (!links)
        return;
    for (size_t i = 0; i < links->open_count; i++)
        drs_buf_free(&links->open[i].entries);
    drs_mem_free(links->mem, links->open);
    drs_mem_free(links->mem, links->goals);
    drs_buf_free(&links->annotations);
    drs_mem_free(links->mem, links);
}

/* False where the address is longer than a string may be. */
static bool put_address(drs_buf *out, drs_str uri)
{
    size_t start = out->len;
    drs_buf_text(out, "/A<</S/URI/URI");
    drs_pdf_put_uri(out, uri);
    drs_buf_text(out, ">>");
    if (out->len - start <= MOST_STRING)
        return true;
    out->len = start;
    return false;
}

static void put_goal(drs_pdf_links *links, drs_buf *out, uint32_t element)
{
    if (links->goal_count == links->goal_capacity) {
        links->goal_capacity = links->goal_capacity ? 2 * links->goal_capacity : 32;
        links->goals =
            drs_mem_resize(links->mem, links->goals, links->goal_capacity * sizeof(link_goal));
    }
    uint32_t number = drs_pdf_file_reserve(links->file);
    links->goals[links->goal_count++] = (link_goal){element, number};
    drs_buf_text(out, "/Dest ");
    drs_pdf_put_ref(out, number);
}

/* A link without a goal would be none, so one with an address nobody can follow leads to itself. */
static void put_action(drs_pdf_links *links, drs_buf *out, const drs_element *element)
{
    if (element->uri.len == 0) {
        put_goal(links, out, element->goal);
    } else if (!put_address(out, element->uri)) {
        put_goal(links, out, element->id);
        links->cut++;
    }
}

void drs_pdf_links_open(drs_pdf_links *links, const drs_element *element)
{
    enum { MOST_CONTENTS = 2000 }; /* characters */
    if (links->open_count == links->open_capacity) {
        links->open_capacity = links->open_capacity ? 2 * links->open_capacity : 16;
        links->open =
            drs_mem_resize(links->mem, links->open, links->open_capacity * sizeof(open_link));
    }
    open_link *link = &links->open[links->open_count++];
    *link = (open_link){.element = element->id, .entries = DRS_BUF(links->mem)};
    drs_buf contents = DRS_BUF(links->mem);
    drs_str words = element->contents.len ? element->contents : element->uri;
    (void)drs_pdf_put_line(&contents, words.len ? words : drs_str_c("Verweis"), MOST_CONTENTS);
    drs_buf_text(&link->entries, "/Contents");
    drs_pdf_put_text(&link->entries, drs_buf_str(&contents));
    drs_buf_free(&contents);
    put_action(links, &link->entries, element);
}

static open_link *find(drs_pdf_links *links, uint32_t element)
{
    for (size_t i = 0; i < links->open_count; i++)
        if (links->open[i].element == element)
            return &links->open[i];
    return NULL;
}

static void write_annotation(drs_pdf_links *links, const link_line *line, drs_str entries)
{
    uint32_t number = drs_pdf_file_reserve(links->file);
    uint32_t key = drs_pdf_structure_annotate(links->structure, line->link, number, line->page);
    int32_t right = line->right;
    if (right < line->left + NARROWEST)
        right = line->left + NARROWEST;
    int32_t corners[] = {line->left, line->bottom, right, line->top};
    drs_buf *out = drs_pdf_file_begin(links->file, number);
    drs_buf_text(out, "<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[");
    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++) {
        drs_pdf_put_length(out, corners[i]);
        drs_buf_byte(out, ' ');
    }
    drs_buf_text(out, "]/P ");
    drs_pdf_put_ref(out, line->page);
    drs_buf_text(out, "/StructParent ");
    drs_buf_int(out, key);
    drs_buf_put(out, entries);
    drs_buf_text(out, ">>");
    drs_pdf_file_end(links->file);
    drs_pdf_put_ref(&links->annotations, number);
}

static void end_line(drs_pdf_links *links)
{
    const open_link *link = links->line.link ? find(links, links->line.link) : NULL;
    if (link)
        write_annotation(links, &links->line, drs_buf_str(&link->entries));
    links->line = (link_line){0};
}

void drs_pdf_links_close(drs_pdf_links *links, uint32_t element)
{
    if (links->line.link == element)
        end_line(links);
    open_link *link = find(links, element);
    if (!link)
        return;
    drs_buf_free(&link->entries);
    *link = links->open[--links->open_count];
}

void drs_pdf_links_item(drs_pdf_links *links, uint32_t link, const drs_item *item,
                        const drs_pdf_place *page)
{
    int32_t baseline = page->top - item->y;
    link_line here = {.link = link,
                      .page = page->page,
                      .baseline = baseline,
                      .left = item->x,
                      .bottom = baseline - item->size / 5,
                      .right = item->x + item->width,
                      .top = baseline + item->size * 9 / 10};
    link_line *old = &links->line;
    if (old->link == link && old->baseline == baseline && old->page == page->page) {
        old->left = here.left < old->left ? here.left : old->left;
        old->right = here.right > old->right ? here.right : old->right;
        return;
    }
    end_line(links);
    *old = here;
}

void drs_pdf_links_end_page(drs_pdf_links *links, drs_buf *out)
{
    end_line(links);
    if (links->annotations.len == 0)
        return;
    drs_buf_text(out, "/Annots[");
    drs_buf_put(out, drs_buf_str(&links->annotations));
    drs_buf_byte(out, ']');
    links->annotations.len = 0;
}

void drs_pdf_put_destination(drs_buf *out, drs_pdf_place place)
{
    drs_buf_byte(out, '[');
    drs_pdf_put_ref(out, place.page);
    drs_buf_text(out, "/XYZ ");
    drs_pdf_put_length(out, place.left);
    drs_buf_byte(out, ' ');
    drs_pdf_put_length(out, place.top);
    drs_buf_text(out, " null]");
}

size_t drs_pdf_links_cut(const drs_pdf_links *links)
{
    return links->cut;
}

bool drs_pdf_links_finish(drs_pdf_links *links, drs_pdf_place otherwise)
{
    bool complete = true;
    for (size_t i = 0; i < links->goal_count; i++) {
        const link_goal *goal = &links->goals[i];
        const drs_pdf_place *place = drs_pdf_structure_place(links->structure, goal->element);
        complete = complete && place;
        drs_buf *out = drs_pdf_file_begin(links->file, goal->number);
        drs_pdf_put_destination(out, place ? *place : otherwise);
        drs_pdf_file_end(links->file);
    }
    return complete;
}
