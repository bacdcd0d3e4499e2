# SPDX-License-Identifier: Apache-2.0
# Schleswig-Holsteinischer Landtag, 20. Wahlperiode, read off Drucksache 20/3153 (2025).
name: sh-20
base: land
short: sh
parliament: Schleswig-Holsteinischer Landtag
term: 20
recognise: SCHLESWIG-HOLSTEINISCHER LANDTAG; Schleswig-Holsteinischer Landtag
hints:
fraktionen: CDU; BÜNDNIS 90/DIE GRÜNEN; SPD; FDP; SSW

head.1.left: SCHLESWIG-HOLSTEINISCHER LANDTAG
masthead: inquiry type answerer
inquiry.1: {kind}[ {inquiry}]
inquiry.2: {article} {bracketed askers}
inquiry.3: und
question.1: {article} {bracketed askers}
first.foot.1:
running.left: Drucksache {number}
running.right: Schleswig-Holsteinischer Landtag - {term}. Wahlperiode
