# SPDX-License-Identifier: Apache-2.0
"""csv-spectrum: every file of it gives the records its JSON names."""
import json
import os
import pathlib
import subprocess
import sys

program = os.environ["DRUCKSACHE"]
suite = pathlib.Path(os.environ["SOURCE_DIR"]) / "tests/data/csv-spectrum"


def records(csv, crlf):
    content = csv.read_bytes()
    if crlf:
        content = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    run = subprocess.run([program, "build", "-q", "--from", "csv", "-f", "json", "-o", "-", "-"],
                         input=content, capture_output=True, check=True)
    table = json.loads(run.stdout)["blocks"][0]["table"]
    names = [column["name"] for column in table["columns"]]
    return [dict(zip(names, [cell.get("text", "") for cell in row])) for row in table["rows"]]


wrong = 0
files = sorted((suite / "csvs").glob("*.csv"))
for csv in files:
    expected = json.loads((suite / "json" / (csv.stem + ".json")).read_text("utf-8"))
    if isinstance(expected, dict):
        expected = [expected]
    # The model's line ends within a cell are '\n' whatever the file has.
    expected = [{key: text.replace("\r\n", "\n") for key, text in row.items()} for row in expected]
    if records(csv, csv.stem.endswith("_crlf")) != expected:
        print(f"{csv.name}: {records(csv, False)} instead of {expected}")
        wrong += 1
print(f"{len(files)} files, {wrong} wrong")
sys.exit(wrong > 0 or len(files) != 12)
