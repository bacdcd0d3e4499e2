/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/flow.h"

#include "layout/room.h"

/* A note of more lines than LONG may be split; then FIRST of them come on the page of the mark. */
enum { LONG = 8, FIRST = 4 };

static drs_frame frame_of(const drs_flow *flow, bool first)
{
    const drs_style *s = flow->style;
    if (flow->landscape)
        return (drs_frame){.width = DRS_A4_LONG,
                           .height = DRS_A4_SHORT,
                           .x = s->wide_margin,
                           .measure = DRS_A4_LONG - 2 * s->wide_margin,
                           .edge_x = s->wide_margin,
                           .edge_measure = DRS_A4_LONG - 2 * s->wide_margin,
                           .top = first ? s->first_top : s->wide_top,
                           .bottom = s->wide_bottom};
    return (drs_frame){.width = DRS_A4_SHORT,
                       .height = DRS_A4_LONG,
                       .x = s->margin,
                       .measure = s->measure,
                       .edge_x = s->edge_margin,
                       .edge_measure = s->edge_measure,
                       .top = first ? s->first_top : s->top,
                       .bottom = first ? s->first_bottom : s->bottom};
}

drs_frame drs_flow_frame(const drs_flow *flow)
{
    return frame_of(flow, flow->page_number == 1);
}

drs_frame drs_flow_next_frame(const drs_flow *flow)
{
    return frame_of(flow, false);
}

int32_t drs_footnote_height(const drs_footnote *note, size_t from, size_t to)
{
    int32_t height = 0;
    for (size_t i = from; i < to; i++)
        height += note->lines[i].height;
    return height;
}

int32_t drs_flow_need(const drs_flow *flow, const drs_footnote *note)
{
    drs_frame frame = drs_flow_frame(flow);
    size_t left = note->count - note->placed;
    if (left <= LONG)
        return drs_footnote_height(note, note->placed, note->count);
    if (note->placed == 0)
        return drs_footnote_height(note, 0, FIRST);
    int32_t half = (frame.bottom - frame.top) / 2;
    size_t lines = (size_t)(half / flow->style->note.leading) + 1;
    return drs_footnote_height(note, note->placed, note->placed + (left < lines ? left : lines));
}

int32_t drs_flow_height(const drs_flow *flow, size_t i)
{
    const drs_strip *strip = &flow->strips[i];
    if (i)
        return strip->gap + strip->height;
    bool repeated = strip->grid && strip->grid->head && !strip->head;
    return strip->height + (repeated ? strip->grid->head->height : 0);
}

/* What the notes that wait need: the first of them goes on, the others may wait longer. */
static int32_t waiting_need(const drs_flow *flow)
{
    return flow->waiting_count ? drs_flow_need(flow, &flow->notes[flow->waiting[0]]) : 0;
}

static int32_t notes_height(const drs_flow *flow)
{
    return flow->notes_used ? flow->notes_used + flow->style->note_gap : 0;
}

int32_t drs_flow_bottom(const drs_flow *flow)
{
    drs_frame frame = drs_flow_frame(flow);
    bool imprint = flow->count && flow->strips[flow->count - 1].bottom && !flow->landscape;
    return imprint && flow->page_number > 1 ? flow->style->last_foot_end : frame.bottom;
}

static bool fits(const drs_flow *flow)
{
    return flow->used + notes_height(flow) <= drs_flow_bottom(flow) - drs_flow_frame(flow).top;
}

int32_t drs_flow_room(const drs_flow *flow, int32_t gap)
{
    drs_frame frame = drs_flow_frame(flow);
    int32_t room = frame.bottom - frame.top - flow->used - notes_height(flow);
    return flow->count ? room - gap : room;
}

/* ---- where the page ends ---- */

static int32_t notes_of(const drs_flow *flow, size_t i)
{
    int32_t height = 0;
    for (size_t k = 0; k < flow->strips[i].note_count; k++)
        height += drs_flow_need(flow, &flow->notes[flow->strips[i].notes[k]]);
    return height;
}

/* How many strips fit, at least one: all but the last, but for those that came together from a page
 * that had more room. */
static size_t fitting(const drs_flow *flow)
{
    drs_frame frame = drs_flow_frame(flow);
    int32_t used = 0, notes = waiting_need(flow);
    size_t i = 0;
    for (; i + 1 < flow->count; i++) {
        used += drs_flow_height(flow, i);
        notes += notes_of(flow, i);
        if (i && used + (notes ? notes + flow->style->note_gap : 0) > frame.bottom - frame.top)
            break;
    }
    return i ? i : 1;
}

static size_t last_break(const drs_flow *flow, size_t from, drs_keep most)
{
    for (size_t i = from; i > 0; i--)
        if (flow->strips[i].keep <= most)
            return i;
    return 0;
}

/* How many strips stay on the page when the last one does not fit. */
static size_t page_end(const drs_flow *flow)
{
    size_t from = fitting(flow);
    for (int most = DRS_KEEP_NOT; most <= DRS_KEEP_ALWAYS; most++) {
        size_t end = last_break(flow, from, (drs_keep)most);
        if (end)
            return end;
    }
    return flow->count;
}

static void count_again(drs_flow *flow)
{
    flow->used = 0;
    flow->notes_used = waiting_need(flow);
    for (size_t i = 0; i < flow->count; i++) {
        flow->used += drs_flow_height(flow, i);
        flow->notes_used += notes_of(flow, i);
    }
}

/* The strips behind the page's end become the first of the next page, in its arena. */
static void go_on(drs_flow *flow, size_t from)
{
    drs_arena *old = flow->builder.arena;
    flow->builder.arena = drs_arena_new(flow->mem);
    size_t left = flow->count - from;
    for (size_t i = 0; i < left; i++)
        flow->strips[i] = drs_strip_copy(flow->builder.arena, &flow->strips[from + i]);
    flow->count = left;
    drs_arena_free(old);
    flow->page_number++;
    count_again(flow);
}

static void end_page(drs_flow *flow, size_t count)
{
    drs_flow_emit(flow, count, /* last */ false);
    go_on(flow, count);
}

/* ---- strips come in ---- */

/* Notes whose first mark stands in this strip get their lines; other marks are forgotten. */
static void call_notes(drs_flow *flow, drs_strip *strip)
{
    uint32_t *first = drs_arena_alloc(flow->builder.arena, strip->note_count * sizeof *first + 1);
    size_t count = 0;
    for (size_t i = 0; i < strip->note_count; i++) {
        uint32_t note = strip->notes[i];
        if (flow->notes[note].called)
            continue;
        flow->notes[note].called = true;
        flow->set_note(flow->context, note);
        first[count++] = note;
        flow->notes_used += drs_flow_need(flow, &flow->notes[note]);
    }
    strip->notes = first;
    strip->note_count = count;
}

static void take_strip(void *context, const drs_strip *strip)
{
    drs_flow *flow = context;
    if (flow->stopped)
        return;
    flow->strips =
        drs_room(flow->mem, flow->strips, flow->count, &flow->capacity, sizeof *flow->strips);
    drs_strip *own = &flow->strips[flow->count++];
    *own = *strip;
    if (own->note_count)
        call_notes(flow, own);
    flow->used += drs_flow_height(flow, flow->count - 1);
    while (!flow->stopped && flow->count > 1 && !fits(flow))
        end_page(flow, page_end(flow));
}

void drs_flow_call(drs_flow *flow, uint32_t note)
{
    flow->set_note(flow->context, note); /* not called: its number leads back to nothing */
    flow->notes[note].called = true;
    flow->waiting = drs_room(flow->mem, flow->waiting, flow->waiting_count, &flow->waiting_capacity,
                             sizeof *flow->waiting);
    flow->waiting[flow->waiting_count++] = note;
    count_again(flow);
}

/* ---- life ---- */

void drs_flow_start(drs_flow *flow)
{
    flow->handles.mem = flow->mem;
    flow->builder = (drs_builder){.mem = flow->mem,
                                  .arena = drs_arena_new(flow->mem),
                                  .handles = &flow->handles,
                                  .context = flow,
                                  .take = take_strip};
    flow->page_number = 1;
    flow->next_id = 1;
}

void drs_flow_free(drs_flow *flow)
{
    drs_arena_free(flow->builder.arena);
    drs_builder_free(&flow->builder);
    drs_handles_free(&flow->handles);
    for (size_t i = 0; i < flow->note_count; i++)
        drs_mem_free(flow->mem, flow->notes[i].lines);
    void *arrays[] = {flow->strips, flow->notes,  flow->waiting, flow->items,
                      flow->opened, flow->closed, flow->goals};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        drs_mem_free(flow->mem, arrays[i]);
}

void drs_flow_break(drs_flow *flow)
{
    if (flow->count && !flow->stopped)
        end_page(flow, flow->count);
}

int32_t drs_flow_notes_height(const drs_flow *flow)
{
    int32_t height = 0;
    for (size_t i = 0; i < flow->waiting_count; i++) {
        const drs_footnote *note = &flow->notes[flow->waiting[i]];
        height += drs_footnote_height(note, note->placed, note->count);
    }
    for (size_t i = 0; i < flow->count; i++)
        for (size_t k = 0; k < flow->strips[i].note_count; k++) {
            const drs_footnote *note = &flow->notes[flow->strips[i].notes[k]];
            height += drs_footnote_height(note, 0, note->count);
        }
    return height ? height + flow->style->note_gap : 0;
}

static bool notes_are_left(const drs_flow *flow)
{
    int32_t height = drs_flow_notes_height(flow);
    return height > 0 && height > drs_flow_bottom(flow) - drs_flow_frame(flow).top - flow->used;
}

/* Notes begun on pages that lie are not finished on upright ones, nor the other way round: their
 * lines have another measure. */
void drs_flow_turn(drs_flow *flow, bool landscape)
{
    if (flow->landscape == landscape)
        return;
    while (!flow->stopped && notes_are_left(flow))
        end_page(flow, flow->count);
    if (flow->waiting_count && !flow->count && !flow->stopped)
        end_page(flow, 0);
    drs_flow_break(flow);
    flow->landscape = landscape;
    count_again(flow);
}

void drs_flow_finish(drs_flow *flow)
{
    while (!flow->stopped && notes_are_left(flow))
        end_page(flow, flow->count);
    if (!flow->stopped)
        drs_flow_emit(flow, flow->count, /* last */ true);
}
