#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* Live records that carry code in a field of the vocabulary; -1 on error. */
gint64 mdg_code_use_query_count (MdgStore *store,
                                 const char *vocabulary,
                                 const char *code,
                                 GError **error);

/* The number after the last of the codes that begin with prefix ("U-12ab-"); codes are never used again, so terms
   that were taken back count too. -1 on error. */
int mdg_code_use_query_next_number (MdgStore *store,
                                    const char *prefix,
                                    GError **error);

G_END_DECLS
