/* SPDX-License-Identifier: Apache-2.0
 * The paper block by block, each set by the module that knows its kind. */
#include "layout/layout.h"

#include "layout/column.h"
#include "layout/finding.h"
#include "layout/foot.h"
#include "layout/head.h"
#include "layout/table_layout.h"

/* ---- outline ---- */

enum { OUTLINE_LONGEST = 70 }; /* bytes; cut at a blank */

static drs_str outline_of(drs_set *set, drs_str label, drs_text text)
{
    drs_buf words = DRS_BUF(set->mem);
    drs_buf_put(&words, label);
    if (label.len)
        drs_buf_byte(&words, ' ');
    drs_text_words(&words, text);
    drs_str all = drs_buf_str(&words);
    size_t end = all.len;
    if (end > OUTLINE_LONGEST) {
        end = OUTLINE_LONGEST;
        while (end && all.ptr[end] != ' ')
            end--;
        while (end == 0 || ((unsigned char)all.ptr[end] & 0xC0) == 0x80)
            end = end ? end - 1 : OUTLINE_LONGEST;
    }
    drs_str pieces[] = {drs_str_sub(all, 0, end), drs_str_c(end < all.len ? "…" : "")};
    drs_str outline = drs_arena_join(set->arena, pieces, 2);
    drs_buf_free(&words);
    return outline;
}

/* ---- blocks ---- */

/* "Folgende Maßnahmen wurden ergriffen:" before a list or a table. */
static bool leads(const drs_set *set, size_t i)
{
    const drs_block *block = &set->paper->blocks[i];
    if (i + 1 == set->paper->block_count || block->text.count == 0)
        return false;
    drs_str last = drs_str_trim(block->text.runs[block->text.count - 1].text);
    return drs_str_ends(last, drs_str_c(":")) &&
           (block[1].kind == DRS_BLOCK_ITEM || block[1].kind == DRS_BLOCK_TABLE);
}

static void set_block(drs_set *set, const drs_block *block, const drs_look *look, bool leads_on)
{
    uint32_t element = drs_set_open(set, set->document, DRS_TAG_P, block);
    drs_set_glyphs(set, &set->glyphs, block->text, look, /* uniform */ false);
    drs_paragraph p = {.look = *look,
                       .gap = look->gap,
                       .element = element,
                       .leads = leads_on,
                       .place = block->place};
    drs_set_paragraph(set, &p);
    drs_builder_close(&set->flow.builder, element);
}

static void set_heading(drs_set *set, const drs_block *block, unsigned level, const drs_look *look)
{
    drs_element heading = {.tag = drs_set_heading(set, level), .block = block, .outline_level = 1};
    heading.outline = outline_of(set, (drs_str){0}, block->text);
    uint32_t element = drs_builder_open(&set->flow.builder, set->document, &heading);
    drs_set_glyphs(set, &set->glyphs, block->text, look, /* uniform */ true);
    drs_paragraph p = {.look = *look, .gap = look->gap, .element = element, .keep_next = true};
    p.place = block->place;
    drs_set_paragraph(set, &p);
    drs_builder_close(&set->flow.builder, element);
}

static void set_question(drs_set *set, const drs_block *block)
{
    const drs_look *look = &set->style.question;
    drs_element heading = {.tag = drs_set_heading(set, 3), .block = block, .outline_level = 1};
    heading.outline = outline_of(set, block->label, block->text);
    uint32_t element = drs_builder_open(&set->flow.builder, set->document, &heading);
    drs_set_glyphs(set, &set->glyphs, block->text, look, /* uniform */ true);
    drs_paragraph p = {.look = *look,
                       .gap = look->gap,
                       .indent = block->label.len ? set->style.question_indent : 0,
                       .element = element,
                       .keep_next = true,
                       .label = block->label,
                       .label_element = element,
                       .place = block->place};
    drs_set_paragraph(set, &p);
    drs_builder_close(&set->flow.builder, element);
}

static void set_item(drs_set *set, size_t i)
{
    const drs_block *block = &set->paper->blocks[i];
    drs_builder *builder = &set->flow.builder;
    bool part = drs_paper_is_part(set->paper, i);
    bool apart = part && i > 0 && block[-1].kind != DRS_BLOCK_QUESTION;
    bool first = set->lists.count == 0;
    drs_look look = part ? set->style.question : set->style.item;
    uint32_t item = drs_lists_item(&set->lists, builder, set->document, block);
    uint32_t label = drs_set_open(set, item, DRS_TAG_LBL, block);
    uint32_t body = drs_lists_body(&set->lists, builder, block);
    unsigned level = block->level ? block->level : 1;
    if (part && first)
        set->part_level = level;
    if (part)
        level = level > set->part_level ? level - set->part_level + 1 : 1;
    int32_t from = part ? set->style.question_indent : 0;
    int32_t indent = from + set->style.item_indent * (int32_t)level;
    drs_set_glyphs(set, &set->glyphs, block->text, &look, /* uniform */ part);
    drs_paragraph p = {.look = look,
                       .gap = !first  ? set->style.item.gap
                              : apart ? set->style.question.gap
                              : part  ? set->style.item.gap
                                      : set->style.body.gap,
                       .indent = indent,
                       .element = body,
                       .keep_next = part,
                       .label = block->label,
                       .label_element = label,
                       .label_indent = indent - set->style.item_indent,
                       .place = block->place};
    drs_set_paragraph(set, &p);
    drs_builder_close(builder, label);
}

/* ---- pages that lie ---- */

static bool is_wide(drs_set *set, const drs_table *table)
{
    int32_t measure =
        set->style.measure > set->style.edge_measure ? set->style.measure : set->style.edge_measure;
    return !drs_columns_fit(set, drs_columns_foresee(set, table), measure - set->style.rule);
}

/* The first table from block `from` to the end of its Anlage that is too wide for upright pages. */
static const drs_table *wide_table(drs_set *set, size_t from)
{
    for (size_t i = from; i < set->paper->block_count; i++) {
        const drs_block *block = &set->paper->blocks[i];
        if (i > from && block->kind == DRS_BLOCK_ANNEX)
            break;
        if (block->kind == DRS_BLOCK_TABLE && block->table && is_wide(set, block->table))
            return block->table;
    }
    return NULL;
}

static bool wants_landscape(drs_set *set, size_t from)
{
    if (set->options->annex_landscape || set->options->annex_portrait)
        return set->options->annex_landscape;
    const drs_table *table = wide_table(set, from);
    if (table)
        drs_find_table(set, DRS_LAY003, table, (drs_str){0});
    return table != NULL;
}

static void set_annex(drs_set *set, size_t i)
{
    drs_flow_break(&set->flow);
    drs_flow_turn(&set->flow, wants_landscape(set, i));
    set_heading(set, &set->paper->blocks[i], 2, &set->style.annex);
}

/* Lines that stood above or below a table in its file. */
static void set_lines(drs_set *set, const drs_line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        drs_block *block = drs_arena_alloc(set->arena, sizeof *block);
        block->kind = DRS_BLOCK_PARAGRAPH;
        block->place = lines[i].place;
        block->text = drs_text_plain(set->arena, lines[i].text, lines[i].place);
        drs_look look = set->style.body;
        look.gap = i ? 0 : look.gap;
        set_block(set, block, &look, /* leads_on */ false);
    }
}

static void set_table(drs_set *set, const drs_block *block)
{
    const drs_table *table = block->table;
    if (!table)
        return;
    /* pages of an Anlage were turned before its heading */
    bool turn = !set->flow.landscape && !set->options->annex_portrait && is_wide(set, table);
    if (turn) {
        drs_flow_turn(&set->flow, true);
        drs_find_table(set, DRS_LAY003, table, (drs_str){0});
    }
    set_lines(set, table->above, table->above_count);
    set->keep_next |= table->above_count > 0;
    drs_table_layout(set, table, block);
    set_lines(set, table->below, table->below_count);
    if (turn)
        drs_flow_turn(&set->flow, false);
}

static void set_one(drs_set *set, size_t i)
{
    const drs_block *block = &set->paper->blocks[i];
    if (block->kind != DRS_BLOCK_ITEM)
        drs_lists_end(&set->lists, &set->flow.builder);
    switch (block->kind) {
    case DRS_BLOCK_HEADING:
        set_heading(set, block, 3, &set->style.heading);
        break;
    case DRS_BLOCK_PARAGRAPH:
    case DRS_BLOCK_ANSWERED:
    case DRS_BLOCK_PLAIN:
        set_block(set, block, &set->style.body, leads(set, i));
        break;
    case DRS_BLOCK_QUESTION:
        set_question(set, block);
        break;
    case DRS_BLOCK_ITEM:
        set_item(set, i);
        break;
    case DRS_BLOCK_ANNEX:
        set_annex(set, i);
        break;
    case DRS_BLOCK_TABLE:
        set_table(set, block);
        break;
    }
}

/* ---- the paper ---- */

static void set_title(drs_set *set)
{
    bool report = set->paper->kind == DRS_PAPER_TABLE;
    const drs_look *look = report ? &set->style.report : &set->style.title;
    if (set->paper->title.count == 0)
        return;
    drs_element title = {.tag = drs_set_heading(set, 2), .outline_level = 1};
    title.outline = outline_of(set, (drs_str){0}, set->paper->title);
    uint32_t element = drs_builder_open(&set->flow.builder, set->document, &title);
    drs_set_glyphs(set, &set->glyphs, set->paper->title, look, /* uniform */ true);
    drs_paragraph p = {.look = *look, .gap = look->gap, .element = element, .keep_next = true};
    drs_set_paragraph(set, &p);
    drs_builder_close(&set->flow.builder, element);
}

/* Notes no mark leads to are printed all the same, on the last page. */
static void call_others(drs_set *set)
{
    for (size_t i = 0; i < set->flow.note_count; i++)
        if (!set->flow.notes[i].called)
            drs_flow_call(&set->flow, (uint32_t)i);
}

static void set_all(drs_set *set)
{
    set->document = drs_set_open(set, 0, DRS_TAG_DOCUMENT, NULL);
    set->flow.document = set->document;
    if (set->paper->kind == DRS_PAPER_TABLE)
        drs_flow_turn(&set->flow, wants_landscape(set, 0));
    else
        drs_head_masthead(set);
    set_title(set);
    for (size_t i = 0; i < set->paper->block_count && !set->flow.stopped; i++)
        if (!drs_foot_owns(set, i))
            set_one(set, i);
    drs_lists_end(&set->lists, &set->flow.builder);
    call_others(set);
    drs_foot_last(set);
    drs_flow_finish(&set->flow);
}

/* ---- life ---- */

static void tell(void *context, const drs_width *width, drs_place run)
{
    const drs_set *set = context;
    if (width->state == DRS_WIDTH_STAND_IN)
        drs_stand_ins_tell(set->stand_ins, width->code, run);
    else
        drs_stand_ins_leftward(set->stand_ins, width->code, run);
}

static void start_glyphs(drs_set *set, drs_glyphs *glyphs)
{
    glyphs->mem = set->mem;
    glyphs->faces = set->faces;
    glyphs->context = set;
    glyphs->tell = tell;
}

static void start(drs_set *set, drs_page_taker taker)
{
    set->text = DRS_BUF(set->mem);
    start_glyphs(set, &set->glyphs);
    start_glyphs(set, &set->label);
    start_glyphs(set, &set->note);
    start_glyphs(set, &set->aside);
    set->lists.mem = set->mem;
    drs_style_read(&set->style, set->paper->profile);
    drs_flow *flow = &set->flow;
    flow->mem = set->mem;
    flow->style = &set->style;
    flow->taker = taker;
    flow->context = set;
    flow->decorate = drs_head_decorate;
    flow->set_note = drs_set_note;
    flow->note_count = set->paper->note_count;
    flow->notes = drs_mem_new(set->mem, (flow->note_count + 1) * sizeof *flow->notes);
    memset(flow->notes, 0, (flow->note_count + 1) * sizeof *flow->notes);
    drs_flow_start(flow);
    drs_set_notes_start(set);
    drs_foot_start(set);
}

static void end(drs_set *set)
{
    drs_flow_free(&set->flow);
    drs_builder_free(&set->note_builder);
    drs_lists_free(&set->lists);
    drs_glyphs_free(&set->glyphs);
    drs_glyphs_free(&set->label);
    drs_glyphs_free(&set->note);
    drs_glyphs_free(&set->aside);
    drs_buf_free(&set->text);
    drs_arena_free(set->arena);
}

bool drs_layout(const drs_paper *paper, const drs_layout_options *options,
                const drs_metrics *metrics, const drs_mem *mem, drs_diags *diags,
                drs_page_taker taker)
{
    drs_set set = {.paper = paper, .options = options, .mem = mem, .diags = diags};
    set.arena = drs_arena_new(mem);
    set.faces = drs_faces_new(set.arena, metrics);
    set.nobreak = drs_nobreak_rules(set.arena);
    set.short_forms = drs_short_forms_new(set.arena, paper->profile);
    set.stand_ins = drs_stand_ins_new(set.arena, paper, diags);
    start(&set, taker);
    set_all(&set);
    bool done = !set.flow.stopped;
    end(&set);
    return done;
}
