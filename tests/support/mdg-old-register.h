#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Puts the register that version left in tests/data/schema at path. */
void mdg_old_register_unpack (int version,
                              const char *path);
/* All rows of the tables and columns that the version itself had, as text, whatever has been added to the register at path
   since. */
char *mdg_old_register_dump (int version,
                             const char *path);

G_END_DECLS
