/* SPDX-License-Identifier: Apache-2.0
 * What cells mean: phases, roles, Ressorts, values (contract, "The initiatives"). */
#include "support/suite.h"

#include "model/initiative.h"

static const struct {
    const char *status, *phase;
    unsigned named;
} statuses[] = {
    {"Entwicklung / Betrieb", "Betrieb", 2},
    {"Auftrag erteilt/Vorprojektphase", "Auftrag erteilt", 2},
    {"In Planung", "In Planung", 1},
    {"noch in Planung", "In Planung", 1},
    {"IN PLANUNG", "In Planung", 1},
    {"in planungsnahen Stellen", NULL, 0},
    {"Am 13.11.23 findet der Tag der Lehre statt.", NULL, 0},
    {"KI-Entwicklungsplattform", NULL, 0},
    {"KI-Entwicklung", NULL, 0},
    {"Entwicklungen", NULL, 0},
    {"die Pilotierung läuft", "Pilotierung", 1},
    {"Pilotierung.", "Pilotierung", 1},
    {"Überbetrieb", NULL, 0},
    {"ÄBetrieb", NULL, 0},
    {"", NULL, 0},
};

START_TEST(phases_are_whole_words)
{
    uint16_t named = drs_phases_named(drs_str_c(statuses[_i].status));
    ck_assert_int_eq(__builtin_popcount(named), (int)statuses[_i].named);
    uint8_t latest = drs_phase_latest(named);
    if (statuses[_i].phase)
        ck_assert(drs_str_is(drs_phase_name(latest), statuses[_i].phase));
    else
        ck_assert_uint_eq(latest, DRS_NO_PHASE);
}
END_TEST

START_TEST(phases_have_their_order)
{
    ck_assert_uint_eq(drs_phase_count(), 8);
    ck_assert(drs_str_is(drs_phase_name(0), "In Planung"));
    ck_assert(drs_str_is(drs_phase_name(7), "Betrieb"));
    ck_assert_uint_eq(drs_phase_name(8).len, 0);
}
END_TEST

static const struct {
    const char *head;
    drs_role role;
} heads[] = {
    {"Behörde", DRS_BEHOERDE},
    {"BEHÖRDE", DRS_BEHOERDE},
    {"Zuständiges Ressort", DRS_RESSORT},
    {"Ressort(s)", DRS_RESSORT},
    {"Name der Initiative / des Pilotprojektes", DRS_NAME},
    {"Projekt", DRS_NAME},
    {"Status der Initiative / des Pilotprojektes", DRS_STATUS},
    {"Projektstand", DRS_STATUS},
    {"Kosten", DRS_OTHER},
    {"", DRS_OTHER},
    {"Zuständige\nDienststelle", DRS_BEHOERDE},
    {"Zustän-\ndiges Ressort", DRS_RESSORT},
    {"Projekt-\nstand", DRS_STATUS},
    {"Be\u00adhörde", DRS_BEHOERDE},
    {"Beho\u0308rde", DRS_BEHOERDE},
    {"BEHOERDE(N)", DRS_BEHOERDE},
    {"Landesbehörde", DRS_BEHOERDE},
    {"Beteiligte Behörden", DRS_BEHOERDE},
    {"federführendes Ressort", DRS_RESSORT},
    {"Ressort / Behörde", DRS_RESSORT},
    {"Fachministerium", DRS_RESSORT},
    {"Name der Behörde", DRS_BEHOERDE},
    {"Bezeichnung des zuständigen Ressorts", DRS_RESSORT},
    {"Behördenname", DRS_BEHOERDE},
    {"Name", DRS_NAME},
    {"Name / Ressort", DRS_NAME},
    {"Titel der Maßnahme", DRS_NAME},
    {"MASSNAHME", DRS_NAME},
    {"Pilotprojekt", DRS_NAME},
    {"KI-Projekt", DRS_NAME},
    {"Projektbezeichnung", DRS_NAME},
    {"Titel", DRS_OTHER},
    {"Status", DRS_STATUS},
    {"Aktueller Stand", DRS_STATUS},
    {"Umsetzungsstand", DRS_STATUS},
    {"Projekt-Status", DRS_STATUS},
    {"Projekt Phase", DRS_STATUS},
    {"Stand der Umsetzung", DRS_STATUS},
    {"Status / Datum", DRS_STATUS},
    /* what only sounds like it */
    {"Projekt-Nr.", DRS_OTHER},
    {"Projekt-\nBeginn", DRS_OTHER},
    {"Projektleitung", DRS_OTHER},
    {"Projektnummer", DRS_OTHER},
    {"Anzahl Projekte", DRS_OTHER},
    {"Kosten des Projekts", DRS_OTHER},
    {"Beginn der Maßnahme", DRS_OTHER},
    {"Beteiligung von Behörden", DRS_OTHER},
    {"Name des Ansprechpartners", DRS_OTHER},
    {"Ansprechpartner Name", DRS_OTHER},
    {"Vorstand", DRS_OTHER},
    {"Stellen", DRS_OTHER},
    {"Standort", DRS_OTHER},
    {"Statistik_Label", DRS_OTHER},
};

START_TEST(heads_tell_roles)
{
    ck_assert_int_eq(drs_role_of_head(drs_str_c(heads[_i].head)), heads[_i].role);
}
END_TEST

static const struct {
    const char *text;
    drs_type type;
    int64_t unscaled;
    unsigned scale;
} values[] = {
    {"1.364", DRS_INTEGER, 1364, 0},
    {"18.437.511,54 €", DRS_MONEY, 1843751154, 2},
    {"2\u202f100", DRS_INTEGER, 2100, 0},
    {"2 100", DRS_INTEGER, 2100, 0},
    {"-3,5", DRS_DECIMAL, -35, 1},
    {"\u22123,5", DRS_DECIMAL, -35, 1},
    {"0123", DRS_TEXT, 0, 0},
    {"0", DRS_INTEGER, 0, 0},
    {"0,5", DRS_DECIMAL, 5, 1},
    {"1.36", DRS_TEXT, 0, 0},
    {"1.3645", DRS_TEXT, 0, 0},
    {"12 Stück", DRS_TEXT, 0, 0},
    {"k.A.", DRS_NOT_GIVEN, 0, 0},
    {"k. A.", DRS_NOT_GIVEN, 0, 0},
    {"k.\u202fA.", DRS_NOT_GIVEN, 0, 0},
    {"keine Angaben", DRS_NOT_GIVEN, 0, 0},
    {"...", DRS_NOT_GIVEN, 0, 0},
    {"x", DRS_TEXT, 0, 0},
    {"2\u202f100", DRS_INTEGER, 2100, 0},
    {"2 100", DRS_INTEGER, 2100, 0},
    {"-", DRS_NOT_GIVEN, 0, 0},
    {"", DRS_EMPTY, 0, 0},
    {"  ", DRS_EMPTY, 0, 0},
    {"06.10.2023", DRS_DATE, 0, 0},
    {"99999999999999999999", DRS_TEXT, 0, 0},
    {"=1+1", DRS_TEXT, 0, 0},
    {"+49 211 884", DRS_TEXT, 0, 0},
};

START_TEST(values_are_typed)
{
    drs_value value = drs_value_of(drs_str_c(values[_i].text));
    ck_assert_int_eq(value.type, values[_i].type);
    ck_assert_int_eq(value.unscaled, values[_i].unscaled);
    ck_assert_uint_eq(value.scale, values[_i].scale);
}
END_TEST

START_TEST(ressorts_are_split)
{
    drs_str rest = drs_str_c("IM / MHKBD/"), ressort;
    ck_assert(drs_ressort_next(&rest, &ressort) && drs_str_is(ressort, "IM"));
    ck_assert(drs_ressort_next(&rest, &ressort) && drs_str_is(ressort, "MHKBD"));
    ck_assert(!drs_ressort_next(&rest, &ressort));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("initiative");
    TCase *c = tcase_create("all");
    tcase_add_loop_test(c, phases_are_whole_words, 0, sizeof statuses / sizeof *statuses);
    tcase_add_test(c, phases_have_their_order);
    tcase_add_loop_test(c, heads_tell_roles, 0, sizeof heads / sizeof *heads);
    tcase_add_loop_test(c, values_are_typed, 0, sizeof values / sizeof *values);
    tcase_add_test(c, ressorts_are_split);
    suite_add_tcase(s, c);
    return s;
}

DRS_TEST_MAIN(suite)
