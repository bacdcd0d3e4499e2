#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""One table, four outputs: the cells of ODS, XLSX, CSV and the tagged cells of the PDF are equal;
ODS and XLSX are equal sheet by sheet in words, kinds of cells, weight, widths, names and filters,
as LibreOffice sees them."""
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

from office import Office

PROGRAM = os.environ["DRUCKSACHE"]
SOURCE = os.environ["SOURCE_DIR"]
HERE = os.path.dirname(os.path.abspath(__file__))
faults = []

BUDGET = [
    ["Titel", "Maßnahme", "Ansatz 2023", "Stellen", "Anteil", "Beginn", "Vermerk"],
    ["00100", "Zuschüsse an Gemeinden", "18.437.511,54 €", "1.364", "2,5", "06.10.2023", "k. A."],
    ["00200", "=SUMME(A1:A3)", "-5,00 €", "0", "-0,3", "01.03.2024", "-"],
    ["00300", "Förderung der Begleitforschung\nin zwei Zeilen", "0,10 €", "-12", "100,0",
     "31.12.2025", "siehe Erläuterung"],
    ["Summe", "", "18.437.506,64 €", "1.352", "", "", ""]]
TWO = """Antwort der Landesregierung

Anlage 1
Behörde\tRessort\tName\tStatus
IT.NRW\tMHKBD\tChat\tBetrieb
LANUV\tMUNV/IM\tKarte\tIn Planung

Anlage 2
Land\tFälle\tSumme
Bayern\t1.200\t3,50 €
Hessen\t12\t17,00 €
"""


def expect(what, got, wanted):
    if got != wanted:
        faults.append(f"{what}: got {got!r}, wanted {wanted!r}"[:400])


def csv_rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


# ---- PDF ----

def squeezed(text):
    """Without what the setting of lines adds or takes: blanks, hyphens but a sign in front."""
    text = re.sub(r"\s", "", text)
    return text[:1] + re.sub("[-\u00ad\u2010]", "", text[1:])


def marked_text(page):
    """Marked content -> its words; inner spans count for the outer one."""
    words, stack = {}, []
    for item in page["items"]:
        if (item.get("type") or "").startswith("begin"):
            stack.append(item.get("id") or (stack[-1] if stack else None))
        elif (item.get("type") or "").startswith("end"):
            stack.pop()
        elif stack and stack[-1]:
            words[stack[-1]] = words.get(stack[-1], "") + item["str"] + "\n" * bool(item["hasEOL"])
    return words


def contents(node):
    if node.get("type") == "content":
        yield node["id"]
    for child in node.get("children", ()):
        yield from contents(child)


def table_rows(node):
    if node.get("role") == "TR":
        yield node
    for child in node.get("children", ()):
        yield from table_rows(child)


def pdf_rows(path):
    """The cells of all tables that are not empty, row by row; a row that goes on behind a page break
    comes twice."""
    done = subprocess.run(["node", "read_pdf.mjs", path], cwd=HERE, capture_output=True, check=True)
    for page in json.loads(done.stdout)["pages"]:
        words = marked_text(page)
        for row in table_rows(page["structure"] or {}):
            cells = ("".join(words.get(i, "") for i in contents(cell)) for cell in row["children"])
            yield [squeezed(cell) for cell in cells if squeezed(cell)]


def judge_pdf(stem, path, tables):
    wanted = [[squeezed(cell) for cell in row if cell] for table in tables for row in table]
    got = []
    for row in pdf_rows(path):
        if got and len(got) <= len(wanted) and got[-1] != wanted[len(got) - 1]:
            got[-1] = [a + b for a, b in zip(got[-1], row)]
        else:
            got.append(row)
    expect(stem + ".pdf: rows", len(got), len(wanted))
    for r, (ours, theirs) in enumerate(zip(got, wanted)):
        expect(f"{stem}.pdf: row {r}", ours, theirs)


# ---- ODS and XLSX ----

def cell_of(sheet, column, row):
    cell = sheet.getCellByPosition(column, row)
    return cell.String, cell.Type.value, cell.CharWeight, cell.CharPosture.value


def extent(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return cursor.RangeAddress.EndColumn, min(cursor.RangeAddress.EndRow, 3000)


def places(document):
    names = document.NamedRanges
    ranges = document.DatabaseRanges
    areas = {name: names.getByName(name).ReferredCells.RangeAddress for name in names.ElementNames
             if not name.startswith("_")}
    areas.update({name: ranges.getByName(name).DataArea for name in ranges.ElementNames})
    return {name: (area.Sheet, area.StartColumn, area.StartRow, area.EndColumn, area.EndRow)
            for name, area in areas.items()}


def judge_sheets(stem, left, right):
    expect(stem + ": sheets", left.Sheets.ElementNames, right.Sheets.ElementNames)
    expect(stem + ": names and filters", places(left), places(right))
    for name in left.Sheets.ElementNames:
        one, other = left.Sheets.getByName(name), right.Sheets.getByName(name)
        (columns, rows), ends = extent(one), extent(other)
        columns, rows = max(columns, ends[0]), max(rows, ends[1])
        for row in range(rows + 1):
            for column in range(columns + 1):
                a, b = cell_of(one, column, row), cell_of(other, column, row)
                if a[0] or b[0]:
                    expect(f"{stem} {name} {column},{row}", b, a)
        for column in range(columns + 1):
            a, b = (s.Columns.getByIndex(column).Width for s in (one, other))
            if abs(a - b) > 0.03 * a and a > 500:
                expect(f"{stem} {name}: width of column {column}", b, a)


def judge_printed(stem, document, tables):
    """The ranges Abdruck, Abdruck_2 … hold what the CSV holds."""
    for number, table in enumerate(tables):
        name = "Abdruck" + (f"_{number + 1}" if number else "")
        area = document.NamedRanges.getByName(name).ReferredCells.RangeAddress
        sheet = document.Sheets.getByIndex(area.Sheet)
        expect(f"{stem}: size of {name}", (area.EndRow - area.StartRow + 1,
                                           area.EndColumn - area.StartColumn + 1),
               (len(table), len(table[0])))
        for r, row in enumerate(table):
            for c, word in enumerate(row):
                cell = sheet.getCellByPosition(area.StartColumn + c, area.StartRow + r)
                expect(f"{stem} {name} {c},{r}", cell.String, word)
                expect(f"{stem} {name} {c},{r} is no formula", cell.Type.value != "FORMULA", True)


def judge(office, folder, path, tables, with_pdf):
    stem = os.path.splitext(os.path.basename(path))[0]
    out = os.path.join(folder, "out")
    done = subprocess.run([PROGRAM, "build", "-q", path, "-f", "ods,xlsx,csv,pdf", "-o", out],
                          capture_output=True, text=True, check=False)
    expect(stem, (done.returncode, done.stderr if done.returncode else ""), (0, ""))
    made = os.path.join(out, stem)
    expect(stem + ".csv", csv_rows(made + ".csv"), tables[0])
    documents = [office.load(made + end) for end in (".ods", ".xlsx")]
    for end, document in zip(("ods", "xlsx"), documents):
        judge_printed(f"{stem}.{end}", document, tables)
    judge_sheets(stem, *documents)
    for document in documents:
        document.close(True)
    if with_pdf:
        judge_pdf(stem, made + ".pdf", tables)


def source_rows(path):
    """The sample's table by its own text: lines with TABs, the one word that is joined."""
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line.count("\t") == 3]
    return [[cell.strip().replace("Res-sorts", "Ressorts") for cell in row] for row in rows]


def main():
    sample = os.path.join(SOURCE, "data", "antwort-ka-2326.md")
    edges = os.path.join(SOURCE, "tests", "data", "grenzfaelle.csv")
    with tempfile.TemporaryDirectory() as folder, Office() as office:
        budget, two = os.path.join(folder, "haushalt.csv"), os.path.join(folder, "zwei.md")
        with open(budget, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows(BUDGET)
        with open(two, "w", encoding="utf-8") as file:
            file.write(TWO)
        tables = [[line.split("\t") for line in part.split("\n") if "\t" in line]
                  for part in TWO.split("Anlage 2")]
        judge(office, folder, sample, [source_rows(sample)], with_pdf=True)
        judge(office, folder, budget, [BUDGET], with_pdf=True)
        judge(office, folder, two, tables, with_pdf=True)
        # The faces of the PDF lack some of these characters; tests of the PDF look at that.
        judge(office, folder, edges, [csv_rows(edges)], with_pdf=False)
    print("\n".join(faults[:40]) or "four tables, equal in every output")
    sys.exit(1 if faults else 0)


main()
