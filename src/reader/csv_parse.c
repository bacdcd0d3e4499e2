/* SPDX-License-Identifier: Apache-2.0
 * RFC 4180 by libcsv in strict mode. libcsv hands over the content of a cell but not its place; a
 * cursor follows it through the text, because content, quotes and separators add up to the source.
 * So each cell knows its line and column, and its text is a slice of the source wherever no quote
 * was doubled and no line end has to be made '\n'.
 * Records without quotes, most of all, are cut at their delimiters without it.
 * Where libcsv stops at a stray quote, that one cell is read here, literally, as Excel reads it,
 * and a fresh parser goes on behind it. */
#include "reader/csv_parse.h"

#include "reader/limits.h"

#include <csv.h>

enum { FEED = 64 * 1024 /* bytes given to libcsv at a time */ };

enum { END_LF, END_CRLF, END_CR, LINE_ENDS };

typedef struct csv_state {
    drs_grid *grid;
    drs_str text;
    char delimiter;
    size_t at; /* the cursor: where the next cell begins */
    drs_place place;
    drs_cell *cells; /* of the record being read */
    size_t count, capacity;
    drs_place row_place;
    size_t quote, feed, carriage; /* the next of each at or behind the cursor; see next_of */
    bool skip_cell; /* libcsv was started anew at the delimiter: its first, empty cell is no cell */
    bool failed;
    size_t blank_lines;
    drs_place first_blank;
    size_t ended[LINE_ENDS]; /* records by how their line ends, and the first of each */
    drs_place first_ended[LINE_ENDS];
} csv_state;

/* ---- the cursor ---- */

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static uint32_t characters(const char *p, size_t count)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        n += ((unsigned char)p[i] & 0xC0) != 0x80;
    return (uint32_t)n;
}

/* The place `count` bytes on; CRLF, LF and CR each end a line. */
static drs_place place_after(const csv_state *s, size_t count, bool may_break)
{
    drs_place place = s->place;
    const char *p = s->text.ptr + s->at;
    size_t start = 0;
    for (size_t i = 0; may_break && i < count; i++) {
        if (!is_line_end(p[i]))
            continue;
        i += p[i] == '\r' && i + 1 < count && p[i + 1] == '\n';
        start = i + 1;
        place = (drs_place){place.line + 1, 1};
    }
    place.column += characters(p + start, count - start);
    return place;
}

static void advance(csv_state *s, size_t count, bool may_break)
{
    s->place = place_after(s, count, may_break);
    s->at += count;
}

/* The cursor stands at a line end. */
static void line_end_skip(csv_state *s)
{
    s->at += s->text.ptr[s->at] == '\r' && s->at + 1 < s->text.len && s->text.ptr[s->at + 1] == '\n'
                 ? 2
                 : 1;
    s->place = (drs_place){s->place.line + 1, 1};
}

/* The line end behind a record. */
static void record_line_end(csv_state *s)
{
    if (s->at >= s->text.len || !is_line_end(s->text.ptr[s->at]))
        return;
    bool is_crlf = drs_str_starts(drs_str_sub(s->text, s->at, s->at + 2), drs_str_c("\r\n"));
    size_t end = is_crlf ? END_CRLF : s->text.ptr[s->at] == '\r' ? END_CR : END_LF;
    if (s->ended[end]++ == 0)
        s->first_ended[end] = s->place;
    line_end_skip(s);
}

/* libcsv passes over empty lines without a word. */
static void record_begin(csv_state *s)
{
    while (s->at < s->text.len && is_line_end(s->text.ptr[s->at])) {
        if (s->blank_lines++ == 0)
            s->first_blank = s->place;
        line_end_skip(s);
    }
    s->row_place = s->place;
}

/* ---- cells and records ---- */

/* Content of a quoted cell as RFC 4180 means it, in memory that stays. */
static drs_str unquoted(csv_state *s, const char *content, size_t length, size_t quotes)
{
    if (quotes == 0)
        return drs_str_of(s->text.ptr + s->at + 1, length);
    return drs_arena_copy(s->grid->arena, drs_str_of(content, length));
}

/* Line ends within a cell become '\n'. */
static drs_str lines_joined(drs_arena *arena, drs_str source)
{
    if (!source.len || !memchr(source.ptr, '\r', source.len))
        return source;
    char *copy = drs_arena_alloc(arena, source.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < source.len; i++) {
        if (source.ptr[i] == '\r' && i + 1 < source.len && source.ptr[i + 1] == '\n')
            continue;
        copy[n++] = source.ptr[i] == '\r' ? '\n' : source.ptr[i];
    }
    return drs_str_of(copy, n);
}

static bool too_many_columns(csv_state *s)
{
    if (s->count < DRS_MOST_COLUMNS)
        return false;
    drs_diag_add_numbers(s->grid->diags, DRS_TAB013, s->place, DRS_MOST_COLUMNS, 0);
    s->failed = true;
    return true;
}

static bool cell_is_too_long(csv_state *s, size_t length)
{
    if (s->failed || length <= DRS_MOST_CELL_BYTES)
        return false;
    drs_diag_add_numbers(s->grid->diags, DRS_TAB014, s->place, DRS_MOST_CELL_BYTES, 0);
    s->failed = true;
    return true;
}

static void cell_add(csv_state *s, drs_str text, drs_str source)
{
    if (too_many_columns(s) || cell_is_too_long(s, source.len))
        return;
    s->cells = drs_arena_grow(s->grid->arena, s->cells, s->count, &s->capacity, sizeof *s->cells);
    s->cells[s->count++] = (drs_cell){.text = text, .source = source, .place = s->place};
}

/* A cell of `length` bytes without quotes. */
static void plain_cell_add(csv_state *s, size_t length)
{
    drs_str text = drs_str_of(s->text.ptr + s->at, length);
    cell_add(s, text, text);
    advance(s, length, /* may_break */ false);
}

static void delimiter_skip(csv_state *s)
{
    if (s->at < s->text.len && s->text.ptr[s->at] == s->delimiter)
        advance(s, 1, /* may_break */ false);
}

static size_t quotes_in(const char *p, size_t length)
{
    size_t n = 0;
    const char *end = p + length;
    while (p < end && (p = memchr(p, '"', (size_t)(end - p))) != NULL) {
        n++;
        p++;
    }
    return n;
}

static void on_cell(void *content, size_t length, void *context)
{
    csv_state *s = context;
    if (s->failed)
        return;
    if (s->skip_cell) {
        s->skip_cell = false;
        delimiter_skip(s);
        return;
    }
    if (s->count == 0)
        record_begin(s);
    if (s->at < s->text.len && s->text.ptr[s->at] == '"') {
        size_t quotes = quotes_in(content, length);
        drs_str source = unquoted(s, content, length, quotes);
        cell_add(s, lines_joined(s->grid->arena, source), source);
        advance(s, length + quotes + 2, /* may_break */ true);
    } else {
        plain_cell_add(s, length);
    }
    delimiter_skip(s);
}

static void record_end(csv_state *s)
{
    if (!s->failed)
        s->failed = !drs_grid_add(s->grid, s->cells, s->count, s->row_place);
    s->count = 0;
}

static void on_record(int end, void *context)
{
    (void)end;
    csv_state *s = context;
    record_end(s);
    record_line_end(s);
}

/* ---- cells libcsv refuses ---- */

static size_t cell_end(const csv_state *s, size_t from)
{
    while (from < s->text.len && s->text.ptr[from] != s->delimiter &&
           !is_line_end(s->text.ptr[from]))
        from++;
    return from;
}

/* Does the quote at `quote`, which ends the cell begun at s->at, rather open a later cell? Then
 * the one at s->at was never closed. */
static bool opens_another(const csv_state *s, size_t quote)
{
    char before = s->text.ptr[quote - 1];
    bool at_start = before == s->delimiter || is_line_end(before);
    return at_start && place_after(s, quote - s->at, true).line > s->place.line;
}

static void unclosed(csv_state *s)
{
    size_t end = s->at;
    while (end < s->text.len && end < s->at + 60 && !is_line_end(s->text.ptr[end]))
        end++;
    while (end < s->text.len && ((unsigned char)s->text.ptr[end] & 0xC0) == 0x80)
        end--;
    drs_diag_add(s->grid->diags, DRS_CSV003, s->place,
                 (drs_args){{drs_str_sub(s->text, s->at, end)}});
    s->failed = true;
}

/* Is there nothing but blanks behind the quote at `quote` up to the end of the cell? Excel takes
 * such a quote for the closing one, as was meant. */
static bool closes_before_blanks(const csv_state *s, size_t quote, size_t end)
{
    for (size_t i = quote + 1; i < end; i++)
        if (s->text.ptr[i] != ' ' && s->text.ptr[i] != '\t')
            return false;
    return true;
}

/* The cell from the cursor to the closing quote at `quote`. */
static drs_str closed_text(csv_state *s, size_t quote)
{
    drs_str inner = drs_str_sub(s->text, s->at + 1, quote);
    if (quotes_in(inner.ptr, inner.len) == 0)
        return inner;
    char *copy = drs_arena_alloc(s->grid->arena, inner.len);
    size_t n = 0;
    for (size_t i = 0; i < inner.len; i++) {
        copy[n++] = inner.ptr[i];
        i += inner.ptr[i] == '"';
    }
    return drs_str_of(copy, n);
}

/* "Firma "Müller" GmbH": a last quote just before the separator closes the cell, the ones between
 * are text; without it the whole is text, its quotes too. */
static drs_str stray_text(csv_state *s, size_t end)
{
    drs_str whole = drs_str_sub(s->text, s->at, end);
    bool is_closed = whole.ptr[0] == '"' && s->text.ptr[end - 1] == '"';
    if (!is_closed)
        return whole;
    char *copy = drs_arena_alloc(s->grid->arena, whole.len);
    size_t n = 0;
    for (size_t i = 1; i + 1 < whole.len; i++) {
        copy[n++] = whole.ptr[i];
        i += whole.ptr[i] == '"' && i + 2 < whole.len && whole.ptr[i + 1] == '"';
    }
    return drs_str_of(copy, n);
}

/* libcsv stopped at `stop`. Reads the cell at the cursor and leaves the cursor behind it: at the
 * delimiter, behind the line end, or at the end of the text. */
static void stray_cell(csv_state *s, size_t stop)
{
    if (s->count == 0)
        record_begin(s);
    bool is_quoted = s->text.ptr[s->at] == '"';
    size_t stray = is_quoted ? stop - 1 : stop;
    size_t end = cell_end(s, stop);
    bool is_closed = is_quoted && closes_before_blanks(s, stray, end);
    if (is_quoted && !is_closed && opens_another(s, stray)) {
        unclosed(s);
        return;
    }
    drs_place place = place_after(s, stray - s->at, /* may_break */ true);
    drs_diag_add(s->grid->diags, is_closed ? DRS_CSV008 : DRS_CSV002, place,
                 (drs_args){{drs_str_sub(s->text, s->at, end)}});
    drs_str source = is_closed ? closed_text(s, stray) : stray_text(s, end);
    cell_add(s, lines_joined(s->grid->arena, source), source);
    advance(s, end - s->at, /* may_break */ true);
    s->skip_cell = end < s->text.len && s->text.ptr[end] == s->delimiter;
    if (!s->skip_cell) {
        record_end(s);
        record_line_end(s);
    }
}

/* ---- records without any quote ---- */

/* Offset of the next `c` at or behind the cursor, or the text's length; looked for only when the
 * cursor has passed the last one, so all searches together read the text once. */
static size_t next_of(const csv_state *s, size_t *cache, char c)
{
    if (*cache >= s->at && *cache != DRS_NOT_FOUND)
        return *cache;
    size_t hit = drs_str_find_byte(drs_str_sub(s->text, s->at, s->text.len), c);
    *cache = hit == DRS_NOT_FOUND ? s->text.len : s->at + hit;
    return *cache;
}

static void plain_record(csv_state *s, size_t end)
{
    for (;;) {
        const char *from = s->text.ptr + s->at;
        const char *hit = memchr(from, s->delimiter, end - s->at);
        plain_cell_add(s, hit ? (size_t)(hit - from) : end - s->at);
        if (!hit || s->failed)
            break;
        advance(s, 1, /* may_break */ false);
    }
    record_end(s);
    record_line_end(s);
}

/* Without quotes a record is its line, cut at the delimiters: no parser is needed for what RFC
 * 4180 leaves no choice in, and most records are so. */
static void plain_records(csv_state *s)
{
    while (!s->failed) {
        record_begin(s);
        size_t feed = next_of(s, &s->feed, '\n'), carriage = next_of(s, &s->carriage, '\r');
        size_t end = feed < carriage ? feed : carriage;
        if (s->at >= s->text.len || next_of(s, &s->quote, '"') < end ||
            end - s->at > DRS_MOST_CELL_BYTES)
            break;
        plain_record(s, end);
    }
}

/* ---- driving libcsv ---- */

static int no_blank(unsigned char c)
{
    (void)c;
    return 0;
}

static void parser_start(struct csv_parser *parser, char delimiter)
{
    csv_init(parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(parser, (unsigned char)delimiter);
    csv_set_space_func(parser, no_blank);
    csv_set_blk_size(parser, 4096);
}

/* libcsv gets a line at a time, so that behind a record it stands where a record begins. */
static size_t step_from(const csv_state *s, size_t fed)
{
    drs_str rest = drs_str_sub(s->text, fed, fed + FEED);
    size_t feed = drs_str_find_byte(rest, '\n');
    return feed == DRS_NOT_FOUND ? rest.len : feed + 1;
}

/* Reads records from the cursor on until the text ends or libcsv stops; returns the offset of the
 * offending byte, or the text's length. */
static size_t records_until(csv_state *s, struct csv_parser *parser)
{
    size_t fed = s->at;
    while (fed < s->text.len && !s->failed) {
        if (s->count == 0 && s->at >= fed) {
            plain_records(s);
            fed = s->at;
        }
        size_t step = step_from(s, fed);
        size_t done = csv_parse(parser, s->text.ptr + fed, step, on_cell, on_record, s);
        fed += done;
        if (done < step)
            break;
        /* In quotes all may be quotes, each of them doubled. */
        (void)cell_is_too_long(s, fed > s->at ? (fed - s->at) / 2 : 0);
    }
    return fed;
}

/* The text is fed to its end: the last record may lack its line end. */
static void finish(csv_state *s, struct csv_parser *parser)
{
    if (csv_fini(parser, on_cell, on_record, s) != 0)
        unclosed(s);
}

/* One parser, up to the end of the text or to what it refuses. */
static void parse_on(csv_state *s)
{
    struct csv_parser parser;
    parser_start(&parser, s->delimiter);
    size_t stop = records_until(s, &parser);
    if (!s->failed && stop == s->text.len) {
        finish(s, &parser);
        s->at = s->text.len;
    } else if (!s->failed && csv_error(&parser) == CSV_EPARSE) {
        stray_cell(s, stop);
    } else if (!s->failed) {
        drs_diag_add(s->grid->diags, DRS_GEN008, s->place, (drs_args){0});
        s->failed = true;
    }
    csv_free(&parser);
}

static void blank_lines_report(const csv_state *s)
{
    if (s->blank_lines && !s->failed)
        drs_diag_add_numbers(s->grid->diags, DRS_CSV005, s->first_blank, (int64_t)s->blank_lines,
                             0);
}

static void line_ends_report(const csv_state *s)
{
    drs_diags *diags = s->grid->diags;
    if (s->failed)
        return;
    if (s->ended[END_CR])
        drs_diag_add_numbers(diags, DRS_CSV006, s->first_ended[END_CR], (int64_t)s->ended[END_CR],
                             0);
    if (!s->ended[END_LF] || !s->ended[END_CRLF])
        return;
    drs_place lf = s->first_ended[END_LF], crlf = s->first_ended[END_CRLF];
    drs_diag_add_numbers(diags, DRS_CSV007, lf.line > crlf.line ? lf : crlf,
                         (int64_t)s->ended[END_CRLF], (int64_t)s->ended[END_LF]);
}

/* About as many as there are records, by the beginning of the text, but no more than the text is
 * long: the grid grows where it is not enough. */
static size_t record_estimate(drs_str text)
{
    enum { LOOKED_AT = 64 * 1024, SHORT_RECORD = 16 };
    size_t lines = 1, looked_at = text.len < LOOKED_AT ? text.len : LOOKED_AT;
    for (size_t i = 0; i < looked_at; i++)
        lines += text.ptr[i] == '\n';
    if (lines > looked_at / SHORT_RECORD + 1)
        lines = looked_at / SHORT_RECORD + 1;
    return lines + text.len / (looked_at + 1) * lines / 20 * 21;
}

bool drs_csv_parse(drs_grid *grid, drs_str text, char delimiter, size_t from, uint32_t line)
{
    csv_state s = {.grid = grid, .text = text, .delimiter = delimiter, .at = from};
    s.place = (drs_place){line, 1};
    s.quote = s.feed = s.carriage = DRS_NOT_FOUND;
    drs_grid_reserve(grid, record_estimate(text));
    while (s.at < text.len && !s.failed)
        parse_on(&s);
    blank_lines_report(&s);
    line_ends_report(&s);
    return !s.failed;
}
