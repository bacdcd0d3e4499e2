/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/xlsx_relations.h"

static drs_str folder_of(drs_str part)
{
    while (part.len && part.ptr[part.len - 1] != '/')
        part.len--;
    return part;
}

/* "xl/" and "../a/./b.xml" give "a/b.xml". */
static const char *resolved(drs_arena *arena, drs_str folder, const char *target)
{
    drs_buf path = DRS_BUF(drs_arena_mem(arena));
    drs_str piece, rest = drs_str_c(target);
    if (*target != '/')
        drs_buf_put(&path, folder);
    while (drs_str_split(&rest, '/', &piece)) {
        if (drs_str_is(piece, "..")) {
            path.len -= path.len > 0;
            path.len = folder_of(drs_buf_str(&path)).len;
        } else if (piece.len && !drs_str_is(piece, ".")) {
            drs_buf_put(&path, piece);
            if (rest.ptr)
                drs_buf_byte(&path, '/');
        }
    }
    const char *part = drs_arena_copy(arena, drs_buf_str(&path)).ptr;
    drs_buf_free(&path);
    return part;
}

static drs_str last_word(drs_str type)
{
    size_t from = folder_of(type).len;
    return drs_str_sub(type, from, type.len);
}

static void relation_start(void *context, const char *name, const char *const *attributes)
{
    drs_relations *r = context;
    const char *id = drs_xml_attribute(attributes, "Id");
    const char *type = drs_xml_attribute(attributes, "Type");
    const char *target = drs_xml_attribute(attributes, "Target");
    const char *mode = drs_xml_attribute(attributes, "TargetMode");
    if (strcmp(name, "Relationship") != 0 || !id || !type || !target)
        return;
    bool is_outside = mode && strcmp(mode, "External") == 0;
    drs_arena *arena = r->xlsx->arena;
    r->items = drs_arena_grow(arena, r->items, r->count, &r->capacity, sizeof *r->items);
    drs_relation *relation = &r->items[r->count++];
    *relation = (drs_relation){.id = drs_arena_copy(arena, drs_str_c(id)),
                               .type = drs_arena_copy(arena, last_word(drs_str_c(type)))};
    if (is_outside)
        relation->target = drs_arena_copy(arena, drs_str_c(target));
    else
        relation->part = resolved(arena, r->folder, target);
}

/* Of the part "xl/workbook.xml" they stand in "xl/_rels/workbook.xml.rels". */
static const char *part_for(drs_xlsx *xlsx, const char *part, drs_relations *r)
{
    drs_str whole = drs_str_c(part), folder = folder_of(whole);
    drs_str pieces[] = {folder, drs_str_c("_rels/"), drs_str_sub(whole, folder.len, whole.len),
                        drs_str_c(".rels")};
    *r = (drs_relations){.xlsx = xlsx, .folder = folder};
    return drs_arena_join(xlsx->arena, pieces, 4).ptr;
}

bool drs_relations_read(drs_xlsx *xlsx, const char *part, drs_relations *r)
{
    const char *name = part_for(xlsx, part, r);
    drs_xml_handler handler = {.start = relation_start, .context = r};
    return drs_xml_read(xlsx->zip, name, &handler, xlsx->diags);
}

bool drs_relations_read_any(drs_xlsx *xlsx, const char *part, drs_relations *r)
{
    return !drs_zip_reader_has(xlsx->zip, part_for(xlsx, part, r)) ||
           drs_relations_read(xlsx, part, r);
}

const char *drs_relations_part(const drs_relations *r, const char *type)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->items[i].part && drs_str_is(r->items[i].type, type))
            return r->items[i].part;
    return NULL;
}
