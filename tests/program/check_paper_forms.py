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

    # ---- flattened papers ----

    FLAT = ("LANDTAG NORDRHEIN-WESTFALEN 16. Wahlperiode Drucksache 16/13266 27.10.2016 {dates} Antwort der Landesregierung "
            "auf die Kleine Anfrage 5209 vom 28. September 2016 der Abgeordneten Anna Muster CDU Drucksache 16/13078 "
            "Steigende Zuweisungen {preamble} Die Zuweisungen steigen.{mark} Der Minister des Innern hat die Kleine Anfrage 5209 "
            "mit Schreiben vom 26. Oktober 2016 namens der Landesregierung im Einvernehmen beantwortet. {note}"
            "LANDTAG NORDRHEIN-WESTFALEN - 16. Wahlperiode Drucksache 16/13266 "
            "1. Wie hoch sind die Zuweisungen? {ask} Sie betragen 3. Mio. Euro. {second} Ende im Gelände, siehe Drucksache 16/1.")

    def flat(self, **parts):
        words = {"dates": "Datum des Originals: 26.10.2016/Ausgegeben: 02.11.2016",
                 "preamble": "Vorbemerkung der Kleinen Anfrage", "mark": "", "note": "", "ask": "", "second": "2. Wer zahlt? Alle."}
        return self.FLAT.format(**{**words, **parts})

    def test_flattened(self):
        self.holds(self.flat(), 'issued @', 'title @', '"Steigende Zuweisungen"', 'label="1." question=1', 'label="2." question=2',
                   '"Vorbemerkung der Kleinen Anfrage"')
        self.holds(self.flat(dates="Datum des Originals: 26.10.2016"), 'original @', but=["issued @"])
        self.holds(self.flat(dates="Datum des Originals: 26.10.2016/Ausgegeben: bald"), "Ausgegeben: bald")
        self.holds(self.flat(dates="Datum des Originals: bald"), "Datum des Originals: bald")
        self.holds(self.flat(ask="(Bitte nach Jahren) "), "(Bitte nach Jahren)")
        self.holds(self.flat(ask="(Bitte nach Jahren "), "(Bitte nach Jahren")
        self.holds(self.flat(second="2. Punkt. 3. Wer zahlt? Alle."), '2. Punkt.')
        self.holds(self.flat(second="2. Wer zahlt das alles Alle."), "2. Wer zahlt das alles")
        self.holds(self.flat(mark="1", note="1 Quelle eins. 2 Quelle zwei. "), 'mark="1"')
        self.holds(self.flat(preamble="Vorbemerkungen sind keine."), "Vorbemerkungen sind keine.")
        self.holds(self.flat() + "\nNoch eine Zeile.\n", "Noch eine Zeile.")
        self.holds("Ein Text ohne Kopf. " * 40, "Ein Text ohne Kopf.")
        self.holds("Antwort der Landesregierung, Drucksache ohne Zahl. " * 20, "ohne Zahl")

    # ---- joins ----

    def test_broken_words(self):
        base = "Die Einnahmen steigen, die nicht-binäre Zahl auch, ebenso der Not-Stand. "
        for print_, wanted in (("die Einnah-\nmen", "die Einnahmen"), ("nicht-\nbinäre", "nicht-binäre"), ("E-\nMail", "E-Mail"),
                               ("Ein-\n\n2 Dinge", "Ein-"), ("3-\nmal", "3-mal"), ("3-\n5 Tage", "3-"),
                               ("Vor- oder\nNachteil", "Vor- oder Nachteil"), ("Vor-\noder Nachteil", "Vor- oder Nachteil"),
                               ("–-\nalso", "also"), ("www.bei-\nspiel.de/x", "www.bei"), ("www.beispiel.de/\nx/y.html", "www.beispiel.de/x/y.html"),
                               ("https://a.de/x\nund so", "https://a.de/x")):
            self.holds(PLAIN + base + FILL.strip() + " Es heißt " + print_ + " dort.\n", wanted)
        for print_, wanted in (("Ein-nahmen", "Einnahmen"), ("Ein-nahmen/Ausgaben", "Ein-nahmen/Ausgaben"), ("a-b", "a-b"),
                               ("Ein-Nahmen", "Ein-Nahmen"), ("EIN-nahmen", "EIN-nahmen"), ("@Ein-nahmen", "@Ein-nahmen"),
                               ("Ein-nahmen.", "Einnahmen."), ("Einnahm-en", "Einnahm-en")):
            self.holds(MARKDOWN + base + "**Es** heißt " + print_ + "\n", wanted)

    def test_broken_cells(self):
        rows = "| A | B |\n|---|---|\n| {} | Einnahmen |\n| z | y |\n"
        for cell, wanted in (("Einnah<br>men", '"Einnahmen"'), ("Einnah-<br>men", '"Einnahmen"'), ("Ein<br>Haus", 'Ein\\nHaus'),
                             ("<br>Ein", '"Ein"'), ("Ein<br>", '"Ein"'), ("Ein<br>**Haus**", 'Ein\\nHaus'), ("1<br>2", '1\\n2'),
                             ("Ein-nahmen", '"Einnahmen" source="Ein-nahmen"'), ("x<sup>*)</sup>", '"x*)"'),
                             ("IT-<br>Haus", '"IT-Haus"'), ("Einnah\u00ad<br>men", '"Einnahmen"')):
            self.holds(MARKDOWN + rows.format(cell), wanted)

    # ---- more of heads ----

    def test_head_facts(self):
        tail = "\n\nEin Titel\n\nIch frage die Landesregierung:\n\n1. Wie viele?\n"
        for lines, wanted in (
                ("18. Wahlperiode – 5. Mai 2023\nKleine Anfrage\nder Abgeordneten Anna Muster SPD", 'date @1:19 "5. Mai 2023"'),
                ("18. Wahlperiode\n17. Wahlperiode\nKleine Anfrage\nder Abgeordneten Anna Muster SPD", 'term @1:1 "18"'),
                ("Drucksache 18/_\nKleine Anfrage\nder Abgeordneten Anna Muster SPD", 'Drucksache 18/_'),
                ("Drucksache ohne\nKleine Anfrage\nder Abgeordneten Anna Muster SPD", 'Drucksache ohne'),
                ("Drucksache 18/5\nDrucksache 18/6\nKleine Anfrage\nder Abgeordneten Anna Muster SPD", 'number @1:12 "18/5"'),
                ("Drucksache 17/5 (17/4)\nKleine Anfrage\nder Abgeordneten Anna Muster SPD", 'number @1:12 "17/5 (17/4)"'),
                ("Drucksache 17/5 (x)\nKleine Anfrage\nder Abgeordneten Anna Muster SPD", '17/5'),
                ("Ausgegeben: 5.5.2023 (7.5.2023)\nKleine Anfrage\nder Abgeordneten Anna Muster SPD", 'reprint @1:23 "7.5.2023"'),
                ("Ausgegeben: 5.5.2023 (7.5.2023\nKleine Anfrage\nder Abgeordneten Anna Muster SPD", 'issued @1:13 "5.5.2023"'),
                ("Datum: 5.5.2023\nKleine Anfrage\nder Abgeordneten Anna Muster SPD", 'date @1:8 "5.5.2023"'),
                ("Eingang: 5.5.2023\nKleine Anfrage\nder Abgeordneten Anna Muster SPD", 'kind="Kleine Anfrage"'),
                ("Kleine Anfrage vom 05 05.2023\nder Abgeordneten Anna Muster SPD", 'date @1:20 "05 05.2023"'),
                ("Kleine Anfrage vom 5. Mai\nder Abgeordneten Anna Muster SPD", '"Kleine Anfrage vom 5. Mai"'),
                ("Kleine Anfrage 8/742\nder Abgeordneten Anna Muster SPD", 'number @1:16 "8/742"'),
                ("Kleine Anfrage - KA 8/742\nder Abgeordneten Anna Muster SPD", 'number @1:21 "8/742"'),
                ("Interpellation\nder Abg. Anna Muster SPD", 'kind="Interpellation"'),
                ("BÜRGERSCHAFT\nDER FREIEN UND HANSESTADT HAMBURG\nKleine Anfrage\nder Abgeordneten Anna Muster SPD",
                 '"BÜRGERSCHAFT DER FREIEN UND HANSESTADT HAMBURG"'),
                ("Landtagswahl\nKleine Anfrage\nder Abgeordneten Anna Muster SPD", '"Landtagswahl"'),
                ("***\nKleine Anfrage\nder Abgeordneten Anna Muster SPD", 'kind="Kleine Anfrage"'),
                ("Kleine Anfrage\nder Abgeordneten Anna Muster,\n\nSPD", 'fraktion="SPD"'),
                ("Kleine Anfrage\nder Abgeordneten Anna Muster SPD und\nBernd Probe CDU", 'name="Bernd Probe" fraktion="CDU"'),
                ("Kleine Anfrage\nder Abgeordneten Anna Muster, AfD-Fraktion", 'name="Anna Muster" fraktion="AfD-Fraktion"'),
                ("Kleine Anfrage\nder Abgeordneten Anna Muster (SPD), Fraktion der SPD", 'name="Anna Muster" fraktion="SPD"'),
                ("Kleine Anfrage\nAnna Muster (SPD) und Bernd Probe", 'kind="Kleine Anfrage"'),
                ("Kleine Anfrage\nder Abgeordneten Anna Muster ()", 'name="Anna Muster ()"'),
                ("Kleine Anfrage\nder Abgeordneten (SPD)", 'name="(SPD)"'),
                ("Kleine Anfrage\nder Abgeordneten " + "Anna Muster und noch viel mehr " * 12, "noch viel mehr")):
            self.holds(lines + tail, wanted)
        self.holds("Antwort\n" + "des sehr langen Ministeriums " * 20 + "\n\nText.\n", "sehr langen")
        self.holds("Antwort\nder Abgeordneten Anna Muster SPD\n\nEin Titel\n\n1. Wie?\n", 'name="Anna Muster"')
        self.holds("Kleine Anfrage\nder Abgeordneten Anna Muster SPD\n\nEin Titel\n\nund\n\nAntwort\n\nder Landesregierung\n\n1. Wie?\n\nSo.\n",
                   'answerer @10:1', '"Ein Titel"')
        self.holds("Kleine Anfrage\nder Abgeordneten Anna Muster SPD\n\nEin Titel\n\nund\n\nnichts sonst\n", '"und"')
        self.holds("Vorab\n\nKleine Anfrage 5 des Abgeordneten Bernd Probe SPD\nDrs.-Nr.: 7/9\nThema: Sache\n\nText.\n", 'title @5:8')
        self.holds("Antwort\nder Landesregierung\n\n" + "Wort " * 200 + "\n\nText.\n", "Wort Wort")
        self.holds("# Antwort\nder Landesregierung\n\n## Titel\nText gleich darunter.\n", '"Titel"', '"Text gleich darunter."')
        self.holds("Antwort\nder Landesregierung\nEin Titel\nVorbemerkung\nText.\n", '"Ein Titel"', '"Vorbemerkung"')

    def test_profile(self):
        done = run(PLAIN, "check", "--profile", "nrw-18")
        self.assertEqual(done.returncode, 0)

    # ---- notes in plain text ----

    def test_plain_notes(self):
        text = PLAIN + FILL + "Das steht im Beschluss2 nicht, nur im Bericht.1 Mehr gibt es nicht. 2 Ende“3 und PM2.\n\n"
        self.holds(text + "1 Quelle eins,\nüber zwei Zeilen.\n2 Quelle zwei.\n", 'mark="1"', "Quelle eins, über zwei Zeilen.", 'mark="2"')
        self.holds(text + "1\nQuelle eins.\n2\nQuelle zwei.\n", 'mark="1"', '"Quelle eins."')
        self.holds(text + "2 Kinder waren da.\n", "2 Kinder waren da.")
        self.holds(text + "1 Quelle.\n\n\fNeue Seite mit Wort.1 Und\nmehr.\n\n1 Andere.\n", '"Andere."')
        self.holds(PLAIN + "Am Ende5 4,51 und 12:30 Uhr, § 3 Abs. 2 und Nr. 1 sowie 3;1 dann.\n\n1 Quelle.\n", "Nr. 1 sowie")
        self.holds(MARKDOWN + "[^1]: Quelle.\n\n<sup>2</sup>\n\n[^x: y\n", '"Quelle."')

    # ---- annexes and answering sentences ----

    def test_annexes(self):
        ask = "1. Wie?\n\nSo.\n\n"
        for line in ("Anlage", "Anlage:", "Anlagen", "Anlage 2", "Anlage A", "Anlage I", "Anlage zu Frage 3", "Anlage Nr. 2", "Anhang",
                     "Anlage – Zahlen", "Anlage - Zahlen", "Anlage/n:", "Anlage zur Beantwortung der Kleinen Anfrage 5"):
            self.holds(PLAIN + ask + line + "\n\nText.\n", "annex @13:1")
        for line in ("Anlagenbau ist wichtig", "Anlage und Umwelt", "Anlage 2 zeigt es.", "Anlage AB"):
            self.holds(PLAIN + ask + line + "\n\nText.\n", but=["annex @13:1"])

    def test_answered(self):
        for line in ("Der Minister hat die Kleine Anfrage 5 mit Schreiben vom 1. Mai 2023 namens der Landesregierung beantwortet.",
                     "Die Antwort wurde namens der Bundesregierung mit Schreiben vom 1. Mai 2023 übermittelt.",
                     "Namens der Landesregierung beantwortet der Minister die Kleine Anfrage wie folgt:",
                     "Der Senat hat die Fragen namens des Landes beantwortet.",
                     "Die Schriftliche Anfrage wird wie folgt beantwortet:", "Der Senat beantwortet die Kleine Anfrage wie folgt:"):
            self.holds(PLAIN + line + "\n\n1. Wie?\n\nSo.\n", "answered @9:1")
        for line in ("Der Minister hat die Post mit Schreiben vom 1. Mai 2023 beantwortet.", "Die Anfrage liegt vor.",
                     "Der Minister beantwortet alles."):
            self.holds(PLAIN + line + "\n\n1. Wie?\n\nSo.\n", but=["answered @"])

    # ---- paragraphs ----

    def test_items_in_wrapped_text(self):
        text = PLAIN + FILL
        self.holds(text + "Es gibt Folgendes,\n– eine Sache,\n– eine zweite und\n– eine dritte Sache.\n", '"eine Sache,"', '"eine dritte Sache."')
        self.holds(text + "Das ist am\n3. Mai 2023 so gewesen.\n", '"3. Mai 2023 so gewesen."')
        self.holds(text.rstrip()[:-1] + "\n– wie immer – zu spät.\n", "sieht – wie immer – zu spät.")
        self.holds(text + "a)\n\nErster Punkt.\n\nb)\n\nZweiter Punkt.\n", 'label="a)"', '"Erster Punkt."')
        self.holds(text + "a)\n\nb)\n\nZweiter Punkt.\n", 'Zweiter Punkt.')
        self.holds(text + "Spalte   eins   und   zwei\nSpalte   drei   und   vier\n", "break @")
        dense = PLAIN.replace("\n\n", "\n") + FILL.replace("\n\n", "\n") * 3
        self.holds(dense + "1. Welche Zahlen liegen der Landesregierung für das Jahr vor und was folgt daraus, wenn man es\n"
                   "genau nimmt?\nKeine.\n2. Wer weiß es?\nNiemand.\n", 'label="1." question=1', '"Keine."', 'label="2." question=2')

    def test_more_questions(self):
        for first, second in (("## 1. **Wie?**", "## 2. **Wer?**"), ("### ***1. Wie?***", "### ***2. Wer?***"),
                              ("1. ***Wie?***", "2. *Wer?*"), ("**1.** Wie?", "**2.** Wer?"), ("**Frage 1:** Wie?", "**Frage 2:** Wer?")):
            made = tree(MARKDOWN + first + "\n\nSo.\n\n" + second + "\n\nEr.\n")
            self.assertEqual(made.count("\n  question "), 2, first + made)
        self.holds(MARKDOWN + "**[Wie](http://a.de) viele?**\n\nDrei.\n", "question @")
        self.holds(PLAIN + "1. Wie?\n\nSo.\n\n1. Wie?\n\nSo.\n", "question=1")
        self.holds(PLAIN + "1. Wie?\n2. Wer?\n3. Nennen Sie Zahlen.\n\nSo.\n", 'label="3."')
        self.holds(PLAIN + "Wie viele sind es?\n\nAntwort:\n\nDrei.\n\nWer weiß das?\n", 'question=2')
        self.holds(PLAIN + "Wie viele sind es?\n\nZu Frage 1: Drei.\n", 'question=1')
        self.holds(PLAIN + "Ist das so?\n", '"Ist das so?"', but=["question @"])
        self.told(PLAIN + "1. Wie?\n\nSo.\n\n2. Wer?\n\nAnlage 1\n\nText.\n", "CHK032")
        self.told(MARKDOWN + "**Wie viele sind es?**\n", "CHK032")
        for quoted in ("„1. Wie?", "1. Punkt,", "1. Wie groß ist der Anteil (in %)?"):
            self.holds(PLAIN + quoted + "\n\nSo.\n", quoted[-4:])

    def test_narrow_columns(self):
        narrow = ("Die Ladepunkte im ganzen Land sind noch\nimmer sehr ungleich auf die einzelnen\nGemeinden verteilt. Die meisten liegen\n"
                  "Städten und an den großen Autobahnen\nund werden dort auch recht gut genutzt.\n\n")
        self.holds(PLAIN + narrow + FILL * 2, "sind noch immer sehr ungleich auf die einzelnen Gemeinden verteilt. Die meisten liegen Städten und")
        lists = "2020: 154 Anfragen\n2021: 155 Anfragen\n2022: 156 Anfragen\n2023: 157 Anfragen\n\n"
        self.holds(PLAIN + lists + FILL * 2, '"2020: 154 Anfragen"')

    def test_questions_answered_below_others(self):
        text = PLAIN + FILL + "Wie viele Ladepunkte gibt es im Land?\nWelche sind davon öffentlich?\n\n" \
            "Was hat der Ausbau bisher gekostet?\n\nZu den Fragen 1 und 2:\n\nEs gibt viele.\n"
        self.holds(text, 'question=1\n    text @14:1 "Wie viele Ladepunkte gibt es im Land?', "Welche sind davon öffentlich?",
                   'question=2\n    text @17:1 "Was hat der Ausbau')

    def test_more_markup(self):
        for print_, wanted in (("**\u00a0fett**", "fett"), ("[a](http://b.de) und [http://b\\\\_c](http://b_d)", 'target="http://b_d"'),
                               ("[http://b](http://bc)", '"http://b" target="http://bc"'), ("https://a.de/<br>x", '"https://a.de/"'),
                               ("**https://a.de**", '"https://a.de"'), ("*a **b* c**", '"'), ("***a* b** c", 'bold italic "a"'),
                               ("*" * 40 + "x", "x"), (" ".join("*a" for _ in range(40)), "*a"), ("- **a**", "a")):
            self.holds(MARKDOWN + "Es steht " + print_ + "\n", wanted)
        self.holds(MARKDOWN + "1. Wie?<sup>1</sup>\n\nSo.\n", "note=none")
        self.holds(MARKDOWN + "- [x](y) z\n- <br>b\n- **c** d\n", '"x" target="y"')

    def test_beginnings(self):
        for print_, wanted in (("*x* y", 'italic "x"'), ("***", "paper kind"), ("a  \n*b*", 'italic "b"'), ("#", '"#"'), ("######", '"######"'),
                               ("##*x*", "x"), ("-*-", '"-*-"'), ("{3", '"{3"'), ("{3}x", '"{3}x"'), ("{3}---x", '"{3}---x"'),
                               ("- - -", "paper kind"), ("--", '"--"'), ("|-|", '|-|'), ("||", '"||"'), ("\\*", '"*"'), ("*\u00a0x*", "x")):
            self.holds(MARKDOWN + print_ + "\n", wanted)
        for print_ in ("a)\t\tx", "a)\tx\ty", "\tx", "x\t", "1.\tWie?\n\nSo."):
            self.holds(PLAIN + print_ + "\n", print_[0].strip() or "x")

    def test_flat_or_not(self):
        words = "Es gibt viel zu sagen, was niemand hören will. " * 10
        for text in ("Drucksache 18/5 " + words, "auf die Kleine Anfrage 5 " + words, "Antwort der Landesregierung " + words,
                     "Drucksache 18/5\t" + words, "auf die Kleine Anfrage 5 vom 1. Mai 2023 des Abgeordneten Bernd Probe SPD "
                     "Antwort der Landesregierung Drucksache 18/4 Titel " + words + "Vorbemerkung der Kleinen Anfrage",
                     "Drucksache 18/5 Antwort der Landesregierung der Abgeordneten Anna Muster auf die Kleine Anfrage 5 Drucksache 18/4 "
                     "der Abgeordneten noch einmal am 5.5.2023 18 5.5.2023 Der Minister hat die Kleine Anfrage gelesen. " + words):
            self.holds(text + "\n", "was niemand hören will.")

    def test_parts_with_the_number_of_their_question(self):
        text = (PLAIN + "1. Wie hat sich der Bestand entwickelt?\n\n1a) Bei Grundschulen?\n\nEr ist gewachsen.\n\n"
                "1b) Bei Gymnasien?\n\nEr ist gesunken.\n\n2. Was kostet es?\n\nNichts.\n")
        self.assertEqual([line.split('label=')[1].split('"')[1] for line in tree(text).splitlines()
                          if line.strip().startswith("question")], ["1.", "1a)", "1b)", "2."])

    def test_more_tables(self):
        table = "| Behörde | Ressort | Name | Status |\n|---|---|---|---|\n"
        self.told(MARKDOWN + table + "| LKA | IM | Suche | Betrieb |\n| LKA | IM | Suche | Betrieb |\n| LKA | IM | | Betrieb |\n"
                  "| LKA | IM | | Betrieb |\n", "CHK042")
        self.told(MARKDOWN + table + "| LKA | IM | Suche | noch nicht in Betrieb |\n", "CHK045")
        self.told(MARKDOWN + table + "| LKA | IM | Suche | Betrieb ab 31.02.2024 |\n", "CHK006")
        self.told(MARKDOWN + table + "| LKA | XY/ZZ | | nichts |\n", "CHK041")
        twice = run(MARKDOWN + table + "| LKA | XY | a | nichts |\n| IT | XY | b | nichts |\n", "check").stderr.decode()
        self.assertEqual(twice.count("CHK041"), 1, twice)
        self.told(MARKDOWN + table + "| LKA | Diverse Ressorts | | nichts |\n", "CHK043")
        self.holds(MARKDOWN + table + "| LKA | IM | a | b\\|\n", '"b|"')
        self.holds(MARKDOWN + "| a |\n|---|\n| b |\n\n| Behörde | Name | Status |\n|---|---|---|\n| c | d | Betrieb |\n", 'role="status"')
        self.holds("Bayerischer Landtag Drucksache 19/5\n" + PLAIN + "Behörde\tRessort\tName\tStatus\nLKA\tXX\tA\tBetrieb\n", '"XX"')
        self.holds(PLAIN + "A\tB\tC\n\n\f\tb\t\n", '"b"')
        self.holds(PLAIN + "A\tB\tC\nx\ty\n\n\f\t\tz\n", '"z"')
        self.holds(PLAIN + "A\tB\tC\nx\ty,\tz\n\n\f\tSo\t\n", '"y, So"')
        self.holds(PLAIN + "A\tB\tC\n1\t\t3\n\t2\t\n", '"2"')
        self.holds(PLAIN + "Name der Sache, Status der Sache und Behörde\nalles gut\n", "alles gut")
        self.holds(PLAIN + "Behörde\n\nRessort\n\nName der Initiative\n\nStatus\n", '"Status"')

    def test_entity_borders(self):
        for print_, wanted in (("&#57344;", "\ue000"), ("&#xAbC;", "\u0abc"), ("&#x/;", "&#x/;"), ("&#12x;", "&#12x;"),
                               ("&#x110000;", "&#x110000;"), ("&#57343;", "&#57343;")):
            self.holds(MARKDOWN + "Es steht **x** " + print_ + "\n", wanted)

    def test_overlong(self):
        self.holds(PLAIN + "1. Wie " + "viel " * 2000 + "?\n\nSo.\n", 'label="1."')
        self.holds(PLAIN + "Zu 99999999999 Fragen\n", "99999999999")
        self.holds(PLAIN + "Drucksache 1234/5 und 18/1234567\n", "1234/5")
        self.holds(PLAIN + "\x0bText mit\x0bSprung.\n", "Text mit Sprung.")
        self.holds("---\n" + "x: y\n" * 300 + "---\n" + PLAIN, "x: y")
        self.holds(PLAIN + "Seite 1 von\n\f1 von 2 Seiten\n", "1 von 2 Seiten")


if __name__ == "__main__":
    unittest.main()
