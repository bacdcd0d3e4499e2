/* SPDX-License-Identifier: Apache-2.0
 * measure CORE COMMAND [ARGUMENT...]: runs the command once on this core and prints its CPU
 * seconds (user and system), wall seconds, peak memory in KiB and exit status. A program of its
 * own because a child's peak can never read below its parent's, and Python's is 10 MiB. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void become(size_t core, char **command)
{
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    int nowhere = open("/dev/null", O_WRONLY);
    if (sched_setaffinity(0, sizeof cores, &cores) != 0 || nowhere < 0)
        _exit(126);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execvp(command[0], command);
    _exit(127);
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    double start = now();
    pid_t child = fork();
    if (child == 0)
        become((size_t)atoi(argv[1]), argv + 2);
    int status = 0;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return 3;
    printf("%.6f %.6f %ld %d\n", seconds(usage.ru_utime) + seconds(usage.ru_stime), now() - start,
           usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}
