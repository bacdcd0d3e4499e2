/* SPDX-License-Identifier: Apache-2.0
 * What a reader takes at most. Each limit ends in a message that names it; none is reached by
 * honest papers and tables, all keep a hostile input from taking the machine. */
#ifndef DRS_READER_LIMITS_H
#define DRS_READER_LIMITS_H

enum {
    DRS_MOST_INPUT_BYTES = 512 * 1024 * 1024, /* one input, as the file has it */
    DRS_MOST_CELL_BYTES = 1024 * 1024,        /* text of one cell */
    DRS_MOST_COLUMNS = 16384,                 /* cells of one row, as in spreadsheets */
    DRS_MOST_CELLS = 32 * 1024 * 1024,        /* cells of one table; 64 bytes each */

    /* spreadsheets: the zip and what is in it */
    DRS_MOST_SHEET_ROWS = 1048576,
    DRS_MOST_ZIP_ENTRIES = 10000,
    DRS_MOST_PART_BYTES = 1024 * 1024 * 1024, /* one part of the zip, inflated */
    DRS_MOST_XML_DEPTH = 64                   /* elements within elements */
};

#endif
