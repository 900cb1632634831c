#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the program's own files are: where they were installed, or in the build tree when the program is run from
   there, which it tells by its own place. */

/* A path of the build tree, or NULL when the program is not run from one. */
char *mdg_install_dup_build_path (const char *relative);

char *mdg_install_dup_locale_dir (void);

/* Sets the locale and the catalogue; first thing in main (). A machine that was never told its language speaks
   Japanese, the language of the people at the desk and of what they print. */
void mdg_install_set_locale (void);

G_END_DECLS
