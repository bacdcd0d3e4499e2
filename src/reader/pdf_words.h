/* SPDX-License-Identifier: Apache-2.0
 * The words on the pages of a PDF this program wrote, in whatever version: enough to tell whether
 * two of them say the same. No reader of PDF in general (ISO 32000-1): it knows streams with
 * Flate, object streams, ToUnicode and the operators that show text. */
#ifndef DRS_READER_PDF_WORDS_H
#define DRS_READER_PDF_WORDS_H

#include "base/arena.h"

/* All words but those of artifacts (running heads, page numbers, repeated table heads), sorted, a
 * line each, so that neither pages nor lines nor columns of other widths count: a word broken with
 * a soft hyphen is one, and whatever is no letter and no digit parts words. Empty where no text was
 * found. */
drs_str drs_pdf_words(drs_arena *arena, drs_str pdf);

#endif
