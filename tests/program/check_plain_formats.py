#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""CSV, JSON and tree of every golden input say the same: JSON is JSON (RFC 8259), its table is the
CSV's cell for cell as Python's own reader sees it, and every text of the JSON stands in the tree."""
import csv
import glob
import io
import json
import os
import subprocess
import sys
import tempfile

PROGRAM = os.environ["DRUCKSACHE"]
SOURCE = os.environ["SOURCE_DIR"]


def texts(node):
    """All strings under the key "text", in order."""
    todo, found = [node], []
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            if isinstance(one.get("text"), str):
                found.append(one["text"])
            todo += reversed(list(one.values()))
        elif isinstance(one, list):
            todo += reversed(one)
    return found


def first_list(paper):
    """The table that the CSV holds: of initiatives, else the first."""
    tables = [block["table"] for block in paper["blocks"] if "table" in block]
    for table in tables:
        roles = {column.get("role") for column in table["columns"]}
        if {"behoerde", "ressort", "name", "status"} <= roles:
            return table
    return tables[0] if tables else None


def faults_of(path, folder):
    done = subprocess.run([PROGRAM, "build", "-q", path, "-o", folder, "-f", "csv,json,tree"],
                          capture_output=True, check=False)
    if done.returncode == 1:
        return []
    if done.returncode:
        return [f"{path}: status {done.returncode}"]
    stem = os.path.join(folder, os.path.splitext(os.path.basename(path))[0])
    with open(stem + ".json", encoding="utf-8") as file:
        paper = json.load(file)
    with open(stem + ".tree", encoding="utf-8") as file:
        tree = file.read()
    with open(stem + ".csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(io.StringIO(file.read(), newline=""), delimiter=";", strict=True))
    faults = []
    for text in texts(paper):
        quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        if text and quoted not in tree:
            faults.append(f"{path}: in JSON, not in the tree: {text[:60]!r}")
    table = first_list(paper)
    if table:
        cells = [[column["name"] for column in table["columns"]]]
        cells += [[cell["text"] for cell in row] for row in table["rows"]]
        if [row for row in rows if row] != [row for row in cells if row != [""]]:
            faults.append(f"{path}: CSV and JSON have different cells")
    elif rows:
        faults.append(f"{path}: cells in the CSV, none in the JSON")
    return faults


def main():
    inputs = sorted(glob.glob(os.path.join(SOURCE, "tests/golden/*/input.*")))
    inputs += sorted(glob.glob(os.path.join(SOURCE, "data/*.md")))
    faults = []
    for path in inputs:
        with tempfile.TemporaryDirectory() as folder:
            faults += faults_of(path, folder)
    print("\n".join(faults) or f"{len(inputs)} inputs agree")
    sys.exit(1 if faults or len(inputs) < 5 else 0)


main()
