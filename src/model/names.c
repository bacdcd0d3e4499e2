/* SPDX-License-Identifier: Apache-2.0 */
#include "model/names.h"

const char *drs_name_of_paper_kind(drs_paper_kind kind)
{
    static const char *const names[] = {"answer", "question-paper", "table"};
    return names[kind];
}

const char *drs_name_of_block_kind(drs_block_kind kind)
{
    static const char *const names[] = {"heading", "paragraph", "answered", "question",
                                        "item",    "annex",     "table",    "plain"};
    return names[kind];
}

const char *drs_name_of_section(drs_section section)
{
    static const char *const names[] = {"head", "preamble", "answers", "annex"};
    return names[section];
}

const char *drs_name_of_run_kind(drs_run_kind kind)
{
    static const char *const names[] = {"text", "break", "mark", "link"};
    return names[kind];
}

const char *drs_name_of_type(drs_type type)
{
    static const char *const names[] = {"empty",   "text",  "not-given", "integer",
                                        "decimal", "money", "date"};
    return names[type];
}

const char *drs_name_of_role(drs_role role)
{
    static const char *const names[] = {"", "behoerde", "ressort", "name", "status"};
    return names[role];
}
