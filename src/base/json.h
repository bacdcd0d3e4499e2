/* SPDX-License-Identifier: Apache-2.0
 * JSON text (RFC 8259): the one escape of strings, and commas that come by themselves. */
#ifndef DRS_BASE_JSON_H
#define DRS_BASE_JSON_H

#include "base/buf.h"

/* A JSON string with its quotes. Damaged UTF-8 becomes U+FFFD. */
void drs_json_string(drs_buf *out, drs_str s);

/* Writes values one after the other into `buf`. Start with {.buf = …}. */
typedef struct drs_json {
    drs_buf buf;
    bool comma; /* something stands before the next value */
} drs_json;

void drs_json_open(drs_json *json, char bracket);  /* '{' or '[' */
void drs_json_close(drs_json *json, char bracket); /* '}' or ']' */
void drs_json_key(drs_json *json, const char *key);
void drs_json_text(drs_json *json, drs_str s);
void drs_json_int(drs_json *json, int64_t number);
void drs_json_word(drs_json *json, const char *word); /* true, false, null */
/* Key and text, left out where the text is empty. */
void drs_json_member(drs_json *json, const char *key, drs_str text);
void drs_json_member_int(drs_json *json, const char *key, int64_t number);

#endif
