/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/pdf/pdf_document.h"

#include "base/resource.h"

/* libharu's own call misspells a key. The profile is ICC's sRGB, three components. */
static void write_output_intent(const drs_pdf_document *document)
{
    static const char *const name = "sRGB IEC61966-2.1";
    uint32_t profile = drs_pdf_file_reserve(document->file);
    drs_pdf_file_stream(document->file, profile, "/N 3", drs_resource("icc/sRGB.icc"),
                        DRS_PDF_PACKED);
    HPDF_Array intents = drs_pdf_haru_array(document->haru->catalog, "OutputIntents");
    HPDF_Dict intent = drs_pdf_haru_dict(document->haru);
    if (!intents || !intent)
        return;
    (void)HPDF_Array_Add(intents, intent);
    (void)HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    (void)HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    drs_pdf_haru_bytes(intent, "OutputConditionIdentifier", drs_str_c(name));
    drs_pdf_haru_bytes(intent, "Info", drs_str_c(name));
    (void)HPDF_Dict_Add(intent, "DestOutputProfile", drs_pdf_haru_ref(document->haru, profile));
}

/* Pages count from 1 in viewers as on paper. */
static void add_page_labels(HPDF_Dict catalog)
{
    HPDF_Dict labels = drs_pdf_haru_inner(catalog, "PageLabels");
    HPDF_Array numbers = drs_pdf_haru_array(labels, "Nums");
    if (!numbers)
        return;
    (void)HPDF_Array_AddNumber(numbers, 0);
    HPDF_Dict style = HPDF_Dict_New(catalog->mmgr);
    if (style && HPDF_Array_Add(numbers, style) == HPDF_OK)
        (void)HPDF_Dict_AddName(style, "S", "D");
}

static void set_flag(HPDF_Dict dict, const char *key, const char *flag)
{
    HPDF_Dict inner = drs_pdf_haru_inner(dict, key);
    if (inner)
        (void)HPDF_Dict_AddBoolean(inner, flag, HPDF_TRUE);
}

void drs_pdf_document_write(const drs_pdf_document *document, uint32_t pages, uint32_t structure)
{
    HPDF_Dict catalog = document->haru->catalog;
    (void)HPDF_Dict_Add(catalog, "Pages", drs_pdf_haru_ref(document->haru, pages));
    (void)HPDF_Dict_Add(catalog, "StructTreeRoot", drs_pdf_haru_ref(document->haru, structure));
    drs_pdf_haru_bytes(catalog, "Lang", drs_str_c("de-DE"));
    set_flag(catalog, "MarkInfo", "Marked");
    set_flag(catalog, "ViewerPreferences", "DisplayDocTitle");
    add_page_labels(catalog);
    write_output_intent(document);
    drs_pdf_attachments_write(document);
    drs_pdf_metadata_write(document);
}
