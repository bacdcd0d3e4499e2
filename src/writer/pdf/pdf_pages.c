/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/pdf/pdf_pages.h"

#include "writer/pdf/pdf_text.h"

enum { PAGES_PER_NODE = 64 };

/* One page on its way: who owns the marked content in work. */
typedef struct walk {
    drs_pdf_pages *pages;
    const drs_page *page;
    uint32_t number;  /* the page's object */
    size_t opened;    /* elements of page->opened that are open */
    uint32_t element; /* owner of the marked content in work; 0: an artifact or none */
    drs_artifact artifact;
    uint32_t link; /* LINK around `element`, 0: none */
} walk;

static drs_pdf_place place_of(const walk *w, int32_t left, int32_t top)
{
    return (drs_pdf_place){w->number, left, w->page->height - top};
}

/* Opens what comes in reading order up to this element; it begins at the place. */
static void open_until(walk *w, uint32_t id, drs_pdf_place place)
{
    while (w->opened < w->page->opened_count && w->page->opened[w->opened].id <= id) {
        const drs_element *element = &w->page->opened[w->opened++];
        drs_pdf_structure_open(w->pages->structure, element, place);
        if (element->tag == DRS_TAG_LINK)
            drs_pdf_links_open(w->pages->links, element);
        if (element->outline.len)
            drs_pdf_outline_add(w->pages->outline, element->outline, element->outline_level, place);
    }
}

static void begin_artifact(walk *w, const drs_item *item)
{
    bool same = w->element == 0 && w->artifact == item->artifact;
    if (!same || !drs_pdf_content_fits(&w->pages->content, item->kind))
        drs_pdf_content_artifact(&w->pages->content, item->artifact, item->kind);
    w->element = 0;
    w->artifact = item->artifact;
}

static void begin_element(walk *w, const drs_item *item)
{
    drs_pdf_pages *pages = w->pages;
    size_t before = w->opened;
    int32_t top = item->y - (item->kind == DRS_ITEM_TEXT ? item->size : 0);
    open_until(w, item->element, place_of(w, item->x, top));
    bool goes_on = w->element == item->element && w->opened == before;
    if (goes_on && drs_pdf_content_fits(&pages->content, item->kind))
        return;
    uint32_t mcid = drs_pdf_structure_mark(pages->structure, item->element, w->number);
    drs_tag tag = drs_pdf_structure_tag(pages->structure, item->element);
    drs_pdf_content_mark(&pages->content, drs_pdf_tag_name(tag), mcid);
    w->element = item->element;
    w->link = drs_pdf_structure_link(pages->structure, item->element);
}

static void draw(walk *w, const drs_item *item)
{
    bool is_text = item->kind == DRS_ITEM_TEXT;
    if (item->kind == DRS_ITEM_BLACK && item->artifact == DRS_ARTIFACT_LAYOUT) {
        drs_pdf_content_rule(&w->pages->content, item);
        return;
    }
    if (item->artifact != DRS_CONTENT || item->element == 0 || !is_text)
        begin_artifact(w, item);
    else
        begin_element(w, item);
    if (!is_text) {
        drs_pdf_content_fill(&w->pages->content, item);
        return;
    }
    drs_pdf_content_text(&w->pages->content, item);
    if (w->element && w->link) {
        drs_pdf_place page = place_of(w, 0, 0);
        drs_pdf_links_item(w->pages->links, w->link, item, &page);
    }
}

static void write_node(drs_pdf_pages *pages)
{
    if (pages->node == 0)
        return;
    drs_buf *out = drs_pdf_file_begin(pages->file, pages->node);
    drs_buf_text(out, "<</Type/Pages/Parent ");
    drs_pdf_put_ref(out, pages->root);
    drs_buf_text(out, "/Count ");
    drs_buf_int(out, pages->node_pages);
    drs_buf_text(out, "/Kids[");
    drs_buf_put(out, drs_buf_str(&pages->kids));
    drs_buf_text(out, "]>>");
    drs_pdf_file_end(pages->file);
    drs_pdf_put_ref(&pages->nodes, pages->node);
    pages->kids.len = 0;
    pages->node_pages = 0;
    pages->node = 0;
}

static void write_page(walk *w, uint32_t content)
{
    drs_pdf_pages *pages = w->pages;
    drs_buf annotations = DRS_BUF(pages->kids.mem);
    drs_pdf_links_end_page(pages->links, &annotations);
    if (pages->node == 0)
        pages->node = drs_pdf_file_reserve(pages->file);
    drs_buf *out = drs_pdf_file_begin(pages->file, w->number);
    drs_buf_text(out, "<</Type/Page/Parent ");
    drs_pdf_put_ref(out, pages->node);
    drs_buf_text(out, "/MediaBox[0 0 ");
    drs_pdf_put_length(out, w->page->width);
    drs_buf_byte(out, ' ');
    drs_pdf_put_length(out, w->page->height);
    drs_buf_text(out, "]/Resources ");
    drs_pdf_put_ref(out, pages->resources);
    drs_buf_text(out, "/Contents ");
    drs_pdf_put_ref(out, content);
    drs_buf_text(out, "/Tabs/S/StructParents ");
    drs_buf_int(out, pages->count);
    drs_buf_put(out, drs_buf_str(&annotations));
    drs_buf_text(out, ">>");
    drs_pdf_file_end(pages->file);
    drs_buf_free(&annotations);
    drs_pdf_put_ref(&pages->kids, w->number);
    if (++pages->node_pages == PAGES_PER_NODE)
        write_node(pages);
}

static void close_elements(walk *w)
{
    for (size_t i = 0; i < w->page->closed_count; i++) {
        drs_pdf_links_close(w->pages->links, w->page->closed[i]);
        drs_pdf_structure_close(w->pages->structure, w->page->closed[i]);
    }
}

bool drs_pdf_pages_take(void *context, const drs_page *page)
{
    drs_pdf_pages *pages = context;
    walk w = {.pages = pages, .page = page, .number = drs_pdf_file_reserve(pages->file)};
    if (pages->count == 0)
        pages->first = place_of(&w, 0, 0);
    drs_pdf_content_begin(&pages->content, page->height);
    for (size_t i = 0; i < page->item_count; i++)
        draw(&w, &page->items[i]);
    open_until(&w, UINT32_MAX, place_of(&w, 0, 0));
    drs_pdf_content_end(&pages->content);
    uint32_t content = drs_pdf_file_reserve(pages->file);
    drs_pdf_file_stream(pages->file, content, "", drs_buf_str(&pages->content.out), DRS_PDF_PACKED);
    write_page(&w, content);
    close_elements(&w);
    drs_pdf_structure_end_page(pages->structure, pages->count++);
    return pages->sink->error == 0 && drs_pdf_file_trouble(pages->file) == DRS_PDF_FINE;
}

void drs_pdf_pages_finish(drs_pdf_pages *pages)
{
    write_node(pages);
    drs_buf *out = drs_pdf_file_begin(pages->file, pages->root);
    drs_buf_text(out, "<</Type/Pages/Count ");
    drs_buf_int(out, pages->count);
    drs_buf_text(out, "/Kids[");
    drs_buf_put(out, drs_buf_str(&pages->nodes));
    drs_buf_text(out, "]>>");
    drs_pdf_file_end(pages->file);
}

void drs_pdf_pages_free(drs_pdf_pages *pages)
{
    drs_pdf_content_free(&pages->content);
    drs_buf_free(&pages->kids);
    drs_buf_free(&pages->nodes);
}
