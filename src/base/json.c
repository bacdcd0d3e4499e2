/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"

#include "base/utf8.h"

static void put_control(drs_buf *out, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    if (c == '\n') {
        drs_buf_text(out, "\\n");
    } else if (c == '\t') {
        drs_buf_text(out, "\\t");
    } else {
        drs_buf_text(out, "\\u00");
        drs_buf_byte(out, hex[c >> 4]);
        drs_buf_byte(out, hex[c & 15]);
    }
}

static void put_escaped(drs_buf *out, drs_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '"' || c == '\\') {
            drs_buf_byte(out, '\\');
            drs_buf_byte(out, (char)c);
        } else if (c < 0x20 || c == 0x7F) {
            put_control(out, c);
        } else {
            drs_buf_byte(out, (char)c);
        }
    }
}

void drs_json_string(drs_buf *out, drs_str s)
{
    drs_buf_byte(out, '"');
    for (size_t at = 0; at < s.len;) {
        drs_str good = drs_str_sub(s, at, at + drs_utf8_valid(drs_str_sub(s, at, s.len)));
        put_escaped(out, good);
        at += good.len;
        if (at < s.len) {
            drs_utf8_put(out, DRS_REPLACEMENT);
            at++;
        }
    }
    drs_buf_byte(out, '"');
}

static void separate(drs_json *json)
{
    if (json->comma)
        drs_buf_byte(&json->buf, ',');
    json->comma = true;
}

void drs_json_open(drs_json *json, char bracket)
{
    separate(json);
    drs_buf_byte(&json->buf, bracket);
    json->comma = false;
}

void drs_json_close(drs_json *json, char bracket)
{
    drs_buf_byte(&json->buf, bracket);
    json->comma = true;
}

void drs_json_key(drs_json *json, const char *key)
{
    separate(json);
    drs_json_string(&json->buf, drs_str_c(key));
    drs_buf_byte(&json->buf, ':');
    json->comma = false;
}

void drs_json_text(drs_json *json, drs_str s)
{
    separate(json);
    drs_json_string(&json->buf, s);
}

void drs_json_int(drs_json *json, int64_t number)
{
    separate(json);
    drs_buf_int(&json->buf, number);
}

void drs_json_word(drs_json *json, const char *word)
{
    separate(json);
    drs_buf_text(&json->buf, word);
}

void drs_json_member(drs_json *json, const char *key, drs_str text)
{
    if (text.len == 0)
        return;
    drs_json_key(json, key);
    drs_json_text(json, text);
}

void drs_json_member_int(drs_json *json, const char *key, int64_t number)
{
    drs_json_key(json, key);
    drs_json_int(json, number);
}
