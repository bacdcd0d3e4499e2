/* SPDX-License-Identifier: Apache-2.0
 * Comments stand in a part "comments" (ISO/IEC 29500-1, 18.7), one for each cell. Excel's newer
 * ones, with answers, have a part of their own and one comment there for each cell besides; only
 * where a program left that out the new ones are counted. */
#include "reader/xlsx_sheet_parts.h"

#include "base/sort.h"
#include "reader/sheet_marks.h"
#include "reader/xlsx_relations.h"

static void comment_start(void *context, const char *name, const char *const *attributes)
{
    drs_xlsx *xlsx = context;
    const char *address = drs_xml_attribute(attributes, "ref");
    if (strcmp(name, "comment") != 0 && strcmp(name, "threadedComment") != 0)
        return;
    drs_place place = {0};
    if (address)
        (void)drs_sheet_address(address, &place);
    drs_sheet_mark_add(xlsx->book, DRS_MARK_COMMENT, place, 1);
}

static bool comments_read(drs_xlsx *xlsx, const drs_relations *r)
{
    const char *part = drs_relations_part(r, "comments");
    if (!part)
        part = drs_relations_part(r, "threadedComment");
    drs_xml_handler handler = {.start = comment_start, .context = xlsx};
    return !part || drs_xml_read(xlsx->zip, part, &handler, xlsx->diags);
}

static int by_id(const void *left, const void *right)
{
    const drs_relation *a = left, *b = right;
    return drs_str_compare(a->id, b->id);
}

/* Of the sorted relations. */
static const drs_relation *relation_find(const drs_relations *r, drs_str id)
{
    size_t low = 0, high = r->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (drs_str_compare(r->items[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < r->count && drs_str_equal(r->items[low].id, id) ? &r->items[low] : NULL;
}

static void links_mark(drs_xlsx *xlsx, drs_relations *r, const drs_xlsx_links *links)
{
    if (r->count)
        drs_sort(drs_arena_mem(xlsx->arena), r->items, r->count, sizeof *r->items, by_id);
    for (size_t i = 0; i < links->count; i++) {
        const drs_relation *relation = relation_find(r, links->items[i].relation);
        if (relation && !relation->part)
            drs_sheet_link_add(xlsx->book, links->items[i].place, relation->target);
    }
}

bool drs_xlsx_sheet_parts_read(drs_xlsx *xlsx, const char *part, const drs_xlsx_links *links)
{
    drs_relations r;
    if (!drs_relations_read_any(xlsx, part, &r))
        return false;
    links_mark(xlsx, &r, links);
    return comments_read(xlsx, &r);
}
