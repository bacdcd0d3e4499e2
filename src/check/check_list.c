/* SPDX-License-Identifier: Apache-2.0 */
#include "check/rules.h"

#include "base/map.h"
#include "base/sort.h"
#include "model/initiative.h"

/* How many cells of a kind there are, told at the first one with its words. */
typedef struct tally {
    const drs_cell *first;
    size_t count;
} tally;

static void tally_add(tally *t, const drs_cell *cell)
{
    t->first = t->first ? t->first : cell;
    t->count++;
}

static void tally_report(const drs_paper *paper, drs_diags *diags, drs_diag_id id, tally t)
{
    if (!t.first)
        return;
    drs_buf number = DRS_BUF(drs_arena_mem(paper->arena));
    drs_buf_int(&number, (int64_t)t.count);
    drs_diag_add(diags, id, t.first->place, (drs_args){{drs_buf_str(&number), t.first->text}});
    drs_buf_free(&number);
}

/* "noch nicht in Betrieb", "außer Betrieb": words that turn a phase round. */
static bool seems_denied(drs_str status)
{
    static const char *const words[] = {"nicht", "kein",  "keine", "keiner", "keinem", "außer",
                                        "Außer", "Nicht", "Kein",  "Keine",  "ohne",   "Ohne"};
    drs_str word;
    while (drs_str_split(&status, ' ', &word))
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (drs_str_is(word, words[i]))
                return true;
    return false;
}

static void phases_check(const drs_paper *paper, drs_diags *diags)
{
    enum { LONGEST = 60 }; /* longer ones are sentences about more than the phase */
    const drs_table *list = paper->list;
    size_t column = drs_table_find(list, DRS_STATUS);
    tally without = {0}, denied = {0};
    for (size_t r = 0; column != DRS_NOT_FOUND && r < list->row_count; r++) {
        const drs_cell *cell = drs_table_cell(list, r, column);
        if (cell->value.phase == DRS_NO_PHASE)
            tally_add(&without, cell);
        else if (cell->text.len <= LONGEST && seems_denied(cell->text))
            tally_add(&denied, cell);
    }
    tally_report(paper, diags, DRS_CHK040, without);
    tally_report(paper, diags, DRS_CHK045, denied);
}

/* A cell's words with a day that is none. */
static void days_check(const drs_paper *paper, drs_diags *diags)
{
    const drs_table *list = paper->list;
    for (size_t r = 0; r < list->row_count; r++)
        for (size_t c = 0; c < list->rows[r].count; c++) {
            const drs_cell *cell = &list->rows[r].cells[c];
            drs_str day = drs_date_impossible(cell->text);
            if (day.len)
                drs_diag_add(diags, DRS_CHK006, cell->place, (drs_args){{day}});
        }
}

static bool is_known_ressort(const drs_paper *paper, drs_str ressort)
{
    return drs_str_starts(ressort, drs_str_c("Diverse ")) ||
           drs_profile_ressort(paper->profile, ressort).len;
}

/* Only where the profile knows the Ressorts at all; each form once, at its first place. */
static void ressorts_check(const drs_paper *paper, drs_diags *diags)
{
    const drs_table *list = paper->list;
    size_t column = drs_table_find(list, DRS_RESSORT);
    if (column == DRS_NOT_FOUND || drs_profile_get(paper->profile, "ressorts").len == 0)
        return;
    drs_map *told = drs_map_new(paper->arena);
    for (size_t r = 0; r < list->row_count; r++) {
        const drs_cell *cell = drs_table_cell(list, r, column);
        drs_str rest = cell->text, ressort;
        while (drs_ressort_next(&rest, &ressort))
            if (!is_known_ressort(paper, ressort) && drs_map_add(told, ressort, r) == r)
                drs_diag_add(diags, DRS_CHK041, cell->place, (drs_args){{ressort}});
    }
}

typedef struct entry {
    const drs_cell *behoerde, *name;
} entry;

static int by_name(const void *left, const void *right)
{
    const entry *a = left, *b = right;
    int order = drs_str_compare(a->name->text, b->name->text);
    return order ? order : drs_str_compare(a->behoerde->text, b->behoerde->text);
}

/* Two initiatives of one Behörde with one name cannot be told apart later. */
static void twins_check(const drs_paper *paper, drs_diags *diags)
{
    const drs_table *list = paper->list;
    size_t behoerde = drs_table_find(list, DRS_BEHOERDE), name = drs_table_find(list, DRS_NAME);
    if (name == DRS_NOT_FOUND || behoerde == DRS_NOT_FOUND)
        return;
    const drs_mem *mem = drs_arena_mem(paper->arena);
    entry *all = drs_mem_new(mem, list->row_count * sizeof *all);
    for (size_t r = 0; r < list->row_count; r++) {
        all[r] = (entry){drs_table_cell(list, r, behoerde), drs_table_cell(list, r, name)};
        if (all[r].name->text.len == 0)
            drs_diag_add(diags, DRS_CHK043, list->rows[r].place, (drs_args){0});
    }
    drs_sort(mem, all, list->row_count, sizeof *all, by_name);
    for (size_t r = 1; r < list->row_count; r++)
        if (all[r].name->text.len && by_name(&all[r - 1], &all[r]) == 0)
            drs_diag_add(diags, DRS_CHK042, all[r].name->place,
                         (drs_args){{all[r].behoerde->text, all[r].name->text}});
    drs_mem_free(mem, all);
}

void drs_check_list(const drs_paper *paper, drs_diags *diags)
{
    if (!paper->list) {
        drs_diag_add(diags, DRS_CHK044, (drs_place){0}, (drs_args){0});
        return;
    }
    /* A list that came from a file of its own has its places there. */
    if (paper->list_name.len)
        drs_diags_file(diags, paper->list_name);
    phases_check(paper, diags);
    days_check(paper, diags);
    ressorts_check(paper, diags);
    twins_check(paper, diags);
    if (paper->list_name.len)
        drs_diags_file(diags, paper->input_name);
}
