# SPDX-License-Identifier: Apache-2.0
# Landtag Nordrhein-Westfalen, 18. Wahlperiode. Heads, feet and measures are those of the print of
# Drucksache 18/14087 (2025); what no print tells is our choice. docs/design.md explains the keys.
name: nrw-18
short: nrw
parliament: Landtag Nordrhein-Westfalen
term: 18
recognise: LANDTAG NORDRHEIN-WESTFALEN; Landtag Nordrhein-Westfalen
hints: der Landesregierung
fraktionen: CDU; SPD; FDP; AfD; GRÜNE; BÜNDNIS 90/DIE GRÜNEN; Die Linke; DIE LINKE; BSW; FRAKTIONSLOS; fraktionslos
ressorts: ressorts-nrw-18.csv

# Head of page 1. {name} is a fact of the paper; a piece in [] is left out where its fact is unknown.
head.1.left: LANDTAG NORDRHEIN-WESTFALEN
head.1.right: Drucksache {number}
head.2.left: {term}. Wahlperiode
head.3.right: {date}
reprint: Neudruck
inquiry.1: auf die {kind}[ {inquiry}][ vom {inquired}]
inquiry.2: {article} {wide askers}
inquiry.3: Drucksache {asked}
question.1: {article} {wide askers}

# Foot of page 1, and the heads and feet of the others
first.foot.1: Datum des Originals: {original}[/Ausgegeben: {issued}][ ({reprint})]
first.foot.2.own: Die Veröffentlichungen des Landtags Nordrhein-Westfalen
running.left: LANDTAG NORDRHEIN-WESTFALEN - {term}. Wahlperiode
running.right: Drucksache {number}
foot.centre: {page}

# Measures, computed from the line ends of Drucksache 18/14087
measure: 460.993 pt
top: 29.5 mm
bottom: 257.5 mm
first.top: 17 mm
first.bottom: 262 mm
first.foot: 267 mm
running.baseline: 18 mm
running.rule: 20 mm
foot.baseline: 272 mm
question.indent: 10 mm
item.indent: 7.5 mm
fraktion.gap: 18 pt
note.rule: 50 mm
note.gap: 18 pt
rule: 0.5 pt
wide.margin: 20 mm
wide.top: 29.5 mm
wide.bottom: 186 mm
wide.foot: 196 mm
cell.padding: 3 pt
cell.side: 4 pt

# Looks: type size, leading, white above in pt; style; alignment
look.body: 11 12.65 12.65 justify
look.head.1.left: 12 16 0 bold
look.head.1.right: 14 16 0 bold
look.head.2.left: 12 15 0 bold
look.head.3.right: 11 12.65 25.3
look.reprint: 11 12.65 12.65 bold
look.type: 16 19 25.3 bold left
look.answerer: 11 12.65 12.65
look.inquiry: 11 12.65 12.65
look.title: 11 12.65 25.3 bold left whole
look.item: 11 12.65 4
look.heading: 11 12.65 12.65 italic left whole
look.question: 11 12.65 12.65 bold justify
look.annex: 12 14 0 bold left whole
look.note: 10 11.5 0 justify
look.cell: 9.5 11 0 left
look.column: 9.5 11 0 bold left whole
look.running: 10 12 0 bold
look.foot: 10 12 0
look.first.foot: 9 11 4 left
look.first.foot.2: 8 9.5 4 justify
