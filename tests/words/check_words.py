#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""No word of a paper is lost. Every line of the input must stand in the model, letter for letter (a
hyphen that only broke a word is no letter); what does not is looked for word by word: in what is
left of the model, in findings that quote what the model leaves out (PAP001, PAP002, PAP032, PAP035,
PAP042, PAP064), among the set words of a head that its facts stand for ("auf die Kleine Anfrage …
vom"). What then is left must be as few words as the findings count: page edges (PAP004), heads of tables repeated (PAP050).

Over the golden inputs, and over each with a few things wrong, cut off anywhere, with lines of other
papers in it, on one line, with every line shuffled, with lines left out and with letters as scanning
spoils them. The program may refuse an input (status 1); it
must never crash. And the test tests itself: with one line of the model left out it must complain."""
import collections
import glob
import html
import os
import random
import re
import subprocess
import sys

PROGRAM = os.environ["DRUCKSACHE"]
SOURCE = os.environ["SOURCE_DIR"]
ROUNDS = int(os.environ.get("ROUNDS", "12"))
ENV = {"LC_ALL": "C", "PATH": os.environ["PATH"]}

# Words of a head that its facts stand for, each as often as heads may have it.
SKELETON = collections.Counter("""betr DrsNr Schriftliche Wahlperiode Drucksache Drucksache Drucksache Drs Drs Nr Nr Wahlperiode vom vom auf die
    eine zu zu der der zur des des Datum des Originals Ausgegeben und und und mit am Neudruck Kleine Kleinen Große
    Großen Schriftliche Schriftlichen Mündliche Anfrage Anfrage Abgeordneten Abgeordneter Abgeordnete Abg Fraktion
    KA sowie Parlament Datum Titel Seite zum Thema Betr Betrifft Betreff Antwort namens""".split())
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def read(content):
    done = subprocess.run([PROGRAM, "build", "-q", "--from", "paper", "-f", "tree", "-o", "-", "-"],
                          input=content, capture_output=True, env=ENV, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def letters(text):
    return "".join(filter(str.isalnum, text))


def model_lines(tree):
    """The texts of the model, node by node; of a cell that was changed only what the paper prints."""
    for line in tree.splitlines():
        source = re.search(r' source="((?:[^"\\]|\\.)*)"', line)
        if source and line.strip().startswith("cell"):
            yield plain(source[1].replace("\\n", " ").replace("\\", ""))
            continue
        line = re.sub(r' (target|ressorts|phases?|profile|section|role|type)=("(?:[^"\\]|\\.)*",?)+', "", line)
        if not line.strip().startswith("inquiry"):
            line = re.sub(r' kind="[^"]*"', "", line)
        yield plain(" ".join(QUOTED.findall(line)).replace("\\n", " ").replace("\\", ""))


def plain(line):
    """A line's words without markup; marks of notes are figures, raised or not."""
    line = line.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
    line = re.sub(r"</?(sup|br) ?/?>", "", line, flags=re.I)
    line = re.sub(r"\]\([^)\s]*\)", "]", line)
    line = re.sub(r"^\{\d+\}-{3,}$", "", line)
    return html.unescape(line)


def words(text):
    """What stands between blanks, without its marks; letters set apart are one word."""
    text = re.sub(r"(?<![^\W_])(?:[^\W\d_] ){3,}[^\W\d_](?![^\W_])", lambda m: m[0].replace(" ", ""), text)
    return [word for word in map(letters, re.split(r"\s+|/(?=[A-Z])", text)) if word]


def take_word(left, word, pieces=3):
    """Takes the word out of what is left, whole or in pieces: "haben1" has the mark of a note in it,
    "2016/Ausgegeben" two facts."""
    for known in (word, word.capitalize()):
        if left[known]:
            left[known] -= 1
            return True
    for cut in range(1, len(word) if pieces > 1 else 0):
        if left[word[:cut]]:
            left[word[:cut]] -= 1
            if take_word(left, word[cut:], pieces - 1):
                return True
            left[word[:cut]] += 1
    return False


def missing_words(text, tree, said):
    """Words of the input that neither the model nor a finding has."""
    nodes = list(model_lines(tree))
    stream = "".join(map(letters, nodes))
    left = collections.Counter(word for node in nodes for word in words(node))
    lost = []
    for line in sorted((plain(line) for line in re.split(r"[\n\r\f]", text)), key=len, reverse=True):
        wanted = letters(line)
        at = stream.find(wanted)
        if wanted and at >= 0:
            stream = stream[:at] + "\0" + stream[at + len(wanted):]
            left -= collections.Counter(words(line))
        elif wanted:
            lost += words(line)
    told = " ".join(m[1].replace("\\x09", " ") for m in re.finditer(r" PAP0(?:01|02|32|35|42|64): .*?'(.*)$", said, re.M))
    left += collections.Counter(words(told)) + SKELETON
    for word in lost:
        if not take_word(left, word):
            yield word


def counted_words(tree, said):
    """How many words the findings say were left out."""
    edges = sum(map(int, re.findall(r"PAP004: \d+ line.*?; (\d+) words", said)))
    heads = sum(map(int, re.findall(r"PAP050: (\d+) table", said)))
    head = [words(" ".join(QUOTED.findall(line))) for line in tree.splitlines() if line.startswith("    column")]
    return edges + heads * sum(map(len, head))


def check(content):
    """What is lost, as words; None where the program refuses the input."""
    status, tree, said = read(content)
    if status == 1:
        assert tree == ""
        return None
    assert status == 0, f"status {status}\n{said[-2000:]}"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    lost = list(missing_words(text, tree, said))
    return lost if len(lost) > counted_words(tree, said) else []


# ---- things that go wrong ----

def few_things(chance, content):
    """A few things wrong, at places that chance picks."""
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


def shuffled(chance, content):
    lines = content.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def thinned(chance, content):
    return "\n".join(line for line in content.split("\n") if chance.random() > 0.15)


def piece(chance, content):
    """The paper begins and ends anywhere."""
    end = chance.randrange(1, len(content) + 1)
    return content[chance.randrange(end) if chance.random() < 0.5 else 0:end]


def inserted(chance, content):
    """Things that are no part of this paper, but of others."""
    strange = ["4, Und dann?", "*) Stand: Mai", "¹ Ebenda.", "[1] Ebenda.", "2) vgl. Seite 3", "+---+---+", "| a |", "|---|---|",
               "a\tb\tc", "2\tIM", "Frage 9:", "Zu Ziffern 2 und 3:", "Noch Frage 3", "<table><tr><td>x</td></tr></table>",
               "aa) ein Punkt", "1.1.1 noch einer", "- **2. Was?**", "## Frage 7", "Anlage 2*", "Teil B", "Neudruck",
               "Der Preis beträgt 5 €/m2 und 3 km3.", "Siehe dort*.", "Es sind 1 234 (vgl. Drs. 17/4)1) oder mehr2.", "{7}----",
               "zu Drucksache 17/9", "Namens der Landesregierung beantworte ich die Kleine Anfrage wie folgt:", "könne n"]
    lines = content.split("\n")
    for _ in range(chance.randint(1, 8)):
        lines.insert(chance.randrange(len(lines) + 1), chance.choice(strange))
    return "\n".join(lines)


def flattened(chance, content):
    """All on one line, as copied from a browser; a few things among it."""
    return " ".join(inserted(chance, content).split())


def scanned(chance, content):
    """As text recognition misreads: letters for others, blanks lost and won, specks."""
    wrong = {"e": "c", "n": "u", "l": "1", "O": "0", "o": "0", "S": "5", "rn": "m", "ü": "u", "ß": "B", "i": "í"}
    out = []
    for c in content:
        roll = chance.random()
        if roll < 0.02 and c in wrong:
            out.append(wrong[c])
        elif roll < 0.004 and c == " ":
            continue
        elif roll < 0.003:
            out.append(chance.choice([" ", ".", "'", "|", "·", "~"]) + c)
        else:
            out.append(c)
    return "".join(out)


def self_test(content, chance):
    """Is a line of the model that is left out missed? One with more words than the findings count."""
    status, tree, said = read(content)
    lines = tree.splitlines()
    counted = counted_words(tree, said)
    long_ones = [i for i, line in enumerate(lines) if line.strip().startswith("text") and
                 len(letters(line)) > 60 and len(words(" ".join(QUOTED.findall(line)))) > counted]
    if status or not long_ones:
        return True
    del lines[chance.choice(long_ones)]
    short = "\n".join(lines)
    lost = list(missing_words(content.decode("utf-8-sig"), short, said))
    return len(lost) > counted_words(short, said)


def main():
    inputs = sorted(glob.glob(os.path.join(SOURCE, "tests/golden/paper-*/input.*")))
    faults, cases = [], 0
    for path in inputs:
        with open(path, "rb") as file:
            content = file.read()
        name = os.path.basename(os.path.dirname(path))
        if not self_test(content, random.Random(name)):
            faults.append(f"{name}: a line less in the model is not noticed")
        made = [(name, content)]
        for seed in range(ROUNDS):
            for change in (few_things, piece, inserted, flattened, shuffled, thinned, scanned)[:7 if seed % 3 == 0 else 3]:
                chance = random.Random(f"{name}{seed}{change.__name__}")
                made.append((f"{name}#{change.__name__}{seed}", change(chance, content.decode("utf-8-sig")).encode()))
        for case, changed in made:
            cases += 1
            lost = check(changed)
            if lost:
                faults.append(f"{case}: lost {' '.join(lost)[:300]}")
                if os.environ.get("KEEP"):
                    with open(os.path.join(os.environ["KEEP"], case), "wb") as file:
                        file.write(changed)
    print(f"{len(inputs)} papers, {cases} cases")
    if faults:
        print("\n".join(faults))
        sys.exit(1)


main()
