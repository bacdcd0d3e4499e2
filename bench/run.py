#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""run.py [-o FOLDER] [-c CORE] [-r RUNS] [SECTION...]: builds the program and the yardsticks, makes
the inputs, measures, and prints one Markdown table. Each figure is the least of several runs, in
CPU seconds (user and system) on one core; what is compared runs in turn. README.md says more."""
import argparse
import os
import subprocess
import sys
import zipfile

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(HOME, "build", "release")
PROGRAM = os.path.join(BUILD, "drucksache")
LIMIT, HPDF, TABLE, MEASURE = (os.path.join(BUILD, "bench", name)
                               for name in ("limit", "hpdf", "table", "measure"))
SEED = os.path.join(HOME, "data", "antwort-ka-2326.md")
MIB = 2 ** 20
PLAIN_HEAD = b"Text A,Text B,Text C,Text D\r\n"


class Least:
    """Of several runs: the least CPU and wall seconds, the highest peak memory in MiB."""
    def __init__(self):
        self.cpu = self.wall = float("inf")
        self.peak, self.status = 0, None

    def take(self, words):
        self.cpu, self.wall = min(self.cpu, float(words[0])), min(self.wall, float(words[1]))
        self.peak, self.status = max(self.peak, int(words[2]) / 1024), int(words[3])


class Bench:
    def __init__(self, folder, core, runs):
        self.folder, self.core, self.runs, self.missed = folder, core, runs, 0

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def say(self, what, figures, target="", holds=None):
        mark = {None: "", True: "yes", False: "**no**"}[holds]
        self.missed += holds is False
        print(f"| {what} | {figures} | {target} | {mark} |", flush=True)

    def once(self, command, stdin=None):
        """CPU, wall, KiB, status of one run."""
        done = subprocess.run([MEASURE, self.core] + command, stdin=stdin or subprocess.DEVNULL,
                              stdout=subprocess.PIPE, check=True)
        return done.stdout.decode().split()

    def in_turn(self, *commands, runs=None):
        """The least of each command, run one after the other `runs` times."""
        least = [Least() for _ in commands]
        for _ in range(runs or self.runs):
            for result, command in zip(least, commands):
                result.take(self.once(command))
        for result, command in zip(least, commands):
            if result.status not in (0, 1):
                sys.exit(f"exit status {result.status}: {' '.join(command)}")
        return least

    def inside(self, *commands, runs=None):
        """What `table` tells of its own work: the least CPU seconds, the most MiB."""
        least = [(float("inf"), 0) for _ in commands]
        for _ in range(runs or self.runs):
            for i, command in enumerate(commands):
                told = subprocess.run(["taskset", "-c", self.core, TABLE] + command, check=True,
                                      stdout=subprocess.PIPE).stdout.split()
                least[i] = min(least[i][0], float(told[0])), max(least[i][1], float(told[1]))
        return least

    # ---- inputs ----

    def data(self, rows, name):
        path = self.path("data", str(rows), name)
        if not os.path.exists(path):
            subprocess.run([sys.executable, os.path.join(HOME, "bench", "gen.py"), "--own", SEED,
                            self.path("data"), str(rows)], check=True)
        return path

    def made(self, name, write):
        """The file `name`, written by `write(file)` where it is not there yet."""
        path = self.path("data", name)
        if not os.path.exists(path):
            with open(path + ".part", "wb") as file:
                write(file)
            os.rename(path + ".part", path)
        return path

    def plain(self, rows):
        """The same rows under heads that mean nothing to the program."""
        source = self.data(rows, "rows.csv")

        def write(file):
            with open(source, "rb") as rows_file:
                rows_file.readline()
                file.write(PLAIN_HEAD)
                while block := rows_file.read(MIB):
                    file.write(block)
        return self.made(f"plain-{rows}.csv", write)

    def build(self, formats, source, *options):
        return [PROGRAM, "build", "-q", "-f", formats, "-o", self.path("out"), source, *options]

    def output_size(self, source, suffix):
        stem = os.path.splitext(os.path.basename(source))[0]
        return os.path.getsize(self.path("out", f"{stem}.{suffix}"))


def whole(bench):
    """The whole job: PDF, XLSX and ODS of a paper."""
    for rows in (0, 1000, 10000, 100000):
        source = bench.data(rows, "doc.txt")
        least, = bench.in_turn(bench.build("pdf,xlsx,ods", source))
        sizes = ", ".join(f"{bench.output_size(source, s) / 1e6:.2f}" for s in ("pdf", "xlsx", "ods"))
        bound = 8 * os.path.getsize(source) / MIB + 48
        bench.say(f"pdf,xlsx,ods, {rows or 24} rows",
                  f"wall {least.wall:.3f} s, CPU {least.cpu:.3f} s, {least.peak:.1f} MiB; "
                  f"{sizes} MB", f"≤ {bound:.1f} MiB", least.peak <= bound)


def pdf(bench):
    """The PDF alone beside `limit tagged … z6`."""
    for rows in (1000, 10000, 100000):
        source = bench.data(rows, "doc.txt")
        ours, limit = bench.in_turn(
            bench.build("pdf", source),
            [LIMIT, "tagged", bench.data(rows, "doc.tsv"), bench.path("out", "limit.pdf"), "z6"])
        ratio, size = ours.cpu / limit.cpu, bench.output_size(source, "pdf") / 1e6
        judged = rows > 1000
        bench.say(f"pdf, {rows} rows", f"{ours.cpu:.3f} s, limit {limit.cpu:.3f} s: {ratio:.2f}; "
                  f"{ours.peak:.1f} MiB, {size:.2f} MB",
                  "≤ 1.3, aim 0.7; ≤ 30 MB" if judged else "",
                  ratio <= 1.3 and size <= 30 if judged else None)


def million(bench):
    """The time per row of a million rows beside that of ten thousand."""
    small, large = bench.data(10000, "doc.txt"), bench.data(1000000, "doc.txt")
    low, = bench.in_turn(bench.build("pdf", small))
    high, = bench.in_turn(bench.build("pdf", large), runs=1)
    ratio, size = high.cpu / 100 / low.cpu, bench.output_size(large, "pdf") / 1e6
    bench.say("pdf, 1,000,000 rows", f"{high.cpu:.1f} s, {high.peak:.0f} MiB, {size:.0f} MB; "
              f"{high.cpu:.2f} µs a row, at 10,000 rows {low.cpu * 100:.2f}: {ratio:.2f}",
              "≤ 1.3", ratio <= 1.3)


def sample(bench):
    """The sample paper, process start and all."""
    paper, runs = bench.data(0, "doc.txt"), 8 * bench.runs
    ours, plain = bench.in_turn(
        bench.build("pdf", paper),
        [HPDF, bench.data(0, "doc.tsv"), paper, bench.path("out", "hpdf.pdf")], runs=runs)
    ratio = ours.cpu / plain.cpu
    bench.say("sample, pdf", f"{ours.cpu * 1e3:.1f} ms, plain libharu {plain.cpu * 1e3:.1f} ms: "
              f"{ratio:.2f}", "≤ 1.5", ratio <= 1.5)
    for suffix in ("xlsx", "ods"):
        least, = bench.in_turn(bench.build(suffix, paper), runs=runs)
        bench.say(f"sample, {suffix}", f"{least.cpu * 1e3:.1f} ms, {least.peak:.1f} MiB", "≤ 35 ms",
                  least.cpu <= 0.035)
    start, = bench.in_turn([PROGRAM, "--version"], runs=runs)
    bench.say("start-up (--version)", f"{start.cpu * 1e3:.1f} ms, {start.peak:.1f} MiB")
    (first, _), = bench.inside(["hyphenate", bench.made("word.txt", lambda f: f.write(b"Ministerium"))])
    bench.say("hyphenation, first word with what must be loaded", f"{first * 1e3:.3f} ms", "≤ 2 ms",
              first <= 0.002)


def sheets(bench):
    """A plain table of 1,000,000 rows and 4 columns."""
    source = bench.plain(1000000)
    for suffix, most in (("ods", 2.8), ("xlsx", 8.5)):
        target = bench.path("out", f"memory.{suffix}")
        (cpu, rise), = bench.inside(["write", suffix, source, target])
        bench.say(f"{suffix}, 1,000,000 × 4 in memory",
                  f"{cpu:.2f} s, {rise:.1f} MiB above the table, {os.path.getsize(target) / 1e6:.1f} MB",
                  f"≤ {most} s, ≤ 16 MiB", cpu <= most and rise <= 16)
        job, = bench.in_turn(bench.build(suffix, source))
        bench.say("the same from CSV", f"{job.cpu:.2f} s, {job.peak:.0f} MiB", f"≤ {1.5 * cpu:.2f} s",
                  job.cpu <= 1.5 * cpu)


def back(bench):
    """100,000 rows read back from our own files."""
    source = bench.plain(100000)
    for suffix in ("xlsx", "ods"):
        bench.in_turn(bench.build(suffix, source), runs=1)
        (cpu, rise), = bench.inside(["read", bench.path("out", f"plain-100000.{suffix}")])
        bench.say(f"100,000 rows read back from {suffix}", f"{cpu:.3f} s, {rise:.1f} MiB", "≤ 0.5 s",
                  cpu <= 0.5)


def csv(bench):
    """200 MB of CSV beside libcsv, which only counts the cells."""
    rows = bench.plain(1000000)

    def write(file):
        with open(rows, "rb") as first:
            text = first.read()
        file.write(text + text[len(PLAIN_HEAD):][:200 * 10 ** 6 - len(text)].rpartition(b"\n")[0])
    source = bench.made("plain-200-mb.csv", write)
    (ours, rise), (alone, _) = bench.inside(["read", source, "csv"], ["libcsv", source])
    size = os.path.getsize(source) / MIB
    bench.say("csv, 200 MB", f"{ours:.2f} s, libcsv alone {alone:.2f} s: {ours / alone:.2f}; "
              f"{rise:.0f} MiB above the {size:.0f} MiB of the file", "≤ 2.0", ours / alone <= 2)


def write_bomb(file):
    """A spreadsheet of 1 MB that unpacks to 1 GB."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet",
                         zipfile.ZIP_STORED)
        with archive.open("content.xml", "w") as part:
            part.write(b"<a>")
            for _ in range(1024):
                part.write(b" " * MIB)


def hostile(bench):
    """Inputs made to harm end soon and with an error."""
    long_line = bench.made("one-line.txt", lambda f: [f.write(b"x" * MIB) for _ in range(1024)])
    long_cell = bench.made("one-cell.csv", lambda f: [f.write(b"a;b\r\nc;")] + [
        f.write(b"x" * MIB) for _ in range(500)])
    bomb = bench.made("bomb.ods", write_bomb)
    for what, path, source, most in (("a line of 1 GB", long_line, None, 32),
                                     ("the same from a pipe", "-", long_line, None),
                                     ("a cell of 500 MB", long_cell, None, None),
                                     ("a spreadsheet that unpacks to 1 GB", bomb, None, 32)):
        with subprocess.Popen(["cat", source or os.devnull], stdout=subprocess.PIPE) as feed:
            words = bench.once([PROGRAM, "check", path], feed.stdout)
            feed.stdout.close()
        cpu, mib = float(words[0]), int(words[2]) / 1024
        bench.say(what, f"CPU {cpu:.2f} s, {mib:.0f} MiB, status {words[3]}",
                  f"≤ 1 s{f', ≤ {most} MiB' if most else ''}, an error",
                  cpu <= 1 and words[3] in ("1", "3") and mib <= (most or mib))


def snapshot(bench):
    """Create, verify and diff: ten times the rows, ten times the time."""
    costs = {}
    for rows in (10000, 100000):
        folder = bench.path("out", f"bags-{rows}")
        old, new = bench.data(rows, "doc.txt"), bench.path("data", str(rows), "later.txt")
        with open(old, encoding="utf-8") as before, open(new, "w", encoding="utf-8") as after:
            for number, line in enumerate(before):
                after.write(line.rstrip("\n") + " Neu.\n" if "\t" in line and number % 10 == 0 else line)
        subprocess.run(["rm", "-rf", folder], check=True)
        create = [PROGRAM, "snapshot", "create", "-q", "--into", folder]
        made, = bench.in_turn(create + [old], runs=1)
        bench.in_turn(create + [new], runs=1)
        bags = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
        verified, = bench.in_turn([PROGRAM, "snapshot", "verify", bags[0]], runs=2)
        compared, = bench.in_turn([PROGRAM, "snapshot", "diff", *bags], runs=2)
        costs[rows] = made, verified, compared
    for i, what in enumerate(("create", "verify", "diff")):
        low, high = costs[10000][i], costs[100000][i]
        ratio = high.cpu / low.cpu / 10
        bench.say(f"snapshot {what}", f"10,000 rows {low.cpu:.2f} s, 100,000 rows {high.cpu:.2f} s, "
                  f"{high.peak:.0f} MiB: {ratio:.2f} per row", "linear (≤ 1.3)", ratio <= 1.3)


SECTIONS = {f.__name__: f for f in (whole, pdf, sample, million, sheets, back, csv, hostile, snapshot)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", dest="folder", default=os.path.join(BUILD, "bench", "work"))
    parser.add_argument("-c", dest="core", default="0", help="the core to run on")
    parser.add_argument("-r", dest="runs", type=int, default=5)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    given = parser.parse_args()
    for command in (["cmake", "--preset", "release"],
                    ["cmake", "--build", "--preset", "release", "--target", "bench"]):
        subprocess.run(command, cwd=HOME, check=True, stdout=subprocess.DEVNULL)
    bench = Bench(os.path.abspath(given.folder), given.core, given.runs)
    for name in ("data", "out"):
        os.makedirs(bench.path(name), exist_ok=True)
    print(f"Load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; least of {given.runs} runs.\n")
    print("| what | measured | target | holds |\n|---|---|---|---|")
    for name in given.sections or SECTIONS:
        SECTIONS[name](bench)
    print(f"\nLoad {os.getloadavg()[0]:.1f}; {bench.missed} missed.")
    sys.exit(1 if bench.missed else 0)


main()
