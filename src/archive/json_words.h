/* SPDX-License-Identifier: Apache-2.0
 * The words in a JSON document of ours, whatever version of the program wrote it. */
#ifndef DRS_ARCHIVE_JSON_WORDS_H
#define DRS_ARCHIVE_JSON_WORDS_H

#include "base/arena.h"

/* The strings under the key "text", in their order, escapes as they stand, a line each. */
drs_str drs_json_texts(drs_arena *arena, drs_str json);

#endif
