/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/pdf/pdf_outline.h"

#include "writer/pdf/pdf_text.h"

#include <hpdf_outline.h>

enum { MOST_TITLE = 500 }; /* characters; viewers show a line of them */

/* libharu has no reference to a page that is no object of its own, and writes reals as floats. */
static void set_destination(const drs_pdf_outline *outline, HPDF_Outline entry, drs_pdf_place place)
{
    HPDF_Array target = drs_pdf_haru_array(entry, "Dest");
    if (!target)
        return;
    (void)HPDF_Array_Add(target, drs_pdf_haru_ref(outline->haru, place.page));
    (void)HPDF_Array_AddName(target, "XYZ");
    (void)HPDF_Array_AddNumber(target, place.left / 1000);
    (void)HPDF_Array_AddNumber(target, (place.top + 999) / 1000);
    (void)HPDF_Array_Add(target, HPDF_Null_New(outline->haru->mmgr));
}

/* libharu gives each entry a /Type, which only the root has. */
static HPDF_Outline new_entry(drs_pdf_outline *outline, HPDF_Outline parent, drs_str title)
{
    HPDF_Doc haru = outline->haru;
    HPDF_Outline entry = HPDF_Outline_New(haru->mmgr, parent, "", NULL, haru->xref);
    if (!entry)
        return NULL;
    drs_pdf_haru_text(entry, "Title", title, outline->mem);
    (void)HPDF_Dict_RemoveElement(entry, "Type");
    return entry;
}

static void add(drs_pdf_outline *outline, drs_str title, unsigned level, drs_pdf_place place)
{
    HPDF_Doc haru = outline->haru;
    if (!outline->last[0]) {
        outline->last[0] = HPDF_OutlineRoot_New(haru->mmgr, haru->xref);
        if (!outline->last[0])
            return;
        (void)HPDF_Dict_Add(haru->catalog, "Outlines", outline->last[0]);
        (void)HPDF_Dict_AddName(haru->catalog, "PageMode", "UseOutlines");
    }
    if (level < 1 || level > DRS_PDF_OUTLINE_LEVELS)
        level = level < 1 ? 1 : DRS_PDF_OUTLINE_LEVELS;
    unsigned above = level - 1;
    while (above > 0 && !outline->last[above])
        above--;
    HPDF_Outline entry = new_entry(outline, outline->last[above], title);
    if (!entry)
        return;
    set_destination(outline, entry, place);
    outline->last[level] = entry;
    for (unsigned i = level + 1; i <= DRS_PDF_OUTLINE_LEVELS; i++)
        outline->last[i] = NULL;
}

/* A heading of nothing but blanks and controls has no entry: there is nothing to choose. */
void drs_pdf_outline_add(drs_pdf_outline *outline, drs_str title, unsigned level,
                         drs_pdf_place place)
{
    drs_buf line = DRS_BUF(outline->mem);
    (void)drs_pdf_put_line(&line, title, MOST_TITLE);
    if (line.len)
        add(outline, drs_buf_str(&line), level, place);
    drs_buf_free(&line);
}
