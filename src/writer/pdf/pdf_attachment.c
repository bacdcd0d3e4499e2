/* SPDX-License-Identifier: Apache-2.0
 * Attached files (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8): the sources the document was made from.
 * libharu's call lacks all that PDF/A-3 asks for. */
#include "base/digest.h"
#include "base/sort.h"
#include "writer/pdf/pdf_document.h"
#include "writer/pdf/pdf_text.h"

/* A media type is a name: "/" and other signs become #XX. */
static void put_name(drs_buf *out, drs_str name)
{
    drs_buf_byte(out, '/');
    for (size_t i = 0; i < name.len; i++) {
        unsigned char byte = (unsigned char)name.ptr[i];
        if (byte > 0x20 && byte < 0x7F && !strchr("#()<>[]{}/%", byte)) {
            drs_buf_byte(out, (char)byte);
            continue;
        }
        char escape[] = {'#', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
        drs_buf_put(out, drs_str_of(escape, sizeof escape));
    }
}

static uint32_t write_content(const drs_pdf_document *document, const drs_attachment *attachment)
{
    unsigned char sum[DRS_DIGEST_MOST];
    drs_buf entries = DRS_BUF(document->mem);
    drs_buf_text(&entries, "/Type/EmbeddedFile/Subtype");
    put_name(&entries, attachment->media_type.len ? attachment->media_type
                                                  : drs_str_c("application/octet-stream"));
    drs_buf_text(&entries, "/Params<</Size ");
    drs_buf_int(&entries, (int64_t)attachment->content.len);
    drs_buf_text(&entries, "/ModDate(");
    drs_pdf_put_date(&entries, document->options->time);
    drs_buf_text(&entries, ")/CheckSum");
    size_t length = drs_digest(DRS_MD5, attachment->content, sum);
    drs_pdf_put_hex(&entries, drs_str_of((const char *)sum, length));
    drs_buf_text(&entries, ">>");
    drs_buf_byte(&entries, '\0');
    uint32_t number = drs_pdf_file_reserve(document->file);
    drs_pdf_file_stream(document->file, number, entries.ptr, attachment->content, DRS_PDF_PACKED);
    drs_buf_free(&entries);
    return number;
}

static HPDF_Dict file_specification(const drs_pdf_document *document,
                                    const drs_attachment *attachment)
{
    HPDF_Dict file = drs_pdf_haru_dict(document->haru);
    if (!file)
        return NULL;
    uint32_t content = write_content(document, attachment);
    (void)HPDF_Dict_AddName(file, "Type", "Filespec");
    drs_pdf_haru_text(file, "F", attachment->name, document->mem);
    drs_pdf_haru_text(file, "UF", attachment->name, document->mem);
    drs_pdf_haru_text(file, "Desc",
                      attachment->description.len ? attachment->description : attachment->name,
                      document->mem);
    (void)HPDF_Dict_AddName(file, "AFRelationship", "Source");
    HPDF_Dict embedded = drs_pdf_haru_inner(file, "EF");
    if (embedded) {
        (void)HPDF_Dict_Add(embedded, "F", drs_pdf_haru_ref(document->haru, content));
        (void)HPDF_Dict_Add(embedded, "UF", drs_pdf_haru_ref(document->haru, content));
    }
    return file;
}

static int by_name(const void *left, const void *right)
{
    return drs_str_compare((*(const drs_attachment *const *)left)->name,
                           (*(const drs_attachment *const *)right)->name);
}

void drs_pdf_attachments_write(const drs_pdf_document *document)
{
    size_t count = document->options->attachment_count;
    if (count == 0)
        return;
    HPDF_Dict catalog = document->haru->catalog;
    HPDF_Array all = drs_pdf_haru_array(catalog, "AF");
    HPDF_Dict tree = drs_pdf_haru_inner(drs_pdf_haru_inner(catalog, "Names"), "EmbeddedFiles");
    HPDF_Array names = drs_pdf_haru_array(tree, "Names");
    if (!all || !names)
        return;
    const drs_attachment **sorted = drs_mem_new(document->mem, count * sizeof(void *));
    for (size_t i = 0; i < count; i++)
        sorted[i] = &document->options->attachments[i];
    drs_sort(document->mem, sorted, count, sizeof *sorted, by_name);
    for (size_t i = 0; i < count; i++) {
        HPDF_Dict file = file_specification(document, sorted[i]);
        drs_buf name = DRS_BUF(document->mem);
        drs_pdf_put_utf16(&name, sorted[i]->name);
        (void)HPDF_Array_Add(
            names, HPDF_Binary_New(catalog->mmgr, (HPDF_BYTE *)name.ptr, (HPDF_UINT)name.len));
        drs_buf_free(&name);
        if (file) {
            (void)HPDF_Array_Add(names, file);
            (void)HPDF_Array_Add(all, file);
        }
    }
    drs_mem_free(document->mem, sorted);
}
