#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* NULL when it was never set. */
char *mdg_preference_table_dup (MdgStore *store,
                                const char *key);
gboolean mdg_preference_table_set (MdgStore *store,
                                   const char *key,
                                   const char *value,
                                   GError **error);

G_END_DECLS
