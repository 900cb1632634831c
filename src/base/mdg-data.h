#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Data files built into the program, by path under data/: "vocabularies/content.json". NOT_FOUND
   when there is none. Free with g_bytes_unref. */
GBytes *mdg_data_lookup (const char *path,
                         GError **error);

/* Names of the files in a folder of data/, sorted; empty when there is no such folder. Free with g_strfreev. */
char **mdg_data_list (const char *folder);

G_END_DECLS
