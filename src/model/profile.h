/* SPDX-License-Identifier: Apache-2.0
 * What differs between parliaments and periods, as data: data/profiles/NAME.profile, compiled in.
 * Lines "key: value"; lists are separated by ';'; '#' starts a comment line. Keys that only one
 * module knows (layout's measures) are asked for by name, so a new key needs no new field here. A
 * profile may name another one as its `base`: what it does not say itself, the base says. */
#ifndef DRS_MODEL_PROFILE_H
#define DRS_MODEL_PROFILE_H

#include "base/arena.h"

typedef struct drs_profile drs_profile;

/* The profile of this name ("nrw-18"), or NULL. */
const drs_profile *drs_profile_find(drs_arena *arena, drs_str name);
/* What a paper says of where it comes from; empty where it does not. */
typedef struct drs_origin {
    drs_str parliament; /* as its head prints it */
    drs_str term;       /* "18" */
    drs_str text;       /* its first lines; only asked where it names no parliament */
} drs_origin;

/* The profile that fits best: that of the parliament named ("recognise"), else the one whose words
 * stand in the text ("recognise" in lines of heads, "hints" at the start of lines); of several the
 * one of the term. A parliament without a profile gets the neutral one, so does a paper of a term
 * that no words of another kind explain; one that says nothing gets the default. */
const drs_profile *drs_profile_choose(drs_arena *arena, const drs_origin *origin);
/* A profile made of this text, for what is no parliament's: tests, lists of measures. */
const drs_profile *drs_profile_of(drs_arena *arena, drs_str text);
/* The i-th profile's name, NULL past the last. */
const char *drs_profile_name_at(size_t i);

/* The value of a key, empty where the profile has none. */
drs_str drs_profile_get(const drs_profile *profile, const char *key);
/* A length "23.7 mm" or "12.65 pt" in 1/1000 pt, or `otherwise`. */
int32_t drs_profile_length(const drs_profile *profile, const char *key, int32_t otherwise);
/* Is `word` one of the list under `key`? */
bool drs_profile_lists(const drs_profile *profile, const char *key, drs_str word);
/* Does anything the parliament prints show this fact ("issued")? */
bool drs_profile_prints(const drs_profile *profile, const char *fact);
/* The long form of a Ressort's short form, empty where unknown. */
drs_str drs_profile_ressort(const drs_profile *profile, drs_str short_form);

#endif
