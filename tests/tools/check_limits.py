#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The man page's LIMITS are those of the code: every limit of the readers stands there with its number,
and at the limits of CSV the message comes, one below it does not."""
import os
import pathlib
import re
import subprocess
import sys

source = pathlib.Path(os.environ["SOURCE_DIR"])
# For each constant: the words of the man page, {} for its number.
PHRASES = {
    "DRS_MOST_INPUT_BYTES": "Any input {}", "DRS_MOST_CELL_BYTES": "{} a cell",
    "DRS_MOST_COLUMNS": "{} cells a row", "DRS_MOST_CELLS": "{} cells, 1 MiB a cell.",
    "DRS_MOST_ZIP_ENTRIES": "{} parts in the zip", "DRS_MOST_PART_BYTES": "{} a part",
    "DRS_FREE_PART_BYTES": "A part over {}", "DRS_MOST_ZIP_RATIO": "packed {} to 1",
    "DRS_LARGE_PART_BYTES": "one over {}", "DRS_MOST_LARGE_RATIO": "32 MiB {} to 1",
    "DRS_MOST_XML_DEPTH": "elements {} deep", "DRS_MOST_SHEETS": "{} sheets",
    "DRS_MOST_SHEET_ROWS": "{} rows", "DRS_MOST_STYLES": "{} cell formats",
    "DRS_MOST_TEXT_BYTES": "{} of text", "DRS_FREE_MADE_CELLS": "may be {}",
    "DRS_MADE_CELLS_RATIO": "and {} more for each", "DRS_PAPER_BYTES_MOST": "Text of a paper {}",
    "DRS_PAPER_LINE_MOST": "{} a line", "DRS_PAPER_LINES_MOST": "{} lines",
    "DRS_PAPER_COLUMNS_MOST": "{} columns and", "DRS_PAPER_CELLS_MOST": "{} cells of all",
    "DRS_PAPER_LEVEL_MOST": "lists {} levels", "DRS_PAPER_TABLES_MOST": "{} tables,",
}
MIB = 1024 * 1024
faults = []

page = (source / "man/drucksache.1.in").read_text("utf-8")
section = page[page.index(".Sh LIMITS"):page.index(".Sh STANDARDS")]
text = " ".join(re.sub(r"^\.It |^\.\w+.*\n", "", section, flags=re.M).split())
limits = {}
for name in ("limits.h", "paper_limits.h"):
    header = (source / "src/reader" / name).read_text("utf-8")
    for constant, value in re.findall(r"^\s+(DRS_[A-Z_]+) = ([\d *]+)", header, flags=re.M):
        limits[constant] = eval(value, {})  # digits and stars only, see the pattern
for constant, value in limits.items():
    is_size = "BYTES" in constant or constant == "DRS_PAPER_LINE_MOST"
    shown = f"{value // MIB} MiB" if is_size else f"{value:,}"
    if constant not in PHRASES:
        faults.append(f"{constant} is not in the man page (name its phrase here)")
    elif PHRASES[constant].format(shown) not in text:
        faults.append(f"{constant}: \"{PHRASES[constant].format(shown)}\" is not in LIMITS")


def numbers(content):
    run = subprocess.run([os.environ["DRUCKSACHE"], "build", "--from", "csv", "-q", "-f", "tree", "-o",
                          "-", "-"], input=content, capture_output=True, check=False)
    return run.returncode, run.stderr.decode()


columns, cell = limits["DRS_MOST_COLUMNS"], limits["DRS_MOST_CELL_BYTES"]
for at, over, number in [
        (b"a" + b";b" * (columns - 1), b"a" + b";b" * columns, "TAB013"),
        (b'a;b\n1;"' + b"x" * cell + b'"\n', b'a;b\n1;"' + b"x" * (cell + 1) + b'"\n', "TAB014"),
        (b"a;b\n1;" + b"x" * cell, b"a;b\n1;" + b"x" * (cell + 1), "TAB014")]:
    status, said = numbers(at)
    if status or number in said:
        faults.append(f"{number} below the limit: {said[:200]}")
    status, said = numbers(over)
    if status != 1 or number not in said:
        faults.append(f"{number} does not come: {status} {said[:200]}")
print("\n".join(faults) or f"{len(limits)} limits")
sys.exit(bool(faults))
