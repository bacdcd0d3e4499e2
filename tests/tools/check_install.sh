#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Installs into an empty folder and runs from there: program, man page and licences are where a
# distribution expects them, and the program needs no file beside itself.
set -euo pipefail
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cmake --install "$BUILD_DIR" --prefix "$root/usr" >/dev/null
for file in bin/drucksache share/man/man1/drucksache.1 share/doc/drucksache/LICENSE \
    share/doc/drucksache/licences; do
    [ -e "$root/usr/$file" ] || { echo "missing: $file"; exit 1; }
done
[ "$(find "$root/usr/share/doc/drucksache/licences" -type f | wc -l)" -ge 4 ] ||
    { echo "licences of fonts, patterns or colour profile are missing"; exit 1; }
cd "$root"
cp "$SOURCE_DIR/data/antwort-ka-2326.md" .
env -i usr/bin/drucksache build antwort-ka-2326.md
ls output
[ "$(find output -type f -size +0 | wc -l)" = 3 ]
