/* SPDX-License-Identifier: Apache-2.0
 * The whole program, run in a child process in which one chosen thing goes wrong: an allocation,
 * or a step that changes the disk. The linker gives this program's calls of realloc, write and
 * the like to the functions here (--wrap, see tests/CMakeLists.txt); calls from inside shared
 * libraries are not touched by that. Everything happens in a folder of its own, in memory where
 * there is /dev/shm. */
#ifndef DRS_TESTS_FAULTS_H
#define DRS_TESTS_FAULTS_H

#include "support/suite.h"

#include "base/digest.h"
#include "base/file.h"
#include "cli/command.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define FAULTS_SAMPLE DRS_DATA_DIR "/antwort-ka-2326.md"

/* ---- what goes wrong ---- */

typedef enum fault_kind {
    FAULT_NONE,
    FAULT_MEMORY,  /* allocation n of ours fails */
    FAULT_FOREIGN, /* allocation n of a library fails */
    FAULT_ONCE,    /* step n fails */
    FAULT_ON,      /* step n and all later ones fail, as on a disk that stays full */
    FAULT_KILL     /* the process ends in front of step n */
} fault_kind;

/* Shared with the child: what it did. */
typedef struct fault_counts {
    long allocations, foreign, steps;
    long before_steps; /* allocations before the first step */
    char trace[4096];  /* a letter a step */
} fault_counts;

static struct {
    fault_kind kind;
    long n;
    bool is_child; /* only there anything is counted or fails */
    bool in_ours;  /* an allocation of ours is on its way */
} fault;
static fault_counts *faults;
static void (*faults_prepare_child)(FILE *messages); /* NULL: nothing to do */
static drs_mem faults_mem;
static drs_arena *faults_arena;
static char faults_folder[64];

/* ---- the wrapped functions ---- */

void *__real_realloc(void *old, size_t size);
int __real_open(const char *path, int flags, ...);
ssize_t __real_write(int fd, const void *bytes, size_t count);
int __real_fsync(int fd);
int __real_mkdir(const char *path, mode_t mode);
int __real_mkstemp(char *path);
char *__real_mkdtemp(char *path);
int __real_linkat(int from, const char *old, int to, const char *path, int flags);
int __real_rename(const char *old, const char *path);
int __real_chmod(const char *path, mode_t mode);
int __real_unlink(const char *path);
int __real_rmdir(const char *path);

void *__wrap_realloc(void *old, size_t size)
{
    bool counts = size && fault.is_child;
    if (counts && faults->allocations++ == fault.n && fault.kind == FAULT_MEMORY)
        return NULL;
    fault.in_ours = true;
    void *fresh = __real_realloc(old, size);
    fault.in_ours = false;
    return fresh;
}

/* True, with errno, where this step is to fail. Removing never fails here: it needs no room. */
static bool step_fails(char letter)
{
    if (!fault.is_child)
        return false;
    long step = faults->steps++;
    if (step == 0)
        faults->before_steps = faults->allocations;
    if ((size_t)step + 1 < sizeof faults->trace)
        faults->trace[step] = letter;
    bool removes = letter == 'u' || letter == 'd';
    if (fault.kind == FAULT_KILL && step == fault.n)
        raise(SIGKILL);
    errno = ENOSPC;
    return !removes && ((fault.kind == FAULT_ONCE && step == fault.n) ||
                        (fault.kind == FAULT_ON && step >= fault.n));
}

int __wrap_open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    bool makes = flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE;
    mode_t mode = makes ? va_arg(args, mode_t) : 0;
    va_end(args);
    return makes && step_fails('o') ? -1 : __real_open(path, flags, mode);
}
ssize_t __wrap_write(int fd, const void *bytes, size_t count)
{
    return step_fails('w') ? -1 : __real_write(fd, bytes, count);
}
int __wrap_fsync(int fd)
{
    return step_fails('s') ? -1 : __real_fsync(fd);
}
int __wrap_mkdir(const char *path, mode_t mode)
{
    struct stat status; /* making what is there changes nothing and never needs room */
    return stat(path, &status) != 0 && step_fails('m') ? -1 : __real_mkdir(path, mode);
}
int __wrap_mkstemp(char *path)
{
    return step_fails('o') ? -1 : __real_mkstemp(path);
}
char *__wrap_mkdtemp(char *path)
{
    return step_fails('m') ? NULL : __real_mkdtemp(path);
}
int __wrap_linkat(int from, const char *old, int to, const char *path, int flags)
{
    return step_fails('l') ? -1 : __real_linkat(from, old, to, path, flags);
}
int __wrap_rename(const char *old, const char *path)
{
    return step_fails('r') ? -1 : __real_rename(old, path);
}
int __wrap_chmod(const char *path, mode_t mode)
{
    return step_fails('c') ? -1 : __real_chmod(path, mode);
}
int __wrap_unlink(const char *path)
{
    return step_fails('u') ? -1 : __real_unlink(path);
}
int __wrap_rmdir(const char *path)
{
    return step_fails('d') ? -1 : __real_rmdir(path);
}

/* ---- a run ---- */

/* Words of a call, the program's name left out; at most 15. */
typedef const char *fault_call[16];

static inline void faults_child(const fault_call call)
{
    char *argv[17] = {(char *)"drucksache"};
    int argc = 1;
    for (; call[argc - 1]; argc++)
        argv[argc] = (char *)call[argc - 1];
    FILE *messages = fopen("../messages", "w");
    if (!messages || !freopen("/dev/null", "w", stdout))
        _exit(99);
#ifndef DRS_SANITIZED
    if (!freopen("/dev/null", "w", stderr))
        _exit(99);
#endif
    if (faults_prepare_child)
        faults_prepare_child(messages);
    fault.is_child = true;
    /* exit and not _exit: the leak sanitizer looks then */
    exit(drs_command(argc, argv, messages));
}

/* Runs the call and returns what waitpid says. */
static inline int faults_run(const fault_call call, fault_kind kind, long n)
{
    fault.kind = kind;
    fault.n = n;
    memset(faults, 0, sizeof *faults);
    (void)fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        faults_child(call);
    fault.kind = FAULT_NONE;
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return status;
}

/* The same for a run that ends by itself: its exit status. */
static inline int faults_status(const fault_call call, fault_kind kind, long n)
{
    int status = faults_run(call, kind, n);
    ck_assert_msg(WIFEXITED(status), "%s, fault %d at %ld: signal %d", call[0], (int)kind, n,
                  WTERMSIG(status));
    return WEXITSTATUS(status);
}

/* What the last run said. */
static inline const char *faults_messages(void)
{
    drs_str text;
    ck_assert_int_eq(drs_file_read(faults_arena, "../messages", SIZE_MAX, &text), 0);
    return text.ptr;
}

/* ---- the folder ---- */

static inline drs_str faults_file(const char *path)
{
    drs_str content = {"", 0};
    int error = drs_file_read(faults_arena, path, SIZE_MAX, &content);
    ck_assert_msg(error == 0 || error == ENOENT, "%s: %s", path, strerror(error));
    return content;
}

static int faults_by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* "PATH CHECKSUM\n" of all files below, in order; leftovers too. */
static inline void faults_tree(drs_buf *out, const char *path)
{
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, faults_by_name);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        drs_str pieces[] = {drs_str_c(path), drs_str_c("/"), drs_str_c(name)};
        drs_str full = drs_arena_join(faults_arena, pieces, 3);
        struct stat status;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && lstat(full.ptr, &status) == 0) {
            drs_buf_put(out, full);
            drs_buf_byte(out, ' ');
            if (S_ISREG(status.st_mode))
                drs_digest_hex(out, DRS_SHA256, faults_file(full.ptr));
            drs_buf_byte(out, '\n');
            if (S_ISDIR(status.st_mode))
                faults_tree(out, full.ptr);
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

static inline const char *faults_all_files(void)
{
    drs_buf out = DRS_BUF(&faults_mem);
    faults_tree(&out, ".");
    drs_str copy = drs_arena_copy(faults_arena, drs_buf_str(&out));
    drs_buf_free(&out);
    return copy.ptr;
}

static inline void faults_shell(const char *command)
{
    ck_assert_int_eq(system(command), 0);
}

/* Throws away what tests read; files stay. */
static inline void faults_forget(void)
{
    drs_arena_free(faults_arena);
    faults_arena = drs_arena_new(&faults_mem);
}

static inline void faults_setup(void)
{
    bool in_memory = access("/dev/shm", W_OK) == 0;
    (void)snprintf(faults_folder, sizeof faults_folder, "%s/drucksache-fault-XXXXXX",
                   in_memory ? "/dev/shm" : "/tmp");
    ck_assert_ptr_nonnull(__real_mkdtemp(faults_folder));
    ck_assert_int_eq(chdir(faults_folder), 0);
    ck_assert_int_eq(__real_mkdir("scratch", 0777), 0);
    ck_assert_int_eq(chdir("scratch"), 0);
    ck_assert_int_eq(setenv("LC_ALL", "C", 1), 0);
    faults_mem = drs_test_mem();
    faults_arena = drs_arena_new(&faults_mem);
    faults = mmap(NULL, sizeof *faults, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    ck_assert(faults != MAP_FAILED);
}

static inline void faults_teardown(void)
{
    char command[128];
    munmap(faults, sizeof *faults);
    faults = NULL;
    drs_arena_free(faults_arena);
    ck_assert_int_eq(chdir("/"), 0);
    (void)snprintf(command, sizeof command, "rm -rf '%s'", faults_folder);
    faults_shell(command);
}

#endif
