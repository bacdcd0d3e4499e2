#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Every part of every ODS conforms to the ODF 1.3 schemas (jing), and the package is as part 2 of
# the standard wants it: mimetype first, stored, without extra field; every part in the manifest.
set -euo pipefail
: "${DRUCKSACHE:?}" "${SOURCE_DIR:?}"
for tool in jing unzip zipinfo; do
    command -v "$tool" >/dev/null || { echo "$tool is missing"; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
schema=$SOURCE_DIR/tests/schema

# A table long enough for the writer's other ways: styles declared ahead, quick packing.
awk 'BEGIN { print "Alpha;Beta;Gamma"; for (i = 0; i < 1500; i++) printf "Wort %d;%d,5;%05d\n", i, i, i }' \
    >"$work/lang.csv"
printf 'Eine Spalte\n' >"$work/kopf.csv"
"$DRUCKSACHE" build -q -f ods -o "$work" "$SOURCE_DIR/data/antwort-ka-2326.md" \
    "$SOURCE_DIR/tests/data/grenzfaelle.csv" "$work/lang.csv" "$work/kopf.csv" 2>/dev/null
made=4
for input in "$SOURCE_DIR"/tests/golden/*/input.*; do
    name=$(basename "$(dirname "$input")")
    "$DRUCKSACHE" build -q -f ods -o "$work/golden" "$input" 2>/dev/null || continue # its own test
    mv "$work/golden/input.ods" "$work/$name.ods"
    made=$((made + 1))
done

# jing has to find a fault where there is one, or its silence says nothing.
mkdir "$work/fault"
unzip -qd "$work/fault" "$work/lang.ods"
sed -i 's/<office:spreadsheet>/<office:spreadsheet><table:named-expressions\/>/' "$work/fault/content.xml"
if jing -i "$schema/OpenDocument-v1.3-schema.rng" "$work/fault/content.xml" >/dev/null 2>&1; then
    echo "jing does not see a fault"
    exit 1
fi

count=0
for ods in "$work"/*.ods; do
    name=$(basename "$ods" .ods)
    mkdir -p "$work/all/$name"
    unzip -qd "$work/all/$name" "$ods"
    head -c 85 "$ods" | tail -c 55 | grep -qa '^mimetypeapplication/vnd.oasis.opendocument.spreadsheet' ||
        { echo "$name: mimetype is not first, stored and bare"; exit 1; }
    zipinfo -1 "$ods" | grep -v -e '^mimetype$' -e '^META-INF/manifest.xml$' | sort >"$work/parts"
    grep -o 'full-path="[^"]*[^/"]"' "$work/all/$name/META-INF/manifest.xml" |
        sed 's/full-path="//;s/"$//' | sort | diff "$work/parts" - ||
        { echo "$name: manifest and parts differ"; exit 1; }
    count=$((count + 1))
done
find "$work/all" -name '*.xml' -not -name manifest.xml -print0 |
    xargs -0 jing -i "$schema/OpenDocument-v1.3-schema.rng" 2>/dev/null
find "$work/all" -name manifest.xml -print0 |
    xargs -0 jing -i "$schema/OpenDocument-v1.3-manifest-schema.rng" 2>/dev/null
{ [ "$count" = "$made" ] && [ "$count" -gt 20 ]; } || { echo "only $count of $made"; exit 1; }
echo "$count files conform"
