/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/writer.h"

static bool write_paper(const drs_paper *paper, const drs_write_options *options,
                        const drs_mem *mem, drs_sink *sink, drs_diags *diags)
{
    (void)paper, (void)options, (void)mem, (void)sink, (void)diags;
    return true;
}

const drs_writer drs_tree_writer = {"tree", "tree", write_paper};
