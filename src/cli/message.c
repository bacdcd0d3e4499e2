/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/message.h"

#include "base/json.h"

#include <stdio.h>
#include <stdlib.h>

drs_language drs_language_of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "de", 2) == 0 ? DRS_GERMAN : DRS_ENGLISH;
    }
    return DRS_ENGLISH;
}

/* A message stays on its line: control characters are shown as \xNN. */
static void put_safely(drs_buf *out, drs_str s)
{
    static const char hex[] = "0123456789ABCDEF";
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c >= 0x20 && c != 0x7F) {
            drs_buf_byte(out, (char)c);
            continue;
        }
        drs_buf_text(out, "\\x");
        drs_buf_byte(out, hex[c >> 4]);
        drs_buf_byte(out, hex[c & 15]);
    }
}

/* ": severity: NUMBER: " */
static void put_kind(drs_buf *out, drs_diag_id id, drs_language language)
{
    const char *const words[] = {": ", drs_severity_word(drs_diag_severity(id), language), ": ",
                                 drs_diag_number(id), ": "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        drs_buf_text(out, words[i]);
}

static void line_text(drs_buf *out, const drs_diag *diag, drs_str text, drs_language language)
{
    put_safely(out, diag->file);
    drs_buf_byte(out, ':');
    drs_buf_int(out, diag->place.line);
    drs_buf_byte(out, ':');
    drs_buf_int(out, diag->place.column);
    put_kind(out, diag->id, language);
    put_safely(out, text);
    drs_buf_byte(out, '\n');
}

static void line_json(drs_buf *out, const drs_diag *diag, drs_str text)
{
    drs_buf_text(out, "{\"file\":");
    drs_json_string(out, diag->file);
    drs_buf_text(out, ",\"line\":");
    drs_buf_int(out, diag->place.line);
    drs_buf_text(out, ",\"column\":");
    drs_buf_int(out, diag->place.column);
    drs_buf_text(out, ",\"severity\":\"");
    drs_buf_text(out, drs_severity_word(drs_diag_severity(diag->id), DRS_ENGLISH));
    drs_buf_text(out, "\",\"number\":\"");
    drs_buf_text(out, drs_diag_number(diag->id));
    drs_buf_text(out, "\",\"text\":");
    drs_json_string(out, text);
    drs_buf_text(out, "}\n");
}

static void print_one(drs_buf *out, const drs_diag *diag, drs_language language, bool json)
{
    drs_buf text = DRS_BUF(out->mem);
    drs_diag_text(&text, diag, language);
    if (json)
        line_json(out, diag, drs_buf_str(&text));
    else
        line_text(out, diag, drs_buf_str(&text), language);
    drs_buf_free(&text);
}

/* The findings that were counted but not kept: one line a number. */
static void print_dropped(drs_buf *out, const drs_diags *diags, drs_language language, bool json)
{
    for (int id = 0; id < DRS_DIAG_COUNT; id++) {
        size_t dropped = drs_diags_dropped(diags, (drs_diag_id)id);
        if (dropped == 0)
            continue;
        drs_buf number = DRS_BUF(out->mem);
        drs_buf_int(&number, (int64_t)dropped);
        drs_diag more = {
            .id = DRS_GEN010,
            .file = drs_diags_get(diags, 0)->file,
            .args = {{drs_str_c(drs_diag_number((drs_diag_id)id)), drs_buf_str(&number)}}};
        print_one(out, &more, language, json);
        drs_buf_free(&number);
    }
}

void drs_findings_print(drs_buf *out, drs_diags *diags, drs_language language, bool json)
{
    drs_diags_sort(diags);
    for (size_t i = 0; i < drs_diags_count(diags); i++)
        print_one(out, drs_diags_get(diags, i), language, json);
    print_dropped(out, diags, language, json);
}

void drs_message_findings(const drs_call *call, drs_diags *diags)
{
    drs_buf out = DRS_BUF(call->mem);
    drs_findings_print(&out, diags, call->language, call->findings_json);
    if (out.len)
        (void)fwrite(out.ptr, 1, out.len, call->messages);
    drs_buf_free(&out);
}

static void message_print(const drs_call *call, drs_diag_id id, drs_args args, const char *name)
{
    drs_buf out = DRS_BUF(call->mem), text = DRS_BUF(call->mem);
    drs_diag diag = {.id = id, .file = drs_str_c(name), .args = args};
    drs_diag_text(&text, &diag, call->language);
    if (call->findings_json) {
        line_json(&out, &diag, drs_buf_str(&text));
    } else {
        drs_buf_text(&out, name);
        if (*name)
            put_kind(&out, id, call->language);
        put_safely(&out, drs_buf_str(&text));
        drs_buf_byte(&out, '\n');
    }
    (void)fwrite(out.ptr, 1, out.len, call->messages);
    drs_buf_free(&text);
    drs_buf_free(&out);
}

void drs_message(const drs_call *call, drs_diag_id id, drs_args args)
{
    message_print(call, id, args, "drucksache");
}

void drs_message_bare(const drs_call *call, drs_diag_id id, drs_args args)
{
    message_print(call, id, args, "");
}
