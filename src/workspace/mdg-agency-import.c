#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-agency-import-private.h"

#include "mdg-agency-columns.h"
#include "mdg-agency-service.h"
#include "mdg-agency-source.h"
#include "mdg-agency.h"
#include "mdg-change-table.h"
#include "mdg-error.h"
#include "mdg-import-run-table.h"
#include "mdg-record-table.h"
#include "mdg-search-index.h"
#include "mdg-term.h"
#include "mdg-workspace-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static void
row_free (gpointer data)
{
  MdgAgencyImportRow *row = data;

  g_free (row->name);
  g_free (row->reason);
  g_free (row);
}

static void
clash_free (gpointer data)
{
  MdgAgencyClash *clash = data;

  g_object_unref (clash->given);
  g_free (clash);
}

static MdgAgencyImport *
import_new (const char *path)
{
  MdgAgencyImport *self = g_new0 (MdgAgencyImport, 1);

  self->path = g_strdup (path);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->targets = g_ptr_array_new ();
  self->abilities = g_ptr_array_new_with_free_func (g_object_unref);
  self->sources = g_ptr_array_new_with_free_func (g_object_unref);
  self->clashes = g_ptr_array_new_with_free_func (clash_free);

  return self;
}

void
mdg_agency_import_free (MdgAgencyImport *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->clashes);
  g_ptr_array_unref (self->abilities);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->targets);
  g_free (self);
}

GPtrArray *
mdg_agency_import_get_rows (MdgAgencyImport *self)
{
  return self->rows;
}

GPtrArray *
mdg_agency_import_get_warnings (MdgAgencyImport *self)
{
  return self->warnings;
}

guint
mdg_agency_import_get_count (MdgAgencyImport *self,
                             MdgAgencyOutcome outcome)
{
  g_return_val_if_fail (outcome < MDG_AGENCY_N_OUTCOMES, 0);

  return self->counts[outcome];
}

void
mdg_agency_import_set_takes_file (MdgAgencyImport *self,
                                  gboolean takes_file)
{
  self->takes_file = takes_file;
}

static void
add_row (MdgAgencyImport *self,
         guint line,
         MdgAgencyOutcome outcome,
         const char *name,
         const char *reason)
{
  MdgAgencyImportRow *row = g_new0 (MdgAgencyImportRow, 1);

  row->line = line;
  row->outcome = outcome;
  row->name = g_strdup (name);
  row->reason = g_strdup (reason);
  g_ptr_array_add (self->rows, row);
  self->counts[outcome]++;
}

/* Labels and short labels of a vocabulary, folded as heads are → codes. */
static gboolean
load_words (MdgStore *store,
            const char *vocabulary,
            GHashTable *words,
            GError **error)
{
  g_autoptr (GPtrArray) terms = mdg_record_table_list_by_text (store, MDG_KIND_TERM, MDG_TERM_VOCABULARY, vocabulary, error);
  static const guint fields[] = { MDG_TERM_LABEL, MDG_TERM_SHORT, MDG_TERM_CODE };

  for (guint i = 0; terms != NULL && i < terms->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
      {
        const char *text = mdg_record_get_text (terms->pdata[i], fields[k]);

        if (text != NULL)
          g_hash_table_insert (words, mdg_agency_columns_fold (text), g_strdup (mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE)));
      }

  return terms != NULL;
}

static gboolean
check_entry (const MdgAgencyEntry *entry,
             GError **error)
{
  if (entry->kind != MDG_AGENCY_FILE_HOURS && !mdg_record_validate (entry->agency, error))
    return FALSE;

  for (guint i = 0; i < entry->abilities->len; i++)
    {
      g_autoptr (MdgRecord) copy = mdg_record_dup (entry->abilities->pdata[i]);

      mdg_record_set_reference (copy, 0, mdg_record_get_uuid (entry->agency));
      if (!mdg_record_validate (copy, error))
        return FALSE;
    }

  return TRUE;
}

/* The same entry twice in one file: the second is no news. */
static gboolean
is_repeated (MdgAgencyPlan *plan,
             const MdgAgencyEntry *entry)
{
  g_autofree char *key = g_strdup_printf ("%d\n%s\n%s", entry->kind, entry->dataset, entry->entry);
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (plan->seen, key));
  g_autofree char *source = NULL;

  if (first != 0)
    {
      g_autofree char *reason = g_strdup_printf (_ ("Line %u: has the number %s, as line %u has."), entry->line, entry->entry, first);

      add_row (plan->import, entry->line, MDG_AGENCY_REFUSED, NULL, reason);
      return TRUE;
    }

  g_hash_table_insert (plan->seen, g_steal_pointer (&key), GUINT_TO_POINTER (entry->line));
  source = mdg_agency_source_key (entry->dataset, entry->entry);
  g_hash_table_insert (plan->seen, g_steal_pointer (&source), GUINT_TO_POINTER (entry->line));

  return FALSE;
}

static void
note_edition (MdgAgencyPlan *plan,
              const MdgAgencyEntry *entry)
{
  const char *city = mdg_record_get_text (entry->agency, MDG_AGENCY_CITY_CODE);

  if (entry->kind != MDG_AGENCY_FILE_CARE && entry->kind != MDG_AGENCY_FILE_MEDICAL)
    return;
  if (!g_hash_table_contains (plan->datasets, entry->dataset))
    g_hash_table_add (plan->datasets, g_strdup (entry->dataset));
  if (city != NULL && !g_hash_table_contains (plan->cities, city))
    g_hash_table_add (plan->cities, g_strdup (city));
}

static gboolean
take_entry (MdgAgencyPlan *plan,
            MdgAgencyEntry *entry,
            GError **error)
{
  g_autoptr (GError) reason = NULL;
  MdgAgencyTarget *target = NULL;

  if (!check_entry (entry, &reason) || !mdg_agency_plan_find (plan, entry, &target, &reason))
    {
      g_autofree char *text = g_strdup_printf (_ ("Line %u: %s"), entry->line, reason->message);

      add_row (plan->import, entry->line, MDG_AGENCY_REFUSED, NULL, text);
      return TRUE;
    }
  if (is_repeated (plan, entry))
    return TRUE;

  note_edition (plan, entry);
  for (guint i = 0; i < entry->warnings->len; i++)
    g_ptr_array_add (plan->import->warnings, g_strdup (entry->warnings->pdata[i]));
  if (target == NULL)
    target = mdg_agency_plan_add (plan, entry->agency);

  return mdg_agency_merge (plan, target, entry, error);
}

static gboolean
take_file (MdgAgencyPlan *plan,
           MdgAgencyFile *file,
           GError **error)
{
  for (;;)
    {
      g_autoptr (MdgAgencyEntry) entry = NULL;
      g_autoptr (GError) local = NULL;
      guint line = 0;
      MdgSheetStatus status = mdg_agency_file_next (file, &entry, &line, &local);

      if (g_cancellable_set_error_if_cancelled (plan->cancellable, error))
        return FALSE;
      if (status == MDG_SHEET_END)
        return TRUE;
      if (status == MDG_SHEET_FAILED)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (status == MDG_SHEET_REFUSED)
        add_row (plan->import, line, MDG_AGENCY_REFUSED, NULL, local->message);
      else if (!take_entry (plan, entry, error))
        return FALSE;
    }
}

/* The service that the list is about, or every one for a list of facilities; the agency when nothing is left of it. */
static void
close_target (MdgAgencyPlan *plan,
              MdgAgencyTarget *target,
              const char *dataset)
{
  const char *official = g_str_has_prefix (dataset, "kaigo:") ? dataset + strlen ("kaigo:") : NULL;
  gboolean is_open = FALSE;

  for (guint i = 0; i < target->services->len; i++)
    {
      MdgRecord *service = target->services->pdata[i];

      if (mdg_record_get_flag (service, MDG_AGENCY_SERVICE_IS_CLOSED))
        continue;
      if (official != NULL && g_strcmp0 (mdg_record_get_text (service, MDG_AGENCY_SERVICE_OFFICIAL_CODE), official) != 0)
        {
          is_open = TRUE;
          continue;
        }
      mdg_record_set_flag (service, MDG_AGENCY_SERVICE_IS_CLOSED, TRUE);
      mdg_record_set_text (service, MDG_AGENCY_SERVICE_CLOSED_ON, plan->today_text);
      g_hash_table_add (target->changed, service);
    }
  if (!is_open && !mdg_record_get_flag (target->agency, MDG_AGENCY_IS_CLOSED))
    {
      mdg_record_set_flag (target->agency, MDG_AGENCY_IS_CLOSED, TRUE);
      mdg_record_set_text (target->agency, MDG_AGENCY_CLOSED_ON, plan->today_text);
      g_hash_table_add (target->changed, target->agency);
    }
}

/* What a whole edition no longer has within the municipalities it has. A row that was left out may be the one that is
   missing: then nobody is closed. */
static void
find_closed (MdgAgencyPlan *plan)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  if (g_hash_table_size (plan->datasets) == 0 || plan->import->counts[MDG_AGENCY_REFUSED] > 0)
    return;

  g_hash_table_iter_init (&iter, plan->by_source);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const char *dataset = mdg_record_get_text (value, MDG_AGENCY_SOURCE_DATASET);
      g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_reference (value, MDG_AGENCY_SOURCE_AGENCY));
      MdgAgencyTarget *target = g_hash_table_lookup (plan->by_uuid, uuid);
      const char *city = target != NULL ? mdg_record_get_text (target->agency, MDG_AGENCY_CITY_CODE) : NULL;

      if (mdg_record_get_flag (value, MDG_AGENCY_SOURCE_IS_GONE) || !g_hash_table_contains (plan->datasets, dataset) || g_hash_table_contains (plan->seen, key) || city == NULL || !g_hash_table_contains (plan->cities, city))
        continue;
      close_target (plan, target, dataset);
      mdg_record_set_flag (value, MDG_AGENCY_SOURCE_IS_GONE, TRUE);
      g_ptr_array_add (plan->import->sources, g_object_ref (value));
      add_row (plan->import, 0, MDG_AGENCY_CLOSED, mdg_record_get_text (target->agency, MDG_AGENCY_NAME), _ ("no longer in this list"));
    }
}

static gboolean
hash_file (const char *path,
           guint8 hash[32],
           GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 bytes[64 * 1024];
  gsize size = 32;
  FILE *file = fopen (path, "rbe");
  size_t n;

  if (file == NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The file cannot be opened: %s"), g_strerror (errno));
      return FALSE;
    }
  while ((n = fread (bytes, 1, sizeof bytes, file)) > 0)
    g_checksum_update (checksum, bytes, (gssize) n);
  fclose (file);
  g_checksum_get_digest (checksum, hash, &size);

  return TRUE;
}

typedef struct
{
  char *path;
  MdgDate today;
} Trial;

static void
trial_free (gpointer data)
{
  Trial *trial = data;

  g_free (trial->path);
  g_free (trial);
}

static gboolean
run_trial (Trial *trial,
           MdgStore *store,
           MdgAgencyPlan *plan,
           GError **error)
{
  g_autoptr (GHashTable) procedures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) services = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (MdgAgencyFile) file = NULL;

  if (!load_words (store, "proc", procedures, error) || !load_words (store, "service", services, error))
    return FALSE;
  file = mdg_agency_file_new (trial->path, procedures, services, &trial->today, error);
  if (file == NULL || !hash_file (trial->path, plan->import->hash, error) || !take_file (plan, file, error))
    return FALSE;

  find_closed (plan);

  return TRUE;
}

static gpointer
work_try (MdgStore *store,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  Trial *trial = data;
  g_autoptr (MdgAgencyImport) import = import_new (trial->path);
  MdgAgencyPlan plan;
  gboolean done = mdg_agency_plan_init (&plan, store, import, &trial->today, error);

  plan.cancellable = cancellable;
  done = done && run_trial (trial, store, &plan, error);
  mdg_agency_plan_clear (&plan);

  return done ? g_steal_pointer (&import) : NULL;
}

static Trial *
trial_new (MdgWorkspace *workspace,
           const char *path)
{
  Trial *trial = g_new0 (Trial, 1);

  trial->path = g_strdup (path);
  mdg_workspace_get_today (workspace, &trial->today);

  return trial;
}

static void
try_cb (GObject *source,
        GAsyncResult *result,
        gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  MdgAgencyImport *import = mdg_store_thread_run_finish (result, &error);

  if (import == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, import, (GDestroyNotify) mdg_agency_import_free);
}

void
mdg_agency_import_try_async (MdgWorkspace *workspace,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);

  g_return_if_fail (MDG_IS_WORKSPACE (workspace));

  g_task_set_source_tag (task, mdg_agency_import_try_async);
  mdg_store_thread_run_async (mdg_workspace_get_reader (workspace), work_try, trial_new (workspace, path), trial_free, (GDestroyNotify) mdg_agency_import_free, cancellable, try_cb, g_steal_pointer (&task));
}

MdgAgencyImport *
mdg_agency_import_try_finish (GAsyncResult *result,
                              GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

MdgAgencyImport *
mdg_agency_import_try (MdgWorkspace *workspace,
                       const char *path,
                       GError **error)
{
  Trial *trial = trial_new (workspace, path);
  MdgAgencyImport *import = mdg_store_thread_run (mdg_workspace_get_reader (workspace), work_try, trial, error);

  trial_free (trial);

  return import;
}

typedef struct
{
  MdgAgencyImport *import;
  char *author;
  MdgUuid uuid;
} Applying;

static void
applying_free (gpointer data)
{
  Applying *applying = data;

  g_free (applying->author);
  g_free (applying);
}

static void
take_clashes (MdgAgencyImport *import)
{
  for (guint i = 0; i < import->clashes->len; i++)
    {
      MdgAgencyClash *clash = import->clashes->pdata[i];

      mdg_agency_copy_value (clash->record, clash->given, clash->field);
      g_hash_table_add (clash->target->changed, clash->record);
    }
}

/* What is referred to before what refers. */
static MdgChange *
make_change (Applying *applying)
{
  MdgChange *change = mdg_change_new (N_ ("List of agencies imported"));
  MdgAgencyImport *import = applying->import;

  mdg_change_set_author (change, applying->author);
  if (import->takes_file)
    take_clashes (import);
  for (guint i = 0; i < import->targets->len; i++)
    {
      MdgAgencyTarget *target = import->targets->pdata[i];

      if (g_hash_table_contains (target->changed, target->agency))
        mdg_change_add (change, target->agency);
      for (guint k = 0; k < target->services->len; k++)
        if (g_hash_table_contains (target->changed, target->services->pdata[k]))
          mdg_change_add (change, target->services->pdata[k]);
    }
  for (guint i = 0; i < import->abilities->len; i++)
    mdg_change_add (change, import->abilities->pdata[i]);
  for (guint i = 0; i < import->sources->len; i++)
    mdg_change_add (change, import->sources->pdata[i]);

  return change;
}

static gboolean
insert_run (Applying *applying,
            MdgStore *store,
            MdgChange *change,
            GError **error)
{
  const guint *counts = applying->import->counts;
  g_autofree char *name = g_filename_display_basename (applying->import->path);
  g_autofree char *text = g_strdup_printf ("{\"new\":%u,\"same\":%u,\"update\":%u,\"conflict\":%u,\"closed\":%u,\"refused\":%u}", counts[MDG_AGENCY_NEW], counts[MDG_AGENCY_SAME], counts[MDG_AGENCY_UPDATED], counts[MDG_AGENCY_CONFLICT], counts[MDG_AGENCY_CLOSED], counts[MDG_AGENCY_REFUSED]);
  MdgImportRun run = { .change = *mdg_change_get_uuid (change), .file_name = name, .kind = (char *) "agencies", .counts = text };

  mdg_uuid_generate (&run.uuid);
  applying->uuid = run.uuid;

  return mdg_import_run_table_insert (store, &run, applying->import->hash, error);
}

static gpointer
work_apply (MdgStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Applying *applying = data;
  g_autoptr (MdgChange) change = make_change (applying);
  gboolean in_bulk = mdg_search_index_is_bulk (store, mdg_change_get_records (change)->len);

  if (!mdg_store_begin (store, error))
    return NULL;

  if (mdg_change_table_apply (store, change, in_bulk ? MDG_APPLY_WITHOUT_INDEX : MDG_APPLY_PLAIN, error)
      && (!in_bulk || mdg_search_index_rebuild (store, error))
      && insert_run (applying, store, change, error))
    return mdg_store_commit (store, error) ? applying : NULL;

  mdg_store_rollback (store);

  return NULL;
}

static Applying *
applying_new (MdgWorkspace *workspace,
              MdgAgencyImport *import)
{
  Applying *applying = g_new0 (Applying, 1);

  applying->import = import;
  applying->author = g_strdup (mdg_workspace_get_author (workspace));

  return applying;
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

  g_signal_emit_by_name (g_task_get_source_object (task), "register-changed");
  g_task_return_boolean (task, TRUE);
}

void
mdg_agency_import_apply_async (MdgWorkspace *workspace,
                               MdgAgencyImport *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  Applying *applying = applying_new (workspace, self);
  GError *error = NULL;

  g_task_set_source_tag (task, mdg_agency_import_apply_async);
  g_task_set_task_data (task, applying, applying_free);
  if (!mdg_workspace_check_writable (workspace, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  mdg_store_thread_run_async (mdg_workspace_get_writer (workspace), work_apply, applying, NULL, NULL, NULL, apply_cb, g_steal_pointer (&task));
}

gboolean
mdg_agency_import_apply_finish (MdgWorkspace *workspace,
                                GAsyncResult *result,
                                MdgUuid *import,
                                GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  if (import != NULL)
    *import = ((Applying *) g_task_get_task_data (G_TASK (result)))->uuid;

  return TRUE;
}

gboolean
mdg_agency_import_apply (MdgWorkspace *workspace,
                         MdgAgencyImport *self,
                         MdgUuid *import,
                         GError **error)
{
  Applying *applying;
  gboolean done;

  if (!mdg_workspace_check_writable (workspace, error))
    return FALSE;

  applying = applying_new (workspace, self);
  done = mdg_store_thread_run (mdg_workspace_get_writer (workspace), work_apply, applying, error) != NULL;
  if (done)
    {
      if (import != NULL)
        *import = applying->uuid;
      g_signal_emit_by_name (workspace, "register-changed");
    }
  applying_free (applying);

  return done;
}
