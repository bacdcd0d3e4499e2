/* SPDX-License-Identifier: Apache-2.0 */
#include "reader/paper_head_line.h"

#include "base/resource.h"
#include "base/utf8.h"
#include "reader/paper_askers.h"
#include "reader/paper_entity.h"
#include "reader/paper_join.h"
#include "reader/paper_pattern.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { LONGEST_LINE = 2000 };

drs_str drs_head_words(const drs_source *source, const drs_paper_line *line, drs_buf *out)
{
    out->len = 0;
    drs_str s = line->text;
    if (s.len > LONGEST_LINE)
        return (drs_str){"", 0};
    size_t at = 0;
    while (source->markdown && at < s.len && s.ptr[at] == '#')
        at++;
    for (; at < s.len; at++) {
        char c = s.ptr[at];
        if (source->markdown && (c == '*' || (c == '\\' && at + 1 < s.len)))
            continue;
        uint32_t code_point;
        size_t entity = source->markdown && c == '&' ? drs_entity_at(s, at, &code_point) : 0;
        if (entity) {
            drs_utf8_put(out, code_point);
            at += entity - 1;
            continue;
        }
        bool gap = c == ' ' || c == '\t';
        if (gap && (out->len == 0 || out->ptr[out->len - 1] == ' '))
            continue;
        drs_buf_byte(out, gap ? ' ' : c);
    }
    return drs_str_trim(drs_buf_str(out));
}

typedef struct taker {
    drs_head *head;
    drs_paper *paper;
    drs_str s;
    size_t at;
    drs_place place; /* of the line */
    unsigned told;   /* by this line */
} taker;

static drs_str rest_of(const taker *t)
{
    return drs_str_sub(t->s, t->at, t->s.len);
}

static drs_fact fact_of(const taker *t, size_t from, size_t to)
{
    drs_place place = t->place;
    place.column += (uint32_t)drs_utf8_length(drs_str_sub(t->s, 0, from));
    return (drs_fact){drs_arena_copy(t->head->source->arena, drs_str_sub(t->s, from, to)), place};
}

static bool is_word_end(drs_str s, size_t at)
{
    return at >= s.len ||
           !(((unsigned char)s.ptr[at] | 0x20) >= 'a' && ((unsigned char)s.ptr[at] | 0x20) <= 'z');
}

/* Moves behind the words if they stand here. */
static bool take_words(taker *t, const char *words)
{
    size_t n = drs_begins(rest_of(t), words);
    if (n == 0 || !is_word_end(t->s, t->at + n))
        return false;
    t->at += n;
    return true;
}

static bool take_any(taker *t, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (take_words(t, words[i]))
            return true;
    return false;
}

static void take_gap(taker *t)
{
    for (;;) {
        t->at = drs_skip_blanks(t->s, t->at);
        drs_str rest = rest_of(t);
        if (drs_str_starts(rest, drs_str_c("–")) || drs_str_starts(rest, drs_str_c("—")))
            t->at += 3;
        else if (drs_str_starts(rest, drs_str_c("·")))
            t->at += 2;
        else if (rest.len && strchr("-/|:,;()_", rest.ptr[0]))
            t->at++;
        else
            return;
    }
}

static bool take_date(taker *t, drs_dated *dated)
{
    size_t from = drs_skip_blanks(t->s, t->at);
    drs_date date;
    size_t n = drs_date_parse(drs_str_sub(t->s, from, t->s.len), &date);
    if (n == 0)
        return false;
    *dated = (drs_dated){fact_of(t, from, from + n), date};
    t->at = from + n;
    return true;
}

/* ---- the facts ---- */

/* Longer ones first; "+" marks what only goes on with a name ("+Stadtbürgerschaft"). */
static bool take_parliament(taker *t)
{
    drs_str list = drs_resource("parlamente.txt"), name;
    drs_fact *known = &t->paper->parliament;
    size_t from = t->at;
    while (drs_str_split(&list, '\n', &name)) {
        bool more = name.len && name.ptr[0] == '+';
        size_t n = drs_begins_str(rest_of(t), drs_str_sub(name, more, name.len));
        if (n == 0 || !is_word_end(t->s, from + n) || more != (known->text.len != 0))
            continue;
        drs_fact now = fact_of(t, from, from + n);
        drs_str pieces[] = {known->text, {" ", 1}, now.text};
        if (more)
            known->text = drs_arena_join(t->head->source->arena, pieces, 3);
        else
            *known = now;
        t->at = from + n;
        t->told |= DRS_TOLD_PARLIAMENT;
        return true;
    }
    return false;
}

bool drs_begins_parliament(drs_str s)
{
    drs_str list = drs_resource("parlamente.txt"), name;
    while (s.len && drs_str_split(&list, '\n', &name))
        if (name.len && ((name.ptr[0] ^ s.ptr[0]) & ~0x20) == 0 && drs_begins_str(s, name))
            return true;
    return false;
}

void drs_head_settle_parliament(drs_source *source)
{
    drs_fact *known = &source->paper->parliament;
    drs_str list = drs_resource("parlamente.txt"), name;
    while (known->text.len && drs_str_split(&list, '\n', &name)) {
        if (drs_begins_str(known->text, name) != known->text.len)
            continue;
        if (drs_is_clear(known->text, drs_arena_copy(source->arena, name).ptr))
            return;
        drs_source_report(source, DRS_PAP032, known->place, known->text, name);
        known->text = name;
        return;
    }
}

static bool take_term(taker *t)
{
    uint32_t number;
    size_t n = drs_digits_at(t->s, t->at, &number), end = t->at + n;
    if (n == 0 || n > 2)
        return false;
    size_t word = drs_begins(drs_str_sub(t->s, end, t->s.len), ". Wahlperiode");
    if (word == 0 || t->paper->term.text.len)
        return false;
    t->paper->term = fact_of(t, t->at, end);
    t->at = end + word;
    t->told |= DRS_TOLD_TERM;
    return true;
}

static bool is_inquiry_begun(const taker *t)
{
    const drs_inquiry *inquiry = &t->paper->inquiry;
    return inquiry->kind.len || inquiry->number.text.len || t->head->askers.len;
}

/* "18/______": the field where a number belongs, still open */
static size_t open_field_at(drs_str s, size_t at)
{
    uint32_t number;
    size_t n = drs_digits_at(s, at, &number), end = at + n;
    if (n == 0 || end >= s.len || s.ptr[end] != '/')
        return 0;
    size_t from = ++end;
    while (end < s.len && s.ptr[end] == '_')
        end++;
    return end - from >= 2 ? end - at : 0;
}

/* A fact may be told again, in the same n bytes. */
static bool may_tell(const taker *t, const drs_fact *fact, size_t n)
{
    return fact->text.len == 0 || drs_str_equal(fact->text, drs_str_sub(t->s, t->at, t->at + n));
}

/* The first number is the paper's own, unless the inquiry was named before it, or it stands
 * behind "zu". */
static bool take_number(taker *t)
{
    static const char *const words[] = {"Drucksachen-Nr.", "Drucksachen Nr.", "Drucksache Nr.",
                                        "Drs.-Nr.",        "Drucksache",      "Drs."};
    size_t start = t->at;
    bool asked = (take_words(t, "zu") && t->paper->number.text.len) || is_inquiry_begun(t);
    t->at = drs_skip_blanks(t->s, t->at);
    if (!take_any(t, words, COUNT(words))) {
        t->at = start;
        return false;
    }
    t->at = drs_skip_blanks(t->s, t->at);
    if (t->at < t->s.len && t->s.ptr[t->at] == ':')
        t->at = drs_skip_blanks(t->s, t->at + 1);
    size_t n = drs_paper_number_at(t->s, t->at), open = open_field_at(t->s, t->at);
    if (open) {
        t->at += open;
        t->told |= DRS_TOLD_NUMBER;
        return true;
    }
    drs_fact *fact = asked ? &t->paper->inquiry.paper : &t->paper->number;
    if (n == 0 || !may_tell(t, fact, n)) {
        t->at = start;
        return false;
    }
    *fact = fact->text.len ? *fact : fact_of(t, t->at, t->at + n);
    t->at += n;
    t->told |= asked ? DRS_TOLD_INQUIRY : DRS_TOLD_NUMBER;
    return true;
}

/* "Dresden, den 4. Februar 2025" and nothing else: the date of a letter. */
static bool take_letter_date(taker *t)
{
    size_t comma = drs_str_find_byte(t->s, ','), start = t->at;
    drs_str town = drs_str_sub(t->s, 0, comma);
    drs_dated dated;
    if (start || comma == DRS_NOT_FOUND || drs_str_find_byte(town, ' ') != DRS_NOT_FOUND ||
        drs_letters_end(town, 0) != town.len)
        return false;
    t->at = drs_skip_blanks(t->s, comma + 1);
    (void)take_words(t, "den");
    if (!take_date(t, &dated) || t->at < t->s.len) {
        t->at = start;
        return false;
    }
    t->paper->date = (drs_dated){fact_of(t, 0, t->at), dated.date};
    return true;
}

static bool take_plain_date(taker *t)
{
    if (t->paper->date.fact.text.len || !(take_date(t, &t->paper->date) || take_letter_date(t)))
        return false;
    t->told |= DRS_TOLD_DATE;
    return true;
}

/* "(22.05.2025)" behind the date of issue, or behind "Neudruck". A date before that of issue is no
 * Neudruck's, and stays with what it stands behind. */
static void take_reprint_date(taker *t, drs_dated *issued)
{
    size_t start = t->at;
    t->at = drs_skip_blanks(t->s, t->at);
    bool bracket = t->at < t->s.len && t->s.ptr[t->at] == '(';
    t->at += bracket;
    drs_dated dated;
    if (!take_date(t, &dated)) {
        t->at = start;
        return;
    }
    t->at += bracket && t->at < t->s.len && t->s.ptr[t->at] == ')';
    if (issued && drs_date_days(dated.date) < drs_date_days(issued->date))
        issued->fact = fact_of(t, start - issued->fact.text.len, t->at);
    else
        t->paper->reprint = dated;
}

static bool take_reprint(taker *t)
{
    static const char word[] = "Neudruck";
    size_t from = t->at;
    bool known = t->paper->reprint.fact.text.len != 0;
    if (!take_words(t, word))
        return false;
    if (!known) {
        t->paper->reprint = (drs_dated){.fact = fact_of(t, from, t->at)};
        t->paper->reprint.fact.text = drs_str_c(word);
        take_reprint_date(t, NULL);
    }
    t->told |= DRS_TOLD_ISSUED;
    return true;
}

static const struct dated_label {
    const char *words;
    unsigned told;
    bool original;
} dated_labels[] = {{"Datum des Originals:", DRS_TOLD_ISSUED, true},
                    {"Ausgegeben:", DRS_TOLD_ISSUED, false},
                    {"Ausgegeben am", DRS_TOLD_ISSUED, false},
                    {"Eingegangen:", DRS_TOLD_RECEIVED, false},
                    {"Eingegangen am", DRS_TOLD_RECEIVED, false},
                    {"Eingang:", DRS_TOLD_RECEIVED, false},
                    {"Eingang beim Abgeordnetenhaus am", DRS_TOLD_RECEIVED, false},
                    {"Bearbeitet am", DRS_TOLD_RECEIVED, false},
                    {"an die Staatskanzlei übersandt am", DRS_TOLD_RECEIVED, false},
                    {"Datum:", DRS_TOLD_DATE, false}};

/* The fact a label speaks of; NULL for one that the model has no place for. */
static drs_dated *labelled(taker *t, const struct dated_label *label)
{
    if (label->told == DRS_TOLD_RECEIVED)
        return NULL;
    if (label->told == DRS_TOLD_DATE)
        return &t->paper->date;
    return label->original ? &t->paper->original : &t->paper->issued;
}

static bool take_labelled_date(taker *t)
{
    for (size_t i = 0; i < COUNT(dated_labels); i++) {
        const struct dated_label *label = &dated_labels[i];
        size_t n = drs_begins(rest_of(t), label->words);
        if (n == 0)
            continue;
        drs_dated *goal = labelled(t, label), dated;
        t->at += n;
        if ((goal && goal->fact.text.len) || !take_date(t, &dated)) {
            t->at -= n;
            return false;
        }
        if (goal)
            *goal = dated;
        if (goal && goal == &t->paper->issued && !t->paper->reprint.fact.text.len)
            take_reprint_date(t, goal);
        t->told |= label->told;
        return true;
    }
    return false;
}

/* "2326", "8/742", "Nr. 2326" behind the kind of inquiry */
static void take_inquiry_number(taker *t)
{
    size_t start = t->at;
    t->at = drs_skip_blanks(t->s, t->at);
    static const char *const words[] = {"Nr.", "- Nr.", "- KA", "– KA", "KA"};
    (void)take_any(t, words, COUNT(words));
    t->at = drs_skip_blanks(t->s, t->at);
    uint32_t number;
    size_t n = drs_paper_number_at(t->s, t->at);
    n = n ? n : drs_digits_at(t->s, t->at, &number);
    drs_date date;
    drs_fact *fact = &t->paper->inquiry.number;
    if (n == 0 || !may_tell(t, fact, n) || drs_date_parse(rest_of(t), &date)) {
        t->at = start;
        return;
    }
    *fact = fact->text.len ? *fact : fact_of(t, t->at, t->at + n);
    t->at += n;
}

/* What was a date before scanning spoilt it ("03 07.2025"): kept as words. */
static bool take_spoilt_date(taker *t, drs_dated *dated)
{
    size_t from = drs_skip_blanks(t->s, t->at), end = from, digits = 0;
    while (end < t->s.len && strchr("0123456789. ", t->s.ptr[end])) {
        digits += t->s.ptr[end] >= '0' && t->s.ptr[end] <= '9';
        end++;
    }
    while (end > from && t->s.ptr[end - 1] == ' ')
        end--;
    if (digits < 5 || digits > 8)
        return false;
    *dated = (drs_dated){.fact = fact_of(t, from, end)};
    t->at = end;
    return true;
}

static bool take_since(taker *t, drs_dated *dated)
{
    size_t start = t->at;
    t->at = drs_skip_blanks(t->s, t->at);
    if (take_words(t, "vom") && (take_date(t, dated) || take_spoilt_date(t, dated)))
        return true;
    t->at = start;
    return false;
}

/* "Kleine Anfrage", "Kleinen Anfrage": the kind in its plain form */
static bool take_inquiry_kind(taker *t)
{
    static const struct {
        const char *words, *kind;
    } kinds[] = {{"Schriftliche Kleine Anfrage", "Schriftliche Kleine Anfrage"},
                 {"Schriftlichen Kleinen Anfrage", "Schriftliche Kleine Anfrage"},
                 {"Kleine Anfrage", "Kleine Anfrage"},
                 {"Kleinen Anfrage", "Kleine Anfrage"},
                 {"Große Anfrage", "Große Anfrage"},
                 {"Großen Anfrage", "Große Anfrage"},
                 {"Schriftliche Anfrage", "Schriftliche Anfrage"},
                 {"Schriftlichen Anfrage", "Schriftliche Anfrage"},
                 {"Mündliche Anfrage", "Mündliche Anfrage"},
                 {"Dringliche Anfrage", "Dringliche Anfrage"},
                 {"Dringlicher Berichtsantrag", "Dringlicher Berichtsantrag"},
                 {"Berichtsantrag", "Berichtsantrag"},
                 {"Interpellation", "Interpellation"},
                 {"Anfrage", "Anfrage"}};
    for (size_t i = 0; i < COUNT(kinds); i++) {
        size_t start = t->at;
        if (!take_words(t, kinds[i].words))
            continue;
        drs_inquiry *inquiry = &t->paper->inquiry;
        bool longer = drs_begins(rest_of(t), " zur schriftlichen Beantwortung") != 0;
        t->at = longer ? t->s.len : t->at;
        if (!inquiry->kind.len) {
            drs_fact whole = fact_of(t, start, t->at);
            bool clear = drs_is_clear(whole.text, kinds[i].words);
            inquiry->kind = longer || !clear ? whole.text : drs_str_c(kinds[i].kind);
            inquiry->place = whole.place;
        }
        return true;
    }
    return false;
}

static bool take_inquiry(taker *t)
{
    static const char *const openings[] = {"auf die", "auf den", "auf eine", "zu der", "zur"};
    size_t start = t->at;
    (void)take_any(t, openings, COUNT(openings));
    t->at = drs_skip_blanks(t->s, t->at);
    if (!take_inquiry_kind(t)) {
        t->at = start;
        return false;
    }
    take_inquiry_number(t);
    if (!t->paper->inquiry.date.fact.text.len)
        (void)take_since(t, &t->paper->inquiry.date);
    t->told |= DRS_TOLD_INQUIRY;
    return true;
}

/* "vom 10.03.2025" on a line of its own: of the inquiry until the answer begins. */
static bool take_dated(taker *t)
{
    drs_dated *goal = t->paper->type.text.len && t->paper->inquiry.date.fact.text.len
                          ? &t->paper->date
                          : &t->paper->inquiry.date;
    if (goal->fact.text.len || !is_inquiry_begun(t) || !take_since(t, goal))
        return false;
    t->told |= DRS_TOLD_INQUIRY;
    return true;
}

static bool take_type(taker *t)
{
    static const char *const words[] = {"Schriftliche Antwort", "Antwort"};
    size_t from = t->at;
    if (!take_any(t, words, COUNT(words)))
        return false;
    if (!t->paper->type.text.len)
        t->paper->type = fact_of(t, from, t->at);
    t->told |= DRS_TOLD_TYPE;
    return true;
}

/* Where words end that are followed by another fact on the line. */
static size_t words_end(const taker *t)
{
    static const char *const next[] = {" – Drucksache",   " - Drucksache",  " Drucksache ",
                                       " auf die Kleine", " auf die Große", " vom ",
                                       " – Drs",          " - Drs",         " Drs. "};
    size_t end = t->s.len;
    for (size_t i = 0; i < COUNT(next); i++) {
        size_t hit = drs_str_find(drs_str_sub(t->s, t->at, end), drs_str_c(next[i]));
        if (hit == DRS_NOT_FOUND)
            continue;
        drs_date date;
        drs_str behind = drs_str_sub(t->s, t->at + hit + strlen(next[i]), t->s.len);
        if (strcmp(next[i], " vom ") != 0 || drs_date_parse(behind, &date))
            end = t->at + hit;
    }
    return end;
}

/* Names are short: a piece between two commas that is longer is a sentence. */
static bool are_names(drs_str s)
{
    enum { LONGEST_NAME = 120 };
    drs_str piece;
    while (drs_str_split(&s, ',', &piece))
        if (piece.len > (size_t)LONGEST_NAME * 2 ||
            (piece.len > LONGEST_NAME && drs_str_find(piece, drs_str_c(" und ")) > LONGEST_NAME))
            return false;
    return true;
}

/* "Anna Muster (SPD) und Bernd Beispiel (FDP)" with no article before: only Fraktionen in brackets
 * behind each name make sure that these are askers. */
static bool are_bare_askers(const taker *t)
{
    drs_str s = drs_str_trim(drs_str_sub(t->s, t->at, words_end(t)));
    return t->at == 0 && t->paper->inquiry.kind.len && are_names(s) &&
           drs_askers_all_told(t->head->source, s);
}

static bool take_askers(taker *t)
{
    static const char *const articles[] = {"des Abgeordneten",
                                           "der Abgeordneten",
                                           "des Abg.",
                                           "der Abg.",
                                           "den Abgeordneten",
                                           "der Frau Abgeordneten",
                                           "der/des Abgeordneten",
                                           "Abgeordneter",
                                           "Abgeordnete",
                                           "der Fraktionen",
                                           "der Fraktion"};
    size_t from = t->at;
    if (t->head->askers.len || t->told & DRS_TOLD_ASKERS ||
        !(take_any(t, articles, COUNT(articles)) || are_bare_askers(t)))
        return false;
    drs_str article = drs_str_sub(t->s, from, t->at);
    bool group = article.len == 0 || drs_begins(article, "der Fraktion");
    size_t end = words_end(t);
    drs_str words = drs_str_trim(drs_str_sub(t->s, group ? from : t->at, end));
    if (!are_names(words)) {
        t->at = from;
        return false;
    }
    t->head->askers_place = fact_of(t, t->at, t->at).place;
    t->head->askers_place.column++;
    if (!group)
        t->paper->inquiry.article = drs_arena_copy(t->head->source->arena, article);
    drs_buf_put(&t->head->askers, words);
    t->at = end;
    t->told |= DRS_TOLD_ASKERS;
    return true;
}

static bool take_answerer(taker *t)
{
    drs_str rest = rest_of(t);
    drs_str before = t->paper->answerer.text;
    if (!t->paper->type.text.len || (before.len && !(t->told & DRS_TOLD_TYPE)))
        return false;
    static const char *const openings[] = {
        "der ",           "des ",      "Minister ",     "Ministerin ",       "Ministerium ",
        "Staatsminister", "Chef der ", "Chefin der ",   "Senatsverwaltung ", "Kultusminister",
        "Staatskanzlei",  "Der Senat", "Finanzminister"};
    if (!drs_begins_with_any(rest, openings, COUNT(openings)))
        return false;
    if (drs_begins(rest, "der Abg") || drs_begins(rest, "des Abg") ||
        drs_begins(rest, "der Frau Abg"))
        return false;
    enum { LONGEST_ANSWERER = 300 };
    size_t end = words_end(t);
    if (end - t->at > LONGEST_ANSWERER)
        return false;
    drs_fact now = fact_of(t, t->at, end);
    if (before.len) {
        drs_str pieces[] = {before, {" ", 1}, now.text};
        t->paper->answerer.text = drs_arena_join(t->head->source->arena, pieces, 3);
    } else {
        t->paper->answerer = now;
    }
    t->at = end;
    t->told |= DRS_TOLD_ANSWERER;
    return true;
}

/* "2", "Seite 2 / 4" in a running head; "1" behind the dates in the foot of page 1 */
static bool take_page(taker *t)
{
    size_t start = t->at;
    uint32_t number;
    (void)take_words(t, "Seite");
    t->at = drs_skip_blanks(t->s, t->at);
    size_t n = drs_digits_at(t->s, t->at, &number);
    t->at += n;
    /* "1Eingegangen: …": the number of page 1 stuck to its foot */
    bool alone = t->at == t->s.len || strchr(" -", t->s.ptr[t->at]) ||
                 drs_str_starts(rest_of(t), drs_str_c("–")) || drs_letter_at(t->s, t->at);
    if (n == 0 || n > 4 || !alone || !(t->head->edge || (t->told & DRS_TOLD_ISSUED))) {
        t->at = start;
        return false;
    }
    t->told |= DRS_TOLD_PAGE;
    return true;
}

/* Words that join facts and tell nothing. */
static bool take_filler(taker *t)
{
    static const char *const words[] = {"und",     "mit",     "zu der",  "zur",
                                        "auf die", "auf den", "auf eine"};
    if (!(t->told || t->head->told) || !take_any(t, words, COUNT(words)))
        return false;
    t->told |= DRS_TOLD_JOINT;
    return true;
}

typedef bool take_fact(taker *t);

static take_fact *const facts[] = {
    take_parliament, take_term, take_number, take_labelled_date, take_reprint,
    take_plain_date, take_type, take_askers, take_inquiry,       take_dated,
    take_answerer,   take_page, take_filler};

static bool take_one(taker *t)
{
    for (size_t i = 0; i < COUNT(facts); i++)
        if (facts[i](t))
            return true;
    return false;
}

unsigned drs_head_line(drs_head *head, drs_str words, drs_place place)
{
    drs_paper before = *head->source->paper;
    size_t askers_before = head->askers.len;
    taker t = {.head = head, .paper = head->source->paper, .s = words, .place = place};
    for (take_gap(&t); t.at < words.len; take_gap(&t)) {
        if (take_one(&t))
            continue;
        *head->source->paper = before;
        head->askers.len = askers_before;
        return 0;
    }
    head->told |= t.told;
    head->was_answerer = (t.told & DRS_TOLD_ANSWERER) != 0;
    head->was_askers = (t.told & DRS_TOLD_ASKERS) != 0;
    return t.told;
}
