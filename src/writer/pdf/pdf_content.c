/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/pdf/pdf_content.h"

#include "writer/pdf/pdf_text.h"

drs_pdf_content drs_pdf_content_new(const drs_mem *mem, drs_pdf_fonts *fonts)
{
    return (drs_pdf_content){.fonts = fonts, .out = DRS_BUF(mem), .rules = DRS_BUF(mem)};
}

void drs_pdf_content_free(drs_pdf_content *content)
{
    drs_buf_free(&content->rules);
    drs_buf_free(&content->out);
}

void drs_pdf_content_begin(drs_pdf_content *content, int32_t height)
{
    content->out.len = 0;
    content->height = height;
    content->marked = content->in_text = false;
    content->size = 0;
    content->black = 100;
    content->leading = 0;
}

static void end_mark(drs_pdf_content *content)
{
    if (content->marked)
        drs_buf_text(&content->out, "EMC\n");
    content->marked = false;
}

/* Marked content and text objects must nest: marks begin and end inside BT … ET. */
static void set_in_text(drs_pdf_content *content, bool in_text)
{
    if (content->in_text == in_text)
        return;
    drs_buf_text(&content->out, in_text ? "BT\n" : "ET\n");
    content->in_text = in_text;
    content->x = content->y = 0;
}

bool drs_pdf_content_fits(const drs_pdf_content *content, drs_item_kind kind)
{
    return content->marked && content->in_text == (kind == DRS_ITEM_TEXT);
}

void drs_pdf_content_mark(drs_pdf_content *content, const char *tag, uint32_t mcid)
{
    end_mark(content);
    set_in_text(content, true);
    drs_buf_byte(&content->out, '/');
    drs_buf_text(&content->out, tag);
    drs_buf_text(&content->out, "<</MCID ");
    drs_buf_int(&content->out, mcid);
    drs_buf_text(&content->out, ">>BDC\n");
    content->marked = true;
}

static const char *artifact_words(drs_artifact artifact)
{
    switch (artifact) {
    case DRS_ARTIFACT_HEADER:
        return "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n";
    case DRS_ARTIFACT_FOOTER:
        return "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n";
    case DRS_ARTIFACT_REPEAT:
        return "/Artifact<</Type/Pagination>>BDC\n";
    case DRS_CONTENT:
    case DRS_ARTIFACT_LAYOUT:
        break;
    }
    return "/Artifact<</Type/Layout>>BDC\n";
}

void drs_pdf_content_artifact(drs_pdf_content *content, drs_artifact artifact, drs_item_kind kind)
{
    end_mark(content);
    set_in_text(content, kind == DRS_ITEM_TEXT);
    drs_buf_text(&content->out, artifact_words(artifact));
    content->marked = true;
}

static void set_black(drs_pdf_content *content, int32_t percent)
{
    if (content->black == percent)
        return;
    content->black = percent;
    drs_pdf_put_length(&content->out, (100 - percent) * 10);
    drs_buf_text(&content->out, " g\n");
}

static void put_pair(drs_buf *out, int32_t a, int32_t b)
{
    drs_pdf_put_length(out, a);
    drs_buf_byte(out, ' ');
    drs_pdf_put_length(out, b);
    drs_buf_byte(out, ' ');
}

/* To two decimals, so that differences of places add up to what they should. */
static int32_t rounded(int32_t thousandths)
{
    return (thousandths + (thousandths < 0 ? -5 : 5)) / 10 * 10;
}

/* Moves to where the line begins; true where the operator that shows the text is to do it: a next
 * line of the same leading is most of what a table has. */
static bool move(drs_pdf_content *content, const drs_item *item)
{
    int32_t x = rounded(item->x), y = rounded(content->height - item->y);
    int32_t right = x - content->x, up = y - content->y;
    content->x = x;
    content->y = y;
    bool is_next = right == 0 && up < 0;
    if (is_next && -up == content->leading)
        return true;
    put_pair(&content->out, right, up);
    drs_buf_text(&content->out, is_next ? "TD\n" : "Td\n");
    if (is_next)
        content->leading = -up;
    return false;
}

static void set_face(drs_pdf_content *content, const drs_item *item)
{
    if (content->face == item->face && content->size == item->size)
        return;
    content->face = item->face;
    content->size = item->size;
    drs_buf_text(&content->out, "/F");
    drs_buf_int(&content->out, item->face);
    drs_buf_byte(&content->out, ' ');
    drs_pdf_put_length(&content->out, item->size);
    drs_buf_text(&content->out, " Tf\n");
}

void drs_pdf_content_text(drs_pdf_content *content, const drs_item *item)
{
    drs_buf *out = &content->out;
    set_black(content, 100);
    set_face(content, item);
    drs_pdf_shown shown = {item->face, item->size, item->space, item->text, move(content, item)};
    drs_pdf_fonts_show(content->fonts, out, &shown);
}

static void put_rectangle(drs_buf *out, const drs_pdf_content *content, const drs_item *item)
{
    put_pair(out, item->x, content->height - item->y - item->height);
    put_pair(out, item->width, item->height);
    drs_buf_text(out, "re\n");
}

void drs_pdf_content_rule(drs_pdf_content *content, const drs_item *item)
{
    put_rectangle(&content->rules, content, item);
}

void drs_pdf_content_fill(drs_pdf_content *content, const drs_item *item)
{
    set_black(content, item->kind == DRS_ITEM_SHADE ? DRS_SHADE_PERCENT : 100);
    put_rectangle(&content->out, content, item);
    drs_buf_text(&content->out, "f\n");
}

/* All rules of the page in one path. */
static void put_rules(drs_pdf_content *content)
{
    if (content->rules.len == 0)
        return;
    drs_pdf_content_artifact(content, DRS_ARTIFACT_LAYOUT, DRS_ITEM_BLACK);
    set_black(content, 100);
    drs_buf_put(&content->out, drs_buf_str(&content->rules));
    drs_buf_text(&content->out, "f\n");
    content->rules.len = 0;
}

void drs_pdf_content_end(drs_pdf_content *content)
{
    put_rules(content);
    end_mark(content);
    set_in_text(content, false);
}
