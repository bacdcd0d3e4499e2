#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Pages as pictures: papers and tables go through the program, pdftoppm draws their pages, and each
must look like the picture stored here, NAME-PAGE.png (48 dpi, 16 greys). A page that differs is put
beside its picture in BUILD_DIR/visual. With UPDATE=1 the pictures are made anew: look at them before
you commit them.

Two pictures are the same when no more than MOST of their dots differ by STEP greys or more. That
lets through what another build of a renderer rounds differently, and not a line that moved by half a
dot: the script first proves that on each page, by moving a line."""
import glob
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

PROGRAM = os.environ["DRUCKSACHE"]
SOURCE = os.environ["SOURCE_DIR"]
HERE = os.path.join(SOURCE, "tests", "visual")
SHOWN = os.path.join(os.environ.get("BUILD_DIR", "."), "visual")
UPDATE = os.environ.get("UPDATE") == "1"
DPI, GREYS, STEP, MOST = 48, 16, 5, 12

GOLDEN = os.path.join(SOURCE, "tests", "golden")
CASES = {
    "antwort": (os.path.join(SOURCE, "data", "antwort-ka-2326.md"), []),
    "antwort-quer": (os.path.join(SOURCE, "data", "antwort-ka-2326.md"),
                     ["--annex-orientation", "landscape", "--number", "18/6321",
                      "--issued", "12.10.2023"]),
    "nrw-18": (os.path.join(GOLDEN, "paper-nrw-18-14087", "input.txt"), []),
    "nrw-16": (os.path.join(GOLDEN, "paper-nrw-16-13266-flat", "input.txt"), []),
    "bundestag": (os.path.join(GOLDEN, "paper-bt-21-7652", "input.txt"), []),
    "bayern": (os.path.join(GOLDEN, "paper-made-bayern", "input.txt"), []),
    "niedersachsen": (os.path.join(GOLDEN, "paper-made-nds", "input.txt"), []),
    "zustaende": (os.path.join(HERE, "zustaende.md"), []),
    "tabelle": (os.path.join(HERE, "laender.csv"), ["--title", "Fälle in den Ländern"]),
    "spalten-20": (os.path.join(HERE, "spalten-20.csv"), ["--title", "Zwanzig Spalten"]),
}


class Picture:
    """Rows of greys, 0 black to GREYS - 1 white."""

    def __init__(self, width, height, rows):
        self.width, self.height, self.rows = width, height, rows


def read_pgm(path):
    with open(path, "rb") as file:
        data = file.read()
    fields = data.split(maxsplit=4)[:4]
    assert fields[0] == b"P5" and fields[3] == b"255", path
    width, height = int(fields[1]), int(fields[2])
    dots = data[len(data) - width * height:]
    coarse = bytes(value * GREYS // 256 for value in range(256))
    dots = dots.translate(coarse)
    return Picture(width, height, [dots[y * width:(y + 1) * width] for y in range(height)])


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(
        ">I", zlib.crc32(kind + data) & 0xFFFFFFFF)


def write_png(path, width, height, depth, lines):
    """Grey PNG; each line is its packed bytes, unfiltered."""
    raw = b"".join(b"\0" + line for line in lines)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(
            b"IHDR", struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)))
        file.write(chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))


def store(path, picture):
    lines = []
    for row in picture.rows:
        padded = row + b"\0" * (len(row) % 2)
        lines.append(bytes(padded[i] << 4 | padded[i + 1] for i in range(0, len(padded), 2)))
    write_png(path, picture.width, picture.height, 4, lines)


def load(path):
    """Reads what store() wrote."""
    with open(path, "rb") as file:
        data = file.read()
    at, packed, width, height = 8, b"", 0, 0
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, depth = struct.unpack(">IIB", body[:9])
            assert depth == 4, path
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    raw, stride = zlib.decompress(packed), (width + 1) // 2 + 1
    rows = []
    for y in range(height):
        line = raw[y * stride:(y + 1) * stride]
        assert line[0] == 0, path
        rows.append(bytes(dot for byte in line[1:] for dot in (byte >> 4, byte & 15))[:width])
    return Picture(width, height, rows)


def differing(a, b):
    """How many dots differ by STEP greys or more."""
    if (a.width, a.height) != (b.width, b.height):
        return a.width * a.height
    return sum(abs(x - y) >= STEP for left, right in zip(a.rows, b.rows) if left != right
               for x, y in zip(left, right))


def show(name, old, new):
    """The stored picture, the new one, and where they differ."""
    height = max(old.height, new.height)
    blank = bytes([255])

    def row(picture, y):
        inside = picture.rows[y] if y < picture.height else bytes([GREYS - 1]) * picture.width
        return bytes(value * 255 // (GREYS - 1) for value in inside)

    lines = []
    for y in range(height):
        left, right = row(old, y), row(new, y)
        marks = bytes(0 if abs(a - b) >= STEP * 255 // (GREYS - 1) else 200 + a * 55 // 255
                      for a, b in zip(left, right))
        lines.append(left + blank * 8 + right + blank * 8 + marks)
    os.makedirs(SHOWN, exist_ok=True)
    path = os.path.join(SHOWN, name + ".png")
    write_png(path, len(lines[0]), height, 8, lines)
    return path


def bands(picture):
    """Rows [from, to) of each line of text: rows with ink between rows without."""
    found, start = [], None
    for y, row in enumerate(picture.rows):
        inked = min(row) < GREYS - 1
        if inked and start is None:
            start = y
        elif not inked and start is not None:
            found.append((start, y))
            start = None
    return found


def moved_by_half(picture):
    """The picture with a line of text moved down by half a dot, None where it has no line alone."""
    for start, end in bands(picture):
        ink = sum(value < GREYS // 2 for row in picture.rows[start:end] for value in row)
        if 3 <= end - start <= 12 and ink > 60:
            rows = list(picture.rows)
            for y in range(start, end + 1):
                rows[y] = bytes((a + b) // 2 for a, b in
                                zip(picture.rows[y - 1], picture.rows[y]))
            return Picture(picture.width, picture.height, rows)
    return None


def pages_of(name, folder):
    source, options = CASES[name]
    made = os.path.join(folder, name)
    subprocess.run([PROGRAM, "build", "-q", source, "-o", made, "-f", "pdf"] + options, check=True,
                   stderr=subprocess.DEVNULL, env={"LC_ALL": "C", "PATH": os.environ["PATH"]})
    pdf = glob.glob(os.path.join(made, "*.pdf"))[0]
    subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", pdf, os.path.join(made, "page")],
                   check=True)
    return [read_pgm(path) for path in sorted(glob.glob(os.path.join(made, "page*.pgm")))]


def compare(name, number, page):
    """What is wrong with a page, None for nothing."""
    path = os.path.join(HERE, f"{name}-{number}.png")
    if UPDATE:
        store(path, page)
    if not os.path.exists(path):
        return f"{name}, page {number}: there is no picture of it"
    dots = differing(load(path), page)
    if dots > MOST:
        shown = show(f"{name}-{number}", load(path), page)
        return f"{name}, page {number}: {dots} dots differ, see {shown}"
    moved = moved_by_half(page)
    if moved and differing(page, moved) <= MOST:
        return f"{name}, page {number}: a line moved by half a dot would not be seen"
    return None


def main():
    if not shutil.which("pdftoppm"):
        print("pdftoppm (poppler-utils) is missing")
        sys.exit(77)
    faults, count, wanted = [], 0, set()
    with tempfile.TemporaryDirectory() as folder:
        for name in CASES:
            for number, page in enumerate(pages_of(name, folder), 1):
                wanted.add(f"{name}-{number}.png")
                faults.append(compare(name, number, page))
                count += 1
    for path in glob.glob(os.path.join(HERE, "*.png")):
        if os.path.basename(path) not in wanted:
            if UPDATE:
                os.remove(path)
            faults.append(None if UPDATE else f"{os.path.basename(path)}: no such page any more")
    faults = [fault for fault in faults if fault]
    print("\n".join(faults) or f"{count} pages look as they did")
    sys.exit(1 if faults or not count else 0)


main()
