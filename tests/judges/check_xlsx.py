#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every judge reads the XLSX of the sample and of a table of traps: the Open XML SDK, openpyxl,
exceljs, SheetJS, LibreOffice; and what none of them looks at is looked at here. A judge that is
missing fails the test."""
import csv
import datetime
import glob
import html
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

from office import Office
from traps import LONG, TRAPS, TRAPS_HEAD

PROGRAM = os.environ["DRUCKSACHE"]
SOURCE = os.environ["SOURCE_DIR"]
HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(SOURCE, "data", "antwort-ka-2326.md")
VERSIONS = ("Office2007", "Office2010", "Office2013", "Office2016", "Office2019", "Office2021",
            "Microsoft365")
PHASES = ["In Planung", "Vorprojektphase", "Analysephase", "Konzeptionsphase", "Auftrag erteilt",
          "Entwicklung", "Pilotierung", "Betrieb", "ohne Zuordnung"]
def check(condition, *words):
    if not condition:
        sys.exit("FAILED: " + " ".join(str(word) for word in words))


def build(path, folder, formats="xlsx,csv"):
    subprocess.run([PROGRAM, "build", "-q", path, "-f", formats, "-o", folder], check=True,
                   stderr=subprocess.DEVNULL)
    stem = os.path.splitext(os.path.basename(path))[0]
    return os.path.join(folder, stem + "." + formats.split(",")[0])


def csv_rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def node(*arguments):
    result = subprocess.run(["node", *arguments], cwd=HERE, stdout=subprocess.PIPE)
    check(result.returncode in (0, 1) and result.stdout, "node", *arguments)
    return json.loads(result.stdout)


# ---- Open XML SDK ----

def validate(path, versions=VERSIONS):
    tool = os.path.join(HERE, "node_modules", "@xarsh", "ooxml-validator", "dist", "src", "cli.js")
    for version in versions:
        verdict = node(tool, path, "--officeVersion", version)
        check(verdict["ok"] is True and verdict["errors"] == [], version, verdict)


# ---- what the SDK does not see ----

def parts(path):
    with zipfile.ZipFile(path) as archive:
        check(archive.testzip() is None, "broken zip")
        names = archive.namelist()
        check(len(names) == len(set(names)), "a part twice", names)
        for info in archive.infolist():
            check(info.date_time == (1980, 1, 1, 0, 0, 0), info.filename, info.date_time)
        return {name: archive.read(name).decode("utf-8") for name in names
                if name.endswith((".xml", ".rels"))}


def defined_names(xml):
    names = {}
    for attributes, text in re.findall(r"<definedName ([^>]*)>([^<]*)</definedName>", xml):
        name = re.search(r'name="([^"]*)"', attributes).group(1)
        scope = re.search(r'localSheetId="(\d+)"', attributes)
        key = (name.lower(), scope and scope.group(1))
        check(key not in names, "a name twice", key)
        check(re.fullmatch(r"[A-Za-z_\\][\w.]*", name), "a bad name", name)
        check(not re.fullmatch(r"[A-Za-z]{1,3}\d+|[RrCc]\d*", name), "a name like a cell", name)
        names[key] = html.unescape(text)
    return names


def look_closer(path):
    """Numbers, tables, names, merged cells: rules of Excel no schema holds."""
    xml = parts(path)
    sheets = [name for name in xml if name.startswith("xl/worksheets/sheet")]
    for name in sheets:
        for value in re.findall(r"<v>([^<]*)</v>", xml[name]):
            check(re.fullmatch(r"-?\d+(\.\d+)?(E[-+]?\d+)?", value), "no number", name, value)
        check("<mergeCell" not in xml[name], "merged cells", name)
        check('orientation="landscape"' in xml[name] and 'paperSize="9"' in xml[name], name)
        check("fitToPage" not in xml[name] and "scale=" not in xml[name], "scaled", name)
        for text in re.findall(r"<t[^>]*>([^<]*)</t>", xml[name]):
            check(len(html.unescape(text)) <= 32767, "too long", name)
    names = defined_names(xml["xl/workbook.xml"])
    tables = set()
    for name in (n for n in xml if n.startswith("xl/tables/")):
        table = re.search(r'displayName="([^"]*)"', xml[name]).group(1)
        check(table.lower() not in tables, "a table twice", table)
        check((table.lower(), None) not in names, "a table called like a name", table)
        check(re.fullmatch(r"[A-Za-z_]\w*", table) and not re.fullmatch(r"[A-Za-z]{1,3}\d+", table),
              "a bad table name", table)
        tables.add(table.lower())
        heads = re.findall(r'<tableColumn id="\d+" name="([^"]*)"', xml[name])
        check(len({head.lower() for head in heads}) == len(heads), "a head twice", heads)
    for name in re.findall(r'<sheet name="([^"]*)"', xml["xl/workbook.xml"]):
        name = html.unescape(name)
        check(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name), "sheet name", name)
    return xml


# ---- openpyxl ----

def printed_range(book):
    """The sheet and the cells of the paper's own table, by the name Abdruck."""
    sheet, cells = list(book.defined_names["Abdruck"].destinations)[0]
    return book[sheet], book[sheet][cells]


def german(cell):
    """What the cell shows in Germany."""
    value, code = cell.value, cell.number_format.replace("[$-407]", "")
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.datetime):
        check(code == r"dd\.mm\.yyyy", cell.coordinate, code)
        return value.strftime("%d.%m.%Y")
    shape = re.fullmatch(r'(#,##0|0)(?:\.(0+))?(?:"([^"]*)")?', code)
    check(shape, cell.coordinate, code)
    whole, _, fraction = "{:,.{}f}".format(value, len(shape.group(2) or "")).partition(".")
    whole = whole.replace(",", "." if shape.group(1) == "#,##0" else "")
    return whole + ("," + fraction if fraction else "") + (shape.group(3) or "")


def read_by_openpyxl(path, expected):
    book = openpyxl.load_workbook(path)
    _, cells = printed_range(book)
    rows = [[german(cell) for cell in row] for row in cells]
    for ours, theirs in zip(rows, expected):
        for cell, text in zip(ours, theirs):
            check(cell == text[:32767], "openpyxl reads", repr(cell[:80]), "for", repr(text[:80]))
    check(len(rows) == len(expected), len(rows), "rows for", len(expected))
    for row in cells[1:]:
        for cell in row:
            check(cell.data_type != "f", "a formula", cell.coordinate)
            if isinstance(cell.value, str) and cell.value[:1] in list("=+-@"):
                check(cell.number_format == "@", "no text format", cell.coordinate)
    return book


def look_at_sample(book, xml):
    sheet = book["Initiativen"]
    last = sheet.max_row
    check(book.sheetnames == ["Initiativen", "Auswertung", "Paper", "Herkunft", "Hinweise"],
          book.sheetnames)
    check(last == 25 and sheet.freeze_panes == "B2", last, sheet.freeze_panes)
    check(sheet.print_title_rows == "$1:$1" and sheet.print_title_cols == "$A:$A",
          sheet.print_title_rows, sheet.print_title_cols)
    check(sheet.tables["Liste"].ref == "A1:J25", sheet.tables["Liste"].ref)
    check([c.value for c in sheet[1]][5:] == ["Ressort 1", "Ressort 2", "Phase", "Datum",
                                             "Fundstelle"], "added columns")
    rule = sheet.data_validations.dataValidation[0]
    check(rule.type == "list" and rule.formula1 == "Phasen" and rule.sqref.ranges[0].min_col == 8,
          "validation", rule)
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    check(len(rules) == len(PHASES), len(rules), "conditional formats")
    check("Seite &P von &N" in sheet.oddFooter.right.text or
          "&P" in xml["xl/worksheets/sheet1.xml"], "page numbers")
    check([sheet.cell(2, c).value for c in (6, 7, 8)] == ["MWIKE", None, "Betrieb"], "typed cells")
    check(sheet.cell(5, 9).value == datetime.datetime(2023, 11, 13), sheet.cell(5, 9).value)
    check(book.properties.title == "Künstliche Intelligenz in der öffentlichen Verwaltung",
          book.properties.title)
    check(book.properties.created == datetime.datetime(2023, 10, 6), book.properties.created)
    custom = xml["docProps/custom.xml"]
    for words in ("de-DE", "Nr.;Ressort 1;Ressort 2;Phase;Datum;Fundstelle", "SHA-256"):
        check(words in custom, words, "not among the properties")
    contrast_of_rules(rules)


def luminance(colour):
    channels = [int(colour[-6:][i:i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_of_rules(rules):
    """Black on each fill at least 7:1 (WCAG 2.1, 1.4.6), and each phase told by its words."""
    words = set()
    for rule in rules:
        fill = luminance(rule.dxf.fill.bgColor.rgb)
        check((fill + 0.05) / 0.05 >= 7, "contrast", rule.formula)
        words.add(rule.formula[0].strip('"'))
    check(words == set(PHASES), words)


# ---- exceljs and SheetJS ----

def column(number):
    return chr(ord("A") + number)


def read_by_node(path, library, expected):
    sheets = node("sheets.mjs", "read", library, path)
    cells = sheets["Initiativen"]
    for r, row in enumerate(expected):
        for c, text in enumerate(row):
            value = cells.get(column(c + 1) + str(r + 1))
            value = "" if value is None else value
            if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                check(value == text[:32767], library, "reads", repr(value[:80]), repr(text[:80]))
            else:
                check(not isinstance(value, dict), library, "reads a formula", value)
    check(isinstance(sheets["Auswertung"]["B3"], dict), library, "sees no formula")
    return cells


# ---- LibreOffice ----

FORMULA = 16  # com.sun.star.sheet.CellFlags


def formulas(sheet):
    cells = {}
    ranges = sheet.queryContentCells(FORMULA)
    for area in ranges.RangeAddresses:
        for row in range(area.StartRow, area.EndRow + 1):
            for c in range(area.StartColumn, area.EndColumn + 1):
                cell = sheet.getCellByPosition(c, row)
                check(cell.getError() == 0, "formula error", row, c, cell.Formula)
                cells[(row, c)] = cell.Value
    return cells


def figure(sheet, label, start=0):
    """The figure beside the first such label from row `start`."""
    for row in range(start, start + 200):
        if sheet.getCellByPosition(0, row).String == label:
            return sheet.getCellByPosition(1, row).Value
    sys.exit("FAILED: no row " + label)


def open_in_office(office, path):
    document = office.load(path)
    sheets = document.Sheets
    sheet, counts = sheets.getByName("Initiativen"), sheets.getByName("Auswertung")
    cached = formulas(counts)
    document.calculateAll()
    check(formulas(counts) == cached and len(cached) > 100, "results differ after recalculation")
    check(figure(counts, "Initiativen") == 24, "24 initiatives")
    check(sheet.getCellByPosition(7, 1).Validation.Type.value == "LIST", "validation")
    check(sheet.getCellByPosition(7, 1).Validation.getFormula1() == "Phasen", "validation")
    check(sheet.ConditionalFormats.Length >= 1, "conditional formats")
    check(sheet.getPrintTitleRows() and sheet.getTitleRows().EndRow == 0, "print titles")
    check(document.DatabaseRanges.Count >= 1, "no table")
    style = document.StyleFamilies.getByName("PageStyles").getByName(sheet.PageStyle)
    check(style.IsLandscape and style.PageScale in (0, 100), "page")
    widths = sum(sheet.Columns.getByIndex(i).Width for i in range(10))
    room = style.Width - style.LeftMargin - style.RightMargin
    check(widths <= room, "columns are", widths, "wide, the page", room)
    look_at_charts(counts)
    edit(document, sheet, counts)
    document.close(True)


def look_at_charts(sheet):
    page, charts = sheet.DrawPage, []
    for i in range(page.Count):
        shape = page.getByIndex(i)
        if getattr(shape, "PersistName", ""):
            charts.append(shape)
    check(len(charts) == 4 and sheet.Charts.Count == 4, len(charts), "charts")
    for shape, word in zip(charts, ("Phase", "Ressort", "Behörde", "Ressort und Phase")):
        title = shape.Model.Title.String
        check(shape.Model.HasMainTitle and word in title, "title", title)
        check(word.split()[0] in shape.Description and len(shape.Description) > 60, "no alternative text")


def edit(document, sheet, counts):
    """One initiative more in Pilotierung, one less in Betrieb; a row below counts, too."""
    before, after = figure(counts, "Betrieb"), figure(counts, "Pilotierung")
    sheet.getCellByPosition(7, 1).String = "Pilotierung"
    sheet.getCellByPosition(3, 25).String = "Neu"
    sheet.getCellByPosition(7, 25).String = "Pilotierung"
    document.calculateAll()
    check(figure(counts, "Betrieb") == before - 1, "Betrieb does not follow")
    check(figure(counts, "Pilotierung") == after + 2, "Pilotierung does not follow")
    check(figure(counts, "Initiativen") == 25, "the new row does not count")


# ---- the two tables ----

def source_rows():
    """The sample's table by its own text: lines with TABs, the one word that is joined."""
    with open(SAMPLE, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line.count("\t") == 3]
    return [[cell.strip().replace("Res-sorts", "Ressorts") for cell in row] for row in rows]


def judge_sample(office, folder):
    path = build(SAMPLE, folder)
    expected = source_rows()
    check(len(expected) == 25 and csv_rows(path[:-4] + "csv") == expected, "CSV is not the source")
    validate(path)
    xml = look_closer(path)
    look_at_sample(read_by_openpyxl(path, expected), xml)
    for library in ("exceljs", "sheetjs"):
        read_by_node(path, library, expected)
    open_in_office(office, path)


def judge_traps(office, folder):
    source = os.path.join(folder, "fallen.csv")
    with open(source, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([TRAPS_HEAD, *TRAPS])
    path = build(source, folder, "xlsx")
    expected = [TRAPS_HEAD, *TRAPS]
    validate(path)
    look_closer(path)
    book = read_by_openpyxl(path, expected)
    rest = "".join(row[3] for row in book["Fortsetzungen"].iter_rows(2, values_only=True))
    check(rest == LONG[32767:], "the end of the long text")
    for library in ("exceljs", "sheetjs"):
        read_by_node(path, library, expected)
    document = office.load(path)
    counts = document.Sheets.getByName("Auswertung")
    cached = formulas(counts)
    document.calculateAll()
    check(formulas(counts) == cached, "results differ after recalculation")
    check(figure(counts, "*") == 1 and figure(counts, "Initiativen") == 5, "a label as pattern")
    document.close(True)


def judge_golden(folder):
    """Papers of every kind: the SDK and openpyxl accept them, and our own rules hold."""
    count = 0
    for source in sorted(glob.glob(os.path.join(SOURCE, "tests", "golden", "*", "input.*"))):
        out = os.path.join(folder, str(count))
        done = subprocess.run([PROGRAM, "build", "-q", source, "-f", "xlsx", "-o", out],
                              stderr=subprocess.DEVNULL)
        if done.returncode:
            continue  # broken inputs have tests of their own
        path = os.path.join(out, "input.xlsx")
        validate(path, ("Microsoft365",))
        look_closer(path)
        openpyxl.load_workbook(path).close()
        count += 1
    check(count > 20, "only", count, "papers")


def main():
    with tempfile.TemporaryDirectory() as folder, Office() as office:
        judge_sample(office, folder)
        judge_traps(office, folder)
        judge_golden(folder)


main()
