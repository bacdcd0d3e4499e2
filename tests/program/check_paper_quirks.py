#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What real papers have wrong with them, each written into a clean paper: it must be found at its
very place, and the words must be what the rules say. The clean paper itself has no finding but that
it has no table."""
import os
import re
import subprocess
import unittest

PROGRAM = os.environ["DRUCKSACHE"]
LINE = re.compile(r"^(?:.*?):(\d+):(\d+): (note|warning|error|fatal): ([A-Z]{3}\d{3}): (.+)$")

HEAD = """LANDTAG NORDRHEIN-WESTFALEN Drucksache 18/4711
18. Wahlperiode

 28.05.2025

Antwort

der Landesregierung

auf die Kleine Anfrage 5441 vom 17. April 2025
der Abgeordneten Anna Muster SPD
Drucksache 18/4000

Zugriff auf Systeme der Verwaltung

"""
BODY = """Vorbemerkung der Kleinen Anfrage

Auf Nachfrage trug die Ministerin im Hinblick auf den Zugriff der Behörden auf die Systeme in
den Unterkünften vor, dass die Ressorts dies können und dass die Maßnahme geeignet ist, so die
Antwort auf Drucksache 18/4000 vom Mai.1 Mehr dazu steht in der Anlage, die es nicht mehr gibt
und die auch niemand mehr findet, wie alle Beteiligten seit langem und übereinstimmend sagen können.

Der Minister des Innern hat die Kleine Anfrage 5441 mit Schreiben vom 28. Mai 2025 namens der
Landesregierung beantwortet.

1 APr 18/749, S. 15.
Datum des Originals: 28.05.2025/Ausgegeben: 04.06.2025
\fLANDTAG NORDRHEIN-WESTFALEN - 18. Wahlperiode Drucksache 18/4711

1. Wie oft wurde die Bitte um Zugriff auf die Systeme von den Behörden an das Ministerium
herangetragen?

Das Ministerium hat die Bitten nicht gezählt, weil die Wege nicht förmlich waren und weil es
auch sonst keinen Anlass gab.

2. Welche Ressorts waren beteiligt?

Alle Ressorts waren beteiligt.

2
"""
CLEAN = HEAD + BODY


class Quirks(unittest.TestCase):
    maxDiff = None

    def run_program(self, *words, text):
        return subprocess.run([PROGRAM, *words], input=text.encode(), capture_output=True, check=False,
                              env={"LC_ALL": "C", "PATH": os.environ["PATH"]})

    def findings(self, text, status=0):
        done = self.run_program("check", "--from", "paper", "-", text=text)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return [LINE.match(line).groups() for line in done.stderr.decode().splitlines()]

    def tree(self, text):
        done = self.run_program("build", "-q", "--from", "paper", "-f", "tree", "-o", "-", "-", text=text)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode()

    def change(self, old, new, text=CLEAN):
        self.assertEqual(text.count(old), 1, old)
        return text.replace(old, new)

    def assert_found(self, text, number, at=None, quote="", severity=None):
        """`at`: the word whose place the finding must have, or (line, column)."""
        found = [f for f in self.findings(text) if f[3] == number]
        self.assertTrue(found, f"{number} is not among {self.findings(text)}")
        if isinstance(at, str):
            before = text[:text.index(at)]
            at = (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        if at:
            self.assertIn(at, [(int(f[0]), int(f[1])) for f in found], found)
        self.assertTrue(any(quote in f[4] for f in found), found)
        if severity:
            self.assertEqual(found[0][2], severity)

    def assert_not_found(self, text, *numbers):
        self.assertEqual([f for f in self.findings(text) if f[3] in numbers], [])

    # ---- the clean paper ----

    def test_clean(self):
        self.assertEqual([f[3] for f in self.findings(CLEAN)], ["CHK044", "PAP004"])
        tree = self.tree(CLEAN)
        self.assertEqual(tree.count("\n  question "), 2)
        self.assertIn('asker name="Anna Muster" fraktion="SPD"', tree)
        self.assertIn('note @', tree)

    # ---- page edges ----

    def test_edges_are_stripped_and_counted(self):
        self.assert_found(CLEAN, "PAP004", (28, 2), "2 line(s) at page edges (running heads, page numbers; 8 words)")
        self.assertNotIn("- 18. Wahlperiode", self.tree(CLEAN))

    def test_sentence_with_a_number_stays(self):
        self.assertIn("Antwort auf Drucksache 18/4000 vom Mai.", self.tree(CLEAN))
        text = self.change("Alle Ressorts waren beteiligt.", "Alle, siehe\n\n\fDrucksache 18/4000 dazu.\n\nEnde.")
        self.assertIn("Drucksache 18/4000 dazu.", self.tree(text))

    def test_head_of_another_paper_stays(self):
        text = self.change("Alle Ressorts waren", "LANDTAG NORDRHEIN-WESTFALEN - 17. Wahlperiode Drucksache 17/1\n\nAlle waren")
        self.assertIn("Drucksache 17/1", self.tree(text))

    def test_bare_number_inside_a_page_stays(self):
        text = self.change("Alle Ressorts waren", "7\n\nAlle Ressorts waren")
        self.assert_found(text, "PAP043", "7\n\nAlle", "'7'")
        self.assertIn(':1 "7"\n', self.tree(text))

    def test_spoilt_running_head(self):
        page = "\n\fLANDTAG NORDRHElN-WESTFALEN - 18. Wahlperiodc Drucksachc 18/47l1\n\nNoch ein Absatz dazu.\n"
        self.assertNotIn("Drucksachc", self.tree(CLEAN + page))
        self.assert_found(CLEAN + page, "PAP004", quote="3 line(s)")

    def test_running_head_of_any_wording(self):
        pages = "".join(f"\n\fKleine Mitteilungen des Hauses Seite {n}\n\nAbsatz {n} des Textes.\n" for n in (3, 4, 5))
        self.assertNotIn("Mitteilungen", self.tree(CLEAN + pages))

    def test_page_number_between_dashes(self):
        page = "\n\fDrucksache 18/4711 –3– Landtag Nordrhein-Westfalen – 18. Wahlperiode\n\nNoch ein Absatz dazu.\n"
        self.assertNotIn("–3–", self.tree(CLEAN + page))
        self.assert_found(CLEAN + page, "PAP004", quote="3 line(s)")

    # ---- hyphens ----

    def test_hyphens_at_line_ends(self):
        for print_, words in (("die Maß-\nnahme geeignet", "die Maßnahme geeignet"),
                              ("die An-\nund Abwesenheit", "die An- und Abwesenheit"),
                              ("der ZAB-\nEssen", "der ZAB-Essen"),
                              ("eine 400-\nstündige", "eine 400-stündige"),
                              ("die Maß\u00ad\nnahme", "die Maßnahme")):
            text = self.change("die Maßnahme geeignet ist, so", print_ + " ist, so")
            self.assertIn(words, self.tree(text))
            if words.startswith("die Maßnahme"):
                self.assert_found(text, "PAP012", quote="1")
            else:
                self.assert_not_found(text, "PAP012")

    def test_break_inside_a_line(self):
        text = self.change("dass die Ressorts dies", "dass die Res-sorts dies")
        self.assert_found(text, "PAP010", "Res-sorts", "'Res-sorts'; taken as 'Ressorts'", "warning")
        text = self.change("dass die Ressorts dies", "dass die KI-basierte IT-forensische Technik dies")
        self.assert_not_found(text, "PAP010")
        self.assertIn("KI-basierte IT-forensische", self.tree(text))

    # ---- lists ----

    LISTS = ("Antwort\nder Landesregierung\nauf die Kleine Anfrage 7 vom 1. Mai 2024\n"
             "der Abgeordneten Anna Muster SPD\nDrucksache 18/6500\n\nEin Titel\n\n"
             "1. Welche Programme gibt es in diesem Land, und wie viele Menschen fragen sie nach?\n\n%s\n\n"
             "2. Wer entscheidet?\n\nDie Bezirksregierungen entscheiden auf Antrag der Kommunen und der Kreise.\n")

    def items(self, words):
        return re.findall(r'item @.*? label="(.*?)".*?\n    text @\d+:\d+ "(.*)"\n', self.tree(self.LISTS % words))

    def test_list_behind_a_line_without_colon(self):
        for one, two, three in ("---", "–––", ("1.", "2.", "3.")):
            self.assertEqual(self.items(f"Das Land fördert Radwege in drei Programmen, nämlich\n{one} an Landesstraßen\n"
                                        f"{two} an Bundesstraßen, die im Auftrag des Bundes gebaut werden und\n"
                                        f"deren Kosten er trägt\n{three} in den Kommunen"),
                             [(one, "an Landesstraßen"),
                              (two, "an Bundesstraßen, die im Auftrag des Bundes gebaut werden und deren Kosten er trägt"),
                              (three, "in den Kommunen")])

    def test_dashes_of_a_sentence_begin_no_item(self):
        self.assertEqual(self.items("Das Land fördert die Radwege an seinen Straßen seit dem Jahr 2019\n"
                                    "– so steht es im Haushalt – und in den Kommunen seit dem Jahr 2021 mit\n"
                                    "einem Anteil des Bundes in der Höhe von drei Vierteln über die vielen\n"
                                    "– jährlich neu beschlossenen – Programme."), [])
        self.assertEqual(self.items("Das Land fördert die Radwege an seinen Straßen seit dem Jahr 2019 im\n"
                                    "1. Halbjahr mit Geld und mit Rat und in den Kommunen seit 2021 im\n"
                                    "2. Halbjahr nur noch mit Rat."), [])

    # ---- text without blank lines ----

    def test_questions_among_lists_without_blank_lines(self):
        head = self.LISTS.split("\n\n")[0] + "\nEin Titel\n"
        text = head + ("1. Nennen Sie die Programme des Landes.\nDas Land hat die folgenden Programme:\n"
                       "1. Radwege an Landesstraßen\n2. Radwege in Kommunen\n"
                       "2. Welche Mittel stehen bereit, aufgeschlüsselt nach\na) Landesstraßen\nb) Kommunen?\n"
                       "Es stehen 3 Millionen Euro bereit.\n3. Wer entscheidet über die Anträge?\n"
                       "1. die Bezirksregierung\n2. der Kreis\n4. In welchem Umfang wird abgelehnt?\n"
                       "Dazu liegen der Landesregierung keine Erkenntnisse vor.\n")
        self.assertEqual(re.findall(r'question @.* label="(.*?)"', self.tree(text)), ["1.", "2.", "3.", "4."])
        self.assert_not_found(text, "CHK030")

    # ---- which list of questions is the paper's ----

    HEAD = ("Antwort\nder Landesregierung\nauf die Kleine Anfrage 7 vom 1. Mai 2024\n"
            "der Abgeordneten Anna Muster SPD\nDrucksache 18/6500\n\nEin Titel\n\n")

    def asked(self, body):
        return re.findall(r'question @.*? label="(.*?)".*?\n    text @\d+:\d+ "(.*)"\n', self.tree(self.HEAD + body))

    def test_lists_of_questions_further_down_are_no_questions(self):
        own = "1. Was ist?\n\nGut.\n\n2. Was folgt?\n\nNichts.\n\n"
        for more in ("Folgende Kriterien gelten:\n\n1. Wer zahlt?\n2. Wer handelt?\n3. Wer haftet?\n\nWeiteres folgt.\n",
                     "Der Fragebogen lautet:\n\n1. Wer zahlt?\n\nDas Land.\n\n2. Wer handelt?\n\nDer Kreis.\n",
                     "Anlage 1\n\nFragenkatalog\n\n1. Wer zahlt?\n\nDas Land.\n\n2. Wer handelt?\n\nDer Kreis.\n"):
            self.assertEqual(self.asked(own + more), [("1.", "Was ist?"), ("2.", "Was folgt?")])
            self.assert_found(self.HEAD + own + more, "PAP044", "1. Wer zahlt?", "from line 9 on", "note")

    def test_a_list_that_is_put_again_is_quoted(self):
        asked = "1. Was ist in diesem Land zu tun?\n\n%s2. Was folgt daraus?\n\n%s"
        quoted = "Vorbemerkung der Kleinen Anfrage\n\nIch frage:\n\n" + asked % ("Das wird nötig.\n\n", "So weit.\n\n")
        body = quoted + "Vorbemerkung der Landesregierung\n\nEs gilt:\n\n" + asked % ("Viel.\n\n", "Gutes.\n")
        tree = self.tree(self.HEAD + body)
        self.assertEqual(re.findall(r"question @(\d+)", tree), ["25", "29"])
        self.assert_found(self.HEAD + body, "PAP044", "1. Was ist", "from line 25 on", "note")

    def test_numbers_that_begin_anew_under_a_heading(self):
        for first, second in (("Themenkomplex A", "Themenkomplex B"), ("I. Stationär", "II. Ambulant")):
            body = (f"{first}\n\n1. Was ist?\n\nGut.\n\n2. Was folgt?\n\nNichts.\n\n"
                    f"{second}\n\n1. Wer zahlt?\n\nDas Land.\n\n2. Wann?\n\nMorgen.\n")
            self.assertEqual([words for _, words in self.asked(body)],
                             ["Was ist?", "Was folgt?", "Wer zahlt?", "Wann?"])
            self.assertIn(f'heading @19:1 section="answers" level=2 question=2\n    text @19:1 "{second}"',
                          self.tree(self.HEAD + body))
            self.assert_found(self.HEAD + body, "CHK034", "1. Wer zahlt?", "'1.'", "note")
            self.assert_not_found(self.HEAD + body, "PAP044", "CHK030")

    # ---- questions in other forms ----

    def test_questions_without_numbers_that_end_in_parts(self):
        body = ("Wie viele Stellen sind frei?\n\nZu Frage 1:\n\nEs sind 14.\n\nWie hoch war der Stand in den Jahren\n"
                "- 2021\n- 2022?\n\nZu Frage 2:\n\nNeun.\n\nWas folgt? Bitte begründen.\n\nZu Frage 3:\n\nNichts.\n")
        self.assertEqual(re.findall(r'question @.* question=(\d+)\n    text @\S+ "(.*?)"\n', self.tree(self.HEAD + body)),
                         [("1", "Wie viele Stellen sind frei?"), ("2", "Wie hoch war der Stand in den Jahren"),
                          ("3", "Was folgt? Bitte begründen.")])

    def test_forms_of_markdown(self):
        for one, two in (("## Frage 1:\n\nWas ist?", "## Frage 2:\n\nWas folgt?"),
                         ("**Frage 1**\n\n**Was ist?**", "**Frage 2**\n\n**Was folgt?**"),
                         ("- **1. Was ist?**", "- **2. Was folgt?**"),
                         ("- 1. Was ist?", "- 2. Was folgt?"),
                         ("#### **1. Was ist?**", "#### **2. Was folgt?**")):
            self.assertEqual([words for _, words in self.asked(f"{one}\n\n*Gut.*\n\n{two}\n\n**Nichts.**\n")],
                             ["Was ist?", "Was folgt?"], one)

    def test_what_belongs_to_a_question(self):
        body = "1. Was ist in den Jahren 2021 bis 2023 im Land geschehen?\n(Bitte aufschlüsseln nach Zeit, Ort und Fall!)\n\n"
        self.assertEqual(self.asked(body + "Gut.\n\n2. Was folgt?\n\nNichts.\n")[0],
                         ("1.", "Was ist in den Jahren 2021 bis 2023 im Land geschehen? "
                          "(Bitte aufschlüsseln nach Zeit, Ort und Fall!)"))

    def test_numbers_spoilt_by_recognition(self):
        body = "1. Was ist?\n\nGut.\n\n2 . Was folgt?\n\nNichts.\n\n3, Und dann?\n\nSchluss.\n"
        self.assertEqual([words for _, words in self.asked(body)], ["Was ist?", "Was folgt?"])
        self.assert_found(self.HEAD + body, "PAP045", "3, Und dann?", "it stays text", "warning")

    def test_announced_and_not_given(self):
        body = "Frage 1:\nWas ist?\n\nZu Frage 1:\n\nFrage 2:\nWas folgt?\n\nZu Frage 2:\nNichts.\n"
        self.assert_found(self.HEAD + body, "CHK032", "Frage 1:", "'Frage 1:'", "warning")
        body = "1. Was ist?\n2. Was folgt?\n3. Und dann?\n\nZu Ziffer 1:\nGut.\n\nZu Ziffern 2 und 3:\nNichts.\n"
        self.assertIn('question=3\n    text @17:1 "Nichts."', self.tree(self.HEAD + body))

    def test_words_broken_over_a_blank_line(self):
        self.assertIn("Das ist beabsichtigt.", self.tree(self.HEAD + "1. Was ist?\n\nDas ist beab-\n\nsichtigt.\n"))

    def test_labels_of_three_levels(self):
        self.assertEqual(self.items("Das Land fördert:\n1.1 Radwege\n1.1.1 an Straßen\n1.2 Wege\naa) zum Wandern"),
                         [("1.1", "Radwege"), ("1.1.1", "an Straßen"), ("1.2", "Wege"), ("aa)", "zum Wandern")])

    # ---- spoilt words ----

    def test_spoilt_words(self):
        for old, new, number, word in (("dies können und", "dies könne n und", "PAP060", "könne n"),
                                       ("1. Wie oft", "1. W ie oft", "PAP060", "W ie"),
                                       ("auf Drucksache 18/4000 vom Mai", "auf Drucksache17/1314 vom Mai", "PAP061",
                                        "Drucksache17/1314"),
                                       ("auf Drucksache 18/4000 vom Mai", "auf 1188//11115599 vom Mai", "PAP062",
                                        "1188//11115599"),
                                       ("dazu steht in", "dazu am 03 07.2025 steht in", "PAP063", "03 07.2025"),
                                       ("dass die Ressorts dies", "dass die Aus1änder dies", "PAP064", "Aus1änder"),
                                       ("der Abgeordneten Anna", "der Abge0rdneten Anna", "PAP064", "Abge0rdneten")):
            text = self.change(old, new)
            self.assert_found(text, number, word, f"'{word}'", "warning")
            self.assertIn(word, self.tree(text))

    def test_words_that_only_look_spoilt(self):
        text = self.change("dass die Ressorts dies", "dass Buchstabe a und Vitamin C, CO2 und U18-Wahl dies")
        self.assert_not_found(text, "PAP060", "PAP061", "PAP062", "PAP063", "PAP064")

    def test_lost_hyphens(self):
        old, compounds = "dass die Ressorts dies", "dass Nordrhein-Westfalen und die KI-Projekte dies"
        for word, whole in (("NordrheinWestfalen", "Nordrhein-Westfalen"), ("KIProjekte", "KI-Projekte")):
            text = self.change(old, f"{compounds} in {word}")
            self.assert_found(text, "PAP065", word, f"elsewhere it is '{whole}'", "warning")
            self.assertIn(word, self.tree(text))
        self.assert_not_found(self.change(old, f"{compounds} im DigitalPakt der OECD"), "PAP065")

    # ---- askers ----

    def askers(self, text):
        return re.findall(r'asker name="(.*?)"(?: fraktion="(.*?)")?\n', self.tree(text))

    def test_askers(self):
        for words, wanted in (
                ("des Abgeordneten Bernd Beispiel AfD", [("Bernd Beispiel", "AfD")]),
                ("der Abgeordneten Anna Muster und Bernd Beispiel BÜNDNIS 90/DIE GRÜNEN",
                 [("Anna Muster", "BÜNDNIS 90/DIE GRÜNEN"), ("Bernd Beispiel", "BÜNDNIS 90/DIE GRÜNEN")]),
                ("der Abgeordneten Anna Muster SPD und Bernd Beispiel FDP",
                 [("Anna Muster", "SPD"), ("Bernd Beispiel", "FDP")]),
                ("der Abgeordneten Anna Muster, Bernd Beispiel und\nClara Probe CDU",
                 [("Anna Muster", "CDU"), ("Bernd Beispiel", "CDU"), ("Clara Probe", "CDU")]),
                ("des Abgeordneten Bernd Beispiel (Weyel)\nfraktionslos",
                 [("Bernd Beispiel (Weyel)", "fraktionslos")]),
                ("der Abgeordneten Anna Muster, Fraktion DIE LINKE", [("Anna Muster", "Fraktion DIE LINKE")])):
            text = self.change("der Abgeordneten Anna Muster SPD", words)
            self.assertEqual(self.askers(text), wanted, words)
            self.assertIn('"Zugriff auf Systeme der Verwaltung"', self.tree(text))
            self.assertIn('paper @', self.tree(text))

    def test_sixty_nine_askers(self):
        names = [f"Anna Muster-{chr(65 + i % 26)}{'abc'[i // 26]}x" for i in range(69)]
        lines = ",\n".join(", ".join(names[i:i + 4]) for i in range(0, 69, 4))
        text = self.change("Anna Muster SPD", lines + "\nund der Fraktion der SPD")
        self.assertEqual([name for name, _ in self.askers(text)], names + ["der Fraktion der"])

    # ---- questions ----

    def questions(self, text):
        return re.findall(r'\n  question @\S+ section="\w+"(?: label="(.*?)")? question=(\d+)\n', self.tree(text))

    def test_answered_together(self):
        for joint in ("Die Fragen 1 und 2 werden gemeinsam beantwortet.", "Zu 1. und 2.:", "Zu den Fragen 1 und 2:"):
            text = self.change("Das Ministerium hat die Bitten nicht gezählt, weil die Wege nicht förmlich waren und weil es\n"
                               "auch sonst keinen Anlass gab.\n\n", "")
            text = self.change("Alle Ressorts waren", joint + "\n\nAlle Ressorts waren", text)
            self.assertEqual(self.questions(text), [("1.", "1"), ("2.", "2")])
            self.assert_not_found(text, "CHK032")

    def test_sub_questions(self):
        text = self.change("beteiligt?\n", "beteiligt?\na) im Jahr 2020?\nb) im Jahr 2021?\nc) im Jahr 2022?\nd) sonst?\n")
        self.assertEqual(self.questions(text), [("1.", "1"), ("2.", "2")])
        self.assertEqual(re.findall(r'item @\S+ section="answers" label="(.)\)" level=1 question=2', self.tree(text)),
                         ["a", "b", "c", "d"])

    def test_quoted_list_is_none(self):
        quoted = ("vor:\n\n„1. Wie viele Systeme gibt es?\n2. Wie viele davon sind alt?\n3. Wer zahlt?“\n\n"
                  "Es heißt weiter, dass die")
        text = self.change("vor, dass die", quoted)
        self.assertEqual(self.questions(text), [("1.", "1"), ("2.", "2")])
        self.assertIn("Wie oft wurde die Bitte", self.tree(text))

    def test_without_numbers(self):
        text = self.change("1. Wie oft", "Wie oft")
        text = self.change("2. Welche", "Welche", text)
        text = text.replace("herangetragen?\n", "herangetragen?\n\nAntwort:\n").replace("beteiligt?\n", "beteiligt?\n\nAntwort:\n")
        self.assertEqual(self.questions(text), [("", "1"), ("", "2")])

    def test_numbers_wrong(self):
        self.assert_found(self.change("2. Welche", "4. Welche"), "CHK030", "4. Welche", "'4.'", "note")
        twice = self.change("2. Welche Ressorts waren beteiligt?", "2. Welche Ressorts waren beteiligt?\n\nAlle.\n\n"
                            "2. Wer noch?")
        self.assertIn("Wer noch?", self.tree(twice))
        unanswered = self.change("Alle Ressorts waren beteiligt.\n", "")
        self.assert_found(unanswered, "CHK032", "2. Welche", "'2.'", "warning")
        self.assert_found(HEAD + BODY[:BODY.index("1. Wie")], "CHK033")

    def test_question_paper(self):
        text = HEAD.replace("Antwort\n\nder Landesregierung\n\nauf die ", "") + \
            "Ich frage die Landesregierung:\n\n1. Wie oft?\n\n2. Wer war dabei?\n\nAnna Muster\n"
        self.assertIn('paper kind="question-paper"', self.tree(text))
        self.assert_not_found(text, "CHK032")

    # ---- footnotes ----

    def test_footnotes(self):
        markdown = "# Antwort\nder Landesregierung\n\n**1. Was?**\n\nNichts.{}\n\n---\n\n{}\n"
        for mark, note, number in (("<sup>1</sup>", "", "CHK020"), ("", "<sup>1</sup> Ebenda.", "CHK021"),
                                   ("<sup>1</sup>", "<sup>1</sup> A.\n<sup>1</sup> B.", "CHK021"),
                                   ("<sup>1</sup>\n\n<sup>1</sup> A.\n\nWeiter.<sup>1</sup>", "<sup>1</sup> B.", "CHK022"),
                                   ("<sup>1</sup>", "[^1]:", "CHK023")):
            self.assert_found(markdown.format(mark, note), number, severity="warning")

    # ---- the head ----

    def test_dates(self):
        for old, new, number, at in ((" 28.05.2025\n", " 31.02.2025\n", "PAP040", "31.02.2025"),
                                     ("28.05.2025/Ausgegeben: 04.06.2025", "28.05.2025/Ausgegeben: 04.06.2026", "CHK008",
                                      "04.06.2026"),
                                     ("28.05.2025/Ausgegeben: 04.06.2025", "28.05.2025/Ausgegeben: 04.06.2024", "CHK007",
                                      "04.06.2024"),
                                     ("vom 17. April 2025\n", "vom 17 04.2025\n", "CHK006", "17 04.2025"),
                                     ("18. Wahlperiode\n\n", "17. Wahlperiode\n\n", "CHK009", "18/4711")):
            text = self.change(old, new)
            self.assert_found(text, number, at, severity="warning")
            self.assertIn(at, self.tree(text))

    def test_parts_missing(self):
        self.assert_found(BODY.replace("\f", ""), "CHK005")
        self.assert_found(CLEAN.replace("Drucksache 18/4711", ""), "CHK001")
        self.assert_found(CLEAN.replace("/Ausgegeben: 04.06.2025", ""), "CHK002")
        self.assert_found(CLEAN.replace("Zugriff auf Systeme der Verwaltung\n", ""), "CHK004")
        self.assert_found(CLEAN.replace("\n 28.05.2025\n", "").replace("Datum des Originals: 28.05.2025/", ""), "CHK003")

    def test_notes_of_the_parliament(self):
        text = self.change("Antwort\n\nder L", "Eingegangen: 20.04.2025 / Ausgegeben: 05.06.2025\n\nAntwort\n\nder L")
        self.assert_found(text, "PAP042", "Eingegangen", "Eingegangen: 20.04.2025")
        text = self.change("Alle Ressorts waren beteiligt.\n", "Alle Ressorts waren beteiligt.\n\nDruck: Landtag, Haus 1\n")
        self.assert_found(text, "PAP041", "Druck:", "Haus 1", "note")
        text = self.change("Antwort\n\nder L", "Vorabdruck ohne Gewähr\n\nAntwort\n\nder L")
        self.assert_found(text, "PAP040", "Vorabdruck", "Vorabdruck ohne Gewähr", "warning")

    def test_flattened(self):
        text = re.sub(r"\s+", " ", CLEAN.replace("Ver-\n", "Ver"))
        self.assert_found(text, "PAP005", (1, 1), severity="note")
        self.assertEqual(len(self.questions(text)), 2)
        self.assertIn('issued @', self.tree(text))

    # ---- front matter ----

    def test_front_matter(self):
        front = "---\nParlament: Landtag Nordrhein-Westfalen\nWahlperiode: 18\nDrucksache: 18/99\nDatum: 06.10.2023\n" \
                "Ausgegeben: 12.10.2023\nNeudruck: 22.11.2023\nTitel: Anderer Titel\n---\n"
        tree = self.tree(front + CLEAN)
        for fact in ('parliament @2:12 "Landtag Nordrhein-Westfalen"', 'term @3:14 "18"', 'number @4:13 "18/99"',
                     'date @5:8 "06.10.2023" date=2023-10-06', 'issued @6:13 "12.10.2023" date=2023-10-12',
                     'reprint @7:11 "22.11.2023" date=2023-11-22', 'text @8:8 "Anderer Titel"'):
            self.assertIn(fact, tree)
        self.assertEqual([f[3] for f in self.findings(front + CLEAN) if f[3][:4] == "PAP0" and f[3] != "PAP004"], [])
        for line, number, at in (("Farbe: blau", "PAP001", (4, 8)), ("ohne", "PAP002", (4, 1)),
                                 ("Datum: bald", "PAP003", (4, 8)), ("Ausgegeben: 32.13.2023", "PAP003", (4, 13))):
            text = "---\nDrucksache: 18/99\nWahlperiode: 18\n" + line + "\n---\n" + CLEAN
            self.assert_found(text, number, at, line.split(": ")[-1], "warning")

        for line in ("Farbe: " + "blau " * 100 + "zuletzt", "ohne " * 100 + "zuletzt"):
            self.assertIn("zuletzt", self.tree("---\nDrucksache: 18/99\n" + line + "\n---\n" + CLEAN))

    # ---- tables ----

    def test_tables(self):
        head = "Behörde\tRessort\tName\tStatus\n"
        rows = "LKA\tIM\tSuche nach\tBetrieb\n"
        annex = CLEAN + "\nAnlage 1\n\n" + head + rows
        self.assert_not_found(annex, "CHK044")
        again = annex + "\n\f" + head + "HSPV\tIM\tLehre\tIn Planung\n"
        self.assert_found(again, "PAP050", quote="1 table head(s)")
        on = annex + "\n\f\t\tverlorenen Dingen\t\n"
        self.assert_found(on, "PAP051", severity="warning", quote="verlorenen Dingen")
        self.assertIn('"Suche nach verlorenen Dingen"', self.tree(on))
        self.assert_found(annex + "HSPV\tIM\tLehre\n", "TAB001", severity="warning")
        self.assert_found(annex + "HSPV\tIM\tLehre\tBetrieb\tmehr\n", "TAB002", severity="warning")
        bare = CLEAN + "\nAnlage 1\n\nBehörde     Ressort     Name      Status\nLKA         IM          Suche     Betrieb\n"
        self.assert_found(bare, "PAP052", "Behörde     Ress", severity="warning")
        self.assertNotIn("\n  table", self.tree(bare))
        numbers = CLEAN + "\nAnlage 1\n\nLand Zahl\nBayern 120\nSachsen 88\n"
        self.assert_found(numbers, "PAP052", "Land Zahl", severity="warning")
        pipes = "# Antwort\nder Landesregierung\n\nDie Einnahmen steigen.\n\n| Art | Höhe |\n|---|---|\n| Einnah<br>men | 1 |\n| x | 2 |\n"
        self.assert_found(pipes, "PAP011", severity="warning", quote="'Einnah' and 'men'")
        self.assertIn('"Einnahmen" source="Einnah<br>men"', self.tree(pipes))


if __name__ == "__main__":
    unittest.main()
