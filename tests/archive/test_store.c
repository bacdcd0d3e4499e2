/* SPDX-License-Identifier: Apache-2.0
 * A folder of snapshots: whatever step fails, and wherever the process ends, each bag there is
 * valid, or a leftover that the next run names and removes. */
#include "archive/bags.h"

#include <signal.h>
#include <sys/wait.h>

static const drs_bag_file files[] = {
    {{"liste.csv", 9}, {"a;b\n1;2\r\n", 9}},
    {{"Köln.md", 8}, {"# Antwort\n", 10}},
    {{"leer.json", 9}, {"", 0}},
};
static const drs_bag_tag tags[] = {
    {{"Source-Organization", 19}, {"Landtag\nNRW", 11}},
};
static const drs_bag_plan plan = {files, 3, tags, 1};

static drs_store *opened(const drs_store_watch *watch)
{
    return drs_store_open(bags_arena, drs_str_c(bags_path("archiv/neu")), watch, bags_diags);
}

START_TEST(what_is_written_is_valid)
{
    drs_store *store = opened(NULL);
    ck_assert_ptr_nonnull(store);
    ck_assert_int_eq(drs_store_put(store, drs_str_c("p_1"), &plan, bags_diags), 0);
    drs_store_close(store);
    const drs_bag *bag = bags_verify("archiv/neu/p_1");
    ck_assert_str_eq(bags_findings(), "");
    ck_assert_uint_eq(bag->record_count, 3 + 6);
    ck_assert(drs_str_is(drs_bag_tag_value(bag, "Source-Organization"), "Landtag NRW"));
    ck_assert(drs_str_is(drs_bag_tag_value(bag, "Payload-Oxum"), "19.3"));
}
END_TEST

START_TEST(a_name_is_given_once)
{
    drs_store *store = opened(NULL);
    ck_assert_int_eq(drs_store_put(store, drs_str_c("p_1"), &plan, bags_diags), 0);
    ck_assert_int_eq(drs_store_put(store, drs_str_c("p_1"), &plan, bags_diags), EEXIST);
    ck_assert_int_eq(mkdir(bags_path("archiv/neu/empty"), 0777), 0);
    ck_assert_int_eq(drs_store_put(store, drs_str_c("empty"), &plan, bags_diags), EEXIST);
    bags_put("archiv/neu/file", "x");
    ck_assert_int_eq(drs_store_put(store, drs_str_c("file"), &plan, bags_diags), EEXIST);
    drs_str *names;
    size_t count;
    ck_assert_int_eq(
        drs_store_names(bags_arena, drs_str_c(bags_path("archiv/neu")), &names, &count), 0);
    ck_assert_uint_eq(count, 1);
    ck_assert(drs_str_is(names[0], "p_1"));
    drs_store_close(store);
    ck_assert_str_eq(bags_findings(), "");
}
END_TEST

/* ---- a step fails ---- */

typedef struct countdown {
    int left; /* steps that go well */
    bool kills;
} countdown;

static int count_down(void *context)
{
    countdown *counter = context;
    if (counter->left-- > 0)
        return 0;
    if (counter->kills)
        raise(SIGKILL);
    return ENOSPC;
}

/* The bags of the folder, each of them valid; other names are counted in *others. */
static size_t valid_bags(size_t *others)
{
    size_t count = 0, total = 0;
    drs_str *names, folder = drs_str_c(bags_path("archiv/neu"));
    FILE *listing =
        popen(drs_arena_join(
                  bags_arena,
                  (drs_str[]){drs_str_c("ls -A '"), folder, drs_str_c("' 2>/dev/null | wc -l")}, 3)
                  .ptr,
              "r");
    ck_assert_int_eq(fscanf(listing, "%zu", &total), 1);
    pclose(listing);
    (void)drs_store_names(bags_arena, folder, &names, &count);
    for (size_t i = 0; i < count; i++) {
        drs_str pieces[] = {drs_str_c("archiv/neu/"), names[i]};
        bags_verify(drs_arena_join(bags_arena, pieces, 2).ptr);
    }
    *others = total - count;
    return count;
}

/* Steps of one run that makes the folder and writes the plan. */
static int steps_of_a_run(void)
{
    countdown counter = {.left = 10000};
    drs_store_watch watch = {count_down, &counter};
    drs_store *store = opened(&watch);
    ck_assert_int_eq(drs_store_put(store, drs_str_c("probe"), &plan, bags_diags), 0);
    drs_store_close(store);
    return 10000 - counter.left;
}

START_TEST(a_failed_step_leaves_nothing)
{
    int steps = steps_of_a_run();
    ck_assert_int_gt(steps, 25);
    for (int n = 0; n < steps; n++) {
        bags_teardown();
        bags_setup();
        countdown counter = {.left = n};
        drs_store_watch watch = {count_down, &counter};
        drs_store *store = opened(&watch);
        int error = store ? drs_store_put(store, drs_str_c("p"), &plan, bags_diags) : ENOSPC;
        drs_store_close(store);
        ck_assert_int_eq(error, ENOSPC);
        ck_assert_uint_eq(drs_diags_count(bags_diags), 1);
        ck_assert(drs_diags_has(bags_diags, DRS_GEN003));
        size_t others, bags = valid_bags(&others);
        ck_assert_uint_eq(drs_diags_count(bags_diags), 1);
        ck_assert_uint_eq(others, 0);
        ck_assert_uint_eq(bags, n == steps - 1 ? 1 : 0); /* the last one syncs what has its name */
    }
}
END_TEST

/* ---- the process ends ---- */

static void killed_run(int n)
{
    pid_t child = fork();
    if (child == 0) {
        countdown counter = {.left = n, .kills = true};
        drs_store_watch watch = {count_down, &counter};
        drs_store *store = opened(&watch);
        (void)drs_store_put(store, drs_str_c("p"), &plan, bags_diags);
        _exit(0);
    }
    int status;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

START_TEST(a_killed_run_leaves_no_half_bag)
{
    int steps = steps_of_a_run();
    for (int n = 0; n < steps; n++) {
        bags_teardown();
        bags_setup();
        killed_run(n);
        size_t leftovers, none;
        size_t bags = valid_bags(&leftovers);
        ck_assert_str_eq(bags_findings(), "");
        ck_assert_uint_le(leftovers, 1);
        drs_store *store = opened(NULL);
        ck_assert_uint_eq(drs_diags_count(bags_diags), leftovers);
        ck_assert_int_eq(drs_diags_has(bags_diags, DRS_ARC040), leftovers == 1);
        ck_assert_uint_eq(valid_bags(&none), bags);
        ck_assert_uint_eq(none, 0);
        ck_assert_int_eq(drs_store_put(store, drs_str_c("q"), &plan, bags_diags), 0);
        drs_store_close(store);
    }
}
END_TEST

/* A run that is at work is waited for, and what it writes is no leftover. */
START_TEST(two_runs_take_turns)
{
    enum { RUNS = 6 };
    pid_t children[RUNS];
    for (int i = 0; i < RUNS; i++) {
        children[i] = fork();
        if (children[i] != 0)
            continue;
        drs_store *store = opened(NULL);
        int error = store ? EEXIST : EIO;
        for (char name[] = "p_1"; error == EEXIST; name[2]++)
            error = drs_store_put(store, drs_str_c(name), &plan, bags_diags);
        drs_store_close(store);
        _exit(error || drs_diags_count(bags_diags) ? 1 : 0);
    }
    for (int i = 0; i < RUNS; i++) {
        int status;
        ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
        ck_assert_int_eq(status, 0);
    }
    size_t others;
    ck_assert_uint_eq(valid_bags(&others), RUNS);
    ck_assert_uint_eq(others, 0);
    ck_assert_str_eq(bags_findings(), "");
}
END_TEST

START_TEST(a_folder_that_is_a_file_is_reported)
{
    bags_put("archiv", "x");
    ck_assert_ptr_null(opened(NULL));
    ck_assert(drs_diags_has(bags_diags, DRS_GEN003));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("store");
    TCase *c = tcase_create("all");
    tcase_set_timeout(c, 120);
    tcase_add_checked_fixture(c, bags_setup, bags_teardown);
    tcase_add_test(c, what_is_written_is_valid);
    tcase_add_test(c, a_name_is_given_once);
    tcase_add_test(c, a_failed_step_leaves_nothing);
    tcase_add_test(c, a_killed_run_leaves_no_half_bag);
    tcase_add_test(c, two_runs_take_turns);
    tcase_add_test(c, a_folder_that_is_a_file_is_reported);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
