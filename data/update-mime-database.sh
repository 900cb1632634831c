#!/bin/sh
# A package does this by its own trigger; only an installation by hand needs it.
[ -n "${DESTDIR:-}" ] && exit 0
command -v update-mime-database >/dev/null || exit 0
update-mime-database "$MESON_INSTALL_PREFIX/share/mime"
