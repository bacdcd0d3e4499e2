/* SPDX-License-Identifier: Apache-2.0
 * Bags (BagIt, RFC 8493; the drafts 0.93 to 0.97 before it): a folder with data/, checksums of
 * everything in it and a few facts. drs_bag_read takes in what the bag says of itself and what
 * lies in its folder; drs_bag_verify compares the two. Both only report: nothing in a bag is
 * followed (no link, no fetch.txt), nothing is changed.
 * The model: one record for each path that lies in the folder or is listed somewhere. Missing,
 * extra and altered files are then read off the record; each is one finding. */
#ifndef DRS_ARCHIVE_BAG_H
#define DRS_ARCHIVE_BAG_H

#include "base/digest.h"
#include "base/encoding.h"
#include "base/map.h"

typedef enum drs_bag_place {
    DRS_BAG_ABSENT, /* only listed */
    DRS_BAG_FILE,   /* a regular file */
    DRS_BAG_SPECIAL /* a link, a device, a pipe: no file of a bag, never opened */
} drs_bag_place;

typedef struct drs_bag_record drs_bag_record;
struct drs_bag_record {
    drs_str path; /* below the bag's folder, as on the disk: "data/liste.csv" */
    drs_bag_place place;
    uint64_t size;   /* bytes */
    unsigned listed; /* bit i: in the manifest of drs_digest_kind i; bits from DRS_DIGEST_COUNT
                        on: in those of algorithms that cannot be computed here */
    bool fetched;    /* in fetch.txt */
    const unsigned char *expected[DRS_DIGEST_COUNT];
    drs_str manifest;               /* the first one that lists it */
    const drs_bag_record *stand_in; /* absent, but a file of the same name in another normal form
                                       is there */
    bool stands_in;                 /* for such a one */
};

/* The bits of the algorithms that can be computed. */
enum { DRS_BAG_KNOWN = (1 << DRS_DIGEST_COUNT) - 1 };

/* A line of bag-info.txt. */
typedef struct drs_bag_tag {
    drs_str label, value;
} drs_bag_tag;

typedef struct drs_bag {
    drs_arena *arena;
    drs_str path;   /* of its folder, as the user gave it */
    unsigned major; /* of the version of BagIt */
    drs_encoding encoding;
    bool is_readable;              /* bagit.txt was there and said what it must */
    unsigned manifests, tag_kinds; /* bits as in `listed`: there is such a (tag) manifest */
    unsigned unknown;              /* algorithms that cannot be computed here */
    drs_bag_tag *tags;
    size_t tag_count, tag_capacity;
    drs_bag_record *records; /* sorted by path */
    size_t record_count, record_capacity;
    drs_map *by_path; /* index in records */
    size_t fetch_count;
    bool has_fetch, has_data;
} drs_bag;

/* Reads the bag in the folder `path`; never NULL. Faults of form are in `diags`. */
drs_bag *drs_bag_read(drs_arena *arena, drs_str path, drs_diags *diags);
/* Is the bag complete and valid (RFC 8493, section 3)? Each fault is a finding. Reads every
 * listed file once. */
void drs_bag_verify(const drs_bag *bag, drs_diags *diags);

/* Only one file: is its content what the manifests say? */
void drs_bag_verify_file(const drs_bag *bag, drs_str path, drs_diags *diags);

/* The first value under a label, ptr NULL where there is none. */
drs_str drs_bag_tag_value(const drs_bag *bag, const char *label);
/* Labels have no case. */
bool drs_bag_label_is(drs_str label, const char *wanted);
/* The record of this path, or NULL. */
const drs_bag_record *drs_bag_find(const drs_bag *bag, drs_str path);
/* Is it below data/? */
bool drs_bag_is_payload(drs_str path);
/* "FOLDER/PATH" */
drs_str drs_bag_full_path(const drs_bag *bag, drs_str path);

#endif
