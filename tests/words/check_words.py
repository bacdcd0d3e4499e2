#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""No word of a paper is lost: every word of the input is in the model, in a finding, or is part of a
page edge that a finding (PAP004) counts; the set words of a head ("auf die Kleine Anfrage … vom")
stand for facts. Letters and digits are counted, which neither joined hyphens nor a changed order
disturb, over the golden inputs, over papers made here, and over inputs mutated with fixed seeds.
The program may refuse an input (status 1); it must never crash."""
import collections
import glob
import json
import os
import random
import re
import subprocess
import sys

PROGRAM = os.environ["DRUCKSACHE"]
SOURCE = os.environ["SOURCE_DIR"]
ROUNDS = int(os.environ.get("ROUNDS", "20"))
ENV = {"LC_ALL": "C", "PATH": os.environ["PATH"]}

# Words of a head that its facts stand for, each as often as heads may have it.
SKELETON = """Drucksache Drucksache Drucksache Drs Drs Nr Wahlperiode vom vom auf die zu der zur des der
    Datum des Originals Ausgegeben Eingegangen und und und mit am Neudruck Kleine Kleinen Große Anfrage
    Schriftliche Anfrage Abgeordneten Abg der des der Fraktion Parlament Wahlperiode Drucksache Datum
    Ausgegeben Neudruck Titel Seite Antwort namens Thema Betr betr""".split()


def letters(text):
    return collections.Counter(c for c in text if c.isalnum())


def read(content):
    done = subprocess.run([PROGRAM, "build", "-q", "--from", "paper", "-f", "tree", "-o", "-", "-"],
                          input=content, capture_output=True, env=ENV, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def model_text(tree):
    """The texts of the model; of a cell that was changed only what the paper prints."""
    words = []
    tree = tree.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
    for line in tree.splitlines():
        line = re.sub(r' (source|target|ressorts|phases?|profile|kind|section|role|type)=("(?:[^"\\]|\\.)*",?)+',
                      lambda m: m[0] if m[1] == "kind" and line.strip().startswith("inquiry") else "",
                      line)
        words += QUOTED.findall(line)
    return " ".join(words)


def plain(text):
    """The input's words without markup."""
    text = re.sub(r"</?(sup|br) ?/?>", " ", text)
    text = re.sub(r"\]\([^)\s]*\)", "]", text)
    return text


def skeleton_of(text, model):
    """The set words on lines that are short, or not in the model as they stand: facts stand for them."""
    stream = "".join(filter(str.isalnum, model))
    words = collections.Counter()
    for line in plain(text).splitlines():
        bare = "".join(filter(str.isalnum, line))
        if len(bare) < 50 or bare not in stream:
            words += collections.Counter({word: line.count(word) for word in SKELETON})
    return (words & collections.Counter(SKELETON)).elements()


def check(name, content):
    status, tree, said = read(content)
    if status == 1:
        assert tree == "", name
        return None
    assert status == 0, f"{name}: status {status}\n{said[-2000:]}"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    model = model_text(tree)
    missing = letters(plain(text)) - letters(model) - letters(" ".join(skeleton_of(text, model)))
    edge_words = sum(map(int, re.findall(r"PAP004: \d+ lines? at .*?; (\d+) words", said)))
    findings = letters(said)
    left = missing - findings if "PAP001" in said or "PAP002" in said else missing
    heads = sum(map(int, re.findall(r"PAP050: (\d+) table", said)))
    allowed = edge_words * 14 + heads * 150
    return sum(left.values()), allowed, left


def mutate(chance, content):
    """One paper with a few things wrong, at places that chance picks."""
    lines = content.split("\n")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines))
        kind = chance.randrange(9)
        if kind == 0:
            lines.insert(at, "")
        elif kind == 1 and lines[at] == "":
            del lines[at]
        elif kind == 2:
            cut = chance.randrange(len(lines[at]) + 1)
            lines[at:at + 1] = [lines[at][:cut], lines[at][cut:]]
        elif kind == 3:
            lines[at] += chance.choice(["\t", "|", "**", "*", "<sup>", "[x](", " 7 ", "\f", "\\", "-"])
        elif kind == 4:
            lines[at] = chance.choice(["1. ", "a) ", "– ", "## ", "| ", "---", "Zu 3.: ", "Anlage "]) + lines[at]
        elif kind == 5 and at + 1 < len(lines):
            lines[at:at + 2] = [lines[at] + " " + lines[at + 1]]
        elif kind == 6:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == 7:
            lines.insert(at, chance.choice(["LANDTAG NORDRHEIN-WESTFALEN - 18. Wahlperiode",
                                            "3", "Zeile ohne Sinn 4711", "x\ty\tz", "| p | q |"]))
        else:
            lines[at] = "".join(c for c in lines[at] if chance.random() > 0.02)
    return "\n".join(lines)


def main():
    inputs = sorted(glob.glob(os.path.join(SOURCE, "tests/golden/paper-*/input.*")))
    faults = []
    for path in inputs:
        with open(path, "rb") as file:
            content = file.read()
        name = os.path.basename(os.path.dirname(path))
        cases = [(name, content)]
        try:
            text = content.decode("utf-8-sig")
            cases += [(f"{name}#{seed}", mutate(random.Random(f"{name}{seed}"), text).encode())
                      for seed in range(ROUNDS)]
        except UnicodeDecodeError:
            pass
        for case, changed in cases:
            result = check(case, changed)
            if result and result[0] > result[1]:
                faults.append(f"{case}: {result[0]} letters lost, {result[1]} explained: {dict(result[2])}")
    print(f"{len(inputs)} papers, {ROUNDS} mutations of each")
    if faults:
        print("\n".join(faults))
        sys.exit(1)


main()
