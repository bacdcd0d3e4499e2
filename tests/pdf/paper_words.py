# SPDX-License-Identifier: Apache-2.0
"""What a PDF must say, from the JSON the program writes of the same paper: another writer's view
of the same words."""
import csv
import os
import re
import unicodedata

from cases import ROOT

# The PDF draws nothing for these, and a stand-in, read as one, for those that are no text.
INVISIBLE = {c: None for c in (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)}


def printed(text):
    text = unicodedata.normalize("NFC", text).translate(INVISIBLE)
    return "".join("\u25a1" if unicodedata.category(c) in ("Co", "Cn") else c for c in text)


def words_of(runs):
    """Text of runs, marks of notes left out."""
    return "".join("\n" if run["kind"] == "break" else run["text"] for run in runs or []
                   if run["kind"] != "mark")


def table_texts(table):
    yield from (line["text"] for line in table.get("above", []))
    yield from (column["name"] for column in table["columns"])
    for row in table["rows"]:
        yield from (cell["text"] for cell in row)
    yield from (line["text"] for line in table.get("below", []))


def in_feet(paper):
    """The first words of paragraphs that the profile prints in a foot."""
    name = os.path.join(ROOT, "data", "profiles", paper["profile"] + ".profile")
    with open(name, encoding="utf-8") as file:
        return tuple(re.findall(r"^(?:first|last)\.foot\.\d+\.own: (.*?) *$", file.read(), re.M))


def is_apart(paper, block):
    openings = in_feet(paper)
    return bool(openings) and words_of(block.get("text")).strip().startswith(openings)


def texts(paper):
    yield words_of(paper.get("title"))
    for block in paper["blocks"]:
        if is_apart(paper, block):
            continue
        yield block.get("label", "")
        yield words_of(block.get("text"))
        if "table" in block:
            yield from table_texts(block["table"])


def paper_words(paper):
    """Words from the title on, without notes."""
    return [word for text in texts(paper) for word in printed(text).split()]


def apart_words(paper):
    """Words of each paragraph that stands in a foot."""
    return [printed(words_of(block["text"])).split() for block in paper["blocks"]
            if is_apart(paper, block)]


def note_words(paper):
    """Words of the notes in the order of their marks, each after its mark."""
    met = [run["note"] for block in paper["blocks"] for run in block.get("text") or []
           if run["kind"] == "mark" and run.get("note") is not None]
    order = list(dict.fromkeys(met)) + [i for i in range(len(paper.get("notes", [])))
                                        if i not in met]
    notes = [paper["notes"][i] for i in order]
    return [word for note in notes
            for word in printed(note["mark"] + " " + words_of(note["text"])).split()]


def short_forms(paper):
    """The long forms of the paper's profile."""
    if paper["profile"] != "nrw-18":
        return {}
    with open(os.path.join(ROOT, "data", "ressorts-nrw-18.csv"), encoding="utf-8") as file:
        return dict(list(csv.reader(file, delimiter=";"))[1:])
