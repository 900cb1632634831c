#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* About 500 strings that break programs, of char*. Not all are UTF-8, not all may be kept. */
GPtrArray *mdg_nasty_strings_new (void);

G_END_DECLS
