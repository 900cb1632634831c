#pragma once

#include "mdg-store.h"

G_BEGIN_DECLS

/* The content of scans, once under the hash of each; what the records of attachments point at. */

/* In the transaction of the caller. What is there already is left as it is. */
gboolean mdg_attachment_table_insert (MdgStore *store,
                                      const char *hash,
                                      GBytes *content,
                                      GError **error);
/* NOT_FOUND when it is not there, DAMAGED when it is not what the hash says. */
GBytes *mdg_attachment_table_load (MdgStore *store,
                                   const char *hash,
                                   GError **error);
/* Hashes of live attachments, each once. */
char **mdg_attachment_table_list_hashes (MdgStore *store,
                                         GError **error);

G_END_DECLS
