/* SPDX-License-Identifier: Apache-2.0
 * Files compiled in at build time: fonts, patterns, colour profile, profiles of parliaments.
 * The program needs no file beside itself. */
#ifndef DRS_BASE_RESOURCE_H
#define DRS_BASE_RESOURCE_H

#include "base/str.h"

/* The bytes of the file called `name` ("fonts/LiberationSans-Regular.ttf"); ptr is NULL where
 * there is none. */
drs_str drs_resource(const char *name);
/* The i-th file's name, NULL past the last. */
const char *drs_resource_name(size_t i);

#endif
