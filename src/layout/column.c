/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/column.h"

#include "base/utf8.h"

enum {
    SMALLEST = 6000,  /* type size, 1/1000 pt */
    STEP = 500,       /* the type is made smaller by this much at a time */
    LONGEST_WORD = 24 /* em: a longer piece is broken, it does not widen its column */
};

/* ---- needs ---- */

typedef struct extent {
    int64_t word, line;   /* so far */
    int64_t words, lines; /* the longest */
} extent;

static void end_word(extent *e)
{
    if (e->word > e->words)
        e->words = e->word;
    e->word = 0;
}

static void end_line(extent *e)
{
    end_word(e);
    if (e->line > e->lines)
        e->lines = e->line;
    e->line = 0;
}

static bool is_plain_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static extent extent_of(drs_faces *faces, drs_face face, drs_str text)
{
    extent e = {0};
    const drs_width *known = faces->latin[face];
    for (size_t at = 0; at < text.len;) {
        int64_t letters = 0;
        for (; at < text.len && is_plain_letter(text.ptr[at]) &&
               known[(unsigned char)text.ptr[at]].state == DRS_WIDTH_KNOWN;
             at++)
            letters += known[(unsigned char)text.ptr[at]].advance;
        e.line += letters;
        e.word += letters;
        if (at == text.len)
            break;
        uint32_t c = (unsigned char)text.ptr[at];
        if (c < 0x80)
            at++;
        else
            c = drs_utf8_next(text, &at);
        if (c == '\n') {
            end_line(&e);
            continue;
        }
        uint16_t advance = drs_faces_width(faces, face, c < ' ' ? ' ' : c).advance;
        e.line += advance;
        if (c <= ' ')
            end_word(&e);
        else
            e.word += advance;
        if (c == '-' || c == '/')
            end_word(&e);
    }
    end_line(&e);
    return e;
}

/* Integer square root, rounded down. */
static int64_t root(uint64_t square)
{
    uint64_t result = 0;
    for (uint64_t bit = (uint64_t)1 << 31; bit; bit >>= 1)
        if ((result + bit) * (result + bit) <= square)
            result += bit;
    return (int64_t)result;
}

static void widen(drs_column_need *need, const extent *e)
{
    if (e->words > need->least)
        need->least = e->words;
    if (e->lines > need->most)
        need->most = e->lines;
}

/* Squares are summed in 1/8 em, which leaves room for a million rows of long texts. */
enum { COARSE = DRS_UNITS_PER_EM / 8 };

static drs_column_need need_of(drs_set *set, const drs_table *table, size_t column)
{
    drs_column_need need = {0};
    uint64_t squares = 0;
    drs_face face = drs_style_face(set->style.column.style);
    extent e = extent_of(set->faces, face, table->columns[column].name);
    widen(&need, &e);
    face = drs_style_face(set->style.cell.style);
    for (size_t r = 0; r < table->row_count; r++) {
        const drs_cell *cell = drs_table_cell(table, r, column);
        if (cell->text.len == 0)
            continue;
        e = extent_of(set->faces, face, cell->text);
        widen(&need, &e);
        uint64_t coarse = (uint64_t)e.lines / COARSE;
        squares += coarse * coarse;
    }
    uint64_t rows = table->row_count ? table->row_count : 1;
    need.typical = root(squares / rows) * COARSE;
    if (need.least > (int64_t)LONGEST_WORD * DRS_UNITS_PER_EM)
        need.least = (int64_t)LONGEST_WORD * DRS_UNITS_PER_EM;
    return need;
}

drs_columns *drs_columns_of(drs_set *set, const drs_table *table)
{
    for (drs_columns *known = set->columns; known; known = known->next)
        if (known->table == table)
            return known;
    drs_columns *columns = drs_arena_alloc(set->arena, sizeof *columns);
    size_t count = table->column_count;
    columns->next = set->columns;
    set->columns = columns;
    columns->table = table;
    columns->needs = drs_arena_alloc(set->arena, count * sizeof *columns->needs + 1);
    columns->x = drs_arena_alloc(set->arena, (count + 1) * sizeof *columns->x);
    for (size_t c = 0; c < count; c++)
        columns->needs[c] = need_of(set, table, c);
    return columns;
}

/* ---- widths ---- */

static int32_t width_of(const drs_set *set, int64_t units, int32_t size)
{
    int64_t most = INT32_MAX / 4;
    int64_t width = (units * size + DRS_UNITS_PER_EM - 1) / DRS_UNITS_PER_EM;
    return (int32_t)(width < most ? width : most) + 2 * set->style.cell_padding;
}

static int64_t sum_of_least(const drs_set *set, const drs_columns *columns, int32_t size)
{
    int64_t sum = 0;
    for (size_t c = 0; c < columns->table->column_count; c++)
        sum += width_of(set, columns->needs[c].least, size);
    return sum;
}

bool drs_columns_fit(const drs_set *set, const drs_columns *columns, int32_t measure)
{
    return sum_of_least(set, columns, set->style.cell.size) <= measure;
}

/* Widths being shared out; kept in columns->x until they become edges. */
typedef struct share {
    const drs_set *set;
    const drs_columns *columns;
    int32_t *width;
    int32_t size;
} share;

static int64_t weight_of(const share *s, size_t c)
{
    const drs_column_need *need = &s->columns->needs[c];
    int32_t most = width_of(s->set, need->most, s->size);
    if (s->width[c] >= most)
        return 0;
    int64_t weight = need->typical - need->least;
    return weight > COARSE ? weight : COARSE;
}

/* One round: what is left goes to the columns by weight, none above its most. */
static int64_t share_round(share *s, int64_t left)
{
    int64_t weights = 0, given = 0;
    for (size_t c = 0; c < s->columns->table->column_count; c++)
        weights += weight_of(s, c);
    if (weights == 0)
        return 0;
    for (size_t c = 0; c < s->columns->table->column_count; c++) {
        int64_t more = left * weight_of(s, c) / weights;
        int32_t most = width_of(s->set, s->columns->needs[c].most, s->size);
        if (s->width[c] + more > most)
            more = most - s->width[c];
        if (more > 0) {
            s->width[c] += (int32_t)more;
            given += more;
        }
    }
    return given;
}

enum { ROUNDS = 12 };

static void share_out(share *s, int32_t measure)
{
    int64_t left = measure;
    for (size_t c = 0; c < s->columns->table->column_count; c++) {
        s->width[c] = width_of(s->set, s->columns->needs[c].least, s->size);
        left -= s->width[c];
    }
    for (int round = 0; round < ROUNDS && left > 0; round++) {
        int64_t given = share_round(s, left);
        if (given == 0)
            break;
        left -= given;
    }
}

/* Words will be broken: each column gets its part of what there is. */
static void squeeze(share *s, int32_t measure)
{
    size_t count = s->columns->table->column_count;
    int64_t sum = sum_of_least(s->set, s->columns, s->size);
    for (size_t c = 0; c < count; c++)
        s->width[c] = (int32_t)(width_of(s->set, s->columns->needs[c].least, s->size) *
                                (int64_t)measure / sum);
}

void drs_columns_set(drs_set *set, drs_columns *columns, int32_t x, int32_t measure)
{
    const drs_look *look = &set->style.cell;
    share s = {.set = set, .columns = columns, .width = columns->x, .size = look->size};
    while (s.size - STEP >= SMALLEST && sum_of_least(set, columns, s.size) > measure)
        s.size -= STEP;
    if (sum_of_least(set, columns, s.size) > measure)
        squeeze(&s, measure);
    else
        share_out(&s, measure);
    columns->size = s.size;
    columns->leading = (int32_t)((int64_t)look->leading * s.size / look->size);
    for (size_t c = 0; c <= columns->table->column_count; c++) {
        int32_t width = c < columns->table->column_count ? columns->x[c] : 0;
        columns->x[c] = x;
        x += width;
    }
}
