/* SPDX-License-Identifier: Apache-2.0
 * A page is finished: its strips' commands become items and elements, its notes find their lines,
 * and the taker gets it. */
#include "layout/flow.h"

#include "layout/room.h"

void drs_flow_item(drs_flow *flow, const drs_item *item)
{
    flow->items = drs_room(flow->mem, flow->items, flow->item_count, &flow->item_capacity,
                           sizeof *flow->items);
    flow->items[flow->item_count++] = *item;
}

uint32_t drs_flow_open(drs_flow *flow, drs_element element)
{
    element.id = flow->next_id++;
    flow->opened = drs_room(flow->mem, flow->opened, flow->opened_count, &flow->opened_capacity,
                            sizeof *flow->opened);
    flow->opened[flow->opened_count++] = element;
    return element.id;
}

void drs_flow_close(drs_flow *flow, uint32_t id)
{
    flow->closed = drs_room(flow->mem, flow->closed, flow->closed_count, &flow->closed_capacity,
                            sizeof *flow->closed);
    flow->closed[flow->closed_count++] = id;
}

/* ---- commands ---- */

/* Marks lead to notes that open further down on the page: their LINKs are completed then. */
static void remember_goal(drs_flow *flow, uint32_t note)
{
    flow->goals = drs_room(flow->mem, flow->goals, flow->goal_count, &flow->goal_capacity,
                           sizeof *flow->goals);
    flow->goals[flow->goal_count++] = (drs_goal){flow->opened_count - 1, note};
}

static void open_element(drs_flow *flow, const drs_command *command)
{
    drs_element element = command->as.element;
    element.parent = flow->handles.ids[element.parent];
    drs_footnote *note = command->note == DRS_NO_NOTE ? NULL : &flow->notes[command->note];
    if (note && command->back)
        element.goal = note->reference ? note->reference : element.parent;
    uint32_t id = drs_flow_open(flow, element);
    flow->handles.ids[command->handle] = id;
    if (!note || command->back)
        return;
    if (element.tag == DRS_TAG_NOTE) {
        note->element = id;
    } else {
        if (!note->reference)
            note->reference = element.parent;
        remember_goal(flow, command->note);
    }
}

void drs_flow_replay(drs_flow *flow, const drs_strip *strip, int32_t y)
{
    for (size_t i = 0; i < strip->count; i++) {
        const drs_command *command = &strip->commands[i];
        switch (command->kind) {
        case DRS_OPEN:
            open_element(flow, command);
            break;
        case DRS_CLOSE:
            drs_flow_close(flow, flow->handles.ids[command->handle]);
            drs_handle_free(&flow->handles, command->handle);
            break;
        case DRS_ITEM:
            drs_flow_item(flow, &command->as.item);
            drs_item *item = &flow->items[flow->item_count - 1];
            item->y += y;
            item->element = flow->handles.ids[item->element];
            break;
        }
    }
}

/* ---- strips ---- */

static void grid_lines(drs_flow *flow, const drs_grid *grid, int32_t top, int32_t bottom)
{
    drs_item line = {.kind = DRS_ITEM_BLACK, .artifact = DRS_ARTIFACT_LAYOUT, .y = top};
    line.height = bottom - top;
    line.width = grid->thickness;
    for (size_t i = 0; i < grid->count; i++) {
        line.x = grid->x[i];
        drs_flow_item(flow, &line);
    }
    line.x = grid->x[0];
    line.width = grid->x[grid->count - 1] + grid->thickness - line.x;
    line.height = grid->thickness;
    drs_flow_item(flow, &line);
}

/* Where strip i starts, the page's text having reached `y`. */
static int32_t strip_top(const drs_flow *flow, size_t i, int32_t y)
{
    const drs_strip *strip = &flow->strips[i];
    int32_t head = i ? 0 : drs_flow_height(flow, 0) - strip->height;
    int32_t top = i ? y + strip->gap : y + head;
    if (!strip->bottom || i + 1 < flow->count)
        return top;
    int32_t lowest = drs_flow_bottom(flow) - drs_flow_notes_height(flow) - strip->height;
    return lowest > top ? lowest : top;
}

static void place_strips(drs_flow *flow, size_t count)
{
    int32_t y = drs_flow_frame(flow).top, grid_top = y;
    for (size_t i = 0; i < count; i++) {
        const drs_strip *strip = &flow->strips[i];
        int32_t top = strip_top(flow, i, y);
        if (strip->grid && (i == 0 || flow->strips[i - 1].grid != strip->grid))
            grid_top = i ? top : y;
        if (i == 0 && top > y && strip->grid)
            drs_flow_replay(flow, strip->grid->head, y);
        drs_flow_replay(flow, strip, top);
        y = top + strip->height;
        if (strip->grid && (i + 1 == count || flow->strips[i + 1].grid != strip->grid))
            grid_lines(flow, strip->grid, grid_top, y);
    }
}

/* ---- notes ---- */

/* The notes of the page, those that wait from earlier pages first, become the ones that wait. */
static void gather_notes(drs_flow *flow, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < flow->strips[i].note_count; k++) {
            flow->waiting = drs_room(flow->mem, flow->waiting, flow->waiting_count,
                                     &flow->waiting_capacity, sizeof *flow->waiting);
            flow->waiting[flow->waiting_count++] = flow->strips[i].notes[k];
        }
}

/* How many more lines of the note go into `room`; where it goes on, the last does not end in a
 * hyphen if there is one that does not: readers would get half a word. */
static size_t lines_in(const drs_footnote *note, int32_t room)
{
    size_t lines = 0;
    while (note->placed + lines < note->count) {
        room -= note->lines[note->placed + lines].height;
        if (room < 0)
            break;
        lines++;
    }
    size_t whole = lines;
    while (whole && note->placed + whole < note->count &&
           note->lines[note->placed + whole].keep == DRS_KEEP_ALWAYS)
        whole--;
    return whole ? whole : lines;
}

/* What the i-th of the page's notes must have; the first `older` are from earlier pages. */
static int32_t need_of(const drs_flow *flow, size_t i, size_t older)
{
    return i && i < older ? 0 : drs_flow_need(flow, &flow->notes[flow->waiting[i]]);
}

/* Shares the room among the notes: each gets what it needs, the first more where there is more; of
 * those from earlier pages all but the first may wait on. No more lines than the room has. Returns
 * the height of all lines; take[i] is the number of lines of note i. */
static int32_t share_room(const drs_flow *flow, int32_t room, size_t older, size_t *take)
{
    int32_t needs = 0, height = 0;
    for (size_t i = 0; i < flow->waiting_count; i++)
        needs += need_of(flow, i, older);
    for (size_t i = 0; i < flow->waiting_count; i++) {
        const drs_footnote *note = &flow->notes[flow->waiting[i]];
        int32_t need = need_of(flow, i, older);
        needs -= need;
        int32_t own = room - height - needs;
        if (own < need)
            own = need < room - height ? need : room - height;
        take[i] = lines_in(note, own);
        height += drs_footnote_height(note, note->placed, note->placed + take[i]);
    }
    return height;
}

static void note_rule(drs_flow *flow, int32_t y)
{
    drs_frame frame = drs_flow_frame(flow);
    drs_item rule = {.kind = DRS_ITEM_BLACK,
                     .artifact = DRS_ARTIFACT_LAYOUT,
                     .x = frame.x,
                     .y = y - flow->style->note.leading * 2 / 5,
                     .width = flow->style->note_rule,
                     .height = flow->style->rule};
    drs_flow_item(flow, &rule);
}

static void place_notes(drs_flow *flow, int32_t text_height, size_t older)
{
    if (flow->waiting_count == 0)
        return;
    drs_frame frame = drs_flow_frame(flow);
    int32_t room = frame.bottom - frame.top - text_height - flow->style->note_gap;
    size_t *take = drs_mem_new(flow->mem, flow->waiting_count * sizeof *take);
    int32_t height = share_room(flow, room, older, take), y = frame.bottom - height;
    if (height)
        note_rule(flow, y);
    size_t left = 0;
    for (size_t i = 0; i < flow->waiting_count; i++) {
        drs_footnote *note = &flow->notes[flow->waiting[i]];
        for (; take[i]; take[i]--) {
            drs_flow_replay(flow, &note->lines[note->placed], y);
            y += note->lines[note->placed++].height;
        }
        if (note->placed < note->count)
            flow->waiting[left++] = flow->waiting[i];
    }
    flow->waiting_count = left;
    drs_mem_free(flow->mem, take);
}

static void reach_goals(drs_flow *flow)
{
    for (size_t i = 0; i < flow->goal_count; i++) {
        drs_element *link = &flow->opened[flow->goals[i].element];
        uint32_t note = flow->notes[flow->goals[i].note].element;
        link->goal = note ? note : link->parent;
    }
}

static void clear(drs_flow *flow)
{
    flow->item_count = 0;
    flow->opened_count = 0;
    flow->closed_count = 0;
    flow->goal_count = 0;
}

void drs_flow_emit(drs_flow *flow, size_t count, bool last)
{
    drs_frame frame = drs_flow_frame(flow);
    int32_t height = 0;
    clear(flow);
    for (size_t i = 0; i < count; i++)
        height += drs_flow_height(flow, i);
    place_strips(flow, count);
    size_t older = flow->waiting_count;
    gather_notes(flow, count);
    place_notes(flow, height, older);
    reach_goals(flow);
    flow->decorate(flow->context, flow, last);
    if (last)
        drs_flow_close(flow, flow->handles.ids[flow->document]);
    drs_page page = {.number = flow->page_number,
                     .width = frame.width,
                     .height = frame.height,
                     .items = flow->items,
                     .item_count = flow->item_count,
                     .opened = flow->opened,
                     .opened_count = flow->opened_count,
                     .closed = flow->closed,
                     .closed_count = flow->closed_count};
    if (!flow->taker.take(flow->taker.context, &page))
        flow->stopped = true;
}
