/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/command.h"
#include "cli/exhausted.h"

#include <fcntl.h>
#include <unistd.h>

/* Were one of the three closed, the first file opened would take its number, and what is meant
 * for standard error would land in an output. In its place stands what cannot be read or written,
 * so that using it is an error that is told. */
static void standard_files_open(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)open("/dev/null", modes[fd]);
}

/* Standard error holds our messages and nothing else, but libraries print there too (libxlsxwriter
 * 1.1.4: "[ERROR][./src/packager.c:1590]: Error writing ..." on a full disk). So the messages get
 * a descriptor of their own, and what the libraries know as standard error leads nowhere. The
 * sanitizers' reports must be seen: there everything stays as it is. */
static FILE *messages_open(void)
{
#ifndef DRS_SANITIZED
    int own = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    FILE *messages = own < 0 ? NULL : fdopen(own, "w");
    int nowhere = messages ? open("/dev/null", O_WRONLY | O_CLOEXEC) : -1;
    if (nowhere >= 0 && setvbuf(messages, NULL, _IONBF, 0) == 0 &&
        dup2(nowhere, STDERR_FILENO) == STDERR_FILENO) {
        (void)close(nowhere);
        return messages;
    }
#endif
    return stderr;
}

int main(int argc, char **argv)
{
    standard_files_open();
    FILE *messages = messages_open();
    drs_exhausted_tell(fileno(messages));
    return drs_command(argc, argv, messages);
}
