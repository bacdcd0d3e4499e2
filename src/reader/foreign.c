/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/foreign.h"

static const struct {
    const char *magic;
    size_t length;
    const char *kind;
} kinds[] = {{"%PDF-", 5, "PDF"},
             {"{\\rtf", 5, "RTF"},
             {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "Word/Excel 97"},
             {"\x89PNG", 4, "PNG"},
             {"\xFF\xD8\xFF", 3, "JPEG"},
             {"II*\0", 4, "TIFF"},
             {"MM\0*", 4, "TIFF"}};

const char *drs_reader_foreign(drs_str bytes)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (bytes.len >= kinds[i].length && memcmp(bytes.ptr, kinds[i].magic, kinds[i].length) == 0)
            return kinds[i].kind;
    return NULL;
}
