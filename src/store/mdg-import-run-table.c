#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-import-run-table.h"

#include "mdg-error.h"
#include "mdg-record-table.h"

#include <glib/gi18n-lib.h>

#define HASH_SIZE 32

void
mdg_import_run_free (MdgImportRun *run)
{
  if (run == NULL)
    return;

  g_free (run->author);
  g_free (run->file_name);
  g_free (run->kind);
  g_free (run->counts);
  g_free (run);
}

gboolean
mdg_import_run_table_insert (MdgStore *store,
                             const MdgImportRun *run,
                             const guint8 *hash,
                             GError **error)
{
  static const char sql[] = "INSERT INTO import_run (uuid, change, file_name, file_hash, kind, counts)"
                            " VALUES (?1, (SELECT id FROM change WHERE uuid = ?2), ?3, ?4, ?5, ?6)";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_uuid (stmt, 1, &run->uuid);
  mdg_statement_bind_uuid (stmt, 2, &run->change);
  mdg_statement_bind_text (stmt, 3, run->file_name);
  mdg_statement_bind_blob (stmt, 4, hash, HASH_SIZE);
  mdg_statement_bind_text (stmt, 5, run->kind);
  mdg_statement_bind_text (stmt, 6, run->counts);

  return mdg_statement_run (stmt, error);
}

static MdgImportRun *
read_run (MdgStatement *stmt)
{
  MdgImportRun *run = g_new0 (MdgImportRun, 1);

  mdg_statement_get_uuid (stmt, 0, &run->uuid);
  mdg_statement_get_uuid (stmt, 1, &run->change);
  run->at = mdg_statement_get_int64 (stmt, 2);
  run->author = g_strdup (mdg_statement_get_text (stmt, 3));
  run->file_name = g_strdup (mdg_statement_get_text (stmt, 4));
  run->kind = g_strdup (mdg_statement_get_text (stmt, 5));
  run->counts = g_strdup (mdg_statement_get_text (stmt, 6));
  run->is_undone = mdg_statement_get_int64 (stmt, 7) != 0;

  return run;
}

MdgImportRun *
mdg_import_run_table_load (MdgStore *store,
                           const MdgUuid *uuid,
                           GError **error)
{
  static const char sql[] = "SELECT r.uuid, c.uuid, c.at, c.author, r.file_name, r.kind, r.counts,"
                            "       r.undone OR EXISTS (SELECT 1 FROM change WHERE undoes = r.change)"
                            "  FROM import_run AS r JOIN change AS c ON c.id = r.change"
                            " WHERE r.uuid = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_uuid (stmt, 1, uuid);
  step = mdg_statement_step (stmt, error);
  if (step == MDG_STEP_DONE)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no import of this number in the register."));

  return step == MDG_STEP_ROW ? read_run (stmt) : NULL;
}

GPtrArray *
mdg_import_run_table_list (MdgStore *store,
                           guint limit,
                           GError **error)
{
  static const char sql[] = "SELECT r.uuid, c.uuid, c.at, c.author, r.file_name, r.kind, r.counts,"
                            "       r.undone OR EXISTS (SELECT 1 FROM change WHERE undoes = r.change)"
                            "  FROM import_run AS r JOIN change AS c ON c.id = r.change"
                            " ORDER BY r.id DESC LIMIT ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_import_run_free);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_int64 (stmt, 1, limit);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_ptr_array_add (runs, read_run (stmt));

  return step == MDG_STEP_DONE ? g_steal_pointer (&runs) : NULL;
}

gboolean
mdg_import_query_find_same (MdgStore *store,
                            const char *received_at,
                            const char *text,
                            const char *consulter_name,
                            const char *affiliation,
                            gboolean *found,
                            GError **error)
{
  static const char sql[] = "SELECT 1 FROM consultation"
                            " WHERE received_at = ?1 AND state = 0 AND \"text\" IS ?2"
                            "   AND consulter_name IS ?3 AND affiliation IS ?4 LIMIT 1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_text (stmt, 1, received_at);
  mdg_statement_bind_text (stmt, 2, text);
  mdg_statement_bind_text (stmt, 3, consulter_name);
  mdg_statement_bind_text (stmt, 4, affiliation);
  step = mdg_statement_step (stmt, error);
  *found = step == MDG_STEP_ROW;

  return step != MDG_STEP_ERROR;
}

GPtrArray *
mdg_import_query_list_subjects (MdgStore *store,
                                const char *birth,
                                const char *sex,
                                GError **error)
{
  static const char sql[] = "SELECT id FROM subject WHERE birth = ?1 AND sex = ?2 AND state = 0 ORDER BY id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) subjects = g_ptr_array_new_with_free_func (g_object_unref);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, birth);
  mdg_statement_bind_text (stmt, 2, sex);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgRecord *record = mdg_record_table_load_by_id (store, MDG_KIND_SUBJECT, mdg_statement_get_int64 (stmt, 0), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (subjects, record);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&subjects) : NULL;
}
