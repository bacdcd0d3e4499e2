/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/exhausted.h"

#include "cli/message.h"

#include <stdlib.h>
#include <unistd.h>

#if defined(__GLIBC__) && !defined(DRS_SANITIZED)

/* The one variable of its kind in the program: malloc has no argument for it. Set once, before
 * there is a second thread. */
static int descriptor = STDERR_FILENO;

void drs_exhausted_tell(int messages)
{
    descriptor = messages;
}

/* Nothing here needs memory. No handler is run and no stream is flushed: whoever asked may have
 * locked them. */
static void *leave(void)
{
    const char *words[] = {
        "drucksache: ", drs_diag_words(DRS_GEN008, drs_language_of_environment()), "\n"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (write(descriptor, words[i], strlen(words[i])) < 0)
            break;
    _exit(DRS_STATUS_FILES);
}

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

void *malloc(size_t size)
{
    void *fresh = __libc_malloc(size);
    return fresh ? fresh : leave();
}

void *calloc(size_t count, size_t size)
{
    void *fresh = __libc_calloc(count, size);
    return fresh ? fresh : leave();
}

/* Size 0 frees, and then NULL is no failure. */
void *realloc(void *old, size_t size)
{
    void *fresh = __libc_realloc(old, size);
    return fresh || size == 0 ? fresh : leave();
}

#else

void drs_exhausted_tell(int messages)
{
    (void)messages;
}

#endif
