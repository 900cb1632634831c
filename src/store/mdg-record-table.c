#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-record-table.h"

#include "mdg-consultation-code-table.h"
#include "mdg-error.h"
#include "mdg-record-sql.h"

#include <glib/gi18n-lib.h>

MdgRecord *
mdg_record_table_read_row (MdgKind kind,
                           MdgStatement *stmt)
{
  MdgRecord *record = mdg_record_new (kind);
  const MdgRecordInfo *info = mdg_record_get_info (record);
  MdgUuid uuid;

  mdg_record_set_id (record, mdg_statement_get_int64 (stmt, 0));
  if (mdg_statement_get_uuid (stmt, 1, &uuid))
    mdg_record_set_uuid (record, &uuid);
  if (mdg_statement_get_uuid (stmt, 2, &uuid))
    mdg_record_set_revision (record, &uuid);
  mdg_record_set_state (record, (MdgState) mdg_statement_get_int64 (stmt, 3));

  for (guint i = 0; i < info->n_fields; i++)
    {
      int column = MDG_RECORD_SQL_FIRST_FIELD + (int) i;
      MdgFieldType type = info->fields[i].type;

      if (mdg_statement_is_null (stmt, column))
        continue;

      if (type == MDG_FIELD_INTEGER || type == MDG_FIELD_FLAG)
        mdg_record_set_integer (record, i, mdg_statement_get_int64 (stmt, column));
      else if (type != MDG_FIELD_REFERENCE)
        mdg_record_set_text (record, i, mdg_statement_get_text (stmt, column));
      else if (mdg_statement_get_uuid (stmt, column, &uuid))
        mdg_record_set_reference (record, i, &uuid);
    }

  return record;
}

static MdgRecord *
load_one (MdgKind kind,
          MdgStatement *stmt,
          GError **error)
{
  MdgStep step = mdg_statement_step (stmt, error);

  if (step == MDG_STEP_DONE)
    g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("This record is not in the register: %s"), _ (mdg_record_info_get (kind)->label));

  return step == MDG_STEP_ROW ? mdg_record_table_read_row (kind, stmt) : NULL;
}

MdgRecord *
mdg_record_table_load (MdgStore *store,
                       MdgKind kind,
                       const MdgUuid *uuid,
                       GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, mdg_record_sql_get (kind)->select_uuid, error);

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_uuid (stmt, 1, uuid);

  return load_one (kind, stmt, error);
}

MdgRecord *
mdg_record_table_load_by_id (MdgStore *store,
                             MdgKind kind,
                             gint64 id,
                             GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, mdg_record_sql_get (kind)->select_id, error);

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_int64 (stmt, 1, id);

  return load_one (kind, stmt, error);
}

static GPtrArray *
list_rows (MdgKind kind,
           MdgStatement *stmt,
           GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  MdgStep step;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_ptr_array_add (records, mdg_record_table_read_row (kind, stmt));

  return step == MDG_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

GPtrArray *
mdg_record_table_list (MdgStore *store,
                       MdgKind kind,
                       GError **error)
{
  g_autofree char *sql = g_strconcat (mdg_record_sql_get (kind)->select, " WHERE r.state = 0 ORDER BY r.id", NULL);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  return stmt != NULL ? list_rows (kind, stmt, error) : NULL;
}

GPtrArray *
mdg_record_table_list_ever (MdgStore *store,
                            MdgKind kind,
                            GError **error)
{
  g_autofree char *sql = g_strconcat (mdg_record_sql_get (kind)->select, " ORDER BY r.id", NULL);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  return stmt != NULL ? list_rows (kind, stmt, error) : NULL;
}

GPtrArray *
mdg_record_table_list_by_reference (MdgStore *store,
                                    MdgKind kind,
                                    guint field,
                                    const MdgUuid *uuid,
                                    GError **error)
{
  const MdgRecordInfo *info = mdg_record_info_get (kind);
  g_autofree char *sql = g_strdup_printf ("%s WHERE r.\"%s\" = ?1 AND r.state = 0 ORDER BY r.id", mdg_record_sql_get (kind)->select, info->fields[field].name);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  gint64 id;

  if (stmt == NULL)
    return NULL;

  id = mdg_record_table_find_id (store, info->fields[field].refers_to, uuid, error);
  if (id < 0)
    return NULL;

  mdg_statement_bind_int64 (stmt, 1, id);

  return list_rows (kind, stmt, error);
}

GPtrArray *
mdg_record_table_list_by_text (MdgStore *store,
                               MdgKind kind,
                               guint field,
                               const char *text,
                               GError **error)
{
  const MdgRecordInfo *info = mdg_record_info_get (kind);
  g_autofree char *sql = g_strdup_printf ("%s WHERE r.\"%s\" = ?1 AND r.state = 0 ORDER BY r.id", mdg_record_sql_get (kind)->select, info->fields[field].name);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, text);

  return list_rows (kind, stmt, error);
}

GPtrArray *
mdg_record_table_list_by_range (MdgStore *store,
                                MdgKind kind,
                                guint field,
                                const char *from,
                                const char *to,
                                GError **error)
{
  const char *name = mdg_record_info_get (kind)->fields[field].name;
  g_autofree char *sql = g_strdup_printf ("%s WHERE r.\"%s\" BETWEEN ?1 AND ?2 AND r.state = 0 ORDER BY r.\"%s\", r.id", mdg_record_sql_get (kind)->select, name, name);
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, from);
  mdg_statement_bind_text (stmt, 2, to);

  return list_rows (kind, stmt, error);
}

gint64
mdg_record_table_find_id (MdgStore *store,
                          MdgKind kind,
                          const MdgUuid *uuid,
                          GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, mdg_record_sql_get (kind)->find_id, error);
  MdgStep step;

  if (stmt == NULL)
    return -1;

  mdg_statement_bind_uuid (stmt, 1, uuid);
  step = mdg_statement_step (stmt, error);
  if (step == MDG_STEP_ERROR)
    return -1;

  return step == MDG_STEP_ROW ? mdg_statement_get_int64 (stmt, 0) : 0;
}

static gboolean
bind_reference (MdgStore *store,
                MdgStatement *stmt,
                int parameter,
                const MdgField *field,
                const MdgUuid *uuid,
                GError **error)
{
  gint64 id = uuid != NULL ? mdg_record_table_find_id (store, field->refers_to, uuid, error) : 0;

  if (id < 0)
    return FALSE;

  if (uuid != NULL && id == 0)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("“%s” refers to a record that is not in this register. Nothing was changed."), mdg_field_get_label (field));
      return FALSE;
    }

  if (id != 0)
    mdg_statement_bind_int64 (stmt, parameter, id);
  else
    mdg_statement_bind_null (stmt, parameter);

  return TRUE;
}

static gboolean
bind_field (MdgStore *store,
            MdgStatement *stmt,
            MdgRecord *record,
            guint i,
            GError **error)
{
  const MdgField *field = &mdg_record_get_info (record)->fields[i];
  int parameter = MDG_RECORD_SQL_FIRST_PARAMETER + (int) i;

  if (field->type == MDG_FIELD_REFERENCE)
    return bind_reference (store, stmt, parameter, field, mdg_record_get_reference (record, i), error);

  if (field->type == MDG_FIELD_FLAG)
    mdg_statement_bind_int64 (stmt, parameter, mdg_record_get_flag (record, i));
  else if (field->type != MDG_FIELD_INTEGER)
    mdg_statement_bind_text (stmt, parameter, mdg_record_get_text (record, i));
  else if (mdg_record_is_empty (record, i))
    mdg_statement_bind_null (stmt, parameter);
  else
    mdg_statement_bind_int64 (stmt, parameter, mdg_record_get_integer (record, i));

  return TRUE;
}

static gboolean
write_row (MdgStore *store,
           const char *sql,
           MdgRecord *record,
           GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_uuid (stmt, 1, mdg_record_get_uuid (record));
  mdg_statement_bind_uuid (stmt, 2, mdg_record_get_revision (record));
  mdg_statement_bind_int64 (stmt, 4, mdg_record_get_state (record));
  if (sql == mdg_record_sql_get (mdg_record_get_kind (record))->insert)
    mdg_statement_bind_int64 (stmt, 3, 1);
  for (guint i = 0; i < mdg_record_get_info (record)->n_fields; i++)
    if (!bind_field (store, stmt, record, i, error))
      return FALSE;

  return mdg_statement_run (stmt, error);
}

gboolean
mdg_record_table_insert (MdgStore *store,
                         MdgRecord *record,
                         GError **error)
{
  if (!write_row (store, mdg_record_sql_get (mdg_record_get_kind (record))->insert, record, error))
    return FALSE;

  mdg_record_set_id (record, mdg_store_get_last_id (store));

  return mdg_record_get_kind (record) != MDG_KIND_CONSULTATION || mdg_consultation_code_table_replace (store, record, FALSE, error);
}

gboolean
mdg_record_table_update (MdgStore *store,
                         MdgRecord *record,
                         GError **error)
{
  if (!write_row (store, mdg_record_sql_get (mdg_record_get_kind (record))->update, record, error))
    return FALSE;

  return mdg_record_get_kind (record) != MDG_KIND_CONSULTATION || mdg_consultation_code_table_replace (store, record, TRUE, error);
}
