#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-version.h"

#include <string.h>

static const char *const codes[] = {
  [MDG_VERSION_INTERNAL] = "internal",
  [MDG_VERSION_COMMITTEE] = "committee",
  [MDG_VERSION_PUBLIC] = "public",
};

const char *
mdg_version_get_code (MdgVersion version)
{
  g_return_val_if_fail (version < G_N_ELEMENTS (codes), NULL);

  return codes[version];
}

gboolean
mdg_version_find (const char *code,
                  MdgVersion *version)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_strcmp0 (codes[i], code) == 0)
      {
        *version = i;
        return TRUE;
      }

  return FALSE;
}
