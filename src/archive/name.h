/* SPDX-License-Identifier: Apache-2.0
 * Names that every file system takes, from words of any paper. */
#ifndef DRS_ARCHIVE_NAME_H
#define DRS_ARCHIVE_NAME_H

#include "base/arena.h"

enum { DRS_SLUG_MOST = 60, DRS_FILE_NAME_MOST = 120 }; /* bytes */

/* Small ASCII letters, digits and single hyphens: "Große Anfrage" is "grosse-anfrage". Empty where
 * the words have none of them. */
drs_str drs_name_slug(drs_arena *arena, drs_str words);
/* A file's name as it is, but what some system forbids ('/', '\', ':', '%' …, control characters,
 * damaged UTF-8, a leading '.', '-' or '~', a trailing '.' or blank) becomes '_'; cut in front of
 * its suffix where it is longer than DRS_FILE_NAME_MOST. */
drs_str drs_name_portable(drs_arena *arena, drs_str name);

#endif
