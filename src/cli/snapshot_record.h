/* SPDX-License-Identifier: Apache-2.0
 * What a snapshot's bag-info.txt says of the paper and of how its outputs were made: all that is
 * needed to make them again. */
#ifndef DRS_CLI_SNAPSHOT_RECORD_H
#define DRS_CLI_SNAPSHOT_RECORD_H

#include "archive/store.h"
#include "cli/job.h"

#define DRS_TAG_INPUT  "Drucksache-Eingabe"  /* name of the input below data/ */
#define DRS_TAG_TABLE  "Drucksache-Tabelle"  /* the same of the table that replaced the paper's */
#define DRS_TAG_OPTION "Drucksache-Option"   /* "number=18/14087", one for each option */
#define DRS_TAG_TIME   "Drucksache-Zeit"     /* of all metadata: seconds since 1970 UTC */
#define DRS_TAG_DATE   "Drucksache-Datum"    /* of the paper, "2023-10-06" */
#define DRS_TAG_ROWS   "Drucksache-Zeilen"   /* of its list */
#define DRS_TAG_BUILD  "Bag-Software-Agent"  /* the build line */
#define DRS_TAG_PAPER  "External-Identifier" /* "Drucksache 18/14087", "Kleine Anfrage 2326" */
#define DRS_TAG_TITLE  "External-Description"

/* The call with the options as a bag would give them back: whatever cannot stand in a line of
 * bag-info.txt is taken out of them first, so that making the outputs again yields the same. */
drs_call drs_snapshot_call(drs_arena *arena, const drs_call *typed);
/* The call with the options a bag records in place of the user's. */
drs_call drs_snapshot_call_of(const drs_bag *bag, const drs_call *typed);
/* All tags of the job's paper. */
drs_bag_tag *drs_snapshot_tags(drs_job *job, size_t *count);
/* Does this bag hold the job's bytes, of input and table? What its files hold counts, not what the
 * bag says of them: a damaged bag is no reason not to archive the paper again. */
bool drs_snapshot_is_same(const drs_bag *bag, const drs_job *job);
/* Was it made with the same options? `tags` are the job's. */
bool drs_snapshot_has_options(const drs_bag *bag, const drs_bag_tag *tags, size_t count);
/* The archived input's path below the bag's folder; empty where the bag is not ours. */
drs_str drs_snapshot_input(const drs_bag *bag);
/* The same of the archived table that took the place of the input's; empty where none did. */
drs_str drs_snapshot_table(const drs_bag *bag);
/* The paper's date; where it has none, another one it names. */
drs_date drs_snapshot_date(const drs_paper *paper);
/* "nrw-18-14087_2025-05-28" */
drs_str drs_snapshot_name(const drs_job *job);

#endif
