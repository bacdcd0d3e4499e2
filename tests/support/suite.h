/* SPDX-License-Identifier: Apache-2.0
 * What every test program shares: the main function, memory that fails the test when it ends. */
#ifndef DRS_TESTS_SUITE_H
#define DRS_TESTS_SUITE_H

#include <check.h>
#include <stdlib.h>

#include "base/mem.h"

static inline void *drs_test_resize(void *context, void *old, size_t size)
{
    (void)context;
    if (size == 0) {
        free(old);
        return NULL;
    }
    void *fresh = realloc(old, size);
    if (!fresh)
        abort();
    return fresh;
}

static inline drs_mem drs_test_mem(void)
{
    return (drs_mem){drs_test_resize, NULL};
}

/* No fork: the sanitizers see the whole program. */
#define DRS_TEST_MAIN(make_suite)                                                                  \
    int main(void)                                                                                 \
    {                                                                                              \
        SRunner *runner = srunner_create(make_suite());                                            \
        srunner_set_fork_status(runner, CK_NOFORK);                                                \
        srunner_run_all(runner, CK_ENV);                                                           \
        int failed = srunner_ntests_failed(runner);                                                \
        srunner_free(runner);                                                                      \
        return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;                                          \
    }

#endif
