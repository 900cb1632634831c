#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-import.h"

#include "mdg-change-table.h"
#include "mdg-error.h"
#include "mdg-import-private.h"
#include "mdg-preference-table.h"
#include "mdg-search-index.h"
#include "mdg-workspace-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
row_free (gpointer data)
{
  MdgImportRow *row = data;

  g_free (row->reason);
  g_clear_pointer (&row->row, mdg_consultation_row_free);
  g_free (row);
}

static void
unknown_free (gpointer data)
{
  MdgUnknownWord *unknown = data;

  g_free (unknown->vocabulary);
  g_free (unknown->word);
  g_free (unknown);
}

void
mdg_import_preview_free (MdgImportPreview *preview)
{
  if (preview == NULL)
    return;

  g_free (preview->path);
  g_free (preview->sheet);
  g_clear_pointer (&preview->mapping, mdg_consultation_mapping_free);
  g_clear_pointer (&preview->rows, g_ptr_array_unref);
  g_clear_pointer (&preview->warnings, g_ptr_array_unref);
  g_clear_pointer (&preview->unknown, g_ptr_array_unref);
  g_free (preview);
}

/* What a trial needs, and what it makes. */
typedef struct
{
  char *path;
  char *sheet;
  char *mapping_json;
  MdgDate today;

  MdgStore *store;
  GCancellable *cancellable;
  MdgImportPreview *preview;
  MdgConsultationWords *words;
  MdgChange *scratch;
  MdgImportMaker maker;
  GHashTable *seen; /* what identifies the rows above */
} Trial;

static void
trial_free (gpointer data)
{
  Trial *trial = data;

  g_free (trial->path);
  g_free (trial->sheet);
  g_free (trial->mapping_json);
  g_free (trial);
}

static Trial *
trial_new (MdgWorkspace *workspace,
           const char *path,
           const char *sheet,
           const char *mapping_json)
{
  Trial *trial = g_new0 (Trial, 1);

  trial->path = g_strdup (path);
  trial->sheet = g_strdup (sheet);
  trial->mapping_json = g_strdup (mapping_json);
  mdg_workspace_get_today (workspace, &trial->today);

  return trial;
}

static MdgSheetReader *
open_reader (Trial *trial,
             GError **error)
{
  g_autoptr (MdgSheetReader) reader = mdg_sheet_reader_new_for_path (trial->path, error);

  if (reader == NULL || (trial->sheet != NULL && !mdg_sheet_reader_select_sheet (reader, trial->sheet, error)))
    return NULL;

  return g_steal_pointer (&reader);
}

static MdgConsultationMapping *
map_head (Trial *trial,
          const MdgConsultationMapping *remembered,
          GError **error)
{
  g_autoptr (MdgSheetReader) reader = open_reader (trial, error);

  return reader != NULL ? mdg_consultation_mapping_new_for_reader (reader, remembered, error) : NULL;
}

/* Where the choices for files with this head are kept. */
static char *
dup_preference_key (const MdgConsultationMapping *mapping)
{
  g_autoptr (GString) heads = g_string_new (NULL);
  g_autofree char *hash = NULL;

  for (guint i = 0; i < mdg_consultation_mapping_get_n_columns (mapping); i++)
    g_string_append_printf (heads, "%s\n", mdg_consultation_mapping_get_header (mapping, i));
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, heads->str, (gssize) heads->len);
  hash[32] = '\0';

  return g_strconcat ("import-mapping/", hash, NULL);
}

static gboolean
check_missing (const MdgConsultationMapping *mapping,
               const MdgConsultationMapping *given,
               GError **error)
{
  g_autoptr (GPtrArray) missing = mdg_consultation_mapping_list_missing (mapping, given);
  g_autofree char *names = NULL;

  if (missing->len == 0)
    return TRUE;

  g_ptr_array_add (missing, NULL);
  names = g_strjoinv ("、", (char **) missing->pdata);
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The file has no column “%s”, which the mapping names. Nothing was changed."), names);

  return FALSE;
}

/* As told; else as last time for such a head; else as guessed. */
static MdgConsultationMapping *
choose_mapping (Trial *trial,
                GError **error)
{
  g_autoptr (MdgConsultationMapping) given = NULL;
  g_autoptr (MdgConsultationMapping) mapping = NULL;
  g_autofree char *key = NULL;
  g_autofree char *json = NULL;

  if (trial->mapping_json != NULL)
    {
      given = mdg_consultation_mapping_new_from_json (trial->mapping_json, error);
      if (given == NULL)
        return NULL;
    }

  mapping = map_head (trial, given, error);
  if (mapping == NULL || (given != NULL && !check_missing (mapping, given, error)))
    return NULL;
  if (given != NULL)
    return g_steal_pointer (&mapping);

  key = dup_preference_key (mapping);
  json = mdg_preference_table_dup (trial->store, key);
  given = json != NULL ? mdg_consultation_mapping_new_from_json (json, NULL) : NULL;

  return given != NULL ? map_head (trial, given, error) : g_steal_pointer (&mapping);
}

static void
add_refused (Trial *trial,
             guint line,
             const char *reason)
{
  MdgImportRow *row = g_new0 (MdgImportRow, 1);

  row->line = line;
  row->outcome = MDG_IMPORT_REFUSED;
  row->reason = g_strdup (reason);
  g_ptr_array_add (trial->preview->rows, row);
  trial->preview->n_refused++;
}

static void
collect_notes (Trial *trial,
               const MdgConsultationRow *row)
{
  GPtrArray *known = trial->preview->unknown;

  for (guint i = 0; i < row->warnings->len; i++)
    g_ptr_array_add (trial->preview->warnings, g_strdup (row->warnings->pdata[i]));
  for (guint i = 0; i < row->unknown->len; i++)
    {
      const MdgUnknownWord *word = row->unknown->pdata[i];
      MdgUnknownWord *copy;
      gboolean is_known = FALSE;

      for (guint j = 0; j < known->len && !is_known; j++)
        is_known = g_str_equal (((MdgUnknownWord *) known->pdata[j])->word, word->word) && g_str_equal (((MdgUnknownWord *) known->pdata[j])->vocabulary, word->vocabulary);
      if (is_known)
        continue;
      copy = g_new0 (MdgUnknownWord, 1);
      copy->vocabulary = g_strdup (word->vocabulary);
      copy->word = g_strdup (word->word);
      g_ptr_array_add (known, copy);
    }
}

/* FALSE with the reason when the register would not take what the row makes. */
static gboolean
validate_row (Trial *trial,
              const MdgConsultationRow *row,
              GError **error)
{
  GPtrArray *records = mdg_change_get_records (trial->scratch);
  gboolean valid = mdg_import_maker_add (&trial->maker, row, error);

  for (guint i = 0; valid && i < records->len; i++)
    valid = mdg_record_validate (records->pdata[i], error);
  g_ptr_array_set_size (records, 0);

  return valid;
}

static gboolean
find_outcome (Trial *trial,
              const MdgConsultationRow *row,
              MdgImportOutcome *outcome,
              GError **error)
{
  const char *received_at = mdg_consultation_row_get (row, "received_at");
  const char *name = mdg_consultation_row_get (row, "consulter.name");
  const char *affiliation = mdg_consultation_row_get (row, "consulter.affiliation");
  const char *text = mdg_import_get_text (row);
  g_autofree char *key = g_strjoin ("\n", received_at, name != NULL ? name : "", affiliation != NULL ? affiliation : "", text != NULL ? text : "", NULL);
  gboolean found;

  if (!mdg_import_query_find_same (trial->store, received_at, text, name, affiliation, &found, error))
    return FALSE;
  if (!g_hash_table_add (trial->seen, g_steal_pointer (&key)))
    found = TRUE;
  *outcome = found ? MDG_IMPORT_SAME : MDG_IMPORT_NEW;

  return TRUE;
}

static gboolean
take_row (Trial *trial,
          GPtrArray *cells,
          guint line,
          GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (MdgConsultationRow) row = mdg_consultation_mapping_convert (trial->preview->mapping, cells, line, trial->words, &trial->today, &reason);
  MdgImportRow *result;
  MdgImportOutcome outcome;

  if (row == NULL && g_error_matches (reason, MDG_ERROR, MDG_ERROR_NOT_FOUND))
    return TRUE;
  if (row != NULL && !validate_row (trial, row, &reason))
    g_clear_pointer (&row, mdg_consultation_row_free);
  if (row == NULL)
    {
      add_refused (trial, line, reason->message);
      return TRUE;
    }
  if (!find_outcome (trial, row, &outcome, error))
    return FALSE;

  collect_notes (trial, row);
  result = g_new0 (MdgImportRow, 1);
  result->line = line;
  result->outcome = outcome;
  result->row = g_steal_pointer (&row);
  g_ptr_array_add (trial->preview->rows, result);
  trial->preview->n_new += outcome == MDG_IMPORT_NEW;
  trial->preview->n_same += outcome == MDG_IMPORT_SAME;

  return TRUE;
}

static gboolean
take_rows (Trial *trial,
           GError **error)
{
  g_autoptr (MdgSheetReader) reader = open_reader (trial, error);

  if (reader == NULL)
    return FALSE;

  for (;;)
    {
      g_autoptr (GPtrArray) cells = NULL;
      g_autoptr (GError) local = NULL;
      guint line = 0;
      MdgSheetStatus status = mdg_sheet_reader_next (reader, &cells, &line, &local);

      if (g_cancellable_set_error_if_cancelled (trial->cancellable, error))
        return FALSE;
      if (status == MDG_SHEET_END)
        return TRUE;
      if (status == MDG_SHEET_FAILED)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (status == MDG_SHEET_REFUSED)
        add_refused (trial, line, local->message);
      else if (!take_row (trial, cells, line, error))
        return FALSE;
    }
}

static gboolean
hash_file (const char *path,
           guint8 hash[32],
           GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  FILE *file = fopen (path, "rb");
  guchar buffer[65536];
  gsize size = 32;
  gsize n;

  if (file == NULL)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("“%s” cannot be read: %s"), path, g_strerror (errno));
      return FALSE;
    }

  while ((n = fread (buffer, 1, sizeof buffer, file)) > 0)
    g_checksum_update (checksum, buffer, (gssize) n);
  fclose (file);
  g_checksum_get_digest (checksum, hash, &size);

  return TRUE;
}

static gboolean
run_trial (Trial *trial,
           GError **error)
{
  MdgImportPreview *preview = trial->preview;

  preview->path = g_strdup (trial->path);
  preview->sheet = g_strdup (trial->sheet);
  preview->rows = g_ptr_array_new_with_free_func (row_free);
  preview->warnings = g_ptr_array_new_with_free_func (g_free);
  preview->unknown = g_ptr_array_new_with_free_func (unknown_free);
  preview->mapping = choose_mapping (trial, error);
  if (preview->mapping == NULL || !hash_file (trial->path, preview->hash, error))
    return FALSE;
  trial->words = mdg_import_load_words (trial->store, error);
  if (trial->words == NULL)
    return FALSE;

  return mdg_import_maker_init (&trial->maker, trial->store, trial->scratch, error) && take_rows (trial, error);
}

static gpointer
work_preview (MdgStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Trial *trial = data;
  g_autoptr (MdgImportPreview) preview = g_new0 (MdgImportPreview, 1);
  gboolean done;

  trial->store = store;
  trial->cancellable = cancellable;
  trial->preview = preview;
  trial->scratch = mdg_change_new (NULL);
  trial->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = run_trial (trial, error);
  mdg_import_maker_clear (&trial->maker);
  g_clear_object (&trial->scratch);
  g_clear_pointer (&trial->words, mdg_consultation_words_free);
  g_clear_pointer (&trial->seen, g_hash_table_unref);

  return done ? g_steal_pointer (&preview) : NULL;
}

static void
preview_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  MdgImportPreview *preview = mdg_store_thread_run_finish (result, &error);

  if (preview == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, preview, (GDestroyNotify) mdg_import_preview_free);
}

void
mdg_import_preview_async (MdgWorkspace *workspace,
                          const char *path,
                          const char *sheet,
                          const char *mapping_json,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);

  g_return_if_fail (MDG_IS_WORKSPACE (workspace));
  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, mdg_import_preview_async);
  mdg_store_thread_run_async (mdg_workspace_get_reader (workspace), work_preview, trial_new (workspace, path, sheet, mapping_json), trial_free, (GDestroyNotify) mdg_import_preview_free, cancellable, preview_cb, g_steal_pointer (&task));
}

MdgImportPreview *
mdg_import_preview_finish (GAsyncResult *result,
                           GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

MdgImportPreview *
mdg_import_preview (MdgWorkspace *workspace,
                    const char *path,
                    const char *sheet,
                    const char *mapping_json,
                    GError **error)
{
  Trial *trial;
  MdgImportPreview *preview;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  trial = trial_new (workspace, path, sheet, mapping_json);
  preview = mdg_store_thread_run (mdg_workspace_get_reader (workspace), work_preview, trial, error);
  trial_free (trial);

  return preview;
}

typedef struct
{
  MdgImportPreview *preview;
  char *author;
  MdgUuid import;
} Applying;

static void
applying_free (gpointer data)
{
  Applying *applying = data;

  g_free (applying->author);
  g_free (applying);
}

static MdgChange *
make_change (Applying *applying,
             MdgStore *store,
             GError **error)
{
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("List of consultations imported"));
  GPtrArray *rows = applying->preview->rows;
  MdgImportMaker maker;
  gboolean done = mdg_import_maker_init (&maker, store, change, error);

  mdg_change_set_author (change, applying->author);
  for (guint i = 0; done && i < rows->len; i++)
    {
      const MdgImportRow *row = rows->pdata[i];

      if (row->outcome == MDG_IMPORT_NEW)
        done = mdg_import_maker_add (&maker, row->row, error);
    }
  mdg_import_maker_clear (&maker);

  return done ? g_steal_pointer (&change) : NULL;
}

static gboolean
insert_run (Applying *applying,
            MdgStore *store,
            MdgChange *change,
            GError **error)
{
  MdgImportPreview *preview = applying->preview;
  g_autofree char *name = g_filename_display_basename (preview->path);
  g_autofree char *counts = g_strdup_printf ("{\"new\":%u,\"same\":%u,\"refused\":%u}", preview->n_new, preview->n_same, preview->n_refused);
  MdgImportRun run = { .change = *mdg_change_get_uuid (change), .file_name = name, .kind = (char *) "consultations", .counts = counts };

  mdg_uuid_generate (&run.uuid);
  applying->import = run.uuid;

  return mdg_import_run_table_insert (store, &run, preview->hash, error);
}

static gboolean
remember (Applying *applying,
          MdgStore *store,
          GError **error)
{
  g_autofree char *key = dup_preference_key (applying->preview->mapping);
  g_autofree char *json = mdg_consultation_mapping_dup_json (applying->preview->mapping);

  return mdg_preference_table_set (store, key, json, error);
}

static gpointer
work_apply (MdgStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Applying *applying = data;
  g_autoptr (MdgChange) change = make_change (applying, store, error);
  gboolean in_bulk = change != NULL && mdg_search_index_is_bulk (store, mdg_change_get_records (change)->len);

  if (change == NULL || !mdg_store_begin (store, error))
    return NULL;

  if (mdg_change_table_apply (store, change, in_bulk ? MDG_APPLY_WITHOUT_INDEX : MDG_APPLY_PLAIN, error)
      && (!in_bulk || mdg_search_index_rebuild (store, error))
      && insert_run (applying, store, change, error)
      && remember (applying, store, error))
    return mdg_store_commit (store, error) ? applying : NULL;

  mdg_store_rollback (store);

  return NULL;
}

static Applying *
applying_new (MdgWorkspace *workspace,
              MdgImportPreview *preview)
{
  Applying *applying = g_new0 (Applying, 1);

  applying->preview = preview;
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
mdg_import_apply_async (MdgWorkspace *workspace,
                        MdgImportPreview *preview,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  GError *error = NULL;
  Applying *applying;

  g_return_if_fail (MDG_IS_WORKSPACE (workspace));

  applying = applying_new (workspace, preview);
  g_task_set_source_tag (task, mdg_import_apply_async);
  g_task_set_task_data (task, applying, applying_free);
  if (!mdg_workspace_check_writable (workspace, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  mdg_store_thread_run_async (mdg_workspace_get_writer (workspace), work_apply, applying, NULL, NULL, NULL, apply_cb, g_steal_pointer (&task));
}

gboolean
mdg_import_apply_finish (MdgWorkspace *workspace,
                         GAsyncResult *result,
                         MdgUuid *import,
                         GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  if (import != NULL)
    *import = ((Applying *) g_task_get_task_data (G_TASK (result)))->import;

  return TRUE;
}

gboolean
mdg_import_apply (MdgWorkspace *workspace,
                  MdgImportPreview *preview,
                  MdgUuid *import,
                  GError **error)
{
  Applying *applying;
  gboolean done;

  if (!mdg_workspace_check_writable (workspace, error))
    return FALSE;

  applying = applying_new (workspace, preview);
  done = mdg_store_thread_run (mdg_workspace_get_writer (workspace), work_apply, applying, error) != NULL;
  if (done)
    {
      if (import != NULL)
        *import = applying->import;
      g_signal_emit_by_name (workspace, "register-changed");
    }
  applying_free (applying);

  return done;
}

GPtrArray *
mdg_import_list (MdgWorkspace *workspace,
                 guint limit,
                 GError **error)
{
  return mdg_import_run_table_list (mdg_workspace_get_store (workspace), limit, error);
}

static MdgImportRun *
load_run (MdgWorkspace *workspace,
          const MdgUuid *import,
          GError **error)
{
  g_autoptr (MdgImportRun) run = mdg_import_run_table_load (mdg_workspace_get_store (workspace), import, error);

  if (run == NULL || !run->is_undone)
    return g_steal_pointer (&run);

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("This import was taken back already. Nothing was changed."));

  return NULL;
}

gboolean
mdg_import_undo (MdgWorkspace *workspace,
                 const MdgUuid *import,
                 GPtrArray **kept,
                 GError **error)
{
  g_autoptr (MdgImportRun) run = load_run (workspace, import, error);

  return run != NULL && mdg_workspace_undo (workspace, &run->change, NULL, kept, error);
}

static void
undo_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GPtrArray *kept = NULL;
  GError *error = NULL;

  if (mdg_workspace_undo_finish (MDG_WORKSPACE (source), result, NULL, &kept, &error))
    g_task_return_pointer (task, kept, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
mdg_import_undo_async (MdgWorkspace *workspace,
                       const MdgUuid *import,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, callback, user_data);
  g_autoptr (MdgImportRun) run = NULL;
  GError *error = NULL;

  g_return_if_fail (MDG_IS_WORKSPACE (workspace));

  g_task_set_source_tag (task, mdg_import_undo_async);
  run = load_run (workspace, import, &error);
  if (run == NULL)
    g_task_return_error (task, error);
  else
    mdg_workspace_undo_async (workspace, &run->change, cancellable, undo_cb, g_steal_pointer (&task));
}

GPtrArray *
mdg_import_undo_finish (MdgWorkspace *workspace,
                        GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
