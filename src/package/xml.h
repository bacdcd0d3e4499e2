/* SPDX-License-Identifier: Apache-2.0
 * XML 1.0 text, written front to back: elements are opened and closed, so what comes out is well
 * formed by construction, and every byte of content passes the one escape table (xml.c).
 * Characters XML has no form for (control characters, U+FFFE, damaged UTF-8) become U+FFFD and
 * are counted; the writer that owns the text says so in a finding. */
#ifndef DRS_PACKAGE_XML_H
#define DRS_PACKAGE_XML_H

#include "base/sink.h"

typedef struct drs_xml {
    drs_sink *sink;
    drs_buf buf;   /* what has not gone to the sink yet */
    drs_str *open; /* names of the open elements, outermost first */
    size_t depth, capacity;
    bool in_tag;       /* the innermost start tag still takes attributes */
    uint64_t replaced; /* characters that became U+FFFD */
} drs_xml;

/* Start with drs_xml_new, end with drs_xml_finish and drs_xml_free. `sink` may be NULL: then
 * everything stays in .buf. */
drs_xml drs_xml_new(const drs_mem *mem, drs_sink *sink);
/* <?xml version="1.0" encoding="UTF-8"?> */
void drs_xml_declare(drs_xml *xml);
/* Names are constants of the program: they are kept, not copied, and not escaped. */
void drs_xml_open_name(drs_xml *xml, drs_str name);
void drs_xml_attr_value(drs_xml *xml, drs_str name, drs_str value);
void drs_xml_attr_int(drs_xml *xml, const char *name, int64_t value);
/* An attribute whose value the caller writes into the buffer returned, of characters that need no
 * escaping (digits, addresses); ends with drs_xml_attr_end. */
drs_buf *drs_xml_attr_begin(drs_xml *xml, drs_str name);
void drs_xml_attr_end(drs_xml *xml);
void drs_xml_text(drs_xml *xml, drs_str text);
void drs_xml_close(drs_xml *xml);
/* An element with nothing but text in it. */
void drs_xml_element(drs_xml *xml, const char *name, drs_str text);
/* Markup that is right already: whole elements made with another drs_xml. */
void drs_xml_markup(drs_xml *xml, drs_str markup);
/* Closes what is open and hands everything to the sink. */
void drs_xml_finish(drs_xml *xml);
void drs_xml_free(drs_xml *xml);

/* In line, so that the lengths of constant names and values are constants, too. */
static inline void drs_xml_open(drs_xml *xml, const char *name)
{
    drs_xml_open_name(xml, drs_str_c(name));
}

static inline void drs_xml_attr(drs_xml *xml, const char *name, drs_str value)
{
    drs_xml_attr_value(xml, drs_str_c(name), value);
}

static inline void drs_xml_attr_text(drs_xml *xml, const char *name, const char *value)
{
    drs_xml_attr_value(xml, drs_str_c(name), drs_str_c(value));
}

/* s escaped for content and attribute values alike; returns the number of replaced characters. */
size_t drs_xml_escape(drs_buf *out, drs_str s);

#endif
