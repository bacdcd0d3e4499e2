#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""snapshot diff: the sample paper and a copy in which three initiatives changed their status, one
is new, one is gone and one is renamed. The text and every format say exactly that."""
import csv
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile
import xml.etree.ElementTree as xml

import openpyxl

PROGRAM = os.environ["DRUCKSACHE"]
SAMPLE = os.path.join(os.environ["SOURCE_DIR"], "data", "antwort-ka-2326.md")
ENV = {name: os.environ[name] for name in ("PATH", "ASAN_OPTIONS", "LSAN_OPTIONS")
       if name in os.environ}
NAME, STATUS = "Name der Initiative / des Pilotprojektes", "Status der Initiative / des Pilotprojektes"
TEXT = """alt.md → neu.md
3 geändert, 1 umbenannt, 1 neu, 1 weggefallen, 19 unverändert
Wechsel der Phase:
    2 × Pilotierung → Betrieb
    1 × In Planung → Entwicklung
~ LKA NRW: KI-Labor zur Entwicklung IT-forensischer SW
    Status: In Planung → Entwicklung
~ IT.NRW: Robotic Process Automation
    Status: Pilotierung → Betrieb
~ IT.NRW: Formularerkennung
    Status: Pilotierung → Betrieb
> IT.NRW: Automatische Dokumentenauswertung
    Name: Intelligente Dokumentenauswertung → Automatische Dokumentenauswertung (Ähnlichkeit 64 %)
+ IT.NRW: Suche in Akten (Analysephase)
- Straßen.NRW: Twin4Road (Konzeptionsphase)
"""
CHANGES = [  # Änderung, Behörde, Name, Status, bisher, Phase, bisherige Phase
    ("geändert", "LKA NRW", "KI-Labor zur Entwicklung IT-forensischer SW", "Entwicklung",
     "Status: In Planung", "Entwicklung", "In Planung"),
    ("geändert", "IT.NRW", "Robotic Process Automation", "Betrieb", "Status: Pilotierung",
     "Betrieb", "Pilotierung"),
    ("geändert", "IT.NRW", "Formularerkennung", "Betrieb", "Status: Pilotierung", "Betrieb", "Pilotierung"),
    ("umbenannt", "IT.NRW", "Automatische Dokumentenauswertung", "Pilotierung",
     "Name: Intelligente Dokumentenauswertung\nÄhnlichkeit der Namen: 64 %", "Pilotierung", "Pilotierung"),
    ("neu", "IT.NRW", "Suche in Akten", "Analysephase", "", "Analysephase", ""),
    ("weggefallen", "Straßen.NRW", "Twin4Road", "Konzeptionsphase", "", "", "Konzeptionsphase"),
]
SAME = 19


def edited(text):
    """The copy; its rows in another order."""
    lines = text.split("\n")
    first = next(i for i, line in enumerate(lines) if line.startswith("IT.NRW\tMKJFGFI"))
    lines[first], lines[first + 1] = lines[first + 1], lines[first]
    text = "\n".join(lines)
    for old, new in (
            ("IT-forensischer SW\tIn Planung", "IT-forensischer SW\tEntwicklung"),
            ("Process Automation\tPilotierung", "Process Automation\tBetrieb"),
            ("Formularerkennung\tPilotierung", "Formularerkennung\tBetrieb"),
            ("Intelligente Dokumentenauswertung", "Automatische Dokumentenauswertung"),
            ("Straßen.NRW\tMUNV\tTwin4Road\tKonzeptionsphase\n", ""),
            ("IT.NRW\tMHKBD\tCoding", "IT.NRW\tMHKBD\tSuche in Akten\tAnalysephase\nIT.NRW\tMHKBD\tCoding")):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


class Diff(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        with open(SAMPLE, encoding="utf-8") as file:
            text = file.read()
        for name, content in (("alt.md", text), ("neu.md", edited(text))):
            with open(os.path.join(cls.folder, name), "w", encoding="utf-8") as file:
                file.write(content)

    def program(self, *words, expect=0):
        done = subprocess.run([PROGRAM, *words], capture_output=True, cwd=self.folder,
                              env={**ENV, "LC_ALL": "C"}, check=False)
        self.assertEqual(done.returncode, expect, done.stderr.decode())
        return done.stdout.decode()

    def report(self, suffix):
        path = os.path.join(self.folder, "out", "vergleich." + suffix)
        if not os.path.exists(path):
            self.program("snapshot", "diff", "alt.md", "neu.md", "-f", "pdf,xlsx,ods,csv,json", "-o", "out")
        return path

    def check_rows(self, rows):
        """Rows of the list, head first, as texts."""
        columns = [rows[0].index(name) for name in
                   ("Änderung", "Behörde", NAME, STATUS, "bisher", "Phase", "bisherige Phase")]
        found = [tuple(row[c] or "" for c in columns) for row in rows[1:]]
        self.assertEqual(found[:len(CHANGES)], CHANGES)
        self.assertEqual([row[0] for row in found[len(CHANGES):]], ["unverändert"] * SAME)

    def test_text(self):
        self.assertEqual(self.program("snapshot", "diff", "alt.md", "neu.md"), TEXT)

    def test_status(self):
        self.program("snapshot", "diff", "alt.md", "neu.md", "--exit-code", expect=1)
        self.program("snapshot", "diff", "alt.md", "alt.md", "--exit-code")

    def test_bags(self):
        shutil.rmtree(os.path.join(self.folder, "a"), ignore_errors=True)
        self.program("snapshot", "create", "alt.md", "neu.md", "--into", "a")
        bag = "a/nrw-18-ka2326-antwort_2023-10-06"
        lines = self.program("snapshot", "diff", bag, bag + "_2/").split("\n", 1)
        self.assertEqual(lines[0], f"{os.path.basename(bag)} → {os.path.basename(bag)}_2")
        self.assertEqual(lines[1], TEXT.split("\n", 1)[1])
        self.assertEqual(self.program("snapshot", "diff", bag, "neu.md").split("\n", 1)[1], lines[1])
        with open(os.path.join(self.folder, bag, "data", "alt.md"), "a", encoding="utf-8") as file:
            file.write("\n")
        self.program("snapshot", "diff", bag, "neu.md", expect=1)

    def test_json(self):
        with open(self.report("json"), encoding="utf-8") as file:
            blocks = json.load(file)["blocks"]
        counts, moves, table = [
            [[cell["text"] for cell in row] for row in block["table"]["rows"]]
            for block in blocks if "table" in block]
        self.assertEqual(counts, [["geändert", "3"], ["umbenannt", "1"], ["neu", "1"],
                                  ["weggefallen", "1"], ["unverändert", str(SAME)]])
        self.assertEqual(moves, [["Pilotierung", "Betrieb", "2"], ["In Planung", "Entwicklung", "1"]])
        self.check_rows([[c["name"] for c in blocks[-1]["table"]["columns"]], *table])

    def test_csv(self):
        with open(self.report("csv"), encoding="utf-8-sig", newline="") as file:
            self.check_rows(list(csv.reader(file, delimiter=";")))

    def test_xlsx(self):
        book = openpyxl.load_workbook(self.report("xlsx"))
        self.assertEqual(book.sheetnames[:3], ["Vergleich", "Summen", "Wechsel der Phase"])
        origin = {row[0]: row[1] for row in book["Herkunft"].values}
        self.assertEqual(origin["Quelldatei"], "alt.md, neu.md")
        self.assertNotIn("SHA-256", origin)
        self.check_rows(self.list_of([[str(c or "") for c in row] for row in sheet.values]
                                     for sheet in book.worksheets))

    def test_ods(self):
        office = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
        text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
        repeated = office + "number-columns-repeated"
        with zipfile.ZipFile(self.report("ods")) as archive:
            root = xml.fromstring(archive.read("content.xml"))
        sheets = []
        for table in root.iter(office + "table"):
            rows = []
            for row in table.iter(office + "table-row"):
                cells = []
                for cell in (c for c in row if c.tag.endswith("table-cell")):
                    words = "\n".join("".join(p.itertext()) for p in cell.iter(text))
                    cells += [words] * min(int(cell.get(repeated, "1")), 50)
                rows.append(cells)
            sheets.append(rows)
        self.check_rows(self.list_of(sheets))

    def list_of(self, sheets):
        """The rows from the list's head on, blank ones left out, as wide as the head."""
        for rows in sheets:
            for i, row in enumerate(rows):
                if NAME in row and "bisher" in row:
                    body = [r + [""] * (len(row) - len(r)) for r in rows[i:]]
                    return [r for r in body if r[row.index("Änderung")]]
        self.fail("no sheet holds the list")
        return None

    def test_pdf(self):
        done = subprocess.run(["pdftotext", "-layout", self.report("pdf"), "-"], capture_output=True, check=True)
        words = re.sub(r"\s+", " ", done.stdout.decode())
        for phrase in ("Wechsel der Phase", "Twin4Road", "Suche in Akten", "weggefallen"):
            self.assertIn(phrase, words)
        self.assertEqual(words.count("umbenannt"), 2)  # counted once, listed once
        self.assertEqual(words.count("weggefallen"), 2)

    def test_an_output_never_replaces_an_input(self):
        shutil.copy(self.report("csv"), os.path.join(self.folder, "vergleich.csv"))
        self.program("snapshot", "diff", "vergleich.csv", "neu.md", "-f", "csv", "-o", ".", expect=2)
        said = self.program("snapshot", "diff", "alt.md", "neu.md", "-f", "csv", "-o", "-")
        with open(self.report("csv"), encoding="utf-8") as file:
            self.assertEqual(said.replace("\r\n", "\n"), file.read())


if __name__ == "__main__":
    unittest.main()
