/* SPDX-License-Identifier: Apache-2.0
 * What the reader of paper text takes at most. Over a limit an input is refused with GEN009
 * before memory is spent on it; everything below is read in time linear in its bytes. There is no
 * limit of nesting: emphasis is counted, not nested, and levels of lists end at
 * DRS_PAPER_LEVEL_MOST (deeper items are kept at that level). */
#ifndef DRS_READER_PAPER_LIMITS_H
#define DRS_READER_PAPER_LIMITS_H

enum {
    DRS_PAPER_BYTES_MOST = 256 * 1024 * 1024, /* of the file */
    DRS_PAPER_LINE_MOST = 16 * 1024 * 1024,   /* bytes of a line, and so of a cell */
    DRS_PAPER_LINES_MOST = 4 * 1000 * 1000,   /* lines, and so rows */
    DRS_PAPER_COLUMNS_MOST = 16384,           /* of a table, as spreadsheets have */
    DRS_PAPER_CELLS_MOST = 8 * 1000 * 1000,   /* of all tables */
    DRS_PAPER_TABLES_MOST = 4000, /* each becomes a sheet; libxlsxwriter sorts them slowly */
    DRS_PAPER_LEVEL_MOST = 9      /* of a list */
};

#endif
