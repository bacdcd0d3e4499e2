# SPDX-License-Identifier: Apache-2.0
# Deutscher Bundestag, 21. Wahlperiode, read off Drucksache 21/7652 (2026): running heads change
# sides, questions are smaller than answers, the sentence of transmission stands in the foot of page
# 1, the imprint at the end. The print's text is 351 pt wide at 11 pt Times, its foot 170 mm.
name: bt-21
base: land
short: bt
parliament: Deutscher Bundestag
term: 21
recognise: Deutscher Bundestag; DEUTSCHER BUNDESTAG
hints: der Bundesregierung
fraktionen: CDU/CSU; CDU; CSU; SPD; FDP; AfD; BÜNDNIS 90/DIE GRÜNEN; Die Linke; DIE LINKE; BSW

head.1.left: {parliament}
inquiry.1: auf die {kind} {article} {running askers}
inquiry.2: – Drucksache {asked} –
inquiry.3:
question.1: {article} {running askers}

first.foot.1:
first.foot.1.own: Die Antwort wurde namens
first.foot.2.own: Die Drucksache enthält zusätzlich
last.foot.1.own: Gesamtherstellung:
last.foot.2.own: Vertrieb:
last.foot.3.own: ISSN
running.even.left: Drucksache {number}
running.even.centre: – {page} –
running.even.right: Deutscher Bundestag – {term}. Wahlperiode
running.odd.left: Deutscher Bundestag – {term}. Wahlperiode
running.odd.centre: – {page} –
running.odd.right: Drucksache {number}
foot.centre:

measure: 351 pt
edge.measure: 170 mm
top: 30 mm
bottom: 270 mm
last.foot.end: 287 mm
first.bottom: 256 mm
first.foot: 262 mm
question.indent: 21 pt
item.indent: 14 pt

look.body: 10 12.5 6.25 justify
look.item: 10 12.5 2
look.head.1.left: 14 18 0 bold
look.head.1.right: 14 18 0 bold
look.head.2.left: 10 14 0 bold
look.head.2.right: 10 14 0 bold
look.type: 16 20 40 bold left
look.answerer: 10 12.5 8 bold
look.inquiry: 10 12.5 14 bold
look.title: 13 16 22 bold left whole
look.heading: 10 12.5 16 bold left whole
look.question: 9 11 11 upright justify
look.note: 8.5 10 0 justify
look.running: 9 11 0
look.first.foot: 8.5 10.5 1 italic justify
