/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/list.h"

#include "layout/room.h"

/* ---- labels ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* "(a)", "a)", "1." without its marks. */
static drs_str bare(drs_str label)
{
    while (label.len && (label.ptr[0] == '(' || label.ptr[0] == ' '))
        label = drs_str_sub(label, 1, label.len);
    while (label.len && strchr(".): ", label.ptr[label.len - 1]))
        label.len--;
    return label;
}

static bool only(drs_str word, const char *letters)
{
    for (size_t i = 0; i < word.len; i++)
        if (!strchr(letters, word.ptr[i]))
            return false;
    return word.len > 0;
}

static drs_numbering of_letters(drs_str word, drs_numbering before, bool upper)
{
    drs_numbering roman = upper ? DRS_NUMBERING_UPPER_ROMAN : DRS_NUMBERING_LOWER_ROMAN;
    bool can_be = only(word, upper ? "IVXLC" : "ivxlc");
    bool first = before == DRS_NUMBERING_NONE && only(word, upper ? "I" : "i");
    if (can_be && (first || before == roman))
        return roman;
    return upper ? DRS_NUMBERING_UPPER_ALPHA : DRS_NUMBERING_LOWER_ALPHA;
}

/* Signs that are drawn as discs, circles, squares; others ("–", "➢") are none of these. */
static drs_numbering of_bullet(drs_str label)
{
    static const struct {
        const char *sign;
        drs_numbering numbering;
    } bullets[] = {{"•", DRS_NUMBERING_DISC},
                   {"●", DRS_NUMBERING_DISC},
                   {"\xEF\x82\xB7", DRS_NUMBERING_DISC}, /* of the font Symbol */
                   {"○", DRS_NUMBERING_CIRCLE},
                   {"o", DRS_NUMBERING_CIRCLE},
                   {"▪", DRS_NUMBERING_SQUARE},
                   {"■", DRS_NUMBERING_SQUARE},
                   {"\xEF\x82\xA7", DRS_NUMBERING_SQUARE}}; /* of Wingdings */
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (drs_str_is(label, bullets[i].sign))
            return bullets[i].numbering;
    return DRS_NUMBERING_NONE;
}

drs_numbering drs_list_numbering(drs_str label, drs_numbering before)
{
    drs_str word = bare(label);
    if (of_bullet(label) != DRS_NUMBERING_NONE)
        return of_bullet(label);
    if (word.len && is_digit(word.ptr[0]))
        return DRS_NUMBERING_DECIMAL;
    if (word.len && is_lower(word.ptr[0]))
        return of_letters(word, before, /* upper */ false);
    if (word.len && is_upper(word.ptr[0]))
        return of_letters(word, before, /* upper */ true);
    return DRS_NUMBERING_NONE;
}

/* ---- lists ---- */

static void end_item(drs_builder *builder, const drs_open_list *list)
{
    drs_builder_close(builder, list->body);
    drs_builder_close(builder, list->item);
}

static void end_last(drs_lists *lists, drs_builder *builder)
{
    const drs_open_list *list = &lists->open[--lists->count];
    end_item(builder, list);
    drs_builder_close(builder, list->list);
}

/* The list the item goes on with, NULL where it begins one. */
static drs_open_list *list_for(drs_lists *lists, drs_builder *builder, const drs_block *block)
{
    while (lists->count && lists->open[lists->count - 1].level > block->level)
        end_last(lists, builder);
    if (lists->count == 0 || lists->open[lists->count - 1].level < block->level)
        return NULL;
    drs_open_list *list = &lists->open[lists->count - 1];
    if (drs_list_numbering(block->label, list->numbering) == list->numbering) {
        end_item(builder, list);
        return list;
    }
    end_last(lists, builder);
    return NULL;
}

uint32_t drs_lists_item(drs_lists *lists, drs_builder *builder, uint32_t document,
                        const drs_block *block)
{
    drs_open_list *list = list_for(lists, builder, block);
    if (!list) {
        drs_numbering numbering = drs_list_numbering(block->label, DRS_NUMBERING_NONE);
        const drs_element element = {.tag = DRS_TAG_L, .numbering = numbering, .block = block};
        uint32_t parent = lists->count ? lists->open[lists->count - 1].body : document;
        lists->open =
            drs_room(lists->mem, lists->open, lists->count, &lists->capacity, sizeof *lists->open);
        list = &lists->open[lists->count++];
        *list = (drs_open_list){.level = block->level, .numbering = numbering};
        list->list = drs_builder_open(builder, parent, &element);
    }
    const drs_element item = {.tag = DRS_TAG_LI, .block = block};
    list->item = drs_builder_open(builder, list->list, &item);
    return list->item;
}

uint32_t drs_lists_body(drs_lists *lists, drs_builder *builder, const drs_block *block)
{
    drs_open_list *list = &lists->open[lists->count - 1];
    const drs_element body = {.tag = DRS_TAG_LBODY, .block = block};
    list->body = drs_builder_open(builder, list->item, &body);
    return list->body;
}

void drs_lists_end(drs_lists *lists, drs_builder *builder)
{
    while (lists->count)
        end_last(lists, builder);
}

void drs_lists_free(drs_lists *lists)
{
    drs_mem_free(lists->mem, lists->open);
}
