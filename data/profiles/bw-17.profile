# SPDX-License-Identifier: Apache-2.0
# Landtag von Baden-Württemberg, 17. Wahlperiode, read off Drucksache 17/8906 (2025).
name: bw-17
base: land
short: bw
parliament: Landtag von Baden-Württemberg
term: 17
recognise: Landtag von Baden-Württemberg; Landtag Baden-Württemberg; LANDTAG VON BADEN-WÜRTTEMBERG
hints:
fraktionen: GRÜNE; CDU; SPD; FDP/DVP; AfD

head.1.left: Landtag von Baden-Württemberg
head.1.right: Drucksache {spaced number}
masthead: inquiry type answerer
inquiry.1: {kind}[ {inquiry}]
inquiry.2: {article} {running askers}
inquiry.3: und
question.1: {article} {running askers}
first.foot.1: [Ausgegeben: {issued}]
first.foot.1.own: Eingegangen:
first.foot.2.own: 1Eingegangen:
running.left: Landtag von Baden-Württemberg
running.right: Drucksache {spaced number}
