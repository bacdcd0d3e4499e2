# SPDX-License-Identifier: Apache-2.0
# Niedersächsischer Landtag, 19. Wahlperiode, read off Drucksache 19/8020 (2025). "(Verteilt am …)"
# closes the paper.
name: nds-19
base: land
short: ni
parliament: Niedersächsischer Landtag
term: 19
recognise: Niedersächsischer Landtag; Landtag Niedersachsen; NIEDERSÄCHSISCHER LANDTAG
hints:
fraktionen: SPD; CDU; GRÜNE; AfD

head.1.left: Niedersächsischer Landtag – {term}. Wahlperiode
head.2.left:
head.2.right:
masthead: inquiry type answerer
inquiry.1: {kind}[ {inquiry}]
inquiry.2: {article} {bracketed askers}
inquiry.3:
question.1: {article} {bracketed askers}
first.foot.1:
last.foot.1.own: (Verteilt am
running.left: Niedersächsischer Landtag – {term}. Wahlperiode
look.last.foot: 9 11 0 right
look.head.1.left: 11 14 0 bold
look.head.1.right: 11 14 0 bold
