/* SPDX-License-Identifier: Apache-2.0
 * A snapshot's name: parliament and Wahlperiode, number or inquiry, date. What a paper does not
 * say is left out; there is always something left. */
#include "archive/name.h"
#include "cli/snapshot_record.h"

#include "base/utf8.h"

/* "nrw" where the profile is the paper's own, else the parliament's words. A table alone says
 * nothing of a parliament unless the user chose a profile. */
static drs_str parliament_part(const drs_job *job)
{
    const drs_paper *paper = job->paper;
    drs_str words = paper->parliament.text;
    drs_str own = drs_profile_get(paper->profile, "parliament");
    bool is_own =
        words.len ? drs_str_equal(drs_utf8_fold(job->arena, words), drs_utf8_fold(job->arena, own))
                  : paper->kind != DRS_PAPER_TABLE || job->call->profile.len;
    return drs_name_slug(job->arena, is_own ? drs_profile_get(paper->profile, "short") : words);
}

/* "18/14087" is paper 14087 of period 18. */
static drs_str before_slash(drs_str number)
{
    size_t slash = drs_str_find_byte(number, '/');
    return slash == DRS_NOT_FOUND ? (drs_str){"", 0} : drs_str_sub(number, 0, slash);
}

static drs_str term_part(const drs_job *job, bool has_parliament)
{
    const drs_paper *paper = job->paper;
    const drs_str sources[] = {
        before_slash(paper->number.text), paper->term.text, before_slash(paper->inquiry.paper.text),
        has_parliament ? drs_profile_get(paper->profile, "term") : (drs_str){"", 0}};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        drs_str slug = drs_name_slug(job->arena, sources[i]);
        if (slug.len)
            return slug;
    }
    return (drs_str){"", 0};
}

/* "Kleine Anfrage" is "ka". */
static void initials_put(drs_buf *out, drs_arena *arena, drs_str kind)
{
    drs_str rest = drs_name_slug(arena, kind), word;
    while (drs_str_split(&rest, '-', &word))
        drs_buf_put(out, drs_str_sub(word, 0, 1));
}

static drs_str inquiry_part(const drs_job *job)
{
    const drs_paper *paper = job->paper;
    drs_buf text = DRS_BUF(drs_arena_mem(job->arena));
    initials_put(&text, job->arena, paper->inquiry.kind);
    drs_buf_put(&text, drs_name_slug(job->arena, paper->inquiry.number.text));
    drs_str type = drs_name_slug(job->arena, paper->type.text);
    drs_buf_text(&text, type.len ? "-" : "");
    drs_buf_put(&text, type);
    drs_str part = drs_arena_copy(job->arena, drs_buf_str(&text));
    drs_buf_free(&text);
    return part;
}

/* The number without its period, the inquiry's, or the stem of the input. */
static drs_str paper_part(const drs_job *job)
{
    const drs_paper *paper = job->paper;
    drs_str number = paper->number.text;
    size_t slash = drs_str_find_byte(number, '/');
    if (slash != DRS_NOT_FOUND)
        number = drs_str_sub(number, slash + 1, number.len);
    drs_str part = drs_name_slug(job->arena, number);
    if (part.len == 0 && paper->inquiry.number.text.len)
        part = inquiry_part(job);
    return part.len ? part : drs_name_slug(job->arena, job->stem);
}

static void part_put(drs_buf *out, drs_str part)
{
    drs_buf_text(out, out->len && part.len ? "-" : "");
    drs_buf_put(out, part);
}

drs_str drs_snapshot_name(const drs_job *job)
{
    drs_buf name = DRS_BUF(drs_arena_mem(job->arena));
    drs_str parliament = parliament_part(job);
    bool has_number = job->paper->number.text.len || job->paper->inquiry.number.text.len;
    part_put(&name, parliament);
    if (parliament.len || has_number)
        part_put(&name, term_part(job, parliament.len > 0));
    part_put(&name, paper_part(job));
    if (name.len == 0)
        drs_buf_text(&name, "drucksache");
    drs_date date = drs_snapshot_date(job->paper);
    drs_buf_byte(&name, '_');
    if (drs_date_is_set(date))
        drs_date_iso(&name, date);
    else
        drs_buf_text(&name, "ohne-datum");
    drs_str copy = drs_arena_copy(job->arena, drs_buf_str(&name));
    drs_buf_free(&name);
    return copy;
}
