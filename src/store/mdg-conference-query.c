#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-conference-query.h"

static gboolean
add_cases (GPtrArray *cases,
           const char *reason,
           MdgStatement *stmt,
           GError **error)
{
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgConferenceCase *found = g_new0 (MdgConferenceCase, 1);

      mdg_statement_get_uuid (stmt, 0, &found->uuid);
      found->reason = reason;
      g_ptr_array_add (cases, found);
    }

  return step == MDG_STEP_DONE;
}

static gboolean
add_flagged (GPtrArray *cases,
             MdgStore *store,
             const char *since,
             const char *day,
             GError **error)
{
  static const char sql[] = "SELECT DISTINCT k.uuid"
                            "  FROM consultation AS c"
                            "  JOIN \"case\" AS k ON k.id = c.\"case\""
                            " WHERE c.received_at >= ?1 AND c.received_at < ?2 || 'U' AND c.is_conference <> 0 AND c.state = 0"
                            "   AND k.state = 0 AND k.status IS NOT 'closed'"
                            " ORDER BY k.opened_on, k.id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt != NULL)
    {
      mdg_statement_bind_text (stmt, 1, since);
      mdg_statement_bind_text (stmt, 2, day);
    }

  return add_cases (cases, "flagged", stmt, error);
}

static gboolean
add_overdue (GPtrArray *cases,
             MdgStore *store,
             const char *day,
             GError **error)
{
  static const char sql[] = "SELECT DISTINCT k.uuid"
                            "  FROM follow_up AS f"
                            "  LEFT JOIN consultation AS c ON c.id = f.consultation"
                            "  JOIN \"case\" AS k ON k.id = coalesce (f.\"case\", c.\"case\")"
                            " WHERE f.state = 0 AND f.status IN ('open', 'pending', 'waiting') AND f.due < ?1"
                            "   AND k.state = 0 AND k.status IS NOT 'closed'"
                            " ORDER BY k.opened_on, k.id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt != NULL)
    mdg_statement_bind_text (stmt, 1, day);

  return add_cases (cases, "overdue", stmt, error);
}

static gboolean
add_changed (GPtrArray *cases,
             MdgStore *store,
             const char *since,
             GError **error)
{
  static const char sql[] = "SELECT k.uuid"
                            "  FROM \"case\" AS k"
                            " WHERE k.state = 0 AND k.status IS NOT 'closed'"
                            "   AND (k.is_hard <> 0 OR k.is_home_risk <> 0 OR EXISTS (SELECT 1 FROM agenda_item AS i WHERE i.\"case\" = k.id AND i.state = 0))"
                            "   AND (EXISTS (SELECT 1 FROM consultation AS c WHERE c.\"case\" = k.id AND c.received_at >= ?1 AND c.state = 0)"
                            "        OR EXISTS (SELECT 1 FROM consultation AS c JOIN contact AS t ON t.consultation = c.id"
                            "                    WHERE c.\"case\" = k.id AND t.at >= ?1 AND t.state = 0)"
                            "        OR EXISTS (SELECT 1 FROM memo AS m WHERE m.\"case\" = k.id AND m.at >= ?1 AND m.state = 0))"
                            " ORDER BY k.opened_on, k.id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt != NULL)
    mdg_statement_bind_text (stmt, 1, since);

  return add_cases (cases, "changed", stmt, error);
}

static gboolean
add_new (GPtrArray *cases,
         MdgStore *store,
         const char *since,
         const char *day,
         GError **error)
{
  static const char sql[] = "SELECT uuid"
                            "  FROM \"case\""
                            " WHERE opened_on >= ?1 AND opened_on <= ?2 AND state = 0 AND status IS NOT 'closed'"
                            " ORDER BY opened_on, id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);

  if (stmt != NULL)
    {
      mdg_statement_bind_text (stmt, 1, since);
      mdg_statement_bind_text (stmt, 2, day);
    }

  return add_cases (cases, "new", stmt, error);
}

GPtrArray *
mdg_conference_query_list (MdgStore *store,
                           const char *since,
                           const char *day,
                           GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_free);

  if (!add_flagged (cases, store, since, day, error) || !add_overdue (cases, store, day, error) || !add_changed (cases, store, since, error) || !add_new (cases, store, since, day, error))
    return NULL;

  return g_steal_pointer (&cases);
}
