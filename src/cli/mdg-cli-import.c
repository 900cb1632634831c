#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-agency-import.h"
#include "mdg-cli-import-exchange.h"
#include "mdg-cli-import-geography.h"
#include "mdg-cli.h"
#include "mdg-error.h"
#include "mdg-import.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static char *kind;
static char *map;
static char *sheet;
static char *passphrase_file;
static gboolean dry_run;
static gboolean as_json;

static const GOptionEntry entries[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("exchange, consultations, agencies, boundary, towns or population"), N_ ("KIND") },
  { "map", 0, 0, G_OPTION_ARG_FILENAME, &map, N_ ("Which column is what, as JSON"), N_ ("FILE") },
  { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet, N_ ("Sheet of a workbook; the first unless said"), N_ ("NAME") },
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file, N_ ("The passphrase of a sealed file, in the first line of a file"), N_ ("FILE") },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what would happen"), NULL },
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("The result as JSON"), NULL },
  G_OPTION_ENTRY_NULL
};

static int
check (void)
{
  MdgGeographyKind geography;

  if (kind == NULL)
    return mdg_cli_wrong (_ ("Say what it is: --kind consultations"));
  if (!g_str_equal (kind, "consultations") && !g_str_equal (kind, "agencies") && !g_str_equal (kind, "exchange") && !mdg_cli_import_find_geography (kind, &geography))
    return mdg_cli_wrong (_ ("There is no kind “%s”."), kind);

  return MDG_CLI_DONE;
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
add_refused (JsonBuilder *builder,
             const MdgImportPreview *preview)
{
  json_builder_set_member_name (builder, "refused");
  json_builder_begin_array (builder);
  for (guint i = 0; i < preview->rows->len; i++)
    {
      const MdgImportRow *row = preview->rows->pdata[i];

      if (row->outcome != MDG_IMPORT_REFUSED)
        continue;
      json_builder_begin_object (builder);
      add_count (builder, "line", row->line);
      json_builder_set_member_name (builder, "reason");
      json_builder_add_string_value (builder, row->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const MdgImportPreview *preview,
            const char *import)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "import_id");
  if (import != NULL)
    json_builder_add_string_value (builder, import);
  else
    json_builder_add_null_value (builder);
  add_count (builder, "new", preview->n_new);
  add_count (builder, "same", preview->n_same);
  add_count (builder, "update", 0);
  add_count (builder, "conflict", 0);
  add_refused (builder, preview);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = json_to_string (root, FALSE);
  mdg_cli_say (stdout, "%s\n", json);
}

/* The last line names the import. */
static void
print_plain (const MdgImportPreview *preview,
             const char *import)
{
  for (guint i = 0; i < preview->rows->len; i++)
    {
      const MdgImportRow *row = preview->rows->pdata[i];

      if (row->outcome == MDG_IMPORT_REFUSED)
        mdg_cli_say (stderr, "%s\n", row->reason);
    }
  for (guint i = 0; i < preview->warnings->len; i++)
    mdg_cli_say (stderr, "%s\n", (const char *) preview->warnings->pdata[i]);
  if (preview->n_refused > 0)
    {
      mdg_cli_say (stderr, ngettext ("%u row was left out.", "%u rows were left out.", preview->n_refused), preview->n_refused);
      mdg_cli_say (stderr, "\n");
    }

  mdg_cli_say (stdout, _ ("New: %u, already there: %u, left out: %u"), preview->n_new, preview->n_same, preview->n_refused);
  mdg_cli_say (stdout, "\n");
  if (import != NULL)
    mdg_cli_say (stdout, "%s\n", import);
}

static gboolean
import_file (MdgWorkspace *workspace,
             const char *path,
             const char *mapping,
             GError **error)
{
  g_autoptr (MdgImportPreview) preview = NULL;
  char text[MDG_UUID_STRING_SIZE];
  MdgUuid import;
  MdgGeographyKind geography;

  if (mdg_cli_import_find_geography (kind, &geography))
    return mdg_cli_import_geography (workspace, geography, path, dry_run, as_json, error);

  preview = mdg_import_preview (workspace, path, sheet, mapping, error);
  if (preview == NULL || (!dry_run && !mdg_import_apply (workspace, preview, &import, error)))
    return FALSE;

  if (!dry_run)
    mdg_uuid_format (&import, text);
  (as_json ? print_json : print_plain) (preview, dry_run ? NULL : text);

  return TRUE;
}

static void
print_agencies_json (MdgAgencyImport *found,
                     const char *import)
{
  GPtrArray *rows = mdg_agency_import_get_rows (found);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "import_id");
  if (import != NULL)
    json_builder_add_string_value (builder, import);
  else
    json_builder_add_null_value (builder);
  add_count (builder, "new", mdg_agency_import_get_count (found, MDG_AGENCY_NEW));
  add_count (builder, "same", mdg_agency_import_get_count (found, MDG_AGENCY_SAME));
  add_count (builder, "update", mdg_agency_import_get_count (found, MDG_AGENCY_UPDATED));
  add_count (builder, "conflict", mdg_agency_import_get_count (found, MDG_AGENCY_CONFLICT));
  add_count (builder, "closed", mdg_agency_import_get_count (found, MDG_AGENCY_CLOSED));
  json_builder_set_member_name (builder, "refused");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const MdgAgencyImportRow *row = rows->pdata[i];

      if (row->outcome != MDG_AGENCY_REFUSED)
        continue;
      json_builder_begin_object (builder);
      add_count (builder, "line", row->line);
      json_builder_set_member_name (builder, "reason");
      json_builder_add_string_value (builder, row->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = json_to_string (root, FALSE);
  mdg_cli_say (stdout, "%s\n", json);
}

/* What is left out, kept or closed goes to stderr; the last line names the import. */
static void
print_agencies (MdgAgencyImport *found,
                const char *import)
{
  GPtrArray *rows = mdg_agency_import_get_rows (found);
  GPtrArray *warnings = mdg_agency_import_get_warnings (found);

  for (guint i = 0; i < rows->len; i++)
    {
      const MdgAgencyImportRow *row = rows->pdata[i];

      if (row->outcome == MDG_AGENCY_REFUSED)
        mdg_cli_say (stderr, "%s\n", row->reason);
      else if (row->outcome == MDG_AGENCY_CONFLICT || row->outcome == MDG_AGENCY_CLOSED)
        mdg_cli_say (stderr, "%s: %s\n", row->name, row->reason);
    }
  for (guint i = 0; i < warnings->len; i++)
    mdg_cli_say (stderr, "%s\n", (const char *) warnings->pdata[i]);

  mdg_cli_say (stdout, _ ("New: %u, changed: %u, the same: %u, kept as edited here: %u, closed: %u, left out: %u"), mdg_agency_import_get_count (found, MDG_AGENCY_NEW), mdg_agency_import_get_count (found, MDG_AGENCY_UPDATED), mdg_agency_import_get_count (found, MDG_AGENCY_SAME), mdg_agency_import_get_count (found, MDG_AGENCY_CONFLICT), mdg_agency_import_get_count (found, MDG_AGENCY_CLOSED), mdg_agency_import_get_count (found, MDG_AGENCY_REFUSED));
  mdg_cli_say (stdout, "\n");
  if (import != NULL)
    mdg_cli_say (stdout, "%s\n", import);
}

static gboolean
import_agencies (MdgWorkspace *workspace,
                 const char *path,
                 GError **error)
{
  g_autoptr (MdgAgencyImport) found = mdg_agency_import_try (workspace, path, error);
  char text[MDG_UUID_STRING_SIZE];
  MdgUuid import;

  if (found == NULL || (!dry_run && !mdg_agency_import_apply (workspace, found, &import, error)))
    return FALSE;

  if (!dry_run)
    mdg_uuid_format (&import, text);
  (as_json ? print_agencies_json : print_agencies) (found, dry_run ? NULL : text);

  return TRUE;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) workspace = NULL;
  g_autofree char *mapping = NULL;
  int code = check ();

  if (code != MDG_CLI_DONE)
    return code;
  if (g_str_equal (kind, "exchange"))
    return mdg_cli_import_exchange (arguments, passphrase_file, dry_run, as_json);
  if (map != NULL && !g_file_get_contents (map, &mapping, NULL, &error))
    return mdg_cli_refuse (error);
  workspace = mdg_cli_open (arguments[0], dry_run ? MDG_STORE_READ_ONLY : MDG_STORE_READ_WRITE, &error);
  if (workspace == NULL)
    return mdg_cli_refuse (error);

  for (char **path = arguments + 1; *path != NULL; path++)
    if (g_str_equal (kind, "agencies") ? !import_agencies (workspace, *path, &error) : !import_file (workspace, *path, mapping, &error))
      return mdg_cli_refuse (error);

  return MDG_CLI_DONE;
}

const MdgCliVerb mdg_cli_import = { "import", "REGISTER FILE…", N_ ("Take in an exchange file, a list of consultations or agencies, boundaries, towns or their population"), entries, 2, G_MAXUINT, run };
