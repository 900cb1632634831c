#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-geography-query.h"

GArray *
mdg_geography_query_list_needs (MdgStore *store,
                                const char *from,
                                GError **error)
{
  static const char sql[] = "SELECT t.uuid, count (*)"
                            "  FROM consultation AS c"
                            "  JOIN subject AS s ON s.id = c.subject"
                            "  JOIN town AS t ON t.id = s.town"
                            " WHERE c.state = 0 AND s.state = 0 AND t.state = 0 AND c.received_at >= ?1"
                            " GROUP BY t.id"
                            " ORDER BY t.id";
  g_autoptr (MdgStatement) stmt = mdg_store_prepare (store, sql, error);
  g_autoptr (GArray) needs = g_array_new (FALSE, TRUE, sizeof (MdgTownNeeds));
  MdgStep step;

  if (stmt == NULL)
    return NULL;

  mdg_statement_bind_text (stmt, 1, from);
  while ((step = mdg_statement_step (stmt, error)) == MDG_STEP_ROW)
    {
      MdgTownNeeds one = { .n_consultations = (guint) mdg_statement_get_int64 (stmt, 1) };

      mdg_statement_get_uuid (stmt, 0, &one.town);
      g_array_append_val (needs, one);
    }

  return step == MDG_STEP_DONE ? g_steal_pointer (&needs) : NULL;
}
