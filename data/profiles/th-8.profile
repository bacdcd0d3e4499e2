# SPDX-License-Identifier: Apache-2.0
# Thüringer Landtag, 8. Wahlperiode, read off Drucksache 8/1714 (2025): running heads change sides.
name: th-8
base: land
short: th
parliament: Thüringer Landtag
term: 8
recognise: Thüringer Landtag; THÜRINGER LANDTAG
hints:
fraktionen: CDU; AfD; BSW; Die Linke; SPD

head.1.left: Thüringer Landtag
masthead: inquiry type answerer
inquiry.1: {kind}[ {inquiry}]
inquiry.2: {article} {bracketed askers}
inquiry.3: und
question.1: {article} {bracketed askers}
first.foot.1:
first.foot.1.own: Druck: Thüringer Landtag
running.even.left: Drucksache {number}
running.even.right: Thüringer Landtag - {term}. Wahlperiode
running.odd.left: Thüringer Landtag - {term}. Wahlperiode
running.odd.right: Drucksache {number}
