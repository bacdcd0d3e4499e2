/* SPDX-License-Identifier: Apache-2.0
 * What is unknown stays open in every output and is a note here; dates that contradict each other
 * are warnings and are printed as they stand. */
#include "check/rules.h"

static void report(drs_diags *diags, drs_diag_id id, drs_place place, drs_str a, drs_str b)
{
    drs_diag_add(diags, id, place, (drs_args){{a, b}});
}

static void unknown_report(const drs_paper *paper, drs_diags *diags)
{
    const drs_str none = {0};
    if (paper->number.text.len == 0)
        report(diags, DRS_CHK001, (drs_place){0}, none, none);
    if (paper->issued.fact.text.len == 0 && drs_profile_prints(paper->profile, "issued"))
        report(diags, DRS_CHK002, (drs_place){0}, none, none);
    if (paper->date.fact.text.len == 0)
        report(diags, DRS_CHK003, (drs_place){0}, none, none);
    if (paper->title.count == 0)
        report(diags, DRS_CHK004, (drs_place){0}, none, none);
    if (paper->inquiry.number.text.len == 0 && paper->inquiry.paper.text.len == 0 &&
        paper->type.text.len == 0)
        report(diags, DRS_CHK005, (drs_place){0}, none, none);
}

/* Words where a date belongs that are no day of the calendar. */
static void words_report(drs_diags *diags, drs_dated dated)
{
    if (dated.fact.text.len && !drs_date_is_set(dated.date))
        report(diags, DRS_CHK006, dated.fact.place, dated.fact.text, (drs_str){0});
}

/* "Neudruck" with no date behind it is a stamp, and as good as one. */
static void reprint_report(drs_diags *diags, drs_dated reprint)
{
    if (drs_str_is(reprint.fact.text, "Neudruck"))
        report(diags, DRS_CHK010, reprint.fact.place, (drs_str){0}, (drs_str){0});
    else
        words_report(diags, reprint);
}

/* `later` must not lie before `earlier`. */
static void order_report(drs_diags *diags, drs_dated earlier, drs_dated later)
{
    if (!drs_date_is_set(earlier.date) || !drs_date_is_set(later.date))
        return;
    if (drs_date_days(later.date) < drs_date_days(earlier.date))
        report(diags, DRS_CHK007, later.fact.place, later.fact.text, earlier.fact.text);
}

/* A paper goes out days after its date; more than half a year is most likely a slip. */
static void issue_report(drs_diags *diags, drs_dated date, drs_dated issued)
{
    enum { HALF_A_YEAR = 183 };
    if (!drs_date_is_set(date.date) || !drs_date_is_set(issued.date))
        return;
    if (drs_date_days(issued.date) - drs_date_days(date.date) > HALF_A_YEAR)
        report(diags, DRS_CHK008, issued.fact.place, issued.fact.text, date.fact.text);
}

/* "18/5357" belongs to the 18. Wahlperiode. */
static void term_report(const drs_paper *paper, drs_diags *diags)
{
    drs_str number = paper->number.text;
    size_t slash = drs_str_find_byte(number, '/');
    if (paper->term.text.len == 0 || slash == DRS_NOT_FOUND)
        return;
    if (!drs_str_equal(drs_str_trim(drs_str_sub(number, 0, slash)), paper->term.text))
        report(diags, DRS_CHK009, paper->number.place, number, paper->term.text);
}

/* Each parliament prints some facts and others not; what is read and not printed is told. */
static void print_report(const drs_paper *paper, drs_diags *diags)
{
    const drs_inquiry *inquiry = &paper->inquiry;
    bool same = drs_str_equal(paper->original.fact.text, paper->date.fact.text);
    const struct {
        const char *name;
        drs_fact fact;
    } facts[] = {
        {"date", paper->date.fact},       {same ? "date" : "original", paper->original.fact},
        {"issued", paper->issued.fact},   {"inquiry", inquiry->number},
        {"inquired", inquiry->date.fact}, {"asked", inquiry->paper}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (facts[i].fact.text.len && !drs_profile_prints(paper->profile, facts[i].name))
            report(diags, DRS_CHK011, facts[i].fact.place, facts[i].fact.text, (drs_str){0});
}

void drs_check_head(const drs_paper *paper, drs_diags *diags)
{
    unknown_report(paper, diags);
    words_report(diags, paper->date);
    words_report(diags, paper->issued);
    reprint_report(diags, paper->reprint);
    words_report(diags, paper->inquiry.date);
    order_report(diags, paper->inquiry.date, paper->date);
    order_report(diags, paper->date, paper->issued);
    order_report(diags, paper->issued, paper->reprint);
    issue_report(diags, paper->date, paper->issued);
    term_report(paper, diags);
    print_report(paper, diags);
}
