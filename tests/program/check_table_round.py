#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What the program writes of a table it reads again: CSV, XLSX and ODS have the names and the rows of
the table they were made from, word for word, whatever its head looked like."""
import json
import os
import subprocess
import sys
import tempfile

PROGRAM = os.environ["DRUCKSACHE"]
CASES = {
    "head of one row": "Kreis;Zahl\nOrt;1\nDorf;2\n",
    "columns without a name": "Stichtag;Gemeinde;;Wert\n31.12.2022;051;Ort;5\n31.12.2022;052;Dorf;6\n",
    "corner": ";2021;2022\nOrt;5;6\nDorf;7;8\n",
    "statistics office, three rows": (
        "Bevölkerung - Gemeinden\n;;;;;\nStichtag;Gemeinde;;Bevölkerung;;\n;;;m;w;alle\n"
        ";;;Anzahl;Anzahl;%\n31.12.2022;051;Ort;305.120;324.000;51,5\n"
        "31.12.2022;052;Dorf;8.100;9.134;50,4\n"),
    "groups of rows": (
        ";Grundsteuer A;Grundsteuer A;Grundsteuer B;Grundsteuer B\n;Ist;Satz;Ist;Satz\n;Tsd.;%;Tsd.;%\n"
        "2022;;;;\nDG;Land;413.000;349;14.500.000;481\n05;  Ort;51.000;312;3.900.000;587\n"),
    "dates over names": "Land;31.12.2021;;31.12.2022;\n;Anzahl;%;Anzahl;%\nBY;13;1,5;14;1,6\nBE;3;4,4;3;4,5\n",
    "merged names": "Nr;Gebiet;Zahl;;\n;;alle;davon;\n;;;m;w\n051;Ort;9;4;5\n052;Dorf;9;4;5\n",
    "no head": "051;Ort;62.047\n052;Dorf;50.211\n",
    "no head, one row": "051;Ort;62.047\n",
    "numbers": "Posten;Zahl;Preis;Anteil\nA;1.234;1.234,50 €;0,5\nB;12;7,00 €;-1.000,5\n",
    "blanks between thousands": (
        "Posten;Zahl;Preis;Anteil\nA;1 234;1 234,50 €;0,5\nB;1\u202f234\u202f567;2\u00a0000,00 €;12 345,5\n"),
    "many Ressorts": (
        "Behörde;Ressort;Name;Status\nA;" + "/".join(f"R{i}" for i in range(1, 19)) +
        ";x;Betrieb\nB;IM/IM/JM;y;Betrieb\n"),
    "columns like ours": (
        "Behörde;Ressort;Name;Status;Ressort A;Ressort 17\nA;IM/JM;x;Betrieb;u;v\nB;IM;y;Betrieb;u;v\n"),
    "list of groups": "Gruppe;Stelle;Art;Lage\n;A;x;gut\n;;y;gut\nMitte;;;\n;B;z;gut\n",
}


def run(*words):
    subprocess.run([PROGRAM, "build", "-q", *words], capture_output=True, check=True)


def table_of(path, folder):
    """Names and rows; cells that a short row lacks are empty."""
    run("-f", "json", "-o", folder, path)
    with open(os.path.join(folder, "t.json"), encoding="utf-8") as file:
        table = next(b["table"] for b in json.load(file)["blocks"] if b["kind"] == "table")
    names = [column["name"] for column in table["columns"]]
    rows = [[cell["text"] for cell in row] for row in table["rows"]]
    return names, [row + [""] * (len(names) - len(row)) for row in rows]


def check(content):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "t.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        wanted = table_of(path, folder)
        made = os.path.join(folder, "made")
        run("-f", "csv,xlsx,ods", "-o", made, path)
        for kind in ("csv", "xlsx", "ods"):
            found = table_of(os.path.join(made, "t." + kind), folder)
            if found != wanted:
                yield f"{kind} is read as {found}, not {wanted}"


wrong = 0
for case, text in CASES.items():
    for fault in check(text):
        wrong += 1
        print(f"{case}: {fault}")
print(f"{len(CASES)} cases, {wrong} faults")
sys.exit(wrong > 0)
