/* SPDX-License-Identifier: Apache-2.0
 * Short forms of ministries in running text and cells ("IM/MHKBD"), and what they are short for:
 * the profile's list of Ressorts. A screen reader then says the ministry's name. */
#ifndef DRS_LAYOUT_SHORT_FORM_H
#define DRS_LAYOUT_SHORT_FORM_H

#include "model/profile.h"

enum { DRS_SHORT_FORM_MOST = 24 /* letters; a longer word is none */ };

typedef struct drs_short_forms drs_short_forms;

typedef struct drs_short_form {
    size_t from, to;   /* bytes of the text */
    drs_str expansion; /* "Ministerium für Heimat, Kommunales, Bau und Digitalisierung" */
} drs_short_form;

/* NULL where the profile has no list. */
drs_short_forms *drs_short_forms_new(drs_arena *arena, const drs_profile *profile);
/* The next one from offset `from` on: a whole word, in these capitals. False: there is none. */
bool drs_short_form_next(drs_short_forms *forms, drs_str text, size_t from, drs_short_form *found);

#endif
