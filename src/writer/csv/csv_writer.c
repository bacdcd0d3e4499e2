/* SPDX-License-Identifier: Apache-2.0
 * The paper's list as CSV the way German Excel opens it with a double click: UTF-8 with byte
 * order mark, ';', CRLF, quotes as RFC 4180 (2.5 to 2.7). Cells are the printed words, nothing
 * added: a text beginning with '=' stays as it is, for data is data. */
#include "writer/writer.h"

static bool needs_quotes(drs_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == ';' || c == '"' || c == '\n' || c == '\r')
            return true;
    }
    return s.len && (s.ptr[0] == ' ' || s.ptr[s.len - 1] == ' ');
}

static void put_field(drs_buf *out, drs_str s)
{
    if (!needs_quotes(s)) {
        drs_buf_put(out, s);
        return;
    }
    drs_buf_byte(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"')
            drs_buf_byte(out, '"');
        drs_buf_byte(out, s.ptr[i]);
    }
    drs_buf_byte(out, '"');
}

static void put_end(drs_buf *out, size_t column, size_t columns)
{
    drs_buf_text(out, column + 1 < columns ? ";" : "\r\n");
}

static void table_write(const drs_table *table, drs_buf *line, drs_sink *sink)
{
    for (size_t c = 0; c < table->column_count; c++) {
        put_field(line, table->columns[c].name);
        put_end(line, c, table->column_count);
    }
    for (size_t r = 0; r < table->row_count; r++) {
        drs_sink_str(sink, drs_buf_str(line));
        line->len = 0;
        for (size_t c = 0; c < table->column_count; c++) {
            put_field(line, drs_table_cell(table, r, c)->text);
            put_end(line, c, table->column_count);
        }
    }
    drs_sink_str(sink, drs_buf_str(line));
}

static bool csv_write(const drs_paper *paper, const drs_write_options *options, const drs_mem *mem,
                      drs_sink *sink, drs_diags *diags)
{
    (void)options;
    drs_sink_text(sink, "\xEF\xBB\xBF");
    if (!paper->list) {
        drs_diag_add(diags, DRS_WRT001, (drs_place){0}, (drs_args){0});
        return true;
    }
    size_t lines = paper->list->above_count + paper->list->below_count;
    if (lines)
        drs_diag_add_numbers(diags, DRS_WRT002, paper->list->place, (int64_t)lines, 0);
    drs_buf line = DRS_BUF(mem);
    table_write(paper->list, &line, sink);
    drs_buf_free(&line);
    return true;
}

const drs_writer drs_csv_writer = {"csv", "csv", csv_write};
