#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-backup-query.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>

void
mdg_backup_summary_clear (MdgBackupSummary *summary)
{
  g_clear_pointer (&summary->newest_number, g_free);
  g_clear_pointer (&summary->newest_received_at, g_free);
}

static gboolean
read_change (MdgStore *store,
             MdgBackupSummary *summary,
             GError **error)
{
  static const char sql[] = "SELECT id, uuid, at FROM change ORDER BY id DESC LIMIT 1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  step = mdg_statement_step (stmt, error);
  if (step == MDG_STEP_ROW)
    {
      summary->last_change_id = mdg_statement_get_int64 (stmt, 0);
      mdg_statement_get_uuid (stmt, 1, &summary->last_change);
      summary->last_change_at = mdg_statement_get_int64 (stmt, 2);
    }

  return step != MDG_STEP_ERROR;
}

gboolean
mdg_backup_query_summary (MdgStore *store,
                          MdgBackupSummary *summary,
                          GError **error)
{
  static const char sql[] = "SELECT (SELECT uuid FROM origin WHERE id = 1),"
                            " (SELECT max (id) FROM audit),"
                            " (SELECT count (*) FROM consultation WHERE state = 0),"
                            " (SELECT count (*) FROM \"case\" WHERE state = 0),"
                            " (SELECT count (*) FROM draft),"
                            " (SELECT number FROM consultation ORDER BY id DESC LIMIT 1),"
                            " (SELECT received_at FROM consultation WHERE state = 0 ORDER BY received_at DESC LIMIT 1)";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  *summary = (MdgBackupSummary){ 0 };
  if (stmt == NULL || !read_change (store, summary, error) || mdg_statement_step (stmt, error) != MDG_STEP_ROW)
    return FALSE;

  mdg_statement_get_uuid (stmt, 0, &summary->origin);
  summary->last_audit_id = mdg_statement_get_int64 (stmt, 1);
  summary->n_consultations = mdg_statement_get_int64 (stmt, 2);
  summary->n_cases = mdg_statement_get_int64 (stmt, 3);
  summary->n_drafts = mdg_statement_get_int64 (stmt, 4);
  summary->newest_number = g_strdup (mdg_statement_get_text (stmt, 5));
  summary->newest_received_at = g_strdup (mdg_statement_get_text (stmt, 6));

  return TRUE;
}

gboolean
mdg_backup_query_copy (MdgStore *store,
                       const char *path,
                       GError **error)
{
  static const char sql[] = "VACUUM INTO ?1";
  gboolean is_read_only = mdg_store_is_read_only (store);
  g_autoptr (MdgStatement) stmt = NULL;
  gboolean done;

  /* It writes another file, which query_only does not tell apart. */
  if (is_read_only && !mdg_store_execute (store, "PRAGMA query_only = OFF", error))
    return FALSE;

  stmt = mdg_store_prepare (store, sql, error);
  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_text (stmt, 1, path);
  done = mdg_statement_run (stmt, error);
  if (is_read_only && !mdg_store_execute (store, "PRAGMA query_only = ON", done ? error : NULL))
    return FALSE;

  return done;
}

static gint64
count_until (MdgStore *store,
             const char *sql,
             gint64 last,
             GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return -1;

  mdg_statement_bind_int64 (stmt, 1, last);

  return mdg_statement_step (stmt, error) == MDG_STEP_ROW ? mdg_statement_get_int64 (stmt, 0) : -1;
}

gboolean
mdg_backup_query_verify (MdgStore *store,
                         MdgStore *copy,
                         GError **error)
{
  static const char revisions[] = "SELECT count (*) FROM revision WHERE change <= ?1";
  static const char audit[] = "SELECT count (*) FROM audit WHERE id <= ?1";
  g_auto (MdgBackupSummary) summary = { 0 };
  gint64 counts[2][2];

  if (!mdg_backup_query_summary (copy, &summary, error))
    return FALSE;

  for (int i = 0; i < 2; i++)
    {
      counts[i][0] = count_until (i == 0 ? store : copy, revisions, summary.last_change_id, error);
      if (counts[i][0] < 0)
        return FALSE;
      counts[i][1] = count_until (i == 0 ? store : copy, audit, summary.last_audit_id, error);
      if (counts[i][1] < 0)
        return FALSE;
    }
  if (counts[0][0] == counts[1][0] && counts[0][1] == counts[1][1])
    return TRUE;

  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_DAMAGED, _ ("The copy does not hold all that the register holds. It was not kept."));
  return FALSE;
}

/* The id in store of the change that the copy ends with; 0 when store does not know it, so that all counts as later. */
static gint64
find_common_change (MdgStore *store,
                    const MdgBackupSummary *copy,
                    GError **error)
{
  static const char sql[] = "SELECT id FROM change WHERE uuid = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return -1;

  mdg_statement_bind_uuid (stmt, 1, &copy->last_change);
  step = mdg_statement_step (stmt, error);
  if (step == MDG_STEP_ERROR)
    return -1;

  return step == MDG_STEP_ROW ? mdg_statement_get_int64 (stmt, 0) : 0;
}

gint64
mdg_backup_query_lost (MdgStore *store,
                       const MdgBackupSummary *copy,
                       guint limit,
                       GPtrArray *numbers,
                       GError **error)
{
  static const char sql[] = "SELECT coalesce (c.number, k.number), max (r.id) AS newest"
                            "  FROM revision AS r"
                            "  LEFT JOIN consultation AS c ON c.uuid = r.record"
                            "  LEFT JOIN \"case\" AS k ON k.uuid = r.record"
                            " WHERE r.change > ?1 AND coalesce (c.number, k.number) IS NOT NULL"
                            " GROUP BY r.record ORDER BY newest DESC LIMIT ?2";
  gint64 common = find_common_change (store, copy, error);
  g_autoptr (MdgStatement) stmt = common >= 0 ? mdg_store_prepare (store, sql, error) : NULL;
  MdgStep step;

  if (stmt == NULL)
    return -1;

  mdg_statement_bind_int64 (stmt, 1, common);
  mdg_statement_bind_int64 (stmt, 2, limit);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    g_ptr_array_add (numbers, g_strdup (mdg_statement_get_text (stmt, 0)));
  if (step == MDG_STEP_ERROR)
    return -1;

  return count_until (store, "SELECT count (DISTINCT record) FROM revision WHERE change > ?1", common, error);
}
