#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-suggest-query.h"

#include "mdg-record.h"

/* In the order read_case takes them. */
#define CASE_COLUMNS                                                                                             \
  "SELECT k.id,"                                                                                                 \
  "       (SELECT group_concat (i.issue, ' ') FROM case_issue AS i WHERE i.\"case\" = k.id AND i.state = 0),"    \
  "       k.summary, k.close_note,"                                                                              \
  "       (SELECT group_concat (f.quote, char (10)) FROM finding AS f WHERE f.\"case\" = k.id AND f.state = 0)," \
  "       k.age_band, s.birth, s.age, s.age_on, coalesce (k.closed_on, k.opened_on),"                            \
  "       coalesce (k.household_kind, s.household_kind), coalesce (k.care_level, s.care_level), k.status"        \
  "  FROM \"case\" AS k LEFT JOIN subject AS s ON s.id = k.subject AND s.state = 0"

gboolean
mdg_suggest_query_list_findings (MdgStore *store,
                                 MdgSuggestFindingFunc func,
                                 gpointer user_data,
                                 GError **error)
{
  static const char sql[] = "SELECT id, issue, quote FROM finding WHERE state = 0";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    func (mdg_statement_get_int64 (stmt, 0), mdg_statement_get_text (stmt, 1), mdg_statement_get_text (stmt, 2), user_data);

  return step == MDG_STEP_DONE;
}

static void
read_case (MdgStatement *stmt,
           MdgComparedCase *compared)
{
  compared->id = mdg_statement_get_int64 (stmt, 0);
  compared->issues = mdg_statement_get_text (stmt, 1);
  compared->summary = mdg_statement_get_text (stmt, 2);
  compared->close_note = mdg_statement_get_text (stmt, 3);
  compared->quotes = mdg_statement_get_text (stmt, 4);
  compared->age_band = mdg_statement_get_text (stmt, 5);
  compared->birth = mdg_statement_get_text (stmt, 6);
  compared->age = mdg_statement_is_null (stmt, 7) ? MDG_NO_INTEGER : mdg_statement_get_int64 (stmt, 7);
  compared->age_on = mdg_statement_get_text (stmt, 8);
  compared->day = mdg_statement_get_text (stmt, 9);
  compared->household = mdg_statement_get_text (stmt, 10);
  compared->care_level = mdg_statement_get_text (stmt, 11);
  compared->is_closed = g_strcmp0 (mdg_statement_get_text (stmt, 12), "closed") == 0;
}

gboolean
mdg_suggest_query_list_cases (MdgStore *store,
                              const MdgUuid *uuid,
                              MdgSuggestCaseFunc func,
                              gpointer user_data,
                              GError **error)
{
  static const char all[] = CASE_COLUMNS " WHERE k.state = 0 AND k.status = 'closed'";
  static const char one[] = CASE_COLUMNS " WHERE k.state = 0 AND k.uuid = ?1";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, uuid != NULL ? one : all, error);
  MdgComparedCase compared;
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  if (uuid != NULL)
    mdg_statement_bind_uuid (stmt, 1, uuid);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      read_case (stmt, &compared);
      func (&compared, user_data);
    }

  return step == MDG_STEP_DONE;
}

gboolean
mdg_suggest_query_find_case (MdgStore *store,
                             gint64 id,
                             MdgUuid *uuid,
                             GError **error)
{
  static const char sql[] = "SELECT uuid FROM \"case\" WHERE id = ?1 AND state = 0";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_int64 (stmt, 1, id);

  return mdg_statement_step_to_row (stmt, error) && mdg_statement_get_uuid (stmt, 0, uuid);
}
