# SPDX-License-Identifier: Apache-2.0
# Landtag Nordrhein-Westfalen, 17. Wahlperiode (2017 to 2022): as the 18. The notice of supply stood
# on papers until January 2019 and was gone by July 2020: it is printed where the paper has it.
name: nrw-17
base: nrw-18
term: 17
