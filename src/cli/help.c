/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/help.h"

#include "cli/job.h"
#include "cli/message.h"

#include <stdio.h>

typedef struct help_page {
    const char *topic;
    const char *text[2]; /* by drs_language */
} help_page;

static const help_page pages[] = {
    {NULL,
     {"Aufruf: drucksache BEFEHL …\n\n"
      "  build INPUT…      aus einer Drucksache oder Tabelle PDF, XLSX und ODS machen\n"
      "  check INPUT…      nur die Befunde nennen, nichts schreiben\n"
      "  snapshot …        fürs Archiv: create, verify, list, diff\n"
      "  help [BEFEHL]     Hilfe zu einem Befehl\n"
      "  --version         Version, Bibliotheken, Schriften\n\n"
      "Ausgang: 0 fertig · 1 eine Eingabe hatte Fehler · 2 falscher Aufruf · 3 Lesen oder\n"
      "Schreiben misslang. Mehr steht in: man drucksache\n",
      "Usage: drucksache COMMAND ...\n\n"
      "  build INPUT...    turn a Drucksache or a table into PDF, XLSX and ODS\n"
      "  check INPUT...    only say the findings, write nothing\n"
      "  snapshot ...      for the archive: create, verify, list, diff\n"
      "  help [COMMAND]    help on a command\n"
      "  --version         version, libraries, fonts\n\n"
      "Exit status: 0 done, 1 an input had errors, 2 wrong usage, 3 reading or writing failed.\n"
      "More: man drucksache\n"}},
    {"build",
     {"Aufruf: drucksache build INPUT… [-o ORDNER] [-f FORMAT,…] [Optionen]\n\n"
      "INPUT ist eine Datei oder - (Standardeingabe): Text einer Drucksache, CSV, XLSX oder ODS.\n"
      "Die Art wird am Inhalt erkannt.\n\n"
      "  -o, --output ORDNER          wohin (sonst: output); - ist die Standardausgabe\n"
      "  -f, --format FORMAT,…        pdf, xlsx, ods, csv, json, tree (sonst: pdf,xlsx,ods)\n"
      "      --from ART               paper, csv, xlsx oder ods, statt zu erkennen\n"
      "      --number 18/NNNN         Nummer der Drucksache\n"
      "      --issued 12.10.2023      „Ausgegeben“\n"
      "      --reprint 22.05.2025     Neudruck\n"
      "      --title TEXT             Titel\n"
      "      --profile NAME           Aussehen eines Parlaments, z. B. nrw-18\n"
      "      --annex-orientation portrait|landscape   Lage der Anlage\n"
      "      --table DATEI            diese Tabelle (CSV, XLSX, ODS) ersetzt die der Anlage\n"
      "      --findings text|json     Form der Befunde\n"
      "  -j, --jobs N                 so viele Eingaben zugleich\n"
      "  -q, --quiet                  geschriebene Dateien nicht nennen\n"
      "  -v, --verbose                sagen, als was gelesen wurde\n",
      "Usage: drucksache build INPUT... [-o DIR] [-f FORMAT,...] [options]\n\n"
      "INPUT is a file or - (standard input): text of a Drucksache, CSV, XLSX or ODS. Its kind\n"
      "is recognised from its content.\n\n"
      "  -o, --output DIR             where to (default: output); - is standard output\n"
      "  -f, --format FORMAT,...      pdf, xlsx, ods, csv, json, tree (default: pdf,xlsx,ods)\n"
      "      --from KIND              paper, csv, xlsx or ods instead of recognising it\n"
      "      --number 18/NNNN         number of the Drucksache\n"
      "      --issued 12.10.2023      date of issue (Ausgegeben)\n"
      "      --reprint 22.05.2025     a Neudruck of that date\n"
      "      --title TEXT             title\n"
      "      --profile NAME           looks of a parliament, for example nrw-18\n"
      "      --annex-orientation portrait|landscape   of the Anlage\n"
      "      --table FILE             this table (CSV, XLSX, ODS) replaces the Anlage's\n"
      "      --findings text|json     form of the findings\n"
      "  -j, --jobs N                 so many inputs at a time\n"
      "  -q, --quiet                  do not name written files\n"
      "  -v, --verbose                say what an input was read as\n"}},
    {"check",
     {"Aufruf: drucksache check INPUT… [--from ART] [--profile NAME] [--findings text|json]\n\n"
      "Liest und prüft jede Eingabe und nennt die Befunde auf der Fehlerausgabe:\n"
      "DATEI:ZEILE:SPALTE: Schwere: NUMMER: Text. Geschrieben wird nichts.\n",
      "Usage: drucksache check INPUT... [--from KIND] [--profile NAME] [--findings text|json]\n\n"
      "Reads and checks each input and prints the findings on standard error:\n"
      "FILE:LINE:COLUMN: severity: NUMBER: text. Nothing is written.\n"}},
    {"snapshot",
     {"Aufruf: drucksache snapshot create INPUT… --into ORDNER\n"
      "        drucksache snapshot verify BAG…\n"
      "        drucksache snapshot list ORDNER [-f json]\n"
      "        drucksache snapshot diff ALT NEU [-f FORMAT,… -o ORDNER] [--exit-code]\n\n"
      "create   legt von jeder Eingabe ein BagIt-Paket (RFC 8493) an: Eingabe, PDF, ODS, XLSX,\n"
      "         CSV, JSON, Befunde. Dieselben Bytes sind derselbe Stand: dann geschieht nichts.\n"
      "         Eine geänderte Drucksache bekommt ein neues Paket, NAME_2, NAME_3 …\n"
      "verify   vollständig und gültig? Bei eigenen Paketen werden die Ausgaben neu erzeugt und\n"
      "         verglichen. Jeder Fehler ist eine Zeile; Ausgang 1, wo etwas nicht stimmt.\n"
      "list     je Paket Datum, Papier, Titel, Zeilen, Zustand, Name\n"
      "diff     was aus jeder Initiative wurde; ALT und NEU sind Pakete, Drucksachen oder\n"
      "         Tabellen. Die Reihenfolge zählt nicht. Ausgang 0, mit --exit-code 1, wenn sich\n"
      "         etwas unterscheidet.\n",
      "Usage: drucksache snapshot create INPUT... --into DIR\n"
      "       drucksache snapshot verify BAG...\n"
      "       drucksache snapshot list DIR [-f json]\n"
      "       drucksache snapshot diff OLD NEW [-f FORMAT,... -o DIR] [--exit-code]\n\n"
      "create   makes a BagIt bag (RFC 8493) of each input: the input, PDF, ODS, XLSX, CSV, JSON,\n"
      "         findings. The same bytes are the same snapshot: then nothing is done. A changed\n"
      "         paper becomes a new bag, NAME_2, NAME_3 ...\n"
      "verify   complete and valid? Of the program's own bags the outputs are made again and\n"
      "         compared. Each fault is one line; status 1 where something is wrong.\n"
      "list     date, paper, title, rows, state, name of each bag\n"
      "diff     what became of each initiative; OLD and NEW are bags, papers or tables. Order\n"
      "         does not count. Status 0, with --exit-code 1 where they differ.\n"}},
};

static drs_status flushed(void)
{
    return fflush(stdout) == 0 ? DRS_STATUS_DONE : DRS_STATUS_FILES;
}

drs_status drs_help(const drs_call *call)
{
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        const char *topic = pages[i].topic;
        if (topic == call->topic || (topic && call->topic && strcmp(topic, call->topic) == 0)) {
            (void)fputs(pages[i].text[call->language], stdout);
            return flushed();
        }
    }
    drs_message(call, DRS_CLI018, (drs_args){{drs_str_c(call->topic)}});
    return DRS_STATUS_USAGE;
}

drs_status drs_version(void)
{
    (void)puts(drs_build_line());
    return flushed();
}
