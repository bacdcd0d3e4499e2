/* SPDX-License-Identifier: Apache-2.0
 * Allocations inside the libraries fail: the n-th that is not ours is answered with NULL, and the
 * program's own malloc (cli/exhausted.h), which alone hears of it, ends the run with its message
 * and status 3; all is as it was. Where the C library needs memory that it can do without, the run
 * goes on and its output is the right one. Not for the sanitizers, who have a malloc of their own.
 */
#define _GNU_SOURCE /* O_TMPFILE */
#include "fault/faults.h"

#include "cli/exhausted.h"

#if defined(__GLIBC__) && !defined(DRS_SANITIZED)

void *__real___libc_malloc(size_t size);
void *__real___libc_calloc(size_t count, size_t size);
void *__real___libc_realloc(void *old, size_t size);

static bool foreign_fails(void)
{
    if (!fault.is_child || fault.in_ours)
        return false;
    return faults->foreign++ == fault.n && fault.kind == FAULT_FOREIGN;
}

void *__wrap___libc_malloc(size_t size)
{
    return foreign_fails() ? NULL : __real___libc_malloc(size);
}

void *__wrap___libc_calloc(size_t count, size_t size)
{
    return foreign_fails() ? NULL : __real___libc_calloc(count, size);
}

void *__wrap___libc_realloc(void *old, size_t size)
{
    return size && foreign_fails() ? NULL : __real___libc_realloc(old, size);
}

static void tell_where(FILE *messages)
{
    drs_exhausted_tell(fileno(messages));
}

/* ---- the runs ---- */

/* libxlsxwriter's own temporary files have a name for a moment, and then memory may end. */
static void tidy(void)
{
    faults_shell("find out -name 'tmp.*' -empty -delete");
}

/* More allocations than these are not tried one by one, but every second, third … */
enum { MOST_RUNS = 2500 };
static const char *const formats[] = {"pdf", "xlsx", "ods", "csv", "json", "tree"};
enum { FORMATS = sizeof formats / sizeof *formats };

START_TEST(each_allocation_of_libraries_fails)
{
    const char *format = formats[_i];
    const fault_call call = {"build", FAULTS_SAMPLE, "-o", "out", "-f", format};
    const fault_call old = {"build", FAULTS_SAMPLE, "--title", "alt", "-o", "out", "-f", format};
    ck_assert_int_eq(faults_status(old, FAULT_NONE, 0), 0);
    char *before = strdup(faults_all_files());
    ck_assert_int_eq(faults_status(call, FAULT_NONE, 0), 0);
    long total = faults->foreign, stride = 1 + total / MOST_RUNS;
    char *after = strdup(faults_all_files());
    ck_assert_int_eq(faults_status(old, FAULT_NONE, 0), 0);
    for (long n = 0; n < total; n += stride) {
        int status = faults_status(call, FAULT_FOREIGN, n);
        ck_assert_msg(status == 3, "%s, allocation %ld of %ld: status %d", format, n, total,
                      status);
        ck_assert_ptr_nonnull(strstr(faults_messages(), "drucksache: out of memory\n"));
        /* the last ones are those of the stream that messages go to: all is written then */
        tidy();
        const char *found = faults_all_files();
        bool is_old = strcmp(found, before) == 0;
        bool is_new = strcmp(found, after) == 0;
        ck_assert_msg(is_old || (is_new && n + 3 >= total), "%s, allocation %ld of %ld: %s", format,
                      n, total, is_new ? "new" : found);
        if (!is_old)
            ck_assert_int_eq(faults_status(old, FAULT_NONE, 0), 0);
        faults_forget();
    }
    free(before);
    free(after);
}
END_TEST

static void setup(void)
{
    faults_setup();
    faults_prepare_child = tell_where;
}

static Suite *suite(void)
{
    Suite *s = suite_create("fault in libraries");
    TCase *c = tcase_create("all");
    tcase_set_timeout(c, 600);
    tcase_add_checked_fixture(c, setup, faults_teardown);
    tcase_add_loop_test(c, each_allocation_of_libraries_fails, 0, FORMATS);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)

#else

int main(void)
{
    return 77; /* skipped */
}

#endif
