/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/column.h"

#include "base/utf8.h"
#include "layout/finding.h"

enum {
    SMALLEST = 7000,   /* type size, 1/1000 pt */
    STEP = 500,        /* the type is made smaller by this much at a time */
    LONGEST_WORD = 24, /* em: a longer piece is broken, it does not widen its column */
    SHORTEST_WORD = 4, /* em: pieces of words that are hyphenated need about that much */
    SUPERSCRIPT_ONE = 0xB9
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

/* Numbers, sums of money and dates are not broken at their blanks. */
static bool is_whole(drs_type type)
{
    return type >= DRS_INTEGER && type <= DRS_DATE;
}

/* A footnote's mark stands in the text as superscript digits, and is drawn as raised ones: what
 * they are wider. Row as in drs_anchor. */
static int64_t marks_excess(drs_set *set, const drs_table *table, drs_face face, size_t row,
                            size_t column)
{
    size_t count;
    int64_t excess = 0;
    const drs_anchor *anchor = drs_table_anchors(table, row, column, &count);
    for (; count; anchor++, count--)
        if (anchor->note < set->paper->note_count)
            excess +=
                (int64_t)set->paper->notes[anchor->note].mark.len *
                (drs_faces_width(set->faces, face, '0').advance * set->style.mark_size / 1000 -
                 drs_faces_width(set->faces, face, SUPERSCRIPT_ONE).advance);
    return excess > 0 ? excess : 0;
}

static void widen(drs_column_need *need, const extent *e)
{
    if (e->words > need->least)
        need->least = e->words;
    if (e->lines > need->most)
        need->most = e->lines;
}

static void add_excess(extent *e, int64_t excess)
{
    e->words += excess;
    e->lines += excess;
}

/* Squares are summed in 1/8 em, which leaves room for a million rows of long texts. */
enum { COARSE = DRS_UNITS_PER_EM / 8 };

static drs_column_need need_of(drs_set *set, const drs_table *table, size_t column)
{
    drs_column_need need = {0};
    uint64_t squares = 0;
    drs_face face = drs_style_face(set->style.column.style);
    extent e = extent_of(set->faces, face, table->columns[column].name);
    add_excess(&e, marks_excess(set, table, face, 0, column));
    widen(&need, &e);
    face = drs_style_face(set->style.cell.style);
    for (size_t r = 0; r < table->row_count; r++) {
        const drs_cell *cell = drs_table_cell(table, r, column);
        if (cell->text.len == 0)
            continue;
        e = extent_of(set->faces, face, cell->text);
        if (is_whole((drs_type)cell->value.type))
            e.words = e.lines;
        if (table->anchor_count)
            add_excess(&e, marks_excess(set, table, face, r + 1, column));
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

static drs_columns *make(drs_set *set, const drs_table *table, size_t count)
{
    drs_columns *columns = drs_arena_alloc(set->arena, sizeof *columns);
    columns->table = table;
    columns->count = count;
    columns->needs = drs_arena_alloc(set->arena, count * sizeof *columns->needs + 1);
    columns->x = drs_arena_alloc(set->arena, (count + 1) * sizeof *columns->x);
    return columns;
}

static drs_columns *make_whole(drs_set *set, const drs_table *table)
{
    size_t count = table->column_count;
    drs_columns *columns = make(set, table, count);
    size_t *at = drs_arena_alloc(set->arena, count * sizeof *at + 1);
    for (size_t c = 0; c < count; c++) {
        at[c] = c;
        columns->needs[c] = need_of(set, table, c);
    }
    columns->at = at;
    return columns;
}

const drs_columns *drs_columns_foresee(drs_set *set, const drs_table *table)
{
    if (set->foreseen && set->foreseen->table == table)
        return set->foreseen;
    drs_columns *columns = make_whole(set, table);
    if (set->foreseen)
        set->last_foreseen->next = columns;
    else
        set->foreseen = columns;
    set->last_foreseen = columns;
    return columns;
}

drs_columns *drs_columns_of(drs_set *set, const drs_table *table)
{
    drs_columns *first = set->foreseen;
    if (!first || first->table != table)
        return make_whole(set, table);
    set->foreseen = first->next;
    return first;
}

/* ---- widths ---- */

static int32_t width_of(const drs_set *set, int64_t units, int32_t size)
{
    int64_t most = INT32_MAX / 4;
    int64_t width = (units * size + DRS_UNITS_PER_EM - 1) / DRS_UNITS_PER_EM;
    return (int32_t)(width < most ? width : most) + 2 * set->style.cell_side;
}

/* What the columns need at least, longer words than `longest` (1/2048 em) being broken. */
static int64_t sum_of_least(const drs_set *set, const drs_columns *columns, int32_t size,
                            int64_t longest)
{
    int64_t sum = 0;
    for (size_t c = 0; c < columns->count; c++) {
        int64_t least = columns->needs[c].least;
        sum += width_of(set, least < longest ? least : longest, size);
    }
    return sum;
}

bool drs_columns_fit(const drs_set *set, const drs_columns *columns, int32_t measure)
{
    return sum_of_least(set, columns, set->style.cell.size, INT64_MAX) <= measure;
}

bool drs_columns_fit_small(const drs_set *set, const drs_columns *columns, int32_t measure)
{
    int64_t longest = (int64_t)SHORTEST_WORD * DRS_UNITS_PER_EM;
    return sum_of_least(set, columns, SMALLEST, longest) <= measure;
}

drs_columns *drs_columns_part(drs_set *set, const drs_columns *whole, size_t key, size_t *from,
                              int32_t measure)
{
    int32_t size = set->style.cell.size;
    int64_t sum = width_of(set, whole->needs[key].least, size);
    size_t *at = drs_arena_alloc(set->arena, (whole->count + 1) * sizeof *at);
    size_t count = 0, c = *from;
    at[count++] = key;
    for (; c < whole->count; c++) {
        if (c == key)
            continue;
        sum += width_of(set, whole->needs[c].least, size);
        if (sum > measure && count > 1)
            break;
        at[count++] = c;
    }
    while (c < whole->count && c == key)
        c++;
    *from = c;
    drs_columns *part = make(set, whole->table, count);
    part->at = at;
    for (size_t i = 0; i < count; i++)
        part->needs[i] = whole->needs[at[i]];
    return part;
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
    for (size_t c = 0; c < s->columns->count; c++)
        weights += weight_of(s, c);
    if (weights == 0)
        return 0;
    for (size_t c = 0; c < s->columns->count; c++) {
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
    for (size_t c = 0; c < s->columns->count; c++) {
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

/* Words will be broken: columns of short words keep their width, the others become equal. */
static void squeeze(share *s, int32_t measure)
{
    size_t count = s->columns->count;
    int64_t fits = 0, too_long = (int64_t)LONGEST_WORD * DRS_UNITS_PER_EM;
    while (too_long - fits > 1) {
        int64_t middle = (fits + too_long) / 2;
        if (sum_of_least(s->set, s->columns, s->size, middle) <= measure)
            fits = middle;
        else
            too_long = middle;
    }
    for (size_t c = 0; c < count; c++) {
        int64_t least = s->columns->needs[c].least;
        s->width[c] = width_of(s->set, least < fits ? least : fits, s->size);
        if (fits == 0) /* not even the padding fits */
            s->width[c] = measure / (int32_t)count;
    }
}

void drs_columns_set(drs_set *set, drs_columns *columns, int32_t x, int32_t measure)
{
    const drs_look *look = &set->style.cell;
    share s = {.set = set, .columns = columns, .width = columns->x, .size = look->size};
    while (s.size - STEP >= SMALLEST && sum_of_least(set, columns, s.size, INT64_MAX) > measure)
        s.size -= STEP;
    bool fits = sum_of_least(set, columns, s.size, INT64_MAX) <= measure;
    if (s.size < look->size)
        drs_find_table_size(set, DRS_LAY004, columns->table, s.size);
    if (fits) {
        share_out(&s, measure);
    } else {
        squeeze(&s, measure);
        drs_find_table(set, DRS_LAY006, columns->table, (drs_str){0});
    }
    columns->size = s.size;
    columns->leading = (int32_t)((int64_t)look->leading * s.size / look->size);
    for (size_t c = 0; c <= columns->count; c++) {
        int32_t width = c < columns->count ? columns->x[c] : 0;
        columns->x[c] = x;
        x += width;
    }
}
