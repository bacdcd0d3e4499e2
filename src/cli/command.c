/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/command.h"

#include "cli/build.h"
#include "cli/help.h"
#include "cli/memory.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/snapshot.h"

#include <stdlib.h>

/* SOURCE_DATE_EPOCH, the only word of the environment that counts for content. */
static drs_status epoch_read(drs_call *call)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    if (!text || !*text)
        return DRS_STATUS_DONE;
    enum { YEAR_9999 = 11 };
    size_t length = strlen(text);
    if (length > YEAR_9999 || strspn(text, "0123456789") != length) {
        drs_message(call, DRS_CLI014, (drs_args){{drs_str_c(text)}});
        return DRS_STATUS_USAGE;
    }
    call->has_epoch = true;
    for (; *text; text++)
        call->epoch = call->epoch * 10 + (*text - '0');
    return DRS_STATUS_DONE;
}

static void profile_names(drs_buf *out)
{
    const char *name;
    for (size_t i = 0; (name = drs_profile_name_at(i)); i++) {
        drs_str stem = drs_str_c(name);
        if (i)
            drs_buf_text(out, ", ");
        drs_buf_put(out, drs_str_sub(stem, 0, stem.len - strlen(".profile")));
    }
}

static drs_status profile_check(const drs_call *call)
{
    if (call->profile.len == 0)
        return DRS_STATUS_DONE;
    drs_arena *arena = drs_arena_new(call->mem);
    bool known = drs_profile_find(arena, call->profile) != NULL;
    drs_arena_free(arena);
    if (known)
        return DRS_STATUS_DONE;
    drs_buf names = DRS_BUF(call->mem);
    profile_names(&names);
    drs_message(call, DRS_CLI013, (drs_args){{call->profile, drs_buf_str(&names)}});
    drs_buf_free(&names);
    return DRS_STATUS_USAGE;
}

static drs_status verb_run(const drs_call *call)
{
    switch (call->verb) {
    case DRS_VERB_HELP:
        return drs_help(call);
    case DRS_VERB_VERSION:
        return drs_version();
    case DRS_VERB_BUILD:
        return drs_build(call);
    case DRS_VERB_CHECK:
        return drs_check_command(call);
    case DRS_VERB_SNAPSHOT:
        return drs_snapshot(call);
    }
    return DRS_STATUS_USAGE;
}

int drs_command(int argc, char **argv, FILE *messages)
{
    drs_language language = drs_language_of_environment();
    drs_last_words last = {messages, drs_diag_words(DRS_GEN008, language)};
    drs_mem mem = drs_memory_of_program(&last);
    drs_call call = {.mem = &mem, .messages = messages, .language = language};
    drs_status status = epoch_read(&call);
    if (!status)
        status = drs_options_read(argc, argv, &call);
    if (!status)
        status = profile_check(&call);
    return status ? (int)status : (int)verb_run(&call);
}
