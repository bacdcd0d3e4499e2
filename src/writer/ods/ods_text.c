/* SPDX-License-Identifier: Apache-2.0
 * ODF 1.3 part 3, 6.1.2 and 6.1.3: a consumer drops blanks at both ends of a paragraph and folds
 * runs of them to one, so those are written as text:s. Most cells hold none and pass as one
 * stretch. A tab stays a character (&#9;): LibreOffice 7.4 drops text:tab from cells, its own
 * too, and so glues two words together, while it, Gnumeric and SheetJS keep the character. */
#include "writer/ods/ods_text.h"

/* Where the stretch ends that may be written as it is: in front of a blank that would be lost (at
 * an end of the text, behind another blank or a tab). */
static size_t stretch_end(drs_str text, size_t at)
{
    for (; at < text.len; at++) {
        if (text.ptr[at] != ' ')
            continue;
        if (at == 0 || at + 1 == text.len || text.ptr[at - 1] == ' ' || text.ptr[at - 1] == '\t')
            break;
    }
    return at;
}

static size_t blanks(drs_xml *xml, drs_str text, size_t at)
{
    size_t from = at;
    while (at < text.len && text.ptr[at] == ' ')
        at++;
    drs_xml_open(xml, "text:s");
    if (at - from > 1)
        drs_xml_attr_int(xml, "text:c", (int64_t)(at - from));
    drs_xml_close(xml);
    return at;
}

void drs_ods_inline(drs_xml *xml, drs_str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = stretch_end(text, at);
        if (end > at)
            drs_xml_text(xml, drs_str_sub(text, at, end));
        at = end < text.len ? blanks(xml, text, end) : end;
    }
}

void drs_ods_paragraphs(drs_xml *xml, drs_str text)
{
    drs_str line;
    while (drs_str_split(&text, '\n', &line)) {
        drs_xml_open(xml, "text:p");
        drs_ods_inline(xml, line);
        drs_xml_close(xml);
    }
}
