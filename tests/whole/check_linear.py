#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Eight times the input takes about eight times as long, whatever grows: words, lines, notes,
questions, tables, columns, findings. A path that is quadratic takes sixty-four times as long.
Memory is counted too: it may grow no faster than the input."""
import os
import resource
import subprocess
import sys
import tempfile

PROGRAM = os.environ["DRUCKSACHE"]
GROWTH = 8
MOST = 3 * GROWTH          # of CPU time; what is measured is small and the machine is not alone
MOST_MEMORY = 2 * GROWTH   # above what the program needs for nothing

with open(os.path.join(os.environ["SOURCE_DIR"], "data", "antwort-ka-2326.md"), encoding="utf-8") as file:
    SEED = file.read()
TABLE = SEED.index("\t")
HEAD = SEED[:SEED.index("\n", TABLE) + 1]                 # up to the head row of the Anlage
PAPER = SEED[:SEED.rindex("\n\n", 0, SEED.rindex("Anlage", 0, TABLE))] + "\n\n"


def each(count, make, between="\n\n"):
    return between.join(make(i) for i in range(count)) + "\n"


SHAPES = {
    "one word": ("txt", 1200, lambda n: PAPER + "Donaudampfschifffahrts" * 20 * n),
    "broken words": ("txt", 1200, lambda n: PAPER + "ab-" * 100 * n),
    "paragraphs": ("txt", 3000, lambda n: PAPER + each(n, lambda i: f"Absatz {i} mit Wörtern.")),
    "one paragraph": ("txt", 6000, lambda n: PAPER + each(
        n, lambda i: f"Zeile {i} einiger Behörden mit Silben-\ntrennung", "\n")),
    "questions": ("txt", 1500, lambda n: PAPER + each(
        n, lambda i: f"**{i + 6}. Welche Behörden sind es?**\n\nDie Antwort zu Frage {i + 6}.")),
    "notes": ("txt", 1500, lambda n: PAPER + each(n, lambda i: f"Satz<sup>{i + 10}</sup>.") +
              "\n---\n\n" + each(n, lambda i: f"<sup>{i + 10}</sup> Wort {i}") + "\n---\n"),
    "links": ("txt", 1500, lambda n: PAPER + each(
        n, lambda i: f"[Seite {i}](https://www.example.org/{i}) und https://example.org/{i}.")),
    "headings": ("txt", 1200, lambda n: PAPER + each(n, lambda i: f"### Abschnitt {i}\n\nText.")),
    "items": ("txt", 1500, lambda n: PAPER + each(n, lambda i: f"a) Punkt {i}\n\n– Strich {i}")),
    "tables": ("txt", 60, lambda n: PAPER + each(
        n, lambda i: f"Anlage {i + 2}\n\nBehörde\tName\nA{i}\tB\nC\tD")),
    "pages": ("txt", 50, lambda n: each(
        n, lambda i: "Drucksache 18/14087\n\n" + "Text der Kleinen An-\n" * 40 + f"\n{i}", "\n\f")),
    "lines of a cell": ("txt", 3000, lambda n: HEAD + "A\tB\tC\tD\n" + each(
        n, lambda i: f"weiter geht die Zelle {i}", "\n")),
    "front matter": ("txt", 3000, lambda n: "---\nMarkdown: **von Anfang an**\n" + each(
        n, lambda i: f"Schlüssel{i}: Wert", "\n") + "---\n" + PAPER),
    "a paragraph a line": ("txt", 1500, lambda n: "Antwort\nder Landesregierung\n\nTitel\n\n" + each(
        n, lambda i: f"{i}. Warum?\n- Ein Satz, der so lang ist, dass er für sich stehen kann, ist Nummer {i}.", "\n")),
    "marks of emphasis": ("txt", 1200, lambda n: PAPER + "**" * 40 * n + "a" + "[" * 20 * n),
    "rows": ("csv", 3000, lambda n: "a;b;c\n" + each(n, lambda i: f"{i};Wort;{i},5", "\n")),
    "findings": ("csv", 6000, lambda n: "a;b;c\n" + each(n, lambda i: f"x{i};y", "\n")),
    "columns": ("csv", 600, lambda n: (each(n, lambda i: f"Spalte {i}", ";") +
                                       each(n, str, ";") * 2)),
    "one cell": ("csv", 600, lambda n: 'a;b\n1;"' + "Wort und " * 20 * n + '"\n'),
    "Ressorts": ("csv", 900, lambda n: "Behörde;Ressort;Name;Status\n" + each(
        n, lambda i: f"B{i};R{i}/Q{i};Name {i};Betrieb", "\n")),
}


def cost(path, folder):
    """Exit status, CPU seconds, KiB: by `time`, because a child's peak cannot read below Python's."""
    told = os.path.join(folder, "told")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    status = subprocess.run(["/usr/bin/time", "-q", "-f", "%M", "-o", told, PROGRAM, "build", "-q",
                             "-f", "pdf,xlsx,ods,json", "-o", os.path.join(folder, "out"), path],
                            stderr=subprocess.DEVNULL, check=False).returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(told, encoding="ascii") as file:
        memory = int(file.read())
    return status, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, memory


def measure(folder, suffix, text):
    path = os.path.join(folder, "input." + suffix)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    runs = [cost(path, folder) for _ in range(2)]
    return runs[0][0], min(r[1] for r in runs), min(r[2] for r in runs)


def main():
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        _, start, floor = measure(folder, "txt", PAPER)
        for name, (suffix, count, make) in SHAPES.items():
            status, low, low_memory = measure(folder, suffix, make(count))
            other, high, high_memory = measure(folder, suffix, make(GROWTH * count))
            time = (high - start) / max(low - start, 0.004)
            memory = (high_memory - floor) / max(low_memory - floor, 2048)
            good = status == other == 0 and time <= MOST and memory <= MOST_MEMORY
            faults += not good
            print(f"{'' if good else 'NOT LINEAR '}{name}: {low:.3f} s, {high:.3f} s ({time:.1f}); "
                  f"{low_memory >> 10} MiB, {high_memory >> 10} MiB ({memory:.1f}); {status} {other}")
    sys.exit(1 if faults else 0)


main()
