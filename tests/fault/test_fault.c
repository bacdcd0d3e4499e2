/* SPDX-License-Identifier: Apache-2.0
 * The whole program on the sample paper, through every format and every command: each allocation
 * of ours fails once, each step that changes the disk fails, or is the last before the process is
 * killed. Whatever happens, an output is the old one or the new one, whole; a bag is there and
 * valid, or it is not there. */
#define _GNU_SOURCE /* O_TMPFILE */
#include "fault/faults.h"

#define FORMATS "pdf,xlsx,ods,csv,json,tree"
#define BAG     "archiv/nrw-18-ka2326-antwort_2023-10-06"

/* ---- the calls ---- */

/* All on the state that `prepare` makes: outputs and a bag of an older paper. */
static const fault_call calls[] = {
    {"build", FAULTS_SAMPLE, "-o", "out", "-f", "pdf"},
    {"build", FAULTS_SAMPLE, "-o", "out", "-f", "xlsx"},
    {"build", FAULTS_SAMPLE, "-o", "out", "-f", "ods"},
    {"build", FAULTS_SAMPLE, "-o", "out", "-f", "csv"},
    {"build", FAULTS_SAMPLE, "-o", "out", "-f", "json"},
    {"build", FAULTS_SAMPLE, "-o", "out", "-f", "tree"},
    {"build", FAULTS_SAMPLE, "-o", "out", "-f", FORMATS},
    {"build", FAULTS_SAMPLE, "-o", "neu/tief", "-f", "csv,json"},
    {"snapshot", "create", FAULTS_SAMPLE, "--into", "archiv"},
    {"snapshot", "create", FAULTS_SAMPLE, "--into", "neu/tief"},
    {"snapshot", "diff", "../alt/antwort-ka-2326.md", FAULTS_SAMPLE, "-f", FORMATS, "-o", "out"},
    {"check", FAULTS_SAMPLE},
    {"snapshot", "verify", BAG},
    {"snapshot", "list", "archiv"},
    {"snapshot", "diff", BAG, FAULTS_SAMPLE},
};
/* Each allocation of ours fails in each single format (the first six calls). What the other calls
 * add is little more than the same again: there every seventh fails. Under the sanitizers, where a
 * run takes ten times as long, only every seventeenth. */
#ifdef DRS_SANITIZED
enum { STRIDE = 17, STRIDE_OF_OTHERS = 119 };
#else
enum { STRIDE = 1, STRIDE_OF_OTHERS = 7 };
#endif
enum { CALLS = sizeof calls / sizeof *calls, SINGLE_FORMATS = 6, WRITING_CALLS = 11 };

/* The outputs and the bag of a paper whose words differ, in the folder "before". */
static void prepare(void)
{
    static const fault_call build = {"build", "../alt/antwort-ka-2326.md", "-o", "out", "-f",
                                     FORMATS};
    static const fault_call create = {"snapshot", "create", "../alt/antwort-ka-2326.md", "--into",
                                      "archiv"};
    static const fault_call diff = {"snapshot", "diff",  FAULTS_SAMPLE, FAULTS_SAMPLE,
                                    "-f",       FORMATS, "-o",          "out"};
    faults_shell("mkdir ../alt && sed s/Pilotierung/Betrieb/ " FAULTS_SAMPLE
                 " > ../alt/antwort-ka-2326.md");
    ck_assert_int_eq(faults_status(build, FAULT_NONE, 0), 0);
    ck_assert_int_eq(faults_status(create, FAULT_NONE, 0), 0);
    ck_assert_int_eq(faults_status(diff, FAULT_NONE, 0), 0);
    faults_shell("cp -a . ../before");
}

static void restore(void)
{
    faults_shell("rm -rf ../scratch/* ../scratch/.d* && cp -a ../before/. .");
}

/* ---- what is there afterwards ---- */

/* A name only a run that was ended leaves: "x.pdf.00f3a2", ".drucksache-unfertig-Ab12Cd". */
static bool is_leftover(drs_str line)
{
    drs_str path = drs_str_sub(line, 0, drs_str_find_byte(line, ' '));
    bool is_output = drs_str_starts(path, drs_str_c("./out/")) ||
                     drs_str_starts(path, drs_str_c("./neu/tief/antwort"));
    return (is_output && path.len > 7 && path.ptr[path.len - 7] == '.') ||
           drs_str_find(path, drs_str_c("/.drucksache-unfertig-")) != DRS_NOT_FOUND;
}

/* Each line of `found` is one of the old or of the new state, or, where allowed, a leftover. */
static void check_old_or_new(const char *found, const char *before, const char *after,
                             bool leftovers)
{
    drs_str rest = drs_str_c(found), line;
    while (drs_str_split(&rest, '\n', &line)) {
        bool known = drs_str_find(drs_str_c(before), line) != DRS_NOT_FOUND ||
                     drs_str_find(drs_str_c(after), line) != DRS_NOT_FOUND;
        ck_assert_msg(known || (leftovers && is_leftover(line)), "half there: %.*s", (int)line.len,
                      line.ptr);
    }
    /* nothing old is gone */
    rest = drs_str_c(before);
    while (drs_str_split(&rest, '\n', &line)) {
        drs_str path = drs_str_sub(line, 0, drs_str_find_byte(line, ' ') + 1);
        ck_assert(drs_str_find(drs_str_c(found), path) != DRS_NOT_FOUND);
    }
}

static const char *without_leftovers(const char *found)
{
    drs_buf out = DRS_BUF(&faults_mem);
    drs_str rest = drs_str_c(found), line;
    while (drs_str_split(&rest, '\n', &line))
        if (line.len && !is_leftover(line)) {
            drs_buf_put(&out, line);
            drs_buf_byte(&out, '\n');
        }
    drs_str copy = drs_arena_copy(faults_arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return copy.ptr;
}

static void check_same(const char *found, const char *expected)
{
    size_t at = 0;
    while (found[at] && found[at] == expected[at])
        at++;
    ck_assert_msg(strcmp(found, expected) == 0, "at %zu: %.300s", at,
                  found + (at < 80 ? 0 : at - 80));
}

/* The state after a run in which nothing goes wrong; `steps` is what it did. */
static char *after_clean_run(const fault_call call, fault_counts *done)
{
    ck_assert_int_eq(faults_status(call, FAULT_NONE, 0), 0);
    if (done)
        *done = *faults;
    return strdup(faults_all_files());
}

/* ---- memory ---- */

static void check_failed_allocation(const char *before, const char *after)
{
    ck_assert_msg(strstr(faults_messages(), "out of memory\n") != NULL, "%s", faults_messages());
    const char *found = faults_all_files();
    check_old_or_new(found, before, after, true);
    /* where nothing has been renamed yet, all is as it was */
    if (!memchr(faults->trace, 'r', sizeof faults->trace) && !strstr(found, "./neu"))
        check_same(without_leftovers(found), before);
    if (strcmp(found, before) != 0)
        restore();
    faults_forget();
}

/* Reading is the same for all formats: only the first of them does it again with each failure. */
START_TEST(each_allocation_fails)
{
    prepare();
    fault_counts done;
    char *before = strdup(faults_all_files()), *after = after_clean_run(calls[_i], &done);
    restore();
    bool is_build = strcmp(calls[_i][0], "build") == 0;
    ck_assert_int_gt(done.allocations, 20);
    for (long n = is_build && _i > 0 ? done.before_steps : 0; n < done.allocations;
         n += _i < SINGLE_FORMATS ? STRIDE : STRIDE_OF_OTHERS) {
        ck_assert_int_eq(faults_status(calls[_i], FAULT_MEMORY, n), 3);
        check_failed_allocation(before, after);
    }
    free(before);
    free(after);
}
END_TEST

/* ---- steps ---- */

static int count_of(const char *text, const char *words)
{
    int count = 0;
    for (; (text = strstr(text, words)) != NULL; text++)
        count++;
    return count;
}

static void check_failed_step(const fault_call call, fault_kind kind, long n, const char *before,
                              const char *after, const char *trace)
{
    ck_assert_int_eq(faults_status(call, kind, n), 3);
    /* WBK012 where the file could not even be begun that the XLSX library writes */
    int told = count_of(faults_messages(), ": fatal: GEN003: ") +
               count_of(faults_messages(), ": fatal: WBK012: ");
    ck_assert_msg(told == 1, "%c at %ld: %s", trace[n], n, faults_messages());
    ck_assert_ptr_nonnull(strstr(faults_messages(), "No space left on device\n"));
    const char *found = faults_all_files();
    check_old_or_new(found, before, after, false);
    bool renamed = memchr(trace, 'r', (size_t)n) != NULL;
    drs_str folder = drs_str_c("./neu");
    if (!renamed && drs_str_find(drs_str_c(found), folder) == DRS_NOT_FOUND)
        check_same(found, before);
    if (strcmp(found, before) != 0)
        restore();
    faults_forget();
}

START_TEST(each_step_fails)
{
    prepare();
    fault_counts done;
    char *before = strdup(faults_all_files()), *after = after_clean_run(calls[_i], &done);
    ck_assert_int_gt(done.steps, 3);
    restore();
    for (long n = 0; n < done.steps; n++) {
        if (done.trace[n] == 'u' || done.trace[n] == 'd')
            continue;
        check_failed_step(calls[_i], FAULT_ONCE, n, before, after, done.trace);
        check_failed_step(calls[_i], FAULT_ON, n, before, after, done.trace);
    }
    free(before);
    free(after);
}
END_TEST

/* ---- the process is killed: nothing for the sanitizers ---- */

#ifndef DRS_SANITIZED

static bool is_create(const fault_call call)
{
    return strcmp(call[1], "create") == 0;
}

static void check_bags(const char *folder)
{
    char command[256], paths[4][200];
    fault_call verify = {"snapshot", "verify"};
    (void)snprintf(command, sizeof command, "ls -d %s/* > ../bags", folder);
    faults_shell(command);
    FILE *list = fopen("../bags", "r");
    int count = 0;
    while (count < 4 && fscanf(list, "%199s", paths[count]) == 1) {
        verify[2 + count] = paths[count];
        count++;
    }
    (void)fclose(list);
    ck_assert_int_gt(count, 0);
    ck_assert_msg(faults_status(verify, FAULT_NONE, 0) == 0, "%s", faults_messages());
}

START_TEST(the_process_is_killed_at_each_step)
{
    prepare();
    fault_counts done;
    char *before = strdup(faults_all_files()), *after = after_clean_run(calls[_i], &done);
    for (long n = 0; n < done.steps; n++) {
        restore();
        int status = faults_run(calls[_i], FAULT_KILL, n);
        ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        const char *found = faults_all_files();
        check_old_or_new(found, before, after, true);
        bool unfinished = strstr(found, ".drucksache-unfertig-") != NULL;
        ck_assert_int_eq(faults_status(calls[_i], FAULT_NONE, 0), 0);
        ck_assert_int_eq(count_of(faults_messages(), "ARC040"), unfinished ? 1 : 0);
        found = faults_all_files();
        check_same(without_leftovers(found), after);
        ck_assert_ptr_null(strstr(found, ".drucksache-unfertig-"));
        if (is_create(calls[_i]))
            check_bags(calls[_i][4]);
        faults_forget();
    }
    free(before);
    free(after);
}
END_TEST

#endif

static Suite *suite(void)
{
    Suite *s = suite_create("fault");
    TCase *c = tcase_create("all");
    tcase_set_timeout(c, 600);
    tcase_add_checked_fixture(c, faults_setup, faults_teardown);
    tcase_add_loop_test(c, each_allocation_fails, 0, CALLS);
    tcase_add_loop_test(c, each_step_fails, 0, WRITING_CALLS);
#ifndef DRS_SANITIZED
    tcase_add_loop_test(c, the_process_is_killed_at_each_step, 0, WRITING_CALLS);
#endif
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
