# SPDX-License-Identifier: Apache-2.0
# Landtag Nordrhein-Westfalen, 16. Wahlperiode (2012 to 2017), read off Drucksache 16/13266 (2016):
# as the 18., with the notice of supply below the dates. Its answering sentence stands before the
# Vorbemerkung; pages keep the order of the paper, so nothing need be said of it here.
name: nrw-16
base: nrw-18
term: 16
first.foot.2: Die Veröffentlichungen des Landtags Nordrhein-Westfalen sind einzeln gegen eine Schutzgebühr beim Archiv des Landtags Nordrhein-Westfalen, 40002 Düsseldorf, Postfach 10 11 43, Telefon (0211) 884 - 2439, zu beziehen. Der kostenfreie Abruf ist auch möglich über das Internet-Angebot des Landtags Nordrhein-Westfalen unter www.landtag.nrw.de
