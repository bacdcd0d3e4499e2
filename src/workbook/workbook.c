/* SPDX-License-Identifier: Apache-2.0 */
#include "workbook/workbook.h"

void drs_sheet_column_letters(drs_buf *out, uint32_t column)
{
    if (column >= 26)
        drs_sheet_column_letters(out, column / 26 - 1);
    drs_buf_byte(out, (char)('A' + column % 26));
}
