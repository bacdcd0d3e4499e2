/* SPDX-License-Identifier: Apache-2.0
 * An arena and findings for each test: tcase_add_checked_fixture(tests, setup, teardown). */
#ifndef DRS_TESTS_FIXTURE_H
#define DRS_TESTS_FIXTURE_H

#include "support/suite.h"

#include "base/arena.h"
#include "base/diag.h"

static drs_mem mem;
static drs_arena *arena;
static drs_diags *diags;

static void setup(void)
{
    mem = drs_test_mem();
    arena = drs_arena_new(&mem);
    diags = drs_diags_new(arena, drs_str_c("t.csv"));
}

static void teardown(void)
{
    drs_arena_free(arena);
}

#endif
