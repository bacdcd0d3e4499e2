/* SPDX-License-Identifier: Apache-2.0
 * The text of tag files: encodings, lines, and how paths are written in them. */
#ifndef DRS_ARCHIVE_BAG_TEXT_H
#define DRS_ARCHIVE_BAG_TEXT_H

#include "base/encoding.h"

/* The encoding a bag declares ("UTF-8", "ISO-8859-1", "UTF-16"); false for one nobody here knows.
 */
bool drs_bag_encoding(drs_str label, drs_encoding *encoding);
/* A tag file's bytes as UTF-8; *damaged counts bytes that are not of the encoding. A byte order
 * mark is skipped; one of UTF-16 decides the order. */
drs_str drs_bag_decode(drs_arena *arena, drs_str bytes, drs_encoding encoding, size_t *damaged);
/* The next line, ended by LF, CR or CRLF; a last line needs no end. */
bool drs_bag_line(drs_str *rest, drs_str *line);

/* %0D and %0A are undone, and %25 where `percent` says so (from BagIt 1.0 on). */
drs_str drs_bag_path_decode(drs_arena *arena, drs_str path, bool percent);
/* CR, LF and '%' as RFC 8493, section 2.1.3, wants them. */
void drs_bag_path_encode(drs_buf *out, drs_str path);
/* The path without "./" and doubled slashes: itself where it has none. */
drs_str drs_bag_path_clean(drs_arena *arena, drs_str path);
/* Does a cleaned path stay inside the bag? Not absolute, no "..", no "~" in front, no NUL. */
bool drs_bag_path_is_inside(drs_str path);

#endif
