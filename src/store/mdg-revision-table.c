#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-revision-table.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>

void
mdg_revision_free (MdgRevision *revision)
{
  g_free (revision->author);
  g_free (revision->action);
  g_clear_object (&revision->record);
  g_free (revision);
}

gboolean
mdg_revision_table_insert (MdgStore *store,
                           MdgRecord *record,
                           const MdgUuid *parent,
                           gint64 change,
                           GError **error)
{
  static const char sql[] = "INSERT INTO revision (uuid, kind, record, parent, origin, change, state, \"value\")"
                            " VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ?7)";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GString) json = g_string_sized_new (1024);

  if (stmt == NULL)
    return FALSE;

  mdg_record_write_json (record, json);
  mdg_statement_bind_uuid (stmt, 1, mdg_record_get_revision (record));
  mdg_statement_bind_int64 (stmt, 2, mdg_record_get_kind (record));
  mdg_statement_bind_uuid (stmt, 3, mdg_record_get_uuid (record));
  mdg_statement_bind_uuid (stmt, 4, parent);
  mdg_statement_bind_int64 (stmt, 5, change);
  mdg_statement_bind_int64 (stmt, 6, mdg_record_get_state (record));
  mdg_statement_bind_text (stmt, 7, json->str);

  return mdg_statement_run (stmt, error);
}

/* Columns: kind, record, uuid, state, value. */
static MdgRecord *
read_record (MdgStatement *stmt,
             GError **error)
{
  gint64 kind = mdg_statement_get_int64 (stmt, 0);
  g_autoptr (MdgRecord) record = NULL;
  const char *json = mdg_statement_get_text (stmt, 4);
  MdgUuid uuid;

  if (kind <= MDG_KIND_NONE || kind >= MDG_N_KINDS)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_DAMAGED, _ ("The history of this record is damaged."));
      return NULL;
    }

  record = mdg_record_new ((MdgKind) kind);
  if (mdg_statement_get_uuid (stmt, 1, &uuid))
    mdg_record_set_uuid (record, &uuid);
  if (mdg_statement_get_uuid (stmt, 2, &uuid))
    mdg_record_set_revision (record, &uuid);
  mdg_record_set_state (record, (MdgState) mdg_statement_get_int64 (stmt, 3));
  if (json != NULL && !mdg_record_read_json (record, json, error))
    return NULL;

  return g_steal_pointer (&record);
}

MdgRecord *
mdg_revision_table_load (MdgStore *store,
                         const MdgUuid *revision,
                         GError **error)
{
  static const char sql[] = "SELECT kind, record, uuid, state, \"value\" FROM revision WHERE uuid = ?1";
  g_autoptr (MdgStatement) stmt = NULL;
  MdgStep step;

  if (mdg_uuid_is_nil (revision))
    return NULL;

  stmt = mdg_store_prepare (store, sql, error);
  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_uuid (stmt, 1, revision);
  step = mdg_statement_step (stmt, error);
  if (step == MDG_STEP_DONE)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("The earlier state of this record is no longer kept."));

  return step == MDG_STEP_ROW ? read_record (stmt, error) : NULL;
}

GPtrArray *
mdg_revision_table_list (MdgStore *store,
                         const MdgUuid *record,
                         GError **error)
{
  static const char sql[] = "SELECT r.kind, r.record, r.uuid, r.state, r.\"value\", r.change, c.at, c.author, c.action"
                            "  FROM revision AS r JOIN change AS c ON c.id = r.change"
                            " WHERE r.record = ?1"
                            " ORDER BY r.id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_revision_free);
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_uuid (stmt, 1, record);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      g_autoptr (MdgRevision) revision = g_new0 (MdgRevision, 1);

      revision->record = read_record (stmt, error);
      if (revision->record == NULL)
        return NULL;
      mdg_statement_get_uuid (stmt, 2, &revision->uuid);
      revision->change = mdg_statement_get_int64 (stmt, 5);
      revision->at = mdg_statement_get_int64 (stmt, 6);
      revision->author = g_strdup (mdg_statement_get_text (stmt, 7));
      revision->action = g_strdup (mdg_statement_get_text (stmt, 8));
      g_ptr_array_add (list, g_steal_pointer (&revision));
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&list) : NULL;
}
