/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/json_words.h"

#include "base/buf.h"

/* Behind the quote that ends the string beginning at `at`. */
static size_t string_end(drs_str json, size_t at)
{
    for (at++; at < json.len && json.ptr[at] != '"'; at++)
        at += json.ptr[at] == '\\';
    return at < json.len ? at + 1 : json.len;
}

static size_t blanks_end(drs_str json, size_t at)
{
    while (at < json.len && (json.ptr[at] == ' ' || json.ptr[at] == '\n' || json.ptr[at] == '\t' ||
                             json.ptr[at] == '\r'))
        at++;
    return at;
}

drs_str drs_json_texts(drs_arena *arena, drs_str json)
{
    drs_buf out = DRS_BUF(drs_arena_mem(arena));
    bool is_text = false;
    for (size_t at = 0; at < json.len;) {
        if (json.ptr[at] != '"') {
            /* A value that is no string: the key is used up. */
            is_text = is_text && (json.ptr[at] == ' ' || json.ptr[at] == '\n');
            at++;
            continue;
        }
        size_t end = string_end(json, at), next = blanks_end(json, end);
        drs_str string = drs_str_sub(json, at, end);
        if (next < json.len && json.ptr[next] == ':') {
            is_text = drs_str_is(string, "\"text\"");
            at = next + 1;
            continue;
        }
        if (is_text) {
            drs_buf_put(&out, string);
            drs_buf_byte(&out, '\n');
        }
        is_text = false;
        at = end;
    }
    drs_str copy = drs_arena_copy(arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return copy;
}
