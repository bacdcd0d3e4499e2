/* SPDX-License-Identifier: Apache-2.0
 * ODF 1.3 part 3, 6.1.2 and 6.1.3: a consumer drops blanks at both ends of a paragraph and folds
 * runs of them to one, so those are written as text:s; a tab is text:tab. Most cells hold neither
 * and pass as one stretch. */
#include "writer/ods/ods_text.h"

/* Where the stretch ends that may be written as it is: in front of a tab or of a blank that would
 * be lost (at an end of the text, behind another blank or a tab). */
static size_t stretch_end(drs_str text, size_t at)
{
    for (; at < text.len; at++) {
        char c = text.ptr[at];
        if (c > ' ' || c < 0)
            continue;
        if (c == '\t')
            break;
        if (c != ' ')
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
        at = end;
        if (at == text.len)
            break;
        if (text.ptr[at] == ' ') {
            at = blanks(xml, text, at);
            continue;
        }
        drs_xml_open(xml, "text:tab");
        drs_xml_close(xml);
        at++;
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
