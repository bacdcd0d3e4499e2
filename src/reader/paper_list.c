/* SPDX-License-Identifier: Apache-2.0
 * A dash at the beginning of a line may be an item's or set off a clause of the sentence that has
 * been broken there; a number with a full stop may count a day or a Halbjahr. Alone neither tells.
 * A second line that goes on with the list does, unless between them a dash stands inside a line:
 * clauses have one before and one behind. */
#include "reader/paper_list.h"

#include "reader/paper_lines.h"
#include "reader/paper_paragraph.h"
#include "reader/paper_pattern.h"

enum { ITEM_LINES_MOST = 8, SURE = 3 };

typedef struct list {
    drs_label_kind kind;
    drs_str mark;          /* DASH: as printed */
    size_t first, last;    /* lines of the first item so far and of the last */
    size_t count;          /* items */
    size_t inner, pending; /* DASH: dashes inside the lines up to `last`, and behind it */
} list;

static bool is_plain_number(const drs_label *label)
{
    return label->kind == DRS_LABEL_NUMBER && !label->is_word && label->sub == 0 &&
           label->last == label->number;
}

static drs_str mark_of(drs_str s, const drs_label *label)
{
    return drs_str_sub(s, 0, label->length);
}

/* Does line i begin the item that comes behind `count` others? */
static bool is_item(const drs_source *source, const list *l, size_t count, size_t i)
{
    drs_str s = source->lines[i].text;
    drs_label label = drs_label_at(s);
    if (label.kind != l->kind || label.text >= s.len ||
        drs_is_month_next(drs_str_sub(s, label.text, s.len)))
        return false;
    if (l->kind == DRS_LABEL_DASH)
        return !label.is_bullet && (count == 0 || drs_str_equal(mark_of(s, &label), l->mark));
    return is_plain_number(&label) && label.number == count + 1;
}

static size_t dashes_inside(drs_str s, drs_str mark)
{
    size_t count = 0, at = mark.len;
    while (at < s.len) {
        size_t hit = drs_str_find(drs_str_sub(s, at, s.len), mark);
        if (hit == DRS_NOT_FOUND)
            break;
        at += hit;
        bool apart = s.ptr[at - 1] == ' ' && at + mark.len < s.len && s.ptr[at + mark.len] == ' ';
        count += apart || at + mark.len == s.len;
        at += mark.len;
    }
    return count;
}

static void list_close(drs_source *source, list *l)
{
    size_t inner = l->inner;
    if (l->count && l->kind == DRS_LABEL_DASH)
        inner += dashes_inside(source->lines[l->last].text, l->mark);
    bool sure = l->count >= SURE || (l->count == SURE - 1 && inner == 0);
    for (size_t i = l->first, count = 0; sure && i <= l->last; i++) {
        if (drs_line_is_taken(&source->lines[i]) || !is_item(source, l, count, i))
            continue;
        source->lines[i].flags |= DRS_LINE_START;
        count++;
    }
    l->count = l->inner = l->pending = 0;
}

static void list_look_at(drs_source *source, list *l, size_t i)
{
    drs_str s = source->lines[i].text;
    if (l->count && i - l->last > ITEM_LINES_MOST)
        list_close(source, l);
    if (l->count && is_item(source, l, l->count, i)) {
        l->inner += l->pending;
        l->pending = 0;
    } else if (is_item(source, l, 0, i)) {
        list_close(source, l);
        drs_label label = drs_label_at(s);
        l->first = i;
        l->mark = mark_of(s, &label);
    } else {
        l->pending += l->count && l->kind == DRS_LABEL_DASH ? dashes_inside(s, l->mark) : 0;
        return;
    }
    l->last = i;
    l->count++;
    l->pending = l->kind == DRS_LABEL_DASH ? dashes_inside(s, l->mark) : 0;
}

void drs_paper_lists(drs_source *source)
{
    list lists[] = {{.kind = DRS_LABEL_DASH}, {.kind = DRS_LABEL_NUMBER}};
    for (size_t i = 0; i <= source->line_count; i++) {
        bool end = i == source->line_count || source->lines[i].text.len == 0;
        if (!end && (drs_line_is_taken(&source->lines[i]) ||
                     drs_paper_line_kind(source, i) != DRS_PARAGRAPH_TEXT))
            continue;
        for (size_t n = 0; n < sizeof lists / sizeof *lists; n++) {
            if (end)
                list_close(source, &lists[n]);
            else
                list_look_at(source, &lists[n], i);
        }
    }
}
