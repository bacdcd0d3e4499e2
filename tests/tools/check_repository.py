#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The rules of the house that can be counted: SPDX lines, lengths of files and functions, findings
of the catalogue that nobody reports or that are reported without being in it."""
import os
import re
import subprocess
import sys

ROOT = os.environ.get("SOURCE_DIR", ".")
CODE = (".c", ".h", ".py", ".sh", ".mjs", ".cmake")


def files():
    listed = subprocess.run(["git", "-c", f"safe.directory={os.path.abspath(ROOT)}", "ls-files"],
                            cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\n")
    return [name for name in listed if name and os.path.isfile(os.path.join(ROOT, name))]


def read(name):
    with open(os.path.join(ROOT, name), encoding="utf-8", errors="replace") as file:
        return file.read()


def long_functions(name, text):
    """Bodies begin with { alone in column 1 and end with } in column 1 (clang-format, Linux)."""
    start = None
    for number, line in enumerate(text.split("\n"), 1):
        if line == "{":
            start = number
        elif line.startswith("}") and start:
            if number - start > 100:
                yield f"{name}:{start}: a function of {number - start} lines"
            start = None


def main():
    faults, sources, catalogue = [], "", set()
    names = files()
    for name in names:
        if not name.endswith(CODE) and os.path.basename(name) != "CMakeLists.txt":
            continue
        text = read(name)
        if "SPDX-License-Identifier: Apache-2.0" not in text[:300]:
            faults.append(f"{name}: no SPDX line")
        if name.startswith("src/") and name.endswith((".c", ".h")):
            sources += text
            if text.count("\n") > 800:
                faults.append(f"{name}: {text.count(chr(10))} lines")
            faults += long_functions(name, text)
    catalogue = re.findall(r"^X\((\w+),", read("src/base/diag.def"), re.M)
    faults += [f"diag.def: {number} is never reported" for number in catalogue
               if f"DRS_{number}" not in sources]
    print("\n".join(faults) or f"{len(names)} files, {len(catalogue)} findings: as they should be")
    sys.exit(1 if faults or len(catalogue) < 20 else 0)


main()
