# SPDX-License-Identifier: Apache-2.0
"""Inputs whose PDFs are judged: one of each kind a writer can fail at.

    cases.py FOLDER [NAME...]      writes FOLDER/NAME.* and prints, for each, the words of a call:
                                   FILE OPTION...

The files are made here, so that nobody has to keep ten thousand rows; papers that are kept
elsewhere in the repository are copied."""
import os
import shlex
import sys
from dataclasses import dataclass, field

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
HEAD = ("Behörde", "Ressort", "Name der Initiative", "Status")
ORTE = ("Köln", "Düsseldorf", "Münster", "Arnsberg", "Detmold", "Höxter", "Gütersloh")
RESSORTS = ("FM", "IM", "MHKBD", "MSB/MHKBD", "MUNV", "Diverse Ressorts", "StK", "MWIKE")
STATUS = ("In Planung", "Pilotierung", "Entwicklung / Betrieb", "Konzeptionsphase",
          "Die Erprobung erfolgt zunächst in zwei Behörden und wird anschließend wissenschaftlich "
          "begleitet ausgewertet.")
LOREM = ("Die Landesregierung prüft fortlaufend, inwieweit Verwaltungsleistungen durch lernende "
         "Systeme vereinfacht, beschleunigt und nachvollziehbar dokumentiert werden können.")


@dataclass
class Case:
    name: str
    suffix: str
    content: bytes
    options: tuple = ()
    findings: tuple = ()  # numbers of findings there must be
    facts: dict = field(default_factory=dict)  # what a test wants to know about the case

    @property
    def file(self):
        return f"{self.name}.{self.suffix}"


def kept(*path):
    with open(os.path.join(ROOT, *path), "rb") as file:
        return file.read()


def csv(rows, head=HEAD):
    def cell(text):
        return '"' + text.replace('"', '""') + '"' if any(c in text for c in ';"\n') else text
    return "".join(";".join(map(cell, row)) + "\r\n" for row in (head, *rows)).encode()


def paper(body, title="Künstliche Intelligenz in der öffentlichen Verwaltung"):
    return (f"---\nParlament: Landtag Nordrhein-Westfalen\nWahlperiode: 18\n"
            f"Drucksache: 18/6321\nDatum: 06.10.2023\nTitel: {title}\n---\n\n"
            "## Antwort\n\nder Landesregierung\n\n"
            "auf die Kleine Anfrage 2326 vom 11. August 2023  \n"
            "des Abgeordneten Sven W. Tritschler AfD  \nDrucksache 18/5357\n\n" + body).encode()


def rows(count):
    """Rows that differ: in length, in their Ressort, in their number."""
    for i in range(count):
        name = f"Vorhaben {i + 1}" + (", Erprobung lernender Systeme im Fachverfahren" * (i % 3))
        yield (f"Bezirksregierung {ORTE[i * 5 % len(ORTE)]}", RESSORTS[i * 3 % len(RESSORTS)], name,
               STATUS[i % 4] if i % 7 else STATUS[4])


def anlage(title, table):
    lines = "\n".join("\t".join(row) for row in (HEAD, *table))
    return f"### {title}\n\n{lines}\n"


NAMES = ("Дмитрий Щербаков-Ёлкин", "Ἀθηνᾶ Παπαδοπούλου", "İbrahim Şahin-Ağaoğlu Çiçek ığdır",
         "Łukasz Wąż-Źrebię Święcicki", "Ņikola Ķēniņš", "Țuțea Ștefănescu", "Đặng Nguyễn Phương",
         "Straße ẞ „Œuvre“ ‚naïf‘ – …", "€ 5,00 · ½ · 10 ‰ · ≤ ≥ ≠ → ✓ ★ ∑", "Zürich\u202f4\u20095",
         "E\u2011Government\u2010Gesetz", "Zu\u0308rich Mu\u0308ller (zerlegt)",
         "m\u0303 x\u0302 и\u0301 (ohne fertiges Zeichen)", "𝒜𝔅 \U0001D400 \U0001F600",
         "ﬁligran ﬂink ǅ ǆ", "Ⅻ ² ³ ⁴ ₂ CO₂ m² µm Å")

MISSING = "Zeichen 中文 und ក und \ue123 und \ufffe und 👩\u200d🚀 und \u0e01 hier"

QUESTION = "**1. *Welche Namen tragen Дмитрий, Ἀθηνᾶ, İbrahim, Łukasz und 中?***\n\n"

LONG_NOTE = [f"Satz {i}: Die Erprobung in {ORTE[i % 7]} und {ORTE[i * 3 % 7]} wird bis zum Ende des "
             f"Jahres {2023 + i % 4} von {RESSORTS[i % 8]} ausgewertet." for i in range(60)]

NOTES = ("#### Vorbemerkung der Kleinen Anfrage\n\n"
         "Ein Satz mit Fußnote<sup>1</sup> und noch einer<sup>2</sup>, mit einem "
         "[Verweis (mit Klammern)](https://example.org/a_(b)?c=d&e=\"f\"#g) und der Adresse "
         "[post@example.org](mailto:post@example.org) im Text.\n\n" + f"{LOREM}\n\n" * 30 +
         "---\n\n<sup>1</sup> [https://example.org/" + "sehr-langer-pfad/" * 12 + "]"
         "(https://example.org/" + "sehr-langer-pfad/" * 12 + ")\n\n"
         "<sup>2</sup> " + " ".join(LONG_NOTE) + "\n\n---\n\n"
         "**1. Warum steht hier dieselbe Fußnote<sup>2</sup> noch einmal?**\n\n"
         "Weil der Bericht des MHKBD und die Antwort des IM/MHKBD auf sie verweisen.\n\n"
         "**2. Und zweitens?**\n\n- erstens\n- zweitens, mit **fettem**, *schrägem* und "
         "***fettem schrägem*** Text\n- drittens\n\n")

TITLE = ("Förderung & Erprobung <lernender> Systeme \"im Betrieb\" und „in der Fläche“ – " * 4)[:300]


def cases():
    """All cases by name."""
    wide = [tuple(f"Wert {i}.{k}" for k in range(20)) for i in range(40)]
    two = "**1. Was gibt es?**\n\nSiehe Anlagen.\n\n" + anlage("Anlage 1: Laufende Vorhaben", rows(9)) \
        + "\n" + anlage("Anlage 2: Geplante Vorhaben", rows(12))
    tall = [("IT.NRW", "IM", "Vorhaben 1", "In Planung"), ("IT.NRW", "MHKBD", LOREM,
            " ".join(f"{i}. {LOREM} Zuständig: {RESSORTS[i % 8]}." for i in range(90))),
            ("IT.NRW", "MSB", "Vorhaben 3", "Betrieb")]
    names = [("IT.NRW", "IM", name, "In Planung") for name in NAMES]
    empty_cells = [("", "", "", ""), ("IT.NRW", "", "Vorhaben", ""), ("", "IM", "", "k. A.")]
    all_cases = [
        Case("sample", "md", kept("data", "antwort-ka-2326.md"),
             ("--number", "18/6321", "--issued", "12.10.2023")),
        Case("nrw-18-14087", "txt", kept("tests", "golden", "paper-nrw-18-14087", "input.txt")),
        Case("bt-21-7652", "txt", kept("tests", "golden", "paper-bt-21-7652", "input.txt")),
        Case("rows-10000", "csv", csv(rows(10000)), ("--title", "Zehntausend Zeilen")),
        Case("empty-table", "csv", csv([])),
        Case("empty-cells", "csv", csv(empty_cells)),
        Case("tall-cell", "csv", csv(tall)),
        Case("long-title", "csv", csv(rows(80)), ("--title", TITLE)),
        Case("names", "csv", csv(names, head=("Behörde", "Ressort", "Name Дмитрий Ἀθηνᾶ Łódź", "Status")),
             ("--title", "Namen: Дмитрий, Ἀθηνᾶ, İstanbul, Łódź"), ("LAY002",)),
        Case("leftward", "csv", csv([("IT.NRW", "IM", "Name עברית und שלום", "In Planung")]), (),
             ("LAY007",)),
        Case("missing", "md", paper(
            f"#### Vorbemerkung der Kleinen Anfrage\n\n{MISSING}\n\n**{MISSING}** und *{MISSING}*\n\n"
            + QUESTION + "Keine.\n\n" + anlage("Anlage", [("中", "IM", MISSING, "In Planung")])),
            (), ("LAY002",)),
        Case("landscape", "md", kept("data", "antwort-ka-2326.md"),
             ("--annex-orientation", "landscape", "--reprint", "22.05.2025")),
        Case("columns-20", "csv", csv(wide, head=tuple(f"Spalte {k}" for k in range(20)))),
        Case("two-annexes", "md", paper(two)),
        Case("notes", "md", paper(NOTES)),
        Case("windows-1252", "csv", csv(rows(5)).decode().encode("cp1252"), (), ("GEN006",)),
        Case("one-paragraph", "md", (LOREM + "\n").encode()),
    ]
    return {case.name: case for case in all_cases}


def write(folder, names=()):
    """Writes the inputs; yields the cases."""
    for case in cases().values():
        if not names or case.name in names:
            with open(os.path.join(folder, case.file), "wb") as file:
                file.write(case.content)
            yield case


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    os.makedirs(sys.argv[1], exist_ok=True)
    for case in write(sys.argv[1], sys.argv[2:]):
        print(shlex.join((case.file, *case.options)))


if __name__ == "__main__":
    main()
