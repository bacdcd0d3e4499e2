#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every kind of PDF (cases.py) before our checker and before programs of others (judges.py); what
poppler reads of some of them must be what stands in golden/. With UPDATE=1 the golden files are
written anew: read the difference before you commit it. Words as arguments choose cases."""
from concurrent.futures import ThreadPoolExecutor
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import cases
import judges
from paper_words import apart_words, note_words, paper_words, short_forms
import pdf_checker

PROGRAM = os.environ["DRUCKSACHE"]
GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden")
UPDATE = os.environ.get("UPDATE") == "1"
# Those whose text is kept; poppler needs minutes for the text of a long table's structure.
KEPT = ("sample", "nrw-18-14087", "notes", "two-annexes", "empty-table", "missing", "names")


def build(case, folder):
    """Builds PDF, JSON and CSV; returns what was found amiss."""
    words = [PROGRAM, "build", "-q", case.file, "-o", "out", "-f", "pdf,json,csv", *case.options]
    done = subprocess.run(words, cwd=folder, capture_output=True, check=False,
                          env={"LC_ALL": "C", "PATH": os.environ["PATH"]})
    said = done.stderr.decode(errors="replace")
    if done.returncode:
        yield f"build: status {done.returncode}: {said}"
    for number in case.findings:
        if number not in said:
            yield f"build: {number} was not told"
    if "LAY002" in said and "LAY002" not in case.findings:
        yield f"build: a character without a shape: {said}"


def expectation(case, folder):
    def read(suffix):
        with open(os.path.join(folder, "out", f"{case.name}.{suffix}"), "rb") as file:
            return file.read()
    paper = json.loads(read("json"))
    attached = {case.file: case.content}
    if any("table" in block for block in paper["blocks"]):
        attached[f"{case.name}-tabelle.csv"] = read("csv")
    return pdf_checker.Expected(words=paper_words(paper), apart=apart_words(paper), notes=note_words(paper),
                                short_forms=short_forms(paper), attached=attached)


def golden(case, path):
    """What poppler reads: structure with its text, and the plain text."""
    structure = judges.run("pdfinfo", "-struct-text", path)
    text = judges.run("pdftotext", path, "-")
    for done, suffix in ((structure, "struct"), (text, "txt")):
        yield from judges.complaints(done)
        # numbers of objects say nothing
        new = re.sub(r"^( *)Object \d+ 0$", r"\1Object", done.stdout.decode(), flags=re.M)
        name = os.path.join(GOLDEN, f"{case.name}.{suffix}")
        if UPDATE:
            with open(name, "w", encoding="utf-8", newline="") as file:
                file.write(new)
            continue
        with open(name, encoding="utf-8", newline="") as file:
            old = file.read()
        if old != new:
            lines = difflib.unified_diff(old.splitlines(), new.splitlines(), name, "now",
                                         lineterm="")
            yield "\n".join(list(lines)[:40])


def judge(case, folder):
    """All findings about one case."""
    found = list(build(case, folder))
    if found:
        return found
    path = os.path.join(folder, "out", case.name + ".pdf")
    expected = expectation(case, folder)
    checker = pdf_checker.Checker(path, expected)
    for rule in pdf_checker.RULES:
        found += [f"checker, {rule.__name__[6:]}: {text}" for text in rule(checker)]
    for each in judges.JUDGES:
        found += [f"{each.__name__}: {text}" for text in each(path, checker)]
    if case.name in KEPT:
        found += [f"golden: {text}" for text in golden(case, path)]
    return found


def sheets(folder):
    """The program's own workbooks of a paper, as inputs: they come back byte for byte, too."""
    case = cases.cases()["two-annexes"]
    words = [PROGRAM, "build", "-q", case.file, "-o", "sheets", "-f", "xlsx,ods", *case.options]
    with open(os.path.join(folder, case.file), "wb") as file:
        file.write(case.content)
    subprocess.run(words, cwd=folder, check=True, capture_output=True)
    for suffix in ("xlsx", "ods"):
        made = os.path.join(folder, "sheets", f"{case.name}.{suffix}")
        with open(made, "rb") as file:
            found = cases.Case("sheet-" + suffix, suffix, file.read())
        shutil.copy(made, os.path.join(folder, found.file))
        yield found


def missing_programs():
    names = ("qpdf", "mutool", "gs", "pdftoppm", "pdffonts", "pdfinfo", "pdfdetach", "node")
    missing = [name for name in names if not shutil.which(name)]
    if not os.path.isdir(os.path.join(cases.ROOT, "tests", "judges", "node_modules", "pdfjs-dist")):
        missing.append("pdfjs-dist (npm install in tests/judges)")
    return missing


def main():
    missing = missing_programs()
    if missing:
        print("skipped, not installed: " + ", ".join(missing))
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        all_cases = list(cases.write(folder, sys.argv[1:]))
        all_cases += [] if sys.argv[1:] else sheets(folder)
        faults = 0
        for case, found in zip(all_cases, pool.map(lambda c: judge(c, folder), all_cases)):
            faults += len(found)
            print(f"{case.name}: {len(found) or 'nothing'} found")
            print("".join(f"    {text}\n" for text in found[:12]), end="")
    print(f"{len(all_cases)} PDFs, our checker's {len(pdf_checker.RULES)} rules and "
          f"{len(judges.JUDGES)} other judges: {faults} findings")
    sys.exit(1 if faults or not all_cases else 0)


if __name__ == "__main__":
    main()
