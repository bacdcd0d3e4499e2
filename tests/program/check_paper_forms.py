#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Small papers, each with one thing in it, and what the model must hold of it: the forms in which
converters and PDF readers give markup, labels, heads, tables and page edges."""
import os
import subprocess
import unittest

PROGRAM = os.environ["DRUCKSACHE"]
MARKDOWN = "# Antwort\nder Landesregierung\n\n**Titel**\n\n"
PLAIN = "Antwort\nder Landesregierung\nauf die Kleine Anfrage 5 vom 1. Mai 2023\ndes Abgeordneten Bernd Probe SPD\n" \
        "Drucksache 18/1\n\nEin Titel\n\n"
FILL = ("Dies ist ein Absatz, dessen Zeilen so lang sind, wie sie im Druck wären, damit die Länge der\n"
        "Zeilen erkannt wird, auch wenn sonst nicht viel in der Drucksache steht, die hier gelesen wird,\n"
        "und weil das mindestens vier volle Zeilen braucht, geht dieser Absatz noch ein Stück so weiter,\n"
        "bis er dann doch an sein Ende kommt, das er auch wirklich erreicht, wie man hier jetzt sieht.\n\n")


def run(text, *words):
    content = text if isinstance(text, bytes) else text.encode()
    return subprocess.run([PROGRAM, *words, "--from", "paper", "-"], input=content, capture_output=True, check=False,
                          env={"LC_ALL": "C", "PATH": os.environ["PATH"]})


def tree(text):
    done = run(text, "build", "-q", "-f", "tree", "-o", "-")
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


class Forms(unittest.TestCase):
    maxDiff = None

    def holds(self, text, *wanted, but=()):
        made = tree(text)
        for words in wanted:
            self.assertIn(words, made, text[-400:])
        for words in but:
            self.assertNotIn(words, made, text[-400:])

    def told(self, text, number):
        self.assertIn(number, run(text, "check").stderr.decode())

    # ---- markup ----

    def test_stars(self):
        for print_, wanted in (
                ("*schief*", ['italic "schief"']), ("**fett**", ['bold "fett"']), ("***beides***", ['bold italic "beides"']),
                ("**fett *und schief***", ['bold "fett "', 'bold italic "und schief"']),
                ("***beides* fett**", ['bold italic "beides"', 'bold " fett"']),
                ("*schief **und fett***", ['italic "schief "', 'bold italic "und fett"']),
                ("**offen", ['steht **offen"']), ("*offen", ['steht *offen"']), ("zu **", ['zu **"']), ("5 * 3 * 2", ['5 * 3 * 2"']),
                ("Schüler*innen und Lehrer*innen", ['Schüler*innen und Lehrer*innen"']), ("a*b c*d", ['a*b c*d"']),
                ("vor**fett**nach", ['vor"', 'bold "fett"', '"nach"']), ("(*schief*)", ['("', 'italic "schief"', '")"']),
                ("**a** *b* **c", ['bold "a"', 'italic "b"', '**c"']), ("****", ['****']), ("**-**", ['bold "-"']),
                ("2*3 = 6*1", ['2*3 = 6*1"']), ("*1*", ['italic "1"']), ("„*A*“", ['italic "A"'])):
            self.holds(MARKDOWN + "Es steht " + print_ + "\n", *wanted)

    def test_escapes(self):
        for print_, wanted in ((r"\*kein Stern\*", '"Es steht *kein Stern*"'), (r"C:\Pfad", r'C:\\Pfad'),
                               ("Ende\\", r'Ende\\"'), (r"\_a\_ \[b\] 1\. \#", '_a_ [b] 1. #')):
            self.holds(MARKDOWN + "Es steht " + print_ + "\n", wanted)

    def test_entities(self):
        for print_, wanted in (("A &amp; B", "A & B"), ("&lt;tag&gt;", "<tag>"), ("f&uuml;r", "für"), ("&#8211;", "–"),
                               ("&#x2013;", "–"), ("&#X201e;", "„"), ("10&nbsp;000", "10\u00a0000"), ("&unbekannt;", "&unbekannt;"),
                               ("Müller & Sohn; KG", "Müller & Sohn; KG"), ("&#;", "&#;"), ("&#x;", "&#x;"), ("&#xZ;", "&#xZ;"),
                               ("&#55296;", "&#55296;"), ("&#9999999;", "&#9999999;"), ("&;", "&;"), ("&#1;", "&#1;"),
                               ("&", '&"')):
            self.holds(MARKDOWN + "Es steht **x** " + print_ + "\n", wanted)
        self.holds("# Antwort\nder Landesregierung\n\n**Titel**\n\n| A | B |\n|---|---|\n| R &amp; D | f&uuml;r |\n",
                   '"R & D"', '"für"')
        self.holds("# Antwort\nder Landesregierung f&uuml;r alle\n\n**Titel**\n", 'answerer @2:1 "der Landesregierung für alle"')

    def test_marks(self):
        note = "\n\n---\n\n<sup>1</sup> Quelle.\n"
        for print_, wanted in (("Wort<sup>1</sup>", 'mark @7:5 "1" note=0'), ("Wort<sup> 1 </sup>", '"1" note=0'),
                               ("Wort<sup>7</sup>", 'note=none'), ("Wort<sup>a</sup>", '<sup>a</sup>'),
                               ("Wort<sup></sup>", '<sup></sup>'), ("Wort<sup>12345</sup>", '<sup>12345</sup>'),
                               ("Wort<sup>1", '<sup>1'), ("Wort<sup>*)</sup>", 'mark @7:5 "*)"'), ("Wort[^1]", 'mark @7:5 "1"'),
                               ("Wort[^x]", '[^x]'), ("Wort[^123456789]", '[^123456789]'), ("Wort[^1", '[^1'),
                               ("eins<br>zwei", 'break @'), ("eins<br/>zwei", 'break @'), ("eins<br />zwei", 'break @'),
                               ("eins<BR>zwei", 'break @'), ("eins<b>zwei", '<b>zwei'), ("x < y", 'x < y')):
            self.holds(MARKDOWN + "x\n" + print_ + note, wanted)

    def test_links(self):
        for print_, wanted in (("[Text](http://a.de)", 'link @6:10 "Text" target="http://a.de"'),
                               (r"[a\_b](http://a.de/a_b)", '"a_b" target="http://a.de/a_b"'),
                               ("[](http://a.de)", '[]('), ("[Text]()", '[Text]()'), ("[Text] (x)", '[Text] (x)'),
                               ("[Text](zwei Wörter)", '[Text](zwei Wörter)'), ("[Text](offen", '[Text](offen'), ("[Text", '[Text'),
                               ("[Text]", '[Text]'), ("[a [b](c)", '"b" target="c"'), (r"[Text](a\)b)", 'target="a)b"'),
                               ("http://a.de/x.", 'link @6:10 "http://a.de/x" target="http://a.de/x"'),
                               ("https://a.de/x, so", '"https://a.de/x"'), ("(https://a.de)", '"https://a.de"'),
                               ("http:// leer", '"Es steht http:// leer"'), ("https://a.de -von", '"Es steht https://a.de -von"'),
                               ("ftp://a.de", '"Es steht ftp://a.de"'), ("Satz: http", '"Es steht Satz: http"'),
                               ("https://a.de/ä", '"https://a.de/" target'), ("https://a.de/?!", '"https://a.de/"')):
            self.holds(MARKDOWN + "Es steht " + print_ + "\n", wanted)
        self.holds(PLAIN + FILL + "Es steht https://a.de/lang-\nbreit.html da.\n", 'target="https://a.de/')
        self.holds(PLAIN + FILL + "Es steht https://a.de/lang/\nund/breit.html da.\n", '"https://a.de/lang/und/breit.html"')

    def test_hard_line_ends(self):
        self.holds(MARKDOWN + "eins  \nzwei\n", '"eins"', "break @", '"zwei"')
        self.holds(MARKDOWN + "eins\nzwei\n", '"eins zwei"')

    # ---- lists and headings ----

    def test_labels(self):
        for print_, wanted in (("a) Punkt", 'label="a)" level=1'), ("(b) Punkt", 'label="(b)"'), ("c. Punkt", 'label="c."'),
                               ("A) Punkt", 'label="A)"'), ("– Punkt", 'label="–"'), ("• Punkt", 'label="•"'),
                               ("- Punkt", 'label="-"'), ("7. Punkt", 'label="7."'), ("7.2 Punkt", 'label="7.2"'),
                               ("7) Punkt", 'label="7)"'), ("1234. Punkt", '"1234. Punkt"'), ("0. Punkt", '"0. Punkt"'),
                               ("a)Punkt", '"a)Punkt"'), ("z.B. Punkt", '"z.B. Punkt"'), ("7 Punkte", '"7 Punkte"'),
                               ("Frage", '"Frage"'), ("Frage 1234: x", '"Frage 1234: x"'), ("Fragen 3 und 2: x", '"Fragen 3 und 2: x"'),
                               ("Fragen 1234 und 5: x", '"Fragen 1234'), ("Fragen 1 und 2 x", '"Fragen 1 und 2 x"')):
            self.holds(PLAIN + print_ + "\n", wanted)

    def test_nested_lists(self):
        self.holds(MARKDOWN + "- eins\n  - zwei\n    - drei\n- vier\n", 'level=1\n    text @6:3 "eins"', 'level=2\n    text @7:5 "zwei"',
                   'level=3\n    text @8:7 "drei"')
        self.holds(MARKDOWN + " " * 200 + "- tief\n", "level=")
        self.holds(MARKDOWN + "1. eins\n2. zwei\n", 'label="1."', 'label="2."')

    def test_headings(self):
        self.holds(MARKDOWN + "###### Tief\n\nText.\n", 'heading @6:8 section="preamble" level=2')
        self.holds(MARKDOWN + "####### Zu tief\n", '####### Zu tief')
        self.holds(MARKDOWN + "#ohne\n", '"#ohne"')
        self.holds(MARKDOWN + "## **Vorbemerkung der Fragesteller**\n\nText.\n", '"Vorbemerkung der Fragesteller"')
        self.holds(PLAIN + "II. Verkehr\n\nText.\n", 'heading @9:1 section="preamble" level=2')
        self.holds(PLAIN + "B. Allgemeines\n\nText.\n", "heading @9:1")
        for line in ("II. Verkehr.", "II.Verkehr", "Z. Verkehr", "I. 7", "I. Verkehr:"):
            self.holds(PLAIN + line + "\n\nText.\n", but=["heading @9:1"])
        for line in ("Vorbemerkung", "Vorbemerkungen", "Vorbemerkung:", "Vorwort", "Einleitung für die Fragen:", "Begründung",
                     "B e g r ü n d u n g", "A n t w o r t*)", "Antwort der Bundesregierung:", "Fragen:", "Hinweise des Landtagsamts"):
            self.holds(PLAIN + "Text davor, der endet.\n\n" + line + "\n\nText.\n", "heading @11:1")
        for line in ("Vorbemerkung: Es ist so.", "Vorbemerkung der Fragesteller: Es ist so", "Vorbemerkung ist ein Wort.",
                     "Vorbemerkungsfrei", "Antworten gibt es"):
            self.holds(PLAIN + line + "\n\nText.\n", but=["heading @9:1"])

    def test_replies(self):
        ask = "1. Wie viele?\n\n2. Wer?\n\n3. Wann?\n\n"
        for line, number in (("Zu 1.:", 1), ("Zu Frage 2:", 2), ("Zu den Fragen 1 und 2:", 2), ("Zu 1, a) und b)", 1),
                             ("Antwort zu 3:", 3), ("Antwort auf die Fragen 1 bis 3:", 3), ("Zu 1. – 3.:", 3),
                             ("Zusammenfassende Antwort auf die Fragen 1, 2 und 3:", 3), ("Antworten zu den Fragen 1/2:", 2)):
            self.holds(PLAIN + ask + line + "\n\nSo ist es.\n", f'heading @15:1 section="answers" level=2 question={number}',
                       f'paragraph @17:1 section="answers" question={number}')
        self.holds(PLAIN + ask + "Zu 2.: So ist es.\n", 'paragraph @15:1 section="answers" question=2')
        for line in ("Zu 2 Kindern gibt es", "Zu 1234:", "Zu Frage", "Zum 3:", "Zu a):", "Zu 1 und weiter"):
            self.holds(PLAIN + ask + line + "\n\nSo ist es.\n", but=["heading @15:1"])

    # ---- questions ----

    def test_question_forms(self):
        for first, second in (("1. Wie viele?", "2. Wer?"), ("1) Wie viele?", "2) Wer?"), ("Frage 1: Wie viele?", "Frage 2: Wer?"),
                              ("Frage 1\nWie viele?", "Frage 2\nWer?"), ("Frage Nr. 1: Wie viele?", "Frage Nr. 2: Wer?"),
                              ("1. a) Wie viele?", "1. b) Wer?"), ("1.1 Wie viele?", "1.2 Wer?"), ("1.\n\nWie viele?", "2.\n\nWer?"),
                              ("1. In wie vielen Fällen (bitte nach Jahren)?", "2. Bitte aufschlüsseln (wie?)"),
                              ("1. Wer?1", "2. „Wer?“")):
            made = tree(PLAIN + first + "\n\nDrei.\n\n" + second + "\n\nNiemand.\n")
            self.assertEqual(made.count("\n  question "), 2, first + made)
        made = tree(MARKDOWN + "**1. Nennen Sie Zahlen.**\n\nDrei.\n\n**2. Nennen Sie Namen.**\n\nKeine.\n")
        self.assertEqual(made.count("\n  question "), 2)
        made = tree(MARKDOWN + "**Wie viele?**\n\nDrei.\n\n**Wer?**\n\nKeiner.\n")
        self.assertEqual(made.count("\n  question "), 2)

    def test_gap_in_numbers(self):
        self.told(PLAIN + "1. Wie?\n\nSo.\n\n3. Wer?\n\nEr.\n", "CHK030")
        made = tree(PLAIN + "1. Wie?\n\nSo.\n\n9. Wer?\n\nEr.\n")
        self.assertEqual(made.count("\n  question "), 1)

    # ---- tables ----

    def test_tables(self):
        self.holds(MARKDOWN + "| A | B |\n|:--|--:|\n| a\\|b | [x](y) |\n| **c** | d<sup>2</sup> |\n",
                   'cell @8:3 "a|b"', '"x" source="[x](y)"', '"c" source="**c**"', '"d²"')
        self.holds(MARKDOWN + "A | B\n---|---\na | b\nc | d\n", 'column @6:1 "A"', 'cell @8:1 "a"')
        self.holds(PLAIN + "A\tB\n1\t2\n", 'column @9:1 "A"', 'cell @10:3 "2"')
        self.holds(PLAIN + "nur\teine Zeile\n", '"nur eine Zeile"', but=["table"])
        self.holds(PLAIN + "a)\tPunkt eins\nb)\tPunkt zwei\n", 'label="a)"', but=["table"])
        self.holds(PLAIN + "A\tB\nx\ty\nZeile darunter\n", '"y Zeile darunter"')
        self.holds(MARKDOWN + "|---|---|\nText\n", '"Text"')
        self.holds(MARKDOWN + "|\n", '"|"')
        self.holds(PLAIN + "A\tB\tC\n" + "x\tZAB-\tz\n" + "\f\tEssen\t\n", '"ZAB-Essen"')
        self.holds(PLAIN + "A\tB\tC\nx\tMaß-\tz\n\f\tnahme\t\n", '"Maßnahme"')
        self.holds(PLAIN + "A\tB\tC\nx\tMaß\u00ad\tz\n\f\tnahme\t\n", '"Maßnahme"')
        self.holds(PLAIN + "A\tB\tC\nx\ty\tz\n\f\tNeu\t\n", '"Neu"')
        self.holds(PLAIN + "A\tB\tC\n\tD\t\nx\ty\tz\n", '"D"')
        self.holds(PLAIN + "A\t\tC\n\tD\t\nx\ty\tz\n", 'column @9:3 "D"')
        self.holds(PLAIN + "A\t\tC\n\tD1\t\nx\ty\tz\n", '"D1"')

    def test_page_marks(self):
        self.holds(MARKDOWN + "Ein Satz, der\n\n{2}------------------------------------------------\n\nweitergeht.\n",
                   '"Ein Satz, der weitergeht."', but=["{2}"])
        self.holds(MARKDOWN + "{x}-----\n", "{x}")
        self.holds(MARKDOWN + "{2}\n", "{2}")

    # ---- page edges ----

    def test_page_numbers(self):
        for foot in ("1", "- 1 -", "– 1 –", "— 1 —", "Seite 1", "Seite 1 von 2", "Seite 1/2", "1/2", "1 von 2"):
            self.holds(PLAIN + "Text hier.\n\n" + foot + "\n\fMehr Text.\n", but=[f'"{foot}"'])
        for line in ("11111", "1 x 1", "1/x", "Seite", "1 und 2"):
            self.holds(PLAIN + "Text hier.\n\n" + line + "\n\fMehr Text.\n", line)

    # ---- heads ----

    def test_heads(self):
        for lines, wanted in (
                ("Große Anfrage 7\nder Fraktion der CDU", 'kind="Große Anfrage"'),
                ("Schriftliche Anfrage\nder Abgeordneten Anna Muster FREIE WÄHLER\nvom 1. Mai 2023", 'fraktion="FREIE WÄHLER"'),
                ("Antwort\ndes Senats\nauf die Große Anfrage der Fraktionen der SPD und der CDU", 'answerer @2:1 "des Senats"'),
                ("K l e i n e  A n f r a g e\ndes Abgeordneten Bernd Probe (AfD)", 'kind="Kleine Anfrage"'),
                ("Kleine Anfrage Nr. 12\nder Abgeordneten Anna Muster-\nBeispiel SPD", 'name="Anna Muster-Beispiel"'),
                ("Kleine Anfrage\nder Abgeordneten Anna Bei-\nspiel SPD", 'name="Anna Beispiel"'),
                ("Kleine Anfrage\nder Abgeordneten Anna Muster\n-Beispiel SPD", 'name="Anna Muster-Beispiel"'),
                ("Kleine Anfrage\nder Abgeordneten Anna Muster SPD\n\nNeudruck 3.4.2023", 'reprint @4:10 "3.4.2023"'),
                ("Kleine Anfrage\nder Abgeordneten Anna Muster SPD\n\nNeudruck", 'reprint @4:1 "Neudruck"'),
                ("Antwort\nder Landesregierung\nauf die Kleine Anfrage 7 vom 07. Dez. 2015\ndes Abg. Bernd Probe CDU",
                 'date @3:30 "07. Dez. 2015" date=2015-12-07'),
                ("Antwort\nder Landesregierung und\ndes Senats\nauf die Kleine Anfrage 7\ndes Abg. Bernd Probe CDU",
                 'answerer @2:1 "der Landesregierung und des Senats"'),
                ("Antwort\ndes Ministeriums für Bil-\ndung\nauf die Kleine Anfrage 7\ndes Abg. Bernd Probe CDU",
                 '"des Ministeriums für Bildung"'),
                ("Drucksache 18/______\nAntwort\nder Landesregierung\nauf die Kleine Anfrage 7\ndes Abg. Bernd Probe CDU",
                 'number @4:24 "7"'),
                ("Landtag Brandenburg  Drucksachen-Nr.: 7/12\nAntwort\nder Landesregierung\nauf die Kleine Anfrage 7\n"
                 "des Abg. Bernd Probe CDU", 'number @1:38 "7/12"')):
            self.holds(lines + "\n\nEin Titel\n\nIch frage die Landesregierung:\n\n1. Wie viele?\n", wanted, '"Ein Titel"')

    def test_titles(self):
        for print_, title in (("Betr.: Die Sache", "Die Sache"), ("Thema:\nDie Sache", "Die Sache"), ("betr.: Die Sa-\nche", "Die Sache"),
                              ("zum Thema:\n\nDie Sache", "Die Sache"), ("Die Sache\nund ihr Ende", "Die Sache und ihr Ende")):
            self.holds("Kleine Anfrage\nder Abgeordneten Anna Muster SPD\n\n" + print_ + "\n\n1. Wie viele?\n", f'"{title}"')
        self.holds("# Antwort\nder Landesregierung\n\n## Die **Sache**\n## und ihr Ende\n\nText.\n", "Sache")

    # ---- the whole ----

    def test_line_ends(self):
        for end in ("\r\n", "\r", "\n"):
            self.holds((PLAIN + "Ein Absatz.\n").replace("\n", end), '"Ein Titel"', 'paragraph @9:1', '"Ein Absatz."')
        self.holds("\ufeff" + PLAIN, '"Ein Titel"')

    def test_no_front_matter(self):
        self.holds("---\n\nNur ein Strich.\n", "Nur ein Strich.")
        self.holds("---\nA: b\nkein Ende\n", "kein Ende")
        self.holds("---\nDrucksache: \"18/5\"\nDatum: '1.2.2023'\n\nTitel:\n---\n" + PLAIN, 'number @2:13 "18/5"', 'date @3:8 "1.2.2023"')

    def test_limits(self):
        done = run(b"x" * (17 << 20), "check")
        self.assertEqual(done.returncode, 1)
        self.assertIn("GEN009", done.stderr.decode())
        done = run(b"\n" * 4000001 + b"x", "check")
        self.assertEqual(done.returncode, 1)
        self.assertIn("GEN009", done.stderr.decode())
        row = "\t".join("x" for _ in range(17000)) + "\n"
        done = run((PLAIN + row + row).encode(), "check")
        self.assertEqual(done.returncode, 1)
        self.assertIn("GEN009", done.stderr.decode())

    def test_deep_and_long(self):
        for text in ("*" * 200000, "[" * 200000, "- " * 100000, "(" * 200000 + ")" * 200000, "<sup>" * 50000, "\\" * 100001,
                     "a-" * 100000, "1. " * 50000, "|" * 16000 + "\n", "&" * 200000, "> " * 100000, "Zu 1 " * 50000):
            done = run((MARKDOWN + text + "\n").encode(), "check")
            self.assertEqual(done.returncode, 0, text[:10])


if __name__ == "__main__":
    unittest.main()
