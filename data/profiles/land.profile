# SPDX-License-Identifier: Apache-2.0
# Any parliament without a profile of its own, and what the others have in common: the words of the
# heads are the paper's own. The measures are those of Nordrhein-Westfalen (layout/style.c).
name: land
hints: Freistaat; Präsident des; An den Präsidenten; Senatsverwaltung; Der Senat; Freie und Hansestadt; Freie Hansestadt

head.1.left: {parliament}
head.1.right: Drucksache {number}
head.2.left: {term}. Wahlperiode
head.2.right: {date}
reprint: Neudruck
inquiry.1: auf die {kind}[ {inquiry}][ vom {inquired}]
inquiry.2: {article} {wide askers}
inquiry.3: Drucksache {asked}
question.1: {article} {wide askers}

first.foot.1: [Ausgegeben: {issued}][ ({reprint})]
running.left: {parliament}[ – {term}. Wahlperiode]
running.right: Drucksache {number}
foot.centre: {page}

first.top: 17 mm
first.bottom: 262 mm
first.foot: 267 mm
top: 29.5 mm
bottom: 257.5 mm
running.baseline: 18 mm
running.rule: 20 mm
foot.baseline: 272 mm
question.indent: 10 mm
item.indent: 7.5 mm
fraktion.gap: 18 pt
note.rule: 50 mm
wide.margin: 20 mm
wide.bottom: 186 mm
wide.foot: 196 mm

look.head.1.left: 12 16 0 bold
look.head.1.right: 14 16 0 bold
look.head.2.left: 12 15 0 bold
look.head.2.right: 11 15 0
look.reprint: 11 12.65 12.65 bold
look.type: 16 19 25.3 bold left
look.title: 11 12.65 25.3 bold left whole
look.item: 11 12.65 4
look.heading: 11 12.65 12.65 italic left whole
look.annex: 12 14 0 bold left whole
look.running: 10 12 0 bold
look.foot: 10 12 0
look.first.foot: 9 11 4 left
look.last.foot: 8 9.5 2 left
