# Landtag Nordrhein-Westfalen, 18. Wahlperiode. Sources of the values: docs/profiles.md
name: nrw-18
short: nrw
parliament: Landtag Nordrhein-Westfalen
term: 18
recognise: LANDTAG NORDRHEIN-WESTFALEN; Landtag Nordrhein-Westfalen; der Landesregierung
fraktionen: CDU; SPD; FDP; AfD; GRÜNE; BÜNDNIS 90/DIE GRÜNEN; Die Linke; DIE LINKE; BSW; FRAKTIONSLOS; fraktionslos
ressorts: ressorts-nrw-18.csv
