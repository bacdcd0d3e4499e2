#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Footnotes of small papers: the marks papers print, and the notes they must be tied to."""
import os
import re
import subprocess
import unittest

PROGRAM = os.environ["DRUCKSACHE"]
HEAD = ("Landtag Nordrhein-Westfalen\n18. Wahlperiode\nDrucksache 18/7000\n05.12.2023\n\nAntwort\nder Landesregierung\n"
        "auf die Kleine Anfrage 2777 vom 2. November 2023\ndes Abgeordneten Bernd Probe SPD\nDrucksache 18/6600\n\n"
        "Ein Titel\n\nDer Chef der Staatskanzlei hat die Kleine Anfrage 2777 mit Schreiben vom 5. Dezember 2023 namens "
        "der Landesregierung beantwortet.\n\n")
PAGE = "\fLANDTAG NORDRHEIN-WESTFALEN - 18. Wahlperiode    Drucksache 18/7000\n\n"
END = "\nDatum des Originals: 05.12.2023/Ausgegeben: 11.12.2023\n"


def run(text, *words):
    return subprocess.run([PROGRAM, *words, "--from", "paper", "-"], input=text.encode(), capture_output=True,
                          check=False, env={"LC_ALL": "C", "PATH": os.environ["PATH"]})


class Notes(unittest.TestCase):
    maxDiff = None

    def tree(self, text):
        done = run(text, "build", "-q", "-f", "tree", "-o", "-")
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode()

    def findings(self, text):
        return re.findall(r": ((?:PAP|CHK)\d{3}: .*)", run(text, "check").stderr.decode())

    def marks(self, text):
        """Of each mark that leads to a note: the mark, and the note's words."""
        made = self.tree(text)
        notes = re.findall(r'^  note @\S+ mark="(.*)"\n((?:    .*\n?)*)', made, re.M)
        words = [" ".join(re.findall(r'"(.*?)"(?: target=.*)?$', lines, re.M)) for _, lines in notes]
        return [(mark, words[int(note)]) for mark, note in re.findall(r' mark(?: @\S+)? "(.*)" note=(\d+)', made)]

    def assert_tied(self, body, *wanted, silent=True):
        text = HEAD + body
        self.assertEqual(self.marks(text), list(wanted), body)
        if silent:
            self.assertEqual([f for f in self.findings(text) if f.startswith("CHK02")], [], body)

    # ---- spellings ----

    def test_raised_digits(self):
        for end in ("", END):
            self.assert_tied("1. Was?\n\nGut.¹ Und besser², auf 3 km².\n\n2. Was noch?\n\nNichts²¹ davon¹.\n\n"
                             "¹ Erste.\n² Zweite.\n²¹ Dritte.\n" + end,
                             ("1", "Erste."), ("2", "Zweite."), ("21", "Dritte."), ("1", "Erste."))
        self.assert_tied("1. Was?\n\nGut.¹\n\n1 Erste.\n", ("1", "Erste."))
        self.assert_tied("**1. Was?**\n\nGut.¹\n\n¹ Erste\nNote.\n", ("1", "Erste Note."))

    def test_raised_digits_in_cells(self):
        table = "| Kreis | 2021¹ | 2022 2) |\n|---|---|---|\n| Köln | 17 | 12 km² |\n\n¹ vorläufig\n2) geschätzt\n\nQuelle: Amt\n"
        self.assert_tied("1. Was?\n\n" + table, ("¹", "vorläufig"), ("²)", "geschätzt"))
        self.assert_tied("1. Was?\n\nKreis\t2021¹\nKöln\t17\nBonn\t12 km²\n\n¹ vorläufig\n", ("¹", "vorläufig"))

    def test_brackets(self):
        body = "1. Was?\n\nIm Jahr [2024] gut[1].\n\n2. Was noch?\n\nWie [2] sagt.[12]\n\n[1] Erste.\n\n[12] Zweite.\n"
        self.assert_tied(body, ("[1]", "Erste."), ("[12]", "Zweite."))
        self.assertIn("Wie [2] sagt.", self.tree(HEAD + body))
        self.assert_tied("**1. Was?**\n\nGut\\[1\\].\n\n\\[1\\] Erste.\n", ("[1]", "Erste."))
        self.assert_tied("1. Was?\n\nDas hat „er [1] gesagt“.\n")

    def test_brackets_that_close_nothing(self):
        body = "1. Was?\n\nGut 1) (siehe Anlage 2) und besser*).\n\n2. Was noch?\n\nNichts.\n\n{}1) Erste.\n*) Zweite.\n"
        self.assert_tied(body.format("") + END, ("1)", "Erste."), ("*)", "Zweite."))
        self.assert_tied("1. Was?\n\nZu Nummer 1) und 2) gilt:\n\n1) Das eine.\n2) Das andere.\n" + END)
        self.assert_tied("1. Was?\n\nGut 1) hier.\n\n1) Das eine.\n\nUnd mehr als das.\n")

    def test_stars(self):
        self.assert_tied("1. Was?\n\nAuf die Anlage 1* wird verwiesen.\n\n* Von einer Drucklegung wird abgesehen.\n"
                         + PAGE + "2. Was noch?\n\nNichts.\n", ("*", "Von einer Drucklegung wird abgesehen."))
        self.assert_tied("1. Was?\n\nDie Schüler*innen haben:\n\n* Hefte\n* Bücher\n")
        self.assert_tied("**1. Was?**\n\nGut.\\* Besser.\\*\\*\n\n\\* Erste.\n\\*\\* Zweite.\n", ("*", "Erste."), ("**", "Zweite."))

    def test_bare_digits_in_markdown(self):
        self.assert_tied("## Frage 1: Was?\n\n1,2 Mio. Euro. 1\n\n1 vorbehaltlich des Haushalts\n\n## Frage 2: Wer?\n\nIch.\n",
                         ("1", "vorbehaltlich des Haushalts"))
        self.assert_tied("## Frage 1: Was?\n\nEs sind zwei.\n\n2 davon gut.\n")

    def test_anchors_have_no_words(self):
        body = '## <span id="page-0-0"></span>**1. Was?**\n\nGut.[1](#page-0-0) Besser<sup>[2](#page-0-1)</sup>.[<sup>3</sup>](#p) ' \
               '<a name="x"></a>Siehe [hier](#page-0-0).\n\n<span id="page-0-0"></span><sup>1</sup> Erste.\n\n' \
               '<span id="page-0-1"></span><sup>2</sup> Zweite.\n\n<sup>3</sup> Dritte.\n'
        self.assert_tied(body, ("1", "Erste."), ("2", "Zweite."), ("3", "Dritte."))
        made = self.tree(HEAD + body)
        self.assertNotIn("<span", made)
        self.assertNotIn("<a ", made)
        self.assertIn('text @16:36 "Was?"', made)
        self.assertIn('link @18:93 "hier"', made)
        self.assertIn("<span id=x>Wort</span>", self.tree(HEAD + "**1. Was?**\n\nEin <span id=x>Wort</span>.\n"))

    def test_indented_paragraphs_of_notes(self):
        body = "**1. Was?**\n\nGut[^1].\n\n[^1]: Ebd.\n\n    Zweiter Absatz.\n\n    Dritter.\n\nKein Teil der Note.\n"
        self.assert_tied(body, ("1", "Ebd. Zweiter Absatz. Dritter."))
        self.assertIn('paragraph @26:1 section="answers" question=1\n    text @26:1 "Kein Teil', self.tree(HEAD + body))

    # ---- what is no mark, and what is one in spite of its neighbours ----

    def test_raised_digits_that_are_no_marks(self):
        for words in ("10⁰", "3 m³", "2 km²", "Ort⁰", "Zahl¹²³⁴"):
            self.assert_tied(f"1. Was?\n\nEs gibt {words} hier.\n\nMehr nicht.\n")
        for words in ("im¹ Jahr", "die EU¹ zahlt", "seit 2021¹ gut", "(siehe dort¹) gut", "2021¹"):
            self.assert_tied(f"1. Was?\n\n{words}\n\n¹ Erste.\n", ("1", "Erste."))
        self.assertIn('(siehe dort"', self.tree(HEAD + "1. Was?\n\nGut (siehe dort¹).\n\n¹ Erste.\n"))
        self.assert_tied("1. Was?\n\nGut¹) hier.\n\n¹) Erste.\n", ("1)", "Erste."))
        self.assert_tied("1. Was?\n\nIn 2021¹) war es gut.\n\n¹) Erste.\n", ("1)", "Erste."))

    def test_brackets_of_labels_and_laws(self):
        for words, tied in (("Das ist so.“ 1) Mehr nicht.", 1), ("Nach Art. 1) gilt es.", 0), ("Das gilt so 1) hier.", 0),
                            ("Das gilt A-1) hier.", 0), ("Das gilt (a/1) hier.", 0), ("Es gilt 1)a hier.", 0), ("Im Jahr 2021 1) war es.", 1),
                            ("Nach Frage 3 1) gilt es.", 0), ("Zu 11) und 1) gilt es.", 0)):
            self.assert_tied(f"1. Was?\n\n{words}\n\n1) Erste.\n" + END, *[("1)", "Erste.")] * tied, silent=tied)
            self.assertIn("Erste.", self.tree(HEAD + f"1. Was?\n\n{words}\n\n1) Erste.\n" + END))

    def test_too_many_stars(self):
        body = "1. Was?\n\nGut**** hier.\n\nMehr nicht.\n"
        self.assert_tied(body)
        self.assertIn("Gut**** hier.", self.tree(HEAD + body))
        body = "**1. Was?**\n\nGut\\*\\*\\*\\* hier.\n\n\\*\\*\\*\\* Erste.\n"
        self.assert_tied(body)
        self.assertIn("**** Erste.", self.tree(HEAD + body))

    def test_units(self):
        self.assert_tied("1. Was?\n\nRund 300 000 t1 und 40 000 kg1 davon.\n\n1 Erste.\n", ("1", "Erste."))
        self.assert_tied("1. Was?\n\nLaut Studie1 sind es 300 000 t1 davon.\n\n1 Erste.\n", ("1", "Erste."))
        self.assertIn("300 000 t1 davon", self.tree(HEAD + "1. Was?\n\nLaut Studie1 sind es 300 000 t1 davon.\n\n1 Erste.\n"))
        self.assert_tied("1. Was?\n\nRund 300 000 t1 davon.\n\n1 Erste.\n\nNoch ein Absatz danach.\n")
        self.assert_tied("1. Was?\n\nRund 300 000 ä1 davon.\n\n1 Erste.\n")
        self.assert_tied("1. Was?\n\nLaut §1 und 3;1 davon.\n\n1 Erste.\n")

    # ---- which note ----

    def test_numbers_begin_again(self):
        self.assert_tied("1. Was?\n\nAuf Studie2 folgt nichts, sagt sie.1 Laut Studie2 ist es gut.\n\n1 Erste.\n2 Zweite.\n" + PAGE
                         + "2. Was noch?\n\nRund 300 000 t1 und 7 m2. Der Bund trägt 80 Prozent2, die Länder 20 Prozent.\n\n"
                         "1 Dritte.\n2 Vierte.\n", ("1", "Erste."), ("2", "Zweite."), ("1", "Dritte."), ("2", "Vierte."))
        body = "1. Was?\n\nGut.1\n\n1 Erste.\n\n2. Was noch?\n\nNichts.1\n\n1 Andere.\n"
        self.assert_tied(body, ("1", "Erste."), ("1", "Andere."), silent=False)
        self.assertEqual([f[:6] for f in self.findings(HEAD + body) if f.startswith("CHK02")], ["CHK022"])

    def test_number_of_the_page_before(self):
        self.assert_tied("1. Was?\n\nGut.1 Und die Richtlinie2 dazu.\n\n1\n  Erste.\n" + PAGE + "2. Was noch?\n\nNichts.\n\n"
                         "2\n  Zweite.\n", ("1", "Erste."), ("2", "Zweite."))

    def test_notes_far_from_their_marks(self):
        much = "Und so geht es weiter.\n\n" * 40
        self.assert_tied("**1. Was?**\n\nGut laut Studie1 dazu.\n\n" + much + "1 Kind war da.\n")
        self.assert_tied("**1. Was?**\n\nGut laut Studie1 dazu.\n\n" + much + "Laut Bericht1 auch.\n\n1 Erste.\n", ("1", "Erste."))
        page = PAGE + "Es geht noch weiter.\n\n"
        self.assert_tied("1. Was?\n\nGut laut Studie1 dazu.\n\n" + page + page + "1\nKind war da.\n")
        self.assert_tied("1. Was?\n\nGut laut Studie1 dazu.\n\n" + page + page + "Laut Bericht1 auch.\n\n1 Erste.\n", ("1", "Erste."))
        self.assert_tied("1. Was?\n\nGut laut Studie1 dazu.\n\n" + page + "Laut Bericht1 auch.\n\n1 Erste.\n", ("1", "Erste."))
        self.assertIn("Studie1 dazu", self.tree(HEAD + "1. Was?\n\nGut laut Studie1 dazu.\n\n" + page +
                                                "Laut Bericht1 auch.\n\n1 Erste.\n"))
        self.assert_tied("1. Was?\n\nGut 1) so.\n\n" + page + "1) Kind war da.\n")

    def test_mark_that_stands_before_the_one_of_the_note_before(self):
        self.assert_tied("1. Was?\n\nAuf Studie2 folgt laut Studie2 nichts, sagt sie.1\n\n1 Erste.\n2 Zweite.\n",
                         ("2", "Zweite."), ("1", "Erste."))

    def test_number_alone_that_begins_again(self):
        self.assert_tied("1. Was?\n\nGut.1\n\n1 Erste.\n" + PAGE + "2. Was noch?\n\nLaut Studie1 nichts.\n\n1\nDritte.\n",
                         ("1", "Erste."), ("1", "Dritte."), silent=False)

    def test_lines_that_only_look_like_notes(self):
        self.assert_tied("**1. Was?**\n\nGut.¹ Das heißt:\n¹ Erste.\n", silent=False)
        self.assert_tied("1. Was?\n\nGut.¹ Mehr nicht.\n¹ Erste.\n", ("1", "Erste."))
        self.assert_tied("1. Was?\n\nGut.\n\n[1] Erste.\n")
        self.assert_tied("1. Was?\n\nGut[1] laut Band\n[1] Erste.\n", silent=False)
        self.assert_tied("1. Was?\n\nGut 1) so.\n\n1) Wer?\n")
        body = "1. Was?\n\nGut.*\n" + PAGE + "2. Was noch?\n\nLaut Studie1 nichts.\n\n1 Bericht.\n* Stand: Mai 2025.\n"
        self.assert_tied(body, ("1", "Bericht."), silent=False)
        self.assertIn("CHK021: no mark in the text leads to footnote *; it stands at the end", self.findings(HEAD + body))
        body = "1. Was?\n\nGut.\n\n¹ Erste.\n"
        self.assert_tied(body, silent=False)
        self.assertIn("CHK021: no mark in the text leads to footnote 1; it stands at the end", self.findings(HEAD + body))

    def test_note_over_lines_of_markdown(self):
        self.assert_tied("**1. Was?**\n\nGut[^1].\n\n[^1]: Ebd.,\nzweite Zeile.\n", ("1", "Ebd., zweite Zeile."))

    def test_cells_before_and_behind_a_mark(self):
        self.assert_tied("1. Was?\n\nÄÖÜ\tA¹\tB\nKöln\tÄÖ\tC\n\n¹ vorläufig\n", ("¹", "vorläufig"))
        self.assert_tied("1. Was?\n\nKreis\tAmt\nÄÖÜ\tA¹\n\n¹ vorläufig\n", ("¹", "vorläufig"))
        made = self.tree(HEAD + "1. Was?\n\nÄÖÜ\tA¹\tB\nKöln\tÄÖ\tC\n\n¹ vorläufig\n")
        for words in ('"ÄÖÜ"', '"A¹"', '"Köln"', '"ÄÖ"'):
            self.assertIn(words, made)

    # ---- where a note ends ----

    def test_what_stands_below_notes(self):
        body = "1. Was?\n\nGut.1\n\n1 Bericht 2024.\n* Stand: Mai 2025.\nDie Antwort wurde namens der Landesregierung mit " \
               "Schreiben vom 11. Juni 2025 übermittelt.\n" + PAGE + "2. Was noch?\n\nNichts.\n"
        self.assert_tied(body, ("1", "Bericht 2024."), silent=False)
        self.assertIn("CHK021: no mark in the text leads to footnote *; it stands at the end", self.findings(HEAD + body))
        self.assertIn('text @22:1 "Die Antwort wurde namens', self.tree(HEAD + body))

    # ---- over page edges ----

    def over_edge(self, note, text, piece, behind="\n2 Zweite.\n"):
        """The words of note 1, which breaks off before the edge and perhaps goes on with the piece."""
        return self.marks(HEAD + f"1. Was?\n\nGut.1\n\n1 {note}\n" + PAGE + f"2. Was noch?\n\n{text}\n\n{piece}{behind}")[0][1]

    def test_note_goes_on_over_the_edge(self):
        for behind in ("\n2 Zweite.\n", "\n", "\n\n2\n\n" + END[1:], "\n" + PAGE + "3. Und?\n\nEnde.\n"):
            text = "Nichts.2" if "Zweite" in behind else "Nichts."
            self.assertEqual(self.over_edge("Nach Regierungsbe-", text, "zirken\nim Land.", behind), "Nach Regierungsbezirken im Land.")
            self.assertEqual(self.over_edge("Nach Kreisen und", text, "deren Gemeinden.", behind), "Nach Kreisen und deren Gemeinden.")
        self.assertEqual(self.over_edge("Nach Regierungsbe-", "Nichts.\nzirken.", "Mehr.", "\n"), "Nach Regierungsbe-")
        dense = HEAD + "1. Was?\n\nGut.1\n1 Nach Regierungsbe-\n" + PAGE + "2. Was noch?\nEs gibt\nnichts davon.\nzirken im Land.\n"
        self.assertEqual(self.marks(dense), [("1", "Nach Regierungsbezirken im Land.")])

    def test_note_over_two_edges(self):
        text = HEAD + "1. Was?\n\nGut.1\n\n1 Nach Regierungsbe-\n" + PAGE + "2. Was noch?\n\nNichts.\n\nzirken und Gemein-\n" + \
            PAGE + "3. Und?\n\nEnde.\n\nden.\n"
        self.assertEqual(self.marks(text), [("1", "Nach Regierungsbezirken und Gemeinden.")])

    def test_note_breaks_off_and_may_go_on(self):
        for note, text, piece in (("Nach dem Muster der", "Nichts.", "Bezirke im Land."),
                                  ("Nach Regierungsbe-", "Nichts", "Zirkel im Land."),
                                  ("Nach Kreisen und", "Es gibt nichts davon und", "deren Gemeinden.")):
            self.assertEqual(self.over_edge(note, text + ".2" * (text[-1] == "."), piece), note)
            text = HEAD + f"1. Was?\n\nGut.1\n\n1 {note}\n" + PAGE + f"2. Was noch?\n\n{text}\n\n{piece}\n"
            self.assertIn(f'"{piece}"' if "deren" not in piece else piece, self.tree(text))
            self.assertTrue([f for f in self.findings(text) if f.startswith("PAP070") and note in f and f"'{piece}'" in f])

    def test_finished_notes_stay(self):
        for note in ("Ebenda.", "vgl. Drs. 18/123", "https://www.land.de/bericht", "ohne Kommunen"):
            self.assertEqual(self.over_edge(note, "Das gilt für", "Nichts als das.2"), note)
            self.assertNotIn("PAP070", str(self.findings(HEAD + f"1. Was?\n\nGut.1\n\n1 {note}\n" + PAGE + "2. Wer?\n\nAlle.\n")))

    def test_ends_of_notes_that_may_go_on(self):
        self.assertEqual(self.over_edge("Nach Kreisen,", "Nichts.2", "deren Gemeinden."), "Nach Kreisen, deren Gemeinden.")
        self.assertEqual(self.over_edge("siehe Seiten 3-", "Nichts.2", "zirken im Land."), "siehe Seiten 3-")
        self.assertEqual(self.over_edge("Nach dem\nRegierungsbezirk", "Nichts.2", "im Land."), "Nach dem Regierungsbezirk im Land.")
        self.assertEqual(self.over_edge("Nach Regierungsbe-", "Es gab nichts.\n\n2023", "zirken.", "\n"), "Nach Regierungsbezirken.")
        self.assertEqual(self.over_edge("Nach Regierungsbe-", "Es gibt Bau-", "zirken."), "Nach Regierungsbe-")

    def test_page_of_nothing_but_notes(self):
        text = HEAD + "1. Was?\n\nGut.¹\n" + PAGE + "¹ Nach Regierungsbe-\n" + PAGE + "zirken im Land.\n\n" + \
            PAGE + "2. Und?\n\nEnde.\n"
        self.assertEqual(self.marks(text), [("1", "Nach Regierungsbezirken im Land.")])

    def test_long_text_before_the_piece(self):
        lines = "".join(f"und Zeile {n} des Textes ohne Ende\n" for n in "abcdefghijklmno")
        text = HEAD + "1. Was?\n\nGut.1\n\n1 Nach Regierungsbe-\n" + PAGE + "2. Was noch?\n\n" + lines + "zirken im Land.\n"
        self.assertEqual(self.marks(text), [("1", "Nach Regierungsbe-")])
        self.assertTrue([f for f in self.findings(text) if f.startswith("PAP070")])


if __name__ == "__main__":
    unittest.main()
