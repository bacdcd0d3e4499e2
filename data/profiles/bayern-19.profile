# SPDX-License-Identifier: Apache-2.0
# Bayerischer Landtag, 19. Wahlperiode, read off Drucksache 19/6524 (2025). The number is printed
# with blanks round its slash; the "Hinweise des Landtagsamts" close the paper and stand in its text.
name: bayern-19
base: land
short: by
parliament: Bayerischer Landtag
term: 19
recognise: Bayerischer Landtag; BAYERISCHER LANDTAG
hints: Die Staatsregierung wird gefragt; Hinweise des Landtagsamts
fraktionen: CSU; FREIE WÄHLER; AfD; BÜNDNIS 90/DIE GRÜNEN; SPD

head.1.left: {term}. Wahlperiode
head.1.centre: {date}
head.1.right: Drucksache {spaced number}
head.2.left:
head.2.right:
masthead: type inquiry answerer
inquiry.1: {article} {running askers}
inquiry.2: vom {inquired}
inquiry.3:
question.1: {article} {running askers}
question.2: vom {inquired}
first.foot.1:
running.left: Drucksache {spaced number}
running.centre: Bayerischer Landtag {term}. Wahlperiode
running.right: Seite {page}
foot.centre:

look.head.1.left: 10 14 0
look.head.1.centre: 10 14 0
look.head.1.right: 10 14 0
look.running: 9 11 0
