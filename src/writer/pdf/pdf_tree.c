/* SPDX-License-Identifier: Apache-2.0 */
#include "writer/pdf/pdf_tree.h"

#include "writer/pdf/pdf_text.h"

drs_pdf_tree drs_pdf_tree_new(drs_pdf_file *file, const drs_mem *mem, const char *entries,
                              unsigned leaf_most)
{
    return (drs_pdf_tree){.file = file,
                          .entries = entries,
                          .leaf_most = leaf_most,
                          .leaf = DRS_BUF(mem),
                          .first = DRS_BUF(mem),
                          .last = DRS_BUF(mem),
                          .kids = DRS_BUF(mem)};
}

void drs_pdf_tree_free(drs_pdf_tree *tree)
{
    drs_buf_free(&tree->leaf);
    drs_buf_free(&tree->first);
    drs_buf_free(&tree->last);
    drs_buf_free(&tree->kids);
}

static void write_leaf(drs_pdf_tree *tree)
{
    uint32_t number = drs_pdf_file_reserve(tree->file);
    drs_buf *out = drs_pdf_file_begin(tree->file, number);
    drs_buf_text(out, "<</Limits[");
    drs_buf_put(out, drs_buf_str(&tree->first));
    drs_buf_byte(out, ' ');
    drs_buf_put(out, drs_buf_str(&tree->last));
    drs_buf_byte(out, ']');
    drs_buf_text(out, tree->entries);
    drs_buf_byte(out, '[');
    drs_buf_put(out, drs_buf_str(&tree->leaf));
    drs_buf_text(out, "]>>");
    drs_pdf_file_end(tree->file);
    drs_pdf_put_ref(&tree->kids, number);
    tree->leaf.len = 0;
    tree->leaf_count = 0;
}

drs_buf *drs_pdf_tree_add(drs_pdf_tree *tree, drs_str key)
{
    if (tree->leaf_count == tree->leaf_most)
        write_leaf(tree);
    if (tree->leaf_count++ == 0) {
        tree->first.len = 0;
        drs_buf_put(&tree->first, key);
    }
    tree->last.len = 0;
    drs_buf_put(&tree->last, key);
    drs_buf_put(&tree->leaf, key);
    drs_buf_byte(&tree->leaf, ' ');
    return &tree->leaf;
}

uint32_t drs_pdf_tree_finish(drs_pdf_tree *tree)
{
    if (tree->leaf_count)
        write_leaf(tree);
    uint32_t number = drs_pdf_file_reserve(tree->file);
    drs_buf *out = drs_pdf_file_begin(tree->file, number);
    drs_buf_text(out, "<<");
    drs_buf_text(out, tree->kids.len ? "/Kids" : tree->entries);
    drs_buf_byte(out, '[');
    drs_buf_put(out, drs_buf_str(&tree->kids));
    drs_buf_text(out, "]>>");
    drs_pdf_file_end(tree->file);
    drs_pdf_tree_free(tree);
    return number;
}
