#pragma once

#include <glib.h>

G_BEGIN_DECLS

  typedef gboolean (*MdgOutputFunc) (const char *temporary,
                                     gpointer data,
                                     GError **error);

  /* Lets write fill a temporary file beside path, which then takes its place whole or not at all. */
  gboolean mdg_output_replace (const char *path,
                               MdgOutputFunc write,
                               gpointer data,
                               GError **error);
  gboolean mdg_output_replace_bytes (const char *path,
                                     const guint8 *bytes,
                                     gsize size,
                                     GError **error);

  G_END_DECLS
