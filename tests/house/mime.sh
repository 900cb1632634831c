#!/bin/sh
# The file types are accepted by the tool that installs them, and a register is known by its first bytes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/mime/packages"
cp "$1" "$folder/mime/packages/"
xmllint --noout "$1"
XDG_DATA_DIRS="$folder" update-mime-database "$folder/mime" 2>"$folder/said"
[ ! -s "$folder/said" ] || { cat "$folder/said" >&2; exit 1; }
grep -q '^application/vnd.madoguchi.register$' "$folder/mime/types"
grep -q '^application/vnd.madoguchi.exchange+xml$' "$folder/mime/types"
grep -q 'MDG1' "$folder/mime/magic"
