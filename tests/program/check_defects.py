#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What happens to defects: every row of the contract's table and every way a file can fail, through
the whole program: exit status, message, and what became of the outputs."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.environ["DRUCKSACHE"]
SAMPLE = os.path.join(os.environ["SOURCE_DIR"], "data", "antwort-ka-2326.md")
LINE = re.compile(r"^(.*?):(\d+):(\d+): (note|warning|error|fatal): ([A-Z]{3}\d{3}): (.+)$")

with open(SAMPLE, "rb") as _file:
    PAPER = _file.read()
HEAD = "Behörde;Ressort;Name;Status\n"
ROW = "IT.NRW;MHKBD;Coding Assistenz;In Planung\n"


class Program(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        if isinstance(content, str):
            content = content.encode()
        with open(self.path(name), "wb") as file:
            file.write(content)
        return self.path(name)

    def run_program(self, *words, stdin=b"", language="C", stdout=subprocess.PIPE):
        env = {"PATH": os.environ["PATH"], "LC_ALL": language}
        for name in ("ASAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                env[name] = os.environ[name]
        done = subprocess.run([PROGRAM, *words], input=stdin, stdout=stdout,
                              stderr=subprocess.PIPE, cwd=self.folder, env=env, check=False)
        return done.returncode, done.stderr.decode()

    def build(self, name, *words, expect=0, number=None, place=None):
        """Builds into out/ and checks status, form of every message, number and place."""
        status, said = self.run_program("build", "-q", name, "-o", "out", *words)
        self.assertEqual(status, expect, said)
        found = []
        for line in said.splitlines():
            match = LINE.match(line)
            self.assertTrue(match, f"not of the form FILE:LINE:COLUMN: …: {line}")
            found.append(match)
        if number:
            hits = [m for m in found if m[5] == number]
            self.assertTrue(hits, f"{number} is not among:\n{said}")
            if place:
                self.assertIn(place, [(int(m[2]), int(m[3])) for m in hits], said)
        written = sorted(os.listdir(self.path("out"))) if os.path.isdir(self.path("out")) else []
        if expect:
            self.assertEqual(written, [], "something was written in spite of errors")
        else:
            self.assertTrue(written)
        return said

    def tree(self, name, *words):
        status, said = self.run_program("build", "-q", name, "-o", "out", "-f", "tree", *words)
        self.assertEqual(status, 0, said)
        stem = os.path.splitext(name)[0]
        with open(self.path(f"out/{stem}.tree"), encoding="utf-8") as file:
            return file.read()


class PaperDefects(Program):
    def test_empty(self):
        for content in ("", "  \n\t\n"):
            self.write("a.md", content)
            self.build("a.md", expect=1, number="GEN004")

    def test_nul_bytes(self):
        self.write("a.md", PAPER[:200] + b"\0\0" + PAPER[200:])
        self.build("a.md", expect=1, number="GEN005")

    def test_binary(self):
        self.write("a.md", bytes(range(256)) * 40)
        self.build("a.md", expect=1)

    def test_files_of_other_kinds(self):
        for content in (b"%PDF-1.7\n1 0 obj\n", b"{\\rtf1 Antwort}", b"\x89PNG\r\n\x1a\n\0",
                        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"):
            self.write("a.md", content)
            self.build("a.md", expect=1, number="GEN012")

    def test_windows_1252(self):
        self.write("a.md", PAPER.decode().encode("cp1252"))
        self.build("a.md", number="GEN006")
        self.assertIn("Künstliche Intelligenz", self.tree("a.md"))

    def test_utf16(self):
        self.write("a.md", PAPER.decode().encode("utf-16"))
        self.build("a.md", number="GEN006")
        self.assertIn("Künstliche Intelligenz", self.tree("a.md"))

    def test_damaged_utf8(self):
        at = PAPER.index("Künstliche".encode()) + 1
        line = PAPER[:at].count(b"\n") + 1
        self.write("a.md", PAPER[:at] + b"\xff" + PAPER[at:])
        self.build("a.md", number="GEN007", place=(line, len("### K") + 1))
        self.assertIn("\ufffd", self.tree("a.md"))

    def test_short_and_long_rows(self):
        text = PAPER.decode()
        text = text.replace("Twin4Road\tKonzeptionsphase", "Twin4Road")
        text = text.replace("Coding Assistenz\tIn Planung", "Coding Assistenz\tIn Planung\tmehr")
        self.write("a.md", text)
        said = self.build("a.md")
        self.assertEqual(said.count(": warning:"), said.count("warning"), said)
        lines = [m for m in map(LINE.match, said.splitlines()) if m[4] == "warning"]
        wanted = [text[:text.index(word)].count("\n") + 1 for word in ("Twin4Road", "\tmehr")]
        for line in wanted:
            self.assertIn(line, [int(m[2]) for m in lines], said)
        self.assertIn('"mehr"', self.tree("a.md"))

    def test_parts_missing(self):
        text = PAPER.decode()
        cut = text[:text.index("### Anlage")]
        for name, content in (("anlage.md", cut),
                              ("fragen.md", text[:text.index("**1. Inw")]),
                              ("kopf.md", text[text.index("#### *Vor"):])):
            self.write(name, content)
            self.build(name)
            shutil.rmtree(self.path("out"))

    def test_front_matter_names_the_parliament(self):
        self.write("a.md", PAPER)
        self.build("a.md", number="PAP030")
        self.write("a.md", b"---\nParlament: Landtag Nordrhein-Westfalen\n---\n" + PAPER)
        self.assertNotIn("PAP030", self.build("a.md"))

    def test_broken_word(self):
        said = self.build(shutil.copy(SAMPLE, self.path("a.md")) and "a.md")
        self.assertIn("Res-sorts", said)
        tree = self.tree("a.md")
        self.assertIn('"Diverse Ressorts" source="Diverse Res-sorts"', tree)
        self.assertIn("KI-basierte", tree)
        self.assertIn("IT-forensischer", tree)

    def test_over_the_limit(self):
        with open(self.path("a.md"), "wb") as file:
            file.truncate(600 * 1024 * 1024)
        self.build("a.md", expect=1, number="GEN009")


class CsvDefects(Program):
    def test_empty(self):
        for content in ("", " \r\n "):
            self.write("a.csv", content)
            self.build("a.csv", expect=1, number="GEN004")

    def test_nul_bytes(self):
        self.write("a.csv", HEAD + "IT\0;b;c;d\n")
        self.build("a.csv", expect=1, number="GEN005")

    def test_encodings(self):
        for encoding in ("cp1252", "utf-16"):
            self.write("a.csv", (HEAD + ROW).encode(encoding))
            self.build("a.csv", number="GEN006")
            self.assertIn("Behörde", self.tree("a.csv"))

    def test_damaged_utf8(self):
        self.write("a.csv", HEAD.encode() + "Köln;Münster;ä;".encode() + b"\xff\n")
        self.build("a.csv", number="GEN007", place=(2, 16))

    def test_short_and_long_rows(self):
        self.write("a.csv", HEAD + ROW + "a;b\n" + "a;b;c;d;e\n")
        said = self.build("a.csv")
        lines = {int(m[2]) for m in map(LINE.match, said.splitlines()) if m[4] == "warning"}
        self.assertTrue({3, 4} <= lines, said)
        self.assertIn('"e"', self.tree("a.csv"))

    def test_quote_never_closed(self):
        self.write("a.csv", HEAD + ROW + 'IT;"nie zu;c;d\n' + ROW)
        said = self.build("a.csv", expect=1)
        self.assertRegex(said, r"a\.csv:3:4: error: CSV")

    def test_stray_quote(self):
        self.write("a.csv", HEAD + 'IT 5" Band;b;c;d\n')
        said = self.build("a.csv")
        self.assertRegex(said, r"a\.csv:2:\d+: warning: CSV")
        self.assertIn('IT 5\\" Band', self.tree("a.csv"))

    def test_preamble_and_footer(self):
        self.write("a.csv", "Statistik der Initiativen\n\n" + HEAD + ROW + ROW.replace("C", "D") +
                   "Quelle: eigene Erhebung\n")
        said = self.build("a.csv")
        self.assertIn("note: ", said)
        tree = self.tree("a.csv")
        self.assertIn('"Statistik der Initiativen"', tree)
        self.assertIn('"Quelle: eigene Erhebung"', tree)
        self.assertEqual(tree.count("\n      row") + tree.count("\n    row"), 2, tree)

    def test_hyphens_stay(self):
        self.write("a.csv", HEAD + "IT;Diverse Res-sorts;Ressorts;d\n")
        self.build("a.csv")
        self.assertIn("Res-sorts", self.tree("a.csv"))


class Files(Program):
    def sample(self):
        shutil.copy(SAMPLE, self.path("a.md"))

    def test_missing(self):
        self.build("nix.md", expect=3, number="GEN001")

    def test_directory_as_input(self):
        os.mkdir(self.path("d"))
        self.build("d", expect=3, number="GEN002")

    def test_output_directory_is_a_file(self):
        self.sample()
        self.write("f", "x")
        status, said = self.run_program("build", "a.md", "-o", "f")
        self.assertEqual(status, 3, said)
        self.assertIn("GEN003", said)

    def test_unwritable_output_directory(self):
        self.sample()
        os.mkdir(self.path("out"))
        os.chmod(self.path("out"), 0o555)
        os.chmod(self.folder, 0o755)
        words = [PROGRAM, "build", "a.md", "-o", "out"]
        if os.geteuid() == 0:
            words = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *words]
        done = subprocess.run(words, cwd=self.folder, capture_output=True, check=False,
                              env={"PATH": os.environ["PATH"], "LC_ALL": "C"})
        self.assertEqual(done.returncode, 3, done.stderr.decode())
        self.assertIn("GEN003", done.stderr.decode())
        self.assertEqual(os.listdir(self.path("out")), [])

    def test_dev_full(self):
        self.sample()
        with open("/dev/full", "wb") as full:
            status, said = self.run_program("build", "a.md", "-f", "csv", "-o", "-", stdout=full)
        self.assertEqual(status, 3, said)
        self.assertIn("GEN003", said)

    def test_full_disk(self):
        self.sample()
        os.mkdir(self.path("out"))
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs",
                                  self.path("out")], capture_output=True, check=False)
        if mounted.returncode:
            self.skipTest("mounting is not allowed here")
        try:
            self.write("out/a.pdf", "old")
            status, said = self.run_program("build", "a.md", "-o", "out")
            self.assertEqual(status, 3, said)
            self.assertIn("GEN003", said)
            self.assertEqual(os.listdir(self.path("out")), ["a.pdf"])
            with open(self.path("out/a.pdf"), "rb") as file:
                self.assertEqual(file.read(), b"old")
        finally:
            subprocess.run(["umount", self.path("out")], check=True)

    def test_two_inputs_with_one_stem(self):
        self.sample()
        os.mkdir(self.path("d"))
        shutil.copy(SAMPLE, self.path("d/a.txt"))
        status, said = self.run_program("build", "a.md", "d/a.txt", "-o", "out")
        self.assertEqual(status, 2, said)
        self.assertFalse(os.path.exists(self.path("out")))

    def test_output_would_replace_input(self):
        self.write("a.csv", HEAD + ROW)
        status, said = self.run_program("build", "a.csv", "-f", "csv", "-o", ".")
        self.assertEqual(status, 2, said)
        with open(self.path("a.csv"), encoding="utf-8") as file:
            self.assertEqual(file.read(), HEAD + ROW)

    def test_errors_leave_outputs_and_other_inputs_alone(self):
        self.sample()
        self.write("b.csv", HEAD + 'IT;"nie zu\n')
        os.mkdir(self.path("out"))
        self.write("out/b.csv", "old")
        status, said = self.run_program("build", "b.csv", "a.md", "-o", "out", "-f", "csv")
        self.assertEqual(status, 1, said)
        self.assertEqual(sorted(os.listdir(self.path("out"))), ["a.csv", "b.csv"])
        with open(self.path("out/b.csv"), encoding="utf-8") as file:
            self.assertEqual(file.read(), "old")

    def test_highest_status_counts(self):
        self.sample()
        self.write("b.csv", HEAD + 'IT;"nie zu\n')
        status, _ = self.run_program("build", "nix", "b.csv", "a.md", "-f", "tree")
        self.assertEqual(status, 3)

    def test_standard_input_and_output(self):
        done = subprocess.run([PROGRAM, "build", "-", "-o", "-", "-f", "tree"], input=PAPER,
                              capture_output=True, cwd=self.folder, check=False)
        self.assertEqual(done.returncode, 0)
        self.assertTrue(done.stdout.startswith(b"paper "))
        done = subprocess.run([PROGRAM, "build", "-f", "tree", "-q", "-"], input=PAPER,
                              capture_output=True, cwd=self.folder, check=False)
        self.assertEqual(os.listdir(self.path("output")), ["drucksache.tree"])
        self.assertEqual(done.stdout, b"")


class Usage(Program):
    def test_wrong_usage(self):
        shutil.copy(SAMPLE, self.path("a.md"))
        for words in ([], ["nix"], ["build"], ["check"], ["build", "a.md", "--nix"],
                      ["build", "a.md", "-f", "doc"], ["build", "a.md", "-o"],
                      ["build", "a.md", "--issued", "31.02.2023"],
                      ["build", "a.md", "--annex-orientation", "quer"],
                      ["build", "a.md", "--profile", "atlantis-1"],
                      ["build", "a.md", "--from", "docx"], ["build", "-", "-"],
                      ["build", "a.md", "-o", "-"], ["build", "a.md", "-j", "0"],
                      ["build", "a.md", "--number", "6321"],
                      ["build", "a.md", "--number", "18/6321b"],
                      ["build", "a.md", "--issued", "2023-10-12"], ["build", "a.md", "--into", "x"], ["build", "a.md", "--exit-code"],
                      ["check", "a.md", "-f", "pdf"], ["check", "a.md", "-o", "x"],
                      ["snapshot", "list", ".", "--number", "18/1"],
                      ["snapshot", "create", "a.md", "--into", "x", "-f", "pdf"],
                      ["help", "nix"], ["snapshot"], ["snapshot", "nix"]):
            status, said = self.run_program(*words)
            self.assertEqual(status, 2, f"{words}: {said}")
            self.assertRegex(said, r"^drucksache: error: CLI\d{3}: .+\n$", words)
            self.assertEqual(os.listdir(self.folder), ["a.md"], words)

    def test_tables_with_words_of_a_paper_above(self):
        rows = "Behörde;Ressort;Projekt;Status\r\nIT.NRW;IM;Suche;Betrieb\r\nLKA;IM;Bilder;In Planung\r\n"
        table = "Kleine Anfrage 99 Anlage 1\r\nStand 1.3.2025\r\n\r\n" + rows
        self.write("liste.csv", table.encode("cp1252"))
        self.assertIn('paper kind="table"', self.tree("liste.csv"))
        self.assertIn('"Bilder"', self.tree("liste.csv"))
        self.write("zwei.csv", "Anlage 1\nKleine Anfrage 99\nA;B\n1;2\n3;4\n")
        self.assertIn('paper kind="table"', self.tree("zwei.csv"))
        shutil.copy(SAMPLE, self.path("a.md"))
        self.assertIn('"Bilder"', self.tree("a.md", "--table", "liste.csv"))
        self.write("prosa.md", "Antwort auf die Kleine Anfrage 9\n" + "Ein Satz; und noch einer.\nKeiner.\n" * 9)
        self.assertNotIn('kind="table"', self.tree("prosa.md"))

    def test_table_of_one_column(self):
        self.write("eine.csv", "Name des Vorhabens\nErster, zweiter\nDritter\n001")
        self.assertIn('paper kind="table"', self.tree("eine.csv"))
        self.assertIn('cell @4:1 "001"', self.tree("eine.csv"))

    def test_values_of_options(self):
        self.write("a.csv", HEAD + ROW)
        status, said = self.run_program("build", "a.csv", "-o", "out", "-f", "PDF,Csv")
        self.assertEqual((status, sorted(os.listdir(self.path("out")))), (0, ["a.csv", "a.pdf"]), said)
        for option, word, possible in (("--from", "pdf", "paper, csv"), ("--findings", "xml", "text, json"),
                                       ("--annex-orientation", "quer", "portrait, landscape"), ("-f", "pdfs", "pdf, xlsx")):
            status, said = self.run_program("build", "a.csv", option, word)
            self.assertEqual(status, 2, said)
            self.assertIn(f"'{word}'", said)
            self.assertIn(possible, said)

    def test_titles_that_look_like_codes_of_page_heads(self):
        self.write("a.csv", HEAD + ROW)
        for title in ("P&G in NRW", "d&[Picture]", "&" * 300, "&G" * 150, "&P &N &L&R"):
            status, said = self.run_program("build", "a.csv", "--title", title, "-o", "out", "-f",
                                            "xlsx,ods,pdf")
            self.assertEqual(status, 0, title + said)

    def test_paper_that_ends_with_its_head(self):
        self.write("a.txt", "Antwort\nder Landesregierung\nauf die Kleine Anfrage 99 vom 1. Juli 2023\n"
                   "der Abgeordneten Anna Muster SPD\nDrucksache 18/5000\n\nEin Titel\n")
        status, said = self.run_program("build", "a.txt", "-o", "out", "-f", "xlsx,ods,pdf")
        self.assertEqual(status, 0, said)

    def test_table_of_another_matter(self):
        shutil.copy(SAMPLE, self.path("a.md"))
        self.write("falsch.csv", "Foo;Bar\n1;2\n3;4\n")
        self.build("a.md", "--table", "falsch.csv", number="TAB022")

    def test_lines_round_a_table_in_csv(self):
        self.write("a.csv", "Stand: 1. Mai 2024\n\n" + HEAD + ROW)
        _, said = self.run_program("build", "a.csv", "-o", "out", "-f", "csv")
        self.assertIn("WRT002", said)
        self.write("b.csv", HEAD + ROW)
        _, said = self.run_program("build", "b.csv", "-o", "out", "-f", "csv")
        self.assertNotIn("WRT002", said)

    def test_numbers_as_parliaments_print_them(self):
        shutil.copy(SAMPLE, self.path("a.md"))
        for number in ("18/6321", "18 / 6321", "17/1374 (17/1331)"):
            self.assertIn(f'"{number}"', self.tree("a.md", "--number", number))

    def test_language(self):
        for language, word in (("de_DE.UTF-8", "Abbruch"), ("C", "fatal"), ("fr_FR", "fatal")):
            _, said = self.run_program("build", "nix", language=language)
            self.assertIn(word, said)

    def test_findings_as_json(self):
        import json
        shutil.copy(SAMPLE, self.path("a.md"))
        status, said = self.run_program("check", "a.md", "--findings", "json")
        self.assertEqual(status, 0, said)
        for line in said.splitlines():
            self.assertEqual(sorted(json.loads(line)),
                             ["column", "file", "line", "number", "severity", "text"])

    def test_help_and_version(self):
        for words in (["help"], ["--help"], ["help", "build"], ["build", "--help"],
                      ["build", "-h"], ["--version"]):
            done = subprocess.run([PROGRAM, *words], capture_output=True, check=False)
            self.assertEqual(done.returncode, 0, words)
            self.assertTrue(done.stdout, words)
            self.assertEqual(done.stderr, b"", words)


RESULT = unittest.main(argv=sys.argv[:1], exit=False).result
# 77: counted as skipped, never as passed.
sys.exit(1 if not RESULT.wasSuccessful() else 77 if RESULT.skipped else 0)
