/* SPDX-License-Identifier: Apache-2.0
 * Relationships: how a part of an XLSX file names the others that belong to it (ISO/IEC 29500-2,
 * 9.3). Their targets are relative to the part or absolute. Types are told by their last word,
 * which is the same in the transitional and the strict namespace. */
#ifndef DRS_READER_XLSX_RELATIONS_H
#define DRS_READER_XLSX_RELATIONS_H

#include "reader/xlsx_parts.h"

typedef struct drs_relation {
    drs_str id, type; /* last word of the type: "worksheet" */
    const char *part; /* NULL: outside the file, there is */
    drs_str target;   /* an address instead */
} drs_relation;

typedef struct drs_relations {
    drs_xlsx *xlsx;
    drs_str folder; /* of the part they belong to, with '/' at the end where not empty */
    drs_relation *items;
    size_t count, capacity;
} drs_relations;

/* Those of a part, "" for those of the package. False where an error was reported. */
bool drs_relations_read(drs_xlsx *xlsx, const char *part, drs_relations *r);
/* As above, none where the file has none for the part. */
bool drs_relations_read_any(drs_xlsx *xlsx, const char *part, drs_relations *r);
/* The first part of this type, NULL where there is none. */
const char *drs_relations_part(const drs_relations *r, const char *type);

#endif
