/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/snapshot_record.h"

#include "base/utf8.h"

/* ---- options ---- */

static const char *const option_names[] = {"number",  "issued", "reprint",          "title",
                                           "profile", "from",   "annex-orientation"};
enum { OPTIONS = sizeof option_names / sizeof *option_names, OPTION_ANNEX = OPTIONS - 1 };

static drs_str *option_field(drs_call *call, size_t option)
{
    drs_str *const fields[] = {&call->facts.number, &call->facts.issued, &call->facts.reprint,
                               &call->facts.title,  &call->profile,      &call->from};
    return fields[option];
}

static drs_str annex_word(drs_orientation annex)
{
    switch (annex) {
    case DRS_ORIENTATION_AUTO:
        return drs_str_c("");
    case DRS_PORTRAIT:
        return drs_str_c("portrait");
    case DRS_LANDSCAPE:
        return drs_str_c("landscape");
    }
    return drs_str_c("");
}

static drs_str option_text(drs_call *call, size_t option)
{
    return option == OPTION_ANNEX ? annex_word(call->annex) : *option_field(call, option);
}

/* One line of valid UTF-8 without blanks at its ends. */
static drs_str cleaned(drs_arena *arena, drs_str text)
{
    size_t damaged;
    drs_str valid = drs_encoding_convert(arena, text, DRS_UTF8, &damaged);
    char *room = drs_arena_alloc(arena, valid.len + 1);
    for (size_t i = 0; i < valid.len; i++)
        room[i] = valid.ptr[i] == '\n' || valid.ptr[i] == '\r' ? ' ' : valid.ptr[i];
    return drs_str_trim(drs_str_of(room, valid.len));
}

drs_call drs_snapshot_call(drs_arena *arena, const drs_call *typed)
{
    drs_call call = *typed;
    for (size_t i = 0; i < OPTION_ANNEX; i++)
        *option_field(&call, i) = cleaned(arena, *option_field(&call, i));
    return call;
}

static void option_read(drs_call *call, drs_str option)
{
    size_t equals = drs_str_find_byte(option, '=');
    if (equals == DRS_NOT_FOUND)
        return;
    drs_str name = drs_str_sub(option, 0, equals);
    drs_str value = drs_str_sub(option, equals + 1, option.len);
    for (size_t i = 0; i < OPTION_ANNEX; i++)
        if (drs_str_is(name, option_names[i]))
            *option_field(call, i) = value;
    if (drs_str_is(name, option_names[OPTION_ANNEX]))
        call->annex = drs_str_is(value, "portrait") ? DRS_PORTRAIT : DRS_LANDSCAPE;
}

/* Papers from before 1970 have negative ones. */
static bool seconds_read(drs_str text, int64_t *seconds)
{
    bool is_negative = drs_str_starts(text, drs_str_c("-"));
    drs_str digits = drs_str_sub(text, is_negative, text.len);
    *seconds = 0;
    for (size_t i = 0; i < digits.len && i < 12; i++) {
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9')
            return false;
        *seconds = *seconds * 10 + (digits.ptr[i] - '0');
    }
    if (is_negative)
        *seconds = -*seconds;
    return digits.len > 0 && digits.len <= 12;
}

drs_call drs_snapshot_call_of(const drs_bag *bag, const drs_call *typed)
{
    drs_call call = *typed;
    call.facts = (drs_facts){.title = {0}};
    call.profile = call.from = (drs_str){0};
    call.annex = DRS_ORIENTATION_AUTO;
    for (size_t i = 0; i < bag->tag_count; i++)
        if (drs_bag_label_is(bag->tags[i].label, DRS_TAG_OPTION))
            option_read(&call, bag->tags[i].value);
    call.has_epoch = seconds_read(drs_bag_tag_value(bag, DRS_TAG_TIME), &call.epoch);
    return call;
}

/* ---- tags ---- */

typedef struct tag_list {
    drs_arena *arena;
    drs_bag_tag *tags;
    size_t count, capacity;
} tag_list;

/* Empty values say nothing and are left out. */
static void tag_add(tag_list *list, const char *label, drs_str value)
{
    drs_str line = cleaned(list->arena, value);
    if (line.len == 0)
        return;
    list->tags =
        drs_arena_grow(list->arena, list->tags, list->count, &list->capacity, sizeof *list->tags);
    list->tags[list->count++] = (drs_bag_tag){drs_str_c(label), line};
}

static void tag_add_buf(tag_list *list, const char *label, drs_buf *value)
{
    tag_add(list, label, drs_buf_str(value));
    drs_buf_free(value);
}

static void date_add(tag_list *list, const char *label, drs_date date)
{
    drs_buf text = DRS_BUF(drs_arena_mem(list->arena));
    if (drs_date_is_set(date))
        drs_date_iso(&text, date);
    tag_add_buf(list, label, &text);
}

static void number_add(tag_list *list, const char *label, int64_t number)
{
    drs_buf text = DRS_BUF(drs_arena_mem(list->arena));
    drs_buf_int(&text, number);
    tag_add_buf(list, label, &text);
}

drs_date drs_snapshot_date(const drs_paper *paper)
{
    const drs_date dates[] = {paper->date.date, paper->original.date, paper->issued.date};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        if (drs_date_is_set(dates[i]))
            return dates[i];
    return (drs_date){0};
}

static void paper_add(tag_list *list, const drs_paper *paper)
{
    drs_buf text = DRS_BUF(drs_arena_mem(list->arena));
    if (paper->number.text.len) {
        drs_buf_text(&text, "Drucksache ");
        drs_buf_put(&text, paper->number.text);
    } else if (paper->inquiry.number.text.len) {
        drs_buf_put(&text, paper->inquiry.kind);
        drs_buf_byte(&text, ' ');
        drs_buf_put(&text, paper->inquiry.number.text);
    }
    tag_add_buf(list, DRS_TAG_PAPER, &text);
    drs_text_words(&text, paper->title);
    tag_add_buf(list, DRS_TAG_TITLE, &text);
}

static void options_add(tag_list *list, drs_call call)
{
    for (size_t i = 0; i < OPTIONS; i++) {
        drs_str value = option_text(&call, i);
        drs_str pieces[] = {drs_str_c(option_names[i]), drs_str_c("="), value};
        if (value.len)
            tag_add(list, DRS_TAG_OPTION, drs_arena_join(list->arena, pieces, 3));
    }
}

drs_bag_tag *drs_snapshot_tags(drs_job *job, size_t *count)
{
    enum { SECONDS_OF_DAY = 86400 };
    const drs_paper *paper = job->paper;
    tag_list list = {.arena = job->arena};
    tag_add(&list, "Source-Organization", paper->parliament.text);
    paper_add(&list, paper);
    date_add(&list, "Bagging-Date", drs_date_of_days(job->options.time / SECONDS_OF_DAY));
    tag_add(&list, DRS_TAG_BUILD, job->options.build);
    tag_add(&list, DRS_TAG_INPUT, drs_str_c(job->input));
    tag_add(&list, DRS_TAG_TABLE, job->table_name);
    date_add(&list, DRS_TAG_DATE, drs_snapshot_date(paper));
    if (paper->list)
        number_add(&list, DRS_TAG_ROWS, (int64_t)paper->list->row_count);
    number_add(&list, DRS_TAG_TIME, job->options.time);
    options_add(&list, *job->call);
    *count = list.count;
    return list.tags;
}

/* ---- the same snapshot ---- */

/* The path of the file this tag names, where the bag has it. */
static drs_str named_by(const drs_bag *bag, const char *tag)
{
    drs_str pieces[] = {drs_str_c("data/"), drs_bag_tag_value(bag, tag)};
    if (pieces[1].len == 0)
        return (drs_str){"", 0};
    drs_str path = drs_arena_join(bag->arena, pieces, 2);
    const drs_bag_record *record = drs_bag_find(bag, path);
    return record && record->place == DRS_BAG_FILE ? path : (drs_str){"", 0};
}

drs_str drs_snapshot_input(const drs_bag *bag)
{
    return named_by(bag, DRS_TAG_INPUT);
}

drs_str drs_snapshot_table(const drs_bag *bag)
{
    return named_by(bag, DRS_TAG_TABLE);
}

/* The next option from *at on, ptr NULL past the last. */
static drs_str option_next(const drs_bag_tag *tags, size_t count, size_t *at)
{
    while (*at < count) {
        const drs_bag_tag *tag = &tags[(*at)++];
        if (drs_bag_label_is(tag->label, DRS_TAG_OPTION))
            return tag->value;
    }
    return (drs_str){0};
}

bool drs_snapshot_has_options(const drs_bag *bag, const drs_bag_tag *tags, size_t count)
{
    for (size_t i = 0, j = 0;;) {
        drs_str theirs = option_next(bag->tags, bag->tag_count, &i);
        drs_str ours = option_next(tags, count, &j);
        if (!drs_str_equal(theirs, ours))
            return false;
        if (!theirs.ptr || !ours.ptr)
            return theirs.ptr == ours.ptr;
    }
}

static bool has_bytes(const drs_bag *bag, drs_str path, drs_str bytes)
{
    drs_str archived;
    const drs_bag_record *record = path.len ? drs_bag_find(bag, path) : NULL;
    return record && record->size == bytes.len &&
           drs_file_read(bag->arena, drs_bag_full_path(bag, path).ptr, bytes.len, &archived) == 0 &&
           drs_str_equal(archived, bytes);
}

bool drs_snapshot_is_same(const drs_bag *bag, const drs_job *job)
{
    drs_str table = drs_snapshot_table(bag);
    bool same_table = job->table_name.len ? has_bytes(bag, table, job->table) : table.len == 0;
    return same_table && has_bytes(bag, drs_snapshot_input(bag), job->paper->input);
}
