/* SPDX-License-Identifier: Apache-2.0
 * Info and XMP (ISO 19005-3, 6.6; ISO 14289-1, 5): written from the same strings, so that they
 * cannot differ. The packet is made anew each time: nobody edits it in place. */
#include "writer/pdf/pdf_document.h"
#include "writer/pdf/pdf_text.h"

enum { MOST_TITLE = 8000 }; /* characters: with UTF-16 a string has at most 32,767 bytes */

static void put_xml(drs_buf *out, drs_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '&':
            drs_buf_text(out, "&amp;");
            break;
        case '<':
            drs_buf_text(out, "&lt;");
            break;
        case '>':
            drs_buf_text(out, "&gt;");
            break;
        default:
            drs_buf_byte(out, text.ptr[i]);
        }
    }
}

static void put_element(drs_buf *out, const char *open, drs_str text, const char *close)
{
    if (text.len == 0)
        return;
    drs_buf_text(out, open);
    put_xml(out, text);
    drs_buf_text(out, close);
}

/* PDF/A wants a schema for what its own list of schemas lacks: pdfuaid. */
static const char schema[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<dc:format>application/pdf</dc:format>\n"
    "<dc:language><rdf:Bag><rdf:li>de-DE</rdf:li></rdf:Bag></dc:language>\n";

static const char tail[] = "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

typedef struct metadata {
    drs_buf title, author, producer, time;
} metadata;

static void put_title(drs_buf *out, const drs_paper *paper)
{
    drs_buf words = DRS_BUF(out->mem);
    drs_text_words(&words, paper->title);
    (void)drs_pdf_put_line(out, drs_buf_str(&words), MOST_TITLE);
    drs_buf_free(&words);
    if (out->len == 0)
        (void)drs_pdf_put_line(out, paper->type.text, MOST_TITLE);
    if (out->len == 0)
        drs_buf_text(out, "Drucksache");
}

static void write_xmp(const drs_pdf_document *document, const metadata *facts)
{
    drs_buf out = DRS_BUF(document->mem);
    drs_str time = drs_buf_str(&facts->time);
    drs_buf_text(&out, head);
    put_element(&out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                drs_buf_str(&facts->title), "</rdf:li></rdf:Alt></dc:title>\n");
    put_element(&out, "<dc:creator><rdf:Seq><rdf:li>", drs_buf_str(&facts->author),
                "</rdf:li></rdf:Seq></dc:creator>\n");
    put_element(&out, "<xmp:CreatorTool>", drs_str_c("drucksache"), "</xmp:CreatorTool>\n");
    put_element(&out, "<xmp:CreateDate>", time, "</xmp:CreateDate>\n");
    put_element(&out, "<xmp:ModifyDate>", time, "</xmp:ModifyDate>\n");
    put_element(&out, "<xmp:MetadataDate>", time, "</xmp:MetadataDate>\n");
    put_element(&out, "<pdf:Producer>", drs_buf_str(&facts->producer), "</pdf:Producer>\n");
    drs_buf_text(&out, schema);
    drs_buf_text(&out, tail);
    uint32_t number = drs_pdf_file_reserve(document->file);
    drs_pdf_file_stream(document->file, number, "/Type/Metadata/Subtype/XML", drs_buf_str(&out),
                        DRS_PDF_PLAIN);
    drs_buf_free(&out);
    (void)HPDF_Dict_Add(document->haru->catalog, "Metadata",
                        drs_pdf_haru_ref(document->haru, number));
}

static void fill_info(const drs_pdf_document *document, const metadata *facts)
{
    HPDF_Dict info = document->haru->info;
    drs_buf date = DRS_BUF(document->mem);
    drs_pdf_put_date(&date, document->options->time);
    drs_pdf_haru_text(info, "Title", drs_buf_str(&facts->title), document->mem);
    if (facts->author.len)
        drs_pdf_haru_text(info, "Author", drs_buf_str(&facts->author), document->mem);
    drs_pdf_haru_text(info, "Creator", drs_str_c("drucksache"), document->mem);
    drs_pdf_haru_text(info, "Producer", drs_buf_str(&facts->producer), document->mem);
    drs_pdf_haru_bytes(info, "CreationDate", drs_buf_str(&date));
    drs_pdf_haru_bytes(info, "ModDate", drs_buf_str(&date));
    drs_buf_free(&date);
}

void drs_pdf_metadata_write(const drs_pdf_document *document)
{
    const drs_mem *mem = document->mem;
    metadata facts = {DRS_BUF(mem), DRS_BUF(mem), DRS_BUF(mem), DRS_BUF(mem)};
    drs_str build = document->options->build;
    put_title(&facts.title, document->paper);
    (void)drs_pdf_put_line(&facts.author, document->paper->parliament.text, MOST_TITLE);
    (void)drs_pdf_put_line(&facts.producer, build.len ? build : drs_str_c("drucksache"),
                           MOST_TITLE);
    drs_pdf_put_iso_time(&facts.time, document->options->time);
    write_xmp(document, &facts);
    fill_info(document, &facts);
    drs_buf_free(&facts.title);
    drs_buf_free(&facts.author);
    drs_buf_free(&facts.producer);
    drs_buf_free(&facts.time);
}
