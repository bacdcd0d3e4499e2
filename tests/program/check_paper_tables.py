#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Tables in small papers: rows over page edges, heads, and the forms in which converters give them."""
import os
import re
import subprocess
import unittest

PROGRAM = os.environ["DRUCKSACHE"]
PAPER = "Antwort\nder Landesregierung\nauf die Kleine Anfrage 5 vom 1. Mai 2023\ndes Abgeordneten Bernd Probe SPD\n" \
        "Drucksache 18/1\n\nEin Titel\n\n1. Was?\n\nSiehe Anlage.\n\nAnlage 1\n\n"
HEAD = "Behörde\tName\tStatus\n"
PAGE = "\fLandtag Nordrhein-Westfalen 18. Wahlperiode Drucksache 18/1\n\n"


def run(text, *words):
    return subprocess.run([PROGRAM, *words, "-"], input=text.encode(), capture_output=True, check=False,
                          env={"LC_ALL": "C", "PATH": os.environ["PATH"]})


def pipes(text):
    """The rows as a pipe table."""
    return re.sub(r"^(.*\t.*)$", lambda m: "| " + m[1].replace("\t", " | ") + " |", text, flags=re.M) \
        .replace("| Status |\n", "| Status |\n|---|---|---|\n")


class Tables(unittest.TestCase):
    maxDiff = None

    def tree(self, text, *words):
        done = run(text, "build", "-q", "-f", "tree", "-o", "-", *(words or ("--from", "paper")))
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode()

    def findings(self, text, *words):
        return re.findall(r": ([A-Z]{3}\d{3}): (.*)", run(text, "check", *(words or ("--from", "paper"))).stderr.decode())

    def tables(self, text, *words):
        """The rows of each table, its columns' names first."""
        found = []
        for table in re.split(r"\n  table ", self.tree(text, *words))[1:]:
            table = re.split(r"\n  \w", table)[0]
            rows = re.split(r"\n    row ", table)
            found.append([re.findall(r'^ +column (?:@\S+ )?"(.*?)"', rows[0], re.M)] +
                         [re.findall(r'^ +cell (?:@\S+ )?"(.*?)"', row, re.M) for row in rows[1:]])
        return found

    def rows(self, text, *words):
        tables = self.tables(text, *words)
        self.assertEqual(len(tables), 1, text)
        return tables[0][1:]

    def numbers(self, text, *words):
        return [number for number, _ in self.findings(text, *words)]

    # ---- rows over page edges ----

    ROW = "Kanzlei\tAbbau im\tin Arbeit\n"
    NEXT = "Finanzen\tSteuer\tfertig\n"

    def test_cell_goes_on_behind_the_edge(self):
        wanted = [["Kanzlei", "Abbau im Handwerk", "in Arbeit"], ["Finanzen", "Steuer", "fertig"]]
        for again in ("", HEAD):
            for text in (HEAD + self.ROW + PAGE + again + "\tHandwerk\t\n" + self.NEXT,
                         HEAD + self.ROW + PAGE + "Handwerk\n" + self.NEXT):
                for form in (str, pipes):
                    self.assertEqual(self.rows(PAPER + form(text)), wanted, form(text))
                    self.assertIn("PAP051", self.numbers(PAPER + form(text)))

    def test_broken_word_goes_on(self):
        for text in (HEAD + "Finanzen\tSteuern sen-\tfertig\n\tken\t\n", HEAD + "Finan-\tSteuern sen-\tfertig\nzen\tken\t\n"):
            words = "Finanzen" if "Finan-" in text else text.split("\t")[2].split("\n")[1]
            self.assertEqual(self.rows(PAPER + text), [[words, "Steuern senken", "fertig"]])
            self.assertIn("PAP051", self.numbers(PAPER + text))

    def test_unclear_row_is_told(self):
        whole = "Kanzlei\tAbbau\tin Arbeit\n"
        for text in (HEAD + whole + PAGE + HEAD + "\tHandwerk\t\n", HEAD + whole + PAGE + "\tHandwerk\t\n",
                     HEAD + "Finanzen\tSteuern sen-\tfertig\n\tken\tNeu\n"):
            self.assertEqual(len(self.rows(PAPER + text)), 2)
            self.assertIn("PAP053", self.numbers(PAPER + text))
        merged = HEAD + whole + PAGE + HEAD + "\tHandwerk\tfertig\n" + "\tHandel\tfertig\n"
        self.assertEqual(len(self.rows(PAPER + merged)), 3)
        self.assertNotIn("PAP053", self.numbers(PAPER + merged))

    def test_caption_of_the_next_page_is_no_cell(self):
        text = PAPER + HEAD + self.ROW + PAGE + "Noch Anlage 1\n" + HEAD + self.NEXT
        self.assertNotIn("Abbau im Noch", self.tree(text))

    def test_row_without_its_table_is_told(self):
        text = PAPER + pipes(HEAD + self.NEXT) + "\nDazwischen steht ein Satz.\n\n" + pipes(self.ROW)
        self.assertIn(("PAP040", "fits nowhere and is kept as plain text: '| Kanzlei | Abbau im | in Arbeit |'"), self.findings(text))

    # ---- heads ----

    def test_two_rows_before_the_rule_are_the_head(self):
        head = "| Kreis | Bürger | Bürger | Fläche |\n| Kreis | männlich | weiblich | km² |\n|---|---|---|---|\n"
        row = "| 05111 | 305.120 | 323.927 | 217,4 |\n"
        wanted = [["Kreis", "Bürger männlich", "Bürger weiblich", "Fläche km²"], ["05111", "305.120", "323.927", "217,4"]]
        self.assertEqual(self.tables(PAPER + head + row), [wanted])
        self.assertEqual(self.tables(PAPER + head + row + "\n" + head + row), [wanted + wanted[1:]])

    def test_other_columns_behind_a_blank_line_are_another_table(self):
        for rule in ("", "|---|---|\n"):
            tables = self.tables(PAPER + "| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |\n\n| D | E |\n" + rule + "| 4 | 5 |\n| 6 | 7 |\n")
            self.assertEqual(tables, [[["A", "B", "C"], ["1", "2", "3"]], [["D", "E"], ["4", "5"], ["6", "7"]]])

    # ---- grids ----

    def test_grid(self):
        line, double = "+-------+--------+\n", "+=======+:======:+\n"
        grid = line + "| Kasse | Zahl   |\n|       | 2023   |\n" + double + "| TK    | 11 Mio.|\n" + line + \
            "| Bar-  | 8 Mio.\\ |\n| mer   | *grob* |\n" + line
        wanted = [["Kasse", "Zahl 2023"], ["TK", "11 Mio."], ["Barmer", "8 Mio. grob"]]
        self.assertEqual(self.tables(PAPER + "**Dazu:**\n\n" + grid + "Und weiter.\n"), [wanted])
        self.assertIn('"Und weiter."', self.tree(PAPER + "**Dazu:**\n\n" + grid + "Und weiter.\n"))
        self.assertEqual(self.tables(PAPER + "**Dazu:**\n\n" + grid + "\n" + grid), [wanted, wanted])
        self.assertNotIn("PAP051", self.numbers(PAPER + "**Dazu:**\n\n" + grid))
        self.assertIn('"+----+----+"', self.tree(PAPER + "**Dazu:**\n\n+----+----+\n\nEnde.\n"))

    # ---- HTML ----

    def test_html_is_told(self):
        table = '<table><tr><td rowspan="2">Jahr</td><td>Mittel</td></tr></table>'
        for text in (table, "Dazu " + table, table.replace("><", ">\n<")):
            found = [words for number, words in self.findings(PAPER + text + "\n") if number == "PAP054"]
            self.assertEqual(len(found), 1, text)
            self.assertIn("'<table>", found[0])
        self.assertIn("<td>Mittel</td>", self.tree(PAPER + table + "\n"))

    # ---- words without a cell of their own ----

    def test_words_beyond_the_last_column(self):
        grid = "+---+---+\n| a | b |\n+===+===+\n| x | y |\n| c | d | e |\n+---+---+\n"
        self.assertIn('"y d e" source="y\\nd\\ne"', self.tree(PAPER + grid))

    def test_words_below_a_head_without_cells(self):
        self.assertIn("handwerk", self.tree(PAPER + "|---|---|\n\fhandwerk\n| a | b |\n| c | d |\n"))

    # ---- a table alone ----

    def test_pipe_table_alone_is_no_csv(self):
        text = "| Behörde | Name | Status |\n|:---|---:|:-:|\n| LZPD | A \\| B | In Planung |\n| RZF | C<br>D | Betrieb |\n"
        for content in (text, text.replace("\n", "\r\n"), "\n" + text, text.replace("|:---|---:|:-:|", "| --- | --- | --- |")):
            self.assertEqual(self.rows(content, "-q"), [["LZPD", "A | B", "In Planung"], ["RZF", "C\\nD", "Betrieb"]])
            self.assertEqual(self.numbers(content, "-q"), [])
            self.assertIn('paper kind="table"', self.tree(content, "-q"))
        csv = "Behörde|Name|Status\nLZPD|A|In Planung\nRZF|-|Betrieb\n"
        self.assertEqual(self.rows(csv, "-q"), [["LZPD", "A", "In Planung"], ["RZF", "-", "Betrieb"]])
        self.assertEqual(self.tables("# Liste\n\n" + text, "-q")[0][0], ["Behörde", "Name", "Status"])


if __name__ == "__main__":
    unittest.main()
