#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Heads and page edges of papers as they are met: what is read off them, and what is said where
they cannot be read, or something is assumed."""
import json
import os
import re
import subprocess
import unicodedata
import unittest

PROGRAM = os.environ["DRUCKSACHE"]
LINE = re.compile(r"^(?:.*?):(\d+):(\d+): (note|warning|error|fatal): ([A-Z]{3}\d{3}): (.+)$")

BODY = """
Wege zu den Schulen

1. Wie viele Wege gibt es?

Es gibt sieben Wege, und jeder von ihnen führt an einem Bach entlang.

2. Welche davon sind sicher?

Alle Wege sind sicher.
"""
ASKED = "\nAntwort\nder Landesregierung\n\nauf die Kleine Anfrage 12 vom 3. März 2025\nder Abgeordneten Anna Muster SPD\n"


class Heads(unittest.TestCase):
    maxDiff = None

    def run_program(self, *words, text):
        data = text if isinstance(text, bytes) else text.encode()
        return subprocess.run([PROGRAM, *words], input=data, capture_output=True, check=False,
                              env={"LC_ALL": "C", "PATH": os.environ["PATH"]})

    def findings(self, text, *options):
        done = self.run_program("check", "--from", "paper", *options, "-", text=text)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return [LINE.match(line).groups() for line in done.stderr.decode().splitlines()]

    def found(self, text, number, *options):
        return [f for f in self.findings(text, *options) if f[3] == number]

    def tree(self, text, *options):
        done = self.run_program("build", "-q", "--from", "paper", "-f", "tree", "-o", "-", *options, "-", text=text)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode()

    # ---- the parliament ----

    def test_assumed_parliament_is_told(self):
        for text in ("Antwort\n\nEs gibt sieben Wege.\n", "1. Wie viele Wege gibt es?\n\nSieben.\n"):
            found = self.found(text, "PAP030")
            self.assertEqual([f[2] for f in found], ["note"])
            self.assertIn("assumed: Landtag Nordrhein-Westfalen, term 18", found[0][4])

    def test_no_parliament_is_assumed_against_the_term(self):
        text = "Drucksache 22/14321\n22. Wahlperiode\n" + ASKED + BODY
        self.assertIn('profile="land"', self.tree(text))
        self.assertEqual([f[2] for f in self.found(text, "PAP031")], ["note"])

    def test_parliament_in_two_lines(self):
        text = "19. Wahlperiode 14.03.2025 Drucksache 19/5512\n\n   Bayerischer\n      Landtag\n\n" \
               "Schriftliche Anfrage\nder Abgeordneten Anna Muster SPD\nvom 07.01.2025\n" + BODY
        self.assertIn('parliament @3:4 "Bayerischer Landtag"', self.tree(text))
        self.assertEqual([f for f in self.findings(text) if f[3] in ("PAP030", "PAP031", "PAP040")], [])

    def test_parliament_of_a_running_head(self):
        text = "19. Wahlperiode 14.03.2025 Drucksache 19/5512\n" + ASKED + BODY + \
               "\n\fDrucksache 19/5512 Bayerischer Landtag 19. Wahlperiode Seite 2 / 2\n\nEnde des Textes.\n"
        self.assertIn('parliament @19:21 "Bayerischer Landtag"', self.tree(text))
        self.assertEqual(self.found(text, "PAP030"), [])

    def test_misread_parliament(self):
        for name in ("Landtag von Baden-Wiirttemberg", "Landtag von Baden-Wurttemberg"):
            text = name + " Drucksache 17 / 8123\n17. Wahlperiode\n" + ASKED + BODY
            tree = self.tree(text)
            self.assertIn('profile="bw-17"', tree)
            self.assertIn('parliament @1:1 "Landtag von Baden-Württemberg"', tree)
            found = self.found(text, "PAP032")
            self.assertEqual([f[:3] for f in found], [("1", "1", "warning")])
            self.assertIn(f"'{name}'; read as 'Landtag von Baden-Württemberg'", found[0][4])

    # ---- a second paper in the file ----

    ONE = "Landtag Nordrhein-Westfalen\n18. Wahlperiode\nDrucksache 18/7000\n05.12.2023\n" + ASKED + BODY

    def test_second_paper(self):
        for edge in ("\f", "\f\n\n", "\n"):
            text = self.ONE + edge + self.ONE.replace("7000", "7001") + "\n\fDrucksache 18/7001\n\nEnde.\n"
            tree = self.tree(text)
            for words in ("Landtag Nordrhein-Westfalen", "18. Wahlperiode", "Drucksache 18/7001"):
                self.assertRegex(tree.replace('parliament @1:1 "Landtag', ""), words)
            self.assertEqual(tree.count("Drucksache 18/7001"), 1)
            found = self.found(text, "PAP033")
            line = 1 + text[:text.index("Landtag", 20)].count("\n")
            self.assertEqual([(f[0], f[2]) for f in found], [(str(line), "warning")])
            self.assertIn("18/7001 after 18/7000", found[0][4])

    def test_running_head_is_no_second_paper(self):
        for head in ("Drucksache 18/7000", "Landtag Nordrhein-Westfalen - 18. Wahlperiode Drucksache 18/7000",
                     "Landtag Nordrhein-Westfalen - 17. Wahlperiode Drucksache 17/1"):
            text = self.ONE + "\n\f" + head + "\n\nEnde des Textes.\n"
            self.assertEqual(self.found(text, "PAP033"), [])
            self.assertEqual(head in self.tree(text), "17/1" in head)

    # ---- the title ----

    def test_asked_number_told_twice(self):
        text = "Landtag Rheinland-Pfalz\n18. Wahlperiode\nDrucksache 18/11234\nzu Drucksache 18/10987\n" + ASKED + \
               "– Drucksache 18/10987 –\n" + BODY
        self.assertIn('text @13:1 "Wege zu den Schulen"', self.tree(text))
        self.assertNotIn("– Drucksache", self.tree(text))

    def test_wording_of_the_inquiry_is_no_title(self):
        text = "Landtag Brandenburg Drucksache 7/9321\n7. Wahlperiode\n" + ASKED.replace(" vom 3. März 2025", "") + \
               "\nWortlaut der Kleinen Anfrage 12 vom 3. März 2025:\n" + BODY
        tree = self.tree(text)
        self.assertIn('text @12:1 "Wege zu den Schulen"', tree)
        self.assertIn('"3. März 2025" date=2025-03-03', tree)
        self.assertEqual([(f[0], f[2]) for f in self.found(text, "PAP040")], [("10", "warning")])

    def test_dirt_is_no_title(self):
        text = "Landtag Brandenburg Drucksache 7/9321\n7. Wahlperiode\n" + ASKED + "\n. - ' ,\n| i ~" + BODY
        self.assertIn('title @12:1\n    text @12:1 "Wege zu den Schulen"', self.tree(text))
        self.assertEqual([f[4].split(": ")[-1] for f in self.found(text, "PAP040")], ["'. - ' ,'", "'| i ~'"])

    # ---- letters and marks apart ----

    def test_decomposed_letters(self):
        text = "Landtag Brandenburg Drucksache 7/9321\n7. Wahlperiode\n" + ASKED.replace("Muster SPD", "Müßig GRÜNE") + BODY
        apart = unicodedata.normalize("NFD", text)
        tree = self.tree(apart)
        self.assertEqual(tree, self.tree(text))
        self.assertIn('name="Anna Müßig" fraktion="GRÜNE"', tree)
        self.assertIn("date=2025-03-03", tree)
        self.assertEqual([f[:4] for f in self.found(apart, "GEN013")], [("7", "35", "note", "GEN013")])
        self.assertIn("4 letter(s)", self.found(apart, "GEN013")[0][4])
        self.assertEqual(self.found(text, "GEN013"), [])
        self.assertEqual(self.found(text + "\nSo steht es in ͱ und in x̧.\n", "GEN013"), [])

    # ---- askers ----

    def json(self, text):
        done = self.run_program("build", "-q", "--from", "paper", "-f", "json", "-o", "-", "-", text=text)
        return json.loads(done.stdout)

    def test_groups_are_no_persons(self):
        askers = "Anna Muster, Bernd Beispiel,\nweiterer Abgeordneter und der Fraktion der SPD"
        text = "Landtag Brandenburg Drucksache 7/9321\n7. Wahlperiode\n" + ASKED.replace("Anna Muster SPD", askers) + BODY
        self.assertEqual(self.json(text)["inquiry"]["askers"],
                         [{"name": "Anna Muster", "fraktion": "SPD"}, {"name": "Bernd Beispiel", "fraktion": "SPD"},
                          {"group": "weiterer Abgeordneter", "fraktion": "SPD"},
                          {"group": "der Fraktion der SPD", "fraktion": "SPD"}])

    # ---- text of one paragraph ----

    FLAT = "Schleswig-Holsteinischer Landtag Drucksache 20/2345 20. Wahlperiode 2024-07-15 Kleine Anfrage des " \
           "Abgeordneten Karl Probe (SSW) und Antwort der Landesregierung {0} Wege zu Schulen Vorbemerkung des " \
           "Fragestellers: Es gibt Wege.1 1. Wie viele Wege gibt es? Bitte einzeln nennen. Antwort: Sieben. " \
           "2. Welche davon sind sicher? Antwort zu Frage 2: Alle, und das seit langer Zeit, auch wenn es nicht " \
           "immer so war. Drucksache 20/2345 2 Schleswig-Holsteinischer Landtag - 20. Wahlperiode Das gilt."

    def test_flat_head(self):
        tree = self.tree(self.FLAT.format(""))
        for words in ('term @1:53 "20"', 'answerer @1:141 "der Landesregierung"', 'title @1:162',
                      'name="Karl Probe" fraktion="SSW"', '"Wege zu Schulen"', '"Vorbemerkung des Fragestellers:"',
                      '"Wie viele Wege gibt es? Bitte einzeln nennen."', '"Antwort zu Frage 2:"', '"Das gilt."'):
            self.assertIn(words, tree)
        self.assertEqual(tree.count("\n  question "), 2)
        self.assertEqual(self.found(self.FLAT.format(""), "PAP006"), [])

    def test_flat_answerer_that_runs_into_the_title(self):
        for by in (self.FLAT.format("– Ministerin für Bildung"),
                   self.FLAT.format("").replace("der Landesregierung", "des Ministeriums für Bildung")):
            found = self.found(by, "PAP006")
            self.assertEqual([f[2] for f in found], ["warning"])
            self.assertIn("für Bildung Wege zu Schulen'", found[0][4].replace("  ", " "))

    def test_flat_head_of_another_order(self):
        text = "21. Wahlperiode Drucksache 21/1467 08.01.2025 HESSISCHER LANDTAG Kleine Anfrage Karl Probe (SPD) vom " \
               "12.11.2024 Wege zu Schulen und Antwort Minister des Innern Vorbemerkung Minister des Innern: Es gibt " \
               "Wege, und jeder von ihnen führt an einem Bach entlang, wie es seit jeher war. Frage 1. Wie viele Wege " \
               "gibt es? Sieben. Frage 2. Welche davon sind sicher? Alle, und das seit langer Zeit, auch wenn es " \
               "nicht immer so war, wie alle wissen."
        tree = self.tree(text)
        for words in ('term @1:1 "21"', '"Karl Probe" fraktion="SPD"', '"Wege zu Schulen"',
                      'answerer @1:141 "Minister des Innern"', '"12.11.2024"'):
            self.assertIn(words, tree)
        self.assertEqual(tree.count("\n  question "), 2)

    # ---- stamps ----

    def test_reprint_without_a_date(self):
        text = "Landtag Brandenburg Drucksache 7/9321\n7. Wahlperiode\n\nNeudruck\n" + ASKED + BODY
        self.assertIn('reprint @4:1 "Neudruck"', self.tree(text))
        self.assertEqual(self.found(text, "CHK006"), [])
        self.assertEqual([f[:3] for f in self.found(text, "CHK010")], [("4", "1", "note")])
        text += "\nAusgegeben: 14.03.2025 (20.03.2025)\n"
        self.assertIn('reprint @22:25 "20.03.2025"', self.tree(text))
        self.assertEqual([f for f in self.findings(text) if f[3] in ("CHK010", "PAP034", "PAP040")], [])

    def test_other_stamps(self):
        text = "Landtag Brandenburg Drucksache 7/9321\n7. Wahlperiode\nKorrigierte Fassung vom 14.02.2024\n" + ASKED + BODY
        self.assertEqual([f[:3] for f in self.found(text, "PAP034")], [("3", "1", "note")])
        self.assertIn('plain @3:1', self.tree(text))
        self.assertEqual(self.found(text, "PAP040"), [])

    # ---- what is replaced, or told twice ----

    PAPER = "Landtag Brandenburg Drucksache 7/9321\n7. Wahlperiode\n12.03.2025\n" + ASKED + BODY

    def test_replaced_facts_are_quoted(self):
        front = "---\nDatum: 03.07.2024\nDatum: 04.08.2025\nTitel: Anders\nWahlperiode: 7\nParlament: LANDTAG BRANDENBURG\n---\n"
        found = self.found(front + self.PAPER, "GEN014", "--number", "7/1")
        self.assertEqual([(f[0], f[1], f[2], f[4]) for f in found], [
            ("2", "8", "note", "Datum: by front matter or option '04.08.2025' instead of '03.07.2024'"),
            ("8", "32", "note", "Drucksache: by front matter or option '7/1' instead of '7/9321'"),
            ("10", "1", "note", "Datum: by front matter or option '04.08.2025' instead of '12.03.2025'"),
            ("18", "1", "note", "Titel: by front matter or option 'Anders' instead of 'Wege zu den Schulen'")])
        found = self.found(self.PAPER, "GEN014", "--title", "Neu", "--number", "7/9321")
        self.assertEqual([f[4] for f in found], ["Titel: by front matter or option 'Neu' instead of 'Wege zu den Schulen'"])

    def test_told_twice(self):
        text = self.PAPER.replace("Antwort\n", "A n t w o r t\nA n t w o r t\n")
        self.assertEqual([(f[0], f[2]) for f in self.found(text, "PAP035")], [("6", "note")])
        self.assertIn("'A n t w o r t'", self.found(text, "PAP035")[0][4])
        self.assertEqual(self.found(self.PAPER, "PAP035"), [])

    # ---- dates, numbers and answerers that stand elsewhere ----

    def test_foot_line_with_the_number(self):
        head = "LANDTAG DES SAARLANDES\n17. Wahlperiode\n" + ASKED + BODY
        foot = "Drucksache 17/1234 (17/1180)                Ausgegeben: 05.12.2024 (22.11.2024)\n"
        for text in (head + "\n\n" + foot, head.replace("\n2. W", "\n" + foot + "\n2. W")):
            tree = self.tree(text)
            self.assertIn('"17/1234 (17/1180)"', tree)
            self.assertIn('"05.12.2024 (22.11.2024)" date=2024-12-05', tree)
            self.assertNotIn("Drucksache 17/1234", tree)
            self.assertEqual([f for f in self.findings(text) if f[3] in ("CHK001", "CHK002", "CHK007")], [])

    def test_foot_in_two_lines(self):
        foot = "Datum des Originals: 10.03.2025\n\nEs folgt die Rückseite.\n\nAusgegeben am 14.03.2025\n"
        tree = self.tree(self.PAPER + "\n" + foot + "\n" + foot)
        self.assertIn('original @21:22 "10.03.2025"', tree)
        self.assertIn('issued @25:15 "14.03.2025"', tree)
        self.assertNotIn('text @27:1', tree)
        self.assertNotIn('text @31:1', tree)
        other = self.tree(self.PAPER + "\n" + foot + "\nAusgegeben am 15.03.2025\n")
        self.assertIn("Ausgegeben am 15.03.2025", other)

    def test_letter(self):
        text = "Dresden, den 4. Februar 2025\n\nKleine Anfrage des Abgeordneten Karl Probe (AfD)\nDrs.-Nr.: 8/1123\n" \
               "Thema: Wege zu den Schulen\n" + BODY[BODY.index("1."):]
        self.assertIn('date @1:1 "Dresden, den 4. Februar 2025" date=2025-02-04', self.tree(text))

    def test_answerer_below_the_inquiry(self):
        text = "Bayerischer Landtag\n19. Wahlperiode 14.03.2025 Drucksache 19/5512\n\nSchriftliche Anfrage\n" \
               "der Abgeordneten Anna Muster SPD\nvom 07.01.2025\n\nWege zu den Schulen\n\nAntwort\n" \
               "des Staatsministeriums für Wohnen\nvom 12.02.2025\n" + BODY[BODY.index("\n1."):]
        self.assertIn('answerer @11:1 "des Staatsministeriums für Wohnen"', self.tree(text))

    def test_fraktionen_that_ask_together(self):
        text = ("Schleswig-Holsteinischer Landtag\nDrucksache 20/1999\n20. Wahlperiode\n05.03.2024\n\nAntwort\nder Landesregierung\n\n"
                "auf die Große Anfrage der Fraktion von SPD und SSW\n\n- Drucksache 20/1500 -\n\nEin Titel\n\n1. Was ist?\n\nGut.\n")
        self.assertIn('asker name="der Fraktion von SPD und SSW"\n', self.tree(text))
        self.assertEqual([f[4] for f in self.found(text, "CHK011")],
                         ["'20/1500' has no place in the head as this parliament prints it and is missing in the PDF"])

    def test_words_between_facts_and_title(self):
        text = ("Kleine Anfrage des Abgeordneten Karl Probe, AfD-Fraktion\nDrs.-Nr.: 8/1234\nTeil B\nThema: Straftaten an Bahnhöfen\n\n"
                "Frage 1: Was?\n\nGut.\n")
        self.assertIn('text @3:1 "Teil B Thema: Straftaten an Bahnhöfen"', self.tree(text))

    def test_keys_without_values(self):
        text = "---\nDatum:\nNamens der Landesregierung:\n---\n" + self.PAPER
        self.assertEqual([f[0] for f in self.found(text, "PAP001", "-q")], ["3"])

    # ---- page edges ----

    def test_form_feed_behind_the_number(self):
        text = self.PAPER.replace("\n2. W", "\n2\n\f\n2. W").replace("Bach entlang.\n", "Bach entlang.\n1\n\f\nUnd es gibt noch mehr.\n")
        tree = self.tree(text + "\nBritta Beispiel\n3\n\f\n")
        self.assertIn('"Britta Beispiel"\n', tree)
        self.assertEqual(re.findall(r'text @\d+:\d+ "\d+"', tree), [])
        self.assertIn("3 line(s)", self.found(text + "\nBritta Beispiel\n3\n\f\n", "PAP004")[0][4])

    def test_pages_that_count_from_another_number(self):
        text = self.PAPER.replace("Bach entlang.\n", "Bach entlang.\n4\n\fUnd es gibt noch mehr.\n")
        tree = self.tree(text + "5\n\f\nEnde.\n\n6\n")
        self.assertIn('entlang."', tree)
        self.assertIn('"Alle Wege sind sicher."', tree)
        self.assertEqual(self.found(text + "5\n\f\nEnde.\n\n6\n", "PAP043"), [])
        self.assertIn("3 line(s)", self.found(text + "5\n\f\nEnde.\n\n6\n", "PAP004")[0][4])
        alone = text + "7\n\f\nEnde.\n\n9\n"
        self.assertNotIn("PAP004", [f[3] for f in self.findings(alone)])
        self.assertEqual([f[:3] for f in self.found(alone, "PAP043")], [("16", "1", "note"), ("22", "1", "note"), ("26", "1", "note")])

    def test_head_with_other_blanks_behind_a_form_feed(self):
        text = self.PAPER.replace("7/9321", "7/ 9321") + "\n\fDrucksache 7/9321        Landtag Brandenburg - 7. Wahlperiode\n\nEnde.\n"
        self.assertNotIn("Brandenburg -", self.tree(text))


if __name__ == "__main__":
    unittest.main()
