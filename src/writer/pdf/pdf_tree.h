/* SPDX-License-Identifier: Apache-2.0
 * Name and number trees (ISO 32000-1, 7.9.6 and 7.9.7), built leaf by leaf while their keys come
 * in ascending order: a leaf leaves memory when it is full. */
#ifndef DRS_WRITER_PDF_TREE_H
#define DRS_WRITER_PDF_TREE_H

#include "writer/pdf/pdf_file.h"

typedef struct drs_pdf_tree {
    drs_pdf_file *file;
    const char *entries; /* "/Nums" or "/Names" */
    unsigned leaf_most;  /* keys of a leaf */
    unsigned leaf_count;
    drs_buf leaf;        /* keys and values of the leaf in work */
    drs_buf first, last; /* its lowest and highest key as written */
    drs_buf kids;        /* references to the leaves written */
} drs_pdf_tree;

drs_pdf_tree drs_pdf_tree_new(drs_pdf_file *file, const drs_mem *mem, const char *entries,
                              unsigned leaf_most);
/* Adds the next key; returns where to append its value. */
drs_buf *drs_pdf_tree_add(drs_pdf_tree *tree, drs_str key);
/* Writes the root, frees the tree, returns the root's number. */
uint32_t drs_pdf_tree_finish(drs_pdf_tree *tree);
void drs_pdf_tree_free(drs_pdf_tree *tree);

#endif
