#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Our ODS and XLSX, written again by LibreOffice, Gnumeric, SheetJS, openpyxl and exceljs in every
format they can, are read back by us with equal cells: text that looks like a formula, a number or a
date, umlauts, line ends, blanks, leading zeros, money, dates. Where a program changes a cell itself,
that is said here and nothing else is accepted."""
import csv
import os
import re
import subprocess
import sys
import tempfile

import openpyxl

from office import Office
from traps import TRAPS, TRAPS_HEAD

PROGRAM = os.environ["DRUCKSACHE"]
SOURCE = os.environ["SOURCE_DIR"]
HERE = os.path.dirname(os.path.abspath(__file__))
FORMATS = ("ods", "xlsx")
FILTERS = {"ods": "calc8", "xlsx": "Calc MS Excel 2007 XML"}
faults = []


def csv_rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def build(path, folder, formats):
    done = subprocess.run([PROGRAM, "build", "-q", path, "-f", formats, "-o", folder],
                          capture_output=True, text=True, check=False)
    if done.returncode:
        faults.append(f"{os.path.basename(path)}: status {done.returncode}: {done.stderr}")
    return done.stderr


# ---- written again ----

def by_office(office, path, folder):
    document = office.load(path)
    for end in FORMATS:
        office.store(document, os.path.join(folder, "libreoffice." + end), FILTERS[end])
        yield "libreoffice." + end
    document.close(True)


def by_gnumeric(path, folder):
    for end in FORMATS:
        subprocess.run(["ssconvert", path, os.path.join(folder, "gnumeric." + end)], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        yield "gnumeric." + end


def by_node(library, path, folder, formats):
    for end in formats:
        subprocess.run(["node", "sheets.mjs", "resave", library, path,
                        os.path.join(folder, library + "." + end)], cwd=HERE, check=True)
        yield library + "." + end


def by_openpyxl(path, folder):
    openpyxl.load_workbook(path).save(os.path.join(folder, "openpyxl.xlsx"))
    yield "openpyxl.xlsx"


def written_again(office, path, folder):
    yield from by_office(office, path, folder)
    yield from by_gnumeric(path, folder)
    yield from by_node("sheetjs", path, folder, FORMATS)
    if path.endswith(".xlsx"):
        yield from by_openpyxl(path, folder)
        yield from by_node("exceljs", path, folder, ("xlsx",))


# ---- what programs change by themselves ----

# Programs that write `_x0041_` without the escape of ECMA-376, so that it rightly reads as "A".
UNESCAPED = ("openpyxl", "exceljs", "sheetjs")
# SheetJS forgets number formats, empty lines and blanks at the end when it reads an ODS.
NUMBER = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?( €)?")

def as_changed(source, name, text):
    """The cell as this program leaves it on the way from `source` to the file `name`."""
    program, target = name.split(".")
    if target == "xlsx" and (program in UNESCAPED or (program, source) == ("gnumeric", "ods")):
        text = text.replace("_x0041_", "A")
    if (program, source) == ("sheetjs", "ods"):
        text = text.replace("_x0041_", "A")
    if (program, source, target) == ("gnumeric", "xlsx", "ods"):
        text = text.replace("_x0041_", "_x005F_x0041_")
    if program == "sheetjs" and source == "ods":
        text = text.replace("\n\n", "\n")
        text = text.rstrip() if text.endswith("\u00a0") else text
        if target == "xlsx" and NUMBER.fullmatch(text):
            text = text.replace(".", "").replace(" €", "")
            text = re.sub(r",?0*$", "", text) if "," in text else text
    return text


def compare(what, path, folder, expected):
    """The workbook read by us, against the cells it must have."""
    told = build(path, folder, "csv")
    rows = csv_rows(os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + ".csv"))
    if len(rows) != len(expected):
        faults.append(f"{what}: {len(rows)} rows for {len(expected)}: {told}")
    for r, (ours, theirs) in enumerate(zip(rows, expected)):
        if len(ours) != len(theirs):
            faults.append(f"{what}: row {r} has {len(ours)} cells: {ours!r}")
        for cell, text in zip(ours, theirs):
            if cell != text:
                faults.append(f"{what}: row {r}: {cell[:60]!r} for {text[:60]!r}")
    if "SHT" in told:
        faults.append(f"{what}: not known again as ours: {told}")


def judge(office, path, folder, expected):
    """Read as we made it, as others write it again, and as we do."""
    stem = os.path.splitext(os.path.basename(path))[0]
    source = os.path.splitext(path)[1][1:]
    out = os.path.join(folder, "csv")
    compare(f"{stem}.{source}", path, out, expected)
    again = os.path.join(folder, "again")
    build(path, again, "ods,xlsx")
    for end in FORMATS:
        compare(f"{stem}.{source} by us as {end}", os.path.join(again, stem + "." + end), out,
                expected)
    names = list(written_again(office, path, folder))
    for name in names:
        wanted = [[as_changed(source, name, text) for text in row] for row in expected]
        compare(f"{stem}.{source} by {name}", os.path.join(folder, name), out, wanted)
    return len(names)


def main():
    count = 0
    with tempfile.TemporaryDirectory() as folder, Office() as office:
        traps = os.path.join(folder, "fallen.csv")
        with open(traps, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([TRAPS_HEAD, *TRAPS])
        for source in (os.path.join(SOURCE, "data", "antwort-ka-2326.md"), traps,
                       os.path.join(SOURCE, "tests", "data", "grenzfaelle.csv")):
            stem = os.path.splitext(os.path.basename(source))[0]
            made = os.path.join(folder, "made", stem)
            build(source, os.path.dirname(made), "ods,xlsx,csv")
            expected = csv_rows(made + ".csv")
            for end in FORMATS:
                work = os.path.join(folder, stem + "-" + end)
                os.mkdir(work)
                count += judge(office, made + "." + end, work, expected)
    print("\n".join(faults[:60]) or f"{count} files come back equal")
    sys.exit(1 if faults or count != 42 else 0)


main()
