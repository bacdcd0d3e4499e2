#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""--table: an edited CSV, ODS or XLSX takes the place of the paper's list in every output and in
snapshots, and what changed is told with its place; what cannot be read stops the paper."""
import csv
import os
import subprocess
import sys
import tempfile
import zipfile

PROGRAM = os.environ["DRUCKSACHE"]
SAMPLE = os.path.join(os.environ["SOURCE_DIR"], "data", "antwort-ka-2326.md")
STEM = "antwort-ka-2326"
OLD, NEW = "Auftrag erteilt/Vorprojektphase", "Betrieb seit heute"
CHANGED = ("note: TAB017: changed in 'KI-unterstützte Klassifizierung von Posteingängen in der "
           f"Scanstelle LBV': Status is now '{NEW}', was '{OLD}'")
SAME = "note: TAB016: the table is replaced: {} row(s) changed, {} new, {} gone, {} unchanged"
faults = []


def expect(what, got, wanted):
    if got != wanted:
        faults.append(f"{what}: got {got!r}, wanted {wanted!r}")


def run(*words):
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run([PROGRAM, *words], env=environment, capture_output=True, text=True,
                          check=False)
    return done.returncode, done.stderr.split("\n")


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def put(path, table):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(table)


def edited_package(source, path):
    """The package with the one status changed in its XML, as an office program would leave it."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for info in old.infolist():
            content = old.read(info.filename)
            if info.filename in ("content.xml", "xl/sharedStrings.xml"):
                count = content.count(OLD.encode())
                expect(f"{info.filename} names it", count >= 1, True)
                content = content.replace(OLD.encode(), NEW.encode())
            new.writestr(info, content)


def judge_outputs(folder, table, wanted):
    """All formats of the paper with this table say what the table says."""
    out = os.path.join(folder, "neu")
    status, told = run("build", SAMPLE, "--table", table, "-f", "csv,ods,xlsx,pdf", "-o", out)
    expect(table, status, 0)
    expect(table + " in csv", rows(os.path.join(out, STEM + ".csv")), wanted)
    for suffix in ("ods", "xlsx"):
        again = os.path.join(folder, "wieder")
        run("build", os.path.join(out, STEM + "." + suffix), "-f", "csv", "-o", again)
        expect(table + " in " + suffix, rows(os.path.join(again, STEM + ".csv")), wanted)
    text = subprocess.run(["pdftotext", os.path.join(out, STEM + ".pdf"), "-"],
                          capture_output=True, text=True, check=True).stdout
    words = " ".join(text.split())
    expect(table + " in pdf", (NEW in words, OLD in words), (True, False))
    return told


def judge_edits(folder, before):
    wanted = [[NEW if cell == OLD else cell for cell in row] for row in before]
    edits = {suffix: os.path.join(folder, "liste." + suffix) for suffix in ("csv", "ods", "xlsx")}
    put(edits["csv"], wanted)
    for suffix in ("ods", "xlsx"):
        edited_package(os.path.join(folder, STEM + "." + suffix), edits[suffix])
    for suffix, path in edits.items():
        told = judge_outputs(folder, path, wanted)
        place = ":3:142: " if suffix == "csv" else ":3:5: "
        expect(suffix + " tells the cell", path + place + CHANGED in told, True)
        expect(suffix + " counts", path + ":0:0: " + SAME.format(1, 0, 0, 23) in told, True)
        if suffix != "csv":
            phase = [line for line in told if "SHT021" in line]
            expect(suffix + " tells that Phase no longer fits", len(phase), 1)


def judge_shapes(folder, before):
    """Rows sorted, columns turned round, one row less, two more: paired by words, not by order."""
    head, body = before[0], sorted(before[2:], reverse=True)
    table = [head] + body + [["LANUV", "MUNV", "=1+1", "In Planung"], ["StK", "StK", "0123", "-"]]
    path = os.path.join(folder, "gedreht.csv")
    put(path, [row[::-1] for row in table])
    status, told = run("build", SAMPLE, "--table", path, "-f", "csv", "-o", folder)
    expect("turned", status, 0)
    expect("turned is counted", path + ":0:0: " + SAME.format(0, 2, 1, 23) in told, True)
    expect("turned", [row[::-1] for row in rows(os.path.join(folder, STEM + ".csv"))], table)


def judge_snapshots(folder):
    bags, path = os.path.join(folder, "bags"), os.path.join(folder, "liste.ods")
    create = ("snapshot", "create", SAMPLE, "--into", bags)
    expect("with the table", run(*create, "--table", path)[0], 0)
    expect("the same again", run(*create, "--table", path)[0], 0)
    expect("one bag", len(os.listdir(bags)), 1)
    expect("without it", run(*create)[0], 0)
    names = sorted(os.listdir(bags))
    expect("two bags", len(names), 2)
    data = os.path.join(bags, names[0], "data")
    with open(path, "rb") as given, open(os.path.join(data, STEM + "-liste.ods"), "rb") as kept:
        expect("the table is archived", given.read() == kept.read(), True)
    paths = [os.path.join(bags, name) for name in names]
    status, told = run("snapshot", "verify", *paths)
    expect("verified", (status, sum("equal byte for byte" in line for line in told)), (0, 2))
    done = subprocess.run([PROGRAM, "snapshot", "diff", *paths[::-1]], capture_output=True,
                          text=True, check=True)
    expect("difference", f"Status: {OLD} → {NEW}" in done.stdout, True)
    with open(os.path.join(data, STEM + "-liste.ods"), "ab") as file:
        file.write(b"x")
    expect("a table that was altered", run("snapshot", "verify", paths[0])[0], 1)
    expect("is not compared", run("snapshot", "diff", *paths)[0], 1)


def judge_refusals(folder):
    out = os.path.join(folder, "nichts")
    empty, broken = os.path.join(folder, "leer.csv"), os.path.join(folder, "kaputt.ods")
    with open(empty, "w", encoding="utf-8"):
        pass
    with open(broken, "wb") as file:
        file.write(b"PK\3\4mimetype")
    for table, status in ((os.path.join(folder, "fehlt.ods"), 3), (folder, 3), (empty, 1),
                          (broken, 1)):
        got, told = run("build", SAMPLE, "--table", table, "-o", out)
        expect(table, got, status)
        expect(table + " is named", any(line.startswith(table + ":") for line in told), True)
        expect(table + ": nothing is written", os.path.exists(out) and os.listdir(out), False)
    expect("two inputs", run("build", SAMPLE, SAMPLE, "--table", empty, "-o", out)[0], 2)
    expect("two snapshots", run("snapshot", "create", SAMPLE, SAMPLE, "--table", empty, "--into",
                                out)[0], 2)
    expect("input and table from stdin", run("check", "-", "--table", "-")[0], 2)
    target = os.path.join(folder, STEM + ".ods")
    expect("an output in the table's place",
           run("build", SAMPLE, "--table", target, "-f", "ods", "-o", folder)[0], 2)


def main():
    with tempfile.TemporaryDirectory() as folder:
        expect("sample", run("build", SAMPLE, "-f", "csv,ods,xlsx", "-o", folder)[0], 0)
        before = rows(os.path.join(folder, STEM + ".csv"))
        expect("rows", len(before), 25)
        judge_edits(folder, before)
        judge_shapes(folder, before)
        judge_snapshots(folder)
        judge_refusals(folder)
    print("\n".join(faults) or "--table: as it should be")
    sys.exit(1 if faults else 0)


main()
