#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Same input, same build, same bytes: in another time zone, locale, folder, at another time, in
another order of inputs; and SOURCE_DATE_EPOCH is the only word of the environment that counts."""
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
import time

PROGRAM = os.environ["DRUCKSACHE"]
DATA = os.path.join(os.environ["SOURCE_DIR"], "data")
FORMATS = "pdf,xlsx,ods,csv,json,tree"


def build(folder, out, inputs, **environment):
    env = {"PATH": os.environ["PATH"], "HOME": folder, **environment}
    subprocess.run([PROGRAM, "build", "-q", *inputs, "-o", out, "-f", FORMATS], cwd=folder,
                   env=env, check=True, stderr=subprocess.DEVNULL)


def main():
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        inputs = []
        for name in sorted(os.listdir(DATA)):
            if name.endswith((".md", ".txt", ".csv")) and name not in ("README.md", "phasen.txt", "CMakeLists.txt"):
                inputs.append(name)
                for folder in (one, two):
                    shutil.copy(os.path.join(DATA, name), folder)
        build(one, "out", inputs, TZ="Europe/Berlin", LC_ALL="C")
        time.sleep(1.1)
        build(two, "elsewhere", inputs[::-1], TZ="Pacific/Auckland", LC_ALL="de_DE.UTF-8",
              TMPDIR=two)
        build(two, "epoch", inputs, SOURCE_DATE_EPOCH="1700000000")
        names = sorted(os.listdir(os.path.join(one, "out")))
        faults = [name for name in names if not filecmp.cmp(
            os.path.join(one, "out", name), os.path.join(two, "elsewhere", name), shallow=False)]
        same = [name for name in names if name.endswith((".pdf", ".xlsx", ".ods")) and filecmp.cmp(
            os.path.join(one, "out", name), os.path.join(two, "epoch", name), shallow=False)]
        for name in faults:
            print(f"{name} differs between two builds")
        for name in same:
            print(f"{name} does not carry SOURCE_DATE_EPOCH")
        print(f"{len(names)} outputs of {len(inputs)} inputs compared")
        sys.exit(1 if faults or same or len(names) < 6 else 0)


main()
