#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-conference-query.h"

/* Each statement finds cases of which one reason speaks; ?1 is the first day, ?2 the last. */
static gboolean
add_cases (GPtrArray *cases,
           MdgStore *store,
           const char *reason,
           const char *sql,
           const char *since,
           const char *day,
           GError **error)
{
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  MdgStep step;

  if (stmt == NULL)
    return FALSE;

  mdg_statement_bind_text (stmt, 1, since);
  mdg_statement_bind_text (stmt, 2, day);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgConferenceCase *found = g_new0 (MdgConferenceCase, 1);

      mdg_statement_get_uuid (stmt, 0, &found->uuid);
      found->reason = reason;
      g_ptr_array_add (cases, found);
    }

  return step == MDG_STEP_DONE;
}

GPtrArray *
mdg_conference_query_list (MdgStore *store,
                           const char *since,
                           const char *day,
                           GError **error)
{
  static const char flagged[] = "SELECT DISTINCT k.uuid"
                                "  FROM consultation AS c"
                                "  JOIN \"case\" AS k ON k.id = c.\"case\""
                                " WHERE c.received_at >= ?1 AND c.received_at < ?2 || 'U' AND c.is_conference <> 0 AND c.state = 0"
                                "   AND k.state = 0 AND k.status IS NOT 'closed'"
                                " ORDER BY k.opened_on, k.id";
  static const char overdue[] = "SELECT DISTINCT k.uuid"
                                "  FROM follow_up AS f"
                                "  LEFT JOIN consultation AS c ON c.id = f.consultation"
                                "  JOIN \"case\" AS k ON k.id = coalesce (f.\"case\", c.\"case\")"
                                " WHERE f.state = 0 AND f.status IN ('open', 'pending', 'waiting') AND f.due < ?2"
                                "   AND k.state = 0 AND k.status IS NOT 'closed'"
                                " ORDER BY k.opened_on, k.id";
  static const char changed[] = "SELECT k.uuid"
                                "  FROM \"case\" AS k"
                                " WHERE k.state = 0 AND k.status IS NOT 'closed'"
                                "   AND (k.is_hard <> 0 OR k.is_home_risk <> 0 OR EXISTS (SELECT 1 FROM agenda_item AS i WHERE i.\"case\" = k.id AND i.state = 0))"
                                "   AND (EXISTS (SELECT 1 FROM consultation AS c WHERE c.\"case\" = k.id AND c.received_at >= ?1 AND c.received_at < ?2 || 'U' AND c.state = 0)"
                                "        OR EXISTS (SELECT 1 FROM consultation AS c JOIN contact AS t ON t.consultation = c.id"
                                "                    WHERE c.\"case\" = k.id AND t.at >= ?1 AND t.at < ?2 || 'U' AND t.state = 0)"
                                "        OR EXISTS (SELECT 1 FROM memo AS m WHERE m.\"case\" = k.id AND m.at >= ?1 AND m.at < ?2 || 'U' AND m.state = 0))"
                                " ORDER BY k.opened_on, k.id";
  static const char opened[] = "SELECT uuid"
                               "  FROM \"case\""
                               " WHERE opened_on >= ?1 AND opened_on <= ?2 AND state = 0 AND status IS NOT 'closed'"
                               " ORDER BY opened_on, id";
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_free);

  if (!add_cases (cases, store, "flagged", flagged, since, day, error)
      || !add_cases (cases, store, "overdue", overdue, since, day, error)
      || !add_cases (cases, store, "changed", changed, since, day, error)
      || !add_cases (cases, store, "new", opened, since, day, error))
    return NULL;

  return g_steal_pointer (&cases);
}
