/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/options.h"

#include "cli/message.h"
#include "reader/reader.h"

#include <getopt.h>
#include <unistd.h>

static const drs_writer *const writers[] = {&drs_pdf_writer, &drs_xlsx_writer, &drs_ods_writer,
                                            &drs_csv_writer, &drs_json_writer, &drs_tree_writer};

enum {
    OPT_NUMBER = 256,
    OPT_ISSUED,
    OPT_REPRINT,
    OPT_TITLE,
    OPT_PROFILE,
    OPT_ANNEX,
    OPT_TABLE,
    OPT_FINDINGS,
    OPT_FROM,
    OPT_INTO,
    OPT_EXIT_CODE,
    OPT_VERSION
};

/* The commands, each a bit. */
enum {
    BUILD = 1,
    CHECK = 2,
    CREATE = 4,
    VERIFY = 8,
    LIST = 16,
    DIFF = 32,
    FACTS = BUILD | CHECK | CREATE, /* read a paper, whose facts can be given */
    ALL = 63
};

/* Every option and the commands it means something to. */
static const struct drs_option {
    const char *name;
    int value;
    bool has_argument;
    unsigned commands;
} options[] = {
    {"output", 'o', true, BUILD | DIFF},
    {"format", 'f', true, BUILD | LIST | DIFF},
    {"jobs", 'j', true, BUILD | CHECK},
    {"quiet", 'q', false, ALL},
    {"verbose", 'v', false, ALL},
    {"help", 'h', false, ALL},
    {"version", OPT_VERSION, false, ALL},
    {"findings", OPT_FINDINGS, true, ALL},
    {"number", OPT_NUMBER, true, FACTS},
    {"issued", OPT_ISSUED, true, FACTS},
    {"reprint", OPT_REPRINT, true, FACTS},
    {"title", OPT_TITLE, true, FACTS},
    {"annex-orientation", OPT_ANNEX, true, FACTS},
    {"table", OPT_TABLE, true, FACTS},
    {"profile", OPT_PROFILE, true, FACTS | DIFF},
    {"from", OPT_FROM, true, FACTS | DIFF},
    {"into", OPT_INTO, true, CREATE},
    {"exit-code", OPT_EXIT_CODE, false, DIFF},
};
enum { OPTIONS = sizeof options / sizeof *options };

/* "PDF" is "pdf". */
static bool is_format(drs_str typed, const char *name)
{
    size_t same = 0;
    while (same < typed.len && name[same] && (typed.ptr[same] | 0x20) == name[same])
        same++;
    return same == typed.len && name[same] == '\0';
}

const drs_writer *drs_writer_find(drs_str name)
{
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
        if (is_format(name, writers[i]->name))
            return writers[i];
    return NULL;
}

static drs_status wrong(const drs_call *call, drs_diag_id id, const char *word)
{
    drs_message(call, id, (drs_args){{drs_str_c(word)}});
    return DRS_STATUS_USAGE;
}

/* A value the option does not take, and those it does. */
static drs_status no_value(const drs_call *call, const char *option, const char *word,
                           const char *values)
{
    drs_message(call, DRS_CLI005,
                (drs_args){{drs_str_c(option), drs_str_c(word), drs_str_c(values)}});
    return DRS_STATUS_USAGE;
}

static drs_status format_add(drs_call *call, drs_str name)
{
    const drs_writer *writer = drs_writer_find(name);
    if (!writer) {
        drs_message(call, DRS_CLI004, (drs_args){{name}});
        return DRS_STATUS_USAGE;
    }
    for (size_t i = 0; i < call->writer_count; i++)
        if (call->writers[i] == writer)
            return DRS_STATUS_DONE;
    call->writers[call->writer_count++] = writer;
    return DRS_STATUS_DONE;
}

static drs_status formats_set(drs_call *call, const char *list)
{
    if (!call->formats_given)
        call->writer_count = 0;
    call->formats_given = true;
    drs_str rest = drs_str_c(list), name;
    while (drs_str_split(&rest, ',', &name)) {
        drs_status status = format_add(call, drs_str_trim(name));
        if (status)
            return status;
    }
    return DRS_STATUS_DONE;
}

static bool number_read(const char *text, unsigned long most, unsigned *number)
{
    unsigned long value = 0;
    if (!*text)
        return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9' || value > most)
            return false;
        value = value * 10 + (unsigned long)(*text - '0');
    }
    *number = (unsigned)value;
    return value >= 1 && value <= most;
}

static drs_status date_set(const drs_call *call, drs_str *field, const char *text)
{
    drs_date date;
    *field = drs_str_c(text);
    bool german = strchr(text, '.') != NULL;
    if (!german || drs_date_parse(*field, &date) != field->len)
        return wrong(call, DRS_CLI006, text);
    return DRS_STATUS_DONE;
}

static drs_status annex_set(drs_call *call, const char *word)
{
    if (strcmp(word, "portrait") == 0)
        call->annex = DRS_PORTRAIT;
    else if (strcmp(word, "landscape") == 0)
        call->annex = DRS_LANDSCAPE;
    else
        return no_value(call, "--annex-orientation", word, "portrait, landscape");
    return DRS_STATUS_DONE;
}

static drs_status findings_set(drs_call *call, const char *word)
{
    call->findings_json = strcmp(word, "json") == 0;
    if (!call->findings_json && strcmp(word, "text") != 0)
        return no_value(call, "--findings", word, "text, json");
    return DRS_STATUS_DONE;
}

/* Behind digits and blanks; NULL where no digit stands. */
static const char *digits_skip(const char *text)
{
    size_t count = strspn(text, "0123456789");
    return count ? text + count + strspn(text + count, " ") : NULL;
}

/* 18/6321; Bavaria prints 19 / 6524, the Saarland 17/1374 (17/1331). */
static bool is_number(const char *text)
{
    const char *at = digits_skip(text);
    at = at && *at == '/' ? digits_skip(at + 1 + strspn(at + 1, " ")) : NULL;
    size_t length = at ? strlen(at) : 0;
    return at && (length == 0 || (*at == '(' && at[length - 1] == ')'));
}

/* What the options that say a fact about the paper mean. */
static drs_status fact_set(drs_call *call, int option, char *value)
{
    switch (option) {
    case OPT_NUMBER:
        call->facts.number = drs_str_c(value);
        return is_number(value) ? DRS_STATUS_DONE : wrong(call, DRS_CLI019, value);
    case OPT_TITLE:
        call->facts.title = drs_str_c(value);
        return DRS_STATUS_DONE;
    case OPT_ISSUED:
        return date_set(call, &call->facts.issued, value);
    default:
        return date_set(call, &call->facts.reprint, value);
    }
}

static drs_status from_set(drs_call *call, const char *word)
{
    call->from = drs_str_c(word);
    return drs_reader_find(call->from) ? DRS_STATUS_DONE
                                       : no_value(call, "--from", word, "paper, csv, xlsx, ods");
}

static drs_status option_set(drs_call *call, int option, char *value)
{
    switch (option) {
    case 'o':
        call->folder = value;
        call->folder_given = true;
        return DRS_STATUS_DONE;
    case 'f':
        return formats_set(call, value);
    case 'j':
        return number_read(value, 64, &call->parallel) ? DRS_STATUS_DONE
                                                       : no_value(call, "-j", value, "1 … 64");
    case 'q':
        call->quiet = true;
        return DRS_STATUS_DONE;
    case 'v':
        call->verbose = true;
        return DRS_STATUS_DONE;
    case OPT_PROFILE:
        call->profile = drs_str_c(value);
        return DRS_STATUS_DONE;
    case OPT_ANNEX:
        return annex_set(call, value);
    case OPT_TABLE:
        call->table = value;
        return DRS_STATUS_DONE;
    case OPT_FINDINGS:
        return findings_set(call, value);
    case OPT_FROM:
        return from_set(call, value);
    case OPT_INTO:
        call->into = value;
        return DRS_STATUS_DONE;
    case OPT_EXIT_CODE:
        call->exit_code = true;
        return DRS_STATUS_DONE;
    case OPT_VERSION:
        call->verb = DRS_VERB_VERSION;
        return DRS_STATUS_DONE;
    case 'h':
        call->verb = DRS_VERB_HELP;
        return DRS_STATUS_DONE;
    default:
        return fact_set(call, option, value);
    }
}

static drs_status verb_set(drs_call *call, const char *word)
{
    static const struct {
        const char *word;
        drs_verb verb;
    } verbs[] = {{"build", DRS_VERB_BUILD},
                 {"check", DRS_VERB_CHECK},
                 {"snapshot", DRS_VERB_SNAPSHOT},
                 {"help", DRS_VERB_HELP}};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(word, verbs[i].word) == 0) {
            call->verb = verbs[i].verb;
            return DRS_STATUS_DONE;
        }
    return wrong(call, DRS_CLI002, word);
}

/* What is left when the options are taken out: the verb, a topic, the inputs. */
static drs_status words_read(drs_call *call, char **words, size_t count)
{
    if (call->verb == DRS_VERB_VERSION)
        return DRS_STATUS_DONE;
    if (count == 0) {
        if (call->verb == DRS_VERB_HELP)
            return DRS_STATUS_DONE;
        drs_message(call, DRS_CLI001, (drs_args){0});
        return DRS_STATUS_USAGE;
    }
    bool asked = call->verb == DRS_VERB_HELP;
    drs_status status = verb_set(call, words[0]);
    if (status)
        return status;
    if (asked || call->verb == DRS_VERB_HELP) {
        call->topic = asked ? words[0] : count > 1 ? words[1] : NULL;
        call->verb = DRS_VERB_HELP;
        return DRS_STATUS_DONE;
    }
    size_t used = 1;
    if (call->verb == DRS_VERB_SNAPSHOT && count > 1)
        call->topic = words[used++];
    call->inputs = (const char *const *)words + used;
    call->input_count = count - used;
    return DRS_STATUS_DONE;
}

/* What must hold whatever the command. */
static drs_status whole_check(const drs_call *call)
{
    if (call->verb != DRS_VERB_BUILD && call->verb != DRS_VERB_CHECK)
        return DRS_STATUS_DONE;
    if (call->input_count == 0) {
        drs_message(call, DRS_CLI007, (drs_args){0});
        return DRS_STATUS_USAGE;
    }
    if (call->table && call->input_count > 1)
        return wrong(call, DRS_CLI021, "--table");
    size_t stdin_count = call->table && strcmp(call->table, "-") == 0;
    for (size_t i = 0; i < call->input_count; i++)
        stdin_count += strcmp(call->inputs[i], "-") == 0;
    if (stdin_count > 1)
        return wrong(call, DRS_CLI008, "-");
    bool to_stdout = call->verb == DRS_VERB_BUILD && strcmp(call->folder, "-") == 0;
    if (to_stdout && (call->input_count != 1 || call->writer_count != 1)) {
        drs_message(call, DRS_CLI009, (drs_args){0});
        return DRS_STATUS_USAGE;
    }
    return DRS_STATUS_DONE;
}

static unsigned command_of(const drs_call *call)
{
    static const struct {
        const char *word;
        unsigned command;
    } snapshots[] = {{"create", CREATE}, {"verify", VERIFY}, {"list", LIST}, {"diff", DIFF}};
    if (call->verb == DRS_VERB_BUILD)
        return BUILD;
    if (call->verb == DRS_VERB_CHECK)
        return CHECK;
    for (size_t i = 0; call->topic && i < sizeof snapshots / sizeof *snapshots; i++)
        if (strcmp(call->topic, snapshots[i].word) == 0)
            return snapshots[i].command;
    return ALL;
}

/* An option that its command would ignore is a slip that has to be told. */
static drs_status seen_check(const drs_call *call, const bool *seen, const char *verb)
{
    for (size_t i = 0; i < OPTIONS; i++) {
        if (!seen[i] || (options[i].commands & command_of(call)))
            continue;
        drs_buf name = DRS_BUF(call->mem);
        drs_buf_text(&name, "--");
        drs_buf_text(&name, options[i].name);
        drs_str command = drs_str_c(call->topic ? call->topic : verb);
        drs_message(call, DRS_CLI020, (drs_args){{drs_buf_str(&name), command}});
        drs_buf_free(&name);
        return DRS_STATUS_USAGE;
    }
    return DRS_STATUS_DONE;
}

static drs_status options_set(int argc, char **argv, drs_call *call, bool *seen)
{
    struct option known[OPTIONS + 1] = {{0}};
    for (size_t i = 0; i < OPTIONS; i++)
        known[i] =
            (struct option){options[i].name, options[i].has_argument, NULL, options[i].value};
    optind = 1;
    opterr = 0;
    int option;
    while ((option = getopt_long(argc, argv, ":o:f:j:qvh", known, NULL)) != -1) {
        if (option == '?' || option == ':')
            return wrong(call, option == ':' ? DRS_CLI010 : DRS_CLI003, argv[optind - 1]);
        drs_status status = option_set(call, option, optarg);
        if (status)
            return status;
        for (size_t i = 0; i < OPTIONS; i++)
            seen[i] = seen[i] || options[i].value == option;
    }
    return DRS_STATUS_DONE;
}

drs_status drs_options_read(int argc, char **argv, drs_call *call)
{
    call->folder = "output";
    call->parallel = 1;
    call->verb = DRS_VERB_BUILD;
    call->writers[0] = &drs_pdf_writer;
    call->writers[1] = &drs_xlsx_writer;
    call->writers[2] = &drs_ods_writer;
    call->writer_count = 3;
    bool seen[OPTIONS] = {false};
    drs_status status = options_set(argc, argv, call, seen);
    if (!status)
        status = words_read(call, argv + optind, (size_t)(argc - optind));
    if (!status && call->verb != DRS_VERB_VERSION && call->verb != DRS_VERB_HELP)
        status = seen_check(call, seen, argv[optind]);
    return status ? status : whole_check(call);
}
