#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The sample's ODS and XLSX as LibreOffice understands them: everything that is more than cells
arrives, equal in both, and no row is too low for its words."""
import csv
import io
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
from office import Office, matrix, rows_too_low  # noqa: E402

PROGRAM = os.environ["DRUCKSACHE"]
SAMPLE = os.path.join(os.environ["SOURCE_DIR"], "data", "antwort-ka-2326.md")
EDGES = os.path.join(os.environ["SOURCE_DIR"], "tests", "data", "grenzfaelle.csv")
FORMULAS = 16  # com.sun.star.sheet.CellFlags.FORMULA
faults = []


def expect(what, got, wanted):
    if got != wanted:
        faults.append(f"{what}: got {got!r}, wanted {wanted!r}")


def cell(sheet, column, row):
    return sheet.getCellByPosition(column, row)


def head(sheet):
    """Names of the head row -> column."""
    return {name: column for column, name in enumerate(matrix(sheet)[0])}


def judge_list(document, sheet):
    columns = head(sheet)
    view = document.CurrentController
    view.setActiveSheet(sheet)
    expect("frozen", (view.hasFrozenPanes(), view.SplitColumn, view.SplitRow), (True, 1, 1))
    expect("repeated head", (sheet.PrintTitleRows, sheet.TitleRows.EndRow), (True, 0))
    filters = [r for r in map(document.DatabaseRanges.getByName,
                              document.DatabaseRanges.ElementNames)
               if r.DataArea.Sheet == 0]
    expect("filters", [(r.AutoFilter, r.DataArea.EndRow) for r in filters], [(True, 24)])
    for row in (1, 24, 500):
        rule = cell(sheet, columns["Phase"], row).Validation
        expect("validation", (rule.Type.value, rule.getFormula1(), rule.ErrorAlertStyle.value),
               ("LIST", "Phasen", "STOP"))
    expect("no validation beside", cell(sheet, columns["Name der Initiative / des Pilotprojektes"],
                                        1).Validation.Type.value, "ANY")
    rules = sheet.ConditionalFormats.getConditionalFormats()
    expect("conditional formats", len(rules), 1)
    words = [rules[0].getByIndex(i).Formula1 for i in range(rules[0].Count)]
    expect("conditions", ('"Betrieb"' in words, '"ohne Zuordnung"' in words, len(words) >= 8),
           (True, True, True))
    names = document.NamedRanges
    expect("names", ("Phasen" in names.ElementNames, "Abdruck" in names.ElementNames), (True, True))


def judge_page(document, sheet):
    pages = document.StyleFamilies.getByName("PageStyles")
    page = pages.getByName(sheet.PageStyle)
    # LibreOffice counts in twips: a hundredth of a millimetre may be off.
    expect(sheet.Name + " page", (page.IsLandscape, page.Width // 10, page.Height // 10),
           (True, 2970, 2100))
    expect(sheet.Name + " scale", (page.PageScale, page.ScaleToPages), (100, 0))
    below, above = page.RightPageFooterContent, page.RightPageHeaderContent  # held: their texts die with them
    foot = below.RightText.String
    expect(sheet.Name + " foot", foot.startswith("Seite ") and " von " in foot, True)
    expect(sheet.Name + " head", bool(above.LeftText.String), True)
    wide = sum(sheet.Columns.getByIndex(i).Width for i in range(len(matrix(sheet)[0])))
    if wide > 27110:
        faults.append(f"{sheet.Name} is {wide / 1000} cm wide")


def judge_charts(sheet, suffix):
    expect("charts", sheet.Charts.Count, 4)
    shapes = sheet.DrawPage
    for i in range(sheet.Charts.Count):
        chart, shape = sheet.Charts.getByIndex(i).EmbeddedObject, shapes.getByIndex(i)
        expect("chart's title", (chart.HasMainTitle, bool(chart.Title.String)), (True, True))
        if suffix == "ods":  # XLSX has no such attribute in this library
            expect("alternative title", shape.Title, chart.Title.String)
        expect("alternative text names figures", any(c.isdigit() for c in shape.Description), True)
        values = [s.getValues().getData() for s in chart.getUsedData().getDataSequences()]
        expect("chart has figures", any(isinstance(v, float) and v > 0 for s in values for v in s),
               True)


def formulas(document):
    """Place -> value of all formulas; errors are faults."""
    found = {}
    for sheet in document.Sheets:
        for area in sheet.queryContentCells(FORMULAS).getRangeAddresses():
            for row in range(area.StartRow, area.EndRow + 1):
                for column in range(area.StartColumn, area.EndColumn + 1):
                    it = cell(sheet, column, row)
                    if it.getError():
                        faults.append(f"{sheet.Name} {column},{row}: {it.Formula} is {it.String}")
                    found[sheet.Name, column, row] = it.Value
    return found


def judge_formulas(document):
    before = formulas(document)
    document.calculateAll()
    after = formulas(document)
    expect("formulas", len(before) > 100, True)
    expect("recalculated", {k: (v, after[k]) for k, v in before.items() if v != after[k]}, {})
    sheet = document.Sheets.getByName("Initiativen")
    phase = cell(sheet, head(sheet)["Phase"], 1)
    counts = matrix(document.Sheets.getByName("Auswertung"))
    figure = next(row for row in counts if row[0] == phase.String)[1]
    old, phase.String = phase.String, "Entwicklung"
    changed = next(r for r in matrix(document.Sheets.getByName("Auswertung")) if r[0] == old)[1]
    expect("an edit is counted", changed, figure - 1)


def judge_metadata(document, suffix):
    facts = document.DocumentProperties
    expect("title", facts.Title, "Künstliche Intelligenz in der öffentlichen Verwaltung")
    expect("date", (facts.CreationDate.Year, facts.CreationDate.Month, facts.CreationDate.Day),
           (2023, 10, 6))
    names = [p.Name for p in facts.UserDefinedProperties.PropertyValues]
    expect("own properties", {"Quelldatei", "Wahlperiode", "Datum"} <= set(names), True)
    properties = {p.Name: p.Value for p in facts.UserDefinedProperties.PropertyValues}
    expect("language as a property", properties.get("Sprache"), "de-DE")
    if suffix == "ods":  # a workbook of XLSX has no language
        expect("language", (document.CharLocale.Language, document.CharLocale.Country), ("de", "DE"))


def rows_of_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        text = file.read()
    dialect = ";" if ";" in text.split("\n")[0] else ","
    return list(csv.reader(io.StringIO(text), delimiter=dialect))


def judge_words(sheet, wanted, first):
    """The printed columns, cell for cell."""
    for r, row in enumerate(wanted):
        for c, word in enumerate(row):
            expect(f"{sheet.Name} {c},{r}", cell(sheet, first + c, r).String, word)


def judge_heights(document):
    for sheet in document.Sheets:
        expect(sheet.Name + ": rows too low", rows_too_low(sheet, len(matrix(sheet))), [])


def judge_sample(office, work, suffix):
    document = office.load(os.path.join(work, "antwort-ka-2326." + suffix))
    sheets = document.Sheets
    expect("sheets", sheets.ElementNames,
           ("Initiativen", "Auswertung", "Paper", "Herkunft", "Hinweise"))
    judge_list(document, sheets.getByName("Initiativen"))
    judge_charts(sheets.getByName("Auswertung"), suffix)
    for sheet in sheets:
        judge_page(document, sheet)
    wanted = rows_of_csv(os.path.join(work, "antwort-ka-2326.csv"))
    expect("rows", len(wanted), 25)
    judge_words(sheets.getByName("Initiativen"), wanted, 1)
    judge_metadata(document, suffix)
    judge_formulas(document)
    judge_heights(document)
    document.close(True)


def main():
    with tempfile.TemporaryDirectory() as work, Office() as office:
        subprocess.run([PROGRAM, "build", "-q", "-f", "ods,xlsx,csv", "-o", work, SAMPLE, EDGES],
                       check=True, stderr=subprocess.DEVNULL)
        for suffix in ("ods", "xlsx"):
            before = len(faults)
            judge_sample(office, work, suffix)
            document = office.load(os.path.join(work, "grenzfaelle." + suffix))
            judge_words(document.Sheets.getByIndex(0), rows_of_csv(EDGES), 0)
            judge_heights(document)
            document.close(True)
            faults[before:] = [suffix + ": " + fault for fault in faults[before:]]
    for fault in faults[:40]:
        print(fault)
    sys.exit(1 if faults else 0)


main()
