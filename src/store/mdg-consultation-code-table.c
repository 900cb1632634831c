#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-consultation-code-table.h"

#include "mdg-consultation.h"

static gboolean
delete_rows (MdgStore *store,
             gint64 id,
             GError **error)
{
  static const char sql[] = "DELETE FROM consultation_code WHERE consultation_id = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, id);

  return mdg_statement_run (stmt, error);
}

static gboolean
insert_axis (MdgStore *store,
             MdgRecord *consultation,
             MdgAxis axis,
             guint field,
             GError **error)
{
  static const char sql[] = "INSERT INTO consultation_code (consultation_id, axis, position, code)"
                            " VALUES (?1, ?2, ?3, ?4)";
  g_autoptr (MdgStatement) stmt = NULL;
  g_auto (GStrv) codes = NULL;

  if (mdg_record_is_empty (consultation, field))
    return TRUE;

  stmt = mdg_store_prepare (store, sql, error);
  if (stmt == NULL)
    return FALSE;

  codes = mdg_record_dup_codes (consultation, field);
  for (int i = 0; codes[i] != NULL; i++)
    {
      mdg_statement_bind_int64 (stmt, 1, mdg_record_get_id (consultation));
      mdg_statement_bind_int64 (stmt, 2, axis);
      mdg_statement_bind_int64 (stmt, 3, i);
      mdg_statement_bind_text (stmt, 4, codes[i]);
      if (!mdg_statement_run (stmt, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
mdg_consultation_code_table_replace (MdgStore *store,
                                     MdgRecord *consultation,
                                     gboolean had_rows,
                                     GError **error)
{
  if (had_rows && !delete_rows (store, mdg_record_get_id (consultation), error))
    return FALSE;

  return insert_axis (store, consultation, MDG_AXIS_CONTENT, MDG_CONSULTATION_CONTENTS, error) && insert_axis (store, consultation, MDG_AXIS_SCENE, MDG_CONSULTATION_SCENES, error) && insert_axis (store, consultation, MDG_AXIS_ACTION, MDG_CONSULTATION_ACTIONS, error);
}
