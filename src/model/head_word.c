/* SPDX-License-Identifier: Apache-2.0
 * German puts what a noun is at its end ("Projekt-Status", "Projektstand" are a Status), adjectives
 * before it ("Zuständiges Ressort") and what it belongs to behind it ("Status des Projekts",
 * "Kosten der Maßnahme"). So words are looked at from left to right: the first one that names a
 * role decides, unless a noun of another kind stands before it ("Anzahl Projekte", "Beginn der
 * Maßnahme") or closely behind it ("Projekt-Nr."). "Name" and its like name the role of what
 * follows: "Name der Behörde" is the Behörde. Words are compared in lower case, without umlauts,
 * without the hyphen of a line break. */
#include "model/head_word.h"

#include "base/utf8.h"

enum { LONGEST_WORD = 48 };

typedef enum word_kind {
    WORD_UNKNOWN,
    WORD_ROLE,
    WORD_LABEL,   /* "Name": of what? */
    WORD_ARTICLE, /* makes what follows belong to what stands before */
    WORD_QUANTITY /* tells something else of what it stands with */
} word_kind;

typedef enum word_gap { GAP_BLANK, GAP_HYPHEN, GAP_SIGN } word_gap;

typedef struct head_word {
    char letters[LONGEST_WORD];
    size_t length;
    word_gap after; /* what divides it from the next word */
    word_kind kind;
    drs_role role;
} head_word;

/* ---- kinds of words ---- */

/* Matched at the end of a word: "Landesbehörde", "Pilotprojekt". */
static const struct {
    const char *stem;
    drs_role role;
} compounds[] = {
    {"behoerde", DRS_BEHOERDE},    {"dienststelle", DRS_BEHOERDE},  {"einrichtung", DRS_BEHOERDE},
    {"institution", DRS_BEHOERDE}, {"ressort", DRS_RESSORT},        {"ministerium", DRS_RESSORT},
    {"ministerien", DRS_RESSORT},  {"projekt", DRS_NAME},           {"vorhaben", DRS_NAME},
    {"initiative", DRS_NAME},      {"massnahme", DRS_NAME},         {"status", DRS_STATUS},
    {"phase", DRS_STATUS},         {"sachstand", DRS_STATUS},       {"projektstand", DRS_STATUS},
    {"ungsstand", DRS_STATUS},     {"verfahrensstand", DRS_STATUS}, {"arbeitsstand", DRS_STATUS},
    {"vorhabenstand", DRS_STATUS},
};

/* Matched as a whole: "Vorstand" is no Stand, "Planstelle" no Stelle. */
static const struct {
    const char *stem;
    drs_role role;
} wholes[] = {{"stelle", DRS_BEHOERDE}, {"stand", DRS_STATUS}};

static const char *const labels[] = {"name", "bezeichnung", "titel"};

static const char *const articles[] = {"der",  "des",  "die", "dem", "den", "das", "dieser",
                                       "fuer", "zum",  "zur", "von", "vom", "im",  "in",
                                       "am",   "beim", "bei", "an",  "aus"};

static const char *const quantities[] = {"anzahl",
                                         "zahl",
                                         "nr",
                                         "nummer",
                                         "id",
                                         "kosten",
                                         "budget",
                                         "mittel",
                                         "beginn",
                                         "start",
                                         "ende",
                                         "laufzeit",
                                         "dauer",
                                         "datum",
                                         "ziel",
                                         "art",
                                         "typ",
                                         "link",
                                         "beschreibung",
                                         "leiter",
                                         "leiterin",
                                         "leitung",
                                         "ansprechpartner",
                                         "ansprechpartnerin",
                                         "kontakt",
                                         "adresse",
                                         "jahr",
                                         "kuerzel",
                                         "kennung",
                                         "vorname",
                                         "nachname",
                                         "summe",
                                         "anteil"};

/* "Titel" alone is a number of the budget. */
static const char *const names[] = {"name", "bezeichnung"};

/* Is `word`, from `from` on, the stem with an ending of declension? */
static bool is_stem(drs_str word, size_t from, const char *stem)
{
    static const char *const endings[] = {"", "s", "es", "e", "n", "en"};
    drs_str rest = drs_str_sub(word, from, word.len);
    if (!drs_str_starts(rest, drs_str_c(stem)))
        return false;
    rest = drs_str_sub(rest, strlen(stem), rest.len);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (drs_str_is(rest, endings[i]))
            return true;
    return false;
}

static bool ends_in(drs_str word, const char *stem)
{
    for (size_t from = 0; from + strlen(stem) <= word.len; from++)
        if (is_stem(word, from, stem))
            return true;
    return false;
}

static drs_role role_of(drs_str word)
{
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
        if (drs_str_is(word, wholes[i].stem))
            return wholes[i].role;
    for (size_t i = 0; i < sizeof compounds / sizeof *compounds; i++)
        if (ends_in(word, compounds[i].stem))
            return compounds[i].role;
    return DRS_OTHER;
}

static bool is_one_of(drs_str word, const char *const *stems, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_stem(word, 0, stems[i]))
            return true;
    return false;
}
#define IS_ONE_OF(word, list) is_one_of(word, list, sizeof(list) / sizeof *(list))

/* "Projektname", "Behördenbezeichnung": the role of the part before; DRS_OTHER for none. */
static drs_role role_before_label(drs_str word)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        size_t label = strlen(labels[i]);
        if (word.len > label && drs_str_ends(word, drs_str_c(labels[i])))
            return role_of(drs_str_sub(word, 0, word.len - label));
    }
    return DRS_OTHER;
}

static drs_str letters_of(const head_word *word)
{
    return drs_str_of(word->letters, word->length);
}

static void classify(head_word *word)
{
    drs_str letters = letters_of(word);
    word->role = role_of(letters);
    if (word->role == DRS_OTHER)
        word->role = role_before_label(letters);
    if (word->role != DRS_OTHER)
        word->kind = WORD_ROLE;
    else if (IS_ONE_OF(letters, labels))
        word->kind = WORD_LABEL;
    else if (IS_ONE_OF(letters, articles))
        word->kind = WORD_ARTICLE;
    else if (IS_ONE_OF(letters, quantities))
        word->kind = WORD_QUANTITY;
    else
        word->kind = WORD_UNKNOWN;
}

/* ---- words ---- */

static void put(head_word *word, const char *letters)
{
    for (; *letters && word->length < LONGEST_WORD; letters++)
        word->letters[word->length++] = *letters;
}

/* What the words need to know of a letter; others than these make a word unknown, as they should.
 */
static void put_letter(head_word *word, uint32_t c)
{
    enum {
        A_UMLAUT = 0xE4,
        O_UMLAUT = 0xF6,
        U_UMLAUT = 0xFC,
        SHARP_S = 0xDF,
        CAPITAL_SHARP_S = 0x1E9E
    };
    uint32_t low = c == CAPITAL_SHARP_S ? SHARP_S : drs_utf8_lower(c);
    char plain[2] = {low < 0x80 ? (char)low : '?', '\0'};
    put(word, low == A_UMLAUT   ? "ae"
              : low == O_UMLAUT ? "oe"
              : low == U_UMLAUT ? "ue"
              : low == SHARP_S  ? "ss"
                                : plain);
}

/* Offset behind a hyphen and the line end and blanks that follow it, where a small letter goes on:
 * the word was only broken. 0 otherwise. */
static size_t behind_break(drs_str head, size_t at)
{
    size_t end = at;
    bool has_line_end = false;
    while (end < head.len && (head.ptr[end] == '\n' || head.ptr[end] == ' ')) {
        has_line_end = has_line_end || head.ptr[end] == '\n';
        end++;
    }
    size_t next = end;
    uint32_t c = has_line_end && end < head.len ? drs_utf8_next(head, &next) : 0;
    return c && drs_utf8_is_letter(c) && !drs_utf8_is_upper(c) ? end : 0;
}

/* The next run of letters from *at on. False at the end. */
static bool word_read(drs_str head, size_t *at, head_word *word)
{
    enum { SOFT_HYPHEN = 0xAD, DIAERESIS = 0x308 };
    *word = (head_word){.after = GAP_BLANK};
    while (*at < head.len) {
        size_t before = *at;
        uint32_t c = drs_utf8_next(head, at);
        if (c == DIAERESIS)
            put(word, "e");
        else if (drs_utf8_is_letter(c))
            put_letter(word, c);
        if (c == SOFT_HYPHEN || c == DIAERESIS || drs_utf8_is_letter(c))
            continue;
        size_t behind = c == '-' && word->length ? behind_break(head, *at) : 0;
        if (behind) {
            *at = behind;
        } else if (word->length) {
            *at = before;
            break;
        }
    }
    if (word->length)
        classify(word);
    return word->length != 0;
}

/* Moves behind what divides two words and tells it. '.' belongs to short forms ("Nr."). */
static word_gap gap_read(drs_str head, size_t *at)
{
    word_gap gap = GAP_BLANK;
    while (*at < head.len) {
        size_t next = *at;
        uint32_t c = drs_utf8_next(head, &next);
        if (drs_utf8_is_letter(c))
            break;
        if (c == '-' && gap == GAP_BLANK)
            gap = GAP_HYPHEN;
        else if (c < 0x80 && strchr("/,;:()&+|", (int)c) && c)
            gap = GAP_SIGN;
        *at = next;
    }
    return gap;
}

/* ---- the head ---- */

typedef struct head_reading {
    drs_head_role found;
    bool has_label;  /* "Name" was there: DRS_NAME unless a Behörde or a Ressort follows */
    bool is_name;    /* it says enough alone */
    bool has_noun;   /* a word of which it is not known what it is */
    bool is_blocked; /* by what stands before, until a sign */
    bool is_next;    /* the next word is the first behind the one that decided */
} head_reading;

/* A word behind the one that decided. False: nothing more can change. */
static bool reconsider(head_reading *r, const head_word *word, word_gap gap)
{
    enum { PLURAL = 2 }; /* letters of "(en)" */
    bool is_next = r->is_next && gap != GAP_SIGN;
    r->is_next = false;
    if (word->kind == WORD_QUANTITY && is_next) {
        r->found.role = DRS_OTHER;
        return false;
    }
    if (word->role == DRS_STATUS && is_next && r->found.role == DRS_NAME)
        r->found.role = DRS_STATUS;
    if (word->kind == WORD_QUANTITY || (word->kind == WORD_UNKNOWN && word->length > PLURAL))
        r->found.is_plain = false;
    return word->kind != WORD_ARTICLE;
}

static void decide(head_reading *r, const head_word *word)
{
    bool names_it = r->has_label && (word->role == DRS_STATUS || word->role == DRS_NAME);
    r->found.role = names_it ? DRS_NAME : word->role;
    r->found.is_plain = !r->has_noun;
    r->is_next = true;
}

/* A word before any has decided. */
static void consider(head_reading *r, const head_word *word)
{
    switch (word->kind) {
    case WORD_ROLE:
        if (!r->is_blocked)
            decide(r, word);
        break;
    case WORD_LABEL:
        r->has_label = !r->is_blocked;
        r->is_name = r->has_label && IS_ONE_OF(letters_of(word), names);
        break;
    case WORD_ARTICLE:
        r->is_blocked = r->is_blocked || r->has_noun;
        break;
    case WORD_QUANTITY:
        r->is_blocked = true;
        r->has_label = false;
        break;
    case WORD_UNKNOWN:
        r->has_noun = true;
        break;
    }
}

drs_head_role drs_head_role_of(drs_str head)
{
    head_reading r = {.found = {DRS_OTHER, false}};
    head_word word;
    word_gap gap = GAP_SIGN;
    for (size_t at = 0; word_read(head, &at, &word); gap = gap_read(head, &at)) {
        if (gap == GAP_SIGN) {
            if (r.has_label && r.found.role == DRS_OTHER)
                break;
            r.is_blocked = r.has_noun = false;
        }
        if (r.found.role == DRS_OTHER)
            consider(&r, &word);
        else if (!reconsider(&r, &word, gap))
            break;
    }
    if (r.found.role == DRS_OTHER && r.has_label && r.is_name)
        r.found = (drs_head_role){DRS_NAME, !r.has_noun};
    return r.found;
}
