# SPDX-License-Identifier: Apache-2.0
"""A table of traps: what spreadsheets like to take for something else."""

LONG = "Wort " * 8000 + "Ende"  # 40,004 characters: more than a cell holds

TRAPS_HEAD = ["Behörde", "Ressort", "Name", "Status", "PLZ", "Kosten", "Stück", "Jahr", "Anteil",
              "Beginn"]
TRAPS = [
    ["=1+1", "IM/FM", "+49 211 1", "Betrieb", "01067", "18.437.511,54 €", "1.364", "2023", "2,5",
     "06.10.2023"],
    ["@SUM(A1)", "IM", "-", "In Planung / Betrieb", "00000", "0,10 €", "-12", "1999", "-0,25",
     "01.03.1900"],
    ["Zeile 1\nZeile 2", "FM / IM / FM", "_x0041_ und __x", "", "40221", "-", "0", "2024",
     "k. A.", "31.12.2099"],
    ["<b>&amp;\"'</b>", "", "Größe „quer“ – 𝔘 \u00a0", "PILOTIERUNG", "0", "5,00 €", "7", "2025",
     "100", "29.02.2024"],
    ["*", "diverse", "?~", LONG, "12345", "1,00 €", "1.000.000", "2026", "3,125", "24.12.2023"],
]
