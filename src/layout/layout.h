/* SPDX-License-Identifier: Apache-2.0
 * From a paper to pages, as its parliament prints them (docs/layout). */
#ifndef DRS_LAYOUT_LAYOUT_H
#define DRS_LAYOUT_LAYOUT_H

#include "layout/page.h"

typedef struct drs_layout_options {
    bool annex_landscape; /* asked for; too many columns turn it on by themselves, with a note */
    bool annex_portrait;  /* asked for: never turned */
} drs_layout_options;

/* Lays the paper out and hands its pages on. false where the taker ended it. Reports what a
 * reader of the pages should know (loose lines, stand-ins for missing characters) in `diags`. */
bool drs_layout(const drs_paper *paper, const drs_layout_options *options,
                const drs_metrics *metrics, const drs_mem *mem, drs_diags *diags,
                drs_page_taker taker);

#endif
