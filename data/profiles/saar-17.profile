# SPDX-License-Identifier: Apache-2.0
# Landtag des Saarlandes, 17. Wahlperiode, read off Drucksache 17/1374 (2025).
name: saar-17
base: land
short: sl
parliament: Landtag des Saarlandes
term: 17
recognise: LANDTAG DES SAARLANDES; Landtag des Saarlandes
hints:
fraktionen: SPD; CDU; AfD

head.1.left: LANDTAG DES SAARLANDES
inquiry.1: zu der
inquiry.2: {kind} {article} {bracketed askers}
inquiry.3:
question.1: {article} {bracketed askers}
first.foot.1: Ausgegeben: {issued}
running.left: Drucksache {number}
running.right: Landtag des Saarlandes
foot.centre: - {page} -
