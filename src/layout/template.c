/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/template.h"

typedef struct filling {
    drs_buf *out;
    const drs_paper *paper;
    uint32_t page;
    unsigned known, unknown; /* facts met so far */
} filling;

static drs_str or_profile(const drs_paper *paper, drs_str text, const char *key)
{
    return text.len ? text : drs_profile_get(paper->profile, key);
}

/* "18/14087", or "18/" with a field that is visibly open. */
static void put_number(filling *f)
{
    drs_str number = f->paper->number.text;
    if (number.len) {
        drs_buf_put(f->out, number);
        return;
    }
    drs_str term = or_profile(f->paper, f->paper->term.text, "term");
    drs_buf_put(f->out, term);
    if (term.len)
        drs_buf_byte(f->out, '/');
    drs_buf_text(f->out, "______");
}

/* "8/1714" as "8 / 1714". */
static void put_spaced_number(filling *f)
{
    size_t from = f->out->len;
    put_number(f);
    drs_str all = drs_str_sub(drs_buf_str(f->out), from, f->out->len);
    size_t slash = drs_str_find_byte(all, '/');
    if (slash == DRS_NOT_FOUND || (slash && all.ptr[slash - 1] == ' '))
        return;
    drs_buf rest = DRS_BUF(f->out->mem);
    drs_buf_put(&rest, drs_str_sub(all, slash + 1, all.len));
    f->out->len = from + slash;
    drs_buf_text(f->out, " / ");
    drs_buf_put(f->out, drs_buf_str(&rest));
    drs_buf_free(&rest);
}

void drs_template_names(drs_buf *out, const drs_inquiry *inquiry, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (i > from)
            drs_buf_text(out, i + 1 < to ? ", " : " und ");
        drs_buf_put(out, inquiry->askers[i].name);
    }
}

/* Each Fraktion once. */
static void put_fraktionen(drs_buf *out, const drs_inquiry *inquiry)
{
    size_t start = out->len;
    for (size_t i = 0; i < inquiry->asker_count; i++) {
        drs_str fraktion = inquiry->askers[i].fraktion;
        bool met = fraktion.len == 0;
        for (size_t k = 0; k < i && !met; k++)
            met = drs_str_equal(inquiry->askers[k].fraktion, fraktion);
        if (met)
            continue;
        if (out->len > start)
            drs_buf_text(out, ", ");
        drs_buf_put(out, fraktion);
    }
}

size_t drs_template_group(const drs_inquiry *inquiry, size_t from)
{
    drs_str fraktion = inquiry->askers[from].fraktion;
    size_t to = from + 1;
    for (; to < inquiry->asker_count; to++) {
        if (fraktion.len && !drs_str_equal(inquiry->askers[to].fraktion, fraktion))
            break;
        fraktion = inquiry->askers[to].fraktion;
    }
    return to;
}

/* "Anna Muster und Bernd Beispiel FDP, Karl Probe AfD": a Fraktion once, behind the last of its
 * members, between `open` and `close`. */
static void put_running_askers(drs_buf *out, const drs_inquiry *inquiry, const char *open,
                               const char *close)
{
    for (size_t from = 0, to; from < inquiry->asker_count; from = to) {
        to = drs_template_group(inquiry, from);
        drs_str fraktion = inquiry->askers[to - 1].fraktion;
        if (from)
            drs_buf_text(out, ", ");
        drs_template_names(out, inquiry, from, to);
        if (fraktion.len == 0)
            continue;
        drs_buf_byte(out, ' ');
        drs_buf_text(out, open);
        drs_buf_put(out, fraktion);
        drs_buf_text(out, close);
    }
}

static drs_str original_of(const drs_paper *paper)
{
    return paper->original.fact.text.len ? paper->original.fact.text : paper->date.fact.text;
}

/* Its date; the word alone stands in the masthead already. */
static drs_str reprint_of(const drs_paper *paper)
{
    drs_str text = paper->reprint.fact.text;
    return drs_str_is(text, "Neudruck") ? (drs_str){"", 0} : text;
}

static void put_fact(filling *f, drs_str name)
{
    const drs_paper *p = f->paper;
    const struct {
        const char *name;
        drs_str text;
    } facts[] = {
        {"parliament", or_profile(p, p->parliament.text, "parliament")},
        {"term", or_profile(p, p->term.text, "term")},
        {"date", p->date.fact.text},
        {"original", original_of(p)},
        {"issued", p->issued.fact.text},
        {"reprint", reprint_of(p)},
        {"type", p->type.text},
        {"answerer", p->answerer.text},
        {"kind", p->inquiry.kind},
        {"inquiry", p->inquiry.number.text},
        {"inquired", p->inquiry.date.fact.text},
        {"article", p->inquiry.article},
        {"asked", p->inquiry.paper.text},
    };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (drs_str_is(name, facts[i].name))
            drs_buf_put(f->out, facts[i].text);
    if (drs_str_is(name, "number"))
        put_number(f);
    else if (drs_str_is(name, "spaced number"))
        put_spaced_number(f);
    else if (drs_str_is(name, "page"))
        drs_buf_int(f->out, f->page);
    else if (drs_str_is(name, "askers"))
        drs_template_names(f->out, &p->inquiry, 0, p->inquiry.asker_count);
    else if (drs_str_is(name, "running askers"))
        put_running_askers(f->out, &p->inquiry, "", "");
    else if (drs_str_is(name, "bracketed askers"))
        put_running_askers(f->out, &p->inquiry, "(", ")");
    else if (drs_str_is(name, "fraktionen"))
        put_fraktionen(f->out, &p->inquiry);
}

static void put_piece(filling *f, drs_str piece)
{
    while (piece.len) {
        size_t open = drs_str_find_byte(piece, '{');
        drs_buf_put(f->out, drs_str_sub(piece, 0, open));
        if (open == DRS_NOT_FOUND)
            return;
        size_t close = drs_str_find_byte(piece, '}');
        size_t before = f->out->len;
        put_fact(f, drs_str_sub(piece, open + 1, close));
        if (f->out->len > before)
            f->known++;
        else
            f->unknown++;
        piece = drs_str_sub(piece, close == DRS_NOT_FOUND ? piece.len : close + 1, piece.len);
    }
}

static void put_optional(filling *f, drs_str piece)
{
    size_t before = f->out->len;
    unsigned unknown = f->unknown;
    put_piece(f, piece);
    if (f->unknown > unknown)
        f->out->len = before;
    f->unknown = unknown;
}

void drs_template_fill(drs_buf *out, const drs_paper *paper, const char *key, uint32_t page)
{
    filling f = {.out = out, .paper = paper, .page = page};
    size_t start = out->len;
    drs_str line = drs_profile_get(paper->profile, key);
    while (line.len) {
        size_t open = drs_str_find_byte(line, '[');
        put_piece(&f, drs_str_sub(line, 0, open));
        if (open == DRS_NOT_FOUND)
            break;
        size_t close = drs_str_find_byte(line, ']');
        put_optional(&f, drs_str_sub(line, open + 1, close));
        line = drs_str_sub(line, close == DRS_NOT_FOUND ? line.len : close + 1, line.len);
    }
    if (f.unknown && !f.known)
        out->len = start;
}
