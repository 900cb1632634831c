#define G_LOG_DOMAIN "mdg-base"

#include "config.h"

#include "mdg-data.h"

#include "mdg-data-resources.h"
#include "mdg-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define PREFIX "/io/github/madoguchi/Madoguchi/data/"

/* By hand: a static library drops the constructor that would do it. */
static GResource *
get_resource (void)
{
  static GResource *resource;

  if (g_once_init_enter (&resource))
    {
      mdg_data_register_resource ();
      g_once_init_leave (&resource, mdg_data_get_resource ());
    }

  return resource;
}

GBytes *
mdg_data_lookup (const char *path,
                 GError **error)
{
  g_autofree char *full = NULL;
  GBytes *bytes;

  g_return_val_if_fail (path != NULL, NULL);

  full = g_strconcat (PREFIX, path, NULL);
  bytes = g_resource_lookup_data (get_resource (), full, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("The program has no data file “%s”."), path);

  return bytes;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
mdg_data_list (const char *folder)
{
  g_autofree char *full = NULL;
  char **names;

  g_return_val_if_fail (folder != NULL, NULL);

  full = g_strconcat (PREFIX, folder, NULL);
  names = g_resource_enumerate_children (get_resource (), full, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (names == NULL)
    return g_new0 (char *, 1);

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}
