/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/xlsx_text.h"

#include "base/utf8.h"

void drs_xlsx_text_start(drs_xlsx_text *t, const char *name)
{
    if (strcmp(name, "rPh") == 0)
        t->phonetic++;
    else if (name[0] == 't' && name[1] == '\0')
        t->is_open = t->phonetic == 0;
}

void drs_xlsx_text_end(drs_xlsx_text *t, const char *name)
{
    if (strcmp(name, "rPh") == 0)
        t->phonetic -= t->phonetic > 0;
    else if (name[0] == 't' && name[1] == '\0')
        t->is_open = false;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "_x000A_" at s[at]: its code; -1 where there is none. */
static int32_t escaped(drs_str s, size_t at)
{
    if (at + 7 > s.len || s.ptr[at] != '_' || s.ptr[at + 1] != 'x' || s.ptr[at + 6] != '_')
        return -1;
    int32_t code = 0;
    for (size_t i = at + 2; i < at + 6; i++) {
        int digit = hex_digit(s.ptr[i]);
        if (digit < 0)
            return -1;
        code = code * 16 + digit;
    }
    return code;
}

/* A pair of surrogates stands in two escapes; a lone one is damaged, other control characters
 * than line ends and tabs are no text. */
static void escape_put(drs_buf *out, drs_str s, size_t *at, uint32_t code)
{
    *at += 7;
    int32_t low = code >= 0xD800 && code < 0xDC00 ? escaped(s, *at) : -1;
    if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + ((uint32_t)low - 0xDC00);
        *at += 7;
    } else if (code >= 0xD800 && code < 0xE000) {
        code = DRS_REPLACEMENT;
    }
    if (code >= 0x20 || code == '\n' || code == '\t' || code == '\r')
        drs_utf8_put(out, code);
}

static void unescaped(drs_buf *out, drs_str s)
{
    for (size_t at = 0; at < s.len;) {
        int32_t code = escaped(s, at);
        if (code >= 0)
            escape_put(out, s, &at, (uint32_t)code);
        else
            drs_buf_byte(out, s.ptr[at++]);
    }
}

/* In place: CRLF and CR become '\n'. */
static size_t line_ends_joined(char *p, size_t length)
{
    size_t n = 0;
    for (size_t i = 0; i < length; i++) {
        if (p[i] == '\r' && i + 1 < length && p[i + 1] == '\n')
            continue;
        p[n++] = p[i] == '\r' ? '\n' : p[i];
    }
    return n;
}

drs_str drs_xlsx_text_take(drs_xlsx_text *t, drs_arena *arena)
{
    drs_buf plain = DRS_BUF(t->text.mem);
    drs_buf *text = &t->text;
    if (drs_str_find(drs_buf_str(text), drs_str_c("_x")) != DRS_NOT_FOUND) {
        unescaped(&plain, drs_buf_str(text));
        text = &plain;
    }
    if (text->len && memchr(text->ptr, '\r', text->len))
        text->len = line_ends_joined(text->ptr, text->len);
    drs_str taken = text->len ? drs_arena_copy(arena, drs_buf_str(text)) : (drs_str){"", 0};
    drs_buf_free(&plain);
    t->text.len = 0;
    return taken;
}
