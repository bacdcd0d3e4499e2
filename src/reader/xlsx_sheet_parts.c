/* SPDX-License-Identifier: Apache-2.0
 * Comments stand in a part "comments" (ISO/IEC 29500-1, 18.7), one for each cell. Excel's newer
 * ones, with answers, have a part of their own and one comment there for each cell besides; only
 * where a program left that out the new ones are counted. */
#include "reader/xlsx_sheet_parts.h"

#include "reader/sheet_marks.h"
#include "reader/xlsx_relations.h"

static void comment_start(void *context, const char *name, const char *const *attributes)
{
    drs_xlsx *xlsx = context;
    const char *address = drs_xml_attribute(attributes, "ref");
    if (strcmp(name, "comment") != 0 && strcmp(name, "threadedComment") != 0)
        return;
    drs_sheet_mark mark = {.kind = DRS_MARK_COMMENT, .extent = 1};
    if (address)
        (void)drs_sheet_address(address, &mark.place);
    drs_sheet_mark_add(xlsx->book, mark);
}

static bool comments_read(drs_xlsx *xlsx, const drs_relations *r)
{
    const char *part = drs_relations_part(r, "comments");
    if (!part)
        part = drs_relations_part(r, "threadedComment");
    drs_xml_handler handler = {.start = comment_start, .context = xlsx};
    return !part || drs_xml_read(xlsx->zip, part, &handler, xlsx->diags);
}

bool drs_xlsx_sheet_parts_read(drs_xlsx *xlsx, const char *part)
{
    drs_relations r;
    return drs_relations_read_any(xlsx, part, &r) && comments_read(xlsx, &r);
}
