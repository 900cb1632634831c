#!/bin/sh
# POTFILES and ja.po are what tools/update-po makes of the sources, and nothing is untranslated or fuzzy.
exec "$1/tools/update-po" --check
