# SPDX-License-Identifier: Apache-2.0
"""The cases of Papa Parse, the CSV parser of the web (MIT licence, from npm): every one that asks for
nothing the program has not (comments, other quotes, types, callbacks) gives the same records. Where the
program means something else on purpose, the case is named here with the reason."""
import json
import os
import pathlib
import subprocess
import sys

source = pathlib.Path(os.environ["SOURCE_DIR"])
cases_script = source / "tests/judges/node_modules/papaparse/tests/test-cases.js"
reader = pathlib.Path(os.environ["BUILD_DIR"]) / "tests/csv_records"
if not cases_script.exists():
    print("papaparse is not installed: npm install in tests/judges")
    sys.exit(77)

# Options under which the program's rules still give the answer.
KNOWN = {"delimiter", "newline", "skipEmptyLines", "fastMode", "preview", "header"}
ON_PURPOSE = {
    "Mixed slash n and slash r should choose first as precident":
        "each of CRLF, LF and CR ends a line, and a finding tells that they are mixed",
}


def is_ours(case):
    config = case["config"]
    if case["calls"] or not set(config) <= KNOWN or config.get("header") or config.get("preview"):
        return False
    return config.get("delimiter", ",") in (",", ";", "\t", "|") and case["input"].strip() != ""


def read(case):
    words = [str(reader)]
    if case["kind"] == "core" or "delimiter" in case["config"]:
        words.append(case["config"].get("delimiter", ","))
    run = subprocess.run(words, input=case["input"].encode(), capture_output=True, check=False)
    records = [record.split("\x1f")[:-1] for record in run.stdout.decode().split("\x1e")[:-1]]
    return run.returncode, records, run.stderr.decode()


def expected(case):
    """What Papa Parse says, less what the model never has: empty lines, CR within cells; and with
    'greedy' also records of blanks."""
    records = [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in record]
               for record in case["data"] if record != [""]]
    return records


def is_blank(record):
    return not any(cell.strip() for cell in record)


script = pathlib.Path(__file__).parent / "papaparse.mjs"
all_cases = json.loads(subprocess.run(["node", script, cases_script], capture_output=True,
                                      check=True).stdout)
compared = told = wrong = 0
unused = set(ON_PURPOSE)
for case in all_cases:
    if not is_ours(case):
        continue
    status, records, findings = read(case)
    if "Quotes" in case["errors"]:
        # A quote that is none: an error where it never closes, else a warning.
        good = "CSV003" in findings if status else "CSV002" in findings
        told += 1
    else:
        if case["config"].get("skipEmptyLines") == "greedy":
            records = [record for record in records if not is_blank(record)]
        good = status == 0 and records == expected(case)
        compared += 1
    if not good and case["name"] in ON_PURPOSE:
        unused.discard(case["name"])
    elif not good:
        wrong += 1
        print(f"{case['kind']}: {case['name']}: {case['input']!r} gives {records} {findings.strip()}, "
              f"not {case['data']}")
print(f"{len(all_cases)} cases, {compared} compared, {told} with a finding, {wrong} wrong; "
      f"of no use any more: {sorted(unused)}")
sys.exit(wrong > 0 or bool(unused) or compared < 70)
