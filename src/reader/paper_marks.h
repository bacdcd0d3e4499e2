/* SPDX-License-Identifier: Apache-2.0
 * How papers print the marks of footnotes: "haben.“1", "haben¹", "haben.[1]", "haben 1)", "1*". */
#ifndef DRS_READER_PAPER_MARKS_H
#define DRS_READER_PAPER_MARKS_H

#include "reader/paper_source.h"

typedef enum drs_mark_kind {
    DRS_MARK_NONE,
    DRS_MARK_DIGITS,  /* "1": may be any number */
    DRS_MARK_RAISED,  /* "¹" */
    DRS_MARK_BRACKET, /* "[1]" */
    DRS_MARK_SIGN     /* "1)", "*)", "*": may be a label */
} drs_mark_kind;

typedef struct drs_mark {
    drs_mark_kind kind;
    drs_str text;    /* as printed, digits lowered: "1", "[1]", "1)" */
    size_t length;   /* bytes it takes, with a converter's backslashes */
    uint32_t number; /* DIGITS, RAISED */
    bool weak;       /* behind what may be a unit ("t1") */
} drs_mark;

enum { DRS_MARK_LARGEST = 999 };

/* The mark at s[at] in running text; `in_brackets`: a bracket is open there, and the next one
 * closes it. */
drs_mark drs_mark_in_text(const drs_source *source, drs_str s, size_t at, bool in_brackets);
/* The mark a footnote's first line may begin with; its text may be on the next line. */
drs_mark drs_mark_leading(const drs_source *source, drs_str s);
/* May a mark begin with this byte? */
static inline bool drs_mark_may_begin(char c)
{
    return c == '[' || c == '*' || c == '\\' || (c >= '0' && c <= '9') ||
           (unsigned char)c == 0xC2 || (unsigned char)c == 0xE2;
}

#endif
