/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/snapshot.h"

#include "cli/message.h"

static drs_status usage(const drs_call *call, drs_diag_id id, const char *word)
{
    drs_message(call, id, (drs_args){{drs_str_c(word)}});
    return DRS_STATUS_USAGE;
}

static drs_status create(const drs_call *call)
{
    if (call->input_count == 0)
        return usage(call, DRS_CLI007, "");
    if (!call->into || !*call->into)
        return usage(call, DRS_CLI031, "");
    size_t piped = 0;
    for (size_t i = 0; i < call->input_count; i++)
        piped += strcmp(call->inputs[i], "-") == 0;
    if (call->table && call->input_count > 1)
        return usage(call, DRS_CLI021, "--table");
    piped += call->table && strcmp(call->table, "-") == 0;
    return piped > 1 ? usage(call, DRS_CLI008, "-") : drs_snapshot_create(call);
}

static drs_status verify(const drs_call *call)
{
    return call->input_count == 0 ? usage(call, DRS_CLI032, "") : drs_snapshot_verify(call);
}

static drs_status list(const drs_call *call)
{
    if (call->input_count != 1)
        return usage(call, DRS_CLI033, "");
    if (call->formats_given && (call->writer_count != 1 || call->writers[0] != &drs_json_writer))
        return usage(call, DRS_CLI034, "");
    return drs_snapshot_list(call);
}

static drs_status diff(const drs_call *call)
{
    if (call->input_count != 2)
        return usage(call, DRS_CLI035, "");
    if (strcmp(call->inputs[0], "-") == 0 && strcmp(call->inputs[1], "-") == 0)
        return usage(call, DRS_CLI008, "-");
    if (strcmp(call->folder, "-") == 0 && call->writer_count != 1)
        return usage(call, DRS_CLI009, "");
    return drs_snapshot_diff(call);
}

drs_status drs_snapshot(const drs_call *call)
{
    static const struct {
        const char *word;
        drs_status (*run)(const drs_call *call);
    } commands[] = {{"create", create}, {"verify", verify}, {"list", list}, {"diff", diff}};
    for (size_t i = 0; call->topic && i < sizeof commands / sizeof *commands; i++)
        if (strcmp(call->topic, commands[i].word) == 0)
            return commands[i].run(call);
    return usage(call, DRS_CLI030, call->topic ? call->topic : "");
}
