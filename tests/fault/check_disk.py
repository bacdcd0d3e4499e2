#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The machine says no to the built program: a disk that fills up at every point, no permission,
closed standard files. Each run ends with its status and one message of ours, and the outputs that
were there are the ones that are there."""
import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.environ["DRUCKSACHE"]
SAMPLE = os.path.join(os.environ["SOURCE_DIR"], "data", "antwort-ka-2326.md")
FORMATS = ("pdf", "xlsx", "ods", "csv", "json", "tree")
ENV = {name: os.environ[name] for name in ("PATH", "ASAN_OPTIONS", "LSAN_OPTIONS")
       if name in os.environ}
ENV["LC_ALL"] = "C"
MESSAGE = re.compile(r"^(\S.*:\d+:\d+: (note|warning|error|fatal): [A-Z]{3}\d{3}: .+|drucksache: .+|written: .+)$")
SKIPPED = []


def tree(folder):
    """{path: bytes} of everything below, names that begin with a dot too."""
    found = {}
    for base, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(base, name), "rb") as file:
                found[os.path.relpath(os.path.join(base, name), folder)] = file.read()
    return found


class Disk(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        os.chmod(self.folder, 0o755)
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def program(self, *words, **more):
        """Status and lines on standard error, each of them a message of ours."""
        done = subprocess.run([PROGRAM, *words], stdin=subprocess.DEVNULL, capture_output=True,
                              cwd=self.folder, env=ENV, check=False, **more)
        lines = done.stderr.decode().splitlines()
        for line in lines:
            self.assertRegex(line, MESSAGE)
        return done.returncode, lines

    def small_disk(self, size):
        os.mkdir(self.path("klein"))
        if os.getuid() != 0 or subprocess.run(
                ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", self.path("klein")],
                check=False, capture_output=True).returncode != 0:
            SKIPPED.append("a full disk: a tmpfs cannot be mounted here")
            self.skipTest(SKIPPED[-1])
        self.addCleanup(subprocess.run, ["umount", self.path("klein")], check=False)

    def leave_free(self, size):
        """Fills the small disk up to so many bytes."""
        if os.path.exists(self.path("klein", "voll")):
            os.remove(self.path("klein", "voll"))
        room = os.statvfs(self.path("klein"))
        with open(self.path("klein", "voll"), "wb") as file:
            file.write(bytes(max(0, room.f_bavail * room.f_frsize - size)))

    def check_full(self, formats, source, sizes):
        """The disk fills up with so many bytes written; more of them succeed than fewer."""
        before = tree(self.path("klein", "out"))
        full = 0
        for size in sizes:
            self.leave_free(size)
            status, lines = self.program("build", source, "-f", formats, "-o", "klein/out")
            if status == 0:
                break
            full += 1
            self.assertEqual(status, 3, lines)
            self.assertEqual(sum(": fatal: GEN003: " in line for line in lines), 1, lines)
            self.assertIn("No space left", "".join(lines))
            self.assertFalse(any(line.startswith("written") for line in lines))
            self.assertEqual(tree(self.path("klein", "out")), before)
        return full

    def test_a_disk_that_fills_up_at_every_page(self):
        self.small_disk("4m")
        self.assertEqual(self.program("build", SAMPLE, "-q", "--title", "alt", "-f", ",".join(FORMATS),
                                      "-o", "klein/out")[0], 0)
        pages = {"tree": 2, "csv": 1, "json": 4, "ods": 4, "pdf": 10, "xlsx": 4, ",".join(FORMATS): 30}
        for formats, least in pages.items():
            self.assertGreaterEqual(self.check_full(formats, SAMPLE, range(0, 1 << 20, 4096)), least, formats)

    def test_a_disk_that_fills_up_while_rows_are_streamed(self):
        """More rows than are kept in memory: the library's own files fill the disk."""
        self.small_disk("64m")
        with open(self.path("lang.csv"), "w", encoding="utf-8") as file:
            file.write("Behörde;Ressort;Name;Status\n")
            file.writelines(f"IT.NRW;MHKBD;Verfahren {i};Betrieb\n" for i in range(25000))
        os.mkdir(self.path("klein", "out"))
        with open(self.path("klein", "out", "lang.xlsx"), "w", encoding="utf-8") as file:
            file.write("alt")
        full = self.check_full("xlsx", "lang.csv", [n << 19 for n in range(0, 40)])
        self.assertGreater(full, 4)

    def test_without_permission(self):
        if os.getuid() != 0:
            SKIPPED.append("without permission: needs root to become another user")
            self.skipTest(SKIPPED[-1])
        nobody = pwd.getpwnam("nobody")
        user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        shutil.copy(SAMPLE, self.path("a.md"))
        self.assertEqual(self.program("build", "a.md", "-f", ",".join(FORMATS), "-o", "out")[0], 0)
        before = tree(self.folder)
        for formats in (*FORMATS, ",".join(FORMATS)):
            for folder in ("out", "neu", "out/tief"):
                status, lines = self.program("build", "a.md", "-f", formats, "-o", folder, **user)
                self.assertEqual(status, 3)
                self.assertEqual(sum(": fatal: GEN003: " in line for line in lines), 1, lines)
                self.assertIn("Permission denied", "".join(lines))
                self.assertEqual(tree(self.folder), before)
        os.chmod(self.path("a.md"), 0o600)
        for words in (("build", "a.md"), ("check", "a.md"), ("snapshot", "diff", "a.md", "a.md"),
                      ("snapshot", "create", "a.md", "--into", "neu")):
            status, lines = self.program(*words, **user)
            self.assertEqual(status, 3)
            self.assertIn("a.md:0:0: fatal: GEN001: cannot read file: Permission denied", lines)
        self.assertEqual(tree(self.folder), before)

    def test_closed_standard_files(self):
        """No message may land in a file that took the number of a closed one."""
        with open(SAMPLE, encoding="utf-8") as file:
            text = file.read()
        names = [f"{i}.md" for i in range(40)]
        for name in names:
            with open(self.path(name), "w", encoding="utf-8") as file:
                file.write(text)
        self.assertEqual(self.program("build", *names, "-f", "csv,pdf", "-o", "richtig")[0], 0)
        right = tree(self.path("richtig"))
        for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
            shutil.rmtree(self.path("out"), ignore_errors=True)
            done = subprocess.run(["sh", "-c", f'"$0" build "$@" -j 8 -f csv,pdf -o out {closed}', PROGRAM, *names],
                                  cwd=self.folder, env=ENV, check=False, capture_output=True)
            self.assertEqual(done.returncode, 0, closed)
            self.assertEqual(tree(self.path("out")), right, closed)
        for closed, words in ((">&-", "build $1 -f csv -o -"), ("<&-", "build - -f csv -o out"),
                              (">&-", "snapshot diff $1 $1"), (">/dev/full", "build $1 -f csv -o -"),
                              (">/dev/full", "snapshot diff $1 $1")):
            done = subprocess.run(["sh", "-c", f'"$0" {words} {closed}', PROGRAM, SAMPLE],
                                  cwd=self.folder, env=ENV, check=False, capture_output=True)
            self.assertEqual(done.returncode, 3, words)
            self.assertRegex(done.stderr, b"cannot (read|write)")


if __name__ == "__main__":
    result = unittest.main(exit=False).result
    for reason in SKIPPED:
        print("SKIPPED:", reason, file=sys.stderr)
    sys.exit(1 if not result.wasSuccessful() else 77 if SKIPPED else 0)
