/* SPDX-License-Identifier: Apache-2.0
 * snapshot list: a line for each bag of a folder, from what its bag-info.txt says; the state from
 * its checksums. */
#include "cli/snapshot.h"

#include "base/json.h"
#include "cli/message.h"
#include "cli/snapshot_record.h"

#include <errno.h>
#include <stdio.h>

typedef struct entry {
    drs_str name, date, paper, title, rows;
    drs_severity worst;
} entry;

/* What stands in the line of a bag; strings in `arena`. */
static entry entry_of(drs_arena *arena, drs_str folder, drs_str name)
{
    drs_str pieces[] = {folder, drs_str_c("/"), name};
    drs_diags *diags = drs_diags_new(arena, name);
    drs_bag *bag = drs_bag_read(arena, drs_arena_join(arena, pieces, 3), diags);
    drs_bag_verify(bag, diags);
    entry e = {.name = name,
               .date = drs_bag_tag_value(bag, DRS_TAG_DATE),
               .paper = drs_bag_tag_value(bag, DRS_TAG_PAPER),
               .title = drs_bag_tag_value(bag, DRS_TAG_TITLE),
               .rows = drs_bag_tag_value(bag, DRS_TAG_ROWS),
               .worst = drs_diags_worst(diags)};
    return e;
}

/* Date, paper, title, rows, state, name, with tabs between them; "-" for what is not known. */
static void line_put(drs_buf *out, const entry *e)
{
    const drs_str fields[] = {e->date,
                              e->paper,
                              e->title,
                              e->rows,
                              drs_str_c(e->worst < DRS_ERROR ? "gültig" : "ungültig"),
                              e->name};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        drs_buf_text(out, i ? "\t" : "");
        drs_buf_text(out, fields[i].len ? "" : "-");
        for (size_t k = 0; k < fields[i].len; k++)
            drs_buf_byte(out, (unsigned char)fields[i].ptr[k] < 0x20 ? ' ' : fields[i].ptr[k]);
    }
    drs_buf_byte(out, '\n');
}

/* What the tag says, or -1 where it is no number. */
static int64_t number_of(drs_str text)
{
    int64_t number = text.len ? 0 : -1;
    for (size_t i = 0; i < text.len && number >= 0; i++) {
        bool is_digit = text.ptr[i] >= '0' && text.ptr[i] <= '9' && i < 15;
        number = is_digit ? number * 10 + (text.ptr[i] - '0') : -1;
    }
    return number;
}

static void object_put(drs_json *json, const entry *e)
{
    drs_json_open(json, '{');
    drs_json_member(json, "name", e->name);
    drs_json_member(json, "date", e->date);
    drs_json_member(json, "paper", e->paper);
    drs_json_member(json, "title", e->title);
    if (number_of(e->rows) >= 0)
        drs_json_member_int(json, "rows", number_of(e->rows));
    drs_json_member(json, "state", drs_str_c(e->worst < DRS_ERROR ? "valid" : "invalid"));
    drs_json_close(json, '}');
}

static void entries_put(drs_json *json, const drs_call *call, drs_str *names, size_t count)
{
    bool is_json = call->formats_given;
    if (is_json)
        drs_json_open(json, '[');
    for (size_t i = 0; i < count; i++) {
        drs_arena *arena = drs_arena_new(call->mem);
        entry e = entry_of(arena, drs_str_c(call->inputs[0]), names[i]);
        if (is_json)
            object_put(json, &e);
        else
            line_put(&json->buf, &e);
        drs_arena_free(arena);
    }
    if (is_json) {
        drs_json_close(json, ']');
        drs_buf_byte(&json->buf, '\n');
    }
}

static drs_status failed(const drs_call *call, drs_diag_id id, const char *what, int error)
{
    const char *words = drs_errno_words(error, call->language);
    drs_args args = {{drs_str_c(what), drs_str_c(words)}};
    if (id == DRS_GEN001)
        args = (drs_args){{drs_str_c(words)}};
    drs_arena *arena = drs_arena_new(call->mem);
    drs_diags *diags = drs_diags_new(arena, drs_str_c(what));
    drs_diag_add(diags, id, (drs_place){0}, args);
    drs_message_findings(call, diags);
    drs_arena_free(arena);
    return DRS_STATUS_FILES;
}

drs_status drs_snapshot_list(const drs_call *call)
{
    drs_arena *arena = drs_arena_new(call->mem);
    drs_str *names;
    size_t count;
    drs_status status = DRS_STATUS_DONE;
    int error = drs_store_names(arena, drs_str_c(call->inputs[0]), &names, &count);
    if (error) {
        status = failed(call, DRS_GEN001, call->inputs[0], error);
    } else {
        drs_json json = {.buf = DRS_BUF(call->mem)};
        entries_put(&json, call, names, count);
        bool is_said = json.buf.len == 0 || fwrite(json.buf.ptr, json.buf.len, 1, stdout) == 1;
        if (!is_said || fflush(stdout) != 0)
            status = failed(call, DRS_GEN003, "-", errno);
        drs_buf_free(&json.buf);
    }
    drs_arena_free(arena);
    return status;
}
