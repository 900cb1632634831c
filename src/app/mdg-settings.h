#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What this desk chose; lives as long as the program. */
GSettings *mdg_settings_get (void);

/* FALSE when the program was copied without its settings schema; nothing can start then. */
gboolean mdg_settings_are_installed (void);

G_END_DECLS
