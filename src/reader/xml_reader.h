/* SPDX-License-Identifier: Apache-2.0
 * XML parts of a spreadsheet as a stream of elements and text, by expat. Names come without their
 * prefix: the formats' transitional and strict namespaces differ, their local names do not. */
#ifndef DRS_READER_XML_READER_H
#define DRS_READER_XML_READER_H

#include "reader/zip_reader.h"

typedef struct drs_xml_reader drs_xml_reader;

typedef struct drs_xml_handler {
    /* `attributes`: name, value, name, value, …, NULL; names with their prefix. */
    void (*start)(void *context, const char *name, const char *const *attributes);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, drs_str text); /* may come in pieces */
    void *context;
    drs_xml_reader *reader; /* set while reading, for drs_xml_stop */
} drs_xml_handler;

/* Reads a part to its end. False, reported, where the XML is damaged, too deep, has a DOCTYPE
 * (neither format has one; with it go entities of all kinds) or where the handler stopped, which
 * has told why. */
bool drs_xml_read(drs_zip_reader *zip, const char *part, drs_xml_handler *handler,
                  drs_diags *diags);
/* From within a handler: nothing more of this part is read. */
void drs_xml_stop(drs_xml_handler *handler);

/* The value of the attribute whose local name is `name`, NULL where there is none. */
const char *drs_xml_attribute(const char *const *attributes, const char *name);
/* A whole number without sign up to 2^31, or `otherwise`. */
uint32_t drs_xml_number(const char *text, uint32_t otherwise);

#endif
