/* SPDX-License-Identifier: Apache-2.0
 * Which row heights and which styles under a condition occur. ODF wants them declared before the
 * first row, but rows are made on demand: short sheets are therefore gone through once before,
 * for long ones everything that can occur is declared. */
#ifndef DRS_WRITER_ODS_USE_H
#define DRS_WRITER_ODS_USE_H

#include "writer/ods/ods_part.h"

/* Names of row styles: with the number of steps behind them. */
#define DRS_ODS_ROW       "r"
#define DRS_ODS_ROW_BREAK "pr"
/* LibreOffice would make room for the button of the filter beside the words, and so break them. */
#define DRS_ODS_ROW_HEAD "hr"

enum {
    /* Heights are rounded up to whole steps of a pixel at 96 dpi, as Excel does itself. */
    DRS_ODS_STEP = 750,
    DRS_ODS_STEPS = DRS_SHEET_ROW_MOST / DRS_ODS_STEP + 2
};

typedef struct drs_ods_use {
    bool heights[DRS_ODS_STEPS];
    bool broken[DRS_ODS_STEPS]; /* of rows that begin a page */
    bool heads[DRS_ODS_STEPS];  /* of head rows */
    bool *ruled; /* [sheet * style_count + style]: that style occurs in the sheet's condition range
                  */
} drs_ods_use;

drs_ods_use *drs_ods_use_new(const drs_ods *ods);
/* The number of steps of a row's height. */
size_t drs_ods_steps(int32_t height);
bool drs_ods_begins_page(const drs_sheet *sheet, size_t row);
bool drs_ods_is_ruled(const drs_sheet *sheet, size_t row, size_t column);

#endif
