/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/pdf/pdf_structure.h"

#include "base/sort.h"
#include "writer/pdf/pdf_text.h"
#include "writer/pdf/pdf_tree.h"

#define NONE UINT32_MAX

enum {
    TBODY_MOST = 8000,  /* rows; a longer table gets several TBody */
    PAGES_PER_LEAF = 8, /* of the ParentTree: an entry has one reference for each mark */
    NAMES_PER_LEAF = 64,
    ANNOTATION_KEYS = 1 << 23 /* their first key: above that of any page */
};

/* By drs_scope, then by drs_numbering. */
enum { FIRST_NUMBERING = DRS_SCOPE_ROW + 1 };
static const char *const ATTRIBUTES[] = {
    [DRS_SCOPE_COLUMN] = "<</O/Table/Scope/Column>>",
    [DRS_SCOPE_ROW] = "<</O/Table/Scope/Row>>",
    [FIRST_NUMBERING + DRS_NUMBERING_NONE] = "<</O/List/ListNumbering/None>>",
    [FIRST_NUMBERING + DRS_NUMBERING_DISC] = "<</O/List/ListNumbering/Disc>>",
    [FIRST_NUMBERING + DRS_NUMBERING_CIRCLE] = "<</O/List/ListNumbering/Circle>>",
    [FIRST_NUMBERING + DRS_NUMBERING_SQUARE] = "<</O/List/ListNumbering/Square>>",
    [FIRST_NUMBERING + DRS_NUMBERING_DECIMAL] = "<</O/List/ListNumbering/Decimal>>",
    [FIRST_NUMBERING + DRS_NUMBERING_LOWER_ALPHA] = "<</O/List/ListNumbering/LowerAlpha>>",
    [FIRST_NUMBERING + DRS_NUMBERING_UPPER_ALPHA] = "<</O/List/ListNumbering/UpperAlpha>>",
    [FIRST_NUMBERING + DRS_NUMBERING_LOWER_ROMAN] = "<</O/List/ListNumbering/LowerRoman>>",
    [FIRST_NUMBERING + DRS_NUMBERING_UPPER_ROMAN] = "<</O/List/ListNumbering/UpperRoman>>",
};
enum { ATTRIBUTE_COUNT = sizeof ATTRIBUTES / sizeof *ATTRIBUTES };

/* What an element holds, in reading order: other elements, marked content, annotations. */
typedef enum kid_kind { KID_ELEMENT, KID_MARK, KID_ANNOTATION } kid_kind;

typedef struct kid {
    uint32_t next;  /* index of the next one, NONE: last */
    uint32_t value; /* object number, or MCID */
    uint32_t page;  /* object number; marks and annotations */
    kid_kind kind;
} kid;

typedef struct open_element {
    uint32_t id, number, parent; /* parent: object number */
    uint32_t page;               /* first with content of its own; 0: none */
    uint32_t first, last, count; /* kids */
    uint32_t link;               /* id of the LINK it is in, or is; 0: none */
    uint32_t note;               /* index of its entry in `notes`, NONE */
    drs_tag tag;
    size_t attribute;   /* index in ATTRIBUTES, 0: none */
    uint32_t expansion; /* object number of its long form, 0: none */
    bool closed;
} open_element;

typedef struct note {
    uint32_t number;
    drs_buf id;
} note;

typedef struct kept_place {
    uint32_t id;
    drs_pdf_place place;
} kept_place;

/* A long form; thousands of short forms share it. */
typedef struct expansion {
    drs_buf words;
    uint32_t number;
} expansion;

struct drs_pdf_structure {
    const drs_mem *mem;
    drs_pdf_file *file;
    uint32_t root, document;
    expansion *expansions; /* as many as there are ministries */
    size_t expansion_count, expansion_capacity;
    uint32_t attributes[ATTRIBUTE_COUNT]; /* object numbers, 0: not used so far */
    open_element *open;                   /* ascending ids; closed ones stay until the page ends */
    size_t open_count, open_capacity;
    kid *kids;
    size_t kid_count, kid_capacity;
    uint32_t free_kid; /* list of kids to be used again */
    drs_buf marks;     /* of the page: references to the elements, by MCID */
    uint32_t mark_count;
    drs_pdf_tree parents;
    uint32_t next_annotation; /* key */
    drs_buf annotations;      /* ParentTree entries for later: key and element, as numbers */
    note *notes;
    size_t note_count, note_capacity;
    kept_place *places;
    size_t place_count, place_capacity;
};

const char *drs_pdf_tag_name(drs_tag tag)
{
    static const char *const names[] = {
        [DRS_TAG_DOCUMENT] = "Document",
        [DRS_TAG_H1] = "H1",
        [DRS_TAG_H2] = "H2",
        [DRS_TAG_H3] = "H3",
        [DRS_TAG_P] = "P",
        [DRS_TAG_L] = "L",
        [DRS_TAG_LI] = "LI",
        [DRS_TAG_LBL] = "Lbl",
        [DRS_TAG_LBODY] = "LBody",
        [DRS_TAG_SPAN] = "Span",
        [DRS_TAG_LINK] = "Link",
        [DRS_TAG_REFERENCE] = "Reference",
        [DRS_TAG_NOTE] = "Note",
        [DRS_TAG_TABLE] = "Table",
        [DRS_TAG_THEAD] = "THead",
        [DRS_TAG_TBODY] = "TBody",
        [DRS_TAG_TR] = "TR",
        [DRS_TAG_TH] = "TH",
        [DRS_TAG_TD] = "TD",
    };
    return names[tag];
}

drs_pdf_structure *drs_pdf_structure_new(const drs_mem *mem, drs_pdf_file *file)
{
    drs_pdf_structure *s = drs_mem_new(mem, sizeof *s);
    *s = (drs_pdf_structure){.mem = mem,
                             .file = file,
                             .free_kid = NONE,
                             .marks = DRS_BUF(mem),
                             .annotations = DRS_BUF(mem),
                             .next_annotation = ANNOTATION_KEYS};
    s->parents = drs_pdf_tree_new(file, mem, "/Nums", PAGES_PER_LEAF);
    s->root = drs_pdf_file_reserve(file);
    return s;
}

void drs_pdf_structure_free(drs_pdf_structure *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->note_count; i++)
        drs_buf_free(&s->notes[i].id);
    for (size_t i = 0; i < s->expansion_count; i++)
        drs_buf_free(&s->expansions[i].words);
    drs_mem_free(s->mem, s->expansions);
    drs_pdf_tree_free(&s->parents);
    drs_buf_free(&s->marks);
    drs_buf_free(&s->annotations);
    drs_mem_free(s->mem, s->open);
    drs_mem_free(s->mem, s->kids);
    drs_mem_free(s->mem, s->notes);
    drs_mem_free(s->mem, s->places);
    drs_mem_free(s->mem, s);
}

/* Room for one more of `size` bytes. */
static void *grown(const drs_mem *mem, void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? *capacity * 2 : 64;
    return drs_mem_resize(mem, items, *capacity * size);
}

/* Ids are consecutive where a page opens many, so a guess from the end is mostly right. */
static open_element *find(const drs_pdf_structure *s, uint32_t id)
{
    size_t low = 0, high = s->open_count;
    if (high && s->open[high - 1].id >= id) {
        size_t back = s->open[high - 1].id - id;
        if (back < high && s->open[high - 1 - back].id == id)
            return &s->open[high - 1 - back];
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->open[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->open_count && s->open[low].id == id ? &s->open[low] : NULL;
}

static void add_kid(drs_pdf_structure *s, open_element *element, kid fresh)
{
    uint32_t index = s->free_kid;
    if (index != NONE) {
        s->free_kid = s->kids[index].next;
    } else {
        s->kids = grown(s->mem, s->kids, s->kid_count, &s->kid_capacity, sizeof *s->kids);
        index = (uint32_t)s->kid_count++;
    }
    fresh.next = NONE;
    s->kids[index] = fresh;
    if (element->count++ == 0)
        element->first = index;
    else
        s->kids[element->last].next = index;
    element->last = index;
}

static void put_kid(drs_buf *out, const kid *k, uint32_t page)
{
    switch (k->kind) {
    case KID_ELEMENT:
        drs_pdf_put_ref(out, k->value);
        return;
    case KID_MARK:
        if (k->page == page) {
            drs_buf_int(out, k->value);
            drs_buf_byte(out, ' ');
            return;
        }
        drs_buf_text(out, "<</Type/MCR/Pg ");
        drs_pdf_put_ref(out, k->page);
        drs_buf_text(out, "/MCID ");
        drs_buf_int(out, k->value);
        drs_buf_text(out, ">>");
        return;
    case KID_ANNOTATION:
        drs_buf_text(out, "<</Type/OBJR/Pg ");
        drs_pdf_put_ref(out, k->page);
        drs_buf_text(out, "/Obj ");
        drs_pdf_put_ref(out, k->value);
        drs_buf_text(out, ">>");
        return;
    }
}

/* Writes the kids and gives them back. */
static void put_kids(drs_pdf_structure *s, drs_buf *out, open_element *element)
{
    if (element->count == 0)
        return;
    drs_buf_text(out, element->count > 1 ? "/K[" : "/K ");
    for (uint32_t i = element->first; i != NONE; i = s->kids[i].next)
        put_kid(out, &s->kids[i], element->page);
    if (element->count > 1)
        drs_buf_byte(out, ']');
    s->kids[element->last].next = s->free_kid;
    s->free_kid = element->first;
    element->count = 0;
}

static size_t attribute_of(const drs_element *element)
{
    if (element->tag == DRS_TAG_L)
        return FIRST_NUMBERING + (size_t)element->numbering;
    return (size_t)element->scope;
}

/* Attributes that thousands of cells share are one object. */
static uint32_t attribute_object(drs_pdf_structure *s, size_t attribute)
{
    if (attribute && s->attributes[attribute] == 0)
        s->attributes[attribute] = drs_pdf_file_reserve(s->file);
    return s->attributes[attribute];
}

static uint32_t expansion_object(drs_pdf_structure *s, drs_str words)
{
    if (words.len == 0)
        return 0;
    for (size_t i = 0; i < s->expansion_count; i++)
        if (drs_str_equal(drs_buf_str(&s->expansions[i].words), words))
            return s->expansions[i].number;
    s->expansions = grown(s->mem, s->expansions, s->expansion_count, &s->expansion_capacity,
                          sizeof *s->expansions);
    expansion *fresh = &s->expansions[s->expansion_count++];
    *fresh = (expansion){.words = DRS_BUF(s->mem), .number = drs_pdf_file_reserve(s->file)};
    drs_buf_put(&fresh->words, words);
    drs_pdf_put_text(drs_pdf_file_begin(s->file, fresh->number), words);
    drs_pdf_file_end(s->file);
    return fresh->number;
}

static void write_element(drs_pdf_structure *s, open_element *element)
{
    uint32_t attribute = attribute_object(s, element->attribute);
    drs_buf *out = drs_pdf_file_begin(s->file, element->number);
    drs_buf_text(out, "<</S/");
    drs_buf_text(out, drs_pdf_tag_name(element->tag));
    drs_buf_text(out, "/P ");
    drs_pdf_put_ref(out, element->parent);
    if (element->page) {
        drs_buf_text(out, "/Pg ");
        drs_pdf_put_ref(out, element->page);
    }
    if (attribute) {
        drs_buf_text(out, "/A ");
        drs_pdf_put_ref(out, attribute);
    }
    if (element->expansion) {
        drs_buf_text(out, "/E ");
        drs_pdf_put_ref(out, element->expansion);
    }
    if (element->note != NONE) {
        drs_buf_text(out, "/ID");
        drs_pdf_put_bytes(out, drs_buf_str(&s->notes[element->note].id));
    }
    put_kids(s, out, element);
    drs_buf_text(out, ">>");
    drs_pdf_file_end(s->file);
}

/* A TBody that has its fill is written, and goes on as another one. */
static void split_body(drs_pdf_structure *s, open_element *body)
{
    write_element(s, body);
    body->number = drs_pdf_file_reserve(s->file);
    body->page = 0;
    for (size_t i = 0; i < s->open_count; i++)
        if (s->open[i].number == body->parent)
            add_kid(s, &s->open[i], (kid){.kind = KID_ELEMENT, .value = body->number});
}

static uint32_t add_note(drs_pdf_structure *s, drs_str id, uint32_t number)
{
    s->notes = grown(s->mem, s->notes, s->note_count, &s->note_capacity, sizeof *s->notes);
    note *fresh = &s->notes[s->note_count];
    *fresh = (note){.number = number, .id = DRS_BUF(s->mem)};
    drs_buf_put(&fresh->id, id);
    return (uint32_t)s->note_count++;
}

static bool can_be_goal(drs_tag tag)
{
    switch (tag) {
    case DRS_TAG_DOCUMENT:
    case DRS_TAG_SPAN:
    case DRS_TAG_THEAD:
    case DRS_TAG_TBODY:
    case DRS_TAG_TR:
    case DRS_TAG_TH:
    case DRS_TAG_TD:
        return false;
    case DRS_TAG_H1:
    case DRS_TAG_H2:
    case DRS_TAG_H3:
    case DRS_TAG_P:
    case DRS_TAG_L:
    case DRS_TAG_LI:
    case DRS_TAG_LBL:
    case DRS_TAG_LBODY:
    case DRS_TAG_LINK:
    case DRS_TAG_REFERENCE:
    case DRS_TAG_NOTE:
    case DRS_TAG_TABLE:
        return true;
    }
    return false;
}

static void keep_place(drs_pdf_structure *s, uint32_t id, drs_pdf_place place)
{
    s->places = grown(s->mem, s->places, s->place_count, &s->place_capacity, sizeof *s->places);
    s->places[s->place_count++] = (kept_place){id, place};
}

void drs_pdf_structure_open(drs_pdf_structure *s, const drs_element *element, drs_pdf_place place)
{
    open_element fresh = {.id = element->id,
                          .number = drs_pdf_file_reserve(s->file),
                          .parent = s->root,
                          .note = NONE,
                          .tag = element->tag,
                          .attribute = attribute_of(element),
                          .expansion = expansion_object(s, element->expansion)};
    open_element *parent = find(s, element->parent);
    if (parent) {
        if (parent->tag == DRS_TAG_TBODY && parent->count >= TBODY_MOST)
            split_body(s, parent);
        add_kid(s, parent, (kid){.kind = KID_ELEMENT, .value = fresh.number});
        fresh.parent = parent->number;
        fresh.link = parent->link;
    } else if (s->document == 0) {
        s->document = fresh.number;
    }
    if (element->tag == DRS_TAG_LINK)
        fresh.link = element->id;
    if (element->note_id.len)
        fresh.note = add_note(s, element->note_id, fresh.number);
    if (can_be_goal(element->tag))
        keep_place(s, element->id, place);
    s->open = grown(s->mem, s->open, s->open_count, &s->open_capacity, sizeof *s->open);
    s->open[s->open_count++] = fresh;
}

uint32_t drs_pdf_structure_mark(drs_pdf_structure *s, uint32_t id, uint32_t page)
{
    open_element *element = find(s, id);
    uint32_t mark = s->mark_count++;
    drs_pdf_put_ref(&s->marks, element ? element->number : s->document);
    if (element) {
        if (!element->page)
            element->page = page;
        add_kid(s, element, (kid){.kind = KID_MARK, .value = mark, .page = page});
    }
    return mark;
}

drs_tag drs_pdf_structure_tag(const drs_pdf_structure *s, uint32_t id)
{
    const open_element *element = find(s, id);
    return element ? element->tag : DRS_TAG_SPAN;
}

uint32_t drs_pdf_structure_link(const drs_pdf_structure *s, uint32_t id)
{
    const open_element *element = find(s, id);
    return element ? element->link : 0;
}

uint32_t drs_pdf_structure_annotate(drs_pdf_structure *s, uint32_t id, uint32_t annotation,
                                    uint32_t page)
{
    open_element *element = find(s, id);
    uint32_t entry[2] = {s->next_annotation++, element ? element->number : s->document};
    drs_buf_put(&s->annotations, drs_str_of((const char *)entry, sizeof entry));
    if (element)
        add_kid(s, element, (kid){.kind = KID_ANNOTATION, .value = annotation, .page = page});
    return entry[0];
}

void drs_pdf_structure_close(drs_pdf_structure *s, uint32_t id)
{
    open_element *element = find(s, id);
    if (!element || element->closed)
        return;
    write_element(s, element);
    element->closed = true;
}

static drs_buf *add_parent(drs_pdf_structure *s, uint32_t key)
{
    drs_buf digits = DRS_BUF(s->mem);
    drs_buf_int(&digits, key);
    drs_buf *value = drs_pdf_tree_add(&s->parents, drs_buf_str(&digits));
    drs_buf_free(&digits);
    return value;
}

void drs_pdf_structure_end_page(drs_pdf_structure *s, uint32_t key)
{
    drs_buf *value = add_parent(s, key);
    drs_buf_byte(value, '[');
    drs_buf_put(value, drs_buf_str(&s->marks));
    drs_buf_byte(value, ']');
    s->marks.len = 0;
    s->mark_count = 0;
    size_t kept = 0;
    for (size_t i = 0; i < s->open_count; i++)
        if (!s->open[i].closed)
            s->open[kept++] = s->open[i];
    s->open_count = kept;
}

const drs_pdf_place *drs_pdf_structure_place(const drs_pdf_structure *s, uint32_t id)
{
    size_t low = 0, high = s->place_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->places[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->place_count && s->places[low].id == id ? &s->places[low].place : NULL;
}

static void write_attributes(const drs_pdf_structure *s)
{
    for (size_t i = 1; i < ATTRIBUTE_COUNT; i++) {
        if (!s->attributes[i])
            continue;
        drs_buf *out = drs_pdf_file_begin(s->file, s->attributes[i]);
        drs_buf_text(out, ATTRIBUTES[i]);
        drs_pdf_file_end(s->file);
    }
}

static int by_id(const void *left, const void *right)
{
    return drs_str_compare(drs_buf_str(&((const note *)left)->id),
                           drs_buf_str(&((const note *)right)->id));
}

static uint32_t write_ids(drs_pdf_structure *s)
{
    drs_pdf_tree ids = drs_pdf_tree_new(s->file, s->mem, "/Names", NAMES_PER_LEAF);
    drs_buf key = DRS_BUF(s->mem);
    drs_sort(s->mem, s->notes, s->note_count, sizeof *s->notes, by_id);
    for (size_t i = 0; i < s->note_count; i++) {
        key.len = 0;
        drs_pdf_put_bytes(&key, drs_buf_str(&s->notes[i].id));
        drs_pdf_put_ref(drs_pdf_tree_add(&ids, drs_buf_str(&key)), s->notes[i].number);
    }
    drs_buf_free(&key);
    return drs_pdf_tree_finish(&ids);
}

static uint32_t write_parents(drs_pdf_structure *s)
{
    for (size_t at = 0; at < s->annotations.len; at += 2 * sizeof(uint32_t)) {
        uint32_t entry[2];
        memcpy(entry, s->annotations.ptr + at, sizeof entry);
        drs_pdf_put_ref(add_parent(s, entry[0]), entry[1]);
    }
    return drs_pdf_tree_finish(&s->parents);
}

uint32_t drs_pdf_structure_finish(drs_pdf_structure *s)
{
    for (size_t i = s->open_count; i-- > 0;)
        drs_pdf_structure_close(s, s->open[i].id);
    write_attributes(s);
    uint32_t parents = write_parents(s), ids = write_ids(s);
    drs_buf *out = drs_pdf_file_begin(s->file, s->root);
    drs_buf_text(out, "<</Type/StructTreeRoot/K ");
    drs_pdf_put_ref(out, s->document);
    drs_buf_text(out, "/ParentTree ");
    drs_pdf_put_ref(out, parents);
    drs_buf_text(out, "/ParentTreeNextKey ");
    drs_buf_int(out, s->next_annotation);
    drs_buf_text(out, "/IDTree ");
    drs_pdf_put_ref(out, ids);
    drs_buf_text(out, ">>");
    drs_pdf_file_end(s->file);
    return s->root;
}
