#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-settings.h"

#include "mdg-install.h"

/* The installed schema, or the one of the build tree the program runs from; NULL when there is none. */
static GSettingsSchema *
look_up_schema (void)
{
  GSettingsSchemaSource *system = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) source = NULL;
  GSettingsSchema *schema = NULL;
  g_autofree char *folder = NULL;

  if (system != NULL)
    schema = g_settings_schema_source_lookup (system, MDG_APP_ID, TRUE);
  if (schema != NULL)
    return schema;

  folder = mdg_install_dup_build_path ("data");
  if (folder == NULL)
    return NULL;
  source = g_settings_schema_source_new_from_directory (folder, system, FALSE, NULL);

  return source != NULL ? g_settings_schema_source_lookup (source, MDG_APP_ID, TRUE) : NULL;
}

GSettings *
mdg_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    {
      g_autoptr (GSettingsSchema) schema = look_up_schema ();

      g_assert (schema != NULL);
      settings = g_settings_new_full (schema, NULL, NULL);
    }

  return settings;
}

gboolean
mdg_settings_are_installed (void)
{
  g_autoptr (GSettingsSchema) schema = look_up_schema ();

  return schema != NULL;
}
