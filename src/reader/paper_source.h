/* SPDX-License-Identifier: Apache-2.0
 * What the steps of the reader of paper text share. The text is cut into lines (paper_lines);
 * lines at page edges (paper_pages), of footnotes (paper_notes, paper_edge_notes; their marks:
 * paper_marks), of lists (paper_list) and of questions (paper_questions) are marked; marked lines
 * are grouped into paragraphs (paper_paragraph), whose inline Markdown becomes runs (paper_inline);
 * the head (paper_head) and then the body (paper_body) take them one after the other, and tables
 * (paper_table) where they meet one. Each step sees every line once. */
#ifndef DRS_READER_PAPER_SOURCE_H
#define DRS_READER_PAPER_SOURCE_H

#include "base/diag.h"
#include "base/map.h"
#include "model/paper.h"

enum {
    DRS_LINE_PAGE = 1,       /* the first line of a page */
    DRS_LINE_HARD = 2,       /* ends in two blanks: the line end is kept */
    DRS_LINE_EDGE = 4,       /* running head, foot or page number: no part of the text */
    DRS_LINE_NOTE = 8,       /* belongs to a footnote */
    DRS_LINE_QUESTION = 16,  /* a question begins here */
    DRS_LINE_CUT = 32,       /* no line of the file: cut out of a longer one */
    DRS_LINE_START = 64,     /* begins a paragraph whatever stands before it */
    DRS_LINE_STRIPPED = 128, /* an EDGE that only the number of PAP004 tells of */
    DRS_LINE_ROW = 256,      /* a row of a pipe table without "|" at its ends */
    DRS_LINE_PAPER = 512,    /* the head of another paper begins here */
    DRS_LINE_FOOT = 1024     /* behind it, the page has nothing but what looks like footnotes */
};

typedef struct drs_paper_line {
    drs_str text;    /* without blanks at its ends; TABs stay */
    uint32_t number; /* of the line in the file */
    uint32_t column; /* of the text's first character */
    uint32_t flags;
    uint32_t measure; /* characters of a full line here, where it is a narrow column; else 0 */
} drs_paper_line;

/* A footnote's lines, and where it is in paper->notes. */
typedef struct drs_note_span {
    drs_str mark;
    size_t first, count; /* lines */
    size_t skip;         /* bytes of the mark on the first line */
    size_t next;         /* note with the same mark, DRS_NOT_FOUND for none */
} drs_note_span;

/* A mark that is no markup, and the note it was found to belong to. */
typedef struct drs_tie {
    drs_place place;
    size_t length; /* bytes */
    size_t note;
} drs_tie;

typedef struct drs_source {
    drs_arena *arena;
    drs_diags *diags;
    drs_paper *paper;
    drs_str text; /* the whole input in UTF-8 */
    drs_paper_line *lines;
    size_t line_count;
    bool markdown;  /* *, #, <sup> … are markup */
    bool wrapped;   /* lines end where the print's lines did */
    bool lined;     /* each line is a paragraph, as Word saves text; never with `wrapped` */
    bool dense;     /* one of both, and no blank lines stand between paragraphs */
    size_t measure; /* characters of a full line, where wrapped */

    drs_note_span *notes;
    size_t note_count, note_capacity;
    drs_map *note_of_mark;
    drs_tie *ties; /* in the order of their places */
    size_t tie_count, tie_capacity;

    drs_block *blocks;
    size_t block_count, block_capacity;
    size_t cell_count;  /* of all tables */
    size_t table_count; /* so far */

    drs_map *words;  /* all words of the paper, see paper_join.h; NULL until asked for */
    size_t rejoined; /* words put together again at line ends */
} drs_source;

static inline drs_place drs_line_place(const drs_paper_line *line)
{
    return (drs_place){line->number, line->column};
}

/* Characters of a full line where line i stands. */
static inline size_t drs_line_measure(const drs_source *source, size_t i)
{
    return source->lines[i].measure ? source->lines[i].measure : source->measure;
}

/* A finding with up to two words to fill in. */
static inline void drs_source_report(drs_source *source, drs_diag_id id, drs_place place,
                                     drs_str first, drs_str second)
{
    drs_diag_add(source->diags, id, place, (drs_args){{first, second}});
}

#endif
