/* SPDX-License-Identifier: Apache-2.0
 * Files that people will bring and that no reader takes, known by their first bytes, so that the
 * message can say what to do instead of complaining about binary data. */
#ifndef DRS_READER_FOREIGN_H
#define DRS_READER_FOREIGN_H

#include "base/str.h"

/* "PDF", "RTF" …; NULL where the bytes are none of these. */
const char *drs_reader_foreign(drs_str bytes);

#endif
