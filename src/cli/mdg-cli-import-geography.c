#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli-import-geography.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

gboolean
mdg_cli_import_find_geography (const char *name,
                               MdgGeographyKind *kind)
{
  for (*kind = 0; *kind < MDG_GEOGRAPHY_N_KINDS; (*kind)++)
    if (g_str_equal (name, mdg_geography_kind_get_name (*kind)))
      return TRUE;

  return FALSE;
}

static void
add_count (JsonBuilder *builder,
           const char *name,
           guint n)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, n);
}

static void
print_json (const MdgGeographyImport *import,
            const char *id)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "import_id");
  if (id != NULL)
    json_builder_add_string_value (builder, id);
  else
    json_builder_add_null_value (builder);
  add_count (builder, "new", import->n_new);
  add_count (builder, "same", import->n_same);
  add_count (builder, "update", import->n_update);
  add_count (builder, "conflict", 0);
  json_builder_set_member_name (builder, "refused");
  json_builder_begin_array (builder);
  for (guint i = 0; i < import->refused->len; i++)
    {
      const MdgPlaceRefused *refused = import->refused->pdata[i];

      json_builder_begin_object (builder);
      add_count (builder, "line", refused->number);
      json_builder_set_member_name (builder, "reason");
      json_builder_add_string_value (builder, refused->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "remarks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < import->remarks->len; i++)
    json_builder_add_string_value (builder, import->remarks->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = json_to_string (root, FALSE);
  mdg_cli_say (stdout, "%s\n", json);
}

static void
print_plain (const MdgGeographyImport *import,
             const char *id)
{
  for (guint i = 0; i < import->refused->len; i++)
    {
      const MdgPlaceRefused *refused = import->refused->pdata[i];

      mdg_cli_say (stderr, _ ("Row %u: %s"), refused->number, refused->reason);
      mdg_cli_say (stderr, "\n");
    }
  for (guint i = 0; i < import->remarks->len; i++)
    mdg_cli_say (stderr, "%s\n", (const char *) import->remarks->pdata[i]);
  mdg_cli_say (stdout, _ ("New: %u, changed: %u, already there: %u, left out: %u"), import->n_new, import->n_update, import->n_same, import->refused->len);
  mdg_cli_say (stdout, "\n");
  if (id != NULL)
    mdg_cli_say (stdout, "%s\n", id);
}

gboolean
mdg_cli_import_geography (MdgWorkspace *workspace,
                          MdgGeographyKind kind,
                          const char *path,
                          gboolean dry_run,
                          gboolean as_json,
                          GError **error)
{
  g_autoptr (MdgGeographyImport) import = mdg_geography_import_preview (workspace, kind, path, error);
  g_autofree char *text = NULL;
  MdgUuid id;

  if (import == NULL || (!dry_run && !mdg_geography_import_apply (workspace, import, &id, error)))
    return FALSE;

  if (!dry_run)
    text = mdg_uuid_dup_string (&id);
  (as_json ? print_json : print_plain) (import, text);

  return TRUE;
}
