/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/strip.h"

#include "layout/room.h"

uint32_t drs_handle_new(drs_handles *handles)
{
    if (handles->unused_count)
        return handles->unused[--handles->unused_count];
    size_t handle = handles->count ? handles->count : 1;
    handles->ids =
        drs_room(handles->mem, handles->ids, handle, &handles->capacity, sizeof *handles->ids);
    handles->ids[0] = 0;
    handles->ids[handle] = 0;
    handles->count = handle + 1;
    return (uint32_t)handle;
}

void drs_handle_free(drs_handles *handles, uint32_t handle)
{
    handles->ids[handle] = 0;
    handles->unused = drs_room(handles->mem, handles->unused, handles->unused_count,
                               &handles->unused_capacity, sizeof *handles->unused);
    handles->unused[handles->unused_count++] = handle;
}

void drs_handles_free(drs_handles *handles)
{
    drs_mem_free(handles->mem, handles->ids);
    drs_mem_free(handles->mem, handles->unused);
}

void drs_builder_free(drs_builder *builder)
{
    drs_mem_free(builder->mem, builder->commands);
    drs_mem_free(builder->mem, builder->notes);
}

static drs_command *add(drs_builder *builder)
{
    builder->commands = drs_room(builder->mem, builder->commands, builder->count,
                                 &builder->capacity, sizeof *builder->commands);
    return &builder->commands[builder->count++];
}

uint32_t drs_builder_open(drs_builder *builder, uint32_t parent, const drs_element *element)
{
    uint32_t handle = drs_handle_new(builder->handles);
    drs_command *command = add(builder);
    *command = (drs_command){
        .kind = DRS_OPEN, .handle = handle, .note = DRS_NO_NOTE, .as.element = *element};
    command->as.element.parent = parent;
    return handle;
}

void drs_builder_close(drs_builder *builder, uint32_t handle)
{
    *add(builder) = (drs_command){.kind = DRS_CLOSE, .handle = handle};
}

void drs_builder_leads_to(drs_builder *builder, uint32_t note)
{
    builder->commands[builder->count - 1].note = note;
    builder->notes = drs_room(builder->mem, builder->notes, builder->note_count,
                              &builder->note_capacity, sizeof *builder->notes);
    builder->notes[builder->note_count++] = note;
}

void drs_builder_is_note(drs_builder *builder, uint32_t note)
{
    drs_command *command = &builder->commands[builder->count - 1];
    command->note = note;
    command->back = command->as.element.tag == DRS_TAG_LINK;
}

void drs_builder_item(drs_builder *builder, const drs_item *item)
{
    drs_command *command = add(builder);
    command->kind = DRS_ITEM;
    command->as.item = *item;
}

static const void *kept(drs_arena *arena, const void *items, size_t size)
{
    if (size == 0)
        return NULL;
    void *copy = drs_arena_room(arena, size);
    memcpy(copy, items, size);
    return copy;
}

void drs_builder_strip(drs_builder *builder, drs_strip shape)
{
    shape.commands =
        kept(builder->arena, builder->commands, builder->count * sizeof *builder->commands);
    shape.count = builder->count;
    shape.notes = kept(builder->arena, builder->notes, builder->note_count * sizeof *shape.notes);
    shape.note_count = builder->note_count;
    builder->count = 0;
    builder->note_count = 0;
    builder->take(builder->context, &shape);
}

drs_strip drs_strip_copy(drs_arena *arena, const drs_strip *strip)
{
    drs_strip copy = *strip;
    drs_command *commands = drs_arena_alloc(arena, strip->count * sizeof *commands + 1);
    for (size_t i = 0; i < strip->count; i++) {
        commands[i] = strip->commands[i];
        if (commands[i].kind == DRS_ITEM && commands[i].as.item.text.len)
            commands[i].as.item.text = drs_arena_copy(arena, commands[i].as.item.text);
    }
    copy.commands = commands;
    copy.notes = kept(arena, strip->notes, strip->note_count * sizeof *strip->notes);
    return copy;
}
