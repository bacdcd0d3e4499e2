#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Each thing that was met in real CSV files is written into a clean table: the finding names its line
and column, the exit status is the documented one, and every word is still there."""
import os
import re
import subprocess
import sys
import tempfile

PROGRAM = os.environ["DRUCKSACHE"]
LINE = re.compile(r"^.*?:(\d+):(\d+): (note|warning|error|fatal): ([A-Z]{3}\d{3}): (.+)$")
CLEAN = ("Behörde;Ressort;Name;Status;Kosten\n"
         "IT.NRW;MHKBD;Coding Assistenz;In Planung;1.007,01 €\n"
         "LDI;IM/MSB;Chatbot „Emma“;Betrieb;18.437.511,54 €\n"
         "MSB;MSB;Lern-App;Pilotierung;12,50 €\n")
WORDS = CLEAN.replace(";", " ").split()


def line(number, text):
    """CLEAN with this line in the place of another."""
    lines = CLEAN.split("\n")
    lines[number - 1] = text
    return "\n".join(lines)


def inserted(before, text):
    lines = CLEAN.split("\n")
    lines.insert(before - 1, text)
    return "\n".join(lines)


# name: content; findings as (number, line, column); words that must be in the tree besides those of
# CLEAN, None where there must be none of it and the status is 1
CASES = {
    "clean": (CLEAN, [], []),
    "no line end at the end": (CLEAN[:-1], [], []),
    "CRLF": (CLEAN.replace("\n", "\r\n"), [], []),
    "CR alone": (CLEAN.replace("\n", "\r"), [("CSV006", 1, 35)], []),
    "mixed line ends": (CLEAN.replace("€\n", "€\r\n", 1), [("CSV007", 2, 52)], []),
    "comma": (re.sub(r";([^;\n]*,[^;\n]*)", r';"\1"', CLEAN).replace(";", ","), [], []),
    "tab": (CLEAN.replace(";", "\t"), [], []),
    "bar": (CLEAN.replace(";", "|"), [], []),
    "sep=": ("sep=;\n" + CLEAN, [("CSV001", 1, 1)], []),
    "no separator": (CLEAN.replace(";", " ").replace(",", "."), [("CSV004", 1, 1)], ["1.007.01"]),
    "UTF-8 with a mark": ("\ufeff" + CLEAN, [], []),
    "UTF-16 LE": (b"\xff\xfe" + CLEAN.encode("utf-16-le"), [("GEN006", 0, 0)], []),
    "UTF-16 BE": (b"\xfe\xff" + CLEAN.encode("utf-16-be"), [("GEN006", 0, 0)], []),
    "UTF-16 LE with an odd byte at its end": (
        b"\xff\xfe" + CLEAN.encode("utf-16-le") + b"A", [("GEN006", 0, 0), ("GEN015", 5, 1), ("TAB001", 5, 1)],
        ["\ufffd"]),
    "UTF-16 BE with half a character": (
        b"\xfe\xff" + CLEAN.replace("Coding", "Co\ufffdding").encode("utf-16-be").replace(
            b"\xff\xfd", b"\xd8\x3d"),
        [("GEN006", 0, 0), ("GEN015", 2, 16)], ["Co\ufffdding"]),
    "Windows-1252": (CLEAN.encode("cp1252"), [("GEN006", 0, 0)], []),
    "Windows-1252 with 0x81": (CLEAN.encode("cp1252").replace(b"Emma", b"Emma\x81\x8d\x8f\x90\x9d"),
                               [("GEN006", 0, 0)], ["Emma\x81\x8d\x8f\x90\x9d"]),
    "CP850": (CLEAN.replace("„Emma“", "Büro").replace("€", "EUR").encode("cp850"),
              [("GEN006", 0, 0), ("GEN016", 1, 4)], ["Beh”rde", "B\x81ro", "EUR"]),
    "Windows-1252 without umlauts": (
        CLEAN.replace("Behörde", "Amt").replace("Coding", "l’Été…").encode("cp1252"), [("GEN006", 0, 0)],
        ["l’Été…"]),
    "ISO-8859-1": (CLEAN.replace("€", "EUR").replace("„Emma“", "Émma").encode("latin-1"),
                   [("GEN006", 0, 0)], ["EUR", "Émma"]),
    "damaged UTF-8": (CLEAN.encode().replace(b"Coding", b"Co\xffding"), [("GEN007", 2, 16)],
                      ["Co\ufffdding"]),
    "NUL": (CLEAN.replace("Coding", "Co\0ding"), [("GEN005", 2, 16)], None),
    "binary": (b"\x7fELF\x01\x02" + bytes(200), [("GEN005", 1, 5)], None),
    "empty": ("", [("GEN004", 0, 0)], None),
    "blanks": (" \n\t\r\n  \n", [("GEN004", 0, 0)], None),
    "separators only": (";;;\n;;\n", [("TAB010", 0, 0)], None),
    "row too short": (line(3, "LDI;IM/MSB;Chatbot „Emma“"), [("TAB001", 3, 1)], []),
    "row too long": (line(3, "LDI;IM/MSB;Chatbot „Emma“;Betrieb;5;zuviel"), [("TAB002", 3, 1)],
                     ["zuviel"]),
    "head too short": (line(1, "Behörde;Ressort;Name;Status"), [("TAB006", 1, 1)], []),
    "no head": ("\n".join(f"{i};{i},5;0{i}.10.2023" for i in range(1, 6)), [("TAB007", 1, 1)],
                ["3,5", "04.10.2023"]),
    "trailing separators in one row": (line(3, "LDI;IM;Emma;Betrieb;1,50 €;;"), [("TAB008", 3, 1)],
                                       ["1,50"]),
    "trailing separators in all rows": (CLEAN.replace("\n", ";\n"), [("TAB025", 1, 36)], []),
    "empty line": (inserted(3, ""), [("CSV005", 3, 1)], []),
    "row without content": (inserted(3, ";;;;"), [("TAB009", 3, 1)], []),
    "repeated head": (inserted(3, CLEAN.split("\n")[0]), [("TAB021", 3, 1)], []),
    "same name twice": (line(1, "Behörde;Ressort;Name;Status;Name"), [("TAB011", 1, 29)], []),
    "quote never closed": (line(3, 'LDI;"IM/MSB;Chatbot;Betrieb;5'), [("CSV003", 3, 5)], None),
    "quote never closed, others behind it": (
        line(3, 'LDI;"IM/MSB;Chatbot;Betrieb;5') + '"MSB";"x";"y";"z";1\n', [("CSV003", 3, 5)], None),
    "quote never closed, last line": (CLEAN + 'a;b;"c', [("CSV003", 5, 5)], None),
    "stray quote": (line(3, 'LDI;IM/MSB;Chat "Emma" Bot;Betrieb;5'), [("CSV002", 3, 17)],
                    ["\"Emma\""]),
    "stray quote in a quoted cell": (line(3, 'LDI;IM/MSB;"Chat "Emma" Bot";Betrieb;5'),
                                     [("CSV002", 3, 18)], ["\"Emma\""]),
    "inches": (line(3, 'LDI;IM/MSB;Schirm 5";Betrieb;5'), [("CSV002", 3, 20)], ["5\""]),
    "blanks behind a quote": (line(3, 'LDI;IM/MSB;"Emma" ;Betrieb;5'), [("CSV008", 3, 17)], []),
    "line ends in a cell": (line(3, 'LDI;IM/MSB;"Chatbot\nEmma";Betrieb;5'), [], ["Emma"]),
    "preamble": ("Tabelle: 12411-0010\nStand: 06.10.2023\n\n" + CLEAN,
                 [("TAB003", 1, 1), ("CSV005", 3, 1)], ["Tabelle:", "12411-0010"]),
    "preamble with separators": ("Tabelle: 1;;;;\nStand:;06.10.2023;;;\n" + CLEAN,
                                 [("TAB003", 1, 1)], ["06.10.2023"]),
    "footer": (CLEAN + "__________\n© Amt, 2023\n", [("TAB004", 5, 1)], ["__________", "©"]),
    "footer with separators": (CLEAN + "Quelle: Amt;;;;\n", [("TAB004", 5, 1)], ["Quelle:"]),
    "head of three rows": (";;;Stand;\n" + CLEAN.replace("Kosten\n", "Kosten\n;;;;EUR\n", 1),
                           [("TAB005", 1, 1)], ["EUR"]),
}
# Words of CLEAN that a case itself takes away.
CHANGED = {
    "no separator": {"1.007,01", "18.437.511,54", "12,50"},
    "CP850": {"Behörde", "€", "„Emma“"},
    "Windows-1252 without umlauts": {"Behörde", "Coding"},
    "ISO-8859-1": {"€", "„Emma“"},
    "Windows-1252 with 0x81": {"„Emma“"},
    "damaged UTF-8": {"Coding"},
    "UTF-16 BE with half a character": {"Coding"},
    "row too short": {"Betrieb", "18.437.511,54"},
    "row too long": {"18.437.511,54"},
    "head too short": {"Kosten"},
    "same name twice": {"Kosten"},
    "blanks behind a quote": {"Chatbot", "„Emma“", "18.437.511,54"},
    "stray quote": {"Chatbot", "„Emma“", "18.437.511,54"},
    "stray quote in a quoted cell": {"Chatbot", "„Emma“", "18.437.511,54"},
    "inches": {"Chatbot", "„Emma“", "18.437.511,54"},
    "line ends in a cell": {"„Emma“", "18.437.511,54"},
    "trailing separators in one row": {"IM/MSB", "Chatbot", "„Emma“", "18.437.511,54"},
}


def run(content):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "t.csv")
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        done = subprocess.run([PROGRAM, "build", "-q", "--from", "csv", "-f", "tree", "-o", "-", path],
                              capture_output=True, check=False,
                              env={"LC_ALL": "C", "PATH": os.environ["PATH"]})
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def check(name, content, findings, words):
    status, tree, said = run(content)
    faults = []
    matches = [LINE.match(message) for message in said.splitlines()]
    if None in matches:
        return [f"not of the form FILE:LINE:COLUMN: …:\n{said}"]
    found = sorted((m[4], int(m[1]), int(m[2])) for m in matches if not m[4].startswith("CHK"))
    if found != sorted(findings):
        faults.append(f"findings {found}, not {sorted(findings)}")
    if status != (1 if words is None else 0):
        faults.append(f"status {status}")
    if words is None and tree:
        faults.append("an output in spite of an error")
    # In the tree a quotation mark in a word is written \".
    plain = tree.replace('\\"', '"')
    kept = [] if name == "no head" else [word for word in WORDS if word not in CHANGED.get(name, ())]
    missing = [] if words is None else [word for word in kept + words if word not in plain]
    if missing:
        faults.append(f"words are gone: {missing}")
    return faults


wrong = 0
for case, expected in CASES.items():
    for fault in check(case, *expected):
        wrong += 1
        print(f"{case}: {fault}")
print(f"{len(CASES)} cases, {wrong} faults")
sys.exit(wrong > 0)
