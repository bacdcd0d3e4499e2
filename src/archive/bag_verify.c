/* SPDX-License-Identifier: Apache-2.0
 * Complete and valid (RFC 8493, section 3): the records of a bag, judged one by one in the order
 * of their paths, then what concerns the bag as a whole. Names that only differ in case or normal
 * form are a warning, as in the conformance suite of the Library of Congress: the bag is valid
 * here and may not be on another machine. */
#include "archive/bag.h"
#include "archive/bag_text.h"
#include "archive/bag_tree.h"

#include "base/utf8.h"

static void fault_at(const drs_bag *bag, drs_diags *diags, drs_diag_id id, drs_str path,
                     drs_args args)
{
    drs_bag_about(bag, path, diags);
    drs_diag_add(diags, id, (drs_place){0}, args);
}

/* ---- one record ---- */

/* The names of the algorithms whose checksum is another than the manifest says. */
static drs_str wrong_kinds(const drs_bag *bag, const drs_bag_record *record,
                           unsigned char digests[][DRS_DIGEST_MOST])
{
    drs_buf names = DRS_BUF(drs_arena_mem(bag->arena));
    for (unsigned kind = 0; kind < DRS_DIGEST_COUNT; kind++) {
        if (!(record->listed >> kind & 1) || memcmp(record->expected[kind], digests[kind],
                                                    drs_digest_size((drs_digest_kind)kind)) == 0)
            continue;
        drs_buf_text(&names, names.len ? ", " : "");
        drs_buf_text(&names, drs_digest_name((drs_digest_kind)kind));
    }
    drs_str copy = drs_arena_copy(bag->arena, drs_buf_str(&names));
    drs_buf_free(&names);
    return copy;
}

static void content_verify(const drs_bag *bag, const drs_bag_record *record, drs_str path,
                           drs_diags *diags)
{
    unsigned char digests[DRS_DIGEST_COUNT][DRS_DIGEST_MOST];
    int error = drs_bag_file_digest(bag, path, record->listed & DRS_BAG_KNOWN, digests);
    if (error) {
        drs_bag_unreadable(bag, path, error, diags);
        return;
    }
    drs_str wrong = wrong_kinds(bag, record, digests);
    if (wrong.len)
        fault_at(bag, diags, DRS_ARC018, path, (drs_args){{wrong}});
}

static void absent_verify(const drs_bag *bag, const drs_bag_record *record, drs_diags *diags)
{
    if (record->stand_in) {
        fault_at(bag, diags, DRS_ARC023, record->path, (drs_args){{record->stand_in->path}});
        content_verify(bag, record, record->stand_in->path, diags);
    } else if (record->listed) {
        fault_at(bag, diags, record->fetched ? DRS_ARC017 : DRS_ARC016, record->path,
                 (drs_args){{record->manifest}});
    } else {
        fault_at(bag, diags, DRS_ARC020, record->path, (drs_args){{drs_str_c("fetch.txt")}});
    }
}

/* Files that systems make and change unasked. */
static bool is_of_a_system(drs_str path)
{
    static const char *const names[] = {"/.DS_Store", "/Thumbs.db", "/desktop.ini"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (drs_str_ends(path, drs_str_c(names[i])))
            return true;
    return false;
}

/* A file of the payload that is in no manifest, or from 1.0 on not in every one. */
static void payload_verify(const drs_bag *bag, const drs_bag_record *record, drs_diags *diags)
{
    if (!record->listed && !record->stands_in)
        fault_at(bag, diags, DRS_ARC019, record->path, (drs_args){0});
    else if (record->listed && record->listed != bag->manifests && bag->major >= 1)
        fault_at(bag, diags, DRS_ARC020, record->path, (drs_args){{record->manifest}});
    if (is_of_a_system(record->path))
        fault_at(bag, diags, DRS_ARC032, record->path, (drs_args){0});
}

static bool is_manifest(drs_str path, const char *prefix)
{
    return drs_str_starts(path, drs_str_c(prefix)) && drs_str_find_byte(path, '/') == DRS_NOT_FOUND;
}

static void tag_verify(const drs_bag *bag, const drs_bag_record *record, drs_diags *diags)
{
    if (bag->tag_kinds == 0 || is_manifest(record->path, "tagmanifest-"))
        return;
    if (is_manifest(record->path, "manifest-") && bag->major >= 1 &&
        record->listed != bag->tag_kinds)
        fault_at(bag, diags, DRS_ARC021, record->path, (drs_args){0});
    else if (!record->listed)
        fault_at(bag, diags, DRS_ARC022, record->path, (drs_args){0});
}

static void record_verify(const drs_bag *bag, const drs_bag_record *record, drs_diags *diags)
{
    switch (record->place) {
    case DRS_BAG_ABSENT:
        absent_verify(bag, record, diags);
        break;
    case DRS_BAG_SPECIAL:
        fault_at(bag, diags, DRS_ARC024, record->path, (drs_args){0});
        break;
    case DRS_BAG_FILE:
        if (record->listed)
            content_verify(bag, record, record->path, diags);
        if (drs_bag_is_payload(record->path))
            payload_verify(bag, record, diags);
        else
            tag_verify(bag, record, diags);
        break;
    }
}

/* ---- the bag as a whole ---- */

/* "OCTETS.FILES" */
static drs_str payload_sum(const drs_bag *bag)
{
    uint64_t octets = 0, files = 0;
    for (size_t i = 0; i < bag->record_count; i++)
        if (bag->records[i].place == DRS_BAG_FILE && drs_bag_is_payload(bag->records[i].path)) {
            octets += bag->records[i].size;
            files++;
        }
    drs_buf sum = DRS_BUF(drs_arena_mem(bag->arena));
    drs_buf_int(&sum, (int64_t)octets);
    drs_buf_byte(&sum, '.');
    drs_buf_int(&sum, (int64_t)files);
    drs_str copy = drs_arena_copy(bag->arena, drs_buf_str(&sum));
    drs_buf_free(&sum);
    return copy;
}

/* Zeros in front count for nothing, and nothing but the two numbers may stand there. */
static void oxum_verify(const drs_bag *bag, drs_diags *diags)
{
    drs_str sum = payload_sum(bag), info = drs_str_c("bag-info.txt");
    if (!drs_bag_find(bag, info))
        info = drs_str_c("package-info.txt");
    size_t seen = 0;
    for (size_t i = 0; i < bag->tag_count; i++) {
        if (!drs_bag_label_is(bag->tags[i].label, "Payload-Oxum"))
            continue;
        if (seen++ && bag->major >= 1)
            fault_at(bag, diags, DRS_ARC026, info, (drs_args){{bag->tags[i].label}});
        if (!drs_str_equal(bag->tags[i].value, sum))
            fault_at(bag, diags, DRS_ARC025, info, (drs_args){{bag->tags[i].value, sum}});
    }
}

static void clashes_verify(const drs_bag *bag, drs_diags *diags)
{
    drs_map *folded = drs_map_new(bag->arena);
    for (size_t i = 0; i < bag->record_count; i++) {
        drs_str path = bag->records[i].path;
        if (bag->records[i].stand_in)
            continue; /* said already */
        size_t first = drs_map_add(folded, drs_utf8_fold(bag->arena, path), i);
        if (first != i)
            fault_at(bag, diags, DRS_ARC027, path, (drs_args){{bag->records[first].path}});
    }
}

static void whole_verify(const drs_bag *bag, drs_diags *diags)
{
    if (!bag->has_data)
        fault_at(bag, diags, DRS_ARC028, drs_str_c(""), (drs_args){0});
    if (bag->manifests == 0)
        fault_at(bag, diags, DRS_ARC029, drs_str_c(""), (drs_args){0});
    else if ((bag->manifests & DRS_BAG_KNOWN) == 0)
        fault_at(bag, diags, DRS_ARC031, drs_str_c(""), (drs_args){0});
    if (bag->has_fetch) {
        drs_buf count = DRS_BUF(drs_arena_mem(bag->arena));
        drs_buf_int(&count, (int64_t)bag->fetch_count);
        fault_at(bag, diags, DRS_ARC030, drs_str_c("fetch.txt"), (drs_args){{drs_buf_str(&count)}});
        drs_buf_free(&count);
    }
}

void drs_bag_verify(const drs_bag *bag, drs_diags *diags)
{
    if (!bag->is_readable)
        return;
    whole_verify(bag, diags);
    for (size_t i = 0; i < bag->record_count; i++)
        record_verify(bag, &bag->records[i], diags);
    oxum_verify(bag, diags);
    clashes_verify(bag, diags);
}

void drs_bag_verify_file(const drs_bag *bag, drs_str path, drs_diags *diags)
{
    const drs_bag_record *record = drs_bag_find(bag, path);
    if (record)
        record_verify(bag, record, diags);
}
