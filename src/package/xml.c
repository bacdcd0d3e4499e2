/* SPDX-License-Identifier: Apache-2.0
 * XML 1.0 (fifth edition): 2.2 says which characters there are, 2.4 which must be escaped, 2.11
 * and 3.3.3 what a parser does to line ends and blanks: CR in content, and TAB, LF and CR in
 * attribute values survive only as character references. They are references in both here: one
 * table then serves both contexts. Clean stretches are copied whole. */
#include "package/xml.h"

#include "base/utf8.h"

enum { FLUSH_SIZE = 64 * 1024 };

/* What a byte needs. */
enum { PLAIN, REFERENCE, ILLEGAL, MULTIBYTE };

static const char *const references[] = {
    ['\t'] = "&#9;", ['\n'] = "&#10;", ['\r'] = "&#13;", ['"'] = "&quot;",
    ['&'] = "&amp;", ['<'] = "&lt;",   ['>'] = "&gt;",
};

/* clang-format off */
#define BYTES_8(class) class, class, class, class, class, class, class, class
static const unsigned char classes[256] = {
    BYTES_8(ILLEGAL),
    ILLEGAL, REFERENCE /* tab */, REFERENCE /* LF */, ILLEGAL, ILLEGAL, REFERENCE /* CR */, ILLEGAL, ILLEGAL,
    BYTES_8(ILLEGAL), BYTES_8(ILLEGAL),
    ['"'] = REFERENCE, ['&'] = REFERENCE, ['<'] = REFERENCE, ['>'] = REFERENCE,
    [0x80] =
    BYTES_8(MULTIBYTE), BYTES_8(MULTIBYTE), BYTES_8(MULTIBYTE), BYTES_8(MULTIBYTE),
    BYTES_8(MULTIBYTE), BYTES_8(MULTIBYTE), BYTES_8(MULTIBYTE), BYTES_8(MULTIBYTE),
    BYTES_8(MULTIBYTE), BYTES_8(MULTIBYTE), BYTES_8(MULTIBYTE), BYTES_8(MULTIBYTE),
    BYTES_8(MULTIBYTE), BYTES_8(MULTIBYTE), BYTES_8(MULTIBYTE), BYTES_8(MULTIBYTE),
};
#undef BYTES_8
/* clang-format on */

/* The character at s[*at], well-formed and allowed by production [2]? Moves *at behind it. */
static bool is_char(drs_str s, size_t *at)
{
    size_t from = *at;
    uint32_t c = drs_utf8_next(s, at);
    return c != 0xFFFE && c != 0xFFFF && !(c == DRS_REPLACEMENT && *at - from == 1);
}

/* Eight bytes that are all PLAIN: letters and the like. A byte below its bound or equal to a
 * character borrows from its own top bit (the usual trick; false alarms only cost time). */
static bool are_plain(const char *eight)
{
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    uint64_t v;
    memcpy(&v, eight, sizeof v);
    uint64_t hits = v | (v - ones * 0x20);
    for (const char *c = "\"&<>"; *c; c++)
        hits |= (v ^ ones * (unsigned char)*c) - ones;
    return (hits & tops) == 0;
}

/* Where the stretch that needs nothing ends. */
static size_t clean_end(drs_str s, size_t at)
{
    for (;;) {
        while (s.len - at >= 8 && are_plain(s.ptr + at))
            at += 8;
        while (at < s.len && classes[(unsigned char)s.ptr[at]] == PLAIN)
            at++;
        if (at == s.len || classes[(unsigned char)s.ptr[at]] != MULTIBYTE)
            return at;
        size_t next = at;
        if (!is_char(s, &next))
            return at;
        at = next;
    }
}

size_t drs_xml_escape(drs_buf *out, drs_str s)
{
    size_t replaced = 0;
    for (size_t at = 0; at < s.len;) {
        size_t end = clean_end(s, at);
        drs_buf_put(out, drs_str_sub(s, at, end));
        at = end;
        if (at == s.len)
            break;
        unsigned char byte = (unsigned char)s.ptr[at];
        if (classes[byte] == REFERENCE) {
            drs_buf_text(out, references[byte]);
            at++;
            continue;
        }
        (void)drs_utf8_next(s, &at);
        drs_utf8_put(out, DRS_REPLACEMENT);
        replaced++;
    }
    return replaced;
}

drs_xml drs_xml_new(const drs_mem *mem, drs_sink *sink)
{
    return (drs_xml){.sink = sink, .buf = DRS_BUF(mem)};
}

static void flush(drs_xml *xml)
{
    if (!xml->sink)
        return;
    drs_sink_str(xml->sink, drs_buf_str(&xml->buf));
    xml->buf.len = 0;
}

static void end_tag(drs_xml *xml)
{
    if (xml->in_tag)
        drs_buf_byte(&xml->buf, '>');
    xml->in_tag = false;
    if (xml->buf.len >= FLUSH_SIZE)
        flush(xml);
}

void drs_xml_declare(drs_xml *xml)
{
    drs_buf_text(&xml->buf, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

void drs_xml_open_name(drs_xml *xml, drs_str name)
{
    end_tag(xml);
    if (xml->depth == xml->capacity) {
        xml->capacity = xml->capacity ? xml->capacity * 2 : 16;
        xml->open = drs_mem_resize(xml->buf.mem, xml->open, xml->capacity * sizeof *xml->open);
    }
    xml->open[xml->depth++] = name;
    char *out = drs_buf_room(&xml->buf, name.len + 1);
    out[0] = '<';
    memcpy(out + 1, name.ptr, name.len);
    xml->buf.len += name.len + 1;
    xml->in_tag = true;
}

drs_buf *drs_xml_attr_begin(drs_xml *xml, drs_str name)
{
    char *out = drs_buf_room(&xml->buf, name.len + 3);
    out[0] = ' ';
    memcpy(out + 1, name.ptr, name.len);
    out[name.len + 1] = '=';
    out[name.len + 2] = '"';
    xml->buf.len += name.len + 3;
    return &xml->buf;
}

void drs_xml_attr_end(drs_xml *xml)
{
    drs_buf_byte(&xml->buf, '"');
}

void drs_xml_attr_value(drs_xml *xml, drs_str name, drs_str value)
{
    xml->replaced += drs_xml_escape(drs_xml_attr_begin(xml, name), value);
    drs_xml_attr_end(xml);
}

void drs_xml_attr_int(drs_xml *xml, const char *name, int64_t value)
{
    drs_buf_int(drs_xml_attr_begin(xml, drs_str_c(name)), value);
    drs_xml_attr_end(xml);
}

void drs_xml_text(drs_xml *xml, drs_str text)
{
    end_tag(xml);
    xml->replaced += drs_xml_escape(&xml->buf, text);
}

void drs_xml_close(drs_xml *xml)
{
    drs_str name = xml->open[--xml->depth];
    if (xml->in_tag) {
        drs_buf_text(&xml->buf, "/>");
        xml->in_tag = false;
        return;
    }
    char *out = drs_buf_room(&xml->buf, name.len + 3);
    out[0] = '<';
    out[1] = '/';
    memcpy(out + 2, name.ptr, name.len);
    out[name.len + 2] = '>';
    xml->buf.len += name.len + 3;
}

void drs_xml_element(drs_xml *xml, const char *name, drs_str text)
{
    drs_xml_open(xml, name);
    drs_xml_text(xml, text);
    drs_xml_close(xml);
}

void drs_xml_markup(drs_xml *xml, drs_str markup)
{
    end_tag(xml);
    drs_buf_put(&xml->buf, markup);
}

void drs_xml_finish(drs_xml *xml)
{
    while (xml->depth)
        drs_xml_close(xml);
    flush(xml);
}

void drs_xml_free(drs_xml *xml)
{
    drs_mem_free(xml->buf.mem, xml->open);
    drs_buf_free(&xml->buf);
}
