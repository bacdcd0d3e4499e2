#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Columns mean the same whatever their order and their office's wording, and every column stays in its
place in every output: tree, JSON, CSV, XLSX, ODS, PDF."""
import csv
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

PROGRAM = os.environ["DRUCKSACHE"]
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORDINGS = [
    {"behoerde": "Behörde", "ressort": "Ressort", "name": "Name", "status": "Status"},
    {"behoerde": "Dienststelle", "ressort": "Zuständiges Ressort", "name": "Projekt",
     "status": "Projektstand"},
    {"behoerde": "BEHÖRDE", "ressort": "RESSORT", "name": "NAME DER INITIATIVE", "status": "STATUS"},
    {"behoerde": "Zuständige\nBehörde", "ressort": "Federführendes\nRessort",
     "name": "Name der Initiative /\ndes Pilotprojektes", "status": "Aktueller\nStand"},
    {"behoerde": "Name der Behörde", "ressort": "Ministerium", "name": "Bezeichnung der Maßnahme",
     "status": "Projekt-Status"},
]
CELLS = {"behoerde": ["IT.NRW", "LDI", "MSB"], "ressort": ["MHKBD", "IM/MSB", "MSB"],
         "name": ["Coding Assistenz", "Chatbot Emma", "Lern-App"],
         "status": ["In Planung", "Betrieb", "Pilotierung"]}
OTHERS = {"Lfd. Nr.": ["1", "2", "3"], "Projekt-Nr.": ["0017", "0018", "0019"],
          "Kosten der Maßnahme": ["1.007,01 €", "k. A.", "-"], "Beginn": ["06.10.2023", "", "offen"],
          "Bemerkung": ["keine", "siehe\nAnlage", "x; y"]}


def table_of(wording, order):
    """Names and rows in this order of keys (roles and other heads)."""
    names = [wording.get(key, key) for key in order]
    columns = [CELLS.get(key) or OTHERS[key] for key in order]
    return names, [list(row) for row in zip(*columns)]


def as_csv(names, rows):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerows([names] + rows)
    return out.getvalue()


def shown(text):
    return " ".join(text.split())


def from_json(content, roles):
    table = json.loads(content)["blocks"][0]["table"]
    roles.update({column["role"]: column["name"] for column in table["columns"] if "role" in column})
    return [[column["name"] for column in table["columns"]]] + \
        [[cell.get("text", "") for cell in row] for row in table["rows"]]


def from_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def from_ods(content):
    with zipfile.ZipFile(io.BytesIO(content)) as ods:
        root = ElementTree.fromstring(ods.read("content.xml"))
    sheet = next(s for s in root.iter(f"{{{TABLE}}}table") if s.get(f"{{{TABLE}}}name") == "Initiativen")
    rows = []
    for row in sheet.iter(f"{{{TABLE}}}table-row"):
        cells = []
        for cell in row.iter(f"{{{TABLE}}}table-cell"):
            text = "\n".join("".join(p.itertext()) for p in cell.findall(f"{{{TEXT}}}p"))
            cells += [text] * min(int(cell.get(f"{{{TABLE}}}number-columns-repeated", 1)), 20)
        rows.append(cells)
    return rows


def from_xlsx(content):
    with zipfile.ZipFile(io.BytesIO(content)) as xlsx:
        root = ElementTree.fromstring(xlsx.read("xl/worksheets/sheet1.xml"))
        strings = ["".join(t.text or "" for t in item.iter(f"{MAIN}t")) for item in
                   ElementTree.fromstring(xlsx.read("xl/sharedStrings.xml"))]
    rows = []
    for row in root.iter(f"{MAIN}row"):
        cells = {}
        for cell in row.iter(f"{MAIN}c"):
            value = cell.find(f"{MAIN}v")
            text = "" if value is None else value.text
            column = re.match("[A-Z]+", cell.get("r")).group()
            index = 0
            for letter in column:
                index = 26 * index + ord(letter) - 64
            cells[index - 1] = strings[int(text)] if cell.get("t") == "s" else text
        rows.append([cells.get(i, "") for i in range(max(cells, default=-1) + 1)])
    return rows


def has_table(rows, names, body):
    """Do the rows begin with a number, the names in order, and go on with the cells? Numbers and dates
    are typed in sheets, so only cells of words are compared there."""
    plain = [[shown(cell) for cell in row[1:len(names) + 1]] for row in rows]
    if plain[0] != [shown(name) for name in names]:
        return False
    for given, expected in zip(plain[1:], body):
        for cell, word in zip(given, expected):
            if not re.match(r"\d", word) and cell != shown(word):
                return False
    return len(plain) > len(body)


def squeezed(text):
    """Without what line breaks put in."""
    return re.sub(r"[\s\u00ad-]", "", text)


def in_pdf_order(path, names, rows):
    """Heads and cells follow each other in the pages' content, cell by cell."""
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    text = squeezed(done.stdout.decode())
    at = 0
    for word in [cell for row in [names] + rows for cell in row]:
        at = text.find(squeezed(word), at)
        if at < 0:
            return [f"PDF: {word!r} is not in its place"]
        at += len(squeezed(word))
    return []


def check(names, rows, wording):
    faults, roles = [], {}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "t.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(as_csv(names, rows))
        done = subprocess.run([PROGRAM, "build", "-q", "--from", "csv", "-o", folder + "/out",
                               "-f", "tree,json,csv,xlsx,ods,pdf", path], capture_output=True,
                              check=False, env={"LC_ALL": "C", "PATH": os.environ["PATH"]})
        if done.returncode:
            return [done.stderr.decode()]
        content = {}
        for suffix in ("tree", "json", "csv", "xlsx", "ods"):
            with open(f"{folder}/out/t.{suffix}", "rb") as file:
                content[suffix] = file.read()
        faults += in_pdf_order(folder + "/out/t.pdf", names, rows)
    whole = [names] + rows
    if from_json(content["json"], roles) != whole:
        faults.append("JSON differs")
    if {role: name for role, name in roles.items() if role != "other"} != wording:
        faults.append(f"roles {roles}")
    if from_csv(content["csv"]) != whole:
        faults.append("CSV differs")
    for suffix, read in (("xlsx", from_xlsx), ("ods", from_ods)):
        if not has_table(read(content[suffix]), names, rows):
            faults.append(f"{suffix} differs: {read(content[suffix])[:3]}")
    tree = content["tree"].decode()
    place = [tree.find('"' + name.replace("\n", "\\n") + '"', tree.find("column @")) for name in names]
    if -1 in place or place != sorted(place):
        faults.append(f"tree: columns are not in order: {place}")
    return faults


random.seed(6)
wrong = 0
for wording_number, words in enumerate(WORDINGS):
    for turn in range(3):
        keys = list(words) + random.sample(list(OTHERS), 2 + turn)
        random.shuffle(keys)
        head, body = table_of(words, keys)
        for fault in check(head, body, words):
            wrong += 1
            print(f"{head}: {fault}")
print(f"{3 * len(WORDINGS)} tables, {wrong} faults")
sys.exit(wrong > 0)
