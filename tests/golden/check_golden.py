#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Golden cases: tests/golden/CASE/input.* goes through the program; out.tree, out.json and out.diag
(the findings in English) must be what stands there. A case may have `options`, one line of words.
With UPDATE=1 the files are written anew: read the difference before you commit it."""
import glob
import os
import subprocess
import sys
import tempfile

PROGRAM = os.environ["DRUCKSACHE"]
HERE = os.path.join(os.environ["SOURCE_DIR"], "tests", "golden")
UPDATE = os.environ.get("UPDATE") == "1"


def run(case, wanted, folder):
    inputs = glob.glob(os.path.join(case, "input.*"))
    if len(inputs) != 1:
        return {"out.diag": b"a case needs exactly one input.*\n"}
    options = []
    if os.path.exists(os.path.join(case, "options")):
        with open(os.path.join(case, "options"), encoding="utf-8") as file:
            options = file.read().split()
    formats = [name[4:] for name in wanted if name not in ("out.diag", "out.status")]
    words = [PROGRAM, "build", "-q", os.path.basename(inputs[0]), "-o", folder,
             "-f", ",".join(formats or ["tree"])] + options
    done = subprocess.run(words, cwd=case, capture_output=True, check=False,
                          env={"LC_ALL": "C", "PATH": os.environ["PATH"]})
    made = {"out.diag": done.stderr, "out.status": b"%d\n" % done.returncode}
    for suffix in formats:
        path = os.path.join(folder, "input." + suffix)
        if os.path.exists(path):
            with open(path, "rb") as file:
                made["out." + suffix] = file.read()
    return made


def compare(case, made, wanted):
    faults = []
    for name in wanted:
        path = os.path.join(case, name)
        new = made.get(name, b"")
        if UPDATE:
            with open(path, "wb") as file:
                file.write(new)
            continue
        with open(path, "rb") as file:
            old = file.read()
        if old == new:
            continue
        with tempfile.NamedTemporaryFile(suffix=name) as new_file:
            new_file.write(new)
            new_file.flush()
            diff = subprocess.run(["diff", "-u", path, new_file.name], capture_output=True,
                                  check=False).stdout.decode(errors="replace")
        faults.append(f"{os.path.basename(case)}/{name} differs:\n" +
                      "\n".join(diff.splitlines()[:40]))
    return faults


def main():
    faults, count = [], 0
    for case in sorted(glob.glob(os.path.join(HERE, "*/"))):
        case = case.rstrip("/")
        wanted = sorted(os.path.basename(p) for p in glob.glob(os.path.join(case, "out.*")))
        if UPDATE and not wanted:
            wanted = ["out.diag", "out.status", "out.tree"]
        with tempfile.TemporaryDirectory() as folder:
            faults += compare(case, run(case, wanted, folder), wanted)
        count += len(wanted)
    print("\n\n".join(faults) or f"{count} golden files are as they were")
    sys.exit(1 if faults or not count else 0)


main()
