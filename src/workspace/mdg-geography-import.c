#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-geography-import.h"

#include "mdg-boundary.h"
#include "mdg-change-table.h"
#include "mdg-error.h"
#include "mdg-geography-plan-private.h"
#include "mdg-import-run-table.h"
#include "mdg-record-table.h"
#include "mdg-town-index.h"
#include "mdg-town.h"
#include "mdg-workspace-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  MdgGeographyKind kind;
  char *path;
} Asked;

const char *
mdg_geography_kind_get_name (MdgGeographyKind kind)
{
  static const char *const names[MDG_GEOGRAPHY_N_KINDS] = { "boundary", "towns", "population" };

  return names[kind];
}

void
mdg_geography_import_free (MdgGeographyImport *import)
{
  if (import == NULL)
    return;

  g_free (import->path);
  g_clear_object (&import->change);
  g_clear_pointer (&import->refused, g_ptr_array_unref);
  g_clear_pointer (&import->remarks, g_ptr_array_unref);
  g_free (import);
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->path);
  g_free (asked);
}

static gboolean
hash_file (MdgGeographyImport *import,
           GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  FILE *file = fopen (import->path, "rb");
  guchar buffer[65536];
  gsize size = sizeof import->hash;
  gsize n;

  if (file == NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("“%s” cannot be read: %s"), import->path, g_strerror (errno));
      return FALSE;
    }

  while ((n = fread (buffer, 1, sizeof buffer, file)) > 0)
    g_checksum_update (checksum, buffer, (gssize) n);
  fclose (file);
  g_checksum_get_digest (checksum, import->hash, &size);

  return TRUE;
}

/* "N03-20240101_12_GML.zip": the day that a name holds. */
static char *
find_day (const char *name)
{
  for (const char *at = name; *at != '\0'; at++)
    {
      gsize digits = strspn (at, "0123456789");
      g_autofree char *iso = digits == 8 && (g_str_has_prefix (at, "19") || g_str_has_prefix (at, "20")) ? g_strdup_printf ("%.4s-%.2s-%.2s", at, at + 4, at + 6) : NULL;
      MdgDate date;

      if (iso != NULL && mdg_date_parse_iso (iso, &date) && mdg_date_is_valid (&date))
        return g_steal_pointer (&iso);
      if (digits > 0)
        at += digits - 1;
    }

  return NULL;
}

/* The credit that the publishers ask for. */
static char *
find_source (const char *name)
{
  if (strstr (name, "N03") != NULL)
    return g_strdup ("「国土数値情報（行政区域データ）」（国土交通省）を加工して作成");
  if (strstr (name, "r2ka") != NULL || strstr (name, "A002005212020") != NULL)
    return g_strdup ("「令和2年国勢調査 町丁・字等境界データ」（総務省統計局）を加工して作成");
  if (g_str_has_prefix (name, "tblT"))
    return g_strdup ("「国勢調査 小地域集計」（総務省統計局）を加工して作成");

  return g_strdup (name);
}

static gboolean
load_register (MdgGeographyPlan *plan,
               MdgStore *store,
               GError **error)
{
  g_autoptr (GPtrArray) centres = mdg_record_table_list (store, MDG_KIND_CENTRE, error);

  if (centres == NULL || centres->len == 0)
    return FALSE;
  plan->centre = g_object_ref (centres->pdata[0]);
  plan->towns = mdg_record_table_list (store, MDG_KIND_TOWN, error);
  plan->boundaries = plan->towns != NULL ? mdg_record_table_list (store, MDG_KIND_BOUNDARY, error) : NULL;
  if (plan->boundaries == NULL)
    return FALSE;

  for (guint i = 0; i < plan->towns->len; i++)
    {
      MdgRecord *town = plan->towns->pdata[i];
      const char *code = mdg_record_get_text (town, MDG_TOWN_CODE);

      if (code != NULL)
        g_hash_table_insert (plan->by_code, g_strdup (code), town);
      g_hash_table_insert (plan->by_key, mdg_town_dup_key (mdg_record_get_text (town, MDG_TOWN_NAME)), town);
    }

  return TRUE;
}

static gboolean
fill (MdgGeographyPlan *plan,
      MdgStore *store,
      GError **error)
{
  static gboolean (*const plan_kind[MDG_GEOGRAPHY_N_KINDS]) (MdgGeographyPlan * plan, GError * *error) = { mdg_geography_plan_boundary, mdg_geography_plan_towns, mdg_geography_plan_population };
  g_autofree char *name = g_filename_display_basename (plan->import->path);

  plan->source = find_source (name);
  plan->dated_on = find_day (name);
  plan->list = mdg_place_list_new_for_path (plan->import->path, plan->import->kind != MDG_GEOGRAPHY_POPULATION, error);

  return plan->list != NULL && load_register (plan, store, error) && plan_kind[plan->import->kind](plan, error);
}

static void
clear (MdgGeographyPlan *plan)
{
  g_clear_pointer (&plan->list, mdg_place_list_free);
  g_clear_object (&plan->centre);
  g_clear_pointer (&plan->towns, g_ptr_array_unref);
  g_clear_pointer (&plan->boundaries, g_ptr_array_unref);
  g_hash_table_unref (plan->by_code);
  g_hash_table_unref (plan->by_key);
  g_free (plan->source);
  g_free (plan->dated_on);
}

static gpointer
work_preview (MdgStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  static const char *const actions[MDG_GEOGRAPHY_N_KINDS] = { N_ ("Boundaries imported"), N_ ("Places of towns imported"), N_ ("Population imported") };
  const Asked *asked = data;
  g_autoptr (MdgGeographyImport) import = g_new0 (MdgGeographyImport, 1);
  MdgGeographyPlan plan = { .import = import };
  gboolean done;

  import->kind = asked->kind;
  import->path = g_strdup (asked->path);
  import->change = mdg_change_new (actions[asked->kind]);
  plan.by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan.by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = hash_file (import, error) && fill (&plan, store, error);
  if (done)
    {
      import->refused = g_ptr_array_ref (plan.list->refused);
      import->remarks = g_ptr_array_ref (plan.list->remarks);
    }
  clear (&plan);

  return done ? g_steal_pointer (&import) : NULL;
}

static Asked *
asked_new (MdgGeographyKind kind,
           const char *path)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->kind = kind;
  asked->path = g_strdup (path);

  return asked;
}

MdgGeographyImport *
mdg_geography_import_preview (MdgWorkspace *workspace,
                              MdgGeographyKind kind,
                              const char *path,
                              GError **error)
{
  Asked *asked;
  MdgGeographyImport *import;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  asked = asked_new (kind, path);
  import = mdg_store_thread_run (mdg_workspace_get_reader (workspace), work_preview, asked, error);
  asked_free (asked);

  return import;
}

static void
preview_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  MdgGeographyImport *import = mdg_store_thread_run_finish (result, &error);

  if (import == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, import, (GDestroyNotify) mdg_geography_import_free);
}

void
mdg_geography_import_preview_async (MdgWorkspace *workspace,
                                    MdgGeographyKind kind,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);

  g_return_if_fail (MDG_IS_WORKSPACE (workspace));

  g_task_set_source_tag (task, mdg_geography_import_preview_async);
  mdg_store_thread_run_async (mdg_workspace_get_reader (workspace), work_preview, asked_new (kind, path), asked_free, (GDestroyNotify) mdg_geography_import_free, cancellable, preview_cb, g_steal_pointer (&task));
}

MdgGeographyImport *
mdg_geography_import_preview_finish (GAsyncResult *result,
                                     GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  MdgGeographyImport *import;
  MdgUuid id;
} Applying;

static gboolean
insert_run (Applying *applying,
            MdgStore *store,
            GError **error)
{
  MdgGeographyImport *import = applying->import;
  g_autofree char *name = g_filename_display_basename (import->path);
  g_autofree char *counts = g_strdup_printf ("{\"new\":%u,\"update\":%u,\"same\":%u,\"refused\":%u}", import->n_new, import->n_update, import->n_same, import->refused->len);
  MdgImportRun run = { .change = *mdg_change_get_uuid (import->change), .file_name = name, .kind = (char *) mdg_geography_kind_get_name (import->kind), .counts = counts };

  mdg_uuid_generate (&run.uuid);
  applying->id = run.uuid;

  return mdg_import_run_table_insert (store, &run, import->hash, error);
}

static gpointer
work_apply (MdgStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Applying *applying = data;

  if (!mdg_store_begin (store, error))
    return NULL;
  if (mdg_change_table_apply (store, applying->import->change, MDG_APPLY_PLAIN, error) && insert_run (applying, store, error))
    return mdg_store_commit (store, error) ? applying : NULL;

  mdg_store_rollback (store);

  return NULL;
}

gboolean
mdg_geography_import_apply (MdgWorkspace *workspace,
                            MdgGeographyImport *import,
                            MdgUuid *id,
                            GError **error)
{
  Applying applying = { .import = import };

  if (!mdg_workspace_check_writable (workspace, error))
    return FALSE;

  mdg_change_set_author (import->change, mdg_workspace_get_author (workspace));
  if (mdg_store_thread_run (mdg_workspace_get_writer (workspace), work_apply, &applying, error) == NULL)
    return FALSE;
  if (id != NULL)
    *id = applying.id;
  mdg_workspace_announce (workspace, import->change);

  return TRUE;
}

static void
apply_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (mdg_store_thread_run_finish (result, &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  mdg_workspace_announce (g_task_get_source_object (task), ((Applying *) g_task_get_task_data (task))->import->change);
  g_task_return_boolean (task, TRUE);
}

void
mdg_geography_import_apply_async (MdgWorkspace *workspace,
                                  MdgGeographyImport *import,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  Applying *applying = g_new0 (Applying, 1);
  GError *error = NULL;

  applying->import = import;
  g_task_set_source_tag (task, mdg_geography_import_apply_async);
  g_task_set_task_data (task, applying, g_free);
  if (!mdg_workspace_check_writable (workspace, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  mdg_change_set_author (import->change, mdg_workspace_get_author (workspace));
  mdg_store_thread_run_async (mdg_workspace_get_writer (workspace), work_apply, applying, NULL, NULL, NULL, apply_cb, g_steal_pointer (&task));
}

gboolean
mdg_geography_import_apply_finish (MdgWorkspace *workspace,
                                   GAsyncResult *result,
                                   MdgUuid *id,
                                   GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (id != NULL)
    *id = ((Applying *) g_task_get_task_data (G_TASK (result)))->id;

  return TRUE;
}
