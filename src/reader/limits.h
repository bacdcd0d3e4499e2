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
    DRS_MOST_ZIP_ENTRIES = 10000,
    DRS_MOST_PART_BYTES = 1024 * 1024 * 1024, /* one part of the zip, inflated */
    DRS_FREE_PART_BYTES = 1024 * 1024,        /* smaller parts may be packed as they like */
    DRS_MOST_ZIP_RATIO = 400,                 /* inflated to packed bytes of larger ones, */
    DRS_LARGE_PART_BYTES = 32 * 1024 * 1024,  /* and of those as large as this: */
    DRS_MOST_LARGE_RATIO = 100,               /* writers of spreadsheets reach 10 to 40 */
    DRS_MOST_XML_DEPTH = 64,                  /* elements within elements */
    DRS_MOST_SHEETS = 256,                    /* sheets looked at for a table */
    DRS_MOST_SHEET_ROWS = 1048576,            /* rows of a sheet */
    DRS_MOST_STYLES = 65536,                  /* cell formats of a workbook */
    DRS_MOST_TEXT_BYTES = 1024 * 1024 * 1024, /* text of all cells, repeats counted */
    DRS_FREE_MADE_CELLS = 200000,             /* cells that only a repeat or a gap makes: so */
    DRS_MADE_CELLS_RATIO = 16                 /* many, and so many more for each real cell */
};

#define DRS_MOST_PARTS_BYTES (2 * (unsigned long long)DRS_MOST_PART_BYTES) /* all parts read */

#endif
