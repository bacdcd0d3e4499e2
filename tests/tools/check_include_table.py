#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Compares every #include under src/ with the table of docs/design.md: a folder may include what
its row lists and what those rows list, and a foreign header only where its row names it."""
import os
import re
import sys

ROOT = os.environ.get("SOURCE_DIR", os.path.join(os.path.dirname(__file__), "..", ".."))
FREE = {"writer/writer.h"}  # the interface of all writers
STANDARD = set("""assert ctype errno inttypes limits stdalign stdarg stdbool stddef stdint stdio
    stdlib string threads time fcntl getopt unistd dirent locale signal sys/stat sys/types sys/file
    sys/wait sys/mman pthread poll sys/resource math threads""".split())


def table():
    """{folder: (folders it sees, foreign headers)}"""
    rows = {}
    with open(os.path.join(ROOT, "docs", "design.md"), encoding="utf-8") as file:
        for line in file:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if len(cells) == 4 and line.startswith("| `"):
                for name in re.findall(r"`([^`]+)`", cells[0]):
                    rows[name] = (re.findall(r"`([^`<]+)`", cells[1]),
                                  re.findall(r"`<([^`>]+)>`", cells[2]))
    return rows


def seen(rows, name):
    known, todo = {name}, [name]
    while todo:
        for other in rows[todo.pop()][0]:
            if other not in known:
                known.add(other)
                todo.append(other)
    return known


def folder_of(path, rows):
    parts = os.path.dirname(path).split("/")
    while parts and "/".join(parts) not in rows:
        parts.pop()
    return "/".join(parts)


def is_foreign_allowed(target, allowed):
    return target.removesuffix(".h") in STANDARD or any(
        target == one or (one.endswith("*") and target.startswith(one[:-1])) for one in allowed)


def faults_of(path, rows):
    own = folder_of(path, rows)
    if not own:
        return [f"src/{path}: its folder has no row in the table"], 0
    may, faults, count = seen(rows, own), [], 0
    with open(os.path.join(ROOT, "src", path), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            match = re.match(r'\s*#\s*include\s+(["<])([^">]+)', line)
            if not match:
                continue
            count += 1
            kind, target = match.groups()
            if kind == '"':
                fine = target in FREE or folder_of(target, rows) in may
            else:
                fine = is_foreign_allowed(target, rows[own][1])
            if not fine:
                faults.append(f"src/{path}:{number}: {own} may not include {target}")
    return faults, count


def main():
    rows = table()
    if len(rows) < 10:
        sys.exit("docs/design.md: the table of includes was not found")
    faults, total = [], 0
    for base, _, files in os.walk(os.path.join(ROOT, "src")):
        for name in sorted(files):
            if name.endswith((".c", ".h")):
                found, count = faults_of(os.path.relpath(os.path.join(base, name),
                                                         os.path.join(ROOT, "src")), rows)
                faults += found
                total += count
    print("\n".join(faults) or f"{total} includes follow the table")
    sys.exit(1 if faults or total < 50 else 0)


main()
