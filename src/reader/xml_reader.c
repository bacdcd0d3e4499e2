/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/xml_reader.h"

#include "reader/limits.h"

#include <expat.h>

struct drs_xml_reader {
    drs_diags *diags;
    drs_xml_handler *handler;
    const char *part;
    XML_Parser parser;
    unsigned depth;
    bool is_stopped; /* by the handler or by a limit; reported then */
    int64_t fed;     /* bytes */
};

static const char *local_name(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *drs_xml_attribute(const char *const *attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (strcmp(local_name(attributes[0]), name) == 0)
            return attributes[1];
    return NULL;
}

uint32_t drs_xml_number(const char *text, uint32_t otherwise)
{
    uint64_t number = 0;
    if (!text || !*text)
        return otherwise;
    for (; *text; text++) {
        if (*text < '0' || *text > '9')
            return otherwise;
        number = number * 10 + (uint64_t)(*text - '0');
        if (number > INT32_MAX)
            number = INT32_MAX;
    }
    return (uint32_t)number;
}

void drs_xml_stop(drs_xml_handler *handler)
{
    handler->reader->is_stopped = true;
    XML_StopParser(handler->reader->parser, XML_FALSE);
}

static void refuse(drs_xml_reader *reader, drs_diag_id id)
{
    drs_diag_add(reader->diags, id, (drs_place){0}, (drs_args){{drs_str_c(reader->part)}});
    drs_xml_stop(reader->handler);
}

static void XMLCALL on_start(void *context, const char *name, const char **attributes)
{
    drs_xml_reader *reader = context;
    if (reader->is_stopped)
        return;
    if (++reader->depth > DRS_MOST_XML_DEPTH)
        refuse(reader, DRS_SHT010);
    else
        reader->handler->start(reader->handler->context, local_name(name),
                               (const char *const *)attributes);
}

static void XMLCALL on_end(void *context, const char *name)
{
    drs_xml_reader *reader = context;
    reader->depth--;
    if (!reader->is_stopped && reader->handler->end)
        reader->handler->end(reader->handler->context, local_name(name));
}

static void XMLCALL on_text(void *context, const char *text, int length)
{
    drs_xml_reader *reader = context;
    if (!reader->is_stopped)
        reader->handler->text(reader->handler->context, drs_str_of(text, (size_t)length));
}

static void XMLCALL on_doctype(void *context, const char *name, const char *system,
                               const char *public, int has_subset)
{
    (void)name, (void)system, (void)public, (void)has_subset;
    refuse(context, DRS_SHT009);
}

static void report_damage(drs_xml_reader *reader)
{
    drs_diag_add(reader->diags, DRS_SHT008, (drs_place){0},
                 (drs_args){{drs_str_c(reader->part),
                             drs_str_c(XML_ErrorString(XML_GetErrorCode(reader->parser)))}});
}

/* expat scans an unfinished tag again with every piece, so one without end would cost the square
 * of its length. */
static bool is_endless_tag(drs_xml_reader *reader)
{
    if (reader->fed - XML_GetCurrentByteIndex(reader->parser) <= DRS_MOST_CELL_BYTES)
        return false;
    refuse(reader, DRS_SHT010);
    return true;
}

static bool take(void *context, const char *bytes, size_t count, bool is_last)
{
    drs_xml_reader *reader = context;
    reader->fed += (int64_t)count;
    if (XML_Parse(reader->parser, bytes, (int)count, is_last) == XML_STATUS_OK)
        return is_last || !is_endless_tag(reader);
    if (!reader->is_stopped)
        report_damage(reader);
    return false;
}

bool drs_xml_read(drs_zip_reader *zip, const char *part, drs_xml_handler *handler, drs_diags *diags)
{
    drs_xml_reader reader = {.diags = diags, .handler = handler, .part = part};
    reader.parser = XML_ParserCreate(NULL);
    if (!reader.parser) {
        drs_diag_add(diags, DRS_GEN008, (drs_place){0}, (drs_args){0});
        return false;
    }
    handler->reader = &reader;
    XML_SetUserData(reader.parser, &reader);
    XML_SetElementHandler(reader.parser, on_start, on_end);
    if (handler->text)
        XML_SetCharacterDataHandler(reader.parser, on_text);
    XML_SetStartDoctypeDeclHandler(reader.parser, on_doctype);
    bool done = drs_zip_reader_read(zip, part, take, &reader);
    XML_ParserFree(reader.parser);
    return done;
}
