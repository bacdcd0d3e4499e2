/* SPDX-License-Identifier: Apache-2.0
 * What the system says of a failure, in the user's language. The C library would need a locale for
 * that, which the machine may lack. */
#ifndef DRS_BASE_ERRNO_WORDS_H
#define DRS_BASE_ERRNO_WORDS_H

#include "base/diag.h"

const char *drs_errno_words(int error, drs_language language);
/* The same in the language of these findings. */
const char *drs_diags_errno(const drs_diags *diags, int error);

#endif
